"""The status of each checked cell of a report, and how many figures were checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pipeline.model import CellKey, CleanTable, Finding, Report, Table
from pipeline.publish.settings import SAYING
from pipeline.quantities.numerals import parse
from pipeline.values import dataclass

MarkStatus = Literal["verified", "contradicted", "doubtful", "decided"]
NUMERIC = frozenset({"entero", "decimal", "porcentaje", "monto"})

_OF_SEVERITY: Mapping[str, MarkStatus] = {"error": "contradicted", "warning": "doubtful"}
_WEIGHT: Mapping[MarkStatus, int] = {"verified": 0, "decided": 1, "doubtful": 2, "contradicted": 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """The status of one cell. ``finding`` is the key of the finding that explains it, "" where there is none."""

    status: MarkStatus
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of figures in tables: all, those a check covered, those of them that hold, and those that do not hold but
    that a person decided about.
    """

    figures: int
    checked: int
    holding: int
    decided: int = 0


def marks_by_cell(report: Report) -> Mapping[CellKey, Mark]:
    """The status of every cell that a check, a finding or a claim refers to, by (table, row, column).

    A cell is contradicted (or doubtful) when an open error (or warning) accuses it, verified when it takes part in a
    relation that holds or a sentence repeats it correctly.
    """
    made: dict[CellKey, Mark] = {}
    for check in report.checks:
        if check.holds:
            for position in ((check.table, check.row, check.column), *check.operands):
                made[position] = Mark("verified")
    for numeral in report.numerals:
        if numeral.verdict == "verified":
            for evidence in numeral.evidence:
                if evidence.cell is not None:
                    made.setdefault(evidence.cell, Mark("verified"))
    for finding in report.findings:
        for position, mark in _accused(finding, finding.key or finding.id):
            known = made.get(position)
            if known is None or _WEIGHT[mark.status] > _WEIGHT[known.status]:
                made[position] = mark
    return made


def _accused(finding: Finding, key: str) -> Iterator[tuple[CellKey, Mark]]:
    status = _OF_SEVERITY.get(finding.severity)
    if status is not None:
        mark = Mark(status if finding.status == "open" else "decided", key)
        for evidence in finding.evidence:
            if evidence.role == "observed" and evidence.cell is not None:
                yield evidence.cell, mark
    for consequence in finding.consequences:
        yield from _accused(consequence, key)


def counts(report: Report, judged: Mapping[CellKey, Mark]) -> Counts:
    """The number of figures in tables, how many were checked, and how many of these hold."""
    found = set(figure_cells(report))
    checked = [judged[position] for position in found if position in judged]
    statuses = Counter(mark.status for mark in checked)
    return Counts(len(found), len(checked), statuses["verified"], statuses["decided"])


def figure_cells(report: Report) -> Iterator[CellKey]:
    """Where the figures of the tables stand, headers apart."""
    for table in report.document.tables:
        clean = report.clean.clean.get(table.id)
        yield from _typed_figures(clean) if clean else _printed_figures(table)


def _typed_figures(clean: CleanTable) -> Iterator[CellKey]:
    """The figures of columns of figures, and of those that are text only because counts and percentages stand below
    each other."""
    for column in clean.columns:
        values = [v for row in clean.rows if (v := row.values.get(column.name)) and v.typed is not None]
        if column.type == "texto":
            figures = [value for value in values if parse(value.printed) is not None]
            values = figures if len(figures) >= SAYING.mostly_figures * len(values) else []
        elif column.type not in NUMERIC:
            continue
        for value in values:
            if value.row is not None and value.column is not None:
                yield clean.table, value.row, value.column


def _printed_figures(table: Table) -> Iterator[CellKey]:
    for cell in table.cells:
        if cell.row >= table.header_rows and parse(cell.text) is not None:
            yield table.id, cell.row, cell.column


def is_unsure(table: Table, judged: Mapping[CellKey, Mark]) -> bool:
    """Whether a table may be misread, or no table at all (a chart, a diagram): its reading is not sure, and less than
    half of its figures agree with others."""
    figures = list(_printed_figures(table))
    verified = sum(key in judged and judged[key].status == "verified" for key in figures)
    return table.confidence < SAYING.sure_reading and (not figures or verified * 2 < len(figures))


def confidence(finding: Finding) -> int | None:
    """The confidence of the least certain recognised text among a finding's evidence, in whole percent; ``None`` where
    no evidence was recognised from an image.
    """
    known = [e.confidence for e in finding.evidence if e.role != "context" and e.confidence is not None]
    return int(min(known) * 100) if known else None


def open_by_severity(findings: Iterable[Finding]) -> Mapping[str, int]:
    """The number of open findings by severity; consequences are not counted separately."""
    found = {"error": 0, "warning": 0, "info": 0}
    for finding in findings:
        if finding.status == "open":
            found[finding.severity] += 1
    return found
