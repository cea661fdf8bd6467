"""Tables of the same kind: alike whatever their figures, years and months; plain headers need caption or stub."""

from __future__ import annotations

from pipeline.clean.families import PERIOD, Kind, are_alike, family_numbers, header_of, table_kind
from pipeline.clean.tables import clean_table
from pipeline.clean.united_tables import unite_families
from pipeline.model import Cell, CleanTable, Table


def _table(rows: list[list[str]], caption: str = "", id: str = "t01") -> Table:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Table(id, cells, 1, caption)


def _clean(table: Table) -> CleanTable:
    return clean_table(table, (), context="", institution="")[0]


def _kind(rows: list[list[str]], caption: str = "") -> Kind:
    table = _table(rows, caption)
    return table_kind(table, _clean(table))


EXECUTION = [["Subtítulo", "Presupuesto vigente", "Devengado", "Saldo por devengar"], ["21", "1.000", "900", "100"]]


def test_the_same_table_of_another_year_is_of_the_family() -> None:
    later = [[*EXECUTION[0]], ["22", "2.000", "1.500", "500"]]
    assert are_alike(_kind(EXECUTION, "Ejecución 2021"), _kind(later, "Ejecución presupuestaria año 2022"))


def test_a_word_that_a_narrow_column_breaks_is_the_word() -> None:
    stages = ["Recurso estimado", "Modificaciones", "Recurso vigente", "Recurso devengado", "Recurso percibido"]
    whole = [["Rubro", "Procedencia", *stages], ["Tasas", "Propia", "10", "2", "12", "11", "9"]]
    broken = [["Rubro", "Procedencia", *stages], ["Multas", "Propia", "20", "1", "21", "20", "8"]]
    broken[0][3] = "Modifica ciones"
    assert are_alike(_kind(whole), _kind(broken))
    tables = [_table(whole), _table(broken, id="t02")]
    united = unite_families([_clean(table) for table in tables], [_kind(whole), _kind(broken)])
    assert [column.name for column in united[1].columns] == [column.name for column in united[0].columns]


def test_years_as_columns_are_no_part_of_a_kind() -> None:
    one = _kind([["Región", "2019", "2020", "Variación"], ["Maule", "1", "2", "3"]], "Casos por región")
    more = _kind([["Región", "2020", "2021", "2022", "Variación"], ["Maule", "1", "2", "3", "4"]], "Casos por región")
    assert one.headers == ("region", PERIOD, "variacion")
    assert are_alike(one, more)


def test_plain_headers_need_caption_or_stub() -> None:
    grants = _kind([["Concepto", "Importe"], ["Becas", "5"], ["Aportes", "6"]], "Transferencias corrientes")
    debts = _kind([["Concepto", "Importe"], ["Capital", "5"], ["Intereses", "6"]], "Servicio de la deuda")
    other = _kind([["Concepto", "Importe"], ["Becas", "9"], ["Aportes", "1"]], "Detalle")
    assert not are_alike(grants, debts)
    assert are_alike(grants, other)


def test_other_units_are_another_family() -> None:
    pesos = _kind([["Instrumento nacional", "Monto $"], ["Bonos", "5.000"], ["Acciones", "6.000"]], "Cartera")
    share = _kind([["Instrumento nacional", "Monto %"], ["Bonos", "5,1"], ["Acciones", "6,2"]], "Cartera")
    assert not are_alike(pesos, share)


def test_other_currencies_and_captions_of_other_things_are_other_families() -> None:
    rows = [
        ["AFP", "Fondo riesgoso", "Fondo intermedio", "Fondo conservador"],
        ["Uno", "5", "7", "9"],
        ["Dos", "1", "2", "3"],
    ]
    pesos = _kind(rows, "En millones de pesos, al 31 de enero")
    assert not are_alike(pesos, _kind(rows, "En millones de dólares, al 31 de enero"))
    assert are_alike(pesos, _kind(rows, "En millones de pesos, al 28 de febrero"))
    assert not are_alike(_kind(rows, "Error estándar del promedio"), _kind(rows, "Muestra seleccionada por sorteo"))


def test_a_heading_over_all_columns_says_whose_table_it_is() -> None:
    def region(name: str, id: str) -> Table:
        head = [f"{name} contexto", f"{name} 2021", f"{name} 2022"]
        return _table([head, ["Interpersonal", "5", "7"], ["Delito", "2", "3"]], "Apartado regional", id)

    tables = [region("Arica", "t01"), region("Tarapacá", "t02")]
    made = unite_families([_clean(t) for t in tables], [table_kind(t, _clean(t)) for t in tables])
    assert {t.dataset for t in made} == {"apartado_regional"}
    assert [c.name for c in made[0].columns] == [c.name for c in made[1].columns] == [
        "contexto", "anio_2021", "anio_2022",
    ]  # fmt: skip


def test_tables_of_no_family_keep_a_name_of_their_own() -> None:
    tables = [
        _table([["Curso", "Varones", "Damas"], ["1°", "3", "4"]], "Matrícula", "t01"),
        _table([["Taller", "Premio"], ["Danza", "Primer lugar"]], "Matrícula", "t02"),
    ]
    made = unite_families([_clean(t) for t in tables], [table_kind(t, _clean(t)) for t in tables])
    assert [t.dataset for t in made] == ["matricula", "matricula_2"]


