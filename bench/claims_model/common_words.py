"""Counts in how many offices' prose each word stands: python -m bench.claims_model.common_words DOCUMENTS [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). A word counts once for each series of
documents (``series.json``) whose paragraphs have it, as the key that the link model compares
(``pipeline.validate.claims.mentions.keys``). What stands in fewer than ``FEWEST`` series is left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.model import Paragraph
from pipeline.validate.claims.mentions import keys

FEWEST = 3
LEAST_PROSE = 200
"""Different words of a series' paragraphs from which on it counts as prose."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series = read_series()
    words: dict[str, set[str]] = {}
    for path in sorted(options.documents.glob("*.pickle")):
        blocks = load(path).blocks
        own = words.setdefault(series.get(path.stem, path.stem), set())
        own.update(k for b in blocks if isinstance(b, Paragraph) for k in keys(b.text) if k.isalpha())
    prose = [own for own in words.values() if len(own) >= LEAST_PROSE]
    having = Counter(key for own in prose for key in own)
    common = {key: many for key, many in sorted(having.items()) if many >= FEWEST}
    text = json.dumps({"series": len(prose), "having": common}, ensure_ascii=False, indent=0) + "\n"
    print(len(prose), "series,", len(common), "words in", FEWEST, "or more,", len(text), "bytes")
    if options.out:
        options.out.write_text(text)


if __name__ == "__main__":
    main()
