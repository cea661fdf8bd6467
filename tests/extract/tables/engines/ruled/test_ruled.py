"""Tables from drawn lines: spans, missing lines, shaded cells, and drawings that are no tables."""

from __future__ import annotations

import itertools

from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.ruled import PACKED, RULED
from pipeline.extract.tables.select import choose
from tests.extract.paper import Sheet, pdf

XS = [72.0, 200.0, 300.0, 400.0]
YS = [100.0, 120.0, 140.0, 160.0]
ROWS = [["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "1.234", "56"], ["Total", "1.234", "56"]]


def page(sheet: Sheet) -> Page:
    (found,) = read_pages(pdf(sheet))
    assert isinstance(found, Page)
    return found


def grids(sheet: Sheet) -> list[Grid]:
    return RULED(page(sheet))


def test_every_cell_where_it_is_drawn() -> None:
    (grid,) = grids(Sheet().grid(XS, YS).cells(XS, YS, ROWS))
    assert rows_of(grid.cells) == ROWS
    cell = next(c for c in grid.cells if c.text == "56")
    assert cell.place.box is not None
    assert (round(cell.place.box.x0), round(cell.place.box.top), round(cell.place.box.bottom)) == (300, 120, 140)


def test_dotted_lines_are_lines() -> None:
    sheet = Sheet().cells(XS, YS, ROWS)
    for x in XS:
        sheet.line(x, YS[0], x, YS[-1], dash="[1 2] 0")
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y, dash="[1 2] 0")
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == ROWS


def test_a_missing_line_is_a_span() -> None:
    sheet = Sheet().cells(XS, YS, [["", "2022", ""], ["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "1", "2"]])
    for y in YS:
        sheet.line(XS[1] if y == YS[1] else XS[0], y, XS[-1], y)
    for x in (XS[0], XS[1], XS[3]):
        sheet.line(x, YS[0], x, YS[-1])
    sheet.line(XS[2], YS[1], XS[2], YS[-1])
    (grid,) = grids(sheet)
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid.cells}
    assert spans["2022"] == (0, 1, 1, 2)
    assert spans["PROGRAMA"] == (0, 0, 2, 1)
    assert rows_of(grid.cells)[2] == ["Becas", "1", "2"]


def test_outer_lines_may_be_missing() -> None:
    sheet = Sheet().cells(XS, YS, ROWS)
    for x in XS[1:-1]:
        sheet.line(x, YS[0], x, YS[-1])
    for y in YS[1:-1]:
        sheet.line(XS[0], y, XS[-1], y)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == ROWS


def test_columns_may_be_drawn_in_the_header_only() -> None:
    sheet = Sheet().grid(XS, YS[:2]).cells(XS, YS, ROWS)
    sheet.line(XS[0], YS[1], XS[0], YS[-1]).line(XS[-1], YS[1], XS[-1], YS[-1])
    for y in YS[2:]:
        sheet.line(XS[0], y, XS[-1], y)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == ROWS


def test_shaded_cells_parted_by_white_are_cells() -> None:
    sheet = Sheet()
    for top, bottom in itertools.pairwise(YS):
        for left, right in itertools.pairwise(XS):
            sheet.fill(left + 0.5, top + 0.5, right - 0.5, bottom - 0.5, "0.8 0.85 0.95")
    (grid,) = grids(sheet.cells(XS, YS, ROWS))
    assert rows_of(grid.cells) == ROWS


def test_text_running_up_in_a_header_cell_is_read() -> None:
    ys = [100.0, 170.0, 190.0]
    sheet = Sheet().grid(XS, ys).cells(XS, ys, [["PROGRAMA", "", "TOTAL"], ["Becas", "12", "34"]])
    sheet.text(255, 165, "MUJERES", 9, turn="0 1 -1 0")
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == [["PROGRAMA", "MUJERES", "TOTAL"], ["Becas", "12", "34"]]


def test_boxes_and_bands_are_no_tables() -> None:
    banner = Sheet().fill(0, 0, 612, 60, "0.1 0.2 0.6").text(72, 40, "Cuenta Pública 2022", color="1 1 1")
    framed = Sheet().box(72, 100, 540, 200).text(80, 150, "Un aviso en un recuadro con 12 cifras y 34 letras.")
    underlined = Sheet().text(72, 100, "Subrayado").line(72, 102, 130, 102)
    for sheet in (banner, framed, underlined):
        assert grids(sheet) == []


def test_a_ruled_list_is_a_table_of_one_column() -> None:
    xs, ys = [72.0, 400.0], [100.0, 120.0, 140.0, 160.0, 180.0]
    rows = [["PROGRAMAS"], ["Reinserción social"], ["Centros de educación"], ["Secciones juveniles"]]
    (grid,) = grids(Sheet().grid(xs, ys).cells(xs, ys, rows))
    assert rows_of(grid.cells) == rows


def unruled_body() -> Sheet:
    """A frame with a header row and a line between two columns; the rows of the body are not drawn."""
    sheet = Sheet().box(72, 100, 400, 220).line(72, 120, 400, 120).line(280, 100, 280, 220)
    sheet.text(80, 114, "INGRESOS", 9, bold=True).text(330, 114, "IMPORTE", 9, bold=True)
    for i, (label, value) in enumerate(
        [("Corrientes", "900.369"), ("De capital", "265.871"), ("Totales", "1.166.240")]
    ):
        sheet.text(80, 140 + 14 * i, label, 9).right(390, 140 + 14 * i, value, 9)
    return sheet


def test_rows_nobody_drew_are_not_packed_into_one_cell() -> None:
    drawn = page(unruled_body())
    assert [g.confidence for g in RULED(drawn)] == [PACKED]
    (grid,) = choose(drawn).grids
    assert grid.method == "aligned"
    assert rows_of(grid.cells) == [
        ["INGRESOS", "IMPORTE"],
        ["Corrientes", "900.369"],
        ["De capital", "265.871"],
        ["Totales", "1.166.240"],
    ]


def test_wrapped_text_in_drawn_cells_stays_in_them() -> None:
    ys = [100.0, 120.0, 180.0]
    xs = [72.0, 200.0, 330.0]
    sheet = Sheet().grid(xs, ys).text(76, 114, "Objetivo", 9).text(204, 114, "Resultado", 9)
    for i, (a, b) in enumerate(
        [
            ("Mejorar la atención de", "Se atendieron a cien"),
            ("las personas en todas", "personas más que hace"),
            ("las comunas", "un año"),
        ]
    ):
        sheet.text(76, 132 + 12 * i, a, 9).text(204, 132 + 12 * i, b, 9)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells)[1] == [
        "Mejorar la atención de las personas en todas las comunas",
        "Se atendieron a cien personas más que hace un año",
    ]
    assert grid.confidence > 0.9


def test_borders_that_a_browser_draws_as_trapezoids_are_lines() -> None:
    """Each cell has four borders that meet in its corners, each an area with slanted ends."""
    sheet = Sheet().cells(XS, YS, ROWS)

    def area(*points: tuple[float, float]) -> None:
        path = " ".join(f"{x} {sheet.high - y} {'l' if n else 'm'}" for n, (x, y) in enumerate(points))
        sheet.marks.append(f"q 0.4 g {path} h f Q")

    for left, right in itertools.pairwise(XS):
        for top, bottom in itertools.pairwise(YS):
            x0, x1, y0, y1 = left + 1, right - 1, top + 1, bottom - 1
            area((x0, y0), (x1, y0), (x1 - 1, y0 + 1), (x0 + 1, y0 + 1))
            area((x0, y1), (x1, y1), (x1 - 1, y1 - 1), (x0 + 1, y1 - 1))
            area((x0, y0), (x0, y1), (x0 + 1, y1 - 1), (x0 + 1, y0 + 1))
            area((x1, y0), (x1, y1), (x1 - 1, y1 - 1), (x1 - 1, y0 + 1))
    assert [rows_of(grid.cells) for grid in choose(page(sheet)).grids] == [ROWS]


def test_rows_between_shaded_rows_are_rows_of_the_table() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 180.0, 200.0, 220.0]
    rows = [
        ["PROGRAMA", "MUJERES", "HOMBRES"],
        ["Becas", "1.234", "56"],
        ["Ferias", "90", "41"],
        ["Talleres", "17", "3"],
        ["Charlas", "8", "2"],
        ["Total", "1.349", "102"],
    ]
    sheet = Sheet()
    for number, (top, bottom) in enumerate(itertools.pairwise(ys)):
        if number % 2 or not number:
            for left, right in itertools.pairwise(XS):
                sheet.fill(left, top, right, bottom, "0.2 0.3 0.5" if not number else "0.9 0.9 0.95")
    sheet.cells(XS, ys, rows)
    assert [rows_of(grid.cells) for grid in choose(page(sheet)).grids] == [rows]


def test_stripes_as_wide_as_the_table_have_the_columns_of_its_header() -> None:
    ys = [100.0, 120.0, 138.0, 156.0, 174.0, 192.0]
    rows = [
        ["PROGRAMA", "MUJERES", "HOMBRES"],
        ["Becas", "1.234", "56"],
        ["Ferias", "90", "41"],
        ["Talleres", "17", "3"],
        ["Total", "1.341", "100"],
    ]
    sheet = Sheet()
    for left, right in itertools.pairwise(XS):
        sheet.fill(left, ys[0], right, ys[1], "0.2 0.3 0.5")
    for top, bottom in ((ys[1], ys[2]), (ys[3], ys[4])):
        sheet.fill(XS[0], top, XS[-1], bottom, "0.9 0.9 0.95")
    sheet.cells(XS, ys, rows)
    assert [rows_of(grid.cells) for grid in choose(page(sheet)).grids] == [rows]


def test_the_first_and_last_cell_of_a_lone_shaded_header_are_cells_of_it() -> None:
    xs = [72.0, 170.0, 250.0, 330.0, 410.0, 490.0]
    ys = [100.0, 120.0, 138.0, 156.0]
    rows = [["Unidad", "2020", "2021", "2022", "2023"], ["Norte", "71.336", "17.097", "48.493", "79.160"]]
    rows.append(["Sur", "5.611", "39.490", "4.067", "35.317"])
    sheet = Sheet().cells(xs, ys, rows)
    for left, right in itertools.pairwise(xs):
        sheet.marks.insert(0, f"q 0.8 0 0 rg {left} {sheet.high - ys[1]} {right - left} 20 re f Q")
    assert [rows_of(grid.cells) for grid in choose(page(sheet)).grids] == [rows]


def test_a_paragraph_between_shaded_boxes_is_no_row() -> None:
    ys = [100.0, 120.0, 140.0, 160.0, 180.0, 200.0]
    sheet = Sheet().cells(XS, ys, [["A", "B", "C"], ["1", "2", "3"], ["", "", ""], ["D", "E", "F"], ["4", "5", "6"]])
    for top, bottom in ((100.0, 120.0), (120.0, 140.0), (160.0, 180.0), (180.0, 200.0)):
        for left, right in itertools.pairwise(XS):
            sheet.fill(left, top, right, bottom)
    sheet.text(XS[0] + 4, 153, "El cuadro siguiente muestra las mismas columnas para los hombres de la comuna.", 9)
    assert [rows_of(grid.cells) for grid in RULED(page(sheet))] == [
        [["A", "B", "C"], ["1", "2", "3"]],
        [["D", "E", "F"], ["4", "5", "6"]],
    ]


def test_lines_down_that_begin_under_a_heading_part_it_from_those_below() -> None:
    sheet = Sheet().text(160, 112, "MUJERES").text(76, 120, "SEDE")
    for x, text in zip((124, 184, 244), ("2021", "2022", "2023"), strict=True):
        sheet.text(x, 128, text)
    body = [["Norte", "12", "31", "8"], ["Sur", "7", "24", "15"]]
    for i, row in enumerate(body):
        for x, text in zip((76, 124, 184, 244), row, strict=True):
            sheet.text(x, 150 + 16 * i, text)
    for x, top in ((72, 100), (120, 100), (180, 117), (240, 117), (300, 100)):
        sheet.line(x, top, x, 172)
    for y in (100, 134, 156, 172):
        sheet.line(72, y, 300, y)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == [["SEDE", "MUJERES", "", ""], ["", "2021", "2022", "2023"], *body]


def test_rows_packed_into_drawn_cells_are_seen_where_figures_have_notes() -> None:
    xs, ys = [72.0, 150.0, 216.0, 310.0], [100.0, 120.0, 190.0]
    body = [["Lactantes", "63.013", "menores"], ["Mayores", "42.125 (e)", "estimado"], ["Adultos", "52.688", "a junio"]]
    body.append(["Sin dato", "n.d.", ""])
    sheet = Sheet().grid(xs, ys).cells(xs, ys[:2], [["Grupo", "Cantidad", "Nota"]])
    for i, row in enumerate(body):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, 134 + 15 * i, text, 9)
    (grid,) = grids(sheet)
    assert grid.confidence == PACKED
    (chosen,) = choose(page(sheet)).grids
    assert rows_of(chosen.cells) == [["Grupo", "Cantidad", "Nota"], *body]


