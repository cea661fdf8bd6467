"""A legal aid service's account: cases by month and court, hearings, waiting times, agreements in words and numbers."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style
from bench.families.model import Cell, Report, Table
from bench.families.sheets import cells, cross_table
from bench.families.telling import Teller
from bench.families.words import MONTHS


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2019, 2021, 2022, 2023))
    report = Report("courts", f"CORPORACIÓN DE ASISTENCIA JUDICIAL CUENTA PÚBLICA {year}")
    tell = Teller(report, style, rng)
    report.heading("CAPÍTULO 1: INGRESO DE CAUSAS")
    values = [[n(200, 2400), n(100, 900), n(50, 700)] for _ in MONTHS]
    table = cross_table(
        style,
        f"Causas ingresadas por mes y materia, año {year}",
        ["Mes", "Familia", "Civil", "Laboral"],
        MONTHS,
        values,
        row_total=rng.choice((None, "Total", "Total mes")),
        total=rng.choice(("Total", "TOTAL ANUAL", None)),
    )
    report.show(table)
    family, civil, labour = (sum(c) for c in zip(*values, strict=True))
    every = family + civil + labour
    tell.say(
        table,
        (
            "En materia de familia ingresaron {0} causas; en materia civil, {1}, y en materia laboral, {2}.",
            "Ingresaron {0} causas de familia, {1} causas civiles y {2} causas laborales.",
            "Las causas de familia fueron {0}, las civiles {1} y las laborales {2}.",
        ),
        tell.whole(family),
        tell.whole(civil),
        tell.whole(labour),
    )
    if len(table.rows[0]) == 5:
        tell.say(
            table,
            (
                "El total de causas ingresadas en el año alcanzó a {0}.",
                "Durante el año ingresaron {0} causas, {1} de ellas de familia ({2}).",
                "Ingresó un total de {0} causas, de las cuales el {2} corresponde a familia.",
            ),
            tell.whole(every),
            tell.whole(family),
            tell.percent(family, every, 1),
        )
    m = max(range(12), key=lambda k: values[k][0])
    tell.say(
        table,
        (
            f"El mes con mayor ingreso de causas de familia fue {MONTHS[m].lower()}, con {{0}}.",
            f"En {MONTHS[m].lower()} se registró el mayor número de causas de familia ({{0}}).",
        ),
        tell.whole(values[m][0]),
    )
    half = sum(v[0] for v in values[:6])
    tell.say(
        table,
        (
            "Durante el primer semestre ingresaron {0} causas de familia.",
            "Entre enero y junio se recibieron {0} causas de familia, y entre julio y diciembre, {1}.",
        ),
        tell.whole(half),
        tell.whole(family - half),
    )
    tell.say(
        table,
        (
            "El promedio mensual de causas de familia fue de {0}.",
            "En promedio ingresaron {0} causas de familia al mes.",
        ),
        tell.exact(f"{round(family / 12)}"),
    )
    report.heading("CAPÍTULO 2: ATENCIÓN")
    offices = [
        "Centro de Atención Norte",
        "Centro de Atención Sur",
        "Oficina Móvil",
        "Línea Niñez",
        "Programa Mi Abogado",
    ]
    people = []
    for _ in offices:
        women = n(300, 9000)
        people.append([women, n(200, 6000)])
    care = cross_table(
        style,
        f"Personas atendidas por centro y sexo, {year}",
        ["Centro", "Mujeres", "Hombres"],
        offices,
        people,
        row_total=rng.choice(("Total", None)),
        total=rng.choice(("Total", "Total atendidos")),
    )
    report.show(care)
    women, men = (sum(c) for c in zip(*people, strict=True))
    both = women + men
    tell.say(
        care,
        (
            "El {0} de las personas atendidas fueron mujeres.",
            "Del total de personas atendidas, {1} son mujeres, lo que representa un {0}.",
            "Las mujeres constituyen el {0} de quienes recibieron atención.",
            "Se atendió a {1} mujeres y {2} hombres.",
        ),
        tell.percent(women, both),
        tell.whole(women),
        tell.whole(men),
    )
    i = n(0, 4)
    tell.say(
        care,
        (
            f"{offices[i]} atendió a {{0}} mujeres y {{1}} hombres.",
            f"En {offices[i]} se atendió a {{2}} personas, de las cuales {{0}} son mujeres.",
        ),
        tell.whole(people[i][0]),
        tell.whole(people[i][1]),
        tell.whole(sum(people[i])),
    )
    tell.say(
        care,
        (
            "Los centros de atención Norte y Sur atendieron en conjunto a {0} mujeres.",
            "Las mujeres atendidas en los Centros de Atención Norte y Sur suman {0}.",
        ),
        tell.whole(people[0][0] + people[1][0]),
    )
    report.say(
        f"La encuesta de satisfacción, aplicada a {n(200, 900)} usuarios, arrojó un "
        f"{n(70, 95)}% de satisfacción neta, {n(2, 6)} puntos sobre {year - 1}."
    )
    report.heading("CAPÍTULO 3: RESULTADOS")
    kinds = ["Sentencia favorable", "Avenimiento o conciliación", "Sentencia desfavorable", "Abandono", "Otro término"]
    ends = [n(60, 4900) for _ in kinds]
    rows = [cells(["Forma de término", f"Causas {year}", "%"])]
    order = sorted(zip(kinds, ends, strict=True), key=lambda p: -p[1])
    for kind, value in order:
        rows.append([Cell(kind), style.add(value), style.ratio(value, sum(ends))])
    rows.append([Cell("Total causas terminadas"), style.add(sum(ends)), style.ratio(1, 1)])
    done = report.show(Table("Causas terminadas según forma de término", rows))
    tell.say(
        done,
        (
            "Terminaron {0} causas, de las cuales {1} obtuvieron sentencia favorable ({2}).",
            "Se terminaron {0} causas; las sentencias favorables fueron {1}, equivalentes al {2}.",
            "De un total de {0} causas terminadas, el {2} obtuvo sentencia favorable.",
        ),
        tell.whole(sum(ends)),
        tell.whole(ends[0]),
        tell.percent(ends[0], sum(ends)),
    )
    tell.say(
        done,
        (
            "Los avenimientos o conciliaciones llegaron a {0}.",
            "Por avenimiento o conciliación terminaron {0} causas, es decir, el {1}.",
            "Hubo {0} avenimientos o conciliaciones.",
        ),
        tell.whole(ends[1]),
        tell.percent(ends[1], sum(ends)),
    )
    tell.say(
        done,
        "Las sentencias favorables y los avenimientos suman el {0} de los términos.",
        tell.percent(ends[0] + ends[1], sum(ends)),
    )
    rows = [
        cells(["Tribunal", "Audiencias programadas", "Audiencias realizadas", "% de realización", "Días de espera"])
    ]
    sessions = []
    for court in (
        "Juzgado de Familia de Talca",
        "Juzgado de Letras de Linares",
        "Juzgado del Trabajo de Curicó",
        "Juzgado de Garantía de Cauquenes",
    ):
        set_, days = n(200, 2900), n(12, 90)
        took = int(set_ * n(60, 98) / 100)
        sessions.append((court, set_, took, days))
        rows.append([Cell(court), style.add(set_), style.add(took), style.ratio(took, set_), Cell(str(days))])
    set_, took = sum(h[1] for h in sessions), sum(h[2] for h in sessions)
    rows.append([Cell("Total"), style.add(set_), style.add(took), style.ratio(took, set_), Cell("-")])
    hearings = report.show(Table("Audiencias por tribunal", rows))
    court = sessions[n(0, 3)]
    tell.say(
        hearings,
        (
            "Se realizaron {0} audiencias de las {1} programadas, lo que corresponde a un {2}.",
            "De {1} audiencias programadas se realizaron {0}.",
            "La tasa de realización de audiencias fue de {2}: {0} de {1}.",
        ),
        tell.whole(took),
        tell.whole(set_),
        tell.percent(took, set_),
    )
    tell.say(
        hearings,
        (
            f"En el {court[0]} se realizaron {{0}} audiencias, con un {{1}} de realización y {{2}} días de espera.",
            f"El {court[0]} realizó {{0}} audiencias.",
            f"En el {court[0]} la realización llegó al {{1}}.",
        ),
        tell.whole(court[2]),
        tell.percent(court[2], court[1]),
        tell.exact(str(court[3])),
    )
    report.say(
        f"El {year - 1} se habían realizado {n(1000, 6000)} audiencias. Para {year + 1} la "
        f"meta es superar el {n(90, 97)}% de realización y llegar a {n(6, 9)} mil audiencias."
    )
    rate = Fraction(every, 12)
    report.say(
        f"Cada abogado tramitó cerca de {n(80, 200)} causas, y se recibieron {n(20, 60)} "
        f"reclamos y {n(5, 19)} felicitaciones en la OIRS, {'más' if rate else 'menos'} que el año "
        "anterior."
    )
    return report
