"""``quality-report.html`` and the index: self-contained pages a person decides from."""

from pipeline.publish.html.report_page import quality_report

__all__ = ["quality_report"]
