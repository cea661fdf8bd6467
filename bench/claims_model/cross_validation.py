"""What the prose audit finds in documents no weight has seen: python -m bench.claims_model.cross_validation DOCS GOLD

For every series of annotated documents (``series.json``; a document of no series is one by itself) the link model, that
of computed quantities and the network of restated facts are fitted without it, and its documents are measured as
``bench.spoilt_prose`` does. With ``--strict`` one fit leaves out all annotated series at once: little is left to fit
then.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from bench.claims_model import computed, fit, restated
from bench.claims_model.documents import load
from bench.claims_model.prose_audit import prose_audit
from bench.spoilt_prose.annotations import numeral_reading, read_annotations
from bench.spoilt_prose.printing import DETAILS, print_details, score_line
from bench.spoilt_prose.scores import Score, score_of
from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.computed.choice import scoring
from pipeline.validate.claims.linking import linker
from pipeline.validate.claims.linking.link import Weights
from pipeline.validate.claims.linking.linker import Linker
from pipeline.validate.claims.restated import scoring as restated_scoring
from pipeline.validate.claims.restated.network import PairNetwork


class Fitted(NamedTuple):
    """The weights of all models."""

    links: tuple[Weights, Weights]
    computed: tuple[Floats, Floats]
    restated: PairNetwork


def fitted_without(
    linkers: dict[str, Linker], pairs: dict[str, restated.Pairs], series: dict[str, str], without: set[str]
) -> Fitted:
    """The weights of all models, fitted on the documents of all other series."""
    some = {n: linker for n, linker in linkers.items() if series.get(n, n) not in without}
    network = restated.fit_all({n: p for n, p in pairs.items() if series.get(n, n) not in without}, series)
    links = fit.fit_all(some, series)
    with mock.patch.object(linker, "fitted", return_value=links):
        return Fitted(links, computed.fit_all(some, series, rounds=1), network)


def measured(documents: Path, gold: Path, names: list[str], fitted: Fitted, most: int) -> list[Score]:
    """The scores of some annotated documents under some weights."""
    audit, reading = prose_audit(), numeral_reading(gold)
    scores = []
    with (
        mock.patch.object(linker, "fitted", return_value=fitted.links),
        mock.patch.object(scoring, "fitted", return_value=fitted.computed),
        mock.patch.object(restated_scoring, "fitted", return_value=fitted.restated),
    ):
        for name in names:
            document, annotations = load(documents / f"{name}.pickle"), read_annotations(gold / f"{name}.claims.json")
            score = score_of(name, document, annotations, audit, reading, most)
            print(score_line(name, [score]), flush=True)
            scores.append(score)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--series", nargs="*", help="only these are left out, each by itself")
    parser.add_argument("--strict", action="store_true", help="all annotated series are left out at once")
    parser.add_argument("--families", type=int, default=3, help="invented accounts of each family that are fitted on")
    parser.add_argument("--most", type=int, default=36, help="claims spoilt of one document, kinds in turn")
    parser.add_argument("-v", "--verbose", nargs="*", default=[], choices=DETAILS)
    options = parser.parse_args()
    series = fit.read_series()
    annotated = sorted(p.name.removesuffix(".claims.json") for p in options.gold.glob("*.claims.json"))
    names = sorted(p.stem for p in options.documents.glob("*.pickle"))
    linkers = fit.read_linkers(options.documents, names) | fit.account_linkers()
    linkers |= fit.family_linkers(options.families)
    pairs = restated.read_pairs(options.documents)
    series |= {n: n.split("/")[0] for n in linkers | pairs if "/" in n}
    every = sorted({series.get(n, n) for n in annotated})
    folds = [set(every)] if options.strict else [{one} for one in options.series or every]
    scores = []
    for fold in folds:
        fitted = fitted_without(linkers, pairs, series, fold)
        left_out = [n for n in annotated if series.get(n, n) in fold]
        scores += measured(options.documents, options.gold, left_out, fitted, options.most)
    for score in scores:
        print_details(score, options.verbose)
    print(score_line("LEFT OUT", scores))


if __name__ == "__main__":
    main()
