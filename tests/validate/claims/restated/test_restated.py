"""Which figures of the prose state the same fact, and what that says of a figure that differs."""

from __future__ import annotations

from unittest import mock

import pytest

from pipeline.validate.claims.restated import network
from pipeline.validate.claims.restated.blocks import RepeatedFigures
from pipeline.validate.claims.restated.candidates import CandidateIndex
from pipeline.validate.claims.restated.features import NAMES, PairFeatureReader, compared_candidates
from pipeline.validate.claims.restated.scoring import NOTHING, RestatedOdds, Restatements, equal, slipped
from pipeline.validate.claims.restated.surroundings import surroundings
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account, findings

OTHERS = [
    "El directorio sesionó en las oficinas centrales del organismo durante la temporada de invierno.",
    "Las bodegas del puerto recibieron repuestos para la maquinaria pesada de las obras.",
    "Un convenio con municipios costeros permitió reparar caletas, muelles y varaderos del litoral.",
]


def read(*parts: str) -> tuple[mentions.Mention, ...]:
    return mentions.read(account("Cuenta Pública 2022", "1. GESTIÓN", *parts))


def odds(figure: str, *parts: str) -> RestatedOdds:
    found = read(*parts)
    number = next(n for n, m in enumerate(found) if m.figure.text == figure)
    return Restatements(found).odds(number)


def test_a_slip_between_sentences_with_the_same_words() -> None:
    one = "La población en libertad condicional alcanzó la cantidad de 6.721 usuarios atendidos."
    two = "En libertad condicional hubo 6.712 usuarios atendidos por los equipos."
    found = odds("6.712", one, *OTHERS, two)
    assert found.slip > 0.5 > found.right
    assert odds("6.721", one, *OTHERS, two.replace("6.712", "6.721")).right > 100


def test_the_partner_is_found_by_words_that_are_not_next_to_the_figure() -> None:
    one = "Se estiman 6.118 activos, según la definición de recuperado que usa el ministerio."
    two = "Los infectados activos del país se estiman en 6.618, según la definición del ministerio."
    assert odds("6.618", one, *OTHERS, two).best_slip == 0


def test_sentences_that_list_the_same_figures_do_not_accuse_each_other() -> None:
    one = "Fíjese la bonificación de Contador, Tesorero y Jefe de Compras en 520, 350 y 250 pesos."
    two = "Fíjese una bonificación de Contador, Tesorero y Jefe de Compras en 520, 350 y 250 pesos."
    found = read(one, *OTHERS, two)
    index = CandidateIndex(surroundings(found))
    free = {(found[a].figure.text, found[b].figure.text) for a in range(3) for b in range(3, 6) if index.is_free(a, b)}
    assert free == {("520", "520"), ("350", "350"), ("250 pesos", "250 pesos")}


def test_a_name_right_before_each_figure_makes_them_two_facts() -> None:
    one = "Entre las regiones más afectadas por los casos están Lombardía (65.381) y Piemonte (20.464)."
    two = "Entre los países más afectados por los casos están Francia (65.831) y España (98.140)."
    assert odds("65.381", one, *OTHERS, two) == NOTHING


def test_two_things_of_which_one_is_not_the_other_make_two_facts() -> None:
    one = "El sector {} pasó de contribuir con el 58,31% del total de la zona en 2003 a aportar el 66,36% en 2018."
    two = "El sector terciario aporta la mayor parte: en 2003, el 57,12% del total de la zona y el 63,66% en 2018."

    def free(name: str) -> bool:
        found = read(one.format(name), *OTHERS, two)
        at = {m.figure.text: n for n, m in enumerate(found)}
        return CandidateIndex(surroundings(found)).is_free(at["66,36%"], at["63,66%"])

    assert [free("secundario"), free("terciario")] == [False, True]


def test_years_right_beside_two_figures_make_them_two_facts() -> None:
    one = "La tasa de homicidios disminuyó respecto de 2022, donde se registraron 2.056 víctimas."
    two = "La tasa de homicidios equivale a 2.156 víctimas en el año 2023."
    for year, free in (("2023", False), ("2022", True)):
        index = CandidateIndex(surroundings(read(one, *OTHERS, two.replace("2023", year))))
        assert index.is_free(0, 1) is free


SUMMARY = "El sistema movilizó a 48.317.206 pasajeros, la flota consumió 8.127.400 litros de diésel y hubo {} reclamos."


def test_a_paragraph_whose_other_figures_are_stated_elsewhere_is_a_summary() -> None:
    body = [
        "Las validaciones llegaron a {}.",
        "Los buses gastaron {} litros.",
        "Los usuarios presentaron 9.462 reclamos.",
    ]
    restated = [body[0].format("48.317.206"), body[1].format("8.127.400"), body[2]]
    others = [body[0].format("31.905.118"), body[1].format("2.460.900"), body[2]]
    summed_up = odds("9.642", SUMMARY.format("9.642"), *OTHERS, *restated)
    assert summed_up.slip > 3 * odds("9.642", SUMMARY.format("9.642"), *OTHERS, *others).slip


def test_which_figures_are_repeated() -> None:
    found = read(SUMMARY.format("9.462"), *OTHERS, "Los usuarios presentaron 9.462 reclamos y 31.907 consultas.")
    repeated = RepeatedFigures(found)
    first, last = found[0], found[4]
    assert repeated.share(first) == pytest.approx(1.5 / 4)  # of 8.127.400 and 9.462 one is
    assert repeated.share(last) == pytest.approx(1.5 / 3)
    assert repeated.in_common(first, last) == 1
    assert repeated.in_common(first, found[2]) == 0


