"""``quality-report.xlsx``: findings, claims, tables and datasets for people who live in a spreadsheet.

Numbers are numbers with formats, dates are dates, codes and everything printed are text cells: a text is
always written as a string, so nothing from a document can become a formula or a link. XlsxWriter writes it
(docs/decisions/0012-workbook.md).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pipeline.model import CleanTable, Column, Evidence, Finding, Report, Typed
from pipeline.publish import marks, spanish
from pipeline.publish.summary import summarise
from pipeline.rules import CATALOGUE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)
"""Written in place of the hour of the run: same report, same bytes."""
MAX_CELL = 32_767
MAX_EXACT = 10**15
"""A spreadsheet keeps 15 digits; a longer whole number is written as text rather than rounded."""
MAX_SHEET_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_COLOURS = {"contradicted": "#FBE6E3", "doubtful": "#FDF0D2"}


def quality_workbook(report: Report) -> bytes:
    """The workbook; same report, same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd-mm-yyyy"})
    book.set_properties({"title": f"Informe de calidad: {report.document.report}", "created": CREATED})
    writer = _Writer(book)
    judged = marks.marks(report)
    _overview(writer, report, judged)
    _findings(writer, report)
    _claims(writer, report)
    for name, tables in _by_dataset(report.clean.tables).items():
        _dataset(writer, name, tables, judged)
    _printed(writer, report, judged)
    book.close()
    return out.getvalue()


