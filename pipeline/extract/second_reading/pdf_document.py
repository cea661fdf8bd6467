"""A PDF read again within limits: every place by pdfplumber, the grids of what it reads alike by camelot."""

from __future__ import annotations

import importlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.pdfium import opened
from pipeline.extract.second_reading import pdf_boxes, pdf_grid
from pipeline.extract.second_reading.answers import Asked, Reread, guarded
from pipeline.extract.second_reading.settings import SETTINGS


def load(grids: bool) -> None:
    """Loads the libraries, camelot only where grids are wanted: then every copy of this process finds them loaded."""
    guarded(importlib.import_module, "pdfplumber")
    if grids:
        guarded(importlib.import_module, "camelot")


def reread(data: bytes, asked: Sequence[Asked], gridded: frozenset[Asked] | None = None) -> Mapping[Asked, Reread]:
    """What pdfplumber reads where each thing asked stands, and camelot of the cells that pdfplumber reads alike.

    What stands on pages that would take too long is left out; a library that fails says nothing, the other is still
    asked.

    Args:
        gridded: the cells whose grid is to be found again; all of them without it.
    """
    numbers = frozenset(one.page for one in asked if one.page is not None)
    count, sizes = guarded(page_sizes, data, numbers) or (0, {})
    pages = _affordable(asked, sizes, SETTINGS.text_work + SETTINGS.text_work_of_a_page * count)
    within = [one for one in asked if one.page in pages]
    read = guarded(pdf_boxes.reread, data, within) or {}
    wanted = within if gridded is None else [one for one in within if one in gridded]
    sure = [one for one in wanted if one in read and read[one].text == "alike"]
    first = _affordable(sure, sizes, SETTINGS.grid_work + SETTINGS.grid_work_of_a_page * count)
    sure = [one for one in sure if one.page in first]
    heights = {number: size.height for number, size in sizes.items()}
    grid = guarded(pdf_grid.confirm, data, sure, heights) or {} if sure else {}
    return {one: found.with_grid(grid.get(one, "unread")) for one, found in read.items()}


@dataclass(frozen=True, slots=True)
class PageSize:
    """The height of a page as it is shown, in points, and what there is to read on it: characters and objects."""

    height: float
    work: int


def _affordable(asked: Sequence[Asked], sizes: Mapping[int, PageSize], work: int) -> frozenset[int]:
    """The pages of what is asked that so much work allows, from the first on; one that is too large is passed over."""
    taken: set[int] = set()
    for number in sorted({one.page for one in asked if one.page is not None}):
        if number not in sizes:
            continue
        if sizes[number].work <= work:
            work -= sizes[number].work
            taken.add(number)
    return frozenset(taken)


def page_sizes(data: bytes, numbers: Container[int]) -> tuple[int, Mapping[int, PageSize]]:
    """How many pages a document has, and how large those of some numbers (from 1) are."""
    with opened(data) as document:
        count = raw.FPDF_GetPageCount(document)
        return count, {index + 1: _size(document, index) for index in range(count) if index + 1 in numbers}


def _size(document: Any, index: int) -> PageSize:
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return PageSize(0.0, 0)
    try:
        text = raw.FPDFText_LoadPage(page)
        characters = max(raw.FPDFText_CountChars(text), 0) if text else 0
        raw.FPDFText_ClosePage(text)
        return PageSize(raw.FPDF_GetPageHeightF(page), characters + max(raw.FPDFPage_CountObjects(page), 0))
    finally:
        raw.FPDF_ClosePage(page)
