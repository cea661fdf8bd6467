"""Claims whose row or column the sentence names in parts, in lists, before the figure or beside another claim."""

from __future__ import annotations

import pytest

from tests.validate.accounts import account, cells, findings, verdicts

SHOPS = """
Programa | Talleres | Asistentes mujeres | Asistentes hombres | Total asistentes
Huerto Escolar | 24 | 3.417 | 2.905 | 6.322
Cocina Sana | 31 | 4.288 | 1.746 | 6.034
Deporte para Todos | 18 | 2.150 | 3.861 | 6.011
Total | 73 | 9.855 | 8.512 | 18.367
"""
GRANTS = """
Fuente | Monto ($)
Aporte del Ministerio de las Artes | 412.730.118
Aporte municipal | 268.915.406
Venta de entradas | 157.204.930
Donaciones | 93.118.277
"""
STAFF = """
Estamento | Planta | | Contrata | | Total
 | Mujeres | Hombres | Mujeres | Hombres |
Médicos | 112 | 168 | 95 | 64 | 439
Matronas | 186 | 11 | 73 | 4 | 274
Técnicos | 254 | 97 | 318 | 120 | 789
Total | 552 | 276 | 486 | 188 | 1.502
"""
NAMES = (
    "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre", "Noviembre",
    "Diciembre",
)  # fmt: skip
MONTHS = "Mes | Reclamos | Sugerencias\n" + "\n".join(
    f"{month} | {400 + 17 * i} | {90 + 5 * i}" for i, month in enumerate(NAMES)
)  # Reclamos: 5.922 in the year, 2.655 in the first half; Sugerencias: 1.410
CASES = """
Delito | 2021 | 2022 | Variación %
Robo con fuerza o intimidación | 3.184 | 2.741 | -13,9%
Robo por sorpresa | 1.962 | 2.305 | 17,5%
Hurto | 5.470 | 5.918 | 8,2%
Total | 10.616 | 10.964 | 3,3%
"""
HOMES = """
Año | Viviendas terminadas | Viviendas iniciadas
2020 | 3.118 | 2.764
2021 | 2.905 | 3.347
2022 | 3.476 | 3.081
"""
LOANS = """
Indicador | 2021 | 2022
Número de créditos otorgados | 1.274 | 1.638
Monto colocado (UF) | 84.215 | 97.306
"""
SCHOOLS = """
Nivel | Mujeres | Hombres | Total
Enseñanza Básica | 2.318 | 2.467 | 4.785
Enseñanza Media H-C | 1.205 | 1.164 | 2.369
Enseñanza Media T-P | 874 | 1.093 | 1.967
Total | 4.397 | 4.724 | 9.121
"""
FLOW = (
    "Concepto | ENE | FEB | MAR | ABR | MAY | JUN | JUL | AGO | SEP | OCT | NOV | DIC | AÑO\n"
    "Producción (miles m³) | 901 | 912 | 923 | 934 | 945 | 956 | 967 | 978 | 989 | 993 | 996 | 998 | 11.492\n"
    "Facturación (miles m³) | 701 | 702 | 703 | 704 | 705 | 706 | 707 | 708 | 709 | 710 | 711 | 712 | 8.478"
)

# table, sentence with the right figure, the right figure, a wrong one in its place
TOLD = [
    (SHOPS, "Cocina Sana atendió a 4.288 mujeres y 1.746 hombres.", "1.746", "1.476"),
    (SHOPS, "En Huerto Escolar hubo 6.322 asistentes, de los cuales 3.417 son mujeres.", "3.417", "3.471"),
    (SHOPS, "Los programas Huerto Escolar y Cocina Sana sumaron 12.356 asistentes.", "12.356", "12.856"),
    (SHOPS, "Se atendió a 18.367 asistentes, de los cuales 9.855 son mujeres.", "9.855", "9.355"),
    (GRANTS, "Los aportes del Ministerio y del municipio suman $681.645.524.", "681.645.524", "681.645.254"),
    (GRANTS, "Las fuentes de financiamiento aportaron $931.968.731.", "931.968.731", "931.986.731"),
    (STAFF, "El personal de planta llega a 828 personas.", "828", "823"),
    (MONTHS, "Durante el primer semestre se recibieron 2.655 reclamos.", "2.655", "2.565"),
    (MONTHS, "Entre enero y junio hubo 2.655 reclamos, y entre julio y diciembre, 3.267.", "3.267", "3.627"),
    (CASES, "Los robos con fuerza y por sorpresa totalizaron 5.046 casos.", "5.046", "5.406"),
    (CASES, "Los hurtos pasaron de 5.470 en 2021 a 5.918 en 2022.", "5.470", "5.740"),
    (CASES, "Los hurtos pasaron de 5.470 a 5.918 casos.", "5.470", "5.740"),
    (CASES, "Los robos por sorpresa subieron un 17,5%, llegando a 2.305 casos.", "17,5%", "12,5%"),
    (HOMES, "En 2022 se terminaron 3.476 viviendas y se iniciaron 3.081.", "3.081", "3.801"),
    (HOMES, "En 2022 se terminaron 3.476 viviendas, frente a las 3.118 de 2020.", "3.118", "3.181"),
    (LOANS, "En 2022 se otorgaron 1.638 créditos, más que los 1.274 de 2021.", "1.274", "1.724"),
    (LOANS, "Durante 2022 se colocaron 97.306 UF.", "97.306", "97.806"),
    (SCHOOLS, "La Enseñanza Media H-C y la Enseñanza Media T-P suman 4.336 estudiantes.", "4.336", "4.386"),
    (SHOPS, "Las mujeres representan el 53,7% de los asistentes.", "53,7%", "59,7%"),
    (MONTHS, "En el año se recibieron 1.410 sugerencias.", "1.410", "1.140"),
    (FLOW, "La producción llegó a 11.492 miles de m³.", "11.492", "11.942"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "text", "right", "wrong"), TOLD, ids=[f"{r}-{w}" for _, _, r, w in TOLD])
