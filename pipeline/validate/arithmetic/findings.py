"""Findings and checks from verdicts: one finding for one cause, consequences under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from pipeline import rules
from pipeline.model import Check, Evidence, Finding
from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.error_location import Cause
from pipeline.validate.arithmetic.identity import Position, Statement, evaluate
from pipeline.validate.arithmetic.judge import Verdict
from pipeline.validate.arithmetic.sheet import Sheet

_PRIORITY = (
    "suma-columna",
    "suma-fila",
    "diferencia",
    "acumulado",
    "producto",
    "promedio",
    "participacion",
    "porcentaje",
)


def checks(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Check]:
    """Every statement that was tested, with what came of it."""
    table = sheet.table.id
    return [
        Check(
            v.statement.rule,
            table,
            *v.statement.target,
            v.outcome != "fails",
            tuple((table, *o) for o in v.statement.operands),
            words.computed(sheet, v.expected, v.statement.target),
        )
        for v in verdicts
    ]


def of_cause(sheet: Sheet, cause: Cause) -> Finding:
    """The finding of a cause: the gravest statement it breaks, the others as its consequences."""
    ordered = sorted(cause.verdicts, key=_rank)
    own = [v for v in ordered if v.statement.target == cause.cell]
    main = (own or ordered)[0] if cause.sure else ordered[0]
    consequences = tuple(_plain(sheet, v) for v in ordered if v is not main)
    if cause.swapped is not None:
        return _swapped(sheet, cause, main, consequences)
    accused = cause.cell if cause.sure else main.statement.target
    right = cause.right if accused == cause.cell else None
    culprit = ""
    suggestion = None
    if cause.sure and right is not None and accused != main.statement.target:
        culprit = words.culprit(sheet, accused, right, cause.slip)
    elif cause.sure and cause.slip is not None and right is not None:
        culprit = f" Debería decir {words.spelled(sheet, right, accused)}{words.slip_words(cause.slip)}."
    if right is not None and cause.sure:
        suggestion = (
            f"Revisar {words.cell_name(sheet, accused)}: con {words.spelled(sheet, right, accused)} todo cuadra."
        )
    others = tuple(c for v in ordered for c in v.statement.cells)
    expected = (
        words.spelled(sheet, right, accused)
        if right is not None and cause.sure
        else words.computed(sheet, main.expected, main.statement.target)
    )
    return _finding(sheet, main, accused, others, expected, culprit, suggestion, consequences)


def of_doubt(sheet: Sheet, alike: Sequence[Cause]) -> Finding:
    """One warning for a relation that fails in several places by no slip: it may mean something else."""
    made = [of_cause(sheet, cause) for cause in alike]
    return replace(made[0], severity="warning", consequences=tuple(made[1:]), evidence=_merged(made[0], made[1:]))


def _rank(verdict: Verdict) -> tuple[int, Position]:
    rule = verdict.statement.rule
    return (_PRIORITY.index(rule) if rule in _PRIORITY else len(_PRIORITY), verdict.statement.target)


def _plain(sheet: Sheet, verdict: Verdict) -> Finding:
    """A finding about one statement alone."""
    target = verdict.statement.target
    expected = words.computed(sheet, verdict.expected, target)
    return _finding(sheet, verdict, target, verdict.statement.operands, expected, "", None, ())


def _finding(
    sheet: Sheet,
    main: Verdict,
    accused: Position,
    others: tuple[Position, ...],
    expected: str,
    culprit: str,
    suggestion: str | None,
    consequences: tuple[Finding, ...],
) -> Finding:
    statement = main.statement
    return rules.finding(
        statement.rule,
        evidence=words.evidence(sheet, accused, others),
        observed=words.printed(sheet, accused),
        expected=expected,
        suggestion=suggestion,
        arithmetic=words.arithmetic(sheet, statement, main.expected),
        consequences=consequences,
        place=words.place(sheet),
        target=words.cell_name(sheet, statement.target),
        printed=words.printed(sheet, statement.target),
        computed=words.computed(sheet, main.expected, statement.target),
        formula=words.formula(sheet, statement),
        culprit=culprit,
    )


def _swapped(sheet: Sheet, cause: Cause, main: Verdict, consequences: tuple[Finding, ...]) -> Finding:
    other = cause.swapped or cause.cell
    one, two = (f"{words.printed(sheet, c)} ({words.cell_name(sheet, c)})" for c in (cause.cell, other))
    culprit = f" Dos cifras están intercambiadas: {one} y {two}; al devolverlas a su lugar todo cuadra."
    others = (other, *(c for v in cause.verdicts for c in v.statement.cells))
    expected = words.printed(sheet, other)
    return _finding(sheet, main, cause.cell, others, expected, culprit, None, consequences)


def of_rounding(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Finding]:
    """One finding per pattern for figures that were cut off instead of rounded."""
    found = []
    for _, group in groupby(sorted(verdicts, key=lambda v: v.statement.group), key=lambda v: v.statement.group):
        listed = sorted(group, key=lambda v: v.statement.target)
        first = listed[0]
        target = first.statement.target
        rest = len(listed) - 1
        more = (
            ""
            if not rest
            else "; lo mismo pasa en otra celda"
            if rest == 1
            else f"; lo mismo pasa en otras {rest} celdas"
        )
        cells = tuple(v.statement.target for v in listed[1:]) + first.statement.operands
        found.append(
            rules.finding(
                "redondeo-truncado",
                evidence=words.evidence(sheet, target, cells),
                observed=words.printed(sheet, target),
                expected=words.computed(sheet, first.expected, target),
                arithmetic=words.arithmetic(sheet, first.statement, first.expected),
                place=words.place(sheet),
                target=words.cell_name(sheet, target),
                printed=words.printed(sheet, target),
                computed=words.computed(sheet, first.expected, target),
                more=more,
            )
        )
    return found


def of_bases(sheet: Sheet, statements: Sequence[Statement]) -> list[Finding]:
    """Growth measured against the last figure: one finding for all cells of a pattern."""
    found = []
    ordered = sorted(statements, key=lambda s: s.group)
    for _, group in groupby(ordered, key=lambda s: s.group):
        made = [f for s in group if (f := _one_base(sheet, s)) is not None]
        if made:
            first = max(made, key=lambda pair: pair[0])[1]
            rest = tuple(f for _, f in made if f is not first)
            found.append(replace(first, consequences=rest, evidence=_merged(first, rest)))
    return found


def _merged(first: Finding, rest: Sequence[Finding]) -> tuple[Evidence, ...]:
    """The evidence of a finding and, behind it, the cells that its consequences accuse."""
    return first.evidence + tuple(f.evidence[0] for f in rest)


def _one_base(sheet: Sheet, statement: Statement) -> tuple[Decimal, Finding] | None:
    right = Statement(statement.rule, "growth", statement.target, statement.operands, statement.group, statement.factor)
    expected = evaluate(right, sheet.interval)
    if expected is None:
        return None
    first, last = statement.operands
    target = statement.target
    made = rules.finding(
        "crecimiento-base",
        evidence=words.evidence(sheet, target, statement.operands),
        observed=words.printed(sheet, target),
        expected=words.computed(sheet, expected, target),
        suggestion="Medir el crecimiento sobre la cifra inicial.",
        arithmetic=words.arithmetic(sheet, right, expected),
        place=words.place(sheet),
        target=words.cell_name(sheet, target),
        printed=words.printed(sheet, target),
        first=words.printed(sheet, first),
        last=words.printed(sheet, last),
        computed=words.computed(sheet, expected, target),
    )
    return _gap(sheet, target, expected), made


def _gap(sheet: Sheet, target: Position, expected: Interval) -> Decimal:
    return abs(sheet.quantity[target].amount - expected.middle)
