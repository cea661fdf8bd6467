"""Draws a :class:`Chart` as inline SVG with drawsvg: narrow enough for a phone, coloured by the page's styles.

Why drawsvg and a layout of our own: docs/decisions/0011-charts.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.inline import inline
from pipeline.publish.spanish import shortened

if TYPE_CHECKING:
    import drawsvg

WIDTH = 380
BAR = 11
ROW = 40
RECOMPUTED_ROW = 16
CHARACTERS, ALONE = 48, 60
"""Of a label and the value beside it, and of a label on a line of its own, at 12 units: an average letter takes about
half of them."""
LABEL_LINE = 16
LEGEND = 24
MANY = 12
"""Bars from which on label, bar and value share a line, so that a long chart stays on a page."""
NARROW_ROW = 17
BAR_FROM, BAR_TO = 158, 286
NARROW_CHARACTERS = 25
NARROW_VALUE = 15
"""Characters of a value that fit behind the bar."""


def draw(chart: Chart, id: str) -> str:
    """The chart as an ``<svg>``, small multiples as a list; ``id`` makes the ids in it its own."""
    import drawsvg

    from pipeline.publish.html.charts.multiples import draw_multiples

    if chart.panels:
        return draw_multiples(chart, id)
    top = LEGEND if chart.legend else 2
    narrow = len(chart.bars) > MANY and _fits_narrow(chart)
    height = top + sum(_height(bar, narrow) for bar in chart.bars)
    label = escape(chart.alternative)  # drawsvg escapes texts, but writes attributes as they are
    picture = drawsvg.Drawing(WIDTH, height, id_prefix=id, role="img", **{"aria-label": label, "class": chart.kind})
    if chart.legend:
        _legend(picture, chart)
    y = top
    for bar in chart.bars:
        picture.append(_narrow_row(bar, y) if narrow else _row(bar, y))
        y += _height(bar, narrow)
    return inline(picture.as_svg(header=""))


def drawn(found: Iterable[Chart]) -> list[tuple[Chart, object]]:
    """The charts with their SVG, which drawsvg has escaped."""
    from markupsafe import Markup

    return [(chart, Markup(draw(chart, f"g{number}"))) for number, chart in enumerate(found, start=1)]


def _fits_narrow(chart: Chart) -> bool:
    """Whether values are short enough to stand behind their bars, and labels are still told apart when cut."""
    labels = {shortened(bar.label, NARROW_CHARACTERS) for bar in chart.bars}
    short = all(bar.second is None and len(bar.text) <= NARROW_VALUE for bar in chart.bars)
    return short and len(labels) == len(chart.bars)


def _height(bar: Bar, narrow: bool) -> int:
    line = NARROW_ROW if narrow else ROW + LABEL_LINE * _has_own_line(bar)
    return line + (RECOMPUTED_ROW if bar.recomputed_text else 0)


def _values(bar: Bar) -> str:
    return f"{bar.text} · {bar.second_text}" if bar.second_text else bar.text


def _has_own_line(bar: Bar) -> bool:
    """Whether the label stands above the value, because it does not fit beside it."""
    return len(bar.label) + len(_values(bar)) > CHARACTERS


def _legend(picture: drawsvg.Drawing, chart: Chart) -> None:
    import drawsvg

    x = 0
    for name, style in zip(chart.legend, ("first", "second"), strict=False):
        picture.append(drawsvg.Rectangle(x, 4, 11, 11, class_=style))
        picture.append(drawsvg.Text(name, 12, x=x + 16, y=14, class_="legend"))
        x += 36 + 7 * len(name)


def _row(bar: Bar, y: int) -> Any:
    import drawsvg

    group = drawsvg.Group(class_="row total" if bar.total else "row")
    group.append_title(f"{bar.label}: {bar.text}")
    group.append(drawsvg.Text(shortened(bar.label, ALONE), 12, x=0, y=y + 14, class_="label"))
    y += LABEL_LINE * _has_own_line(bar)
    group.append(drawsvg.Text(_values(bar), 12, x=WIDTH, y=y + 14, text_anchor="end", class_="value"))
    filled = _span(float(bar.value))
    group.append(drawsvg.Rectangle(0, y + 20, WIDTH, BAR, class_="track"))
    group.append(drawsvg.Rectangle(0, y + 20, filled, BAR, class_="first"))
    if bar.second is not None:
        group.append(drawsvg.Rectangle(filled, y + 20, WIDTH - filled, BAR, class_="second"))
    if bar.recomputed is not None:
        at = _span(float(bar.recomputed))
        group.append(drawsvg.Line(at, y + 16, at, y + 24 + BAR, class_="recomputed"))
        anchor, shift = ("end", -4) if at > WIDTH / 2 else ("start", 4)
        again = f"recalculado: {bar.recomputed_text}"
        x = min(max(at + shift, 0), WIDTH)
        group.append(drawsvg.Text(again, 11, x=x, y=y + ROW + 6, text_anchor=anchor, class_="recomputed"))
    return group


def _narrow_row(bar: Bar, y: int) -> Any:
    import drawsvg

    group = drawsvg.Group(class_="row total" if bar.total else "row")
    group.append_title(f"{bar.label}: {bar.text}")
    group.append(drawsvg.Text(shortened(bar.label, NARROW_CHARACTERS), 11, x=0, y=y + 12, class_="label"))
    group.append(drawsvg.Text(bar.text, 11, x=WIDTH, y=y + 12, text_anchor="end", class_="value"))
    wide = (BAR_TO - BAR_FROM) / WIDTH
    group.append(drawsvg.Rectangle(BAR_FROM, y + 3, BAR_TO - BAR_FROM, BAR, class_="track"))
    group.append(drawsvg.Rectangle(BAR_FROM, y + 3, round(_span(float(bar.value)) * wide, 2), BAR, class_="first"))
    if bar.recomputed is not None:
        at = round(BAR_FROM + _span(float(bar.recomputed)) * wide, 2)
        group.append(drawsvg.Line(at, y, at, y + 6 + BAR, class_="recomputed"))
        again = f"recalculado: {bar.recomputed_text}"
        group.append(drawsvg.Text(again, 11, x=WIDTH, y=y + NARROW_ROW + 11, text_anchor="end", class_="recomputed"))
    return group


def _span(percent: float) -> float:
    """Percent as width; what is above 100 fills the bar, its printed value says the rest."""
    return round(min(max(percent, 0.0), 100.0) * WIDTH / 100, 2)
