"""Which of several suspects is wrong, by what the rest of the document prints.

A lone total that its parts miss accuses nobody: each part, and the total, could be the wrong one, and for each the
arithmetic says what it would have to be. Where the document prints that figure of one suspect again elsewhere, that
suspect is most likely the wrong one; what it prints elsewhere as it stands here is right. A figure met again is
evidence only where so many digits are no chance, or where the labels of both places agree and the other table prints
most of the other suspects as they stand: the same list for another day has the same labels and other figures.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from pipeline.model import Document, Paragraph, Position
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.numerals import parse
from pipeline.validate.arithmetic.error_location.one_change import LIKELY, ErrorLocation, Suspicion
from pipeline.validate.arithmetic.identities.sheet import Sheet
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.evidence.similarity import numbers_of

_NUMERAL = re.compile(r"(?<![\w.,/-])\d[\d.,]*\d(?![\w/-])")
_WORD = re.compile(r"[a-z]{3,}|\d+")
_EMPTY = frozenset({"total", "totales", "los", "las", "del", "por", "con", "segun", "numero", "cantidad"})


@dataclass(frozen=True)
class _PrintedValue:
    """Where a value is printed: the table, and the words that say what it is."""

    table: str
    words: frozenset[str]


@dataclass(frozen=True)
class _LabelWords:
    """The words of a label, numbers (years) and others apart."""

    every: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, every: frozenset[str]) -> _LabelWords:
        numbers = frozenset(w for w in every if w.isdigit())
        return cls(every, numbers, every - numbers)

    def is_same(self, theirs: frozenset[str]) -> bool:
        """Whether labels name the same thing: all numbers and most words of this one are of the other."""
        if not self.words or not self.numbers <= theirs:
            return False
        return len(self.words & theirs) >= SETTINGS.same_words * len(self.words)


@dataclass(frozen=True)
class FigureName:
    """What a cell is called: the words of its row and column, those of its table's caption, and with them those of
    the section."""

    own: _LabelWords
    caption: _LabelWords
    every: frozenset[str]

    @classmethod
    def of(cls, sheet: Sheet, cell: Position) -> FigureName:
        own, caption = _words_of(sheet, cell, False), _words(sheet.table.caption)
        return cls(_LabelWords.of(own), _LabelWords.of(caption), _words_of(sheet, cell, True))

    def likeness(self, other: FigureName) -> float:
        """How much two names have in common, 0 to 2; 0 where one cannot be the name of what the other names."""
        if not (self.own.is_same(other.every) and other.own.is_same(self.every)):
            return 0.0
        captions = [(a, b) for a, b in ((self.caption, other.every), (other.caption, self.every)) if a.every]
        if captions and not any(a.is_same(b) for a, b in captions):
            return 0.0  # the same table of another group or place
        return sum(len(a.own.every & b.every) / len(a.own.every) for a, b in ((self, other), (other, self)))


class _NamedFigures:
    """The figures of a document's tables by their names. Tables that are printed alike share names, so that each name
    is compared with another once."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._numbers: dict[FigureName, int] = {}
        self._tables = [
            (
                sheet.table.id,
                [
                    (self._number(FigureName.of(sheet, c)), abs(q.amount))
                    for c, q in sheet.quantity.items()
                    if q.unit != "%"
                ],
            )
            for sheet in sheets
        ]
        self._known: dict[FigureName, list[tuple[str, Decimal]]] = {}

    def _number(self, name: FigureName) -> int:
        return self._numbers.setdefault(name, len(self._numbers))

    def under(self, name: FigureName) -> Sequence[tuple[str, Decimal]]:
        """The tables that print one figure under a name, or under those that are most like it, with that figure."""
        if name not in self._known:
            scores = [name.likeness(other) for other in self._numbers]
            self._known[name] = [
                (table, figure)
                for table, figures in self._tables
                if (figure := _named_most_alike(figures, scores)) is not None
            ]
        return self._known[name]


def _named_most_alike(figures: Sequence[tuple[int, Decimal]], scores: Sequence[float]) -> Decimal | None:
    """The one figure whose name has the highest score; ``None`` where there are several, or no name has any."""
    best = max((scores[number] for number, _ in figures), default=0.0)
    if best <= 0:
        return None
    values = {amount for number, amount in figures if scores[number] == best}
    return values.pop() if len(values) == 1 else None


