"""The sum holds for documents nobody would write: made by hypothesis, with what is in them known."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.coverage.ledger import published_texts
from pipeline.extract.reader import read
from pipeline.quantities.digit_counts import count_digits
from tests.extract import paper
from tests.trials import trials

WORDS = st.sampled_from(["En", "Total", "zona", "año", "casos", "–", "*nota*", "(b)", "Art.", "N°", "|", "_x_", "de"])
NUMERALS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.integers(1000, 10**8).map(lambda n: f"{n:,}".replace(",", ".")),
    st.decimals(0, 100, places=2).map(lambda d: f"{d}%".replace(".", ",")),
    st.sampled_from(
        ["1.", "2)", "3.1.2", "12/31", "$5", "2.020-1", "1°", "07:30", "4-5", "1 234", "9\u00a0876", "*7*"]
    ),
)
PIECES = st.one_of(WORDS, NUMERALS)
LINES = st.lists(PIECES, min_size=1, max_size=8).map(" ".join)
ROWS = st.lists(st.lists(st.one_of(PIECES, st.just("")), min_size=2, max_size=5), min_size=1, max_size=5)
TABLES = st.one_of(
    ROWS.map(lambda rows: "\n".join("\t".join(row) for row in rows)),
    ROWS.map(lambda rows: "\n".join("| " + " | ".join(c.replace("|", "/") for c in row) + " |" for row in rows)),
)
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n\f\n", "\n# 1 Uno\n"])
TEXTS = st.lists(st.tuples(st.one_of(LINES, TABLES), BREAKS), min_size=1, max_size=8)


@given(TEXTS)
@settings(max_examples=trials(250))
def test_texts(parts: list[tuple[str, str]]) -> None:
    text = "Cuenta\n" + "".join(piece + end for piece, end in parts)
    document = read(text.encode(), "x", "x.txt")
    there, known = count_digits(published_texts(document.blocks)), Counter(c for c in text if "0" <= c <= "9")
    aside = count_digits(left.text for left in document.account.left_out)
    assert there + aside == known
    assert document.account.seen == known.total()
    assert {left.kind for left in document.account.left_out} <= {"encabezado-repetido"}


PLACED = st.lists(
    st.tuples(
        st.floats(-40, 640),
        st.floats(-20, 820),
        NUMERALS,
        st.sampled_from([6.0, 9.0, 12.0, 1.0]),
        st.sampled_from(["0 0 0", "1 1 1", "0.4 0.2 0.2"]),
        st.sampled_from([0, 3]),
        st.sampled_from(["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0.7 0.7 -0.7 0.7"]),
    ),
    max_size=25,
    unique_by=lambda placed: placed[2],  # the same text in the same place is printed once, as pdfium sees it
)
GRIDS = st.lists(
    st.tuples(
        st.integers(60, 200), st.integers(60, 500), st.integers(1, 4), st.integers(1, 5), st.lists(PIECES, max_size=20)
    ),
    max_size=1,
)


@given(st.lists(st.tuples(PLACED, GRIDS), min_size=1, max_size=3))
@settings(max_examples=trials(60))
def test_pdfs(pages: list[tuple[list[tuple], list[tuple]]]) -> None:
    sheets, known = [], Counter[str]()
    for placed, grids in pages:
        sheet = paper.Sheet()
        for x, y, text, size, color, mode, turn in placed:
            sheet.text(x, y, text, size=size, color=color, mode=mode, turn=turn)
            known.update(c for c in text if "0" <= c <= "9")
        for left, top, wide, high, texts in grids:
            xs = [left + 90 * i for i in range(wide + 1)]
            ys = [top + 18 * i for i in range(high + 1)]
            rows = [texts[r * wide : (r + 1) * wide] for r in range(high)]
            sheet.grid(xs, ys).cells(xs, ys, rows)
            known.update(c for row in rows for t in row for c in t if "0" <= c <= "9")
        sheets.append(sheet)
    document = read(paper.pdf(*sheets), "x", "x.pdf")
    account = document.account
    aside = count_digits(left.text for left in account.left_out)
    assert account.seen == known.total()
    assert count_digits(published_texts(document.blocks)) + aside == known
    assert [page for page, _ in account.pages] == list(range(1, len(pages) + 1))
    assert "failed" not in {status for _, status in account.pages}


def test_a_figure_that_stands_there_as_it_is_is_not_another_with_its_digits() -> None:
    """The header printed again has a 1 of its own, the row below and the heading have others."""
    text = "Cuenta\nEn\t0\tzona\t1.\tEn\nEn\t\n\n\nEn\t0\tzona\t1.\tEn\nEn\tEn\nEn\nEn\t1.000\n# 1 Uno\n"
    left_out = read(text.encode(), "x", "x.txt").account.left_out
    assert [(left.kind, left.text) for left in left_out] == [
        ("encabezado-repetido", "0"),
        ("encabezado-repetido", "1."),
    ]
