"""What has not changed is not redone: by document, declarations, schemas and code."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline import contract, run
from pipeline.extract.reader import read
from pipeline.run.incremental import cache, state
from tests.places import ROOT
from tests.published import kept_beside, made_anew, tree

CASES = ROOT / "tests" / "data" / "cases"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two services' reports in ``raw/`` and a copy of the schemas, published in ``out/``, with the readings kept."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "raw").mkdir()
    for name in ("becas-c05", "sence-c05"):
        shutil.copy(CASES / f"{name}.txt", folder / "raw")
    shutil.copytree(contract.SCHEMAS, folder / "schemas", ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        extract(folder)
    return kept_beside(folder)


@pytest.fixture
def folder(published: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as it was published, whatever an earlier test did in it."""
    folder = made_anew(published)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    return folder


def extract(folder: Path, **options: Any) -> run.Result:
    contract.datasets.cache_clear()
    given = run.Options(out=folder / "out", schemas=folder / "schemas", expectations=False, jobs=1, **options)
    return run.run([str(folder / "raw")], given)


def seconds(folder: Path) -> dict[str, set[str]]:
    """The stages each report went through the last time."""
    inputs = json.loads((folder / "out" / "run.json").read_text())["inputs"]
    return {entry["report"]: set(entry["seconds"]) for entry in inputs}


def times(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in (folder / "out").rglob("*") if p.is_file()}


def test_nothing_changed_nothing_written(folder: Path) -> None:
    before = times(folder)
    result = extract(folder)
    assert result.statuses == {"becas-c05": "unchanged", "sence-c05": "unchanged"}
    assert result.summaries["sence-c05"]["tables"] == 14
    assert times(folder) == before


def test_one_document_changed(folder: Path) -> None:
    before = times(folder)
    path = folder / "raw" / "becas-c05.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nFin del informe.\n", encoding="utf-8")
    assert extract(folder).statuses == {"becas-c05": "published", "sence-c05": "unchanged"}
    changed = {name for name, time_ in times(folder).items() if before.get(name) != time_}
    assert not any("sence" in name for name in changed)
    assert not any(name.startswith("out/datasets/") for name in changed), "the rows are the same"


def test_a_schema_changes_only_the_reports_that_use_it(folder: Path) -> None:
    before = times(folder)
    schema = folder / "schemas" / "redes_sociales.py"
    schema.write_text(schema.read_text().replace('"Red social"', '"Red"'))
    result = extract(folder)
    assert result.statuses == {"becas-c05": "unchanged", "sence-c05": "published"}
    assert seconds(folder)["becas-c05"] == {"extract", "clean"}
    changed = {name for name, time_ in times(folder).items() if before.get(name) != time_}
    assert not any("becas" in name for name in changed)
    assert {name for name in changed if name.startswith("out/datasets/")} == {
        "out/datasets/redes_sociales.parquet",
        "out/datasets/redes_sociales_largo.parquet",
    }


def test_a_comment_in_a_schema_changes_nothing(folder: Path) -> None:
    schema = folder / "schemas" / "redes_sociales.py"
    schema.write_text(schema.read_text() + "\n# revisado en marzo\n")
    assert extract(folder).statuses == {"becas-c05": "unchanged", "sence-c05": "unchanged"}


