"""Rows that a sentence names by the code in their stub: "subtítulo 24" where the stub is headed "SUBT"."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.spanish.folding import fold_line
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.settings import SETTINGS

_CODE = re.compile(r"\d{1,6}")
_SAID = re.compile(r"\b([a-z]{3,})\s+(?:n[o°º]\.?\s*)?(\d{1,6})\b(?![.,]?\d|\s*%)")
_WORD = re.compile(r"[a-z]{3,}")


class RowCodes:
    """The rows of a document's tables by their codes."""

    def __init__(self, space: CellSpace) -> None:
        rows = {(int(space.table[n]), fact.row): int(space.row[n]) for n, fact in enumerate(space.facts)}
        self._rows: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._named: dict[str, frozenset[int]] = {}
        """By sentence: what is asked of it once for each of its figures, and again in each round."""
        for number, table in enumerate(space.tables):
            texts = table.table.rows
            for column in table.label_columns:
                head = " ".join(row[column] for row in texts[: table.table.header_rows])
                words = tuple(_WORD.findall(fold_line(head)))
                for at in range(table.table.header_rows, len(texts)) if words else ():
                    row = rows.get((number, at))
                    if row is not None and _CODE.fullmatch(texts[at][column].strip()):
                        self._rows[texts[at][column].strip()].append((words, row))

    def named(self, sentence: str) -> frozenset[int]:
        """The rows whose code a sentence says behind the word over it."""
        if not self._rows:
            return frozenset()
        found = self._named.get(sentence)
        if found is None:
            found = self._named[sentence] = frozenset(
                row
                for match in _SAID.finditer(fold_line(sentence))
                for words, row in self._rows.get(match.group(2), ())
                if any(_abbreviates(word, match.group(1)) for word in words)
            )
        return found


def _abbreviates(one: str, other: str) -> bool:
    return len(one) >= SETTINGS.shortest_code_word and (one.startswith(other) or other.startswith(one))
