"""``quality-report.xlsx``: findings, claims, tables and datasets for people who live in a spreadsheet.

Numbers are numbers with formats, dates are dates, codes and everything printed are text cells: nothing
from a document can become a formula or a link (see ``spreadsheet``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.catalogue import CATALOGUE
from pipeline.model import CellKey, Decision, Evidence, Finding, Numeral, Report, where
from pipeline.publish import spanish
from pipeline.publish.documents.workbook_data import (
    PRINTED,
    STATUS_FILLS,
    WRAPPED,
    by_dataset,
    dataset_sheet,
    first_rows,
    header,
    printed_sheet,
)
from pipeline.publish.office.spreadsheet import Book, CellStyle, Worksheet
from pipeline.publish.quality import marks
from pipeline.publish.quality.summary import summarise
from pipeline.publish.quality.triage import is_note
from pipeline.publish.settings import SHEETS

FINDINGS = "Hallazgos"
PROSE = "Cifras del texto"
ON_PAPER = (
    "Cada hoja se imprime entera, con sus encabezados en todas las páginas; de «Cifras del texto» solo las que otra "
    "contradice y de «Tablas impresas» solo las que un hallazgo señala. Para decidir bastan las primeras hojas: "
    "imprima solo esas (Imprimir hojas activas)."
)
LINK = CellStyle(fill="FFFFFF", color="16407A")
SEVERITY_FILLS = {"error": "FBE6E3", "warning": "FDF0D2", "info": "E8EDF5"}


def quality_workbook(report: Report) -> bytes:
    """The workbook; same report, same bytes."""
    book = Book()
    judged = marks.marks_by_cell(report)
    _overview(book, report, judged)
    _findings(book, report)
    _claims(book, report)
    for name, tables in by_dataset(report.clean.tables).items():
        dataset_sheet(book, name, tables, judged)
    printed_sheet(book, report, judged)
    return book.save()


def _overview(book: Book, report: Report, judged: Mapping[CellKey, marks.Mark]) -> None:
    summary = summarise(report, judged)
    sheet = book.sheet("Resumen", (SHEETS.name_width, SHEETS.value_width), freeze=(0, 0))
    sheet.text(0, 0, summary.title, CellStyle(bold=True, size=SHEETS.title))
    lines: list[tuple[str, str | int | None]] = [
        ("Veredicto", summary.verdict),
        ("Institución", summary.institution),
        ("Región", summary.region),
        ("Año", str(summary.year or "")),
        ("Documento", summary.source.rsplit("/", 1)[-1]),
        ("SHA-256", summary.sha256),
        ("Tablas leídas", summary.tables),
        ("Cifras de las tablas", summary.figures),
        ("Cifras comprobadas", summary.checked),
        ("Cifras que cuadran", summary.holding),
        ("Afirmaciones del texto", summary.claims),
        ("Afirmaciones verificadas", summary.claims_verified),
        ("Afirmaciones contradichas", summary.claims_contradicted),
        ("Errores abiertos", summary.errors),
        ("Advertencias abiertas", summary.warnings),
        ("Notas abiertas", summary.infos),
        ("Hallazgos decididos", summary.decided),
        ("Al imprimir", ON_PAPER),
    ]
    if scan := next((f for f in report.findings if f.rule == "lectura-por-imagen"), None):
        lines.insert(5, ("Lectura de imágenes", scan.message))
    for row, (name, value) in enumerate(lines, start=2):
        sheet.text(row, 0, name)
        if isinstance(value, int):
            sheet.number(row, 1, value, CellStyle(number="#,##0", left=True))
        else:
            sheet.text(row, 1, value, CellStyle(wrap=True, bold=name == "Veredicto"))


def _findings(book: Book, report: Report) -> None:
    """The findings a person decides, each with what follows from it, and apart from them the notes."""
    sheet = book.sheet(FINDINGS, SHEETS.findings)
    names = ("Id", "Gravedad", "Regla", "Hallazgo", "Impreso", "Esperado", "La cuenta", "Dónde", "Sugerencia")
    header(sheet, (*names, "Estado", "Decisión", "Clave"))
    targets = _Targets.of(report)
    row = 1
    for finding in (f for f in report.findings if not is_note(f)):
        for part in (finding, *finding.consequences):
            decision = finding.decision if part is finding else None
            texts = (
                finding.id if part is finding else f"↳ {finding.id}",
                spanish.SEVERITY_NAMES[part.severity][0].capitalize(),
                _title(part),
                part.message,
                part.observed,
                part.expected,
                part.arithmetic,
                _where(part),
                part.suggestion,
                spanish.STATUS_NAMES[finding.status],
                _decided(decision) if decision else "",
                finding.key,
            )
            style = {1: CellStyle(fill=SEVERITY_FILLS[part.severity])}
            _finding(sheet, row, texts, targets.of_finding(part), style)
            row += 1
    if row == 1:
        sheet.text(1, 3, "No se encontró nada que deba decidir una persona.", WRAPPED)
    sheet.autofilter(max(1, row - 1), len(names) + 2)
    sheet.print_area(max(1, row - 1), len(names))
    _notes(book, report, targets)


def _notes(book: Book, report: Report, targets: _Targets) -> None:
    """What only says how the document was read: nothing of it asks for a decision."""
    found = [finding for finding in report.findings if is_note(finding)]
    if not found:
        return
    sheet = book.sheet("Notas", SHEETS.notes)
    header(sheet, ("Id", "Regla", "Nota", "Dónde", "Sugerencia", "Clave"))
    for row, note in enumerate(found, start=1):
        texts = (note.id, _title(note), note.message, _where(note), note.suggestion, note.key)
        _finding(sheet, row, texts, targets.of_finding(note))
    sheet.autofilter(len(found), 5)
    sheet.print_area(len(found), 4)


def _finding(
    sheet: Worksheet,
    row: int,
    texts: Sequence[str | None],
    to: tuple[str, tuple[int, int]] | None,
    styles: Mapping[int, CellStyle] = MappingProxyType({}),
) -> None:
    """A row of texts, of which the first, the id, leads to the printed cell, or to the figure of the prose: LibreOffice
    breaks no text that is a link over several lines, and this one needs none."""
    for column, text in enumerate(texts):
        sheet.text(row, column, text, styles.get(column, LINK if column == 0 and to else WRAPPED))
    if to is not None:
        sheet.link(row, 0, *to)


def _title(finding: Finding) -> str:
    return CATALOGUE[finding.rule].title if finding.rule in CATALOGUE else finding.rule


def _decided(decision: Decision) -> str:
    left = f"Falta decidir {', '.join(decision.left)}." if decision.left else ""
    return " ".join(filter(None, (decision.reason, decision.by, spanish.day(decision.on), left)))


@dataclass(frozen=True, slots=True)
class _Targets:
    """Where in this workbook what a finding accuses stands: rows of tables, and of figures of the prose."""

    tables: Mapping[str, int]
    figures: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, report: Report) -> _Targets:
        figures: dict[tuple[str, str], int] = {}
        for row, numeral in enumerate(_listed(report), start=1):
            figures.setdefault((numeral.sentence, numeral.text), row)
        return cls(first_rows(report), figures)

    def of_finding(self, finding: Finding) -> tuple[str, tuple[int, int]] | None:
        """The sheet and the cell that a finding accuses first."""
        for e in finding.evidence:
            if e.role == "observed" and e.table in self.tables:
                return PRINTED, (self.tables[str(e.table)] + (e.row or 0), e.column or 0)
            if e.role == "observed" and (row := self.figures.get((e.sentence or "", e.text))):
                return PROSE, (row, 0)
        return None


def _where(finding: Finding) -> str:
    places = list(dict.fromkeys(_place(evidence) for evidence in finding.evidence if evidence.role == "observed"))
    left = len(places) - SHEETS.most_evidence
    return "; ".join(places[: SHEETS.most_evidence]) + (f" y {left} más" if left > 0 else "")


def _place(evidence: Evidence) -> str:
    page = f" (página {evidence.place.page})" if evidence.place.page else ""
    if evidence.confidence is not None:
        page += f", leída de la imagen con una seguridad del {int(evidence.confidence * 100)} %"
    if evidence.table is None:
        said = spanish.shortened(evidence.sentence or evidence.text, SHEETS.sentence)
        return f"texto: «{said}»{page}" if said else page.strip(" (),") or "documento"
    return f"{where(evidence)}{page}"


def _claims(book: Book, report: Report) -> None:
    sheet = book.sheet(PROSE, SHEETS.prose)
    header(sheet, ("Cifra", "Lectura", "Veredicto", "Frase", "Evidencia"))
    verdicts = {"verified": "verificada", "contradicted": "contradicha", "unsupported": "sin respaldo"}
    for row, numeral in enumerate(_listed(report), start=1):
        sheet.text(row, 0, numeral.text, WRAPPED if numeral.verdict else CellStyle())
        sheet.text(row, 1, spanish.reading(numeral.reading))
        sheet.text(
            row, 2, verdicts.get(numeral.verdict or ""), CellStyle(fill=STATUS_FILLS.get(numeral.verdict or "", ""))
        )
        sheet.text(
            row,
            3,
            part_around_figure(
                numeral.sentence, numeral.text, SHEETS.around if numeral.verdict else SHEETS.around_others
            ),
            WRAPPED,
        )
        sheet.text(
            row, 4, "; ".join(f"{_place(e)}: {e.text}" for e in numeral.evidence[: SHEETS.most_evidence]), WRAPPED
        )
    sheet.autofilter(max(1, len(report.numerals)), 4)
    contradicted = sum(n.verdict == "contradicted" for n in report.numerals)
    sheet.print_area(contradicted, 4)


def _listed(report: Report) -> list[Numeral]:
    """The figures of the prose: those that another contradicts, which are printed, the others that were checked, then
    years, numbers of lists and the like, each in the order of the text."""
    return sorted(report.numerals, key=lambda n: (n.verdict is None, n.verdict != "contradicted"))


def part_around_figure(sentence: str, figure: str, letters: int) -> str:
    """The part of a long sentence around a figure, with "…" where it goes on; ``claims.json`` has the whole."""
    if len(sentence) <= letters:
        return sentence
    at = max(0, sentence.find(figure))
    start = max(0, min(at - (letters - len(figure)) // 2, len(sentence) - letters))
    end = start + letters
    return ("…" if start else "") + sentence[start:end].strip() + ("…" if end < len(sentence) else "")
