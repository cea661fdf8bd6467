"""How much was checked, by page and section, against figures counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Account, Column
from pipeline.publish.quality import marks
from pipeline.publish.quality.coverage import PageCoverage, coverage
from pipeline.publish.quality.triage import open_of
from tests.publish.publish_sample import clean_table, sample


def test_every_figure_is_counted_once_where_it_stands() -> None:
    report = sample(paged=True)
    judged = marks.marks_by_cell(report)
    made = coverage(report, judged)
    (page,) = made.pages
    of_tables = marks.counts(report, judged)
    assert page.figures == of_tables.figures  # the sentence has no page
    assert page.checked == of_tables.checked
    assert page.failing == 2
    assert page.level == "failing"
    ((name, section),) = made.sections
    assert name == "1. Presupuesto"
    assert section.figures == of_tables.figures + 2
    assert section.checked == of_tables.checked + 2


@pytest.mark.parametrize(("checked", "level"), [(67, "full"), (66, "half"), (34, "half"), (33, "little")])
def test_a_page_is_coloured_by_how_much_of_it_was_checked(checked: int, level: str) -> None:
    assert PageCoverage(figures=100, checked=checked).level == level


def test_counts_above_percentages_are_figures_though_their_column_is_text() -> None:
    printed = (("", "2022", "Nota"), ("Víctimas", "45", "12"), ("Armas", "62,2%", "provisorio"), ("Otros", "s/i", "-"))
    columns = (Column("c", "texto", "c"), Column("anio", "texto", "2022"), Column("nota", "texto", "Nota"))
    typed = tuple(tuple(text for text in row) for row in printed[1:])
    report = sample()
    mixed = clean_table("t01", "victimas", columns, typed, printed)
    report = replace(report, clean=replace(report.clean, tables=(mixed, report.clean.tables[1])))
    found = [(row, column) for table, row, column in marks.figure_cells(report) if table == "t01"]
    assert found == [(1, 1), (2, 1)]  # one note of three is a figure


def test_what_kept_a_page_from_being_checked_is_said() -> None:
    report = sample(paged=True)
    document = replace(report.document, account=Account(pages=((1, "picture"),)))
    made = coverage(replace(report, clean=replace(report.clean, document=document)), {})
    assert made.pages[0].why == "es una imagen que no se leyó"
    assert [(id, why[:25]) for id, _, why in made.unchecked] == [
        ("t01", "nada en ella da otra cifr"),
        ("t02", "nada en ella da otra cifr"),
    ]


def test_what_is_left_to_decide_is_open_and_no_note() -> None:
    assert [f.id for f in open_of(sample().findings)] == ["f001", "f002"]
