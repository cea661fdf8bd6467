"""Fits the weights by which an institution is chosen: python -m bench.fit_identity FOLDER... [--gold FILE...]

FOLDERs hold the documents that bench/identity.jsonl (and --gold) names, as files or as read
(``python -m bench.claims_model.documents``); files are read anew, so this takes as long as extracting them. The made-up
ones of bench/identity_made.jsonl (and --made) are added; those of one set, which one author wrote, are a series.
A row is a body that a document names, its features those of ``pipeline.clean.identity.institution.evidence``; it is
right where the answers accept the name that would be published for it. A conditional logit over the bodies of a
document and "none of them", drawn towards ``PRIOR``; cross-validated by leaving out whole series, so that no
document is judged by weights that saw a sister of it. Prints how many are right, wrong and not named, series by
series; with --out the weights are written.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.claims_model.documents import load
from bench.identity import MADE, OWN, accepted, answers, made_documents, words
from pipeline.clean.identity import whole_name
from pipeline.clean.identity.institution.candidates import candidate_bodies
from pipeline.clean.identity.institution.choice import chosen_body
from pipeline.clean.identity.institution.evidence import FEATURES, features
from pipeline.clean.identity.passages.naming import naming_passages
from pipeline.clean.identity.settings import INSTITUTION_CHOICE
from pipeline.extract.reader import read
from pipeline.model import Document

STEPS = 40
LONGEST_STEP = 1.5
NAMES = (*FEATURES, "bias")
# What is known beforehand where few documents show it: a kind alone or a part of a body that is not named is no name, a
# name of no known kind is more often a subject than a body, an establishment that signs below another's cover and a
# mayor with the town on the cover give the account. All other weights are drawn to 0.
PRIOR = {
    "firma inferior": 3.0, "unidad sola": -4.0, "solo su clase": -3.0, "nombre libre": -1.5, "cargo y lugar": 2.0,
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """The bodies of one document: features (with the constant 1 behind them), which are right, whether one should be
    named, the series it is of and how much it counts."""

    x: np.ndarray
    right: np.ndarray
    named: bool
    series: str
    worth: float = 1.0


def series(document: str, gold: dict) -> str:
    """What documents of one series share: the set in which made-up ones were written, or the letters their names
    begin with."""
    return f"made {gold['half']}" if "half" in gold else re.sub(r"[^a-z]", "", document)[:9]


def choice(document: Document, gold: dict, worth: float) -> Choice:
    """The features of every body a document names, and which are right by the name that would be published."""
    texts = naming_passages(document)
    every = candidate_bodies(texts)
    rows = features(every, texts, dict(document.properties))
    names = [whole_name(chosen_body(every, at, row, 1.0), texts) for at, row in enumerate(rows)]
    x = np.array([[row[name] for name in FEATURES] + [1.0] for row in rows]).reshape(-1, len(NAMES))
    right = np.array([words(name) in accepted(gold) for name in names], float)
    return Choice(x, right, bool(gold["institution"]), series(document.report, gold), worth)


def fit(choices: list[Choice], pull: float) -> np.ndarray:
    """Weights by Newton's method: what is likely is any of the right bodies, or none where none is right."""
    weights = start = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    for _ in range(STEPS):
        slope, curve = -pull * (weights - start), pull * np.eye(len(weights))
        for one in (c for c in choices if len(c.x)):
            likely = chances(weights, one.x)
            wanted = likely * one.right
            wanted = wanted / wanted.sum() if one.right.any() else wanted
            mean = one.x.T @ likely
            slope += one.worth * (one.x.T @ (wanted - likely))
            curve += one.worth * ((one.x * likely[:, None]).T @ one.x - np.outer(mean, mean))
        step = np.linalg.solve(curve, slope)
        weights = weights + step * min(1.0, LONGEST_STEP / np.abs(step).max())
    return weights


def chances(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """How likely each body of a document is the one; the rest up to 1 is "none of them"."""
    scores = x @ weights
    top = max(0.0, scores.max())
    odds = np.exp(scores - top)
    return odds / (np.exp(-top) + odds.sum())


def verdict(weights: np.ndarray, one: Choice) -> str:
    """Whether these weights name the right body or rightly none, a wrong one, or none where there is one."""
    likely = chances(weights, one.x) if len(one.x) else np.zeros(1)
    best = int(likely.argmax())
    if likely[best] < INSTITUTION_CHOICE.likely:
        return "not named" if one.named else "right"
    return "right" if one.right[best] else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--made", nargs="*", type=Path, default=[])
    parser.add_argument("--pull", type=float, default=1.0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    made_files = [MADE, *options.made]
    gold = answers([OWN, *made_files, *options.gold])
    documents = made_documents(made_files)
    for path in sorted(p for folder in options.folders for p in folder.iterdir() if p.stem in gold):
        kept = path.suffix == ".pickle"
        documents[path.stem] = load(path) if kept else read(path.read_bytes(), path.stem, path.name)
    sisters = Counter(series(name, gold[name]) for name in documents)
    choices = []
    for name, document in documents.items():
        own = series(name, gold[name])
        worth = 1.0 if own.startswith("made ") else 3 / sisters[own] ** 0.5  # read ones are few and long
        choices.append(choice(document, gold[name], worth))
    total: Counter[str] = Counter()
    for left_out in sorted(sisters):
        weights = fit([c for c in choices if c.series != left_out], options.pull)
        counts = Counter(verdict(weights, c) for c in choices if c.series == left_out)
        total += counts
        print(f"{left_out}: {dict(counts)}", flush=True)
    weights = fit(choices, options.pull)
    print(f"by series left out {dict(total)}, all seen {dict(Counter(verdict(weights, c) for c in choices))}")
    made = {name: round(float(value), 2) for name, value in zip(NAMES, weights, strict=True)}
    print(json.dumps(made, ensure_ascii=False))
    if options.out:
        options.out.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