@dataclass(frozen=True)
class Elsewhere:
    """The figures of a document by value: ``sheets`` are its tables, ``document`` has the prose."""

    sheets: Sequence[Sheet]
    document: Document

    def settled(self, sheet: Sheet, error: ErrorLocation) -> ErrorLocation:
        """An error that no arithmetic locates, with the one suspect that the rest of the document points to."""
        if error.sure or error.probable or len(error.suspects) < 2:
            return error
        named = self._named_elsewhere(sheet, error)
        if named is not None:
            return replace(error, cell=named.cell, right=named.right, slip=named.slip, probable=True, repeated=True)
        rivals = len(error.suspects)
        twins = self._twins(sheet, error.suspects)
        unproven = [
            s for s in error.suspects if not self._prints(sheet, s.cell, sheet.quantity[s.cell].amount, rivals, twins)
        ]
        backed = [s for s in unproven if self._prints(sheet, s.cell, s.right, rivals, twins)]
        likely = [s for s in unproven if s.slip in LIKELY] if len(unproven) < rivals else []
        found = next((group[0] for group in (backed, likely) if len(group) == 1), None)
        if found is None or len(backed) > 1:
            return error
        return replace(
            error, cell=found.cell, right=found.right, slip=found.slip, probable=True, repeated=found in backed
        )

    def _named_elsewhere(self, sheet: Sheet, error: ErrorLocation) -> Suspicion | None:
        """The suspect whose right value stands elsewhere under its own name, where all other figures that are named
        elsewhere too are printed there as here: details that each have a table of their own, and a table of them all.
        """
        cells = {c for v in error.verdicts for c in v.identity.cells if c in sheet.quantity}
        found = {c: set(self._under_its_name(sheet, c)) for c in cells}
        printed = {c: abs(sheet.quantity[c].amount) for c in cells}
        agreeing = sum(printed[c] in values for c, values in found.items())
        against = [c for c, values in found.items() if values and printed[c] not in values]
        suspect = next((s for s in error.suspects if against == [s.cell]), None)
        if suspect is None or agreeing < SETTINGS.fewest_agreeing or abs(suspect.right) not in found[suspect.cell]:
            return None
        return suspect

    def _under_its_name(self, sheet: Sheet, cell: Position) -> Iterable[Decimal]:
        """What other tables print under the name of a cell, one figure of each at most: the one named most alike."""
        found = self._names.under(FigureName.of(sheet, cell))
        return (figure for table, figure in found if table != sheet.table.id)

    @cached_property
    def _names(self) -> _NamedFigures:
        return _NamedFigures(self.sheets)

    def _twins(self, sheet: Sheet, suspects: Sequence[Suspicion]) -> frozenset[str]:
        """The other tables that print most of the suspects as they stand here, under the same labels.

        One that does not is of another day, place or group, and an equal figure in it is a chance.
        """
        agreeing: Counter[str] = Counter()
        for suspect in suspects:
            words = _LabelWords.of(_words_of(sheet, suspect.cell, False))
            same = self._cells.get(abs(sheet.quantity[suspect.cell].amount), ())
            agreeing.update({c.table for c in same if words.is_same(c.words)} - {sheet.table.id, ""})
        fewest = SETTINGS.twin * (len(suspects) - 1)
        return frozenset(table for table, count in agreeing.items() if count >= fewest)

    def _prints(self, sheet: Sheet, cell: Position, value: Decimal, rivals: int, twins: frozenset[str]) -> bool:
        """Whether another place prints a value and it is no chance, or a twin prints it under the same labels."""
        value = abs(value)
        others = [c for c in self._cells.get(value, ()) if c.table != sheet.table.id]
        if not others:
            return False
        digits = len(_digits(value))
        by_chance = rivals * self._distinct[digits] / numbers_of(digits)
        words = _LabelWords.of(_words_of(sheet, cell, False))
        return by_chance <= SETTINGS.chance or any(c.table in twins and words.is_same(c.words) for c in others)

    @cached_property
    def _cells(self) -> Mapping[Decimal, list[_PrintedValue]]:
        found: dict[Decimal, list[_PrintedValue]] = defaultdict(list)
        for sheet in self.sheets:
            for cell, quantity in sheet.quantity.items():
                if quantity.amount and quantity.unit != "%":
                    found[abs(quantity.amount)].append(_PrintedValue(sheet.table.id, _words_of(sheet, cell, True)))
        for value in _of_prose(self.document):
            found[value].append(_PrintedValue("", frozenset()))
        return found

    @cached_property
    def _distinct(self) -> Counter[int]:
        """How many different values the document prints, by their number of digits that say something."""
        return Counter(len(_digits(value)) for value in self._cells)


def _of_prose(document: Document) -> Iterable[Decimal]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for text in _NUMERAL.findall(block.text):
                quantity = parse(text)
                if quantity is not None:
                    yield abs(quantity.amount)


def _digits(value: Decimal) -> str:
    """The digits of a value, zeros at the ends left out: 370.000 says three."""
    return "".join(map(str, value.as_tuple().digits)).strip("0") or "0"


def _words_of(sheet: Sheet, cell: Position, with_title: bool) -> frozenset[str]:
    """The words of a cell's row and column, and of what stands over its table."""
    title = f"{sheet.table.caption} {sheet.table.section}" if with_title else ""
    text = f"{sheet.row_labels[cell[0]]} {sheet.column_labels[cell[1]]} {title}"
    return _words(text)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_label(text))) - _EMPTY
