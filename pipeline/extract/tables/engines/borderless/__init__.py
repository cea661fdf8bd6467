"""Tables with few or no rules, found from how their words are aligned.

``ALIGNED`` is the engine. Lines and chunks (``lines``), running text set aside (``prose``), runs of
lines (``runs``), columns (``columns``), where header and body begin and end (``layout``), rows
(``rows``), the header (``headers``), and how sure it all is (``confidence``).
"""

from pipeline.extract.tables.engines.borderless.engine import ALIGNED, Aligned

__all__ = ["ALIGNED", "Aligned"]
