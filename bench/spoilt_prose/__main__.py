"""Wrong figures put into the prose of real documents, in memory: python -m bench.spoilt_prose DOCUMENTS GOLD

``DOCUMENTS`` holds the documents as read, pickled (``bench.claims_model.documents`` makes them); ``GOLD`` the
annotations (``NAME.claims.json``, see ``annotations.py``). Every figure that is right is spoilt once (one digit
changed, two swapped), several that do not touch each other at a time, and the audit of the prose is asked.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.claims_model.documents import load
from bench.claims_model.prose_audit import prose_audit
from bench.spoilt_prose.annotations import numeral_reading, read_annotations
from bench.spoilt_prose.printing import DETAILS, print_details, score_line
from bench.spoilt_prose.scores import score_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--docs", nargs="*", help="parts of the names of the documents to measure, if not all")
    parser.add_argument("--most", type=int, default=36, help="figures spoilt of one document, kinds in turn")
    parser.add_argument("-v", "--verbose", nargs="*", default=[], choices=DETAILS)
    options = parser.parse_args()
    audit, reading = prose_audit(), numeral_reading(options.gold)
    scores = []
    for path in sorted(options.gold.glob("*.claims.json")):
        name = path.name.removesuffix(".claims.json")
        if options.docs and not any(part in name for part in options.docs):
            continue
        document = load(options.documents / f"{name}.pickle")
        score = score_of(name, document, read_annotations(path), audit, reading, options.most)
        scores.append(score)
        print(score_line(name, [score]), flush=True)
        print_details(score, options.verbose)
    print(score_line("ALL", scores))


if __name__ == "__main__":
    main()