def test_one_line_that_sticks_out_shows_the_stub_where_rows_stand_there() -> None:
    """Lines under the headings of a group end at its sides; only the one below the whole header is as wide as it."""
    sheet = Sheet().text(84, 126, "Comuna", 9).text(240, 111, "Personas", 9)
    sheet.line(200, 115, 400, 115).line(72, 130, 470, 130)
    for x in (200.0, 300.0, 400.0):
        sheet.line(x, 100 if x != 300 else 115, x, 190)
    for k, text in enumerate(("Mujeres", "Hombres", "Total")):
        sheet.text(210 + 100 * k, 126, text, 9)
    rows = [("Renca", "1.234", "56", "1.290"), ("Tiltil", "234", "156", "390"), ("Lampa", "34", "16", "50")]
    for k, row in enumerate(rows):
        for x, text in zip((76, 210, 310, 410), row, strict=True):
            sheet.text(x, 145 + 16 * k, text, 9)
    read = max(choose(page(sheet)).grids, key=lambda g: len(g.cells))
    assert [tuple(row) for row in rows_of(read.cells)[-3:]] == rows


def _open_column(labels: list[str], figures: list[str], last: list[str], open_stub: bool = False) -> list[list[str]]:
    """A drawn table of three columns in the last of which no line parts the rows below the heading (nor in the first,
    if ``open_stub``)."""
    sheet = Sheet()
    xs, ys = [60.0, 200.0, 300.0, 400.0], [100.0 + 22 * k for k in range(len(labels) + 2)]
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for y in ys:
        outer = y in (*ys[:2], ys[-1])
        sheet.line(xs[0] if outer or not open_stub else xs[1], y, xs[3] if outer else xs[2], y)
    rows = [["Sector", "Alcance 1", "Básico"], *map(list, zip(labels, figures, last, strict=True))]
    sheet.cells(xs, ys, rows)
    (grid,) = grids(sheet)
    return rows_of(grid.cells)


