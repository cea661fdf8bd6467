"""Counts in how many offices' prose the words stand that a module lists: python -m bench.claims_model.listed_words
DOCUMENTS MODULE …

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``); a ``MODULE`` is named as it is imported.
Its lists are the groups of alternatives of its patterns, and its sets of stems. A word counts once for each series of
documents (``series.json``) with prose; one of five letters or more counts as the beginning of a word too, with
``--beginnings`` every one does (lists that no end of a word follows in their patterns). Printed of each list: its
words, how many stand in at least one series and in three or more, and those that stand in none. A word that stands in
none is there for its grammar (another form of a word that does stand in one) or because somebody thought of it; the
docstring of its list has to say which.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench.claims_model.common_words import LEAST_PROSE
from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.model import Heading, Paragraph
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stems
from pipeline.validate.claims.sentence.mentions import keys

FEWEST_WORDS = 6
"""Alternatives from which on a group is a list of words."""
COMMON = 3
_SKIPPED = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
LONG = 5
"""Letters from which on an alternative may be the beginning of a word."""
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Prose:
    """What a series says: its text as printed and folded, and the stems of it."""

    text: str
    words: frozenset[str]


def groups(pattern: str) -> Iterator[tuple[str, ...]]:
    """The alternatives of every group of a pattern, and of the pattern itself; those within one of them come before."""
    open_groups: list[list[str]] = [[""]]
    place = 0
    while place < len(pattern):
        skipped = _SKIPPED.match(pattern, place)
        piece = skipped[0] if skipped else pattern[place]
        place += len(piece)
        if piece == "(":
            open_groups.append([""])
        elif piece == ")" and len(open_groups) > 1:
            closed = open_groups.pop()
            open_groups[-1][-1] += f"({'|'.join(closed)})"
            yield (re.sub(r"^\?(?:[:=!]|<[=!]|P<\w+>)", "", closed[0]), *closed[1:])
        elif piece == "|":
            open_groups[-1].append("")
        else:
            open_groups[-1][-1] += piece
    yield tuple(open_groups[0])


def lists(module: ModuleType) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lists of words of a module, each once, under the name of what holds it first."""
    seen: set[tuple[str, ...]] = set()
    for name, value in vars(module).items():
        if isinstance(value, frozenset):
            found = [tuple(sorted(value))]
        elif isinstance(value, re.Pattern) or (isinstance(value, str) and "|" in value and not name.startswith("__")):
            found = list(groups(value if isinstance(value, str) else value.pattern))
        else:
            continue
        for every in found:
            words = tuple(word for word in every if _LETTERS.search(word))
            if len(words) >= FEWEST_WORDS and words not in seen:
                seen.add(words)
                yield name, words


def prose_of(folder: Path) -> Mapping[str, Prose]:
    """The prose of every series that has some."""
    of_series, texts = read_series(), dict[str, list[str]]()
    for path in sorted(folder.glob("*.pickle")):
        blocks = load(path).blocks
        own = texts.setdefault(of_series.get(path.stem, path.stem), [])
        own += [b.text for b in blocks if isinstance(b, (Paragraph, Heading))]
    made = {
        name: Prose("\n".join((*own, *map(fold, own))), stems(" ".join(own)) | keys(" ".join(own)))
        for name, own in texts.items()
    }
    return {name: one for name, one in made.items() if len(one.words) >= LEAST_PROSE}


def series_with(word: str, prose: Mapping[str, Prose], *, beginnings: bool = False) -> int:
    """In how many series a word (a stem, or an alternative of a pattern) stands; with ``beginnings`` a short one may
    begin a longer word too."""
    try:
        end = "" if beginnings or len(_LETTER.findall(word)) >= LONG else r"(?!\w)"
        found = re.compile(rf"(?<!\w)(?:{word}){end}", re.IGNORECASE)
    except re.error:  # an alternative that refers to a group outside it
        return 0
    return sum(word in one.words or found.search(one.text) is not None for one in prose.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--beginnings", action="store_true", help="count every word as the beginning of one")
    options = parser.parse_args()
    prose = prose_of(options.documents)
    print(len(prose), "series with prose")
    for module in options.modules:
        for name, words in lists(importlib.import_module(module)):
            counted = {word: series_with(word, prose, beginnings=options.beginnings) for word in words}
            found, common = (sum(many >= least for many in counted.values()) for least in (1, COMMON))
            print(f"{module}.{name}: {len(words)} words, {found} in a series or more, {common} in {COMMON} or more")
            print("    in none:", ", ".join(word for word, many in counted.items() if not many) or "-")


if __name__ == "__main__":
    main()
