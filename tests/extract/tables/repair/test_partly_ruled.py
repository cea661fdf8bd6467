"""Tables of which lines or shading enclose only a part, and what shading is a cell's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.extract.pdf.page import Fill, Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engine import rows_of
from pipeline.extract.tables.engines.borderless.lines.baselines import rows_of_words
from pipeline.extract.tables.engines.ruled.shading import whole_cells
from pipeline.extract.tables.repair import partly_ruled
from pipeline.extract.tables.select import choose
from pipeline.geometry import Box
from tests.extract.paper import Sheet, pdf

XS = [72.0, 220.0, 320.0, 420.0]
HEADER = ["Programa", "Mujeres", "Hombres"]
BODY = [["Becas", "1.234", "56"], ["Talleres", "789", "1.012"], ["Fondos", "345", "6.789"], ["Total", "2.368", "7.857"]]


def read(sheet: Sheet) -> list[list[list[str]]]:
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    return [rows_of(grid.cells) for grid in choose(page).grids]


def with_body(sheet: Sheet, top: float, rows: list[list[str]] = BODY, step: float = 15) -> Sheet:
    for index, (label, *figures) in enumerate(rows):
        sheet.text(XS[0] + 4, top + step * index, label, 9)
        for right, figure in zip(XS[2:], figures, strict=True):
            sheet.right(right - 30, top + step * index, figure, 9)
    return sheet


def test_a_drawn_header_and_the_rows_below_it_are_one_table() -> None:
    sheet = Sheet().grid(XS, [100, 122]).cells(XS, [100, 122], [HEADER])
    assert read(with_body(sheet, 136)) == [[HEADER, *BODY]]


def test_a_header_of_two_rows_keeps_its_spans_over_the_rows_below() -> None:
    sheet = Sheet().box(72, 100, 420, 140).line(220, 100, 220, 140).line(220, 120, 420, 120).line(320, 120, 320, 140)
    sheet.text(76, 124, "Programa", 9).text(290, 114, "Personas", 9).cells(XS, [120, 140], [["", *HEADER[1:]]])
    assert read(with_body(sheet, 154)) == [[["Programa", "Personas", ""], ["", *HEADER[1:]], *BODY]]


def test_rows_below_the_last_line_go_on_with_the_table() -> None:
    ys = [100.0, 120.0, 140.0, 160.0]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, [HEADER])
    with_body(sheet, 133, BODY[:2], 20)
    assert read(with_body(sheet, 175, BODY[2:])) == [[HEADER, *BODY]]


def test_a_note_below_a_drawn_table_is_no_row_of_it() -> None:
    ys = [100.0, 120.0, 140.0, 160.0]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, [HEADER, *BODY[:2]])
    sheet.text(76, 174, "Cifras provisorias al cierre", 8)
    assert read(sheet) == [[HEADER, *BODY[:2]]]


def test_alignment_is_not_asked_about_running_text_around_a_drawn_table(monkeypatch: pytest.MonkeyPatch) -> None:
    ys = [100.0, 120.0, 140.0, 160.0]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, [HEADER, *BODY[:2]])
    for top in (80, 176, 188):
        sheet.text(76, top, "El programa de becas se amplió durante el año a todas las comunas de la región", 9)
    asked: list[Box | None] = []
    monkeypatch.setattr(partly_ruled, "ALIGNED", lambda page, region=None: asked.append(region) or [])
    assert read(sheet) == [[HEADER, *BODY[:2]]]
    assert not asked


def test_labels_without_a_heading_stand_left_of_a_drawn_header() -> None:
    sheet = Sheet().grid(XS[1:], [100, 122]).cells(XS[1:], [100, 122], [HEADER[1:]])
    assert read(with_body(sheet, 136)) == [[["", *HEADER[1:]], *BODY]]


def shaded(x0: float, top: float, x1: float, bottom: float) -> Fill:
    return Fill(Box(x0, top, x1, bottom), 0x000080)


def test_the_shading_of_lines_of_text_is_one_cell() -> None:
    sheet = Sheet().text(80, 118, "Promedio", 9).text(80, 132, "anual", 9)
    (page,) = read_pages(pdf(sheet))
    assert isinstance(page, Page)
    pieces = [
        shaded(72, 100, 160, 108),
        shaded(75, 108, 157, 122),
        shaded(75, 122, 157, 136),
        shaded(72, 136, 160, 144),
    ]
    slivers = [shaded(72, 108, 75, 136), shaded(157, 108, 160, 136)]
    assert whole_cells([*pieces, *slivers], page.words) == (shaded(72, 100, 160, 144),)


def test_shaded_cells_side_by_side_stay_apart() -> None:
    (page,) = read_pages(pdf(Sheet().text(76, 114, "Uno", 9).text(176, 114, "Dos", 9)))
    assert isinstance(page, Page)
    cells = [shaded(72, 100, 172, 120), shaded(172, 100, 272, 120)]
    assert whole_cells(cells, page.words) == tuple(cells)


def test_a_raised_mark_is_of_the_line_of_the_word_it_stands_against() -> None:
    sheet = Sheet().text(72, 100, "Sistema", 10).text(72 + 37, 96, "7", 6).text(200, 97, "Promedio", 10)
    (page,) = read_pages(pdf(sheet.text(200, 109, "anual", 10)))
    assert isinstance(page, Page)
    lines = [[w.text for w in line] for line in rows_of_words(page.words)]
    assert ["Sistema", "7"] in [[t for t in line if t in ("Sistema", "7")] for line in lines]


WIDE = [40.0, 220.0, 300.0, 380.0, 460.0]
HEADS = ["Finalidad", "Aprobado", "Vigente", "Pagado"]


def accounting_print(gap: float = 30) -> Sheet:
    """Codes and labels set in by level under drawn heads, a group row without figures, a total after a line."""
    sheet = Sheet().grid(WIDE, [100, 122]).cells(WIDE, [100, 122], [HEADS])
    y = 122 + gap
    sheet.text(44, y, "100 - Gobierno", 8, bold=True)
    for index, (code, label) in enumerate([("120", "Judicial"), ("130", "Superior"), ("150", "Interior")], start=1):
        sheet.text(54, y + 14 * index, code, 8).text(72, y + 14 * index, label, 8)
        for right in WIDE[2:]:
            sheet.right(right - 4, y + 14 * index, f"{index}.234,50", 8)
    sheet.line(40, y + 52, 460, y + 52).text(42, y + 64, "Total", 8, bold=True).text(
        70, y + 64, "Gobierno", 8, bold=True
    )
    for right in WIDE[2:]:
        sheet.right(right - 4, y + 64, "7.407,50", 8)
    return sheet


def test_codes_and_labels_under_one_drawn_head_are_one_stub() -> None:
    rows = [
        [f"{code} {label}", *[f"{k}.234,50"] * 3]
        for k, (code, label) in enumerate([("120", "Judicial"), ("130", "Superior"), ("150", "Interior")], start=1)
    ]
    expected = [HEADS, ["100 - Gobierno", "", "", ""], *rows, ["Total Gobierno", *["7.407,50"] * 3]]
    assert read(accounting_print()) == [expected]


def test_a_cell_goes_on_over_the_edge_of_its_shading_where_no_line_is_drawn() -> None:
    sheet = Sheet()
    for x0, x1 in ((72, 220), (220, 420)):
        sheet.fill(x0, 100, x1, 120, "0.7 0.8 1")
    sheet.fill(72, 120, 420, 140, "0.7 0.8 1").line(220, 120, 420, 120)
    sheet.grid([72, 220, 320, 420], [140, 160]).line(72, 100, 420, 100).line(320, 120, 320, 140)
    sheet.line(72, 100, 72, 140).line(220, 100, 220, 140).line(420, 100, 420, 140)
    sheet.text(76, 133, "Periodo", 9).text(290, 114, "Cantidad", 9).text(224, 134, "Planta", 9).text(
        324, 134, "Contrata", 9
    )
    sheet.cells([72, 220, 320], [140, 160], [["2021", "206", "91"]])
    expected = [["Periodo", "Cantidad", ""], ["", "Planta", "Contrata"], ["2021", "206", "91"]]
    assert read(sheet) == [expected]


def test_drawn_blocks_with_a_narrow_gap_between_are_one_table() -> None:
    above, below = [100.0, 120.0, 140.0, 160.0], [166.0, 186.0, 206.0]
    sheet = Sheet().grid(XS, above).cells(XS, above, [HEADER, *BODY[:2]]).grid(XS, below).cells(XS, below, BODY[2:])
    assert read(sheet) == [[HEADER, *BODY]]


def test_drawn_blocks_with_heads_of_their_own_are_two_tables() -> None:
    above, below = [100.0, 120.0, 140.0, 160.0], [166.0, 186.0, 206.0, 226.0]
    sheet = Sheet().grid(XS, above).cells(XS, above, [HEADER, *BODY[:2]])
    sheet.grid(XS, below).cells(XS, below, [HEADER, *BODY[2:]])
    assert read(sheet) == [[HEADER, *BODY[:2]], [HEADER, *BODY[2:]]]


def test_shaded_totals_that_leave_a_column_blank_are_rows_of_the_table_around_them() -> None:
    """A statement whose totals and sections stand on shades; none of these has the number of a note."""
    table = [
        ["Flujos de la operación", "", "", ""],
        ["Cobros de transferencias", "4", "1.092.644", "812.300"],
        ["Pagos al personal", "", "26.018", "31.077"],
        ["Pagos a proveedores", "27", "987.801", "578.096"],
        ["Total de la operación", "", "3.659.856", "8.079.032"],
        ["Flujos de inversión", "", "", ""],
        ["Compra de bienes de uso", "", "35.059", "59.183"],
        ["Venta de vehículos", "", "96.485", "1.402"],
        ["Total de inversión", "", "2.967.114", "4.310.078"],
    ]
    header = ["Concepto", "Nota", "31-12-2023", "31-12-2022"]
    edges = (72.0, 272.0, 302.0, 382.0, 462.0)
    sheet = Sheet().line(72, 104, 462, 104)
    for k, row in enumerate([header, *table]):
        y = 100 + 14 * k
        if k and row[0][:2] in ("Fl", "To"):
            for a, b in pairwise(edges):
                sheet.fill(a, y - 10, b, y + 4)
            sheet.line(72, y - 10, 462, y - 10)
    for k, row in enumerate([header, *table]):
        bold = row[0][:2] in ("Co", "Fl", "To") and not row[1].isdigit()
        sheet.text(74, 100 + 14 * k, row[0], 9, bold=bold).text(284, 100 + 14 * k, row[1], 9)
        for right, figure in zip(edges[3:], row[2:], strict=True):
            sheet.right(right - 2, 100 + 14 * k, figure, 9)
    assert read(sheet) == [[header, *table]]
