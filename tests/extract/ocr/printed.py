"""Small documents printed and scanned at test time, and how to skip where characters cannot be recognised."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bench.scanning import Condition, scanned
from pipeline.extract.errors import Unread
from pipeline.extract.ocr.recognition.tesseract import recogniser
from tests.extract.paper import Sheet, pdf

_found = recogniser()
needs_recogniser = pytest.mark.skipif(
    isinstance(_found, Unread), reason=_found.reason if isinstance(_found, Unread) else ""
)

XS = (72.0, 230.0, 320.0, 410.0, 500.0)
HEADER = ("COMUNA", "HOMBRES", "MUJERES", "TOTAL")
ROWS = (
    ("Cerrillos", "1.204", "1.106", "2.310"),
    ("Maipú", "587", "413", "1.000"),
    ("Ñuñoa", "96", "4", "100"),
    ("Peñalolén", "8", "1", "9"),
    ("Quinta Normal", "$ 3.450", "12,5%", "0,3%"),
    ("Total", "7.777", "-", "11"),
)
TITLE = "Cuadro 1: Personas atendidas durante el año por comuna"
SENTENCE = "Durante el año 2019 se atendieron 3.419 personas, un 17,4% más que en 2018."


def table(sheet: Sheet, top: float, rows: Sequence[Sequence[str]]) -> Sheet:
    """A ruled table with its figures to the right."""
    ys = [top + 22.0 * i for i in range(len(rows) + 1)]
    sheet.grid(list(XS), ys)
    for y, row in zip(ys, rows, strict=False):
        sheet.text(XS[0] + 4, y + 15, row[0])
        for x, text in zip(XS[2:], row[1:], strict=True):
            sheet.right(x - 5, y + 15, text)
    return sheet


def page() -> Sheet:
    """A title, a table and a sentence."""
    return table(Sheet().text(72, 100, TITLE), 120, [HEADER, *ROWS]).text(72, 330, SENTENCE)


def scan(*sheets: Sheet, seed: int = 1, **condition: object) -> bytes:
    """The sheets as a scanner gives them; ``condition`` as in :class:`bench.scanning.Condition`."""
    return scanned(pdf(*sheets), Condition(**condition), seed)
