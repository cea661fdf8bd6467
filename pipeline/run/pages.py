"""Pages about all reports together: the index, and what each report's page says of the whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.model import Expectation
from pipeline.processes import helper
from pipeline.run.families import by_report
from pipeline.run.prefetch import draw_index
from pipeline.run.summaries import Summaries
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


def write_index(
    out: Output, reports: Summaries, expectations: Sequence[Expectation] | None, failed: Mapping[str, str]
) -> None:
    """Writes the page over all reports, with the figures of services that have several years and, by report,
    why documents ``failed``."""
    datasets = sorted(path.split("/")[-1].removesuffix(".csv") for path in out.find("datasets/*.csv"))
    drawn = helper.ask(draw_index, reports, expectations, _trends(out, reports), failed, datasets)
    out.write(INDEX, drawn.result())


def _trends(out: Output, reports: Summaries) -> tuple[Chart, ...]:
    years: dict[tuple[str, str], set[int]] = {}
    for summary in reports.values():
        years.setdefault((summary["institution"], summary["region"]), set()).add(summary["year"])
    several = {service for service, known_years in years.items() if len(known_years) > 1}
    if not several:
        return ()
    from pipeline.publish import tabular
    from pipeline.publish.html.charts.trends import trends

    named = by_report(out, reports)
    dataset_sets = [
        {named.get(report, {}).get(name, name) for name in s["datasets"]}
        for report, s in reports.items()
        if (s["institution"], s["region"]) in several
    ]
    names = sorted({name for datasets in dataset_sets for name in datasets if sum(name in d for d in dataset_sets) > 1})
    read = out.read_many(f"datasets/{name}.parquet" for name in names)
    return trends({path.split("/")[-1].removesuffix(".parquet"): tabular.read_parquet(d) for path, d in read.items()})
