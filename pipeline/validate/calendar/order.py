"""Which elements of a mostly ordered sequence stand out of order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from pipeline.validate.calendar.settings import SETTINGS


def longest_run(values: Sequence[int]) -> list[int]:
    """Indices of a longest non-decreasing subsequence (patience sorting, O(n log n); Fredman 1975).

    Of several the one is given whose elements come latest as small as possible.
    """
    tails: list[int] = []
    tail_index: list[int] = []
    previous = [-1] * len(values)
    for index, value in enumerate(values):
        place = bisect_right(tails, value)
        if place == len(tails):
            tails.append(value)
            tail_index.append(index)
        else:
            tails[place] = value
            tail_index[place] = index
        previous[index] = tail_index[place - 1] if place else -1
    chain = []
    index = tail_index[-1] if tail_index else -1
    while index >= 0:
        chain.append(index)
        index = previous[index]
    return chain[::-1]


def out_of_order(values: Sequence[int]) -> list[int] | None:
    """Indices that break an ordered sequence (up or down), ``None`` where it is not an ordered one."""
    if len(values) < SETTINGS.shortest_sequence:
        return None
    up = longest_run(values)
    down = longest_run([-v for v in values])
    kept = up if len(up) >= len(down) else down
    out = sorted(set(range(len(values))) - set(kept))
    if len(out) > max(1, int(len(values) * SETTINGS.most_out_of_place)):
        return None
    return out


def nearest_in_order(values: Sequence[int], out: Sequence[int], index: int) -> tuple[int | None, int | None]:
    """The nearest in-order values before and after an element."""
    bad = set(out)
    before = next((values[i] for i in range(index - 1, -1, -1) if i not in bad), None)
    after = next((values[i] for i in range(index + 1, len(values)) if i not in bad), None)
    return before, after


def mends(printed: date, low: date | None, high: date | None) -> list[tuple[str, date]]:
    """The dates one slip away from ``printed`` that fit between two others, the likeliest first.

    (what was changed, date): the year of a neighbour, the month, day and month swapped, the day.
    """
    if low is not None and high is not None and low > high:
        low, high = high, low
    years = sorted({d.year for d in (low, high) if d is not None})
    candidates: list[tuple[str, tuple[int, int, int]]] = []
    candidates += [("el año", (y, printed.month, printed.day)) for y in years if y != printed.year]
    candidates += [
        ("el mes", (printed.year, m, printed.day)) for m in range(1, date.max.month + 1) if m != printed.month
    ]
    candidates.append(("día y mes trocados", (printed.year, printed.day, printed.month)))
    candidates += [("el día", (printed.year, printed.month, d)) for d in _one_digit(printed.day)]
    found = []
    for what, parts in candidates:
        try:
            mended = date(*parts)
        except ValueError:
            continue
        if (low is None or mended >= low) and (high is None or mended <= high) and (low or high):
            found.append((what, mended))
    return found


def _one_digit(day: int) -> list[int]:
    """The days that differ from one in a single digit of two."""
    text = f"{day:02d}"
    return [d for d in range(1, date.max.day + 1) if sum(a != b for a, b in zip(text, f"{d:02d}", strict=True)) == 1]
