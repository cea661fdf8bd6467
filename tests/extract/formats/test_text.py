"""Reading text and Markdown: cells verbatim, tables joined over page breaks, marks taken off."""

from __future__ import annotations

import pytest

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.text import decode
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Heading, Paragraph, Source, Table


def read(text: str) -> Document:
    return read_text(text.encode(), "r", Source("r.txt", "0", "text"))


def test_markdown_marks_are_not_part_of_the_text() -> None:
    document = read("Durante 2022, **1005** personas y *“otras”* por \\$ 65.427.018.\n\nA\tB\n\\$ 1.000\t**3**\n")
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [
        "Durante 2022, 1005 personas y “otras” por $ 65.427.018."
    ]
    assert document.tables[0].rows == (("A", "B"), ("$ 1.000", "3"))


def test_asterisks_that_mark_nothing_stay() -> None:
    assert read("Cifra 1.234* según nota.\n").blocks[0].text == "Cifra 1.234* según nota."


def test_empty_cells_keep_their_place() -> None:
    rows = read("N°\tFECHA\tN°\tFECHA\n1\t08-03-2022\t2\t09-03-2022\n\t\t3\t10-03-2022\n").tables[0].rows
    assert rows[2] == ("", "", "3", "10-03-2022")


def test_a_table_cut_by_a_page_is_one_table() -> None:
    document = read("N°\tFECHA\tQUÉ\n1\t18-01-2022\tA\n2\t24-01-2022\tB\n\n\n\n3\t23-04-2022\tC\n")
    assert [t.rows[-1] for t in document.tables] == [("3", "23-04-2022", "C")]
    assert document.tables[0].cells[-1].place.line == 7


def test_a_repeated_header_is_dropped() -> None:
    document = read("N°\tFECHA\n1\t18-01-2022\n\n\n\nN°\tFECHA\n2\t23-04-2022\n")
    assert document.tables[0].rows == (("N°", "FECHA"), ("1", "18-01-2022"), ("2", "23-04-2022"))


@pytest.mark.parametrize(
    "between", ["\n", "\n\n\nTexto entre ambas.\n\n\n"], ids=["a single blank line", "a paragraph"]
)
def test_tables_that_are_not_cut_by_a_page_stay_apart(between: str) -> None:
    document = read(f"N°\tFECHA\n1\t18-01-2022\n{between}N°\tFECHA\n2\t23-04-2022\n")
    assert [len(t.rows) for t in document.tables] == [2, 2]


def test_another_header_after_a_page_break_starts_another_table() -> None:
    document = read("RED\tENERO\nX\t12\n\n\n\nTIPO\tTOTAL\nPregunta\t15\n")
    assert [t.rows[0] for t in document.tables] == [("RED", "ENERO"), ("TIPO", "TOTAL")]


def test_pipe_tables_are_tables() -> None:
    document = read("| Red | Total |\n|---|---:|\n| **X** | 1.234 |\n")
    assert document.tables[0].rows == (("Red", "Total"), ("X", "1.234"))


def test_captions_and_sections_are_attached() -> None:
    document = read("2. PROGRAMAS\n\nCantidad de personas por red.\n\nRed\tTotal\nX\t3\n")
    table = document.tables[0]
    assert (table.section, table.caption) == ("2. PROGRAMAS", "Cantidad de personas por red.")
    assert isinstance(document.blocks[0], Heading)


def test_a_list_item_is_no_heading() -> None:
    blocks = read("1. Mejorar la calidad de las ofertas de empleo.\n").blocks
    assert isinstance(blocks[0], Paragraph)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_people_use(encoding: str) -> None:
    assert decode("Región ñandú – año".encode(encoding)) == "Región ñandú – año"


def test_nothing_to_read_says_so() -> None:
    with pytest.raises(Unreadable, match="no tiene texto"):
        read("\n\n  \n")


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "MUNICIPALIDAD DE RIO HONDO\nCuenta Pública 2022\n\n"
        "La Municipalidad de Río Hondo atendió durante el año 2022 a 1.249 personas mayores\n"
        "en 14 talleres, con una inversión de 35 millones de pesos que financiaron el Fondo\n"
        "Nacional y el propio municipio.\n"
        "- Un taller de memoria que se hizo en la sede vecinal de la población Los Aromos, y\n"
        "- otro de baile.\n"
        "Luego se cerró el año con una fiesta a la que asistieron las familias de todos los\n"
        "talleres.\n"
    )
    blocks = read(text).blocks
    assert [b.text for b in blocks if not isinstance(b, Table)] == [
        "MUNICIPALIDAD DE RIO HONDO",
        "Cuenta Pública 2022",
        "La Municipalidad de Río Hondo atendió durante el año 2022 a 1.249 personas mayores en 14 talleres, con una "
        "inversión de 35 millones de pesos que financiaron el Fondo Nacional y el propio municipio.",
        "- Un taller de memoria que se hizo en la sede vecinal de la población Los Aromos, y",
        "- otro de baile.",
        "Luego se cerró el año con una fiesta a la que asistieron las familias de todos los talleres.",
    ]
    assert [b.place.line for b in blocks if not isinstance(b, Table)] == [1, 2, 4, 7, 8, 9]


def test_lines_that_end_anywhere_are_paragraphs_of_their_own() -> None:
    """One line is long; the others end so far before it that a usual first word of the next one had room."""
    lines = (
        "Se atendió durante el año 2022 a las personas mayores de la comuna en talleres",
        "Se hicieron talleres de memoria en la sede de Los Aromos",
        "extraordinariamente concurridos fueron los de baile",
        "Luego se cerró el año con una fiesta para las familias de todos",
    )
    assert [b.text for b in read("\n".join(lines)).blocks if not isinstance(b, Table)] == list(lines)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85", "\u2028", "\u2029", "\v"])
def test_lines_end_as_unicode_has_them(end: str) -> None:
    document = read(
        end.join(("# Cuenta 2023", "", "Se atendió a 1.234 personas.", "", "Mes\tN", "Enero\t5", "Mayo\t7"))
    )
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.rows == (("Mes", "N"), ("Enero", "5"), ("Mayo", "7"))


def test_a_place_to_break_a_word_is_no_character_of_a_figure() -> None:
    assert "9.8765" not in read("Se gastó 9\xad8.765 pesos en pre\xadsu\xadpues\xadto.").blocks[0].text
    assert read("Se gastó 9\xad8.765 pesos en pre\xadsu\xadpues\xadto.").blocks[0].text == (
        "Se gastó 98.765 pesos en presupuesto."
    )
