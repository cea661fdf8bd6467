"""Great Expectations over the consolidated datasets, evaluated again only where their bytes changed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import contract, store
from pipeline.contract import Dataset
from pipeline.model import Expectation

FILE = "expectations.json"


def _fingerprint(dataset: Dataset, parquet: bytes) -> str:
    """What an outcome depends on: the data, and the declaration its suite is made from."""
    return hashlib.sha256(repr(dataset).encode() + parquet).hexdigest()


def read(out: Path) -> dict[str, Any]:
    """The recorded outcomes by dataset; empty where there are none."""
    try:
        recorded: dict[str, Any] = json.loads((out / FILE).read_text(encoding="utf-8"))["datasets"]
        return recorded
    except (OSError, ValueError, KeyError):
        return {}


def outcomes(out: Path) -> tuple[Expectation, ...] | None:
    """The recorded outcomes, ``None`` where nothing was ever evaluated."""
    recorded = read(out)
    if not recorded:
        return None
    return tuple(
        Expectation(**{**entry, "failing": tuple(entry["failing"])})
        for name in sorted(recorded)
        for entry in recorded[name]["expectations"]
    )


def refresh(out: Path, schemas: Path) -> bool:
    """Evaluates the consolidated datasets whose data or schema changed since the last time.

    Returns:
        Whether any recorded outcome changed.
    """
    folder = out / "datasets"
    known = {d.name: d for d in contract.datasets(schemas)}
    parquet = {
        path.stem: path.read_bytes() for path in sorted(folder.glob("*.parquet")) if path.stem in known
    }
    prints = {name: _fingerprint(known[name], data) for name, data in parquet.items()}
    recorded = {name: entry for name, entry in read(out).items() if name in prints}
    stale = [known[name] for name in prints if recorded.get(name, {}).get("fingerprint") != prints[name]]
    if stale:
        recorded.update(_evaluate(stale, parquet, prints))
    content = {"datasets": {name: recorded[name] for name in sorted(recorded)}}
    return store.write_file(out / FILE, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _evaluate(
    stale: Sequence[Dataset], parquet: Mapping[str, bytes], prints: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    from pipeline.validate.expectations import evaluate

    fresh: dict[str, dict[str, Any]] = {d.name: {"fingerprint": prints[d.name], "expectations": []} for d in stale}
    for outcome in evaluate(stale, parquet):
        fresh[outcome.dataset]["expectations"].append(dataclasses.asdict(outcome))
    return fresh
