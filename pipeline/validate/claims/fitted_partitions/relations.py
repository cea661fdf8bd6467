"""The wholes of a document's sentences with all of their parts, as the fitted model finds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Document
from pipeline.spanish.folding import fold
from pipeline.validate.claims.fitted_partitions.candidates import WholeWithParts, candidates
from pipeline.validate.claims.fitted_partitions.model import luck_of, prior, scaled
from pipeline.validate.claims.fitted_partitions.settings import PARTITIONS
from pipeline.validate.claims.paragraph.drawn import says_overlap
from pipeline.validate.claims.paragraph.elliptic import as_printed
from pipeline.validate.claims.paragraph.parts.labels import BETWEEN
from pipeline.validate.claims.paragraph.parts.sums import RANGE
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation, by_chance, length, printed_as
from pipeline.validate.claims.paragraph.relations import passages
from pipeline.validate.claims.paragraph.settings import WORDS
from pipeline.validate.claims.sentence.mentions import Mention


def relations(document: Document, mentions: Sequence[Mention]) -> Iterator[SentenceRelation]:
    """For each whole the list of its parts that holds, or else the one that a slip would mend, where it is sure."""
    for printed in passages(document, mentions):
        passage = scaled(printed)
        original = {id(w): m for w, m in zip(passage.own, printed.own, strict=True) if w is not m}
        for found in candidates(passage):
            relation = _of_one_whole(passage, found)
            if relation is not None:
                yield as_printed(relation, original)


def _of_one_whole(passage: SentenceFigures, found: Sequence[WholeWithParts]) -> SentenceRelation | None:
    likely = prior(passage, found)
    holding = [(float(p), c) for p, c in zip(likely, found, strict=True) if c.holds]
    if holding:
        p, c = max(holding, key=lambda h: h[0])
        wrong = (1 - p) * by_chance(length(c.whole))
        sure = p * PARTITIONS.exact / (p * PARTITIONS.exact + wrong)
        operands = (*c.parts, c.whole)
        return (
            SentenceRelation("sum", operands, True, True, 1 - sure, fitted=True)
            if sure >= PARTITIONS.confirmed
            else None
        )
    best = int(likely.argmax())
    c = found[best]
    meant = float(likely[best])
    if meant < PARTITIONS.least or _need_not_add_up(passage, c):
        return None
    culprits, sure = c.culprits(), probability(meant, luck_of(c))
    return _broken(c, culprits, sure) if culprits and sure >= PARTITIONS.accused else None


def _need_not_add_up(passage: SentenceFigures, c: WholeWithParts) -> bool:
    """Whether an interval, or things counted twice, explain that parts do not add up."""
    if any(RANGE.match(passage.right(m, WORDS.label)) for m in c.parts):
        return True
    opened = passage.between(c.whole, c.parts[0]) if c.whole.block == c.parts[0].block else ""
    return BETWEEN.search(opened) is not None or says_overlap(fold(c.whole.claim.sentence.text))


def probability(meant: float, luck: float) -> float:
    """How likely figures of which one slip would make the parts add up have one; ``meant`` is that they are the parts
    of their whole, ``luck`` that others are so near."""
    slip = meant * PARTITIONS.slip
    return slip / (slip + luck * (1 - meant + meant * PARTITIONS.incomplete))


def _broken(c: WholeWithParts, culprits: tuple[tuple[Mention, float], ...], sure: float) -> SentenceRelation:
    larger = [(m, v) for m, v in culprits if m is not c.whole and m.value >= c.whole.value]
    expected = printed_as(c.added, min(c.parts, key=lambda m: m.step))
    arithmetic = f"{' + '.join(m.figure.text for m in c.parts)} = {expected}"
    operands = (*c.parts, c.whole)
    return SentenceRelation(
        "sum", operands, False, True, 1 - sure, tuple(larger) or culprits, expected, arithmetic, fitted=True
    )
