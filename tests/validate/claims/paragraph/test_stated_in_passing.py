"""Figures that a sentence draws from its own as offices write in a hurry: levels told by tense, parts in brackets,
rests, scales left out; each with true sentences of the same form about other things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.printing import show_float
from tests.validate.accounts import account, findings, numeral

STATED = [
    ("Las atenciones habían sido {} y ahora son 5.293, un 10,0 % más.", "4.812", "4.312"),
    ("Los socios eran 312 hace un año y hoy son 351, {} más.", "12,5 %", "17,5 %"),
    ("El reciclaje pesaba 2,8 % del total en 2022 y pesa 3,9 % hoy: {} puntos porcentuales más.", "1,1", "1,6"),
    ("En 2021 teníamos 1.840 usuarios; este año, 2.116, o sea {} más.", "15 %", "75 %"),
    ("El año pasado se hicieron 718 inspecciones y este año {}, un alza de 12,0 %.", "804", "840"),
    ("Donde antes había 45 cupos hoy hay {}, un 40 % más.", "63", "93"),
    ("Los vuelos aumentaron un 12,5 % y llegaron a {}, desde 1.200 en 2021.", "1.350", "1.850"),
    ("Las multas cursadas pasaron de 2.310 a 1.963. Bajaron {}.", "15,0 %", "16,0 %"),
    ("Consultas: de 8.412 a 9.105 ({}).", "8,2 %", "2,8 %"),
    ("Pasamos de 640 a 712 inscripciones en el año (+{}).", "11,3 %", "17,3 %"),
    ("La meta era atender a 1.200 personas y atendimos a 1.278, un {} sobre lo previsto.", "6,5 %", "9,5 %"),
    ("Las visitas subieron de 12.480 a 13.915, {} por ciento.", "11,5", "17,5"),
    ("La tasa de morosidad bajó de 12,4 % a 9,8 %, {} puntos.", "2,6", "6,2"),
    ("El curso duró 648 horas: 412 presenciales y {} a distancia.", "236", "233"),
    ("De los 656 trabajadores, {} son de planta y 244 a contrata.", "412", "472"),
    ("Accidentes: 58 (9 graves, {} leves, 11 de trayecto y 1 fatal).", "37", "73"),
    ("Somos {}: 198 mujeres, 122 hombres.", "320", "330"),
    ("Las {} denuncias se reparten así: la ACHS 21, la Mutual 15 y el IST 8.", "44", "34"),
    ("Recibimos 1.530 reclamos. De ellos {} fueron por facturación y 410 por cortes.", "1.120", "1.210"),
    ("El IST atendió 8, la Mutual 15 y la ACHS 21: {} en total.", "44", "34"),
    ("Con 412 de planta y 244 a contrata, la dotación llega a {}.", "656", "665"),
    ("412 (63 %) de los {} trabajadores son de planta.", "656", "856"),
    ("El {} (412) de los 656 trabajadores es de planta.", "63 %", "36 %"),
    ("Un {} de la dotación (198 de 320) son mujeres.", "61,9 %", "67,9 %"),
    ("Se vacunó a 8.420 de los 10.250 adultos mayores, cobertura de {}.", "82,1 %", "28,1 %"),
    ("Presupuesto $ 5.640 millones, ejecutado $ 5.273 millones, avance {}.", "93,5 %", "95,5 %"),
    ("Teníamos 5.640 millones y gastamos {}, el 93,5 %.", "5.273", "5.723"),
    ("De los 5.640 millones se gastaron 5.273, quedando un saldo de {} millones.", "367", "376"),
    ("Entraron 10.012 millones y salieron 9.551; sobraron {} millones.", "461", "481"),
    ("Seis obras por 1.135,4 millones, pagado 836,4 (74 %), por pagar {}.", "299,0", "999,0"),
    ("De 84 metas se cumplieron 71; faltaron {}.", "13", "18"),
    ("De las 312 plazas hay 287 ocupadas y {} vacantes.", "25", "52"),
    ("Quedaron {} millones de un total de 29.292, ejecución 92,9 %.", "2.066", "2.366"),
    ("Según la encuesta, 115 de 318 faltaron por enfermedad (36,2 %) y {} por otros motivos.", "203", "253"),
    ("Las 1.464 inspecciones dan {} mensuales.", "122", "128"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_a_figure_that_its_sentence_refutes(text: str, right: str, wrong: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format(right))) == []
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format(wrong)))
    assert any(wrong in e.text for e in finding.evidence)


ANOTHER_THING = [
    "Las atenciones habían sido 4.812 y las urgencias ahora son 5.293, un 14 % más que en 2019.",
    "Fueron 1.204 rondas el año pasado y 1.349 este, con un aumento del 12 %.",
    "La dotación son 656 personas: 412 mujeres y 180 jefes de hogar.",
    "La flota son 58 vehículos: 9 camiones, 30 camionetas y varios buses, 12 de ellos eléctricos.",
    "Recibimos 1.530 reclamos. 1.120 fueron por facturación y 310 por cortes, el resto por otras causas.",
    "Se han registrado 85.195 casos, 7.340 fallecidos y 16.780 curados.",
    "La obra costó $ 1.250 millones, de los cuales el municipio aportó 400 y el gobierno regional 650.",
    "Se atendieron 656 personas: 412 por internet (62,8 %) y 244 por teléfono, el 90 % en el día.",
    "Se gastaron $ 5.273 millones de los $ 5.640 disponibles, y el 97 % de las facturas se pagó.",
    "Se presupuestaron 400 millones y se gastaron 436, un 9 % más de lo previsto.",
    "La biblioteca tiene 5.640 socios y gastó 312 millones en 4.120 libros.",
    "Los cursos de 18 a 64 horas (61 %) son gratuitos.",
    "Las comunas de 5.000 a 10.000 habitantes (12 %) tienen un solo consultorio.",
    "Hay 312 plazas, 287 ocupadas y 45 con teletrabajo.",
    "La cuota subió de $ 12.000 a $ 13.500. Los socios morosos bajaron 8 %.",
    "Se hicieron 1.464 inspecciones, 150 por mes en verano.",
    "De 84 a 93 comunas, el programa atendió a 12.000 personas, 9.500 más que en su inicio.",
    "Quedaron 2.066 millones de un total de 29.292, ejecución 97,1 % en personal.",
    "Según la encuesta, 115 de 318 faltaron por enfermedad (36,2 %) y 103 llegaron tarde.",
    "Se recibieron 6.211 solicitudes, entre ellas 4.999 consultas y 473 reclamos.",
]  # fmt: skip


@pytest.mark.parametrize("text", ANOTHER_THING)
def test_figures_that_look_so_accuse_nobody(text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


def test_a_percentage_in_words_behind_digits_is_one_figure() -> None:
    report = account("Cuenta Pública 2022", "1. GESTIÓN", "Las visitas crecieron 11,5 por ciento en el año.")
    assert (numeral(report, "11,5 por ciento").value, numeral(report, "11,5 por ciento").unit) == ("11.5", "%")


def test_what_is_expected_is_printed_with_the_word_for_its_scale() -> None:
    text = "El presupuesto fue de $ 2.400,5 millones y se gastaron $ 2.280,2 millones; quedaron $ 120,8 millones."
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text))
    assert (finding.observed, finding.expected) == ("$ 120,8 millones", "120,3 millones")


def test_the_mark_of_a_footnote_is_no_amount_without_its_scale() -> None:
    text = (
        "Se atendió a 140 mil 379 personas, correspondiendo 42 mil 747 al sistema cerrado, 60 mil 378 al abierto, "
        "29 mil 775 al postpenitenciario, con libertad condicional de 6 mil 781 usuarios 1 ."
    )
    assert numeral(account("Cuenta Pública 2022", "1. GESTIÓN", text), "6 mil 781").verdict == "unsupported"


PLACES = ("planta", "contrata", "honorarios", "reemplazo")


@given(st.lists(st.integers(1, 9_999), min_size=2, max_size=4), st.permutations(PLACES), st.booleans())
def test_parts_that_add_up_accuse_nobody(parts: list[int], places: list[str], in_brackets: bool) -> None:
    named = [f"{show_float(n, 0)} de {place}" for n, place in zip(parts, places, strict=False)]
    listed = f"{', '.join(named[:-1])} y {named[-1]}"
    whole = show_float(sum(parts), 0)
    text = f"Trabajan {whole} personas ({listed})." if in_brackets else f"De las {whole} personas, {listed}."
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


@given(st.integers(100, 99_999), st.integers(100, 99_999), st.sampled_from(("antes", "hace un año", "en 2021")))
def test_levels_told_by_tense_accuse_nobody(then: int, now: int, when: str) -> None:
    if not 0.2 < now / then < 5 or now == then:
        return
    word = "más" if now > then else "menos"
    rate = show_float(abs(now / then - 1) * 100, 1)
    text = f"Los socios eran {show_float(then, 0)} {when} y hoy son {show_float(now, 0)}, un {rate} % {word}."
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


@given(st.integers(1_000, 99_999), st.data())
def test_a_scale_that_the_second_amount_leaves_out_is_that_of_the_first(total: int, data: st.DataObject) -> None:
    spent = data.draw(st.integers(total // 2, total - 1))
    rest = show_float(total - spent, 0)
    text = f"Recibimos {show_float(total, 0)} millones y gastamos {show_float(spent, 0)}; sobraron {rest} millones."
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []
