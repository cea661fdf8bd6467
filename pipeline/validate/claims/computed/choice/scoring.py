"""Which computed quantity a figure states, if it states no cell: a conditional logit over what can be computed of the
rows and tables that the link model finds likely, and "none of these" (McFadden, 1974: the probability of an option is
in proportion to the exponential of its weighted features).

The weights are fitted as those of the link model are (``bench/claims_model/computed.py``): they make the figures of
real documents likely. Figures stated with the same words state quantities computed in the same way: where eleven
regions of twelve are given with their growth from one column to another, so is the twelfth.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.quantities.slips import are_among
from pipeline.validate.claims.cells.space import CellSpace, Flags, Floats
from pipeline.validate.claims.computed.choice.anchors import (
    OF_ITS_TABLE,
    SHARED,
    anchors,
    of_paragraphs,
    of_their_tables,
    operand_overlaps,
    shared_operands,
)
from pipeline.validate.claims.computed.choice.candidates import Reader
from pipeline.validate.claims.computed.choice.features import AS_OTHERS, AT, NAMES, NONE_NAMES, ComputedOptions
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables, Way
from pipeline.validate.claims.linking.agreement import scales
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import chance, lost_group

LEVEL_STATED = [AT["its level stated in the sentence"], AT["an operand stated right before"]]


@dataclass(frozen=True)
class ComputedVerdict:
    """How likely a mention that is no cell states a computed quantity correctly (``right``), or with a slip, and how
    likely ``neither``: three numbers from 0 on in one unit, the chance that another thing has its digits, so that only
    their ratios say something; with the likeliest quantity of each."""

    right: float
    slip: float
    best: Computed | None
    best_slip: Computed | None
    neither: float = 1.0
    anchored: bool = False
    """Whether the level that the likeliest slip is computed of is stated in the sentence."""
    meant: float = 0.0
    """How likely, before the digits of the figure are looked at, it states what the likeliest slip is of, whatever way
    that is computed; what is of another size is none of it."""
    rival: float = 0.0
    """The same of the likeliest of the quantities that it prints."""


NOTHING = ComputedVerdict(0.0, 0.0, None, None)


@lru_cache(maxsize=1)
def fitted() -> tuple[Floats, Floats]:
    """The weights of the options, in the order of ``features.NAMES``, and of none, in that of ``NONE_NAMES``."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    options = np.array([read["options"].get(n, 0.0) for n in NAMES])
    return options, np.array([read["none"].get(n, 0.0) for n in NONE_NAMES])


def agreement_of_options(mention: Mention, options: ComputedOptions) -> tuple[Floats, Floats]:
    """How likely a figure that states an option correctly prints what the mention prints, and how many of the slips of
    what the mention prints it then prints, on average: of each option, 0 where none.

    An option computed of rounded figures may be any value within its bounds: half of the time it is printed as computed
    of the figures as printed, else each of the values within the bounds is as likely.
    """
    size = len(options.chosen)
    exact, slipped, slips = np.zeros(size), np.zeros(size), mention.slips
    for scale in scales(mention):
        value, step, near = mention.value / scale, mention.step / scale, slips / scale
        fine = np.full(size, scale == 1) | (options.chosen.high - options.chosen.low <= SETTINGS.widest_scaled * step)
        low, high = options.chosen.low - step / 2 - 1e-9, options.chosen.high + step / 2 + 1e-9
        many = np.maximum(1.0, np.floor((options.chosen.high - options.chosen.low) / step) + 1)
        within = fine & (low <= value) & (value <= high)
        printed = (np.abs(options.chosen.value - value) <= step / 2 + 1e-9) | (
            (value <= options.chosen.value) & (options.chosen.value < value + step)
        )
        exact = np.maximum(exact, fine * (SETTINGS.as_printed * printed + (1 - SETTINGS.as_printed) * within / many))
        reached = np.searchsorted(near, high) - np.searchsorted(near, low)
        as_printed = are_among(np.rint(options.chosen.value / step), np.rint(near / step))
        often = SETTINGS.as_printed
        slipped = np.maximum(slipped, fine * (often * as_printed + (1 - often) * reached / many))
    if mention.claim.kind == "amount":
        slipped = np.maximum(slipped, lost_group(mention.figure, options.chosen.value / mention.step))
    return exact, np.where(exact > 0, 0.0, slipped)


def of_its_size(mention: Mention, values: Floats) -> Flags:
    """Which values are of the size of a figure, whatever its digits: who states how many rows a table has may print a
    wrong number, but none in the thousands."""
    found = np.zeros(len(values), dtype=bool)
    for scale in scales(mention):
        own, step = mention.value / scale, mention.step / scale
        size = np.maximum(values, step)
        found |= (size < SETTINGS.size * max(own, step)) & (max(own, step) < SETTINGS.size * size)
    return found


def share_of_its_size(mention: Mention, link: MentionLink, space: CellSpace) -> float:
    """How much of the probability of all cells is that of cells of a figure's size."""
    whole = float(link.prior.sum())
    return float(link.prior[of_its_size(mention, space.amount)].sum()) / whole if whole else 1.0


def judge_computed(
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    tables: Tables,
    weights: tuple[Floats, Floats] | None = None,
) -> list[ComputedVerdict]:
    """The verdicts on all mentions, in their order; those stated with the same words decide together which way is
    meant.

    Args:
        mentions: the figures of the prose of a document.
        links: for each of them how likely the cells are that it may print.
        tables: what is computed with.
        weights: as :func:`fitted` gives them, which is asked where none are given.
    """
    reader, around = Reader(tables), anchors(mentions, links)

    def options(number: int) -> ComputedOptions | None:
        mention, link = mentions[number], links[number]
        fit = link.right < SETTINGS.printed and not mention.in_words
        return reader.options(mention, link, around[number]) if fit else None

    alone: list[ComputedVerdict] = []
    kept: dict[int, tuple[ComputedOptions | None, tuple[Floats, Floats] | None]] = {}
    room = SETTINGS.features_kept
    for number, (mention, link) in enumerate(zip(mentions, links, strict=True)):
        read = options(number)
        agreed = None if read is None else agreement_of_options(mention, read)
        alone.append(verdict_of_options(mention, link, read, weights, agreed))
        room -= 0 if read is None else read.features.size
        if room >= 0:
            kept[number] = read, agreed
    every = (kept[n][0] if n in kept else options(n) for n in range(len(mentions)))
    return [
        verdict_of_options(mentions[n], links[n], read, weights, kept[n][1] if n in kept else None)
        if changed
        else alone[n]
        for n, (read, changed) in enumerate(with_alike_features(mentions, links, every, alone))
    ]


def with_alike_features(
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    every: Iterable[ComputedOptions | None],
    alone: Sequence[ComputedVerdict],
) -> Iterator[tuple[ComputedOptions | None, bool]]:
    """The options of all figures, with the features set that the other figures stated with the same words turned out to
    state, and whether any was; ``alone`` are the verdicts without."""
    votes: dict[object, dict[Way, float]] = defaultdict(lambda: defaultdict(float))
    stated: list[Computed | None] = []
    for mention, link, verdict in zip(mentions, links, alone, strict=True):
        sure = verdict.right / (verdict.right + link.none + 1e-12) > SETTINGS.remembered
        stated.append(verdict.best if sure else None)
        if sure and verdict.best is not None:
            for key in (*_templates(mention), (mention.figure.unit, mention.number)):
                votes[key][verdict.best.way] += 1.0
    shared, beside = shared_operands(mentions, stated), of_paragraphs(mentions, stated)
    for mention, options, mine, others, of_block in zip(mentions, every, stated, shared, beside, strict=True):
        if options is None:
            yield None, False
            continue
        changed = bool(others or of_block)
        if others:
            options.features[:, AT[SHARED]] = operand_overlaps(options.quantities, others)
        if of_block:
            options.features[:, AT[OF_ITS_TABLE]] = of_their_tables(options.chosen, of_block)
        changed |= _set_as_others(options, mine, votes.get((mention.figure.unit, mention.number), {}))
        for key in _templates(mention):
            alike = {w: n - (mine is not None and w == mine.way) for w, n in votes.get(key, {}).items()}
            whole = sum(alike.values())
            if whole < SETTINGS.fewest_alike:
                continue
            many, changed = min(float(np.log1p(whole)), SETTINGS.many), True
            for way, votes_of_way in alike.items():
                share = votes_of_way / (whole + SETTINGS.unsure_votes)
                same = options.chosen.way == options.chosen.pool.way(way)
                for name, value in (("stated alike", share), ("stated alike and many", share * many)):
                    options.features[same, AT[name]] = np.maximum(options.features[same, AT[name]], value)
        yield options, changed


