"""Every validator over one report.

In: a clean report. Out: its ``Audit`` (``validators``); what was found is kept while its text is corrected
(``memory``), and what an error stands on is read again by another library before it is published
(``second_reading``).
"""
