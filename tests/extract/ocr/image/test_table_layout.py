"""Pictures that may show a table differ from charts, logos and text in one column by the layout of their print."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import LAYOUT
from pipeline.extract.ocr.image.table_layout import FEATURES, features, may_show_table
from tests.extract.ocr.pasted import bar_chart, screenshot
from tests.extract.ocr.printed import HEADER, ROWS, table
from tests.extract.paper import Sheet


def pictured(lines: bool = True) -> Grey:
    """A table of eight rows as a picture, with the lines of its cells or without."""
    sheet = Sheet()
    if lines:
        table(sheet, 120, [HEADER, *ROWS])
    else:
        for n, row in enumerate([HEADER, *ROWS]):
            for x, text in zip((80, 210, 320, 430), row, strict=False):
                sheet.text(x, 130 + 20 * n, text)
    return screenshot(sheet, 66, 114, 506, 300, LAYOUT.dpi)


def charted() -> Grey:
    """A bar chart as a picture."""
    return screenshot(bar_chart(), 70, 100, 430, 325, LAYOUT.dpi)


def named() -> Grey:
    """The name of a service beside its mark."""
    sheet = Sheet().fill(80, 100, 120, 160).text(130, 120, "Servicio Nacional", 14).text(130, 140, "de Empleo", 14)
    return screenshot(sheet, 70, 90, 270, 170, LAYOUT.dpi)


@pytest.mark.parametrize("lines", [True, False])
def test_a_table_may_be_one_light_on_dark_too(lines: bool) -> None:
    assert may_show_table(pictured(lines))
    assert may_show_table((255 - pictured(lines)).astype(np.uint8))


@pytest.mark.parametrize("picture", [charted(), named()])
def test_a_chart_and_a_logo_are_none(picture: Grey) -> None:
    assert not may_show_table(picture)


def test_stretches_in_line_are_counted_and_ink_beside_them() -> None:
    values = features(pictured(lines=False))
    other = features(charted())
    assert values is not None
    assert other is not None
    seen, of_chart = dict(zip(FEATURES, values, strict=True)), dict(zip(FEATURES, other, strict=True))
    assert seen["aligned"] > 0.9
    assert seen["aligned rows"] == pytest.approx(np.log(1 + len(ROWS) + 1))
    assert seen["ink beside print"] == pytest.approx(np.log(0.01))
    assert of_chart["aligned"] < 0.7 * seen["aligned"]


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (200, 300)])
def test_nothing_is_no_table(shape: tuple[int, int]) -> None:
    assert features(np.full(shape, 255, np.uint8)) is None
    assert not may_show_table(np.full(shape, 255, np.uint8))


def test_noise_is_no_table() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1200, 900)).astype(np.uint8)
    assert not may_show_table(noise)
