"""Groups the characters of a page into words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from math import hypot

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.settings import WORDS
from pipeline.extract.pdf.text.glyphs import Glyphs

_REPLACEMENTS = {
    0x02: "-",
    0xAD: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
}
_REPLACEMENTS |= {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF06F: "o", 0xF02D: "-"}


def make_words(glyphs: Glyphs) -> tuple[Word, ...]:
    """The words of a page in the order of the content stream; text at other angles is left to :func:`slanted_words`."""
    words: list[Word] = []
    for direction in (0, 1, 2, 3):
        chosen = np.flatnonzero(glyphs.direction == direction)
        if len(chosen):
            words.extend(_directed(glyphs, chosen, direction))
    return tuple(words)


def slanted_words(glyphs: Glyphs) -> tuple[Word, ...]:
    """The lines of text at an angle, in the order of the content stream: each one word, with blanks in it, and its
    bounding box. No line of running text or row of a table is made of them.
    """
    chosen = np.flatnonzero(glyphs.direction == -1)
    c = glyphs.characters
    lines: list[list[int]] = []
    for before, at in zip([-1, *chosen.tolist()], chosen.tolist(), strict=False):
        if before >= 0 and _continues(glyphs, before, at):
            lines[-1].append(at)
        else:
            lines.append([at])
    found = []
    for line in lines:
        text = "".join((" " if k and glyphs.gap[i] else "") + chr(c.codes[i]) for k, i in enumerate(line))
        x0, top = float(np.min(c.x0[line])), float(np.min(c.top[line]))
        x1, bottom = float(np.max(c.x1[line])), float(np.max(c.bottom[line]))
        size, bold = float(c.size[line[0]]), bool(glyphs.bold[line[0]])
        found.append(Word(_normalised(text).strip(), x0, top, x1, bottom, size, bold))
    return tuple(found)


def _continues(glyphs: Glyphs, before: int, at: int) -> bool:
    """Whether a slanted character comes right after the one before it in the content stream."""
    c = glyphs.characters
    across = float(c.x0[at] + c.x1[at] - c.x0[before] - c.x1[before]) / 2
    down = float(c.top[at] + c.bottom[at] - c.top[before] - c.bottom[before]) / 2
    return bool(hypot(across, down) <= WORDS.next * float(c.size[at]))


def _directed(glyphs: Glyphs, chosen: NDArray[np.intp], direction: int) -> list[Word]:
    """The words of one direction."""
    c = glyphs.characters
    x0, top, x1, bottom, size = c.x0[chosen], c.top[chosen], c.x1[chosen], c.bottom[chosen], c.size[chosen]
    first = np.flatnonzero(_begins_word(glyphs, chosen, direction))
    last = np.append(first[1:], len(chosen)) - 1
    left, right = np.minimum.reduceat(x0, first), np.maximum.reduceat(x1, first)
    high, low = np.minimum.reduceat(top, first), np.maximum.reduceat(bottom, first)
    largest = np.maximum.reduceat(size, first)
    text = "".join(_text(c.codes[chosen]))
    bold = glyphs.bold[chosen][first].tolist()
    color = glyphs.color[chosen][first].tolist()
    mcid = c.mcid[chosen][first].tolist()
    boxes = zip(left.tolist(), high.tolist(), right.tolist(), low.tolist(), largest.tolist(), strict=True)
    words = [
        Word(
            _normalised(text[f : e + 1]),
            bx0,
            btop,
            bx1,
            bbottom,
            bsize,
            bold[k],
            direction == 0,
            color[k],
            mcid[k],
            direction,
        )
        for k, (f, e, (bx0, btop, bx1, bbottom, bsize)) in enumerate(
            zip(first.tolist(), last.tolist(), boxes, strict=True)
        )
    ]
    return _touching_joined(words, glyphs, chosen[first]) if direction == 0 else words


def _begins_word(glyphs: Glyphs, chosen: NDArray[np.intp], direction: int) -> NDArray[np.bool_]:
    """Which characters of one direction begin a word; start, end and base are coordinates along and across it."""
    c = glyphs.characters
    x0, top, x1, bottom, size = c.x0[chosen], c.top[chosen], c.x1[chosen], c.bottom[chosen], c.size[chosen]
    if direction == 0:
        start, end, base = x0, x1, bottom
    elif direction == 1:
        start, end, base = top, bottom, -x0
    elif direction == 2:
        start, end, base = -x1, -x0, -top
    else:
        start, end, base = -bottom, -top, x1
    smaller = np.minimum(size[1:], size[:-1])
    distance = start[1:] - end[:-1]
    ligature = start[1:] == start[:-1]  # several characters of one glyph share its box
    # not in sequence on the page, written with a blank, drawn with a gap, moved back or to another line
    begins = np.ones(len(chosen), np.bool_)
    begins[1:] = (
        (distance > WORDS.blank * smaller)
        | (glyphs.gap[chosen][1:] & (distance > WORDS.blank_written * smaller - WORDS.blank_off))
        | ((distance < -WORDS.max_backwards * smaller) & ~ligature)
        | (np.abs(base[1:] - base[:-1]) > WORDS.same_baseline * smaller)
        | _between_figures(c.codes[chosen], distance / np.maximum(smaller, WORDS.least_size))
    )
    return begins


def _between_figures(codes: NDArray[np.uint32], gaps: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Of each pair of characters with so much white between them, in ems, whether they are digits of two figures that
    hardly stand apart: the digits before or behind them stand close, and none of these as far apart."""
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    pair = (digit[:-1] | (codes[:-1] == ord("%"))) & digit[1:]
    apart: NDArray[np.bool_] = pair & (gaps > WORDS.between_figures)
    if not apart.any():
        return apart
    close = digit[:-1] & digit[1:] & (np.abs(gaps) < WORDS.close_digits)
    none = np.zeros(1, np.bool_)
    before, after = np.concatenate((none, close[:-1])), np.concatenate((close[1:], none))
    beside = np.concatenate((none, apart[:-1])) | np.concatenate((apart[1:], none))
    split: NDArray[np.bool_] = apart & (before | after) & ~beside
    return split


