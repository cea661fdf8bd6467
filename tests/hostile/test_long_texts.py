"""Texts of a length nobody writes: cut between words where they can be, said where not; never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.coverage.settings import SETTINGS
from pipeline.extract.coverage.text_limits import split_overlong
from pipeline.extract.reader import read
from pipeline.geometry import Place
from pipeline.model import LONGEST_AUDITED, Document, Heading, Paragraph, Source
from pipeline.quantities import numerals
from pipeline.quantities.number_words import find_words
from pipeline.quantities.settings import NUMERALS
from pipeline.validate.claims.audit import audit_document

pytestmark = pytest.mark.slow

SENTENCE = "El a\u00f1o 2022 se atendi\u00f3 a 1.234 personas en la comuna. "


def document(*blocks: Paragraph | Heading) -> Document:
    return Document("x", Source("x.txt", "0", "text"), blocks)


def test_a_long_paragraph_is_cut_behind_sentences() -> None:
    cut = split_overlong(document(Paragraph((SENTENCE * 400).strip(), "Secci\u00f3n", Place(line=3))))
    assert len(cut.blocks) == 6
    assert all(b.text.startswith("El a\u00f1o") and b.text.endswith("comuna.") for b in cut.blocks)
    assert {(b.section, b.place.line) for b in cut.blocks} == {("Secci\u00f3n", 3)}
    assert cut.findings == ()
    numerals_, _ = audit_document(cut)
    assert [n.text for n in numerals_] == ["2022", "1.234"] * 400


@given(st.lists(st.sampled_from(["a", "12", "palabra", "x" * 3000, "9" * 4001, ". ", "fin."]), max_size=60))
def test_nothing_is_lost_and_what_is_too_long_is_said(words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    cut = split_overlong(document(Paragraph(text)))
    assert " ".join(b.text for b in cut.blocks) == text or not text
    long = [b.text for b in cut.blocks if len(b.text) > LONGEST_AUDITED]
    assert all(" " not in piece for piece in long)
    assert [f.rule for f in cut.findings] == ["texto-sin-auditar"] * len(long)


def test_a_word_without_end_is_published_and_a_finding_says_it_was_not_audited() -> None:
    cut = split_overlong(document(Paragraph("Total: " + "9" * 20_000 + " y 12 m\u00e1s")))
    assert [len(b.text) for b in cut.blocks] == [6, 20_000, 8]
    [found] = cut.findings
    assert (found.rule, found.severity) == ("texto-sin-auditar", "info")
    assert "20000 caracteres seguidos" in found.message
    assert [n.text for n in audit_document(cut)[0]] == ["12"]


def test_a_paragraph_of_nothing_but_figures_is_cut_too() -> None:
    cut = split_overlong(document(Paragraph("7 " * 500)))
    assert [len(b.text.split()) for b in cut.blocks] == [SETTINGS.most_numerals] * 3 + [50]


def test_a_heading_without_end_is_a_paragraph() -> None:
    cut = split_overlong(document(Heading("T" * (SETTINGS.longest_heading + 1), 1, Place(line=1))))
    assert cut.blocks == (Paragraph("T" * (SETTINGS.longest_heading + 1), place=Place(line=1)),)


def test_a_row_of_more_columns_than_anyone_prints_is_prose() -> None:
    read_ = read(("\t".join(str(i) for i in range(1001)) + "\n").encode(), "x", "x.txt")
    assert read_.tables == ()
    words = " ".join(b.text for b in read_.blocks if isinstance(b, Paragraph)).split()
    assert words == [str(i) for i in range(1001)]
    assert read(("\t".join(str(i) for i in range(1000)) + "\n").encode(), "x", "x.txt").tables[0].column_count == 1000


@pytest.mark.parametrize(
    "text",
    [
        "9" * (NUMERALS.most_digits + 1),
        "1" + ".000" * 10,
        "0," + "1" * 40,
        "9" * 1_000_000,
        "1." * 100_000,
        " " * 100_000 + "1",
        "$" * 1000 + "1",
    ],
)
def test_more_digits_than_can_be_counted_with_are_no_figure(text: str) -> None:
    assert numerals.parse(text) is None


@pytest.mark.parametrize(
    "text", ["9" * NUMERALS.most_digits, "-" + "9" * NUMERALS.most_digits, "(" + "9" * NUMERALS.most_digits + ")"]
)
def test_as_many_as_can_be_are_exact(text: str) -> None:
    parsed = numerals.parse(text)
    assert parsed is not None
    assert (
        abs(parsed.value) == 10**NUMERALS.most_digits - 1
        if text[0] == "9"
        else parsed.value == -(10**NUMERALS.most_digits - 1)
    )


def test_a_list_of_numbers_in_words_has_an_end() -> None:
    found = list(find_words("mil millones de pesos " * 3000))
    assert [f.value for f in found] == [1_000_000_000] * 3000
    assert list(find_words("1 2 3 4 5 6 7 8 9 " * 5000)) == []