def test_documents_are_not_read_again_for_a_schema(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.run.workers import pool

    def here(calls: Any, **_: Any) -> Any:
        for call in calls:
            yield call.job, call.function(*call.arguments)

    monkeypatch.setattr(pool, "run_all", here)
    monkeypatch.setattr("pipeline.run.report.reading.read", lambda *_: pytest.fail("read again"))
    (folder / "schemas" / "redes_sociales.py").unlink()
    assert extract(folder).statuses["sence-c05"] == "published"


def test_what_is_stated_beside_a_document_counts(folder: Path) -> None:
    (folder / "raw" / "becas-c05.toml").write_text('region = "Ñuble"\nanio = 2031\n', encoding="utf-8")
    assert extract(folder).statuses == {"becas-c05": "published", "sence-c05": "unchanged"}
    summary = json.loads((folder / "out" / "becas-c05" / "report.json").read_text())
    assert (summary["region"], summary["year"]) == ("Ñuble", 2031)


def test_force_does_all_again_and_makes_the_same(folder: Path) -> None:
    files = {p: p.read_bytes() for p in (folder / "out").rglob("*") if p.is_file() and p.name != "run.json"}
    assert set(extract(folder, force=True).statuses.values()) == {"published"}
    assert {p: p.read_bytes() for p in files} == files


def test_a_document_that_is_gone_is_withdrawn(folder: Path) -> None:
    (folder / "raw" / "becas-c05.txt").unlink()
    assert extract(folder).withdrawn == ["becas-c05"]
    assert not (folder / "out" / "becas-c05").exists()
    assert not (folder / "out" / "datasets" / "becas_asignadas_region.csv").exists()
    assert (folder / "out" / "datasets" / "redes_sociales.csv").is_file()


def test_a_damaged_memory_is_the_same_as_none(folder: Path) -> None:
    (folder / "out" / "run.json").write_text("{", encoding="utf-8")
    assert set(extract(folder).statuses.values()) == {"published"}


def test_resume_does_not_try_again_what_failed(folder: Path) -> None:
    (folder / "raw" / "nada.pdf").write_bytes(b"")
    assert extract(folder).statuses["nada"] == "failed"
    message = extract(folder, resume=True).errors["nada"]
    assert "vacío" in message
    assert seconds(folder)["nada"] == {"extract"}


@pytest.mark.parametrize("name", ["becas-p00.txt", "sence-p01.docx", "becas-c05.pdf", "sence-p02.pdf"])
def test_a_kept_reading_is_the_document(name: str) -> None:
    document = read((CASES / name).read_bytes(), "x", f"raw/{name}")
    data = cache.encode("key", document)
    assert cache.decode("key", data) == document
    assert cache.encode("key", document) == data
    assert cache.decode("other", data) is None


@pytest.mark.parametrize("data", [b"", b"no zlib", b"\x80\x04."])
def test_a_damaged_reading_is_the_same_as_none(data: bytes) -> None:
    assert cache.decode("key", data) is None


def test_the_code_that_reads_is_part_of_a_readings_key() -> None:
    assert state.reading_version() != state.code_version()
    assert cache.key("r", "p", "s", "one") != cache.key("r", "p", "s", "two")


def test_the_code_that_reads_is_named_as_it_lies() -> None:
    package = ROOT / "pipeline"
    assert [name for name in state.READING if not (package / name).exists()] == []
    imported = {
        match
        for file in (package / "extract").rglob("*.py")
        for match in re.findall(r"^\s*from pipeline\.(\w+)[.\w]* import", file.read_text("utf-8"), re.MULTILINE)
    }
    named = {name.split("/")[0].removesuffix(".py") for name in state.READING}
    assert imported - named <= {"processes"}  # which bound a reading, and change nothing of it


@pytest.mark.slow
def test_interrupted_and_run_again_is_the_same_as_never_interrupted(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for path in sorted(CASES.glob("*-p0*.txt"))[:7]:
        shutil.copy(path, raw)
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "extract", str(raw), "--no-expectations"]
    to_out = [*command, "--out", str(tmp_path / "out")]
    interrupted = subprocess.Popen(to_out, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert interrupted.stderr is not None
    for line in interrupted.stderr:
        if line.startswith("[2/"):
            interrupted.send_signal(signal.SIGINT)
            break
    rest = interrupted.stderr.read()
    assert interrupted.wait(30) == 130
    assert "Interrumpido" in rest
    assert "Traceback" not in rest
    kept = {p.parent.name for p in (tmp_path / "out").glob("*/report.json")}
    assert 2 <= len(kept) <= 7
    assert not list((tmp_path / "out").glob(".*"))

    again = subprocess.run(to_out, capture_output=True, text=True, cwd=ROOT)
    assert again.returncode == 0, again.stderr
    assert "Traceback" not in again.stderr
    subprocess.run([*command, "--out", str(tmp_path / "whole")], check=True, capture_output=True, cwd=ROOT)
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_killed_between_publishing_and_consolidating_is_made_good(folder: Path) -> None:
    """A report published by a run that died before it could tell: its rows are in the next one's datasets."""
    path = folder / "out" / "run.json"
    remembered = json.loads(path.read_text())
    whole = (folder / "out" / "datasets" / "redes_sociales.csv").read_bytes()
    (folder / "out" / "datasets" / "redes_sociales.csv").unlink()
    (folder / "out" / "datasets" / "redes_sociales.parquet").unlink()
    remembered["complete"] = False
    path.write_text(json.dumps(remembered))
    assert set(extract(folder).statuses.values()) == {"unchanged"}
    assert (folder / "out" / "datasets" / "redes_sociales.csv").read_bytes() == whole


def test_an_unchanged_run_loads_little(folder: Path) -> None:
    for year in (2021, 2022):  # a family of tables, whose names are looked at
        rows = f"| Maule | {year - 2000} | 14 |\n| Ñuble | 17 | 35 |\n| Aysén | 22 | {year - 1990} |"
        table = f"Tabla 1: Personas\n\n| Región | Mujeres | Hombres |\n|---|---:|---:|\n{rows}\n"
        (folder / "raw" / f"cuenta-{year}.md").write_text(f"# Cuenta Pública {year}\n\n{table}", encoding="utf-8")
    extract(folder)
    assert json.loads((folder / "out" / "families.json").read_text(encoding="utf-8"))["families"]
    code = (
        "import sys; from pathlib import Path; from pipeline import run;"
        f"r = run.run([{str(folder / 'raw')!r}], run.Options(Path({str(folder / 'out')!r}), "
        f"Path({str(folder / 'schemas')!r}), expectations=False));"
        "assert set(r.statuses.values()) == {'unchanged'}, r;"
        "stages = ('pipeline.clean', 'pipeline.validate', 'pipeline.extract.tables', 'pipeline.publish.html');"
        "print(sorted({'numpy', 'pyarrow', 'pandas', 'pypdfium2', 'duckdb'} & set(sys.modules)),"
        " [m for m in sys.modules if m.startswith(stages)])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert said.stdout.strip() == "[] []"
