"""The tables of a tagged PDF's structure tree, limited to one page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.page import StructureCell, StructureTable
from pipeline.extract.pdf.settings import STRUCTURE

CELLS = {"TD": False, "TH": True}


def read_structure(page: Any) -> tuple[StructureTable, ...]:
    """The tables of a loaded page's structure tree; empty where there is no tree."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        budget = [STRUCTURE.most]
        tables: list[StructureTable] = []
        for index in range(max(raw.FPDF_StructTree_CountChildren(tree), 0)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if element:
                tables.extend(_tables(element, 0, budget))
        return tuple(tables)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _tables(element: Any, depth: int, budget: list[int]) -> Iterator[StructureTable]:
    if _kind(element) == "Table":
        rows = tuple(
            tuple(_cell(c, depth, budget) for c in _found(r, CELLS, depth, budget))
            for r in _found(element, ("TR",), depth, budget)
        )
        if any(rows):
            yield StructureTable(tuple(row for row in rows if row))
        return
    if depth < STRUCTURE.deepest:
        for child in _children(element, budget):
            yield from _tables(child, depth + 1, budget)


def _found(element: Any, kinds: Any, depth: int, budget: list[int]) -> Iterator[Any]:
    """The nearest descendants of given kinds, in order."""
    if depth >= STRUCTURE.deepest:
        return
    for child in _children(element, budget):
        if _kind(child) in kinds:
            yield child
        elif _kind(child) != "Table":
            yield from _found(child, kinds, depth + 1, budget)


def _cell(element: Any, depth: int, budget: list[int]) -> StructureCell:
    rows, columns = _spans(element)
    return StructureCell(tuple(_mcids(element, depth, budget)), CELLS[_kind(element)], rows, columns)


def _mcids(element: Any, depth: int, budget: list[int]) -> Iterator[int]:
    for index in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        mcid = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mcid >= 0:
            yield mcid
        elif depth < STRUCTURE.deepest:
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            budget[0] -= 1
            if child and budget[0] > 0:
                yield from _mcids(child, depth + 1, budget)


def _children(element: Any, budget: list[int]) -> Iterator[Any]:
    for index in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
        budget[0] -= 1
        if budget[0] <= 0:
            return
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield child


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = raw.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size <= 64 else ""


def _spans(element: Any) -> tuple[int, int]:
    """RowSpan and ColSpan of a cell, 1 where it has none."""
    spans = {b"RowSpan": 1, b"ColSpan": 1}
    for index in range(max(raw.FPDF_StructElement_GetAttributeCount(element), 0)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, index)
        for name in spans:
            value = raw.FPDF_StructElement_Attr_GetValue(attributes, name)
            number = ctypes.c_float()
            if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
                spans[name] = max(1, min(int(number.value), STRUCTURE.widest_span))
    return spans[b"RowSpan"], spans[b"ColSpan"]
