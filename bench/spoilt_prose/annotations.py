"""The annotated figures of the prose of a document, and where the document as read has them.

In: ``NAME.claims.json`` (``{"claims": [...]}``), an entry a figure: ``numeral`` as printed, ``page``, the text
``before`` and ``after`` it, ``kind``, ``checkable`` (whether anything in the document says what it must be), ``holds``
(whether it is right as printed), the ``cells`` that say so, the formula it follows from (``derivation``) or the other
sentence that has it too (``restated``). Beside the folder of annotations stands ``numeral.py``, the annotators' own
reading of a numeral: a bench that asked the program what a numeral is worth would not see it misread one.
"""

from __future__ import annotations

import importlib.util
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.model import Document, Table

KINDS = ("cell", "derived", "restated", "within")
"""What says what a figure must be: a cell, a calculation with cells, another sentence, its own sentence."""
LEAST_IN_COMMON = 12
"""Letters and digits around a numeral that must be as annotated."""
MOST_BEFORE, MOST_AFTER = 40, 20
"""Letters and digits before and behind a numeral that are compared."""
AT_START, AT_END = 12, 6
"""What the beginning and the end of a block count for, where the annotation goes on in a neighbouring one."""


@dataclass(frozen=True)
class NumeralReading:
    """What the annotators read in a numeral.

    ``value`` takes a numeral as printed and returns its value and its number of decimals; it raises ``ValueError``
    where the text is no numeral. ``functions`` are those that formulas of annotations call, by name.
    """

    value: Callable[[str], tuple[float, int]]
    functions: Mapping[str, Callable[..., float]]


@dataclass(frozen=True, eq=False)
class Annotation:
    """One annotated figure; ``given`` is its entry."""

    given: Mapping[str, Any]

    @property
    def numeral(self) -> str:
        return str(self.given["numeral"])

    @property
    def kind(self) -> str:
        return str(self.given["kind"])

    @property
    def formula(self) -> str:
        """The calculation that gives the figure, in Python over ``NumeralReading.functions``; "" where none does."""
        return str(self.given.get("derivation") or "")

    @property
    def restated(self) -> str:
        """The figure of another sentence that this one repeats; "" where it repeats none."""
        return str((self.given.get("restated") or {}).get("text", ""))

    @property
    def only_first_digit(self) -> bool:
        """Whether only another first digit makes the figure wrong beyond doubt."""
        return self.given.get("mut") == "lead"

    @cached_property
    def cells(self) -> frozenset[tuple[int, str, str]]:
        """The page, row label and text of each cell that says what the figure must be."""
        return frozenset((cell["page"], cell["row"], cell["text"]) for cell in self.given.get("cells", []))


@dataclass(frozen=True)
class Spot:
    """Where a block of a document prints a figure, and what is put in its place."""

    block: int
    start: int
    end: int
    replacement: str = ""


def read_annotations(path: Path) -> list[Annotation]:
    """The annotations of one ``NAME.claims.json``."""
    return [Annotation(entry) for entry in json.loads(path.read_text(encoding="utf-8"))["claims"]]


def numeral_reading(annotations: Path) -> NumeralReading:
    """The annotators' reading of numerals, from ``numeral.py`` beside the folder of annotations."""
    spec = importlib.util.spec_from_file_location("annotated_numeral", annotations.resolve().parent / "numeral.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    functions = {"g": module.g, "s": module.s, "sum": sum, "max": max, "min": min, "abs": abs}
    return NumeralReading(module.value, functions)


def letters_and_digits(text: str) -> str:
    """A text without case, accents, spaces and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def digits(text: str | None) -> str:
    """The digits of a text, in order."""
    return re.sub(r"\D", "", text or "")


def spot_of(document: Document, annotation: Annotation) -> Spot | None:
    """Where the document prints an annotated figure: on its page or the next, where most of what is around it is as
    annotated; ``None`` where it was not read."""
    words = map(re.escape, annotation.numeral.split())
    printed = re.compile(r"(?<![\d])" + r"\s+".join(words) + r"(?!\d)")
    best, best_length = None, LEAST_IN_COMMON - 1
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table) or not _is_near(block.place.page, annotation.given["page"]):
            continue
        for match in printed.finditer(block.text):
            length = _in_common(block.text[: match.start()], block.text[match.end() :], annotation)
            if length > best_length:
                best, best_length = Spot(index, match.start(), match.end()), length
    return best


def _is_near(page: int | None, annotated: int) -> bool:
    return page is not None and abs(page - annotated) <= 1


def _in_common(text_before: str, text_after: str, annotation: Annotation) -> int:
    """How many letters and digits next to a numeral are as annotated."""
    before, after = letters_and_digits(text_before), letters_and_digits(text_after)
    left = _common_prefix(before[::-1], letters_and_digits(annotation.given["before"])[-MOST_BEFORE:][::-1])
    right = _common_prefix(after, letters_and_digits(annotation.given["after"])[:MOST_AFTER])
    left = max(left, AT_START) if left == len(before) else left
    right = max(right, AT_END) if right == len(after) else right
    return left + right


def _common_prefix(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length
