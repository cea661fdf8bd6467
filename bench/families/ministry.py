"""An undersecretariat's account: programmes in thousands of pesos, management indicators, commitments, enquiries."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.families.figures import Style, dotted, rounded
from bench.families.model import Cell, Claim, Report, Table
from bench.families.sheets import cells, cross_table


def build(rng: random.Random, style: Style) -> Report:
    n = rng.randint
    year = rng.choice((2020, 2021, 2022, 2023))
    body = rng.choice(
        ("Subsecretaría de Servicios Sociales", "Subsecretaría del Patrimonio", "Subsecretaría de Pesca y Acuicultura")
    )
    report = Report("ministry", f"BALANCE DE GESTIÓN Y CUENTA PÚBLICA {year} {body.upper()}")
    report.heading("CAPÍTULO I. RECURSOS")
    report.say(
        f"La Ley de Presupuestos N° 21.{n(100, 600)} asignó recursos a la institución, y "
        f"el Decreto Exento N° {n(100, 900)} los modificó."
    )
    names = [
        "Gastos en Personal",
        "Bienes y Servicios de Consumo",
        "Transferencias Corrientes al Sector Privado",
        "Integros al Fisco",
        "Transferencias de Capital",
    ]
    values = []
    for _ in names:
        law = n(200_000, 29_000_000)
        now = int(law * n(80, 125) / 100)
        values.append([law, now, int(now * n(60, 100) / 100)])
    table = cross_table(
        style,
        f"Cuadro 1: Presupuesto {year} por concepto (miles de $)",
        ["Concepto", "Ley inicial", "Vigente", "Ejecutado"],
        names,
        values,
        total="Total",
        where="first",
        extras=[
            ("Saldo", lambda r, _: style.add(r[1] - r[2])),
            ("% ejecución", lambda r, _: style.ratio(r[2], r[1])),
            ("% participación", lambda r, s: style.ratio(r[2], s[2])),
        ],
    )
    table.notes = ["Fuente: SIGFE. Cifras nominales, en miles de pesos."]
    report.show(table)
    law, now, done = (sum(c) for c in zip(*values, strict=False))
    report.say(
        f"La ejecución alcanzó un {style.percent_text(Fraction(done, now))} del "
        f"presupuesto vigente, quedando un saldo de M${dotted(now - done)}.",
        Claim(
            style.percent_text(Fraction(done, now)), style.percent_text(Fraction(done, now) + Fraction(-9, 100)), table
        ),
    )
    share = max(range(5), key=lambda i: values[i][2])
    report.say(
        f"El concepto de mayor participación es {names[share]}, con {dotted(values[share][2])} miles de pesos.",
        Claim(dotted(values[share][2]), dotted(values[share][2] + 2 * 10 ** (len(str(values[share][2])) - 1)), table),
    )

    report.heading("CAPÍTULO II. PROGRAMAS")
    programs = [
        "Fondo de Apoyo a Iniciativas",
        "Chile Cuida",
        "Red Clase Media Protegida",
        "Noche Digna",
        "Apoyo Integral al Adulto Mayor",
    ]
    rng.shuffle(programs)
    quarterly = [[n(90, 2900) for _ in range(4)] for _ in programs]
    table2 = cross_table(
        style,
        "Cuadro 2: Cobertura por programa y trimestre (personas)",
        ["Programa", "I Trim", "II Trim", "III Trim", "IV Trim"],
        programs,
        quarterly,
        row_total="Total año",
        total="TOTAL",
    )
    report.show(table2)
    reach = sum(map(sum, quarterly))
    thousands = reach // 1000
    report.say(
        f"Los programas llegaron a más de {thousands} mil personas ({dotted(reach)} en total).",
        Claim(f"({dotted(reach)}", f"({dotted(reach + 5000)}", table2),
    )
    best = max(range(5), key=lambda i: sum(quarterly[i]))
    report.say(
        f"El programa {programs[best]} concentró {dotted(sum(quarterly[best]))} personas, "
        f"un {style.percent_text(Fraction(sum(quarterly[best]), reach), 1)} del total.",
        Claim(dotted(sum(quarterly[best])), dotted(sum(quarterly[best]) + 700), table2),
    )
    cumulative = [cells(["Mes", "Postulaciones del mes", "Postulaciones acumuladas"])]
    running = 0
    for month in ("Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre"):
        amount = n(400, 4000)
        running += amount
        cumulative.append([Cell(month), style.add(amount), style.add(running)])
    table3 = report.show(Table("Cuadro 3: Postulaciones en línea", cumulative))
    report.say(
        f"Entre abril y septiembre se recibieron {dotted(running)} postulaciones.",
        Claim(dotted(running), dotted(running + 2000), table3),
    )

    report.heading("CAPÍTULO III. INDICADORES DE GESTIÓN")
    rows = [cells(["N°", "Indicador PMG", "Meta", "Resultado efectivo", "% de cumplimiento", "Ponderación"])]
    weights = rng.choice(((20, 30, 15, 35), (10, 40, 25, 25)))
    for i, (indicator, weight) in enumerate(
        zip(
            (
                "Porcentaje de trámites digitalizados al año t respecto del total de trámites identificados",
                "Porcentaje de compromisos de auditoría implementados",
                "Tasa de accidentabilidad por accidentes del trabajo",
                "Porcentaje de licitaciones sin oferente",
            ),
            weights,
            strict=False,
        ),
        1,
    ):
        goal, result = n(400, 980), n(300, 999)
        value = rounded(Fraction(result, goal) * 100, 1)
        rows.append(
            [
                Cell(str(i)),
                Cell(indicator),
                Cell(f"{goal // 10},{goal % 10}%"),
                Cell(f"{result // 10},{result % 10}%"),
                Cell(f"{value}%".replace(".", ","), "ratio", (f"{value + 8}%".replace(".", ","),)),
                Cell(f"{weight}%", "sum", (f"{weight + 5}%", f"{weight + 20}%")),
            ]
        )
    rows.append([Cell(""), Cell("Total"), Cell(""), Cell(""), Cell(""), Cell("100%")])
    report.show(Table(f"Cuadro 4: Resultados de indicadores {year}", rows))
    report.heading("CAPÍTULO IV. PARTICIPACIÓN Y ATENCIÓN CIUDADANA")
    kinds = [
        "Consultas",
        "Reclamos",
        "Sugerencias",
        "Felicitaciones",
        "Solicitudes de acceso a la información (Ley 20.285)",
    ]
    history = [[n(300, 9000), n(300, 9000)] for _ in kinds]
    table5 = cross_table(
        style,
        f"Cuadro 5: Requerimientos OIRS {year - 1} y {year}",
        ["Tipo", str(year - 1), str(year)],
        kinds,
        history,
        total="Total requerimientos",
        extras=[
            (f"% {year}", lambda r, s: style.ratio(r[1], s[1])),
            ("Variación", lambda r, _: style.growth(r[0], r[1])),
        ],
    )
    report.show(table5)
    asked = sum(h[1] for h in history)
    report.say(
        f"Las OIRS recibieron {dotted(asked)} requerimientos, de los cuales {dotted(history[1][1])} fueron reclamos.",
        Claim(dotted(asked), dotted(asked + 4000), table5),
    )
    report.say(
        f"El plazo promedio de respuesta fue de {n(4, 9)},{n(1, 9)} días hábiles; la Ley "
        "N° 20.285 otorga 20 días hábiles, prorrogables por otros 10."
    )
    rows = [cells(["Compromiso", "Fecha", "Estado"])]
    for i, what in enumerate(
        (
            "Consulta ciudadana en línea",
            "Diálogo participativo zona norte",
            "Diálogo participativo zona sur",
            "Cuenta pública al COSOC",
            "Sesión ordinaria del COSOC",
            "Cierre del programa",
        )
    ):
        date = f"{n(1, 28):02d}/{3 + i:02d}/{year}"
        rows.append(
            [
                Cell(what),
                Cell(date, "date", (date[:6] + str(year - 1 if i > 2 else year + 1),)),
                Cell(rng.choice(("Cumplido", "Cumplido", "En desarrollo"))),
            ]
        )
    report.show(Table(f"Cuadro 6: Compromisos de participación ciudadana {year}", rows))
    return report
