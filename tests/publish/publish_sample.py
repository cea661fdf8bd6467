"""A small report made by hand: a budget table with a wrong total, beneficiaries by sex, a hostile cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pipeline.geometry import Box, Place
from pipeline.model import (
    AccountIdentity,
    Cell,
    Check,
    CleanReport,
    CleanRow,
    CleanTable,
    Column,
    Decision,
    Document,
    Evidence,
    Expectation,
    Finding,
    Heading,
    Numeral,
    Paragraph,
    Report,
    RowKind,
    Source,
    Table,
    Typed,
    Value,
)

BUDGET = (
    ("SUBT", "ASIGNACIÓN", "REQUERIMIENTO", "DEVENGADO", "% EJECUCIÓN"),
    ("01", "Personal", "$ 1.000", "$ 900", "90,0%"),
    ("02", "<script>alert(1)</script>", "$ 3.000", "$ 2.700", "90,0%"),
    ("03", '=HYPERLINK("x"); & "más"', "$ 6.000", "s/i", "75,5%"),
    ("Total", "", "$ 11.000", "$ 8.100", "73,6%"),
)
PEOPLE = (
    ("PROGRAMA", "MUJERES", "HOMBRES", "TOTAL", "FECHA"),
    ("Becas", "70", "30", "100", "08-03-2022"),
    ("Oficios", "", "17", "17", "19-11-2022"),
)
SENTENCE = "Durante el año 2022 hubo 1005 beneficiarios, con 70 mujeres <b>en becas</b>."


def table(id: str, rows: tuple[tuple[str, ...], ...], caption: str, paged: bool = False) -> Table:
    cells = tuple(
        Cell(r, c, text, place=_place(r, c) if paged else Place(line=10 + r))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(id, cells, 1, caption, "1. Presupuesto", (1,) if paged else (), "ruled" if paged else "text", 0.98)


def _place(row: int, column: int) -> Place:
    return Place(1, Box(60 + 95.123456 * column, 100 + 20.0 * row, 155 + 95.0 * column, 120 + 20.0 * row))


def clean_table(
    id: str,
    dataset: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Typed, ...], ...],
    printed: tuple[tuple[str, ...], ...],
    kinds: Mapping[int, RowKind] | None = None,
) -> CleanTable:
    made = tuple(
        CleanRow(
            f"{id}/r{r:02d}",
            (kinds or {}).get(r, "detalle"),
            {
                column.name: Value(typed, printed[r][c], r, c)
                for c, (column, typed) in enumerate(zip(columns, values, strict=True))
            },
        )
        for r, values in enumerate(rows, start=1)
    )
    return CleanTable(id, dataset, "Título de " + dataset, columns, made, known=True, confidence=0.9)


BUDGET_COLUMNS = (
    Column("subtitulo", "codigo", "Subtítulo", description="Código del subtítulo.", source="SUBT"),
    Column("asignacion", "texto", "Asignación", source="ASIGNACIÓN"),
    Column("requerimiento", "monto", "Requerimiento", "CLP", source="REQUERIMIENTO"),
    Column("devengado", "monto", "Devengado", "CLP", source="DEVENGADO"),
    Column("ejecucion_pct", "porcentaje", "Ejecución", "%", source="% EJECUCIÓN"),
)
PEOPLE_COLUMNS = (
    Column("programa", "texto", "Programa", source="PROGRAMA"),
    Column("mujeres", "entero", "Mujeres", "personas", source="MUJERES"),
    Column("hombres", "entero", "Hombres", "personas", source="HOMBRES"),
    Column("total", "entero", "Total", "personas", source="TOTAL"),
    Column("fecha", "fecha", "Fecha", source="FECHA"),
)


def sample(paged: bool = False) -> Report:
    """The report; with ``paged`` its first table stands on page 1 of a PDF."""
    tables = (
        table("t01", BUDGET, "Presupuesto 2022 por subtítulos", paged),
        table("t02", PEOPLE, "Beneficiarios según sexo", paged),
    )
    source = Source(
        "raw/muestra-2022.pdf" if paged else "raw/muestra-2022.txt",
        "ab" * 32,
        "pdf" if paged else "text",
        1 if paged else None,
    )
    paragraph = Paragraph(SENTENCE, "1. Presupuesto", Place(line=30))
    document = Document(
        "muestra-2022", source, (Heading("1. Presupuesto & gastos", 1, Place(line=1)), *tables, paragraph)
    )
    clean = CleanReport(
        document,
        AccountIdentity("Servicio de Prueba", "Región de Ñuble", 2022, "Cuenta Pública 2022", how="del título"),
        (
            clean_table(
                "t01",
                "presupuesto",
                BUDGET_COLUMNS,
                (
                    ("01", "Personal", 1000, 900, Decimal("90.0")),
                    ("02", "<script>alert(1)</script>", 3000, 2700, Decimal("90.0")),
                    ("03", '=HYPERLINK("x"); & "más"', 6000, None, Decimal("75.5")),
                    ("Total", "", 11000, 8100, Decimal("73.6")),
                ),
                BUDGET,
                {4: "total"},
            ),
            clean_table(
                "t02",
                "beneficiarios",
                PEOPLE_COLUMNS,
                (("Becas", 70, 30, 100, date(2022, 3, 8)), ("Oficios", None, 17, 17, date(2022, 11, 19))),
                PEOPLE,
            ),
        ),
    )
    return Report(clean, findings(tables), checks(), numerals(), expectations())


def cell(table: Table, row: int, column: int, role: str = "observed") -> Evidence:
    place = table.cell_at[row, column].place
    return Evidence(table.rows[row][column], table.id, row, column, place=place, role=role)


def findings(tables: tuple[Table, ...]) -> tuple[Finding, ...]:
    budget, people = tables
    consequence = Finding(
        "razon-columnas",
        "error",
        "El 73,6% de la fila «Total» no es el cociente de sus columnas.",
        "73,6%",
        "81,0%",
        (cell(budget, 4, 4), cell(budget, 4, 3, "operand")),
        key="k-razon",
    )
    return (
        Finding(
            "suma-columna",
            "error",
            "La columna «REQUERIMIENTO» suma $ 10.000 y el total impreso es $ 11.000.",
            "$ 11.000",
            "$ 10.000",
            (cell(budget, 4, 2), *(cell(budget, r, 2, "operand") for r in (1, 2, 3))),
            "Corrija el total a $ 10.000.",
            "1.000 + 3.000 + 6.000 = 10.000 ≠ 11.000",
            (consequence,),
            id="f001",
            key="k-suma",
        ),
        Finding(
            "cifra-en-prosa",
            "warning",
            "El texto dice 1005 beneficiarios y la tabla dice 100.",
            "1005",
            "100",
            (Evidence("1005", sentence=SENTENCE, place=Place(line=30)), cell(people, 1, 3, "expected")),
            id="f002",
            key="k-prosa",
        ),
        Finding(
            "valor-ilegible",
            "info",
            "La celda «s/i» no se puede leer como monto.",
            "s/i",
            evidence=(cell(budget, 3, 3),),
            status="accepted",
            decision=Decision("accepted", "Así lo publica el servicio.", "Oficio 12", "M. Rojas", "2023-05-02"),
            id="f003",
            key="k-ilegible",
        ),
    )


def checks() -> tuple[Check, ...]:
    return (
        Check("suma-columna", "t01", 4, 2, False, (("t01", 1, 2), ("t01", 2, 2), ("t01", 3, 2)), "$ 10.000"),
        Check("razon-columnas", "t01", 1, 4, True, (("t01", 1, 2), ("t01", 1, 3)), "90,0%"),
        Check("suma-fila", "t02", 1, 3, True, (("t02", 1, 1), ("t02", 1, 2)), "100"),
    )


def numerals() -> tuple[Numeral, ...]:
    people = table("t02", PEOPLE, "")

    def at(text: str, reading: str, **more: object) -> Numeral:
        start = SENTENCE.index(text)
        made = Numeral(SENTENCE, text, 3, start, start + len(text), reading, place=Place(line=30))
        return replace(made, **more)

    return (
        at("2022", "date", value="2022"),
        at(
            "1005",
            "claim",
            value="1005",
            unit="personas",
            verdict="contradicted",
            evidence=(cell(people, 1, 3, "expected"),),
        ),
        at("70", "claim", value="70", unit="personas", verdict="verified", evidence=(cell(people, 1, 1, "expected"),)),
    )


def expectations() -> tuple[Expectation, ...]:
    return (
        Expectation("presupuesto", "filas", "Tiene entre 1 y 50 filas.", True, "4"),
        Expectation("beneficiarios", "rango", "Las mujeres no pasan de 50.", False, "70", ("muestra-2022 t02/r01",)),
    )
