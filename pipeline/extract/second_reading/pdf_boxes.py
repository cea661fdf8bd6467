"""pdfplumber reads the boxes of cells and sentences again: other code, other text extraction than ours."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.extract.second_reading.answers import Asked, Reread, contains, same


def reread(data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """What pdfplumber reads where each thing asked stands; pages that are not there are left out.

    Raises:
        Exception: whatever pdfplumber raises for a document it cannot read.
    """
    import pdfplumber

    by_page: dict[int, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.page is not None:
            by_page[one.page].append(one)
    found: dict[Asked, Reread] = {}
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, wanted in sorted(by_page.items()):
            if 1 <= number <= len(document.pages):
                page = document.pages[number - 1]
                chars = _characters(page)
                prose = page.extract_text() if any(one.table is None for one in wanted) else ""
                found |= {one: _cell(chars, one) if one.table else _figure(prose, one) for one in wanted}
                page.close()
    return found


def _characters(page: Any) -> list[tuple[str, float, float]]:
    """The characters of a page with their middles, from the upper left corner of what is shown of it; one that is
    printed twice in a place (to look bold) once."""
    left, top = page.cropbox[0], page.cropbox[1]  # pdfplumber counts from the corner of the page's own coordinates
    seen: set[tuple[str, int, int]] = set()
    found = []
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2 - left, (char["top"] + char["bottom"]) / 2 - top
        key = (char["text"], round(x), round(y))
        if key not in seen:
            seen.add(key)
            found.append((char["text"], x, y))
    return found


def _cell(chars: Sequence[tuple[str, float, float]], one: Asked) -> Reread:
    box = one.box
    if not chars or box is None:
        return Reread()  # a picture: nothing to read here
    there = "".join(text for text, x, y in chars if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom)
    return Reread("alike" if same(one.text, there) else "different", " ".join(there.split()))


def _figure(prose: str, one: Asked) -> Reread:
    """A figure of the prose: a sentence may run over columns and lines, so it is looked for on its page."""
    if not prose:
        return Reread()
    return Reread("alike" if contains(prose, one.text) else "different")
