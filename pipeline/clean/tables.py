"""One table of a document, recognised and typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from pipeline.clean.column_names import column_names
from pipeline.clean.columns import Printed, mixes_units, printed_columns, titles
from pipeline.clean.dataset_names import WITHOUT_NAME, dataset_name, table_title
from pipeline.clean.kinds import row_kind
from pipeline.clean.recognise import Match, SeenTable, recognise
from pipeline.clean.settings import DOCUMENT, RECOGNITION
from pipeline.clean.unfold import BodyRow, body_rows
from pipeline.clean.values import evidence_of_cell, foreign_text, last_day, typed, unreadable
from pipeline.contract import Dataset, Field
from pipeline.model import CleanRow, CleanTable, Column, Finding, RowKind, Table, Value
from pipeline.quantities.column_formats import column_format
from pipeline.quantities.dates import looks_like_date
from pipeline.quantities.labels.label_words import tokens
from pipeline.quantities.labels.periods import split_periods
from pipeline.quantities.labels.stub_levels import stub_rows
from pipeline.quantities.numerals import NumberFormat, infer_format, is_blank
from pipeline.rules import finding


def number_format(table: Table) -> NumberFormat:
    """The number format of a table's cells. Percentages decide nothing: many print a point as decimal mark
    where the same table groups thousands with it."""
    percent = {index for index, title in enumerate(titles(table)) if "%" in title or "orcentaje" in title}
    return infer_format([c.text for c in table.cells if "%" not in c.text and c.column not in percent])


def seen_table(table: Table, context: str) -> SeenTable:
    """What a table is recognised by; ``context`` is the text around it that says what it is about."""
    width, rows = body_rows(table)
    columns = printed_columns(table, width, [r.texts for r in rows], number_format(table))
    empty = frozenset(c.index for c in columns if all(is_blank(r.texts[c.index]) for r in rows))
    near = f"{table.caption} {' '.join(c.title for c in columns)}"
    labels = [r.texts[0] for r in rows if r.texts]
    return SeenTable(columns, empty, labels, tokens(near), tokens(f"{context} {near}"))


def clean_table(
    table: Table, datasets: Sequence[Dataset], *, context: str, institution: str
) -> tuple[CleanTable, list[Finding]]:
    """A table as rows of a dataset, and what there is to say about it.

    ``context`` is the text around the table that says what it is about: section, title and the
    paragraph before.
    """
    format = number_format(table)
    _, rows = body_rows(table)
    seen = seen_table(table, context)
    match = recognise(datasets, seen, institution)
    kinds = [row_kind(r.texts, seen.columns, last=r is rows[-1]) for r in rows]
    body = _PrintedBody(seen.columns, rows, kinds, format)
    if match is None:
        return _unknown_table(table, body, frozenset(dataset.name for dataset in datasets))
    return _known_table(table, body, match)


@dataclass(frozen=True)
class _PrintedBody:
    """The rows of a table with the kind of each, its columns, and the format of its numbers."""

    columns: Sequence[Printed]
    rows: list[BodyRow]
    kinds: list[RowKind]
    format: NumberFormat


def _unknown_table(table: Table, body: _PrintedBody, taken: frozenset[str]) -> tuple[CleanTable, list[Finding]]:
    """A table of no schema under a name of its own: never that of a dataset that has one (``taken``)."""
    columns, rows = body.columns, body.rows
    names = column_names(columns)
    name = dataset_name(table.caption, table.section, [c.title for c in columns], table.id)
    if name in taken:
        name = f"{WITHOUT_NAME}_{name}"
    declared = [
        Column(n, c.type, c.title or n, unit=c.unit, source=c.title) for n, c in zip(names, columns, strict=True)
    ]
    typed_rows, findings = _rows(table, body, dict(enumerate(declared)))
    texts = [c for c in columns if c.type == "texto" and rows]
    mixed = [c for c in texts if mixes_units([r.texts[c.index] for r in rows], body.format)]
    mixes = finding(
        "columna-mixta",
        evidence=tuple(evidence_of_cell(table, rows[0].row, rows[0].first_column + c.index) for c in mixed),
        observed=", ".join(c.title for c in mixed if c.title),
        table=table.id,
        columns=", ".join(f"«{c.title or f'columna {c.index + 1}'}»" for c in mixed),
    )
    title = table_title(table.caption, table.section, name)
    cleaned = CleanTable(table.id, name, title, tuple(declared), tuple(typed_rows), known=False, confidence=0.0)
    note = finding(
        "tabla-desconocida",
        # the first cell: the corner may be blank
        evidence=tuple(evidence_of_cell(table, cell.row, cell.column) for cell in table.cells[:1]),
        observed=table.id,
        table=table.id,
        caption=shorten(table.caption or table.section or "sin título", DOCUMENT.longest_caption, placeholder="…"),
        dataset=name,
        suggestion=f"Ejecute «cuenta schema draft <reporte> {table.id}» para empezar su esquema.",
    )
    return cleaned, [note, *([mixes] if mixed else []), *findings]


def _known_table(table: Table, body: _PrintedBody, match: Match) -> tuple[CleanTable, list[Finding]]:
    """A table of a dataset that a schema declares, with the columns that this has not."""
    dataset, columns = match.dataset, body.columns
    extra = [c for c in columns if c.index not in match.fields and c.index not in match.periods]
    taken = {f.name for f in dataset.fields}
    of_periods = _of_periods(match, columns, taken)
    taken |= {column.name for column in of_periods.values()}
    extra_names: dict[int, str] = {}
    for column, name in zip(extra, column_names(extra), strict=True):
        while name in taken:
            name = f"{name}_adicional"
        taken.add(name)
        extra_names[column.index] = name
    titles = {f.name: columns[i].title for i, f in match.fields.items()}
    declared = [
        Column(f.name, f.type, f.title, f.unit, f.description, source=titles.get(f.name, "")) for f in dataset.fields
    ]
    extras = {
        i: Column(name, columns[i].type, columns[i].title or name, columns[i].unit, source=columns[i].title, extra=True)
        for i, name in extra_names.items()
    }
    by_name = {c.name: c for c in declared}
    placed = {i: by_name[f.name] for i, f in match.fields.items()} | of_periods | extras
    typed_rows, findings = _rows(table, body, placed, match)
    cleaned = CleanTable(
        table.id,
        dataset.name,
        dataset.title,
        (*declared, *of_periods.values(), *extras.values()),
        tuple(typed_rows),
        True,
        match.confidence,
    )
    return cleaned, [*_recognition(table, match, columns, extras), *findings]


def _recognition(table: Table, match: Match, columns: Sequence[Printed], extras: Mapping[int, Column]) -> list[Finding]:
    found = []
    head = max(table.header_rows - 1, 0)
    if match.confidence < RECOGNITION.sure:
        found.append(
            finding(
                "reconocimiento-inseguro",
                evidence=(evidence_of_cell(table, head, 0),),
                observed=table.id,
                table=table.id,
                dataset=match.dataset.name,
                confidence=round(match.confidence * 100),
            )
        )
    for index, column in extras.items():
        line = f'Field("{column.name}", "{column.type}", "{column.title}"),'
        found.append(
            finding(
                "columna-nueva",
                evidence=(evidence_of_cell(table, head, index),),
                observed=columns[index].title,
                table=table.id,
                dataset=match.dataset.name,
                column=columns[index].title or f"columna {index + 1}",
                name=column.name,
                suggestion=f"Agregue a schemas/{match.dataset.name}.py: {line}",
            )
        )
    present = {f.name for f in match.fields.values()} | set(match.form.constants)
    for field in match.dataset.fields:
        if field.required and field.name not in present:
            found.append(
                finding(
                    "columna-ausente",
                    evidence=(evidence_of_cell(table, head, 0),),
                    observed="",
                    table=table.id,
                    dataset=match.dataset.name,
                    column=field.title,
                )
            )
    return found


def _of_periods(match: Match, columns: Sequence[Printed], taken: set[str]) -> dict[int, Column]:
    """A column for each year or month of the fields that are printed once for each: ``valor_2021``."""
    found: dict[int, Column] = {}
    names = set(taken)
    periods = [period for _, period in split_periods([column.title for column in columns])]
    for index, field in sorted(match.periods.items()):
        period = periods[index]
        base = f"{field.name}_{period.slug}" if period else field.name
        name, number = base, 2
        while name in names:
            name, number = f"{base}_{number}", number + 1
        names.add(name)
        title = columns[index].title
        found[index] = Column(name, field.type, title, field.unit, field.description, source=title)
    return found


def _rows(
    table: Table, body: _PrintedBody, placed: Mapping[int, Column], match: Match | None = None
) -> tuple[list[CleanRow], list[Finding]]:
    """The rows with their values, and what cannot be read of them; ``placed`` are the columns of the dataset by the
    index of the printed ones, ``match`` is how they were recognised."""
    columns, rows, dataset = body.columns, body.rows, match.dataset if match else None
    typed_rows: list[CleanRow] = []
    findings: list[Finding] = []
    lasts: dict[str, Field] = {f.last_of: f for f in dataset.fields if f.last_of} if dataset else {}
    constants = match.form.constants if match else {}
    order = [f.name for f in dataset.fields] if dataset else []
    hierarchy = {s.row: s for s in stub_rows(table)} if len({r.row for r in rows}) == len(rows) else {}
    keys = {row.row: row.key for row in rows}
    formats = {index: column_format((row.texts[index] for row in rows), body.format) for index in placed}
    for row, kind in zip(rows, body.kinds, strict=True):
        values: dict[str, Value] = {name: Value(text) for name, text in constants.items()}
        for index, column in placed.items():
            text = row.texts[index]
            value, readable = typed(text, column.type, columns[index], formats[index])
            values[column.name] = Value(value.typed, value.printed, row.row, row.first_column + index)
            if not readable and not (column.type == "fecha" and looks_like_date(text)):
                findings.append(unreadable(table, row, columns[index], column.type, columns[index].title))
            last = last_day(text) if column.type == "fecha" else None
            if field := lasts.get(column.name):
                values[field.name] = Value(last, text if last else "", row.row, row.first_column + index)
            if last:
                findings.append(
                    finding(
                        "fecha-multiple",
                        evidence=(evidence_of_cell(table, row.row, row.first_column + index),),
                        observed=text,
                        table=table.id,
                        last=f" y, en «{field.name}», el último" if field else "",
                    )
                )
        for name in order:
            values.setdefault(name, Value(None))
        ordered = {name: values[name] for name in [*order, *(n for n in values if n not in order)]}
        stub = hierarchy.get(row.row)
        if stub is None:
            typed_rows.append(CleanRow(row.key, kind, ordered))
        else:
            over = keys.get(stub.parent, "") if stub.parent is not None else ""
            typed_rows.append(CleanRow(row.key, kind, ordered, stub.code, stub.level or None, over))
        findings.extend(foreign_text(table, row, columns))
    return typed_rows, findings
