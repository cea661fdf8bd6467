"""The .xlsx writer, read back with openpyxl."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import openpyxl.utils.escape
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.office.spreadsheet import Book, CellStyle
from tests.trials import trials


def back(book: Book) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(book.save()))


def test_numbers_dates_and_texts_come_back_as_they_were() -> None:
    book = Book()
    sheet = book.sheet("Uno")
    sheet.number(0, 0, 16_631_241_866, CellStyle(number="#,##0"))
    sheet.number(0, 1, Decimal("98.28"), CellStyle(number='#,##0.00"%"'))
    sheet.number(0, 2, Decimal("1E+3"))
    sheet.number(0, 3, 12345678901234567890)
    sheet.day(1, 0, date(2022, 3, 8))
    sheet.day(1, 1, date(1890, 9, 18))
    sheet.text(1, 27, "01", CellStyle(bold=True, fill="FBE6E3"))
    read = back(book)["Uno"]
    assert [cell.value for cell in read[1][:4]] == [16_631_241_866, 98.28, 1000, "12345678901234567890"]
    assert read["B1"].number_format == '#,##0.00"%"'
    assert read["A2"].value == datetime(2022, 3, 8)
    assert read["B2"].value == "18-09-1890"
    assert (read["AB2"].value, read["AB2"].data_type, read["AB2"].font.bold) == ("01", "s", True)
    assert read["AB2"].fill.fgColor.rgb == "FFFBE6E3"


def test_panes_widths_and_filters() -> None:
    book = Book()
    sheet = book.sheet("Uno", (12, 40), freeze=(1, 2))
    sheet.text(0, 0, "a")
    sheet.autofilter(5, 3)
    read = back(book)["Uno"]
    assert read.freeze_panes == "C2"
    assert read.auto_filter.ref == "A1:D6"
    assert read.column_dimensions["B"].width == 40


def test_capitals_need_more_room_than_small_letters() -> None:
    book = Book()
    sheet = book.sheet("Uno", (44,))
    for row, text in enumerate(
        ("PROGRAMA BECAS FONDO DE CESANTIA SOLIDARIO", "Programa becas fondo de cesantia solidario")
    ):
        sheet.text(row, 0, text, CellStyle(wrap=True))
    rows = back(book)["Uno"].row_dimensions
    assert [rows[n].height for n in (1, 2)] == [30, None]


def test_a_row_is_as_high_as_its_words_need() -> None:
    book = Book()
    sheet = book.sheet("Uno", (12,))
    wrapped = CellStyle(wrap=True)
    for row, text in enumerate(("uno dos", "capacitaciones realizadas", "abcdefghij" * 3, "uno\n\ndos")):
        sheet.text(row, 0, text, wrapped)
    rows = back(book)["Uno"].row_dimensions
    assert [rows[n].height for n in range(1, 5)] == [None, 45, 45, 45]


@settings(max_examples=trials(150))
@given(st.text(alphabet="=+-@<>&\"'_x0041 \t\n\x01\x1fá😀", min_size=1, max_size=40))
def test_any_text_stays_the_text_it_is(text: str) -> None:
    book = Book()
    book.sheet("Uno").text(0, 0, text)
    cell = back(book)["Uno"]["A1"]
    assert cell.data_type == "s"
    assert openpyxl.utils.escape.unescape(cell.value) == text


def test_names_are_made_to_fit() -> None:
    book = Book()
    names = [book.sheet(name).name for name in ("hoja", "HOJA", "a" * 40, "a" * 41, "x/y:[z]", "?", "M & M <1>")]
    assert names == ["hoja", "HOJA 2", "a" * 31, "a" * 29 + " 2", "x y  z", "Hoja 3", "M & M <1>"]
    assert back(book).sheetnames == names
