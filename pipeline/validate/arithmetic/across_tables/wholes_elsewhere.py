"""A line of percentages whose wholes stand in another table: what each fund holds in shares, of what each fund holds.

In: the tables of a document, and the figures that their own tables explain. Out: checks and findings. A line of
percentages is a line of its own table over a line of another one, figure by figure under the same labels. Which lines,
the figures show: nearly all percentages must follow, to more digits than chance would.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import log2

from pipeline.model import CellKey, Check, Finding, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.rounding import to_step
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.across_tables.labelled_lines import Calculation, LabelledLine, rate_finding
from pipeline.validate.arithmetic.error_location.one_change import LIKELY
from pipeline.validate.arithmetic.identities.identity import HUNDRED
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS

_WORD = re.compile(r"[a-z]{2,}|\d+|\b[a-z]\b")

PlaceName = frozenset[str]


@dataclass(frozen=True)
class _LineElsewhere:
    """A row or column with its figures by the words of the labels across it; labels that stand twice are left out."""

    line: LabelledLine

    @cached_property
    def figures(self) -> Mapping[PlaceName, Quantity]:
        names = {p: frozenset(_WORD.findall(fold_label(self.line.view.place_words[p]))) for p in self.line.figures}
        count = Counter(names.values())
        return {name: self.line.figures[p] for p, name in names.items() if name and count[name] == 1}

    @cached_property
    def percentages(self) -> frozenset[PlaceName]:
        return frozenset(name for name, quantity in self.figures.items() if quantity.unit == "%")

    @cached_property
    def places(self) -> Mapping[PlaceName, int]:
        names = {frozenset(_WORD.findall(fold_label(self.line.view.place_words[p]))): p for p in self.line.figures}
        return {name: p for name, p in names.items() if name in self.figures}

    @property
    def sheet(self) -> Sheet:
        return self.line.sheet

    @property
    def is_of_percentages(self) -> bool:
        figures = self.line.figures.values()
        return len(figures) >= SETTINGS.fewest_shares and 2 * sum(q.unit == "%" for q in figures) > len(figures)

    def key(self, name: PlaceName) -> CellKey:
        return (self.sheet.table.id, *self.line.at(self.places[name]))


@dataclass(frozen=True)
class _ShareElsewhere:
    """A printed percentage with its part and, in another table, its whole."""

    rate: _LineElsewhere
    part: _LineElsewhere
    whole: _LineElsewhere
    name: PlaceName

    @property
    def expected(self) -> Interval:
        part, whole = (Interval.of(line.figures[self.name], exact_integers=False) for line in (self.part, self.whole))
        return (part / whole).scaled(HUNDRED)

    @property
    def printed(self) -> Quantity:
        return self.rate.figures[self.name]

    @property
    def holds(self) -> bool:
        return Interval.rounded_or_cut(self.printed).meets(self.expected)

    @property
    def is_a_slip(self) -> bool:
        step = unit(self.printed)
        right = to_step(self.expected.middle, step)
        values = ((right + k * step) / self.printed.scale for k in (-1, 0, 1))
        return any(slip(self.printed.value, value, self.printed.decimals) in LIKELY for value in values)


def audit(sheets: Sequence[Sheet], explained: Set[CellKey]) -> tuple[list[Finding], list[Check]]:
    """The percentages that are not their part of a whole in another table, and every one that was tested.

    Args:
        sheets: the tables of a document.
        explained: figures that a relation within their table is about.
    """
    views = [view for sheet in sheets for view in (sheet.rows, sheet.columns)]
    lines = [_LineElsewhere(LabelledLine(view, line)) for view in views for line in view.lines]
    if len(lines) > SETTINGS.most_lines_of_figures:
        return [], []
    by_name = _by_name(lines)
    findings: list[Finding] = []
    checks: list[Check] = []
    for rate in lines:
        unexplained = [n for n in rate.figures if rate.key(n) not in explained] if rate.is_of_percentages else []
        if len(unexplained) < SETTINGS.fewest_shares:
            continue
        made = max(_candidate_shares(rate, _lines_of_amounts(rate, lines, by_name)), key=len, default=[])
        checks += [_check(s) for s in made]
        findings += [_finding(s) for s in made if not s.holds and s.is_a_slip]
    return findings, checks


def _by_name(lines: Sequence[_LineElsewhere]) -> Mapping[PlaceName, Sequence[int]]:
    """The lines, by their place among all, that have a figure under each label."""
    found: dict[PlaceName, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for name in line.figures:
            found[name].append(number)
    return found


def _lines_of_amounts(
    rate: _LineElsewhere, lines: Sequence[_LineElsewhere], by_name: Mapping[PlaceName, Sequence[int]]
) -> list[_LineElsewhere]:
    """The lines, in their order, that have amounts under the labels of a line of percentages."""
    common = Counter(number for name in rate.figures for number in by_name[name])
    enough = (lines[number] for number in sorted(common) if common[number] >= SETTINGS.fewest_shares)
    return [x for x in enough if not x.percentages or x.percentages.isdisjoint(rate.figures)]


def _candidate_shares(rate: _LineElsewhere, lines: Sequence[_LineElsewhere]) -> Iterator[list[_ShareElsewhere]]:
    """The ways to explain a line of percentages by a line of its own table over one of another."""
    own = (x for x in lines if x.sheet is rate.sheet and x.line.view is rate.line.view)
    parts = list(islice(own, SETTINGS.most_lines_of_parts))
    wholes = [x for x in lines if x.sheet is not rate.sheet]
    for part in parts:
        named = [n for n in rate.figures if n in part.figures]
        for whole in wholes:
            figures = whole.figures
            names = [n for n in named if n in figures]
            if len(names) < SETTINGS.fewest_shares:
                continue
            made = [_ShareElsewhere(rate, part, whole, n) for n in names if whole.figures[n].amount > 0]
            holding = _holding(made)
            if len(holding) >= SETTINGS.fewest_shares and _bits(holding) >= SETTINGS.bits_of_wholes:
                yield made


def _holding(made: Sequence[_ShareElsewhere]) -> list[_ShareElsewhere]:
    """Those that hold; none where more than one does not, which is so of nearly all pairs of lines."""
    holding: list[_ShareElsewhere] = []
    for number, share in enumerate(made):
        if share.holds:
            holding.append(share)
        elif number > len(holding):
            return []
    return holding


def _bits(holding: Sequence[_ShareElsewhere]) -> float:
    """How unlikely it is by chance that percentages follow, in bits: the spread of all over the rounding of each."""
    amounts = {s.printed.amount for s in holding}
    spread = max(amounts) - min(amounts)
    if len(amounts) < SETTINGS.fewest_shares:
        return 0.0
    return sum(max(log2(float(spread / unit(s.printed))), 0.0) for s in holding)


def _check(share: _ShareElsewhere) -> Check:
    expected = words.interval_text(share.rate.sheet, share.expected, share.rate.line.at(share.rate.places[share.name]))
    operands = (share.part.key(share.name), share.whole.key(share.name))
    return Check("participacion", *share.rate.key(share.name), share.holds, operands, expected)


def _finding(share: _ShareElsewhere) -> Finding:
    sheet, target = share.rate.sheet, share.rate.line.at(share.rate.places[share.name])
    cells = [(x.sheet, x.line.at(x.places[share.name])) for x in (share.part, share.whole)]
    part, whole = (words.printed_text(*c) for c in cells)
    computed = words.interval_text(sheet, share.expected, target)
    formula = f"{part} sobre {whole} (tabla {share.whole.sheet.table.id})"
    return rate_finding("participacion", (sheet, target), cells, Calculation(computed, f"{part} / {whole}", formula))
