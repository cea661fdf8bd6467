"""The rows of two accounts that are the same: what each is called, and which of the one is which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipeline.quantities.labels.label_words import tokens
from pipeline.run.comparison.prose import MONTH_WORDS
from pipeline.run.published.reports import Rows
from pipeline.spanish.folding import fold_line

DATES = frozenset({"anio", "mes", *MONTH_WORDS})
"""Words that only say when: two accounts differ in them in every header."""

RowLabel = tuple[str, int]
"""What kind of row it is and its folded label, and which of those with that label it is."""


def distinguishing_labels(rows: Rows, columns: Sequence[str]) -> list[str]:
    """What tells each row from the others: all of its texts and codes."""
    return [" · ".join(str(row[c]) for c in columns if row.get(c) not in (None, "")) for row in rows.rows]


def row_names(rows: Rows, columns: Sequence[str]) -> list[str]:
    """What each row is called: its label without texts that only hold figures, as an interval in brackets does, and
    with them where it has nothing else."""
    figures = {c for c in columns if rows.types[c] == "texto" and not any(_has_letter(row.get(c)) for row in rows.rows)}
    short = distinguishing_labels(rows, [c for c in columns if c not in figures])
    return [name or label for name, label in zip(short, distinguishing_labels(rows, columns), strict=True)]


def _has_letter(value: Any) -> bool:
    return any(c.isalpha() for c in str(value or ""))


def keys_of(names: Sequence[str], kinds: Sequence[str]) -> list[RowLabel]:
    """A key for each row."""
    seen: Counter[str] = Counter()
    keys = []
    for label, kind in zip(names, kinds, strict=True):
        name = f"{kind}/{fold_line(label)}"
        seen[name] += 1
        keys.append((name, seen[name]))
    return keys


def _without_year(key: RowLabel) -> RowLabel:
    kind, _, label = key[0].partition("/")
    return f"{kind}/{' '.join(tokens(label))}", key[1]


def _words_only(key: RowLabel) -> RowLabel:
    """A key without dates, numbers and marks: "MODELO 16 · EN PORCENTAJE." is "MODELO | EN PORCENTAJE"."""
    kind, _, label = key[0].partition("/")
    words = (w for w in tokens(label) if not any(c.isdigit() for c in w) and w not in DATES)
    return f"{kind}/{' '.join(words)}", key[1]


def row_pairs(before: Sequence[RowLabel], after: Sequence[RowLabel]) -> list[tuple[int, int]]:
    """Positions of the rows that are the same: by key, then, of the rest, by key without years, then by its words
    where only one row of each says them. Of several rows without a label nobody knows which is which."""
    pairs = []
    rest_before, rest_after = dict(enumerate(before)), dict(enumerate(after))
    for simplify in (lambda key: key, _without_year, _words_only):
        seen, said = ([simplify(key) for key in rest.values()] for rest in (rest_before, rest_after))
        positions = {simplify(key): i for i, key in rest_before.items()}
        for j, key in list(rest_after.items()):
            label = simplify(key)
            if simplify is _words_only and not (seen.count(label) == said.count(label) == 1 and not _is_empty(label)):
                continue
            if _is_empty(label) and not (_alike(label, seen) == _alike(label, said) == 1):
                continue
            i = positions.pop(label, None)
            if i is not None:
                pairs.append((i, j))
                del rest_before[i], rest_after[j]
    return sorted(pairs)


def _is_empty(key: RowLabel) -> bool:
    return key[0].endswith("/")


def _alike(key: RowLabel, keys: Sequence[RowLabel]) -> int:
    """How many of the keys have the same label."""
    return sum(other[0] == key[0] for other in keys)