def test_the_stub_of_a_family_is_one_column() -> None:
    head = ["Mes 2021", "Últimos 12 meses", "Promedio anual"]
    first = _table([["Fondos de Pensiones Tipo A", *head], ["Capital", "1,2", "3,1", "2,2"]], "Rentabilidad", "t01")
    other = _table(
        [["Fondos Tipo C", *head, "Desde 1981"], ["Cuprum", "1,3", "3,0", "2,1", "8"]], "Rentabilidad", "t02"
    )
    made = unite_families([_clean(t) for t in (first, other)], [table_kind(t, _clean(t)) for t in (first, other)])
    assert made[0].dataset == made[1].dataset
    assert made[0].columns[0].name == made[1].columns[0].name == "fondos_tipo", "what both stubs say"


def test_groups_count_families_in_order_of_appearance() -> None:
    one, other = _kind(EXECUTION), _kind([["Taller", "Premio", "Lugar", "Fecha"], ["Danza", "Copa", "Lota", "x"]])
    assert family_numbers([one, other, one]) == [0, 1, 0]


def test_a_kind_survives_being_written() -> None:
    kind = _kind(EXECUTION, "Ejecución")
    assert Kind.of_json(kind.as_json()) == kind


def test_captions_that_begin_with_another_measure_are_of_other_families() -> None:
    headers = ("region", "a", "c", "d e", "rama actividad economica")

    def kind(caption: str, lead: str) -> Kind:
        return Kind(headers, "tnnnn", tuple(sorted(caption.split())), ("arica", "tarapaca"), (), lead)

    error = kind("error muestral region agrupacion rama", "error")
    people = kind("poblacion marco muestral region agrupacion rama", "poblacion")
    assert not are_alike(error, people)
    assert are_alike(error, kind("error muestral region rama enadel", "error"))
    real = kind("rentabilidad real fondo riesgoso", "rentabilidad")
    assert not are_alike(real, kind("rentabilidad nominal fondo riesgoso", "rentabilidad"))
    # The one's first word is in the other's caption: "Índice de carga" and "Casos en UCI e índice de carga".
    cases = kind("casos covid uci indice carga region", "casos")
    assert are_alike(kind("indice carga region", "indice"), cases)


def test_september_is_a_month_however_it_is_cut() -> None:
    headers = ["sept-19", "sep. 2019", "Set.19", "set/2019", "Set de 2019", "setiembre"]
    assert [header_of(text) for text in headers] == [PERIOD] * len(headers)
    assert header_of("Set de 20 datos") == "set datos"
    assert header_of("Set de datos") == "set datos"


WIDE = [["Región", "Comercio", "Industria", "Minería", "Pesca", "Total"], ["Maule", "5", "7", "9", "1", "22"]]


def test_another_measure_of_the_same_groups_is_another_family() -> None:
    one = _kind(WIDE, "Tabla 22: Error muestral por región y agrupación de rama de actividad económica")
    other = _kind(WIDE, "Tabla 23: Error estándar del promedio de la dotación por región y agrupación de rama")
    assert (one.measure, other.measure) == (("error", "muestral"), ("error", "estandar", "promedio", "dotacion"))
    assert not are_alike(one, other)
    assert are_alike(one, _kind(WIDE, "Tabla 30 | Error muestral por región, 2023"))
    assert Kind.of_json(other.as_json()) == other


def test_a_kind_that_an_earlier_version_recorded_says_no_measure() -> None:
    said = _kind(WIDE, "Error muestral por región").as_json()
    del said["measure"]
    assert Kind.of_json(said).measure == ()


def test_one_of_two_currencies_is_not_both() -> None:
    rows = [
        ["Instrumento", "Fondo A MM$", "Fondo B MM$", "Total MM$"],
        ["Bonos", "5", "6", "11"],
        ["Cuotas", "1", "2", "3"],
    ]
    pesos = _kind(rows, "Inversión en el extranjero, en millones de pesos")
    both = _kind(rows, "Inversión en el extranjero, en millones de dólares")
    assert (pesos.units, both.units) == (("CLP",), ("CLP", "USD"))
    assert not are_alike(pesos, both)


def test_chapters_and_roman_numerals_say_nothing_of_a_table() -> None:
    grants = _kind([["Concepto", "Importe"], ["Becas", "5"], ["Aportes", "6"]], "Capítulo I")
    debts = _kind([["Concepto", "Importe"], ["Capital", "5"], ["Intereses", "6"]], "Capítulo I")
    assert not are_alike(grants, debts)
    rates = [["Región", "IC observado"], ["Maule", "5"], ["Ñuble", "6"]]
    assert are_alike(_kind(rates, "Tabla II: Índice de carga"), _kind(rates, "Tabla 2. Índice de carga"))


def test_a_month_in_figures_is_itself_only() -> None:
    rows = [["Unidad", "2019-07", "Variación"], ["Parto", "1", "2"]]
    later = [["Unidad", "2019-08", "Variación"], ["Parto", "3", "4"]]
    tables = [_table(rows, "Atenciones"), _table(later, "Atenciones", id="t02")]
    united = unite_families([_clean(table) for table in tables], [table_kind(t, _clean(t)) for t in tables])
    assert united[0].dataset == united[1].dataset
    assert [[c.name for c in t.columns][1] for t in united] == ["anio_2019_07", "anio_2019_08"]


def test_a_total_below_is_no_label_that_two_tables_share() -> None:
    income = _kind([["Concepto", "Importe"], ["Ingresos del Tesoro", "5"], ["T O T A L", "5"]], "Capítulo I")
    debt = _kind([["Concepto", "Importe"], ["Amortización de la Deuda", "6"], ["T O T A L", "6"]], "Capítulo II")
    again = _kind([["Concepto", "Importe"], ["Amortización de la Deuda", "7"], ["T O T A L", "7"]], "Capítulo III")
    assert (are_alike(income, debt), are_alike(debt, again)) == (False, True)
