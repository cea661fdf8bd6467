"""Parquet, CSV and Data Package always agree, and the whole is the sum of its reports."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.clean.dataset_names import as_name
from pipeline.cli import app
from pipeline.model import (
    AccountIdentity,
    CleanReport,
    CleanRow,
    CleanTable,
    Column,
    Document,
    FieldType,
    Report,
    RowKind,
    Source,
    Typed,
    Value,
)
from pipeline.publish.datasets import tabular
from pipeline.publish.datasets.frames import frames
from pipeline.run.collection.all_reports import publish
from pipeline.run.published.summaries import SUMMARY, published_reports, summaries
from pipeline.run.report.summary import summary
from pipeline.safe_text import plain
from pipeline.store import output
from tests.places import ROOT
from tests.safety.agreement import disagreements, pairs
from tests.safety.hostile_texts import CORPUS, LONG
from tests.trials import trials

CASES = ROOT / "tests" / "data" / "cases"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the case documents that are read in a moment, published together."""
    folder = tmp_path_factory.mktemp("many")
    for path in [path for path in sorted(CASES.glob("*")) if path.suffix in (".txt", ".docx")][::3]:
        shutil.copy(path, folder / path.name)
    return extracted(folder)


def extracted(folder: Path) -> Path:
    """The documents of a folder published in ``out`` beside them."""
    done = CliRunner().invoke(app, ["extract", str(folder), "--out", str(folder / "out"), "--no-expectations"])
    assert done.exit_code == 0, done.output
    return folder / "out"


def test_what_is_published_of_many_documents_agrees(many: Path) -> None:
    assert len(pairs(many)) > 10
    assert disagreements(many) == []


def test_what_the_repository_publishes_agrees() -> None:
    assert disagreements(ROOT / "extracted") == []


@pytest.mark.parametrize("which", ["many", "extracted"])
def test_frictionless_finds_the_package_valid(which: str, many: Path) -> None:
    from frictionless import Package

    out = many if which == "many" else ROOT / "extracted"
    done = Package(str(out / "datapackage.json")).validate(limit_errors=5)
    assert done.valid, [task.errors for task in done.tasks if task.errors][:3]


@pytest.mark.parametrize("spoil", ["csv value", "csv row", "column order", "hash", "unit", "whole"])
def test_the_comparison_sees_a_difference(spoil: str, many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(many, out)
    path = next(
        p for p in pairs(out) if p.parent.parent == out and pq.read_metadata(p.with_suffix(".parquet")).num_rows > 2
    )
    if spoil.startswith("csv"):
        lines = path.read_bytes().split(b"\n")
        lines[1:2] = [lines[1].replace(b"detalle", b"total")] if spoil == "csv value" else []
        path.write_bytes(b"\n".join(lines))
    elif spoil in ("column order", "whole"):
        frame = pq.read_table(path.with_suffix(".parquet"))
        names = frame.schema.names
        changed = frame.select([*names[:-2], names[-1], names[-2]]) if spoil == "column order" else frame.slice(1)
        pq.write_table(changed, path.with_suffix(".parquet"))
    else:
        package = json.loads((out / "datapackage.json").read_text("utf-8"))
        resource = next(r for r in package["resources"] if r["path"] == path.relative_to(out).as_posix())
        if spoil == "hash":
            resource["hash"] = "sha256:" + "0" * 64
        else:
            resource["schema"]["fields"][0]["unit"] = "M$"
        (out / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert disagreements(out) != []


TEXTS = st.one_of(
    st.sampled_from([plain(text) for text in CORPUS if text not in LONG]),
    st.text(max_size=12).map(plain),
    st.sampled_from(["", "NA", "null", "None", "nan", "-", "0", "01", "1e5", "TRUE"]),
)
FIGURES = st.one_of(
    st.integers(-(10**20), 10**20),
    st.integers(-1000, 1000),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.sampled_from([Decimal("1E+400"), Decimal("-1E-400"), Decimal("-0"), Decimal("1E+22"), 2**63, -(2**63)]),
)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
VALUES: dict[FieldType, st.SearchStrategy[Typed]] = {
    "texto": TEXTS,
    "codigo": TEXTS,
    "entero": st.one_of(st.integers(-(2**63), 2**63 - 1), FIGURES),
    "decimal": FIGURES,
    "porcentaje": FIGURES,
    "monto": FIGURES,
    "fecha": DATES,
}
NAMES = ("total", "monto", "anio_2022", "region_tabla", "total_2")
KINDS: tuple[RowKind, ...] = ("detalle", "subtotal", "total", "promedio")


@st.composite
def tables(draw: st.DrawFn, number: int) -> CleanTable:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=4))
    columns = tuple(
        Column(name, draw(st.sampled_from(sorted(VALUES))), draw(TEXTS), draw(TEXTS), draw(TEXTS)) for name in names
    )
    rows = []
    for row in range(draw(st.integers(0, 4))):
        values = {}
        for n, column in enumerate(columns):
            typed = draw(st.one_of(st.none(), VALUES[column.type]))
            if draw(st.booleans()) or typed is not None:
                values[column.name] = Value(typed, draw(TEXTS), row, n, corrected=draw(st.booleans()))
        rows.append(CleanRow(f"t{number:02d}/r{row:02d}", draw(st.sampled_from(KINDS)), values))
    dataset = draw(st.sampled_from(["uno", "dos"]))
    return CleanTable(f"t{number:02d}", dataset, draw(TEXTS), columns, tuple(rows), known=draw(st.booleans()))


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    made = []
    for n in range(draw(st.integers(1, 3))):
        source = Source(f"raw/r{n}.txt", f"{n:064d}", "text")
        clean = CleanReport(
            Document(f"r{n}", source, ()),
            AccountIdentity(draw(TEXTS), draw(TEXTS), draw(st.one_of(st.none(), st.integers(1990, 2100)))),
            tuple(draw(tables(number)) for number in range(1, draw(st.integers(1, 3)) + 1)),
        )
        made.append(Report(clean, ()))
    return made


