"""Arithmetic corrects what was recognised unsurely, and nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Recognition
from pipeline.quantities.misreadings import ALIKE
from pipeline.quantities.numerals import parse
from pipeline.quantities.printing import show
from pipeline.run.ocr_correction.by_arithmetic import AlternativeText, arithmetic_corrections
from pipeline.run.ocr_correction.correct import corrected_by_arithmetic
from tests.run.ocr_correction.scanned import ROWS, changed, table
from tests.trials import trials

UNSURE = Recognition(0.7)
Position = tuple[int, int]


def _seen(*texts: str) -> tuple[AlternativeText, ...]:
    return tuple(AlternativeText(text, True) for text in texts)


def test_the_one_reading_with_which_row_and_column_add_up() -> None:
    made = table(changed(ROWS, {(3, 2): "208"}), {(3, 2): UNSURE})
    (corrected,) = arithmetic_corrections(made, {(3, 2): _seen("203", "200", "206")}, {(3, 2)})
    assert (corrected.cell, corrected.text) == ((3, 2), "200")
    assert {(c.kind, c.row, c.column) for c in corrected.relations} == {("suma-fila", 3, 3), ("suma-columna", 4, 2)}


def test_a_text_that_is_no_figure_is_settled_too() -> None:
    made = table(changed(ROWS, {(3, 2): "2O?"}), {(3, 2): UNSURE})
    (corrected,) = arithmetic_corrections(made, {(3, 2): _seen("208", "200")}, {(3, 2)})
    assert corrected.text == "200"


def test_a_reading_that_mends_one_and_leaves_another_failing_is_none() -> None:
    made = table(changed(ROWS, {(3, 2): "208", (3, 3): "505"}), {(3, 2): UNSURE})
    assert arithmetic_corrections(made, {(3, 2): _seen("200", "205")}, {(3, 2)}) == ()


def test_two_cells_that_could_mend_one_sum_leave_it_open() -> None:
    rows = [["Comuna", "Personas"], ["A", "1.300"], ["B", "1.000"], ["C", "500"], ["Total", "2.500"]]
    unsure = {(1, 1), (2, 1)}
    made = table(rows, dict.fromkeys(unsure, UNSURE))
    assert arithmetic_corrections(made, {(1, 1): _seen("1.000"), (2, 1): _seen("700")}, unsure) == ()


def test_with_one_relation_the_others_of_it_must_be_sure() -> None:
    rows = [["Comuna", "Personas"], ["A", "1.300"], ["B", "1.000"], ["C", "500"], ["Total", "2.500"]]
    made = table(rows, {(1, 1): UNSURE, (2, 1): UNSURE})
    assert arithmetic_corrections(made, {(1, 1): _seen("1.000")}, {(1, 1), (2, 1)}) == ()
    (corrected,) = arithmetic_corrections(made, {(1, 1): _seen("1.000")}, {(1, 1)})
    assert corrected.text == "1.000"


def test_a_digit_that_only_looks_alike_needs_two_relations() -> None:
    rows = [["Comuna", "Personas"], ["A", "1.800"], ["B", "1.000"], ["C", "500"], ["Total", "2.800"]]
    assert arithmetic_corrections(table(rows), {(1, 1): (AlternativeText("1.300", False),)}, {(1, 1)}) == ()
    made = table(changed(ROWS, {(3, 1): "800"}), {(3, 1): UNSURE})
    (corrected,) = arithmetic_corrections(made, {(3, 1): (AlternativeText("300", False),)}, {(3, 1)})
    assert corrected.text == "300"


def test_an_error_of_the_document_beside_an_unsure_cell_is_not_healed() -> None:
    """The row's total is wrong by 300 as printed; the unsure cell, read rightly, could take it up."""
    made = table(changed(ROWS, {(3, 3): "800"}), {(3, 1): UNSURE})
    assert arithmetic_corrections(made, {(3, 1): _seen("600")}, {(3, 1)}) == ()


def test_cells_of_the_documents_own_text_and_sure_ones_stay() -> None:
    for sure in (None, 0.97):
        made = table(changed(ROWS, {(3, 2): "208"}), sure=sure)
        assert corrected_by_arithmetic(made) == made


# Random tables: rows by columns with totals either way.


