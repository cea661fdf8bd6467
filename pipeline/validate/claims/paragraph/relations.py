"""All relations among the figures of a document's paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model import Document, Heading, Paragraph
from pipeline.validate.claims.paragraph.across_sentences import balances, changes_across_sentences
from pipeline.validate.claims.paragraph.changes.far_off import blamed_without_slip
from pipeline.validate.claims.paragraph.changes.growth import growth
from pipeline.validate.claims.paragraph.differences import difference, level
from pipeline.validate.claims.paragraph.drawn_figures.added_up import added_up
from pipeline.validate.claims.paragraph.drawn_figures.bullets import bulleted
from pipeline.validate.claims.paragraph.drawn_figures.results import results
from pipeline.validate.claims.paragraph.drawn_figures.terms import terms
from pipeline.validate.claims.paragraph.elliptic import as_printed, whole_figures
from pipeline.validate.claims.paragraph.multiples import multiples
from pipeline.validate.claims.paragraph.parts.listed import listed
from pipeline.validate.claims.paragraph.parts.partitions import partitions, parts_around
from pipeline.validate.claims.paragraph.parts.sums import sums
from pipeline.validate.claims.paragraph.percentages.conclusions import concluded
from pipeline.validate.claims.paragraph.percentages.named_shares import named_shares, shares_of_total
from pipeline.validate.claims.paragraph.percentages.share_lists import share_lists
from pipeline.validate.claims.paragraph.percentages.shares import closing, respective, shares
from pipeline.validate.claims.paragraph.products import formulas, fractions, products
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation
from pipeline.validate.claims.paragraph.settings import PASSAGE
from pipeline.validate.claims.paragraph.spelled import spelled
from pipeline.validate.claims.sentence.mentions import Mention

KINDS: tuple[Callable[[SentenceFigures], Iterator[SentenceRelation]], ...] = (
    growth, difference, level, shares, respective, concluded, named_shares, shares_of_total, partitions, parts_around,
    sums, closing, products, formulas, fractions, spelled, listed, changes_across_sentences, balances, results,
    multiples, share_lists, terms, added_up,
)  # fmt: skip
"""A kind of relation is a function of a passage; one more is a function and its name here."""


def relations(document: Document, mentions: Sequence[Mention]) -> Iterator[SentenceRelation]:
    """Every relation found, passage by passage in reading order."""
    for passage in passages(document, mentions):
        yield from _of(passage)
    yield from bulleted(document, {block: tuple(own) for block, own in groupby(mentions, key=lambda m: m.block)})


def passages(document: Document, mentions: Sequence[Mention]) -> Iterator[SentenceFigures]:
    """Every sentence with figures, in reading order."""
    before: list[Mention] = []
    for block, of_block in groupby(mentions, key=lambda m: m.block):
        here = document.blocks[block]
        if not isinstance(here, Heading | Paragraph):
            continue
        by_sentence = [list(group) for _, group in groupby(of_block, key=lambda m: m.number)]
        lines = [[m for m in line if not m.in_words] for line in by_sentence]
        spelled_out = [tuple(m for m in line if m.in_words) for line in by_sentence]
        last = before if before and block - before[0].block <= PASSAGE.near_blocks else []
        for number, own in enumerate(lines):
            if not own or len(own) > PASSAGE.most_figures:
                continue
            previous = lines[number - 1] if number else last
            earlier = lines[number - 2] if number > 1 else []
            above = document.blocks[block - 1] if block else None
            lead = above.text if isinstance(above, Paragraph) else ""
            near = previous[-PASSAGE.figures_before :]
            texts = {m.block: block_text(document, m.block) for m in near if m.block != block}
            yield SentenceFigures(
                tuple(own),
                tuple(near),
                tuple(earlier[-PASSAGE.figures_earlier :]),
                here.text,
                lead,
                spelled_out[number],
                tuple(lines[number + 1]) if number + 1 < len(lines) else (),
                texts,
            )
        before = lines[-1] if lines else []


def block_text(document: Document, block: int) -> str:
    """The text of a block that has one, else ""."""
    found = document.blocks[block]
    return found.text if isinstance(found, Heading | Paragraph) else ""


def _of(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """The relations of one sentence, amounts that leave out their scale read with it."""
    whole = whole_figures(passage, passage.own)
    original = {id(w): m for w, m in zip(whole, passage.own, strict=True) if w is not m}
    if original:
        passage = replace(passage, own=whole)
    for kind in KINDS:
        for relation in kind(passage):
            yield as_printed(blamed_without_slip(passage, relation), original)
