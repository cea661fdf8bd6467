"""Tables with few or no rules, found from how their words are aligned.

``ALIGNED`` is the engine (``engine``). In the order in which they are asked: lines and their chunks (``lines/``),
running text set aside and consecutive lines that may be a table (``zones/``), columns (``columns/``), where header
and body begin and end (``extent/``), the header (``header/``), rows (``rows/``, wrapped ones ``wrapped_rows/``), all
of it for one run in ``tables``, and how sure it all is (``confidence``).
"""

from pipeline.extract.tables.engines.borderless.engine import ALIGNED, Aligned

__all__ = ["ALIGNED", "Aligned"]