def written(made: Sequence[Report], folder: Path) -> Path:
    """The reports published as a run does, without their pages."""
    out = output(folder)
    with out.draft((), lambda: None) as draft:
        for report in made:
            files, digests = {}, {}
            for name, frame in frames(report.clean).items():
                files[f"datasets/{name}.csv"] = tabular.to_csv(frame)
                files[f"datasets/{name}.parquet"] = parquet = tabular.to_parquet(frame)
                digests[name] = hashlib.sha256(parquet).hexdigest()[:16]
            files[SUMMARY] = json.dumps(summary(report, digests)).encode()
            draft.replace_folder(report.document.report, files)
        publish(draft, summaries(draft, published_reports(draft)), {}, folder.parent / "kept")
        draft.commit()
    return folder


@pytest.mark.slow
@settings(max_examples=trials(40), suppress_health_check=[HealthCheck.too_slow])
@given(made=reports())
def test_whatever_the_tables_hold_the_files_agree(made: list[Report], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("made")
    assert disagreements(written(made, folder)) == []
    shutil.rmtree(folder)


def test_headers_that_are_names_of_our_own_columns(tmp_path: Path) -> None:
    """«Total impreso» beside «Total» once gave two columns of one name, and no dataset at all."""
    header = "Región\tTotal\tTotal impreso\tFila\tReporte\tTipo fila\tAño"
    (tmp_path / "a.txt").write_text(f"CUENTA 2022\n\n{header}\nA\t1\t2\t3\t4\tx\t2021\nB\t3\t4\t5\t6\ty\t2022\n")
    (tmp_path / "b.txt").write_text(f"CUENTA\n\n{'x' * 5000}\t{'x' * 5000} 2\t{'palabra ' * 3000}\nA\t1\t2\nB\t3\t4\n")
    out = extracted(tmp_path)
    assert disagreements(out) == []
    (path,) = (out / "a" / "datasets").glob("*.parquet")
    frame = pq.read_table(path)
    assert frame.column("total").to_pylist() == [1, 3]
    assert frame.column("total_impreso").to_pylist() == ["1", "3"]
    assert frame.column("total_impreso_tabla").to_pylist() == [2, 4]
    assert frame.column("reporte_tabla").to_pylist() == [4, 6]


def test_a_table_of_a_stranger_does_not_get_into_a_dataset_that_has_a_schema(tmp_path: Path) -> None:
    """A caption called like a dataset put its rows there, and made text of its figures for every report."""
    for name, caption in (("a", "Redes sociales"), ("b", "Reportes"), ("c", "Hallazgos"), ("d", "AUX")):
        rows = f"Cosa {name}\tSeguidores\tTotal\nA\tmuchos\t1\nB\tpocos\t2\n"
        (tmp_path / f"{name}.txt").write_text(f"CUENTA PÚBLICA 2022\n\n{caption}\n\n{rows}", encoding="utf-8")
    out = extracted(tmp_path)
    names = {path.stem for path in out.glob("?/datasets/*.csv")}
    # Three letters say nothing: that table is called by its section.
    assert names == {"tabla_redes_sociales", "tabla_reportes", "tabla_hallazgos", "cuenta_publica"}
    assert as_name("aux") == "tabla_aux", "no file of Windows can be called so"
    asked = CliRunner().invoke(app, ["sql", "select reporte from reportes order by 1", "--out", str(out)])
    assert [line.strip() for line in asked.output.splitlines()[2:6]] == ["a", "b", "c", "d"]
