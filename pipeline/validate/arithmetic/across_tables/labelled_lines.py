"""Rows and columns of several tables that are about the same thing: recognised by the words of their labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline import rules
from pipeline.model import Evidence, Finding, Position, Quantity
from pipeline.quantities.labels.announcements import fold_label
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.identities.sheet import AxisView, Sheet
from pipeline.values import cached_property, dataclass

_WORD = re.compile(r"[a-z]{2,}|\d+")


@dataclass(frozen=True)
class LabelledLine:
    """A row (or column) of a table with the words of its label, less numbers of notes and signs."""

    view: AxisView
    line: int

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(fold_label(self.view.line_words[self.line])))

    @cached_property
    def figures(self) -> Mapping[int, Quantity]:
        found = ((place, self.view.figure(self.line, place)) for place in self.view.places)
        return {place: quantity for place, quantity in found if quantity is not None}

    @property
    def sheet(self) -> Sheet:
        return self.view.sheet

    def at(self, place: int) -> Position:
        return self.view.at(self.line, place)


def lines_with_labels(view: AxisView) -> list[LabelledLine]:
    """The lines of a view whose labels have words that no other line of it has."""
    lines = [LabelledLine(view, line) for line in view.lines]
    named = [line for line in lines if any(w.isalpha() for w in line.words)]
    count = Counter(line.words for line in named)
    return [line for line in named if count[line.words] == 1]


def line_named(wanted: frozenset[str], lines: Sequence[LabelledLine]) -> LabelledLine | None:
    """The line that is called so, or the only one whose label has all these words."""
    same = [line for line in lines if line.words == wanted]
    more = same or [line for line in lines if wanted <= line.words]
    return more[0] if len(more) == 1 else None


def evidence_of_tables(
    observed: tuple[Sheet, Position], others: Sequence[tuple[Sheet, Position]]
) -> tuple[Evidence, ...]:
    """The cells of several tables that prove a finding, the accused one first."""
    return tuple(_evidence(observed, others))


def _evidence(observed: tuple[Sheet, Position], others: Sequence[tuple[Sheet, Position]]) -> Iterator[Evidence]:
    yield from words.evidence(observed[0], observed[1], ())
    for sheet, position in others:
        if position != observed[1] or sheet is not observed[0]:
            yield from words.evidence(sheet, (-1, -1), (position,))[1:]


@dataclass(frozen=True)
class Calculation:
    """What a rate should be, as text: its value, how it is computed in figures, and in words."""

    computed: str
    figures: str
    formula: str


def rate_finding(
    code: str,
    target: tuple[Sheet, Position],
    operands: Sequence[tuple[Sheet, Position]],
    calculation: Calculation,
) -> Finding:
    """That a rate is not what cells of other tables give."""
    printed = words.printed_text(*target)
    return rules.finding(
        code,
        evidence=evidence_of_tables(target, operands),
        observed=printed,
        expected=calculation.computed,
        arithmetic=f"{calculation.figures} = {calculation.computed}; impreso: {printed}",
        place=words.table_text(target[0]),
        target=words.cell_name(*target),
        printed=printed,
        computed=calculation.computed,
        formula=calculation.formula,
        culprit="",
    )
