"""Everything that the figures and labels of a table suggest they mean to each other.

Generous on purpose: what contradicts the rest of the table is sorted out later (``explanation``).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.validate.arithmetic import closing, percentages, products, sums
from pipeline.validate.arithmetic.announced_totals import partitions
from pipeline.validate.arithmetic.identity import Identity, Position
from pipeline.validate.arithmetic.sheet import AxisView, Sheet


def identities_of(sheet: Sheet) -> list[Identity]:
    """The identities of a table, each once."""
    rows, columns = sheet.rows, sheet.columns
    added = sums.find(rows) + sums.find(columns)
    rates = percentages.find(rows, _totals(added, rows))
    targets = {s.target for s in rates}
    rates += [s for s in percentages.find(columns, _totals(added, columns)) if s.target not in targets]
    in_rows = {s.target for s in added if s.rule == "suma-fila"}
    known = in_rows | {s.target for s in rates}
    multiplied = [p for p in products.find(rows, known) if not _is_ratio(p, rates)]
    wholes = frozenset(s.operands[1][1] for s in rates if s.rule == "porcentaje" and _within_a_row(s))
    parted = [s for s in partitions(rows, wholes) if s.target not in in_rows and s.target[1] in wholes]
    closed = closing.find(rows) + closing.find(columns)
    return _unique([*added, *rates, *multiplied, *parted, *closed])


def _within_a_row(identity: Identity) -> bool:
    return identity.form == "ratio" and len({row for row, _ in identity.cells}) == 1


def _is_ratio(product: Identity, rates: Sequence[Identity]) -> bool:
    """Whether a product only says what a ratio of the same cells says."""
    return any(s.form == "ratio" and set(s.cells) == set(product.cells) for s in rates)


def _totals(sums_found: Sequence[Identity], view: AxisView) -> dict[int, int]:
    """For each place along an axis, the line that holds its overall total (the widest sum)."""
    rule = "suma-columna" if view.axis == "row" else "suma-fila"
    across = 0 if view.axis == "row" else 1
    best: dict[int, tuple[int, int]] = {}
    parts = {o for s in sums_found if s.rule == rule for o in s.operands}
    for identity in sums_found:
        if identity.rule != rule or identity.form != "sum" or identity.target in parts:
            continue
        line, place = identity.target[across], identity.target[1 - across]
        best[place] = max(best.get(place, (0, 0)), (len(identity.operands), line))
    return {place: line for place, (_, line) in best.items()}


def _unique(found: Sequence[Identity]) -> list[Identity]:
    """Without identities that say the same of the same cells."""
    seen: set[tuple[str, Position, frozenset[Position]]] = set()
    kept = []
    for identity in found:
        key = (identity.form, identity.target, frozenset(identity.operands))
        if key not in seen:
            seen.add(key)
            kept.append(identity)
    return kept
