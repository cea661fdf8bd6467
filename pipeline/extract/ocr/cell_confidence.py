"""The confidence and alternatives of recognised words, carried over to the cells and paragraphs made of them.

Done once, after tables and paragraphs exist: table engines need not know where words come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.ocr.settings import CELL_READING
from pipeline.extract.pdf.page import Word
from pipeline.geometry import Place, contains_centre
from pipeline.model import Cell, Heading, Paragraph, ReadPart, Recognition


def with_reading(cell: Cell, words: Sequence[Word], usual: float) -> Cell:
    """``cell`` with the recognition of the words in its box; unchanged where its words are born-digital.

    A cell is as confident as its least confident word. Where no word of the page lies in the cell's box it gets
    the mean confidence of the page.

    Args:
        words: all words of the page, in points as displayed.
        usual: the page's mean confidence, 0 to 1.
    """
    if not cell.text:
        return cell
    own = _inside(cell.place, words)
    if own and all(w.reading is None for w in own):
        return cell
    read = [(w.text, w.reading) for w in own if w.reading is not None and w.text in cell.text]
    if not read:
        return replace(cell, reading=Recognition(usual))
    alternatives = tuple(dict.fromkeys(_alternatives(cell.text, read)))[: CELL_READING.most_alternatives]
    return replace(cell, reading=Recognition(min(r.confidence for _, r in read), alternatives=alternatives))


def _alternatives(text: str, read: Sequence[tuple[str, Recognition]]) -> Iterator[str]:
    """The other texts a cell may have: one word replaced by one of its alternatives, least confident word first."""
    for word, reading in sorted(read, key=lambda pair: pair[1].confidence):
        for other in reading.alternatives:
            yield text.replace(word, other, 1)


def with_readings(item: Heading | Paragraph, words: Sequence[Word]) -> Heading | Paragraph:
    """A paragraph with the recognition of each of its words that has a digit; headings are returned unchanged."""
    if isinstance(item, Heading):
        return item
    return replace(item, readings=tuple(_parts(item, _inside(item.place, words))))


def _parts(paragraph: Paragraph, words: Sequence[Word]) -> Iterator[ReadPart]:
    at = 0
    for word in words:
        start = paragraph.text.find(word.text, at)
        if start < 0:
            continue  # cut by a hyphen at the end of its line: letters, not digits
        at = start + len(word.text)
        if word.reading is not None and any(c.isdigit() for c in word.text):
            yield ReadPart(start, at, word.reading, Place(paragraph.place.page, word.box))


def _inside(place: Place, words: Sequence[Word]) -> list[Word]:
    """The words whose centre lies in the place, in reading order."""
    box = place.box
    if box is None:
        return []
    found = [w for w in words if contains_centre(box, w, CELL_READING.edge)]
    return sorted(found, key=lambda w: (round(w.bottom), w.x0))
