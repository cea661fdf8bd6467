"""What is published over all reports together: consolidated datasets and the Data Package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import references
from pipeline.clean.dataset_names import family_title
from pipeline.clean.identity.bodies.key import institution_key
from pipeline.clean.identity.places.institution_comuna import code_of_comuna
from pipeline.contract import QUERY_VIEWS
from pipeline.model import Source
from pipeline.publish.datasets import collection_tables, consolidate, datapackage, long_form, tabular
from pipeline.publish.datasets.consolidate import Key
from pipeline.run.collection import united_columns
from pipeline.run.collection.column_alignment import lined_up
from pipeline.run.incremental import consolidated_rows, state
from pipeline.run.inputs.collection_statement import edited_by_hand, statement
from pipeline.run.published.families import Families, Member, families
from pipeline.run.published.family_file import FILE
from pipeline.run.published.same_document import same_documents
from pipeline.run.published.summaries import COLLECTION, Summaries
from pipeline.run.settings import SHOWN
from pipeline.store import Draft, Unwritable

DATASETS = "datasets"
TABLES, FIGURES = "tablas", "cifras"


class Damaged(Unwritable):
    """A published file that the rows of a report are taken from is damaged: ``report`` must be made again."""

    def __init__(self, report: str, path: str) -> None:
        super().__init__(report, path)
        self.report = report
        self.path = path

    def __str__(self) -> str:
        return (
            f"El archivo publicado «{self.path}» está dañado y no se puede leer, así que los datos no se pueden "
            f"reunir. Incluya en la corrida el documento del informe «{self.report}», para que se haga de nuevo."
        )


def _key(summary: Mapping[str, Any]) -> Key:
    return Key(summary["institution"], summary["region"], summary["year"], summary["report"])


def _source(summary: Mapping[str, Any]) -> Source:
    source = summary["source"]
    return Source(source["path"], source["sha256"], source["format"], source["pages"])


def _origins(found: Families, reports: Summaries) -> dict[str, tuple[Sequence[Member], str]]:
    """Of each dataset the members that hold it, and a digest of all its consolidated rows come from."""
    origins = {}
    for name, members in found.members.items():
        rows = [(_key(reports[m.report]).order, m.dataset, reports[m.report]["digests"][m.dataset]) for m in members]
        digest = hashlib.sha256(f"{state.code_version()}{rows}".encode()).hexdigest()
        origins[name] = (members, digest)
    return origins


def publish(
    out: Draft,
    reports: Summaries,
    made_from: Mapping[str, str],
    kept: Path,
    say: Callable[[str], None] = lambda words: None,
) -> dict[str, str]:
    """Consolidates the datasets whose rows changed and describes the whole in ``datapackage.json``.

    Args:
        say: called with (Spanish) what a person should know of what lies in the output.
        kept: the cache folder of this output.
        made_from: what each consolidated dataset was last made from, by name.

    Returns:
        The same for what is there now.

    Raises:
        Damaged: a file of a report that did not change cannot be read.
        pipeline.run.published.family_file.BadFamilies: ``families.json`` cannot be used.
    """
    found = families(out, reports, say)
    out.write(FILE, found.content)
    origins = _origins(found, reports)
    there = set(out.find(f"{DATASETS}/*"))
    for name, (members, digest) in sorted(origins.items()):
        if made_from.get(name) != digest or not {f"{DATASETS}/{name}.parquet", f"{DATASETS}/{name}.csv"} <= there:
            parts = _parts(out, name, members, reports, kept)
            _consolidate(out, name, parts, is_family=name in found.names)
    for path in there:
        name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if name not in origins and name.removesuffix(long_form.SUFFIX) not in origins:
            out.remove(path)
    made = {name: digest for name, (_, digest) in origins.items()}
    made |= _collect_all(out, reports, found, {**made_from, **made}, kept)
    _package(out, reports, sorted(_names(out)))
    return made | edited_by_hand(out)


def _names(out: Draft) -> set[str]:
    """The datasets of the collection, those in long form among them."""
    return {path.rsplit("/", 1)[-1].removesuffix(".parquet") for path in out.find(f"{DATASETS}/*.parquet")}


def _collect_all(
    out: Draft, reports: Summaries, found: Families, made_from: Mapping[str, str], kept: Path
) -> dict[str, str]:
    """The collection's own tables, those made anew whose rows changed; what each was made from."""
    made: dict[str, str] = {}
    there = set(out.find(f"{COLLECTION}/*"))
    for name in QUERY_VIEWS:
        if name == QUERY_VIEWS[0]:
            parts = {report: repr(summary) for report, summary in sorted(reports.items())}
        else:
            published = ((r, s["collection"].get(name)) for r, s in sorted(reports.items()))
            parts = {f"{r}/{COLLECTION}/{name}.parquet": str(digest) for r, digest in published if digest}
        key = f"{COLLECTION}/{name}"
        united = {(m.report, m.dataset): n for n, of in found.members.items() for m in of} if name == TABLES else {}
        # the columns of figures are known by their tables and by the families these are in
        others = [made[f"{COLLECTION}/{TABLES}"], *map(made_from.get, sorted(found.names))] if name == FIGURES else []
        made[key] = hashlib.sha256(f"{state.code_version()}{parts}{united}{others}".encode()).hexdigest()
        if made_from.get(key) == made[key] and {f"{key}.parquet", f"{key}.csv"} <= there:
            continue
        frame = reports_table(reports) if name == QUERY_VIEWS[0] else _collected(out, name, parts, kept)
        if united:
            frame = collection_tables.with_united(frame, united)
        if name == FIGURES:
            tables = tabular.read_parquet(out.read(f"{COLLECTION}/{TABLES}.parquet") or b"")
            frame = united_columns.with_columns(frame, tables, united_columns.own_names(out, found.names))
        out.write(f"{key}.parquet", tabular.to_parquet(frame))
        out.write(f"{key}.csv", tabular.to_csv(frame))
    return made


