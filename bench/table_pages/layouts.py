"""Whole pages by kind: tables among texts, beside each other, under each other, in columns; drawn at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.table_pages.contents import MONTHS, PROGRAMMES, REGIONS, Figures, Row, TableCell, TableContent, cells

PROSE = (
    "Durante el año 2023 el servicio atendió a 12.430 personas en sus oficinas, un 4,2% más que el año anterior, y "
    "recibió 1.208 reclamos, de los cuales 1.101 fueron respondidos dentro de plazo.",
    "El presupuesto aprobado por ley ascendió a M$ 8.450.120. Las modificaciones del período se explican por reajustes "
    "de remuneraciones, bonos y saldos iniciales de caja incorporados en el mes de marzo.",
    "La cobertura territorial alcanzó a las 16 regiones del país, con énfasis en las zonas rurales y extremas. Se "
    "suscribieron 45 convenios con municipios y se capacitó a 320 funcionarias y funcionarios.",
)
UNITS = (
    "División de Administración y Finanzas",
    "Departamento de Gestión y Desarrollo de Personas",
    "Unidad de Auditoría Interna",
    "Subdirección de Programas y Prestaciones Sociales",
    "Departamento de Comunicaciones y Relaciones Institucionales",
    "División Jurídica",
    "Oficina de Informaciones, Reclamos y Sugerencias",
    "Departamento de Tecnologías de la Información y Transformación Digital",
)
PARTS = ("Personal de planta", "Personal a contrata", "Honorarios a suma alzada", "Código del Trabajo", "Jornales")
GROUPS = ("Gastos corrientes", "Iniciativas de inversión", "Transferencias de capital")
COLOURS = ("Sí", "No", "En curso", "Cumplido", "Parcial")


@dataclass(frozen=True)
class Beside:
    """Tables beside each other."""

    tables: Sequence[TableContent]


@dataclass(frozen=True)
class PageLayout:
    """Texts and tables from top to bottom, over ``columns`` columns of the page."""

    blocks: Sequence[str | TableContent | Beside]
    columns: int = 1

    def tables(self) -> list[TableContent]:
        result: list[TableContent] = []
        for block in self.blocks:
            if isinstance(block, TableContent):
                result.append(block)
            elif isinstance(block, Beside):
                result += block.tables
        return result


def _line(draw: Figures, label: str, count: int, *digits: int, level: int = 0, bold: bool = False) -> Row:
    return [TableCell(label, level=level, bold=bold), *cells(*(draw.whole(*digits) for _ in range(count)), bold=bold)]


def _alone(table: TableContent) -> PageLayout:
    return PageLayout([PROSE[0], "Tabla 3. Detalle del período", table, PROSE[1]])


def years_sexes_kinds(draw: Figures) -> PageLayout:
    """Three levels of headings over a stub of two columns."""
    header = [
        [TableCell("N°", rows=3), TableCell("Región", rows=3), *[TableCell(y, columns=4) for y in ("2022", "2023")]],
        [TableCell(sex, columns=2) for sex in ("Mujeres", "Hombres") * 2],
        cells(*("Urbano", "Rural") * 4),
    ]
    body: list[Row] = [
        [TableCell(str(n)), *_line(draw, region, 8, 2, 3, 4)]
        for n, region in enumerate(REGIONS[: draw.random.randrange(6, 14)], 1)
    ]
    body.append([TableCell("Total", columns=2, bold=True), *cells(*(draw.whole(5) for _ in range(8)), bold=True)])
    return _alone(TableContent(header, body))


def twins(draw: Figures) -> PageLayout:
    """Two tables beside each other."""
    places = draw.random.sample(REGIONS, 7)
    one = TableContent(
        [cells("Región", "Usuarios", "%")], [[*_line(draw, p, 1, 3, 4), TableCell(draw.percent())] for p in places]
    )
    months = MONTHS[: draw.random.randrange(6, 9)]
    two = TableContent([cells("Mes", "Atenciones", "Reclamos")], [_line(draw, m, 2, 2, 3) for m in months])
    return PageLayout([PROSE[0], Beside([one, two]), PROSE[2]])


def bare_groups(draw: Figures) -> PageLayout:
    """Rows that name a group and have no figures, in the column of the labels."""
    body: list[Row] = []
    for group in GROUPS:
        body.append(cells(group, "", "", ""))
        body += [
            _line(draw, part, 3, 5, 6, 7, level=1) for part in draw.random.sample(PARTS, draw.random.randrange(2, 5))
        ]
    body.append(_line(draw, "Total general", 3, 8, bold=True))
    return _alone(TableContent([cells("Concepto", "2021", "2022", "2023")], body))


def wrapped_stubs(draw: Figures) -> PageLayout:
    """Labels that take two and three lines."""
    chosen = draw.random.sample(UNITS, 6)
    labels = [
        f"{u[: len(u) // 2].rsplit(' ', 1)[0]}\n{u[len(u[: len(u) // 2].rsplit(' ', 1)[0]) + 1 :]}" for u in chosen
    ]
    body = [_line(draw, label, 4, 2, 3, 4) for label in labels]
    header = cells("Unidad\nresponsable", "Ingresadas", "Resueltas", "En trámite", "Fuera\nde plazo")
    return _alone(TableContent([header], body))


def narrow_columns(draw: Figures) -> PageLayout:
    """Twelve months in small columns and their total."""
    header = cells("Región", *(m[:3] for m in MONTHS), "Total")
    body = [[*_line(draw, r[:14], 12, 1, 2, 3), TableCell(draw.whole(4))] for r in REGIONS[:10]]
    return _alone(TableContent([header], body))


def footnoted(draw: Figures) -> PageLayout:
    """Figures and headings with the mark of a footnote."""

    def figure(*digits: int) -> TableCell:
        mark = draw.random.choice(("", "", "", "^1", "^2", "^(a)"))
        return TableCell(draw.whole(*digits) + mark)

    header = cells("Indicador^1", "Meta^2", "Efectivo", "Año base")
    body = [[TableCell(p), figure(3, 4), figure(3, 4), figure(4)] for p in PROGRAMMES]
    notes = "1 Cifras provisorias al 31 de diciembre de 2023. 2 Meta comprometida en 2022. (a) Incluye 3 convenios."
    return PageLayout([PROSE[2], TableContent([header], body), notes])


def numbered_columns(draw: Figures) -> PageLayout:
    """Headings over a row of units and a row that numbers the columns."""
    names = ("Presupuesto\ninicial", "Presupuesto\nvigente", "Ejecución\nacumulada", "Saldo por\nejecutar", "Avance")
    header = [
        cells("Subtítulo", "Denominación", *names),
        cells("", "", "(M$)", "(M$)", "(M$)", "(M$)", "(%)"),
        cells("", "", "(1)", "(2)", "(3)", "(4)=(2)-(3)", "(5)=(3)/(2)"),
    ]
    titles = (
        "GASTOS EN PERSONAL",
        "BIENES Y SERVICIOS DE CONSUMO",
        "TRANSFERENCIAS CORRIENTES",
        "ADQUISICIÓN DE ACTIVOS",
    )
    body: list[Row] = [
        [*cells(str(code), title), *cells(*(draw.whole(6, 7, 8) for _ in range(4)), draw.percent())]
        for code, title in zip((21, 22, 24, 29), titles, strict=True)
    ]
    return _alone(TableContent(header, body))


def texts_and_figures(draw: Figures) -> PageLayout:
    """Columns of running text beside figures and states."""
    header = cells("Compromiso", "Descripción", "Meta", "Avance", "Estado")
    body = []
    for number in range(4):
        text = draw.random.choice(PROSE)
        body.append(cells(PROGRAMMES[number], text, draw.whole(2, 3), draw.percent(), draw.random.choice(COLOURS)))
    return _alone(TableContent([header], body))


def another_header(draw: Figures) -> PageLayout:
    """Two tables one under the other with other headings and nothing between them but a title."""
    one = TableContent([cells("Estamento", "Mujeres", "Hombres", "Total")], [_line(draw, p, 3, 2, 3) for p in PARTS])
    places = draw.random.sample(REGIONS, 5)
    two = TableContent(
        [cells("Región", "Dotación 2022", "Dotación 2023", "Variación")],
        [[*_line(draw, p, 2, 2, 3), TableCell(draw.percent())] for p in places],
    )
    return PageLayout([PROSE[1], "Cuadro 5. Dotación por estamento", one, "Cuadro 6. Dotación por región", two])


def total_apart(draw: Figures) -> PageLayout:
    """An empty row before each total."""
    body: list[Row] = [_line(draw, m, 3, 4, 5, 6) for m in MONTHS]
    body.insert(6, [TableCell("", columns=4)])
    body.insert(7, _line(draw, "Primer semestre", 3, 6, bold=True))
    body += [[TableCell("", columns=4)], _line(draw, "Total año", 3, 7, bold=True)]
    return _alone(TableContent([cells("Mes", "Ingresos", "Egresos", "Saldo")], body))


def two_column_page(draw: Figures) -> PageLayout:
    """Texts and small tables in two columns of the page."""
    one = TableContent([cells("Trámite", "2022", "2023")], [_line(draw, p, 2, 3, 4) for p in PARTS])
    two = TableContent([cells("Mes", "Monto")], [_line(draw, m, 1, 5, 6) for m in MONTHS[:8]])
    return PageLayout([*PROSE, "Tabla 1. Trámites", one, *PROSE, "Tabla 2. Montos", two, *PROSE * 4], columns=2)


def pairs_of_values(draw: Figures) -> PageLayout:
    """A form: names and values, two pairs a row."""
    names = ("Código BIP", "Comuna", "Monto total", "Avance físico", "Beneficiarios", "Inicio", "Término", "Ejecutor")
    values = (
        draw.whole(8),
        "San Felipe",
        f"M$ {draw.whole(7)}",
        draw.percent(),
        draw.whole(4),
        "Marzo 2022",
        "Mayo 2024",
        "Municipio",
    )
    lines = [cells(names[i], values[i], names[i + 1], values[i + 1]) for i in range(0, 8, 2)]
    return _alone(TableContent([], lines))


def sparse(draw: Figures) -> PageLayout:
    """A matrix with more empty cells than figures."""

    def cell() -> str:
        return draw.whole(1, 2, 3) if draw.random.random() < 0.4 else ""

    body: list[Row] = [[TableCell(r), *cells(*(cell() for _ in range(6)), draw.whole(3))] for r in REGIONS[:11]]
    header = cells("Región", "Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Total")
    return _alone(TableContent([header], body))


def merged_years(draw: Figures) -> PageLayout:
    """The year stands once for the rows of its quarters."""
    body: list[Row] = []
    for year in ("2021", "2022", "2023"):
        for index, quarter in enumerate(("I trimestre", "II trimestre", "III trimestre", "IV trimestre")):
            own = _line(draw, quarter, 3, 4, 5)
            body.append([TableCell(year, rows=4), *own] if index == 0 else own)
    return _alone(TableContent([cells("Año", "Trimestre", "Altas", "Bajas", "Vigentes")], body))


def shares_in_brackets(draw: Figures) -> PageLayout:
    """A figure and its share in one cell, under headings of two levels."""

    def cell() -> str:
        return f"{draw.whole(3, 4)} ({draw.percent()})"

    header = [
        [TableCell("Programa", rows=2), TableCell("Mujeres", columns=2), TableCell("Hombres", columns=2)],
        cells("n (%) 2022", "n (%) 2023", "n (%) 2022", "n (%) 2023"),
    ]
    return _alone(TableContent(header, [cells(p, *(cell() for _ in range(4))) for p in PROGRAMMES]))


LAYOUTS: dict[str, Callable[[Figures], PageLayout]] = {
    "years-sexes-kinds": years_sexes_kinds,
    "twins": twins,
    "bare-groups": bare_groups,
    "wrapped-stubs": wrapped_stubs,
    "narrow-columns": narrow_columns,
    "footnoted": footnoted,
    "numbered-columns": numbered_columns,
    "texts-and-figures": texts_and_figures,
    "another-header": another_header,
    "total-apart": total_apart,
    "two-column-page": two_column_page,
    "pairs-of-values": pairs_of_values,
    "sparse": sparse,
    "merged-years": merged_years,
    "shares-in-brackets": shares_in_brackets,
}
