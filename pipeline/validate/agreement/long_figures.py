"""Figures so long that no two tables print nearly the same one by chance: one typing slip apart, one of them is wrong.

A statement of accounts takes "Total percibido 8.892.226,52" over from another table of the account. Lines that repeat
each other are no help there (``repeated_lines``): one figure is repeated, not a line. What shows that both are meant to
be the same is their length: among so few figures of so many digits none would be a slip away from another. How many
pairs of a document would be by chance is computed for each that is.

In: the tables as figures with labels, and what the arithmetic proved. Out: pairs of figures, the unproven one first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from pipeline import rules
from pipeline.model import CellKey, Check, Finding
from pipeline.spanish.common_headings import common_headings
from pipeline.validate.agreement.differing_figures import ArithmeticProof, cell_of, figure_name
from pipeline.validate.agreement.labels import TableLabels, are_of_different_things, same_headers
from pipeline.validate.agreement.settings import LONG_FIGURES
from pipeline.validate.evidence.settings import SLIPS
from pipeline.validate.evidence.similarity import (
    SWAPPED,
    count_slips,
    described_slip,
    digits_of,
    numbers_of,
    significant,
)
from pipeline.validate.evidence.table_facts import YEAR, Fact, cell_evidence


@dataclass(frozen=True)
class LongFigures:
    """The figures of a document that are long enough, by their digits as printed."""

    labels: TableLabels
    proof: ArithmeticProof

    @cached_property
    def by_digits(self) -> dict[str, list[Fact]]:
        """The figures of ``LONG_FIGURES.fewest_digits`` significant digits or more, percentages apart, by their
        digits."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for table in self.labels.tables:
            for fact in table.facts:
                if fact.kind != "percent" and significant(fact.quantity.value) >= LONG_FIGURES.fewest_digits:
                    found[digits_of(fact.text)].append(fact)
        return found

    def slips(self) -> Iterator[tuple[Fact, Fact, str]]:
        """The figures that nothing proves, each with the proven one of another table that it is a slip of (Spanish),
        where the document has too few such pairs for that to be chance."""
        near: dict[str, list[str]] = defaultdict(list)
        for text in self.by_digits:
            for mask in _masks(text):
                near[mask].append(text)
        for text, facts in self.by_digits.items():
            if not self._is_unproven(facts):
                continue
            others = {other for mask in _masks(text) for other in near[mask]} - {text}
            pairs = [(o, mistake) for o in others if (mistake := described_slip(text, o))]
            if len(pairs) != 1:
                continue
            right = self._meant(facts[0], self.by_digits[pairs[0][0]])
            if right is not None and not self._is_chance(facts[0], right):
                yield facts[0], right, pairs[0][1]

    def _is_unproven(self, facts: Sequence[Fact]) -> bool:
        cell = cell_of(facts[0])
        return len(facts) == 1 and cell not in self.proof.holding and cell not in self.proof.failing

    def _meant(self, wrong: Fact, rights: Sequence[Fact]) -> Fact | None:
        """The proven figure that another one can be meant to be: of another table, in words and years."""
        proven = [f for f in rights if cell_of(f) in self.proof.holding]
        return next((f for f in proven if f.table != wrong.table and self._of_one_thing(wrong, f)), None)

    def _of_one_thing(self, one: Fact, other: Fact) -> bool:
        a, b = (self.labels.by_id[f.table] for f in (one, other))
        years, others = _years(one), _years(other)
        if one.step != other.step or (years and others and years != others):
            return False
        words = (one.row_stems | one.column.stems | a.caption_stems) & (
            other.row_stems | other.column.stems | b.caption_stems | b.header_stems
        )
        return any(not w.isdigit() for w in words) and not self._of_two_groups(one.table, other.table)

    def _of_two_groups(self, one: str, other: str) -> bool:
        """Whether two tables are the same table of two groups."""
        if (one, other) not in self._groups:
            a, b = self.labels.by_id[one], self.labels.by_id[other]
            self._groups[one, other] = are_of_different_things(a, b, self.labels) and same_headers(a, b)
        return self._groups[one, other]

    @cached_property
    def _groups(self) -> dict[tuple[str, str], bool]:
        """What ``_of_two_groups`` found, by the names of the tables."""
        return {}

    def _is_chance(self, wrong: Fact, right: Fact) -> bool:
        """Whether the document has so many pairs of figures like these two that one may be a slip apart by chance.

        Where the labels of the two have a word in common, the pairs that have one too are like them.
        """
        text = digits_of(wrong.text)
        likely = slip_by_chance(text, digits_of(right.text), [t for t in self.by_digits if len(t) == len(text)])
        return self._like(len(text), labelled=_share_a_label(wrong, right)) * likely >= LONG_FIGURES.chance

    def _like(self, length: int, *, labelled: bool) -> int:
        """How many pairs of figures of a length are compared: all, or those with a word of their labels in common.

        Of more pairs than a document has time for, every one counts.
        """
        if (length, labelled) not in self._counted:
            same = [facts for text, facts in self.by_digits.items() if len(text) == length]
            unproven = [facts[0] for facts in same if self._is_unproven(facts)]
            proven = [facts for facts in same if any(cell_of(f) in self.proof.holding for f in facts)]
            many = len(unproven) * len(proven)
            if many <= LONG_FIGURES.most_pairs:
                meant = ((one, self._meant(one, rights)) for one, rights in product(unproven, proven))
                many = sum(1 for a, b in meant if b is not None and (not labelled or _share_a_label(a, b)))
            self._counted[length, labelled] = many
        return self._counted[length, labelled]

    @cached_property
    def _counted(self) -> dict[tuple[int, bool], int]:
        """What ``_like`` counted."""
        return {}


