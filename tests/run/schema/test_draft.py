"""A draft from a table or a family is a schema that recognises every table it was made from, and no empty promise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean.tables import clean_table
from pipeline.contract import Dataset
from pipeline.model import Cell, Table
from pipeline.run.schema.check import check
from pipeline.run.schema.draft import draft
from tests.trials import trials


def table(rows: list[list[str]], *, header_rows: int = 1, caption: str = "", id: str = "t01") -> Table:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(id, cells, header_rows, caption, "")


def schema(tables: list[Table]) -> Dataset:
    name, code = draft(tables, name="borrador")
    space: dict[str, Dataset] = {}
    exec(compile(code, name, "exec"), space)
    assert space["DATASET"].problems() == []
    return space["DATASET"]


def test_a_family_becomes_one_schema_with_the_other_headers_as_synonyms() -> None:
    one = table([["Unidad", "Atenciones", "Monto (M$)"], ["Urgencia", "10", "1.500"], ["Pabellón", "5", "2.500"]])
    two = table([["Unidad clínica", "Atenciones", "Monto (M$)"], ["Urgencia", "12", ""], ["Parto", "7", "2.600"]])
    dataset = schema([one, two])
    assert [(f.name, f.type, f.required) for f in dataset.fields] == [
        ("unidad", "texto", True),
        ("atenciones", "entero", True),
        ("monto_m", "monto", False),
    ]
    assert dataset.field["unidad"].synonyms == ("Unidad clínica",)
    assert dataset.unique == ("unidad",)
    for member in (one, two):
        assert clean_table(member, (dataset,), context="", institution="")[0].known


def test_a_family_is_known_by_the_words_that_most_of_its_captions_have() -> None:
    captions = ("Camas habilitadas del hospital", "Camas ocupadas del hospital norte", "Camas del consultorio")
    rows = [["Unidad", "Atenciones"], ["Urgencia", "10"], ["Parto", "5"]]
    assert schema([table(rows, caption=caption) for caption in captions]).captions == ("camas", "hospital")


def test_the_first_totals_are_shown_with_their_whole_labels() -> None:
    rows = [["Rubro", "Monto"], *([f"Total de los recursos de la clase {n}", f"{n}.000"] for n in range(1, 8))]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    _, text = draft(Table("t01", cells, 1, "Recursos"))
    assert "total «Total de los recursos de la clase 4» y 3 más. Se reconocen por su rótulo." in text


def test_years_as_columns_are_one_field_and_another_years_table_is_recognised() -> None:
    first = table([["Unidad", "2020", "2021"], ["Urgencia", "10", "15"], ["Parto", "5", "6"]])
    dataset = schema([first])
    assert [f.name for f in dataset.fields] == ["unidad"]
    assert [(f.name, f.type) for f in dataset.periods] == [("valor", "entero")]
    later = table([["Unidad", "2021", "2022", "2023"], ["Urgencia", "15", "16", "17"], ["Parto", "6", "7", "8"]])
    cleaned, findings = clean_table(later, (dataset,), context="", institution="")
    assert (cleaned.known, [c.name for c in cleaned.columns]) == (
        True,
        ["unidad", "valor_2021", "valor_2022", "valor_2023"],
    )
    assert [row.values["valor_2023"].typed for row in cleaned.rows] == [17, 8]
    assert [f.rule for f in findings] == []


def test_a_table_of_other_things_without_headers_is_not_taken() -> None:
    mine = table([["Norte", "10"], ["Sur", "12"]], header_rows=0, caption="Visitas del museo")
    dataset = schema([mine])
    other = table([["Manzanas", "3"], ["Peras", "4"]], header_rows=0, caption="Fruta vendida")
    assert clean_table(mine, (dataset,), context="", institution="")[0].known
    assert not clean_table(other, (dataset,), context="", institution="")[0].known
    [verdict] = check(other, (dataset,))
    assert not verdict.recognised
    assert "los encabezados no dicen nada" in verdict.against[0]


def test_check_names_what_is_missing_and_whose_schema_it_is() -> None:
    mine = table([["Unidad", "Camas"], ["Urgencia", "10"], ["Parto", "5"]])
    dataset = schema([mine])
    assert check(mine, (dataset,))[0].recognised
    other = table([["Sector", "Camas"], ["Norte", "10"], ["Sur", "5"]])
    [verdict] = check(other, (dataset,))
    assert (verdict.recognised, verdict.columns) == (False, ("«Camas» → camas (100%)",))
    assert "falta «unidad», que identifica las filas" in verdict.against
    assert "columna sin campo: «Sector»" in verdict.against
    service = Dataset("x", "X", "X", dataset.fields, institutions=("hospital",))
    [verdict] = check(mine, (service,), institution="Municipalidad de Talca")
    assert not verdict.recognised
    assert "se llaman «hospital»" in verdict.against[0]


HEADERS = st.sampled_from(
    (
        *("", "", "Unidad", "Total", "2019", "2020", "2021", "Hombres 2020", "Hombres 2021", "enero", "feb-21", "%"),
        *("$", "N°", "Monto (M$)", "Año", "Fila", "Región", "Fecha de término", "Ñandú — é", "Casos", "Casos"),
    )
)
COLUMNS = st.sampled_from(
    (
        *(("Norte", "Sur", "Total", ""), ("1.234", "0", "-", "7"), ("12,5%", "100%", ""), ("$ 5.000", "$ 12.000.000")),
        *(("31-12-2021", "01-02-2021"), ("", "-")),
    )
)


@settings(max_examples=trials(300))
@given(st.data())
def test_a_draft_always_recognises_its_tables(data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 7))
    headers = data.draw(st.lists(HEADERS, min_size=width, max_size=width))
    header_rows = data.draw(st.sampled_from([0, 1, 1, 1]))
    caption = data.draw(st.sampled_from(["", "Tabla 1", "Atenciones por unidad 2021", "Ejecución 2022"]))
    kinds = data.draw(st.lists(COLUMNS, min_size=width, max_size=width))
    members = []
    for _ in range(data.draw(st.integers(1, 3))):
        row = st.tuples(*(st.sampled_from(kind) for kind in kinds)).map(list)
        body = data.draw(st.lists(row, min_size=1, max_size=5))
        members.append(table([headers, *body] if header_rows else body, header_rows=header_rows, caption=caption))
    filled = [m for m in members if any(any(c.strip() for c in row) for row in m.rows[m.header_rows :])]
    if not filled:
        return
    dataset = schema(filled)
    for member in filled:
        assert clean_table(member, (dataset,), context="", institution="")[0].known, (headers, member.rows)
