"""Chooses what is spoilt in a report and writes down the truth."""

from __future__ import annotations

import random
from typing import Any

from bench.families.model import Claim, Para, Report

KINDS = ("sum", "sum", "ratio", "growth", "claim", "claim", "cross", "reuse", "date", "sequence", "period")


def spoil(report: Report, rng: random.Random, count: int) -> list[dict[str, Any]]:
    """Spoils up to `count` things, no two in one table, and returns them in the form of cases/*.truth.json."""
    plants: list[dict[str, Any]] = []
    used: set[int] = set()
    index = {id(table): i for i, table in enumerate(report.tables)}
    kinds = list(KINDS)
    rng.shuffle(kinds)
    for kind in kinds:
        if len(plants) >= count:
            break
        plant = (
            _prose(report, rng, kind, index, used)
            if kind in ("claim", "period")
            else (
                _pair(report, rng, kind, index, used) if kind in ("cross", "reuse") else _cell(report, rng, kind, used)
            )
        )
        if plant:
            plants.append(plant)
    return plants


def _cell(report: Report, rng: random.Random, kind: str, used: set[int]) -> dict[str, Any] | None:
    found = [
        (t, r, c, cell)
        for t, table in enumerate(report.tables)
        if t not in used
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
        if cell.kind == kind and cell.wrong
    ]
    if not found:
        return None
    chosen = rng.choice(sorted({f[0] for f in found}))
    t, r, c, cell = rng.choice([f for f in found if f[0] == chosen])
    expected, cell.text = cell.text, rng.choice(cell.wrong)
    used.add(t)
    return {"kind": kind, "table": t, "cell": [r, c], "observed": cell.text, "expected": expected}


def _pair(
    report: Report, rng: random.Random, kind: str, index: dict[int, int], used: set[int]
) -> dict[str, Any] | None:
    pairs = [p for p in report.pairs if p.kind == kind and not {index[id(p.table)], index[id(p.other)]} & used]
    if not pairs:
        return None
    pair = rng.choice(pairs)
    t, other = index[id(pair.table)], index[id(pair.other)]
    cell = pair.table.rows[pair.cell[0]][pair.cell[1]]
    expected, cell.text = cell.text, pair.observed
    used |= {t, other}
    return {
        "kind": kind,
        "table": t,
        "cell": list(pair.cell),
        "observed": cell.text,
        "expected": expected,
        "also": [other],
    }


def _prose(
    report: Report, rng: random.Random, kind: str, index: dict[int, int], used: set[int]
) -> dict[str, Any] | None:
    found: list[tuple[Para, Claim]] = []
    for block in report.blocks:
        if isinstance(block, Para):
            found += [
                (block, c)
                for c in block.claims
                if c.kind == kind and (c.table is None or index[id(c.table)] not in used)
            ]
    if not found:
        return None
    para, claim = rng.choice(found)
    assert claim.true in para.text, (claim.true, para.text)
    para.text = para.text.replace(claim.true, claim.wrong, 1)
    para.claims = []
    table = index[id(claim.table)] if claim.table else None
    if table is not None:
        used.add(table)
    start = next(i for i, (a, b) in enumerate(zip(claim.true + "\0", claim.wrong + "\0", strict=False)) if a != b)
    observed = claim.wrong if kind == "claim" else "31 de enero"
    words = observed.split() if kind == "claim" else [observed]
    figure = (
        next((w.strip("().,;") for w in words if any(ch.isdigit() for ch in w)), observed) if start >= 0 else observed
    )
    if kind == "claim" and observed.rstrip().endswith("%"):
        figure = observed
    return {
        "kind": kind,
        "table": table if kind == "claim" else None,
        "cell": None,
        "observed": figure,
        "expected": claim.true,
        "para": para.text,
    }


def truth(report: Report, plants: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "title": report.title,
        "tables": [
            {"rows": t.texts(), "header_rows": t.header_rows, "name": "", "merges": [list(m) for m in t.merges]}
            for t in report.tables
        ],
        "plants": plants,
        "claims": sum(len(b.claims) for b in report.blocks if isinstance(b, Para)),
    }
