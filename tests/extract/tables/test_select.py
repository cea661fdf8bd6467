"""Which reading of a table stands: structure trees and whether the page bears them out, second opinions,
readings that differ, and the picture of what was read."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from pipeline.extract.coverage.page_problems import PageProblems, pages_text
from pipeline.extract.formats.pdf_overlay import draw
from pipeline.extract.pdf.page import Page, StructureCell, StructureTable
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.extract.tables import select
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.camelot import Camelot
from pipeline.extract.tables.engines.pdfplumber import Pdfplumber
from pipeline.extract.tables.engines.tagged import TAGGED
from pipeline.extract.tables.second_opinion import FallbackEngines
from pipeline.extract.tables.select import SelectedGrids, choose, quality
from pipeline.extract.tables.settings import SECOND_OPINION
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Document, Method, Source, Table
from tests.extract.paper import Sheet, pdf

XS = [72.0, 200.0, 300.0, 400.0]
YS = [100.0, 120.0, 140.0, 160.0]
ROWS = [["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "12", "56"], ["Total", "12", "56"]]
DATA = pdf(Sheet().grid(XS, YS).cells(XS, YS, ROWS))


def page(data: bytes = DATA) -> Page:
    (found,) = read_pages(data)
    assert isinstance(found, Page)
    return found


def tagged(order: list[list[str]], spans: dict[str, int] | None = None) -> Page:
    """The page with a structure tree that puts its texts in some order."""
    found = page(pdf(Sheet().cells(XS, YS, ROWS)))
    places = [t for row in ROWS for t in row]
    words = tuple(replace(w, mcid=i) for i, w in enumerate(found.words))
    ids: dict[str, list[int]] = {}
    for i, text in enumerate(places):
        ids.setdefault(text, []).append(i)
    rows = tuple(
        tuple(StructureCell((ids[t].pop(0),) if t else (), r == 0, 1, (spans or {}).get(t, 1)) for t in row)
        for r, row in enumerate(order)
    )
    return replace(found, words=words, structure=(StructureTable(rows),))


def test_a_structure_tree_gives_the_grid() -> None:
    (grid,) = TAGGED(tagged(ROWS))
    assert (rows_of(grid.cells), grid.header_rows) == (ROWS, 1)


def test_cells_the_tree_leaves_out_are_blank() -> None:
    (grid,) = TAGGED(tagged([ROWS[0], ROWS[1], ["Total", "56"]]))
    assert rows_of(grid.cells)[1] == ["Becas", "12", "56"]
    assert len(rows_of(grid.cells)[2]) == 3


def test_a_tree_that_contradicts_the_page_is_distrusted() -> None:
    assert TAGGED(tagged([list(reversed(row)) for row in ROWS])) == []
    assert TAGGED(tagged([["Total", "12", "56"], ["PROGRAMA", "MUJERES", "HOMBRES"], ["Becas", "12", "56"]])) == []


class Fixed:
    """An engine that always sees the same grids."""

    def __init__(self, *grids: Grid) -> None:
        self.grids = list(grids)
        self.asked = 0

    @property
    def name(self) -> Method:
        return "pdfplumber"

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        self.asked += 1
        return self.grids


def unsure(found: Page) -> tuple[Grid, Grid]:
    """The grid of the page, and a bad reading of it: everything in one row, without confidence."""
    good = choose(found).grids[0]
    packed = tuple(
        replace(c, row=0, text=" ".join(x.text for x in good.cells if x.column == c.column))
        for c in good.cells
        if c.row == 0
    )
    return good, replace(good, cells=packed, confidence=0.2, words=good.words[:4])


def test_a_better_second_opinion_is_taken_and_the_difference_kept() -> None:
    found = page()
    good, bad = unsure(found)
    assert quality(good, found) > quality(bad, found)
    choice = FallbackEngines((Fixed(replace(good, method="pdfplumber")),)).reviewed(SelectedGrids((bad,)), found)
    assert [g.method for g in choice.grids] == ["pdfplumber"]
    problems = PageProblems()
    problems.of_choice(choice, found)
    (finding,) = problems.all()
    assert finding.rule == "lecturas-distintas"
    assert "por «una segunda lectura»" in finding.message
    assert "por «alineación del texto»" in finding.message or "por «líneas dibujadas»" in finding.message


def test_readings_that_differ_by_leaders_alone_are_none_that_differ() -> None:
    found = page()
    good, _ = unsure(found)
    first, *others = good.cells
    dotted = replace(good, cells=(replace(first, text="." * 90), *others), method="pdfplumber")
    problems = PageProblems()
    problems.of_choice(SelectedGrids((good,), passed_over=((dotted, good),)), found)
    assert problems.all() == ()
    longer = replace(good, cells=(replace(first, text="Becas " * 90), *others))
    problems.of_choice(SelectedGrids((good,), passed_over=((longer, good), (longer, dotted))), found)
    (told,) = problems.all()
    assert len(told.message) < 300


def test_nobody_is_asked_about_what_was_read_surely() -> None:
    engine = Fixed()
    choice = choose(page())
    assert FallbackEngines((engine,)).reviewed(choice, page()) == choice
    assert engine.asked == 0


def test_nobody_is_asked_where_no_answer_could_be_better() -> None:
    engine = Fixed()
    (good,) = choose(page()).grids
    FallbackEngines((engine,)).reviewed(SelectedGrids((replace(good, confidence=0.4),)), page())
    assert engine.asked == 0


def test_a_reading_of_nearly_nothing_but_empty_cells_is_none() -> None:
    found = page()
    good, bad = unsure(found)
    empty = tuple(replace(cell, text="", row=cell.row + 3 * n) for n in range(1, 8) for cell in good.cells)
    sparse = replace(good, cells=(*good.cells, *empty))
    (kept,) = FallbackEngines((Fixed(sparse),)).reviewed(SelectedGrids((bad,)), found).grids
    assert kept == bad
    (kept,) = FallbackEngines((Fixed(good),)).reviewed(SelectedGrids((bad,)), found).grids
    assert kept == good


@pytest.mark.parametrize(("shared", "kept"), [(0.02, 2), (0.15, 1)])
def test_drawn_tables_that_touch_are_two_and_readings_of_one_place_are_one(
    monkeypatch: pytest.MonkeyPatch, shared: float, kept: int
) -> None:
    """Two readings, the second one moved down so far that it shares some of its area with the first."""
    found = page()
    (grid,) = choose(found).grids
    down = (1 - shared) * grid.box.height

    def lower(box: Box) -> Box:
        return Box(box.x0, box.top + down, box.x1, box.bottom + down)

    cells = tuple(replace(c, place=Place(1, lower(c.place.box))) for c in grid.cells if c.place.box)
    words = tuple(replace(w, top=w.top + down, bottom=w.bottom + down) for w in grid.words)
    below = replace(grid, box=lower(grid.box), cells=cells, words=words)
    both = replace(found, words=(*found.words, *words))
    monkeypatch.setattr(select, "RULED", lambda _: [grid, below])
    assert len(choose(both).grids) == kept


def test_others_are_asked_as_long_as_the_work_is_bounded() -> None:
    found = page()
    _, bad = unsure(found)
    engine = Fixed()
    large = replace(found, drawn=SECOND_OPINION.work // 2 - len(found.characters))
    FallbackEngines((engine,)).reviewed(SelectedGrids((bad,) * 9), large)
    assert engine.asked == 2
    FallbackEngines((engine,)).reviewed(
        SelectedGrids((bad,)), replace(found, drawn=SECOND_OPINION.work + SECOND_OPINION.work_of_a_page)
    )
    assert engine.asked == 2


def test_every_page_that_is_read_allows_some_work_more() -> None:
    found = page()
    _, bad = unsure(found)
    engine = Fixed()
    fallbacks = FallbackEngines((engine,), left=0)
    pages = -(-(len(found.characters) + found.drawn) // SECOND_OPINION.work_of_a_page)
    for _ in range(pages - 1):
        fallbacks.reviewed(SelectedGrids(()), found)
    assert engine.asked == 0
    fallbacks.reviewed(SelectedGrids((bad,)), found)
    assert engine.asked == 1


@pytest.mark.parametrize("engine", [Pdfplumber(DATA), Camelot(DATA)])
def test_the_other_libraries_read_what_is_drawn(engine: Pdfplumber | Camelot) -> None:
    found = page()
    (grid,) = engine(found, Box(60, 90, 420, 170))
    assert rows_of(grid.cells) == ROWS


def test_pages_in_words() -> None:
    assert pages_text([3]) == "la página 3"
    assert pages_text([1, 2, 3, 4, 7, 9]) == "las páginas 1 a 4, 7 y 9"
    assert pages_text([1, 2]) == "las páginas 1 y 2"


def test_what_was_read_is_drawn_on_the_page() -> None:
    picture = Image.open(io.BytesIO(draw(DATA, 1)))
    assert picture.size == (1224, 1584)
    assert picture.getpixel((2 * 200, 2 * 110)) == (11, 110, 79)  # the outline of a cell, in the engine's colour
    with pytest.raises(IndexError):
        draw(DATA, 2)


def test_numbers_of_rows_and_columns_stand_outside_the_table() -> None:
    cells = tuple(
        Cell(r, c, "1", place=Place(1, Box(200.0 + 60 * c, 300.0 + 20 * r, 260.0 + 60 * c, 320.0 + 20 * r)))
        for r in range(3)
        for c in range(3)
    )
    document = Document("x", Source("x.pdf", "0", "pdf"), (Table("t01", cells, 1, pages=(1,), method="ruled"),))
    bare = np.asarray(Image.open(io.BytesIO(draw(DATA, 1, replace(document, blocks=())))))
    changed = (bare != np.asarray(Image.open(io.BytesIO(draw(DATA, 1, document))))).any(axis=2)
    assert not changed[2 * 320 + 3 : 2 * 340 - 3, 2 * 200 + 3 : 2 * 260 - 3].any(), "nothing but outlines in a cell"
    assert changed[2 * 325 : 2 * 335, 2 * 185 : 2 * 199].any(), "the number of the row beside it"
    assert changed[2 * 288 : 2 * 299, 2 * 220 : 2 * 240].any(), "and that of the column above it"


def test_small_drawn_tables_are_weighed_together_against_one_reading_of_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each has few rows and no figures, as a head alone has; a reading of both as one explains more words than either,
    and no more than both."""
    xs, heads = [60.0, 110.0, 220.0, 400.0], ["Lugar", "Categoria", "Estudiante"]
    tables = {100.0: [["Oro", "Infantil", "Daniel Jeldes"]], 200.0: [["Plata", "Juvenil", "Alonso Andrade"]]}
    sheet = Sheet()
    for top, body in tables.items():
        ys = [top + 20 * k for k in range(len(body) + 2)]
        sheet.grid(xs, ys).cells(xs, ys, [heads, *body])
    found = page(pdf(sheet))
    cells = tuple(
        Cell(i, int(word.x0 > 105), word.text, place=Place(1, Box(word.x0, word.top, word.x1, word.bottom)))
        for i, word in enumerate(found.words)
    )
    both = Grid(1, Box(60, 100, 400, 240), cells, "aligned", 0.9, words=found.words)
    monkeypatch.setattr(select, "ALIGNED", lambda *_: [both])
    assert [rows_of(g.cells) for g in select.readings_of(found).grids] == [[heads, *body] for body in tables.values()]


def test_a_shaded_total_below_rows_without_lines_is_a_row_of_their_table() -> None:
    texts = [["Sede", "Ingresos", "Egresos"], ["Norte", "312", "1.204"], ["Centro", "77", "930"], ["Sur", "1.450", "8"]]
    total = ["Total", "1.839", "2.142"]
    xs = [60.0, 220.0, 330.0, 440.0]
    sheet = Sheet()
    for row, texts_of_row in enumerate([*texts, total]):
        top = 100 + 14.0 * row
        if row in (0, len(texts)):
            for left, right in pairwise(xs):
                sheet.fill(left, top, right, top + 13.5)
        sheet.text(64, top + 10, texts_of_row[0])
        for edge, text in zip(xs[2:], texts_of_row[1:], strict=True):
            sheet.right(edge - 4, top + 10, text)
    (grid,) = choose(page(pdf(sheet))).grids
    assert rows_of(grid.cells) == [*texts, total]
