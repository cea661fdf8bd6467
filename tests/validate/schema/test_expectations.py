"""Great Expectations over published datasets: what holds, what fails and where."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.contract import Dataset, Field
from pipeline.publish.datasets.tabular import to_parquet
from pipeline.validate.schema.expectations import evaluate

pytestmark = pytest.mark.slow  # Great Expectations takes seconds to load

DATASET = Dataset(
    "prueba",
    "Prueba",
    "Una prueba.",
    (
        Field("programa", "texto", "Programa", required=True),
        Field("avance", "porcentaje", "Avance", minimum=0, maximum=100),
    ),
)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[bool, tuple[str, ...]]]:
    rows = {
        "institucion": ["X", "X", None],
        "region": ["R", "R", "R"],
        "anio": [2022, 2022, 1022],
        "reporte": ["a", "a", "a"],
        "fila": ["t01/r01", "t01/r02", "t01/r02"],
        "tipo_fila": ["detalle", "detalle", "total"],
        "programa": ["uno", None, None],
        "avance": [50.0, 150.0, None],
    }
    made = evaluate([DATASET], {"prueba": to_parquet(pa.table(rows))})
    return {e.description: (e.success, e.failing) for e in made}


def test_outcomes_name_the_rows_that_fail(outcomes: dict[str, tuple[bool, tuple[str, ...]]]) -> None:
    assert outcomes == {
        "tiene al menos una fila": (True, ()),
        "reporte y fila juntos no se repiten": (False, ("a/t01/r02",)),
        "el año está entre 1990 y 2100": (False, ("a/t01/r02",)),
        "«institucion» está en todas las filas": (False, ("a/t01/r02",)),
        "«anio» está en todas las filas": (True, ()),
        "«programa» tiene valor en el 95% de los detalles": (False, ("a/t01/r02",)),
        "«avance» está entre 0 y 100": (False, ("a/t01/r02",)),
    }
