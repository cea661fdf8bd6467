"""A hospital's account: emergencies by month, waiting lists, beds, theatre, staff, budget in thousands."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Chart, Claim, Pair, Report, Table
from bench.families.sheets import cells, cross_table, two_level
from bench.families.words import MONTHS


def build(rng: random.Random, style: Style) -> Report:
    year = rng.choice((2019, 2021, 2022, 2023, 2024))
    name = rng.choice(("Hospital Base San José", "Hospital Dr. Hernán Henríquez", "Complejo Asistencial Los Sauces"))
    report = Report("hospital", f"CUENTA PÚBLICA PARTICIPATIVA {name} {year}")
    n = rng.randint

    report.heading("I. Presentación")
    report.say(
        f"El establecimiento, ubicado en Av. Los Carrera N° {n(100, 2900)}, fono (64) 2 "
        f"336 {n(100, 999)}0, es un hospital de "
        f"alta complejidad con {n(60, 98)} años de historia y atiende las 24 horas del día, los 365 días del año."
    )
    report.say(
        "De acuerdo con el artículo 72 de la Ley N° 18.575 y el Decreto Supremo N° 140 de 2004, se da cuenta de la "
        f"gestión del año {year}."
    )

    report.heading("II. Producción asistencial")
    labels = list(MONTHS)
    values = [[n(2100, 5200), n(600, 1800), n(300, 900)] for _ in labels]
    emergencies = cross_table(
        style,
        f"Tabla N° 1: Atenciones de urgencia por mes, {year}",
        ["Mes", "Adulto", "Infantil", "Gineco-obstétrica"],
        labels,
        values,
        row_total="Total",
        total="Total anual",
    )
    emergencies.notes = [f"Fuente: Departamento de Estadística (DEIS), {year}."]
    report.show(emergencies)
    sums = [sum(c) for c in zip(*values, strict=False)]
    total = sum(sums)
    report.say(
        f"Durante {year} se realizaron {dotted(total)} atenciones de urgencia en el establecimiento.",
        Claim(dotted(total), dotted(total + 10000 * rng.choice((1, 2, 3))), emergencies),
    )
    busiest = max(range(12), key=lambda i: sum(values[i]))
    report.say(
        f"El mes de mayor demanda fue {labels[busiest].lower()}, con "
        f"{dotted(sum(values[busiest]))} atenciones, y el promedio "
        f"mensual fue de {dotted(round(total / 12))} atenciones.",
        Claim(dotted(sum(values[busiest])), dotted(sum(values[busiest]) + 900), emergencies),
    )
    report.say(
        "El tiempo de espera de un paciente C2 es de 30 minutos y el triage se hizo en "
        f"menos de {n(5, 9)} minutos en la mayoría de los casos."
    )

    names = ["Cirugía general", "Traumatología", "Oftalmología", "Urología", "Obstetricia", "Otorrinolaringología"]
    wait = [[n(200, 1800), n(150, 1500)] for _ in names]
    lists = cross_table(
        style,
        "Tabla N° 2: Lista de espera quirúrgica por especialidad (casos)",
        ["Especialidad", f"Dic-{year - 1}", f"Dic-{year}"],
        names,
        wait,
        extras=[
            ("Variación N°", lambda r, _: style.add(r[1] - r[0])),
            ("Variación %", lambda r, _: style.growth(r[0], r[1])),
        ],
    )
    for row in lists.rows[1:]:
        row[3].kind = "sum" if row[3].wrong else None
    report.show(lists)
    before, after = (sum(c) for c in zip(*wait, strict=False))
    word = "una disminución" if after < before else "un aumento"
    report.say(
        f"La lista de espera quirúrgica cerró el año con {dotted(after)} casos, {word} de "
        f"{dotted(abs(after - before))} casos "
        f"respecto de diciembre de {year - 1}.",
        Claim(dotted(after), dotted(after + 2000), lists),
    )

    report.heading("III. Camas e indicadores hospitalarios")
    services = ["Medicina", "Cirugía", "Pediatría", "UCI", "UTI", "Maternidad", "Psiquiatría"]
    beds_rows = [
        cells(
            ["Servicio clínico", "Dotación de camas", "Días cama disponible", "Días cama ocupado", "Índice ocupacional"]
        )
    ]
    raw = []
    for service in services:
        beds = n(8, 60)
        free = beds * 365
        raw.append((service, beds, free, int(free * n(55, 98) / 100)))
    everything = ("Total hospital", sum(r[1] for r in raw), sum(r[2] for r in raw), sum(r[3] for r in raw))
    for label, beds, free, used in [*raw, everything]:
        beds_rows.append([Cell(label), style.add(beds), style.add(free), style.add(used), style.ratio(used, free)])
    beds_table = report.show(Table(f"Tabla N° 3: Camas e índice ocupacional {year}", beds_rows))
    report.say(
        f"La dotación total fue de {everything[1]} camas, con un índice ocupacional de "
        f"{style.ratio(everything[3], everything[2]).text}.",
        Claim(f"{everything[1]} camas", f"{everything[1] + 40} camas", beds_table),
    )

    quarters = ["1er trim.", "2do trim.", "3er trim.", "4to trim."]
    theatre_names = ["Mayor electiva", "Mayor de urgencia", "Menor"]
    theatre = [[n(250, 900) for _ in quarters] for _ in theatre_names]
    theatre_table = cross_table(
        style,
        "Tabla N° 4: Intervenciones quirúrgicas por trimestre",
        ["Tipo de intervención", *quarters],
        theatre_names,
        theatre,
        row_total="Total año",
        where=rng.choice(("first", "last")),
        total="Total intervenciones",
        extras=[("%", lambda r, s: style.ratio(sum(r), sum(s)))],
    )
    report.show(theatre_table)
    report.blocks.append(Chart(quarters, [sum(c) for c in zip(*theatre, strict=False)]))
    major = sum(theatre[0]) + sum(theatre[1])
    report.say(
        f"Se efectuaron {dotted(major)} cirugías mayores, entre electivas y de urgencia.",
        Claim(dotted(major), dotted(major + 1000), theatre_table),
    )

    report.heading("IV. Garantías Explícitas en Salud (GES)")
    rows = [cells(["N°", "Problema de salud", "Garantías exigibles", "Garantías cumplidas", "% cumplimiento"])]
    for i, problem in enumerate(
        (
            "Cáncer cervicouterino",
            "Infarto agudo del miocardio",
            "Diabetes mellitus tipo 2",
            "Colecistectomía preventiva del cáncer de vesícula",
            "Cataratas",
            "Artrosis de cadera con limitación funcional severa",
        ),
        1,
    ):
        due = n(120, 1900)
        done = int(due * n(86, 100) / 100)
        rows.append(
            [
                Cell(str(i), "sequence" if i > 1 else None, (str(i - 1),)),
                Cell(problem),
                style.plain(due),
                style.plain(done),
                style.ratio(done, due),
            ]
        )
    report.show(Table("Tabla N° 5: Cumplimiento de garantías GES", rows))
    report.say(
        "El hospital mantiene un cumplimiento histórico superior al 95% desde 2017, según "
        f"lo informado al Minsal en el Ord. N° {n(1000, 4000)}."
    )

    report.heading("V. Dotación y presupuesto")
    staff_names = ["Médicos (Ley 19.664)", "Profesionales", "Técnicos", "Administrativos", "Auxiliares"]
    staff = [[n(20, 300), n(20, 400), n(5, 80), n(5, 90)] for _ in staff_names]
    staff_table = cross_table(
        style,
        f"Tabla N° 6: Dotación por estamento, calidad jurídica y sexo al 31 de diciembre de {year}",
        ["Estamento", "Hombres", "Mujeres", "Hombres", "Mujeres"],
        staff_names,
        staff,
        row_total="Total",
        total=rng.choice(("Total", "TOTAL GENERAL")),
    )
    report.show(two_level(staff_table, [("Titulares", 2), ("Contrata", 2), ("", 1)]))
    s = [sum(c) for c in zip(*staff, strict=False)]
    everyone, women = sum(s), s[1] + s[3]
    report.say(
        f"La dotación alcanzó a {dotted(everyone)} funcionarios y funcionarias, de los "
        f"cuales {dotted(women)} son mujeres "
        f"({style.percent_text(Fraction(women, everyone), 1)}).",
        Claim(dotted(everyone), dotted(everyone + 300), staff_table),
    )
    budget_names = [
        ("21", "Gastos en personal"),
        ("22", "Bienes y servicios de consumo"),
        ("23", "Prestaciones de seguridad social"),
        ("29", "Adquisición de activos no financieros"),
        ("34", "Servicio de la deuda"),
    ]
    budget = []
    for _ in budget_names:
        money = n(90_000, 42_000_000)
        budget.append([money, int(money * n(70, 100) / 100)])
    budget_table = cross_table(
        style,
        f"Tabla N° 7: Ejecución presupuestaria {year} (M$)",
        ["Subt.", "Denominación", "Presupuesto vigente M$", "Devengado M$"],
        budget_names,
        budget,
        extras=[("% Ejec.", lambda r, _: style.ratio(r[1], r[0]))],
    )
    budget_table.notes = ["(*) Cifras en miles de pesos (M$) nominales."]
    report.show(budget_table)
    spent = sum(r[1] for r in budget)
    report.say(
        f"El gasto devengado ascendió a M$ {dotted(spent)}, equivalente a cerca de "
        f"{dotted(round(spent / 1000))} millones de pesos.",
        Claim(dotted(spent), dotted(spent + rng.choice((3, 5, 8)) * 10 ** (len(str(spent)) - 2)), budget_table),
    )
    report.heading("VI. Compromisos")
    report.say(
        f"Para {year + 1} se compromete reducir en un 20% la espera de más de 24 meses y "
        f"abrir {n(10, 40)} nuevas camas."
    )
    summary = report.show(
        Table(
            "Resumen de la gestión",
            [
                cells(["Indicador", "Valor"]),
                [Cell("Atenciones de urgencia"), Cell(dotted(total))],
                [Cell("Casos en lista de espera quirúrgica"), Cell(dotted(after))],
                [Cell("Funcionarios"), Cell(dotted(everyone))],
            ],
        )
    )
    report.pairs += [
        Pair("cross", summary, (1, 1), emergencies, dotted(total + 1000 * n(2, 9))),
        Pair("cross", summary, (2, 1), lists, dotted(after + 110 * n(2, 9))),
    ]
    return report
