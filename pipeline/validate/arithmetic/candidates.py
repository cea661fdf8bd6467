"""Everything that the figures and labels of a table suggest they mean to each other.

Generous on purpose: what contradicts the rest of the table is sorted out later (``explanation``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Position
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView, Sheet
from pipeline.validate.arithmetic.ratios import closing, percentages, products, proportions, weighted_means
from pipeline.validate.arithmetic.ratios.percentage_definitions import Wholes
from pipeline.validate.arithmetic.sums import balances, hierarchy, label_formulas, movements, row_totals, table_sums
from pipeline.validate.arithmetic.sums.partitions import partitions


def identities_of(sheet: Sheet) -> list[Identity]:
    """The identities of a table, each once."""
    rows, columns = sheet.rows, sheet.columns
    nested = hierarchy.find(sheet)
    grouped = {s.target for s in nested}
    added = table_sums.find(rows) + [s for s in table_sums.find(columns) if s.target not in grouped] + nested
    rates = percentages.find(rows, _wholes_of_shares(added, rows))
    targets = {s.target for s in rates}
    rates += [s for s in percentages.find(columns, _wholes_of_shares(added, columns)) if s.target not in targets]
    in_rows = {s.target for s in added if s.rule == "suma-fila"}
    known = in_rows | {s.target for s in rates}
    multiplied = [p for p in products.find(rows, known) if not _is_ratio(p, rates)]
    multiplied += products.find_scaled(rows, known | {p.target for p in multiplied})
    wholes = frozenset(s.operands[1][1] for s in rates if s.rule == "porcentaje" and _within_a_row(s))
    partitioned = [s for s in partitions(rows, wholes) if s.target not in in_rows and s.target[1] in wholes]
    known |= {s.target for s in [*multiplied, *partitioned]}
    called = row_totals.find(sheet, frozenset(known))
    closed = closing.find(rows) + closing.find(columns)
    balanced = [*balances.find(rows), *balances.find(sheet.columns)]
    found = [*added, *rates, *multiplied, *partitioned, *called, *closed, *balanced]
    found += [*label_formulas.find(rows), *label_formulas.find(columns)]
    found += [*movements.find(rows, found), *movements.find(columns, found)]
    found += [*weighted_means.find(rows, found), *weighted_means.find(columns, found)]
    return _without_repetitions([*found, *proportions.find(rows, found), *proportions.find(columns, found)])


def _within_a_row(identity: Identity) -> bool:
    return identity.form == "ratio" and len({row for row, _ in identity.cells}) == 1


def _is_ratio(product: Identity, rates: Sequence[Identity]) -> bool:
    """Whether a product only says what a ratio of the same cells says."""
    return any(s.form == "ratio" and set(s.cells) == set(product.cells) for s in rates)


def _wholes_of_shares(sums_found: Sequence[Identity], view: AxisView) -> Wholes:
    """Where the totals stand that shares along an axis can be of: the widest of a place, and that of each block."""
    rule = "suma-columna" if view.axis == "row" else "suma-fila"
    across = 0 if view.axis == "row" else 1
    added = [s for s in sums_found if s.rule == rule and s.form == "sum"]
    above: dict[Position, Position] = {}
    for identity in sorted(added, key=lambda s: len(s.operands)):
        above.update(dict.fromkeys(identity.operands, identity.target))
    best: dict[int, tuple[int, int]] = {}
    of_block: dict[Position, int] = {}
    for identity in added:
        if identity.target in above:
            continue
        line, place = identity.target[across], identity.target[1 - across]
        best[place] = max(best.get(place, (0, 0)), (len(identity.operands), line))
        of_block[line, place] = line
    for cell in above:
        top = _topmost_total(cell, above)
        of_block[cell[across], cell[1 - across]] = top[across]
    return Wholes({place: line for place, (_, line) in best.items()}, of_block)


def _topmost_total(cell: Position, above: Mapping[Position, Position]) -> Position:
    """The total at the end of the chain of totals over a cell."""
    seen = {cell}
    while cell in above and above[cell] not in seen:
        cell = above[cell]
        seen.add(cell)
    return cell


def _without_repetitions(found: Sequence[Identity]) -> list[Identity]:
    """Without identities that say the same of the same cells."""
    seen: set[tuple[str, Position, frozenset[Position]]] = set()
    kept = []
    for identity in found:
        key = (identity.form, identity.target, frozenset(identity.operands))
        if key not in seen:
            seen.add(key)
            kept.append(identity)
    return kept
