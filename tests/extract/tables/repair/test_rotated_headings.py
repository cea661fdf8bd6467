"""Headings that run up the page, over a table without lines."""

from __future__ import annotations

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf

HEADS = ["Costura", "Cocina", "Pintura"]
BODY = [["Centro Norte", "12", "31", "8"], ["Centro Sur", "7", "24", "15"], ["Centro Este", "9", "40", "22"]]
UP = "0 1 -1 0"


def sheet(heads: list[str], shift: float = 0.0) -> Sheet:
    found = Sheet().text(72, 196, "Sede")
    for x, head in zip((206 - shift, 266 - shift, 326 - shift), heads, strict=False):
        found.text(x, 198, head, turn=UP)
    for i, row in enumerate(BODY):
        found.text(72, 214 + 16 * i, row[0])
        for x, figure in zip((210, 270, 330), row[1:], strict=True):
            found.right(x, 214 + 16 * i, figure)
    return found


def read(*sheets: Sheet) -> tuple[list[list[list[str]]], list[str]]:
    document = read_pdf(pdf(*sheets), "prueba", Source("", "", "pdf"))
    texts = [block.text for block in document.blocks if hasattr(block, "text")]
    return [[list(row) for row in table.rows] for table in document.tables], texts


def test_each_stands_over_its_column_and_nowhere_else() -> None:
    tables, texts = read(sheet(HEADS))
    assert tables == [[["Sede", *HEADS], *BODY]]
    assert not set(HEADS) & set(texts)


def test_a_lone_one_is_a_note_in_the_margin() -> None:
    tables, texts = read(sheet(HEADS[:1]))
    assert [table[-3:] for table in tables] == [BODY]
    assert HEADS[0] in texts


def test_as_many_as_columns_stand_over_them_in_order_though_left_of_their_figures() -> None:
    tables, _ = read(sheet(HEADS, shift=22))
    assert tables == [[["Sede", *HEADS], *BODY]]


def test_fewer_that_stand_over_no_figure_are_set_over_none() -> None:
    tables, texts = read(sheet(HEADS[:2], shift=22))
    assert [table[-3:] for table in tables] == [BODY]
    assert set(HEADS[:2]) <= set(texts)
