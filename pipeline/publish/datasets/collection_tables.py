"""A report as rows of the collection: its tables, every figure of them, every numeral of its prose, its findings.

Each function gives an Arrow table with a row a thing; ``reporte`` joins them to ``reportes``, ``tabla`` to ``tablas``,
``fila`` to the rows of the datasets, ``hallazgos`` and ``clave`` to ``hallazgos``. Observation status is stated as SDMX
names it (CL_OBS_STATUS 2.2): A normal, E estimated, U of low reliability, O missing. A cell without a value in a column
of figures is a row too, with the status O.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from pipeline.contract import NUMERIC
from pipeline.geometry import Place
from pipeline.model import SURE, Cell, CellKey, CleanTable, Evidence, Finding, Report, Table, Value
from pipeline.publish.datasets import arrays
from pipeline.publish.datasets.collection_columns import COLUMNS, FLOAT, INTEGER, KEYS, TITLES
from pipeline.publish.datasets.frames import Frame
from pipeline.quantities.numerals import infer_format, is_blank, parse

NORMAL, ESTIMATED, UNSURE, MISSING = "A", "E", "U", "O"
UNITED = "conjunto_reunido"
CONFIRMED, ACCUSED, UNCHECKED = "comprobada", "acusada", "sin comprobar"


def findings_by_cell(report: Report) -> dict[CellKey, list[Finding]]:
    """The findings that accuse each cell (table, row, column), corrected or not; notes accuse nothing."""
    found: dict[CellKey, list[Finding]] = {}
    for finding in report.findings:
        if finding.severity == "info":
            continue
        for evidence in finding.evidence:
            cell = evidence.cell
            if cell is not None and evidence.role == "observed" and finding not in found.setdefault(cell, []):
                found[cell].append(finding)
    return found


def of_report(report: Report) -> dict[str, Frame]:
    """The tables of the collection that a report has rows of, by name."""
    rows = {"tablas": _tables, "cifras": _figures, "afirmaciones": _claims, "hallazgos": _findings}
    return {name: table(name, list(make(report))) for name, make in rows.items()}


def table(name: str, rows: Sequence[Sequence[Any]]) -> Frame:
    """Rows as an Arrow table of the collection, described column by column."""
    import pyarrow as pa

    columns = COLUMNS[name]
    makers: Mapping[str, tuple[Any, Callable[[Sequence[Any]], Any]]] = {
        INTEGER: (pa.int64(), arrays.integers),
        FLOAT: (pa.float64(), arrays.floats),
    }
    fields, made = [], []
    for index, column in enumerate(columns):
        kind, make = makers.get(column.type, (pa.string(), arrays.strings))
        said = {"tipo": column.type, "titulo": column.title, "descripcion": column.description}
        fields.append(pa.field(column.name, kind, metadata={k: v for k, v in said.items() if v}))
        made.append(make([row[index] if row[index] != "" else None for row in rows]))
    metadata = {"dataset": name, "titulo": TITLES[name], "clave": " ".join(KEYS[name])}
    return pa.Table.from_arrays(made, schema=pa.schema(fields, metadata=metadata))


def with_columns_of_now(name: str, frame: Frame) -> Frame:
    """A table of the collection as an earlier version may have published it with the columns it has now; those that
    are new are empty."""
    import pyarrow as pa

    now = table(name, []).schema
    if frame.schema.names == now.names:
        return frame
    empty = {field.name: pa.nulls(frame.num_rows, field.type) for field in now if field.name not in frame.schema.names}
    columns = [empty[name] if name in empty else frame.column(name) for name in now.names]
    return pa.Table.from_arrays(columns, schema=now)


def with_united(frame: Frame, names: Mapping[tuple[str, str], str]) -> Frame:
    """``tablas`` with the dataset over all reports that has the rows of each table.

    Args:
        names: the name of that dataset by report and name of the dataset within it.
    """
    within = zip(frame.column("reporte").to_pylist(), frame.column("conjunto").to_pylist(), strict=True)
    at = frame.schema.get_field_index(UNITED)
    return frame.set_column(at, frame.schema.field(at), arrays.strings([names.get(one) for one in within]))


def _tables(report: Report) -> Iterator[tuple[Any, ...]]:
    for one in report.document.tables:
        clean = report.clean.clean.get(one.id)
        yield (
            *(report.document.report, one.id, one.caption, one.section, ", ".join(map(str, one.pages))),
            *(one.row_count, one.column_count, one.header_rows, clean.dataset if clean else ""),
            "",  # its dataset over all reports is known where they are collected
            *("sí" if clean and clean.known else "no", one.method, round(float(one.confidence), 3)),
        )


def _figures(report: Report) -> Iterator[tuple[Any, ...]]:
    blamed = findings_by_cell(report)
    sound = [c for c in report.checks if c.holds]
    confirmed = {(c.table, c.row, c.column) for c in sound} | {at for c in sound for at in c.operands}
    for one in report.document.tables:
        yield from _figures_of(report, one, report.clean.clean.get(one.id), blamed, confirmed)


def _figures_of(
    report: Report,
    one: Table,
    clean: CleanTable | None,
    blamed: Mapping[CellKey, Sequence[Finding]],
    confirmed: set[CellKey],
) -> Iterator[tuple[Any, ...]]:
    name = report.document.report
    format = infer_format([cell.text for cell in one.cells])
    typed = _typed(clean)
    numeric = {c.name for c in clean.columns if c.type in NUMERIC} if clean else set()
    row_labels = [_label(row) for row in one.rows]
    for cell in one.cells:
        if cell.row < one.header_rows:
            continue
        quantity = parse(cell.text, format=format)
        at = (one.id, cell.row, cell.column)
        key, field, unit, value = typed.get((cell.row, cell.column), ("", "", "", None))
        if quantity is None:
            if field in numeric and is_blank(cell.text):
                labels = (row_labels[cell.row], _header(one, cell), field, "", None, unit, None, cell.text)
                yield (name, *at, key, *labels, *_place(cell.place), UNCHECKED, MISSING, "no", "")
            continue
        number = value.typed if value and not isinstance(value.typed, str | bool) else None
        if number is None:
            unit = ""  # that of the column: the figure is of another kind
        amount = _number(number if number is not None else quantity.amount)
        findings = blamed.get(at, ())
        status = _status(cell, value, bool(findings))
        verdict = ACCUSED if findings else CONFIRMED if at in confirmed else UNCHECKED
        yield (
            *(name, *at, key, row_labels[cell.row], _header(one, cell), field),
            *("", amount),  # its column over all reports is known where they are collected
            *(unit or report.clean.identity.unit(quantity.unit), quantity.decimals, cell.text, *_place(cell.place)),
            *(verdict, status, "sí" if status == UNSURE or findings else "no", " ".join(f.key for f in findings)),
        )


def _typed(clean: CleanTable | None) -> dict[tuple[int, int], tuple[str, str, str, Value]]:
    """Row key, field, unit and value by cell."""
    if clean is None:
        return {}
    units = {column.name: column.unit for column in clean.columns}
    return {
        (value.row, value.column): (row.key, name, units.get(name, ""), value)
        for row in clean.rows
        for name, value in row.values.items()
        if value.row is not None and value.column is not None
    }


def _status(cell: Cell, value: Value | None, is_accused: bool) -> str:
    if value is not None and value.corrected:
        return ESTIMATED
    unsure = cell.reading is not None and cell.reading.confidence < SURE
    return UNSURE if is_accused or unsure else NORMAL


def _label(row: Sequence[str]) -> str:
    """The first text of a row that holds letters."""
    return next((text for text in row if any(c.isalpha() for c in text)), "")


def _header(one: Table, cell: Cell) -> str:
    levels: list[str] = []
    for row in range(one.header_rows):
        above = one.cell_at.get((row, cell.column))
        if above and above.text and above.text not in levels:
            levels.append(above.text)
    return " ".join(levels)


def _claims(report: Report) -> Iterator[tuple[Any, ...]]:
    name, identity = report.document.report, report.clean.identity
    for number, one in enumerate(report.numerals, start=1):
        first = next((e for e in one.evidence if e.cell), None)
        yield (
            *(name, number, one.sentence, one.text, _number(one.value), identity.unit(one.unit)),
            *(one.reading, one.verdict or "", *_at(first), *_place(one.place)),
        )


def _findings(report: Report) -> Iterator[tuple[Any, ...]]:
    for one in report.findings:
        first = next(iter(one.evidence), None)
        yield (
            *(report.document.report, one.id, one.key, one.rule, one.severity, one.status, one.message),
            *(one.observed, one.expected or "", one.suggestion or "", *_at(first)),
            *((first.sentence or "") if first else "", *_place(first.place if first else Place())),
        )


def _at(evidence: Evidence | None) -> tuple[Any, ...]:
    return (evidence.table, evidence.row, evidence.column) if evidence else (None, None, None)


def _place(place: Place) -> tuple[Any, ...]:
    box = place.box
    return (place.page, *((box.x0, box.top, box.x1, box.bottom) if box else (None, None, None, None)))


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None
