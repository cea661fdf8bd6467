"""Page headers, footers and other furniture: what stands in the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.page import Page, Word
from pipeline.extract.textlines import Line, text_lines
from pipeline.model import Box

MARGIN = 0.16  # of the page's height at either end in which furniture is looked for
PLACE = 4.0  # points by which furniture may move from page to page
APART = 1.0  # of a line's height that parts furniture from what follows, at least

_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(p[áa]g(ina|\.)?|page|hoja)?\s*[-–—]?\s*(\d{1,4}|[ivxl]{1,6})\s*((de|of|/)\s*\d{1,4})?[-–—|.\s]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Edge:
    """What one page has near its ends: lines from the outermost inwards, with a key each."""

    top: tuple[tuple[str, float, Line], ...]
    bottom: tuple[tuple[str, float, Line], ...]


def edges(page: Page) -> Edge:
    """The lines near the ends of a page, whole rows of text, outermost first."""
    limit_top, limit_bottom = page.height * MARGIN, page.height * (1 - MARGIN)
    rows = _rows(text_lines(w for w in page.words if w.top <= limit_top or w.bottom >= limit_bottom))
    top = [(_key(line), line.box.top, line) for line in rows if line.box.bottom <= limit_top]
    bottom = [(_key(line), line.box.top, line) for line in rows if line.box.top >= limit_bottom]
    return Edge(tuple(top), tuple(reversed(bottom)))


def furniture(page: Page, own: Edge, others: Sequence[Edge]) -> frozenset[Word]:
    """The words of a page that are furniture, judged against the pages around it.

    A line is furniture when the same text (figures aside) stands in the same place on at least two
    other pages, or on half of the others where there are few. A page number alone at the very end is
    furniture where the others have one too. A line that is followed closely by the body (the header
    row of a table that goes on) is not, unless everything from it outwards is set apart.
    """
    needed = max(1, min(2, len(others) // 2 + len(others) % 2))
    words: set[Word] = set()
    for mine, theirs, inward in (
        (own.top, [o.top for o in others], 1),
        (own.bottom, [o.bottom for o in others], -1),
    ):
        repeated: list[Line] = []
        for key, place, line in mine:
            hits = sum(
                any(k == key and abs(p - place) <= PLACE for k, p, _ in other)
                or (
                    bool(_PAGE_NUMBER.match(line.text))
                    and any(_PAGE_NUMBER.match(o.text) for _, p, o in other if abs(p - place) <= PLACE)
                )
                for other in theirs
            )
            if hits < needed:
                break
            repeated.append(line)
        for line in _set_apart(repeated, page, inward):
            words.update(line.words)
    return frozenset(words)


def _set_apart(repeated: list[Line], page: Page, inward: int) -> list[Line]:
    """The outermost of the repeated lines, up to the last one that a gap parts from what follows."""
    if not repeated:
        return []
    ys = sorted({(round(w.top, 1), round(w.bottom, 1)) for w in page.words if w.upright})
    for count in range(len(repeated), 0, -1):
        line = repeated[count - 1]
        height = line.box.bottom - line.box.top
        if inward > 0:
            following = min((t for t, b in ys if t >= line.box.bottom - 0.3 * height), default=page.height)
            gap = following - line.box.bottom
        else:
            following = max((b for t, b in ys if b <= line.box.top + 0.3 * height), default=0.0)
            gap = line.box.top - following
        if gap >= APART * height or (count == 1 and len(line.text) < 8 and gap >= 0.4 * height):
            return repeated[:count]
        if _ruled_off(line, page, inward):
            return repeated[:count]
    return []


def _ruled_off(line: Line, page: Page, inward: int) -> bool:
    """Whether a drawn line parts a line of text from the body, and no lattice goes on below it."""
    edge = line.box.bottom if inward > 0 else line.box.top
    near = [r for r in page.rules if r.horizontal and 0 <= (r.position - edge) * inward <= 12]
    wide = [r for r in near if r.end - r.start > 0.5 * page.width]
    return any(
        not any(not v.horizontal and v.start < r.position - 3 and v.end > r.position + 3 for v in page.rules)
        for r in wide
    )


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Pieces beside each other as one line."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows:
            box = rows[-1][0].box
            if min(box.bottom, line.box.bottom) - max(box.top, line.box.top) > 0.5 * (line.box.bottom - line.box.top):
                rows[-1].append(line)
                continue
        rows.append([line])
    return [Line(tuple(w for piece in row for w in piece.words)) for row in rows]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def repeated_images(pages: Sequence[Page]) -> Counter[tuple[int, int, int, int]]:
    """How often an image stands in one place, by its rounded box."""
    return Counter(key for page in pages for key in {image_key(box) for box in page.images})


def image_key(box: Box) -> tuple[int, int, int, int]:
    return round(box.x0 / 4), round(box.top / 4), round(box.x1 / 4), round(box.bottom / 4)
