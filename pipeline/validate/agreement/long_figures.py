"""Figures so long that no two tables print nearly the same one by chance: one typing slip apart, one of them is wrong.

A statement of accounts takes "Total percibido 8.892.226,52" over from another table of the account. Lines that repeat
each other are no help there (``repeated_lines``): one figure is repeated, not a line. What shows that both are meant to
be the same is their length: among so few figures of so many digits none would be a slip away from another.

In: the tables as figures with labels, and what the arithmetic proved. Out: pairs of figures, the unproven one first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline import rules
from pipeline.model import CellKey, Check, Finding
from pipeline.validate.agreement.differing_figures import ArithmeticProof, cell_of, what
from pipeline.validate.agreement.labels import TableLabels, apart, same_headers
from pipeline.validate.agreement.settings import LONG_FIGURES
from pipeline.validate.evidence.similarity import digits, numbers_of, significant, slip
from pipeline.validate.evidence.table_facts import Fact, cell_evidence

SWAPPED = slip("12", "21")


@dataclass(frozen=True)
class LongFigures:
    """The figures of a document that are long enough, by their digits as printed."""

    labels: TableLabels
    proof: ArithmeticProof

    @cached_property
    def by_digits(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for table in self.labels.tables:
            for fact in table.facts:
                if fact.kind != "percent" and significant(fact.quantity.value) >= LONG_FIGURES.fewest_digits:
                    found[digits(fact.text)].append(fact)
        lengths = Counter(map(len, found))
        return {text: facts for text, facts in found.items() if not _by_chance(len(text), lengths[len(text)])}

    def slips(self) -> Iterator[tuple[Fact, Fact, str]]:
        """The figures that nothing proves, each with the proven one of another table that it is a slip of (Spanish)."""
        near: dict[str, list[str]] = defaultdict(list)
        for text in self.by_digits:
            for mask in _masks(text):
                near[mask].append(text)
        for text, facts in self.by_digits.items():
            if len(facts) > 1 or cell_of(facts[0]) in self.proof.holding | self.proof.failing:
                continue
            others = {other for mask in _masks(text) for other in near[mask]} - {text}
            pairs = [(o, mistake) for o in others if (mistake := slip(text, o))]
            if len(pairs) == 1 and (right := self._meant(facts[0], self.by_digits[pairs[0][0]])) is not None:
                yield facts[0], right, pairs[0][1]

    def _meant(self, wrong: Fact, rights: Sequence[Fact]) -> Fact | None:
        """The proven figure that another one can be meant to be: of another table, in words and years."""
        proven = [f for f in rights if cell_of(f) in self.proof.holding]
        return next((f for f in proven if f.table != wrong.table and self._of_one_thing(wrong, f)), None)

    def _of_one_thing(self, one: Fact, other: Fact) -> bool:
        a, b = (self.labels.by_id[f.table] for f in (one, other))
        years, others = (f.column.years | _years(f.row_stems) for f in (one, other))
        if one.step != other.step or (years and others and years != others):
            return False
        if apart(a, b, self.labels) and same_headers(a, b):
            return False  # the same table of two groups
        words = (one.row_stems | one.column.stems | a.caption_stems) & (
            other.row_stems | other.column.stems | b.caption_stems | b.header_stems
        )
        return any(not w.isdigit() for w in words)


def _masks(text: str) -> Iterator[str]:
    """What of digits stays where one of them, or two neighbours, are left open."""
    for at in range(len(text)):
        yield f"{text[:at]}?{text[at + 1 :]}"
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            yield f"{text[:at]}{''.join(sorted(text[at : at + 2]))}~{text[at + 2 :]}"


def _by_chance(length: int, many: int) -> bool:
    """Whether of so many figures of a length two would be a slip apart by chance."""
    pairs = many * (many - 1) / 2
    return pairs * LONG_FIGURES.slips_of_a_digit * length / numbers_of(length) > LONG_FIGURES.chance


def _years(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if w.isdigit() and len(w) == LONG_FIGURES.year_digits)


def of_long_figures(
    labels: TableLabels, proof: ArithmeticProof, reported: set[CellKey]
) -> tuple[list[Check], list[Finding]]:
    """The checks and findings of figures that should be one of another table.

    Args:
        reported: figures that have a finding already; those of the new findings are added.
    """
    checks, findings = [], []
    for one, other, mistake in LongFigures(labels, proof).slips():
        if {cell_of(one), cell_of(other)} & reported:
            continue
        reported |= {cell_of(one), cell_of(other)}
        right = other.text.strip()
        checks.append(Check("dato-repetido", *cell_of(one), False, (cell_of(other),), right))
        findings.append(
            rules.finding(
                "dato-repetido",
                severity="error" if mistake == SWAPPED else "warning",  # a round sum more changes one digit as well
                evidence=(
                    cell_evidence(one, labels.by_id[one.table], "observed"),
                    cell_evidence(other, labels.by_id[other.table], "expected"),
                ),
                observed=one.text.strip(),
                expected=right,
                suggestion=f"Lo más probable es que deba decir {right} (se explica por {mistake}).",
                arithmetic="Dos cifras tan largas no se parecen tanto por azar; la otra cuadra con las de su tabla.",
                what=what(one),
                table=one.table,
                other=other.table,
                second=right,
            )
        )
    return checks, findings
