"""In how many series of documents each word stands: what the lists of common words are counted with."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.model import Document


def write_common(
    about: str | None, words_of: Callable[[Document], Iterable[str]], *, fewest: int, least_words: int = 1
) -> None:
    """A command that counts the words of the documents of a folder once for each series (``series.json``) with at least
    ``least_words`` of them, prints how many stand in ``fewest`` series or more, and writes these to ``--out``."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series = read_series()
    words: dict[str, set[str]] = {}
    for path in sorted(options.documents.glob("*.pickle")):
        words.setdefault(series.get(path.stem, path.stem), set()).update(words_of(load(path)))
    counted = [own for own in words.values() if len(own) >= least_words]
    having = Counter(word for own in counted for word in own)
    common = {word: many for word, many in sorted(having.items()) if many >= fewest}
    text = json.dumps({"series": len(counted), "having": common}, ensure_ascii=False, indent=0) + "\n"
    print(len(counted), "series,", len(common), "words in", fewest, "or more,", len(text), "bytes")
    if options.out:
        options.out.write_text(text, encoding="utf-8")
