"""Which dataset a table belongs to, and which of its columns is which field.

Evidence of several kinds is weighed together: headers against the fields' titles and synonyms, the
types the cells show, words of caption, section and the paragraph before, labels of the first
column. A field that identifies the rows must be there; the rest may be missing, new or reordered. Columns headed by a
year or a month are taken by the fields of the dataset that are printed once for each. :func:`weigh` says of every
dataset why a table is likely one of it or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.clean.columns import Printed
from pipeline.clean.settings import RECOGNITION
from pipeline.contract import NUMERIC, Dataset, Field, Form
from pipeline.model import FieldType
from pipeline.quantities.labels.label_words import same_word, similarity, tokens
from pipeline.quantities.labels.periods import split_periods
from pipeline.spanish.folding import fold_line

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
    """A dataset, the form it is printed in, the field of each column (by index), how sure; ``periods`` are the columns
    of a year or month, ``alike`` says how well each column goes with its field, and ``against`` (Spanish) what speaks
    against the match. Without a form the table is none of the dataset, and ``confidence`` is 0."""

    dataset: Dataset
    form: Form
    fields: Mapping[int, Field]
    confidence: float
    periods: Mapping[int, Field] = field(default_factory=dict)
    alike: Mapping[int, float] = field(default_factory=dict)
    against: tuple[str, ...] = ()
    weighed: float = 0.0
    """The confidence before it is cut at 1, by which the likelier of two sure ones is known."""


@dataclass(frozen=True)
class SeenTable:
    """What a table is recognised by.

    ``near`` are the words of its caption and headers, ``context`` these and those of section, title and the paragraph
    before; ``labels`` the texts of its first column, ``empty`` the indices of the columns without cells.
    """

    columns: Sequence[Printed]
    empty: frozenset[int]
    labels: Sequence[str]
    near: Sequence[str]
    context: Sequence[str]

    @property
    def filled(self) -> list[Printed]:
        """The columns that have a cell or a header."""
        return [c for c in self.columns if c.index not in self.empty or c.title]

    @cached_property
    def is_of_several_periods(self) -> bool:
        """Whether several columns come again for another year or month ("2021 Hombres", "2022 Hombres")."""
        split = split_periods([c.title for c in self.columns])
        bases = Counter(base for base, period in split if base and period is not None)
        return sum(many > 1 for many in bases.values()) > 1


def type_agreement(printed: FieldType, declared: FieldType, empty: bool) -> float:
    """How well the type the cells show goes with the declared one: 1 the same, 0.5 not at all."""
    if printed == declared:
        return 1.0
    if empty or printed in _ALIKE[declared]:
        return RECOGNITION.near_type
    if printed in NUMERIC and declared in NUMERIC:
        return RECOGNITION.numeric_type
    return RECOGNITION.other_type


def assign_fields(
    columns: Sequence[Printed], fields: Sequence[Field], empty: frozenset[int]
) -> dict[int, tuple[Field, float]]:
    """The field of each column that has one, with how alike they are; each field at most once.

    Best pairs first; among equals the pair whose positions in table and schema are closest.
    """
    pairs = []
    for column in columns:
        for position, one in enumerate(fields):
            alike = _likeness(column.title, one)
            if alike >= RECOGNITION.header and not _counts_no_shares(column, one):
                score = alike * type_agreement(column.type, one.type, column.index in empty)
                if score >= RECOGNITION.header:
                    pairs.append((-score, abs(column.index - position), column.index, position))
    taken: dict[int, tuple[Field, float]] = {}
    used: set[int] = set()
    for negative, _, index, position in sorted(pairs):
        if index not in taken and position not in used:
            taken[index] = (fields[position], -negative)
            used.add(position)
    return taken


def _counts_no_shares(column: Printed, field: Field) -> bool:
    """Whether a column counts, and a field called alike has percentages: of whole numbers "2022 Mujeres" is no
    "% mujeres"."""
    if field.type != "porcentaje" or column.type != "entero":
        return False
    return all(map(_says_percentage, field.headers)) and not _says_percentage(column.title)


def _says_percentage(title: str) -> bool:
    return "%" in title or "porcent" in fold_line(title)


def _likeness(title: str, field: Field) -> float:
    if not tokens(title):
        return RECOGNITION.untitled if "" in field.synonyms else 0.0
    return max(similarity(title, header) for header in field.headers)


def of_periods(
    columns: Sequence[Printed], fields: Sequence[Field], empty: frozenset[int]
) -> dict[int, tuple[Field, float]]:
    """The columns headed by a year or a month, with the field printed once for each and how alike they are.

    A header that says nothing else is of the first field whose type goes with the column's.
    """
    found: dict[int, tuple[Field, float]] = {}
    periods = split_periods([column.title for column in columns]) if fields else []
    for column, (base, period) in zip(columns, periods, strict=bool(fields)):
        if period is None:
            continue
        said = [_likeness(base, f) if base else 1.0 for f in fields]
        agreed = [type_agreement(column.type, f.type, column.index in empty) for f in fields]
        alike = [one * two for one, two in zip(said, agreed, strict=True)]
        best = max(alike)
        if best >= RECOGNITION.period:
            found[column.index] = (fields[alike.index(best)], best)
    return found


def _stands(word: str, context: Sequence[str]) -> bool:
    folded = fold_line(word)
    return folded in context if folded.isdigit() else any(w.startswith(folded) for w in context)


def _context_share(words: Sequence[str], context: Sequence[str]) -> float:
    return sum(_stands(w, context) for w in words) / len(words) if words else 0.0


def _form(dataset: Dataset, near: Sequence[str], context: Sequence[str]) -> tuple[Form, float] | None:
    """The form whose words stand nearest; the one that asks for most words wins. A number counts only
    near the table: around it there are too many."""
    ranked = sorted(dataset.forms, key=lambda form: -len(form.words))
    for words, weight in ((near, 1.0), (context, RECOGNITION.far)):
        for form in ranked:
            if words is context and any(w.isdigit() for w in form.words):
                continue
            if all(_stands(w, words) for w in form.words):
                return form, weight if form.words else 1.0
    return None


def weigh_dataset(dataset: Dataset, table: SeenTable) -> Match:
    """How likely a table is one of a dataset, and what speaks against it."""
    columns, empty = table.columns, table.empty
    chosen = _form(dataset, table.near, table.context)
    if chosen is None:
        missing_words = "; ".join(", ".join(form.words) for form in dataset.forms)
        return Match(dataset, Form(), {}, 0.0, against=(f"no están las palabras de ninguna forma ({missing_words})",))
    form, weight = chosen
    fields = [f for f in dataset.fields if f.name not in form.constants and not f.last_of]
    by_period = of_periods(columns, dataset.periods, empty)
    taken = assign_fields([c for c in columns if c.index not in by_period], fields, empty)
    names = {f.name for f, _ in taken.values()}
    identifying = [n for n in dataset.unique if n not in form.constants]
    missing = [n for n in identifying if n not in names]
    named = any(n not in missing and dataset.field[n].type not in NUMERIC for n in identifying)
    against = [f"falta «{n}», que identifica las filas" for n in missing]
    weight *= 1 - RECOGNITION.key_loss * len(missing) / max(len(identifying), 1)
    filled = table.filled
    placed = {index: score for index, (_, score) in (taken | by_period).items()}
    of_columns = sum(placed.values()) / max(len(filled), 1)
    alike = {f.name: score for f, score in (taken | by_period).values()}
    expected = {f.name: 1.0 if f.required else RECOGNITION.optional for f in (*fields, *dataset.periods)}
    of_fields = sum(alike.get(name, 0.0) * worth for name, worth in expected.items()) / (sum(expected.values()) or 1)
    words = _context_share(dataset.captions, table.context)
    stub, overlap = _labels_known(dataset.labels, table.labels)
    parts = RECOGNITION.columns * of_columns + (1 - RECOGNITION.columns) * of_fields
    confidence = (parts + RECOGNITION.context_bonus * (words + stub)) * weight
    are_headed = any(tokens(c.title) for c in columns if c.index in taken)
    if not are_headed and (dataset.captions or dataset.labels) and max(words, overlap) < RECOGNITION.evidence:
        against.append("los encabezados no dicen nada y tampoco están las palabras del título ni los rótulos")
        confidence = 0.0
    if missing and not named:
        confidence = 0.0
    if _has_other_rows(dataset, identifying, alike, table.labels, overlap):
        against.append("sus filas son otras, y el encabezado de sus rótulos también dice otra cosa")
        confidence = 0.0
    if not dataset.periods and table.is_of_several_periods:
        against.append("las mismas columnas se repiten para varios años o meses")
        confidence = 0.0
    against += [f"columna sin campo: «{c.title or c.index + 1}»" for c in filled if c.index not in placed]
    against += [f"campo sin columna: «{f.title}»" for f in (*fields, *dataset.periods) if f.name not in alike]
    return Match(
        dataset,
        form,
        {i: f for i, (f, _) in taken.items()},
        round(min(1.0, confidence), 3),
        {i: f for i, (f, _) in by_period.items()},
        placed,
        tuple(against),
        confidence,
    )


def _has_other_rows(
    dataset: Dataset, identifying: Sequence[str], alike: Mapping[str, float], labels: Sequence[str], overlap: float
) -> bool:
    """Whether a table has none of the rows that a dataset knows, under a header that is not theirs either: the sister
    table of the same columns by something else, "Gastos por Programa" beside "Gastos por Objeto"."""
    stub = [alike.get(name, 0.0) for name in identifying if dataset.field[name].type == "texto"]
    many = min(len(dataset.labels), sum(map(bool, labels))) >= RECOGNITION.fewest_labels
    return many and not overlap and bool(stub) and max(stub) < RECOGNITION.sure


def _labels_known(known: Sequence[str], labels: Sequence[str]) -> tuple[float, float]:
    """The labels of a stub that a dataset knows, as a share of the stub and of as many as the shorter list has."""
    printed = [tokens(text) for text in labels if text]
    if not known or not printed:
        return 0.0, 0.0
    worded = [tokens(label) for label in known]
    hits = sum(any(_same_label(text, one) for one in worded) for text in printed)
    return hits / len(printed), min(1.0, hits / min(len(printed), len(known)))


def _same_label(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(same_word(a, b) for a, b in zip(one, other, strict=True))


def recognise(datasets: Sequence[Dataset], table: SeenTable, institution: str) -> Match | None:
    """The dataset a table of an institution most likely belongs to, ``None`` where none is likely enough."""
    best: Match | None = None
    for dataset in datasets:
        if not of_service(dataset, institution):
            continue
        match = weigh_dataset(dataset, table)
        if match.confidence >= RECOGNITION.enough and (best is None or match.weighed > best.weighed):
            best = match
    return best


def of_service(dataset: Dataset, institution: str) -> bool:
    """Whether a service may print a dataset: always where the service is unknown or the dataset names none."""
    service = tokens(institution)
    return not service or not dataset.institutions or any(_stands(w, service) for w in dataset.institutions)
