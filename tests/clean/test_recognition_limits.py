"""From how alike a header and a field must be for a column to be of the field, at the bound itself."""

from __future__ import annotations

import pytest

from pipeline.clean.columns import Printed
from pipeline.clean.recognise import SeenTable, assign_fields, of_periods, recognise
from pipeline.contract import Dataset, Field, Form

WOMEN = Field("mujeres", "entero", "Mujeres")
NAME = Field("nombre", "texto", "Nombre", ("",))


@pytest.mark.parametrize(
    ("header", "found"),
    [("Mujeres 2022", True), ("Mujeres capacitadas 2022", True), ("Mujeres capacitadas urbanas 2022", False)],
)
def test_a_column_of_a_year_is_of_a_field_that_shares_more_than_half_of_its_words(header: str, found: bool) -> None:
    assert (0 in of_periods([Printed(0, header, "entero")], [WOMEN], frozenset())) is found


def test_a_column_without_a_header_is_of_its_field_unless_another_is_called_so() -> None:
    untitled, titled = Printed(0, "", "texto"), Printed(1, "Nombre", "texto")
    assert list(assign_fields([untitled], [NAME], frozenset())) == [0]
    assert list(assign_fields([untitled, titled], [NAME], frozenset())) == [1]


def _dataset(name: str) -> Dataset:
    """Women by something, known by the name of that in the words near or around a table."""
    fields = (Field("nombre", "texto", "Nombre", required=True), Field("mujeres", "entero", "Mujeres", required=True))
    return Dataset(name, name.title(), "", fields, forms=(Form((name,)),))


@pytest.mark.parametrize(
    ("caption", "around", "found"),
    [("curso", "comuna curso", "curso"), ("", "comuna", "comuna"), ("", "", None)],
    ids=["the caption before the section", "the section alone", "nothing"],
)
def test_words_around_a_table_say_what_it_is_where_its_caption_does_not(
    caption: str, around: str, found: str | None
) -> None:
    columns = (Printed(0, "Nombre", "texto"), Printed(1, "Mujeres", "entero"))
    table = SeenTable(columns, frozenset(), (), caption.split(), around.split())
    match = recognise([_dataset("comuna"), _dataset("curso")], table, "")
    assert (match.dataset.name if match else None) == found
