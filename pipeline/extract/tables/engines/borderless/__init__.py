"""Tables with few or no rules, found from how their words are aligned.

``ALIGNED`` is the engine (``engine``). In the order in which they are asked: lines and their chunks (``text_lines``),
running text set aside (``running_text``), consecutive lines that may be a table (``segments``), where header and body
begin and end (``table_extent``, ``header_extent``, ``table_end``), columns (``columns``), rows (``row_grouping``), the
header (``spanning_headers``), and how sure it all is (``confidence``).
"""

from pipeline.extract.tables.engines.borderless.engine import ALIGNED, Aligned

__all__ = ["ALIGNED", "Aligned"]
