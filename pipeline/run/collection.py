"""What is published over all reports together: consolidated datasets, Data Package, index."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.model import Source
from pipeline.publish import consolidate, datapackage, tabular
from pipeline.publish.consolidate import Key
from pipeline.run.one import SUMMARY

DATASETS = "datasets"


def summaries(out: Path) -> dict[str, Mapping[str, Any]]:
    """What every published report says of itself, by report."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(out.glob(f"*/{SUMMARY}")):
        if not path.parent.name.startswith("."):
            found[path.parent.name] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _key(summary: Mapping[str, Any]) -> Key:
    return Key(summary["institution"], summary["region"], summary["year"], summary["report"])


def _source(summary: Mapping[str, Any]) -> Source:
    source = summary["source"]
    return Source(source["path"], source["sha256"], source["format"], source["pages"])


def touched(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]], changed: Collection[str]
) -> set[str]:
    """The datasets whose consolidated rows may have changed."""
    names: set[str] = set()
    for report in {*changed, *(before.keys() ^ after.keys())}:
        for side in (before, after):
            names.update(side.get(report, {}).get("datasets", ()))
    return names


def publish(out: Path, reports: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> list[str]:
    """Consolidates the named datasets over all reports and describes the whole in ``datapackage.json``.

    Returns:
        The names of the consolidated datasets whose bytes changed.
    """
    folder = out / DATASETS
    holders: dict[str, list[str]] = {}
    for report, summary in reports.items():
        for name in summary["datasets"]:
            holders.setdefault(name, []).append(report)
    changed = []
    with ThreadPoolExecutor(max_workers=4) as threads:
        for name in sorted(set(names) | {n for n in holders if not (folder / f"{n}.parquet").is_file()}):
            if name not in holders:
                continue
            paths = [out / report / DATASETS / f"{name}.parquet" for report in holders[name]]
            frames = threads.map(lambda path: tabular.read_parquet(path.read_bytes()), paths)
            keys = (_key(reports[report]) for report in holders[name])
            frame = consolidate.consolidate(zip(keys, frames, strict=True))
            wrote = store.write_file(folder / f"{name}.parquet", tabular.to_parquet(frame))
            wrote |= store.write_file(folder / f"{name}.csv", tabular.to_csv(frame))
            if wrote:
                changed.append(name)
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.stem not in holders:
            store.remove(path)
    _package(out, reports, sorted(holders))
    return changed


def _package(out: Path, reports: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> None:
    import pyarrow.parquet as pq

    resources = [
        datapackage.Resource(f"{DATASETS}/{name}.csv", pq.read_schema(out / DATASETS / f"{name}.parquet"))
        for name in names
    ]
    sources = [_source(summary) for summary in reports.values()]
    store.write_file(out / "datapackage.json", datapackage.datapackage_json(resources, sources))
