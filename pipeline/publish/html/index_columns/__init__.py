"""The columns of the list of reports in the index. ``COLUMNS`` is the registry, in the order of the page."""

from __future__ import annotations

from pipeline.publish.html.index_columns import counts
from pipeline.publish.html.index_columns.base import IndexColumn
from pipeline.publish.html.index_columns.files import FILES
from pipeline.publish.html.index_columns.report import REPORT

COLUMNS: tuple[IndexColumn, ...] = (
    REPORT,
    counts.YEAR,
    counts.TABLES,
    counts.CHECKED,
    counts.CLAIMS,
    counts.ERRORS,
    counts.WARNINGS,
    counts.NOTES,
    counts.DECIDED,
    FILES,
)
