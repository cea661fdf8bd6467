"""A housing service's account: subsidies by decree, UF and homes, works by commune, families, a decade of figures."""

from __future__ import annotations

import random

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Report, Table
from bench.families.sheets import Node, cells, cross_table, tree_table
from bench.families.telling import Teller
from bench.families.words import COMMUNES


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2019, 2021, 2022, 2023))
    report = Report("housing", f"SERVIU Región de Los Ríos / Cuenta Pública Participativa {year}")
    tell = Teller(report, style, rng)
    report.heading("1. Subsidios habitacionales")
    names = [
        "Fondo Solidario de Elección de Vivienda (D.S. 49)",
        "Sistema Integrado de Subsidio (D.S. 1)",
        "Integración Social y Territorial (D.S. 19)",
        "Habitabilidad Rural (D.S. 10)",
        "Subsidio de Arriendo (D.S. 52)",
        "Hogar Mejor (D.S. 27)",
    ]
    short = [
        "el Fondo Solidario de Elección de Vivienda",
        "el Sistema Integrado de Subsidio",
        "el programa de Integración Social y Territorial",
        "Habitabilidad Rural",
        "el Subsidio de Arriendo",
        "el programa Hogar Mejor",
    ]
    values = [[n(90, 3900), n(20_000, 2_900_000)] for _ in names]
    table = cross_table(
        style,
        f"Tabla N° 1 Subsidios otorgados por programa {year}",
        ["Programa", "N° de subsidios", "Monto UF"],
        names,
        values,
        total=rng.choice(("Total", "TOTAL REGIÓN", None)),
    )
    report.show(table)
    grants, uf = (sum(c) for c in zip(*values, strict=True))
    tell.say(
        table,
        (
            "Se otorgaron {0} subsidios por un monto de UF {1}.",
            "En el año se entregaron {0} subsidios habitacionales, con una inversión de {1} UF.",
            "El número de subsidios otorgados alcanzó los {0}, por un total de UF {1}.",
        ),
        tell.whole(grants),
        tell.whole(uf),
    )
    i, k = rng.sample(range(6), 2)
    tell.say(
        table,
        (
            f"A través de {short[i].replace('el ', 'el ')} se otorgaron {{0}} subsidios, por UF {{1}}.",
            f"Con {short[i]} se benefició a {{0}} familias.",
            f"Destaca {short[i]}, con {{0}} subsidios ({{2}} del total).",
        ),
        tell.whole(values[i][0]),
        tell.whole(values[i][1]),
        tell.percent(values[i][0], grants, 1),
    )
    tell.say(
        table,
        (
            f"{short[k][0].upper() + short[k][1:]} representó el {{0}} de los subsidios otorgados.",
            f"El {{0}} de los subsidios se entregó mediante {short[k]}.",
        ),
        tell.percent(values[k][0], grants, 1),
    )
    report.say(
        f"Cada subsidio del D.S. 49 puede llegar hasta UF {n(300, 900)}, con un ahorro "
        f"mínimo de UF {n(10, 30)}; en {year - 2} se habían entregado {dotted(n(1000, 9000))} "
        "subsidios."
    )
    report.heading("2. Obras urbanas")
    works = [
        Node(
            "",
            "Pavimentación",
            children=[
                Node("", "Pavimentos participativos", [n(10, 60), n(100_000, 900_000)]),
                Node("", "Vialidad urbana", [n(3, 20), n(900_000, 9_000_000)]),
            ],
        ),
        Node(
            "",
            "Espacios públicos",
            children=[
                Node("", "Parques urbanos", [n(2, 9), n(100_000, 900_000)]),
                Node("", "Plazas y paseos", [n(3, 30), n(50_000, 500_000)]),
            ],
        ),
        Node("", "Equipamiento comunitario", [n(2, 12), n(60_000, 800_000)]),
    ]
    built = tree_table(
        style,
        f"Tabla N° 2 Inversión urbana por tipo de obra {year}",
        ["Tipo de obra", "N° de proyectos", "Inversión (M$)"],
        works,
        codes=False,
        total=rng.choice(("Total inversión", "Total")),
        total_first=rng.random() < 0.4,
    )
    report.show(built)
    sums = [node.sums() for node in works]
    projects, cost = (sum(c) for c in zip(*sums, strict=True))
    tell.say(
        built,
        (
            "La inversión urbana alcanzó M$ {1} en {0} proyectos.",
            "Se desarrollaron {0} proyectos, con una inversión de M$ {1}.",
        ),
        tell.exact(str(projects)),
        tell.whole(cost),
    )
    tell.say(
        built,
        (
            "En pavimentación se invirtieron M$ {0}, de los cuales M$ {1} corresponden a vialidad urbana.",
            "La pavimentación concentró M$ {0}, un {2} de la inversión.",
        ),
        tell.whole(sums[0][1]),
        tell.whole(works[0].children[1].values[1]),
        tell.percent(sums[0][1], cost, 1),
    )
    tell.say(
        built,
        (
            "Los parques urbanos y las plazas y paseos recibieron en conjunto M$ {0}.",
            "Para espacios públicos se destinaron M$ {0}.",
        ),
        tell.whole(sums[1][1]),
    )
    report.heading("3. Familias de campamentos")
    towns = list(COMMUNES)[: n(6, 11)]
    camps = [[n(1, 9), n(20, 900)] for _ in towns]
    people = cross_table(
        style,
        f"Tabla N° 3 Campamentos y familias por comuna, catastro {year}",
        ["Comuna", "Campamentos", "Familias"],
        towns,
        camps,
        total="Total",
        extras=[("% de familias", lambda r, s: style.ratio(r[1], s[1]))],
    )
    report.show(people)
    sites, families = (sum(c) for c in zip(*camps, strict=True))
    top = max(range(len(towns)), key=lambda j: camps[j][1])
    tell.say(
        people,
        (
            f"El catastro identifica {{0}} campamentos en {len(towns)} comunas, donde viven {{1}} familias.",
            "Existen {0} campamentos, con {1} familias.",
            "En la región hay {1} familias viviendo en {0} campamentos.",
        ),
        tell.exact(str(sites)),
        tell.whole(families),
    )
    tell.say(
        people,
        (
            f"La comuna con más familias es {towns[top]}, con {{0}} ({{1}}).",
            f"{towns[top]} concentra {{0}} familias, equivalentes al {{1}} del total regional.",
            f"La mayor cantidad de familias se encuentra en {towns[top]}: {{0}}.",
        ),
        tell.whole(camps[top][1]),
        tell.percent(camps[top][1], families),
    )
    a, b = rng.sample([j for j in range(len(towns)) if j != top], 2)
    tell.say(
        people,
        ("Las comunas de {0} y {1} reúnen {2} familias.", "{0} y {1} suman {2} familias en campamentos."),
        tell.exact(towns[a]),
        tell.exact(towns[b]),
        tell.whole(camps[a][1] + camps[b][1]),
    )
    report.heading("4. Evolución")
    years = list(range(year - 5, year + 1))
    rows = [cells(["Año", "Viviendas terminadas", "Viviendas iniciadas", "Inversión (MM$)"])]
    history = []
    for y in years:
        history.append((n(900, 5900), n(900, 5900), n(20_000, 95_000)))
        rows.append([Cell(str(y)), *(style.plain(v) for v in history[-1])])
    past = report.show(Table(f"Tabla N° 4 Viviendas e inversión {years[0]}-{year}", rows))
    old, new = history[0], history[-1]
    tell.say(
        past,
        (
            f"En {year} se terminaron {{0}} viviendas y se iniciaron {{1}}.",
            f"Durante {year} se terminaron {{0}} viviendas, frente a las {{2}} de {year - 5}.",
            f"Las viviendas terminadas pasaron de {{2}} en {year - 5} a {{0}} en {year}.",
        ),
        tell.whole(new[0]),
        tell.whole(new[1]),
        tell.whole(old[0]),
    )
    tell.say(
        past,
        (
            f"La inversión de {year} fue de {{0}} millones de pesos.",
            f"Se invirtieron MM$ {{0}} en {year}.",
            "La inversión del último año llegó a $ {0} millones.",
        ),
        tell.whole(new[2]),
    )
    ratio = new[2] * 10 // max(1, old[2])
    if ratio >= 20:
        report.say(f"Con ello la inversión es más del doble de la de {year - 5}.")
    report.say(
        f"Para {year + 1} se proyecta terminar {dotted(new[0] + n(100, 900))} viviendas, y "
        f"el plan contempla {dotted(n(10, 60) * 1000)} viviendas a 2030."
    )
    return report
