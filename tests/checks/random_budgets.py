"""Random budgets whose identities hold, in many layouts: stages across or down, codes or names, ítems between."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from pipeline.model import Cell, Table
from pipeline.quantities.numerals import CHILEAN
from pipeline.quantities.printing import show

EXPENSES = (
    ("21", "Gastos en Personal"),
    ("22", "Bienes y Servicios de Consumo"),
    ("23", "Prestaciones de Seguridad Social"),
    ("24", "Transferencias Corrientes"),
    ("29", "Adquisición de Activos No Financieros"),
    ("31", "Iniciativas de Inversión"),
    ("33", "Transferencias de Capital"),
)
WORDS = {
    "initial": ("Presupuesto inicial", "Ley inicial", "Presupuesto original", "Crédito aprobado"),
    "changes": ("Modificaciones", "Reformas"),
    "current": ("Presupuesto vigente", "Vigente", "Presupuesto modificado", "Requerimiento"),
    "accrued": ("Devengado", "Ejecutado", "Ejecución devengada"),
    "paid": ("Pagado", "Pagos"),
    "left": ("Saldo", "Saldo por ejecutar", "Saldo por devengar"),
    "rate": ("% Ejecución", "Porcentaje de ejecución", "% de avance"),
}


@dataclass
class Budget:
    """A table and where each figure stands: (name of the line, stage) -> (row, column)."""

    rows: list[list[str]]
    at: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    over: str = "current"

    @property
    def table(self) -> Table:
        width = max(len(r) for r in self.rows)
        cells = (
            Cell(r, c, text)
            for r, line in enumerate(self.rows)
            for c, text in enumerate(line + [""] * (width - len(line)))
        )
        return Table("t01", tuple(cells), header_rows=1)

    def with_text(self, line: str, stage: str, text: str) -> Budget:
        rows = [list(r) for r in self.rows]
        row, column = self.at[line, stage]
        rows[row][column] = text
        return Budget(rows, self.at, self.over)


def budget(rng: random.Random, lines: int | None = None) -> Budget:
    """A budget by subtítulo with some stages; execution may pass 100 %, amounts may be in thousands, rounded."""
    count = lines or rng.randint(2, 6)
    chosen = sorted(rng.sample(EXPENSES, count))
    places = rng.choice((0, 0, 0, 1))
    with_items = count > 1 and rng.random() < 0.3
    stages = ["initial", "changes", "current", "accrued", "paid", "left", "rate"]
    for optional in ("paid", "left", "rate"):
        if rng.random() < 0.3:
            stages.remove(optional)
    over = rng.choice(("current", "current", "initial"))
    cut = rng.random() < 0.3
    values: list[tuple[str, str, dict[str, Decimal]]] = []

    def line(code: str, name: str, initial: Decimal, changes: Decimal, accrued: Decimal, paid: Decimal) -> None:
        current = initial + changes
        values.append((code, name, {
            "initial": initial, "changes": changes, "current": current, "accrued": accrued, "paid": paid,
            "left": current - accrued, "rate": accrued / (current if over == "current" else initial) * 100,
        }))  # fmt: skip

    unit = Decimal(1).scaleb(-places)
    for code, name in chosen:
        initial = Decimal(rng.randint(10**6, 10**9)).scaleb(-places)
        changes = (initial * Decimal(rng.uniform(-0.3, 0.4))).quantize(unit)
        accrued = ((initial + changes) * Decimal(rng.uniform(0.5, 1.2))).quantize(unit)
        paid = (accrued * Decimal(rng.uniform(0.7, 1))).quantize(unit)
        line(code, name, initial, changes, accrued, paid)
        if with_items:
            part = values[-1][2]
            line(
                f"{code} 01",
                "Del ítem",
                *((part[s] / 2).quantize(unit, ROUND_DOWN) for s in ("initial", "changes", "accrued", "paid")),
            )
    if count > 1:
        whole = [v for code, _, v in values if len(code) == 2]
        sums = (sum((v[s] for v in whole), Decimal(0)) for s in ("initial", "changes", "accrued", "paid"))
        line("", rng.choice(("Total", "TOTAL GASTOS", "Total general")), *sums)

    def shown(stage: str, value: Decimal) -> str:
        if stage != "rate":
            return show(value, places, CHILEAN)
        rounded = value.quantize(Decimal("0.1"), ROUND_DOWN if cut else ROUND_HALF_UP)
        return show(rounded, 1, CHILEAN) + "%"

    heads = [rng.choice(WORDS[stage]) for stage in stages]
    layout = rng.choice(("codes apart", "codes before", "names", "down"))
    rows = [["Subt.", "Denominación", *heads]] if layout == "codes apart" else [["Subtítulo", *heads]]
    made = Budget(rows, over=over)
    for code, name, line_values in values:
        labels = {
            "codes apart": [code, name],
            "codes before": [f"{code} {name}".strip()],
            "names": [name],
            "down": [f"{code} {name}".strip()],
        }[layout]
        rows.append([*labels, *(shown(stage, line_values[stage]) for stage in stages)])
        for place, stage in enumerate(stages):
            made.at[name, stage] = (len(rows) - 1, len(labels) + place)
    if layout == "down":
        made.rows = [list(column) for column in zip(*rows, strict=True)]
        made.at = {key: (c, r) for key, (r, c) in made.at.items()}
    return made
