"""Grids that are read of documents whose tables are known: what of them is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any
from unittest import mock
from xml.etree import ElementTree

from bench.tagless import folded
from pipeline.extract.formats import pdf as reader
from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.confidence import FEATURES, features
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.select import SelectedGrids, readings_of
from pipeline.model import Source

LEAST_TAGGED = 1 / 8  # tables by page of a document whose other tables count as wrong
FOUND = 0.1  # of a grid's pairs that truth must have for the grid to be one of its tables
MOSTLY_BLANK = 0.5  # of the cells of a grid with text, below which one that truth has not is wrong


def pages_of(path: Path) -> list[tuple[Page, SelectedGrids]]:
    """The pages of a document with the grids that are read of them, before calibration."""
    seen: list[tuple[Page, SelectedGrids]] = []

    def recorded(page: Page) -> SelectedGrids:
        choice = readings_of(page)
        seen.append((page, choice))
        return choice

    with (
        mock.patch.object(reader, "choose", recorded),
        mock.patch.object(reader, "with_scans", lambda pages, *_: pages),
    ):
        reader.read(path.read_bytes(), path.stem, Source(path.name, "", "pdf"))
    return seen


@dataclass(frozen=True)
class KnownGrid:
    """A grid of a document whose tables are known: its features, its pairs of cells, and those of the true table that
    shares most of them (``is_found``: more than by chance)."""

    grid: Grid
    features: tuple[float, ...]
    pairs: Counter[tuple[str, str, str]]
    truth: Counter[tuple[str, str, str]]
    is_found: bool


def known_grids(path: Path, truth: list[dict[str, Any]]) -> Iterator[KnownGrid]:
    """The grids of one document of which it is known whether they are right.

    Trees leave tables out: what none of them has is a wrong reading only where it is mostly blank (a chart).
    """
    pages = pages_of(path)
    whole = len(truth) >= LEAST_TAGGED * len({page.number for page, _ in pages})
    for page, choice in pages:
        known = [neighbours(t["rows"]) for t in truth if page.number in t["pages"]]
        for grid in choice.grids:
            own, values = neighbours(rows_of(grid.cells)), features(grid, page)
            best = max(known, key=lambda t: sum((own & t).values()), default=Counter())
            found = sum((own & best).values()) > FOUND * sum(own.values())
            if found or (whole and values[FEATURES.index("filled")] < MOSTLY_BLANK):
                yield KnownGrid(grid, values, own, best, found)


def neighbours(rows: Sequence[Sequence[str]]) -> Counter[tuple[str, str, str]]:
    """The pairs of cells with nothing but blank ones between, beside and below each other."""
    grid = folded(rows)
    found: Counter[tuple[str, str, str]] = Counter()
    for kind, lines in (("beside", grid), ("below", [list(column) for column in zip_longest(*grid, fillvalue="")])):
        for line in lines:
            found.update((a, b, kind) for a, b in pairwise([c for c in line if c]))
    return found


def icdar_truth(path: Path) -> list[dict[str, Any]]:
    """The tables of an ICDAR-2013 document, page by page, spanned positions left blank."""
    found: list[dict[str, Any]] = []
    structure = path.with_name(f"{path.stem}-str.xml")
    if not structure.exists():
        return found
    for region in ElementTree.parse(structure).getroot().iter("region"):
        cells = [
            (int(c.get("start-row", 0)), int(c.get("start-col", 0)), (c.findtext("content") or "").strip())
            for c in region.iter("cell")
        ]
        if not cells:
            continue
        top, left = min(r for r, _, _ in cells), min(c for _, c, _ in cells)
        rows = [[""] * (max(c for _, c, _ in cells) - left + 1) for _ in range(max(r for r, _, _ in cells) - top + 1)]
        for row, column, text in cells:
            rows[row - top][column - left] = text
        found.append({"pages": [int(region.get("page", 1))], "rows": rows})
    return found
