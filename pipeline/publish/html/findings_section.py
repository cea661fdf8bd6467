"""The findings of a page: those a person decides, each with its proof, and technical notes grouped by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.catalogue import CATALOGUE
from pipeline.model import Evidence, Finding, Report, where
from pipeline.publish.html import bounds, evidence, sums
from pipeline.publish.html.grids import anchor
from pipeline.publish.html.settings import BOUNDS, LISTS
from pipeline.publish.quality import marks
from pipeline.publish.quality.triage import is_note
from pipeline.rules import reading

_LOOKED_AT = frozenset(rule.code for rule in reading.RULES)
"""Rules whose notes ask to look at the picture: they keep it."""
_OF_SCHEMAS = frozenset({"tabla-desconocida", "reconocimiento-inseguro", "columna-nueva", "columna-ausente"})
"""Rules that say what the schemas do not know of a table."""


@dataclass(frozen=True, slots=True)
class Accused:
    """A figure a finding is about: its address, as ``cuenta correct`` takes it ("" for the prose: the
    finding's id names it), what is printed and where on this page it stands. A heading and a table without clean data
    hold no value of a dataset: they are not ``correctable``."""

    address: str
    printed: str
    href: str
    sentence: str
    page: int | None
    correctable: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with everything that is shown of it."""

    finding: Finding
    anchor: str
    title: str
    section: str
    printed: str
    accused: tuple[Accused, ...]
    terms: tuple[sums.Term, ...]
    proof: evidence.FindingEvidence
    confidence: int | None
    consequences: tuple[tuple[Finding, str], ...]  # with the title of its rule where it is another

    @property
    def correctable(self) -> tuple[Accused, ...]:
        """What of it a correction can name."""
        return tuple(a for a in self.accused if a.correctable)

    @property
    def pages(self) -> str:
        """The pages it is about, as a list for the filter."""
        return " ".join(dict.fromkeys(str(a.page) for a in self.accused if a.page))


@dataclass(frozen=True, slots=True)
class RuleNotes:
    """The notes of one rule."""

    title: str
    explanation: str
    count: int
    notes: tuple[Shown, ...]

    @property
    def left_out(self) -> int:
        return self.count - len(self.notes)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a person decides (errors, warnings and all that is decided), technical notes, and how many of each
    are left out."""

    decisions: tuple[Shown, ...]
    notes: tuple[RuleNotes, ...]
    left_out: int
    notes_left_out: int

    @property
    def noted(self) -> int:
        return sum(group.count for group in self.notes)

    @property
    def every(self) -> Iterable[Finding]:
        for shown in (*self.decisions, *(note for group in self.notes for note in group.notes)):
            yield shown.finding


def findings(report: Report, source: bytes | None) -> Findings:
    """The findings the page has room for, from the most serious. ``source`` as for the page."""
    listed = _fitting(report.findings)
    proven = tuple(f for f in listed if not is_note(f) or f.rule in _LOOKED_AT)
    proofs = evidence.proofs(replace(report, findings=proven), source)
    sections = _sections(report)
    groups: dict[str, list[Shown]] = {}
    decisions: list[Shown] = []
    for finding in listed:
        shown = _shown(finding, proofs.get(finding.id, evidence.FindingEvidence((), (), ())), sections, report)
        (groups.setdefault(finding.rule, []) if is_note(finding) else decisions).append(shown)
    made = tuple(
        RuleNotes(
            notes[0].title,
            CATALOGUE[code].explanation if code in CATALOGUE else "",
            len(notes),
            tuple(notes[: LISTS.max_notes]),
        )
        # what whoever keeps the schemas is told comes behind what is said of the document
        for code, notes in sorted(groups.items(), key=lambda group: group[0] in _OF_SCHEMAS)
    )
    left_out = [is_note(finding) for finding in report.findings[len(listed) :]]
    return Findings(tuple(decisions), made, left_out.count(False), left_out.count(True))


def _fitting(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    budget = bounds.Budget(BOUNDS.findings)
    fit = (budget.take(bounds.of_finding(finding)) for finding in found[: BOUNDS.max_findings])
    return found[: sum(takewhile(bool, fit))]


def _shown(finding: Finding, proof: evidence.FindingEvidence, sections: Mapping[str, str], report: Report) -> Shown:
    return Shown(
        finding,
        finding.key or finding.id,
        rule_title(finding.rule),
        _section(finding, sections),
        "" if finding.observed in report.document.table else finding.observed,
        tuple(dict.fromkeys(_accused(e, report) for e in finding.evidence if e.role == "observed")),
        sums.cut_at_figures(finding),
        proof,
        marks.confidence(finding),
        tuple((c, rule_title(c.rule) if c.rule != finding.rule else "") for c in finding.consequences),
    )


def _accused(piece: Evidence, report: Report) -> Accused:
    page = piece.place.page
    if piece.table is None:
        return Accused("", piece.text, "", piece.sentence or "", page)
    if piece.row is None or piece.column is None:
        return Accused(piece.table, "", f"#{piece.table}", "", page, correctable=False)
    href = f"#{anchor(piece.table, piece.row, piece.column)}"
    return Accused(where(piece), piece.text, href, "", page, _holds_value(piece, report))


def _holds_value(piece: Evidence, report: Report) -> bool:
    clean = report.clean.clean.get(piece.table or "")
    return clean is not None and (piece.row, piece.column) in clean.positions


def rule_title(code: str) -> str:
    """The title of a rule."""
    return CATALOGUE[code].title if code in CATALOGUE else code


def rules_of(found: Iterable[Finding]) -> set[str]:
    """The rules of findings and of their consequences."""
    return {code for f in found for code in ({f.rule} | rules_of(f.consequences))}


def _sections(report: Report) -> Mapping[str, str]:
    """The section of each table (by id) and of each sentence that holds a numeral."""
    found = {table.id: table.section for table in report.document.tables}
    for numeral in report.numerals:
        block = report.document.blocks[numeral.block]
        found[numeral.sentence] = getattr(block, "section", "")
    return found


def _section(finding: Finding, sections: Mapping[str, str]) -> str:
    for piece in finding.evidence:
        where_ = piece.table if piece.table is not None else piece.sentence or ""
        if sections.get(where_):
            return sections[where_]
    return "Sin sección"
