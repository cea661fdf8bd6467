"""Which datasets of the reports are one dataset of the collection: ``families.json``.

A table that a schema knows is of that schema's dataset. The others are grouped by kind over all reports and years
(``pipeline.clean.families``); what is in no family stays in its report. The file keeps the name of every family, so
that a further report changes none; a person may write a better name into it, and it stays. A document that two reports
publish is in the collection once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.clean.dataset_names import family_name
from pipeline.clean.families import Kind, are_alike, family_numbers
from pipeline.run.published.family_file import names_given, recorded
from pipeline.run.published.same_document import same_documents
from pipeline.run.published.summaries import Summaries
from pipeline.run.settings import FAMILIES
from pipeline.store import Output


@dataclass(frozen=True, slots=True)
class Member:
    """A dataset of a report."""

    report: str
    dataset: str

    @property
    def path(self) -> str:
        """Where its rows are published, relative to the output."""
        return f"{self.report}/datasets/{self.dataset}.parquet"


@dataclass(frozen=True)
class Families:
    """The members of every dataset of the collection, which of them are families, and ``families.json``."""

    members: Mapping[str, Sequence[Member]]
    names: frozenset[str]
    content: bytes

    def of(self, report: str) -> dict[str, str]:
        """The name in the collection of each dataset of a report that is in it."""
        return {m.dataset: name for name, members in self.members.items() for m in members if m.report == report}


@dataclass(frozen=True)
class _UnknownTable:
    member: Member
    kind: Kind
    tables: int
    title: str
    headers: tuple[str, ...]


def families(out: Output, reports: Summaries, say: Callable[[str], None] = lambda words: None) -> Families:
    """The datasets of the collection over all reports, named as before where they were there before.

    Args:
        say: called with a message (Spanish) about names in ``families.json`` that become others.

    Raises:
        pipeline.run.published.family_file.BadFamilies: ``families.json`` cannot be used.
    """
    members: dict[str, list[Member]] = {}
    unknown: list[_UnknownTable] = []
    again = same_documents(reports)
    for report, summary in sorted(reports.items()):
        if report in again:
            continue
        for dataset in summary["datasets"]:
            said = summary["families"].get(dataset)
            if said is None:
                members.setdefault(dataset, []).append(Member(report, dataset))
            else:
                unknown.append(_unknown(Member(report, dataset), said))
    before = names_given(out, members, say)
    taken = set(members)
    listed = []
    grouped: dict[int, list[_UnknownTable]] = {}
    for number, one in zip(family_numbers(one.kind for one in unknown), unknown, strict=True):
        grouped.setdefault(number, []).append(one)
    for together in grouped.values():
        if sum(one.tables for one in together) < FAMILIES.fewest:
            continue
        name = _name(together, before, taken)
        taken.add(name)
        members[name] = [one.member for one in together]
        listed.append(_record(name, together))
    listed.sort(key=lambda family: family["name"])
    content = json.dumps({"families": listed}, ensure_ascii=False, indent=1) + "\n"
    return Families(members, frozenset(family["name"] for family in listed), content.encode())


def _unknown(member: Member, said: Mapping[str, Any]) -> _UnknownTable:
    headers = tuple(map(str, said["columns"]))
    return _UnknownTable(member, Kind.of_json(said), int(said["tables"]), str(said["title"]), headers)


def _name(together: Sequence[_UnknownTable], before: Sequence[tuple[str, Kind]], taken: set[str]) -> str:
    """The name a family had, where one was alike it; else the one its reports all use; else one of its own."""
    for name, kind in before:
        if name not in taken and are_alike(kind, together[0].kind):
            return name
    own = {one.member.dataset for one in together}
    if len(own) == 1 and not own & taken:
        return own.pop()
    titles = [one.title for one in together]
    return family_name(titles, together[0].headers, taken)


def _record(name: str, together: Sequence[_UnknownTable]) -> dict[str, Any]:
    first = together[0]
    return {
        "name": name,
        "title": first.title,
        "columns": list(first.headers),
        "tables": sum(one.tables for one in together),
        "members": [[one.member.report, one.member.dataset] for one in together],
        "kind": first.kind.as_json(),
    }


def by_report(out: Output, reports: Iterable[str]) -> dict[str, dict[str, str]]:
    """The names in the collection of the datasets of reports, as ``families.json`` records them."""
    wanted = set(reports)
    found: dict[str, dict[str, str]] = {}
    for family in recorded(out):
        for member in family["members"]:
            if isinstance(member, list) and len(member) == 2 and member[0] in wanted:
                found.setdefault(member[0], {})[str(member[1])] = str(family.get("name", ""))
    return found
