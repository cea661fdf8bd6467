"""Fits when what is computed accuses rightly:
python -m bench.claims_model.computed_accusations DOCUMENTS --work FOLDER [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``); the invented accounts beside this module
are used too. No annotation is needed: a true figure that is likely computed is spoilt by one slip, and what is computed
accuses it rightly if it is of that value; a true figure of the documents as they are is accused wrongly by anything
computed. (What was read and found wrong, ``bench/judgements.jsonl``, is left out.) The models that say how likely a
quantity is meant have not seen the series of the document: those in use for the accounts of copies, which they do not
know, else such as are fitted on the other of ``FOLDS`` parts. ``--work`` keeps weights and examples.

It is shown how many of the spoilt figures are found, and how many true ones accused, by regressions that have not seen
the series either.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from bench.claims_model import computed, fit, logistic
from bench.claims_model.accusations import apart, known_wrong, part_of, slip_of
from bench.claims_model.documents import load
from bench.spoilt_prose.annotations import Spot
from bench.spoilt_prose.spoiling import with_replaced
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Source
from pipeline.validate.claims.cells.space import CellSpace, Floats
from pipeline.validate.claims.computed.choice import scoring
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.linking import linker
from pipeline.validate.claims.linking.link import Weights
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.accusing.computed_accusation import NAMES, ComputedAccusations
from pipeline.validate.claims.verdict.judgement import Judgement

ACCOUNTS = Path(__file__).parent / "accounts"
LEAST_SLIP = 0.0005
"""Probability of a slip from which on an accusation is an example: below it the odds decide alone."""
LIKELY = 0.6
"""Probability of something computed from which on a true figure is taken to state it."""
FOLDS = 2
MOST_SPOILT = 24
"""Figures of a document that are spoilt, one slip each."""
MOST_OF_SERIES, MOST_FITTED = 4, 3
"""Documents of one series that give examples, and that the weights are fitted on."""
FittedWeights = tuple[tuple[Weights, Weights], tuple[Floats, Floats]]
"""Those of links, in two passes, and those of computed quantities and of none."""


@dataclass(frozen=True)
class Example:
    """One accusation: its features, and whether it is right; then the figure was spoilt. ``accused`` is whether the
    program as it is accuses."""

    document: str
    series: str
    right: bool
    features: np.ndarray
    text: str
    quantity: str
    sentence: str
    accused: bool


@dataclass(frozen=True)
class Accused:
    judgement: Judgement
    features: np.ndarray
    accused: bool


def accusations(document: Document, space: CellSpace) -> tuple[tuple[Mention, ...], dict[int, Accused]]:
    """The figures of a document, and those that something computed may accuse by however little, on good grounds."""
    found: dict[int, Accused] = {}
    decide = judging.accused_without_cell

    def note(
        number: int, mention: Mention, case: judging.Case, accused: Judgement, asked: ComputedAccusations
    ) -> Judgement:
        decided = decide(number, mention, case, accused, asked)
        may = judging.may_be_accused(mention) and not case.explained
        if accused.computed is None or accused.probability < LEAST_SLIP or not may:
            return decided
        found[number] = Accused(accused, asked.features(number, case), decided.verdict == "contradicted")
        return accused

    read = mentions.read(document)
    with mock.patch.object(judging, "accused_without_cell", note):
        judgements = judging.judge(document, space, read).judgements
    return read, {n: a for n, a in found.items() if judgements[n].verdict == "contradicted"}


def computed_as(document: Document, space: CellSpace) -> dict[int, Computed]:
    """Of a document that is true, which figures are likely computed, and as what: those too of which it is not sure
    enough to verify them, else only what is easily found would be spoilt."""
    with mock.patch.object(judging, "least_right", return_value=LIKELY):
        judgements = judging.judge(document, space, mentions.read(document)).judgements
    return {n: j.computed for n, j in enumerate(judgements) if j.verdict == "verified" and j.computed is not None}


def examples(name: str, series: str, document: Document, wrong: frozenset[str]) -> Iterator[Example]:
    """The accusations of one document as it is and with figures spoilt; ``wrong`` are the figures that are known to be
    wrong as printed."""
    space, rng = CellSpace(document), random.Random(name)
    read, found = accusations(document, space) if len(space) else ((), {})

    def example(mention: Mention, one: Accused, right: bool) -> Example:
        quantity = one.judgement.computed
        assert quantity is not None
        shown = f"{quantity.kind} {quantity.value:g}"
        text = mention.claim.sentence.text
        return Example(name, series, right, one.features, mention.figure.text, shown, text, one.accused)

    for n, one in found.items():
        if read[n].figure.text not in wrong:
            yield example(read[n], one, False)
    stated = computed_as(document, space) if len(space) else {}
    fit_for = [n for n in stated if judging.may_be_accused(read[n])]
    picked = sorted(rng.sample(fit_for, min(MOST_SPOILT, len(fit_for))))
    for group in apart(picked, read, lambda n: stated[n].operands):
        spots = {n: s for n in group if (s := slip_of(read[n].figure.text, rng)) is not None}
        figures = [(read[n].block, read[n].figure.start, read[n].figure.end, s) for n, s in spots.items()]
        again, spoilt = accusations(with_replaced(document, [Spot(*f) for f in figures]), space)
        at = {(m.block, m.figure.start): n for n, m in enumerate(again)}
        for n in spots:
            number = at.get((read[n].block, read[n].figure.start), -1)
            by = spoilt[number].judgement.computed if number in spoilt else None
            if by is not None and abs(by.value - stated[n].value) <= read[n].step / 2:
                yield example(again[number], spoilt[number], True)


def check(found: Sequence[Example], shown: int = 30) -> None:
    """Prints what regressions find and accuse falsely that have not seen the series, and the program as it is."""
    score = logistic.left_out(found)
    right, now = np.array([e.right for e in found]), np.array([e.accused for e in found])
    print(f"as it is: {(now & right).sum()} of {right.sum()} found, {(now & ~right).sum()} of {(~right).sum()} accused")
    logistic.print_by_threshold(score, right, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95))
    for n in [n for n in np.argsort(-score) if not right[n]][:shown]:
        e = found[n]
        print(f"  {score[n]:.2f} {e.accused} {e.document}: {e.text} ({e.quantity}) «{e.sentence[:140]}»")


def _some(folder: Path, most: int) -> list[str]:
    """The documents of a folder, so many of a series."""
    series, many, found = fit.read_series(), Counter[str](), []
    for name in sorted(p.stem for p in folder.glob("*.pickle")):
        many[series.get(name, name)] += 1
        if many[series.get(name, name)] <= most:
            found.append(name)
    return found


def read_weights(folder: Path, fold: int) -> FittedWeights:
    """The weights of links and of computed quantities, fitted on the documents that are not of one part."""
    series = fit.read_series()
    names = [n for n in _some(folder, MOST_FITTED) if part_of(series.get(n, n), FOLDS) != fold]
    linkers = fit.read_linkers(folder, names) | fit.family_linkers(1)
    linkers |= {n: k for n, k in fit.account_linkers().items() if part_of(n, FOLDS) != fold}
    series |= {n: n.split("/")[0] for n in linkers if "/" in n}
    links = fit.fit_all(linkers, series)
    with mock.patch.object(linker, "fitted", return_value=links):
        return links, computed.fit_all(linkers, series, rounds=1)


def examples_of_account(path: Path) -> list[Example]:
    """The examples of an invented account."""
    document = read_text(path.read_bytes(), path.stem, Source(path.name, "0", "text"))
    return list(examples(path.stem, path.stem, document, frozenset()))


def read_examples(folder: Path, fold: int, weights: FittedWeights) -> list[Example]:
    """The examples of the documents and accounts of one part, under weights fitted on the others."""
    series = fit.read_series()
    wrong = known_wrong()
    found: list[Example] = []
    links, quantities = weights
    with (
        mock.patch.object(linker, "fitted", return_value=links),
        mock.patch.object(scoring, "fitted", return_value=quantities),
    ):
        for path in sorted(ACCOUNTS.glob("*.txt")):
            if part_of(f"{path.stem}/", FOLDS) == fold:
                found += examples_of_account(path)
        for name in _some(folder, MOST_OF_SERIES):
            of = series.get(name, name)
            if part_of(of, FOLDS) == fold:
                document = load(folder / f"{name}.pickle")
                found += examples(name, of, document, frozenset(wrong.get(name, ())))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    def kept(name: str, made: Callable[[], Any]) -> Any:
        path = options.work / f"{name}.pickle"
        if not path.exists():
            path.write_bytes(pickle.dumps(made()))
        return pickle.loads(path.read_bytes())

    found: list[Example] = []
    for path in sorted((ACCOUNTS / "of_copies").glob("*.txt")):
        found += kept(path.stem, partial(examples_of_account, path))
    for fold in range(FOLDS):
        fitted = kept(f"weights{fold}", partial(read_weights, options.documents, fold))
        found += kept(f"examples{fold}", partial(read_examples, options.documents, fold, fitted))
    check(found)
    logistic.conclude(found, NAMES, options.out)


if __name__ == "__main__":
    main()
