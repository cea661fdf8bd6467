"""What alignment leaves out or puts together, put right by what the page shows."""

from __future__ import annotations

from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.ruled import RULED
from pipeline.extract.tables.engines.ruled.header_only import table_under_heads
from pipeline.extract.tables.repair.merged_rows import grids_without_merged_rows, with_whole_words
from pipeline.extract.tables.repair.ruled_rows import with_bands
from pipeline.extract.tables.repair.split_tables import rejoined
from pipeline.extract.tables.repair.trailing_rows import with_tail
from pipeline.geometry import Box, Place
from pipeline.model import Cell
from tests.extract.paper import Sheet, pdf

COLUMNS = (72.0, 250.0, 350.0)


def page(sheet: Sheet) -> Page:
    (found,) = read_pages(pdf(sheet))
    assert isinstance(found, Page)
    return found


def grid_over(found: Page, rows: list[list[list[str]]], header_rows: int = 1) -> Grid:
    """A grid whose cells hold the page's words of the given texts, found in order of the page."""
    words = list(found.words)
    cells, kept = [], []
    for r, row in enumerate(rows):
        for c, texts in enumerate(row):
            mine: list[Word] = []
            for text in texts:
                mine.append(words.pop(next(i for i, w in enumerate(words) if w.text == text)))
            kept += mine
            box = around(mine) if mine else None
            cells.append(Cell(r, c, " ".join(texts), place=Place(1, box)))
    return Grid(1, around(kept), tuple(cells), "aligned", 0.9, header_rows, tuple(kept))


def around(words: list[Word]) -> Box:
    return Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )


def put(sheet: Sheet, y: float, texts: list[str]) -> Sheet:
    for x, text in zip(COLUMNS, texts, strict=True):
        if text:
            sheet.text(x, y, text)
    return sheet


