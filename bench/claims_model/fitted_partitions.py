"""Fits which figures are all parts of one before them.

    python -m bench.claims_model.fitted_partitions FOLDER… [--out FILE]

Folders of kept documents (``bench.claims_model.documents``), the invented accounts beside this module and the sentences
of ``lists.txt``. No annotation is used: where figures of three digits or more behind another add up to it, they are its
parts. Without ``--out`` nothing is written: five parts of the series and sentences are left out in turn.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.fit import read_series
from bench.claims_model.fitted_relations import read
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Source
from pipeline.validate.claims.fitted_partitions import features
from pipeline.validate.claims.fitted_partitions.candidates import WholeWithParts, candidates
from pipeline.validate.claims.fitted_partitions.model import luck_of, scaled
from pipeline.validate.claims.paragraph.relations import passages
from pipeline.validate.claims.sentence import mentions

SENTENCES = Path(__file__).parent / "lists.txt"
L2 = 0.0005
FOLDS = 5
FILLED = 3
"""How often each sentence is filled with figures."""
LUCK = 0.3
"""How likely figures that add up have nothing to do with each other, at most, where they are taken for parts."""
SHOWN = (0.5, 0.8, 0.9, 0.95)
"""From what probability on lists are counted as found."""
IN_WORDS = {2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho", 9: "nueve"}


@dataclass(frozen=True)
class Example:
    """The lists behind one figure: their features, and which of them is all of its parts (as many as there are: none);
    ``text`` shows the figure and its sentence."""

    x: np.ndarray
    right: int
    text: str


def examples(document: Document) -> list[Example]:
    """The examples of a document; figures whose digits are too few to tell are left out where they add up."""
    found = []
    for passage in map(scaled, passages(document, mentions.read(document))):
        for some in candidates(passage):
            holding = [n for n, c in enumerate(some) if c.holds]
            if any(luck_of(some[n]) > LUCK for n in holding):
                continue
            right = holding[0] if holding else len(some)
            found.append(Example(np.array(features.rows(passage, some)), right, _shown(some[0])))
    return found


def _shown(c: WholeWithParts) -> str:
    return f"{c.whole.figure.text}: {c.whole.claim.sentence.text[:150]}"


def filled(line: str, rng: random.Random) -> str:
    """An invented sentence with figures: parts that add up to their whole, or figures of other things."""
    size = rng.choice((300, 900, 4_000, 30_000, 200_000))
    parts: list[int] = []

    def figure(match: re.Match[str]) -> str:
        if match.group() == "{w}":
            parts.append(rng.randint(2, 9))
            return IN_WORDS[parts[-1]]
        value = int(size * rng.uniform(0.03, 1.0)) + 11
        parts.append(value)
        return f"{value:,}".replace(",", ".")

    text = re.sub(r"\{w?\}", figure, line)
    whole = sum(parts)
    other = int(whole * rng.uniform(0.4, 4.0)) + 1
    return text.replace("{=}", f"{whole:,}".replace(",", ".")).replace(
        "{n}", f"{other + (other == whole):,}".replace(",", ".")
    )


def invented() -> Iterator[tuple[str, list[Example]]]:
    """The examples of the invented sentences, each with its form."""
    rng = random.Random(1)
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line[:1] not in "+-":
            continue
        each = []
        for _ in range(FILLED):
            text = filled(line[2:], rng)
            source = Source("invented", "0", "text")
            document = read_text(f"MEMORIA\n\n1. GESTIÓN\n\n{text}\n".encode(), "invented", source)
            each += examples(document)
        yield line[2:], each


def fit(each: Sequence[Example], weights: Sequence[float]) -> np.ndarray:
    """The weights of the features: a conditional logit over the lists behind a figure and none."""
    x = np.vstack([e.x for e in each])
    many = [len(e.x) for e in each]
    of = np.repeat(np.arange(len(each)), many)
    starts = np.cumsum([0, *many[:-1]])
    right = np.array([s + e.right if e.right < len(e.x) else -1 for s, e in zip(starts, each, strict=True)])
    weight = np.array(weights) / sum(weights)
    chosen = np.zeros(len(x))
    chosen[right[right >= 0]] = 1.0
    penalty = np.full(x.shape[1], L2)
    penalty[0] = L2 / 10

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        score = np.exp(np.clip(x @ p, -25, 25))
        whole = np.bincount(of, score, len(each)) + 1
        value = float((weight * np.log(whole)).sum() - (weight[of] * chosen * (x @ p)).sum())
        slope = x.T @ (weight[of] * (score / whole[of] - chosen))
        return value + float((penalty * p * p).sum()) / 2, slope + penalty * p

    best = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    print(f"{len(each)} figures, {int(chosen.sum())} with all parts, loss {best.fun:.4f}", flush=True)
    return np.asarray(best.x)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series = read_series()
    by_name = {name: examples(d) for name, d in read(options.documents)}
    groups: dict[str, list[Example]] = {}
    for name, some in by_name.items():
        groups.setdefault(series.get(name, name), []).extend(some)
    for line, some in invented():
        groups[line] = some
    names = sorted(n for n, some in groups.items() if some)
    each = {n: groups[n] for n in names}
    weights = {n: [len(each[n]) ** -0.5] * len(each[n]) for n in names}
    if options.out:
        p = fit([e for n in names for e in each[n]], [w for n in names for w in weights[n]])
        kept = {n: round(float(w), 4) for n, w in zip(features.NAMES, p, strict=True)}
        options.out.write_text(json.dumps(kept, indent=1) + "\n")
        return
    random.Random(1).shuffle(names)
    _leave_out(names, each, weights)


def _leave_out(names: Sequence[str], each: dict[str, list[Example]], weights: dict[str, list[float]]) -> None:
    """Shows how likely what is right is found by fits without it, and what is found wrong."""
    outcomes: Counter[str] = Counter()
    shown, total, count = [], 0.0, 0
    for part in range(FOLDS):
        out = names[part::FOLDS]
        inside = [n for n in names if n not in out]
        p = fit([e for n in inside for e in each[n]], [w for n in inside for w in weights[n]])
        for e in (e for name in out for e in each[name]):
            score = np.append(e.x @ p, 0.0)
            likely = np.exp(score - score.max())
            likely /= likely.sum()
            total, count = total + float(np.log(likely[e.right])), count + 1
            none = e.right == len(e.x)
            of = "other" if none else "parts"
            meant = float(likely[:-1].max() if none else likely[e.right])
            outcomes[of] += 1
            for least in SHOWN:
                outcomes[f"{of} {least}"] += meant >= least
            if none == (meant >= SHOWN[0]):
                shown.append((meant, of, e.text))
    print(f"left out: {total / count:.4f} a figure", dict(sorted(outcomes.items())))
    for value, of, text in sorted(shown):
        print(f"{value:.2f} {of}: {text}")


if __name__ == "__main__":
    main()
