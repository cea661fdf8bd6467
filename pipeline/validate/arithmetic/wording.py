"""What the audit says about a cell, in Spanish: where it stands, how it was computed, what mends it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal

from pipeline.model import Evidence, Position
from pipeline.quantities.intervals import Interval
from pipeline.quantities.printing import added, as_term, show, show_like
from pipeline.quantities.slips import Slip
from pipeline.rules.evidence import of_cell
from pipeline.validate.arithmetic.error_location.one_change import LIKELY, Suspicion
from pipeline.validate.arithmetic.identities.identity import HUNDRED, Identity
from pipeline.validate.arithmetic.identities.sheet import Sheet
from pipeline.validate.arithmetic.settings import SETTINGS

_SLIPS: dict[Slip, str] = {
    "digit": "cambia un solo dígito",
    "transposition": "dos dígitos están intercambiados",
    "lost_group": "falta un grupo de tres cifras",
    "extra_group": "sobra un grupo de tres cifras",
    "lost_digit": "falta un dígito",
    "extra_digit": "sobra un dígito",
    "sign": "el signo está cambiado",
    "shift": "los decimales están corridos",
}
COPIED = " (repite la cifra de al lado)"


def table_text(sheet: Sheet) -> str:
    """Which table, as a sentence begins."""
    caption = sheet.table.caption.strip().rstrip(".:")
    name = f" («{_short(caption)}»)" if caption else ""
    return f"En la tabla {sheet.table.id}{name}"


def cell_name(sheet: Sheet, position: Position) -> str:
    """A cell by its row and column labels."""
    row, column = sheet.label_of(position), sheet.column_labels[position[1]]
    row = _short(row) or f"fila {position[0] + 1}"
    column = _short(column) or f"columna {position[1] + 1}"
    return f"«{row}», columna «{column}»"


def _short(text: str) -> str:
    """A label, a long one up to the last word that is whole."""
    text = " ".join(text.split())
    if len(text) <= SETTINGS.longest_label:
        return text
    return text[: SETTINGS.longest_label].rsplit(" ", 1)[0][: SETTINGS.longest_label - 1].rstrip(" ,.;:(") + "…"


def printed_text(sheet: Sheet, position: Position) -> str:
    """A figure as printed."""
    return " ".join(sheet.figures.texts[position[0]][position[1]].replace("\\", "").replace("**", "").split())


def _operand_text(sheet: Sheet, position: Position) -> str:
    """A figure as printed, for a calculation: 0 where a blank or a dash stands for it."""
    return printed_text(sheet, position) if position in sheet.quantity else "0"


def value_text(sheet: Sheet, value: Decimal, position: Position) -> str:
    """A value as the cell at ``position`` would print it."""
    return show_like(value, sheet.quantity[position], sheet.figures.format)


def interval_text(sheet: Sheet, expected: Interval, position: Position) -> str:
    """The middle of an interval as the cell at ``position`` would print it."""
    return value_text(sheet, expected.middle, position)


def formula_text(sheet: Sheet, identity: Identity) -> str:
    """The calculation in words: ``72.450 sobre 48.300``."""
    parts = [_operand_text(sheet, o) for o in identity.operands]
    match identity.form:
        case "ratio":
            return f"{parts[0]} sobre {parts[1]}"
        case "increase":
            return f"{parts[0]} sobre lo anterior ({parts[1]} menos {parts[0]})"
        case "share":
            return f"la parte de {parts[0]} en la suma de su columna"
        case "weighted":
            return _weights_name(sheet, identity)
        case "growth":
            return f"el crecimiento de {parts[0]} a {parts[1]}"
        case "growth_last":
            return f"la diferencia entre {parts[0]} y {parts[1]} sobre {parts[1]}"
        case "flow" if identity.rule == "balance":
            return "el pasivo y el patrimonio suman"
        case "flow":
            return _signed_sum_text(sheet, identity)
        case "product" if identity.rule == "balance":
            return "el total del activo es"
        case "product" if identity.rule == "participacion":
            return f"{parts[0]} sobre {show(HUNDRED / identity.factor)} (el total que dan las demás)"
        case "product":
            return " por ".join([*parts, *_factor_texts(identity)])
        case _:
            return ""


def calculation_text(sheet: Sheet, identity: Identity, expected: Interval) -> str:
    """The calculation spelled out in one line."""
    parts = [_operand_text(sheet, o) for o in identity.operands]
    terms = [as_term(part) for part in parts]
    result = interval_text(sheet, expected, identity.target)
    said = printed_text(sheet, identity.target)
    match identity.form:
        case "sum":
            left = added(parts)
        case "flow":
            left = _signed_sum_text(sheet, identity)
        case "difference":
            left = f"{parts[0]} - {terms[1]}"
        case "average":
            left = f"({added(parts)}) / {len(parts)}"
        case "weighted":
            rates, weights = terms[: len(parts) // 2], terms[len(parts) // 2 :]
            products = " + ".join(f"{rate} × {weight}" for rate, weight in zip(rates, weights, strict=True))
            left = f"({products}) / ({added(parts[len(parts) // 2 :])})"
        case "ratio":
            left = f"{parts[0]} / {terms[1]}" + _scale_text(identity)
        case "share":
            left = f"{parts[0]} / ({added(parts[1:])})"
        case "growth":
            left = f"({parts[1]} - {terms[0]}) / {terms[0]}"
        case "growth_last":
            left = f"({parts[1]} - {terms[0]}) / {terms[1]}"
        case "increase":
            left = f"{parts[0]} / ({parts[1]} - {terms[0]})"
        case "closing":
            left = f"{show(identity.factor)} - {' - '.join(terms)}"
        case "product":
            left = " × ".join([parts[0], *terms[1:], *_factor_texts(identity)])
    return f"{left} = {result}; impreso: {said}"


def _weights_name(sheet: Sheet, identity: Identity) -> str:
    """What a mean is weighted by: the label of the line of its weights."""
    first, second = identity.operands[-2:]
    label = sheet.label_of(first) if first[0] == second[0] else sheet.column_labels[first[1]]
    return f"«{_short(label)}»"


def _signed_sum_text(sheet: Sheet, identity: Identity) -> str:
    """What is added and what is taken away: ``1.200 + 300 - 450``."""
    kept = [_operand_text(sheet, o) for o in identity.operands if o not in identity.away]
    away = [f"- {as_term(_operand_text(sheet, o))}" for o in identity.operands if o in identity.away]
    return " ".join([added(kept), *away] if kept else away)


def _factor_texts(identity: Identity) -> list[str]:
    """The factor of a product, as far as its first digits, where it is not one."""
    if identity.factor == 1:
        return []
    shown = identity.factor.normalize(Context(prec=SETTINGS.shown_of_a_factor))
    return [show(shown, max(-int(shown.as_tuple().exponent), 0))]


def _scale_text(identity: Identity) -> str:
    """What a rate is printed times, where it is no percentage."""
    return f" × {show(identity.factor)}" if identity.factor not in (1, 100) else ""


def culprit_sentence(sheet: Sheet, cell: Position, better: str, why: str = "", *, sure: bool) -> str:
    """The sentence that names the cell to blame; ``better`` is the figure with which all holds, ``why`` in parentheses
    says what explains it."""
    which = "La cifra equivocada es" if sure else "Lo más probable es que la cifra equivocada sea"
    return f" {which} {cell_name(sheet, cell)}: dice {printed_text(sheet, cell)} y con {better} todo cuadra{why}."


def suspects_sentence(sheet: Sheet, suspects: Sequence[Suspicion]) -> str:
    """The sentence that names the parts of which one must be wrong, those that a slip explains; few of them."""
    said = " El total concuerda con otra cuenta de la tabla: la equivocada es una de sus partes"
    likely = [s for s in suspects if s.slip in LIKELY]
    if not 0 < len(likely) <= SETTINGS.most_candidates:
        return f"{said}."
    named = " o ".join(
        f"{cell_name(sheet, s.cell)} ({value_text(sheet, s.right, s.cell)} en vez de {printed_text(sheet, s.cell)})"
        for s in likely
    )
    return f"{said}, quizás {named}."


def slip_words(slip: Slip | None) -> str:
    """The kind of a slip in parentheses, behind a blank; "" of none."""
    return f" ({_SLIPS[slip]})" if slip else ""


def evidence(sheet: Sheet, observed: Position, others: tuple[Position, ...]) -> tuple[Evidence, ...]:
    """The cells that prove a finding, the accused one first."""
    return tuple(
        of_cell(sheet.table, *position, "observed" if position == observed else "operand")
        for position in dict.fromkeys((observed, *others))
    )
