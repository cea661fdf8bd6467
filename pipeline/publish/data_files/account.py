"""``account.json``: what was seen of a document, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.model import Account, LeftOut, PageStatus, Paragraph, Report, Table
from pipeline.publish.data_files import json_text
from pipeline.quantities.digit_counts import count_digits, count_numerals
from pipeline.rules.accounting import KINDS, MISSING

_NAMED: tuple[PageStatus, ...] = ("ocr", "empty", "picture", "failed")


def account_json(report: Report) -> bytes:
    """The account of a report: its pages, table regions, figures, and all that was left aside."""
    return json_text.dump({"report": report.document.report, **account(report)})


def account(report: Report) -> dict[str, Any]:
    """The account as plain values, for JSON and the page."""
    document = report.document
    own = document.account
    tables = [cell.as_read for block in document.blocks if isinstance(block, Table) for cell in block.cells]
    prose = [
        block.as_read if isinstance(block, Paragraph) else block.text
        for block in document.blocks
        if not isinstance(block, Table)
    ]
    aside = [left.text for left in own.left_out if left.kind != MISSING]
    missing = [left.text for left in own.left_out if left.kind == MISSING]
    return {
        "pages": _pages(own, document.source.pages),
        "regions": [
            {"page": region.place.page, "box": json_text.box(region.place.box), "table": region.table}
            for region in own.regions
        ],
        "digits": {
            "seen": own.seen,
            "tables": _digits(tables),
            "prose": _digits(prose),
            "left_out": _digits(aside),
            "missing": _digits(missing),
        },
        "numerals": {
            "tables": _numerals(tables),
            "prose": _numerals(prose),
            "left_out": _numerals(aside),
            "missing": _numerals(missing),
        },
        "left_out": [_left(left) for left in own.left_out],
        "kinds": {kind: text for kind, text in KINDS.items() if any(left.kind == kind for left in own.left_out)},
    }


def _pages(own: Account, total: int | None) -> Mapping[str, Any] | None:
    if total is None:
        return None
    numbers: dict[str, Any] = {
        status: [page for page, own_status in own.pages if own_status == status] for status in _NAMED
    }
    return {"total": total, "text": sum(status == "text" for _, status in own.pages), **numbers}


def _left(left: LeftOut) -> dict[str, Any]:
    made: dict[str, Any] = {
        "kind": left.kind,
        "text": left.text,
        "page": left.place.page,
        "box": json_text.box(left.place.box),
    }
    if left.place.line is not None:
        made["line"] = left.place.line
    if left.place.paragraph is not None:
        made["paragraph"] = left.place.paragraph
    return made


def _digits(texts: Iterable[str]) -> int:
    return count_digits(texts).total()


def _numerals(texts: Iterable[str]) -> int:
    return sum(map(count_numerals, texts))
