"""Rows that a page break cut off from their table."""

from __future__ import annotations

from pipeline.extract.assembly.page_break_rows import is_left_open
from pipeline.extract.formats.pdf import read
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf

XS = (60, 200, 330, 450)
HEAD = ["Tarea", "Lugar", "Encargo", "Día"]
FIRST = [
    ["Pintura de la sede", "Salón mayor", "Rosa Leal", "lunes"],
    ["Poda de árboles", "Plaza", "Iván Soto", "jueves"],
]
LATER = [
    ["Revisión de luces", "Pasillo", "Ana Mora", "martes"],
    ["Entrega de llaves", "Portería", "Luis Paz", "viernes"],
]


def rows_from(sheet: Sheet, top: float, rows: list[list[str]], bold: bool = False) -> Sheet:
    for k, row in enumerate(rows):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, top + 14 * k, text, bold=bold)
    return sheet


def tables(*sheets: Sheet) -> list[list[list[str]]]:
    found = read(pdf(*sheets), "x", Source("x.pdf", "", "pdf")).tables
    return [[list(row) for row in table.rows] for table in found]


def at_the_foot(rows: list[list[str]]) -> Sheet:
    """A page that ends with a ruled header over rows."""
    top = 770 - 14 * len(rows)
    sheet = rows_from(Sheet().text(60, top - 40, "Tabla 4. Tareas del mes"), top - 14, [HEAD], bold=True)
    sheet.line(55, top - 27, 560, top - 27).line(55, top - 10, 560, top - 10)
    return rows_from(sheet, top, rows).line(55, 775, 560, 775)


def test_rows_of_texts_below_their_header_once_more_go_on() -> None:
    second = rows_from(rows_from(Sheet(), 50, [HEAD], bold=True), 64, LATER)
    second.text(60, 120, "La nómina completa de las tareas se encuentra publicada en la portería de la sede comunal.")
    assert tables(at_the_foot(FIRST * 2), second) == [[HEAD, *FIRST, *FIRST, *LATER]]


def test_texts_below_another_header_are_another_table_or_none() -> None:
    other = ["Nombre", "Calle", "Oficio", "Mes"]
    second = rows_from(rows_from(Sheet(), 50, [other], bold=True), 64, LATER)
    assert tables(at_the_foot(FIRST * 2), second)[0] == [HEAD, *FIRST, *FIRST]


def test_a_text_that_all_rows_have_and_the_last_one_lacks_is_on_the_next_page() -> None:
    last = ["Inventario", "", "Eva Ríos", "sábado"]
    assert is_left_open([HEAD, *FIRST, last], 1)
    assert not is_left_open([HEAD, *FIRST, last], 2)
    assert not is_left_open([HEAD, *FIRST, last, last], 1)
    assert not is_left_open([HEAD, last], 1)


def test_a_header_and_the_label_of_the_first_rows_may_end_a_page() -> None:
    head = ["Partida", "Bienes", "Costo", "Saldo"]
    rows = [["Pinturas", "12", "340", "28"], ["Maderas", "7", "1.250", "96"], ["Clavos", "90", "45", "3"]]
    first = rows_from(Sheet().text(60, 100, "Texto de la página."), 750, [head], bold=True).text(60, 764, "Materiales")
    second = rows_from(rows_from(Sheet(), 50, [head], bold=True), 64, rows)
    assert tables(first, second) == [[head, ["Materiales", "", "", ""], *rows]]


def test_the_note_below_a_total_on_the_next_page_is_no_line_of_it() -> None:
    def row(sheet: Sheet, y: float, texts: list[str]) -> Sheet:
        sheet.text(60, y, texts[0])
        for x, text in zip((330, 450), texts[1:], strict=True):
            sheet.right(x, y, text)
        return sheet

    rows = [
        ["Comuna", "Hogares", "Personas"],
        *([f"Comuna {c}", f"{k}12", f"{k}.450"] for k, c in enumerate("ABCDE", 1)),
    ]
    first = Sheet().text(60, 660, "Tabla 4. Hogares y personas", bold=True)
    for k, texts in enumerate(rows):
        row(first, 680 + 14 * k, texts)
    total = ["Total comunas", "1.560", "17.250"]
    second = row(Sheet(), 60, total).text(60, 70, "Fuente: registro social.", size=8)
    assert tables(first, second) == [[*rows, total]]
