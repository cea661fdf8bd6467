"""What repeats at the head of pages: a row of a table between its upright lines, a running header above a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.extract.layout.running_headers import page_margins, running_words
from pipeline.extract.pdf.page import Page, RulingLine, Word, no_characters

HEAD = 128.0
"""Where the margin ends in which running headers are looked for, in points: 16 % of 800."""


def page(number: int, body: Sequence[float], rules: Sequence[RulingLine]) -> Page:
    """A page with "Ministerio de Ejemplo" at 100 points and lines of body from some heights on."""
    texts = ("Ministerio", "de", "Ejemplo")
    header = [Word(text, 90 + 60 * k, 100, 140 + 60 * k, 110, 10) for k, text in enumerate(texts)]
    lines = [Word(f"Cuerpo{number}{k}", 90, top, 140, top + 10, 10) for k, top in enumerate(body)]
    return Page(number, 600, 800, no_characters(), (*header, *lines), tuple(rules), ())


def is_running(body: Sequence[float], rules: Sequence[RulingLine]) -> bool:
    first, *others = (page(number, body, rules) for number in (1, 2, 3))
    return bool(running_words(first, page_margins(first), [page_margins(other) for other in others]))


@pytest.mark.parametrize(
    ("reach", "beside", "running"), [(60, 0, False), (20, 0, True), (60, 1, False), (60, 5, True), (60, -20, False)]
)
def test_upright_lines_that_reach_into_the_body_are_of_a_table(reach: float, beside: float, running: bool) -> None:
    """``beside`` is how far the text sticks out of them."""
    rules = [RulingLine(False, x, 90, HEAD + reach) for x in (90 + beside, 260 - beside)]
    assert is_running([300], rules) == running


@pytest.mark.parametrize(("past", "running"), [(0, True), (1, True), (5, False)])
def test_a_rule_below_sets_a_header_apart_unless_a_line_of_a_table_crosses_it(past: float, running: bool) -> None:
    rules = [RulingLine(True, 111.5, 60, 540), RulingLine(False, 300, 111.5 - past, 111.5 + past)]
    assert is_running([113, 126, 139, 152], rules) == running


@pytest.mark.parametrize(("numbers", "running"), [((1, 2, 3), True), ((8, 9, 10), True), ((7, 4, 2), False)])
def test_a_number_apart_at_the_right_is_that_of_the_page_if_it_counts_on(
    numbers: tuple[int, int, int], running: bool
) -> None:
    pages = [page(k, [130, 143, 156], ()) for k in (1, 2, 3)]
    pages = [
        replace(p, words=(*p.words, Word(str(n), 530, 100, 540, 110, 10))) for p, n in zip(pages, numbers, strict=True)
    ]
    first, *others = pages
    found = running_words(first, page_margins(first), [page_margins(other) for other in others])
    assert {w.text for w in found} == ({"Ministerio", "de", "Ejemplo", str(numbers[0])} if running else set())
