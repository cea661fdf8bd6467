"""Which findings a person decides, which are only notes, and which a letter asks the service about."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Finding
from pipeline.publish.settings import SAYING

OF_CORRECTIONS = frozenset({"correccion-vencida", "correccion-ilegible"})
"""Rules about what people declared: the fault is not the document's, and nobody asks the service about it."""


def is_note(finding: Finding) -> bool:
    """Whether a finding asks nobody to decide: a note that no person decided about."""
    return finding.severity == "info" and finding.status == "open" and finding.decision is None


def open_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings a person still has to decide."""
    return tuple(f for f in findings if f.severity != "info" and f.status == "open")


def findings_to_ask_about(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings a letter asks about: errors; where none is open, warnings that say what was expected,
    which it puts as questions."""
    left = [f for f in open_of(findings) if f.rule not in OF_CORRECTIONS]
    errors = [f for f in left if f.severity == "error"]
    return tuple((errors or [f for f in left if f.observed and f.expected])[: SAYING.max_points])
