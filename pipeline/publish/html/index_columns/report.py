"""The report, by its title, and its page."""

from pipeline.publish.html.index_columns.base import IndexColumn

REPORT = IndexColumn(
    "Informe",
    '<a href="{{ base }}/quality-report.html">{{ e.title }}</a><small>{{ e.service }} · {{ e.report|kept }}</small>'
    "{% if e.same %}<small>Mismo documento que {{ e.same }}</small>{% endif %}",
    style="",
    is_row_header=True,
)