def _grid(rng: random.Random) -> list[list[str]]:
    width, height = rng.randint(2, 4), rng.randint(3, 7)
    values = [[rng.randint(3, 40_000) for _ in range(width)] for _ in range(height)]
    body = [[*line, sum(line)] for line in values]
    body.append([sum(column) for column in zip(*body, strict=True)])
    heads = ["Comuna", *(f"Programa {chr(65 + c)}" for c in range(width)), "Total"]
    labels = [*(f"Comuna {chr(65 + r)}" for r in range(height)), "Total"]
    texts = [[label, *(_shown(v) for v in line)] for label, line in zip(labels, body, strict=True)]
    return [heads, *texts]


def _shown(value: int) -> str:
    figure = parse(str(value))
    assert figure is not None
    return show(figure.value)


def _misread(text: str, rng: random.Random) -> str:
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    alike = [pair.replace(text[at], "", 1) for pair in ALIKE if text[at] in pair]
    return text[:at] + rng.choice(alike) + text[at + 1 :]


def _any_figure(rows: list[list[str]], rng: random.Random) -> Position:
    return rng.randrange(1, len(rows)), rng.randrange(1, len(rows[0]))


quick = settings(max_examples=trials(60))


@quick
@given(st.integers(0, 10**6), st.floats(0.3, 0.89), st.booleans())
def test_a_misread_figure_is_corrected_to_the_truth(seed: int, confidence: float, confirmed: bool) -> None:
    rng = random.Random(seed)
    truth = _grid(rng)
    at = _any_figure(truth, rng)
    right = truth[at[0]][at[1]]
    wrong = _misread(right, rng)
    reading = Recognition(confidence, alternatives=(right if confirmed else _misread(wrong, rng),))
    made = corrected_by_arithmetic(table(changed(truth, {at: wrong}), {at: reading}))
    assert made.rows == tuple(map(tuple, truth))
    corrected = made.cell_at[at].reading
    assert corrected is not None
    assert (corrected.raw, corrected.confidence <= confidence) == (wrong, True)


@quick
@given(st.integers(0, 10**6), st.integers(2, 4))
def test_several_misread_figures_are_settled_to_the_truth_or_left(seed: int, count: int) -> None:
    rng = random.Random(seed)
    truth = _grid(rng)
    spoilt = {at: _misread(truth[at[0]][at[1]], rng) for at in (_any_figure(truth, rng) for _ in range(count))}
    readings = {at: Recognition(0.5, alternatives=(truth[at[0]][at[1]],)) for at in spoilt}
    made = corrected_by_arithmetic(table(changed(truth, spoilt), readings))
    for r, line in enumerate(truth):
        for c, text in enumerate(line):
            assert made.rows[r][c] in (text, spoilt.get((r, c), text))


@quick
@given(st.integers(0, 10**6))
def test_an_error_that_was_read_surely_is_never_healed(seed: int) -> None:
    """Whatever else is unsure in the table, with any readings beside it."""
    rng = random.Random(seed)
    rows = _grid(rng)
    at = _any_figure(rows, rng)
    rows = changed(rows, {at: _misread(rows[at[0]][at[1]], rng)})
    unsure = {other for other in (_any_figure(rows, rng) for _ in range(3)) if other != at}
    readings = {
        (r, c): Recognition(rng.uniform(0.3, 0.85), alternatives=(_misread(rows[r][c], rng),)) for r, c in unsure
    }
    made = table(rows, readings)
    assert corrected_by_arithmetic(made).rows == made.rows


@quick
@given(st.integers(0, 10**6))
def test_a_table_that_adds_up_stays_however_unsure_it_was_read(seed: int) -> None:
    rng = random.Random(seed)
    rows = _grid(rng)
    cells = [(r, c) for r in range(1, len(rows)) for c in range(1, len(rows[0]))]
    made = table(rows, {at: Recognition(0.4, alternatives=(_misread(rows[at[0]][at[1]], rng),)) for at in cells})
    assert corrected_by_arithmetic(made).rows == made.rows


@pytest.mark.parametrize("text", ["", "s/i", "-"])
def test_blanks_are_not_filled_in(text: str) -> None:
    made = table(changed(ROWS, {(3, 2): text}), {(3, 2): UNSURE})
    assert corrected_by_arithmetic(made).rows[3][2] == text
