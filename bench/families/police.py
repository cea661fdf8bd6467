"""A police service's account: crimes over two years, people detained, rates by region, seizures, staff."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style
from bench.families.model import Cell, Report, Table
from bench.families.sheets import cells, cross_table
from bench.families.telling import Teller


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2019, 2021, 2022, 2023))
    report = Report("police", f"Cuenta Pública {year} Prefectura de Policía")
    tell = Teller(report, style, rng)
    report.heading("1. Presentación")
    report.say(
        f"La Prefectura cuenta con {n(12, 40)} unidades operativas y da cumplimiento a la "
        f"Ley N° 20.500 y al Decreto N° {n(100, 900)}. "
        "Su nivel de emergencia 133 funciona las 24 horas y la Comisaría Virtual registró "
        f"{n(3, 9)} de cada 10 trámites."
    )
    report.heading("2. Delitos de mayor connotación social")
    crimes = [
        "Robo con violencia o intimidación",
        "Robo por sorpresa",
        "Robo de vehículo motorizado",
        "Robo en lugar habitado",
        "Hurtos",
        "Lesiones leves",
        "Violaciones y abusos sexuales",
    ]
    said = [
        "los robos con violencia o intimidación",
        "los robos por sorpresa",
        "los robos de vehículos motorizados",
        "los robos en lugar habitado",
        "los hurtos",
        "las lesiones leves",
        "las violaciones y abusos sexuales",
    ]
    values = []
    for _ in crimes:
        before = n(300, 9000)
        values.append([before, int(before * n(60, 150) / 100)])
    table = cross_table(
        style,
        f"Tabla 1. Casos policiales según delito, {year - 1}-{year}",
        ["Delito", str(year - 1), str(year)],
        crimes,
        values,
        total=rng.choice(("Total casos", "Total", "TOTAL GENERAL")),
        extras=[("Variación %", lambda r, _: style.growth(r[0], r[1]))],
    )
    if rng.random() < 0.5:
        report.show(table)
    before, after = (sum(c) for c in zip(*values, strict=True))
    up = after > before
    tell.say(
        table,
        (
            f"Durante {year} se registraron {{1}} casos policiales, un {{2}} "
            f"{'más' if up else 'menos'} que en {year - 1}, cuando hubo {{0}}.",
            f"Los casos policiales pasaron de {{0}} en {year - 1} a {{1}} en {year}, lo "
            f"que equivale a {'un alza' if up else 'una baja'} de {{2}}.",
            f"El año {year} cerró con {{1}} casos, "
            f"{'un aumento' if up else 'una disminución'} de un {{2}} respecto de los {{0}} del año "
            "anterior.",
            f"En total se conocieron {{1}} casos policiales, lo que representa "
            f"{'un incremento' if up else 'un descenso'} del {{2}} en comparación con {year - 1}.",
        ),
        tell.whole(before),
        tell.whole(after),
        tell.change(before, after),
    )
    i, k = rng.sample(range(len(crimes)), 2)
    rises = values[i][1] > values[i][0]
    tell.say(
        table,
        (
            f"En el caso de {said[i]}, se pasó de {{0}} a {{1}} casos.",
            f"{said[i].capitalize()} {'aumentaron' if rises else 'disminuyeron'} desde "
            f"{{0}} casos en {year - 1} a {{1}} en {year}.",
            f"Destaca la evolución de {said[i]}, que llegaron a {{1}} casos frente a los {{0}} del año {year - 1}.",
        ),
        tell.whole(values[i][0]),
        tell.whole(values[i][1]),
    )
    tell.say(
        table,
        (
            f"Por su parte, {said[k]} "
            f"{'subieron' if values[k][1] > values[k][0] else 'bajaron'} un {{0}}, alcanzando un total "
            f"de {{1}} casos.",
            f"Respecto de {said[k]}, se registró una variación de {{0}}, con {{1}} casos durante {year}.",
        ),
        tell.change(*values[k]),
        tell.whole(values[k][1]),
    )
    two = values[0][1] + values[1][1]
    tell.say(
        table,
        (
            "Los robos con violencia y los robos por sorpresa sumaron {} casos.",
            "En conjunto, los robos con violencia y por sorpresa totalizaron {} casos durante el año.",
        ),
        tell.whole(two),
    )
    if table not in report.tables:
        report.show(table)
    report.heading("3. Personas detenidas")
    grounds = [
        "Flagrancia",
        "Órdenes judiciales pendientes",
        "Infracción a la Ley de Drogas",
        "Infracción a la Ley de Alcoholes",
        "Otros motivos",
    ]
    people = [[n(900, 9000), n(90, 2000), n(50, 600)] for _ in grounds]
    detained = cross_table(
        style,
        f"Tabla 2. Personas detenidas por motivo, sexo y edad, {year}",
        ["Motivo de la detención", "Hombres adultos", "Mujeres adultas", "Menores de edad"],
        grounds,
        people,
        row_total="Total detenidos",
        row_total_first=rng.random() < 0.3,
        where=rng.choice(("first", "last")),
    )
    report.show(detained)
    men, women, minors = (sum(c) for c in zip(*people, strict=True))
    everyone = men + women + minors
    tell.say(
        detained,
        (
            "Se detuvo a {0} personas, de las cuales {1} eran menores de edad, equivalente al {2} del total.",
            "De los {0} detenidos, {1} ({2}) corresponden a menores de edad.",
            "Hubo {0} personas detenidas en el período; {1} de ellas eran menores de edad, es decir, un {2}.",
        ),
        tell.whole(everyone),
        tell.whole(minors),
        tell.percent(minors, everyone, 1),
    )
    tell.say(
        detained,
        (
            "Las mujeres adultas representan el {0} de los detenidos.",
            "Un {0} de las personas detenidas fueron mujeres adultas.",
            "El {0} del total de detenciones correspondió a mujeres adultas, esto es, {1}.",
        ),
        tell.percent(women, everyone, 1),
        tell.whole(women),
    )
    tell.say(
        detained,
        (
            "Por órdenes judiciales pendientes se detuvo a {0} personas.",
            "El cumplimiento de órdenes judiciales pendientes permitió la detención de "
            "{0} personas, de ellas {1} mujeres adultas.",
        ),
        tell.whole(sum(people[1])),
        tell.whole(people[1][1]),
    )
    report.heading("4. Victimización y tasas")
    rows = [cells(["Región policial", "Casos", "Población", "Tasa por cada 100.000 habitantes"])]
    zones = ["Zona Norte", "Zona Centro", "Zona Oeste", "Zona Sur", "Zona Austral"]
    rates = []
    for zone in zones:
        cases, population = n(2000, 30000), n(200_000, 1_900_000)
        rate = Fraction(cases * 100_000, population)
        rates.append((cases, population, rate))
        shown = style.decimal(rate, 1)
        rows.append(
            [
                Cell(zone),
                style.plain(cases),
                style.plain(population),
                Cell(shown, "ratio", (style.decimal(rate + 90, 1),)),
            ]
        )
    zoned = report.show(Table("Tabla 3. Tasa de denuncias por zona", rows))
    j = n(0, 4)
    tell.say(
        zoned,
        (
            f"La {zones[j]} registró una tasa de {{0}} denuncias por cada 100.000 habitantes.",
            f"En la {zones[j]} se registraron {{1}} casos, con una tasa de {{0}} por cada 100 mil habitantes.",
        ),
        tell.exact(style.decimal(rates[j][2], 1)),
        tell.whole(rates[j][0]),
    )
    report.say(
        f"La meta para {year + 1} es reducir la tasa a {n(400, 800)},{n(1, 9)} denuncias "
        f"por cada 100.000 habitantes, y en {year - 4} fue de {n(900, 1400)},{n(1, 9)}."
    )
    report.heading("5. Incautaciones y dotación")
    drugs = ["Cocaína", "Pasta base", "Marihuana procesada", "Drogas sintéticas"]
    kilos = [[n(100, 9000)] for _ in drugs]
    seized = cross_table(
        style,
        f"Tabla 4. Droga incautada en {year} (kilos)",
        ["Tipo de droga", "Kilos"],
        drugs,
        kilos,
        total=None,
        extras=[("%", lambda r, s: style.ratio(r[0], s[0]))],
    )
    report.show(seized)
    everything = sum(k[0] for k in kilos)
    tell.say(
        seized,
        (
            "En total se incautaron {} kilos de droga.",
            "Se decomisaron {} kilos de droga durante el año.",
            "La droga incautada alcanzó los {} kilos.",
        ),
        tell.whole(everything),
    )
    tell.say(
        seized,
        (
            "De la droga incautada, {0} kilos corresponden a pasta base.",
            "La pasta base llegó a {0} kilos, lo que equivale al {1} del total.",
        ),
        tell.whole(kilos[1][0]),
        tell.percent(kilos[1][0], everything),
    )
    report.say(
        f"Además se desarticularon {n(4, 30)} bandas y se incautaron {n(100, 900)} armas "
        f"de fuego y $ {n(100, 900)} millones en dinero efectivo, "
        f"y {n(2, 5)} de cada diez procedimientos se originaron en denuncias anónimas."
    )
    return report