def test_figures_without_lines_between_stand_in_the_rows_of_their_neighbours() -> None:
    labels, figures, last = ["Terrestre", "Aviación", "Total"], ["249", "53", "302"], ["1.249", "-", "1.302"]
    assert _open_column(labels, figures, last)[1:] == [list(r) for r in zip(labels, figures, last, strict=True)]


def test_codes_among_such_figures_and_labels_beside_them_stand_in_their_rows_too() -> None:
    labels, figures, last = ["Emisiones", "Residuos", "Total"], ["-", "NE", "53"], ["472", "NE", "673"]
    assert _open_column(labels, figures, last, True)[1:] == [list(r) for r in zip(labels, figures, last, strict=True)]


def test_a_text_that_goes_on_is_one_cell_over_the_rows_beside_it() -> None:
    """A note over three rows, and a label of two lines."""
    rows = _open_column(["Norte", "Sur", "Total"], ["249", "53", "302"], ["Sin datos", "de los", "comedores"])
    assert [row[2] for row in rows[1:]] == ["Sin datos de los comedores", "", ""]
    rows = _open_column(["Provincias", "de la zona", "Todas"], ["24", "53", "77"], ["472", "201", "673"], True)
    assert rows[1:] == [["Provincias de la zona Todas", "24", "472"], ["", "53", "201"], ["", "77", "673"]]


def test_the_outlined_bars_of_a_chart_with_their_figures_are_no_table() -> None:
    sheet = Sheet()
    for k, height in enumerate((60, 25, 80, 45, 70, 30)):
        left, top = 100 + 40 * k, 300 - height
        sheet.box(left, top, left + 40, 300).text(left + 12, top + 12, str(height))
    assert RULED(page(sheet)) == []


def test_figures_between_the_lines_of_a_chart_are_no_table_of_one_column() -> None:
    sheet = Sheet()
    for k in range(6):
        sheet.line(100, 200 + 20 * k, 300, 200 + 20 * k)
    sheet.line(100, 200, 100, 300).line(300, 200, 300, 300)
    for k, text in enumerate(("2024; 412", "2024; 377", "2024; 290", "2024; 115", "2024; 36")):
        sheet.text(180, 214 + 20 * k, text)
    assert RULED(page(sheet)) == []
