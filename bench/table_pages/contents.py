"""What stands in the tables, by kind: rows of cells with spans, levels and bold; figures are drawn at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.spanish import months

REGIONS = (
    "Arica y Parinacota",
    "Tarapacá",
    "Antofagasta",
    "Atacama",
    "Coquimbo",
    "Valparaíso",
    "Metropolitana de Santiago",
    "Libertador General Bernardo O'Higgins",
    "Maule",
    "Ñuble",
    "Biobío",
    "La Araucanía",
    "Los Ríos",
    "Los Lagos",
)
MONTHS = [month.capitalize() for month in months.MONTHS]
PROGRAMMES = (
    "Capacitación en Oficios",
    "Fondo Concursable de Becas Laborales",
    "Apoyo al Microemprendimiento",
    "Subsidio al Empleo Joven",
    "Reinserción Laboral de Personas Cesantes",
    "Bono de Transporte y Colación",
)


@dataclass(frozen=True)
class TableCell:
    """A cell as printed; a line break in ``text`` is one on the page. ``level`` is how far it is indented."""

    text: str
    columns: int = 1
    rows: int = 1
    level: int = 0
    bold: bool = False

    @property
    def is_figure(self) -> bool:
        return self.text[:1] in tuple("0123456789(-")


Row = Sequence[TableCell]


@dataclass(frozen=True)
class TableContent:
    """The rows of a table, those of its header apart."""

    header: Sequence[Row]
    body: Sequence[Row]

    @property
    def width(self) -> int:
        return max(sum(cell.columns for cell in line) for line in (*self.header, *self.body))

    def shares(self) -> list[float]:
        """How much of the width each column needs: by its longest line, up to thirty letters, no word cut."""
        need = [8.0] * self.width
        for line in self.rows():
            for column, text in enumerate(line):
                longest = max((len(word) for word in text.split()), default=0)
                need[column] = max(need[column], min(len(text), 30.0), 1.15 * longest)
        return [n / sum(need) for n in need]

    def placed(self) -> Iterator[tuple[int, int, TableCell]]:
        """Every cell with the row and the column where it begins."""
        taken: set[tuple[int, int]] = set()
        for row, line in enumerate((*self.header, *self.body)):
            column = 0
            for cell in line:
                while (row, column) in taken:
                    column += 1
                taken.update((row + a, column + b) for a in range(cell.rows) for b in range(cell.columns))
                yield row, column, cell

    def rows(self) -> list[list[str]]:
        """The texts as a grid, "" where a cell goes over."""
        grid = [[""] * self.width for _ in (*self.header, *self.body)]
        for row, column, cell in self.placed():
            grid[row][column] = cell.text.replace("\n", " ")
        return grid


def cells(*texts: str, bold: bool = False) -> list[TableCell]:
    return [TableCell(text, bold=bold) for text in texts]


@dataclass
class Figures:
    """Figures as they are printed, drawn from ``random``."""

    random: random.Random

    def whole(self, *digits: int, mark: str = ".") -> str:
        """A whole number of one of some numbers of digits."""
        count = self.random.choice(digits)
        return f"{self.random.randrange(10 ** (count - 1), 10**count):,}".replace(",", mark)

    def amount(self, *digits: int) -> str:
        return f"{self.whole(*digits)},{self.random.randrange(100):02}"

    def percent(self) -> str:
        return f"{self.random.randrange(999) / 10:.1f}%".replace(".", ",")


def two_levels(draw: Figures) -> TableContent:
    header = [
        [TableCell("Región", rows=2), TableCell("Año 2022", columns=3), TableCell("Año 2023", columns=3)],
        cells(*["Mujeres", "Hombres", "Total"] * 2),
    ]
    body = [cells(region, *(draw.whole(3, 4, 5) for _ in range(6))) for region in REGIONS[:10]]
    return TableContent(header, [*body, cells("Total país", *(draw.whole(6) for _ in range(6)), bold=True)])


def three_levels(draw: Figures) -> TableContent:
    header = [
        [TableCell("Servicio", rows=3), TableCell("Atenciones de urgencia", columns=6), TableCell("Total", rows=3)],
        [TableCell("Primer semestre", columns=3), TableCell("Segundo semestre", columns=3)],
        cells(*["SAPU", "Hospital", "SAR"] * 2),
    ]
    return TableContent(header, [cells(r, *(draw.whole(3, 4, 5) for _ in range(7))) for r in REGIONS[1:10]])


def group_rows(draw: Figures) -> TableContent:
    body: list[Row] = []

    def row(name: str, *digits: int, **look: bool | int) -> Row:
        figures = [*(draw.whole(*digits) for _ in range(3)), draw.percent()]
        label = TableCell(name, level=int(look.get("level", 0)), bold=bool(look.get("bold")))
        return [label, *cells(*figures, bold=bool(look.get("bold")))]

    for group in ("Línea Emprendimiento", "Línea Empleabilidad", "Línea Territorial"):
        body.append([TableCell(group, columns=5, bold=True)])
        body += [row(name, 7, level=1) for name in draw.random.sample(PROGRAMMES, 3)]
        body.append(row(f"Subtotal {group}", 8, bold=True))
    body.append(row("TOTAL", 8, bold=True))
    header = cells(
        "Programa", "Presupuesto\ninicial (M$)", "Presupuesto\nvigente (M$)", "Ejecución\n(M$)", "% de\navance"
    )
    return TableContent([header], body)


def merged_groups(draw: Figures) -> TableContent:
    kinds = ("Porcentaje de", "Número de", "Tasa de")
    things = ("solicitudes resueltas", "visitas en terreno", "trámites digitales", "reclamos respondidos")
    body = []
    for group, count in (("Gestión interna", 3), ("Calidad de servicio", 4), ("Cobertura territorial", 2)):
        for index in range(count):
            name = f"{draw.random.choice(kinds)} {draw.random.choice(things)} {'ABCD'[index]}"
            own = cells(name, *(draw.random.choice((draw.percent(), draw.whole(4))) for _ in range(3)))
            body.append([TableCell(group, rows=count), *own] if index == 0 else own)
    return TableContent([cells("Dimensión", "Indicador", "2021", "2022", "2023")], body)


def wrapped_texts(draw: Figures) -> TableContent:
    plan = (
        (
            "Fortalecer la atención oportuna de las personas mayores en situación de dependencia",
            "Contratación de doce profesionales de apoyo domiciliario y compra de insumos",
            "División de Planificación",
        ),
        (
            "Modernizar los sistemas de información",
            "Licitación de plataforma única con interoperabilidad hacia el Registro Social de Hogares",
            "Departamento de Tecnologías",
        ),
        (
            "Reducir los tiempos de espera en la entrega de beneficios a las familias de la comuna",
            "Rediseño del proceso de postulación",
            "Unidad de Beneficios y Subsidios",
        ),
        (
            "Ampliar la cobertura de la red de cuidados",
            "Convenios con once municipios rurales de la región",
            "Dirección Regional",
        ),
    )
    ends = ("Junio 2024", "Diciembre 2023", "Marzo 2024")
    body = [cells(*texts, draw.random.choice(ends), draw.whole(6)) for texts in plan]
    return TableContent(
        [cells("Objetivo estratégico", "Acción comprometida", "Responsable", "Plazo", "Monto\n(M$)")], body
    )


def statement(draw: Figures) -> TableContent:
    """A statement of results: groups, notes, negative figures in brackets."""

    def note() -> str:
        return draw.random.choice(("", str(draw.random.randrange(2, 30))))

    def negative(*digits: int) -> str:
        return f"({draw.whole(*digits)})"

    body: list[Row] = [cells("INGRESOS OPERACIONALES", "", "", "", "", bold=True)]
    for name in (
        "Transferencias corrientes",
        "Ingresos de operación",
        "Otros ingresos corrientes (1)",
        "Aporte fiscal",
    ):
        change = draw.random.choice((draw.whole(6), negative(6)))
        body.append([TableCell(name, level=1), *cells(note(), draw.whole(8), draw.whole(8), change)])
    body.append(cells("Total ingresos", "", draw.whole(9), draw.whole(9), negative(7), bold=True))
    body.append(cells("GASTOS OPERACIONALES", "", "", "", "", bold=True))
    for name in (
        "Gastos en personal",
        "Bienes y servicios de consumo",
        "Transferencias otorgadas al sector privado y a otras entidades públicas",
    ):
        change = draw.random.choice((draw.whole(6), negative(6), "-"))
        body.append([TableCell(name, level=1), *cells(note(), negative(8), negative(8), change)])
    body.append(cells("Total gastos", "", negative(9), negative(9), draw.whole(7), bold=True))
    body.append(cells("RESULTADO DEL PERÍODO", "", negative(7), draw.whole(7), negative(7), bold=True))
    return TableContent([cells("Cuenta", "Nota", "31-12-2023\nM$", "31-12-2022\nM$", "Variación\nM$")], body)


def thin_spaces(draw: Figures) -> TableContent:
    """Thousands parted by thin spaces."""

    def area() -> str:
        return f"{draw.random.randrange(50, 4000)},{draw.random.randrange(10)}"

    towns = ("Cerro Navia", "Lo Prado", "Pudahuel", "Quinta Normal", "Renca", "San Bernardo", "Padre Hurtado", "Tiltil")
    body = [cells(t, *(draw.whole(4, 5, 6, mark="\u2009") for _ in range(3)), area()) for t in towns]
    return TableContent([cells("Comuna", "Población", "Viviendas", "Hogares", "Superficie (km²)")], body)


def over_pages(draw: Figures) -> TableContent:
    sides = ("norte", "sur", "centro", "oriente")
    body = []
    for number in range(1, 80):
        date = f"{draw.random.randrange(1, 29):02}-{draw.random.randrange(1, 13):02}-2023"
        place = f"{draw.random.choice(REGIONS)} {draw.random.choice(sides)}"
        body.append(cells(str(number), place, draw.whole(2, 3, 4), draw.whole(7, 8), date))
    return TableContent([cells("N°", "Comuna", "Beneficiarios", "Monto pagado ($)", "Fecha de pago")], body)


def by_month(draw: Figures) -> TableContent:
    def cell() -> str:
        return draw.whole(1, 2, 3) if draw.random.random() > 0.1 else "-"

    body = [cells(month, *(cell() for _ in range(4)), draw.whole(4)) for month in MONTHS]
    return TableContent([cells("Mes", "Consultas", "Reclamos", "Sugerencias", "Felicitaciones", "Total")], body)


def accounting(draw: Figures) -> TableContent:
    """Codes and labels indented by level, groups without figures, totals that close them."""
    items = (
        ("21", "GASTOS EN PERSONAL", (("21.01", "Personal de planta", ("Sueldos", "Aportes del empleador")),)),
        (
            "22",
            "BIENES Y SERVICIOS DE CONSUMO",
            (
                ("22.01", "Alimentos y bebidas", ("Para personas",)),
                ("22.05", "Servicios básicos", ("Electricidad", "Telefonía fija y enlaces de telecomunicaciones")),
            ),
        ),
    )
    blank = cells(*[""] * 5)
    body: list[Row] = []
    for code, title, groups in items:
        body.append([*cells(code, title, bold=True), *blank])
        for group, label, parts in groups:
            body.append([TableCell(group), TableCell(label, level=1), *blank])
            for index, part in enumerate(parts, 1):
                figures = cells(*(draw.amount(7, 8, 9) for _ in range(5)))
                body.append([TableCell(f"{group}.{index:03}"), TableCell(part, level=2), *figures])
            body.append(
                [TableCell(""), TableCell(f"Total {label}", level=1), *cells(*(draw.amount(9) for _ in range(5)))]
            )
        body.append([TableCell(""), *cells(f"TOTAL {title}", *(draw.amount(10) for _ in range(5)), bold=True)])
    names = ("Código", "Denominación", "Presupuesto", "Modificaciones", "Vigente", "Devengado", "Saldo")
    return TableContent([cells(*names)], body)


KINDS: dict[str, Callable[[Figures], TableContent]] = {
    "two-levels": two_levels,
    "three-levels": three_levels,
    "group-rows": group_rows,
    "merged-groups": merged_groups,
    "wrapped-texts": wrapped_texts,
    "statement": statement,
    "thin-spaces": thin_spaces,
    "over-pages": over_pages,
    "by-month": by_month,
    "accounting": accounting,
}
