"""``quality-report.xlsx``: findings, claims, tables and datasets for people who live in a spreadsheet.

Numbers are numbers with formats, dates are dates, codes and everything printed are text cells: nothing
from a document can become a formula or a link (see ``spreadsheet``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from pipeline.catalogue import CATALOGUE
from pipeline.model import CellKey, CleanTable, Column, Decision, Evidence, Finding, Report, Typed, Value, where
from pipeline.publish import marks, spanish
from pipeline.publish.spreadsheet import Book, CellStyle, Worksheet
from pipeline.publish.summary import summarise
from pipeline.publish.triage import is_note

PRINTED, FINDINGS, PROSE = "Tablas impresas", "Hallazgos", "Cifras del texto"
AROUND, AROUND_OTHERS = 190, 95
"""Letters of a sentence around its claims, and around years, numbers of lists and the like: two lines, and one."""
MAX_WIDTH = 34
HEADER = CellStyle(bold=True, fill="E4ECF7", wrap=True)
WRAPPED = CellStyle(wrap=True)
LINK = CellStyle(wrap=True, color="16407A")
SEVERITY_FILLS = {"error": "FBE6E3", "warning": "FDF0D2", "info": "E8EDF5"}
STATUS_FILLS = {"contradicted": "FBE6E3", "doubtful": "FDF0D2"}


def quality_workbook(report: Report) -> bytes:
    """The workbook; same report, same bytes."""
    book = Book()
    judged = marks.marks(report)
    _overview(book, report, judged)
    _findings(book, report)
    _claims(book, report)
    for name, tables in _by_dataset(report.clean.tables).items():
        _dataset(book, name, tables, judged)
    _printed(book, report, judged)
    return book.save()


def _header(sheet: Worksheet, names: Iterable[str]) -> None:
    for column, name in enumerate(names):
        sheet.text(0, column, name, HEADER)


def _overview(book: Book, report: Report, judged: Mapping[CellKey, marks.Mark]) -> None:
    summary = summarise(report, judged)
    sheet = book.sheet("Resumen", (38, 90), freeze=(0, 0))
    sheet.text(0, 0, summary.title, CellStyle(bold=True, size=16))
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
    sheet = book.sheet(FINDINGS, (7, 12, 22, 52, 14, 14, 34, 26, 32, 10, 24, 13))
    names = ("Id", "Gravedad", "Regla", "Hallazgo", "Impreso", "Esperado", "La cuenta", "Dónde", "Sugerencia")
    _header(sheet, (*names, "Estado", "Decisión", "Clave"))
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
            _finding(sheet, row, part, texts, 7, targets, {1: CellStyle(fill=SEVERITY_FILLS[part.severity])})
            row += 1
    if row == 1:
        sheet.text(1, 3, "No se encontró nada que deba decidir una persona.", WRAPPED)
    sheet.autofilter(max(1, row - 1), len(names) + 2)
    _notes(book, report, targets)


def _notes(book: Book, report: Report, targets: _Targets) -> None:
    """What only says how the document was read: nothing of it asks for a decision."""
    found = [finding for finding in report.findings if is_note(finding)]
    if not found:
        return
    sheet = book.sheet("Notas", (7, 30, 74, 28, 44, 13))
    _header(sheet, ("Id", "Regla", "Nota", "Dónde", "Sugerencia", "Clave"))
    for row, note in enumerate(found, start=1):
        texts = (note.id, _title(note), note.message, _where(note), note.suggestion, note.key)
        _finding(sheet, row, note, texts, 3, targets)
    sheet.autofilter(len(found), 5)


def _finding(
    sheet: Worksheet,
    row: int,
    finding: Finding,
    texts: Sequence[str | None],
    where_at: int,
    targets: _Targets,
    styles: Mapping[int, CellStyle] = MappingProxyType({}),
) -> None:
    """A row of texts, of which the place leads to the printed cell, or to the figure of the prose."""
    to = targets.of_finding(finding)
    for column, text in enumerate(texts):
        sheet.text(row, column, text, styles.get(column, LINK if column == where_at and to else WRAPPED))
    if to is not None:
        sheet.link(row, where_at, *to)


def _title(finding: Finding) -> str:
    return CATALOGUE[finding.rule].title if finding.rule in CATALOGUE else finding.rule


def _decided(decision: Decision) -> str:
    left = f"Falta decidir {', '.join(decision.left)}." if decision.left else ""
    return " ".join(filter(None, (decision.reason, decision.by, decision.on, left)))


def _places(report: Report) -> Mapping[str, int]:
    """The row of the sheet of printed tables in which each table's first row stands, by table."""
    made, at = {}, 0
    for table in report.document.tables:
        made[table.id] = at + 1
        at += table.row_count + 3
    return made