def slip_by_chance(one: str, other: str, printed: Sequence[str]) -> float:
    """How likely two figures of a document are a typing slip apart as these two are, between 0 and 1.

    Of d digits there are 9 · 10^(d-1) numbers, and each has 9 · d + d - 1 that are a slip away. Figures of one document
    are more alike than that where they are rounded, or end as others do ("…118"): by as much as groups of three digits
    are found alike in other pairs of it more often than by chance, the slip is more likely too.

    Args:
        one: the digits of a figure.
        other: those of the one that it is a slip of, as many.
        printed: the digits of all the document's figures of that length, each once.
    """
    likely = count_slips(len(one)) / numbers_of(len(one))
    beside = [text for text in printed if text not in (one, other)]
    pairs = len(beside) * (len(beside) - 1) / 2
    cuts = [slice(max(0, at - SLIPS.group), at) for at in range(len(one), 0, -SLIPS.group)]
    for cut in cuts:
        if pairs and one[cut] == other[cut]:
            alike = sum(n * (n - 1) / 2 for n in Counter(text[cut] for text in beside).values())
            likely *= max(1.0, alike / pairs * 10 ** len(one[cut]))
    return min(1.0, likely)


def _share_a_label(one: Fact, other: Fact) -> bool:
    """Whether the labels of two figures have a word in common that not any table may have."""
    words = (one.row_stems | one.column.stems) & (other.row_stems | other.column.stems)
    return any(not w.isdigit() for w in words - common_headings())


def _masks(text: str) -> Iterator[str]:
    """What of digits stays where one of them, or two neighbours, are left open."""
    for at in range(len(text)):
        yield f"{text[:at]}?{text[at + 1 :]}"
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            yield f"{text[:at]}{''.join(sorted(text[at : at + 2]))}~{text[at + 2 :]}"


def _years(fact: Fact) -> frozenset[str]:
    """The years that the labels of a figure say; a row that is labelled by its year alone has it for its code."""
    return fact.column.years | frozenset(YEAR.findall(f"{fact.row_label} {fact.row_code}"))


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
                what=figure_name(one),
                table=one.table,
                other=other.table,
                second=right,
            )
        )
    return checks, findings
