"""Typing: what Chilean accounts print, as the types a dataset has; nothing guessed, nothing zeroed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.clean import clean
from pipeline.contract import datasets
from pipeline.extract.formats.text import read as read_text
from pipeline.model import CleanReport, Source


def cleaned(text: str) -> CleanReport:
    return clean(read_text(text.encode(), "r", Source("r.txt", "0", "text")), datasets())


def column(text: str, name: str) -> list[object]:
    return [row.values[name].typed for row in cleaned(text).tables[0].rows]


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("16.631.241.866", 16631241866),
        ("$ 65.427.018", 65427018),
        ("\\$18.349.097.819", 18349097819),
        ("(1.234)", -1234),
        ("-", None),
        ("s/i", None),
        ("", None),
    ],
)
def test_amounts(printed: str, typed: int | None) -> None:
    rows = "Una\t$ 1.000\nDos\t$ 2.000\nTres\t$ 3.000\nCuatro\t$ 4.000"
    text = f"Gastos por unidad\n\nUnidad\tMonto ($)\n{rows}\nX\t{printed}\n"
    assert column(text, "monto")[-1] == typed


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("98,28%", "98.28"), ("62.8 %", "62.8"), ("46.77%", "46.77"), ("-3,2%", "-3.2"), ("100%", "100")],
)
def test_percentages(printed: str, typed: str) -> None:
    text = f"Avance por unidad\n\nUnidad\t% avance\nUna\t{printed}\nDos\t10,5%\nTres\t20,5%\n"
    assert column(text, "porcentaje_avance")[0] == Decimal(typed)


def test_a_thousand_and_a_thousand_and_a_half() -> None:
    text = "Promedios por unidad\n\nUnidad\tValor\nUna\t1.249\nDos\t1.249,5\nTres\t12315\nCuatro\t10.026\n"
    assert column(text, "valor") == [Decimal(1249), Decimal("1249.5"), Decimal(12315), Decimal(10026)]


@pytest.mark.parametrize(
    ("header", "factor"), [("Presupuesto (M$)", 1000), ("Presupuesto MM$", 1_000_000), ("Presupuesto ($)", 1)]
)
def test_a_scale_in_the_header_is_applied(header: str, factor: int) -> None:
    text = f"Presupuesto por unidad\n\nUnidad\t{header}\nUna\t1.250\nDos\t2.300\n"
    report = cleaned(text)
    name = report.tables[0].columns[1].name
    assert [row.values[name].typed for row in report.tables[0].rows] == [1250 * factor, 2300 * factor]
    assert [row.values[name].printed for row in report.tables[0].rows] == ["1.250", "2.300"]


def test_a_scale_in_the_caption_is_applied() -> None:
    report = cleaned("Presupuesto por unidad (en miles de pesos)\n\nUnidad\tPresupuesto\nUna\t1.250\nDos\t2.300\n")
    assert [row.values["presupuesto"].typed for row in report.tables[0].rows] == [1250000, 2300000]


def test_uf_is_no_pesos() -> None:
    report = cleaned("Contratos\n\nContrato\tValor UF\nA\t1.250,5\nB\t300,25\n")
    assert [(c.type, c.unit) for c in report.tables[0].columns] == [("texto", ""), ("decimal", "UF")]


def test_codes_keep_their_zeros() -> None:
    report = cleaned("Proyectos\n\nCódigo\tNombre\n00123\tUno\n00456\tDos\n")
    assert [row.values["codigo"].typed for row in report.tables[0].rows] == ["00123", "00456"]


def test_what_cannot_be_read_is_kept_as_printed_and_reported() -> None:
    report = cleaned("Casos por mes\n\nMes\tCasos\nUno\t12\nDos\t14\nTres\tver nota\nCuatro\t15\nCinco\t9\nSeis\t7\n")
    value = report.tables[0].rows[2].values["casos"]
    assert (value.typed, value.printed) == (None, "ver nota")
    found = [f for f in report.findings if f.rule == "valor-ilegible"]
    assert [(e.row, e.column, e.text) for f in found for e in f.evidence] == [(3, 1, "ver nota")]


def test_a_figure_of_another_unit_is_said_to_stand_with_it_in_the_figures() -> None:
    rows = "Uno\t1.200\nDos\t1.400\nTres\t1.500\nCuatro\t900\nCinco\t700\nVariación\t11,4%"
    report = cleaned(f"Casos por mes\n\nMes\tCasos\n{rows}\n")
    assert (report.tables[0].columns[1].type, report.tables[0].rows[5].values["casos"].typed) == ("entero", None)
    found = [f.message for f in report.findings if f.rule == "valor-ilegible"]
    assert [m.endswith("con lo impreso al lado y, con su propia unidad, en «cifras».") for m in found] == [True]


def test_a_cell_of_several_days() -> None:
    text = "GOBIERNOS EN TERRENO\n\nN°\tFECHA\tCOMUNA\n1\t08-03-2022\tPaine\n2\t18 y 19-11-2022\tLampa\n"
    report = cleaned(text)
    row = report.tables[0].rows[1].values
    assert (row["fecha"].typed, row["fecha_termino"].typed) == (date(2022, 11, 18), date(2022, 11, 19))
    assert [f.rule for f in report.findings] == ["fecha-multiple"]


def test_text_of_other_cells_is_kept_and_reported() -> None:
    rows = "1\t08-03-2022\tPaine\n22\t10-11-2022\t22.- 10 de noviembre en Lampa"
    text = f"GOBIERNOS EN TERRENO\n\nN°\tFECHA\tCOMUNA\n{rows}\n"
    report = cleaned(text)
    assert report.tables[0].rows[1].values["comuna"].typed == "22.- 10 de noviembre en Lampa"
    found = [f for f in report.findings if f.rule == "texto-ajeno"]
    assert [f.evidence[0].column for f in found] == [2]


def test_a_group_of_ages_repeats_no_figure_of_its_row() -> None:
    rows = "0-9\t0\t3\n10-19\t10\t4\n20.5\t20\t1"
    report = cleaned(f"Casos por edad\n\nGrupo de edad\tUCI\tTotal\n{rows}\n")
    assert [f.rule for f in report.findings] == ["tabla-desconocida"]


def test_blocks_side_by_side_become_one_list() -> None:
    text = (
        "EFEMERIDES\n\nN°\tFECHA\tEFEMERIDES\tN°2\tFECHA3\tEFEMERIDES4\n"
        "1\t18-01-2022\tA\t3\t17-05-2022\tC\n2\t24-01-2022\tB\t\t\t\n"
    )
    table = cleaned(text).tables[0]
    assert table.dataset == "efemerides"
    assert [(r.key, r.values["numero"].typed, r.values["efemeride"].typed) for r in table.rows] == [
        ("t01/r01", 1, "A"),
        ("t01/r02", 2, "B"),
        ("t01/r01b2", 3, "C"),
    ]
    assert (table.rows[2].values["efemeride"].row, table.rows[2].values["efemeride"].column) == (1, 5)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Total, general", "total"),
        ("Subtotal", "subtotal"),
        ("Promedio", "promedio"),
        ("", "total"),
        ("Otra", "detalle"),
    ],
)
def test_kinds_of_rows(label: str, kind: str) -> None:
    table = cleaned(f"Casos\n\nMes\tCasos\nEnero\t3\nFebrero\t4\n{label}\t7\n").tables[0]
    assert [row.kind for row in table.rows] == ["detalle", "detalle", kind]


def test_truncated_headers_resolve_to_their_column() -> None:
    text = (
        "Certificación por sector\n\nSECTOR PRODUCTIVO\tHOMBR\tMUJERE\tTotal genera\t% MUJERES\n"
        "COMERCIO\t29\t46\t75\t61,3%\nTotal, general\t29\t46\t75\t61,3%\n"
    )
    table = cleaned(text).tables[0]
    assert (table.dataset, table.known) == ("certificacion_por_sector", True)
    assert [v.typed for v in table.rows[0].values.values()] == ["COMERCIO", 29, 46, 75, Decimal("61.3")]


def test_key_figures_of_several_units_stay_text_with_a_note() -> None:
    text = "Año\n\nDato\tValor\nPersonas\t15.781\nCobertura\t45,2%\nAvance\t98,1%\nEjecución\t97%\n"
    report = cleaned(text)
    assert column(text, "valor") == ["15.781", "45,2%", "98,1%", "97%"]
    (note,) = [f for f in report.findings if f.rule == "columna-mixta"]
    assert (note.severity, note.observed) == ("info", "Valor")


def test_columns_of_several_units_are_one_note_of_their_table() -> None:
    rows = "Personas\t15.781\t20.500\nCobertura\t45,2%\t50%\nAvance\t98,1%\t97%\nGasto\t97%\t9%\n"
    text = f"Año\n\nDato\tUno\tDos\n{rows}"
    (note,) = [f for f in cleaned(text).findings if f.rule == "columna-mixta"]
    assert note.message.startswith("En la tabla t01, bajo «Uno», «Dos» hay cifras de varias unidades")
    assert [(e.row, e.column) for e in note.evidence] == [(1, 1), (1, 2)]


def test_a_percentage_without_its_sign_fits_among_others() -> None:
    text = "Avance por unidad\n\nUnidad\t% avance\nUna\t98,5%\nDos\t10,5\nTres\t100\n"
    assert column(text, "porcentaje_avance") == [Decimal("98.5"), Decimal("10.5"), 100]


def test_people_who_take_part_are_no_percentage() -> None:
    text = "Talleres por comuna\n\nComuna\tParticipación\nUna\t98\nDos\t10\nTres\t45\n"
    assert column(text, "participacion") == [98, 10, 45]


def test_codes_with_points_are_no_dates() -> None:
    text = "Gastos por cuenta\n\nClave\tNombre\n21.01.01\tPersonal\n21.01.02\tHonorarios\n22.04.11\tRepuestos\n"
    assert column(text, "clave") == ["21.01.01", "21.01.02", "22.04.11"]


def test_dates_with_the_month_first_are_typed() -> None:
    text = "Sesiones\n\nFecha\tTema\n1/15/2017\tUno\n2/3/2017\tDos\n9/30/2017\tTres\n"
    assert column(text, "fecha") == [date(2017, 1, 15), date(2017, 2, 3), date(2017, 9, 30)]
