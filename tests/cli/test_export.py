"""What is published as CKAN and DCAT metadata, and as one DuckDB file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import duckdb
import pytest

from tests.cli.accounts_sample import cuenta


def test_ckan_takes_it(two_years: Path) -> None:
    code, said, _ = cuenta(
        "export", "ckan", "--out", two_years / "out", "--organisation", "hospital", "--address", "https://ejemplo.cl/d/"
    )
    assert code == 0
    package = json.loads(said)
    # What package_create asks for: a name of lower-case letters, digits, - and _ of 2 to 100 characters; tags of
    # letters, digits, spaces and -_. ; a url for every resource.
    assert 2 <= len(package["name"]) <= 100
    assert set(package["name"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert (package["owner_org"], package["license_id"]) == ("hospital", "notspecified")
    assert all(tag["name"].replace(" ", "").isalpha() for tag in package["tags"])
    urls = [resource["url"] for resource in package["resources"]]
    assert "https://ejemplo.cl/d/collection/cifras.csv" in urls
    assert "https://ejemplo.cl/d/datasets/atenciones_unidad.parquet" in urls
    assert all(len(resource["hash"]) == 64 for resource in package["resources"])


def test_dcat_names_every_file(two_years: Path) -> None:
    code, said, _ = cuenta("export", "dcat", "--out", two_years / "out", "--address", "https://ejemplo.cl")
    assert code == 0
    dataset = json.loads(said)
    assert dataset["@type"] == "dcat:Dataset"
    files = [found["dcat:accessURL"]["@id"] for found in dataset["dcat:distribution"]]
    published = [p for folder in ("datasets", "collection") for p in (two_years / "out" / folder).iterdir()]
    assert sorted(files) == sorted(
        f"https://ejemplo.cl/{p.relative_to(two_years / 'out').as_posix()}" for p in published
    )


def test_one_duckdb_file_of_all(two_years: Path, tmp_path: Path) -> None:
    file = tmp_path / "cuentas.duckdb"
    for _ in range(2):  # an earlier one is replaced
        code, said, _ = cuenta("export", "duckdb", "--out", two_years / "out", "--to", file)
        assert code == 0
    assert "tablas." in said
    with duckdb.connect(str(file), read_only=True) as connection:
        rows = connection.execute("select anio, count(*) from atenciones_unidad group by 1 order by 1").fetchall()
        assert [year for year, _ in rows] == [2022, 2023]
        assert connection.execute("select count(*) from reportes").fetchone() == (2,)


def test_a_licence_of_dcat_is_its_address(two_years: Path) -> None:
    code, _, errors = cuenta("export", "dcat", "--out", two_years / "out", "--licence", "cc-by")
    assert code == 2
    assert "Revise --licence" in errors


def test_what_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    code, _, errors = cuenta("export", "ckan", "--out", tmp_path)
    assert code == 2
    assert "Ejecute antes «cuenta extract»" in errors
    code, _, errors = cuenta("export", "excel", "--out", tmp_path)
    assert code == 2
    assert "ckan, dcat, fiscal, duckdb" in errors


def test_a_link_and_a_pipe_stay_what_they_are(two_years: Path, tmp_path: Path) -> None:
    """As root, a file put in the place of ``/dev/stdout`` would take that from every program of the machine."""
    (tmp_path / "link.json").symlink_to(tmp_path / "behind.json")
    (tmp_path / "behind.json").write_text("before", encoding="utf-8")
    assert cuenta("export", "dcat", "--out", two_years / "out", "--to", tmp_path / "link.json")[0] == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "behind.json").read_text(encoding="utf-8"))["@type"] == "dcat:Dataset"
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert cuenta("export", "ckan", "--out", two_years / "out", "--to", tmp_path / "pipe")[0] == 0
        assert os.read(reader, 1) == b"{"
    finally:
        os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("form", ["dcat", "duckdb"])
def test_a_folder_is_no_file_to_write(two_years: Path, tmp_path: Path, form: str) -> None:
    code, _, errors = cuenta("export", form, "--out", two_years / "out", "--to", tmp_path)
    assert (code, "es una carpeta" in errors) == (2, True)


def test_a_full_disk_for_temporary_files(two_years: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> str:
        raise duckdb.IOException('IO Error: Could not write file "x": No space left on device')

    monkeypatch.setattr("pipeline.run.collection.export.write_table", full)
    code, _, errors = cuenta("export", "duckdb", "--out", two_years / "out", "--to", tmp_path / "x.duckdb")
    assert (code, "no queda espacio" in errors) == (2, True)
    assert list(tmp_path.iterdir()) == []
