"""pandera behind its screen: the screen is quiet exactly when pandera is, and failures name their row."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import clean
from pipeline.contract import Dataset, Field, datasets
from pipeline.extract.formats.text import read as read_text
from pipeline.model import CleanRow, CleanTable, Column, Source, Typed, Value
from pipeline.validate.schema.conformity import audit, failures, suspicious
from tests.trials import trials

DATASET = Dataset(
    "prueba",
    "Prueba",
    "Una prueba.",
    (
        Field("clave", "texto", "Clave", required=True),
        Field("cantidad", "entero", "Cantidad", required=True, minimum=0, maximum=100),
        Field("estado", "texto", "Estado", values=("abierto", "cerrado")),
        Field("tasa", "porcentaje", "Tasa", maximum=Decimal("99.5")),
    ),
    unique=("clave",),
)


def table(rows: list[tuple[Typed, ...]]) -> CleanTable:
    columns = tuple(Column(f.name, f.type, f.title, source=f.title) for f in DATASET.fields)
    made = tuple(
        CleanRow(
            f"t01/r{n:02d}",
            "detalle",
            {
                c.name: Value(v, "" if v is None else str(v), n, i)
                for i, (c, v) in enumerate(zip(columns, row, strict=True))
            },
        )
        for n, row in enumerate(rows, start=1)
    )
    return CleanTable("t01", "prueba", "Prueba", columns, made)


ROWS = st.lists(
    st.tuples(
        st.sampled_from([None, "a", "b", "c", "d", "e"]),
        st.one_of(st.none(), st.integers(-3, 103)),
        st.sampled_from([None, "abierto", "cerrado", "otro"]),
        st.one_of(st.none(), st.decimals(95, 101, places=1)),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=trials(60))
@given(ROWS)
def test_the_screen_is_quiet_exactly_when_pandera_is(rows: list[tuple[Typed, ...]]) -> None:
    made = table(rows)
    assert suspicious(made, DATASET) == bool(failures(made, DATASET))


def test_each_failure_names_its_row_and_field() -> None:
    rows: list[tuple[Typed, ...]] = [
        ("a", 5, "abierto", Decimal("99.5")),
        (None, -1, "otro", Decimal("99.6")),
        ("a", None, None, None),
    ]
    assert failures(table(rows), DATASET) == [
        ("t01/r02", "cantidad", "debe ser 0 o más"),
        ("t01/r02", "clave", "falta y es obligatorio"),
        ("t01/r02", "estado", "debe ser uno de: abierto, cerrado"),
        ("t01/r02", "tasa", "debe ser 99.5 o menos"),
        ("t01/r03", "cantidad", "falta y es obligatorio"),
        ("t01/r03", "clave", "repite la clave de otra fila"),
    ]


def test_findings_point_at_the_cells() -> None:
    text = (
        "Cuenta Pública 2023\n\nConsultas\n\nTipo de consulta\tTotal\t%\n"
        "Pregunta\t-5\t50%\nReclamo\t7\t150%\nTotal\t2\t100%\n"
    )
    report = clean(read_text(text.encode(), "r", Source("r.txt", "0", "text")), datasets())
    found = audit(report, datasets())
    assert [(f.rule, f.observed, f.evidence[0].row, f.evidence[0].column) for f in found] == [
        ("fuera-de-esquema", "-5", 1, 1),
        ("fuera-de-esquema", "150%", 2, 2),
    ]


def test_a_table_that_conforms_gives_nothing() -> None:
    text = "Consultas\n\nTipo de consulta\tTotal\t%\nPregunta\t5\t50%\nReclamo\t5\t50%\nTotal\t10\t100%\n"
    report = clean(read_text(text.encode(), "r", Source("r.txt", "0", "text")), datasets())
    assert audit(report, datasets()) == ()


def test_a_row_that_prints_its_label_alone_misses_nothing() -> None:
    text = (
        "Consultas\n\nTipo de consulta\tTotal\t%\nPresencial\t\t\nPregunta\t5\t150%\nReclamo\t5\t50%\nTotal\t10\t100%\n"
    )
    report = clean(read_text(text.encode(), "r", Source("r.txt", "0", "text")), datasets())
    assert [f.observed for f in audit(report, datasets())] == ["150%"]
