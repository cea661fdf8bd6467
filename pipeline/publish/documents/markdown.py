"""``quality-report.md``: the findings of a report for a pull request or a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.catalogue import CATALOGUE
from pipeline.model import Finding, Report, where
from pipeline.publish import spanish
from pipeline.publish.quality import marks
from pipeline.publish.quality.summary import Summary, summarise
from pipeline.publish.quality.triage import is_note
from pipeline.publish.settings import SAYING

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$&])")
_ADDRESS = re.compile(r"(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
_BLOCK = re.compile(r"^(\d*)([.)](?=\s|$)|[-+=](?=[\s=-]|$))")
_SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}


def quality_markdown(report: Report) -> bytes:
    """The report as GitHub-flavoured Markdown; what comes from the document is escaped."""
    summary = summarise(report)
    lines = [f"# Informe de calidad: {escape(summary.title)}", "", f"**{escape(summary.verdict)}**", ""]
    lines += _numbers(summary)
    if scan := next((f for f in report.findings if f.rule == "lectura-por-imagen"), None):
        lines += ["", f"**Lectura de imágenes.** {escape(scan.message)}"]
    lines += ["", "## Hallazgos", ""]
    if not report.findings:
        lines.append("No se encontró nada que señalar.")
    decided = [finding for finding in report.findings if not is_note(finding)]
    for finding in decided[: SAYING.max_listed]:
        lines += _finding(finding)
    if report.findings and not decided:
        lines.append("Nada que deba decidir una persona.")
    if len(decided) > SAYING.max_listed:
        left = spanish.count(len(decided) - SAYING.max_listed, "hallazgo más está", "hallazgos más están")
        lines += ["", f"{left} en `quality-report.html` y en `findings.json`."]
    lines += _notes([finding for finding in report.findings if is_note(finding)])
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _notes(notes: list[Finding]) -> Iterator[str]:
    """How many notes of each rule there are."""
    if notes:
        yield from ("", "## Notas técnicas", "")
    for code, count in Counter(finding.rule for finding in notes).items():
        yield f"- {escape(CATALOGUE[code].title if code in CATALOGUE else code)}: {count}"


def escape(text: str) -> str:
    """``text`` on one line, with the marks of Markdown and HTML taken as letters.

    No list, quote or rule begins with it, and no address in it becomes a link by itself, as the
    dialect of GitHub would have it.
    """
    line = _SPECIAL.sub(r"\\\1", spanish.shortened(" ".join(text.split()), SAYING.max_text))
    line = _BLOCK.sub(r"\1\\\2", _ADDRESS.sub(r"\\\g<0>", line))
    return line.replace("@", "@\u200b")


def _numbers(summary: Summary) -> Iterator[str]:
    about = ", ".join(filter(None, (summary.institution, summary.region, str(summary.year or ""))))
    yield "| | |"
    yield "|---|---|"
    if about:
        yield f"| Cuenta | {escape(about)} |"
    yield f"| Documento | {escape(summary.source.rsplit('/', 1)[-1])} |"
    yield f"| Tablas leídas | {spanish.number(summary.tables)} |"
    yield (
        f"| Cifras de las tablas | {spanish.number(summary.checked)} comprobadas de "
        f"{spanish.number(summary.figures)}, {spanish.number(summary.holding)} cuadran |"
    )
    yield (
        f"| Afirmaciones del texto | {spanish.number(summary.claims_verified)} verificadas, "
        f"{spanish.number(summary.claims_contradicted)} contradichas, "
        f"{spanish.number(summary.claims_unsupported)} sin respaldo |"
    )
    counted = (("error", summary.errors), ("warning", summary.warnings), ("info", summary.infos))
    yield f"| Hallazgos abiertos | {', '.join(spanish.severity_count(n, s) for s, n in counted)} |"


def _finding(finding: Finding) -> Iterator[str]:
    title = CATALOGUE[finding.rule].title if finding.rule in CATALOGUE else finding.rule
    status = "" if finding.status == "open" else f" · {spanish.STATUS_NAMES[finding.status].lower()}"
    yield f"### {_SIGNS[finding.severity]} {finding.id} {escape(title)}{status}"
    yield ""
    yield escape(finding.message)
    yield ""
    if finding.arithmetic:
        yield f"- La cuenta: {escape(finding.arithmetic)}"
    if finding.second_reading:
        yield f"- Segunda lectura: {escape(spanish.second_reading(finding.second_reading))}"
    if (sure := marks.confidence(finding)) is not None:
        yield f"- Seguridad de la lectura de la imagen: {sure} %"
    cells = dict.fromkeys(
        f"`{where(e)}`: {escape(e.text)}" for e in finding.evidence if e.role == "observed" and e.cell is not None
    )
    for place in cells:
        yield f"- Dónde: {place}"
    for sentence, page in dict.fromkeys((e.sentence, e.place.page) for e in finding.evidence if e.sentence):
        yield f"- Texto{f' (página {page})' if page else ''}: «{escape(spanish.shortened(sentence, SAYING.sentence))}»"
    for consequence in finding.consequences:
        yield f"- Por la misma causa: {escape(consequence.message)}"
    if finding.suggestion:
        yield f"- Sugerencia: {escape(finding.suggestion)}"
    if finding.decision:
        by = f" ({escape(finding.decision.by)})" if finding.decision.by else ""
        yield f"- Decisión{by}: {escape(finding.decision.reason)}"
    yield ""