def test_a_figure_named_in_parts_is_judged(rows: str, text: str, right: str, wrong: str) -> None:
    parts = ("Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", rows)
    stated_right = account(*parts, text)
    assert findings(stated_right) == []
    assert "verified" in {verdict for figure, verdict in verdicts(stated_right) if right in figure}
    found = findings(account(*parts, text.replace(right, wrong)))
    assert any(wrong in e.text for f in found for e in f.evidence if e.table is None)


OTHERS = [
    (SHOPS, "El año anterior, Cocina Sana atendió a 4.828 mujeres y 1.476 hombres."),
    (SHOPS, "En el período anterior, los asistentes fueron 18.637."),
    (SHOPS, "La meta del año era atender a 18.637 asistentes."),
    (SHOPS, "En las comunas costeras, el 59,7% de los asistentes son mujeres."),
    (SHOPS, "Según la encuesta de satisfacción, un 51,7% de las mujeres evaluó bien los talleres."),
    (SHOPS, "Desde su creación, el programa Huerto Escolar ha recibido a 6.232 asistentes."),
    (GRANTS, "En 2016, los aportes del Ministerio y del municipio sumaron $681.645.254."),
    (STAFF, "Entre 2010 y 2017, las mujeres eran el 62,1% de la dotación."),
    (MONTHS, "En el año se respondieron 4.981 reclamos dentro de plazo."),
    (CASES, "A diciembre de 2019 los hurtos llegaban a 5.198."),
    (SCHOOLS, "La Enseñanza Básica reúne a 4.875 estudiantes durante el año anterior."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "text"), OTHERS)
