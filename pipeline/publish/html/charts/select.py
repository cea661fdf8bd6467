"""Which tables are worth a picture, and which picture."""

from __future__ import annotations

from pipeline.model import Report
from pipeline.publish.html.charts.chart import Bar, Figure
from pipeline.publish.html.charts.kinds import KINDS, shares
from pipeline.publish.html.charts.table_view import views

__all__ = ["MAX_FIGURES", "Bar", "Figure", "figures"]

MAX_FIGURES = 10


def figures(report: Report) -> tuple[Figure, ...]:
    """The pictures of a report, in the order of its tables: at most one a table, ten in all.

    Those with something reported wrongly are kept first when there are too many, shares of a total last.
    What should have been reported is what findings say: a picture accuses nobody.
    """
    found: list[tuple[int, int, Figure]] = []
    for order, view in enumerate(views(report)):
        for kind in KINDS:
            if (figure := kind(view)) is not None:
                found.append((2 if kind is shares else 0 if figure.differing else 1, order, figure))
                break
    kept = sorted(sorted(found, key=lambda f: f[:2])[:MAX_FIGURES], key=lambda f: f[1])
    return tuple(figure for _, _, figure in kept)