def _set_as_others(options: ComputedOptions, mine: Computed | None, votes: Mapping[Way, float]) -> bool:
    """Sets of each option what share of the other figures of the sentence with the same unit are computed in its way:
    "Horizonte, 29,8 %; Austral, 19,1 %, y Previa, 9,1 %". Returns whether it set any."""
    others = {w: n - (mine is not None and w == mine.way) for w, n in votes.items()}
    whole = sum(others.values())
    for way, many in others.items():
        if many > 0:
            same = options.chosen.way == options.chosen.pool.way(way)
            options.features[same, AT[AS_OTHERS]] = many / (whole + SETTINGS.unsure_votes)
    return whole > 0


def _templates(mention: Mention) -> Iterator[object]:
    before, behind, unit = mention.template
    yield before[-2:], behind, unit
    yield before[-1:], unit, mention.number


def verdict_of_options(
    mention: Mention,
    link: MentionLink,
    options: ComputedOptions | None,
    weights: tuple[Floats, Floats] | None = None,
    agreed: tuple[Floats, Floats] | None = None,
) -> ComputedVerdict:
    """Which of the quantities computed for a figure it states, and how likely, the link to a cell considered.

    Args:
        weights: those of the features of a quantity and of none; the fitted ones without.
        agreed: of each quantity whether the figure prints it exactly and a slip away, where that is known already.
    """
    if options is None:
        return NOTHING
    cells, of_none = weights or fitted()
    score, none = options.features @ cells, float(options.none @ of_none)
    top = max(float(score.max()), none)
    share = np.exp(score - top)
    share /= float(share.sum()) + np.exp(none - top)
    exact, slipped = agreed or agreement_of_options(mention, options)
    by_chance, wrong = chance(mention.figure), max(10, len(mention.slips))
    of_right, of_slip = share * exact, share * slipped
    right = link.none * float(of_right.sum()) * SETTINGS.exact / by_chance
    slip = link.none * float(of_slip.sum()) * SETTINGS.slip / wrong / by_chance
    best = options.quantities[int(of_right.argmax())] if of_right.any() else None
    best_slip = options.quantities[int(of_slip.argmax())] if of_slip.any() else None
    near = of_its_size(mention, options.chosen.value)
    neither = 1 - float(share.sum()) + (1 - SETTINGS.exact - SETTINGS.slip) * float(share[near].sum())
    anchored = best_slip is not None and bool(
        options.features[int(of_slip.argmax()), LEVEL_STATED].max() > SETTINGS.anchored
    )
    meant = rival = 0.0
    if best_slip is not None:
        possible = link.none / (1 - float(share[~near].sum()))
        alike = np.abs(options.chosen.value - best_slip.value) <= mention.step / 2
        meant = possible * float(share[alike & (slipped > 0)].sum())
        rival = possible * float(share[exact > 0].max(initial=0.0))
    return ComputedVerdict(right, slip, best, best_slip, max(neither, SETTINGS.least_neither), anchored, meant, rival)
