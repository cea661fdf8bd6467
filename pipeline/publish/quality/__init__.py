"""What a report comes to: how much was checked, what is open, what is to be decided.

In: a report. Out: the status of each cell (``marks``), of pages and sections (``coverage``), which findings a person
decides (``triage``), a few values for the first screen (``summary``), and the figures by which a report is found
(``searched_figures``).
"""
