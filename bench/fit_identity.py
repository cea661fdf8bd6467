"""Fits the weights by which an institution is chosen: python -m bench.fit_identity FOLDER... [--gold FILE...]

FOLDERs hold the documents that bench/identity.jsonl (and --gold) names, as files or as read
(``python -m bench.claims_model.documents``); files are read anew, so this takes as long as extracting them. The made-up
ones of bench/identity_made.jsonl (and --made) are added; those of one set are a series.
A row is a body that a document names, its features those of ``pipeline.clean.identity.institution.choice``; it is right
where the answers accept its name. Logistic regression, drawn towards the weights in force (``--pull``), every series
of documents weighing alike; cross-validated by leaving out whole series, so that no document is judged by weights that
saw a sister of it. Prints the weights and both counts.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np

from bench.claims_model.documents import load
from bench.identity import MADE, OWN, accepted, answers, made_documents, words
from pipeline.clean.identity.institution.choice import candidate_bodies
from pipeline.clean.identity.institution.evidence import FEATURES, WEIGHTS, features
from pipeline.clean.identity.passages.naming import naming_passages
from pipeline.clean.identity.settings import INSTITUTION_CHOICE
from pipeline.extract.reader import read
from pipeline.model import Document

STEPS = 400


def series(document: str, gold: dict) -> str:
    """What documents of one series share: the set in which made-up ones were written, or the letters their names
    begin with."""
    return f"made {gold['half']}" if "half" in gold else re.sub(r"[^a-z]", "", document)[:9]


def rows(document: Document, gold: dict) -> tuple[list[list[float]], list[float]]:
    """The features of every body a document names, with the constant 1 behind them, and which are right."""
    texts = naming_passages(document)
    every = candidate_bodies(texts)
    evidence = features(every, texts, dict(document.properties))
    right = [float(words(c.name) in accepted(gold)) for c in every]
    return [[row[name] for name in FEATURES] + [1.0] for row in evidence], right


def fit(x: np.ndarray, y: np.ndarray, worth: np.ndarray, start: np.ndarray, pull: float) -> np.ndarray:
    """Weights by Newton's method, half steps; ``worth`` is how much each row counts."""
    weights = start.copy()
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (worth * (likely - y)) + pull * (weights - start)
        curve = (x * (worth * likely * (1 - likely))[:, None]).T @ x + pull * np.eye(len(weights))
        weights = weights - 0.5 * np.linalg.solve(curve, slope)
    return weights


def worths(of: np.ndarray, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """How much each row counts: a series by the root of its size, its right rows as much as its wrong ones."""
    worth = np.zeros(len(y))
    for group in set(groups):
        documents = set(of[groups == group])
        alike = 1 if group.startswith("made ") else len(documents)  # made-up ones of a set are of different bodies
        for document in documents:
            own = of == document
            for kind, power in ((own & (y == 1), 1.0), (own & (y == 0), 0.5)):
                if kind.any():
                    worth[kind] = 3 / alike**0.5 / kind.sum() ** power / (1 if power == 1 else 3)
    return worth


def right(weights: np.ndarray, x: np.ndarray, y: np.ndarray, of: np.ndarray, gold: dict[str, dict]) -> int:
    """Documents whose institution these weights get right, nobody where nobody is named."""
    count = 0
    for document in sorted(set(of)):
        own = of == document
        likely = 1 / (1 + np.exp(-x[own] @ weights))
        best = int(likely.argmax())
        named = likely[best] >= INSTITUTION_CHOICE.likely
        count += bool(y[own][best] == 1 if named else not gold[document]["institution"])
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--made", nargs="*", type=Path, default=[])
    parser.add_argument("--pull", type=float, default=5.0)
    options = parser.parse_args()
    made_files = [MADE, *options.made]
    gold = answers([OWN, *made_files, *options.gold])
    xs: list[list[float]] = []
    ys: list[float] = []
    names: list[str] = []
    documents = made_documents(made_files)
    for path in sorted(p for folder in options.folders for p in folder.iterdir() if p.stem in gold):
        kept = path.suffix == ".pickle"
        documents[path.stem] = load(path) if kept else read(path.read_bytes(), path.stem, path.name)
    for name, document in documents.items():
        made, are_right = rows(document, gold[name])
        xs += made
        ys += are_right
        names += [name] * len(made)
    x, y, of = np.array(xs), np.array(ys), np.array(names)
    groups = np.array([series(name, gold[name]) for name in names])
    worth = worths(of, y, groups)
    start = np.array([*(WEIGHTS[name] for name in FEATURES), INSTITUTION_CHOICE.bias])
    weights = fit(x, y, worth, start, options.pull)
    total = len(set(of))
    left_out = 0
    for group in sorted(set(groups)):
        out = groups == group
        made_without = fit(x[~out], y[~out], worth[~out], start, options.pull)
        count, before = (right(w, x[out], y[out], of[out], gold) for w in (made_without, start))
        left_out += count
        print(f"{group}: left out {count}/{len(set(of[out]))}, by the weights in force {before}")
    fitted, in_force = (right(w, x, y, of, gold) for w in (weights, start))
    print(f"right {fitted}/{total}, by series left out {left_out}/{total}, by the weights in force {in_force}/{total}")
    for name, value in zip((*FEATURES, "bias"), weights, strict=True):
        print(f"{name}: {value:.2f}")


if __name__ == "__main__":
    main()
