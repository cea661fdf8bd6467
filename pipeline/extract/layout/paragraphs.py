"""Groups lines in reading order into paragraphs and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.layout.headings import heading_level
from pipeline.extract.layout.lines import Line
from pipeline.extract.layout.settings import LINES, PARAGRAPH
from pipeline.geometry import Place, left_edge, right_edge, shared_height
from pipeline.model import Heading, Paragraph

_BULLET = re.compile(r"^([-–—•●○◦▪■□▫◆►▶➢➤✓✔❖*·]|o(?=\s))\s*")
_ITEM = re.compile(
    r"^(\(?\d{1,3}[.)]-?|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]|[-–—•●○◦▪■□▫◆►▶➢➤✓✔❖*·]|\d{1,3}[.]?[-–°º])\s"
)
_END = re.compile(r"[.:;!?…»”\")]\s*$")
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-\u2010\u00ad]$")


@dataclass(frozen=True)
class BodyStyle:
    """The body style of a document: its font size in points, and whether most of it is bold."""

    size: float
    bold: bool = False


def body_style(lines: Iterable[Line]) -> BodyStyle:
    """The font size and weight that most characters have."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
        bold[line.bold] += len(line.text)
    if not sizes:
        return BodyStyle(10.0)
    return BodyStyle(sizes.most_common(1)[0][0], bold[True] > bold[False])


def paragraphs(lines: Sequence[Line], page: int, style: BodyStyle) -> list[Heading | Paragraph]:
    """The paragraphs and headings of consecutive lines of one column.

    Args:
        lines: in reading order.
        page: the number of the page, for the places.
        style: the body style of the document.
    """
    if not lines:
        return []
    rows = _rows(lines)
    left, right = left_edge(r.box for r in rows), right_edge(r.box for r in rows)
    groups: list[list[Line]] = []
    for row in rows:
        if groups and _continues(groups[-1], row, left, right):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_block(group, page, style) for group in groups]


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines side by side joined into one line."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows:
            box = rows[-1][-1].box
            overlap = shared_height(box, line.box)
            if overlap > LINES.beside * min(box.bottom - box.top, line.box.bottom - line.box.top):
                rows[-1].append(line)
                continue
        rows.append([line])
    return [
        row[0] if len(row) == 1 else Line(tuple(w for p in sorted(row, key=lambda p: p.box.x0) for w in p.words))
        for row in rows
    ]


def _continues(group: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = group[-1]
    if abs(line.size - before.size) > PARAGRAPH.same_size:
        return False
    step = line.box.bottom - before.box.bottom
    own = group[1].box.bottom - group[0].box.bottom if len(group) > 1 else None
    widest = (PARAGRAPH.looser * own) if own else PARAGRAPH.second * line.size
    if step <= 0 or step > max(widest, PARAGRAPH.leading * line.size * PARAGRAPH.leading_off):
        return False
    # a bold line above regular text is a heading of its own, unless the sentence continues
    room = right - before.box.x1
    capital = line.text[:1].isupper() and _full_bold(group)  # in a text of both weights it says nothing
    ended = _END.search(before.text) or room > PARAGRAPH.ended * (right - left) or capital
    if line.bold != before.bold and (before.bold or _full_bold(group)) and ended:
        return False
    if _ITEM.match(line.text) and (not line.text[:1].isdigit() or _starts_item(line, group)):
        return False
    short = room > PARAGRAPH.short * (right - left)
    next_word = line.words[0].x1 - line.words[0].x0
    fits = before.box.x1 + next_word + PARAGRAPH.slack * line.size < right
    if heading_level(before.text) and len(group) == 1 and fits and not line.text[:1].islower():
        return False
    if short and fits and (_END.search(before.text) or (line.text[:1].isupper() and own is None)):
        return False
    indent = PARAGRAPH.indent * line.size
    indented = line.box.x0 > left + indent and before.box.x0 < line.box.x0 - indent
    return not (indented and _END.search(before.text) and fits)


def _full_bold(group: Sequence[Line]) -> bool:
    return all(line.bold for line in group)


def _starts_item(line: Line, group: Sequence[Line]) -> bool:
    """Whether a numbered line starts a list item: the line before ended a sentence, or is an item itself."""
    return bool(_END.search(group[-1].text)) or bool(_ITEM.match(group[0].text)) or line.box.x0 < group[-1].box.x0 - 2


def _block(group: Sequence[Line], page: int, style: BodyStyle) -> Heading | Paragraph:
    text = join_lines([line.text for line in group])
    box = group[0].box
    for line in group[1:]:
        box = box.union(line.box)
    place = Place(page, box)
    level = _level(text, group, style)
    return Heading(text, level, place) if level else Paragraph(text, place=place)


def _level(text: str, group: Sequence[Line], style: BodyStyle) -> int | None:
    """The level of a heading by its numbering, else by size and weight; ``None`` for a paragraph."""
    if len(group) > PARAGRAPH.most_heading_lines or not any(c.isalpha() for c in text):
        return None
    size = max(line.size for line in group)
    larger = size > style.size * PARAGRAPH.larger
    stands_out = larger or (_full_bold(group) and not style.bold)
    by_words = heading_level(text) or (heading_level(group[0].text) if stands_out else None)
    named = stands_out or len(group) <= PARAGRAPH.most_named_lines
    if by_words and named and size >= style.size * PARAGRAPH.smaller:
        return by_words
    if not stands_out or len(text) > PARAGRAPH.longest_bold or text[-1:] in ".,;" or _BULLET.match(text):
        return None
    if size > style.size * PARAGRAPH.title:
        return 1
    return 2 if larger else None


def join_lines(texts: Sequence[str]) -> str:
    """The lines of a paragraph as one text, words hyphenated at a line end joined.

    A hyphen is kept where lower case does not follow (a compound, a range).
    """
    joined = texts[0]
    for text in texts[1:]:
        joined = joined[:-1] + text if _HYPHEN.search(joined) and text[:1].islower() else f"{joined} {text}"
    return joined
