"""How wide a text is drawn, as nobody knows which font a page is read with: no narrower than in DejaVu Sans, one of the
widest. A text is cut or broken so that it fits the room it has."""

from __future__ import annotations

from pipeline.publish.html.settings import LETTER_WIDTHS

_NARROW = frozenset("iljtfrI.,;:'|()[]!-·/ \u00a0")


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Of a text in letters of a size, in the units of the picture."""
    parts = sum(map(_letter, text))
    return parts * size * (LETTER_WIDTHS.bold if is_bold else 1)


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return LETTER_WIDTHS.narrow
    return LETTER_WIDTHS.capital if letter.isupper() else LETTER_WIDTHS.other


def fitted(text: str, room: float, size: float) -> str:
    """The text, cut at a word, or within the first one, where it is wider than its room."""
    if width(text, size) <= room:
        return text
    end = next((n for n in range(len(text), 0, -1) if width(f"{text[:n]}…", size) <= room), 0)
    cut = text[:end]
    if " " in cut and not text[end : end + 1].isspace():
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,.;:-") + "…"


def wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in no more than ``most`` lines that fit the room; the last is cut where more are needed."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        lines.append(fitted(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return [*lines, fitted(" ".join(words), room, size)] if words else lines
