"""Printed figures put into a calculation: a negative one never stands behind another sign."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.numerals import parse
from pipeline.quantities.printing import added, as_term

printed = st.tuples(st.sampled_from(["", "-", "− ", "–", "-$ "]), st.integers(0, 99999)).map(lambda p: f"{p[0]}{p[1]}")


def test_negative_figures_are_taken_away() -> None:
    assert added(["1.200", "-105,4", "7"]) == "1.200 - 105,4 + 7"
    assert added(["-3", "– 2", "−$ 4"]) == "-3 - 2 - $ 4"
    assert added(["8", "(105,4)"]) == "8 + (105,4)"  # negative without a sign, as it is printed
    assert (added(["5"]), added([])) == ("5", "")


def test_a_negative_figure_beside_another_sign_stands_in_brackets() -> None:
    assert [as_term(t) for t in ("-105,4", " −3%", "12", "(4)", "-")] == ["(-105,4)", "(−3%)", "12", "(4)", "-"]


@given(st.lists(printed, min_size=1, max_size=6))
def test_a_sum_says_the_same_however_it_is_signed(texts: list[str]) -> None:
    said = added(texts)
    assert not re.search(r"[-+−–] *[-+−–]", said)
    first, *rest = re.split(r" (?=[-+] [^ ])", said)
    values = [parse(t.replace("- ", "-").replace("+ ", "")) for t in (first, *rest)]
    wanted = [parse(t) for t in texts]
    assert all(v is not None for v in (*values, *wanted))
    assert [v.value for v in values if v] == [w.value for w in wanted if w]