class _Writer:
    """A workbook with its formats, each made once, and sheet names that do not clash."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", **properties})
        return self._formats[key]

    def sheet(self, name: str, widths: Sequence[int] = (), freeze: tuple[int, int] = (1, 0)) -> Worksheet:
        base = _NOT_IN_NAMES.sub(" ", name).strip()[:MAX_SHEET_NAME] or "Hoja"
        named, number = base, 2
        while named.lower() in self._names:
            suffix = f" {number}"
            named, number = base[: MAX_SHEET_NAME - len(suffix)] + suffix, number + 1
        self._names.add(named.lower())
        sheet = self._book.add_worksheet(named)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if freeze != (0, 0):
            sheet.freeze_panes(*freeze)
        return sheet

    def header(self, sheet: Worksheet, names: Iterable[str]) -> None:
        head = self.format(bold=True, bg_color="#E4ECF7", bottom=1, text_wrap=True)
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, head)

    def text(self, sheet: Worksheet, row: int, column: int, text: str | None, **properties: Any) -> None:
        if text:
            sheet.write_string(row, column, text[:MAX_CELL], self.format(**properties))
        elif properties.get("bg_color"):
            sheet.write_blank(row, column, None, self.format(**properties))

    def value(self, sheet: Worksheet, row: int, column: int, typed: Typed, number: str, **properties: Any) -> None:
        if isinstance(typed, bool) or typed is None or isinstance(typed, str):
            self.text(sheet, row, column, spanish.typed(typed), **properties)
        elif isinstance(typed, date):
            if typed.year < 1900:
                self.text(sheet, row, column, spanish.typed(typed), **properties)
            else:
                sheet.write_datetime(row, column, typed, self.format(num_format="dd-mm-yyyy", **properties))
        elif not -MAX_EXACT < typed < MAX_EXACT:
            self.text(sheet, row, column, spanish.typed(typed), **properties)
        else:
            sheet.write_number(row, column, typed, self.format(num_format=number, **properties))


def _overview(writer: _Writer, report: Report, judged: Mapping[marks.Position, marks.Mark]) -> None:
    summary = summarise(report, judged)
    sheet = writer.sheet("Resumen", (38, 90), freeze=(0, 0))
    writer.text(sheet, 0, 0, summary.title, bold=True, font_size=16)
    writer.text(sheet, 1, 0, summary.verdict, bold=True)
    lines: list[tuple[str, Typed]] = [
        ("Institución", summary.institution),
        ("Región", summary.region),
        ("Año", str(summary.year or "")),
        ("Documento", summary.source),
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
    for row, (name, value) in enumerate(lines, start=3):
        writer.text(sheet, row, 0, name)
        writer.value(sheet, row, 1, value, "#,##0", align="left")


def _findings(writer: _Writer, report: Report) -> None:
    sheet = writer.sheet("Hallazgos", (8, 12, 26, 70, 18, 18, 44, 40, 44, 12, 40, 14))
    names = ("Id", "Gravedad", "Regla", "Hallazgo", "Impreso", "Esperado", "La cuenta", "Dónde", "Sugerencia")
    writer.header(sheet, (*names, "Estado", "Decisión", "Clave"))
    colours = {"error": "#FBE6E3", "warning": "#FDF0D2", "info": "#E8EDF5"}
    row = 1
    for finding in report.findings:
        for part in (finding, *finding.consequences):
            head = part is finding
            colour = {"bg_color": colours[part.severity]}
            decision = finding.decision if head else None
            texts: tuple[tuple[str | None, dict[str, Any]], ...] = (
                (finding.id if head else f"↳ {finding.id}", {}),
                (spanish.SEVERITY_NAMES[part.severity][0].capitalize(), colour),
                (CATALOGUE[part.rule].title if part.rule in CATALOGUE else part.rule, {"text_wrap": True}),
                (part.message, {"text_wrap": True}),
                (part.observed, {}),
                (part.expected, {}),
                (part.arithmetic, {"text_wrap": True}),
                (_where(part), {"text_wrap": True}),
                (part.suggestion, {"text_wrap": True}),
                (spanish.STATUS_NAMES[finding.status], {}),
                (" ".join(filter(None, (decision.reason, decision.by, decision.on))) if decision else "", {}),
                (finding.key, {}),
            )
            for column, (text, properties) in enumerate(texts):
                writer.text(sheet, row, column, text, **properties)
            row += 1
    sheet.autofilter(0, 0, max(1, row - 1), 11)


def _where(finding: Finding) -> str:
    return "; ".join(dict.fromkeys(_place(evidence) for evidence in finding.evidence if evidence.role == "observed"))


def _place(evidence: Evidence) -> str:
    page = f" (página {evidence.place.page})" if evidence.place.page else ""
    if evidence.table is None:
        return f"texto: «{spanish.shortened(evidence.sentence or evidence.text, 120)}»{page}"
    if evidence.row is None:
        return f"tabla {evidence.table}{page}"
    column = "" if evidence.column is None else f", columna {evidence.column + 1}"
    return f"tabla {evidence.table}, fila {evidence.row + 1}{column}{page}"


def _claims(writer: _Writer, report: Report) -> None:
    sheet = writer.sheet("Cifras del texto", (16, 18, 18, 90, 40))
    writer.header(sheet, ("Cifra", "Lectura", "Veredicto", "Frase", "Evidencia"))
    verdicts = {"verified": "verificada", "contradicted": "contradicha", "unsupported": "sin respaldo"}
    for row, numeral in enumerate(report.numerals, start=1):
        colour = {"bg_color": _COLOURS["contradicted"]} if numeral.verdict == "contradicted" else {}
        writer.text(sheet, row, 0, numeral.text)
        writer.text(sheet, row, 1, numeral.reading)
        writer.text(sheet, row, 2, verdicts.get(numeral.verdict or "", ""), **colour)
        writer.text(sheet, row, 3, numeral.sentence, text_wrap=True)
        told = (f"{_place(e)}: {e.text}" for e in numeral.evidence[:5])
        writer.text(sheet, row, 4, "; ".join(told), text_wrap=True)
    sheet.autofilter(0, 0, max(1, len(report.numerals)), 4)


def _by_dataset(tables: Iterable[CleanTable]) -> dict[str, list[CleanTable]]:
    grouped: dict[str, list[CleanTable]] = {}
    for table in tables:
        grouped.setdefault(table.dataset, []).append(table)
    return grouped


def _dataset(
    writer: _Writer, name: str, tables: Sequence[CleanTable], judged: Mapping[marks.Position, marks.Mark]
) -> None:
    columns: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            columns.setdefault(column.name, column)
    widths = [12, 11, *(40 if c.type == "texto" else 16 for c in columns.values())]
    sheet = writer.sheet(name, widths, freeze=(1, 2))
    titles = (c.title + (f" ({c.unit})" if c.unit else "") for c in columns.values())
    writer.header(sheet, ("fila", "tipo_fila", *titles))
    at = 1
    for table in tables:
        for row in table.rows:
            bold = {"bold": True} if row.kind != "detalle" else {}
            writer.text(sheet, at, 0, row.key, **bold)
            writer.text(sheet, at, 1, row.kind, **bold)
            for number, (key, column) in enumerate(columns.items(), start=2):
                value = row.values.get(key)
                if value is None:
                    continue
                mark = judged.get((table.table, value.row, value.column)) if value.row is not None else None  # type: ignore[arg-type]
                colour = {"bg_color": _COLOURS[mark.status]} if mark and mark.status in _COLOURS else {}
                typed = value.printed if value.typed is None else value.typed
                writer.value(sheet, at, number, typed, _number_format(column, typed), **bold, **colour)
            at += 1
    sheet.autofilter(0, 0, max(1, at - 1), len(widths) - 1)


def _number_format(column: Column, typed: Typed) -> str:
    """As printed: with the decimals the figure has, points for thousands where the reader's language does."""
    exponent = typed.as_tuple().exponent if isinstance(typed, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    plain = "#,##0" + ("." + "0" * min(decimals, 10) if decimals else "")
    if column.type == "porcentaje":
        return plain + '"%"'
    return '"$" ' + plain if column.type == "monto" and column.unit == "CLP" else plain


def _printed(writer: _Writer, report: Report, judged: Mapping[marks.Position, marks.Mark]) -> None:
    widest = max((table.column_count for table in report.document.tables), default=1)
    sheet = writer.sheet("Tablas impresas", [34, *[18] * (widest - 1)], freeze=(0, 0))
    at = 0
    for table in report.document.tables:
        writer.text(sheet, at, 0, f"{table.id} {table.caption or table.section}", bold=True, font_color="#16407A")
        for number, row in enumerate(table.rows, start=1):
            for column, text in enumerate(row):
                mark = judged.get((table.id, number - 1, column))
                colour = {"bg_color": _COLOURS[mark.status]} if mark and mark.status in _COLOURS else {}
                bold = {"bold": True} if number <= table.header_rows else {}
                writer.text(sheet, at + number, column, text, **bold, **colour)
        at += table.row_count + 3
