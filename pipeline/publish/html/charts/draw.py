"""Draws a :class:`Chart` as inline SVG with drawsvg: narrow enough for a phone, coloured by the page's styles.

Why drawsvg and a layout of our own: docs/decisions/0011-charts.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.inline import inline
from pipeline.publish.html.charts.letters import fitted, width, wrapped
from pipeline.publish.html.settings import BARS

if TYPE_CHECKING:
    import drawsvg


def draw(chart: Chart, id: str) -> str:
    """The chart as an ``<svg>``, small multiples as a list; ``id`` makes the ids in it its own."""
    import drawsvg

    from pipeline.publish.html.charts.multiples import draw_multiples

    if chart.panels:
        return draw_multiples(chart, id)
    top, narrow = _top(chart), _is_narrow(chart)
    label = escape(chart.alternative)  # drawsvg escapes texts, but writes attributes as they are
    picture = drawsvg.Drawing(
        BARS.width, height(chart), id_prefix=id, role="img", **{"aria-label": label, "class": chart.kind}
    )
    if chart.legend:
        _legend(picture, chart)
    y = top
    for bar in chart.bars:
        picture.append(_narrow_row(bar, y) if narrow else _row(bar, y))
        y += _height(bar, narrow)
    return inline(picture.as_svg(header=""))


def height(chart: Chart) -> int:
    """How high a chart of bars is, in units of the picture."""
    return _top(chart) + sum(_height(bar, _is_narrow(chart)) for bar in chart.bars)


def _top(chart: Chart) -> int:
    return BARS.legend if chart.legend else 2


def _is_narrow(chart: Chart) -> bool:
    return len(chart.bars) > BARS.many and _fits_narrow(chart)


def with_drawings(found: Iterable[Chart]) -> list[tuple[Chart, object]]:
    """The charts with their SVG, which drawsvg has escaped."""
    from markupsafe import Markup

    return [(chart, Markup(draw(chart, f"g{number}"))) for number, chart in enumerate(found, start=1)]


def _fits_narrow(chart: Chart) -> bool:
    """Whether values are short enough to stand behind their bars, and labels can still be distinguished when cut."""
    labels = {_narrow_label(bar) for bar in chart.bars}
    room = BARS.width - BARS.bar_to - BARS.beside_bar
    short = all(bar.second is None and width(bar.text, BARS.small_letter, is_bold=True) <= room for bar in chart.bars)
    return short and len(labels) == len(chart.bars)


def _narrow_label(bar: Bar) -> str:
    return fitted(bar.label, BARS.bar_from - BARS.beside_bar, BARS.small_letter)


def _height(bar: Bar, narrow: bool) -> int:
    line = BARS.narrow_row if narrow else BARS.row + BARS.label_line * (len(_lines(bar)) - 1)
    return line + (BARS.recomputed_row if bar.recomputed_text else 0)


def _values(bar: Bar) -> str:
    return f"{bar.text} · {bar.second_text}" if bar.second_text else bar.text


def _lines(bar: Bar) -> list[str]:
    """The lines of the label. The value stands at the end of the last, an empty one where it has no room beside it."""
    lines = wrapped(bar.label, BARS.width, BARS.letter, BARS.most_lines) or [""]
    beside = width(lines[-1], BARS.letter, is_bold=bar.total) + width(_values(bar), BARS.letter, is_bold=True)
    return lines if beside + BARS.between <= BARS.width else [*lines, ""]


def _legend(picture: drawsvg.Drawing, chart: Chart) -> None:
    import drawsvg

    x = 0
    for name, style in zip(chart.legend, ("first", "second"), strict=False):
        picture.append(drawsvg.Rectangle(x, BARS.swatch_top, BARS.swatch, BARS.swatch, class_=style))
        picture.append(drawsvg.Text(name, BARS.letter, x=x + BARS.after_swatch, y=BARS.baseline, class_="legend"))
        x += BARS.legend_gap + BARS.legend_letter * len(name)


def _row(bar: Bar, y: int) -> Any:
    import drawsvg

    group = drawsvg.Group(class_="row total" if bar.total else "row")
    group.append_title(f"{bar.label}: {bar.text}")
    lines = _lines(bar)
    for number, line in enumerate(lines):
        foot = y + BARS.baseline + BARS.label_line * number
        if line:
            group.append(drawsvg.Text(line, BARS.letter, x=0, y=foot, class_="label"))
    y += BARS.label_line * (len(lines) - 1)
    group.append(
        drawsvg.Text(_values(bar), BARS.letter, x=BARS.width, y=y + BARS.baseline, text_anchor="end", class_="value")
    )
    filled = _span(float(bar.value))
    group.append(drawsvg.Rectangle(0, y + BARS.bar_top, BARS.width, BARS.bar, class_="track"))
    group.append(drawsvg.Rectangle(0, y + BARS.bar_top, filled, BARS.bar, class_="first"))
    if bar.second is not None:
        group.append(drawsvg.Rectangle(filled, y + BARS.bar_top, BARS.width - filled, BARS.bar, class_="second"))
    if bar.recomputed is not None:
        at = _span(float(bar.recomputed))
        group.append(drawsvg.Line(at, y + BARS.mark_top, at, y + BARS.mark_foot + BARS.bar, class_="recomputed"))
        anchor, shift = ("end", -BARS.beside_mark) if at > BARS.width / 2 else ("start", BARS.beside_mark)
        again = f"recalculado: {bar.recomputed_text}"
        x = min(max(at + shift, 0), BARS.width)
        group.append(
            drawsvg.Text(
                again, BARS.small_letter, x=x, y=y + BARS.row + BARS.below_row, text_anchor=anchor, class_="recomputed"
            )
        )
    return group


def _narrow_row(bar: Bar, y: int) -> Any:
    import drawsvg

    group = drawsvg.Group(class_="row total" if bar.total else "row")
    group.append_title(f"{bar.label}: {bar.text}")
    group.append(
        drawsvg.Text(
            _narrow_label(bar),
            BARS.small_letter,
            x=0,
            y=y + BARS.narrow_baseline,
            class_="label",
        )
    )
    group.append(
        drawsvg.Text(
            bar.text, BARS.small_letter, x=BARS.width, y=y + BARS.narrow_baseline, text_anchor="end", class_="value"
        )
    )
    wide = (BARS.bar_to - BARS.bar_from) / BARS.width
    group.append(
        drawsvg.Rectangle(BARS.bar_from, y + BARS.narrow_bar_top, BARS.bar_to - BARS.bar_from, BARS.bar, class_="track")
    )
    group.append(
        drawsvg.Rectangle(
            BARS.bar_from, y + BARS.narrow_bar_top, round(_span(float(bar.value)) * wide, 2), BARS.bar, class_="first"
        )
    )
    if bar.recomputed is not None:
        at = round(BARS.bar_from + _span(float(bar.recomputed)) * wide, 2)
        group.append(drawsvg.Line(at, y, at, y + BARS.narrow_mark + BARS.bar, class_="recomputed"))
        again = f"recalculado: {bar.recomputed_text}"
        group.append(
            drawsvg.Text(
                again,
                BARS.small_letter,
                x=BARS.width,
                y=y + BARS.narrow_row + BARS.below_narrow,
                text_anchor="end",
                class_="recomputed",
            )
        )
    return group


def _span(percent: float) -> float:
    """Percent as width; what is above 100 fills the bar, its printed value says the rest."""
    return round(min(max(percent, 0.0), 100.0) * BARS.width / 100, 2)
