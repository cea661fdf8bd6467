"""More random tables whose arithmetic holds: other layouts and kinds of relation."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from pipeline.quantities.printing import show
from tests.validate.arithmetic.random_tables import NAMES, Made, Style, by_sex, crossed, nested, percent, style, whole

MONTHS = "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre"


def note(made: Made, judges: int, value: Decimal, decimals: int = 0, column: int = -1) -> None:
    """Record the figure just printed in the last row."""
    row = len(made.rows) - 1
    here = (row, column if column >= 0 else len(made.rows[row]) - 1)
    made.figures[here] = value
    made.judges[here] = judges
    made.decimals[here] = decimals


def turned(made: Made, kind: str) -> Made:
    """The same table with rows for columns."""
    flip = Made([list(line) for line in zip(*made.rows, strict=True)], kind=kind)
    flip.figures = {(c, r): v for (r, c), v in made.figures.items()}
    flip.judges = {(c, r): v for (r, c), v in made.judges.items()}
    flip.decimals = {(c, r): v for (r, c), v in made.decimals.items()}
    return flip


def turned_crossed(rng: random.Random) -> Made:
    return turned(crossed(rng), "turned_crossed")


def turned_by_sex(rng: random.Random) -> Made:
    return turned(by_sex(rng), "turned_by_sex")


def turned_nested(rng: random.Random) -> Made:
    return turned(nested(rng), "turned_nested")


def goal(rng: random.Random) -> Made:
    """One row: goal, what was done, and the percentage."""
    how = style(rng)
    aim = rng.randint(500, 60_000)
    done = int(aim * rng.uniform(0.5, 1.8))
    what = rng.choice(("Atendidos", "Orientados", "Colocados"))
    rows = [["Región", f"Meta {what} 2022", f"{what} 2022", "% Cumplimiento"]]
    rows.append([rng.choice(NAMES), whole(aim, how), whole(done, how)])
    made = Made(rows, kind="goal")
    rate = Decimal(100 * done) / aim
    rows[-1].append(percent(rate, how))
    note(made, 1, rate, how.percent_decimals)
    return made


def one_row_sex(rng: random.Random) -> Made:
    """One row: women, men and total, with amounts of money behind."""
    how = style(rng)
    women, men = rng.randint(10, 90_000), rng.randint(10, 90_000)
    heads = rng.choice((["Mujer", "Hombre", "Total"], ["Hombres", "Mujeres", "Total"]))
    rows = [["Región", *heads, "Monto pagado"]]
    rows.append(
        ["Metropolitana", whole(women, how), whole(men, how), whole(women + men, how), whole(women * 7_345, how, True)]
    )
    made = Made(rows, kind="one_row_sex")
    for column, value in enumerate((women, men, women + men), start=1):
        note(made, 1, Decimal(value), 0, column)
    return made


def years_by_sex(rng: random.Random) -> Made:
    """Two header rows: years over women, men and total."""
    how = style(rng)
    n, years = rng.randint(3, 7), rng.choice((2, 3))
    rows = [["Programa"], [""]]
    made = Made(rows, header_rows=2, kind="years_by_sex")
    for year in range(years):
        rows[0] += [f"{2020 + year}", "", ""]
        rows[1] += ["Mujeres", "Hombres", "Total"]
    body = [[rng.randint(2, 4000) for _ in range(2 * years)] for _ in range(n)]
    body.append([sum(line[c] for line in body) for c in range(2 * years)])
    for name, line in zip([*rng.sample(NAMES, n), "Total"], body, strict=True):
        rows.append([name])
        for year in range(years):
            women, men = line[2 * year : 2 * year + 2]
            for value in (women, men, women + men):
                rows[-1].append(whole(value, how))
                note(made, 2, Decimal(value))
    return made


def thousands(rng: random.Random) -> Made:
    """Amounts in thousands of pesos, rounded, whose totals were rounded on their own."""
    how = style(rng)
    n, m = rng.randint(3, 9), rng.randint(2, 4)
    body = [[rng.randint(10**7, 9 * 10**9) for _ in range(m)] for _ in range(n)]
    body.append([sum(line[c] for line in body) for c in range(m)])
    rows = [["Ítem", *(f"{y} (M$)" for y in range(2019, 2019 + m))]]
    made = Made(rows, kind="thousands")
    for name, line in zip([*rng.sample(NAMES, n), "Total"], body, strict=True):
        rows.append([name])
        for value in line:
            kept = int((Decimal(value) / 1000).quantize(Decimal(1), ROUND_HALF_UP))
            rows[-1].append(whole(kept, how))
            note(made, 1, Decimal(kept))
    made.least = 2 * n + 2
    return made


def decimals(rng: random.Random) -> Made:
    """Amounts with decimals, exact or rounded on their own, with totals both ways."""
    how = style(rng)
    n, m, places = rng.randint(3, 8), rng.randint(2, 4), rng.choice((1, 2))
    unit = Decimal(1).scaleb(-places)
    body = [[Decimal(rng.randint(1000, 9_000_000)).scaleb(-4) for _ in range(m)] for _ in range(n)]
    body.append([sum((line[c] for line in body), Decimal(0)) for c in range(m)])
    rows = [["Ítem", *(f"Sede {c + 1}" for c in range(m)), "Total"]]
    made = Made(rows, kind="decimals")
    for name, line in zip([*rng.sample(NAMES, n), "Total"], body, strict=True):
        rows.append([name])
        for value in (*line, sum(line, Decimal(0))):
            rows[-1].append(show(value.quantize(unit, ROUND_HALF_UP), places, how.format))
            note(made, 1, value, places)
    return made


def holes(rng: random.Random) -> Made:
    """Zeros left blank or dashed, in a table with totals both ways."""
    how = style(rng)
    n, m = rng.randint(4, 9), rng.randint(2, 5)
    hole = rng.choice(("", "-", "–"))
    body = [[rng.choice((0, rng.randint(1, 900), rng.randint(1, 900))) for _ in range(m)] for _ in range(n)]
    for line in body:
        line[rng.randrange(m)] += rng.randint(1, 500)
    body.append([sum(line[c] for line in body) for c in range(m)])
    rows = [["Comuna", *rng.sample(("Cursos", "Talleres", "Visitas", "Charlas", "Ferias"), m), "Total"]]
    made = Made(rows, kind="holes")
    for name, line in zip([*rng.sample(NAMES, n), "Total"], body, strict=True):
        rows.append([name])
        for value in (*line, sum(line)):
            rows[-1].append(whole(value, how) if value else hole)
            if value:
                note(made, 2, Decimal(value))
    return made


def months(rng: random.Random) -> Made:
    """Months down, with a total and an average below."""
    how = style(rng)
    m = rng.randint(1, 3)
    body = [[rng.randint(50, 5000) for _ in range(m)] for _ in range(12)]
    rows = [["Mes", *("Consultas", "Reclamos", "Solicitudes")[:m]]]
    made = Made(rows, kind="months")
    for name, line in zip(MONTHS.split(), body, strict=True):
        rows.append([name])
        for value in line:
            rows[-1].append(whole(value, how))
            note(made, 1, Decimal(value))
    rows.append(["Total"])
    for c in range(m):
        total = sum(line[c] for line in body)
        rows[-1].append(whole(total, how))
        note(made, 1, Decimal(total))
    rows.append(["Promedio mensual"])
    for c in range(m):
        mean = Decimal(sum(line[c] for line in body)) / 12
        rows[-1].append(show(mean, 1, how.format))
        note(made, 1, mean, 1)
    return made


def running(rng: random.Random) -> Made:
    """A monthly figure and what has accumulated so far."""
    how = style(rng)
    n = rng.randint(5, 12)
    rows = [["Mes", "Atenciones", rng.choice(("Acumulado", "Atenciones acumuladas"))]]
    made = Made(rows, kind="running")
    total = 0
    for name in MONTHS.split()[:n]:
        value = rng.randint(100, 4000)
        total += value
        rows.append([name, whole(value, how), whole(total, how)])
        note(made, 1, Decimal(value), 0, 1)
        note(made, 1, Decimal(total), 0, 2)
    return made


def priced(rng: random.Random) -> Made:
    """Quantity times unit price, with a total."""
    how = style(rng)
    n = rng.randint(4, 9)
    rows = [["Artículo", "Cantidad", "Valor unitario", "Total"]]
    made = Made(rows, kind="priced")
    total = 0
    for name in rng.sample(NAMES, n):
        amount, price = rng.randint(2, 400), rng.randint(500, 90_000)
        total += amount * price
        rows.append([name, whole(amount, how), whole(price, how, True), whole(amount * price, how, True)])
        note(made, 2, Decimal(amount * price))
    rows.append(["Total", "", "", whole(total, how, True)])
    note(made, 1, Decimal(total))
    return made


def with_strangers(rng: random.Random) -> Made:
    """A table by sex between columns that have nothing to do with it: numbers, codes, ages, dates."""
    made = by_sex(rng)
    how = Style(style(rng).format, True, 1, True, False, "")
    rows = []
    for number, line in enumerate(made.rows):
        last = number == len(made.rows) - 1
        left = "N°" if number == 0 else "" if last else str(number)
        right = "Empresas usuarias" if number == 0 else "" if last else whole(rng.randint(1, 90), how)
        rows.append([left, *line, right])
    shifted = Made(rows, kind="with_strangers")
    shifted.figures = {(r, c + 1): v for (r, c), v in made.figures.items()}
    shifted.judges = {(r, c + 1): v for (r, c), v in made.judges.items()}
    shifted.decimals = {(r, c + 1): v for (r, c), v in made.decimals.items()}
    return shifted


def three_years(rng: random.Random) -> Made:
    """Three years, and the change of the last over each of the others, with totals."""
    how = style(rng)
    n = rng.randint(4, 8)
    body = [[rng.randint(300, 9000) for _ in range(3)] for _ in range(n)]
    body.append([sum(line[c] for line in body) for c in range(3)])
    rows = [["Servicio", "2020", "2021", "2022", "Var. 2022/2021", "Var. 2022/2020"]]
    made = Made(rows, kind="three_years")
    for name, (a, b, c) in zip([*rng.sample(NAMES, n), "Total"], body, strict=True):
        rows.append([name])
        for value in (a, b, c):
            rows[-1].append(whole(value, how))
            note(made, 1, Decimal(value))
        for base in (b, a):
            change = Decimal(100 * (c - base)) / base
            rows[-1].append(percent(change, how))
            note(made, 1, change, how.percent_decimals)
    return made


LAYOUTS = (
    turned_crossed,
    turned_by_sex,
    turned_nested,
    goal,
    one_row_sex,
    years_by_sex,
    thousands,
    decimals,
    holes,
    months,
    running,
    priced,
    with_strangers,
    three_years,
)
