"""No cell of a CSV or workbook is taken for a formula, signed figures stay figures, and no text is changed by it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from pipeline.publish.data_files import csv_cells
from pipeline.publish.office.spreadsheet import Book
from pipeline.safe_text import plain
from tests.places import ROOT
from tests.safety.hostile_texts import CORPUS, FORMULAS, LONG, NUMBERS
from tests.trials import trials

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PUBLISHED = tuple(plain(text) for text in (*CORPUS, "Personal", "$ 1.000,-", "10.026", "a,b", "Twitter, @servicio"))
OPENERS = tuple("=+-@＝＋－＠")


def written(texts: tuple[str, ...]) -> bytes:
    return csv_cells.encode([("clave", "texto"), *((f"r{n}", text) for n, text in enumerate(texts))])


def runs(cell: str) -> bool:
    """Whether some spreadsheet could take ``cell`` for a formula: independent of how the guard decides."""
    bare = cell.lstrip(' \t\r\n\u00a0"\u00ad\u200b\ufeff').rstrip("\n")
    if not bare.startswith(OPENERS):
        return False
    return not re.fullmatch(r"[-+] ?\$? ?[0-9.,]*[0-9] ?%?", bare)


@pytest.mark.parametrize("delimiter", [";", ","], ids=["our dialect", "split at commas"])
def test_no_field_is_a_formula_however_the_file_is_split(delimiter: str) -> None:
    text = written(PUBLISHED).decode("utf-8-sig")
    fields = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
    if delimiter == ",":  # a blank before it makes it a text, which the other dialect does not rely on
        fields = [cell for cell in fields if not cell.startswith(" ")]
    assert [cell for cell in fields if runs(cell) and set(cell) != {"-"}] == []


@pytest.mark.parametrize("text", NUMBERS)
def test_signed_figures_stay_figures(text: str) -> None:
    assert csv_cells.guard(text) == text


@pytest.mark.parametrize("text", [t for t in map(plain, FORMULAS) if runs(t)], ids=repr)
def test_formulas_are_guarded(text: str) -> None:
    assert csv_cells.guard(text) == "'" + csv_cells.guard(text)[1:]
    assert not runs(csv_cells.guard(text))


@settings(max_examples=trials(500))
@given(st.text(alphabet="=+-@＝'\",;\t\r\n 1a$%.\u200b\ufeff\u00a0"))
def test_a_guarded_text_is_no_formula_and_gives_itself_back(text: str) -> None:
    guarded = csv_cells.guard(text)
    assert csv_cells.unguard(guarded) == text
    assert not runs(guarded)
    assert csv_cells.field(text) == csv_cells.quote(guarded)


def test_the_note_for_users_takes_the_guard_away() -> None:
    page = (ROOT / "docs" / "using-the-data.md").read_text(encoding="utf-8")
    (pattern,) = re.findall(r'GUARD = r"""(.+?)"""', page)
    for text in PUBLISHED:
        assert re.sub(pattern, "", csv_cells.guard(text)) == text


def test_the_program_for_users_does_it_too(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "using-the-data.md").read_text(encoding="utf-8")
    (program,) = [code for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "GUARD" in code]
    path = tmp_path / "x.csv"
    path.write_bytes(written(PUBLISHED))
    done: dict[str, Any] = {}
    exec(re.sub(r'path = ".*"', f"path = {str(path)!r}", program), done)
    assert done["data"]["texto"].fillna("").tolist() == list(PUBLISHED)


def test_pandas_and_duckdb_read_every_text_back(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(written(PUBLISHED))
    loaded = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    assert [csv_cells.unguard(text) for text in loaded["texto"]] == list(PUBLISHED)
    options = "delim=';', header=true, all_varchar=true, quote='\"', escape='\"', max_line_size=1000000"
    read = duckdb.sql(f"select coalesce(texto, '') from read_csv('{path}', {options})").fetchall()
    assert [csv_cells.unguard(text) for (text,) in read] == list(PUBLISHED)


def test_a_row_with_one_empty_cell_is_a_row() -> None:
    read = list(csv.reader(io.StringIO(csv_cells.encode([("A",), ("",), ("b",)]).decode("utf-8-sig")), delimiter=";"))
    assert read == [["A"], [""], ["b"]]


def book() -> bytes:
    made = Book()
    sheet = made.sheet("=1+1 [x]/\x01\ud800")
    for row, text in enumerate(PUBLISHED):
        sheet.text(row, 0, text)
    numbers = made.sheet("Números")
    for row, value in enumerate(VALUES):
        numbers.number(row, 0, value)
    return made.save()


VALUES = (-5, Decimal("-5.3"), Decimal("-1234"), Decimal("1E+400"), Decimal("1E-400"), Decimal(10) ** 20, Decimal("-0"))


def test_workbook_cells_are_texts_and_numbers_only(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(book())
    loaded = openpyxl.load_workbook(path)
    texts, numbers = loaded.worksheets
    for text, cell in zip(PUBLISHED, (row[0] for row in texts.iter_rows(max_row=len(PUBLISHED))), strict=True):
        assert cell.data_type in ("s", "inlineStr", "n" if not text else "s")
        assert cell.hyperlink is None
        if len(text) <= 16_000:
            assert unescape(cell.value or "") == text
    assert [c.value for c in numbers["A"][:3]] == [-5, -5.3, -1234]
    assert all(cell.data_type in ("n", "s", "inlineStr") for cell in numbers["A"])


def test_a_text_too_long_for_a_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    made = Book()
    sheet = made.sheet("x")
    for row, text in enumerate(LONG):
        sheet.text(row, 0, text)
    path.write_bytes(made.save())
    for text, cell in zip(LONG, openpyxl.load_workbook(path)["x"]["A"], strict=True):
        assert len(cell.value.encode("utf-16-le")) // 2 <= 32_767
        head, _, notice = cell.value.rpartition(" […] ")
        assert text.startswith(head)
        assert notice == "(texto cortado: completo en tables.json)"


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_takes_nothing_for_a_formula(tmp_path: Path) -> None:
    """With formulas of CSV files switched on, which is what a careless person would have."""
    for name, data in (("libro.xlsx", book()), ("datos.csv", written(PUBLISHED))):
        (tmp_path / name).write_bytes(data)
    options = "--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1,true"

    def convert(name: str, target: str, *more: str) -> Path:
        command = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", *more]
        command += ["--convert-to", target, "--outdir", str(tmp_path / "out"), str(tmp_path / name)]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return tmp_path / "out" / Path(name).with_suffix("." + target).name

    from_csv = openpyxl.load_workbook(convert("datos.csv", "xlsx", options)).worksheets[0]
    assert [c.value for row in from_csv.iter_rows() for c in row if c.data_type == "f"] == []
    from_book = openpyxl.load_workbook(convert("libro.xlsx", "xlsx")).worksheets
    assert [c.value for sheet in from_book for row in sheet.iter_rows() for c in row if c.data_type == "f"] == []
    values = {str(row[0].value): row[1].value for row in from_csv.iter_rows(min_row=2)}
    by_text = {text: values[f"r{n}"] for n, text in enumerate(PUBLISHED)}
    assert by_text["-5"] == -5
    assert by_text["Personal"] == "Personal"
