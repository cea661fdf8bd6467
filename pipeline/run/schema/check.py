"""Why a published table is one of a dataset, or is not: what ``cuenta schema check`` says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.recognise import Match, of_service, weigh_dataset
from pipeline.clean.settings import RECOGNITION
from pipeline.clean.tables import seen_table
from pipeline.contract import Dataset
from pipeline.model import Table
from pipeline.run.settings import SHOWN


@dataclass(frozen=True, slots=True)
class SchemaMatch:
    """How likely a table is one of a dataset, whether that is enough, and why (Spanish)."""

    dataset: str
    confidence: float
    recognised: bool
    columns: tuple[str, ...]
    against: tuple[str, ...]


def check(table: Table, datasets: Sequence[Dataset], *, institution: str = "", name: str = "") -> list[SchemaMatch]:
    """What speaks for and against each dataset, the likeliest first; of the one called ``name`` only, where given."""
    seen = seen_table(table, table.section)
    found = []
    for dataset in datasets:
        if name and dataset.name != name:
            continue
        match = weigh_dataset(dataset, seen)
        foreign = not of_service(dataset, institution)
        found.append((match.confidence if not foreign else 0.0, match, foreign))
    found.sort(key=lambda one: (-one[0], -one[1].confidence, one[1].dataset.name))
    best = found[0][1] if found else None
    titles = {c.index: c.title or f"columna {c.index + 1}" for c in seen.columns}
    kept = found if name else [one for one in found if one[1].fields or one[1].periods][: SHOWN.most_datasets]
    return [
        SchemaMatch(
            match.dataset.name,
            match.confidence,
            confidence >= RECOGNITION.enough and match is best,
            tuple(_columns(match, titles)),
            (*_service(match.dataset, institution, foreign), *match.against, *_short(match)),
        )
        for confidence, match, foreign in kept
    ]


def _columns(match: Match, titles: dict[int, str]) -> list[str]:
    placed = {**match.fields, **match.periods}
    return [f"«{titles[i]}» → {placed[i].name} ({match.alike[i]:.0%})" for i in sorted(placed)]


def _service(dataset: Dataset, institution: str, foreign: bool) -> list[str]:
    words = ", ".join(dataset.institutions)
    return (
        [f"el esquema es de servicios que se llaman «{words}» y esta cuenta es de «{institution}»"] if foreign else []
    )


def _short(match: Match) -> list[str]:
    if 0 < match.confidence < RECOGNITION.enough:
        return [f"se parece en {match.confidence:.0%} y hace falta {RECOGNITION.enough:.0%}"]
    return []
