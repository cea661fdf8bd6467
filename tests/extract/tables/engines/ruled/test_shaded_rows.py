"""Shaded areas that are rows of a table, or parts of bars."""

from __future__ import annotations

import itertools

from pipeline.extract.tables.engine import rows_of
from tests.extract.paper import Sheet
from tests.extract.tables.engines.ruled.test_ruled import grids

XS = [72.0, 200.0, 260.0, 320.0]
YS = [100.0 + 20 * k for k in range(8)]
ROWS = [
    ["Nivel", "2022", "2023"],
    ["Básica", "", ""],
    ["Primero", "12", "15"],
    ["Segundo", "31", "28"],
    ["Tercero", "17", "19"],
    ["Media", "", ""],
    ["Primero", "22", "25"],
]
HEAD, STRIPE = "0.2 0.3 0.5", "0.9 0.9 0.95"


def test_a_section_as_wide_as_the_table_is_one_of_its_stripes() -> None:
    sheet = Sheet()
    for left, right in itertools.pairwise(XS):
        sheet.fill(left, YS[0], right, YS[1], HEAD)
        sheet.fill(left, YS[3], right, YS[4], STRIPE)
    for row in (1, 5):
        sheet.fill(XS[0], YS[row], XS[-1], YS[row + 1], STRIPE)
    for top, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            if text:
                sheet.text(x + 4, top + 14, text, 9)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == ROWS


def test_parts_of_bars_are_no_cells() -> None:
    parts = ((120, 90, 60), (40, 150, 70), (95, 35, 120), (60, 110, 45))
    sheet = Sheet()
    for k, lengths in enumerate(parts):
        edges = list(itertools.accumulate(lengths, initial=100))
        for (left, right), color in zip(
            itertools.pairwise(edges), ("0.1 0.4 0.8", "0.9 0.5 0", "0 0.6 0.3"), strict=True
        ):
            sheet.fill(left, 100 + 30 * k, right, 128 + 30 * k, color)
            sheet.text((left + right) / 2 - 8, 118 + 30 * k, f"{right - left},0%", 7)
    assert grids(sheet) == []


def test_a_last_row_without_shade_has_all_lines_of_its_wrapped_text() -> None:
    labels = (("Nivel",), ("Básica",), ("Primero y", "segundo"), ("Tercero",), ("Enseñanza", "media de la", "noche"))
    figures = (("2022", "2023"), ("12", "15"), ("31", "28"), ("17", "19"), ("22", "25"))
    sheet, y = Sheet(), 100.0
    xs = (72.0, 130.0, 190.0, 250.0)
    for k, (lines, row) in enumerate(zip(labels, figures, strict=True)):
        high = 12.0 * len(lines) + 4
        for left, right in itertools.pairwise(xs) if k in (0, 1, 3) else ():
            sheet.fill(left, y, right, y + high, STRIPE if k else HEAD)
        for n, line in enumerate(lines):
            sheet.text(xs[0] + 4, y + 11 + 12 * n, line, 9)
        for x, text in zip(xs[1:], row, strict=False):
            sheet.text(x + 4, y + 11, text, 9)
        y += high
    sheet.text(72, y + 8, "Los valores corresponden a lo informado por cada unidad al cierre.", 9)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == [[" ".join(a), *b] for a, b in zip(labels, figures, strict=True)]


def test_the_caption_below_a_last_row_without_shade_is_no_part_of_it() -> None:
    body = (
        ("Nivel", "Escuela", "2023"),
        ("Básica", "Uno", "15"),
        ("Media", "Dos", "28"),
        ("Tercero", "Municipal", "19"),
    )
    xs = (72.0, 130.0, 178.0, 250.0)
    sheet = Sheet()
    for k, row in enumerate(body):
        y = 100.0 + 16 * k
        for left, right in itertools.pairwise(xs) if k in (0, 2) else ():
            sheet.fill(left, y, right, y + 16, STRIPE if k else HEAD)
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 11, text, 9)
    sheet.text(133, 173, "Tabla 10", 8)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == [list(row) for row in body]


def test_a_row_without_shade_may_be_five_lines_high_between_shaded_ones_of_one() -> None:
    label = ("Programa de", "Vivienda en", "la Región del", "Maule y sus", "Comunas")
    xs = (72.0, 150.0, 210.0, 270.0)
    sheet = Sheet()
    shaded = ((100.0, ("Rubro", "2022", "2023")), (116.0 + 64, ("Gastos", "31", "28")))
    for y, row in shaded:
        for left, right in itertools.pairwise(xs):
            sheet.fill(left, y, right, y + 16, HEAD if y == 100 else STRIPE)
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 11, text, 9)
    for n, line in enumerate(label):
        sheet.text(xs[0] + 4, 126 + 12 * n, line, 9)
    sheet.text(xs[1] + 4, 126, "12", 9).text(xs[2] + 4, 126, "15", 9)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == [["Rubro", "2022", "2023"], [" ".join(label), "12", "15"], ["Gastos", "31", "28"]]


def test_a_title_below_a_last_row_without_shade_is_set_in_another_type() -> None:
    body = (("Zona", "2022", "2023"), ("Norte", "12", "15"), ("Centro", "31", "28"), ("Sur Austral", "17", "19"))
    xs = (72.0, 130.0, 190.0, 250.0)
    sheet = Sheet()
    for k, row in enumerate(body):
        y = 100.0 + 16 * k
        for left, right in itertools.pairwise(xs) if k in (0, 2) else ():
            sheet.fill(left, y, right, y + 16, STRIPE if k else HEAD)
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 11, text, 9)
    sheet.text(76, 171, "Coberturas", 10, bold=True)
    (grid,) = grids(sheet)
    assert rows_of(grid.cells) == [list(row) for row in body]
