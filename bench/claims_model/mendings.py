"""Fits when the figures of a paragraph accuse one of them rightly.

    python -m bench.claims_model.mendings FOLDER… [--out FILE]

Folders of kept documents (``bench.claims_model.documents``); the invented accounts beside this module are used too. No
annotation is needed: a figure that a relation of its paragraph confirms is spoilt by one slip, and a mending is right
whose relation has it (which of its figures is wrong the tables decide); each of a paragraph as it is is wrong, but for
what was read and found so (``bench/judgements.jsonl``). It is shown how many of the spoilt figures are found, and how
many true ones accused, by regressions that have not seen the series.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.claims_model import logistic
from bench.claims_model.accusations import Example, known_wrong, slip_of
from bench.claims_model.fit import read_series
from bench.claims_model.fitted_relations import read
from bench.spoilt_prose.annotations import Spot
from bench.spoilt_prose.spoiling import with_replaced
from pipeline.model import Document
from pipeline.validate.claims.fitted_relations import accusing
from pipeline.validate.claims.fitted_relations.mending import Mending, mending
from pipeline.validate.claims.fitted_relations.model import DrawnFigure, drawn_figures
from pipeline.validate.claims.fitted_relations.relations import paragraphs
from pipeline.validate.claims.fitted_relations.settings import MENDING
from pipeline.validate.claims.sentence import mentions

MOST_SPOILT = 60
"""Figures of a document that are spoilt, one at a time."""
MOST_OF_SERIES = 6
"""Documents of one series: more are of one author and one form."""
CONFIRMED = 0.3
"""Prior of a relation that holds from which on its figures are spoilt …"""
LUCK = 0.2
"""… where it holds by chance so seldom, at most."""


def _mendings(document: Document) -> Iterator[tuple[Mending | None, list[DrawnFigure]]]:
    for figures, own in paragraphs(document, mentions.read(document)):
        found = drawn_figures(figures, own)
        yield mending(found), found


def _confirmed(found: Sequence[DrawnFigure]) -> set[tuple[int, int, int, str]]:
    """Where figures stand, block, start and end with their print, that a relation confirms."""
    return {
        (f.mention.block, f.mention.figure.start, f.mention.figure.end, f.mention.figure.text)
        for d in found
        for prior, c in zip(d.prior, d.candidates, strict=True)
        if prior >= CONFIRMED and c.confirms and c.values * d.by_chance <= LUCK
        for f in (c.result, *c.operands)
    }


def examples(name: str, series: str, document: Document, wrong: set[str]) -> Iterator[Example]:
    """The mendings of one document as it is and with figures spoilt."""
    rng = random.Random(name)
    spots: set[tuple[int, int, int, str]] = set()

    def example(m: Mending, found: Sequence[DrawnFigure], right: bool) -> Example:
        mention = m.figure.mention
        shown = f"{m.value} {m.relation.kind}"
        return Example(
            name, series, right, accusing.features(m, found), mention.figure.text, shown, mention.claim.sentence.text
        )

    for m, found in _mendings(document):
        spots |= _confirmed(found)
        if m is not None and m.probability >= MENDING.asked and m.figure.mention.figure.text not in wrong:
            yield example(m, found, False)
    for block, start, end, text in sorted(rng.sample(sorted(spots), min(MOST_SPOILT, len(spots)))):
        slip = slip_of(text, rng)
        if slip is None:
            continue
        for m, found in _mendings(with_replaced(document, [Spot(block, start, end, slip)])):
            if m is None or m.probability < MENDING.asked:
                continue
            named = {(f.mention.block, f.mention.figure.start) for f in (m.relation.result, *m.relation.operands)}
            if (block, start) in named:
                yield example(m, found, True)


def check(found: Sequence[Example], shown: int = 40) -> None:
    """Prints what regressions find and accuse falsely that have not seen the series."""
    score = logistic.left_out(found)
    right = np.array([e.right for e in found])
    logistic.print_by_threshold(score, right, (0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995))
    for n in [n for n in np.argsort(-score) if not right[n]][:shown]:
        e = found[n]
        print(f"  {score[n]:.3f} {e.document}: {e.text} ({e.cell}) «{e.sentence[:160]}»")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series, wrong = read_series(), known_wrong()
    found: list[Example] = []
    many: Counter[str] = Counter()
    for name, document in read(options.documents):
        one = series.get(name, name)
        many[one] += 1
        if many[one] <= MOST_OF_SERIES:
            found += examples(name, one, document, wrong.get(name, set()))
    check(found)
    logistic.conclude(found, accusing.NAMES, options.out)


if __name__ == "__main__":
    main()
