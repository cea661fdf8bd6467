"""Which reports of two years are compared: those of the same service, region and kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.run.published.same_kind import Subject
from pipeline.run.published.services import UNKNOWN, ServiceKey, service


@dataclass(frozen=True, slots=True)
class ReportPair:
    """Two reports to compare, with the years they are about; ``left_out`` names others of the same
    service and year that were not."""

    before: str
    after: str
    year: int | None
    left_out: tuple[str, ...] = ()


def pairs_of_years(
    summaries: Mapping[str, Mapping[str, Any]], about: Mapping[str, Subject], before: int, after: int
) -> tuple[list[ReportPair], list[str], list[str]]:
    """The reports of one year and of another that are of the same service, region and kind (``about``), and those
    of each year that have no counterpart. Two reports whose service nobody knows are no pair."""

    def of(year: int) -> dict[ServiceKey, list[str]]:
        groups: dict[ServiceKey, list[str]] = {}
        for report, s in sorted(summaries.items()):
            if s["year"] == year:
                groups.setdefault(service(s), []).append(report)
        return groups

    first, second = of(before), of(after)
    if len(first) == len(second) == 1 and _are_alike(*first, *second):
        second = dict(zip(first, second.values(), strict=True))
    pairs: list[ReportPair] = []
    met: set[str] = set()
    for key in sorted((first.keys() & second.keys()) - {UNKNOWN}, key=lambda k: first[k][0]):
        olds, news = first[key], second[key]
        while alike := [
            (summaries[old]["source"]["format"] != summaries[new]["source"]["format"], news.index(new), old, new)
            for new in news
            for old in olds
            if not {old, new} & met and about[old].is_alike(about[new])
        ]:
            *_, old, new = min(alike)
            others = [r for r in (*olds, *news) if r not in met | {old, new} and about[r].is_alike(about[new])]
            pairs.append(ReportPair(old, new, before, tuple(others)))
            met |= {old, new, *others}
    alone_before, alone_after = ([r for rs in year.values() for r in rs if r not in met] for year in (first, second))
    return pairs, alone_before, alone_after


def _are_alike(one: ServiceKey, other: ServiceKey) -> bool:
    """Whether two names of one region may be of the same service, where no other is there: one has all the words of
    the other ("Hospital del Valle", "Hospital Provincial del Valle")."""
    words, others = (frozenset(filter(None, name.split("-"))) for name, _ in (one, other))
    return one[1] == other[1] and bool(words and others) and (words <= others or others <= words)
