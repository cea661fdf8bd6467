"""What is asked of a second reader and what it answers; when two texts are the same figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from pipeline.geometry import Box

T = TypeVar("T")
Comparison = Literal["alike", "different", "unread"]
"""``unread``: the reader cannot say (no such page, no text there, no grid)."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {ord("\u00ad"): None}
_FIGURE = re.compile(r"[^0-9.,%+()-]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell (``table``, ``row``, ``column``) or a figure of a sentence (``table`` is ``None``) as we read it:
    its text, page (from 1) and box (points, origin top left). Word documents have no pages."""

    text: str
    table: str | None = None
    row: int = 0
    column: int = 0
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Reread:
    """What the second readers say of one thing asked: of its text, with what they read, and of its place in the
    grid of its table."""

    text: Comparison = "unread"
    read: str = ""
    grid: Comparison = "unread"

    def with_grid(self, grid: Comparison) -> Reread:
        return replace(self, grid=grid)


def comparable(text: str) -> str:
    """A text without what two readers may write differently: spaces, kinds of dashes, forms of one character."""
    return "".join(_unified(text).split())


def _unified(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def same_figure(ours: str, theirs: str) -> bool:
    """Whether two readings of a cell are of the same figure: alike, or alike but for what is no part of a figure."""
    one, other = comparable(ours), comparable(theirs)
    if one == other:
        return True
    figure = _FIGURE.sub("", one)
    return any(c.isdigit() for c in figure) and figure == _FIGURE.sub("", other)


def contains(theirs: str, figure: str) -> bool:
    """Whether a text has a figure, whole: no digit stands before or behind it, wherever it breaks the line."""
    parts = [re.escape(part) for part in _unified(figure).split()]
    wanted = r"\s*".join(parts)
    return bool(parts) and re.search(rf"(?<!\d){wanted}(?!\d)", _unified(theirs)) is not None


def answers_of(rows: Iterable[Sequence[str]], prose: str, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """What a second reader that knows no places answers: whether all cells asked for of each row stand in one of its
    ``rows`` (the texts of their cells), and the figures asked for in its ``prose``."""
    known = [frozenset(map(comparable, row)) for row in rows]
    by_row: dict[tuple[str, int], list[Asked]] = {}
    for one in asked:
        if one.table is not None:
            by_row.setdefault((one.table, one.row), []).append(one)
    found: dict[Asked, Reread] = {}
    for together in by_row.values():
        wanted = {comparable(one.text) for one in together}
        alike = any(wanted <= row for row in known)
        found |= {one: Reread("alike" if alike else "different") for one in together}
    for one in asked:
        if one.table is None:
            found[one] = Reread("alike" if contains(prose, one.text) else "unread")
    return found


def guarded(reader: Callable[..., T], *arguments: Any) -> T | None:
    """What a reader returns; ``None`` where it fails: then it has no say, and the report goes on without it."""
    try:
        return reader(*arguments)
    except Exception:
        return None
