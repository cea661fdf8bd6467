"""What people decided about a report: who, when, why, and what it changed; and the files in which they did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Correction, Finding, Report, cell_address
from pipeline.publish.html.grids import anchor


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision. ``finding`` is the anchor of the finding it is about ("" for none), ``href`` the cell."""

    kind: str
    by: str
    on: str
    about: str
    finding: str
    address: str
    href: str
    printed: str
    value: str
    reason: str
    source: str
    effect: str


@dataclass(frozen=True, slots=True)
class DecisionsFile:
    """A file of decisions: what comes before the suffix is the document's name; ``text`` is what it says now."""

    name: str
    text: object  # markup-safe text, never cut


@dataclass(frozen=True, slots=True)
class Decisions:
    """The section: decisions taken, and the files new ones are added to."""

    taken: tuple[Decided, ...]
    decisions: DecisionsFile
    corrections: DecisionsFile


def decisions(report: Report) -> Decisions:
    """The decisions of a report, accepted findings first."""
    return Decisions(
        (*_accepted(report), *_corrected(report)), _file(report, ".decisions.toml"), _file(report, ".corrections.toml")
    )


def _file(report: Report, suffix: str) -> DecisionsFile:
    from markupsafe import escape

    name = report.document.source.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return DecisionsFile(name + suffix, escape(dict(report.stated).get(suffix, "")))


def _accepted(report: Report) -> Iterator[Decided]:
    for finding in report.findings:
        if (d := finding.decision) is not None and d.kind == "accepted":
            effect = "El hallazgo deja de contar como abierto; los datos no cambian."
            yield Decided(
                "Está bien así",
                d.by,
                d.on,
                finding.message,
                _anchor(finding),
                "",
                "",
                "",
                "",
                d.reason,
                d.source,
                effect,
            )


def _corrected(report: Report) -> Iterator[Decided]:
    for c in report.corrections:
        about = next(
            (f for f in report.findings if f.decision and f.decision.kind == "corrected" and _concerns(f, c)), None
        )
        where = "" if c.sentence else cell_address(c.table, c.row, c.column)
        yield Decided(
            "Corregido",
            c.by,
            c.on,
            about.message if about else f"«{c.sentence}»" if c.sentence else "",
            _anchor(about) if about else "",
            where,
            f"#{anchor(c.table, c.row, c.column)}" if where else "",
            c.printed,
            c.value,
            c.reason,
            c.source,
            _effect(report, c, about),
        )


def _anchor(finding: Finding) -> str:
    return f"h-{finding.key or finding.id}"


def _concerns(finding: Finding, c: Correction) -> bool:
    if c.sentence:
        return any(e.sentence == c.sentence and e.text == c.printed for e in finding.evidence if e.role == "observed")
    return any(
        (e.table, e.row, e.column) == (c.table, c.row, c.column) for e in finding.evidence if e.role == "observed"
    )


def _effect(report: Report, c: Correction, about: Finding | None) -> str:
    """What a correction changed (Spanish)."""
    if c.sentence:
        text = "La cifra del texto lleva el valor correcto en claims.json, junto a lo impreso."
    else:
        clean = report.clean.clean.get(c.table)
        cells = (
            (
                (row.key, n)
                for row in clean.rows
                for n, v in row.values.items()
                if (v.row, v.column) == (c.row, c.column)
            )
            if clean
            else ()
        )
        key, name = next(iter(cells), ("", ""))
        text = (
            f"datasets/{clean.dataset}, fila {key}, columna {name}: lleva el valor correcto y, al lado, lo impreso."
            if clean
            else ""
        )
    if about and about.decision and about.decision.left:
        text += f" El hallazgo sigue abierto por {', '.join(about.decision.left)}."
    return text
