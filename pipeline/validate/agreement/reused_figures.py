"""The same figure used for two different things, weighed by how unlikely a coincidence is.

Copying a table and forgetting to change one figure leaves the same number under two headings. Numbers
of many digits do not meet by chance: among n figures of d significant digits, n² / (2 · 9 · 10^(d-1))
coincidences are expected (birthday problem). What labels show to be the same thing is cleared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from pipeline import rules
from pipeline.model import Finding
from pipeline.spanish.stems import coverage, shared
from pipeline.validate.agreement.highlights import is_summary
from pipeline.validate.agreement.labels import (
    TableLabels,
    are_of_different_things,
    are_parallel,
    has_distinctive_header,
    is_headline,
    same_column,
    same_row,
)
from pipeline.validate.agreement.settings import SETTINGS
from pipeline.validate.evidence.similarity import numbers_of, significant
from pipeline.validate.evidence.table_facts import Fact, TableFacts, cell_evidence

_Value = tuple[str, Decimal]
"""A figure as another can repeat it: its kind, and its amount without a sign."""


def find_reused(labels: TableLabels) -> list[Finding]:
    """One finding for every figure that stands for two different things.

    Two tables with several figures in common repeat them on purpose: income and the expense it pays for, a list of
    countries by continent and by number of cases.
    """
    by_value: dict[_Value, list[Fact]] = {}
    sizes: dict[tuple[int, int], int] = {}
    for table in labels.tables:
        if is_summary(table):
            continue  # it repeats figures of other tables: that is what it is for
        for fact in table.facts:
            if fact.kind == "percent" or not _is_labelled(fact, table) or _is_run_together(fact):
                continue
            digits = significant(fact.amount)
            sizes[table.chapter, digits] = sizes.get((table.chapter, digits), 0) + 1
            if digits >= SETTINGS.digits_reused or (
                fact.kind == "count"
                and digits == SETTINGS.digits_reused - 1
                and fact.amount >= SETTINGS.smallest_reused
            ):
                by_value.setdefault((fact.kind, abs(fact.amount)), []).append(fact)
    values = _values_of_tables(by_value)
    found = []
    for (_, value), facts in by_value.items():
        if len({f.table for f in facts}) < 2 or len(facts) > SETTINGS.most_places or _stands_twice(facts):
            continue
        groups = _grouped_by_thing(facts, labels)
        if len(groups) < 2:
            continue
        pair = _different_things(groups, labels)
        if pair is None or _repeat_each_other(values, *pair):
            continue
        digits = significant(value)
        count = sizes.get((labels.by_id[pair[0].table].chapter, digits), 2)
        chance = count * count / (2 * numbers_of(digits))
        if chance <= SETTINGS.most_chance:
            found.append(_finding(pair, groups, labels))
    return found


def _repeat_each_other(values: Mapping[str, set[_Value]], one: Fact, other: Fact) -> bool:
    """Whether the tables of two figures have others in common too."""
    return one.table != other.table and len(values[one.table] & values[other.table]) > 1


def _values_of_tables(by_value: Mapping[_Value, Sequence[Fact]]) -> Mapping[str, set[_Value]]:
    """The values that each table prints."""
    found: dict[str, set[_Value]] = {}
    for value, facts in by_value.items():
        for fact in facts:
            found.setdefault(fact.table, set()).add(value)
    return found


def _is_labelled(fact: Fact, table: TableFacts) -> bool:
    """Whether words say what a figure is; marks of a chart's axis have none, nor rows whose label was not read."""
    label = fact.row_label or (fact.column.label if table.alone or fact.total_row else "")
    return any(c.isalpha() for c in label)


def _stands_twice(facts: Sequence[Fact]) -> bool:
    """Whether a table has a figure in two rows: that of an account and of its only item, meant to repeat."""
    rows = Counter(f.table for f in {(f.table, f.row): f for f in facts}.values())
    return any(times > 1 for times in rows.values())


def _is_run_together(fact: Fact) -> bool:
    """Whether it is several figures that were read as one."""
    return (" " in fact.text.strip(" $%-") and not fact.quantity.unit) or (
        not fact.quantity.grouped and len(f"{abs(fact.quantity.value):f}") > SETTINGS.longest_plain
    )


