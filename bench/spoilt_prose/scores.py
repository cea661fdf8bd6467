"""What the audit of the prose says of annotated figures as they are printed, and of each with a slip."""

from __future__ import annotations

import itertools
import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.claims_model.prose_audit import ProseAudit
from bench.spoilt_prose.annotations import (
    KINDS,
    Annotation,
    NumeralReading,
    Spot,
    digits,
    letters_and_digits,
    spot_of,
)
from bench.spoilt_prose.spoiling import Target, groups_apart, spoilt, with_replaced
from pipeline.model import Document, Finding, Numeral

COMPARED_MESSAGE = 160
"""Letters of two messages that are compared to tell whether a finding is new."""


@dataclass(frozen=True)
class Outcome:
    """What the audit says of one annotated figure; ``numeral`` is ``None`` where it was not read as one.

    ``accused_by`` are the errors and warnings that show the figure; of a spoilt figure only new ones.
    """

    target: Target
    numeral: Numeral | None
    accused_by: tuple[Finding, ...] = ()

    @property
    def kind(self) -> str:
        return self.target.annotation.kind

    @property
    def verdict(self) -> str | None:
        return self.numeral.verdict if self.numeral else None

    @property
    def is_judged(self) -> bool:
        return self.verdict in ("verified", "contradicted")

    @property
    def is_error(self) -> bool:
        return any(finding.severity == "error" for finding in self.accused_by)

    @property
    def is_rightly_verified(self) -> bool:
        """Whether the figure is verified by cells of the annotated pages, or by the prose where those are none."""
        if self.numeral is None or self.verdict != "verified":
            return False
        cells = [evidence for evidence in self.numeral.evidence if evidence.table is not None]
        if self.kind not in ("cell", "derived"):
            return not cells
        pages = {page for page, _, _ in self.target.annotation.cells}
        return not cells or any(evidence.place.page in pages for evidence in cells)


@dataclass
class Score:
    """The outcomes of one document.

    ``spoilt`` are figures with a slip; as printed, ``right`` and ``wrong`` are checkable figures, ``uncheckable`` those
    that nothing in the document says anything about. ``not_found`` annotations are not in the document as read;
    ``findings`` are the errors and warnings of the document as it is; ``seconds`` of CPU went into its audit.
    """

    document: str
    spoilt: list[Outcome] = field(default_factory=list)
    right: list[Outcome] = field(default_factory=list)
    wrong: list[Outcome] = field(default_factory=list)
    uncheckable: list[Outcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    not_found: int = 0
    seconds: float = 0.0


def score_of(
    name: str,
    document: Document,
    annotations: Sequence[Annotation],
    audit: ProseAudit,
    reading: NumeralReading,
    most_spoilt: int,
) -> Score:
    """The score of a document; ``most_spoilt`` of its right figures are spoilt, kinds in turn."""
    score = Score(name)
    spots = [(annotation, spot_of(document, annotation)) for annotation in annotations]
    targets = [Target(annotation, spot) for annotation, spot in spots if spot is not None]
    score.not_found = len(spots) - len(targets)
    start = time.process_time()
    numerals, findings = audit(document)
    score.seconds = time.process_time() - start
    score.findings = _accusations(findings)
    for target in targets:
        outcome = _outcome(target, target.annotation.numeral, numerals, score.findings)
        if not target.annotation.given["checkable"]:
            score.uncheckable.append(outcome)
        elif target.annotation.given["holds"]:
            score.right.append(outcome)
        else:
            score.wrong.append(outcome)
    known = {_identity(finding) for finding in score.findings}
    right = [outcome.target for outcome in score.right]
    for group in groups_apart(_spoilt_of(name, right, reading, most_spoilt), reading):
        numerals, findings = audit(with_replaced(document, [target.spot for target in group]))
        new = [finding for finding in _accusations(findings) if _identity(finding) not in known]
        score.spoilt += [_outcome(target, target.spot.replacement, numerals, new) for target in group]
    return score


def _spoilt_of(name: str, targets: Sequence[Target], reading: NumeralReading, most: int) -> list[Target]:
    """Some of the targets with a slip each, kinds in turn; the same ones whenever the document is measured."""
    rng = random.Random(f"7:{name}")
    by_kind = [[target for target in targets if target.annotation.kind == kind] for kind in KINDS]
    for of_kind in by_kind:
        rng.shuffle(of_kind)
    in_turn = [target for turn in itertools.zip_longest(*by_kind) for target in turn if target is not None]
    return [slipped for target in in_turn[:most] if (slipped := spoilt(target, reading, rng)) is not None]


def _outcome(target: Target, text: str, numerals: Sequence[Numeral], findings: Sequence[Finding]) -> Outcome:
    numeral = _numeral_at(numerals, target.spot)
    return Outcome(target, numeral, tuple(f for f in findings if _shows(f, numeral, text)))


def _numeral_at(numerals: Sequence[Numeral], spot: Spot) -> Numeral | None:
    return next((n for n in numerals if n.block == spot.block and n.start <= spot.start < n.end), None)


def _shows(finding: Finding, numeral: Numeral | None, text: str) -> bool:
    """Whether a finding has a figure among its evidence."""
    if numeral is None:
        return False
    return any(
        evidence.table is None
        and evidence.sentence == numeral.sentence
        and digits(text) in (digits(evidence.text), *map(digits, re.findall(r"\d[\d.,]*", evidence.text or "")))
        for evidence in finding.evidence
    )


def _accusations(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity in ("error", "warning")]


def _identity(finding: Finding) -> tuple[object, ...]:
    """What is the same of a finding of a document and of a copy in which other figures are spoilt."""
    page = finding.evidence[0].place.page if finding.evidence else None
    return finding.rule, finding.observed, page, letters_and_digits(finding.message)[:COMPARED_MESSAGE]