def test_rows_packed_into_one_are_parted() -> None:
    sheet = put(
        put(put(Sheet(), 100, ["PROGRAMA", "MUJERES", "HOMBRES"]), 120, ["Becas", "12", "34"]),
        140,
        ["Bonos", "56", "78"],
    )
    found = page(sheet)
    packed = grid_over(
        found, [[["PROGRAMA"], ["MUJERES"], ["HOMBRES"]], [["Becas", "Bonos"], ["12", "56"], ["34", "78"]]]
    )
    (grid,) = grids_without_merged_rows(packed, found)
    assert rows_of(grid.cells) == [["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "12", "34"], ["Bonos", "56", "78"]]


def test_wrapped_labels_are_not_parted() -> None:
    sheet = put(put(Sheet(), 100, ["PROGRAMA", "MUJERES", "HOMBRES"]), 120, ["Becas de", "12", "34"]).text(
        72, 132, "capacitación"
    )
    found = page(sheet)
    whole = grid_over(
        found, [[["PROGRAMA"], ["MUJERES"], ["HOMBRES"]], [["Becas", "de", "capacitación"], ["12"], ["34"]]]
    )
    assert grids_without_merged_rows(whole, found) == [whole]


def test_a_paragraph_between_parts_two_tables() -> None:
    sheet = Sheet()
    for top in (100.0, 300.0):
        for i, texts in enumerate(
            [["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "12", "34"], ["Bonos", "56", "78"], ["Total", "68", "112"]]
        ):
            put(sheet, top + 16 * i, texts)
    sentence = "Durante el año la Dirección Regional atendió a personas de todas las comunas y de todas las edades."
    sheet.text(72, 230, sentence, 9)
    found = page(sheet)
    rows = [
        [["PROGRAMA"], ["MUJERES"], ["HOMBRES"]],
        [["Becas"], ["12"], ["34"]],
        [["Bonos"], ["56"], ["78"]],
        [["Total"], ["68"], ["112"]],
    ]
    joined = grid_over(found, [*rows, [sentence.split(), [], []], *rows])
    tables = [rows_of(g.cells) for g in grids_without_merged_rows(joined, found)]
    assert (
        tables
        == [[["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "12", "34"], ["Bonos", "56", "78"], ["Total", "68", "112"]]]
        * 2
    )


def test_rows_ruled_off_like_their_neighbours_belong_to_the_table() -> None:
    sheet = Sheet()
    rows = [
        ["PROGRAMA", "MUJERES", "HOMBRES"],
        ["Fondo de cesantía", "", ""],
        ["Becas", "12", "34"],
        ["Bonos", "56", "78"],
    ]
    for i, texts in enumerate(rows):
        put(sheet, 114 + 20 * i, texts)
    for i in range(5):
        sheet.line(70, 100 + 20 * i, 420, 100 + 20 * i)
    found = page(sheet)
    body = grid_over(found, [[["Becas"], ["12"], ["34"]], [["Bonos"], ["56"], ["78"]]], 0)
    assert rows_of(with_bands(body, found, []).cells) == rows


def test_a_caption_above_the_first_line_is_no_row() -> None:
    sheet = put(put(Sheet().text(72, 84, "Becas del año"), 114, ["Becas", "12", "34"]), 134, ["Bonos", "56", "78"])
    for y in (60, 100, 120, 140):
        sheet.line(70, y, 420, y)
    found = page(sheet)
    body = grid_over(found, [[["Becas"], ["12"], ["34"]], [["Bonos"], ["56"], ["78"]]], 0)
    assert with_bands(body, found, []) == body


def test_a_total_without_a_label_ends_the_table() -> None:
    sheet = put(put(put(Sheet(), 100, ["Becas", "12", "34"]), 116, ["Bonos", "56", "78"]), 132, ["", "68", "112"])
    found = page(sheet)
    body = grid_over(found, [[["Becas"], ["12"], ["34"]], [["Bonos"], ["56"], ["78"]]], 0)
    assert rows_of(with_tail(body, found, []).cells)[-1] == ["", "68", "112"]


def test_a_source_below_is_no_row() -> None:
    sheet = put(put(Sheet(), 100, ["Becas", "12", "34"]), 116, ["Bonos", "56", "78"]).text(72, 128, "Fuente: SENCE")
    found = page(sheet)
    body = grid_over(found, [[["Becas"], ["12"], ["34"]], [["Bonos"], ["56"], ["78"]]], 0)
    assert with_tail(body, found, []) == body


def test_a_word_the_column_was_too_narrow_for_is_whole() -> None:
    sheet = Sheet().text(72, 100, "TRANSFERENCIA").text(72, 112, "S CORRIENTES").text(72, 140, "PERSONAL")
    found = page(sheet)
    grid = grid_over(found, [[["TRANSFERENCIA", "S", "CORRIENTES"]], [["PERSONAL"]]], 0)
    assert [c.text for c in with_whole_words(grid).cells] == ["TRANSFERENCIAS CORRIENTES", "PERSONAL"]


def test_a_drawn_header_over_a_body_without_lines() -> None:
    xs = [72.0, 220.0, 300.0, 380.0, 460.0]
    sheet = Sheet().grid(xs, [100.0, 120.0]).cells(xs, [100.0, 120.0], [["RUBRO", "VIGENTE", "DEVENGADO", "PERCIBIDO"]])
    sheet.text(76, 140, "Ingresos")
    for i, (label, values) in enumerate([("Tasas", "10 20 30"), ("Derechos", "40 50 60"), ("Total", "50 70 90")]):
        sheet.text(76, 158 + 18 * i - 2, label)
        for x, value in zip(xs[2:], values.split(), strict=True):
            sheet.right(x - 4, 158 + 18 * i, value)
    found = page(sheet)
    (head,) = RULED(found)
    grid = table_under_heads(head, found)
    assert grid is not None
    assert rows_of(grid.cells) == [
        ["RUBRO", "VIGENTE", "DEVENGADO", "PERCIBIDO"],
        ["Ingresos", "", "", ""],
        ["Tasas", "10", "20", "30"],
        ["Derechos", "40", "50", "60"],
        ["Total", "50", "70", "90"],
    ]


def test_a_title_at_the_end_of_the_lines_is_no_row() -> None:
    sheet = Sheet().text(72, 92, "Resumen")
    for y in (80, 100, 120, 140, 160, 180):
        sheet.line(72, y, 500, y)
    for i, row in enumerate([["Cifra", "Mes", "Monto"], ["Agua", "Abril", "120"], ["Gas", "Mayo", "75"]]):
        for x, text in zip((77, 250, 350), row, strict=True):
            sheet.text(x, 112 + 20 * i, text)
    found = page(sheet)
    grid = grid_over(
        found, [[["Cifra"], ["Mes"], ["Monto"]], [["Agua"], ["Abril"], ["120"]], [["Gas"], ["Mayo"], ["75"]]]
    )
    assert with_bands(grid, found, []) == grid


def test_a_total_with_its_name_below_the_rows_is_a_row() -> None:
    sheet = put(put(Sheet(), 100, ["PROGRAMA", "MUJERES", "HOMBRES"]), 120, ["Becas", "12", "34"])
    sheet = put(put(sheet, 140, ["Bonos", "56", "78"]), 160, ["Total general", "68", "112"])
    found = page(sheet)
    grid = grid_over(
        found,
        [[["PROGRAMA"], ["MUJERES"], ["HOMBRES"]], [["Becas"], ["12"], ["34"]], [["Bonos"], ["56"], ["78"]]],
    )
    assert rows_of(with_tail(grid, found, []).cells)[-1] == ["Total general", "68", "112"]


def test_rows_right_below_a_table_with_its_columns_are_its_own() -> None:
    sheet = Sheet()
    texts = [["PROGRAMA", "MUJERES", "HOMBRES"], *([f"Bono{i}", f"1{i}", f"2{i}"] for i in range(4))]
    for i, row in enumerate(texts):
        put(sheet, 100 + 20 * i, row)
    found = page(sheet)
    cells = [[[t] for t in row] for row in texts]
    upper, lower = grid_over(found, cells[:2]), grid_over(found, cells[2:], 0)
    (whole,) = rejoined([upper, lower], found)
    assert rows_of(whole.cells) == texts
    assert rejoined([upper, grid_over(found, cells[2:], 1)], found)[1:] != []


def test_a_sentence_that_ends_with_a_figure_is_no_row() -> None:
    sheet = put(put(Sheet(), 100, ["PROGRAMA", "MUJERES", "HOMBRES"]), 112, ["Becas", "12", "34"])
    sheet = put(put(sheet, 124, ["Bonos", "56", "78"]), 136, ["El total es de", "68.", ""])
    found = page(sheet)
    texts = [["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "12", "34"], ["Bonos", "56", "78"]]
    grid = grid_over(found, [[[t] for t in row] for row in texts])
    assert with_tail(grid, found, []) == grid
