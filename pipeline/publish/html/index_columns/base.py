"""What a column of the list of reports in the index is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexColumn:
    """A column: its header (Spanish) and the template of a cell.

    The template is text in which ``e`` is the :class:`~pipeline.publish.html.index_page.ReportEntry` of the row (what
    it has no field for stands in ``e.summary``, which is what ``report.json`` says) and ``base`` the address of the
    report's folder; the engine escapes what it fills in. ``style`` is the class of the cell: "n" for numbers.
    """

    title: str
    cell: str
    style: str = "n"
    is_row_header: bool = False
