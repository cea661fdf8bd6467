"""Tables printed beside themselves: "España 195.944 | Suecia 13.216 | Grecia 2.207" are three rows of one list.

Where columns of labels and columns of figures take turns and the figures have the same headers each time, each panel is
a table of its own: a row of it has the label beside its figures, and not those of all panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stems
from pipeline.validate.evidence.row_labels import is_total_label, without_total
from pipeline.validate.evidence.table_facts import Fact, TableFacts


def panels(table: TableFacts) -> tuple[TableFacts, ...]:
    """The panels of a table, from left to right; the table itself where it has one."""
    groups = _groups(table)
    if len(groups) < 2:
        return (table,)
    return tuple(_panel(table, labels, figures) for labels, figures in groups)


def _groups(table: TableFacts) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The columns of labels and of figures of each panel; none where they are not alike."""
    headers = {c.index: fold(c.label) for c in table.columns}
    kinds = {c.index: c.kind for c in table.columns}
    found: list[tuple[list[int], list[int]]] = []
    for column in range(table.table.column_count):
        if column in headers:
            if not found:
                return []
            found[-1][1].append(column)
        else:
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(column)
    first = found[0] if found else ([], [])
    alike = all(
        len(labels) == len(first[0])
        and [(headers[c], kinds[c]) for c in figures] == [(headers[c], kinds[c]) for c in first[1]]
        for labels, figures in found
    )
    return [(tuple(labels), tuple(figures)) for labels, figures in found] if alike and first[1] else []


def _panel(table: TableFacts, labels: Sequence[int], figures: Sequence[int]) -> TableFacts:
    rows = table.table.rows
    facts = []
    for fact in table.facts:
        if fact.column.index in figures:
            label = " ".join(text for c in labels if (text := rows[fact.row][c].strip()))
            facts.append(_labelled(fact, label))
    columns = tuple(c for c in table.columns if c.index in figures)
    return replace(table, columns=columns, facts=tuple(facts), label_columns=tuple(labels))


def _labelled(fact: Fact, label: str) -> Fact:
    total = is_total_label(label)
    words = stems(without_total(label) if total else label)
    return replace(fact, row_label=label, row_stems=words, own_stems=words, total_row=total)
