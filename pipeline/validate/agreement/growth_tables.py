"""A table of growth rates against the table that has the levels: "Variación últimos 12 meses" and the series by month.

The periods that a column of rates compares are found from the rates themselves: of the pairs of periods that a header
may mean (the one before, twelve before, the first, one that the header names), the pair under which they hold. Only
where nearly all rates of a table hold so is the one that does not accused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline import rules
from pipeline.model import CellKey, Check, Finding
from pipeline.quantities.rounding import to_step
from pipeline.spanish.folding import fold
from pipeline.spanish.months import MONTHS
from pipeline.validate.agreement.differing_figures import cell_of, figure_name
from pipeline.validate.agreement.labels import TableLabels
from pipeline.validate.agreement.settings import SETTINGS
from pipeline.validate.evidence.similarity import described_slip
from pipeline.validate.evidence.table_facts import Fact, FigureColumn, TableFacts, cell_evidence


@dataclass(frozen=True, slots=True)
class Rate:
    """A printed rate with the two levels it is of, and what it should be, in percent, rounded as printed."""

    rate: Fact
    first: Fact
    last: Fact
    expected: Decimal
    holds: bool


def rates(tables: Sequence[TableFacts]) -> list[Rate]:
    """Every rate of the growth tables whose levels another table has."""
    found: dict[CellKey, Rate] = {}
    for table in tables:
        columns = [c for c in table.columns if c.growth]
        if not columns:
            continue
        for base in tables:
            if base is table:
                continue
            for series in (_by_row(base), _by_column(base)):
                for rate in _rates(table, columns, series):
                    found.setdefault(cell_of(rate.rate), rate)
    return list(found.values())


Series = Mapping[frozenset[str], Sequence[tuple[str, Fact]]]
"""The levels of each thing in the order of the periods, with the label of the period; by the words of its label."""


def _by_row(base: TableFacts) -> Series:
    found: dict[frozenset[str], list[tuple[str, Fact]]] = defaultdict(list)
    for fact in base.facts:
        if fact.kind != "percent" and not fact.column.growth:
            found[fact.row_stems].append((fact.column.label, fact))
    return _series(found)


def _by_column(base: TableFacts) -> Series:
    found: dict[frozenset[str], list[tuple[str, Fact]]] = defaultdict(list)
    for fact in base.facts:
        if fact.kind != "percent" and not fact.column.growth and not fact.total_row:
            found[fact.column.stems].append((f"{fact.row_label} {fact.row_code}", fact))
    return _series(found)


def _series(found: Mapping[frozenset[str], list[tuple[str, Fact]]]) -> Series:
    return {words: levels for words, levels in found.items() if words and len(levels) > 1}


def _rates(table: TableFacts, columns: Sequence[FigureColumn], series: Series) -> list[Rate]:
    rows = _matched(table, series)
    if len(rows) < SETTINGS.fewest_periods:
        return []
    made = []
    for column in columns:
        best: list[Rate] = []
        tried = sorted({p for levels in rows.values() for p in _periods(column.label, [label for label, _ in levels])})
        for first, last in tried:
            rated = [
                _rate(fact, levels[first][1], levels[last][1])
                for row, levels in rows.items()
                if last < len(levels) and (fact := table.at.get((row, column.index))) is not None
            ]
            known = [r for r in rated if r is not None]
            if sum(r.holds for r in known) > max(sum(r.holds for r in best), len(known) // 2):
                best = known
        made += best
    holding = sum(r.holds for r in made)
    failing = len(made) - holding
    if holding < SETTINGS.fewest_rates or failing > max(1, holding // SETTINGS.rates_for_one):
        return []
    return made


def _matched(table: TableFacts, series: Series) -> dict[int, Sequence[tuple[str, Fact]]]:
    """The series of each row of a table, by labels that say the same (or one more than the other), each once."""
    names = {row: words for row, words in table.detail_names.items() if words}
    found: dict[int, frozenset[str]] = {}
    for row, words in names.items():
        same = [s for s in series if s == words] or [s for s in series if s <= words or words <= s]
        if len(same) == 1:
            found[row] = same[0]
    taken = Counter(found.values())
    return {row: series[words] for row, words in found.items() if taken[words] == 1}


def _periods(header: str, labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of periods (places in the series) that a header of rates may mean."""
    last = len(labels) - 1
    named = [i for i, label in enumerate(labels) if _names_period(header, label)]
    for first in {last - 1, last - SETTINGS.year_before, 0, *named}:
        if 0 <= first < last:
            yield first, last
    if len(named) == 2:
        yield named[0], named[1]