def _grouped_by_thing(facts: Sequence[Fact], labels: TableLabels) -> list[list[Fact]]:
    """The facts grouped by the thing they state (same by labels, or by way of a third)."""
    groups: list[list[Fact]] = []
    for fact in facts:
        joined = [g for g in groups if any(_same_thing(fact, other, labels) for other in g)]
        merged = [fact, *(f for g in joined for f in g)]
        groups = [g for g in groups if g not in joined] + [merged]
    return groups


def _same_thing(one: Fact, other: Fact, labels: TableLabels) -> bool:
    a, b = labels.by_id[one.table], labels.by_id[other.table]
    if one.table == other.table:
        return True  # within a table arithmetic judges
    if b in labels.named_by(one) or a in labels.named_by(other):
        return True
    if not are_of_different_things(a, b, labels):
        return True
    if same_column(one.column, other.column) and same_row(one, other):
        return not (a.alone and b.alone) or has_distinctive_header(one.column)
    if (one.total_row and other.total_row) or (is_headline(one, a) and is_headline(other, b)):
        return not (a.alone and b.alone)
    return _is_detailed_by(one, b, labels) or _is_detailed_by(other, a, labels)


def _is_detailed_by(fact: Fact, table: TableFacts, labels: TableLabels) -> bool:
    """Whether ``table`` is about what the fact's labels say: its row or column, of the fact's own table."""
    own_table = labels.by_id[fact.table]
    said = table.caption_stems | table.header_stems
    row = frozenset(w for w in fact.row_stems if not w.isdigit())
    if row and not fact.total_row and not own_table.alone and coverage(row, said) == 1.0:
        return True
    own = labels.identity[fact.table] - shared(labels.identity[fact.table], own_table.section_stems)
    return bool(fact.column.stems) and coverage(fact.column.stems, said) == 1.0 and bool(shared(own, said))


def _different_things(groups: list[list[Fact]], labels: TableLabels) -> tuple[Fact, Fact] | None:
    """Two facts of different groups in one chapter that are plainly different things.

    Tables built alike (or of one row) that are about different things; and not a row of one against the
    total of another, which may be its detail under another name.
    """
    for group, other in combinations(groups, 2):
        for one, two in product(group, other):
            a, b = labels.by_id[one.table], labels.by_id[two.table]
            if a.chapter != b.chapter or not (a.alone or b.alone or are_parallel(a, b) or _unlike_rows(one, two)):
                continue
            if (
                not _may_detail(one, a, two, b)
                and not _may_detail(two, b, one, a)
                and are_of_different_things(a, b, labels)
            ):
                return (one, two) if a.position <= b.position else (two, one)
    return None


def _unlike_rows(one: Fact, two: Fact) -> bool:
    """Two details with nothing in common in their labels, and a figure too long to meet by chance."""
    if one.total_row or two.total_row or significant(one.amount) < SETTINGS.digits_reused + 1:
        return False
    return bool(one.row_stems and two.row_stems) and not shared(one.row_stems, two.row_stems)


def _may_detail(fact: Fact, own: TableFacts, whole: Fact, other: TableFacts) -> bool:
    """A detail row of a table of several, against the total of a table that could be its breakdown."""
    return not fact.total_row and not own.alone and whole.row == other.grand_row and not are_parallel(own, other)


def _finding(pair: tuple[Fact, Fact], groups: list[list[Fact]], labels: TableLabels) -> Finding:
    first, second = pair
    tables = labels.by_id
    others = [f for g in groups for f in g if f is not first and f is not second]
    return rules.finding(
        "cifra-reutilizada",
        evidence=(
            cell_evidence(second, tables[second.table], "observed"),
            cell_evidence(first, tables[first.table], "observed"),
            *(cell_evidence(f, tables[f.table], "context") for f in others[: SETTINGS.most_shown]),
        ),
        observed=second.text.strip(),
        suggestion="Compruebe ambas en su fuente: lo más probable es que una se haya copiado de la otra.",
        one=_thing_name(first, tables[first.table]),
        other=_thing_name(second, tables[second.table]),
    )


def _thing_name(fact: Fact, table: TableFacts) -> str:
    caption = table.caption.strip(" .-") or table.table.section
    short = caption if len(caption) <= SETTINGS.longest_caption else "…" + caption[-SETTINGS.shown_of_caption :]
    return f"«{fact.column.label}» de {table.id} ({short})"
