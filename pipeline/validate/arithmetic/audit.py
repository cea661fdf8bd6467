"""Audits the arithmetic of every table: what its figures mean to each other, and where they do not fit.

In: the tables of a document. Out: findings and every check that was made. For each table the identities that its
figures and labels suggest are collected (``candidates``), each is judged (``judge``, ``rounding``), those that the
others refute are left out (``explanation``), and so are failures that a convention explains (``conventions``). What is
left is traced to the figure that is wrong (``error_location``) and reported (``findings``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.model import Check, CleanReport, Document, Finding, Paragraph, Table
from pipeline.quantities.labels.announcements import fold_label
from pipeline.validate.arithmetic import conventions, findings
from pipeline.validate.arithmetic.across_tables import added_tables, base_growth, constants, wholes_elsewhere
from pipeline.validate.arithmetic.candidates import identities_of
from pipeline.validate.arithmetic.error_location import copied, out_of_line
from pipeline.validate.arithmetic.error_location.elsewhere import Elsewhere
from pipeline.validate.arithmetic.error_location.one_change import ErrorLocation, locate
from pipeline.validate.arithmetic.error_location.rounding import with_rounding_excused
from pipeline.validate.arithmetic.explanation import explained
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import Verdict, judge
from pipeline.validate.arithmetic.identities.sheet import Sheet, sheet_of
from pipeline.validate.arithmetic.settings import SETTINGS


def audit_tables(
    clean: CleanReport, of_table: AuditOfTable | None = None
) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """Findings about the arithmetic within the tables of a report, and every check made.

    ``of_table`` is :func:`audit_one`, or what remembers what it returned.
    """
    return audit_document(clean.document, of_table)


def audit_document(
    document: Document, of_table: AuditOfTable | None = None
) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """The same for a document as read."""
    of_table = of_table or audit_one
    notes = _prose_by_page(document)
    found: list[Finding] = []
    made: list[Check] = []
    every = [of_table(t, " ".join(notes[page] for page in t.pages if page in notes)) for t in document.tables]
    sheets = [a.sheet for a in every if not _is_register(a.sheet.table)]
    elsewhere = Elsewhere(sheets, document)
    for audited in every:
        found += audited.findings(elsewhere)
        made += audited.checks
    across = [constants.audit(sheets), base_growth.audit(sheets), added_tables.audit(sheets)]
    across.append(wholes_elsewhere.audit(sheets, {(c.table, c.row, c.column) for c in made}))
    for findings_between, checks in across:
        accused = {_accused_cell(f) for f in found if f.severity != "info"}
        found += [f for f in findings_between if _accused_cell(f) not in accused]
        made += checks
    return tuple(found), tuple(made)


def _accused_cell(finding: Finding) -> tuple[str | None, int | None, int | None]:
    """The cell that a finding is about first of all."""
    first = finding.evidence[0]
    return first.table, first.row, first.column


def _prose_by_page(document: Document) -> Mapping[int, str]:
    """The prose of every page, folded: where a note says how the tables of the page are to be read."""
    pages: dict[int, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.place.page is not None:
            pages.setdefault(block.place.page, []).append(fold_label(block.text))
    return {page: " ".join(texts) for page, texts in pages.items()}


@dataclass(frozen=True)
class AuditedTable:
    """What the arithmetic of one table says: growths over the last figure, errors, and what was rounded."""

    sheet: Sheet
    based: list[Identity]
    located: list[ErrorLocation]
    rounded: list[Verdict]
    checks: list[Check]

    def findings(self, elsewhere: Elsewhere | None = None) -> list[Finding]:
        """The findings; ``elsewhere`` has the other figures of the document, to choose between suspects."""
        sheet = self.sheet
        if _is_register(sheet.table):
            return findings.of_register(sheet) if len(sheet.quantity) >= SETTINGS.fewest_figures else []
        found = findings.of_bases(sheet, self.based)
        located = [elsewhere.settled(sheet, e) if elsewhere else e for e in self.located]
        located = [copied.choose_suspect(sheet, out_of_line.choose_suspect(sheet, e)) for e in located]
        unknown = _systematic_relations(located)
        for error in located:
            if error.verdicts[0].identity.group not in unknown:
                found.append(_finding_over_last(sheet, error) or findings.of_error(sheet, error))
        for group in unknown:
            alike = [e for e in located if e.verdicts[0].identity.group == group]
            found.append(findings.of_unknown_relation(sheet, alike))
        return found + findings.of_rounding(sheet, self.rounded)


AuditOfTable = Callable[[Table, str], AuditedTable]


def audit_table(table: Table, notes: str = "") -> tuple[list[Finding], list[Check]]:
    """The same for one table; ``notes`` is the prose around it, folded."""
    audited = audit_one(table, notes)
    return audited.findings(), audited.checks


def audit_one(table: Table, notes: str = "") -> AuditedTable:
    """The arithmetic of one table, before it is said what the rest of the document makes of it."""
    sheet, judged = _judged_identities(table)
    verdicts = conventions.applied(sheet, judged, notes)
    based = [v.identity for v in verdicts if _is_growth_over_last(sheet, v)]
    located = locate(sheet, [v for v in verdicts if v.identity not in based])
    rounded = [v for v in verdicts if v.outcome == "rounding"]
    return AuditedTable(sheet, based, located, rounded, findings.checks(sheet, verdicts))


def strict_checks(table: Table) -> list[Check]:
    """The checks of a table by the plain calculation: no convention makes a failing figure right."""
    return findings.checks(*_judged_identities(table))


def _judged_identities(table: Table) -> tuple[Sheet, list[Verdict]]:
    """The identities of a table that can all be meant at once, judged; a register has none."""
    sheet = sheet_of(table)
    if _is_register(table) or len(sheet.quantity) < SETTINGS.fewest_figures:
        return sheet, []
    judged = [v for s in identities_of(sheet) if (v := judge(sheet, s)) is not None]
    return sheet, explained(sheet, with_rounding_excused(sheet, judged))


def _is_register(table: Table) -> bool:
    """Whether a table is too large for its sums to be searched for."""
    return table.row_count * table.column_count > SETTINGS.max_cells


def _systematic_relations(located: Sequence[ErrorLocation]) -> list[str]:
    """The relations that fail in several places by no slip of typing: they mean something else."""
    counts = Counter(e.verdicts[0].identity.group for e in located if e.slip is None and len(e.verdicts) == 1)
    slips = {e.verdicts[0].identity.group for e in located if e.slip is not None or len(e.verdicts) > 1}
    return sorted(group for group, n in counts.items() if n >= SETTINGS.systematic and group not in slips)


def _is_growth_over_last(sheet: Sheet, verdict: Verdict) -> bool:
    """Whether a growth is right, but measured against the last figure."""
    identity = verdict.identity
    over_last = identity.rule == "crecimiento" and identity.form == "growth_last" and verdict.holds
    return over_last and not conventions.is_a_fall(sheet, identity)


def _finding_over_last(sheet: Sheet, error: ErrorLocation) -> Finding | None:
    """The finding of a lone growth that is wrong only because it divides by the last figure."""
    identity = error.verdicts[0].identity
    if len(error.verdicts) > 1 or identity.form != "growth" or error.cell != identity.target:
        return None
    verdict = judge(sheet, replace(identity, form="growth_last"))
    if verdict is None or verdict.fails:
        return None
    return next(iter(findings.of_bases(sheet, [identity])), None)
