"""A column of texts beside an official list: how many of its names must be on it, and which are almost one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.spanish.folding import fold_line

MOST = 0.8  # of the different texts of a column that must be official names
FEWEST = 2  # different names found
MANY = 0.6  # of the different texts that must be official names for the others to be measured by them
CLOSE = 0.8  # of the letters of a name (difflib) that a text has which is almost it

Texts = Sequence[str | None]
"""A column of a table: the text of each row, or ``None``."""

_NUMBER_BEFORE = re.compile(r"^\W*(?:subt(?:itulo)?(?=[\W\d]))?[\W\d]*\d[\W\d]*")
_HEAD = re.compile(r"^(?:(?:region|comuna|municipalidad|ilustre|de|del|la|i)\s+)+")
_CUT = re.compile(r"[a-zñ]{2,}\.")


@dataclass(frozen=True, slots=True)
class OfficialList:
    """An official list: the column of codes it gives (name, title, description in Spanish), the headers that name it,
    and how a column is read by it, given the columns beside it: the code of each row, and the texts that are almost an
    official name with that name (``None`` where the column is not of the list)."""

    name: str
    title: str
    description: str
    headed: re.Pattern[str]
    codes: Callable[[Texts, Sequence[Texts]], Sequence[str | None]]
    almost: Callable[[Texts, Sequence[Texts]], Mapping[str, str] | None]


def different(texts: Texts) -> set[str]:
    """The texts of a column, without those of its total."""
    return {text for text in texts if text and not _is_total(text)}


def _is_total(text: str) -> bool:
    return fold_line(text).startswith(("total", "subtotal", "promedio", "sin informacion", "nacional", "pais"))


def plain(text: str) -> str:
    """A name folded, without marks and the words before it ("Región del", "Ilustre Municipalidad de")."""
    words = re.sub(r"[^a-z0-9ñ' ]+", " ", fold_line(text).replace("’", "'"))
    return _HEAD.sub("", " ".join(words.split()))


def without_number(text: str) -> str:
    """A text, folded, without the number or code before it."""
    return _NUMBER_BEFORE.sub("", fold_line(text))


def near(text: str, names: Iterable[str], name: str = "") -> str:
    """The plain name that a text is almost; "" where it is none, and where it only cuts words short ("Act. no
    Financieros").

    Args:
        name: the plain name in the text, where more than a number stands before it.
    """
    name = name or plain(without_number(text))
    found = get_close_matches(name, names, 1, CLOSE)
    return found[0] if found and found[0] != name and not _CUT.search(fold_line(text)) else ""
