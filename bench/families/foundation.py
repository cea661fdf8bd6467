"""A cultural foundation's account, short: visits by venue and month, funding, seats, performances in order."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Claim, Report, Table
from bench.families.sheets import cells, cross_table


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2018, 2022, 2023))
    report = Report(
        "foundation",
        f"Fundación Teatro {rng.choice(('Grande', 'del Lago', 'Regional'))} | Memoria y Cuenta Pública {year}",
    )
    report.heading("Públicos")
    venues = ["Sala Principal", "Sala de Cámara", "Anfiteatro", "Itinerancias"]
    months = ["Mar", "Abr", "May", "Jun", "Jul", "Ago"]
    visits = [[n(400, 5200) for _ in months] for _ in venues]
    table = cross_table(
        style,
        "Asistentes por espacio y mes",
        ["Espacio", *months],
        venues,
        visits,
        row_total="Total",
        total=rng.choice(("Total", "Totales", "")),
    )
    report.show(table)
    total = sum(map(sum, visits))
    report.say(
        f"Recibimos a {dotted(total)} asistentes, cerca de "
        f"{total // 1000 if total % 1000 < 500 else total // 1000 + 1} mil personas.",
        Claim(f"{dotted(total)} asistentes", f"{dotted(total + 10000)} asistentes", table),
    )
    top = max(range(4), key=lambda i: sum(visits[i]))
    report.say(
        f"El espacio más concurrido fue {venues[top]}, con {dotted(sum(visits[top]))} personas.",
        Claim(dotted(sum(visits[top])), dotted(sum(visits[top]) + 4000), table),
    )
    report.heading("Financiamiento")
    sources = [
        "Aporte del Ministerio de las Culturas",
        "Aporte municipal",
        "Venta de entradas",
        "Donaciones (Ley N° 18.985)",
        "Arriendo de espacios",
    ]
    money = [[n(9_000_000, 800_000_000)] for _ in sources]
    table2 = cross_table(
        style,
        f"Ingresos {year}",
        ["Fuente", "Monto ($)"],
        sources,
        money,
        total="Total ingresos",
        money=True,
        extras=[("%", lambda r, s: style.ratio(r[0], s[0]))],
    )
    report.show(table2)
    income = sum(m[0] for m in money)
    report.say(
        f"Los ingresos alcanzaron ${dotted(income)}.",
        Claim(dotted(income), dotted(income + 10 ** (len(str(income)) - 1)), table2),
    )
    public = money[0][0] + money[1][0]
    report.say(
        "Los aportes públicos, esto es, del Ministerio y del municipio, suman "
        f"${dotted(public)}, un {style.percent_text(Fraction(public, income), 0)} de los ingresos.",
        Claim(dotted(public), dotted(public + 10 ** (len(str(public)) - 1)), table2),
    )
    report.heading("Programación")
    rows = [cells(["Función", "Fecha", "Capacidad", "Asistentes", "Ocupación"])]
    shows, seats = [], 0
    for i, title in enumerate(
        ("Carmina Burana", "Ballet Folclórico", "Jazz de Cámara", "Festival de Títeres", "La Bohème", "Gala de Navidad")
    ):
        capacity = n(300, 1200)
        came = int(capacity * n(40, 100) / 100)
        seats += capacity
        shows.append(came)
        date = f"{n(1, 28):02d}-{3 + i + (i > 3):02d}-{year}"
        rows.append(
            [
                Cell(title),
                Cell(date, "date", (date[:6] + str(year - 9), date[:6] + str(year + 3))),
                style.plain(capacity),
                style.plain(came),
                style.ratio(came, capacity),
            ]
        )
    rows.append([Cell("Promedio"), Cell(""), style.per(seats, 6), style.per(sum(shows), 6), Cell("")])
    report.show(Table("Funciones de la temporada", rows))
    report.say(
        "La temporada tuvo seis funciones principales; la entrada general costó $4.500 y la de tercera edad $2.000."
    )
    left = [
        [Cell("Seguidores Instagram"), Cell(dotted(n(9000, 90000)))],
        [Cell("Seguidores Facebook"), Cell(dotted(n(9000, 90000)))],
        [Cell("Suscriptores YouTube"), Cell(dotted(n(900, 9000)))],
    ]
    report.show(Table("Comunidad digital", [cells(["Canal", "Cantidad"]), *left]))
    crew = [["Elenco estable", n(20, 60)], ["Técnicos", n(8, 40)], ["Administración", n(5, 30)]]
    rows = [cells(["Área", "Personas"]), *([Cell(str(a)), style.add(int(b))] for a, b in crew)]
    rows.append([Cell("Total equipo"), style.add(sum(int(c[1]) for c in crew))])
    team = report.show(Table("Equipo", rows, beside=True))
    people = sum(int(c[1]) for c in crew)
    report.say(
        f"El equipo lo integran {people} personas.", Claim(f"{people} personas", f"{people + 50} personas", team)
    )
    report.say(
        f"En 2015, año de la reapertura, la Fundación tenía {n(8, 15)} trabajadores y "
        f"{dotted(n(14000, 20000))} asistentes."
    )
    return report
