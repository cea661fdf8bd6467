"""Recognised cells and words that are corrected by their type alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import CORRECTED, Recognition
from pipeline.run.ocr_correction.by_column_type import corrected_by_column_type
from pipeline.run.ocr_correction.by_spelling import corrected_by_spelling, numeral_intended, with_part
from tests.run.ocr_correction.scanned import ROWS, changed, paragraph, table

UNSURE = Recognition(0.7)


def test_a_cell_that_can_be_but_one_figure_is_that_figure_and_keeps_what_was_read() -> None:
    made = corrected_by_column_type(table(changed(ROWS, {(2, 2): "l05"}), {(2, 2): UNSURE}))
    cell = made.cell_at[2, 2]
    assert cell.text == "105"
    assert cell.reading is not None
    assert (cell.reading.raw, cell.reading.confidence, cell.reading.alternatives) == ("l05", 0.7, ("l05",))
    assert cell.reading.reason.endswith(".")


def test_a_settled_cell_is_never_sure() -> None:
    made = corrected_by_column_type(table(changed(ROWS, {(2, 2): "l05"})))
    reading = made.cell_at[2, 2].reading
    assert reading is not None
    assert (reading.confidence, reading.sure) == (CORRECTED, False)


def test_text_of_the_document_itself_is_never_touched() -> None:
    own = table(changed(ROWS, {(2, 2): "l05"}), sure=None)
    assert corrected_by_column_type(own) == own


def test_marks_are_those_of_the_column_however_surely_they_were_read() -> None:
    rows = [["Comuna", "Monto"], ["A", "1.204"], ["B", "2.304"], ["C", "3.404"], ["D", "1,100"]]
    assert corrected_by_column_type(table(rows)).cell_at[4, 1].text == "1.100"


def test_a_figure_that_was_read_surely_stays_though_its_form_is_another() -> None:
    rows = [["Comuna", "%"], ["A", "12,3%"], ["B", "45,1%"], ["C", "3,4%"], ["D", "17,196"]]
    assert corrected_by_column_type(table(rows)).cell_at[4, 1].text == "17,196"
    assert corrected_by_column_type(table(rows, {(4, 1): UNSURE})).cell_at[4, 1].text == "17,1%"


def test_a_first_digit_that_may_be_the_sign_of_currency_is_unsure() -> None:
    rows = [
        ["Comuna", "Monto"],
        ["A", "$ 1.204"],
        ["B", "$ 2.304"],
        ["C", "$ 3.404"],
        ["D", "$ 4.504"],
        ["E", "51.100"],
    ]
    cell = corrected_by_column_type(table(rows)).cell_at[5, 1]
    assert (cell.text, cell.reading) == ("51.100", Recognition(CORRECTED, alternatives=("$ 1.100",)))
    assert corrected_by_column_type(table(changed(rows, {(5, 1): "31.100"}))).cell_at[5, 1].reading == Recognition(0.97)


def test_of_several_looks_the_one_of_the_form_of_the_column() -> None:
    rows = [["Comuna", "%"], ["A", "12,3%"], ["B", "45,1%"], ["C", "3,4%"], ["D", "72%"]]
    unsure = Recognition(0.75, alternatives=("7,2%", "7?2%"))
    assert corrected_by_column_type(table(rows, {(4, 1): unsure})).cell_at[4, 1].text == "7,2%"
    assert corrected_by_column_type(table(rows, {(4, 1): replace(unsure, confidence=0.95)})).cell_at[4, 1].text == "72%"
    both = replace(unsure, alternatives=("7,2%", "1,2%"))
    assert corrected_by_column_type(table(rows, {(4, 1): both})).cell_at[4, 1].text == "72%"


def test_headers_and_labels_are_no_figures() -> None:
    rows = [["Comuna", "l05", "T2"], ["B1", "1.204", "12"], ["C1", "2.304", "13"], ["D1", "3.404", "14"]]
    made = table(rows, {(r, c): UNSURE for r in range(4) for c in range(3)})
    assert corrected_by_column_type(made).rows == made.rows


def test_signs_of_percent_read_as_digits() -> None:
    rows = [["Comuna", "%"], ["A", "12,3%"], ["B", "45,196"], ["C", "3,4%"], ["D", "9,9%6"]]
    made = corrected_by_column_type(table(rows, {(2, 1): UNSURE}))
    assert [line[1] for line in made.rows] == ["%", "12,3%", "45,1%", "3,4%", "9,9%"]


@pytest.mark.parametrize(
    ("word", "figure"),
    [
        ("l05", "105"),
        ("2O22", "2022"),
        ("1.O05", "1.005"),
        ("(1O)", "(10)"),
        ("S.123", None),
        ("1.2S4", "1.254"),
        ("$l.234.", "$1.234."),
        ("B2", None),
        ("O8", "08"),
        ("G20", None),
        ("A4", None),
        ("1.005", None),
        ("IPS", None),
        ("l", None),
        ("12,l%", "12,1%"),
    ],
)
def test_words_of_the_prose_that_are_figures_but_for_letters(word: str, figure: str | None) -> None:
    assert numeral_intended(word) == figure


def test_a_settled_word_moves_the_readings_behind_it() -> None:
    made = corrected_by_spelling(paragraph("Hubo l05 personas en 2022 y 31 cursos.", {"l05": UNSURE}))
    assert made.text == "Hubo 105 personas en 2022 y 31 cursos."
    longer = with_part(made, 0, "1.105", "Porque sí.")
    assert longer.text == "Hubo 1.105 personas en 2022 y 31 cursos."
    assert [longer.text[p.start : p.end] for p in longer.readings] == ["1.105", "2022", "31"]
    assert longer.readings[0].reading == Recognition(0.7, "l05", "Porque sí.", ("l05",))


def test_a_word_read_surely_stays() -> None:
    made = paragraph("El formulario l05 se entregó.", {})
    assert corrected_by_spelling(made) == made
    assert corrected_by_spelling(replace(made, readings=())) == replace(made, readings=())
