"""Random tables whose arithmetic holds, in many layouts, and ways to spoil one figure of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from pipeline.model import Cell, Table
from pipeline.quantities.numerals import CHILEAN, ENGLISH, NumberFormat
from pipeline.quantities.printing import show
from pipeline.validate.arithmetic.settings import SETTINGS

NAMES = (
    "Becas laborales", "Bono empresa", "Capacitación en oficios", "Línea sectorial", "Reinvéntate", "Talento digital",
    "Construcción", "Comercio", "Servicios", "Transporte", "Minería", "Turismo", "Salud", "Educación", "Pesca", "Agro",
)  # fmt: skip


@dataclass
class Made:
    """A table under construction: text by row and column, what can be spoilt, and what judges each cell.

    ``judges`` counts, for each cell, the exact sums it takes part in; two of them determine it.
    """

    rows: list[list[str]]
    header_rows: int = 1
    figures: dict[tuple[int, int], Decimal] = field(default_factory=dict)
    judges: dict[tuple[int, int], int] = field(default_factory=dict)
    decimals: dict[tuple[int, int], int] = field(default_factory=dict)
    kind: str = ""
    least: int = 0  # the least change that rounding does not hide


@dataclass(frozen=True)
class Style:
    """How figures are printed."""

    format: NumberFormat
    grouped: bool
    percent_decimals: int
    percent_sign: bool
    truncated: bool
    money: str


def style(rng: random.Random) -> Style:
    return Style(
        format=rng.choice((CHILEAN, CHILEAN, CHILEAN, ENGLISH)),
        grouped=rng.random() < 0.8,
        percent_decimals=rng.choice((0, 1, 2, 2)),
        percent_sign=rng.random() < 0.95,
        truncated=rng.random() < 0.1,
        money=rng.choice(("", "$", "$ ")),
    )


def whole(value: int, how: Style, money: bool = False) -> str:
    text = show(Decimal(value), 0, how.format, grouped=how.grouped)
    return f"{how.money}{text}" if money else text


def percent(value: Decimal, how: Style) -> str:
    rounding = ROUND_DOWN if how.truncated else ROUND_HALF_UP
    cut = value.quantize(Decimal(1).scaleb(-how.percent_decimals), rounding)
    return show(cut, how.percent_decimals, how.format) + "%"


def grid(made: Made) -> Table:
    """The table a reader would hand over."""
    width = max(len(r) for r in made.rows)
    cells = tuple(
        Cell(r, c, text) for r, row in enumerate(made.rows) for c, text in enumerate(row + [""] * (width - len(row)))
    )
    return Table("t01", cells, header_rows=made.header_rows)


def crossed(rng: random.Random) -> Made:
    """Rows by columns with totals both ways, in any order of rows and columns; labels say so or not."""
    how = style(rng)
    n, m = rng.randint(3, 9), rng.randint(2, 5)
    size = rng.choice((50, 900, 20_000, 9_000_000))
    body = [[rng.randint(size // 20 + 1, size) for _ in range(m)] for _ in range(n)]
    table = [[*row, sum(row)] for row in body]
    table.append([sum(row[c] for row in table) for c in range(m + 1)])
    names = [*rng.sample(NAMES, n), rng.choice(("Total", "Total general", "TOTAL", ""))]
    heads = [*(rng.sample(("T1", "T2", "T3", "T4", "T5"), m)), rng.choice(("Total", "Total", "General"))]
    row_order = list(range(n + 1)) if rng.random() < 0.8 else [n, *range(n)]
    if row_order[0] == n and names[n] == "":
        names[n] = "Total"
    column_order = list(range(m + 1)) if rng.random() < 0.8 else [m, *range(m)]
    rows = [["Programa", *(heads[c] for c in column_order)]]
    made = Made(rows, kind="crossed")
    for r in row_order:
        rows.append([names[r], *(whole(table[r][c], how) for c in column_order)])
        for at, c in enumerate(column_order):
            here = (len(rows) - 1, at + 1)
            made.figures[here] = Decimal(table[r][c])
            made.judges[here] = 2
    return made


def by_sex(rng: random.Random) -> Made:
    """Women, men, total and the share of women, with a total row."""
    how = style(rng)
    n = rng.randint(3, 12)
    size = rng.choice((30, 900, 20_000))
    women = [rng.randint(1, size) for _ in range(n)]
    men = [rng.randint(1, size) for _ in range(n)]
    women.append(sum(women))
    men.append(sum(men))
    names = [*rng.sample(NAMES, n), rng.choice(("Total", "Total general", "Total, general"))]
    heads = ["Mujeres", "Hombres", "Total", rng.choice(("% Mujeres", "% mujeres", "Porcentaje mujeres"))]
    order = rng.choice(([0, 1, 2, 3], [1, 0, 2, 3], [2, 0, 1, 3], [0, 1, 3, 2]))
    rows = [["Programa", *(heads[c] for c in order)]]
    made = Made(rows, kind="by_sex")
    for r in range(n + 1):
        total = women[r] + men[r]
        values = [Decimal(women[r]), Decimal(men[r]), Decimal(total), Decimal(100 * women[r]) / total]
        texts = [whole(women[r], how), whole(men[r], how), whole(total, how), percent(values[3], how)]
        rows.append([names[r], *(texts[c] for c in order)])
        for at, c in enumerate(order):
            here = (len(rows) - 1, at + 1)
            made.figures[here] = values[c]
            made.judges[here] = 2 if c != 3 else 1
            made.decimals[here] = how.percent_decimals if c == 3 else 0
    return made


def budget(rng: random.Random) -> Made:
    """Budget, spent, balance or not, and execution, with a total."""
    how = style(rng)
    n = rng.randint(3, 7)
    have = [rng.randint(10**6, 10**10) for _ in range(n)]
    spent = [int(h * rng.uniform(0.3, 1.0)) for h in have]
    have.append(sum(have))
    spent.append(sum(spent))
    balance = rng.random() < 0.5
    names = [*rng.sample(NAMES, n), rng.choice(("Total", "Total general", "TOTAL GASTOS"))]
    heads = ["Presupuesto vigente", "Devengado", *(["Saldo"] if balance else []), "% Ejecución"]
    rows = [["Subtítulo", *heads]]
    made = Made(rows, kind="budget")
    for r in range(n + 1):
        rate = Decimal(100 * spent[r]) / have[r]
        values = [Decimal(have[r]), Decimal(spent[r]), *([Decimal(have[r] - spent[r])] if balance else []), rate]
        rows.append([names[r], *(whole(int(v), how, True) for v in values[:-1]), percent(rate, how)])
        for c, value in enumerate(values):
            here = (r + 1, c + 1)
            rated = c == len(values) - 1
            made.figures[here] = value
            made.judges[here] = 2 if balance and not rated else 1
            made.decimals[here] = how.percent_decimals if rated else 0
    return made


def growth(rng: random.Random) -> Made:
    """Two years and the change between them."""
    how = style(rng)
    n = rng.randint(4, 9)
    size = rng.choice((900, 20_000))
    before = [rng.randint(size // 3, size) for _ in range(n)]
    after = [max(1, int(b * rng.uniform(0.6, 1.6))) for b in before]
    rows = [["Trámite", "2021", "2022", rng.choice(("Var. %", "% Crecimiento", "Variación %"))]]
    made = Made(rows, kind="growth")
    names = rng.sample(NAMES, n)
    for r in range(n):
        change = Decimal(100 * (after[r] - before[r])) / before[r]
        rows.append([names[r], whole(before[r], how), whole(after[r], how), percent(change, how)])
        made.figures[(r + 1, 3)] = change
        made.judges[(r + 1, 3)] = 1
        made.decimals[(r + 1, 3)] = how.percent_decimals
    return made


def shares(rng: random.Random) -> Made:
    """A column and the share of each row in its total."""
    how = style(rng)
    n = rng.randint(3, 14)
    values = [rng.randint(5, 9000) for _ in range(n)]
    total = sum(values)
    rows = [["Tipo de consulta", "Total", rng.choice(("%", "% participación", "Participación"))]]
    made = Made(rows, kind="shares")
    names = [*rng.sample(NAMES, n), rng.choice(("Total", "Total general"))]
    for r, value in enumerate([*values, total]):
        share = Decimal(100 * value) / total
        rows.append([names[r], whole(value, how), percent(share, how)])
        made.figures[(r + 1, 1)] = Decimal(value)
        made.judges[(r + 1, 1)] = 1
        if value != total:
            made.figures[(r + 1, 2)] = share
            made.judges[(r + 1, 2)] = 1
            made.decimals[(r + 1, 2)] = how.percent_decimals
    return made


def nested(rng: random.Random) -> Made:
    """Groups with subtotals (before or behind their parts) and a grand total, over two to four columns."""
    how = style(rng)
    m = rng.randint(2, 4)
    size = rng.choice((900, 20_000, 9_000_000))
    first = rng.random() < 0.5
    rows = [["Partida", *("2019", "2020", "2021", "2022")[:m]]]
    made = Made(rows, kind="nested")
    names = iter(rng.sample(NAMES, len(NAMES)))
    grand = [0] * m

    def add(name: str, line: list[int], judges: int) -> None:
        rows.append([name, *(whole(v, how) for v in line)])
        for c, value in enumerate(line):
            made.figures[(len(rows) - 1, c + 1)] = Decimal(value)
            made.judges[(len(rows) - 1, c + 1)] = judges

    for _ in range(rng.randint(2, 3)):
        parts = [[rng.randint(size // 20 + 1, size) for _ in range(m)] for _ in range(rng.randint(2, 4))]
        subtotal = [sum(p[c] for p in parts) for c in range(m)]
        grand = [g + s for g, s in zip(grand, subtotal, strict=True)]
        title = "Subtotal " + next(names)
        if first:
            add(title, subtotal, 2)
        for part in parts:
            add(next(names), part, 1)
        if not first:
            add(title, subtotal, 2)
    add("Total", grand, 1)
    return made


def unrelated(rng: random.Random) -> Made:
    """Figures that mean nothing to each other: nothing may be found in them."""
    how = style(rng)
    n, m = rng.randint(1, 12), rng.randint(1, 6)
    size = rng.choice((9, 99, 900, 20_000, 9_000_000))
    heads = rng.sample(("Consultas", "Reclamos", "Edad", "Cursos", "Monto", "Visitas", "Total", "% Avance"), m)
    rows = [["Comuna", *heads]]
    for name in rng.sample(NAMES, n):
        line = [name]
        for head in heads:
            line.append(
                percent(Decimal(rng.randint(0, 10000)) / 100, how)
                if head.startswith("%")
                else whole(rng.randint(0, size), how)
            )
        rows.append(line)
    return Made(rows, kind="unrelated")


MAKERS = (crossed, by_sex, budget, growth, shares, nested)


def spoil(made: Made, rng: random.Random) -> tuple[int, int] | None:
    """Change one figure for good, as a slip of typing would; the cell that was spoilt."""
    cells = sorted(made.figures)
    rng.shuffle(cells)
    for row, column in cells:
        text = made.rows[row][column]
        digits = [i for i, c in enumerate(text) if c.isdigit()]
        if len(digits) < 2:
            continue
        at = rng.choice(digits[:-1] if made.decimals.get((row, column)) else digits)
        old = text[at]
        new = rng.choice([d for d in "123456789" if d != old])
        decimals = made.decimals.get((row, column), 0)
        place = len([i for i in digits if i > at])
        step = abs(int(new) - int(old)) * Decimal(10) ** (place - decimals)
        if (decimals or "%" in text) and step < 3 * Decimal(1).scaleb(-decimals):
            continue
        if step < made.least:
            continue
        if step == 1 and any(abs(v) >= SETTINGS.many_digits for v in made.figures.values()):
            continue  # by one unit totals of so many digits are rounded
        made.rows[row][column] = text[:at] + new + text[at + 1 :]
        return row, column
    return None
