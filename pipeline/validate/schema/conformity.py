"""Whether typed tables conform to their schema, judged by pandera.

Importing pandera costs more than reading and auditing a whole report, so a screen looks first: it
applies the same constraints and is never more lenient (a property test holds the two together).
Only a table that fails the screen is given to pandera, which then names every failure by its row.
See docs/decisions/0002.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.contract import Dataset, Field
from pipeline.model import CleanReport, CleanRow, CleanTable, Evidence, Finding, Typed, Value
from pipeline.rules import finding
from pipeline.rules.evidence import of_cell

MISSING = "falta y es obligatorio"
"""What is said of a required field without a value."""


def _judged(table: CleanTable) -> list[CleanRow]:
    """The rows a schema is about: details, whose unreadable cells have their own finding."""
    return [row for row in table.rows if row.kind == "detalle"]


def _missing(value: Value) -> bool:
    return value.typed is None and not value.printed.strip()


def _out_of_bounds(field: Field, typed: Typed) -> bool:
    if field.values and typed is not None and typed not in field.values:
        return True
    if not isinstance(typed, int | Decimal):
        return False
    return (field.minimum is not None and typed < field.minimum) or (
        field.maximum is not None and typed > field.maximum
    )


def _present(table: CleanTable, dataset: Dataset) -> list[Field]:
    """The fields the table prints or its form gives; a column that is not there is reported as such."""
    printed = {c.name for c in table.columns if c.source}
    given = {name for row in table.rows[:1] for name, v in row.values.items() if v.row is None and v.typed is not None}
    return [f for f in dataset.fields if f.name in printed | given]


def suspicious(table: CleanTable, dataset: Dataset) -> bool:
    """Whether any detail row may break the schema: a cheap look before pandera's."""
    rows = _judged(table)
    for field in _present(table, dataset):
        for row in rows:
            value = row.values[field.name]
            if (field.required and _missing(value)) or _out_of_bounds(field, value.typed):
                return True
    if not dataset.unique:
        return False
    keys = Counter(_key(row, dataset) for row in rows)
    return any(count > 1 for key, count in keys.items() if any(part is not None for part in key))


def _key(row: CleanRow, dataset: Dataset) -> tuple[Typed, ...]:
    return tuple(row.values[name].typed for name in dataset.unique)


def pandera_schema(dataset: Dataset, fields: Iterable[Field]) -> Any:
    """The pandera ``DataFrameSchema`` of a dataset for the given fields, values parsed beforehand."""
    import pandera.pandas as pa

    columns = {}
    for field in fields:
        checks = []
        if field.minimum is not None:
            checks.append(pa.Check.ge(field.minimum, error=f"debe ser {field.minimum} o más"))
        if field.maximum is not None:
            checks.append(pa.Check.le(field.maximum, error=f"debe ser {field.maximum} o menos"))
        if field.values:
            checks.append(pa.Check.isin(list(field.values), error=f"debe ser uno de: {', '.join(field.values)}"))
        columns[field.name] = pa.Column(
            object, checks, nullable=not field.required, coerce=False, title=field.title, description=field.description
        )
    unique = [name for name in dataset.unique if name in columns]
    return pa.DataFrameSchema(
        columns,
        name=dataset.name,
        title=dataset.title,
        strict=False,
        unique=unique or None,
        report_duplicates="exclude_first",
    )


def _frame(rows: Sequence[CleanRow], fields: Sequence[Field]) -> Any:
    import pandas as pd

    # What is printed but unreadable has a finding of its own and is no missing value: leave it a text.
    data: Mapping[str, list[Any]] = {f.name: [_cell(row.values[f.name], f) for row in rows] for f in fields}
    return pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in data.items()}).set_axis([row.key for row in rows])


def _cell(value: Value, field: Field) -> Any:
    if value.typed is not None or _missing(value) or field.minimum is not None or field.maximum is not None:
        return value.typed if value.typed is not None or _missing(value) else field.minimum or field.maximum
    return value.printed


def failures(table: CleanTable, dataset: Dataset) -> list[tuple[str, str, str]]:
    """(row key, field, what it must be) for every failure pandera reports, in row order."""
    import pandera.errors

    rows, fields = _judged(table), _present(table, dataset)
    nameless = {row.key for row in rows if all(part is None for part in _key(row, dataset))}
    found: set[tuple[str, str, str]] = set()
    try:
        pandera_schema(dataset, fields).validate(_frame(rows, fields), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for case in errors.failure_cases.to_dict("records"):
            key, column, check = str(case["index"]), str(case["column"]), str(case["check"])
            if check == "multiple_fields_uniqueness":
                if key not in nameless:
                    found.add((key, dataset.unique[0], "repite la clave de otra fila"))
            else:
                found.add((key, column, MISSING if check == "not_nullable" else check))
    order = {row.key: n for n, row in enumerate(rows)}
    return sorted(found, key=lambda failure: (order[failure[0]], *failure))


def _is_heading(row: CleanRow) -> bool:
    """Whether a row prints its label alone: a projected row header ("Ingresos"), which has no values to miss."""
    return sum(value.typed is not None for value in row.values.values()) <= 1


def audit(clean: CleanReport, datasets: Sequence[Dataset]) -> tuple[Finding, ...]:
    """Findings for every value its schema does not admit."""
    by_name = {d.name: d for d in datasets}
    found = []
    for table in clean.tables:
        dataset = by_name.get(table.dataset)
        if dataset is None or not table.known or not suspicious(table, dataset):
            continue
        rows = {row.key: row for row in table.rows}
        printed = clean.document.table[table.table]
        for key, name, what in failures(table, dataset):
            if what == MISSING and _is_heading(rows[key]):
                continue
            value = rows[key].values[name]
            evidence: tuple[Evidence, ...] = ()
            if value.row is not None and value.column is not None:
                evidence = (of_cell(printed, value.row, value.column),)
            found.append(
                finding(
                    "fuera-de-esquema",
                    evidence=evidence,
                    observed=value.printed,
                    dataset=table.dataset,
                    column=dataset.field[name].title,
                    row=key,
                    check=what,
                )
            )
    return tuple(found)
