"""Tables one under the other on one drawn grid."""

from __future__ import annotations

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf

FIRST = [["Área", "2021", "2022"], ["Norte", "12", "31"], ["Sur", "7", "24"]]
SECOND = [["Canal", "Personas"], ["Diario", "120"], ["Radio", "98"]]


def tables(rows: list[list[str]]) -> list[list[list[str]]]:
    xs, ys = [72.0, 172.0, 252.0, 332.0], [100.0 + 16 * i for i in range(len(rows) + 1)]
    sheet = Sheet().grid(xs, ys).cells(xs, ys, rows)
    found = read_pdf(pdf(sheet), "prueba", Source("", "", "pdf")).tables
    return [[list(row) for row in table.rows] for table in found]


def test_a_blank_row_a_title_and_headings_begin_another_table() -> None:
    assert tables([*FIRST, [""], ["Avisos por canal"], *SECOND]) == [FIRST, SECOND]


def test_a_blank_row_before_a_section_or_a_total_does_not() -> None:
    section = [*FIRST, [""], ["Costa"], ["Valle", "5", "9"], [""], ["Total", "24", "64"]]
    wide = [[*row, *[""] * (3 - len(row))] for row in section if row != [""]]
    assert tables(section) == [wide]


def stacked(title_room: float, title_at: float) -> list[list[list[str]]]:
    """A table of two columns over one of three, nothing but the height of the title's row between them; the columns of
    the first are drawn at other places, one across two of the second's."""
    ys = [100.0, 116.0, 132.0, 148.0]
    sheet = Sheet()
    for y in ys:
        sheet.line(72, y, 332, y)
    for x in (72.0, 252.0, 332.0):
        sheet.line(x, ys[0], x, ys[-1])
    for (label, figure), y in zip(SECOND, ys, strict=False):
        sheet.text(76, y + 12, label, 9).text(256, y + 12, figure, 9)
    below = [ys[-1] + title_room + 16 * i for i in range(4)]
    sheet.grid([72.0, 172.0, 252.0, 332.0], [ys[-1], *below]).cells([72.0, 172.0, 252.0, 332.0], below, FIRST)
    sheet.text(76, ys[-1] + title_at, "Atenciones", 9)
    found = read_pdf(pdf(sheet), "prueba", Source("", "", "pdf")).tables
    return [[list(row) for row in table.rows] for table in found]


def test_white_above_a_title_in_its_row_and_headings_begin_another_table() -> None:
    """The tables keep the columns that their own cells begin."""
    assert stacked(50, 36) == [SECOND, FIRST]


def test_a_section_in_the_middle_of_its_row_does_not() -> None:
    assert len(stacked(18, 12)) == 1


def test_a_numbered_caption_without_white_above_it_and_days_as_headings_begin_another_table() -> None:
    days = [["Activo", "31-12-2023", "31-12-2022"], ["Caja", "812", "640"], ["Bancos", "75", "91"]]
    xs, ys = [72.0, 172.0, 252.0, 332.0], [100.0 + 16 * i for i in range(8)]
    sheet = Sheet().cells(xs, ys, [*FIRST, [""], *days])
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        for top, bottom in ((ys[0], ys[3]), (ys[4], ys[7])):
            sheet.line(x, top, x, bottom)
    sheet.line(xs[0], ys[3], xs[0], ys[4]).line(xs[-1], ys[3], xs[-1], ys[4]).text(76, ys[3] + 11, "Tabla 2. Activo", 9)
    found = read_pdf(pdf(sheet), "prueba", Source("", "", "pdf")).tables
    assert [[list(row) for row in table.rows] for table in found] == [FIRST, days]
