"""A report as documents beside its page: workbook, Markdown, a letter to the service.

In: a report. Out: the bytes of ``quality-report.xlsx`` (``workbook``), ``quality-report.md`` (``markdown``) and the
letter that asks about each open error (``letter``).
"""
