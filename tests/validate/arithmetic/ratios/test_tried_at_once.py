"""What is tried at once in floats leaves out nothing that exact decimals would accept."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.validate.arithmetic.audit import audit_table
from pipeline.validate.arithmetic.identities import judge
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import Sheet, sheet_of
from pipeline.validate.arithmetic.ratios import closing, percentages, proportions
from pipeline.validate.arithmetic.ratios.pair_trials import PairTrials
from pipeline.validate.arithmetic.ratios.percentage_definitions import (
    NO_WHOLES,
    Definition,
    definitions,
    unsaid_factors,
)
from pipeline.validate.arithmetic.sums import movement_equations
from tests.trials import trials
from tests.validate.arithmetic.test_rules import accused, only, table

quick = settings(max_examples=trials(120), deadline=None)
figures = st.one_of(
    st.integers(-40, 400).map(str),
    st.integers(0, 4000).map(lambda n: f"{n // 10},{n % 10}"),
    st.sampled_from(["", "-", "0", "s/i", "1.250", "99999999999999999999999999", "0,000001"]),
)
percents = st.one_of(
    st.integers(-300, 3000).map(lambda n: f"{n / 10:.1f}%".replace(".", ",")), st.sampled_from(["", "0%"])
)
rows = st.lists(st.tuples(figures, figures, figures, percents), min_size=3, max_size=6)


def grid(body: list[tuple[str, ...]]) -> str:
    lines = [("Comuna", "A", "B", "C", "Tasa")] + [(f"F{n}", *row) for n, row in enumerate(body)]
    return "\n".join("|".join(line) for line in lines)


@quick
@given(rows)
def test_no_identity_that_fits_is_said_to_fail(body: list[tuple[str, ...]]) -> None:
    view = sheet_of(table(grid(body))).rows
    lines = [line for line in view.lines if view.figure(line, 4) is not None]
    operands = [p for p in view.places if p != 4]
    trials = PairTrials(view, 4, lines, operands)
    for definition in (
        *definitions(view, 4, lines, operands, NO_WHOLES),
        *(
            Definition(view, 4, "ratio", pair, lines, factor=factor, said=False)
            for factor in unsaid_factors(view, 4)
            for pair in permutations(operands, 2)
        ),
    ):
        if len(definition.places) == 2:
            count, failing = trials.of(definition)
            assert count == len(definition.identities)
            assert failing <= sum(not judge.agrees_rounded_or_cut(view.sheet, i) for i in definition.identities)


def test_of_a_ratio_that_no_line_follows_all_lines_fail() -> None:
    text = grid(
        [("12", "40", "7", "30,0%"), ("9", "90", "6", "10,0%"), ("5", "8", "2", "62,5%"), ("1", "4", "0", "25,0%")]
    )
    view = sheet_of(table(text)).rows
    trials = PairTrials(view, 4, view.lines, [1, 2, 3])
    counts = {
        d.places: trials.of(d) for d in definitions(view, 4, view.lines, [1, 2, 3], NO_WHOLES) if d.form == "ratio"
    }
    assert counts[1, 2] == (4, 0)
    assert counts[2, 1] == counts[3, 1] == counts[3, 2] == (4, 4)
    assert counts[1, 3] == (4, 4)  # the last for its divisor is zero
    may_be = trials.pairs("ratio", Decimal(100), lambda count, failing: failing < count)
    assert may_be == [(1, 2)]
    assert trials.pairs("ratio", Decimal(100), lambda count, failing: count > 0) == list(permutations([1, 2, 3], 2))


def test_a_wide_table_of_percentages_is_tried_exactly_where_it_may_be_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten columns give some 300 definitions of each percentage; all but the right one fail in floats."""
    parts = [[(7 * r * r + 11 * c * r + 13 * c) % 89 + 10 for c in range(9)] for r in range(20)]
    body = [(*map(str, row), f"{100 * row[3] / row[6]:.1f}%".replace(".", ",")) for row in parts]
    body[7] = (*body[7][:-1], body[7][-1].translate(str.maketrans("123456789", "234567891")))
    lines = [("Comuna", *(f"Serie {c}" for c in range(9)), "Tasa")] + [(f"F{n}", *row) for n, row in enumerate(body)]
    asked: list[Identity] = []

    def counted(sheet: Sheet, identity: Identity) -> bool:
        asked.append(identity)
        return judge.agrees_rounded_or_cut(sheet, identity)

    monkeypatch.setattr(percentages, "agrees_rounded_or_cut", counted)
    found = only("\n".join("|".join(line) for line in lines))
    assert (found.rule, accused(found)) == ("porcentaje", (8, 10))
    assert 0 < len(asked) < 600  # 2,015 where every definition was tried in exact decimals until it failed


