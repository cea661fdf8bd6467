"""A letter to the service, ready to be signed: every open error with its page, picture, sum and question.

Where no error is open it says so, and asks about the warnings that name what was printed and what was expected as
questions to which the document may have the answer.
``carta-al-servicio.docx`` and ``carta-al-servicio.md`` with ``carta/<finding>.png``; only where there is
something to ask.
Nothing of the day or the machine is in it: place, date and signature are for the person who sends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Document, Evidence, Finding, Report, where
from pipeline.publish import spanish
from pipeline.publish.documents.letter_pictures import pictures_of, size_on_paper
from pipeline.publish.documents.markdown import escape
from pipeline.publish.office.word_file import TextRun, WordFile
from pipeline.publish.quality.triage import findings_to_ask_about
from pipeline.publish.settings import LETTER
from pipeline.rules.cautions import without_cautions

NAME = "carta-al-servicio"
_TABLE = re.compile(r"\btabla (?P<id>t\d+)(?: \(«(?P<title>[^»]*)»\))?")
"""A table by our number, with its title behind it or without."""


@dataclass(frozen=True, slots=True)
class Point:
    """One question. ``other`` is another sentence that says otherwise, behind how it is called ("" for none);
    ``picture`` the PNG of where it stands, with what is asked about outlined in red."""

    id: str
    place: str
    reference: str
    message: str
    printed: str
    expected: str
    arithmetic: str
    quote: str
    other: tuple[str, str]
    question: str
    picture: bytes | None


def letter(report: Report, source: bytes) -> dict[str, bytes]:
    """The files of the letter by their path relative to the report; none where there is nothing to ask."""
    found = findings_to_ask_about(report.findings)
    if not found:
        return {}
    pictures = pictures_of(replace(report, findings=found), source)
    points = [_point(finding, pictures.get(finding.id), report.document) for finding in found]
    sure = any(finding.severity == "error" for finding in found)
    made = {f"carta/{p.id}.png": p.picture for p in points if p.picture}
    return {f"{NAME}.md": _markdown(report, points, sure), f"{NAME}.docx": _word(report, points, sure), **made}


def _point(finding: Finding, picture: bytes | None, document: Document) -> Point:
    first = next((e for e in finding.evidence if e.role == "observed"), None)
    quoted: dict[str, Evidence] = {}
    for e in sorted(finding.evidence, key=lambda e: e.role != "observed"):
        if e.sentence:
            quoted.setdefault(e.sentence, e)
    quote, *others = quoted or [""]
    return Point(
        finding.id,
        _place(first, document),
        ", ".join(filter(None, (finding.id, where(first) if first and first.table else ""))),
        _in_words(without_cautions(finding.message), document),
        finding.observed,
        finding.expected or "",
        finding.arithmetic or "",
        spanish.shortened(quote, LETTER.quote),
        _other(quoted[others[0]]) if others else ("", ""),
        _question(finding),
        picture,
    )


def _other(evidence: Evidence) -> tuple[str, str]:
    page = f"En la página {evidence.place.page}" if evidence.place.page else "En otra frase"
    return page, spanish.shortened(evidence.sentence or "", LETTER.quote)


def _place(evidence: Evidence | None, document: Document) -> str:
    """Page and table as the service knows them: our numbers of tables say nothing to it."""
    if evidence is None:
        return ""
    page = f"Página {evidence.place.page}" if evidence.place.page else ""
    table = document.table.get(evidence.table) if evidence.table else None
    place = (
        f"tabla «{spanish.shortened(table.caption, LETTER.place)}»"
        if table and table.caption
        else "en la tabla"
        if table
        else ""
    )
    return ", ".join(filter(None, (page, place or "en el texto"))) if page or place else "En el texto"


def _in_words(message: str, document: Document) -> str:
    """The message with each table called by its title, or by its page."""

    def named(match: re.Match[str]) -> str:
        table = document.table.get(match["id"])
        if table is None:
            return match[0]
        if match["title"] or table.caption:
            return f"tabla «{match['title'] or spanish.shortened(table.caption, LETTER.title)}»"
        return f"tabla de la página {table.pages[0]}" if table.pages else "tabla"

    return _TABLE.sub(named, message)


def _question(finding: Finding) -> str:
    if finding.observed and finding.expected:
        return (
            f"¿Cuál es la cifra correcta: «{finding.observed}», que está impresa, o «{finding.expected}», que resulta "
            "de las demás cifras del documento? Si la impresa está bien, ¿qué explica la diferencia?"
        )
    return "¿Es correcto lo impreso? Si lo es, ¿qué explica la diferencia? Si no, ¿cuál es el dato correcto?"


def _opening(report: Report, count: int, sure: bool) -> list[str]:
    """The paragraphs before the points. ``sure``: they are errors; else questions the document may answer."""
    identity = report.clean.identity
    title = identity.title or report.document.report
    to = ", ".join(filter(None, (identity.institution, identity.region))) or "[servicio]"
    name = report.document.source.path.rsplit("/", 1)[-1]
    how = "Cada punto indica dónde está la cifra, qué dice y la cuenta, hecha solo con cifras del propio documento"
    if sure:
        subject = f"consulta sobre cifras de «{title}»"
        what = spanish.count(count, "cifra que no calza", "cifras que no calzan")
        asked = "cuál es la correcta" if count == 1 else "cuáles son las correctas"
        body = (
            f"Al revisar «{title}» (archivo {name}) encontramos {what} con otras del mismo documento. Antes de citarlo "
            f"les pedimos confirmar {asked}. {how}; lo que el redondeo explica no se incluye."
        )
    else:
        subject = f"preguntas sobre «{title}»"
        if count == 1:
            what, asked_as = "1 punto que nos llamó la atención y que puede", "Es una pregunta, no un reparo"
        else:
            what, asked_as = f"{count} puntos que nos llamaron la atención y que pueden", "Son preguntas, no reparos"
        body = (
            f"Al revisar «{title}» (archivo {name}) no encontramos errores comprobados, pero sí {what} tener una "
            f"explicación que no conocemos. {asked_as}: antes de citar el documento les pedimos ayudarnos a entender. "
            f"{how}."
        )
    return ["[Lugar y fecha]", f"A: {to}", f"Asunto: {subject}", "De nuestra consideración:", body]


_CLOSING = (
    "Agradecemos su respuesta, y las cifras corregidas si corresponde.",
    "Atentamente,",
    "[Nombre, cargo, institución y contacto]",
)


def _facts(point: Point) -> Iterator[list[tuple[str, str]]]:
    """What is known of a point, in lines: what is short and belongs together shares one, so that a page holds several
    points."""
    for line in (
        (("Dónde", point.place), ("Nuestra referencia", point.reference)),
        (("Dice", point.printed), ("Según las demás cifras del documento", point.expected)),
        (("La cuenta", point.arithmetic),),
        (("Texto", f"«{point.quote}»" if point.quote else ""),),
        ((point.other[0], f"«{point.other[1]}»" if point.other[1] else ""),),
    ):
        if known := [(name, text) for name, text in line if text]:
            yield known


def _markdown(report: Report, points: list[Point], sure: bool) -> bytes:
    opening = _opening(report, len(points), sure)
    lines = [line for text in opening for line in (escape(text), "")]
    for number, point in enumerate(points, start=1):
        lines += [f"## {number}. {escape(point.message)}", ""]
        lines += [f"- {name}: {escape(text)}" for line in _facts(point) for name, text in line]
        if point.picture:
            lines += ["", f"![{escape(point.place)}](carta/{point.id}.png)"]
        lines += ["", f"**{escape(point.question)}**", ""]
    lines += [line for text in _CLOSING for line in (escape(text), "")]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _word(report: Report, points: list[Point], sure: bool) -> bytes:
    made = WordFile()
    for text in _opening(report, len(points), sure):
        made.paragraph(TextRun(text))
    for number, point in enumerate(points, start=1):
        made.paragraph(TextRun(f"{number}. {point.message}", bold=True), keep=True, before=LETTER.before_point)
        for line in _facts(point):
            made.paragraph(*_beside_each_other(line), keep=True, after=2)
        if point.picture:
            made.picture(point.picture, *size_on_paper(point.picture), point.place, keep=True)
        made.paragraph(TextRun(point.question, italic=True), before=2)
    for text in _CLOSING:
        made.paragraph(TextRun(text))
    return made.save()


def _beside_each_other(facts: Sequence[tuple[str, str]]) -> Iterator[TextRun]:
    for number, (name, text) in enumerate(facts):
        yield TextRun(f"{'   ' if number else ''}{name}: ", bold=True)
        yield TextRun(text)
