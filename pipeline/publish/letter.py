"""A letter to the service, ready to be signed: every open error with its page, picture, sum and question.

Where no error is open it asks about the warnings that say what was printed and what was expected.
``carta-al-servicio.docx`` and ``carta-al-servicio.md`` with ``carta/<finding>.png``; only where there is
something to ask.
Nothing of the day or the machine is in it: place, date and signature are for the person who sends it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.model import Evidence, Finding, Report, where
from pipeline.publish import spanish
from pipeline.publish.html import crops, places
from pipeline.publish.markdown import escape
from pipeline.publish.triage import asked
from pipeline.publish.word_file import TextRun, WordFile

NAME = "carta-al-servicio"
_RED = (195, 39, 31)
_WIDTH_CM = 15.0  # between the margins of the page


@dataclass(frozen=True, slots=True)
class Point:
    """One question. ``picture`` is the PNG of where it stands, with what is asked about outlined in red."""

    id: str
    place: str
    message: str
    printed: str
    expected: str
    arithmetic: str
    quote: str
    question: str
    picture: bytes | None


def letter(report: Report, source: bytes) -> dict[str, bytes]:
    """The files of the letter by their path relative to the report; none where there is nothing to ask."""
    found = asked(report.findings)
    if not found:
        return {}
    pictures = _pictures(replace(report, findings=found), source)
    points = [_point(finding, pictures.get(finding.id)) for finding in found]
    made = {f"carta/{p.id}.png": p.picture for p in points if p.picture}
    return {f"{NAME}.md": _markdown(report, points), f"{NAME}.docx": _word(report, points), **made}


def _point(finding: Finding, picture: bytes | None) -> Point:
    first = next((e for e in finding.evidence if e.role == "observed"), None)
    quote = next((e.sentence for e in finding.evidence if e.sentence), "") or ""
    return Point(
        finding.id,
        _place(first),
        finding.message,
        finding.observed,
        finding.expected or "",
        finding.arithmetic or "",
        spanish.shortened(quote, 600),
        _question(finding),
        picture,
    )


def _place(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    page = f"Página {evidence.place.page}" if evidence.place.page else ""
    cell = f"tabla {evidence.table} (celda {where(evidence)})" if evidence.table else "en el texto"
    return ", ".join(filter(None, (page, cell)))


def _question(finding: Finding) -> str:
    if finding.observed and finding.expected:
        return (
            f"¿Cuál es la cifra correcta: «{finding.observed}», que está impresa, o «{finding.expected}», que resulta "
            "de las demás cifras del documento? Si la impresa está bien, ¿qué explica la diferencia?"
        )
    return "¿Es correcto lo impreso? Si lo es, ¿qué explica la diferencia? Si no, ¿cuál es el dato correcto?"


def _opening(report: Report, count: int) -> list[str]:
    identity = report.clean.identity
    title = identity.title or report.document.report
    to = ", ".join(filter(None, (identity.institution, identity.region))) or "[servicio]"
    what = spanish.count(count, "cifra que no parece calzar", "cifras que no parecen calzar")
    name = report.document.source.path.rsplit("/", 1)[-1]
    return [
        "[Lugar y fecha]",
        f"A: {to}",
        f"Asunto: consulta sobre cifras de «{title}»",
        "De nuestra consideración:",
        f"Al revisar «{title}» (archivo {name}) encontramos {what} con otras del mismo documento. Antes de citarlo les "
        "pedimos confirmar cuáles son las correctas. Cada punto indica dónde está la cifra, qué dice y la cuenta, "
        "hecha solo con cifras del propio documento; lo que el redondeo explica no se incluye.",
    ]


_CLOSING = (
    "Agradecemos su respuesta, y las cifras corregidas si corresponde.",
    "Atentamente,",
    "[Nombre, cargo, institución y contacto]",
)


def _facts(point: Point) -> Iterator[tuple[str, str]]:
    for name, text in (
        ("Dónde", point.place),
        ("Dice", point.printed),
        ("Según el documento debería decir", point.expected),
        ("La cuenta", point.arithmetic),
        ("Texto", f"«{point.quote}»" if point.quote else ""),
    ):
        if text:
            yield name, text


def _markdown(report: Report, points: list[Point]) -> bytes:
    opening = _opening(report, len(points))
    lines = [line for text in opening for line in (escape(text), "")]
    for number, point in enumerate(points, start=1):
        lines += [f"## {number}. {escape(point.message)}", ""]
        lines += [f"- {name}: {escape(text)}" for name, text in _facts(point)]
        if point.picture:
            lines += ["", f"![{escape(point.place)}](carta/{point.id}.png)"]
        lines += ["", f"**{escape(point.question)}**", ""]
    lines += [line for text in _CLOSING for line in (escape(text), "")]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _word(report: Report, points: list[Point]) -> bytes:
    made = WordFile()
    for text in _opening(report, len(points)):
        made.paragraph(TextRun(text))
    for number, point in enumerate(points, start=1):
        made.paragraph(TextRun(f"{number}. {point.message}", bold=True), keep=True, before=12)
        for name, text in _facts(point):
            made.paragraph(TextRun(f"{name}: ", bold=True), TextRun(text), keep=True, after=2)
        if point.picture:
            made.picture(point.picture, *_size(point.picture), point.place, keep=True)
        made.paragraph(TextRun(point.question, italic=True), before=4)
    for text in _CLOSING:
        made.paragraph(TextRun(text))
    return made.save()


def _size(png: bytes) -> tuple[float, float]:
    """Width and height of a picture in centimetres: as on the page, or as wide as the letter's text."""
    from PIL import Image

    across, down = Image.open(io.BytesIO(png)).size
    width = min(_WIDTH_CM, across / crops.SCALE / 72 * 2.54)
    return width, width * down / across


def _pictures(report: Report, source: bytes) -> Mapping[str, bytes]:
    """The last part of the pages that shows each finding, with what it accuses outlined."""
    if report.document.source.format != "pdf":
        return {}
    planned = places.planned(report)
    shown = {id: plans[0][1][-1] for id, plans in planned.items() if plans}
    rendered = crops.render(source, list(dict.fromkeys(shown.values())))
    accused = {f.id: [e for e in f.evidence if e.role == "observed"] for f in report.findings}
    return {id: _outlined(rendered[region], region, accused[id]) for id, region in shown.items()}


def _outlined(png: bytes, region: crops.Region, accused: list[Evidence]) -> bytes:
    from PIL import Image, ImageDraw

    page, area = region
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for e in accused:
        if e.place.page == page and (box := e.place.box) is not None and area.top <= box.top <= area.bottom:
            corners = (box.x0 - area.x0, box.top - area.top, box.x1 - area.x0, box.bottom - area.top)
            x0, top, x1, bottom = (round(side * crops.SCALE) for side in corners)
            pen.rectangle((x0 - 4, top - 3, x1 + 4, bottom + 3), outline=_RED, width=3)
    out = io.BytesIO()
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(out, "PNG", optimize=True)
    return out.getvalue()
