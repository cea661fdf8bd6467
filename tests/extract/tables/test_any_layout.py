"""Looking for tables never fails, however words and lines lie on a page, and a page it fails on is not lost."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats import pdf as reading
from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.second_opinion import FallbackEngines
from pipeline.extract.tables.select import SelectedGrids, choose
from pipeline.geometry import Box
from pipeline.model import Document, Source, Table
from tests.extract.paper import Sheet, pdf
from tests.extract.tables.engines.borderless.paper import Paper
from tests.trials import trials

RUNS = int(os.environ.get("LAYOUT_RUNS", trials(60)))
TEXTS = (
    "Programa", "Región de Ñuble", "Total", "Total general:", "a)", "1.", "I.", "1.234", "12,5%", "-", "²", "③", "1²",
    "٣", "2022", "5", "12", "$", "(3)", "n/a", "………", "Presupuesto inicial", "de", "y", "1/2", "0", "2.1", "%", "•",
)  # fmt: skip
# Few places, so that words align, overlap and stand upon each other.
places = st.tuples(
    st.sampled_from(TEXTS),
    st.sampled_from((50, 52, 120, 200, 203, 280, 360, 361, 440)),
    st.integers(4, 24).map(lambda k: 6.0 * k) | st.sampled_from((60.0, 60.4, 61.0, 72.0, 72.5)),
    st.booleans(),
)
edges = st.sampled_from((48, 56, 66, 78, 110, 118, 198, 278, 358))
lines = st.tuples(st.booleans(), edges, st.integers(40, 300), st.integers(10, 300))


# Lines half a line apart: the boxes of two cells that are one lie over each other.
OVERPRINTED = [
    *(("Región de Ñuble", 52, 48.0, True), ("③", 120, 54.0, True), ("1.234", 200, 54.0, True)),
    *(("12,5%", 52, 60.0, False), ("Total general:", 50, 60.0, True), ("1.", 120, 60.0, True), ("²", 120, 72.0, True)),
]


def page_of(words: list[tuple[str, int, float, bool]], rules: list[tuple[bool, int, int, int]]) -> Page:
    paper = Paper()
    for text, x, y, right in words:
        (paper.right if right else paper.left)(x + 60.0 if right else x, y, text)
    for level, at, start, length in rules:
        (paper.rule if level else paper.bar)(at, start, start + length)
    return paper.page()


@settings(max_examples=RUNS, suppress_health_check=list(HealthCheck), derandomize=RUNS < 1000)
@given(st.lists(places, min_size=2, max_size=70), st.lists(lines, max_size=8))
@example(OVERPRINTED, [])
def test_no_page_fails_or_gets_text_that_it_has_not(
    words: list[tuple[str, int, float, bool]], rules: list[tuple[bool, int, int, int]]
) -> None:
    page = page_of(words, rules)
    read = Counter(c for grid in choose(page).grids for cell in grid.cells for c in cell.text if not c.isspace())
    assert read <= Counter(c for word in page.words for c in word.text)


def _fails(page: Page) -> SelectedGrids:
    raise ZeroDivisionError("float division by zero")


def _read(data: bytes) -> Document:
    return reading.read(data, "informe", Source("informe.pdf", "", "pdf"))


def _table() -> Sheet:
    xs, ys = [50.0, 150.0, 250.0], [100.0, 120.0, 140.0]
    return Sheet().grid(xs, ys).cells(xs, ys, [["Región", "Casos"], ["Ñuble", "1.234"]])


def test_a_page_on_which_looking_for_tables_fails_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "choose", _fails)
    document = _read(pdf(_table()))
    assert document.tables == ()
    assert "1.234" in " ".join(block.text for block in document.blocks if not isinstance(block, Table))
    (found,) = [f for f in document.findings if f.rule == "tablas-no-buscadas"]
    assert "ZeroDivisionError: float division by zero" in found.message
    assert dict(document.account.pages) == {1: "text"}


def test_a_fault_of_ours_is_not_called_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "text_lines", _fails)
    with pytest.raises(Unreadable, match=r"falla del programa, no del archivo \(ZeroDivisionError") as raised:
        _read(pdf(_table()))
    assert "dañado" not in str(raised.value)


def test_too_little_memory_is_said_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(page: Page) -> SelectedGrids:
        raise MemoryError

    monkeypatch.setattr(reading, "choose", hungry)
    with pytest.raises(MemoryError):
        _read(pdf(_table()))


def test_a_second_opinion_that_fails_leaves_the_first() -> None:
    def refuses(page: Page, region: Box | None = None) -> list[Grid]:
        raise PermissionError("/tmp/tmpx3y2.pdf: copying is not allowed")

    refuses_: Any = refuses
    page = page_of([(text, x, y, False) for y in (60.0, 78.0, 96.0) for text, x in (("Uno", 50), ("5", 200))], [])
    (grid, *others) = choose(page).grids
    unsure = SelectedGrids((grid.__class__(**{**_fields(grid), "confidence": 0.1}), *others))
    assert FallbackEngines((refuses_,)).reviewed(unsure, page) == unsure


def _fields(grid: Grid) -> dict[str, Any]:
    return {name: getattr(grid, name) for name in grid.__dataclass_fields__}
