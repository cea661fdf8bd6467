"""Page headers, footers and other furniture: what stands in the same place on page after page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.extract.layout.lines import Line, text_lines
from pipeline.extract.pdf.page import Page, Word
from pipeline.geometry import centre_y

MARGIN = 0.16  # of the page's height at either end in which furniture is looked for
PLACE = 4.0  # points by which furniture may move from page to page
SHIFTED = 8.0  # points by which it may in scans
LONG = 12  # letters of a line that may be known although some were misread
ALIKE = 0.9  # of the letters of two such lines that must agree
APART = 0.8  # of a line's height that parts furniture from what follows, at least …
MOST_RUNNING = 60  # different running lines of a document that are kept
WIDER = 1.3  # … and times the usual gap between the lines that follow

_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(p[áa]g(ina|\.)?|page|hoja)?\s*:?\s*[-–—]?\s*(\d{1,4}|[ivxl]{1,6})\s*((de|of|/)\s*\d{1,4})?[-–—|.\s]*$",
    re.IGNORECASE,
)
# The number of a page within a line: after its word, before a total, or first or last and set apart.
_NUMBERS = re.compile(
    r"(?<=pág\. )\d+|(?<=página )\d+|(?<=hoja: )\d+|(?<=hoja )\d+|(?<=page )\d+|\b\d{1,4}(?=\s*(?:de|of|/)\s*\d{1,4}\b)"
    r"|^\d{1,4}(?=\s+\D)|(?<=[|–—] )\d{1,4}$"
)


@dataclass(frozen=True)
class Edge:
    """What one page has near its ends: lines from the outermost inwards, with a key each. ``scanned``: read
    from a picture, in which a letter may be misread and the paper lay a little off."""

    top: tuple[tuple[str, float, Line], ...]
    bottom: tuple[tuple[str, float, Line], ...]
    scanned: bool = False


def edges(page: Page) -> Edge:
    """The lines near the ends of a page, whole rows of text, outermost first."""
    limit_top, limit_bottom = page.height * MARGIN, page.height * (1 - MARGIN)
    rows = _rows(text_lines(w for w in page.words if w.top <= limit_top or w.bottom >= limit_bottom))
    top = [(_key(line), line.box.top, line) for line in rows if line.box.bottom <= limit_top]
    bottom = [(_key(line), line.box.top, line) for line in rows if line.box.top >= limit_bottom]
    return Edge(tuple(top), tuple(reversed(bottom)), page.scan is not None)


def furniture(page: Page, own: Edge, others: Sequence[Edge]) -> frozenset[Word]:
    """The words of a page that are furniture, judged against the pages around it.

    A line is furniture when the same text (the number of the page aside) stands in the same place on at least two
    other pages, or on half of the others where there are few. A page number alone at the very end is
    furniture where the others have one too. A line that is followed closely by the body (the header
    row of a table that goes on) is not, unless everything from it outwards is set apart.
    """
    needed = max(1, min(2, len(others) // 2 + len(others) % 2))
    words: set[Word] = set()
    for mine, theirs, inward in (
        (own.top, [(o.top, own.scanned or o.scanned) for o in others], 1),
        (own.bottom, [(o.bottom, own.scanned or o.scanned) for o in others], -1),
    ):
        repeated: list[Line] = []
        for key, place, line in mine:
            hits = sum(
                any(_same(k, key, scanned) and abs(p - place) <= (SHIFTED if scanned else PLACE) for k, p, _ in other)
                or (
                    bool(_PAGE_NUMBER.match(line.text))
                    and any(_PAGE_NUMBER.match(o.text) for _, p, o in other if abs(p - place) <= PLACE)
                )
                for other, scanned in theirs
            )
            if hits < needed:
                break
            repeated.append(line)
        for line in _set_apart(repeated, page, inward):
            words.update(line.words)
    return frozenset(words)


def running_lines(words: Iterable[Word]) -> list[Line]:
    """Running words of a page as lines with letters in them, from top to bottom."""
    return [line for line in text_lines(words) if any(c.isalpha() for c in line.text)]


def _same(one: str, other: str, scanned: bool) -> bool:
    """Whether two lines say the same; of a scan, but for letters misread (never digits: rows of figures differ
    by a digit)."""
    if one == other:
        return True
    if not scanned or min(len(one), len(other)) < LONG or _digits(one) != _digits(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _set_apart(repeated: list[Line], page: Page, inward: int) -> list[Line]:
    """The outermost of the repeated lines, up to the last one that is parted from what follows: by a gap
    wider than those after it (the rows of a table are as far from each other), or by a drawn line."""
    if not repeated or _in_lattice(repeated[0], page):
        return []
    levels = _levels(page, inward)
    for count in range(len(repeated), 0, -1):
        line = repeated[count - 1]
        height = line.box.bottom - line.box.top
        edge = line.box.bottom if inward > 0 else -line.box.top
        after = [(near, far) for near, far in levels if near >= edge - 0.3 * height]
        gap = (after[0][0] if after else edge + 100) - edge
        later = sorted(b[0] - a[1] for a, b in pairwise(after[:4]))
        usual = later[0] if len(later) > 1 else 0.0
        if gap >= APART * height and gap > WIDER * usual:
            return repeated[:count]
        if (count == 1 and len(line.text) < 8 and gap >= 0.4 * height) or _ruled_off(line, page, inward):
            return repeated[:count]
    return []


def _levels(page: Page, inward: int) -> list[tuple[float, float]]:
    """Where the lines of text of a page begin and end, seen from one end of it: outermost first."""
    levels: list[tuple[float, float]] = []
    spans = sorted((w.top, w.bottom) if inward > 0 else (-w.bottom, -w.top) for w in page.words if w.upright)
    for near, far in spans:
        if levels and near < levels[-1][1] - 0.4 * (far - near):
            levels[-1] = (levels[-1][0], max(levels[-1][1], far))
        else:
            levels.append((near, far))
    return levels


def _in_lattice(line: Line, page: Page) -> bool:
    """Whether a line stands between drawn verticals that reach into the body: a row of a table."""
    middle = centre_y(line.box)
    low, high = page.height * MARGIN, page.height * (1 - MARGIN)
    through = [
        r.position
        for r in page.rules
        if not r.horizontal
        and r.start <= middle <= r.end
        and (r.end > low + 40 if middle < low else r.start < high - 40)
    ]
    return any(x <= line.box.x0 + 2 for x in through) and any(x >= line.box.x1 - 2 for x in through)


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
    return _NUMBERS.sub("#", line.text.casefold())
