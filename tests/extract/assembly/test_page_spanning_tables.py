"""Tables over pages whose later pages repeat only the lowest level of the header."""

from __future__ import annotations

from pipeline.extract.formats.pdf import read
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf

RIGHTS = (240, 320, 400, 480)
SEXES = ("Hombres", "Mujeres", "Hombres", "Mujeres")


def months(sheet: Sheet, top: float, first: int, count: int) -> list[list[str]]:
    """Writes rows of figures that say their row and column, and gives them back."""
    rows = [[f"Mes {k}", *(f"{k}.{100 + c}" for c in range(4))] for k in range(first, first + count)]
    for index, (label, *figures) in enumerate(rows):
        sheet.text(60, top + 14 * index, label)
        for right, figure in zip(RIGHTS, figures, strict=True):
            sheet.right(right, top + 14 * index, figure)
    return rows


def lowest(sheet: Sheet, y: float) -> Sheet:
    sheet.text(60, y, "Mes", bold=True)
    for right, sex in zip(RIGHTS, SEXES, strict=True):
        sheet.text(right - 44, y, sex, bold=True)
    return sheet.line(60, y + 4, 480, y + 4)


def test_the_lowest_level_alone_repeats_the_header() -> None:
    upper, lower = Sheet(), Sheet()
    upper.text(220, 536, "Zona urbana", bold=True).text(380, 536, "Zona rural", bold=True)
    upper.line(196, 540, 320, 540).line(356, 540, 480, 540)
    rows = months(lowest(upper, 550), 566, 1, 12) + months(lowest(lower, 60), 76, 13, 8)
    (table,) = read(pdf(upper, lower), "x", Source("x.pdf", "", "pdf")).tables
    assert [list(row) for row in table.rows] == [
        ["", "Zona urbana", "", "Zona rural", ""],
        ["Mes", *SEXES],
        *rows,
    ]
    assert (table.header_rows, table.pages) == (2, (1, 2))
