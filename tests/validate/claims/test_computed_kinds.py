"""What is computed of rows and tables: the values, stated as the kind of sentence that speaks of them."""

from __future__ import annotations

import pytest

from pipeline.validate.claims import mentions
from pipeline.validate.claims.cell_linking import Linker
from pipeline.validate.claims.cell_space import CellSpace
from pipeline.validate.claims.computed.candidates import Reader
from pipeline.validate.claims.computed.periods import months_of_period
from pipeline.validate.claims.computed.tables import Tables
from tests.validate.accounts import account

GOAL = """
Región | Empresas en muestra objetivo | Total
Arica | 120 | 240
Ñuble | 300 | 349
Total | 420 | 589
"""
DONE = """
Región | Encuestas completas | Tasa de respuesta
Arica | 118 | 31,5%
Ñuble | 391 | 46,7%
Total | 509 | 41,2%
"""
PEOPLE = """
Centro | Mujeres | Hombres
Norte | 7.637 | 5.577
Sur | 2.538 | 3.830
Total | 10.175 | 9.407
"""
BY_MONTH = "Mes | Familia | Civil | Total mes\n" + "\n".join(
    f"{month} | {1000 + 10 * place} | {200 + place} | {1200 + 11 * place}"
    for place, month in enumerate(
        ("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre",
         "Noviembre", "Diciembre")
    )
)  # fmt: skip
RATES = """
Región | 2022 | 2023
Norte | 17,5% | 12,3%
Centro | 6,7% | 6,7%
Sur | 4,4% | 5,6%
Austral | 2,8% | 4,6%
"""
GRANTS = """
Concurso | Proyectos | Monto ($)
Mujeres rurales | 20 | $ 40.000.000
Jóvenes rurales | 12 | $ 30.000.000
Total | 32 | $ 70.000.000
"""
USERS = """
Programa | Usuarios
Riego | 400
Suelos | 300
Total | 700
"""


def _computed(text: str, *tables: str) -> set[tuple[str, float]]:
    """The kinds and values (two decimals) of what the figures of a sentence print, of all that is computed."""
    document = account("Cuenta 2023", "1. RESULTADOS", "Resumen del año 2023.", *tables, text)
    space, read = CellSpace(document), mentions.read(document)
    reader = Reader(Tables(space))
    found = set()
    for mention, link in zip(read, Linker(space, read).links(), strict=True):
        options = reader.options(mention, link)
        for one in options.quantities if options is not None else ():
            if abs(one.value - mention.value) <= mention.step:
                found.add((one.kind, round(one.value, 2)))
    return found


@pytest.mark.parametrize(
    ("tables", "text", "kind", "value"),
    [
        ((GOAL, DONE), "En Ñuble se lograron 391 encuestas, un 112% de la muestra.", "share across", 112.03),
        ((PEOPLE,), "En el centro Norte se atendió a 13.214 personas.", "row sum", 13214.0),
        ((PEOPLE,), "Las mujeres son el 52,0% del total de personas atendidas.", "share of row sum", 51.96),
        ((BY_MONTH,), "Durante el primer semestre hubo 6.150 causas de familia.", "named", 6150.0),
        ((BY_MONTH,), "De enero a junio hubo 6.150 casos de familia; entre julio y diciembre, 6.510.", "named", 6510.0),
        ((BY_MONTH,), "En promedio ingresaron 1.055 causas de familia al mes.", "mean", 1055.0),
        ((BY_MONTH,), "Del total de causas del año, un 83,7% fueron de familia.", "share of sums", 83.7),
        ((RATES,), "La tasa bajó en el Norte 5,2 puntos porcentuales respecto de 2022.", "points", 5.2),
        ((RATES,), "La tasa subió en 2 regiones en 2023.", "rows up", 2.0),
        ((RATES,), "La tasa bajó en 1 región en 2023.", "rows down", 1.0),
        ((GRANTS,), "Cada proyecto de mujeres rurales recibió en promedio $2.000.000.", "for each", 2000000.0),
        ((GRANTS, USERS), "El gasto por usuario fue de $100.000.", "for each", 100000.0),
    ],
)  # fmt: skip
def test_what_is_computed(tables: tuple[str, ...], text: str, kind: str, value: float) -> None:
    assert (kind, value) in _computed(text, *tables)


def test_points_are_no_count_and_a_count_no_points() -> None:
    kinds = {kind for kind, _ in _computed("En el Norte bajó un total de 5,2 unidades.", RATES)}
    assert not any(kind.startswith(("points", "named points")) for kind in kinds)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("durante el primer semestre", range(6)),
        ("en el 3° trimestre", range(6, 9)),
        ("en el tercer trimestre", range(6, 9)),
        ("el segundo cuatrimestre del año", range(4, 8)),
        ("en el año", ()),
        ("el cuarto semestre", ()),
    ],
)
def test_the_months_of_a_period(text: str, months: range) -> None:
    names = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
    assert months_of_period(text, {name: place for place, name in enumerate(names)}) == list(months)


def test_a_period_of_a_table_that_lacks_a_month_names_none() -> None:
    assert months_of_period("el primer trimestre", {"ene": 0, "mar": 2}) == []
