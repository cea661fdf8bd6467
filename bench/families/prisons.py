"""A prison or police service's account: population by regime, crimes over two years, rates, events by date."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Claim, Pair, Report, Table
from bench.families.sheets import Node, cells, cross_table, tree_table, two_level
from bench.families.words import REGIONS


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2018, 2019, 2022, 2023))
    report = Report("prisons", f"GENDARMERÍA — CUENTA PÚBLICA PARTICIPATIVA {year}")
    report.heading("1.- Población atendida")
    regions = list(REGIONS)
    values = [[n(200, 7000), n(50, 900), n(400, 9000), n(40, 900)] for _ in regions]
    table = cross_table(
        style,
        f"Promedio de población atendida por región, sistema y sexo, año {year}",
        ["Región", "Hombres", "Mujeres", "Hombres", "Mujeres"],
        regions,
        values,
        row_total="Total región",
        total="Total nacional",
    )
    report.show(two_level(table, [("Subsistema cerrado", 2), ("Subsistema abierto", 2), ("", 1)]))
    sums = [sum(c) for c in zip(*values, strict=False)]
    total = sum(sums)
    report.say(
        f"La institución atendió a un promedio de {dotted(total)} personas, de ellas "
        f"{dotted(sums[0] + sums[1])} en el subsistema cerrado.",
        Claim(dotted(total), dotted(total + 20000), table),
    )
    biggest = max(range(16), key=lambda i: sum(values[i]))
    report.say(
        "La Región "
        f"{'de ' if not regions[biggest].startswith('La ') else ''}{regions[biggest]} registra la "
        f"mayor población, con {dotted(sum(values[biggest]))} personas.",
        Claim(dotted(sum(values[biggest])), dotted(sum(values[biggest]) + 3000), table),
    )
    report.heading("2.- Capacidad y uso")
    units = [
        "C.D.P. Arica",
        "C.C.P. Colina I",
        "C.P.F. San Joaquín",
        "C.D.P. Santiago Sur",
        "C.P. Valparaíso",
        "C.C.P. Rancagua",
    ]
    capacity = []
    for _ in units:
        places = n(120, 2500)
        capacity.append([places, int(places * n(70, 170) / 100)])
    table2 = cross_table(
        style,
        "Plazas y ocupación por establecimiento",
        ["Establecimiento", "Plazas", "Internos"],
        units,
        capacity,
        total="Total",
        extras=[
            ("% uso", lambda r, _: style.ratio(r[1], r[0])),
            ("Sobrepoblación", lambda r, _: style.add(r[1] - r[0])),
        ],
    )
    table2.notes = ["* Datos al 31 de diciembre. s/i: sin información."]
    report.show(table2)
    plazas, inside = (sum(c) for c in zip(*capacity, strict=False))
    report.say(
        f"Los {len(units)} establecimientos de la muestra cuentan con {dotted(plazas)} "
        f"plazas para {dotted(inside)} internos.",
        Claim(f"{dotted(plazas)} plazas", f"{dotted(plazas + 1000)} plazas", table2),
    )
    report.heading("3.- Reinserción")
    labels = ["Con trabajo dependiente", "Con trabajo independiente", "En capacitación laboral", "En educación formal"]
    two_years = [[n(300, 9000), n(300, 9000)] for _ in labels]
    table3 = cross_table(
        style,
        "Personas en actividades de reinserción",
        ["Actividad", str(year), str(year - 1)],
        labels,
        two_years,
        total=None,
        extras=[("Variación porcentual", lambda r, _: style.growth(r[1], r[0]))],
    )
    report.show(table3)
    report.say(
        f"En {year} hubo {dotted(two_years[2][0])} personas en capacitación laboral y "
        f"{dotted(two_years[3][0])} en educación formal.",
        Claim(dotted(two_years[2][0]), dotted(two_years[2][0] + 4000), table3),
    )
    crimes = [
        Node(
            "",
            "Delitos contra la propiedad",
            children=[
                Node("", "Robo con violencia", [n(900, 9000), n(90, 900)]),
                Node("", "Robo en lugar habitado", [n(900, 9000), n(90, 900)]),
                Node("", "Hurto", [n(900, 9000), n(90, 900)]),
            ],
        ),
        Node(
            "",
            "Delitos contra las personas",
            children=[Node("", "Homicidio", [n(90, 900), n(9, 90)]), Node("", "Lesiones", [n(90, 900), n(9, 90)])],
        ),
        Node("", "Ley N° 20.000 (drogas)", [n(900, 6000), n(300, 2000)]),
        Node("", "Otros", [n(100, 900), n(10, 90)]),
    ]
    table4 = tree_table(
        style,
        "Población según delito y sexo",
        ["Delito", "Hombres", "Mujeres"],
        crimes,
        codes=False,
        total="Total",
        total_first=rng.random() < 0.5,
        extras=[("Total", lambda r, _: style.add(sum(r))), ("% del total", lambda r, s: style.ratio(sum(r), sum(s)))],
    )
    report.show(table4)
    drugs = sum(crimes[2].values)
    report.say(
        f"Por infracción a la Ley N° 20.000 hay {dotted(drugs)} personas.",
        Claim(f"{dotted(drugs)} personas", f"{dotted(drugs + 1000)} personas", table4),
    )
    report.heading("4.- Tasas")
    rows = [cells(["Año", "Fugas", "Población media", "Tasa por cada 1.000 internos"])]
    for y in range(year - 3, year + 1):
        escapes, population = n(20, 150), n(40_000, 56_000)
        rate = Fraction(escapes * 1000, population)
        rows.append(
            [
                Cell(str(y)),
                style.plain(escapes),
                style.plain(population),
                Cell(style.decimal(rate, 2), "ratio", (style.decimal(rate + 3, 2),)),
            ]
        )
    report.show(Table("Fugas y tasa anual", rows))
    report.heading("5.- Hitos")
    rows = [cells(["N°", "Fecha", "Hito", "Lugar"])]
    month = 1
    for i in range(1, 11):
        month = min(12, i + 1)
        date = f"{n(1, 28):02d}.{month:02d}.{year}"
        rows.append(
            [
                Cell(str(i), "sequence" if i > 1 else None, (str(i - 1),)),
                Cell(date, "date", (date[:6] + str(year - 10),)),
                Cell(
                    rng.choice(
                        (
                            "Ceremonia de egreso",
                            "Feria laboral",
                            "Operativo de salud",
                            "Firma de convenio",
                            "Inauguración de módulo",
                        )
                    )
                ),
                Cell(rng.choice(regions[:9])),
            ]
        )
    report.show(Table("Hitos en orden cronológico", rows))
    rows = [cells(["Fecha", "Visita inspectiva", "Unidad"])]
    for month in (9, 3, 11, 2, 7, 5, 8):
        rows.append(
            [
                Cell(f"{n(1, 28):02d}-{month:02d}-{year}"),
                Cell(rng.choice(("INDH", "Corte de Apelaciones", "Defensoría"))),
                Cell(rng.choice(units)),
            ]
        )
    report.show(Table("Visitas (por unidad, sin orden de fecha)", rows))
    report.say(
        f"La línea gratuita 800 {n(100, 999)} {n(100, 999)} atiende de 9:00 a 17:30 horas; "
        f"la edad promedio de ingreso fue de {n(24, 33)} años."
    )
    digest = report.show(
        Table(
            "Síntesis",
            [
                cells(["Concepto", "Cantidad"]),
                [Cell("Población total atendida"), Cell(dotted(total))],
                [Cell("Plazas de la muestra"), Cell(dotted(plazas))],
            ],
        )
    )
    report.pairs += [
        Pair("cross", digest, (1, 1), table, dotted(total + 10100)),
        Pair("cross", digest, (2, 1), table2, dotted(plazas + 300)),
    ]
    return report
