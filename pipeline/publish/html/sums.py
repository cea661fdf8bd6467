"""The arithmetic of a finding in pieces, each figure with the part it plays, so that it can be coloured."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Evidence, Finding
from pipeline.publish.html.grids import anchor
from pipeline.quantities.numeral_shapes import CHILEAN_IN_TEXT

_NOT_DIGITS = re.compile(r"[^\d,]")
_PRINTED = "impreso:"
_SIGN = re.compile(r"(?:^|[ (])[-−–]$")


@dataclass(frozen=True, slots=True)
class Term:
    """A run of the line; ``role`` "" for what is no figure of the evidence, ``href`` its cell."""

    text: str
    role: str = ""
    href: str = ""


def cut_at_figures(finding: Finding) -> tuple[Term, ...]:
    """``finding.arithmetic`` cut at its figures; empty when there is none."""
    line = finding.arithmetic or ""
    operands = _known(finding.evidence, first="operand")
    printed = _known(finding.evidence, first="observed")
    said = line.find(_PRINTED)  # behind it stands the accused figure, before it what that is computed of
    expected = _digits(finding.expected or "")
    observed = _digits(finding.observed)
    made: list[Term] = []
    at = 0
    for match in CHILEAN_IN_TEXT.finditer(line):
        digits = _digits(match.group())
        role, href = (printed if 0 <= said < match.start() else operands).get(digits, ("", ""))
        if digits == expected and role != "operand":
            role = "expected"
        elif digits == observed and not role:
            role = "observed"
        start = match.start() - _is_negative(line, match.start())
        if start > at:
            made.append(Term(line[at:start]))
        made.append(Term(line[start : match.end()], role, href))
        at = match.end()
    if at < len(line):
        made.append(Term(line[at:]))
    return tuple(made)


def _is_negative(line: str, start: int) -> bool:
    """Whether a figure has a sign of its own before it: "(-3", "= -3", and not "5 - 3"."""
    return _SIGN.search(line[max(0, start - 2) : start]) is not None


def _known(evidence: Iterable[Evidence], first: str) -> dict[str, tuple[str, str]]:
    """The role and the cell of each figure by its digits; of several with the same digits one of the role ``first``."""
    found: dict[str, tuple[str, str]] = {}
    for e in sorted(evidence, key=lambda e: e.role != first):
        digits = _digits(e.text)
        if digits:
            found.setdefault(digits, (e.role, f"#{anchor(*e.cell)}" if e.cell else ""))
    return found


def _digits(text: str) -> str:
    """What two prints of one figure share: its digits and the decimal comma."""
    return _NOT_DIGITS.sub("", text.replace(".", "")).strip(",")