def test_weights_of_other_features_are_refused() -> None:
    network.fitted.cache_clear()
    try:
        with mock.patch.object(network, "NAMES", ("always",)), pytest.raises(ValueError, match="fit it again"):
            network.fitted()
    finally:
        network.fitted.cache_clear()


CELLS = [
    "El diseño de la encuesta reparte la muestra en {} celdas de región y rama de actividad.",
    "Para cada una de las {} celdas de región y rama de actividad se calculó un error muestral.",
    "Los resultados se publican por las {} celdas de región y rama de actividad.",
]


@pytest.mark.parametrize(("right", "wrong"), [("191", "119"), ("24", "42")])
def test_a_figure_that_others_state_again_and_again_is_doubted_sooner(right: str, wrong: str) -> None:
    first, second, third = CELLS
    once = odds(wrong, first.format(right), *OTHERS, third.format(wrong))
    twice = odds(wrong, first.format(right), *OTHERS, second.format(right), third.format(wrong))
    assert twice.slip > 2 * once.slip > 0


def test_what_only_others_with_other_values_state_is_not_stated_again() -> None:
    found = read(CELLS[0].format("191"), *OTHERS, CELLS[1].format("191"), CELLS[2].format("203"))
    index = CandidateIndex(surroundings(found))
    reader = PairFeatureReader(index)
    candidates = {c.number: c for c in compared_candidates(index, 2)}
    place = NAMES.index("stated by others too")
    by_others = {n: reader.pair(2, c, list(candidates.values()))[place] for n, c in candidates.items()}
    assert by_others[0] == pytest.approx(candidates[1].cosine)
    assert reader.pair(0, next(c for c in compared_candidates(index, 0) if c.number == 2), [])[place] == 0


def test_a_figure_of_one_digit_is_no_slip_of_another() -> None:
    one, two = (CELLS[n].format(f) for n, f in enumerate("78"))
    assert odds("8", one, *OTHERS, two).slip == 0


@pytest.mark.parametrize(("right", "wrong", "accused"), [("191", "119", True), ("24", "42", True), ("7", "8", False)])
def test_two_sentences_that_state_a_fact_alike_accuse_a_third(right: str, wrong: str, accused: bool) -> None:
    first, second, third = CELLS
    said = (first.format(right), *OTHERS, second.format(right), third.format(wrong))
    found = findings(account("Cuenta Pública 2022", "1. GESTIÓN", *said))
    assert [(f.rule, f.observed, f.expected) for f in found] == [("texto-repetido", wrong, right)] * accused


def test_how_long_something_takes_is_no_fact() -> None:
    one = "La rentabilidad de los últimos 12 meses fue mayor que la del período anterior."
    two = "La rentabilidad de los últimos 12 y 36 meses se muestra en el cuadro."
    assert odds("12", one, *OTHERS, two) == NOTHING


@pytest.mark.parametrize(
    ("one", "two", "same", "slip"),
    [
        ("31,0", "31", False, False),
        ("1.234", "1.234", True, False),
        ("1.234", "1.324", False, True),
        ("45,3", "45,8", False, True),
        ("-1,3", "3,3", False, False),
        ("45,31", "45,3", True, False),
        ("45,31", "46,3", False, True),  # rounded, it is a slip away
        ("45,31", "46,8", False, False),
        ("4,31", "5,3", False, False),  # two digits are too few
        ("37.912", "37,9 mil", True, False),
        ("36.912", "37,9 mil", False, True),
        ("1.945,2 millones de", "1.945,2", True, False),  # the scale is said once
        ("1.945,2 millones de", "1.954,2", False, False),
        ("312 millones de", "312", False, False),
    ],
)
def test_equal_and_slipped(one: str, two: str, same: bool, slip: bool) -> None:
    a, b = read(f"El primer valor de la serie fue {one} unidades.", f"El último valor de la serie fue {two} unidades.")
    assert (equal(a, b), slipped(a, b)) == (same, slip)


def test_a_figure_that_another_sentence_prints_too_is_doubted_less() -> None:
    fact = "La muestra de la encuesta quedó conformada por {} empresas del marco vigente."
    wrong = odds("22.486", fact.format("22.846"), *OTHERS, fact.format("22.486"))
    shared = odds("22.486", fact.format("22.846"), *OTHERS, fact.format("22.486"), "El aporte fue de 22.486 pesos.")
    assert wrong.slip > 5 * shared.slip


def test_one_finding_for_two_sentences_that_disagree() -> None:
    one = "El curso de Gendarmes Alumnos, compuesto por 3.911 personas, egresará a fines del año."
    two = "El curso de Gendarmes Alumnos tiene hoy 3.861 personas según el registro."
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", one, *OTHERS, two))
    assert finding.rule == "texto-repetido"
    assert {finding.observed, finding.expected} == {"3.911", "3.861"}


def test_where_most_figures_are_printed_a_slip_is_printed_elsewhere_by_chance() -> None:
    fact = "La muestra de la encuesta de hogares alcanzó al {}% de las viviendas del marco."
    several = [f"El indicador {n} fue de {n},4% en la comuna." for n in (15, 25, 35, 40, 41, 42, 43, 44, 46, 47)]
    parts = [fact.format("54,4"), *OTHERS, fact.format("45,4"), *several]
    alone = odds("45,4%", *parts, "El aporte fue del 48,1% del gasto.")
    shared = odds("45,4%", *parts, "El aporte fue del 45,4% del gasto.")
    assert shared.slip > alone.slip / 3