@dataclass(frozen=True, slots=True)
class _Targets:
    """Where in this workbook what a finding accuses stands: rows of tables, and of figures of the prose."""

    tables: Mapping[str, int]
    figures: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, report: Report) -> _Targets:
        figures: dict[tuple[str, str], int] = {}
        for row, numeral in enumerate(report.numerals, start=1):
            figures.setdefault((numeral.sentence, numeral.text), row)
        return cls(_places(report), figures)

    def of_finding(self, finding: Finding) -> tuple[str, tuple[int, int]] | None:
        """The sheet and the cell that a finding accuses first."""
        for e in finding.evidence:
            if e.role == "observed" and e.table in self.tables:
                return PRINTED, (self.tables[str(e.table)] + (e.row or 0), e.column or 0)
            if e.role == "observed" and (row := self.figures.get((e.sentence or "", e.text))):
                return PROSE, (row, 0)
        return None


def _where(finding: Finding) -> str:
    return "; ".join(dict.fromkeys(_place(evidence) for evidence in finding.evidence if evidence.role == "observed"))


def _place(evidence: Evidence) -> str:
    page = f" (página {evidence.place.page})" if evidence.place.page else ""
    if evidence.confidence is not None:
        page += f", leída de la imagen con una seguridad del {int(evidence.confidence * 100)} %"
    if evidence.table is None:
        return f"texto: «{spanish.shortened(evidence.sentence or evidence.text, 120)}»{page}"
    return f"{where(evidence)}{page}"


def _claims(book: Book, report: Report) -> None:
    sheet = book.sheet(PROSE, (14, 16, 14, 96, 40))
    _header(sheet, ("Cifra", "Lectura", "Veredicto", "Frase", "Evidencia"))
    verdicts = {"verified": "verificada", "contradicted": "contradicha", "unsupported": "sin respaldo"}
    for row, numeral in enumerate(report.numerals, start=1):
        sheet.text(row, 0, numeral.text, WRAPPED if numeral.verdict else CellStyle())
        sheet.text(row, 1, spanish.reading(numeral.reading))
        sheet.text(
            row, 2, verdicts.get(numeral.verdict or ""), CellStyle(fill=STATUS_FILLS.get(numeral.verdict or "", ""))
        )
        sheet.text(
            row, 3, around(numeral.sentence, numeral.text, AROUND if numeral.verdict else AROUND_OTHERS), WRAPPED
        )
        sheet.text(row, 4, "; ".join(f"{_place(e)}: {e.text}" for e in numeral.evidence[:5]), WRAPPED)
    sheet.autofilter(max(1, len(report.numerals)), 4)


