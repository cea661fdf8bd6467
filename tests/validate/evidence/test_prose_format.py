"""The number format of the prose is that of the document, and Chilean where nothing says otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Cell, Document, Paragraph, Source, Table
from pipeline.quantities.numerals import CHILEAN, ENGLISH, SPACED_COMMA, SPACED_POINT, NumberFormat
from pipeline.quantities.printing import show
from pipeline.validate.claims.audit import audit_document
from pipeline.validate.evidence.numerals import figures
from pipeline.validate.evidence.prose_format import prose_format


def document(*texts: str, cells: tuple[str, ...] = ()) -> Document:
    table = Table("t01", tuple(Cell(row, 0, text) for row, text in enumerate(cells)))
    blocks = (*map(Paragraph, texts), *((table,) if cells else ()))
    return Document("prueba", Source("prueba.pdf", "00", "pdf", 1), blocks)


@pytest.mark.parametrize(
    ("texts", "cells", "format"),
    [
        (("Hubo 1,204,530 habitantes y 349,739,800 soles.",), (), ENGLISH),
        (("Hubo 1.204.530 habitantes y 349.739.800 pesos.",), (), CHILEAN),
        (("Según el FMI, 1,204,530 y 2,204,530; en Chile 1.500,5 y 3,2%.",), (), CHILEAN),
        (("Hubo 402,118 y 233,940 y 151,602.",), (), CHILEAN),
        (("Hubo 402,118 y 233,940 y 151,602 visitas.", "De ellas, 84 visitas fueron gratuitas."), (), ENGLISH),
        (("Hubo 402,118 y 233,940 y 151,602 kilómetros.", "Otros 12,5 kilómetros y 84 kilómetros."), (), CHILEAN),
        (("Hubo 402,118 y 233,940 y 151,602 y 98,304.",), (), ENGLISH),
        (("Hubo 402,118 y 233,940 y 151,602 y 98,3.",), (), CHILEAN),
        (("Hubo 402,118 personas, 12.400 casas y 5.450 autos.",), (), CHILEAN),
        (("Hubo 1,204 casos por cada mil.",), (), CHILEAN),
        (("Son 6,813 en total.",), ("6,813", "5,563", "1,475", "52"), ENGLISH),
        (("Son 6,813 en total.",), ("6,813", "5,563"), CHILEAN),
        (("Son 6,813 en total.",), ("6,813", "5,563", "1,475", "0,475"), CHILEAN),
        (("Son 6,813 en total.",), ("6,813", "5,563", "1,475", "1.475"), CHILEAN),
        (("Son 6,813% del total.",), ("6,813", "5,563", "1,475"), CHILEAN),
        (("Hubo 402,118 y 233,940 y 151,602 personas.",), ("1,204,530", "349,739,800"), ENGLISH),
        (("Hubo 1,204,530 habitantes.",), (), ENGLISH),
        (("Hubo 1,204,530 habitantes y 4.300 casas.",), (), CHILEAN),
        (("Nada.",), ("1,204,530", "349,739,800"), CHILEAN),
        (("Hubo 1 204 530 y 331 905, de 12 400; 3,4 % más.",), ("331 905", "12 400", "5 450"), SPACED_COMMA),
        (("Hubo 1 204 530 y 331 905, de 12 400; 3.4 % más.",), ("331 905", "12 400", "5 450"), SPACED_POINT),
        (("Hubo 1 204 530 y 331 905, de 12 400.",), ("331905", "12400"), CHILEAN),
        (("Hubo 12\u2009400 clientes.",), ("331 905", "12 400", "5 450"), SPACED_COMMA),
        (("Hubo 12 400 clientes.",), ("331905", "12 400", "5450"), CHILEAN),
        (("Hubo 12 400 clientes, antes 11.318.",), ("331 905", "12 400", "5 450"), CHILEAN),
        (("Hubo 1 204 530 y 331 905, de 12 400; 3.4 % más.",), (), SPACED_POINT),
        (("Hubo 1 204 530 y 331 905, de 12 400; 3,4 % más.",), (), SPACED_COMMA),
        (("Hubo 1 204 530 y 331 905, de 12 400; antes 11,318.",), (), CHILEAN),
        (("Hubo 23,418 socios, 8.7% más; en 2020 eran 21,544 (4.1%).",), (), ENGLISH),
        (("Cuesta $1,208, un 8.75 por ciento más que el 3.2 por ciento.",), (), ENGLISH),
        (("Hubo 23,418 socios, 8.7% más y 4,1% menos.",), (), CHILEAN),
        (("Hubo 1.753 socios, 68.57% más, 12.5% menos, y 2,131 kg.",), (), CHILEAN),
        (("Hubo 23,418 socios. 2.1 Socios. 2.2 Cuotas.",), (), CHILEAN),
        (("Hubo 23,418 socios, 5,207 y 1,944.",), ("23,418", "5,207", "0.48%", "12.15%"), ENGLISH),
        (("Hubo 12.400 y 5.450; en los años 1 204 y 331 905.",), ("331 905", "12 400", "5 450"), CHILEAN),
    ],
)
def test_only_numerals_that_can_be_read_in_one_way_decide(
    texts: tuple[str, ...], cells: tuple[str, ...], format: NumberFormat
) -> None:
    assert prose_format(document(*texts, cells=cells)) == format


@given(
    st.lists(st.integers(1_000_000, 10**12), min_size=2, max_size=8),
    st.sampled_from([CHILEAN, ENGLISH]),
)
def test_a_document_printed_in_a_format_is_read_in_it(amounts: list[int], format: NumberFormat) -> None:
    text = "; ".join(show(Decimal(amount), format=format) for amount in amounts)
    assert prose_format(document(text)) == format
    assert [f.value for f in figures(text, format=format)] == [Decimal(amount) for amount in amounts]


def test_a_claim_of_a_document_with_commas_is_checked() -> None:
    rows = [("Provincia", "Población"), ("Huarochí", "402,118"), ("Paucar", "1,233,940"), ("Total", "1,636,058")]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    text = "La región tiene una población de 1,636,058 habitantes y Huarochí, una población de 402,118."
    read = Document("prueba", Source("prueba.pdf", "00", "pdf", 1), (Table("t01", cells), Paragraph(text)))
    numerals, _ = audit_document(read)
    assert [(n.text, n.value, n.verdict) for n in numerals] == [
        ("1,636,058", "1636058", "verified"),
        ("402,118", "402118", "verified"),
    ]


def test_a_figure_whose_thousands_blanks_part_is_one() -> None:
    found = figures("Las 3 empresas tienen 1 204 530,5 clientes y 331 905 medidores.", format=SPACED_COMMA)
    assert [(f.text, f.value) for f in found if f.value is not None] == [
        ("3", Decimal(3)),
        ("1 204 530,5", Decimal("1204530.5")),
        ("331 905", Decimal(331905)),
    ]


def test_a_claim_of_a_document_with_blanks_is_checked() -> None:
    rows = [("Empresa", "Clientes"), ("Andina", "871 204"), ("Costa", "1 512 377"), ("Total", "2 383 581")]
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    text = "Las empresas atienden a 2 383 581 clientes: Andina, 871 204 clientes, y Costa, 1 512 377 clientes."
    read = Document("prueba", Source("prueba.pdf", "00", "pdf", 1), (Table("t01", cells), Paragraph(text)))
    numerals, findings = audit_document(read)
    assert [(n.text, n.verdict) for n in numerals] == [
        ("2 383 581", "verified"),
        ("871 204", "verified"),
        ("1 512 377", "verified"),
    ]
    assert findings == ()


BLANK = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "  "])
SENTENCES = [
    "Cuenta con 176 autorizaciones por ruta y {} salidas.",
    "En la plaza hubo {} personas.",
    "Frente a las {} de 2014 es más.",
    "Son {}.",
    "La avenida con {} vecinos, el local {} y la calle de {} luces.",
]


@given(
    st.sampled_from(SENTENCES),
    st.sampled_from([CHILEAN, ENGLISH, SPACED_COMMA, SPACED_POINT]),
    st.integers(1, 999),
    st.integers(1, 999),
    BLANK,
    BLANK,
)
def test_thousands_in_words_and_the_rest_in_digits_are_one_number_whatever_blank_parts_them(
    sentence: str, format: NumberFormat, thousands: int, rest: int, before: str, behind: str
) -> None:
    printed = f"{thousands}{before}mil{behind}{rest}"
    found = figures(sentence.replace("{}", printed), format=format)
    read = [f.value for f in found if f.text.split() == printed.split()]
    assert read == [Decimal(thousands * 1000 + rest)] * sentence.count("{}")


@given(
    st.sampled_from([SPACED_COMMA, SPACED_POINT]),
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from(" \u00a0\u2009\u202f"),
)
def test_a_figure_with_blanks_at_the_end_of_a_sentence_is_one(
    format: NumberFormat, thousands: int, rest: int, blank: str
) -> None:
    printed = f"{thousands}{blank}{rest:03}"
    found = figures(f"Las de motocicleta sumaron {printed}.", format=format)
    assert [(f.text, f.value) for f in found] == [(printed, Decimal(thousands * 1000 + rest))]


def test_a_telephone_at_the_end_of_a_sentence_is_no_figure_with_blanks() -> None:
    found = figures("Consultas en el teléfono 941 291 100.", format=SPACED_COMMA)
    assert [(f.text, f.reading) for f in found] == [("941 291 100", "phone")]


@pytest.mark.parametrize(
    ("text", "format", "value"),
    [
        ("alcanzó 3,603,190 unidades", CHILEAN, "3603190"),
        ("alcanzó 3,603,190.5 unidades", CHILEAN, "3603190.5"),
        ("alcanzó 3.603.190 unidades", ENGLISH, "3603190"),
        ("alcanzó 3,603 unidades", CHILEAN, "3.603"),
        ("un total de $MM8.412.127 al cierre", CHILEAN, "8412127000000"),
        ("un total de $MM 12.412 al cierre", CHILEAN, "12412000000"),
        ("un total de $MM12.412 al cierre", CHILEAN, "12412000000"),
        ("un total de US$MM 11,5 al cierre", CHILEAN, "11500000"),
    ],
)
def test_marks_that_can_be_read_in_one_way_are(text: str, format: NumberFormat, value: str) -> None:
    assert [(f.reading, f.value) for f in figures(text, format=format)] == [("claim", Decimal(value))]
