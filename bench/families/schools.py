"""A public education service's account: enrolment by level and sex, attendance, staff, works, thousands of pesos."""

from __future__ import annotations

import random

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Report, Table
from bench.families.sheets import cells, cross_table, two_level
from bench.families.telling import Teller

NUMBERS = (
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
)


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2020, 2021, 2022, 2023))
    report = Report("schools", f"Servicio Local de Educación Pública — Cuenta Pública Participativa {year}")
    tell = Teller(report, style, rng)
    report.heading("I. Cobertura")
    report.say(
        f"El Servicio Local, creado por la Ley N° 21.040, administra {n(40, 90)} "
        f"establecimientos educacionales y {n(10, 40)} jardines infantiles en "
        f"{n(3, 8)} comunas."
    )
    levels = [
        "Educación Parvularia",
        "Enseñanza Básica",
        "Enseñanza Media H-C",
        "Enseñanza Media T-P",
        "Educación Especial",
        "Educación de Adultos",
    ]
    values = [[n(200, 4000), n(200, 4000)] for _ in levels]
    table = cross_table(
        style,
        rng.choice((f"Tabla 1: Matrícula por nivel y sexo {year}", f"Matrícula {year}")),
        ["Nivel de enseñanza", "Niñas y mujeres", "Niños y hombres"],
        levels,
        values,
        row_total="Total",
        total=rng.choice((None, "Total Servicio Local", "Total matrícula")),
    )
    report.show(table)
    girls, boys = (sum(c) for c in zip(*values, strict=True))
    every = girls + boys
    tell.say(
        table,
        (
            "La matrícula total fue de {0} estudiantes.",
            f"A abril de {year} el Servicio atiende a {{0}} estudiantes.",
            f"Durante {year} se atendió a {{0}} niños, niñas, jóvenes y adultos.",
        ),
        tell.whole(every),
    )
    tell.say(
        table,
        (
            "La Educación Parvularia reúne a {0} estudiantes, lo que equivale al {1} de la matrícula.",
            "En Educación Parvularia hay {0} niños y niñas matriculados.",
            "La matrícula de Educación Parvularia alcanzó los {0} párvulos ({1} del total).",
        ),
        tell.whole(sum(values[0])),
        tell.percent(sum(values[0]), every, 1),
    )
    middle = sum(values[2]) + sum(values[3])
    tell.say(
        table,
        (
            "En la Enseñanza Media, entre Humanista-Científica y Técnico-Profesional, estudian {0} jóvenes.",
            "La Enseñanza Media H-C y la Enseñanza Media T-P suman {0} estudiantes.",
        ),
        tell.whole(middle),
    )
    report.heading("II. Asistencia y resultados")
    schools = [
        "Liceo Bicentenario",
        "Escuela República de Croacia",
        "Escuela Rural Los Boldos",
        "Colegio Polivalente San Marcos",
        "Escuela Básica El Trigal",
    ]
    rows = [
        cells(["Establecimiento", f"Asistencia {year - 1}", f"Asistencia {year}", "Matrícula", "Puntaje SIMCE Lectura"])
    ]
    shares = [(n(700, 950), n(700, 980), n(120, 1900), n(210, 290)) for _ in schools]
    for name, (a, b, c, d) in zip(schools, shares, strict=True):
        rows.append(
            [
                Cell(name),
                Cell(f"{a / 10:.1f}".replace(".", ",") + "%"),
                Cell(f"{b / 10:.1f}".replace(".", ",") + "%"),
                style.plain(c),
                Cell(str(d)),
            ]
        )
    results = report.show(Table(f"Tabla 2: Asistencia promedio y resultados por establecimiento, {year}", rows))
    i = n(0, 4)
    good = f"{shares[i][1] / 10:.1f}".replace(".", ",") + "%"
    tell.say(
        results,
        (
            f"El establecimiento {schools[i]} alcanzó una asistencia de {{0}} en {year}.",
            f"{schools[i]} tuvo una asistencia promedio de {{0}} durante {year}, con {{1}} estudiantes matriculados.",
        ),
        tell.exact(good),
        tell.whole(shares[i][2]),
    )
    report.say(
        f"En {year - 3} la asistencia promedio del territorio había sido de "
        f"{n(60, 80)},{n(1, 9)}%, y la meta para {year + 1} es de {n(85, 92)}%."
    )
    report.heading("III. Personas")
    posts = [
        "Directivos",
        "Docentes de aula",
        "Profesionales de apoyo",
        "Asistentes de la educación",
        "Educadoras de párvulos",
    ]
    staff = [[n(10, 900), n(10, 500), n(10, 700), n(10, 400)] for _ in posts]
    people = cross_table(
        style,
        f"Tabla 3: Dotación por estamento, contrato y sexo al 31 de diciembre de {year}",
        ["Estamento", "Mujeres", "Hombres", "Mujeres", "Hombres"],
        posts,
        staff,
        row_total="Total",
        total="Total dotación",
    )
    report.show(two_level(people, [("Planta", 2), ("Contrata", 2), ("", 1)]))
    s = [sum(c) for c in zip(*staff, strict=True)]
    total, women = sum(s), s[0] + s[2]
    tell.say(
        people,
        (
            "La dotación asciende a {0} funcionarias y funcionarios, de los cuales {1} son mujeres, es decir, un {2}.",
            "De los {0} trabajadores de la educación, {1} son mujeres ({2}).",
            "Las mujeres son {1} de un total de {0} personas, lo que corresponde a un {2} de la dotación.",
        ),
        tell.whole(total),
        tell.whole(women),
        tell.percent(women, total, 1),
    )
    tell.say(
        people,
        (
            "El personal de planta llega a {0} personas y el personal a contrata, a {1}.",
            "En calidad de planta se desempeñan {0} personas, y {1} a contrata.",
        ),
        tell.whole(s[0] + s[1]),
        tell.whole(s[2] + s[3]),
    )
    tell.say(
        people,
        ("Los docentes de aula son {}.", "El estamento más numeroso del aula suma {} docentes de aula."),
        tell.whole(sum(staff[1])),
    )
    report.heading("IV. Infraestructura")
    works = [
        "Reposición de techumbre",
        "Normalización eléctrica",
        "Construcción de multicancha",
        "Mejoramiento de servicios higiénicos",
        "Habilitación de sala TEA",
        "Cierre perimetral",
        "Calefacción eficiente",
        "Accesibilidad universal",
        "Conservación de cocina",
        "Sala cuna y nivel medio",
    ]
    count = n(6, 10)
    rows = [cells(["N°", "Obra", "Establecimiento", "Estado"])]
    for k, work in enumerate(works[:count], 1):
        rows.append(
            [
                Cell(str(k)),
                Cell(work),
                Cell(rng.choice(schools)),
                Cell(rng.choice(("Terminada", "En ejecución", "Licitación"))),
            ]
        )
    off = count + rng.choice((-2, -1, 1, 2))
    listed = Table("Tabla 4: Obras de infraestructura", rows)
    spelled = tell.exact(NUMBERS[count])
    if rng.random() < 0.5:
        spelled = type(spelled)(str(count), str(off))
    tell.say(
        listed,
        (
            "Durante el año se desarrollaron {} obras de infraestructura:",
            "La cartera de infraestructura incluye {} obras, que se detallan a continuación.",
        ),
        spelled,
    )
    report.show(listed)
    report.heading("V. Recursos")
    items = [
        "Subvención escolar",
        "Subvención Escolar Preferencial (SEP)",
        "Programa de Integración Escolar (PIE)",
        "Fondo de Apoyo a la Educación Pública",
        "Transferencia JUNJI VTF",
    ]
    money = []
    for _ in items:
        income = n(200_000, 19_000_000)
        money.append([income, int(income * n(60, 100) / 100)])
    funds = cross_table(
        style,
        f"Tabla 5: Ingresos y gastos {year} (M$)",
        ["Fuente de financiamiento", "Ingresos", "Gastos"],
        items,
        money,
        total="Total",
        extras=[("% gasto", lambda r, _: style.ratio(r[1], r[0]))],
    )
    report.show(funds)
    got, spent = (sum(c) for c in zip(*money, strict=True))
    tell.say(
        funds,
        (
            "Los ingresos ascendieron a M$ {0} y los gastos a M$ {1}, lo que representa un {2} de ejecución.",
            "De los M$ {0} recibidos se gastaron M$ {1}, equivalentes al {2}.",
            "El gasto total fue de M$ {1}, correspondiente al {2} de los ingresos percibidos (M$ {0}).",
        ),
        tell.whole(got),
        tell.whole(spent),
        tell.percent(spent, got),
    )
    tell.say(
        funds,
        (
            "A través de la Subvención Escolar Preferencial (SEP) se recibieron M$ {0}, un {1} del total de ingresos.",
            "La SEP aportó M$ {0} al presupuesto del Servicio.",
        ),
        tell.whole(money[1][0]),
        tell.percent(money[1][0], got, 1),
    )
    report.say(
        "Cada estudiante recibió en promedio una inversión cercana a $ "
        f"{dotted(n(900, 2900) * 1000)} al año, y la beca municipal de $ "
        f"{dotted(n(20, 90) * 1000)} se entregó a {n(40, 300)} egresados."
    )
    return report
