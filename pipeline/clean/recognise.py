"""Which dataset a table belongs to, and which of its columns is which field.

Evidence of several kinds is weighed together: headers against the fields' titles and synonyms, the
types the cells show, words of caption, section and the paragraph before, labels of the first
column. A field that identifies the rows must be there; the rest may be missing, new or reordered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.clean.columns import Printed
from pipeline.contract import NUMERIC, Dataset, Field, Form
from pipeline.model import FieldType
from pipeline.quantities.headers import same_word, similarity, tokens
from pipeline.spanish.folding import fold_line

SURE = 0.8  # above it a match needs no comment
ENOUGH = 0.62  # below it a table is published under a name of its own
_HEADER = 0.6  # a header less alike than this is another column
_CONTEXT_BONUS = 0.12
_OPTIONAL = 0.4  # what a field that may be missing weighs against one that may not
_KEY_LOSS = 0.25  # what is lost where fields that distinguish the rows are missing

_ALIKE: Mapping[FieldType, frozenset[FieldType]] = {
    "entero": frozenset({"decimal", "codigo"}),
    "decimal": frozenset({"entero", "porcentaje"}),
    "porcentaje": frozenset({"decimal", "entero"}),
    "monto": frozenset({"entero"}),
    "codigo": frozenset({"entero", "texto"}),
    "fecha": frozenset(),
    "texto": frozenset({"codigo"}),
}


@dataclass(frozen=True)
class Match:
    """A dataset, the form it is printed in, the field of each column (by index), how sure."""

    dataset: Dataset
    form: Form
    fields: Mapping[int, Field]
    confidence: float


def type_agreement(printed: FieldType, declared: FieldType, empty: bool) -> float:
    """How well the type the cells show goes with the declared one: 1 the same, 0.5 not at all."""
    if printed == declared:
        return 1.0
    if empty or printed in _ALIKE[declared]:
        return 0.93
    if printed in NUMERIC and declared in NUMERIC:
        return 0.7
    return 0.5


def assign(
    columns: Sequence[Printed], fields: Sequence[Field], empty: frozenset[int]
) -> dict[int, tuple[Field, float]]:
    """The field of each column that has one, with how alike they are; each field at most once.

    Best pairs first; among equals the pair whose positions in table and schema are closest.
    """
    pairs = []
    for column in columns:
        for position, field in enumerate(fields):
            alike = max(similarity(column.title, header) for header in field.headers)
            if alike >= _HEADER:
                score = alike * type_agreement(column.type, field.type, column.index in empty)
                if score >= _HEADER:
                    pairs.append((-score, abs(column.index - position), column.index, position))
    taken: dict[int, tuple[Field, float]] = {}
    used: set[int] = set()
    for negative, _, index, position in sorted(pairs):
        if index not in taken and position not in used:
            taken[index] = (fields[position], -negative)
            used.add(position)
    return taken


def _stands(word: str, context: Sequence[str]) -> bool:
    folded = fold_line(word)
    return folded in context if folded.isdigit() else any(w.startswith(folded) for w in context)


def _context_share(words: Sequence[str], context: Sequence[str]) -> float:
    return sum(_stands(w, context) for w in words) / len(words) if words else 0.0


def _form(dataset: Dataset, near: Sequence[str], context: Sequence[str]) -> tuple[Form, float] | None:
    """The form whose words stand nearest; the one that asks for most words wins. A number counts only
    near the table: around it there are too many."""
    ranked = sorted(dataset.forms, key=lambda form: -len(form.words))
    for words, weight in ((near, 1.0), (context, 0.9)):
        for form in ranked:
            if words is context and any(w.isdigit() for w in form.words):
                continue
            if all(_stands(w, words) for w in form.words):
                return form, weight if form.words else 1.0
    return None


def _recognise_one(
    dataset: Dataset,
    columns: Sequence[Printed],
    empty: frozenset[int],
    near: Sequence[str],
    context: Sequence[str],
    labels: Sequence[str],
) -> Match | None:
    chosen = _form(dataset, near, context)
    if chosen is None:
        return None
    form, weight = chosen
    fields = [f for f in dataset.fields if f.name not in form.constants and not f.last_of]
    taken = assign(columns, fields, empty)
    names = {f.name for f, _ in taken.values()}
    identifying = [n for n in dataset.unique if n not in form.constants]
    missing = [n for n in identifying if n not in names]
    named = any(n not in missing and dataset.field[n].type not in NUMERIC for n in identifying)
    if missing and not named:
        return None
    weight *= 1 - _KEY_LOSS * len(missing) / max(len(identifying), 1)
    filled = [c for c in columns if c.index not in empty or c.title]
    of_columns = sum(score for _, score in taken.values()) / max(len(filled), 1)
    alike = {f.name: score for f, score in taken.values()}
    expected = {f.name: 1.0 if f.required else _OPTIONAL for f in fields}
    of_fields = sum(alike.get(name, 0.0) * worth for name, worth in expected.items()) / sum(expected.values())
    bonus = _CONTEXT_BONUS * _context_share(dataset.captions, context)
    if dataset.labels:
        known = [tokens(label) for label in dataset.labels]
        hits = sum(any(_same_label(tokens(text), label) for label in known) for text in labels if text)
        bonus += _CONTEXT_BONUS * hits / max(len([t for t in labels if t]), 1)
    confidence = min(1.0, (0.5 * of_columns + 0.5 * of_fields + bonus) * weight)
    return Match(dataset, form, {i: f for i, (f, _) in taken.items()}, round(confidence, 3))


def _same_label(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(same_word(a, b) for a, b in zip(one, other, strict=True))


def recognise(
    datasets: Sequence[Dataset],
    columns: Sequence[Printed],
    *,
    empty: frozenset[int],
    near: str,
    context: str,
    labels: Sequence[str],
    institution: str,
) -> Match | None:
    """The dataset a table most likely belongs to, ``None`` where none is likely enough.

    ``near`` is the text of caption and headers, ``context`` that and section, title and the
    paragraph before; ``labels`` the texts of the first column; ``empty`` the columns without cells.
    """
    near_words, context_words = tokens(near), tokens(context)
    service = tokens(institution)
    best: Match | None = None
    for dataset in datasets:
        if service and dataset.institutions and not any(_stands(w, service) for w in dataset.institutions):
            continue
        match = _recognise_one(dataset, columns, empty, near_words, context_words, labels)
        if match and match.confidence >= ENOUGH and (best is None or match.confidence > best.confidence):
            best = match
    return best