def test_a_figure_of_another_year_place_or_group_is_left_alone(rows: str, text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", rows, text)) == []


@pytest.mark.parametrize(
    ("words", "accused"), [("", True), (" sin calefacción", True), (" sin calefacción ni techumbre", False)]
)
def test_a_sentence_about_more_than_its_table_contradicts_nothing(words: str, accused: bool) -> None:
    """Words that the table does not know: "suman", "aulas", "modulares" and what follows them."""
    text = f"La Enseñanza Media H-C y la Enseñanza Media T-P suman 4.386 estudiantes en aulas modulares{words}."
    found = findings(account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", SCHOOLS, text))
    assert [(f.observed, f.expected) for f in found] == ([("4.386", "4.336")] if accused else [])


def test_the_sum_that_was_meant_is_shown_with_its_cells() -> None:
    parts = ("Cuenta Pública 2022", "1. GESTIÓN", "Asistentes por programa 2022", SHOPS)
    (finding,) = findings(account(*parts, "Los programas Huerto Escolar y Cocina Sana sumaron 12.856 asistentes."))
    assert (finding.rule, finding.observed, finding.expected) == ("texto-proporcion", "12.856", "12.356")
    assert finding.arithmetic == "6.322 + 6.034 = 12.356"
    assert cells(finding)[1:] == [("t01", 1, 4, "6.322"), ("t01", 2, 4, "6.034")]


def test_a_row_is_known_by_its_own_label_in_a_group() -> None:
    rows = (
        "Variable | Categoría | 2021 | 2022\nTotal | Casos | 48 | 55\n"
        "Sexo | Hombre | 88,5% | 85,5%\n | Mujer | 11,5% | 14,5%"
    )
    parts = ("Cuenta Pública 2022", "1. CASOS", "Casos por sexo, 2021 y 2022", rows)
    text = "En 2022 hubo 55 casos: el 85,5% corresponde a hombres y el 14,5% a mujeres."
    assert findings(account(*parts, text)) == []
    (finding,) = findings(account(*parts, text.replace("85,5%", "83,5%")))
    assert (finding.observed, finding.expected) == ("83,5%", "85,5%")


# sentence, its percentage, a wrong one, what the finding expects
WITHIN = [
    ("Se inspeccionó a 2.480 locales, de los cuales 620 fueron multados, equivalente al 25% del total.", "25%", "35%"),
    ("De los 2.480 locales inspeccionados, 620 (25%) fueron multados.", "25%", "29%"),
    ("Hubo 2.480 locales inspeccionados; 620 de ellos fueron multados, es decir, un 25%.", "25%", "22%"),
    ("Se multó a 620 locales de un total de 2.480 inspeccionados, lo que representa un 25%.", "25%", "28%"),
    ("La tasa de cumplimiento fue de 75%: 1.860 de 2.480.", "75%", "79%"),
    ("Se cerró con 1.350 casos, un 12,5% más que los 1.200 del año anterior.", "12,5%", "15,2%"),
    ("Hubo 1.350 atenciones, un aumento del 12,5% respecto de las 1.200 de 2021.", "12,5%", "21,5%"),
    ("Se registraron 1.350 casos, un 12,5% más que en 2021, cuando hubo 1.200.", "12,5%", "10,5%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), WITHIN)
def test_a_percentage_follows_from_the_figures_of_its_sentence(text: str, right: str, wrong: str) -> None:
    assert findings(account("Cuenta 2022", text)) == []
    (finding,) = findings(account("Cuenta 2022", text.replace(right, wrong)))
    assert (finding.rule, finding.observed) == ("texto-calculo", wrong)
    assert finding.expected is not None
    assert finding.expected.replace(",0", "") == right


UNRELATED = [
    "Se atendió a 2.480 personas en 620 talleres, y el 40% de los asistentes volvió.",
    "De los 2.480 postulantes, 620 fueron aceptados y el 40% de las becas fue para mujeres.",
    "De los 2.480 postulantes, 620 fueron rechazados, es decir, se aceptó al 75%.",
    "Se realizaron 2.480 controles y 620 charlas, un 40% más de lo esperado.",
]  # fmt: skip


@pytest.mark.parametrize("text", UNRELATED)
def test_a_percentage_of_something_else_is_left_alone(text: str) -> None:
    assert findings(account("Cuenta 2022", text)) == []


def test_a_figure_met_by_chance_in_another_row_leads_nowhere() -> None:
    parts = ("Cuenta Pública 2022", "1. CASOS", "Casos según delito 2021 y 2022", CASES)
    text = "El total de faenas fiscalizadas en 2022 bajó desde 2.714 en 2021 a 2.305."
    assert findings(account(*parts, text)) == []


def test_a_number_in_words_is_held_against_the_list_it_announces() -> None:
    rows = "N° | TALLER | SEDE\n" + "\n".join(f"{i} | Taller de {name} | Norte" for i, name in enumerate(NAMES[:10], 1))
    right = account("Cuenta 2022", "3. TALLERES", "Durante el año se ejecutaron diez talleres:", rows)
    assert findings(right) == []
    (finding,) = findings(account("Cuenta 2022", "3. TALLERES", "Durante el año se ejecutaron doce talleres:", rows))
    assert (finding.rule, finding.observed, finding.expected) == ("texto-conteo", "doce", "10")


def test_a_table_with_figures_is_counted_where_the_text_introduces_its_rows() -> None:
    rows = "TALLER | SEDE | ASISTENTES\n" + "\n".join(
        f"{name} | Norte | {20 + 7 * i}" for i, name in enumerate(NAMES[:10])
    )
    parts = ("Cuenta 2022", "3. TALLERES")
    (finding,) = findings(account(*parts, "Se ejecutaron 12 talleres, que se detallan a continuación.", rows))
    assert (finding.rule, finding.observed, finding.expected) == ("texto-conteo", "12", "10")
    assert findings(account(*parts, "Se ejecutaron 12 talleres durante el año.", rows)) == []


def test_a_share_beside_its_amount_is_verified() -> None:
    """A wrong share in its place is left open."""
    document = account(
        "Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", SCHOOLS,
        "La Enseñanza Básica reúne al 52,5% de la matrícula, con 4.785 estudiantes.",
    )  # fmt: skip
    assert findings(document) == []
    assert ("52,5%", "verified") in verdicts(document)
