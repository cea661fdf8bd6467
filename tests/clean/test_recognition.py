"""Recognising tables as offices print them next year, and leaving alone what is not theirs.

Every schema is perturbed: columns shuffled, headers cut, misspelt, columns added and left out. What comes
out must be the right dataset, none, or a finding that says how unsure it is.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline import contract
from pipeline.clean import texts_around
from pipeline.clean.settings import RECOGNITION
from pipeline.clean.tables import clean_table
from pipeline.extract.reader import read
from pipeline.model import Cell, CleanTable, Document, Table
from tests.places import ROOT

SCHEMAS = contract.datasets()


def source() -> Document:
    path = ROOT / "raw" / "sence-metropolitana-2022.txt"
    return read(path.read_bytes(), path.stem, str(path))


DOCUMENT = source()
AROUND = texts_around(DOCUMENT)
EXPECTED = {
    t.id: clean_table(t, SCHEMAS, context=AROUND[t.id], institution="SENCE")[0].dataset for t in DOCUMENT.tables
}
# Tables with blocks side by side are one list printed twice; their columns cannot be moved one by one.
PLAIN = [t for t in DOCUMENT.tables if t.column_count < 6 or EXPECTED[t.id] in ("incentivos_contratacion",)]


def made(table: Table, rows: Sequence[Sequence[str]], header_rows: int | None = None) -> Table:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return replace(table, cells=cells, header_rows=table.header_rows if header_rows is None else header_rows)


def grid(table: Table) -> list[list[str]]:
    return [list(row) for row in table.rows]


def recognised(table: Table, *, context: str | None = None, institution: str = "SENCE") -> CleanTable:
    around = AROUND.get(table.id, "") if context is None else context
    return clean_table(table, SCHEMAS, context=around, institution=institution)[0]


def right(table: Table, changed: Table) -> CleanTable:
    """The recognition of a changed table: the dataset it was, none, or another that is not sure."""
    found = recognised(changed)
    assert not found.known or found.dataset == EXPECTED[table.id] or found.confidence < RECOGNITION.sure, found.dataset
    return found


def fields(found: CleanTable) -> dict[str, str]:
    """The printed header of each field that has one."""
    return {c.name: c.source for c in found.columns if c.source and not c.extra}


@pytest.mark.parametrize("table", PLAIN, ids=lambda t: EXPECTED[t.id] + "-" + t.id)
@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_columns_does_not_matter(table: Table, seed: int) -> None:
    before = fields(recognised(table))
    order = list(range(table.column_count))
    random.Random(seed).shuffle(order)
    found = right(table, made(table, [[row[c] for c in order] for row in table.rows]))
    assert found.known
    assert fields(found) == before


@pytest.mark.parametrize("table", PLAIN, ids=lambda t: EXPECTED[t.id] + "-" + t.id)
def test_headers_cut_at_the_edge_of_their_cell(table: Table) -> None:
    rows = grid(table)
    rows[0] = [
        " ".join([*h.split()[:-1], h.split()[-1][:-1]]) if len(h.split()[-1:] and h.split()[-1]) > 5 else h
        for h in rows[0]
    ]
    found = right(table, made(table, rows))
    assert found.known
    assert len(fields(found)) == len(fields(recognised(table)))


@pytest.mark.parametrize("table", PLAIN, ids=lambda t: EXPECTED[t.id] + "-" + t.id)
@pytest.mark.parametrize("seed", range(3))
def test_a_letter_typed_wrong(table: Table, seed: int) -> None:
    r = random.Random(seed)
    rows = grid(table)
    for c, header in enumerate(rows[0]):
        words = header.split()
        long = [i for i, w in enumerate(words) if len(w) >= 8 and w.isalpha()]
        if long:
            i = r.choice(long)
            at = r.randrange(2, len(words[i]) - 1)
            words[i] = words[i][:at] + words[i][at + 1] + words[i][at] + words[i][at + 2 :]
            rows[0][c] = " ".join(words)
    assert right(table, made(table, rows)).known


@pytest.mark.parametrize("table", PLAIN, ids=lambda t: EXPECTED[t.id] + "-" + t.id)
def test_a_new_column_is_kept_and_reported(table: Table) -> None:
    rows = [[*row, "Satisfacción usuaria" if r == 0 else f"{r + 3},5"] for r, row in enumerate(table.rows)]
    changed = made(table, rows)
    found = right(table, changed)
    extra = [c for c in found.columns if c.source == "Satisfacción usuaria"]
    assert [c.name for c in extra] == ["satisfaccion_usuaria"]
    if found.known:
        assert extra[0].extra
        findings = clean_table(changed, SCHEMAS, context=AROUND[table.id], institution="SENCE")[1]
        (new,) = [f for f in findings if f.rule == "columna-nueva" and f.observed == "Satisfacción usuaria"]
        assert f"schemas/{found.dataset}.py" in (new.suggestion or "")


@pytest.mark.parametrize("table", PLAIN, ids=lambda t: EXPECTED[t.id] + "-" + t.id)
def test_a_missing_column_never_makes_it_surely_another(table: Table) -> None:
    whole = recognised(table).confidence
    for gone in range(table.column_count):
        found = right(table, made(table, [[t for c, t in enumerate(row) if c != gone] for row in table.rows]))
        assert found.confidence <= whole or found.dataset != EXPECTED[table.id]


@pytest.mark.parametrize("table", PLAIN, ids=lambda t: EXPECTED[t.id] + "-" + t.id)
def test_next_years_headers(table: Table) -> None:
    rows = grid(table)
    rows[0] = [h.replace("2022", "2023") for h in rows[0]]
    assert fields(right(table, made(table, rows))).keys() == fields(recognised(table)).keys()


# Tables other services print; none of them is one of the schemas of the employment service.
FOREIGN = {
    "beds": (
        "Camas por unidad", "Hospital de Talca",
        ["Unidad", "Camas", "Ocupación", "Días de estada"],
        ["Medicina", "84", "91,2%", "6,4"], ["UCI", "12", "97,0%", "9,1"],
    ),
    "people": (
        "Atenciones por unidad", "Hospital de Talca",
        ["Unidad", "Mujeres", "Hombres", "Total"], ["Urgencia", "1.204", "1.101", "2.305"],
        ["Total", "1.204", "1.101", "2.305"],
    ),
    "programme": (
        "Beneficiarios por programa social", "Municipalidad de Lota",
        ["Programa", "Mujeres", "Hombres", "Total"], ["Ayuda social", "300", "200", "500"], ["Becas", "30", "20", "50"],
    ),
    "sectors": (
        "Luminarias por sector", "Municipalidad de Lota",
        ["Sector", "Instaladas", "Reparadas", "Total"], ["Norte", "30", "12", "42"], ["Sur", "8", "40", "48"],
    ),
    "people of two years": (
        "Población comunal por sector y sexo", "Municipalidad de Lota",
        ["Sector", "2021 Hombres", "2021 Mujeres", "2021 Total", "2022 Hombres", "2022 Mujeres", "2022 Total"],
        ["Norte", "2.114", "2.301", "4.415", "2.147", "2.356", "4.503"],
        ["Sur", "1.204", "1.187", "2.391", "1.198", "1.191", "2.389"],
    ),
    "activities": (
        "Cursos de perfeccionamiento", "Gendarmería de Chile",
        ["Tipo de actividad", "De grado", "Al grado", "Cantidad de funcionarios"], ["Curso", "Cabo", "Sargento", "120"],
    ),
    "works": (
        "Inversión por proyecto", "Ministerio de Obras Públicas",
        ["Proyecto", "Monto", "Avance"], ["Puente", "$ 4.500.000", "80%"], ["Camino", "$ 1.200.000", "35%"],
    ),
    "calendar": (
        "Calendario de operativos", "Hospital de Talca",
        ["N°", "Fecha", "Especialidad"], ["1", "03-05-2023", "Oftalmología"], ["2", "10-05-2023", "Traumatología"],
    ),
    "staff": (
        "Dotación por estamento", "Municipalidad de Lota",
        ["Estamento", "Planta", "Contrata", "Total"], ["Profesional", "12", "30", "42"], ["Auxiliar", "5", "8", "13"],
    ),
    "summary": (
        "Subvenciones", "Municipalidad de Lota",
        ["Organización", "Monto", "Socios"], ["Club de adultos mayores", "$ 1.500.000", "45"],
        ["Junta N° 4", "$ 900.000", "120"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_another_services_table_is_left_to_itself(name: str) -> None:
    caption, institution, *rows = FOREIGN[name]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    table = Table("t01", cells, caption=str(caption))
    found = recognised(table, context=str(caption), institution=str(institution))
    assert not found.known or found.confidence < RECOGNITION.sure, (found.dataset, found.confidence)
    assert not found.known, (found.dataset, found.confidence)


def test_what_every_service_prints_is_recognised_whoever_prints_it() -> None:
    rows = [
        ["Subtítulo", "Denominación", "Presupuesto vigente", "Devengado", "% ejecución"],
        ["21", "Gastos en personal", "$ 8.000.000", "$ 7.500.000", "93,75%"],
        ["22", "Bienes y servicios", "$ 2.000.000", "$ 1.900.000", "95,00%"],
    ]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    found = recognised(
        Table("t01", cells, caption="Ejecución presupuestaria"), context="", institution="Hospital de Talca"
    )
    assert (found.dataset, found.known) == ("ejecucion_por_subtitulo", True)


@pytest.mark.parametrize("name", ["becas-p00", "becas-c05", "becas-p03"])
def test_no_schema_captures_an_unknown_family(name: str) -> None:
    from pipeline.clean import clean

    path = ROOT / "tests" / "data" / "cases" / f"{name}.txt"
    report = clean(read(path.read_bytes(), name, str(path)), SCHEMAS)
    assert [t.dataset for t in report.tables if t.known] == []


def test_a_column_of_whole_numbers_is_no_percentage() -> None:
    header = ["Sector", "Hombres", "Mujeres", "Total", "2022 Mujeres"]
    rows = [header, ["Norte", "214", "231", "445", "356"], ["Sur", "20", "9", "29", "91"]]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    found = recognised(Table("t01", cells, caption="Certificación de competencias"), context="", institution="SENCE")
    assert found.known
    assert "porcentaje_mujeres" not in fields(found)


def test_of_two_schemas_that_are_sure_the_nearer_one_is_chosen() -> None:
    """The drafts of two sister tables of which one has a column more; both are beyond doubt for it."""

    def draft(name: str, measure: str, *more: contract.Field) -> contract.Dataset:
        fields = (
            contract.Field("fondo", "texto", "Fondo", required=True),
            contract.Field("ultimos_12_meses", "decimal", "Últimos 12 meses", required=True),
            contract.Field("ultimos_36_meses", "decimal", "Últimos 36 meses", required=True),
            *more,
        )
        captions = ("rentabilidad", measure, "fondos")
        return contract.Dataset(
            name, name, name, fields, captions=captions, labels=("Tipo A", "Tipo B"), unique=("fondo",)
        )

    since = contract.Field("desde_2002", "decimal", "Promedio desde 2002", required=True)
    sisters = (draft("nominal", "nominal"), draft("real", "real", since))
    rows = [
        ["Fondo", "Últimos 12 meses", "Últimos 36 meses", "Promedio desde 2002"],
        ["Tipo A", "0,5", "2,1", "6,6"],
        ["Tipo B", "1,2", "2,9", "5,6"],
    ]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    table = Table("t01", cells, 1, "Rentabilidad real de los fondos")
    for schemas in (sisters, sisters[::-1]):
        assert clean_table(table, schemas, context="", institution="")[0].dataset == "real"


@pytest.mark.parametrize(
    ("header", "labels", "recognised"),
    [
        ("Gastos por Objeto", ("Gastos en personal", "Bienes de consumo", "Transferencias"), True),
        ("Gastos por Objeto", ("Mantención de caminos", "Salud", "Cultura"), True),  # the rows of another year
        ("Gastos por Programa", ("Gastos en personal", "Bienes de consumo", "Otros"), True),  # another header of them
        ("Gastos por Programa", ("Mantención de caminos", "Salud", "Cultura"), False),
    ],
)
def test_the_sister_table_of_the_same_columns_by_something_else_is_another(
    header: str, labels: tuple[str, ...], recognised: bool
) -> None:
    fields = (
        contract.Field("gastos_objeto", "texto", "Evolución de Gastos por Objeto", required=True),
        contract.Field("vigente", "decimal", "Vigente"),
        contract.Field("devengado", "decimal", "Devengado"),
        contract.Field("pagado", "decimal", "Pagado"),
    )
    known = ("Gastos en personal", "Bienes de consumo", "Transferencias", "Otros")
    draft = contract.Dataset("gastos", "Gastos", "Gastos", fields, labels=known, unique=("gastos_objeto",))
    rows = [[f"Evolución de {header}", "Vigente", "Devengado", "Pagado"]]
    rows += [[label, "10,5", "9,5", "8,5"] for label in labels]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    found, _ = clean_table(Table("t01", cells, 1, ""), (draft,), context="", institution="")
    assert (found.dataset == "gastos") is recognised
