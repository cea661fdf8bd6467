"""Sources and output beyond this machine: fsspec's memory and file systems, and S3 where moto is installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import locations, run
from pipeline.run.inputs.sources import NoDocuments, find
from pipeline.store import Bucket
from tests.places import ROOT

fsspec = pytest.importorskip("fsspec")

CASES = ROOT / "tests" / "data" / "cases"
NAMES = ("becas-c05.txt", "becas-c05.docx", "sence-c05.txt")


@pytest.fixture
def memory() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    yield "memory://cuentas"
    if system.exists("/cuentas"):
        system.rm("/cuentas", recursive=True)
    locations.filesystem.cache_clear()


def put(address: str, files: dict[str, bytes]) -> None:
    system, path = locations.filesystem(address)
    for name, data in files.items():
        system.makedirs(f"{path}/{name}".rsplit("/", 1)[0], exist_ok=True)
        system.pipe_file(f"{path}/{name}", data)


def documents() -> dict[str, bytes]:
    return {name: (CASES / name).read_bytes() for name in NAMES}


def tree(address: str) -> dict[str, bytes]:
    system, path = locations.filesystem(address)
    return {p[len(path) + 1 :]: system.cat_file(p) for p in system.find(path) if not p.endswith("run.json")}


def extract(source: str, out: str | Path, **options: Any) -> run.Result:
    return run.run([source], run.Options(out=out, expectations=False, jobs=2, **options))


def published_whole(source: str, out: str, tmp_path: Path) -> None:
    """Publishes from and to addresses, again, and after a change; the same bytes as here."""
    put(source, documents() | {"becas-c05.toml": 'region = "Ñuble"\n'.encode()})
    assert set(extract(source, out).statuses.values()) == {"published"}
    made = tree(out)
    report = json.loads(made["becas-c05-docx/report.json"])
    assert report["region"] == "Ñuble"
    assert report["source"]["path"].endswith("/becas-c05.docx")
    assert "datasets/redes_sociales.csv" in made

    result = extract(source, out)
    assert set(result.statuses.values()) == {"unchanged"}
    assert result.summaries["sence-c05"]["tables"] == 14
    assert tree(out) == made

    system, path = locations.filesystem(source)
    system.rm_file(f"{path}/sence-c05.txt")
    put(source, {"becas-c05.txt": documents()["becas-c05.txt"] + b"\nFin.\n"})
    result = extract(source, out)
    assert result.withdrawn == ["sence-c05"]
    assert result.statuses == {"becas-c05-docx": "unchanged", "becas-c05-text": "published"}
    assert not any("sence" in name or "redes_sociales" in name for name in tree(out))

    here = tmp_path / "here"
    extract(source, here)
    assert tree(out) == {
        p.relative_to(here).as_posix(): p.read_bytes() for p in here.rglob("*") if p.is_file() and p.name != "run.json"
    }


def test_from_and_to_memory(memory: str, tmp_path: Path) -> None:
    published_whole(f"{memory}/raw", f"{memory}/out", tmp_path)


def test_from_and_to_a_file_address(tmp_path: Path) -> None:
    published_whole(f"file://{tmp_path}/raw", f"file://{tmp_path}/out", tmp_path)


def test_from_and_to_s3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server_module = pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        fsspec.filesystem("s3", skip_instance_cache=True).mkdir("cuentas")
        fsspec.get_filesystem_class("s3").clear_instance_cache()
        locations.filesystem.cache_clear()
        published_whole("s3://cuentas/raw", "s3://cuentas/out", tmp_path)
    finally:
        server.stop()
        locations.filesystem.cache_clear()
        fsspec.get_filesystem_class("s3").clear_instance_cache()


def test_a_report_half_written_is_not_one(memory: str) -> None:
    """report.json says that a report is published: it is removed first and written last."""
    out = Bucket(f"{memory}/out")
    out.replace_folder("x", {"report.json": b"{}", "z.json": b"1"})
    system, path = locations.filesystem(f"{memory}/out")
    order: list[str] = []
    pipe_file = type(system).pipe_file

    def watched(self: Any, name: str, data: bytes, **rest: Any) -> None:
        order.append(f"{name.rsplit('/', 1)[-1]} {system.exists(f'{path}/x/report.json')}")
        pipe_file(self, name, data, **rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(system), "pipe_file", watched)
        assert out.replace_folder("x", {"report.json": b"{}", "z.json": b"2", "a.json": b"3"})
    assert order == ["a.json False", "z.json False", "report.json False"]
    assert out.find("*/report.json") == ["x/report.json"]
    assert not out.replace_folder("x", {"report.json": b"{}", "z.json": b"2", "a.json": b"3"})


def test_documents_are_found_with_what_stands_beside_them(memory: str) -> None:
    put(
        f"{memory}/raw",
        {"a/x.txt": b"x", "a/x.toml": b"", "a/x.decisions.toml": b"", ".tmp/y.txt": b"", "z.json": b"{}"},
    )
    (job,) = find([f"{memory}/raw"])
    folder = job.path.removesuffix("x.txt")
    assert job.report == "x"
    assert job.beside == (f"{folder}x.toml", "", f"{folder}x.decisions.toml")
    (alone,) = find([job.path])
    assert alone == job


def test_what_cannot_be_used_is_said(memory: str) -> None:
    with pytest.raises(NoDocuments, match="No hay nada en «memory://cuentas/nada»"):
        find([f"{memory}/nada"])
    with pytest.raises(locations.Unreachable, match="No se puede usar «nube://x»"):
        find(["nube://x"])
    for address in ("nube://x", "sftp://x/y"):  # a kind nobody knows, and one whose driver is not installed
        with pytest.raises(locations.Unreachable) as said:
            find([address])
        assert not any(word in str(said.value) for word in ("Protocol", "Install", "requires"))
