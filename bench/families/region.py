"""A regional government's account: investment by province, nested programmes, council sessions, agreements in UF."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Claim, Pair, Report, Table
from bench.families.sheets import Node, cells, cross_table, tree_table, two_level


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2021, 2022, 2023, 2024))
    region = rng.choice(("de Los Ríos", "de Atacama", "del Maule", "de Aysén"))
    report = Report("region", f"Gobierno Regional {region} · Cuenta Pública {year}")
    report.heading("Inversión regional")
    provinces = [
        ("Provincia A", ("Valdivia", "Corral", "Máfil")),
        ("Provincia B", ("La Unión", "Futrono")),
        ("Provincia C", ("Copiapó", "Caldera", "Tierra Amarilla", "Vallenar")),
    ]
    nodes = [
        Node(
            "",
            "Provincia de " + rng.choice(("Cauquenes", "Linares", "Talca", "Ranco")) + " " + "I" * (i + 1),
            children=[Node("", town, [n(2, 30), n(90_000, 4_000_000), 0]) for town in towns],
        )
        for i, (_, towns) in enumerate(provinces)
    ]
    for node in nodes:
        for child in node.children:
            child.values[2] = int(child.values[1] * n(35, 100) / 100)
    table = tree_table(
        style,
        f"Inversión por provincia y comuna, {year} (M$)",
        ["Provincia / comuna", "N° iniciativas", "Inversión programada", "Inversión ejecutada"],
        nodes,
        codes=False,
        total="Total región",
        subtotal_after=rng.random() < 0.35,
        extras=[("% ejecutado", lambda r, _: style.ratio(r[2], r[1]))],
    )
    report.show(table)
    works, planned, done = (sum(c) for c in zip(*(node.sums() for node in nodes), strict=False))
    report.say(
        f"Se ejecutaron {works} iniciativas en 9 comunas, con una inversión de M$ {dotted(done)}.",
        Claim(f"{works} iniciativas", f"{works + 30} iniciativas", table),
    )
    report.say(
        f"La inversión ejecutada representa un {style.percent_text(Fraction(done, planned))} de lo programado.",
        Claim(
            style.percent_text(Fraction(done, planned)),
            style.percent_text(Fraction(done, planned) + Fraction(8, 100)),
            table,
        ),
    )
    report.heading("Fondos concursables")
    lines = ["Cultura", "Deporte", "Seguridad ciudadana", "Adulto mayor", "Medio ambiente"]
    values = []
    for _ in lines:
        asked = n(60, 400)
        values.append([asked, n(10, asked - 10), 0])
        values[-1][2] = values[-1][1] * n(1500, 7000)
    table2 = cross_table(
        style,
        f"Fondo 8% FNDR {year}",
        ["Línea", "Postulados", "Adjudicados", "Monto M$"],
        lines,
        values,
        total="Total fondo",
        extras=[
            ("Tasa de adjudicación", lambda r, _: style.ratio(r[1], r[0])),
            ("Promedio por proyecto M$", lambda r, _: style.per(r[2], r[1])),
        ],
    )
    report.show(two_level(table2, [("Proyectos", 2), ("Recursos", 1), ("Indicadores", 2)]))
    asked, won, _given = (sum(c) for c in zip(*values, strict=False))
    report.say(
        f"Al fondo postularon {dotted(asked)} proyectos y se adjudicaron {dotted(won)}.",
        Claim(f"{dotted(asked)} proyectos", f"{dotted(asked + 200)} proyectos", table2),
    )
    report.say(
        f"En la versión anterior del fondo se habían recibido {n(1900, 2400)} "
        f"postulaciones, cifra que las bases de {year - 2} no permitían superar."
    )
    report.heading("Consejo Regional")
    rows = [cells(["Sesión N°", "Fecha", "Materia principal"])]
    first = n(410, 460)
    for i, matter in enumerate(
        (
            "Aprobación plan de inversiones",
            "Programa de conectividad",
            "Convenio con el Minvu",
            "Presupuesto de funcionamiento",
            "Fondo de emergencia sequía",
            "Estrategia regional",
            "Política de turismo",
            "Cierre presupuestario",
        )
    ):
        date = (
            f"{n(1, 28)} de "
            f"{('enero', 'marzo', 'abril', 'junio', 'julio', 'septiembre', 'octubre', 'diciembre')[i]} "
            f"de {year}"
        )
        rows.append(
            [
                Cell(str(first + i), "sequence" if i > 0 else None, (str(first + i - 1),)),
                Cell(date, "date", (date[:-4] + str(year - 3),)),
                Cell(matter),
            ]
        )
    sessions = report.show(Table("Sesiones plenarias", rows))
    report.say("El Consejo celebró ocho sesiones plenarias durante el período.", Claim("ocho", "catorce", sessions))
    report.heading("Convenios y población")
    rows = [cells(["Convenio", "Contraparte", "Monto (UF)", "Aporte regional (UF)", "% aporte"])]
    agreed = []
    for what, who in (
        ("Pavimentos participativos", "Serviu"),
        ("Red de hospitales", "Servicio de Salud"),
        ("Electromovilidad", "Ministerio de Transportes y Telecomunicaciones"),
        ("Riego", "CNR"),
    ):
        amount = n(10_000, 900_000)
        part = int(amount * n(20, 60) / 100)
        agreed.append((amount, part))
        rows.append([Cell(what), Cell(who), style.add(amount), style.add(part), style.ratio(part, amount)])
    a, b = (sum(c) for c in zip(*agreed, strict=False))
    rows.append([Cell("Total"), Cell(""), style.add(a), style.add(b), style.ratio(b, a)])
    deals = report.show(
        Table("Convenios de programación vigentes", rows, merges=[(len(rows) - 1, 0, len(rows) - 1, 1)])
    )
    report.say(
        f"Los convenios suman {dotted(a)} UF, de las cuales el Gobierno Regional aporta {dotted(b)} UF.",
        Claim(f"{dotted(a)} UF", f"{dotted(a + 200_000)} UF", deals),
    )
    rows = [cells(["Provincia", "Población", "Beneficiarios programa dental", "Tasa por 1.000 hab."])]
    for name in ("Valdivia", "Ranco", "Osorno"):
        people, helped = n(90_000, 300_000), n(900, 9000)
        rate = Fraction(helped * 1000, people)
        rows.append(
            [
                Cell(name),
                style.plain(people),
                style.plain(helped),
                Cell(style.decimal(rate, 2), "ratio", (style.decimal(rate + 9, 2),)),
            ]
        )
    report.show(Table("Cobertura dental por provincia", rows))
    brief = report.show(
        Table(
            "Cifras de la gestión",
            [
                cells(["Cifra", "Monto"]),
                [Cell("Inversión ejecutada (M$)"), Cell(dotted(done))],
                [Cell("Proyectos adjudicados Fondo 8%"), Cell(dotted(won))],
                [Cell("Convenios de programación (UF)"), Cell(dotted(a))],
            ],
        )
    )
    report.pairs += [
        Pair("cross", brief, (1, 1), table, dotted(done + 3 * 10 ** (len(str(done)) - 3))),
        Pair("cross", brief, (3, 1), deals, dotted(a + 10_000 * n(2, 8))),
    ]
    return report
