"""What an account says against the same service's earlier one: for the page of the report and the command ``diff``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pipeline.publish.html.last_year_section import LastYear, Total
from pipeline.publish.spanish import number
from pipeline.run import reports
from pipeline.run.compare import Change, compare, repeated_sentences
from pipeline.run.summaries import Summaries
from pipeline.store import Output

MOST = 40
"""Lines of one list on the page; the command ``diff`` has them all."""


def pairs(summaries: Summaries, fresh: Collection[str]) -> dict[str, str]:
    """For each report the latest earlier one of the same service and region, where either is ``fresh``."""
    found: dict[str, str] = {}
    for report, said in sorted(summaries.items()):
        earlier = [r for r, other in summaries.items() if _is_earlier(other, said)]
        if earlier:
            same = [r for r in earlier if summaries[r]["source"]["format"] == said["source"]["format"]]
            before = max(same or earlier, key=lambda r: (summaries[r]["year"], r))
            if report in fresh or before in fresh:
                found[report] = before
    return found


def _is_earlier(other: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    known = said["institution"] and said["year"] is not None and other["year"] is not None
    alike = (other["institution"], other["region"]) == (said["institution"], said["region"])
    return bool(known and alike and other["year"] < said["year"])


def against(out: Output, report: str, before: str, summaries: Summaries) -> LastYear:
    """What moved, was copied or restated between two reports, as lines to read."""
    then, now = reports.datasets(out, before), reports.datasets(out, report)
    found, gone, new = compare(then, now, year=summaries[before]["year"])
    changes = sorted((c for d in found for c in d.changes), key=size, reverse=True)
    return LastYear(
        before,
        summaries[before]["title"] or before,
        summaries[before]["year"],
        tuple(
            Total(f"{d.title}: {c.column}", _number(c.before), _number(c.after), moved(c))
            for d in found
            for c in d.totals
        )[:MOST],
        tuple(
            (name, len(lines), tuple(lines[:MOST]))
            for name, lines in (
                ("Lo que más cambió", [described(c) for c in changes]),
                ("Cifras idénticas a las del año anterior", [described(c) for d in found for c in d.copied]),
                ("Cifras de antes que ahora son otras", [described(c) for d in found for c in d.restated]),
                ("Frases iguales a las del año anterior, con sus cifras", _stale(out, report, before)),
                ("Filas nuevas", [f"{d.title}: {row}" for d in found for row in d.new]),
                ("Filas que ya no están", [f"{d.title}: {row}" for d in found for row in d.gone]),
                ("Columnas nuevas", [f"{d.title}: {c}" for d in found for c in d.columns_new]),
                ("Columnas que ya no están", [f"{d.title}: {c}" for d in found for c in d.columns_gone]),
                ("Tablas nuevas", new),
                ("Tablas que ya no están", gone),
            )
            if lines
        ),
    )


def _stale(out: Output, report: str, before: str) -> list[str]:
    return repeated_sentences(reports.numerals(out, before), reports.numerals(out, report))


def described(change: Change) -> str:
    """A change in one line: row, column, before, after, by how much."""
    told = f"{change.row} · {change.column}: {_number(change.before)} → {_number(change.after)}"
    return f"{told} ({by})" if (by := moved(change)) else told


def moved(change: Change) -> str:
    """By how much a figure changed: in points, or in percent of what it was; "" where that says nothing."""
    if change.before == change.after:
        return ""
    if change.type == "porcentaje":
        points = f"{change.after - change.before:+.2f}".rstrip("0").rstrip(".").replace(".", ",")
        return f"{points} puntos"
    if not change.before:
        return ""
    return f"{100 * (change.after - change.before) / abs(change.before):+.1f} %".replace(".", ",")


def size(change: Change) -> float:
    """How large a change is, to put the largest first: in proportion, points as hundredths."""
    if change.type == "porcentaje":
        return abs(float(change.after - change.before)) / 100
    whole = max(abs(float(change.before)), abs(float(change.after)))
    return abs(float(change.after) - float(change.before)) / whole if whole else 0.0


def _number(value: Any) -> str:
    if isinstance(value, float) and value != int(value):
        return number(round(value, 4))
    return number(int(value)) if value == int(value) else number(value)


def refresh(out: Output, summaries: Summaries, fresh: Iterable[str], page: str) -> None:
    """Brings the part of pages that tells of the earlier account up to date; ``page`` is their name."""
    from pipeline.publish.html.last_year_section import with_last_year

    for report, before in pairs(summaries, set(fresh)).items():
        drawn = out.read(f"{report}/{page}")
        if drawn is not None:
            out.write(f"{report}/{page}", with_last_year(drawn, against(out, report, before, summaries)))