def _text(codes: NDArray[np.uint32]) -> Sequence[str]:
    return [chr(code) if code < 0x110000 else "\ufffd" for code in codes.tolist()]


def _normalised(text: str) -> str:
    """Ligatures split, bullets of symbol fonts replaced by bullets, accents composed (NFC)."""
    if text.isascii() and "\x02" not in text:
        return text
    return unicodedata.normalize("NFC", text.translate(_REPLACEMENTS))


def _touching_joined(words: list[Word], glyphs: Glyphs, first: NDArray[np.intp]) -> list[Word]:
    """Words that touch on the page but are apart in the content stream, joined into one."""
    gap = glyphs.gap[first]
    n = len(words)
    if n < 2:
        return words
    x0 = np.array([w.x0 for w in words])
    x1 = np.array([w.x1 for w in words])
    bottom = np.array([w.bottom for w in words])
    order = np.lexsort((x0, np.round(bottom * 2)))
    a, b = order[:-1], order[1:]
    size = np.array([w.size for w in words])
    distance = x0[b] - x1[a]
    near = (
        (np.abs(bottom[a] - bottom[b]) <= WORDS.same_foot)
        & (np.abs(size[a] - size[b]) <= WORDS.same_size)
        & (np.abs(distance) <= WORDS.touching * size[a])
        & (b - a != 1)
        & ~gap[b]
    )
    if not near.any():
        return words
    merged: dict[int, Word] = dict(enumerate(words))
    head: dict[int, int] = {}
    for i, j in zip(a[near].tolist(), b[near].tolist(), strict=True):
        root = head.get(i, i)
        w, v = merged[root], merged.pop(j)
        merged[root] = Word(
            w.text + v.text,
            w.x0,
            min(w.top, v.top),
            v.x1,
            max(w.bottom, v.bottom),
            w.size,
            w.bold,
            w.upright,
            w.color,
            w.mcid,
        )
        head[j] = root
    return [merged[k] for k in sorted(merged)]
