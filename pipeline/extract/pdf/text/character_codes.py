"""What the code of a character says: blank, digit, or nothing known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray


def is_digit(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which codes are digits."""
    digit: NDArray[np.bool_] = (codes >= 0x30) & (codes <= 0x39)
    return digit


def characters_of(codes: NDArray[np.uint32]) -> str:
    """The characters of some codes."""
    return "".join(map(chr, codes.tolist()))


def words_with_digits(codes: NDArray[np.uint32], which: NDArray[np.bool_]) -> str:
    """The words with digits among selected characters, in stream order, separated by blanks."""
    if not np.any(which & is_digit(codes)):
        return ""
    words = characters_of(np.where(which, codes, 0x20)).split()
    return " ".join(word for word in words if any("0" <= c <= "9" for c in word))


def is_blank(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which codes print nothing: control characters (but for the soft hyphen of pdfium, 2) and blanks of any width."""
    blank: NDArray[np.bool_] = (
        (codes <= 0x20) & (codes != 0x02)
        | (codes == 0xA0)
        | ((codes >= 0x2000) & (codes <= 0x200B))
        | (codes == 0x202F)
        | (codes == 0x3000)
        | (codes == 0xFEFF)
    )
    return blank


def is_unmapped(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which codes say nothing of the character: private use (but for symbol fonts), control, or no character."""
    private = (codes >= 0xE000) & (codes <= 0xF8FF) & ~((codes >= 0xF020) & (codes <= 0xF0FF))
    control = (codes >= 0x7F) & (codes < 0xA0)
    unmapped: NDArray[np.bool_] = private | control | np.isin(codes, (0xFFFD, 0xFFFE, 0xFFFF))
    return unmapped


def without_meaning_marked(codes: NDArray[np.uint32], has_none: Callable[[int], bool]) -> NDArray[np.uint32]:
    """The codes, those of control characters that their font draws (a letter of a font without a map to Unicode) as
    U+FFFD: they print something, and nobody can say which character it is. ``has_none`` says of an index whether its
    font has no Unicode for it."""
    controls = np.flatnonzero((codes < 0x20) & ~np.isin(codes, (0, 9, 10, 13)))
    drawn = [index for index in controls.tolist() if has_none(index)]
    if not drawn:
        return codes
    marked = codes.copy()
    marked[drawn] = 0xFFFD
    return marked
