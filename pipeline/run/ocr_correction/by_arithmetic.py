"""Figures the recogniser was unsure of, settled by the arithmetic of their table where it determines them.

In: a table, the cells that were read unsurely and what the picture lets each of them say. Out: the cells
of which exactly one reading makes everything hold that speaks of them. Strict, since an error of the
document must not be healed: a cell read surely is never touched, a reading the picture does not bear out
never tried, and where two readings would do as well, or anything around still fails, nothing is settled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Check, Table
from pipeline.quantities.intervals import Interval
from pipeline.quantities.numerals import parse
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.arithmetic.candidates import identities_of
from pipeline.validate.arithmetic.identity import Identity, Position
from pipeline.validate.arithmetic.judge import judge
from pipeline.validate.arithmetic.sheet import sheet_of

Key = tuple[str, Position, tuple[Position, ...]]
"""What names a relation of a table: its rule, its target and its operands."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another reading of a cell. ``seen``: a look at the picture has read it, or it is the only figure its
    signs can mean; else it is one digit for another that looks alike, and needs two witnesses."""

    text: str
    seen: bool


MOST_AUDITS = 120
"""Of one table; each takes milliseconds. What is not tried is not settled."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A cell, the one reading that fits, and the relations that hold with it and not without."""

    cell: Position
    text: str
    relations: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class _Option:
    cell: Position
    text: str
    seen: bool
    value: str
    mended: Mapping[Key, Check]


def settlements(
    table: Table, candidates: Mapping[Position, Sequence[Candidate]], unsure: Collection[Position]
) -> tuple[Settlement, ...]:
    """What arithmetic settles in a table.

    Args:
        candidates: per unsurely read cell (row, column) its other readings, likeliest first.
        unsure: every cell that was read unsurely, those without candidates included.
    """
    before = _checks(table)
    options = list(_options(table, candidates, before)) if candidates else []
    chosen = [option for option in options if _is_determined(option, options, unsure)]
    return tuple(Settlement(o.cell, o.text, tuple(o.mended.values())) for o in chosen)


def with_text(table: Table, cell: Position, text: str) -> Table:
    """The table with another text in one cell."""
    cells = tuple(replace(c, text=text) if (c.row, c.column) == cell else c for c in table.cells)
    return replace(table, cells=cells)


def _checks(table: Table) -> Mapping[Key, Check]:
    return {_key(check): check for check in arithmetic.strict_checks(table)}


def _key(check: Check) -> Key:
    return check.kind, (check.row, check.column), tuple((r, c) for _, r, c in check.operands)


def _cells(key: Key) -> frozenset[Position]:
    return frozenset((key[1], *key[2]))


def _options(
    table: Table, candidates: Mapping[Position, Sequence[Candidate]], before: Mapping[Key, Check]
) -> Iterable[_Option]:
    """Every reading that mends something, breaks nothing, and leaves nothing that speaks of its cell failing."""
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
            if (not unread and not _mends_any(changed, about)) or _leaves_total_open(changed, cell):
                continue
            if audits >= MOST_AUDITS:
                return
            audits += 1
            mended = _mended(cell, before, _checks(changed), unread)
            if mended:
                yield _Option(cell, text, candidate.seen, value, mended)


def _of(identity: Identity) -> Key:
    return identity.rule, identity.target, identity.operands


def _mends_any(changed: Table, about: Sequence[Identity]) -> bool:
    """Whether a failing identity holds in the changed table: a cheap look before the whole audit."""
    sheet = sheet_of(changed)
    for identity in about:
        if all(cell in sheet.interval for cell in identity.cells) and identity.target in sheet.quantity:
            verdict = judge(sheet, identity)
            if verdict is not None and verdict.outcome != "fails":
                return True
    return False


def _leaves_total_open(changed: Table, cell: Position) -> bool:
    """Whether the one line called a total, in the row or column of a cell, is not the sum of the others.

    Patterns that fail too often are not judged by the audit; here they are doubt enough.
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


def _mended(cell: Position, before: Mapping[Key, Check], after: Mapping[Key, Check], unread: bool) -> dict[Key, Check]:
    """The relations that hold after a change and not before; none where anything else suffers."""
    mended: dict[Key, Check] = {}
    for key, check in after.items():
        known = before.get(key)
        if not check.holds:
            if known is None or known.holds or cell in _cells(key):
                return {}
        elif cell in _cells(key) and (not known.holds if known else unread):
            mended[key] = check
    lost = [key for key, check in before.items() if check.holds and cell in _cells(key) and key not in after]
    still = {c for key, check in after.items() if not check.holds for c in _cells(key)}
    touched = {c for key in mended for c in _cells(key)}
    return {} if lost or touched & still else mended


def _is_determined(option: _Option, options: Sequence[_Option], unsure: Collection[Position]) -> bool:
    """Whether no other reading would do as well, and what it rests on is sure."""
    mine = set(option.mended)
    for other in options:
        same = other.cell == option.cell and other.value == option.value
        if not same and mine & set(other.mended) and not mine > set(other.mended):
            return False
    others = [_cells(key) - {option.cell} for key in mine]
    if option.seen and any(not (cells & set(unsure)) for cells in others):
        return True
    return any(not one & other for one in others for other in others)
