"""Groups of rows that a text defines by listing them: "Norte (Arica y Parinacota, Tarapacá, Antofagasta)".

What the text then says of the group is a sum of its rows, wherever it says it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model import Document, Heading, Paragraph
from pipeline.validate.claims.cells.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import Keys, placed_keys

_DEFINED = re.compile(r"(?P<name>[^,;:.()\d]{3,60})\((?P<listed>[^()\d]{8,600})\)")


class RowGroup(NamedTuple):
    """The words that name a group, and its rows, of one table."""

    name: Keys
    rows: tuple[int, ...]


def row_groups(document: Document, words: Sequence[Keys], of_table: Sequence[int]) -> tuple[RowGroup, ...]:
    """The groups that the prose of a document defines; ``words`` are those of the labels of all rows, ``of_table`` the
    tables that the rows are of."""
    having: dict[str, list[int]] = defaultdict(list)
    for row, label in enumerate(words):
        for key in label:
            having[key].append(row)
    found: dict[RowGroup, None] = {}
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            for match in _DEFINED.finditer(block.text):
                name = [key for _, key in placed_keys(match["name"])][-SETTINGS.most_group_words :]
                for rows in _listed(match["listed"], words, of_table, having) if name else ():
                    found[RowGroup(frozenset(name), rows)] = None
    return tuple(found)


def _listed(
    text: str, words: Sequence[Keys], of_table: Sequence[int], having: dict[str, list[int]]
) -> Iterator[tuple[int, ...]]:
    """The rows of each table that has all of what a text lists, two labels or more and nothing else."""
    said = [key for _, key in placed_keys(text) if key in having or key[0] != "="]  # "O'Higgins" has a letter alone
    for table in dict.fromkeys(of_table[row] for row in having.get(said[0], ())) if said else ():
        rows = _one_after_another(said, words, [r for r in range(len(words)) if of_table[r] == table])
        if len(rows) > 1:
            yield rows


def _one_after_another(said: Sequence[str], words: Sequence[Keys], rows: Iterable[int]) -> tuple[int, ...]:
    """The rows whose labels, one behind the other, are all that is said; none where something else is said too."""
    labels = {words[row]: row for row in rows if words[row]}
    found: list[int] = []
    at = 0
    while at < len(said):
        ends = [end for end in range(len(said), at, -1) if frozenset(said[at:end]) in labels]
        if not ends:
            return ()
        found.append(labels[frozenset(said[at : ends[0]])])
        at = ends[0]
    return tuple(sorted(found)) if len(set(found)) == len(found) else ()
