"""Which cells are to blame for what fails: found error by error, the same as by looking at all of it for each."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Position
from pipeline.validate.arithmetic.error_location.exchanged_figures import Exchanges
from pipeline.validate.arithmetic.error_location.one_change import locate
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity
from pipeline.validate.arithmetic.identities.judge import Verdict, judge
from pipeline.validate.arithmetic.identities.sheet import Sheet, sheet_of
from tests.trials import trials
from tests.validate.arithmetic.test_rules import table

cells = st.integers(1, 60).map(str)
grids = st.lists(st.tuples(cells, cells, cells, cells, cells), min_size=3, max_size=6)


def sums_of(body: Sequence[Sequence[str]]) -> tuple[Sheet, list[Verdict]]:
    """A table whose last line and last column are said to be the sums of the others, judged."""
    lines = [("Comuna", "A", "B", "C", "D", "Total"), *((f"F{n}", *row) for n, row in enumerate(body))]
    sheet = sheet_of(table("\n".join("|".join(line) for line in lines)))
    rows, last = range(1, len(body) + 1), len(body)
    made = [Identity("suma-fila", "sum", (r, 5), tuple((r, c) for c in range(1, 5)), "row") for r in rows]
    made += [
        Identity("suma-columna", "sum", (last, c), tuple((r, c) for r in rows if r != last), "column")
        for c in range(1, 6)
    ]
    return sheet, [v for s in made if (v := judge(sheet, s)) is not None]


@settings(max_examples=trials(150), deadline=None)
@given(grids, st.integers(0, 2**32))
def test_every_error_is_what_the_failures_left_say_by_themselves(body: list[tuple[str, ...]], seed: int) -> None:
    """Sums that are right but for some figures: what is remembered of a cell changes no error that is found."""
    rng = random.Random(seed)
    figures = [[int(text) for text in row[:4]] for row in body[:-1]]
    figures.append([sum(column) for column in zip(*figures, strict=True)])
    whole = [[*row, sum(row)] for row in figures]
    for _ in range(rng.randint(1, 4)):
        whole[rng.randrange(len(whole))][rng.randrange(5)] += rng.choice([-9, 1, 10, 90])
    sheet, verdicts = sums_of([[str(abs(n)) for n in row] for row in whole])
    found = locate(sheet, verdicts)
    left = [v for v in verdicts if v.fails]
    for error in found:
        alone = locate(sheet, [*left, *(v for v in verdicts if v.holds)])
        assert alone[0] == error
        left = [v for v in left if v not in error.verdicts]
    assert left == []


@settings(max_examples=trials(150), deadline=None)
@given(grids)
def test_exchanged_figures_are_those_that_trying_each_with_each_finds(body: list[tuple[str, ...]]) -> None:
    sheet, verdicts = sums_of(body)
    failing, holding = [v for v in verdicts if v.fails], [v for v in verdicts if v.holds]
    found = Exchanges(sheet, holding).first(failing)
    expected = next(_exchanged(sheet, failing, holding), None)
    assert (None if found is None else (*found.verdicts, found.mine, found.theirs)) == expected


def _exchanged(sheet: Sheet, failing: Sequence[Verdict], holding: Sequence[Verdict]):
    def gap(verdict: Verdict) -> object:
        parts = sum(sheet.quantity[o].amount for o in verdict.identity.operands)
        return parts - sheet.quantity[verdict.identity.target].amount

    def one_only(cells: Sequence[Position], mine: Position, theirs: Position) -> bool:
        return (mine in cells) != (theirs in cells)

    for one, other in combinations([v for v in failing if v.identity.form == "sum"], 2):
        for mine, theirs in product(one.identity.operands, other.identity.operands):
            difference = sheet.quantity[mine].amount - sheet.quantity[theirs].amount
            aligned = (mine[0] == theirs[0]) != (mine[1] == theirs[1])
            parted = any(v.identity.form in LINEAR and one_only(v.identity.cells, mine, theirs) for v in holding)
            if gap(one) == -gap(other) == difference and aligned and not parted:
                yield one, other, mine, theirs
