"""What an account says against the same service's earlier one: for the page of the report and the command ``diff``."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipeline.publish.html.last_year_section import LastYear, Total
from pipeline.publish.money import pesos_per_unit
from pipeline.publish.spanish import counted, number
from pipeline.run.comparison.prose import moved_sentences, repeated_sentences
from pipeline.run.comparison.stale_prose import StaleFigure, stale_figures
from pipeline.run.comparison.tables import Change, compare
from pipeline.run.published import reports
from pipeline.run.published.families import by_report
from pipeline.run.published.same_kind import Subject, subjects
from pipeline.run.published.services import ServiceKey, service
from pipeline.run.published.summaries import Summaries
from pipeline.run.settings import SHOWN
from pipeline.store import Draft, Output

FILE = "earlier.json"
"""Which earlier report each report's page is compared with; there only where one is."""


def earlier_reports(summaries: Summaries, about: Mapping[str, Subject]) -> dict[str, str]:
    """For each report that has one the latest earlier report of the same service, region and kind."""
    services: dict[ServiceKey, list[str]] = {}
    for report, said in sorted(summaries.items()):
        if said["institution"] and said["year"] is not None:
            services.setdefault(service(said), []).append(report)
    found: dict[str, str] = {}
    for named in services.values():
        for report in named:
            said = summaries[report]
            earlier = [r for r in named if summaries[r]["year"] < said["year"] and about[r].is_alike(about[report])]
            same = [r for r in earlier if summaries[r]["source"]["format"] == said["source"]["format"]]
            if earlier:
                found[report] = max(same or earlier, key=lambda r: (summaries[r]["year"], r))
    return dict(sorted(found.items()))


DatasetsOf = Callable[[str], Mapping[str, reports.Rows]]
"""The datasets of a report by name."""


def comparison_lines(
    out: Output, report: str, before: str, summaries: Summaries, read: DatasetsOf | None = None
) -> LastYear:
    """What moved, was copied or restated between two reports, as lines to read; ``read`` as :func:`datasets`."""
    read = read or partial(datasets, out)
    then, now = read(before), read(report)
    found, gone, new = compare(then, now, year=summaries[before]["year"])
    changes = sorted((c for d in found for c in d.changes), key=change_size, reverse=True)
    totals = [(d.title, c) for d in found for c in d.totals if not c.before == c.after == 100]
    said = reports.numerals(out, before), reports.numerals(out, report)
    repeated, rewritten = repeated_sentences(*said), moved_sentences(*said)
    stale = stale_figures(*said, changes, summaries[before]["year"])
    return LastYear(
        before,
        summaries[before]["title"] or before,
        summaries[before]["year"],
        tuple(
            (
                title,
                tuple(
                    Total(f"{c.row} · {c.column}", _printed(c, c.before), _printed(c, c.after), change_text(c))
                    for _, c in group
                ),
            )
            for title, group in groupby(totals[: SHOWN.most_lines], key=itemgetter(0))
        ),
        max(0, len(totals) - SHOWN.most_lines),
        tuple(
            (name, len(counted(lines)), tuple(counted(lines)[: SHOWN.most_lines]))
            for name, lines in (
                ("Lo que más cambió", [change_line(c) for c in changes]),
                ("Cifras idénticas a las del año anterior", [change_line(c) for d in found for c in d.copied]),
                ("Cifras de antes que ahora son otras", [change_line(c) for d in found for c in d.restated]),
                ("Frases con la cifra del año anterior, donde la tabla ya dice otra", [not_updated(s) for s in stale]),
                ("Frases iguales a las del año anterior, con sus cifras", repeated),
                ("Frases que se repiten con otras cifras", [f"{old} → {new}" for old, new in rewritten]),
                ("Filas nuevas", [f"{d.title}: {row}" for d in found for row in d.new]),
                ("Filas que ya no están", [f"{d.title}: {row}" for d in found for row in d.gone]),
                ("Columnas nuevas", [f"{d.title}: {c}" for d in found for c in d.columns_new]),
                ("Columnas que ya no están", [f"{d.title}: {c}" for d in found for c in d.columns_gone]),
                ("Tablas nuevas", [now[name].title or name for name in new]),
                ("Tablas que ya no están", [then[name].title or name for name in gone]),
            )
            if lines
        ),
        f"cuenta diff {before} {report}",
    )


