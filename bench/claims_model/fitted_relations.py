"""Fits how figures of a paragraph are drawn from each other.

    python -m bench.claims_model.fitted_relations FOLDER… [--out FILE]

Folders of kept documents (``bench.claims_model.documents``); the invented accounts beside this module are fitted on
too. No annotation is used: the weights make the printed values likely, where a relation that is meant holds within
rounding and other figures have their digits by chance. Each series weighs as much as the root of its figures. Without
``--out`` nothing is written: five parts of the series are left out in turn, and it is shown how much likelier the
prints left out are than by chance.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Source
from pipeline.validate.claims.fitted_relations import features
from pipeline.validate.claims.fitted_relations.candidates import KINDS, DrawnCandidate, candidates
from pipeline.validate.claims.fitted_relations.model import AmongModel
from pipeline.validate.claims.fitted_relations.relations import paragraphs
from pipeline.validate.claims.fitted_relations.settings import PRINT
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.printed_slips import chance

MANY = len(features.NAMES)
L2 = 0.001
"""On what is common to all kinds, on their constants, and on "none of them"."""
L2_OF_KIND = 0.01
"""On what a kind has of its own."""
STEPS = 300
FOLDS = 5


@dataclass(frozen=True)
class Examples:
    """The figures of one document that may be drawn from others: ``x`` has a row a candidate (what is common to all
    kinds, then each kind's own), ``figure`` says of which figure it is, ``exactly`` how likely it prints the figure;
    ``none`` and ``by_chance`` have a row a figure."""

    x: sparse.csr_matrix
    figure: np.ndarray
    exactly: np.ndarray
    none: np.ndarray
    by_chance: np.ndarray


def examples(document: Document) -> Examples | None:
    """The examples of one document, or None where no figure may be drawn from others."""
    x, figure, exactly, none, by_chance = [], [], [], [], []
    for figures, own in paragraphs(document, mentions.read(document)):
        each = [list(candidates(figures, f)) for f in own]
        found = [c for some in each for c in some]
        common = features.rows(found, figures)
        if found:
            x.append(sparse.csr_matrix(np.hstack((common, by_kind(found, common)))))
        for result, some in zip(own, each, strict=True):
            if some:
                figure += [len(none)] * len(some)
                exactly += [PRINT.exact / c.values if c.holds else 0.0 for c in some]
                none.append(features.none(result, len(some), figures))
                by_chance.append(chance(result.mention.figure))
    if not none:
        return None
    return Examples(sparse.vstack(x).tocsr(), np.array(figure), np.array(exactly), np.array(none), np.array(by_chance))


def by_kind(found: Sequence[DrawnCandidate], values: np.ndarray) -> np.ndarray:
    """The features of candidates, those of each kind in columns of its own."""
    x = np.zeros((len(found), MANY * len(KINDS)))
    for n, candidate in enumerate(found):
        at = KINDS.index(candidate.kind) * MANY
        x[n, at : at + MANY] = values[n]
    return x


def fit(each: Sequence[Examples], weights: Sequence[float]) -> np.ndarray:
    """The weights: of what is common, of each kind, and of none."""
    x = sparse.vstack([e.x for e in each]).tocsr()
    many = [len(e.none) for e in each]
    starts = np.cumsum([0, *many[:-1]])
    of = np.concatenate([e.figure + s for e, s in zip(each, starts, strict=True)])
    exactly = np.concatenate([e.exactly for e in each])
    none = np.vstack([e.none for e in each])
    by_chance = np.concatenate([e.by_chance for e in each])
    weight = np.repeat(weights, many)
    weight = weight / weight.sum()
    size, figures = x.shape[1], len(none)
    penalty = np.full(size, L2_OF_KIND)
    penalty[:MANY] = L2
    penalty[MANY::MANY] = L2
    transposed = x.T.tocsr()
    gain = exactly + PRINT.other * by_chance[of]

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        theta, last = p[:size], p[size:]
        score, other = np.exp(np.clip(x @ theta, -25, 25)), np.exp(np.clip(none @ last, -25, 25))
        whole = np.bincount(of, score, figures) + other
        likely = np.bincount(of, score * gain, figures) + other * by_chance
        slope = weight[of] * score * (gain / likely[of] - 1 / whole[of])
        slope_none = weight * other * (by_chance / likely - 1 / whole)
        value = -float((weight * np.log(likely / whole)).sum())
        value += float((penalty * theta * theta).sum() + L2 * (last * last).sum()) / 2
        return value, np.concatenate((penalty * theta - transposed @ slope, L2 * last - none.T @ slope_none))

    best = minimize(loss, np.zeros(size + none.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    print(f"{figures} figures, {len(of)} candidates, {int((exactly > 0).sum())} hold, loss {best.fun:.4f}", flush=True)
    return np.asarray(best.x)


def as_model(p: np.ndarray) -> AmongModel:
    """The fitted weights as the program has them, what is common added to each kind."""
    size = MANY * (len(KINDS) + 1)
    own = p[MANY:size].reshape(len(KINDS), MANY)
    return AmongModel(own + p[:MANY], p[size:])


def left_out(e: Examples, p: np.ndarray) -> tuple[float, int]:
    """By how much the logarithm of the likelihood of a document's prints is above chance, and of how many figures."""
    size = e.x.shape[1]
    score, other = np.exp(np.clip(e.x @ p[:size], -25, 25)), np.exp(np.clip(e.none @ p[size:], -25, 25))
    whole = np.bincount(e.figure, score, len(e.none)) + other
    gain = e.exactly + PRINT.other * e.by_chance[e.figure]
    likely = np.bincount(e.figure, score * gain, len(e.none)) + other * e.by_chance
    return float(np.log(likely / whole / e.by_chance).sum()), len(e.none)


def read(folders: Sequence[Path]) -> Iterator[tuple[str, Document]]:
    """Every document of some folders, and the invented accounts, by name."""
    for folder in folders:
        for path in sorted(folder.glob("*.pickle")):
            yield path.stem, load(path)
    for path in sorted((Path(__file__).parent / "accounts").rglob("*.txt")):
        yield f"{path.stem}/", read_text(path.read_bytes(), path.stem, Source(path.name, "0", "text"))


def weights_of(names: Sequence[str], each: dict[str, Examples], series: dict[str, str]) -> list[float]:
    """How much each figure of a document weighs: each series as much as the root of its figures."""
    per = Counter(series.get(n, n) for n in names)
    return [(len(each[n].none) * per[series.get(n, n)]) ** -0.5 for n in names]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series = read_series()
    each = {name: e for name, d in read(options.documents) if (e := examples(d)) is not None}
    names = sorted(each)
    if options.out:
        model = as_model(fit([each[n] for n in names], weights_of(names, each, series)))
        kinds = {k: [round(float(w), 4) for w in row] for k, row in zip(KINDS, model.kinds, strict=True)}
        kept = {"features": features.NAMES, "of none": features.NONE, "kinds": kinds}
        kept["none"] = [round(float(w), 4) for w in model.none]
        options.out.write_text(json.dumps(kept, indent=1) + "\n")
        return
    groups = sorted({series.get(n, n) for n in names})
    random.Random(1).shuffle(groups)
    total, figures = 0.0, 0
    for part in range(FOLDS):
        out = set(groups[part::FOLDS])
        inside = [n for n in names if series.get(n, n) not in out]
        p = fit([each[n] for n in inside], weights_of(inside, each, series))
        for name in names:
            if series.get(name, name) in out:
                gain, many = left_out(each[name], p)
                total, figures = total + gain, figures + many
    print(f"left out: {total / figures:.4f} a figure above chance, {figures} figures")


if __name__ == "__main__":
    main()
