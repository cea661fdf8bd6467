"""Rows and columns that two tables print alike, found by their figures: what one has otherwise is a slip.

A summary and its annex, a total stated again in the next table, a column beside its breakdown: a line (a row or a
column) of one table repeats a line of another. That they are meant to be the same is shown by the figures
themselves: most are equal, under labels that do not contradict it. Twin tables of other funds, regions, years or groups
have the same headers and row labels, but other figures, and are no match.

In: the tables as figures with labels. Out: pairs of lines, the figures they have alike and those they have not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import initials, is_acronym
from pipeline.validate.agreement.settings import REPEATED_LINES
from pipeline.validate.evidence.similarity import described_slip, significant
from pipeline.validate.evidence.table_facts import Fact, TableFacts

_PARENTHESES = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, eq=False)
class FigureLine:
    """A row or a column of a table: its figures in order."""

    table: TableFacts
    axis: Literal["row", "column"]
    facts: tuple[Fact, ...]

    @cached_property
    def labels(self) -> tuple[frozenset[str], ...]:
        """What distinguishes each figure from the others of the line: the words of its column, or of its row."""
        return tuple(_column_words(f) if self.axis == "row" else _row_words(f) for f in self.facts)

    def printed(self, index: int) -> str:
        """The label of a figure as printed."""
        fact = self.facts[index]
        return fact.column.label if self.axis == "row" else fact.row_label


@dataclass(frozen=True, slots=True)
class Repetition:
    """Two lines that are meant to be the same, with their pairs of figures; ``digits`` is how much the equal ones
    say (significant digits of different values)."""

    equal: tuple[tuple[Fact, Fact], ...]
    unequal: tuple[tuple[Fact, Fact], ...]
    digits: int


def _row_words(fact: Fact) -> frozenset[str]:
    words = fact.row_stems | frozenset(fact.row_code.split())
    return words or (frozenset({"total"}) if fact.total_row else words)


def _column_words(fact: Fact) -> frozenset[str]:
    words = fact.column.stems | fact.column.years
    return words or (frozenset({"total"}) if fact.column.total else words)


def figure_lines(table: TableFacts) -> Iterator[FigureLine]:
    """Every row and column of a table with two figures or more."""
    rows: dict[int, list[Fact]] = defaultdict(list)
    columns: dict[int, list[Fact]] = defaultdict(list)
    for fact in table.facts:
        rows[fact.row].append(fact)
        columns[fact.column.index].append(fact)
    for facts in rows.values():
        if len(facts) > 1:
            yield FigureLine(table, "row", tuple(sorted(facts, key=lambda f: f.column.index)))
    for facts in columns.values():
        if len(facts) > 1:
            yield FigureLine(table, "column", tuple(sorted(facts, key=lambda f: f.row)))


def distinguishing_digits(fact: Fact) -> int:
    """How much a figure says about which line it is of: its significant digits; zero and 100 % say nothing."""
    value = fact.quantity.value
    return 0 if not value or (fact.kind == "percent" and value == 100) else significant(value)


def are_equal(one: Fact, other: Fact) -> bool:
    """Whether two figures are the same, one of them printed with fewer decimals or another decimal mark perhaps."""
    a, b = one.quantity, other.quantity
    if a.value == b.value or one.amount == other.amount:
        return True
    if one.step != other.step and abs(one.amount - other.amount) < max(one.step, other.step):
        return min(significant(a.value), significant(b.value)) >= REPEATED_LINES.fewest_digits
    return "".join(c for c in one.text if c.isdigit()) == "".join(c for c in other.text if c.isdigit())


def repetitions(tables: Sequence[TableFacts]) -> Iterator[Repetition]:
    """Every pair of lines of two tables that are meant to be the same."""
    every = [line for table in tables for line in figure_lines(table)]
    places: dict[object, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(every):
        for index, fact in enumerate(line.facts):
            if distinguishing_digits(fact) >= REPEATED_LINES.fewest_digits:
                places[fact.quantity.value].append((number, index))
    meeting: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    left = REPEATED_LINES.most_pairs
    for printed in sorted(places.values(), key=len):
        left -= len(printed) * (len(printed) - 1) // 2
        if left < 0 or len(printed) > 2 * REPEATED_LINES.most_printed:  # every figure is in a row and in a column
            break
        for at, (number, index) in enumerate(printed):
            for other, there in printed[at + 1 :]:
                if every[number].table is not every[other].table:
                    meeting[number, other].append((index, there))
    found: dict[tuple[int, int], Repetition] = {}
    most: Counter[tuple[int, str]] = Counter()
    for (number, other), met in meeting.items():
        made = _repetition(every[number], every[other], met) if _may_repeat(every[number], every[other], met) else None
        if made is not None:
            found[number, other] = made
            for place, table in ((number, every[other].table.id), (other, every[number].table.id)):
                most[place, table] = max(most[place, table], made.digits)
    for (number, other), made in found.items():
        if made.digits == most[number, every[other].table.id] == most[other, every[number].table.id]:
            yield made  # of several lines of a table the one that is most like it


def _may_repeat(one: FigureLine, other: FigureLine, met: Sequence[tuple[int, int]]) -> bool:
    """Whether enough of the equal figures of two lines are in step, or under labels that say the same: a quick look."""
    if len(met) < REPEATED_LINES.fewest_labelled:
        return False
    if max(Counter(there - here for here, there in met).values()) >= REPEATED_LINES.fewest_in_step:
        return True
    labels = [(one.labels[here], other.labels[there]) for here, there in met]
    return sum(bool(a and b) and (a <= b or b <= a) for a, b in labels) >= REPEATED_LINES.fewest_labelled


def _repetition(one: FigureLine, other: FigureLine, met: Sequence[tuple[int, int]]) -> Repetition | None:
    step = Counter(there - here for here, there in met).most_common(1)[0][0]
    labelled = _places_of_same_label(one, other, step)
    for pairs, fewest, digits in (
        (labelled, REPEATED_LINES.fewest_labelled, REPEATED_LINES.digits_labelled),
        (_places_in_step(one, other, met, step), REPEATED_LINES.fewest_in_step, REPEATED_LINES.digits_in_step),
    ):
        facts = [(one.facts[i], other.facts[j]) for i, j in pairs]
        equal = tuple(p for p in facts if are_equal(*p))
        unequal = tuple(p for p in facts if not are_equal(*p))
        said = {p[0].quantity.value: distinguishing_digits(p[0]) for p in equal}
        if len(equal) < fewest or sum(said.values()) < digits:
            continue
        if len(unequal) > max(1, len(equal) // REPEATED_LINES.equal_for_one):
            continue
        return Repetition(equal, unequal, sum(said.values()))
    return None


def _places_of_same_label(one: FigureLine, other: FigureLine, step: int) -> list[tuple[int, int]]:
    """Places whose labels say the same, each once; of several the one in step with the equal figures."""
    found: dict[int, int] = {}
    for here, words in enumerate(one.labels):
        if not words:
            continue
        same = [j for j, there in enumerate(other.labels) if there == words]
        near = same or [j for j, there in enumerate(other.labels) if there and (there <= words or words <= there)]
        if len(near) > 1:
            near = [j for j in near if j - here == step]
        if len(near) == 1:
            found[here] = near[0]
    taken = Counter(found.values())
    return [(i, j) for i, j in found.items() if taken[j] == 1]


def _places_in_step(
    one: FigureLine, other: FigureLine, met: Sequence[tuple[int, int]], step: int
) -> list[tuple[int, int]]:
    """Places in step with the equal figures, from the first of these to the last, and on as far as labels share a
    word; none where more labels have nothing in common than share one."""
    matched = sorted(i for i, j in met if j - i == step)
    first, last = matched[0], matched[-1]

    def shares(here: int) -> bool:
        there = here + step
        if not (0 <= here < len(one.facts) and 0 <= there < len(other.facts)):
            return False
        if one.labels[here] & other.labels[there]:
            return True
        a, b = one.printed(here), other.printed(there)
        return _is_acronym_of(a, b) or _is_acronym_of(b, a)

    while shares(first - 1):
        first -= 1
    while shares(last + 1):
        last += 1
    pairs = [(i, i + step) for i in range(first, last + 1)]
    return pairs if 2 * sum(shares(i) for i, _ in pairs) >= len(pairs) else []


def _is_acronym_of(short: str, label: str) -> bool:
    """Whether a label is the acronym of another, a note in parentheses apart: "IA (14 d.)"."""
    word = _PARENTHESES.sub("", short).strip(" .*")
    return is_acronym(word) and fold(word) in initials(label)


def slips(repetition: Repetition, others: Crossings) -> Iterator[tuple[Fact, Fact, str]]:
    """The pairs that one slip explains, with the slip (Spanish), where what crosses the lines does not differ too."""
    for one, other in repetition.unequal:
        if max(distinguishing_digits(one), distinguishing_digits(other)) < REPEATED_LINES.fewest_digits:
            continue
        mistake = described_slip(one.text, other.text) if one.step == other.step else ""
        if mistake and not others.differ(one, other):
            yield one, other, mistake


class Crossings:
    """What crosses two lines at a pair of figures: where that is labelled alike and differs, they are two things."""

    def __init__(self, tables: Iterable[TableFacts]) -> None:
        self._lines: dict[tuple[str, str, int], FigureLine] = {}
        for table in tables:
            for line in figure_lines(table):
                first = line.facts[0]
                at = first.row if line.axis == "row" else first.column.index
                self._lines[table.id, line.axis, at] = line

    def differ(self, one: Fact, other: Fact) -> bool:
        """Whether two rows or two columns that cross the pair are labelled alike and mostly differ."""
        for axis in ("row", "column"):
            at, to = (one.row, other.row) if axis == "row" else (one.column.index, other.column.index)
            first, second = self._lines.get((one.table, axis, at)), self._lines.get((other.table, axis, to))
            if first is None or second is None:
                continue
            named = {w: f for w, f in zip(first.labels, first.facts, strict=True) if w}
            pairs = [(named[w], f) for w, f in zip(second.labels, second.facts, strict=True) if w in named]
            beside = [
                p for p in pairs if p != (one, other) and (distinguishing_digits(p[0]) or distinguishing_digits(p[1]))
            ]
            unlike = sum(not are_equal(*p) for p in beside)
            if len(beside) >= REPEATED_LINES.fewest_in_step and unlike > REPEATED_LINES.most_other * len(beside):
                return True
        return False
