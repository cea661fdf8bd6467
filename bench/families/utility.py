"""A water or power company's account: customers, consumption, losses, investments in UF, tariffs by month."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Claim, Pair, Report, Table
from bench.families.sheets import cells, cross_table
from bench.families.words import MONTHS


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2020, 2021, 2022, 2023))
    report = Report(
        "utility", f"Aguas {rng.choice(('del Sur', 'Andinas del Norte', 'Patagonia'))} S.A. Cuenta pública {year}"
    )
    report.heading("A) Clientes")
    places = ["Castro", "Ancud", "Quellón", "Chonchi", "Dalcahue", "Achao"]
    rows = [
        cells(
            ["Localidad", "Residenciales", "Comerciales", "Otros", "Total clientes", "Consumo (m³)", "m³ por cliente"]
        )
    ]
    data = []
    for place in places:
        r, c, o = n(2000, 15000), n(200, 1900), n(10, 200)
        data.append((place, r, c, o, r + c + o, (r + c + o) * n(140, 230)))
    sums = [sum(d[i] for d in data) for i in range(1, 6)]
    for name, *v in [*data, ("Total empresa", *sums)]:
        rows.append([Cell(name), *(style.add(x) for x in v), style.per(v[4], v[3])])
    table = report.show(Table(f"Cuadro A-1. Clientes y consumo por localidad, {year}", rows))
    report.say(
        f"Al cierre del ejercicio la empresa atendía a {dotted(sums[3])} clientes en {len(places)} localidades.",
        Claim(f"{dotted(sums[3])} clientes", f"{dotted(sums[3] + 10000)} clientes", table),
    )
    millions = Fraction(sums[4], 1_000_000)
    report.say(
        f"El consumo anual fue de cerca de {style.decimal(millions, 1)} millones de metros cúbicos.",
        Claim(f"{style.decimal(millions, 1)} millones", f"{style.decimal(millions + 4, 1)} millones", table),
    )
    report.heading("B) Producción y pérdidas")
    short = [m[:3].upper() for m in MONTHS]
    produced = [n(900, 1600) for _ in short]
    billed = [int(p * n(60, 80) / 100) for p in produced]
    body = [
        [Cell("Producción (miles m³)"), *(style.add(p) for p in produced), style.add(sum(produced))],
        [Cell("Facturación (miles m³)"), *(style.add(p) for p in billed), style.add(sum(billed))],
        [
            Cell("Pérdidas (%)"),
            *(style.ratio(p - b, p, 1) for p, b in zip(produced, billed, strict=False)),
            style.ratio(sum(produced) - sum(billed), sum(produced), 1),
        ],
    ]
    losses = report.show(Table("Cuadro B-1. Balance hídrico mensual", [cells(["Concepto", *short, "AÑO"]), *body]))
    report.say(
        f"La producción llegó a {dotted(sum(produced))} miles de m³ y la facturación a "
        f"{dotted(sum(billed))} miles de m³.",
        Claim(dotted(sum(produced)), dotted(sum(produced) + 5000), losses),
    )
    report.heading("C) Inversiones")
    works = ["Renovación de redes", "Planta de tratamiento", "Estanques", "Macromedición", "Obras de emergencia"]
    plan = [[n(800, 40000), n(800, 40000)] for _ in works]
    table3 = cross_table(
        style,
        f"Cuadro C-1. Plan de desarrollo {year} (UF)",
        ["Obra", "Comprometido UF", "Real UF"],
        works,
        plan,
        total="Total UF",
        extras=[
            ("Diferencia UF", lambda r, _: style.add(r[1] - r[0])),
            ("% avance", lambda r, _: style.ratio(r[1], r[0])),
        ],
    )
    report.show(table3)
    promised, real = (sum(c) for c in zip(*plan, strict=False))
    report.say(
        f"La inversión real fue de {dotted(real)} UF, frente a las {dotted(promised)} UF comprometidas.",
        Claim(f"{dotted(real)} UF", f"{dotted(real + 30000)} UF", table3),
    )
    report.say(
        "El plan de desarrollo vigente fue aprobado por Resolución SISS N° 4.512 de 2018 y considera obras por 15 años."
    )
    report.heading("D) Atención de reclamos")
    kinds = ["Facturación", "Calidad del agua", "Discontinuidad", "Baja presión", "Alcantarillado"]
    claims = [[n(20, 900) for _ in range(3)] for _ in kinds]
    table4 = cross_table(
        style,
        "Cuadro D-1. Reclamos por tipo",
        ["Tipo de reclamo", str(year - 2), str(year - 1), str(year)],
        kinds,
        claims,
        total="TOTAL RECLAMOS",
        extras=[(f"% {year}", lambda r, s: style.ratio(r[2], s[2]))],
        where=rng.choice(("last", "first")),
    )
    report.show(table4)
    got = sum(c[2] for c in claims)
    report.say(
        f"Se recibieron {dotted(got)} reclamos, y la tasa fue de "
        f"{style.decimal(Fraction(got * 1000, sums[3]), 1)} reclamos por cada 1.000 clientes.",
        Claim(f"{dotted(got)} reclamos", f"{dotted(got + 1000)} reclamos", table4),
    )
    report.say(
        f"La tarifa vigente del cargo fijo fue de ${n(700, 990)} y la del metro cúbico en "
        f"período punta de $1.{n(100, 900)}."
    )
    report.say(
        f"Las interrupciones programadas duraron en promedio {n(3, 8)} horas, y el "
        f"{n(91, 99)}% de los clientes tuvo continuidad sobre 99% según la encuesta."
    )
    rows = [cells(["Corte N°", "Fecha", "Sector", "Duración (horas)"])]
    for i in range(1, 8):
        date = f"{n(1, 28):02d}-{i + 3:02d}-{year}"
        rows.append(
            [
                Cell(str(i), "sequence" if i > 1 else None, (str(i - 1),)),
                Cell(date, "date", (date[:6] + str(year + 1),)),
                Cell(rng.choice(("Gamboa", "Centro", "Nercón"))),
                Cell(str(n(2, 12))),
            ]
        )
    cuts = report.show(Table("Cuadro D-2. Cortes programados", rows))
    report.say("Se programaron siete cortes en el año.", Claim("siete", "doce", cuts))
    programs = []
    for label in ("Subsidio al pago del consumo", "Convenio de pago", "Beneficio COVID"):
        period = f"Clientes con {label.lower()}, del 1 de enero de {year} al 31 de diciembre de {year}."
        wrong = f"del 1 de enero de {year} al 31 de enero de {year}."
        report.say(period, Claim(f"del 1 de enero de {year} al 31 de diciembre de {year}.", wrong, None, "period"))
        programs.append(
            report.show(
                Table(
                    "",
                    [
                        cells(["Zona", "Clientes únicos", "Monto ($)"]),
                        [Cell("Chiloé"), Cell(dotted(n(20000, 99000))), Cell("$" + dotted(n(90_000_000, 990_000_000)))],
                    ],
                )
            )
        )
    rows = [cells(["Beneficio", "Clientes únicos", "Monto ($)"])]
    figures = [[int("".join(ch for ch in cell.text if ch.isdigit())) for cell in t.rows[1][1:]] for t in programs]
    for label, (people, amount) in zip(
        ("Subsidio consumo", "Convenio de pago", "Beneficio COVID"), figures, strict=False
    ):
        rows.append([Cell(label), Cell(dotted(people)), Cell("$" + dotted(amount))])
    rows.append(
        [Cell("Total"), Cell(dotted(sum(f[0] for f in figures))), Cell("$" + dotted(sum(f[1] for f in figures)))]
    )
    whole = report.show(Table("Resumen de beneficios a clientes", rows))
    people = figures[0][0]
    report.pairs.append(Pair("cross", programs[0], (1, 1), whole, dotted(people + rng.choice((10_000, 1_000, 300)))))
    report.pairs.append(Pair("reuse", programs[1], (1, 1), programs[0], programs[0].rows[1][1].text))
    report.pairs.append(Pair("reuse", programs[2], (1, 2), programs[1], programs[1].rows[1][2].text))
    return report
