"""Findings and checks from verdicts: one finding for one cause, consequences under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from pipeline import rules
from pipeline.model import Check, Evidence, Finding, Position
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import show
from pipeline.validate.arithmetic import wording as words
from pipeline.validate.arithmetic.conventions.of_sums import has_blanks
from pipeline.validate.arithmetic.error_location.one_change import ErrorLocation, is_given
from pipeline.validate.arithmetic.identities.identity import Identity, evaluate
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.identities.summands import gap_of
from pipeline.validate.arithmetic.settings import SETTINGS

_PRIORITY = (
    "suma-columna",
    "suma-fila",
    "diferencia",
    "acumulado",
    "balance",
    "movimiento",
    "producto",
    "promedio",
    "promedio-ponderado",
    "participacion",
    "porcentaje",
)


def checks(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Check]:
    """Every identity that was tested, with what came of it."""
    table = sheet.table.id
    return [
        Check(
            v.identity.rule,
            table,
            *v.identity.target,
            not v.fails,
            tuple((table, *o) for o in v.identity.operands),
            words.interval_text(sheet, v.expected, v.identity.target),
        )
        for v in verdicts
    ]


def of_register(sheet: Sheet) -> list[Finding]:
    """That a table is too large for its arithmetic to be checked."""
    table, first = sheet.table, next(iter(sheet.quantity))
    cells, most = (show(Decimal(n)) for n in (table.row_count * table.column_count, SETTINGS.max_cells))
    shown = words.evidence(sheet, first, ())
    place = words.table_text(sheet)
    return [
        rules.finding("tabla-sin-verificar", evidence=shown, observed=table.id, place=place, cells=cells, most=most)
    ]


def of_error(sheet: Sheet, error: ErrorLocation) -> Finding:
    """The finding of an error: the gravest identity that fails for it, the others as its consequences.

    What the figure should be is said only where the arithmetic leaves one answer.
    """
    ordered = sorted(error.verdicts, key=_rank)
    own = [v for v in ordered if v.identity.target == error.cell]
    main = (own or ordered)[0] if error.sure else ordered[0]
    consequences = tuple(_plain(sheet, v) for v in ordered if v is not main)
    if error.swapped is not None:
        return _swapped(sheet, error, main, consequences)
    accused = error.cell if error.sure or error.probable else main.identity.target
    right = error.right if accused == error.cell and (error.sure or error.probable) else None
    others = tuple(c for v in ordered for c in v.identity.cells)
    if right is None:
        unlocated = main.identity.form == "sum" and error.suspects and not is_given(sheet, accused)
        if unlocated and accused not in {s.cell for s in error.suspects}:
            # another relation holds with the total as printed: it needs no other figure, one of its parts does
            blamed = _Blamed(accused, others, None, words.suspects_sentence(sheet, error.suspects))
            return _finding(sheet, main, blamed, consequences)
        expected = words.interval_text(sheet, main.expected, main.identity.target)
        return _finding(sheet, main, _Blamed(accused, others, expected), consequences)
    expected = words.value_text(sheet, right, accused)
    culprit, suggestion = "", None
    if accused != main.identity.target:
        why = words.COPIED if error.copied else words.slip_words(error.slip)
        better = f"{expected}, que el documento imprime en otra parte," if error.repeated else expected
        culprit = words.culprit_sentence(sheet, accused, better, why, sure=error.sure)
    elif error.repeated:
        culprit = f" El documento imprime {expected} en otra parte."
    elif error.sure and error.slip is not None:
        culprit = f" Debería decir {expected}{words.slip_words(error.slip)}."
    if error.sure:
        suggestion = f"Revisar {words.cell_name(sheet, accused)}: con {expected} todo cuadra."
    return _finding(sheet, main, _Blamed(accused, others, expected, culprit, suggestion), consequences)


def of_unknown_relation(sheet: Sheet, alike: Sequence[ErrorLocation]) -> Finding:
    """One note for a relation that fails in several places by no slip: it may mean something else."""
    made = [of_error(sheet, error) for error in alike]
    return replace(made[0], severity="info", consequences=tuple(made[1:]), evidence=_merged(made[0], made[1:]))


def _rank(verdict: Verdict) -> tuple[int, Position]:
    rule = verdict.identity.rule
    return (_PRIORITY.index(rule) if rule in _PRIORITY else len(_PRIORITY), verdict.identity.target)


def _plain(sheet: Sheet, verdict: Verdict) -> Finding:
    """A finding about one identity alone."""
    target = verdict.identity.target
    expected = words.interval_text(sheet, verdict.expected, target)
    return _finding(sheet, verdict, _Blamed(target, verdict.identity.operands, expected))


@dataclass(frozen=True)
class _Blamed:
    """The cell that a finding accuses and the others that prove it, what it should be, the sentence that names the
    culprit, and what to do about it."""

    accused: Position
    others: tuple[Position, ...]
    expected: str | None
    culprit: str = ""
    suggestion: str | None = None


def _finding(sheet: Sheet, main: Verdict, blamed: _Blamed, consequences: tuple[Finding, ...] = ()) -> Finding:
    identity = main.identity
    return rules.finding(
        identity.rule,
        evidence=words.evidence(sheet, blamed.accused, blamed.others),
        observed=words.printed_text(sheet, blamed.accused),
        expected=blamed.expected,
        suggestion=blamed.suggestion,
        arithmetic=words.calculation_text(sheet, identity, main.expected),
        consequences=consequences,
        place=words.table_text(sheet),
        target=words.cell_name(sheet, identity.target),
        printed=words.printed_text(sheet, identity.target),
        computed=words.interval_text(sheet, main.expected, identity.target),
        formula=words.formula_text(sheet, identity),
        culprit=blamed.culprit,
        severity="warning" if _is_doubtful(sheet, main) else None,
    )


def _is_doubtful(sheet: Sheet, verdict: Verdict) -> bool:
    """Whether a person must look first: a part is blank, or a sum of many figures misses by one unit."""
    identity = verdict.identity
    if identity.form == "sum" and has_blanks(sheet, identity):
        return True
    if identity.form == "sum" and abs(gap_of(sheet, identity)) <= unit(sheet.quantity[identity.target]):
        printed = sheet.quantity[identity.target]
        if abs(printed.value).scaleb(printed.decimals) >= SETTINGS.many_digits:
            return True
    many = sum(1 for o in identity.operands if o in sheet.quantity and sheet.quantity[o].amount)
    if identity.form != "sum" or many < SETTINGS.unit_of_many:
        return False
    return abs(gap_of(sheet, identity)) <= unit(sheet.quantity[identity.target])


def _swapped(sheet: Sheet, error: ErrorLocation, main: Verdict, consequences: tuple[Finding, ...]) -> Finding:
    other = error.swapped or error.cell
    one, two = (f"{words.printed_text(sheet, c)} ({words.cell_name(sheet, c)})" for c in (error.cell, other))
    culprit = f" Dos cifras están intercambiadas: {one} y {two}; al devolverlas a su lugar todo cuadra."
    others = (other, *(c for v in error.verdicts for c in v.identity.cells))
    expected = words.printed_text(sheet, other)
    return _finding(sheet, main, _Blamed(error.cell, others, expected, culprit), consequences)


def of_rounding(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Finding]:
    """One finding per pattern for figures that were cut off instead of rounded."""
    found = []
    for _, group in groupby(sorted(verdicts, key=lambda v: v.identity.group), key=lambda v: v.identity.group):
        listed = sorted(group, key=lambda v: v.identity.target)
        first = listed[0]
        target = first.identity.target
        rest = len(listed) - 1
        more = (
            ""
            if not rest
            else "; lo mismo pasa en otra celda"
            if rest == 1
            else f"; lo mismo pasa en otras {rest} celdas"
        )
        cells = tuple(v.identity.target for v in listed[1:]) + first.identity.operands
        found.append(
            rules.finding(
                "redondeo-truncado",
                evidence=words.evidence(sheet, target, cells),
                observed=words.printed_text(sheet, target),
                expected=words.interval_text(sheet, first.expected, target),
                arithmetic=words.calculation_text(sheet, first.identity, first.expected),
                place=words.table_text(sheet),
                target=words.cell_name(sheet, target),
                printed=words.printed_text(sheet, target),
                computed=words.interval_text(sheet, first.expected, target),
                more=more,
            )
        )
    return found


def of_bases(sheet: Sheet, identities: Sequence[Identity]) -> list[Finding]:
    """Growth measured against the last figure: one finding for all cells of a pattern."""
    found = []
    ordered = sorted(identities, key=lambda s: s.group)
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


def _one_base(sheet: Sheet, identity: Identity) -> tuple[Decimal, Finding] | None:
    right = Identity(identity.rule, "growth", identity.target, identity.operands, identity.group, identity.factor)
    expected = evaluate(right, sheet.interval)
    if expected is None:
        return None
    first, last = identity.operands
    target = identity.target
    made = rules.finding(
        "crecimiento-base",
        evidence=words.evidence(sheet, target, identity.operands),
        observed=words.printed_text(sheet, target),
        expected=words.interval_text(sheet, expected, target),
        suggestion="Medir el crecimiento sobre la cifra inicial.",
        arithmetic=words.calculation_text(sheet, right, expected),
        place=words.table_text(sheet),
        target=words.cell_name(sheet, target),
        printed=words.printed_text(sheet, target),
        first=words.printed_text(sheet, first),
        last=words.printed_text(sheet, last),
        computed=words.interval_text(sheet, expected, target),
    )
    return _gap(sheet, target, expected), made


def _gap(sheet: Sheet, target: Position, expected: Interval) -> Decimal:
    return abs(sheet.quantity[target].amount - expected.middle)
