"""What is published over all reports together: consolidated datasets and the Data Package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.model import Source
from pipeline.publish import consolidate, datapackage, tabular
from pipeline.publish.consolidate import Key
from pipeline.run import state
from pipeline.run.summaries import Summaries
from pipeline.store import Output

DATASETS = "datasets"


def _key(summary: Mapping[str, Any]) -> Key:
    return Key(summary["institution"], summary["region"], summary["year"], summary["report"])


def _source(summary: Mapping[str, Any]) -> Source:
    source = summary["source"]
    return Source(source["path"], source["sha256"], source["format"], source["pages"])


def _origins(reports: Summaries) -> dict[str, tuple[list[str], str]]:
    """Of each dataset the reports that hold it, and a digest of all its consolidated rows come from."""
    holders: dict[str, list[str]] = {}
    for report, summary in reports.items():
        for name in summary["datasets"]:
            holders.setdefault(name, []).append(report)
    origins = {}
    for name, holding in holders.items():
        parts = [(_key(reports[r]).order, reports[r]["digests"][name]) for r in sorted(holding)]
        digest = hashlib.sha256(f"{state.code_version()}{parts}".encode()).hexdigest()
        origins[name] = (holding, digest)
    return origins


def publish(out: Output, reports: Summaries, made_from: Mapping[str, str]) -> dict[str, str]:
    """Consolidates the datasets whose rows changed and describes the whole in ``datapackage.json``.

    Args:
        made_from: what each consolidated dataset was last made from, by name.

    Returns:
        The same for what is there now.
    """
    origins = _origins(reports)
    there = set(out.find(f"{DATASETS}/*"))
    for name, (holding, digest) in sorted(origins.items()):
        whole = {f"{DATASETS}/{name}.parquet", f"{DATASETS}/{name}.csv"} <= there
        if not whole or made_from.get(name) != digest:
            _consolidate(out, name, holding, reports)
    for path in there:
        if path.rsplit("/", 1)[-1].rsplit(".", 1)[0] not in origins:
            out.remove(path)
    _package(out, reports, sorted(origins))
    return {name: digest for name, (_, digest) in origins.items()}


def _consolidate(out: Output, name: str, holding: Iterable[str], reports: Summaries) -> None:
    paths = {f"{report}/{DATASETS}/{name}.parquet": report for report in holding}
    read = out.read_many(paths)
    frame = consolidate.consolidate(
        (_key(reports[paths[path]]), tabular.read_parquet(data)) for path, data in read.items()
    )
    out.write(f"{DATASETS}/{name}.parquet", tabular.to_parquet(frame))
    out.write(f"{DATASETS}/{name}.csv", tabular.to_csv(frame))


def _package(out: Output, reports: Summaries, names: Iterable[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    read = out.read_many(f"{DATASETS}/{name}.parquet" for name in names)
    resources = [
        datapackage.Resource(path.replace(".parquet", ".csv"), pq.read_schema(pa.BufferReader(data)))
        for path, data in read.items()
    ]
    sources = [_source(summary) for summary in reports.values()]
    out.write("datapackage.json", datapackage.datapackage_json(resources, sources))
