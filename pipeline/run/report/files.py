"""Every file that is published for one report."""

from __future__ import annotations

import hashlib
import json

from pipeline.model import Report
from pipeline.processes import helper
from pipeline.run.published.summaries import COLLECTION, SUMMARY
from pipeline.run.report.prefetch import draw_page
from pipeline.run.report.summary import summary


def files(report: Report, data: bytes, alone: bool = False) -> dict[str, bytes]:
    """Every file published for a report, by path relative to its folder.

    ``data`` are the bytes of the document. ``alone``: no other document is under way, so another core may draw the
    page.
    """
    from pipeline.publish.data_files import account, contract_files
    from pipeline.publish.datasets import collection_tables, frames, long_form, tabular
    from pipeline.publish.documents import letter, markdown, workbook

    page = helper.ask(draw_page, report, data) if alone else None
    made = {
        "tables.json": contract_files.tables_json(report),
        "findings.json": contract_files.findings_json(report),
        "claims.json": contract_files.claims_json(report),
        "account.json": account.account_json(report),
        **contract_files.printed_tables(report),
    }
    digests = {}
    in_doubt = {cell: [f.id for f in found] for cell, found in collection_tables.findings_by_cell(report).items()}
    for name, frame in frames.frames(report.clean, in_doubt).items():
        made[f"datasets/{name}.csv"] = tabular.to_csv(frame)
        made[f"datasets/{name}.parquet"] = parquet = tabular.to_parquet(frame)
        digests[name] = hashlib.sha256(parquet).hexdigest()[:16]
        longer = long_form.long_form(frame)
        if longer is not None:
            made.setdefault(f"datasets/{name}{long_form.SUFFIX}.csv", tabular.to_csv(longer))
            made.setdefault(f"datasets/{name}{long_form.SUFFIX}.parquet", tabular.to_parquet(longer))
    rows = {}
    for name, frame in collection_tables.of_report(report).items():
        made[f"{COLLECTION}/{name}.parquet"] = parquet = tabular.to_parquet(frame)
        rows[name] = hashlib.sha256(parquet).hexdigest()[:16]
    made["quality-report.xlsx"] = workbook.quality_workbook(report)
    made["quality-report.md"] = markdown.quality_markdown(report)
    made |= letter.letter(report, data)
    made["quality-report.html"] = page.result() if page else draw_page(report, data)
    made[SUMMARY] = (json.dumps(summary(report, digests, rows), ensure_ascii=False, indent=1) + "\n").encode()
    return made