def around(sentence: str, figure: str, letters: int) -> str:
    """The part of a long sentence around a figure, with "…" where it goes on; ``claims.json`` has the whole."""
    if len(sentence) <= letters:
        return sentence
    at = max(0, sentence.find(figure))
    start = max(0, min(at - (letters - len(figure)) // 2, len(sentence) - letters))
    end = start + letters
    return ("…" if start else "") + sentence[start:end].strip() + ("…" if end < len(sentence) else "")


def _by_dataset(tables: Iterable[CleanTable]) -> dict[str, list[CleanTable]]:
    grouped: dict[str, list[CleanTable]] = {}
    for table in tables:
        grouped.setdefault(table.dataset, []).append(table)
    return grouped


def _dataset(book: Book, name: str, tables: Sequence[CleanTable], judged: Mapping[CellKey, marks.Mark]) -> None:
    columns: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            columns.setdefault(column.name, column)
    widths = (12, 11, *(_width(name, column, tables) for name, column in columns.items()))
    sheet = book.sheet(name, widths, freeze=(1, 2))
    titles = (c.title + (f" ({c.unit})" if c.unit else "") for c in columns.values())
    _header(sheet, ("fila", "tipo_fila", *titles))
    at = 1
    for table in tables:
        for row in table.rows:
            style = CellStyle(bold=row.kind != "detalle")
            sheet.text(at, 0, row.key, style)
            sheet.text(at, 1, row.kind, style)
            for number, column in enumerate(columns.values(), start=2):
                if (value := row.values.get(column.name)) is not None:
                    fill = _fill(judged, table.table, value.row, value.column)
                    _value(sheet, at, number, value, column, style._replace(fill=fill))
            at += 1
    sheet.autofilter(max(1, at - 1), len(widths) - 1)


def _width(name: str, column: Column, tables: Iterable[CleanTable]) -> int:
    """The width of a column of a dataset: of texts what most of them need, within reason."""
    if column.type != "texto":
        return 16
    values = (row.values.get(name) for table in tables for row in table.rows)
    return max(12, min(40, _ninth([len(value.printed) for value in values if value is not None]) + 2))


def _value(sheet: Worksheet, row: int, column: int, value: Value, of: Column, style: CellStyle) -> None:
    """The typed value; what could not be typed as it is printed."""
    typed = value.typed
    if isinstance(typed, (int, Decimal)) and not isinstance(typed, bool):
        sheet.number(row, column, typed, style._replace(number=_number_format(of, typed)))
    elif isinstance(typed, date):
        sheet.day(row, column, typed, style)
    else:
        text = value.printed if typed is None else spanish.typed(typed)
        sheet.text(row, column, text, style._replace(wrap=True))


def _number_format(column: Column, typed: Typed) -> str:
    """As printed: with the decimals the figure has, points for thousands where the reader's language does."""
    exponent = typed.as_tuple().exponent if isinstance(typed, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    plain = "#,##0" + ("." + "0" * min(decimals, 10) if decimals else "")
    if column.type == "porcentaje":
        return plain + '"%"'
    return '"$" ' + plain if column.type == "monto" and column.unit == "CLP" else plain


def _fill(judged: Mapping[CellKey, marks.Mark], table: str, row: int | None, column: int | None) -> str:
    """The colour of a cell that a finding accuses, "" for any other."""
    mark = judged.get((table, row, column)) if row is not None and column is not None else None
    return STATUS_FILLS.get(mark.status, "") if mark else ""


def _printed(book: Book, report: Report, judged: Mapping[CellKey, marks.Mark]) -> None:
    sheet = book.sheet(PRINTED, _widths(report), freeze=(0, 0))
    places = _places(report)
    for table in report.document.tables:
        at = places[table.id]
        sheet.text(at - 1, 0, f"{table.id} {table.caption or table.section}", CellStyle(bold=True, color="16407A"))
        for number, row in enumerate(table.rows):
            plain = CellStyle(bold=True, wrap=True) if number < table.header_rows else WRAPPED
            for column, text in enumerate(row):
                sheet.text(at + number, column, text, plain._replace(fill=_fill(judged, table.id, number, column)))


def _widths(report: Report) -> tuple[int, ...]:
    """The width of each column of the printed tables: what most of its texts need, within reason."""
    lengths: dict[int, list[int]] = {}
    for table in report.document.tables:
        for row in table.rows:
            for column, text in enumerate(row):
                if text:
                    lengths.setdefault(column, []).append(len(text))
    count = max((table.column_count for table in report.document.tables), default=1)
    return tuple(max(10, min(MAX_WIDTH, _ninth(lengths.get(column, [])) + 2)) for column in range(count))


def _ninth(lengths: list[int]) -> int:
    """The length that nine texts in ten do not exceed."""
    return sorted(lengths)[len(lengths) * 9 // 10] if lengths else 0
