"""Figures of one paragraph, or of two sentences, that must agree with each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.slips import one_slip_away
from tests.validate.accounts import account, findings, verdicts

HOLDS = [
    ("Fíjase en DOSCIENTOS NOVENTA Y OCHO (298) el número de cargos de la Planta.", "298"),
    ("Se concede un plazo de más de doscientos noventa y ocho (298) días corridos.", "298"),
    ("Fíjase en PESOS NUEVE BILLONES DOS MIL UN MILLONES ($ 9.002.001.000.000) el total.", "$ 9.002.001.000.000"),
    ("El curso tiene 417 alumnos (90 mujeres y 327 hombres).", "417"),
    ("La tasa baja en 42,1% (de 7,6 a 4,4 casos).", "42,1%"),
    ("El sistema tolera 620/14 = 44 ingresos por día.", "44"),
    ("La tolerancia diaria es MTD =44/0.05 = 880 casos nuevos por día.", "880"),
    ("La tolerancia diaria es MTD = 48/0.05 = 963 casos nuevos por día.", "963"),
    ("De ellos se estima que un 5% = 0,05 de los casos requiere una cama.", "5%"),
    ("Esta etapa considera 3 recintos: Calama, Ovalle y Petorca.", "3"),
    ("La región tiene 5 programas: Salud, Educación, Vivienda y Obras y Transporte.", "5"),
    ("Los casos alcanzan el 44,6%, con una baja en 6,9 puntos porcentuales (de 51,5% a 44,6%).", "44,6%"),
    ("Entre 18 y 30 años hay un 49,6%. Entre 31 y 50 años un 42,4% y de 51 y más un 8%.", "42,4%"),
    ("Aumentaron de 36,8 a 38,4 mil (4,3%), mientras que otros bajaron de 15,9 a 14,2 mil (10,7%).", "10,7%"),
    ("Hay 82,1 mil mujeres y 108,6 mil hombres: las mujeres son el 43,1% y los hombres el 56,9%.", "108,6 mil"),
    ("La tasa de 7,2% es 1,9 puntos porcentuales menor que la del trimestre anterior (9,1%).", "7,2%"),
    ("La dotación cerró en 9.938 personas, 870 menos que las 10.808 de un año antes.", "870"),
    ("En 2023 hubo 1.248 víctimas. En 2022 hubo 1.330 víctimas. En 2023 hubo 82 víctimas menos que en 2022.", "82"),
    ("En 2021 se formó a 4.350 personas. En 2022 se formó a 4.810 personas. Aumentó en 460 personas.", "4.350"),
    ("Los ingresos fueron de $ 12.450.000 y los gastos de $ 11.900.000, con un saldo de $ 550.000.", "$ 550.000"),
    ("Los gastos de M$ 1.250 superaron los ingresos de M$ 1.180, lo que da un déficit de M$ 70.", "M$ 70"),
    ("Hay 1.240 viviendas, de las cuales 830 son urbanas y 410 rurales.", "410"),
    ("La red de caminos pasó de 218,4 a 231,7 kilómetros, esto es, 13,3 kilómetros nuevos.", "13,3 kilómetros"),
    ("La edad al jubilar es de 66,2 años en la costa y de 63,8 tierra adentro, una diferencia de 2,4 años.", "2,4"),
    ("Se vendieron 7,14 millones de sacos de 46 kilogramos, un alza de 23% frente a los 5,81 millones.", "23%"),
    ("El índice cayó 14,8 puntos porcentuales pasando de 52,9 a 38,1 por ciento.", "38,1 por ciento"),
    ("El puerto movió 1.264 cajas y el patio 1.198. Ambos recintos sumaron 2.462 cajas.", "2.462"),
    ("El robo fue el 41,7% de los casos, el fraude el 33,6% y las demás causas el 24,7%.", "24,7%"),
    ("Cada taller tuvo 24 sesiones que, multiplicadas por sus 3 salas, dan 72 jornadas.", "72"),
    ("Los aportes del convenio subieron de $150 a $8.324 millones, un alza de 5.449,3%.", "5.449,3%"),
    ("Se gastaron $8.324 millones en obras y $150 en estudios, en total $8.474 millones.", "$150"),
]  # fmt: skip
BROKEN = [
    ("Fíjase en DOSCIENTOS NOVENTA Y OCHO (289) el número de cargos de la Planta.", "298"),
    ("El curso de este año tiene 471 alumnos (90 mujeres y 327 hombres).", "417"),
    ("De los casos del año, el 90,4% corresponde a hombres y el 9,4% a mujeres.", "100%"),
    ("La tasa de casos de la región baja en 24,1% (de 7,6 a 4,4 casos).", "-42,1%"),
    ("El sistema de salud tolera 620/14 = 34 ingresos por cada día.", "44"),
    ("La tolerancia diaria del sistema es MTD =44/0.05 = 980 casos nuevos por día.", "880"),
    ("De los casos del año se estima que un 5% = 0,08 de ellos requiere una cama.", "8%"),
    ("Esta etapa considera los 6 recintos: Calama, Ovalle, Illapel y Petorca.", "4"),
    ("Esta etapa del plan considera 7 recintos: Calama, Ovalle, Illapel, Petorca, Bulnes, Yungay.", "6"),
    ("Los casos alcanzan el 46,4%, con una baja en 6,9 puntos porcentuales (de 51,5% a 44,6%).", "44,6%"),
    ("Los casos alcanzan el 44,6%, con una baja en 3,9 puntos porcentuales (de 51,5% a 44,6%).", "6,9"),
    ("Entre 18 y 30 años hay un 49,6%. Entre 31 y 50 años un 62,4% y de 51 y más un 8%.", "100%"),
    ("Aumentaron de 36,8 a 38,4 mil (7,3%), mientras que otros bajaron de 15,9 a 14,2 mil (10,7%).", "4,3%"),
    ("Hay 82,1 mil mujeres y 188,6 mil hombres: las mujeres son el 43,1% y los hombres el 56,9%.", "69,7%"),
    ("La tasa de 7,2% es 1,7 puntos porcentuales menor que la del trimestre anterior (9,1%).", "1,9"),
    ("La dotación cerró en 9.938 personas, 780 menos que las 10.808 de un año antes.", "870"),
    ("Pasaron de 184,2 mil personas en marzo a 190,7 mil en junio, lo que equivale a 8,5 mil más (3,5%).", "6,5 mil"),
    ("De los 28.967 usuarios, 26.061 son hombres 99,97%y 2.906 mujeres (10,03%).", "89,97%"),
    ("En 2023 hubo 1.248 víctimas. En 2022 hubo 1.330 víctimas. En 2023 hubo 28 víctimas menos que en 2022.", "82"),
    ("En 2021 se formó a 4.350 personas. En 2022 se formó a 4.810 personas. Aumentó en 640 personas.", "460"),
    ("Los ingresos fueron de $ 12.450.000 y los gastos de $ 11.900.000, con un saldo de $ 530.000.", "550.000"),
    ("Hay 1.240 viviendas, de las cuales 830 son urbanas y 510 rurales.", "1.340"),
    ("De los hogares de la comuna, el 62% es urbano y el 48% es rural.", "100%"),
    ("La red de caminos pasó de 218,4 a 231,7 kilómetros, esto es, 31,3 kilómetros nuevos.", "13,3"),
    (
        "La edad al jubilar fue de 66,2 años en la costa y de 63,8 en el interior, con una diferencia de 4,2 años.",
        "2,4",
    ),
    ("Se vendieron 7,14 millones de sacos de 46 kilogramos, un alza de 32% frente a los 5,81 millones.", "22,9%"),
    ("El precio fue de $350,82 por saco, lo que equivale a un alza del 1,6% frente a los $330,64 de antes.", "6,1%"),
    ("El índice cayó 18,4 puntos porcentuales pasando de 52,9 a 38,1 por ciento.", "14,8"),
    ("El 28,3% de los hogares ahorra, 1,7 puntos menos que en la medición anterior (29,4%).", "1,1"),
    ("El puerto movió 1.264 cajas y el patio 1.198. Ambos recintos sumaron 2.642 cajas.", "2.462"),
    ("El puerto movió 1.264 cajas, el patio 1.198 y el muelle 310; los tres suman 2.727 cajas.", "2.772"),
    ("El robo fue el 41,7% de los casos, el fraude el 33,6% y las demás causas el 42,7%.", "100%"),
    ("Fíjase en DOCE MIL TRESCIENTOS CUARENTA Y CINCO (12.378) el número de cargos de la Planta.", "12.345"),
]
OPEN = [
    "Se presentaron 120 recursos, de los cuales 80 fueron acogidos y 30 rechazados.",
    "En 2023 hubo 1.248 víctimas. En 2022 hubo 1.330 lesionados. En 2023 hubo 28 víctimas menos que en 2022.",
    "En 2023 hubo 1.248 víctimas y 1.330 lesionados. En Coquimbo hubo 28 víctimas menos que en 2022.",
    "Los ingresos fueron de $ 12.450.000 y los gastos de $ 11.900.000, con una donación de $ 530.000.",
    "Esta etapa considera 8 recintos: Calama, Ovalle e Illapel, entre otros.",
    "Esta etapa considera 8 recintos, principalmente en el norte: Calama, Ovalle, Illapel y Petorca.",
    "El método separa 3² − 1 = 4 grupos de casos en toda la comuna.",
    "El saldo de la fórmula es 1 − 1/4 = 3/4 de los casos.",
    "La suma de la fórmula es {7 − 5} = 3β para cada grupo.",
    "El plan tiene 4 ejes: uno que atiende a la población, otro de obras y un tercero de estudios.",
    "Los casos alcanzan el 46,4% en la región y el país tuvo una baja (de 51,5% a 44,6%).",
    "El 49,6% de los usuarios trabaja. El 42,4% estudia y el 18,2% recibe una beca.",
    "Hay 82,1 mil mujeres y 108,6 mil hombres; el 46,1% vive en la costa y el 53,9% en el interior.",
    "La tasa de 7,2% es menor que la del trimestre anterior (9,1%) y en 1,7 puntos porcentuales distinta de la meta.",
    "Fíjase en DOCE MIL TRESCIENTOS CUARENTA Y CINCO (12.987) el número de cargos de la Planta.",
]
# Figures that agree as well where one of them is off by its rounding, or is in another scale than the other.
UNCONFIRMED = [
    ("El valor de 2,1 puntos, multiplicado por un factor de 3,4, da 7,1 puntos.", "7,1"),
    ("Los aportes del convenio bajaron de $1.664.800 a $8.324 millones, una baja de 99,5%.", "99,5%"),
]


ANOTHER_THING = {
    "the level of another thing in the sentence before": (
        "Respecto al agro se obtuvieron US$312 millones y anotó una baja de 10,9%. Particularmente, la fruta alcanzó "
        "los US$269 millones, con una variación negativa de 7,9% en doce meses."
    ),
    "a record that is not of the year before": (
        "Se superó el monto vigente desde el año 2012, ascendente a US$ 47.411 millones. El nuevo récord es de US$ "
        "48.942 millones, un crecimiento de 8,1% frente al año anterior."
    ),
    "the rest of parts stated behind a rise of the sentence before": (
        "El gasto ascendió a 1.215 millones, una leve subida de 0,36 millones respecto del año. Por su tipo, el 81 % "
        "del personal es funcionario, el 18 % es laboral y el 1 % restante es eventual."
    ),
    "one word for the scale of both levels": (
        "Las ventas al exterior crecieron 8%, pasando de US$7.710 a US$8.324 millones en el año."
    ),
    "a share of the whole that is stated behind it": (
        "La deuda total, de todas las entidades, ascendió en enero a US$ 18.172,2 millones, monto equivalente al 40% "
        "del producto, que representa US$ 45.479 millones."
    ),
    "shares of a list, each behind its count": (
        "Los vehículos más vendidos, que aumentaron, fueron los de gasolina (387.749 unidades, el 36% del total), "
        "seguidos de los híbridos (302.845, el 34% del total), los diésel (118.646, el 11%) y los eléctricos (62.162)."
    ),
    "a rest whose percentage is not given": (
        "El 55% de los préstamos ha sido a público adulto, el 36% a público infantil y el resto a instituciones."
    ),
    "percentages of two groups, each of its own": (
        "Solo el 13% de las socias recibe más de cuatro bonos, en comparación con el 27% de los socios: las mujeres y "
        "los hombres. Apenas el 15% de las mujeres ahorra, contra el 25% de los hombres."
    ),
    "targets of two measures, one with decimals": (
        "Las fiscalizaciones (8.316) y el plazo de respuesta (8,4 días) cumplieron lo previsto, que era de 8.000 y 9."
    ),
    "parts rounded to hundreds": (
        "En los últimos meses el empleo se ha incrementado en 490.300 personas (267.300 hombres y 222.900 mujeres)."
    ),
}


@pytest.mark.parametrize("text", ANOTHER_THING.values(), ids=ANOTHER_THING)
def test_figures_of_other_things_accuse_nobody(text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


def test_a_rest_whose_percentage_is_given_closes() -> None:
    text = "El 55% de los préstamos ha sido a adultos, el 36% a público infantil y el 5% restante a instituciones."
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert (
        finding.message == "La frase dice 55%, 36% y 5% como partes de un todo, pero de sus propias cifras resulta 96%."
    )
    assert finding.suggestion == "Corrija una de las partes: suman 96% y no 100%."


def test_parts_of_persons_that_do_not_add_up() -> None:
    text = "En los últimos meses el empleo se ha incrementado en 490.352 personas (267.310 hombres y 222.942 mujeres)."
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert (finding.observed, finding.expected) == ("490.352", "490.252")


def test_what_to_correct_names_the_figures_that_the_sum_uses() -> None:
    text = "De ellos, 26.061 usuarios son hombres (89,97%) y 2.906 son mujeres (10,3%)."
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert finding.arithmetic == "2.906 / (26.061 + 2.906) = 10,0%"
    assert finding.suggestion == "Corrija la cifra o las que la explican: de 26.061 y 2.906 resulta 10,0%."


def test_a_result_printed_rounded_is_no_exact_operand_of_the_next_formula() -> None:
    text = (
        "El sistema sólo tolerará 674/14 = 48 ingresos por día. Como el 5% de los pacientes requiere cuidados, "
        "la tolerancia diaria es de 48/0,05 = {} casos nuevos."
    )
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format("963"))) == []
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format("690")))
    assert (finding.observed, finding.expected) == ("690", "960")


def test_a_percentage_belongs_to_the_nearest_of_two_pairs() -> None:
    text = (
        "Las ventas de otros sectores decrecieron 0,8% (de US$1.784 a US$1.495) y las de alimentos bajaron 0,7%, "
        "pasando de US$7.355 a US$7.301."
    )
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert (finding.observed, finding.expected) == ("0,8%", "-16,2%")


@pytest.mark.parametrize(("text", "figure"), HOLDS)
def test_figures_of_a_sentence_confirm_each_other(text: str, figure: str) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", text)
    assert findings(document) == []
    assert (figure, "verified") in verdicts(document)


@pytest.mark.parametrize(("text", "figure"), UNCONFIRMED)
def test_figures_that_agree_too_often_confirm_nothing(text: str, figure: str) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", text)
    assert findings(document) == []
    assert (figure, "unsupported") in verdicts(document)


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_figures_of_a_sentence_that_one_slip_parts(text: str, expected: str) -> None:
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert (finding.rule, finding.expected) == ("texto-calculo", expected)


@pytest.mark.parametrize("text", OPEN)
def test_figures_that_need_not_agree_are_left_alone(text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


@pytest.mark.parametrize(("stated", "accused"), [("56,7%", False), ("65,7%", True)])
def test_a_change_starts_from_the_earlier_of_two_years(stated: str, accused: bool) -> None:
    levels = "En 2021 alcanzó a 54.272 obreros. En cambio, en 2022, sólo a 23.499"
    text = f"{levels}, lo que representa una disminución del {stated}."
    found = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert [f.expected for f in found] == (["-56,7%"] if accused else [])


def test_a_sentence_is_reported_once_for_the_figure_that_nothing_else_speaks_for() -> None:
    text = "De los 28.967 usuarios, 26.061 son hombres (89,97%) y 2.906 son mujeres (10,3%)."
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert finding.observed == "10,3%"


def test_another_sentence_alone_verifies_no_part_of_a_sum_that_fails() -> None:
    text = "El curso de aspirantes de este año tiene 4.517 alumnos (1.190 mujeres y 3.427 hombres)."
    other = "El curso de aspirantes del año tiene entre sus alumnos 1.190 mujeres según el registro."
    document = account("Cuenta Pública 2022", "1. GESTIÓN", text, "Las bodegas del puerto recibieron repuestos.", other)
    (finding,) = findings(document)
    assert finding.observed == "4.517"
    assert next(verdict for figure, verdict in verdicts(document) if figure == "1.190") != "verified"


def test_the_same_fact_stated_with_another_figure() -> None:
    fact = "La muestra nominal de la encuesta quedó conformada por {} empresas del marco muestral vigente."
    others = [
        "El directorio sesionó en las oficinas centrales del organismo durante la temporada.",
        "Las bodegas del puerto recibieron contenedores con repuestos para maquinaria pesada.",
        "Un convenio con municipios costeros permitió reparar caletas, muelles y varaderos.",
        "La biblioteca amplió su horario y renovó el mobiliario de las salas infantiles.",
    ]
    parts = [fact.format("22.846"), *others, fact.format("22.486"), *reversed(others), fact.format("22.846")]
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", *parts))
    assert finding.rule == "texto-repetido"
    assert (finding.observed, finding.expected) == ("22.486", "22.846")


@given(st.integers(10, 10**9))
def test_a_slip_is_never_the_figure_itself_and_has_as_many_digits(number: int) -> None:
    found = {int(n) for n in one_slip_away(str(number))}
    assert number not in found
    same = {n for n in found if len(str(n)) == len(str(number))}
    assert same
    for other in found - same:  # one place miscounted over a nine: "10.424" for "9.424"
        assert str(min(other, number)).startswith("9")
        assert set(str(abs(other - number))) <= {"1", "0"}


def test_two_parts_that_miss_100_by_a_unit_prove_nothing() -> None:
    """Both may end in halves, so that no one is wrong; but that is rare, and none is right for it."""
    document = account("Cuenta 2023", "De los casos del año, el 92,1% corresponde a hombres y el 8,0% a mujeres.")
    assert not findings(document)
    assert verdicts(document) == [("92,1%", "unsupported"), ("8,0%", "unsupported")]


def test_figures_of_persons_beside_a_law_are_counts() -> None:
    text = "La planta tiene 1.042 personas: 148 de la Ley 19.664, 57 de la Ley 15.076 y 837 de la Ley 18.834."
    document = account("Cuenta 2023", text)
    assert verdicts(document) == [(n, "verified") for n in ("1.042", "148", "57", "837")]


def test_a_part_is_asked_where_another_sentence_says_the_whole() -> None:
    """As it says it twice, the whole is not the one that is wrong."""
    document = account(
        "Cuenta 2023",
        "En los talleres del año participaron 61.480 personas.",
        "En los talleres participaron 61.480 personas. De ellas, 34.655 eran alumnos, 14.210 docentes y 8.615 vecinos.",
    )
    assert ("34.655", "contradicted") in verdicts(document)
    assert ("61.480", "verified") in verdicts(document)
