"""pdfplumber, camelot, python-docx and expat read cells again: alike where they are, different where we were wrong."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from pipeline.extract.read_again import read_again
from pipeline.extract.reader import read
from pipeline.extract.second_reading import pdf_boxes, pdf_document
from pipeline.extract.second_reading.answers import Asked, contains, same_figure
from pipeline.extract.second_reading.settings import SecondReadingSettings
from pipeline.model import Table
from tests.documents import read_once
from tests.extract.formats.test_odt import cell, odt, row
from tests.extract.strict_word import strict

FORMS = Path(__file__).resolve().parents[2] / "data" / "forms"


def asked_of(table: Table) -> list[Asked]:
    """Every figure of a table as we read it."""
    return [
        Asked(c.text, table.id, c.row, c.column, c.place.page, c.place.box)
        for c in table.cells
        if any(ch.isdigit() for ch in c.text)
    ]


@pytest.mark.parametrize(("name", "format"), [("ruled.pdf", "pdf"), ("tagged.pdf", "pdf"), ("word.docx", "docx")])
def test_what_we_read_is_read_alike(name: str, format: str) -> None:
    data = (FORMS / name).read_bytes()
    document = read_once(FORMS / name)
    asked = [one for table in document.tables for one in asked_of(table)]
    answers = read_again(data, format, asked, gridded=frozenset())
    assert [one.text for one, answer in zip(asked, answers, strict=True) if answer.text != "alike"] == []


def test_python_docx_reads_a_strict_word_file_again() -> None:
    """It opens no such file by itself."""
    data = strict((FORMS / "word.docx").read_bytes())
    with pytest.raises(KeyError):
        docx.Document(io.BytesIO(data))
    table = read(data, "x", "word.docx").tables[0]
    right = asked_of(table)
    answers = read_again(data, "docx", [*right, replace(right[-1], row=table.row_count, text="987.654.321")])
    assert [answer.text for answer in answers] == ["alike"] * len(right) + ["different"]


def test_camelot_confirms_the_grid_of_ruled_tables() -> None:
    data = (FORMS / "ruled.pdf").read_bytes()
    asked = asked_of(max(read_once(FORMS / "ruled.pdf").tables, key=lambda t: t.row_count))
    grids = {answer.grid for answer in read_again(data, "pdf", asked)}
    assert "alike" in grids
    assert "different" not in grids


@pytest.mark.parametrize(("name", "format"), [("ruled.pdf", "pdf"), ("word.docx", "docx")])
def test_a_figure_that_is_not_there_is_different(name: str, format: str) -> None:
    data = (FORMS / name).read_bytes()
    wrong = replace(asked_of(read_once(FORMS / name).tables[0])[-1], text="987.654.321")
    (answer,) = read_again(data, format, [wrong])
    assert answer.text == "different"


def test_a_cell_in_the_wrong_row_is_not_where_camelot_has_it() -> None:
    data = (FORMS / "ruled.pdf").read_bytes()
    table = max(read_once(FORMS / "ruled.pdf").tables, key=lambda t: t.row_count)
    asked = asked_of(table)
    row = next(r for r in range(table.header_rows, table.row_count) if sum(one.row == r for one in asked) > 1)
    one, other = [a for a in asked if a.row == row][:2]
    answers = read_again(data, "pdf", [one, replace(other, row=other.row + 1)])
    assert [answer.grid for answer in answers] == ["different", "different"]


@pytest.mark.parametrize("format", ["pdf", "docx", "odt", "text"])
def test_a_reader_that_fails_says_nothing(format: str) -> None:
    assert [a.text for a in read_again(b"no document", format, [Asked("1.234", "t01", 1, 1, 1)])] == ["unread"]


def test_work_is_bounded_and_a_page_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FORMS / "ruled.pdf").read_bytes()
    asked = [one for table in read_once(FORMS / "ruled.pdf").tables for one in asked_of(table)]
    _, sizes = pdf_document.page_sizes(data, frozenset(one.page for one in asked))
    largest = max(sizes, key=lambda number: sizes[number].work)
    limits = SecondReadingSettings(text_work=sizes[largest].work - 1, text_work_of_a_page=0)
    monkeypatch.setattr(pdf_document, "SETTINGS", limits)
    answers = zip(asked, read_again(data, "pdf", asked, gridded=frozenset()), strict=True)
    read_pages = {one.page for one, answer in answers if answer.text == "alike"}
    assert read_pages
    assert largest not in read_pages
    assert sum(sizes[number or 0].work for number in read_pages) < sizes[largest].work


def test_only_the_pages_that_are_asked_for_are_looked_at() -> None:
    data = (FORMS / "ruled.pdf").read_bytes()
    count, sizes = pdf_document.page_sizes(data, {2})
    assert count > 2
    assert list(sizes) == [2]


def test_what_is_drawn_is_passed_over_and_text_within_forms_is_read() -> None:
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO((FORMS / "ruled.pdf").read_bytes())) as document:
        for page in document.pages[:2]:
            printed = pdf_boxes.printed_characters(page)
            assert [c.get_text() for c in printed] == [c["text"] for c in page.chars]
            assert pdf_boxes.text_of_page(page, printed) == page.extract_text()
            places = pdf_boxes.placed_characters(page, printed)
            assert len(places) == len({(c["text"], round(c["x0"]), round(c["top"])) for c in page.chars})


def test_what_the_readers_log_is_not_shown() -> None:
    data = (FORMS / "ruled.pdf").read_bytes()
    read_again(data, "pdf", asked_of(read_once(FORMS / "ruled.pdf").tables[0]))
    for name in ("camelot", "playa.interp", "pdfminer.pdfinterp", "pdfplumber"):
        assert not logging.getLogger(name).isEnabledFor(logging.CRITICAL), name


def test_forms_of_one_figure_are_the_same() -> None:
    assert same_figure("− 1.234", "-1.234")
    assert same_figure("12,5 %*", "12,5%")
    assert not same_figure("1.234", "1.243")
    assert contains("de 45 210 personas", "45 210")
    assert not contains("de 145.210 personas", "45.210")


ODT = odt(
    "<text:p>Se atendió a<text:s/>1.234 personas.<text:note><text:note-body><text:p>5.678</text:p></text:note-body>"
    "</text:note></text:p><table:table>"
    + row(cell("Programa"), cell("Monto"))
    + row(cell("Becas<text:note><text:note-body><text:p>99</text:p></text:note-body></text:note>"), cell("1.500"))
    + row(cell("Salud"), cell("2.500", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
    + "<table:table-row><table:table-cell><text:p>Otros</text:p><table:table>"
    + row(cell("uno"), cell("70"))
    + "</table:table></table:table-cell>"
    + cell("80")
    + "</table:table-row></table:table>"
)


def test_an_opendocument_text_is_read_again_by_another_parser() -> None:
    document = read(ODT, "x", "x.odt")
    right = [one for table in document.tables for one in asked_of(table)]
    assert [one.text for one in right] == ["1.500", "2.500", "80", "70"]
    together = [replace(right[0], text="Becas"), right[0]]
    wrong = [replace(right[1], text="2.600"), replace(right[0], row=9), replace(right[1], row=9)]
    for asked, said in ((right, ["alike"] * 4), (together, ["alike"] * 2), (wrong, ["different"] * 3)):
        assert [answer.text for answer in read_again(ODT, "odt", asked)] == said
    assert [read_again(ODT, "odt", [Asked(text)])[0].text for text in ("1.234", "9.999")] == ["alike", "unread"]
