"""A table of changes against the table of the figures that changed: last month, twelve months, since December.

The base is named by the header of the change, or by several lines with different changes that one base makes right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import Check, Finding, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.quantities.labels.announcements import fold_label, read_label
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.across_tables.labelled_lines import (
    Calculation,
    LabelledLine,
    line_named,
    lines_with_labels,
    rate_finding,
)
from pipeline.validate.arithmetic.identities.identity import HUNDRED
from pipeline.validate.arithmetic.identities.sheet import AxisView, Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS

_MONTH = re.compile(r"\bmensual|mes anterior|ultimo mes")
_YEAR = re.compile(r"\b(?:12|doce) meses\b|interanual")
_DECEMBER = re.compile(r"\bdic")
_SINCE_DECEMBER = re.compile(r"\bdiciembre\b|acumulad\w* anual|en el ano")


@dataclass(frozen=True)
class _Growth:
    """A printed change and the two figures that it is between."""

    change: LabelledLine
    place: int
    series: LabelledLine
    first: int
    last: int

    @property
    def expected(self) -> Interval:
        before, after = self.series.figures[self.first], self.series.figures[self.last]
        one, other = (Interval.of(q, exact_integers=False) for q in (before, after))
        return (other / one - Interval.exact(Decimal(1))).scaled(HUNDRED)

    @property
    def printed(self) -> Quantity:
        return self.change.figures[self.place]

    @property
    def holds(self) -> bool:
        return Interval.of(self.printed, exact_integers=False).meets(self.expected) or Interval.truncated(
            self.printed
        ).meets(self.expected)


def audit(sheets: Sequence[Sheet]) -> tuple[list[Finding], list[Check]]:
    """The changes that do not follow from the figures of another table, and every one that was tested."""
    views = [(view, lines_with_labels(view)) for sheet in sheets for view in (sheet.rows, sheet.columns)]
    series = [(view, lines) for view, lines in views if len(view.places) >= SETTINGS.fewest_places]
    findings: list[Finding] = []
    checks: list[Check] = []
    seen: set[tuple[str, int, int]] = set()
    for view, lines in views:
        for place in _changes(view) if len(lines) >= SETTINGS.fewest_changes else ():
            for other, candidates in series:
                growths = (
                    _growths_over_one_base(lines, place, other, candidates) if other.sheet is not view.sheet else []
                )
                fresh = [g for g in growths if (view.sheet.table.id, *g.change.at(place)) not in seen]
                seen |= {(view.sheet.table.id, *g.change.at(place)) for g in fresh}
                checks += [_check(g) for g in fresh]
                findings += [_finding(g) for g in fresh if not g.holds]
    return findings, checks


def _changes(view: AxisView) -> list[int]:
    """The places that print changes in per cent."""
    titled = read_label(view.sheet.table.caption).change
    found = []
    for place in view.places:
        figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
        small = all(abs(q.amount) < SETTINGS.largest_change and q.unit in ("", "%") for q in figures)
        if small and any(q.decimals for q in figures) and (view.place_labels[place].change or titled):
            found.append(place)
    return found


def _growths_over_one_base(
    lines: Sequence[LabelledLine], place: int, other: AxisView, candidates: Sequence[LabelledLine]
) -> list[_Growth]:
    """The growths of a place by the one base that makes all but one right; none where no base does."""
    pairs = [(line, found) for line in lines if place in line.figures and (found := _line_of_levels(line, candidates))]
    if len(pairs) < SETTINGS.fewest_changes:
        return []
    common = [p for p in other.places if all(p in found.figures for _, found in pairs)]
    if len(common) < SETTINGS.fewest_places:
        return []
    last = common[-1]
    named = _base_by_header(lines[0].view.place_words[place], other, common)
    best: list[_Growth] = []
    for first in [named] if named is not None else common[:-1]:
        made = [_Growth(line, place, found, first, last) for line, found in pairs if found.figures[first].amount > 0]
        holding = [g for g in made if g.holds]
        different = len({g.printed.amount for g in holding})
        proven = different >= SETTINGS.fewest_changes and len(holding) > len(best)
        enough = bool(holding) if named is not None else proven
        if enough and len(made) - len(holding) <= 1 and len(holding) > len(made) - len(holding):
            best = made
    return best


def _line_of_levels(line: LabelledLine, candidates: Sequence[LabelledLine]) -> LabelledLine | None:
    """The series of figures whose changes a line prints: called as it is, or by words that are all in its label."""
    same = line_named(line.words, candidates)
    if same is not None and same.words == line.words:
        return same
    within = [c for c in candidates if c.words <= line.words and _is_amounts(c)]
    longest = max((len(c.words) for c in within), default=0)
    best = [c for c in within if len(c.words) == longest]
    return best[0] if len(best) == 1 else None


def _is_amounts(line: LabelledLine) -> bool:
    return all(q.unit != "%" and abs(q.amount) >= HUNDRED * unit(q) for q in line.figures.values())


def _base_by_header(words_of_place: str, other: AxisView, common: Sequence[int]) -> int | None:
    """The place of the figure that a header says the change is over."""
    said = fold_label(words_of_place)
    if _YEAR.search(said):
        return common[-SETTINGS.months_of_a_year_over] if len(common) >= SETTINGS.months_of_a_year_over else None
    if _SINCE_DECEMBER.search(said):
        before = [p for p in common[:-1] if _DECEMBER.search(fold_label(other.place_words[p]))]
        return before[-1] if before else None
    return common[-2] if _MONTH.search(said) else None


def _check(growth: _Growth) -> Check:
    table, other = growth.change.sheet.table.id, growth.series.sheet.table.id
    cells = tuple((other, *growth.series.at(p)) for p in (growth.first, growth.last))
    expected = words.interval_text(growth.change.sheet, growth.expected, growth.change.at(growth.place))
    return Check("crecimiento", table, *growth.change.at(growth.place), growth.holds, cells, expected)


def _finding(growth: _Growth) -> Finding:
    sheet, base, target = growth.change.sheet, growth.series.sheet, growth.change.at(growth.place)
    cells = [growth.series.at(p) for p in (growth.first, growth.last)]
    first, last = (words.printed_text(base, c) for c in cells)
    computed = words.interval_text(sheet, growth.expected, target)
    return rate_finding(
        "crecimiento",
        (sheet, target),
        [(base, c) for c in cells],
        Calculation(
            computed,
            f"({last} - {first}) / {first}",
            f"el crecimiento de {first} a {last} (tabla {base.table.id})",
        ),
    )
