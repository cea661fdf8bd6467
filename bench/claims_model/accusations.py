"""Fits when a cell accuses rightly: python -m bench.claims_model.accusations DOCUMENTS --work FOLDER [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``); the invented accounts beside this module
are used too. No annotation is needed: a true figure that a cell or several confirm is spoilt by one slip, and a cell
accuses it rightly if it is that cell; a true figure of the documents as they are is accused wrongly by any cell. (What
was read and found wrong, ``bench/judgements.jsonl``, is left out.) The link models that say how likely a cell is meant
have not seen the series of the document: ``--work`` keeps the examples of each of ``FOLDS`` parts.

It is shown how many of the spoilt figures are found, and how many true ones accused, by regressions that have not seen
the series either.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from unittest import mock

import numpy as np

from bench.claims_model import computed, fit, logistic
from bench.claims_model.documents import load
from bench.spoilt_prose.annotations import Spot
from bench.spoilt_prose.spoiling import with_replaced
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Source
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice import scoring
from pipeline.validate.claims.linking import linker
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.accusing.cell_accusation import NAMES, Accusations
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.settings import VERDICT

FOLDS = 4
MOST_SPOILT = 40
"""Figures of a document that are spoilt …"""
AT_ONCE = 8
"""… so many at a time that do not touch each other."""
MOST_OF_SERIES = 6
"""Documents of one series: more are of one author and one form."""
LEAST_SLIP = 0.002
"""Probability of a slip from which on an accusation is an example: below it the odds decide alone."""


@dataclass(frozen=True)
class Example:
    """One accusation: its features, and whether it is right; then the figure was spoilt."""

    document: str
    series: str
    right: bool
    features: np.ndarray
    text: str
    cell: str
    sentence: str


@dataclass(frozen=True)
class Accused:
    cell: int
    features: np.ndarray


def accusations(
    document: Document, space: CellSpace
) -> tuple[tuple[Mention, ...], list[Judgement], dict[int, Accused]]:
    """The figures of a document, their judgements, and all that cells may accuse by however little, on good grounds."""
    found: dict[int, Accused] = {}

    def note(number: int, mention: Mention, case: judging.Case, asked: Accusations) -> Judgement:
        right, slip, _, of_slip = case.weigh()
        if of_slip[0] <= max(of_slip[1:]) or slip < LEAST_SLIP or not judging.may_be_accused(mention):
            return UNSUPPORTED
        accused = judging.resting_on(case, "contradicted", 0, slip)
        assert accused.cell is not None
        found[number] = Accused(accused.cell, asked.features(number, accused.cell, right, slip))
        return accused

    read = mentions.read(document)
    with mock.patch.object(judging, "accused", note):
        judgements = judging.judge(document, space, read).judgements
    return read, judgements, {n: a for n, a in found.items() if judgements[n].verdict == "contradicted"}


def slip_of(text: str, rng: random.Random) -> str | None:
    """A figure with one digit changed or two swapped."""
    at = [i for i, c in enumerate(text) if c.isdigit()]
    options = [text[:i] + c + text[i + 1 :] for i in at for c in "0123456789" if c != text[i]]
    for i, j in pairwise(at):
        if text[i] != text[j]:
            options += [text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]] * 4
    options = [o for o in options if len(at) < 2 or o[at[0]] != "0" or text[at[0]] == "0"]
    return rng.choice(options) if options else None


def apart(numbers: Sequence[int], read: Sequence[Mention], of: Callable[[int], object]) -> list[list[int]]:
    """Figures in groups that do not touch each other, by paragraph and by what each is ``of``."""
    groups: list[list[int]] = []
    for n in numbers:
        for group in groups:
            if len(group) < AT_ONCE and all(abs(read[n].block - read[k].block) > 1 and of(n) != of(k) for k in group):
                group.append(n)
                break
        else:
            groups.append([n])
    return groups


def examples(name: str, series: str, document: Document, wrong: frozenset[str]) -> Iterator[Example]:
    """The accusations of one document as it is and with figures spoilt; ``wrong`` are the figures that are known to be
    wrong as printed."""
    space, rng = CellSpace(document), random.Random(name)
    read, judgements, found = accusations(document, space) if len(space) else ((), [], {})

    def example(mention: Mention, accused: Accused, right: bool) -> Example:
        fact = space.facts[accused.cell]
        shown = f"{fact.text} | {fact.row_label} | {fact.column.label}"
        return Example(name, series, right, accused.features, mention.figure.text, shown, mention.claim.sentence.text)

    for n, accused in found.items():
        if read[n].figure.text not in wrong:
            yield example(read[n], accused, False)
    cells = {n: j.cell for n, j in enumerate(judgements) if j.verdict == "verified" and j.cell is not None}
    fit_for = [n for n in cells if judging.may_be_accused(read[n])]
    picked = sorted(rng.sample(fit_for, min(MOST_SPOILT, len(fit_for))))
    for group in apart(picked, read, cells.__getitem__):
        spots = {n: s for n in group if (s := slip_of(read[n].figure.text, rng)) is not None}
        figures = [(read[n].block, read[n].figure.start, read[n].figure.end, s) for n, s in spots.items()]
        again, _, spoilt = accusations(with_replaced(document, [Spot(*f) for f in figures]), space)
        at = {(m.block, m.figure.start): n for n, m in enumerate(again)}
        for n in spots:
            number = at.get((read[n].block, read[n].figure.start), -1)
            if number in spoilt and space.amount[spoilt[number].cell] == space.amount[cells[n]]:
                yield example(again[number], spoilt[number], True)


def check(found: Sequence[Example], shown: int = 30) -> None:
    """Prints what regressions find and accuse falsely that have not seen the series."""
    score = logistic.left_out(found)
    right, sure = np.array([e.right for e in found]), score >= 0
    sure &= np.array([e.features[0] for e in found]) >= math.log(VERDICT.least_slip / (1 - VERDICT.least_slip))
    logistic.print_by_threshold(np.where(sure, score, 0.0), right, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9))
    for n in [n for n in np.argsort(-score) if not right[n]][:shown]:
        e = found[n]
        print(f"  {score[n]:.2f} {e.document}: {e.text} ({e.cell}) «{e.sentence[:140]}»")


def part_of(name: str, folds: int = FOLDS) -> int:
    """The part of a series, always the same."""
    return int(md5(name.encode()).hexdigest(), 16) % folds


def known_wrong() -> dict[str, set[str]]:
    """By document: its figures that were read and found wrong."""
    wrong: dict[str, set[str]] = {}
    for line in (Path(__file__).parent.parent / "judgements.jsonl").read_text().splitlines():
        if (judged := json.loads(line))["verdict"] == "TRUE":
            wrong.setdefault(judged["report"], set()).add(judged["observed"])
    return wrong


def read_examples(folder: Path, fold: int, families: int) -> list[Example]:
    """The examples of the documents of one part, under models fitted on the others."""
    series = fit.read_series()
    names = sorted(p.stem for p in folder.glob("*.pickle"))
    of = {n: series.get(n, n) for n in names}
    linkers = fit.read_linkers(folder, [n for n in names if part_of(of[n]) != fold])
    linkers |= {n: k for n, k in fit.account_linkers().items() if part_of(n) != fold} | fit.family_linkers(families)
    series |= {n: n.split("/")[0] for n in linkers if "/" in n}
    links = fit.fit_all(linkers, series)
    wrong = known_wrong()
    found: list[Example] = []
    many: Counter[str] = Counter()
    with mock.patch.object(linker, "fitted", return_value=links):
        weights = computed.fit_all(linkers, series, rounds=1)
        with mock.patch.object(scoring, "fitted", return_value=weights):
            for name in (n for n in names if part_of(of[n]) == fold):
                many[of[name]] += 1
                if many[of[name]] <= MOST_OF_SERIES:
                    found += examples(name, of[name], load(folder / f"{name}.pickle"), frozenset(wrong.get(name, ())))
            for path in sorted((Path(__file__).parent / "accounts").glob("*.txt")):
                if part_of(f"{path.stem}/") == fold:
                    document = read_text(path.read_bytes(), path.stem, Source(path.name, "0", "text"))
                    found += examples(path.stem, path.stem, document, frozenset())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument(
        "--families", type=int, default=2, help="invented accounts of each family that links are fitted on"
    )
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    found: list[Example] = []
    for fold in range(FOLDS):
        kept = options.work / f"examples{fold}.pickle"
        if not kept.exists():
            kept.write_bytes(pickle.dumps(read_examples(options.documents, fold, options.families)))
        found += pickle.loads(kept.read_bytes())
    check(found)
    logistic.conclude(found, NAMES, options.out)


if __name__ == "__main__":
    main()
