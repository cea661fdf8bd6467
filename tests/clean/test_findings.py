"""What cleaning has to say: unknown tables, unsure matches, new and missing columns, stale corrections."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.clean import Declared, clean
from pipeline.clean.corrections import Correction
from pipeline.contract import Dataset, Field
from pipeline.extract.formats.text import read as read_text
from pipeline.geometry import Box, Place
from pipeline.model import Cell, CleanReport, Document, Source, Table

SCHEMA = Dataset(
    "camas",
    "Camas",
    "Camas por unidad.",
    (
        Field("unidad", "texto", "Unidad", ("Servicio clínico",), required=True),
        Field("camas", "entero", "Camas", required=True),
        Field("ocupadas", "entero", "Camas ocupadas", required=True),
    ),
    unique=("unidad",),
)


def cleaned(text: str, *corrections: Correction) -> CleanReport:
    document = read_text(text.encode(), "r", Source("r.txt", "0", "text"))
    return clean(document, [SCHEMA], Declared(corrections=corrections))


def rules(report: CleanReport) -> list[str]:
    return [f.rule for f in report.findings]


def test_a_table_no_schema_knows_is_published_and_reported() -> None:
    report = cleaned("Dotación por estamento\n\nEstamento\tMujeres\nMédicos\t12\nEnfermería\t30\n")
    assert rules(report) == ["tabla-desconocida"]
    assert "la tabla t01 (Dotación por estamento);" in report.findings[0].message
    table = report.tables[0]
    assert (table.dataset, table.known) == ("dotacion_estamento", False)
    assert [(c.name, c.type) for c in table.columns] == [("estamento", "texto"), ("mujeres", "entero")]


def test_an_unknown_table_with_a_blank_corner_is_noted_at_its_first_cell() -> None:
    place = Place(4, Box(10.0, 20.0, 30.0, 40.0))
    cells = tuple(Cell(r, c, text, place=place) for r, c, text in [(0, 1, "Mujeres"), (1, 0, "Médicos"), (1, 1, "12")])
    table = Table("t01", cells, 1, "Dotación", "", (4,), "lattice", 1.0)
    document = Document("r", Source("r.pdf", "0", "pdf"), (table,))
    (note,) = clean(document, [SCHEMA], Declared()).findings
    assert note.rule == "tabla-desconocida"
    assert [(e.row, e.column, e.text, e.place.page) for e in note.evidence] == [(0, 1, "Mujeres", 4)]


def test_a_new_column_is_kept_and_the_line_to_add_is_given() -> None:
    report = cleaned("Camas por unidad\n\nUnidad\tCamas\tCamas ocupadas\tLavados\nUTI\t12\t10\t7\nUCI\t8\t8\t9\n")
    assert rules(report) == ["columna-nueva"]
    assert report.findings[0].suggestion == 'Agregue a schemas/camas.py: Field("lavados", "entero", "Lavados"),'
    extra = report.tables[0].columns[-1]
    assert (extra.name, extra.extra) == ("lavados", True)
    assert [row.values["lavados"].typed for row in report.tables[0].rows] == [7, 9]


def test_a_missing_column_is_reported_and_stays_empty() -> None:
    report = cleaned("Camas por unidad\n\nUnidad\tCamas\nUTI\t12\nUCI\t8\n")
    assert rules(report) == ["columna-ausente"]
    assert report.findings[0].message.startswith("La tabla t01 no trae la columna «Camas ocupadas»")
    assert [row.values["ocupadas"].typed for row in report.tables[0].rows] == [None, None]


def test_an_unsure_match_says_how_sure() -> None:
    report = cleaned("Lista\n\nUnidad\tCamas\tCamas ocupadas\tJefatura\tPiso\tTeléfono\nUTI\t12\t9\tA\t2\tx\n")
    assert "reconocimiento-inseguro" in rules(report)
    assert 0.62 <= report.tables[0].confidence < 0.8


def test_a_correction_is_applied_beside_the_print() -> None:
    fix = Correction("t01", 1, 1, "12", "21", "Cifra transpuesta")
    report = cleaned("Camas por unidad\n\nUnidad\tCamas\tCamas ocupadas\nUTI\t12\t10\n", fix)
    value = report.tables[0].rows[0].values["camas"]
    assert (value.typed, value.printed, value.corrected) == (21, "12", True)
    assert rules(report) == []


@pytest.mark.parametrize(
    ("head", "value", "typed"),
    [("Gasto (M$)", "5.000", 5_000_000), ("Gasto (MM$)", "5.000", 5_000_000_000), ("Gasto ($)", "5.000", 5000)],
)
def test_a_correction_is_in_the_unit_of_its_column(head: str, value: str, typed: int) -> None:
    fix = Correction("t01", 3, 1, "5.100", value, "Según el acta")
    report = cleaned(f"Gasto\n\nPrograma\t{head}\nBecas\t1.250\nOficios\t3.750\nTotal\t5.100\n", fix)
    assert [row.values["gasto"].typed for row in report.tables[0].rows][-1] == typed


def test_a_corrected_date_is_read_in_the_order_of_its_column() -> None:
    fix = Correction("t01", 2, 1, "02/13/2022", "03/04/2022", "Según el acta")
    report = cleaned("Actos\n\nActo\tFecha\nUno\t01/25/2022\nDos\t02/13/2022\nTres\t03/30/2022\n", fix)
    assert [row.values["fecha"].typed for row in report.tables[0].rows][1] == date(2022, 3, 4)


def test_a_correction_that_no_longer_matches_fails_loudly() -> None:
    stale = Correction("t01", 1, 1, "13", "21", "Cifra transpuesta")
    report = cleaned("Camas por unidad\n\nUnidad\tCamas\tCamas ocupadas\nUTI\t12\t10\n", stale)
    assert [(f.rule, f.severity, f.observed) for f in report.findings] == [("correccion-vencida", "error", "12")]
    assert report.tables[0].rows[0].values["camas"].typed == 12


def test_a_document_without_tables_says_so() -> None:
    assert [(f.rule, f.severity, f.message) for f in cleaned("Una nota.\n").findings] == [
        ("sin-tablas", "warning", "No se encontró ninguna tabla en el documento, que casi no tiene texto.")
    ]
    prose = "Durante el año la dirección regional atendió a las personas de la comuna en sus oficinas. " * 3
    assert [(f.rule, f.severity, f.message) for f in cleaned(prose).findings] == [
        (
            "sin-tablas",
            "info",
            "No se encontró ninguna tabla en el documento: solo se revisaron las cifras de su texto.",
        )
    ]


def test_a_name_that_is_almost_the_official_one_is_noted_and_stays() -> None:
    report = cleaned(
        "Ejecución\n\nConcepto\tDevengado\nGastos en Personal\t1200\nBienes y Servicios de Consumo\t300\n"
        "Iniciativas de Inversión\t500\nSERVICIO DE LA DEDUDA\t40\n"
    )
    (note,) = [f for f in report.findings if f.rule == "nombre-no-oficial"]
    assert (note.severity, note.observed, note.expected) == ("info", "SERVICIO DE LA DEDUDA", "Servicio de la Deuda")
    assert note.evidence[0].row == 4
    assert report.tables[0].rows[3].values["concepto"].printed == "SERVICIO DE LA DEDUDA"


def test_a_long_caption_is_repeated_only_as_far_as_it_is_recognised_by() -> None:
    caption = "Distribución de personas atendidas por cada una de las unidades del servicio"
    (note,) = cleaned(f"{caption}, {caption.lower()}\n\nEstamento\tMujeres\nMédicos\t12\nOtros\t30\n").findings
    assert f"({caption},…)" in note.message