def _names_period(header: str, label: str) -> bool:
    """Whether a header names a period: its month and year ("diciembre 2017", "dic-17"), or its year."""
    said, period = fold(header), fold(label)
    digits = "".join(c if c.isdigit() else " " for c in period).split()
    year = digits[-1] if digits else ""
    if not year or not any(w.endswith(year) for w in said.replace(")", " ").replace("-", " ").split() if w.isdigit()):
        return False
    month = next((m for m in MONTHS if m[: SETTINGS.month_letters] in period), "")
    return month in said if month else len(year) == SETTINGS.year_digits


def _rate(rate: Fact, first: Fact, last: Fact) -> Rate | None:
    """A rate against two levels, each anything that rounds to what is printed."""
    half_first, half_last = first.step / 2, last.step / 2
    if first.amount <= half_first or last.amount <= half_last:
        return None
    low = ((last.amount - half_last) / (first.amount + half_first) - 1) * 100
    high = ((last.amount + half_last) / (first.amount - half_first) - 1) * 100
    unit = Decimal(1).scaleb(-rate.quantity.decimals)
    printed = rate.quantity.value
    holds = low - unit / 2 <= printed <= high + unit / 2 or low - unit < printed <= high  # rounded, or cut off
    exact = (last.amount / first.amount - 1) * 100
    return Rate(rate, first, last, to_step(exact, unit), holds)


def of_growth(labels: TableLabels, failing: set[CellKey], reported: set[CellKey]) -> tuple[list[Check], list[Finding]]:
    """The checks of all rates whose levels another table has, and a finding for each that is not theirs.

    Args:
        failing: figures that the arithmetic accuses.
        reported: figures that have a finding already; those of the new findings are added.
    """
    checks, findings = [], []
    for one in rates(labels.tables):
        key = cell_of(one.rate)
        levels = (cell_of(one.first), cell_of(one.last))
        expected = f"{one.expected}".replace(".", ",")
        checks.append(Check("crecimiento-tabla", *key, one.holds, levels, None if one.holds else expected))
        if one.holds or {key, *levels} & (failing | reported):
            continue
        reported.add(key)
        findings.append(_finding(one, expected, labels))
    return checks, findings


def _finding(one: Rate, expected: str, labels: TableLabels) -> Finding:
    tables = labels.by_id
    mistake = described_slip(one.rate.text, expected)
    return rules.finding(
        "crecimiento-tabla",
        severity="error" if mistake else "warning",
        evidence=(
            cell_evidence(one.rate, tables[one.rate.table], "observed"),
            cell_evidence(one.first, tables[one.first.table], "operand"),
            cell_evidence(one.last, tables[one.last.table], "operand"),
        ),
        observed=one.rate.text.strip(),
        expected=f"{expected}%" if "%" in one.rate.text else expected,
        suggestion=f"Compruebe la tasa y las dos cifras{f' (se explica por {mistake})' if mistake else ''}.",
        arithmetic=f"{one.last.text.strip()} / {one.first.text.strip()} − 1 = {expected} %",
        what=figure_name(one.rate),
        table=one.rate.table,
        other=one.first.table,
        first=one.first.text.strip(),
        last=one.last.text.strip(),
    )
