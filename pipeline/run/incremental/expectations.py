"""Great Expectations over the consolidated datasets, evaluated again only where their bytes changed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.contract import Dataset
from pipeline.model import Expectation
from pipeline.store import Output

FILE = "expectations.json"


def _fingerprint(dataset: Dataset, parquet: bytes) -> str:
    """What an outcome depends on: the data, and the declaration its suite is made from."""
    return hashlib.sha256(repr(dataset).encode() + parquet).hexdigest()


def read(out: Output) -> dict[str, Any] | None:
    """The recorded outcomes by dataset; ``None`` where nothing was evaluated (or the record is damaged)."""
    try:
        recorded: dict[str, Any] = json.loads(out.read(FILE) or b"")["datasets"]
        return recorded
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def outcomes(out: Output) -> tuple[Expectation, ...] | None:
    """The recorded outcomes, ``None`` where nothing was evaluated: that no dataset has any is an outcome too."""
    recorded = read(out)
    if recorded is None:
        return None
    return tuple(
        Expectation(**{**entry, "failing": tuple(entry["failing"])})
        for name in sorted(recorded)
        for entry in recorded[name]["expectations"]
    )


def refresh(out: Output, datasets: Sequence[Dataset]) -> set[str]:
    """Evaluates the consolidated datasets whose data or schema changed since the last time.

    Returns:
        The datasets whose recorded outcomes changed.
    """
    known = {f"datasets/{d.name}.parquet": d for d in datasets}
    parquet = {known[path].name: data for path, data in out.read_many(sorted(known)).items()}
    by_name = {d.name: d for d in datasets}
    prints = {name: _fingerprint(by_name[name], data) for name, data in parquet.items()}
    before = read(out) or {}
    recorded = {name: entry for name, entry in before.items() if name in prints}
    stale = [by_name[name] for name in prints if recorded.get(name, {}).get("fingerprint") != prints[name]]
    if stale:
        recorded.update(_evaluate(stale, parquet, prints))
    content = {"datasets": {name: recorded[name] for name in sorted(recorded)}}
    out.write(FILE, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    earlier = {name: entry["expectations"] for name, entry in before.items()}
    return {
        name
        for name in {*earlier, *recorded}
        if name not in recorded or earlier.get(name) != recorded[name]["expectations"]
    }


def _evaluate(
    stale: Sequence[Dataset], parquet: Mapping[str, bytes], prints: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    from pipeline.validate.schema.expectations import evaluate

    fresh: dict[str, dict[str, Any]] = {d.name: {"fingerprint": prints[d.name], "expectations": []} for d in stale}
    for outcome in evaluate(stale, parquet):
        fresh[outcome.dataset]["expectations"].append(dataclasses.asdict(outcome))
    return fresh
