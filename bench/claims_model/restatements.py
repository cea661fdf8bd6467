"""Fits which sentences tell the same fact: python -m bench.claims_model.restatements DOCUMENTS [--out FILE]"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.validate.claims import mentions
from pipeline.validate.claims.printed_slips import chance, slips_of
from pipeline.validate.claims.restatements import NAMES, SETTINGS, Restatements, equal, slipped

L2 = 0.002


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    options = parser.parse_args()
    series = read_series()
    names = [p.stem for p in sorted(options.documents.glob("*.pickle"))]
    names = [n for n in names if series.get(n, n) not in options.without]
    per = Counter(series.get(n, n) for n in names)
    x, same, other, weight = [], [], [], []
    for name in names:
        read = mentions.read(load(options.documents / f"{name}.pickle"))
        found = Restatements(read)
        rows = []
        for number, mention in enumerate(read):
            if mention.in_words:
                continue
            q, n = chance(mention.figure), max(10, len(slips_of(mention.figure)))
            candidates = found.candidates(number)
            rivals = found.rivals(number, candidates)
            for two in candidates:
                b = read[two]
                if equal(mention, b):
                    likely = (SETTINGS.exact, q)
                elif slipped(mention, b):
                    likely = (SETTINGS.slip / n, q)
                else:
                    likely = ((1 - SETTINGS.exact - SETTINGS.slip) * q, q)
                rows.append((found.features(number, two, rivals), *likely))
        for f, a, b in rows:
            x.append(f)
            same.append(a)
            other.append(b)
            weight.append(per[series.get(name, name)] ** -0.5 * max(200, len(rows)) ** -0.5)
    X, a, b, w = np.array(x, float), np.array(same), np.array(other), np.array(weight)
    w = w / w.sum()

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        s = 1 / (1 + np.exp(-np.clip(X @ p, -30, 30)))
        total = s * a + (1 - s) * b
        value = -float((np.log(total) * w).sum()) + L2 / 2 * float((p[1:] ** 2).sum())
        slope = w * (a - b) / total * s * (1 - s)
        return value, -(X.T @ slope) + L2 * np.concatenate(([0], p[1:]))

    best = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B")
    text = (
        json.dumps({n: round(float(v), 4) for n, v in zip(NAMES, best.x, strict=True)}, ensure_ascii=False, indent=1)
        + "\n"
    )
    print(len(X), "pairs", text)
    if options.out:
        options.out.write_text(text)


if __name__ == "__main__":
    main()
