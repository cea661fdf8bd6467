"""From Python: a report whose tables are DataFrames with types and whose findings can be looped over."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline import read
from pipeline.api import NoSuchTable, ReadReport
from pipeline.run.inputs.sources import NoDocuments

TEXT = """Cuenta Pública 2022

Hospital de Talca

Durante el año 2022 se atendió a 1300 personas en urgencia.

Atenciones por unidad

Unidad\tMujeres\tHombres\tTotal\t% mujeres
Urgencia\t1100\t200\t1300\t84,6%
Pediatría\t450\t360\t810\t55,6%
Cirugía\t210\t120\t330\t63,6%
Maternidad\t740\t12\t752\t98,4%
Total\t2500\t792\t3192\t78,3%
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ReadReport:
    path = tmp_path_factory.mktemp("leer") / "talca-2022.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read(path)


def test_whose_account_it_is(report: ReadReport) -> None:
    assert (report.institution, report.region, report.year) == ("Hospital de Talca", "Maule", 2022)
    assert "portada" in report.how
    assert repr(report) == "<Cuenta de Hospital de Talca, 2022: 1 tablas, 1 errores>"


def test_tables_are_frames_with_types(report: ReadReport) -> None:
    (table,) = report
    assert len(report) == 1
    assert table.df.index[0] == "t01/r01"
    assert table.df["hombres"].dtype == pd.Int64Dtype()
    assert table.df.loc["t01/r01", "mujeres"] == 1100
    assert table.df["porcentaje_mujeres"].tolist()[:2] == [84.6, 55.6]
    assert table.printed.iloc[1, 4] == "84,6%"
    assert table.extract()[0] == ["Unidad", "Mujeres", "Hombres", "Total", "% mujeres"]
    assert table.shape == (6, 5)
    assert list(report.datasets) == [table.dataset]


def test_findings_can_be_looped_over(report: ReadReport) -> None:
    (error,) = report.errors
    assert error.rule == "suma-columna"
    assert error.evidence[0].table == "t01"
    assert [n.text for n in report.numerals if n.verdict == "verified"] == ["1300"]
    figures = report.frame("cifras")
    assert figures[figures["veredicto"] == "acusada"]["impreso"].tolist() == ["792"]


def test_a_table_of_the_collection_that_is_not_there_names_those_that_are(report: ReadReport) -> None:
    with pytest.raises(NoSuchTable) as raised:
        report.frame("becas")
    assert str(raised.value) == (
        "No hay una tabla «becas» de la colección. Las que hay: tablas, cifras, afirmaciones, hallazgos. Los conjuntos "
        "de datos están en «datasets»: atenciones_unidad."
    )
    assert isinstance(raised.value, KeyError)


def test_a_notebook_shows_it_and_runs_nothing_of_it(report: ReadReport) -> None:
    shown = report._repr_html_()
    assert "Hospital de Talca · Maule · 2022" in shown
    assert "t01 Atenciones por unidad (6x5)" in shown
    assert "<table" in report.tables[0]._repr_html_()


def test_what_is_stated_beside_it_counts_and_what_is_not_there_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.with_suffix(".toml").write_text('institucion = "<b>Otro</b>"\n', encoding="utf-8")
    stated = read(path)
    assert stated.institution == "<b>Otro</b>"
    assert "<b>Otro" not in stated._repr_html_()
    with pytest.raises(NoDocuments):
        read(tmp_path / "nada.pdf")


def test_pesos_of_another_country_are_its_currency(tmp_path: Path) -> None:
    text = "Municipalidad de Tres Arroyos\n\nEjercicio 2021\n\nSe pagaron $ 5.000 en total.\n\n"
    path = tmp_path / "cuenta.md"
    path.write_text(
        f"{text}| Fondo | Importe |\n|---|---|\n| Obras | $ 1.000 |\n| Salud | $ 4.000 |\n", encoding="utf-8"
    )
    report = read(path)
    assert set(report.frame("cifras").unidad) == {"ARS"}
    assert "ARS" in set(report.frame("afirmaciones").unidad.dropna())
    assert [column.unit for column in report.report.clean.tables[0].columns] == ["", "ARS"]


def test_a_figure_with_the_mark_of_a_note_is_read_and_its_mark_kept(tmp_path: Path) -> None:
    path = tmp_path / "talca-2022.txt"
    path.write_text(TEXT.replace("1100", "1100¥").replace("\t120\t", "\t120 (*)\t"), encoding="utf-8")
    (table,) = read(path)
    assert table.df["mujeres"].dtype == pd.Int64Dtype()
    assert table.df.loc["t01/r01", "mujeres"] == 1100
    assert table.df.loc["t01/r03", "hombres"] == 120
    assert (table.printed.iloc[1, 1], table.printed.iloc[3, 2]) == ("1100¥", "120 (*)")
