"""The arrays that computed quantities are asked in say what the quantities themselves say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice.anchors import Anchors, of_their_tables, operand_overlaps
from pipeline.validate.claims.computed.choice.pool import Pool
from pipeline.validate.claims.computed.kinds import CHANGES, KINDS
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed
from tests.validate.accounts import account

TABLE = "Centro | Mujeres | Hombres\nNorte | 10 | 20\nSur | 30 | 40\nEste | 50 | 60\nOeste | 70 | 80\n"
CELLS = 8
cells = st.integers(0, CELLS - 1)
likely = st.dictionaries(cells, st.floats(0.3, 1.0))
quantities = st.builds(
    lambda kind, operands, columns, years: Computed(
        kind, (kind, *columns), tuple(operands), 3.0, 2.0, 4.0, columns, years, latest=years[1] == "2023"
    ),
    st.sampled_from(KINDS),
    st.lists(cells, min_size=1, max_size=SETTINGS.most_operands + 2),
    st.tuples(st.integers(0, 1), st.integers(0, 1)),
    st.sampled_from((("", ""), ("2022", "2023"), ("2021", "2022"))),
)


def space() -> CellSpace:
    return CellSpace(account(TABLE))


@given(st.lists(quantities, min_size=1, max_size=6), likely, likely, likely, likely, likely)
def test_what_is_stated_around_is_said_of_each_quantity(
    computed: list[Computed],
    sentence: dict[int, float],
    before: dict[int, float],
    behind: dict[int, float],
    paragraph: dict[int, float],
    previous: dict[int, float],
) -> None:
    pool = Pool(space())
    anchors = Anchors(sentence, before, behind, paragraph, previous)
    found = anchors.features(pool.of(pool.add(computed)), pool.space)
    for line, q in zip(found.tolist(), computed, strict=True):
        level, base = (q.operands[-1], q.operands[0]) if q.kind in CHANGES else (q.operands[0], q.operands[-1])
        few = len(q.operands) <= SETTINGS.most_operands
        assert line == [
            sentence.get(level, 0.0),
            sentence.get(base, 0.0),
            min(sentence.get(c, 0.0) for c in q.operands) if few else 0.0,
            max(before.get(c, 0.0) for c in q.operands) if few else 0.0,
            max(behind.get(c, 0.0) for c in q.operands) if few else 0.0,
            min(paragraph.get(c, 0.0) for c in q.operands) if few else 0.0,
            max(sentence.values(), default=0.0),  # all cells are of one table
            max(paragraph.values(), default=0.0),
            previous.get(level, 0.0),
            0.0,
            0.0,
        ]


@given(st.lists(quantities, max_size=3), st.lists(quantities, min_size=1, max_size=3))
def test_quantities_keep_their_numbers_when_more_are_computed(first: list[Computed], more: list[Computed]) -> None:
    pool = Pool(space())
    numbers = pool.add(first)
    pool.add(more * 400)  # more than there was room for
    chosen = pool.of(numbers)
    assert list(chosen.quantities) == first
    assert chosen.value.tolist() == [q.value for q in first]
    assert chosen.low.tolist() == [q.low for q in first]
    assert [KINDS[n] for n in pool.kinds(numbers)] == [q.kind for q in first]
    assert chosen.way.tolist() == [pool.way(q.way) for q in first]
    assert [n in pool.years(("2023",)) for n in chosen.to_year.tolist()] == [q.latest for q in first]


def test_the_largest_share_of_operands_in_common() -> None:
    one, other, apart = (
        Computed("named", ("named", 0, 0), operands, 1.0, 1.0, 1.0, (0, 0)) for operands in ((1, 2), (2, 3, 4), (6, 7))
    )
    assert operand_overlaps([one, other, apart], [frozenset((1, 2)), frozenset((2, 5))]) == [1.0, 0.25, 0.0]


def test_how_many_others_of_a_paragraph_are_of_the_table_of_each_quantity() -> None:
    both = CellSpace(account(TABLE, "Los cupos de las sedes:", "Sede | Cupos\nAlfa | 7\nBeta | 9\nGama | 5\n"))
    sizes = [int((both.table == n).sum()) for n in range(2)]
    assert sizes == [8, 3]
    one, other, third = (
        Computed("named", ("named", 0, 0), operands, 1.0, 1.0, 1.0, (0, 0)) for operands in ((1, 2), (0, 3), (8, 9))
    )
    pool = Pool(both)
    chosen = pool.of(pool.add([one, third]))
    assert np.expm1(of_their_tables(chosen, [one, other])).round(6).tolist() == [2.0, 0.0]
