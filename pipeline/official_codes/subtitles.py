"""Subtítulos of the budget classification in a column of texts, by their names and the codes printed with them.

Some names are of two subtítulos ("Transferencias Corrientes" is 05 of the income and 24 of the expenses): the code
printed before the name or in a column beside it says which, or the words by which accounts of municipalities begin
("C x C", "C x P"), or the class of all other names of the column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline import references
from pipeline.official_codes.columns import FEWEST, MANY, Texts, different, near, plain, without_number
from pipeline.spanish.folding import fold_line

# A code as printed: alone or before its name, behind the group of accounts of a municipality ("215-21"), with the zeros
# of the ítems it is over ("21.00.000").
_CODE = re.compile(r"^\W*(?:subt(?:itulo)?\W*)?(?:[12]15[\s.-]*)?(\d{2})(?:[\s.-]+0+)*(?![\s.-]*\d)")
_ONLY_CODE = re.compile(r"^\W*(?:subt(?:itulo)?\W*)?[\d\s.-]+\W*$")
# How the accounts of municipalities begin, by their class (the Contraloría's chart of accounts of the municipal sector:
# 115 "Deudores Presupuestarios" are "Cuentas por Cobrar", 215 "Acreedores Presupuestarios" are "Cuentas por Pagar").
_ACCOUNTS: Mapping[str, re.Pattern[str]] = {
    "ingreso": re.compile(r"^(?:c\W*x\W*c|(?:cuentas?|ctas?\.?) (?:x|por) cobrar)\b\W*"),
    "gasto": re.compile(r"^(?:c\W*x\W*p|(?:cuentas?|ctas?\.?) (?:x|por) pagar)\b\W*"),
}


@lru_cache(maxsize=1)
def _lines() -> Mapping[str, references.BudgetLine]:
    """The lines of whole subtítulos by code."""
    return {line.subtitle: line for line in references.budget() if not line.item}


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, frozenset[str]]:
    """The codes that a plain name, however spelt, may have."""
    found: dict[str, set[str]] = {}
    for line in _lines().values():
        for name in (line.name, *line.spellings):
            found.setdefault(plain(name), set()).add(line.subtitle)
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=1)
def _items() -> frozenset[str]:
    """The plain names of ítems, which stand below their subtítulo and are like it ("Servicio de la Deuda Externa")."""
    return frozenset(plain(name) for line in references.budget() if line.item for name in (line.name, *line.spellings))


def class_and_name(text: str) -> tuple[str, str]:
    """The class of the budget that an account begins with ("C x P": gasto; "" where it begins with none), and the plain
    name behind it and behind its code."""
    folded = without_number(text)
    kind = next((kind for kind, words in _ACCOUNTS.items() if words.match(folded)), "")
    return kind, plain(_ACCOUNTS[kind].sub("", folded) if kind else folded)


@lru_cache(maxsize=4096)
def _options(text: str) -> frozenset[str]:
    """The codes that the words of a text may have."""
    kind, name = class_and_name(text)
    return frozenset(code for code in _codes().get(name, ()) if not kind or _lines()[code].kind == kind)


@lru_cache(maxsize=4096)
def _code(text: str) -> str:
    """The code of a subtítulo that a text begins with; "" where it begins with none."""
    match = _CODE.match(fold_line(text))
    return match.group(1) if match is not None and match.group(1) in _lines() else ""


def _printed_codes(texts: Texts, beside: Sequence[Texts]) -> list[str]:
    """The code printed with each text: before it, or in the column of codes that agrees with most of the names."""
    before = [_code(text) if text else "" for text in texts]
    columns = [[_code(code) if code and _ONLY_CODE.match(fold_line(code)) else "" for code in one] for one in beside]
    return max((before, *columns), key=lambda codes: len(_proved(texts, codes)))


def _proved(texts: Texts, codes: Sequence[str]) -> set[str]:
    """The codes that stand with a name they have."""
    return {code for text, code in zip(texts, codes, strict=True) if text and code in _options(text)}


def subtitle_codes(texts: Texts, beside: Sequence[Texts]) -> list[str | None]:
    """The code of the subtítulo of each row; a name that is almost official has the code that is printed with it."""
    if not any(text and _options(text) for text in texts):
        return [_alone(text) if text else None for text in texts]
    printed = _printed_codes(texts, beside)
    read = almost_subtitles(texts, beside) or {} if len(_proved(texts, printed)) >= FEWEST else {}
    sure = {next(iter(options)) for text in texts if text and len(options := _options(text)) == 1}
    kinds = {_lines()[code].kind for code in sure}
    usual = kinds.pop() if len(kinds) == 1 and len(sure) >= FEWEST else ""
    found: list[str | None] = []
    for text, code in zip(texts, printed, strict=True):
        options = _options(text) if text else frozenset()
        of_class = [option for option in options if _lines()[option].kind == usual]
        if text and (code in options or text in read):
            found.append(code or None)
        elif len(options) == 1:
            found.append(next(iter(options)))
        else:
            found.append(of_class[0] if len(of_class) == 1 else _alone(text) if text else None)
    return found


def _alone(text: str) -> str | None:
    """A code without a name, or behind the word that says what it is."""
    is_code = len(text.strip()) == 2 or fold_line(text).startswith("subt")
    return (_code(text) or None) if is_code else None


def almost_subtitles(texts: Texts, beside: Sequence[Texts]) -> dict[str, str] | None:
    """The texts that are almost the name of a subtítulo, and that name.

    Where codes stand with names they have, a text is measured by the name of its code only.
    """
    named = different(texts)
    official = {text for text in named if _options(text)}
    if len(official) < FEWEST:
        return None
    printed = _printed_codes(texts, beside)
    others = {text for text in named - official if class_and_name(text)[1] not in _items()}
    if len(_proved(texts, printed)) >= FEWEST:
        coded = {text: code for text, code in zip(texts, printed, strict=True) if text in others and code}
        names = {text: {plain(_lines()[code].name): _lines()[code].name} for text, code in sorted(coded.items())}
    else:
        single = {text for text in official if len(_options(text)) == 1}
        if len(single) < FEWEST or len(official) < MANY * len(named):
            return None
        every = {plain(line.name): line.name for line in _lines().values()}
        names = dict.fromkeys(sorted(others), every)
    found = {text: near(text, of, class_and_name(text)[1]) for text, of in names.items() if text}
    return {text: names[text][name] for text, name in found.items() if name}
