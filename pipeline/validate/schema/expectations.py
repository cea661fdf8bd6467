"""What is expected of the published datasets as a whole, judged by Great Expectations.

Rows, keys, coverage and ranges over all reports together: things no single report can show. The
suites are made from the schemas. Importing Great Expectations takes seconds, so this runs once a
run over the consolidated datasets, never per report (docs/decisions/0003).
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.contract import NUMERIC, Dataset
from pipeline.model import Expectation
from pipeline.processes.library_messages import silence

KEYS = ("institucion", "anio")
FIRST_YEAR, LAST_YEAR = 1990, 2100  # public accounts are presented since the return of democracy
MOSTLY = 0.95  # share of the detail rows in which a required field is expected to have a value
RESULT_FORMAT = {"result_format": "COMPLETE", "unexpected_index_column_names": ["reporte", "fila"]}


def _quiet() -> None:
    import os

    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    silence("great_expectations")
    warnings.filterwarnings("ignore", module="great_expectations")


def _suite(dataset: Dataset, present: Sequence[str]) -> list[tuple[str, Any]]:
    """(Spanish description, expectation) for one dataset; only of columns it has."""
    import great_expectations.expectations as gxe
    from great_expectations.expectations.row_conditions import Column

    detail = Column("tipo_fila") == "detalle"

    suite: list[tuple[str, Any]] = [
        ("tiene al menos una fila", gxe.ExpectTableRowCountToBeBetween(min_value=1)),
        (
            "reporte y fila juntos no se repiten",
            gxe.ExpectCompoundColumnsToBeUnique(column_list=["reporte", "fila"]),
        ),
        (
            f"el año está entre {FIRST_YEAR} y {LAST_YEAR}",
            gxe.ExpectColumnValuesToBeBetween(column="anio", min_value=FIRST_YEAR, max_value=LAST_YEAR),
        ),
    ]
    suite += [(f"«{key}» está en todas las filas", gxe.ExpectColumnValuesToNotBeNull(column=key)) for key in KEYS]
    for field in dataset.fields:
        if field.name not in present:
            suite.append((f"existe la columna «{field.name}»", gxe.ExpectColumnToExist(column=field.name)))
            continue
        if field.required:
            suite.append(
                (
                    f"«{field.name}» tiene valor en el {MOSTLY:.0%} de los detalles",
                    gxe.ExpectColumnValuesToNotBeNull(column=field.name, mostly=MOSTLY, row_condition=detail),
                )
            )
        if field.type in NUMERIC and field.minimum is not None and field.maximum is not None:
            suite.append(
                (
                    f"«{field.name}» está entre {field.minimum} y {field.maximum}",
                    gxe.ExpectColumnValuesToBeBetween(
                        column=field.name, min_value=float(field.minimum), max_value=float(field.maximum)
                    ),
                )
            )
    return suite


def _frame(parquet: bytes) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # As pandas.read_parquet, without threads that may abort the process at its end (apache/arrow#34314).
    return pq.ParquetFile(pa.BufferReader(parquet)).read(use_threads=False).to_pandas(use_threads=False)


def evaluate(datasets: Sequence[Dataset], parquet: Mapping[str, bytes]) -> tuple[Expectation, ...]:
    """The outcome of every expectation on every consolidated dataset a schema knows.

    Args:
        datasets: the schemas.
        parquet: consolidated datasets by name, as published.

    Returns:
        One outcome per expectation, in the order of the suites; ``failing`` names rows as
        ``reporte/fila``.
    """
    _quiet()
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas("cuenta")
    found: list[Expectation] = []
    for dataset in datasets:
        if dataset.name not in parquet:
            continue
        frame = _frame(parquet[dataset.name])
        batch = (
            source.add_dataframe_asset(dataset.name)
            .add_batch_definition_whole_dataframe("todo")
            .get_batch({"dataframe": frame})
        )
        described = _suite(dataset, list(frame.columns))
        suite = gx.ExpectationSuite(name=dataset.name)
        for number, (_, expectation) in enumerate(described):
            expectation.meta = {"number": number}
            suite.add_expectation(expectation)
        # Results come in another order than the suite; the number each carries puts them back.
        outcomes = sorted(
            batch.validate(suite, result_format=RESULT_FORMAT).results,
            key=lambda outcome: outcome.expectation_config.meta["number"],
        )
        found.extend(_outcome(dataset, description, o) for (description, _), o in zip(described, outcomes, strict=True))
    return tuple(found)


def _outcome(dataset: Dataset, description: str, outcome: Any) -> Expectation:
    result: Mapping[str, Any] = outcome.result or {}
    rows = {f"{row['reporte']}/{row['fila']}" for row in result.get("unexpected_index_list") or []}
    return Expectation(
        dataset=dataset.name,
        expectation=outcome.expectation_config.type,
        description=description,
        success=bool(outcome.success),
        observed=_observed(result),
        failing=tuple(sorted(rows)),
    )


def _observed(result: Mapping[str, Any]) -> str:
    if "observed_value" in result:
        return f"{result['observed_value']} filas" if isinstance(result["observed_value"], int) else ""
    count, of = result.get("unexpected_count"), result.get("element_count")
    return f"{count} de {of} filas no cumplen" if count else ""
