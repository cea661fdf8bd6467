"""Which reports of one service are of one kind, so that a later one says again what an earlier one said.

A municipality publishes its account, the state of its debt and an inventory of its emissions: of these the year
before of one is not the other, although service and region are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.run.published.family_file import recorded
from pipeline.run.published.summaries import Summaries
from pipeline.run.settings import COMPARING
from pipeline.spanish.stems import shared, stems
from pipeline.store import Output


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: the stems of its title without those of its institution and region, and the names
    of its datasets in the collection."""

    title: frozenset[str]
    datasets: frozenset[str]

    def is_alike(self, other: Subject) -> bool:
        """Whether both have a dataset in common, or most words of the shorter title."""
        fewer, more = sorted((self.title, other.title), key=len)
        alike = len(shared(fewer, more)) > COMPARING.same_title * len(fewer)
        return alike or not self.datasets.isdisjoint(other.datasets)


def subjects(out: Output, summaries: Summaries) -> dict[str, Subject]:
    """What each report is about; datasets that the collection has under a name of their family go by that."""
    named = {
        (str(member[0]), str(member[1])): str(family.get("name", ""))
        for family in recorded(out)
        for member in family["members"]
        if isinstance(member, list) and len(member) == 2
    }
    return {
        report: report_subject(said, {name: named.get((report, name)) or name for name in said["datasets"]})
        for report, said in summaries.items()
    }


def report_subject(said: Mapping[str, Any], named: Mapping[str, str]) -> Subject:
    """What a report is about by its ``report.json``; ``named``: of its datasets the names in the collection."""
    service = stems(f"{said['institution']} {said['region']}")
    title = frozenset(word for word in stems(said["title"]) - service if not word.isdigit())
    return Subject(title, frozenset(named.values()))
