"""Which figure of a failing identity is accused: the one that no other identity of its table clears.

A budget prints one figure in several identities: vigente in inicial + modificaciones and in vigente − devengado =
saldo. Where it is wrong both fail, and the saldo is right. In: what the checks tested and what was tested before. Out:
the same, each finding accusing the cell that the identities leave, and none where one accuses that cell already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.checks.base import CheckOutcome
from pipeline.model import CellKey, Check, Finding

# Kinds of checks that hold only if every figure of them is right: sums and differences. A percentage is too coarse, and
# "no more paid than accrued" holds of many.
EXACT = frozenset(
    {"suma-fila", "suma-columna", "diferencia", "presupuesto-vigente", "saldo-presupuestario", "suma-subtitulos"}
)


def blamed(
    outcomes: Sequence[CheckOutcome], tested: Sequence[Check], accused: Collection[CellKey]
) -> list[CheckOutcome]:
    """The outcomes with what each finding accuses settled.

    A cell in an identity that holds is cleared; of the others of a failing identity those that most failing identities
    have in common are accused, the result before its parts.

    Args:
        tested: the checks of other validators on the same tables.
        accused: cells (table, row, column) that other findings accuse.
    """
    checks = [*tested, *(o.check for o in outcomes)]
    cleared = {cell for check in checks if check.holds and check.kind in EXACT for cell in _cells(check)}
    failing = Counter(cell for check in checks if not check.holds for cell in _cells(check))
    known = set(accused)
    suspected = [_suspects(o.check, cleared, failing) if o.finding else () for o in outcomes]
    known |= {_target(o.check) for o, cells in zip(outcomes, suspected, strict=True) if cells == (_target(o.check),)}
    settled: list[CheckOutcome] = []
    for outcome, cells in zip(outcomes, suspected, strict=True):
        if outcome.finding is None or cells == (_target(outcome.check),):
            settled.append(outcome)
        elif known.issuperset(cells):
            settled.append(CheckOutcome(outcome.check))
        else:
            known |= set(cells)
            settled.append(CheckOutcome(outcome.check, _accusing(outcome.finding, cells)))
    return settled


def accused_cells(findings: Iterable[Finding]) -> frozenset[CellKey]:
    """The cells that findings accuse."""
    accused = (e for finding in findings for e in finding.evidence if e.role == "observed")
    return frozenset(cell for e in accused if (cell := e.cell) is not None)


def _target(check: Check) -> CellKey:
    return (check.table, check.row, check.column)


def _cells(check: Check) -> tuple[CellKey, ...]:
    return (_target(check), *check.operands)


def _suspects(check: Check, cleared: Collection[CellKey], failing: Counter[CellKey]) -> tuple[CellKey, ...]:
    """The cells that a failing check leaves; its result where they do not tell it from the others."""
    left = [cell for cell in _cells(check) if cell not in cleared]
    most = max((failing[cell] for cell in left), default=0)
    found = tuple(cell for cell in left if failing[cell] == most)
    return found if found and _target(check) not in found else (_target(check),)


def _accusing(finding: Finding, cells: Iterable[CellKey]) -> Finding:
    """A finding that accuses these of its cells, first of all."""
    wanted = set(cells)
    accused = [e for e in finding.evidence if e.cell in wanted]
    others = [e for e in finding.evidence if e.cell not in wanted]
    texts = [f"«{e.text}»" for e in accused]
    named = f"{', '.join(texts[:-1])} y {texts[-1]}" if len(texts) > 1 else texts[0]
    return replace(
        finding,
        evidence=(*(replace(e, role="observed") for e in accused), *(replace(e, role="operand") for e in others)),
        observed=", ".join(e.text for e in accused),
        suggestion=f"Revise {named}: las demás igualdades de la tabla apuntan a eso y no a las otras cifras.",
    )
