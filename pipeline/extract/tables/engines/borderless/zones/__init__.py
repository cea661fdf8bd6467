"""What stands on a page: columns of the page, running text, charts, and runs of lines that may each be one table.

In: the lines of a page and what is drawn on it. Out: ``LineRun`` (``segments``), one for each table, without running
text (``running_text``, ``cell_texts``) and the labels of charts (``chart_labels``). Tables beside each other are
parted (``page_columns``, ``side_by_side``, ``neighbouring_tables``), and so are those below each other
(``segment_splits``).
"""
