"""Every figure of ``cifras`` leads to a row and a column of its dataset, in its report and over all reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.run.options import Options
from pipeline.run.runner import run

OTHER_MONTH = {2020: "Oct 2020", 2021: "Sep 2021", 2022: "Dic 2022"}


def _text(year: int) -> str:
    """An account with a table whose column names its period, which is another in each, and a mixed row."""
    header = f"Instrumento\tMonto MM$\tÚltimos 12 meses a {OTHER_MONTH[year]}\tPromedio anual a {OTHER_MONTH[year]}"
    rows = f"Acciones\t1.{year - 1900}\t0,50\t2,05\n"
    rows += "".join(
        f"Fondo {letter}\t3.{number}00\t1,{number}9\t2,{number}1\n" for number, letter in enumerate("BCDEFGHIJ")
    )
    mixed = "Participación\t17,9%\t1,10\t1,20\n"
    table = f"Rentabilidad de los fondos a {OTHER_MONTH[year]}\n\n{header}\n{rows}{mixed}"
    alone = "Visitas del museo\n\nSala\tVisitas\nNorte\t5\nSur\t7\n" if year == 2022 else ""
    return f"Cuenta Pública {year}\nSuperintendencia de Pensiones\n\n{table}\n{alone}"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claves")
    raw = folder / "raw"
    raw.mkdir()
    for year in OTHER_MONTH:
        (raw / f"fondos-{year}.txt").write_text(_text(year), encoding="utf-8")
    run([str(raw)], Options(out=folder / "out", jobs=1, expectations=False))
    return folder / "out"


def _rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def _wrong(out: Path) -> list[tuple[object, ...]]:
    """The figures whose key leads nowhere, or to another value."""
    tables = {(t["reporte"], t["tabla"]): t for t in _rows(out / "collection/tablas.parquet")}
    wrong: list[tuple[object, ...]] = []
    for figure in _rows(out / "collection/cifras.parquet"):
        table = tables[figure["reporte"], figure["tabla"]]
        own = out / f"{figure['reporte']}/datasets/{table['conjunto']}.parquet"
        found = [(own, figure["campo"])]
        if table["conjunto_reunido"]:
            found.append((out / f"datasets/{table['conjunto_reunido']}.parquet", figure["campo_reunido"]))
        elif figure["campo_reunido"] is not None:
            wrong.append((figure["reporte"], figure["campo_reunido"], "is in no dataset over all reports"))
        for path, column in found:
            rows = [
                row
                for row in _rows(path)
                if row["fila"] == figure["fila"] and row.get("reporte", figure["reporte"]) == figure["reporte"]
            ]
            value = [row.get(column, "no such column") for row in rows]
            printed = [row.get(f"{column}_impreso") for row in rows]
            typed = printed == [figure["impreso"]] and value in ([figure["valor"]], [None])
            if not typed and value != [figure["impreso"]]:
                wrong.append((path.stem, figure["reporte"], figure["fila"], column, figure["impreso"], value, printed))
    return wrong


def test_every_figure_leads_to_its_column(out: Path) -> None:
    figures = _rows(out / "collection/cifras.parquet")
    assert len(figures) == 3 * 33 + 2
    called = {(f["campo"], f["campo_reunido"]) for f in figures if f["campo"].startswith("ultimos")}
    assert called == {
        ("ultimos_12_meses_oct_2020", "ultimos_12_meses"),
        ("ultimos_12_meses_sep_2021", "ultimos_12_meses"),
        ("ultimos_12_meses_dic_2022", "ultimos_12_meses"),
    }
    assert _wrong(out) == []


def test_a_figure_of_another_kind_than_its_column_has_its_own_unit(out: Path) -> None:
    figures = _rows(out / "collection/cifras.parquet")
    units = {(f["impreso"], f["unidad"], f["valor"]) for f in figures if f["rotulo_fila"] == "Participación"}
    assert ("17,9%", "%", 17.9) in units


def test_figures_that_an_earlier_version_published_have_the_columns_of_now(out: Path) -> None:
    """Its report is not of this run, so that it stays as it was published."""
    path = out / "fondos-2022/collection/cifras.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["campo_reunido"]), path)
    one = out.parent / "raw/fondos-2020.txt"
    one.write_text(_text(2020).replace("0,50", "0,70"), encoding="utf-8")
    run([str(one)], Options(out=out, jobs=1, expectations=False))
    assert "campo_reunido" not in pq.read_schema(path).names
    assert _wrong(out) == []


def test_a_run_that_changes_one_report_keeps_the_keys_of_the_others(out: Path, tmp_path: Path) -> None:
    raw = out.parent / "raw"
    (raw / "fondos-2021.txt").write_text(_text(2021).replace("0,50", "0,60"), encoding="utf-8")
    run([str(raw)], Options(out=out, jobs=1, expectations=False))
    assert _wrong(out) == []
