"""pdfplumber reads the boxes of cells and sentences again: other code, other text extraction than ours."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.extract.second_reading.answers import Asked, Reread, contains, same_figure
from pipeline.geometry import centre_x
from pipeline.processes.library_messages import silence


def reread(data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """What pdfplumber reads where each thing asked stands; pages that are not there are left out.

    Raises:
        Exception: whatever pdfplumber raises for a document it cannot read.
    """
    import pdfplumber

    silence("pdfplumber", "pdfminer")

    by_page: dict[int, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.page is not None:
            by_page[one.page].append(one)
    found: dict[Asked, Reread] = {}
    with pdfplumber.open(io.BytesIO(data)) as document:
        for number, wanted in sorted(by_page.items()):
            if 1 <= number <= len(document.pages):
                page = document.pages[number - 1]
                printed = printed_characters(page)
                chars = placed_characters(page, printed)
                prose = text_of_page(page, printed) if any(one.table is None for one in wanted) else ""
                found |= {one: _cell(chars, one) if one.table else _figure(prose, one) for one in wanted}
                page.close()
    return found


def printed_characters(page: Any) -> list[Any]:
    """The characters of a page as pdfminer has them, in the order of the content stream. What is drawn is passed over:
    where there is much of it, it would take as long as the text."""
    from pdfminer.layout import LTChar, LTContainer
    from pdfminer.pdfinterp import PDFPageInterpreter
    from pdfplumber.page import PDFPageAggregatorWithMarkedContent

    class TextOnly(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]  # untyped
        def paint_path(self, *_: Any) -> None:
            """Nothing is kept of a path."""

    device = TextOnly(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    waiting, found = [iter(device.get_result())], []
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, LTContainer):  # a form within the page
            waiting.append(iter(item))
        elif isinstance(item, LTChar):
            found.append(item)
    return found


def text_of_page(page: Any, printed: Sequence[Any]) -> str:
    """The text of a page as pdfplumber puts it together."""
    from pdfplumber.utils import chars_to_textmap

    return str(chars_to_textmap([page.process_object(char) for char in printed]).as_string)


def placed_characters(page: Any, printed: Sequence[Any]) -> list[tuple[str, float, float]]:
    """The characters of a page with their middles, from the upper left corner of what is shown of it; one that is
    printed twice in a place (to look bold) once."""
    # pdfminer counts from the lower left corner of the media box; of a crop box that reaches over it the rest is shown
    left = max(page.cropbox[0], page.mediabox[0]) - page.mediabox[0]
    top = max(page.cropbox[1], page.mediabox[1]) - page.mediabox[1] - page.height
    seen: set[tuple[str, int, int]] = set()
    found = []
    for char in printed:
        text, x, y = char.get_text(), centre_x(char) - left, -(char.y0 + char.y1) / 2 - top
        key = (text, round(x), round(y))
        if key not in seen:
            seen.add(key)
            found.append((text, x, y))
    return found


def _cell(chars: Sequence[tuple[str, float, float]], one: Asked) -> Reread:
    box = one.box
    if not chars or box is None:
        return Reread()  # a picture: nothing to read here
    there = "".join(text for text, x, y in chars if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom)
    return Reread("alike" if same_figure(one.text, there) else "different", " ".join(there.split()))


def _figure(prose: str, one: Asked) -> Reread:
    """A figure of the prose: a sentence may run over columns and lines, so it is looked for on its page."""
    if not prose:
        return Reread()
    return Reread("alike" if contains(prose, one.text) else "different")
