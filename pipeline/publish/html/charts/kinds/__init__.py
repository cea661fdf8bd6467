"""The kinds of charts of a table, each a file of its own. ``KINDS`` is the registry: the first that has something to
show of a table draws it."""

from __future__ import annotations

from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.kinds.execution import EXECUTION
from pipeline.publish.html.charts.kinds.shares import SHARES
from pipeline.publish.html.charts.kinds.women_and_men import WOMEN_AND_MEN
from pipeline.publish.html.charts.kinds.wrong_percentages import WRONG_PERCENTAGES
from pipeline.publish.html.charts.kinds.years import YEARS

KINDS: tuple[ChartKind, ...] = (EXECUTION, WOMEN_AND_MEN, WRONG_PERCENTAGES, YEARS, SHARES)
