"""The relations among the figures of a document's paragraphs that the fitted model finds meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from pipeline.model import Document, Heading, Paragraph
from pipeline.quantities.printing import show_float
from pipeline.spanish.folding import fold
from pipeline.validate.claims.fitted_relations import accusing
from pipeline.validate.claims.fitted_relations.candidates import DrawnCandidate
from pipeline.validate.claims.fitted_relations.mending import Mending, mending
from pipeline.validate.claims.fitted_relations.model import DrawnFigure, drawn_figures
from pipeline.validate.claims.fitted_relations.passage import PlacedFigure, placed
from pipeline.validate.claims.fitted_relations.settings import MENDING, WINDOWS
from pipeline.validate.claims.paragraph.relation import SentenceRelation, printed_as
from pipeline.validate.claims.paragraph.relations import block_text
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import Mention

_KINDS = {
    "share": "share", "one whole": "share", "of all": "share", "growth": "growth", "closing": "complement",
    "sum": "sum", "difference": "difference", "points": "difference", "quotient": "quotient",
    "product": "product",
}  # fmt: skip
"""The kinds of candidates as kinds of relations."""
_EXPLAINING = ("share", "one whole", "growth", "quotient", "product")
"""The kinds that explain a result, though another relation does not hold."""


def paragraphs(
    document: Document, mentions: Sequence[Mention]
) -> Iterator[tuple[tuple[PlacedFigure, ...], tuple[PlacedFigure, ...]]]:
    """Each paragraph's figures with the last of the one before, and its own that stand in a sentence."""
    before: list[Mention] = []
    for own in _grouped(document, mentions):
        is_near = bool(before) and own[0].block - before[-1].block <= WINDOWS.near_blocks
        several = [*(before[-WINDOWS.context :] if is_near else []), *own]
        figures = placed(several, {m.block: fold(block_text(document, m.block)) for m in several})
        first = own[0].block
        spoken = tuple(f for f in figures if f.mention.block >= first and is_in_sentence(f.mention))
        if spoken and 1 < len(figures) <= WINDOWS.most_figures:
            yield figures, spoken
        before = own


def _grouped(document: Document, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The figures of each paragraph; those of a list whose entries are paragraphs of few figures together."""
    group: list[Mention] = []
    last = 0
    for block, of_block in groupby((m for m in mentions if not m.in_words), key=lambda m: m.block):
        if not isinstance(document.blocks[block], Heading | Paragraph):
            continue
        own = list(of_block)
        is_entry = len(own) <= WINDOWS.entry and last <= WINDOWS.entry and len(group) + len(own) <= WINDOWS.list_figures
        if group and block - group[-1].block == 1 and is_entry:
            group += own
        else:
            if group:
                yield group
            group = own
        last = len(own)
    if group:
        yield group


def relations(document: Document, mentions: Sequence[Mention]) -> Iterator[SentenceRelation]:
    """What holds by more than chance, and what one slip would mend, paragraph by paragraph."""
    for figures, own in paragraphs(document, mentions):
        found = drawn_figures(figures, own)
        yield from (relation for d in found if (relation := _confirmed(d)) is not None)
        wrong = mending(found)
        if wrong is None or wrong.probability < MENDING.asked or wrong.figure.mention.claim.hedge:
            continue
        sure = accusing.probability(wrong, found)
        if sure >= MENDING.accused:
            yield _broken(wrong, sure)


def _confirmed(figure: DrawnFigure) -> SentenceRelation | None:
    """The likeliest relation that holds, strict where it is surely meant, else one that may explain the figure."""
    exactly = figure.exactly
    if not exactly.any():
        return None
    right = figure.prior * exactly
    holds = float(right.sum()) / float(figure.likelihood(exactly))
    best = figure.candidates[int(np.argmax(right))]
    if not best.confirms or holds < (MENDING.explained if best.kind in _EXPLAINING else MENDING.confirmed):
        return None
    operands = tuple(o.mention for o in (*best.operands, best.result))
    is_sure = holds >= MENDING.confirmed
    return SentenceRelation(_KINDS[best.kind], operands, True, is_sure, 1 - holds, fitted=True)


def _broken(wrong: Mending, sure: float) -> SentenceRelation:
    candidate = wrong.relation
    result = candidate.result.mention
    operands = tuple(o.mention for o in (*candidate.operands, candidate.result))
    expected = wrong.value if wrong.figure is candidate.result else sum(candidate.span) / 2
    return SentenceRelation(
        _KINDS[candidate.kind],
        operands,
        holds=False,
        strict=True,
        chance=1 - sure,
        culprits=tuple((f.mention, value) for f, value in ((wrong.figure, wrong.value), *wrong.rivals)),
        expected=_printed(expected, result),
        arithmetic=_arithmetic(candidate),
        fitted=True,
    )


def _printed(value: float, mention: Mention) -> str:
    if mention.claim.kind == "percent":
        return f"{show_float(value, max(1, mention.figure.decimals))}%"
    return printed_as(value, mention)


def _arithmetic(candidate: DrawnCandidate) -> str:
    """The relation in figures: what is computed, and what it gives."""
    texts = [o.mention.figure.text for o in candidate.operands]
    middle = _printed(sum(candidate.span) / 2, candidate.result.mention)
    if candidate.kind == "sum":
        return f"{' + '.join(texts)} = {middle}"
    if candidate.kind == "product":
        return f"{' × '.join(texts)} = {middle}"
    if candidate.kind == "closing":
        result = candidate.result.mention
        total = sum(o.mention.value for o in candidate.operands) + result.value
        return f"{' + '.join([*texts, result.figure.text])} = {_printed(total, result)}"
    if candidate.kind in ("difference", "points"):
        return f"{' − '.join(texts)} = {middle}"
    if candidate.kind == "growth":
        return f"{texts[0]} / {texts[1]} − 1 = {middle}"
    if candidate.kind == "of all":
        return f"{texts[0]} / ({' + '.join(texts)}) = {middle}"
    if candidate.kind == "one whole":
        return f"{texts[0]} / ({texts[2]} / {texts[1]}) = {middle}"
    return f"{texts[0]} / {texts[1]} = {middle}"
