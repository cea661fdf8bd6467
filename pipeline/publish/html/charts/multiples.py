"""Small multiples: one small picture a service, with the same years in each, drawn as inline SVG.

After Tufte, The Visual Display of Quantitative Information (1983): same frame, same scale, so that eyes compare. Where
services differ so much that the small ones would be flat, each has a scale of its own, and the chart says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from pipeline.publish import spanish
from pipeline.publish.html.charts.chart import Bar, Chart, Panel
from pipeline.publish.html.charts.inline import inline
from pipeline.publish.html.settings import COLUMN_CHARTS

YearValue = tuple[int, Decimal, Decimal | None]
"""A year, the total printed, and what its rows add up to where a finding accuses it."""


def chart_of_services(title: str, services: Mapping[str, Sequence[YearValue]]) -> Chart | None:
    """The chart of what several services share, by their name; None where no service has two years."""
    years = sorted({year for values in services.values() for year, _, _ in values})
    if len(services) < 2 or all(len(values) < 2 for values in services.values()):
        return None
    most = {
        name: max(max(printed, added or printed) for _, printed, added in values) for name, values in services.items()
    }
    common = max(most.values()) <= COLUMN_CHARTS.alike * min(most.values())
    whole = max(most.values())
    panels = tuple(
        Panel(name, tuple(_bars(values, years, whole if common else most[name])), _change(values))
        for name, values in sorted(services.items())[: COLUMN_CHARTS.max_panels]
    )
    scale = "todos a la misma escala" if common else "cada uno a su propia escala: se comparan formas, no alturas"
    note = f"Un cuadro por servicio, {years[0]} a {years[-1]}; {scale}."
    left_out = max(0, len(services) - COLUMN_CHARTS.max_panels)
    return Chart("multiples", "", title, note, tuple(b for p in panels for b in p.bars), (), left_out, panels)


def _bars(values: Sequence[YearValue], years: Iterable[int], whole: Decimal) -> Iterable[Bar]:
    known = {year: (printed, added) for year, printed, added in values}
    for year in years:
        printed, added = known.get(year, (None, None))
        yield Bar(
            str(year),
            Decimal(0) if printed is None else printed * 100 / whole,
            "sin dato" if printed is None else spanish.number(printed),
            recomputed=None if added is None else added * 100 / whole,
            recomputed_text="" if added is None else spanish.number(added),
        )


def _change(values: Sequence[YearValue]) -> str:
    """The first and the last figure, and by how much it moved."""
    (first, before, _), (last, after, _) = values[0], values[-1]
    if first == last:
        return f"{first}: {spanish.number(before)}"
    moved = f" ({100 * (after - before) / before:+.0f}\u00a0%)" if before else ""
    return f"{first}: {spanish.number(before)} → {last}: {spanish.number(after)}{moved}"


@dataclass(frozen=True, slots=True)
class _Frame:
    slot: float
    column: float


def draw_multiples(chart: Chart, id: str) -> str:
    """The panels as a list; ``id`` as in :func:`pipeline.publish.html.charts.draw.draw`."""
    made = []
    for number, panel in enumerate(chart.panels):
        picture = inline(_panel(panel, f"{id}p{number}").as_svg(header=""))
        made.append(f"<li><h4>{escape(panel.name)}</h4>{picture}<p>{escape(panel.change)}</p></li>")
    return f'<ul class="panels">{"".join(made)}</ul>'


def _panel(panel: Panel, id: str) -> Any:
    import drawsvg

    text = escape(f"{panel.name}. " + "; ".join(f"{bar.label}: {bar.text}" for bar in panel.bars) + ".")
    picture = drawsvg.Drawing(
        COLUMN_CHARTS.width,
        COLUMN_CHARTS.height,
        id_prefix=id,
        role="img",
        **{"aria-label": text, "class": "multiples"},
    )
    picture.append(drawsvg.Line(0, COLUMN_CHARTS.floor, COLUMN_CHARTS.width, COLUMN_CHARTS.floor, class_="floor"))
    slot = COLUMN_CHARTS.width / len(panel.bars)
    frame = _Frame(slot, min(COLUMN_CHARTS.widest, slot * COLUMN_CHARTS.column))
    for place, bar in enumerate(panel.bars):
        picture.append(_column(bar, place, frame, len(panel.bars)))
    return picture


def _column(bar: Bar, place: int, frame: _Frame, count: int) -> Any:
    import drawsvg

    middle = round((place + COLUMN_CHARTS.middle) * frame.slot, 2)
    group = drawsvg.Group(class_="row")
    group.append_title(f"{bar.label}: {bar.text}")
    high = round(float(bar.value) * (COLUMN_CHARTS.floor - COLUMN_CHARTS.top) / 100, 2)
    left = round(middle - frame.column / 2, 2)
    group.append(
        drawsvg.Rectangle(left, round(COLUMN_CHARTS.floor - high, 2), round(frame.column, 2), high, class_="first")
    )
    if bar.recomputed is not None:
        at = round(COLUMN_CHARTS.floor - float(bar.recomputed) * (COLUMN_CHARTS.floor - COLUMN_CHARTS.top) / 100, 2)
        group.append(
            drawsvg.Line(
                left - COLUMN_CHARTS.mark_over,
                at,
                round(left + frame.column + COLUMN_CHARTS.mark_over, 2),
                at,
                class_="recomputed",
            )
        )
    if count <= COLUMN_CHARTS.every_year or place in (0, count - 1):
        group.append(
            drawsvg.Text(
                bar.label,
                COLUMN_CHARTS.letter,
                x=middle,
                y=COLUMN_CHARTS.floor + COLUMN_CHARTS.baseline,
                text_anchor="middle",
                class_="label",
            )
        )
    return group
