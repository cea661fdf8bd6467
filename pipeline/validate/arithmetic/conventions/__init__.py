"""The conventions under which a printed figure is right though the plain calculation gives another.

Each convention is a value with its test. Rounding and cutting off are judged with the calculation itself
(``judge``), whether a whole table was rounded before it was printed by ``rounding``; these here are asked about every
failure that is left. A figure that any of them makes right is no error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.validate.arithmetic.conventions.convention import Context, Convention
from pipeline.validate.arithmetic.conventions.of_rates import (
    fall_without_sign,
    goal_to_stay_below,
    in_points,
    is_a_fall,
    over_another_base,
    over_what_was_before,
    quotient_of_means,
    repeated_whole,
    rounded_quotient,
    sum_of_printed_shares,
)
from pipeline.validate.arithmetic.conventions.of_sums import (
    blank_is_unknown,
    coarse_steps,
    declared,
    footnoted,
    mean_of_its_parts,
    other_marks,
    rounded_parts,
    without_sign,
)
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import Sheet

__all__ = ["CONVENTIONS", "applied", "is_a_fall"]


def applied(sheet: Sheet, verdicts: Sequence[Verdict], notes: str = "") -> list[Verdict]:
    """The verdicts, failures that a convention explains marked with its name."""
    context = Context(sheet, tuple(verdicts), notes)
    return [_applied(context, v) if v.fails else v for v in verdicts]


def _applied(context: Context, verdict: Verdict) -> Verdict:
    for convention in CONVENTIONS:
        if convention.excuses(context, verdict):
            return replace(verdict, outcome="convention", convention=convention.name)
    return verdict


CONVENTIONS: tuple[Convention, ...] = (
    Convention("suma-de-impresos", "A share of a subtotal is the sum of the printed shares of its parts, or closes the "
               "column at 100.", sum_of_printed_shares),
    Convention("sobre-lo-anterior", "What is new is measured over the figure of the day or period before.",
               over_what_was_before),
    Convention("otra-base", "A percentage is over another figure of its line: initial instead of current budget.",
               over_another_base),
    Convention("sumandos-redondeados", "Large amounts were rounded one by one; their total by itself.", rounded_parts),
    Convention("pasos-gruesos", "Figures rounded to fives, hundreds or thousands.", coarse_steps),
    Convention("brecha-sin-signo", "The gap between two figures is printed without its sign.", without_sign),
    Convention("caida-sin-signo", "What fell is printed without its sign, over the earlier figure.", fall_without_sign),
    Convention("promedio-del-total", "The row of totals prints the mean of a column that cannot be added.",
               mean_of_its_parts),
    Convention("cociente-de-promedios", "The row of means prints the quotient of the means beside it.",
               quotient_of_means),
    Convention("otras-marcas", "Decimal comma and point are used the other way round in one cell.", other_marks),
    Convention("en-puntos", "A change of percentages is printed in points.", in_points),
    Convention("blanco-desconocido", "A blank is unknown, not zero.", blank_is_unknown),
    Convention("nota-declarada", "A note of the document says that totals need not be the sum.", declared),
    Convention("con-llamada", "The total or its column carries the mark of a note.", footnoted),
    Convention("meta-decreciente", "A goal to stay below is met by the goal over the result.", goal_to_stay_below),
    Convention("base-cien", "A percentage of 100 % is itself.", repeated_whole),
    Convention("media-redondeada", "The mean of a total is rounded: times the number it is near the total, not it.",
               rounded_quotient),
)  # fmt: skip
