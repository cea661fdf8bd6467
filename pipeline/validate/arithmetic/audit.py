"""Audits the arithmetic of every table: what its figures mean to each other, and where they do not fit.

In: the raw grids of a report. Out: findings and every check that was made. For each table the
relations are inferred from most of its rows and its labels (``arithmetic_sums``,
``arithmetic_rates``), each is judged (``arithmetic_judge``), failures are traced to their cause
(``arithmetic_blame``) and told (``arithmetic_report``). The cost is linear in the tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Check, CleanReport, Finding, Table
from pipeline.validate.arithmetic import findings as arithmetic_report
from pipeline.validate.arithmetic import percentages
from pipeline.validate.arithmetic import products as arithmetic_products
from pipeline.validate.arithmetic import sums as arithmetic_sums
from pipeline.validate.arithmetic.announced_totals import partitions
from pipeline.validate.arithmetic.error_location import Cause, causes
from pipeline.validate.arithmetic.identity import Position, Statement
from pipeline.validate.arithmetic.judge import Verdict, judge
from pipeline.validate.arithmetic.rounding import excused, qualified, tightened
from pipeline.validate.arithmetic.sheet import Sheet, View, sheet_of

_DOUBTFUL = 3  # separate failures of one pattern, none a slip of typing, that put the pattern in doubt
_MAX_CELLS = 20_000  # a larger grid is a register; its sums are not searched for


def audit_tables(clean: CleanReport) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """Findings about the arithmetic within the tables of a report, and every check made."""
    findings: list[Finding] = []
    made: list[Check] = []
    for table in clean.document.tables:
        found, tested = audit_table(table)
        findings += found
        made += tested
    return tuple(findings), tuple(made)


def audit_table(table: Table) -> tuple[list[Finding], list[Check]]:
    """The same for one table."""
    if table.row_count * table.column_count > _MAX_CELLS:
        return [], []
    sheet = sheet_of(table)
    if len(sheet.quantity) < 3:
        return [], []
    verdicts = excused(sheet, [v for s in statements(sheet) if (v := judge(sheet, s)) is not None])
    sheet, verdicts = tightened(sheet, verdicts)
    based = [v.statement for v in verdicts if _is_over_last(v)]
    findings = arithmetic_report.of_bases(sheet, based)
    found = causes(sheet, [v for v in verdicts if v.statement not in based])
    doubted = _doubted(found)
    for cause in found:
        if cause.verdicts[0].statement.group not in doubted:
            findings.append(_over_last(sheet, cause) or _of_cause(sheet, cause))
    for group in doubted:
        alike = [c for c in found if c.verdicts[0].statement.group == group]
        findings.append(arithmetic_report.of_doubt(sheet, alike))
    findings += arithmetic_report.of_rounding(sheet, [v for v in verdicts if v.outcome == "rounding"])
    return findings, arithmetic_report.checks(sheet, verdicts)


def _of_cause(sheet: Sheet, cause: Cause) -> Finding:
    return qualified(sheet, cause, arithmetic_report.of_cause(sheet, cause))


def statements(sheet: Sheet) -> list[Statement]:
    """Everything the table's figures say about each other."""
    rows, columns = sheet.rows, sheet.columns
    sums = arithmetic_sums.find(rows) + arithmetic_sums.find(columns)
    rates = percentages.find(rows, _totals(sums, rows))
    told = {s.target for s in rates}
    rates += [s for s in percentages.find(columns, _totals(sums, columns)) if s.target not in told]
    known = {s.target for s in sums if s.rule == "suma-fila"} | told
    products = [p for p in arithmetic_products.find(rows, known) if not _is_ratio(p, rates)]
    wholes = frozenset(s.operands[1][1] for s in rates if s.rule == "porcentaje" and _within_a_row(s))
    added = {s.target for s in sums if s.rule == "suma-fila"}
    whole = [s for s in partitions(rows, wholes) if s.target not in added and s.target[1] in wholes]
    return _unique(sums + rates + products + whole)


def _within_a_row(statement: Statement) -> bool:
    return statement.form == "ratio" and len({row for row, _ in statement.cells}) == 1


def _is_ratio(product: Statement, rates: Sequence[Statement]) -> bool:
    """Whether a product only says what a ratio of the same cells says."""
    return any(s.form == "ratio" and set(s.cells) == set(product.cells) for s in rates)


def _totals(sums: Sequence[Statement], view: View) -> dict[int, int]:
    """For each place along an axis, the line that holds its overall total (the widest sum)."""
    rule = "suma-columna" if view.axis == "row" else "suma-fila"
    across = 0 if view.axis == "row" else 1
    best: dict[int, tuple[int, int]] = {}
    parts = {o for s in sums if s.rule == rule for o in s.operands}
    for statement in sums:
        if statement.rule != rule or statement.form != "sum" or statement.target in parts:
            continue
        line, place = statement.target[across], statement.target[1 - across]
        best[place] = max(best.get(place, (0, 0)), (len(statement.operands), line))
    return {place: line for place, (_, line) in best.items()}


def _unique(found: Sequence[Statement]) -> list[Statement]:
    """Without statements that say the same of the same cells."""
    seen: set[tuple[str, Position, frozenset[Position]]] = set()
    kept = []
    for statement in found:
        key = (statement.form, statement.target, frozenset(statement.operands))
        if key not in seen:
            seen.add(key)
            kept.append(statement)
    return kept


def _doubted(found: Sequence[Cause]) -> list[str]:
    """The patterns that fail in several places by no slip of typing: they may mean something else."""
    counts = Counter(c.verdicts[0].statement.group for c in found if c.slip is None and len(c.verdicts) == 1)
    slips = {c.verdicts[0].statement.group for c in found if c.slip is not None or len(c.verdicts) > 1}
    return sorted(group for group, n in counts.items() if n >= _DOUBTFUL and group not in slips)


def _is_over_last(verdict: Verdict) -> bool:
    """Whether a growth is right, but measured against the last figure."""
    return (
        verdict.statement.rule == "crecimiento"
        and verdict.statement.form == "growth_last"
        and verdict.outcome != "fails"
    )


def _over_last(sheet: Sheet, cause: Cause) -> Finding | None:
    """The finding of a lone growth that is wrong only because it divides by the last figure."""
    statement = cause.verdicts[0].statement
    if len(cause.verdicts) > 1 or statement.form != "growth" or cause.cell != statement.target:
        return None
    verdict = judge(sheet, replace(statement, form="growth_last"))
    if verdict is None or verdict.outcome == "fails":
        return None
    return next(iter(arithmetic_report.of_bases(sheet, [statement])), None)
