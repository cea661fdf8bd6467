"""A municipality's account: nested income, projects with BIP codes, licences over years, grants, hours of the mayor."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted
from bench.families.model import Cell, Claim, Pair, Report, Table
from bench.families.sheets import Node, cells, cross_table, tree_table


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2018, 2020, 2022, 2023))
    town = rng.choice(("Panguipulli", "San Esteban", "Puchuncaví", "Chépica"))
    report = Report("municipality", f"Ilustre Municipalidad de {town} — Cuenta Pública {year}")
    report.heading("1. Introducción")
    report.say(
        "Conforme al artículo 67 de la Ley N° 18.695, Orgánica Constitucional de "
        "Municipalidades, presento al Honorable Concejo y a los "
        f"{dotted(n(12000, 36000))} habitantes de la comuna (Censo 2017) la cuenta de la gestión {year}."
    )
    report.heading("2. Balance de la ejecución presupuestaria")
    m = lambda: n(12_000_000, 900_000_000)  # noqa: E731

    def pair() -> list[int]:
        budget = m()
        return [budget, int(budget * n(60, 112) / 100)]

    income = [
        Node(
            "03",
            "Tributos sobre el uso de bienes y la realización de actividades",
            children=[
                Node("03.01", "Patentes y tasas por derechos", pair()),
                Node("03.02", "Permisos y licencias", pair()),
                Node("03.03", "Participación en impuesto territorial", pair()),
            ],
        ),
        Node(
            "05",
            "Transferencias corrientes",
            children=[
                Node("05.01", "Del sector privado", pair()),
                Node("05.03", "De otras entidades públicas", pair()),
            ],
        ),
        Node(
            "08",
            "Otros ingresos corrientes",
            children=[
                Node("08.01", "Recuperaciones y reembolsos por licencias médicas", pair()),
                Node("08.02", "Multas y sanciones pecuniarias", pair()),
                Node("08.03", "Participación del Fondo Común Municipal", pair()),
                Node("08.99", "Otros", pair()),
            ],
        ),
        Node("13", "Transferencias para gastos de capital", pair()),
        Node("15", "Saldo inicial de caja", pair()),
    ]
    income_table = tree_table(
        style,
        f"Cuadro 1. Ingresos municipales {year} (en pesos)",
        ["Código", "Denominación", "Presupuesto vigente", "Ingresos percibidos"],
        income,
        total="TOTAL INGRESOS",
        money=True,
        total_first=rng.random() < 0.3,
        extras=[("% avance", lambda r, _: style.ratio(r[1], r[0]))],
    )
    report.show(income_table)
    got = sum(node.sums()[1] for node in income)
    report.say(
        f"Los ingresos percibidos sumaron $ {dotted(got)}, es decir, "
        f"{style.decimal(Fraction(got, 1_000_000), 0)} millones de pesos.",
        Claim(dotted(got), dotted(got + 3 * 10 ** (len(str(got)) - 2)), income_table),
    )
    expense = [
        ("Personal", [n(300, 900) for _ in range(3)]),
        ("Bienes y servicios", [n(300, 1900) for _ in range(3)]),
        ("Transferencias a educación", [n(30, 400) for _ in range(3)]),
        ("Transferencias a salud", [n(30, 400) for _ in range(3)]),
        ("Inversión", [n(100, 900) for _ in range(3)]),
    ]
    spending = cross_table(
        style,
        "Cuadro 2. Gastos por área de gestión (MM$)",
        ["Concepto", "Gestión interna", "Servicios a la comunidad", "Actividades municipales"],
        [e[0] for e in expense],
        [e[1] for e in expense],
        row_total="Total MM$",
        row_total_first=rng.random() < 0.4,
        total="" if rng.random() < 0.4 else "Total gastos",
        extras=[("% del gasto", lambda r, s: style.ratio(sum(r), sum(s)))],
    )
    report.show(spending)
    all_spent = sum(sum(e[1]) for e in expense)
    report.say(
        f"El gasto total fue de MM$ {dotted(all_spent)}.", Claim(dotted(all_spent), dotted(all_spent + 1000), spending)
    )

    report.heading("3. Permisos de circulación")
    years = list(range(year - 4, year + 1))
    counts = [n(5000, 9000)]
    for _ in years[1:]:
        counts.append(max(1000, int(counts[-1] * n(88, 118) / 100)))
    rows = [cells(["Año", "Permisos otorgados", "Recaudación (M$)", "Variación respecto del año anterior"])]
    for i, y in enumerate(years):
        rows.append(
            [
                Cell(str(y)),
                style.plain(counts[i]),
                style.plain(counts[i] * n(42, 61)),
                style.growth(counts[i - 1], counts[i]) if i else Cell("-"),
            ]
        )
    permits = report.show(Table(f"Cuadro 3. Permisos de circulación {years[0]}-{year}", rows))
    rounded_down = counts[-1] // 100 * 100
    report.say(
        f"El año {year} se otorgaron {dotted(counts[-1])} permisos de circulación, más de {dotted(rounded_down)}.",
        Claim(dotted(counts[-1]), dotted(counts[-1] + 3000), permits),
    )

    report.heading("4. Proyectos de inversión (FNDR y otros)")
    rows = [cells(["Código BIP", "Proyecto", "Fuente", "Monto aprobado M$", "Estado"])]
    names = [
        "Reposición Escuela Rural Los Copihues",
        "Mejoramiento plaza de armas y entorno",
        "Construcción sistema de agua potable rural sector El Manzano",
        "Adquisición camión recolector de residuos domiciliarios",
        "Conservación de caminos vecinales",
        "Habilitación Centro Comunitario de Salud Familiar",
    ]
    rng.shuffle(names)
    amounts = [n(35_000, 1_900_000) for _ in names]
    for name, amount in zip(names, amounts, strict=False):
        rows.append(
            [
                Cell(f"{n(30, 40)}{n(100000, 999999)}-{n(0, 9)}"),
                Cell(name),
                Cell(rng.choice(("FNDR", "PMU", "SUBDERE", "Sectorial"))),
                style.add(amount),
                Cell(rng.choice(("En ejecución", "Terminado", "Licitación", "RS"))),
            ]
        )
    rows.append([Cell("TOTAL"), Cell(""), Cell(""), style.add(sum(amounts)), Cell("")])
    projects = report.show(Table("Cuadro 4. Cartera de proyectos", rows, merges=[(len(rows) - 1, 0, len(rows) - 1, 2)]))
    report.say(
        f"La cartera considera {len(names)} proyectos por un total de M$ {dotted(sum(amounts))}.",
        Claim(dotted(sum(amounts)), dotted(sum(amounts) + 10 ** (len(str(sum(amounts))) - 1)), projects),
    )

    report.heading("5. Desarrollo comunitario")
    orgs = [
        "Junta de Vecinos N° 4 Villa Los Héroes",
        "Club Deportivo Unión",
        "Club de Adulto Mayor Nueva Esperanza",
        "Cuerpo de Bomberos",
        "Comité de Agua Potable Rural",
        "Agrupación Folclórica Raíces",
        "Centro de Madres La Amistad",
    ]
    rows = [cells(["N°", "Organización", "Decreto", "Fecha", "Monto ($)"])]
    _day, grants = [1, 2], []
    for i, org in enumerate(orgs, 1):
        month = 2 + i
        grants.append(n(2, 90) * 100_000)
        date = f"{n(1, 28):02d}-{month:02d}-{year}"
        rows.append(
            [
                Cell(str(i), "sequence" if i > 1 else None, (str(i + 1),)),
                Cell(org),
                Cell(f"{n(900, 4000)}"),
                Cell(date, "date", (date[:6] + str(year - 10), date[:6] + str(year + 2))),
                style.add(grants[-1], money=True),
            ]
        )
    rows.append([Cell(""), Cell("Total subvenciones"), Cell(""), Cell(""), style.add(sum(grants), money=True)])
    subsidies = report.show(Table("Cuadro 5. Subvenciones a organizaciones comunitarias", rows))
    report.say(
        f"Se entregaron subvenciones a {len(orgs)} organizaciones, por ${dotted(sum(grants))}.",
        Claim(f"{len(orgs)} organizaciones", f"{len(orgs) + 5} organizaciones", subsidies),
    )
    levels = ["Enseñanza básica", "Enseñanza media", "Educación superior"]
    scholarships = [[n(40, 300), n(40, 300)] for _ in levels]
    table = cross_table(
        style,
        f"Cuadro 6. Becas comunales {year}",
        ["Nivel", "Mujeres", "Hombres"],
        levels,
        scholarships,
        row_total="Total becados",
        extras=[("Monto por beca (UF)", lambda r, _: Cell(rng.choice(("2", "2,5", "4"))))],
        total=None,
    )
    report.show(table)
    girls = sum(s[0] for s in scholarships)
    both = sum(map(sum, scholarships))
    report.say(
        f"Se becó a {both} estudiantes, {girls} de ellas mujeres.",
        Claim(f"{both} estudiantes", f"{both + 100} estudiantes", table),
    )
    report.say(
        f"En el período anterior ({year - 1}) se había becado a {n(700, 900)} estudiantes con fondos de la Subdere."
    )
    sectors = [
        "El Manzano",
        "Los Copihues",
        "Villa Alegre",
        "Santa Rosa",
        "El Carmen",
        "La Puntilla",
        "Quebrada Honda",
        "San Pedro",
        "Las Palmas",
        "Estación",
    ]
    rows = [cells(["N°", "Sector", "Familias", "Canastas familiares", "Monto ($)"])]
    helped = [(n(3, 60), n(3, 90), n(10, 900) * 1000) for _ in range(n(35, 75))]
    for i, (families, baskets, amount) in enumerate(helped, 1):
        rows.append(
            [
                Cell(str(i)),
                Cell(
                    f"{rng.choice(sectors)} "
                    f"{rng.choice(('norte', 'sur', 'alto', 'bajo', 'oriente'))}, unidad vecinal {n(1, 30)}"
                ),
                style.add(families),
                style.add(baskets),
                style.add(amount, money=True),
            ]
        )
    ends = [sum(column) for column in zip(*helped, strict=False)]
    rows.append([Cell(""), Cell("Total"), style.add(ends[0]), style.add(ends[1]), style.add(ends[2], money=True)])
    aid = report.show(Table("Cuadro 7. Ayudas sociales por sector", rows))
    report.say(
        f"Las ayudas sociales llegaron a {dotted(ends[0])} familias, con {dotted(ends[1])} canastas familiares.",
        Claim(f"{dotted(ends[1])} canastas", f"{dotted(ends[1] + 1000)} canastas", aid),
    )
    report.heading("6. Síntesis")
    summary = report.show(
        Table(
            "",
            [
                cells(["Materia", f"Año {year}"]),
                [Cell("Ingresos percibidos"), Cell("$" + dotted(got))],
                [Cell("Monto total de subvenciones"), Cell("$" + dotted(sum(grants)))],
                [Cell("Becas comunales entregadas"), Cell(dotted(both))],
            ],
        )
    )
    report.pairs += [
        Pair("cross", summary, (1, 1), income_table, "$" + dotted(got + 7 * 10 ** (len(str(got)) - 3))),
        Pair("cross", summary, (2, 1), subsidies, "$" + dotted(sum(grants) + 600_000)),
    ]
    report.say(
        "La oficina de partes atiende de lunes a viernes de 08:30 a 14:00 horas en Calle "
        f"Prat {n(100, 999)}, teléfono 600 {n(100, 999)} {n(1000, 9999)}."
    )
    return report
