"""Years and months as columns, one value below the other."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clean.tables import clean_table
from pipeline.model import AccountIdentity, Cell, CleanReport, Document, Source, Table
from pipeline.publish.datasets import consolidate, long_form
from pipeline.publish.datasets.frames import frames
from pipeline.quantities.labels.periods import Period, split_periods


def frame(rows: list[list[str]]) -> Any:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    cleaned, _ = clean_table(Table("t01", cells, 1, "Atenciones"), (), context="", institution="")
    document = Document("r", Source("r.txt", "", "text"), ())
    return frames(CleanReport(document, AccountIdentity(), (cleaned,)))["atenciones"]


@pytest.mark.parametrize(
    ("header", "base", "period"),
    [
        ("2021", "", Period(2021, None)),
        ("Año 2021", "", Period(2021, None)),
        ("Hombres jul-17", "hombres", Period(2017, 7)),
        ("al 31 de diciembre de 2021", "", Period(2021, 12)),
        ("Enero", "", Period(None, 1)),
        ("sept-19", "", Period(2019, 9)),
        ("Set.19", "", Period(2019, 9)),
        ("sep. 2019", "", Period(2019, 9)),
        ("Casos dic-2019", "casos", Period(2019, 12)),
        ("Sep–19", "", Period(2019, 9)),
        ("set/2019", "", Period(2019, 9)),
        ("31-dic-2019", "", Period(2019, 12)),
        ("2019 julio", "", Period(2019, 7)),
        ("09-2019", "", Period(2019, 9)),
        ("2019-07", "", Period(2019, 7)),
        ("2019/07", "", Period(2019, 7)),
        ("Casos 2019.07", "casos", Period(2019, 7)),
        ("2019-20", "2019-20", None),
        ("2019-07-31", "2019-07-31", None),
        ("Temporada 2011-12", "Temporada 2011-12", None),
        ("ene-2019 a dic-2019", "ene-2019 a dic-2019", None),
        ("Variación 2020/2021", "Variación 2020/2021", None),
        ("Feb 2009-Ene 2010", "Feb 2009-Ene 2010", None),
        ("Mayores de 60", "Mayores de 60", None),
    ],
)
def test_the_period_of_a_header(header: str, base: str, period: Period | None) -> None:
    assert split_periods([header]) == [(base, period)]


def test_a_month_with_the_year_first_is_told_from_a_span_of_years_by_its_neighbours() -> None:
    assert split_periods(["2011-11", "2011-12"]) == [("", Period(2011, 11)), ("", Period(2011, 12))]
    assert split_periods(["2010-11", "2011-12"]) == [("2010-11", None), ("2011-12", None)]


def test_columns_of_months_with_the_year_first_are_offered_long() -> None:
    made = long_form.long_form(frame([["Unidad", "2019-11", "2019-12", "2020-01"], ["Parto", "1", "2", "3"]]))
    assert [(r["anio"], r["mes"], r["valor"]) for r in made.to_pylist()] == [(2019, 11, 1), (2019, 12, 2), (2020, 1, 3)]


def test_years_alone_are_a_value_a_row_and_blanks_are_none() -> None:
    made = long_form.long_form(frame([["Unidad", "2020", "2021"], ["Urgencia", "1.000", "1.100"], ["Parto", "", "7"]]))
    assert [(r["fila"], r["unidad"], r["anio"], r["valor"], r["valor_impreso"]) for r in made.to_pylist()] == [
        ("t01/r01", "Urgencia", 2020, 1000, "1.000"),
        ("t01/r01", "Urgencia", 2021, 1100, "1.100"),
        ("t01/r02", "Parto", 2021, 7, "7"),
    ]
    assert made.schema.metadata[b"clave"] == b"fila anio"


def test_two_measures_are_two_columns_and_the_accounts_year_stays() -> None:
    one = frame([["Unidad", "Hombres 2020", "Hombres 2021", "Mujeres 2021"], ["Parto", "1", "2", "9"]])
    key = consolidate.Key("Hospital", "Maule", 2021, "h-2021")
    made = long_form.long_form(consolidate.consolidate([(key, one)]))
    assert made.schema.names[:5] == ["institucion", "region", "anio", "reporte", "fila"]
    assert [(r["anio"], r["anio_reporte"], r["hombres"], r["mujeres_2021"]) for r in made.to_pylist()] == [
        (2020, 2021, 1, 9),
        (2021, 2021, 2, 9),
    ]


def test_months_without_a_year_are_of_the_accounts_year() -> None:
    one = frame([["Mes", "Enero", "Febrero"], ["Planta", "3", "4"]])
    key = consolidate.Key("Hospital", "Maule", 2021, "h-2021")
    made = long_form.long_form(consolidate.consolidate([(key, one)]))
    assert [(r["anio"], r["mes_periodo"], r["mes"], r["valor"]) for r in made.to_pylist()] == [
        (2021, 1, "Planta", 3),
        (2021, 2, "Planta", 4),
    ]


def test_other_tables_have_no_long_form() -> None:
    assert long_form.long_form(frame([["Unidad", "2020", "Total"], ["Urgencia", "1", "1"]])) is None
