"""Which computed quantity a figure states, if it states no cell: a conditional logit over what can be computed of the
rows and tables that the link model finds likely, and "none of these".

The weights are fitted as those of the link model are (``bench/claims_model/computed.py``): they make the figures of
real documents likely. Figures stated with the same words state quantities computed in the same way: where eleven
regions of twelve are given with their growth from one column to another, so is the twelfth.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.validate.claims.cell_space import Floats, Integers
from pipeline.validate.claims.computed.candidates import Reader
from pipeline.validate.claims.computed.features import AT, NAMES, NONE_NAMES, ComputedOptions
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables, Way
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import Mention
from pipeline.validate.claims.printed_slips import chance, lost_group, slips_of


@dataclass(frozen=True)
class ComputedVerdict:
    """How likely a mention states a computed quantity correctly, or with a slip, in units of the chance of its digits;
    with the likeliest of each."""

    right: float
    slip: float
    best: Computed | None
    best_slip: Computed | None


NOTHING = ComputedVerdict(0.0, 0.0, None, None)


@lru_cache(maxsize=1)
def fitted() -> tuple[Floats, Floats]:
    """The weights of the options and of none."""
    text = resources.files("pipeline.validate.claims").joinpath("computed_weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    options = np.array([read["options"].get(n, 0.0) for n in NAMES])
    return options, np.array([read["none"].get(n, 0.0) for n in NONE_NAMES])


def agreement(mention: Mention, options: ComputedOptions) -> tuple[Integers, Integers]:
    """The numbers of the options that a figure prints, rounded or cut, and of those a slip away from it."""
    value, step = mention.value, mention.step
    within = (options.low - step / 2 - 1e-9 <= value) & (value <= options.high + step / 2 + 1e-9)
    exact = within | ((value <= options.value) & (options.value < value + step))
    near = slips_of(mention.figure)
    at = np.searchsorted(near, options.low - step / 2 - 1e-9)
    reached = np.append(near, np.inf)[at] <= options.high + step / 2 + 1e-9
    if mention.claim.kind == "amount":
        reached |= lost_group(mention.figure, options.value / step)
    return np.flatnonzero(exact), np.flatnonzero(reached & ~exact)


def judge(
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    tables: Tables,
    weights: tuple[Floats, Floats] | None = None,
) -> list[ComputedVerdict]:
    """The verdicts on all mentions; those stated with the same words decide together which way is meant."""
    reader = Reader(tables)
    every: list[ComputedOptions | None] = []
    for mention, link in zip(mentions, links, strict=True):
        fit = link.right < SETTINGS.printed and not mention.in_words
        every.append(reader.options(mention, link) if fit else None)
    alone = [_verdict(m, k, o, weights) for m, k, o in zip(mentions, links, every, strict=True)]
    set_alike_features(mentions, links, every, alone)
    return [_verdict(m, k, o, weights) for m, k, o in zip(mentions, links, every, strict=True)]


def set_alike_features(
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    every: Sequence[ComputedOptions | None],
    alone: Sequence[ComputedVerdict],
) -> None:
    """Sets the features of the options that the other figures stated with the same words turned out to state."""
    votes: dict[object, dict[Way, float]] = defaultdict(lambda: defaultdict(float))
    own: list[tuple[Way, float] | None] = []
    for mention, link, verdict in zip(mentions, links, alone, strict=True):
        sure = verdict.right / (verdict.right + link.none + 1e-12)
        mine = (verdict.best.way, 1.0) if verdict.best is not None and sure > SETTINGS.remembered else None
        own.append(mine)
        if mine is not None:
            for key in _templates(mention):
                votes[key][mine[0]] += mine[1]
    for mention, options, mine in zip(mentions, every, own, strict=True):
        if options is None:
            continue
        for key in _templates(mention):
            others = {w: n - (mine is not None and w == mine[0]) for w, n in votes.get(key, {}).items()}
            whole = sum(others.values())
            if whole < SETTINGS.fewest_alike:
                continue
            for place, q in enumerate(options.quantities):
                share = others.get(q.way, 0.0) / (whole + 0.5)
                line = options.features[place]
                line[AT["told alike"]] = max(line[AT["told alike"]], share)
                spread = share * min(float(np.log1p(whole)), SETTINGS.many)
                line[AT["told alike and many"]] = max(line[AT["told alike and many"]], spread)


def _templates(mention: Mention) -> Iterator[object]:
    before, behind, unit = mention.template
    yield before[-2:], behind, unit
    yield before[-1:], unit, mention.number


def _verdict(
    mention: Mention, link: MentionLink, options: ComputedOptions | None, weights: tuple[Floats, Floats] | None = None
) -> ComputedVerdict:
    if options is None:
        return NOTHING
    cells, of_none = weights or fitted()
    score, none = options.features @ cells, float(options.none @ of_none)
    top = max(float(score.max()), none)
    share = np.exp(score - top)
    share /= float(share.sum()) + np.exp(none - top)
    exact, slipped = agreement(mention, options)
    by_chance, wrong = chance(mention.figure), max(10, len(slips_of(mention.figure)))
    right = link.none * float(share[exact].sum()) * SETTINGS.exact / by_chance
    slip = link.none * float(share[slipped].sum()) * SETTINGS.slip / wrong / by_chance
    best = options.quantities[exact[share[exact].argmax()]] if len(exact) else None
    best_slip = options.quantities[slipped[share[slipped].argmax()]] if len(slipped) else None
    return ComputedVerdict(right, slip, best, best_slip)
