"""A table that is the sum of its sister tables, cell by cell: the country of its regions, the year of its quarters.

In: the tables of a document. Out: what each cell of such a table must be, as checks, and a finding where one is not.
Sister tables have the same labels of rows and columns. That one is the sum of others that stand next to it is shown by
the figures themselves: nearly every cell is the sum of the same cells of the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from pipeline import rules
from pipeline.model import Check, Finding, Position
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.across_tables.labelled_lines import evidence_of_tables
from pipeline.validate.arithmetic.error_location.one_change import LIKELY
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS

_WORD = re.compile(r"[a-z]{2,}|\d+")

CellName = tuple[frozenset[str], frozenset[str]]
"""What a cell is called: the words of its row and of its column."""


@dataclass(frozen=True)
class _NamedSheet:
    """A sheet with the cells that can be added, by their names; names that stand twice are left out."""

    sheet: Sheet

    @cached_property
    def cells(self) -> Mapping[CellName, Position]:
        sheet = self.sheet
        named = {p: _name(sheet, p) for p in sheet.quantity if not _is_rate(sheet, p)}
        count = Counter(named.values())
        return {name: p for p, name in named.items() if count[name] == 1 and name[0] and name[1]}

    def amount(self, name: CellName) -> Decimal:
        return self.sheet.quantity[self.cells[name]].amount


@dataclass(frozen=True)
class _Sum:
    """A cell of the table that adds up, with the same cells of its parts."""

    total: _NamedSheet
    parts: tuple[_NamedSheet, ...]
    name: CellName

    @cached_property
    def gap(self) -> Decimal:
        """How much the total exceeds its parts."""
        return self.total.amount(self.name) - sum((p.amount(self.name) for p in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        quantities = [n.sheet.quantity[n.cells[self.name]] for n in (self.total, *self.parts)]
        exact = all(not q.decimals for q in quantities) and not self.total.sheet.rounded
        return abs(self.gap) <= (Decimal(0) if exact else sum((unit(q) for q in quantities), Decimal(0)) / 2)

    @property
    def is_distinctive(self) -> bool:
        return sum(p.amount(self.name) != 0 for p in self.parts) > 1


def audit(sheets: Sequence[Sheet]) -> tuple[list[Finding], list[Check]]:
    """The cells that are not the sum of the same cells of the sister tables, and every one that was tested."""
    findings: list[Finding] = []
    checks: list[Check] = []
    for sisters in _sisters([_NamedSheet(sheet) for sheet in sheets]):
        made = max(_candidate_sums(sisters), key=len, default=[])
        checks += [_check(s) for s in made]
        findings += [f for s in made if not s.holds and (f := _finding(s)) is not None]
    return findings, checks


def _sisters(tables: Sequence[_NamedSheet]) -> Iterator[list[_NamedSheet]]:
    """Tables with the same labels, in the order of the document, three at least."""
    left = [t for t in tables if len(t.cells) >= SETTINGS.sister_cells]
    while left:
        first, *rest = left
        alike = [first, *(t for t in rest if _have_same_labels(first, t))]
        if len(alike) > 2:
            yield alike
        left = [t for t in rest if t not in alike]


def _have_same_labels(one: _NamedSheet, other: _NamedSheet) -> bool:
    common = len(one.cells.keys() & other.cells.keys())
    return common >= max(SETTINGS.sister_cells, SETTINGS.sisters_alike * max(len(one.cells), len(other.cells)))


def _candidate_sums(sisters: Sequence[_NamedSheet]) -> Iterator[list[_Sum]]:
    """The sums of each sister over those right behind it, and over those right before, where nearly all hold."""
    for at, total in enumerate(sisters):
        for beside in (sisters[at + 1 :], sisters[:at][::-1]):
            for count in range(2, min(len(beside), SETTINGS.most_sisters) + 1):
                parts = tuple(beside[:count])
                names = [n for n in total.cells if all(n in p.cells for p in parts)]
                made = [s for s in (_Sum(total, parts, name) for name in names) if s.is_distinctive]
                may_fail = min(len(made) - SETTINGS.sister_cells, len(made) // (SETTINGS.holds_for_one + 1))
                failing = islice((s for s in made if not s.holds), max(may_fail, -1) + 1)  # most options fail at once
                if sum(1 for _ in failing) <= may_fail:
                    yield made


def _name(sheet: Sheet, position: Position) -> CellName:
    row, column = sheet.row_labels[position[0]], sheet.column_labels[position[1]]
    return frozenset(_WORD.findall(fold_label(row))), frozenset(_WORD.findall(fold_label(column)))


def _is_rate(sheet: Sheet, position: Position) -> bool:
    row, column = position
    labels = (sheet.columns.place_labels[row], sheet.rows.place_labels[column])
    if column in sheet.rows.percent_places or row in sheet.columns.percent_places:
        return True
    return any(label.average or label.change or label.ratio for label in labels)


def _check(added: _Sum) -> Check:
    sheet, target = added.total.sheet, added.total.cells[added.name]
    cells = tuple((p.sheet.table.id, *p.cells[added.name]) for p in added.parts)
    right = sheet.quantity[target].amount - added.gap
    return Check("suma-tablas", sheet.table.id, *target, added.holds, cells, words.value_text(sheet, right, target))


def _finding(added: _Sum) -> Finding | None:
    """The finding, of the one figure that a slip of typing explains; none where no slip does."""
    suspects = [(added.total, -added.gap), *((part, added.gap) for part in added.parts)]
    likely = []
    for named, correction in suspects:
        printed = named.sheet.quantity[named.cells[added.name]]
        right = printed.amount + correction
        if slip(printed.value, right / printed.scale, printed.decimals) in LIKELY:
            likely.append((named, right))
    if not likely:
        return None
    sheet, target = added.total.sheet, added.total.cells[added.name]
    made = words.value_text(sheet, sheet.quantity[target].amount - added.gap, target)
    named, right = likely[0]
    accused, cell = (named.sheet, named.cells[added.name]) if len(likely) == 1 else (sheet, target)
    expected = words.value_text(accused, right, cell) if len(likely) == 1 else made
    others = [(n.sheet, n.cells[added.name]) for n in (added.total, *added.parts) if n.sheet is not accused]
    culprit = ""
    if len(likely) == 1 and accused is not sheet:
        better = words.value_text(accused, right, cell)
        culprit = f"{words.culprit_sentence(accused, cell, better, sure=False)[:-1]} (tabla {accused.table.id})."
    return rules.finding(
        "suma-tablas",
        evidence=evidence_of_tables((accused, cell), others),
        observed=words.printed_text(accused, cell),
        expected=expected,
        arithmetic=f"{' + '.join(words.printed_text(p.sheet, p.cells[added.name]) for p in added.parts)} = {made}; "
        f"impreso: {words.printed_text(sheet, target)}",
        place=words.table_text(sheet),
        target=words.cell_name(sheet, target),
        printed=words.printed_text(sheet, target),
        computed=made,
        tables=", ".join(p.sheet.table.id for p in added.parts),
        culprit=culprit,
    )
