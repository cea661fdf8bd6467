"""What a run of a Word file shows (ISO/IEC 29500-1, 17.3): hidden text nothing, raised digits as such, symbols."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RUN, SYMBOL = f"{_W}r", f"{_W}sym"
# What stands between the parts of an equation: without it 25 over 100 would be 25100, and 10 squared 102.
BEFORE = {f"{_M}den": "/", f"{_M}sup": "^", f"{_M}sub": "_"}
_OFF = ("0", "false", "off")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# The font Symbol beyond what it shares with ASCII (digits and signs); other fonts of signs show drawings.
_SYMBOLS = {
    0x6D: "µ", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
}  # fmt: skip


def is_hidden(run: Any) -> bool:
    """Whether a run is formatted as hidden text."""
    found = run.find(f"{_W}rPr/{_W}vanish")
    return found is not None and found.get(f"{_W}val", "") not in _OFF


def shown(text: str, run: Any) -> str:
    """The text of a run, its digits raised where it is formatted so beside text that is not: a mark of a footnote is no
    digit of the figure before it."""
    if not _is_raised(run):
        return text
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    others = paragraph.iter(RUN) if paragraph is not None else ()
    beside = any(not _is_raised(other) and other.findtext(f"{_W}t") for other in others)
    return text.translate(_RAISED) if beside else text


def _is_raised(run: Any) -> bool:
    found = run.find(f"{_W}rPr/{_W}vertAlign")
    return found is not None and found.get(f"{_W}val") == "superscript"


def symbol(element: Any) -> str:
    """The sign that a symbol element shows; "" for drawings of fonts of signs."""
    stated = element.get(f"{_W}char", "")
    try:
        code = int(stated, 16)
    except ValueError:
        return ""
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code) if 0x20 <= code <= 0xD7FF else ""
    if element.get(f"{_W}font") != "Symbol":
        return ""
    code -= 0xF000
    return chr(code) if 0x20 <= code <= 0x3F else _SYMBOLS.get(code, "")
