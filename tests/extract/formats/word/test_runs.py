"""What runs of Word files show: raised marks, hidden text, symbols, equations, rows that were deleted."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml

from pipeline.extract.reader import read
from pipeline.model import Document, Paragraph

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def opened(*elements: str) -> Document:
    document = docx.Document()
    document.add_paragraph("Inicio del documento.")
    body = document.element.body
    for element in elements:
        body.insert(len(body) - 1, parse_xml(element.replace(">", f" {SPACES}>", 1)))
    made = io.BytesIO()
    document.save(made)
    return read(made.getvalue(), "cuenta", "cuenta.docx")


def run(text: str, formatted: str = "") -> str:
    return f'<w:r><w:rPr>{formatted}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def row(*texts: str, state: str = "") -> str:
    cells = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in texts)
    return f"<w:tr><w:trPr>{state}</w:trPr>{cells}</w:tr>"


def last(document: Document) -> str:
    block = document.blocks[-1]
    assert isinstance(block, Paragraph)
    return block.text


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_a_raised_mark_is_no_digit_of_the_figure_before_it() -> None:
    document = opened(paragraph(run("Hay 15"), run("2", RAISED), run(" casos")))
    assert last(document) == "Hay 15² casos"
    assert document.account.left_out == ()


def test_a_paragraph_that_is_raised_as_a_whole_keeps_its_digits() -> None:
    assert last(opened(paragraph(run("Hay 15 casos", RAISED)))) == "Hay 15 casos"


@pytest.mark.parametrize(("formatted", "text"), [("<w:vanish/>", "Hay 10"), ('<w:vanish w:val="0"/>', "Hay 10 de 99")])
def test_hidden_text_is_not_read_and_is_named(formatted: str, text: str) -> None:
    document = opened(paragraph(run("Hay 10"), run(" de 99", formatted)))
    assert last(document) == text
    assert [(left.kind, left.text) for left in document.account.left_out] == (
        [("no-visible", "99")] if text == "Hay 10" else []
    )


def test_symbols_are_the_signs_they_show() -> None:
    signs = '<w:r><w:t>Aumento </w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:sym w:font="Symbol" w:char="F035"/></w:r>'
    assert last(opened(paragraph(signs))) == "Aumento ±5"
    drawing = '<w:r><w:t>Listo</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="no"/></w:r>'
    assert last(opened(paragraph(drawing))) == "Listo"


def test_the_parts_of_an_equation_are_no_single_figure() -> None:
    def part(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    fraction = f"<m:oMath><m:f>{part('num', '25')}{part('den', '100')}</m:f></m:oMath>"
    power = f"<m:oMath><m:sSup>{part('e', '10')}{part('sup', '2')}</m:sSup></m:oMath>"
    assert last(opened(paragraph(run("Tasa "), fraction))) == "Tasa 25/100"
    assert last(opened(paragraph(run("Son "), power))) == "Son 10^2"


def test_a_deleted_row_is_no_row_and_an_inserted_one_is() -> None:
    rows = (
        row("Comuna", "Casos"),
        row("Vieja", "9", state='<w:del w:id="1"/>'),
        row("Nueva", "7", state='<w:ins w:id="2"/>'),
    )
    document = opened(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert document.tables[0].rows == (("Comuna", "Casos"), ("Nueva", "7"))
    assert [(left.kind, left.text) for left in document.account.left_out] == [("eliminado", "9")]


def test_a_cell_that_says_it_goes_on_from_above_where_nothing_does_starts_anew() -> None:
    """Programs that copy rows leave such cells: what is printed in them is not lost."""
    going_on = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>{run('Maule')}</w:p></w:tc>"
    below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    rows = (
        row("Región", "Casos"),
        f"<w:tr>{going_on}<w:tc><w:p>{run('7')}</w:p></w:tc></w:tr>",
        f"<w:tr>{below}<w:tc><w:p>{run('8')}</w:p></w:tc></w:tr>",
    )
    (table,) = opened(f"<w:tbl>{''.join(rows)}</w:tbl>").tables
    assert table.rows == (("Región", "Casos"), ("Maule", "7"), ("", "8"))
    assert [cell.row_span for cell in table.cells if cell.column == 0] == [1, 2]


def test_a_place_to_break_a_word_is_no_character_of_a_figure() -> None:
    assert last(opened(paragraph(run("Se gastó 9\xad8.765 pe\xadsos.")))) == "Se gastó 98.765 pesos."
