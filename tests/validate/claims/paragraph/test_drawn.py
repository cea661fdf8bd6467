"""Figures that a sentence draws from its own others, each with true sentences of the same form about other things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.printing import show_float
from pipeline.quantities.slips import one_slip_away
from tests.validate.accounts import account, findings, numeral, verdicts

DRAWN = [
    ("El gasto creció un {}, de 1.284 a 1.443 millones de pesos.", "12,4 %", "19,4 %"),
    ("La matrícula subió desde 2.340 a 2.512 estudiantes, es decir, 172 más ({}).", "7,4 %", "1,4 %"),
    ("La deuda bajó {}, desde $ 3.200 millones hasta $ 2.720 millones.", "15 %", "13 %"),
    ("En 2023 hubo 1.340 atenciones y en 2022, {}, una variación de 11,2 %.", "1.205", "1.250"),
    ("La inversión fue de $ 640 millones en 2019 y de $ 720 millones en 2020, esto es, un {} más.", "12,5 %", "19,5 %"),
    ("Los accidentes fueron 147, frente a {} el año anterior, lo que significa una baja de 9,8 %.", "163", "663"),
    ("El índice mejoró de 71,2 a 74,6, una diferencia de {} puntos.", "3,4", "4,3"),
    ("Participaron 64 municipios, 8 más que en 2015, año en que fueron {}.", "56", "51"),
    ("El padrón aumentó en {} inscritos y llegó a 27.342, desde los 26.040 de la elección anterior.", "1.302", "1.002"),
    ("El presupuesto fue de $ 2.400 millones y se ejecutaron $ 2.280 millones, un {}.", "95 %", "65 %"),
    ("En total {} de los 290 proyectos (75,2 %) terminaron en plazo.", "218", "818"),
    ("Casi tres de cada cuatro usuarios ({}), 867 de 1.167, se declaran satisfechos.", "74,3 %", "78,3 %"),
    ("Los ingresos propios representaron el {} del total ($ 1.750 millones de $ 5.000 millones).", "35 %", "53 %"),
    ("Se resolvieron 1.830 de 2.000 casos, esto es, el 91,5 %, quedando {} pendientes.", "170", "710"),
    ("Ingresaron 318 causas y terminaron 276, por lo que quedan {} en tramitación.", "42", "43"),
    ("El servicio cuenta con 12 médicos, 30 enfermeras y 18 técnicos, lo que suma {} personas.", "60", "68"),
    ("Las becas nuevas (1.204) y las renovadas (2.318) totalizan {}.", "3.522", "3.922"),
    ("Se registraron 120 casos en enero, 95 en febrero y 140 en marzo: {} en el trimestre.", "355", "356"),
    ("A las 320 plazas de 2021 se sumaron {}, de modo que hoy existen 365.", "45", "42"),
    ("Los 24 talleres sumaron 600 participantes, un promedio de {} por taller.", "25", "20"),
    ("Se repartieron 1.830 kits a {} familias, esto es, 3 por familia.", "610", "310"),
    ("El total de atenciones, 12.480, equivale a {} atenciones mensuales en promedio.", "1.040", "1.940"),
    ("El {} de las 450 viviendas, es decir, 54, presenta daños.", "12 %", "17 %"),
    ("Las denuncias se triplicaron, de {} a 360.", "120", "320"),
    ("Uno de cada cinco beneficiarios ({}) vive en zona rural.", "20 %", "50 %"),
    ("Uno de cada diez socios ({}) no votó en la asamblea.", "10 %", "70 %"),
    ("Se entregaron {} becas, el doble que las 420 del año anterior.", "840", "240"),
    ("De {} solicitudes de emergencia, resolvimos 148, vale decir el 92,5 %, y las 12 restantes no.", "160", "110"),
    ("De 160 solicitudes de emergencia, resolvimos 148, vale decir el 92,5 %, y las {} restantes pasaron.", "12", "17"),
    ("De las 3.418 solicitudes ingresadas, 1.126 fueron reclamos, 2.187 consultas y {} felicitaciones.", "105", "195"),
    ("Hubo 4.282 interrupciones, 207 más que en 2018 ({}).", "5,1 %", "5,6 %"),
    ("Asistieron 1.512 alumnos —903 hombres y {} mujeres—.", "609", "909"),
    ("La recaudación llegó a 842,6 millones; de ese monto, {} son de patentes y 330,2 de permisos.", "512,4", "521,4"),
    ("Se ejecutaron 48 de los 60 convenios (80 %); los {} restantes continúan vigentes.", "12", "15"),
    ("Se efectuaron 1.824 fiscalizaciones, a razón de {} por mes.", "152", "552"),
    ("La participación femenina pasó del {} al 42,1 %, un aumento de 3,7 puntos.", "38,4 %", "98,4 %"),
    ("Las visitas se incrementaron un {} al pasar de 8.320 a 9.593.", "15,3 %", "13,5 %"),
    ("De los 1.480 kilómetros, 962 están pavimentados, el 65 %, y {} son de ripio.", "518", "568"),
    ("El tribunal conoció 640 causas: falló 512 ({}) y dejó 128 en estudio.", "80 %", "85 %"),
    ("Se sumaron {} voluntarios a los 1.210 existentes, con lo que hoy hay 1.550.", "340", "440"),
    ("El consejo sesionó 14 veces: {} sesiones ordinarias y 2 extraordinarias.", "12", "16"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), DRAWN)
def test_a_figure_that_its_sentence_draws_from_others(text: str, right: str, wrong: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format(right))) == []
    (finding,) = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format(wrong)))
    assert wrong in [e.text for e in finding.evidence]


ANOTHER_THING = [
    "El nivel subirá del 85 % a un 90 %; y el de las personas de 30-34 años, del 40 % al 50 %.",
    "La meta del 90 % vale para las edades 30-34 y la razón 34:30 se mantiene.",
    "La dotación pasó de 318 a 342 funcionarios y el gasto en personal creció 9,5 %.",
    "Se invirtieron $ 1.284 millones en 2019 y la deuda subió 12,4 %, hasta $ 1.443 millones.",
    "En 2023 hubo 1.340 atenciones y en 2022, 1.205 en urgencia, una variación de 15,2 %.",
    "Los casos pasaron de 318 a 342, un alza real de 9,5 %.",
    "Los casos pasaron de 318 a 342, un alza de 9,5 % en la tasa por habitante.",
    "Al cierre de 2021 había 85 convenios vigentes, 12 más que en 2020, y 70 contratos.",
    "Los reclamos aumentaron en 38 en la capital y el total pasó de 412 a 490.",
    "El tiempo de espera promedio se redujo de 42 a 31 días, 16 días menos que el promedio del país.",
    "La tasa bajó de 12,4 a 9,8 por cada 1.000 habitantes, y en Maule lo hizo en 31 %.",
    "El padrón aumentó en 1.302 inscritos y llegó a 27.342, con 13.040 mujeres.",
    "De las 28 comunas de la región, 23 adhirieron al convenio, lo que representa el 91 % de la población.",
    "Se compraron 12 buses y 4 ambulancias, un 53 % de lo previsto.",
    "Asistieron 120 hombres y 80 mujeres, un 40 %.",
    "Ingresaron 318 causas y terminaron 276, y quedan 65 en tramitación, contando las de años anteriores.",
    "Hubo ingresos por $ 1.250 millones y gastos por $ 900 millones, además de obras y un saldo de $ 150 millones.",
    "Las becas nuevas (1.204) y las renovadas (2.318) llegaron a 3.100 estudiantes, porque algunos tienen ambas.",
    "Participaron 1.560 vecinos: 640 en talleres, 520 en charlas y 480 en ferias, algunos en más de una actividad.",
    "El servicio cuenta con 12 médicos, 30 enfermeras y 18 técnicos, y atiende a 95 personas.",
    "La cartera reúne 32 obras (18 terminadas y 9 en ejecución).",
    "Se atendió a 4.836 pacientes, de ellos 3.112 mujeres y 1.124 mayores de 60 años.",
    "Los 24 talleres tuvieron 600 inscritos y una asistencia promedio de 21 por taller.",
    "El centro funcionó 248 días y atendió 9.920 visitas, 52 los sábados.",
    "Las de extranjeros subieron 7 % (17,4 millones) y las de residentes sumaron 7,6 millones (el 0,1 % más).",
    "La tasa de paro bajó al 11,2 % y quedan 2.712 personas desempleadas, 318 menos que en marzo.",
    "El 54 % se resolvió por teléfono, el 31 % por correo y el 22 % de los usuarios volvió a consultar.",
    "Los 16 hospitales suman 4.820 camas y atendieron 312.000 egresos, con una estadía media de 5,4 días.",
    "La obra costó $ 1.250 millones, de los cuales el municipio aportó 400 y el gobierno regional 650.",
    "El plazo se cumplió mejor, de 71 % a 88 %, y el índice general mejoró en 12 puntos.",
    "De los 1.200 beneficiarios, 480 reciben el subsidio completo, esto es, 95.000 pesos al mes.",
    "En la zona norte se vacunó a 12.400 personas y en la sur a 9.800, el 78 % de la meta.",
    "Los ingresos crecieron 5 % y los gastos 8 %, con lo que el déficit pasó de 120 a 145 millones.",
    "Ingresaron 96 niños y egresaron 71, por lo que el programa atiende hoy a 240 familias.",
    "Se invirtieron 640 millones: se compraron 12 buses y 36 camiones.",
    "Las denuncias casi se triplicaron, de 120 a 340.",
    "Casi la mitad de los socios (47,2 %) no votó.",
    "Más de la mitad (70,1%) vive en la capital.",
    "Menos de un tercio (12,4%) vive en la capital.",
    "Las bicicletas, menos de uno por ciento (0,7), son las menos.",
    "Se prestaron 840 libros en la sede y 420 en el bus, el doble que el año anterior.",
    "El sesenta y uno coma sesenta por ciento (61,60%) va al norte y el treinta y ocho coma cuarenta (38,40%) al sur.",
]  # fmt: skip


@pytest.mark.parametrize("text", ANOTHER_THING)
def test_figures_that_look_drawn_from_others_accuse_nobody(text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


def test_a_percentage_that_its_own_sentence_proves_is_not_accused_by_a_table() -> None:
    table = """
        Especialidad | Casos 2021 | Casos 2022
        Oftalmología | 6.230 | 5.108
        Traumatología | 4.120 | 3.977
        Otorrinolaringología | 3.245 | 2.713
        Urología | 7.344 | 6.094
        Total | 20.939 | 17.892
    """
    text = "Los reclamos pasaron de 980 en 2021 a 1.126 en 2022, un aumento de 14,9 %."
    report = account("Cuenta Pública 2022", "1. LISTA DE ESPERA", "Tabla 3. Casos en espera", table, text)
    assert findings(report) == []
    assert numeral(report, "14,9 %").verdict == "verified"


def test_one_word_for_the_scale_of_two_whole_levels_is_that_of_both() -> None:
    report = account("Cuenta Pública 2022", "1. GESTIÓN", "El gasto creció, de 1.284 a 1.443 millones de pesos.")
    assert (numeral(report, "1.284").value, numeral(report, "1.284").unit) == ("1284000000", "CLP")
    report = account("Cuenta Pública 2022", "1. GESTIÓN", "El costo subió de 900.000 a 1,2 millones de pesos.")
    assert numeral(report, "900.000").value == "900000"


def test_a_ceiling_in_millions_is_read_whole() -> None:
    report = account("Cuenta Pública 2022", "1. GESTIÓN", "Bajó desde $ 3.200 millones hasta $ 2.720 millones.")
    assert numeral(report, "$ 2.720 millones").value == "2720000000"


@given(st.lists(st.integers(10, 99_999), min_size=2, max_size=5), st.data())
def test_a_total_behind_its_parts_is_never_accused_and_one_slip_is_named(parts: list[int], data: st.DataObject) -> None:
    places = ("norte", "centro", "sur", "costa")
    listed = ", ".join(f"{show_float(n, 0)} en el {place}" for n, place in zip(parts[:-1], places, strict=False))
    text = f"Se visitaron {listed} y {show_float(parts[-1], 0)} en el extranjero, lo que suma {{}} visitas."
    whole = sum(parts)
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format(show_float(whole, 0)))) == []
    slips = [int(v) for v in one_slip_away(str(whole), 0) if len(str(int(v))) == len(str(whole))]
    wrong = data.draw(st.sampled_from(slips))
    found = findings(account("Cuenta Pública 2022", "1. GESTIÓN", text.format(show_float(wrong, 0))))
    assert all(show_float(wrong, 0) in [e.text for e in f.evidence] for f in found)


@given(st.integers(100, 99_999), st.integers(100, 99_999))
def test_a_change_computed_from_its_levels_is_never_accused(then: int, now: int) -> None:
    if not 0.2 < now / then < 5 or now == then:
        return
    word = "alza" if now > then else "baja"
    rate = show_float(abs(now / then - 1) * 100, 1)
    text = f"En 2021 hubo {show_float(then, 0)} visitas y en 2022, {show_float(now, 0)}, una {word} de {rate} %."
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", text)) == []


def test_rounded_figures_of_three_things_do_not_confirm_each_other() -> None:
    text = (
        "El programa apoyó a cerca de 9 mil comités para pavimentar más de 11 mil calles, equivalentes a 1.800 "
        "kilómetros construidos."
    )
    assert not [figure for figure, verdict in verdicts(account("Cuenta Pública 2022", text)) if verdict == "verified"]


@pytest.mark.parametrize(("budget", "verdict"), [("128.898.972", "unsupported"), ("131.427.300", "unsupported")])
def test_a_far_rounder_figure_confirms_no_last_digit(budget: str, verdict: str) -> None:
    text = (
        f"El presupuesto totalizó M$ {budget} y se devengaron más de 127 mil millones de pesos, dejándose de ejecutar "
        "M$ 1.865.866."
    )
    assert dict(verdicts(account("Cuenta Pública 2022", text)))[f"M$ {budget}"] == verdict
