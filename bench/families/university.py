"""A state university's account: enrolment by faculty, degrees, grades, staff, research, results in MM$."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Claim, Pair, Report, Table
from bench.families.sheets import cells, cross_table, two_level


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2019, 2021, 2022, 2024))
    report = Report(
        "university",
        "Universidad de "
        f"{rng.choice(('Playa Ancha', 'Los Lagos', 'Magallanes', 'Atacama'))}: Cuenta Pública del "
        f"Rector {year}",
    )
    report.say(
        "Estimada comunidad universitaria: con 42 años de vida institucional y "
        "acreditación por 5 años (de un máximo de 7) hasta 2027, rendimos cuenta conforme a la "
        "Ley N° 21.094."
    )
    report.heading("Docencia de pregrado")
    faculties = [
        "Facultad de Ingeniería",
        "Facultad de Humanidades y Ciencias de la Educación",
        "Facultad de Ciencias Naturales",
        "Facultad de Artes",
        "Facultad de Salud",
        "Instituto Tecnológico",
    ]
    values = [[n(150, 900), n(150, 900), n(90, 400), n(90, 400)] for _ in faculties]
    table = cross_table(
        style,
        f"Matrícula por facultad, tipo y sexo, {year}",
        ["Facultad", "Hombres", "Mujeres", "Hombres", "Mujeres"],
        faculties,
        values,
        row_total="Total",
        total="Total Universidad",
    )
    report.show(two_level(table, [("Matrícula total antigua", 2), ("Matrícula nueva", 2), ("", 1)]))
    sums = [sum(c) for c in zip(*values, strict=False)]
    total, women = sum(sums), sums[1] + sums[3]
    report.say(
        f"La matrícula de pregrado fue de {dotted(total)} estudiantes; "
        f"{dotted(sums[2] + sums[3])} de ellos corresponden a matrícula nueva.",
        Claim(dotted(total), dotted(total + 3000), table),
    )
    report.say(
        f"Las mujeres representan el {style.percent_text(Fraction(women, total), 1)} de la matrícula.",
        Claim(
            style.percent_text(Fraction(women, total), 1),
            style.percent_text(Fraction(women, total) + Fraction(11, 100), 1),
            table,
        ),
    )
    years = [year - 3, year - 2, year - 1, year]
    grades = [[n(200, 900) for _ in years] for _ in range(3)]
    table2 = cross_table(
        style,
        "Titulación por nivel",
        ["Nivel", *map(str, years)],
        ["Técnico", "Profesional", "Postgrado"],
        grades,
        total="Total titulados",
        extras=[
            (f"Var. {year - 1}-{year}", lambda r, _: style.growth(r[2], r[3])),
            (f"Var. {year - 3}-{year}", lambda r, _: style.growth(r[0], r[3])),
        ],
    )
    report.show(table2)
    now = sum(g[3] for g in grades)
    report.say(
        f"En {year} se titularon {dotted(now)} personas. En la década pasada el promedio "
        f"no superaba las {n(300, 390)} anuales.",
        Claim(dotted(now), dotted(now + 600), table2),
    )
    rows = [cells(["Asignatura", "Inscritos", "Aprobados", "Reprobados", "% aprobación", "Nota promedio"])]
    averages = []
    for subject in ("Cálculo I", "Álgebra", "Química general", "Física I", "Inglés II"):
        people = n(100, 600)
        passed = int(people * n(45, 92) / 100)
        averages.append(n(35, 58))
        rows.append(
            [
                Cell(subject),
                style.add(people),
                style.add(passed),
                style.add(people - passed),
                style.ratio(passed, people),
                Cell(f"{averages[-1] / 10:.1f}".replace(".", ",")),
            ]
        )
    report.show(Table("Rendimiento en asignaturas críticas", rows))
    report.heading("Investigación y personas")
    lines = ["Fondecyt Regular", "Fondecyt de Iniciación", "FIC Regional", "Internos DIUPA"]
    grants = []
    for _ in lines:
        grants.append([n(2, 30), n(40, 900)])
    table3 = cross_table(
        style,
        f"Proyectos de investigación vigentes {year} (MM$)",
        ["Fondo", "N° proyectos", "Monto MM$"],
        lines,
        grants,
        total=rng.choice(("", "Total")),
        extras=[("% del monto", lambda r, s: style.ratio(r[1], s[1]))],
    )
    table3.notes = ["Nota: incluye proyectos iniciados en años anteriores.", "Fuente: Dirección de Investigación."]
    report.show(table3)
    projects, money = (sum(c) for c in zip(*grants, strict=False))
    report.say(
        f"La Universidad mantuvo {projects} proyectos vigentes por MM$ {dotted(money)}, "
        f"esto es, {dotted(money)} millones de pesos.",
        Claim(f"{projects} proyectos", f"{projects + 20} proyectos", table3),
    )
    staff = [
        "Académicos jornada completa",
        "Académicos media jornada",
        "Académicos por hora",
        "Profesionales",
        "Administrativos y auxiliares",
    ]
    people = [[n(20, 260), n(20, 260)] for _ in staff]
    table4 = cross_table(
        style,
        "Dotación por estamento y sexo",
        ["Estamento", "Mujeres", "Hombres"],
        staff,
        people,
        row_total="Total",
        extras=[
            ("% mujeres", lambda r, _: style.ratio(r[0], sum(r))),
            ("% hombres", lambda r, _: style.ratio(r[1], sum(r))),
        ],
    )
    report.show(table4)
    w, m = (sum(c) for c in zip(*people, strict=False))
    report.say(
        f"Trabajan en la Universidad {dotted(w + m)} personas, {dotted(w)} mujeres y {dotted(m)} hombres.",
        Claim(dotted(w + m), dotted(w + m + 200), table4),
    )
    report.heading("Situación económica")
    rows = [cells(["Partida", f"{year - 1} MM$", f"{year} MM$", "Diferencia", "Variación %"])]
    income = [n(3000, 20000), n(3000, 20000)]
    aid = [n(1000, 9000), n(1000, 9000)]
    cost = [n(6000, 25000), n(6000, 25000)]
    for label, pair in (
        ("Aranceles y matrículas", income),
        ("Aportes fiscales", aid),
        ("Total ingresos", [i + a for i, a in zip(income, aid, strict=False)]),
        ("Gastos de operación", cost),
        ("Resultado operacional", [i + a - c for i, a, c in zip(income, aid, cost, strict=False)]),
    ):
        rows.append(
            [
                Cell(label),
                style.add(pair[0]),
                style.add(pair[1]),
                style.add(pair[1] - pair[0]),
                style.growth(pair[0], pair[1]) if pair[0] > 0 else Cell("n/a"),
            ]
        )
    result = report.show(Table("Estado de resultados resumido", rows))
    report.say(
        f"Los ingresos totales fueron de MM$ {dotted(income[1] + aid[1])}.",
        Claim(dotted(income[1] + aid[1]), dotted(income[1] + aid[1] + 4000), result),
    )
    boxes = report.show(
        Table(
            "La Universidad en cifras",
            [
                cells(["Matrícula de pregrado", "Titulados", "Proyectos de investigación", "Funcionarios"]),
                [Cell(dotted(total)), Cell(dotted(now)), Cell(str(projects)), Cell(dotted(w + m))],
            ],
        )
    )
    report.pairs += [
        Pair("cross", boxes, (1, 0), table, dotted(total + 1100)),
        Pair("cross", boxes, (1, 3), table4, dotted(w + m + 120)),
    ]
    return report
