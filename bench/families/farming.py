"""A farming institute's account: programmes with users and thousands of pesos, credits in UF and days, sessions."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Pair, Report, Table
from bench.families.sheets import cells, cross_table
from bench.families.telling import Teller


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2018, 2021, 2022, 2023))
    report = Report("farming", f"Instituto de Desarrollo Agropecuario: Cuenta Pública {year}, Región de Ñuble")
    tell = Teller(report, style, rng)
    report.heading("1) Quiénes somos")
    report.say(
        "Desde 1962 la institución apoya a la pequeña agricultura. La región tiene "
        f"{n(3, 9)}{n(100, 999)} explotaciones según el Censo Agropecuario 2021, y {n(60, 80)}% de "
        "ellas tiene menos de 20 hectáreas."
    )
    report.heading("2) Programas de asesoría")
    names = ["PRODESAL", "PDTI", "SAT", "Alianzas Productivas", "PADIS"]
    users = [[n(80, 3900), n(60, 3900)] for _ in names]
    table = cross_table(
        style,
        f"Cuadro 1. Usuarios y usuarias por programa, {year}",
        ["Programa", "Hombres", "Mujeres"],
        names,
        users,
        row_total=rng.choice(("Total", "Total usuarios")),
        total=rng.choice((None, "Total", "Total región")),
        extras=[("% mujeres", lambda r, _: style.ratio(r[1], sum(r)))] if rng.random() < 0.5 else [],
    )
    men, women = (sum(c) for c in zip(*users, strict=True))
    lead = rng.random() < 0.5
    if not lead:
        report.show(table)
    tell.say(
        table,
        (
            "Los programas de asesoría atendieron a {0} usuarios y usuarias: {1} mujeres y {2} hombres.",
            "Se asesoró a un total de {0} agricultores; {1} de ellos son mujeres.",
            "Un total de {0} usuarios recibió asesoría técnica, de los cuales {2} son hombres y {1} mujeres.",
        ),
        tell.whole(men + women),
        tell.whole(women),
        tell.whole(men),
    )
    tell.say(
        table,
        (
            "Los programas PRODESAL y PDTI sumaron {0} usuarios.",
            "PRODESAL y PDTI, los dos programas de mayor cobertura territorial, atendieron a {0} usuarios.",
            "Entre PRODESAL y PDTI se llega a {0} usuarios, un {1} del total.",
        ),
        tell.whole(sum(users[0]) + sum(users[1])),
        tell.percent(sum(users[0]) + sum(users[1]), men + women),
    )
    tell.say(
        table,
        (
            "En el SAT participan {0} usuarios, de los que {1} son mujeres.",
            "El Servicio de Asesoría Técnica (SAT) atendió a {0} usuarios.",
        ),
        tell.whole(sum(users[2])),
        tell.whole(users[2][1]),
    )
    if lead:
        report.show(table)
    report.heading("3) Presupuesto")
    lines = [
        "Asesoría técnica",
        "Inversiones prediales",
        "Riego",
        "Suelos degradados (SIRSD-S)",
        "Créditos de corto plazo",
        "Gastos de administración",
    ]
    money = []
    for _ in lines:
        now = n(150_000, 9_000_000)
        money.append([int(now * n(85, 115) / 100), now, int(now * n(75, 100) / 100)])
    funds = cross_table(
        style,
        f"Cuadro 2. Ejecución presupuestaria {year} (en miles de pesos)",
        ["Línea", "Presupuesto inicial", "Presupuesto vigente", "Presupuesto ejecutado"],
        lines,
        money,
        total=rng.choice(("Total", "Total general")),
        extras=[("% ejecución", lambda r, _: style.ratio(r[2], r[1]))],
    )
    report.show(funds)
    initial, now, spent = (sum(c) for c in zip(*money, strict=True))
    tell.say(
        funds,
        (
            "El presupuesto ejecutado fue de M$ {0}, equivalente al {1} del presupuesto vigente (M$ {2}).",
            "Se ejecutó el {1} de los recursos, vale decir, M$ {0}.",
            "Al 31 de diciembre se habían ejecutado {0} miles de pesos de un presupuesto "
            "vigente de {2} miles de pesos.",
        ),
        tell.whole(spent),
        tell.percent(spent, now),
        tell.whole(now),
    )
    i = n(0, 5)
    tell.say(
        funds,
        (
            f"La línea {lines[i]} tuvo una ejecución de {{0}}, con un gasto de M$ {{1}}.",
            f"En {lines[i]} se gastaron M$ {{1}}, un {{0}} de lo asignado.",
            f"A {lines[i]} se destinaron M$ {{1}}.",
        ),
        tell.percent(money[i][2], money[i][1]),
        tell.whole(money[i][2]),
    )
    tell.say(
        funds,
        (
            "Las inversiones prediales y el riego concentraron en conjunto M$ {} de gasto.",
            "La ejecución de inversiones prediales y de riego totalizó M$ {}.",
        ),
        tell.whole(money[1][2] + money[2][2]),
    )
    tell.say(
        funds,
        "El presupuesto inicial de M$ {0} fue modificado durante el año, quedando en M$ {1}.",
        tell.whole(initial),
        tell.whole(now),
    )
    report.say(f"Lo anterior equivale a cerca de {dotted(round(spent / 1000))} millones de pesos.")
    report.heading("4) Créditos y concursos")
    years = list(range(year - 3, year + 1))
    figures = [[n(200, 3000) for _ in years], [n(20_000, 190_000) for _ in years], [n(5, 60) for _ in years]]
    rows = [cells(["Indicador", *map(str, years)])]
    for label, line in zip(
        ("Número de créditos otorgados", "Monto colocado (UF)", "Días promedio de tramitación"), figures, strict=True
    ):
        rows.append([Cell(label), *(style.plain(v) for v in line)])
    credits = report.show(Table(f"Cuadro 3. Créditos {years[0]}-{year}", rows))
    a, b = figures[0][-2:]
    tell.say(
        credits,
        (
            f"En {year} se otorgaron {{1}} créditos, {'más' if b > a else 'menos'} que los {{0}} de {year - 1}.",
            f"Los créditos otorgados pasaron de {{0}} en {year - 1} a {{1}} en {year}, una variación de {{2}}.",
        ),
        tell.whole(a),
        tell.whole(b),
        tell.change(a, b, 1),
    )
    tell.say(
        credits,
        (
            "El monto colocado alcanzó UF {} el último año.",
            f"Se colocaron UF {{}} durante {year}.",
            f"Durante {year} se colocaron {{}} UF.",
        ),
        tell.whole(figures[1][-1]),
    )
    tell.say(credits, f"El tiempo promedio de tramitación fue de {{}} días en {year}.", tell.exact(str(figures[2][-1])))
    calls = ["Mujeres Rurales", "Jóvenes Rurales", "Agricultura Sustentable", "Turismo Rural"]
    rows = [cells(["Concurso", "Postulaciones", "Proyectos adjudicados", "Monto ($)", "Tasa de adjudicación"])]
    won = []
    for name in calls:
        asked = n(60, 900)
        got = int(asked * n(10, 70) / 100)
        won.append((asked, got, got * n(400, 3000) * 1000))
        rows.append(
            [
                Cell(name),
                style.plain(asked),
                style.plain(got),
                style.plain(won[-1][2], money=True),
                style.ratio(got, asked),
            ]
        )
    contests = report.show(Table("Cuadro 4. Concursos", rows))
    asked, got, paid = (sum(c) for c in zip(*won, strict=True))
    tell.say(
        contests,
        (
            "Se recibieron {0} postulaciones y se adjudicaron {1} proyectos.",
            "De las {0} postulaciones recibidas, {1} proyectos fueron adjudicados, esto es, el {2}.",
        ),
        tell.whole(asked),
        tell.whole(got),
        tell.percent(got, asked, 1),
    )
    tell.say(
        contests, ("Los concursos adjudicaron ${}.", "El monto total adjudicado asciende a ${}."), tell.whole(paid)
    )
    tell.say(
        contests,
        (
            "El concurso {0} recibió {1} postulaciones y adjudicó {2} proyectos.",
            "En {0}, de {1} postulaciones se adjudicaron {2} proyectos.",
        ),
        tell.exact(calls[i % 4]),
        tell.whole(won[i % 4][0]),
        tell.whole(won[i % 4][1]),
    )
    report.heading("5) Resumen")
    digest = report.show(
        Table(
            "Principales cifras de la gestión",
            [
                cells(["Materia", "Resultado"]),
                [Cell("Usuarios atendidos"), Cell(dotted(men + women))],
                [Cell("Presupuesto ejecutado (M$)"), Cell(dotted(spent))],
                [Cell("Créditos otorgados"), Cell(dotted(b))],
            ],
        )
    )
    report.pairs += [
        Pair("cross", digest, (1, 1), table, dotted(men + women + 1000)),
        Pair("cross", digest, (2, 1), funds, dotted(spent + 20 * 10 ** (len(str(spent)) - 2))),
    ]
    report.say(
        "El gasto por usuario fue de $ "
        f"{dotted(int(Fraction(spent * 1000, men + women)))}, y en {year + 1} se espera llegar a "
        f"{dotted(men + women + n(100, 900))} usuarios."
    )
    return report
