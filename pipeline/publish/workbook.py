"""``quality-report.xlsx``: findings, claims, tables and datasets for people who live in a spreadsheet.

Numbers are numbers with formats, dates are dates, codes and everything printed are text cells: nothing
from a document can become a formula or a link (see ``spreadsheet``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pipeline.catalogue import CATALOGUE
from pipeline.model import CleanTable, Column, Decision, Evidence, Finding, Report, Typed, Value, where
from pipeline.publish import marks, spanish
from pipeline.publish.spreadsheet import Book, CellStyle, Worksheet
from pipeline.publish.summary import summarise

PRINTED = "Tablas impresas"
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


def _overview(book: Book, report: Report, judged: Mapping[marks.CellKey, marks.Mark]) -> None:
    summary = summarise(report, judged)
    sheet = book.sheet("Resumen", (38, 90), freeze=(0, 0))
    sheet.text(0, 0, summary.title, CellStyle(bold=True, size=16))
    lines: list[tuple[str, str | int | None]] = [
        ("Veredicto", summary.verdict),
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
    if scan := next((f for f in report.findings if f.rule == "lectura-por-imagen"), None):
        lines.insert(5, ("Lectura de imágenes", scan.message))
    for row, (name, value) in enumerate(lines, start=2):
        sheet.text(row, 0, name)
        if isinstance(value, int):
            sheet.number(row, 1, value, CellStyle(number="#,##0", left=True))
        else:
            sheet.text(row, 1, value, CellStyle(wrap=True, bold=name == "Veredicto"))


def _findings(book: Book, report: Report) -> None:
    sheet = book.sheet("Hallazgos", (8, 12, 26, 70, 18, 18, 44, 40, 44, 12, 40, 14))
    names = ("Id", "Gravedad", "Regla", "Hallazgo", "Impreso", "Esperado", "La cuenta", "Dónde", "Sugerencia")
    _header(sheet, (*names, "Estado", "Decisión", "Clave"))
    places = _places(report)
    row = 1
    for finding in report.findings:
        for part in (finding, *finding.consequences):
            decision = finding.decision if part is finding else None
            texts = (
                finding.id if part is finding else f"↳ {finding.id}",
                spanish.SEVERITY_NAMES[part.severity][0].capitalize(),
                CATALOGUE[part.rule].title if part.rule in CATALOGUE else part.rule,
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
            for column, text in enumerate(texts):
                if column == 7 and _target(part, places) is not None:
                    continue
                sheet.text(row, column, text, CellStyle(fill=SEVERITY_FILLS[part.severity]) if column == 1 else WRAPPED)
            if (to := _target(part, places)) is not None:
                sheet.text(row, 7, texts[7], LINK)
                sheet.link(row, 7, PRINTED, to)
            row += 1
    sheet.autofilter(max(1, row - 1), len(names) + 2)


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


def _target(finding: Finding, places: Mapping[str, int]) -> tuple[int, int] | None:
    """The cell of that sheet which a finding accuses first."""
    for e in finding.evidence:
        if e.role == "observed" and e.table in places:
            return places[str(e.table)] + (e.row or 0), e.column or 0
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
    sheet = book.sheet("Cifras del texto", (16, 18, 18, 90, 40))
    _header(sheet, ("Cifra", "Lectura", "Veredicto", "Frase", "Evidencia"))
    verdicts = {"verified": "verificada", "contradicted": "contradicha", "unsupported": "sin respaldo"}
    for row, numeral in enumerate(report.numerals, start=1):
        sheet.text(row, 0, numeral.text, WRAPPED)
        sheet.text(row, 1, spanish.reading(numeral.reading))
        sheet.text(
            row, 2, verdicts.get(numeral.verdict or ""), CellStyle(fill=STATUS_FILLS.get(numeral.verdict or "", ""))
        )
        sheet.text(row, 3, numeral.sentence, WRAPPED)
        sheet.text(row, 4, "; ".join(f"{_place(e)}: {e.text}" for e in numeral.evidence[:5]), WRAPPED)
    sheet.autofilter(max(1, len(report.numerals)), 4)


def _by_dataset(tables: Iterable[CleanTable]) -> dict[str, list[CleanTable]]:
    grouped: dict[str, list[CleanTable]] = {}
    for table in tables:
        grouped.setdefault(table.dataset, []).append(table)
    return grouped


def _dataset(book: Book, name: str, tables: Sequence[CleanTable], judged: Mapping[marks.CellKey, marks.Mark]) -> None:
    columns: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            columns.setdefault(column.name, column)
    widths = (12, 11, *(40 if c.type == "texto" else 16 for c in columns.values()))
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


def _value(sheet: Worksheet, row: int, column: int, value: Value, of: Column, style: CellStyle) -> None:
    """The typed value; what could not be typed as it is printed."""
    typed = value.typed
    if isinstance(typed, (int, Decimal)) and not isinstance(typed, bool):
        sheet.number(row, column, typed, style._replace(number=_number_format(of, typed)))
    elif isinstance(typed, date):
        sheet.day(row, column, typed, style)
    else:
        sheet.text(row, column, value.printed if typed is None else spanish.typed(typed), style)


def _number_format(column: Column, typed: Typed) -> str:
    """As printed: with the decimals the figure has, points for thousands where the reader's language does."""
    exponent = typed.as_tuple().exponent if isinstance(typed, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    plain = "#,##0" + ("." + "0" * min(decimals, 10) if decimals else "")
    if column.type == "porcentaje":
        return plain + '"%"'
    return '"$" ' + plain if column.type == "monto" and column.unit == "CLP" else plain


def _fill(judged: Mapping[marks.CellKey, marks.Mark], table: str, row: int | None, column: int | None) -> str:
    """The colour of a cell that a finding accuses, "" for any other."""
    mark = judged.get((table, row, column)) if row is not None and column is not None else None
    return STATUS_FILLS.get(mark.status, "") if mark else ""


def _printed(book: Book, report: Report, judged: Mapping[marks.CellKey, marks.Mark]) -> None:
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
