"""Running headers and footers: lines that stand in the same place on page after page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.extract.layout.column_headings import without_headings
from pipeline.extract.layout.lines import Line, text_lines
from pipeline.extract.layout.settings import LINES, RUNNING
from pipeline.extract.pdf.page import Page, Word
from pipeline.geometry import centre_y, shared_height

_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(p[áa]g(ina|\.)?|page|hoja)?\s*:?\s*[-–—]?\s*(\d{1,4}|[ivxl]{1,6})\s*((de|of|/)\s*\d{1,4})?[-–—|.\s]*$",
    re.IGNORECASE,
)
# The page number within a line: after "página", before a total, or first or last in the line.
_NUMBERS = re.compile(
    r"(?<=pág\. )\d+|(?<=página )\d+|(?<=hoja: )\d+|(?<=hoja )\d+|(?<=page )\d+|\b\d{1,4}(?=\s*(?:de|of|/)\s*\d{1,4}\b)"
    r"|^\d{1,4}(?=\s+\D)|(?<=[|–—] )\d{1,4}$"
)
_APART = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class PageMargins:
    """The lines in the top and bottom margin of one page, outermost first: (comparison key, top in points, line).

    ``scanned``: recognised from an image, where letters may be misread and lines may shift.
    """

    top: tuple[tuple[str, float, Line], ...]
    bottom: tuple[tuple[str, float, Line], ...]
    scanned: bool = False


def page_margins(page: Page) -> PageMargins:
    """The lines in the margins of a page, whole rows of text, outermost first."""
    limit_top, limit_bottom = page.height * RUNNING.margin, page.height * (1 - RUNNING.margin)
    rows = _rows(text_lines(w for w in page.words if w.top <= limit_top or w.bottom >= limit_bottom))
    lines = [(_key(row, page.number), Line(tuple(w for piece in row for w in piece.words))) for row in rows]
    top = [(key, line.box.top, line) for key, line in lines if line.box.bottom <= limit_top]
    bottom = [(key, line.box.top, line) for key, line in lines if line.box.top >= limit_bottom]
    return PageMargins(tuple(top), tuple(reversed(bottom)), page.scan is not None)


def running_words(page: Page, own: PageMargins, others: Sequence[PageMargins]) -> frozenset[Word]:
    """The words of a page that belong to running headers and footers, by comparison with the pages around it.

    A line is a running line when the same text (page number aside) stands in the same place on at least two other
    pages, or on half of the others where there are few. A page number alone at the very end counts where the others
    have one too. A line closely followed by the body (the header row of a continued table) does not, unless
    everything from it outwards is set apart; nor do the headings of the columns below, which a table repeats on every
    page.
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
                any(
                    _same(k, key, scanned)
                    and abs(p - place) <= (RUNNING.same_place_in_scans if scanned else RUNNING.same_place)
                    for k, p, _ in other
                )
                or (
                    bool(_PAGE_NUMBER.match(line.text))
                    and any(_PAGE_NUMBER.match(o.text) for _, p, o in other if abs(p - place) <= RUNNING.same_place)
                )
                for other, scanned in theirs
            )
            if hits < needed:
                break
            repeated.append(line)
        running = _lines_set_apart(repeated, page, inward)
        for line in without_headings(running, page) if inward > 0 else running:
            words.update(line.words)
    return frozenset(words)


def running_lines(words: Iterable[Word]) -> list[Line]:
    """Running words of a page as lines that have letters, from top to bottom."""
    return [line for line in text_lines(words) if any(c.isalpha() for c in line.text)]


def _same(one: str, other: str, scanned: bool) -> bool:
    """Whether two lines have the same text. In scans letters may differ, but never digits: rows of numbers differ by
    one.
    """
    if one == other:
        return True
    if not scanned or min(len(one), len(other)) < RUNNING.long_line or _digits(one) != _digits(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= RUNNING.alike


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _lines_set_apart(repeated: list[Line], page: Page, inward: int) -> list[Line]:
    """The outermost of the repeated lines, up to the last one separated from the body: by a gap wider than those that
    follow (rows of a table are equally far apart), or by a ruling line.
    """
    if not repeated or _in_lattice(repeated[0], page):
        return []
    levels = _levels(page, inward)
    for count in range(len(repeated), 0, -1):
        line = repeated[count - 1]
        height = line.box.bottom - line.box.top
        edge = line.box.bottom if inward > 0 else -line.box.top
        after = [(near, far) for near, far in levels if near >= edge - RUNNING.after * height]
        gap = after[0][0] - edge if after else page.height
        later = sorted(b[0] - a[1] for a, b in pairwise(after[: RUNNING.gaps + 1]))
        usual = later[0] if len(later) > 1 else 0.0
        if gap >= RUNNING.set_apart * height and gap > RUNNING.wider_than_usual * usual:
            return repeated[:count]
        mark = count == 1 and len(line.text) < RUNNING.short and gap >= RUNNING.short_apart * height
        if mark or _ruled_off(line, page, inward):
            return repeated[:count]
    return []


def _levels(page: Page, inward: int) -> list[tuple[float, float]]:
    """The vertical extents of the text lines of a page, seen from one end of it, outermost first."""
    levels: list[tuple[float, float]] = []
    spans = sorted((w.top, w.bottom) if inward > 0 else (-w.bottom, -w.top) for w in page.words if w.upright)
    for near, far in spans:
        if levels and near < levels[-1][1] - RUNNING.same_level * (far - near):
            levels[-1] = (levels[-1][0], max(levels[-1][1], far))
        else:
            levels.append((near, far))
    return levels


def _in_lattice(line: Line, page: Page) -> bool:
    """Whether a line stands between vertical rules that reach into the body: it is a row of a table."""
    middle = centre_y(line.box)
    low, high = page.height * RUNNING.margin, page.height * (1 - RUNNING.margin)
    through = [
        r.position
        for r in page.rules
        if not r.horizontal
        and r.start <= middle <= r.end
        and (r.end > low + RUNNING.into_body if middle < low else r.start < high - RUNNING.into_body)
    ]
    left, right = line.box.x0 + RUNNING.beside_rule, line.box.x1 - RUNNING.beside_rule
    return any(x <= left for x in through) and any(x >= right for x in through)


def _ruled_off(line: Line, page: Page, inward: int) -> bool:
    """Whether a horizontal rule separates a line from the body, and no table grid continues beyond it."""
    edge = line.box.bottom if inward > 0 else line.box.top
    near = [r for r in page.rules if r.horizontal and 0 <= (r.position - edge) * inward <= RUNNING.ruled_off]
    wide = [r for r in near if r.end - r.start > RUNNING.wide_rule * page.width]
    return any(
        not any(
            not v.horizontal and v.start < r.position - RUNNING.crossing and v.end > r.position + RUNNING.crossing
            for v in page.rules
        )
        for r in wide
    )


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines side by side taken together, left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows:
            box = rows[-1][0].box
            if shared_height(box, line.box) > LINES.beside * (line.box.bottom - line.box.top):
                rows[-1].append(line)
                continue
        rows.append([line])
    return rows


def _key(row: Sequence[Line], page: int) -> str:
    """The text of a row of lines without the number of its page. A number that stands apart at the right is that of the
    page if it counts on from page to page: what it is more than the page's place is kept."""
    texts = [piece.text.casefold() for piece in row]
    if len(texts) > 1 and _APART.fullmatch(texts[-1]):
        texts[-1] = f"#{int(texts[-1]) - page}"
    return _NUMBERS.sub("#", " ".join(texts))
