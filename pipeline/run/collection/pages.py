"""Pages about all reports together: the index, and what each report's page says of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.model import Expectation
from pipeline.processes import helper
from pipeline.publish.html.index_content import IndexContent
from pipeline.run.published.families import by_report
from pipeline.run.published.same_document import same_documents
from pipeline.run.published.services import named
from pipeline.run.published.summaries import Summaries
from pipeline.run.report.prefetch import draw_index
from pipeline.run.settings import SHOWN
from pipeline.store import Output

if TYPE_CHECKING:
    from pipeline.publish.html.charts.select import Chart

PAGE = "quality-report.html"
INDEX = "index.html"


def refresh(
    out: Output, reports: Summaries, stale: Collection[str], expectations: Sequence[Expectation] | None
) -> None:
    """Brings the pages of the ``stale`` reports up to date; files whose bytes stay are not touched."""
    from pipeline.publish.html.expected_section import of_report, with_expectations

    for report in sorted(stale):
        page = out.read(f"{report}/{PAGE}")
        if page is None:
            continue
        mine = None if expectations is None else of_report(expectations, report, reports[report]["datasets"])
        out.write(f"{report}/{PAGE}", with_expectations(page, mine))


def mark_same_documents(out: Output, reports: Summaries, marked: Collection[str]) -> None:
    """Says on the page of each report of a document that another report publishes already which that is.

    Args:
        marked: the reports whose page said so after the last run: some may not any more.
    """
    from pipeline.publish.html.same_document_section import SameDocument, with_same_document

    same = same_documents(reports)
    for report in sorted(same.keys() | set(marked) & reports.keys()):
        page = out.read(f"{report}/{PAGE}")
        if page is None:
            continue
        first = same.get(report)
        made = with_same_document(page, SameDocument(first, reports[first]["title"] or first) if first else None)
        if made != page:
            out.write(f"{report}/{PAGE}", made)


def write_index(
    out: Output, reports: Summaries, expectations: Sequence[Expectation] | None, failed: Mapping[str, str]
) -> None:
    """Writes the page over all reports, with what services share over the years and, by report, why
    documents ``failed``."""
    datasets = sorted(path.split("/")[-1].removesuffix(".csv") for path in out.find("datasets/*.csv"))
    services = named(reports)
    trends = _trends(out, reports, services)
    content = IndexContent(reports, expectations, trends, failed, datasets, services, same_documents(reports))
    drawn = helper.ask(draw_index, content)
    out.write(INDEX, drawn.result())


def _trends(out: Output, reports: Summaries, services: Mapping[str, str]) -> tuple[Chart, ...]:
    dated = {report: said for report, said in reports.items() if said["year"] is not None}
    if len({said["year"] for said in dated.values()}) < 2:
        return ()
    from pipeline.publish.datasets import tabular
    from pipeline.publish.html.charts.trends import trends

    families = by_report(out, dated)
    years: dict[str, set[int]] = {}
    holders: Counter[str] = Counter()
    for report, said in sorted(dated.items()):
        for name in {families.get(report, {}).get(name, name) for name in said["datasets"]}:
            years.setdefault(name, set()).add(said["year"])
            holders[name] += 1
    shared = sorted((name for name in years if len(years[name]) > 1), key=lambda name: (-holders[name], name))
    names = sorted(shared[: SHOWN.most_drawn])
    read = out.read_many(f"datasets/{name}.parquet" for name in names)
    frames = {path.split("/")[-1].removesuffix(".parquet"): tabular.read_parquet(data) for path, data in read.items()}
    return trends(frames, services)
