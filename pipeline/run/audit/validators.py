"""The audit of one report: every validator, and the findings of all stages put together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline import checks as checks_of_tables
from pipeline.clean.corrections import Correction, expired
from pipeline.contract import Dataset
from pipeline.model import (
    SEVERITIES,
    Audit,
    CleanReport,
    Decision,
    Document,
    Evidence,
    Finding,
    Heading,
    Paragraph,
    Report,
    Table,
    where,
)
from pipeline.quantities.numerals import parse
from pipeline.rules import finding, severity_of
from pipeline.rules.agreement import ALTERNATIVES
from pipeline.rules.arithmetic import RULES as ARITHMETIC
from pipeline.run.audit.memory import AuditMemory
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.calendar import audit as calendar
from pipeline.validate.confidence import header_misreading, severity_by_confidence
from pipeline.validate.evidence.read_tables import read_tables
from pipeline.validate.schema import conformity


def audit(clean: CleanReport, datasets: Sequence[Dataset], memory: AuditMemory | None = None) -> Audit:
    """Everything validation has to say about a report; ``memory`` has what was found before in its document."""
    memory = memory or AuditMemory()
    conforming = conformity.audit(clean, datasets)
    of_tables, checks = arithmetic.audit_tables(clean, memory.of_table)
    tables = read_tables(clean.document)
    numerals, of_claims = memory.of_prose(clean, checks, tables)
    of_agreement, agreement_checks = agreement.audit(clean, checks, tables)
    of_calendar = calendar.audit(clean)
    codes = frozenset(rule.code for rule in ARITHMETIC)
    of_tables = header_misreading.collapse(clean.document, of_tables, checks, codes)
    of_checks, checked = checks_of_tables.run(clean.document.tables, (*checks, *agreement_checks), of_tables)
    findings = (*conforming, *of_tables, *of_checks, *of_agreement, *of_calendar, *of_claims)
    return Audit(
        findings=tuple(map(as_earned, severity_by_confidence.weighed(clean.document, findings))),
        checks=(*checks, *agreement_checks, *checked),
        numerals=numerals,
    )


def as_earned(found: Finding) -> Finding:
    """A finding with no more severity than its rule has earned on real documents, its consequences too."""
    consequences = tuple(as_earned(c) for c in found.consequences)
    return replace(found, severity=severity_of(found.rule, found.severity), consequences=consequences)


def _position(document: Document) -> Mapping[str, int]:
    """The place of every table (by id) and of every text in the order of reading."""
    order: dict[str, int] = {}
    for index, block in enumerate(document.blocks):
        order.setdefault(block.id if isinstance(block, Table) else block.text, index)
    return order


def _sort_key(
    found: Finding, order: Mapping[str, int], texts: Sequence[tuple[str, int]]
) -> tuple[int, int, int, int, str]:
    first = found.evidence[0] if found.evidence else None
    position = len(order)
    if first and first.table:
        position = order.get(first.table, position)
    elif first and first.sentence:
        position = order.get(first.sentence, -1)
        if position < 0:
            position = next((i for text, i in texts if first.sentence in text), len(order))
    row, column = (first.row or 0, first.column or 0) if first else (0, 0)
    return (SEVERITIES.index(found.severity), position, row, column, found.rule)


def _identity(evidence: Evidence) -> str:
    if evidence.table is not None:
        return f"{evidence.table}/{evidence.row}/{evidence.column}/{evidence.text}"
    return f"{evidence.sentence}/{evidence.text}"


def finding_key(found: Finding) -> str:
    """What names a finding across runs: its rule and what proves it, not its wording or rank."""
    identity = "\n".join((found.rule, found.observed, *(_identity(e) for e in found.evidence[:2])))
    return hashlib.sha256(identity.encode()).hexdigest()[:10]


def _applied(clean: CleanReport, corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that stand in the typed values or in the prose; expired and illegible ones decide nothing."""
    cells = {
        (table.table, value.row, value.column)
        for table in clean.tables
        for row in table.rows
        for value in row.values.values()
        if value.corrected
    }
    return [
        c
        for c in corrections
        if ((c.table, c.row, c.column) in cells if not c.sentence else expired(clean.document, c) is None)
    ]


def _corrected(found: Finding, corrections: Sequence[Correction]) -> Finding:
    """A finding with the corrections of what it accuses: corrected where what is left says the same as a
    correction, or where it accuses one of several; else open, naming what is left. Its consequences have the
    same cause and go with it."""
    accused = [e for e in found.evidence if e.role == "observed"]
    mending = {i: c for i, e in enumerate(accused) for c in corrections if _is_of(c, e)}
    if not mending:
        return found
    first = next(iter(mending.values()))
    rest = [] if found.rule in ALTERNATIVES else [e for i, e in enumerate(accused) if i not in mending]
    left = tuple(where(e) for e in rest if not any(_is_same_figure(c.value, e.text) for c in mending.values()))
    decision = Decision("corrected", first.reason, first.source, first.by, first.on, left)
    if not left:
        return replace(found, status="corrected", decision=decision)
    done = [accused[i] for i in mending]
    evidence = tuple(replace(e, role="context") if e in done else e for e in found.evidence)
    return replace(found, evidence=evidence, decision=decision)


def _is_of(correction: Correction, evidence: Evidence) -> bool:
    if correction.sentence:
        return evidence.sentence == correction.sentence and evidence.text == correction.printed
    return (correction.table, correction.row, correction.column) == (evidence.table, evidence.row, evidence.column)


def _is_same_figure(value: str, printed: str) -> bool:
    """Whether two texts say the same figure, however each is written."""
    first, second = parse(value), parse(printed)
    return value == printed or (first is not None and second is not None and first.value == second.value)


def assemble(
    clean: CleanReport,
    audited: Audit,
    *,
    corrections: Sequence[Correction] = (),
    accepted: Mapping[str, Decision] | None = None,
) -> Report:
    """The report: findings of reading, cleaning and validating, most serious first, in order of
    reading, with ids (``f001``…), stable keys and what people decided about them."""
    order = _position(clean.document)
    texts = [(b.text, i) for i, b in enumerate(clean.document.blocks) if isinstance(b, Heading | Paragraph)]
    every = (as_earned(f) for f in (*clean.document.findings, *clean.findings, *audited.findings))
    pending = dict(accepted or {})
    applied = _applied(clean, corrections) if corrections else []
    seen: Counter[str] = Counter()
    decided: list[Finding] = []
    for found in sorted(every, key=lambda f: _sort_key(f, order, texts)):
        key = finding_key(found)
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key}-{seen[key]}"
        if decision := pending.pop(key, None):
            found = replace(found, status="accepted", decision=decision)
        elif applied:
            found = _corrected(found, applied)
        suggestion = found.suggestion and found.suggestion.replace("<reporte>", clean.document.report)
        decided.append(replace(found, key=key, suggestion=suggestion))
    for key, decision in sorted(pending.items()):
        stale = finding("decision-vencida", observed=key, reason=decision.reason)
        decided.append(replace(stale, key=finding_key(stale)))
    decided.sort(key=lambda f: SEVERITIES.index(f.severity))
    named = tuple(found.with_id(f"f{n:03d}", found.key) for n, found in enumerate(decided, start=1))
    return Report(
        clean=clean,
        findings=named,
        checks=audited.checks,
        numerals=audited.numerals,
        corrections=tuple(applied),
    )
