"""Unsure numerals of a table corrected where its arithmetic determines them.

In: a table, its unsure cells and the texts the image allows for each. Out: the cells for which exactly one of
these texts makes every relation hold that the cell is part of. Strict, since an error of the document must not be
corrected: a cell read surely is never changed, a text the image does not support is never tried, and where two
texts fit, or anything around still fails, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Check, Position, Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.numerals import parse
from pipeline.run.settings import CORRECTING
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.arithmetic.candidates import identities_of
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import judge
from pipeline.validate.arithmetic.identities.sheet import sheet_of

CheckKey = tuple[str, Position, tuple[Position, ...]]
"""The identity of a relation within a table: its rule, its target and its operands."""


@dataclass(frozen=True, slots=True)
class AlternativeText:
    """Another text of a cell.

    ``seen``: a rereading of the image has it, or it is the only numeral its characters can stand for. Otherwise it
    replaces one digit by a similar one, and two relations must confirm it.
    """

    text: str
    seen: bool


@dataclass(frozen=True, slots=True)
class ArithmeticCorrection:
    """A cell, the one text that fits, and the relations that hold with it and not without."""

    cell: Position
    text: str
    relations: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class _Option:
    cell: Position
    text: str
    seen: bool
    value: str
    fixed: Mapping[CheckKey, Check]


def arithmetic_corrections(
    table: Table, candidates: Mapping[Position, Sequence[AlternativeText]], unsure: Collection[Position]
) -> tuple[ArithmeticCorrection, ...]:
    """The cells of a table that arithmetic determines.

    Args:
        candidates: other texts per unsure cell (row, column), likeliest first.
        unsure: every unsure cell, those without candidates included.
    """
    before = _checks(table)
    options = list(_options(table, candidates, before)) if candidates else []
    chosen = [option for option in options if _is_determined(option, options, unsure)]
    return tuple(ArithmeticCorrection(o.cell, o.text, tuple(o.fixed.values())) for o in chosen)


def with_text(table: Table, cell: Position, text: str) -> Table:
    """The table with another text in one cell."""
    cells = tuple(replace(c, text=text) if (c.row, c.column) == cell else c for c in table.cells)
    return replace(table, cells=cells)


def _checks(table: Table) -> Mapping[CheckKey, Check]:
    return {_key(check): check for check in arithmetic.strict_checks(table)}


def _key(check: Check) -> CheckKey:
    return check.kind, (check.row, check.column), tuple((r, c) for _, r, c in check.operands)


def _cells(key: CheckKey) -> frozenset[Position]:
    return frozenset((key[1], *key[2]))


def _options(
    table: Table, candidates: Mapping[Position, Sequence[AlternativeText]], before: Mapping[CheckKey, Check]
) -> Iterable[_Option]:
    """Every text that fixes a relation, breaks none, and leaves no relation of its cell failing."""
    failing = {key for key, check in before.items() if not check.holds}
    accused = {cell for key in failing for cell in _cells(key)}
    identities = [s for s in identities_of(sheet_of(table)) if _of(s) in failing]
    audits = 0
    for cell, texts in candidates.items():
        unread = parse(table.cell_at[cell].text) is None
        if not unread and cell not in accused:
            continue
        about = [s for s in identities if cell in s.cells]
        seen: set[str] = set()
        for candidate in texts:
            text = candidate.text
            value = str(quantity.amount) if (quantity := parse(text)) is not None else text
            if value in seen:
                continue
            seen.add(value)
            changed = with_text(table, cell, text)
            if (not unread and not _fixes_any(changed, about)) or _leaves_total_open(changed, cell):
                continue
            if audits >= CORRECTING.most_audits:
                return
            audits += 1
            fixed = _fixed(cell, before, _checks(changed), unread)
            if fixed:
                yield _Option(cell, text, candidate.seen, value, fixed)


def _of(identity: Identity) -> CheckKey:
    return identity.rule, identity.target, identity.operands


def _fixes_any(changed: Table, about: Sequence[Identity]) -> bool:
    """Whether a failing identity holds in the changed table: a cheap test before the whole audit."""
    sheet = sheet_of(changed)
    for identity in about:
        if all(cell in sheet.interval for cell in identity.cells) and identity.target in sheet.quantity:
            verdict = judge(sheet, identity)
            if verdict is not None and verdict.outcome != "fails":
                return True
    return False


def _leaves_total_open(changed: Table, cell: Position) -> bool:
    """Whether the one total of a row or column of a cell is not the sum of the others.

    The audit does not judge patterns that fail too often; here they are reason enough to change nothing.
    """
    sheet = sheet_of(changed)
    for view, line in ((sheet.rows, cell[0]), (sheet.columns, cell[1])):
        found = {place: q for place in view.places if (q := view.figure(line, place)) is not None}
        totals = [place for place in found if view.place_labels[place].total]
        if len(totals) != 1 or len({q.unit for q in found.values()}) > 1:
            continue
        if any(
            view.place_labels[p].average or view.place_labels[p].percent or view.place_labels[p].difference
            for p in found
        ):
            continue
        parts = Interval.total(sheet.interval[view.at(line, place)] for place in found if place not in totals)
        if not parts.meets(sheet.interval[view.at(line, totals[0])]):
            return True
    return False


def _fixed(
    cell: Position, before: Mapping[CheckKey, Check], after: Mapping[CheckKey, Check], unread: bool
) -> dict[CheckKey, Check]:
    """The relations that hold after a change and not before; none where any other relation gets worse."""
    fixed: dict[CheckKey, Check] = {}
    for key, check in after.items():
        known = before.get(key)
        if not check.holds:
            if known is None or known.holds or cell in _cells(key):
                return {}
        elif cell in _cells(key) and (not known.holds if known else unread):
            fixed[key] = check
    lost = [key for key, check in before.items() if check.holds and cell in _cells(key) and key not in after]
    still = {c for key, check in after.items() if not check.holds for c in _cells(key)}
    touched = {c for key in fixed for c in _cells(key)}
    return {} if lost or touched & still else fixed


def _is_determined(option: _Option, options: Sequence[_Option], unsure: Collection[Position]) -> bool:
    """Whether no other text fits as well, and the relations it rests on have no other unsure cell."""
    mine = set(option.fixed)
    for other in options:
        same = other.cell == option.cell and other.value == option.value
        if not same and mine & set(other.fixed) and not mine > set(other.fixed):
            return False
    others = [_cells(key) - {option.cell} for key in mine]
    if option.seen and any(not (cells & set(unsure)) for cells in others):
        return True
    return any(not one & other for one in others for other in others)
