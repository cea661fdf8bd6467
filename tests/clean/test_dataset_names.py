"""Names of datasets that no schema names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.dataset_names import dataset_name, family_name, family_title, says_what, table_title
from pipeline.contract import is_dataset_name


@pytest.mark.parametrize(
    ("caption", "section", "headers", "name"),
    [
        ("Dotación por estamento", "Personas", ["Estamento", "Total"], "dotacion_estamento"),
        ("Becas", "", ["Nombre"], "becas"),
        ("EN MILLONES DE DÓLARES, AL 31 DE ENERO DE 2010", "Activos de los fondos", [], "activos_fondos"),
        ("Tabla N° 1", "Capítulo I", ["AFP", "Variación total"], "afp_variacion_total"),
        ("R D N Z", "", ["a", "b"], "tabla_04"),
        ("Porcentaje", "", ["%", "Total", "2021"], "tabla_04"),
        ("Rama K", "", ["Sexo", "Tasa"], "rama_k_sexo_tasa"),
        ("", "", ["Comuna", "Recaudación"], "comuna_recaudacion"),
        ("", "", [], "tabla_04"),
        ("Tabla 4. Cartera de inversión", "", [], "cartera_inversion"),
        ("Anexo N° 2, Cuadro IV: Valor de la canasta", "", [], "valor_canasta"),
        ("Cuadro de mando", "", [], "cuadro_mando"),
        ("Cuadro A-1. Clientes y consumo por localidad, 2020", "", [], "clientes_consumo_localidad"),
        ("Anexo B.2: Balance hídrico", "", [], "balance_hidrico"),
        ("Anexo A: Indicadores", "", [], "indicadores"),
        ("", "Capítulo I", ["C O N C E P T O", "IMPORTE"], "concepto_importe"),
        ("", "", ["Tipo de Instrumento", "Tipo A Más riesgoso", "Tipo B Riesgoso", "Total"], "tipo_instrumento_total"),
        ("", "", ["AFP", "A Más riesgoso", "B Riesgoso", "C Intermedio"], "tabla_04"),
        ("", "", ["Grupo y edad", "Casos y tasas", "UCI y otros"], "grupo_edad_casos_tasas_uci_otros"),
        ("", "", ["Evolución de Gastos por Objeto", "Vigente", "Pagado"], "evolucion_gastos_objeto"),
        (
            "",
            "",
            ["Región", "Promedio de casos nuevos", "Promedio del esfuerzo", "Razón"],
            "region_promedio_casos_nuevos_esfuerzo_razon",
        ),
    ],
)
def test_what_says_most_names_the_table(caption: str, section: str, headers: list[str], name: str) -> None:
    assert dataset_name(caption, section, headers, "t04") == name


@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=10), max_size=3))
def test_every_name_is_one(caption: str, section: str, headers: list[str]) -> None:
    assert is_dataset_name(dataset_name(caption, section, headers, "t12"))
    assert is_dataset_name(family_name([caption, section], headers))


def test_names_of_families_are_what_captions_share() -> None:
    captions = ["Rentabilidad real del Fondo Tipo A", "Rentabilidad real del Fondo Tipo C"]
    assert family_name(captions, ["Fondo"]) == "rentabilidad_real_fondo_tipo"
    assert family_name(captions, ["Fondo"], {"rentabilidad_real_fondo_tipo"}) == "rentabilidad_real_fondo_tipo_2"
    assert family_name(["Tabla N° 1", "Tabla N° 7"], ["AFP", "Variación total"]) == "afp_variacion_total"
    assert family_name(["Tabla 3: Casos confirmados", "Tabla 5: Casos confirmados"], []) == "casos_confirmados"
    assert family_name(["En millones de pesos", "En millones de dólares"], ["Instrumento"]) == "instrumento"
    lines = ["Talleres por línea", "Consultas por línea"]
    assert family_name([*lines, "Proyectos por línea"], ["Ítem", "Presupuesto"]) == "linea_item_presupuesto"
    assert family_name(["Becas 2021", "Becas 2022"], ["Ítem", "Presupuesto"]) == "becas"
    assert family_name(["Ingresos del fondo", "Gastos de la sede"], ["%"]) == "ingresos_fondo"


def test_a_caption_that_says_no_subject_stands_behind_its_section() -> None:
    unit, section = "EN MILLONES DE PESOS", "Activos de los fondos"
    assert table_title(unit, section, "x") == "Activos de los fondos: EN MILLONES DE PESOS"
    assert table_title("Dotación", section, "x") == "Dotación"
    assert table_title("", section, "x") == section
    assert table_title(unit, unit, "x") == unit
    assert table_title("", "", "tabla_04") == "tabla_04"


def test_units_and_numbers_are_no_subject() -> None:
    assert not any(map(says_what, ("Tabla N° 1", "Capítulo II", "En porcentaje", "Enero 2022", "a b c", "")))
    assert all(map(says_what, ("Becas", "Dotación", "Rama K y sexo de quien trabaja")))


@pytest.mark.parametrize(
    ("titles", "shared"),
    [
        (
            [
                "4. Cartera de inversión de los Fondos a agosto de 2014",
                "4. Cartera de inversión de los Fondos a diciembre de 2011",
            ],
            "4. Cartera de inversión de los Fondos",
        ),
        (["Tabla 3. Casos en Europa", "Tabla 5. Casos en Europa"], "Casos en Europa"),
        (["Ejecución de los programas 2021", "Ejecución de los programas 2022"], "Ejecución de los programas"),
        (["Casos en Europa (datos a las 8:00)", "Casos en Europa (datos a las 9:00)"], "Casos en Europa"),
        (["Ingresos", "Gastos"], "Ingresos"),
        (
            [
                "Inversión EN MILLONES DE DÓLARES Y PORCENTAJE, AL 31 DE MAYO",
                "Inversión EN MILLONES DE PESOS Y PORCENTAJE, AL 31 DE ABRIL",
            ],
            "Inversión EN MILLONES DE … Y PORCENTAJE",
        ),
        (["Cuadro 7: Dotación al 31 de marzo"], "Cuadro 7: Dotación al 31 de marzo"),
        ([], ""),
    ],
)
def test_a_family_is_titled_by_what_its_tables_share(titles: list[str], shared: str) -> None:
    assert family_title(titles) == shared


@pytest.mark.parametrize(
    ("captions", "name"),
    [
        (["BALÓN MANO DAMAS", "BALÓN MANO VARONES"], "balon_mano"),
        (["Casos atendidos educación básica", "", "Casos atendidos educación media"], "casos_atendidos_educacion"),
        (["Balón mano damas"], "balon_mano_damas"),
    ],
)
def test_what_one_of_several_tables_says_does_not_name_them(captions: list[str], name: str) -> None:
    assert family_name(captions, ["Lugar", "Campeonato"]) == name