def _collected(out: Draft, name: str, parts: Mapping[str, str], kept: Path) -> Any:
    """The rows of all reports in one table of the collection, in order of report."""
    import pyarrow as pa

    frames = consolidated_rows.load(kept, name, parts)
    missing = [path for path in parts if path not in frames]
    for path, data in out.read_many(missing).items():
        try:
            frames[path] = tabular.read_parquet(data)
        except (ValueError, OSError) as error:
            raise Damaged(path.split("/")[0], path) from error
    if missing and len(parts) >= SHOWN.worth_keeping:
        consolidated_rows.save(kept, name, parts, frames)
    every = [collection_tables.with_columns_of_now(name, frames[path]) for path in parts] or [
        collection_tables.table(name, [])
    ]
    return pa.concat_tables(every).combine_chunks().replace_schema_metadata(every[0].schema.metadata)


def reports_table(reports: Summaries) -> Any:
    """``reportes``: a row a report; a document that another report publishes already names that one."""
    codes = {region.name: region.code for region in references.regions()}
    again = same_documents(reports)
    rows = []
    for report, s in sorted(reports.items()):
        source, found, claims = s["source"], s["findings"], s["claims"]
        rows.append(
            (
                *(report, s["institution"], institution_key(s["institution"])),
                *(s["region"], codes.get(s["region"], ""), code_of_comuna(s["institution"], s["region"]), s["year"]),
                *(s["data_year"] or s["year"], s["title"], s["how"]),
                *(source["path"], source["sha256"], source["format"], source["pages"]),
                *(source.get("address", ""), source.get("retrieved", ""), s["tables"], s["recognised"]),
                *(found["error"], found["warning"], found["info"], s["checks"]["made"], s["checks"]["hold"]),
                *(claims["verified"], claims["contradicted"], claims["unsupported"]),
                again.get(report, ""),
            )
        )
    return collection_tables.table(QUERY_VIEWS[0], rows)


def _parts(out: Draft, name: str, members: Sequence[Member], reports: Summaries, kept: Path) -> list[tuple[Key, Any]]:
    """The rows of each report in a dataset, with what they are sorted by."""
    by_path = {member.path: member for member in members}
    digests = {path: reports[m.report]["digests"][m.dataset] for path, m in by_path.items()}
    frames = consolidated_rows.load(kept, name, digests)
    missing = [path for path in by_path if path not in frames]
    for path, data in out.read_many(missing).items():
        try:
            frames[path] = tabular.read_parquet(data)
        except (ValueError, OSError) as error:  # pyarrow raises one or the other
            raise Damaged(by_path[path].report, path) from error
    if missing and len(digests) >= SHOWN.worth_keeping:
        consolidated_rows.save(kept, name, digests, frames)
    return [(_key(reports[by_path[path].report]), frames[path]) for path in by_path]


def _consolidate(out: Draft, name: str, parts: Sequence[tuple[Key, Any]], *, is_family: bool) -> None:
    """Writes the rows of all reports in a dataset as one."""
    lined = lined_up(parts) if is_family else parts
    titles = ((frame.schema.metadata or {}).get(b"titulo", b"").decode() for _, frame in parts)
    title = family_title([one for one in titles if one])
    frame = united_columns.with_own_names(consolidate.consolidate(lined, name, title), parts, lined)
    out.write(f"{DATASETS}/{name}.parquet", tabular.to_parquet(frame))
    out.write(f"{DATASETS}/{name}.csv", tabular.to_csv(frame))
    longer = long_form.long_form(frame)
    path = f"{DATASETS}/{name}{long_form.SUFFIX}"
    if longer is not None:
        out.write(f"{path}.parquet", tabular.to_parquet(longer))
        out.write(f"{path}.csv", tabular.to_csv(longer))
    else:
        for suffix in (".parquet", ".csv"):
            if out.find(f"{path}{suffix}"):
                out.remove(f"{path}{suffix}")


def _package(out: Draft, reports: Summaries, names: Iterable[str]) -> None:
    listed = list(names)
    paths = [*(f"{COLLECTION}/{name}" for name in QUERY_VIEWS), *(f"{DATASETS}/{name}" for name in listed)]
    columnar = out.read_many(f"{path}.parquet" for path in paths)
    texts = out.read_many(f"{path}.csv" for path in paths)
    resources = [
        datapackage.Resource.of(f"{path}.csv", texts[f"{path}.csv"], columnar[f"{path}.parquet"]) for path in paths
    ]
    sources = [_source(summary) for summary in reports.values()]
    stated = statement(out).properties(reports)
    out.write("datapackage.json", datapackage.datapackage_json(resources, sources, stated))
