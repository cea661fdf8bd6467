"""Counts in how many offices' tables each word heads a column: python -m bench.claims_model.common_headings DOCUMENTS

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). A word counts once for each series of
documents (``series.json``) of whose tables a header row has it, as a stem (``pipeline.spanish.stems``); months do not
count, nor what stands in fewer than ``FEWEST`` series. ``--out pipeline/spanish/common_headings.json`` writes the list
anew.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.spanish.common_headings import FEWEST
from pipeline.spanish.months import WORDS
from pipeline.spanish.stems import stems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series = read_series()
    months = stems(" ".join(WORDS))
    words: dict[str, set[str]] = {}
    for path in sorted(options.documents.glob("*.pickle")):
        own = words.setdefault(series.get(path.stem, path.stem), set())
        for table in load(path).tables:
            cells = (cell for row in table.rows[: table.header_rows] for cell in row)
            own.update(w for cell in cells for w in stems(cell) if w.isalpha() and w not in months)
    headed = [own for own in words.values() if own]
    having = Counter(word for own in headed for word in own)
    common = {word: many for word, many in sorted(having.items()) if many >= FEWEST}
    text = json.dumps({"series": len(headed), "having": common}, ensure_ascii=False, indent=0) + "\n"
    print(len(headed), "series,", len(common), "words in", FEWEST, "or more,", len(text), "bytes")
    if options.out:
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