def datasets(out: Output, report: str) -> dict[str, reports.Rows]:
    """The datasets of a report under their names in the collection, by which those of two accounts are one."""
    named = by_report(out, [report]).get(report, {})
    found = reports.datasets(out, report)
    names = {name: named.get(name) or name for name in found}
    alone = {name for name in names.values() if list(names.values()).count(name) == 1}
    return {names[name] if names[name] in alone else name: rows for name, rows in found.items()}


def change_line(change: Change) -> str:
    """A change in one line: row, column, before, after, by how much."""
    text = f"{change.row} · {change.column}: {_printed(change, change.before)} → {_printed(change, change.after)}"
    return f"{text} ({by})" if (by := change_text(change)) else text


def not_updated(stale: StaleFigure) -> str:
    """A figure repeated in one line: its sentence, the figure, and what its cell says now."""
    return f"«{stale.sentence}»: {stale.text}; {change_line(stale.change)}"


def change_text(change: Change) -> str:
    """By how much a figure changed: in points, or in percent of what it was; "" where that says nothing."""
    if change.before == change.after:
        return ""
    if change.type == "porcentaje":
        points = f"{change.after - change.before:+.2f}".rstrip("0").rstrip(".").replace(".", ",")
        return f"{points} puntos"
    if not change.before:
        return ""
    if change.before * change.after < 0:
        return "cambia de signo"
    moved = 100 * (change.after - change.before) / abs(change.before)
    return f"{'+' if moved >= 0 else ''}{number(moved, 1)} %"


def change_size(change: Change) -> float:
    """How large a change is, to put the largest first: in proportion, points as hundredths."""
    if change.type == "porcentaje":
        return abs(float(change.after - change.before)) / 100
    whole = max(abs(float(change.before)), abs(float(change.after)))
    return abs(float(change.after) - float(change.before)) / whole if whole else 0.0


def _printed(change: Change, value: Any) -> str:
    """A figure in the unit that the title of its column says."""
    scale = pesos_per_unit(change.column, change.type)
    return _number(value if scale == 1 else value / scale)


def _number(value: Any) -> str:
    if isinstance(value, float) and value != int(value):
        return number(round(value, 4))
    return number(int(value)) if value == int(value) else number(value)


def refresh(out: Draft, summaries: Summaries, fresh: Collection[str], page: str) -> None:
    """Brings the part of pages that compares with the earlier account up to date; ``page`` is their name.

    Of the reports whose page or whose earlier report is ``fresh``, and of those that are compared with another
    than the last run recorded: a report that is withdrawn, or said to be of another year, is compared with no more.
    """
    from pipeline.publish.html.last_year_section import with_last_year

    earlier, recorded = earlier_reports(summaries, subjects(out, summaries)), _recorded(out)
    read = lru_cache(maxsize=SHOWN.most_read)(partial(datasets, out))
    for report in sorted(earlier.keys() | recorded.keys() & summaries.keys()):
        before = earlier.get(report)
        if not ({report, before} & set(fresh)) and recorded.get(report) == before:
            continue
        drawn = out.read(f"{report}/{page}")
        if drawn is not None:
            found = comparison_lines(out, report, before, summaries, read) if before else None
            out.write(f"{report}/{page}", with_last_year(drawn, found))
    if earlier:
        out.write(FILE, (json.dumps({"earlier": earlier}, ensure_ascii=False, indent=1) + "\n").encode())
    elif recorded:
        out.remove(FILE)


def _recorded(out: Output) -> dict[str, str]:
    """What the last run compared, by report; nothing where its record is missing or damaged."""
    try:
        said = json.loads(out.read(FILE) or b"{}")["earlier"]
        return {str(report): str(before) for report, before in said.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