@quick
@given(st.lists(st.lists(st.integers(-60, 60).map(str), min_size=5, max_size=5), min_size=2, max_size=5))
def test_no_choice_of_signs_that_holds_is_left_out(body: list[list[str]]) -> None:
    text = "\n".join("|".join(line) for line in [["Fila", *"ABCDE"], *([f"F{n}", *row] for n, row in enumerate(body))])
    view = sheet_of(table(text)).rows
    run = movement_equations.MovementArrays(view, view.places)
    for start, end in ((0, 2), (0, 3), (0, 4), (1, 4)):
        if end >= len(view.places):
            continue
        every = [tuple(int(s) for s in signs[:-1]) for signs in movement_equations.every_sign(end - start - 1)]
        likely = list(movement_equations.likely_signs(run, start, end))
        assert likely == [s for s in every if s in likely]  # in their order
        holding = [s for s in every if list(movement_equations.equations_that_hold(run, start, end, end, s))]
        assert set(holding) <= set(likely)


@quick
@given(st.lists(st.tuples(st.floats(1, 90), st.floats(0.001, 5)), min_size=5, max_size=12))
def test_no_factor_on_which_nearly_all_agree_is_left_out(ranges: list[tuple[float, float]]) -> None:
    low = np.array([at for at, _ in ranges])
    high = low + np.array([width for _, width in ranges])
    factor = proportions.simplest_factor(low, high)
    if int(((low <= factor) & (factor <= high)).sum()) >= len(low) - 1:
        assert proportions.may_agree(low, high)


def test_ranges_apart_share_no_factor() -> None:
    low = np.array([1.0, 1.1, 2.0, 2.1, 1.2])
    assert not proportions.may_agree(low, low + 0.3)
    assert proportions.may_agree(np.array([1.0, 1.1, 1.2, 1.25, 9.0]), np.array([1.3, 1.4, 1.5, 1.6, 9.5]))


@quick
@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=4, max_size=8))
def test_no_run_that_closes_is_left_out(parts: list[tuple[int, int]]) -> None:
    def shown(tenths: int) -> str:
        return f"{tenths // 10},{tenths % 10}"

    body = [(shown(a), shown(b), shown(max(0, 1000 - a - b)), "") for a, b in parts]
    view = sheet_of(table(grid(body))).rows
    amounts = np.array(
        [[float(q.amount) if (q := view.figure(n, p)) else np.nan for p in (1, 2, 3)] for n in view.lines]
    )
    if closing.closing_identities(view, (1, 2, 3)):
        assert closing.may_close(amounts, np.full_like(amounts, 0.1))


def test_closing_runs_of_a_table_are_still_found() -> None:
    body = [
        ("41,3", "38,2", "20,5", ""),
        ("12,0", "70,5", "17,5", ""),
        ("33,3", "33,3", "33,4", ""),
        ("5,1", "4,2", "90,7", ""),
    ]
    _, checks = audit_table(table(grid(body)))
    assert {(c.kind, c.row, c.column, c.expected) for c in checks if c.kind == "partes-de-cien"} == {
        ("partes-de-cien", 1, 3, "20,5"),
        ("partes-de-cien", 2, 3, "17,5"),
        ("partes-de-cien", 3, 3, "33,4"),
        ("partes-de-cien", 4, 3, "90,7"),
    }
