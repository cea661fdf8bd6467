"""The catalogue of findings: every rule the pipeline can report, by code.

Each stage has a file of rules here; a stage says ``rules.finding("suma-columna", ...)``. The pages
of ``docs/rules/`` and the legend of the quality report are generated from this catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model import Finding, Severity
from pipeline.rules import (
    accounting,
    agreement,
    arithmetic,
    calendar,
    characters,
    claims,
    cleaning,
    extraction,
    reading,
    running,
    statements,
)
from pipeline.rules.base import Rule, make
from pipeline.rules.earned import lowered

CATALOGUE: Mapping[str, Rule] = {
    rule.code: rule
    for module in (
        extraction,
        accounting,
        characters,
        reading,
        cleaning,
        arithmetic,
        statements,
        agreement,
        calendar,
        claims,
        running,
    )
    for rule in module.RULES
}

_FACTS: frozenset[str] = frozenset(
    rule.code for module in (extraction, accounting, characters, reading, cleaning, running) for rule in module.RULES
)
"""The rules that state what happened to a document; all others, those of single checks too, judge what it says."""


def severity_of(code: str, severity: Severity) -> Severity:
    """``severity``, or less where the rule ``code`` has not earned it; see :mod:`pipeline.rules.earned`."""
    return lowered(code, severity, estimates=code not in _FACTS)


def finding(code: str, **fields: Any) -> Finding:
    """A finding of the rule ``code``; see :func:`pipeline.rules.base.make` for the fields.

    Raises:
        KeyError: no such rule, or a field its template needs is missing.
    """
    return make(CATALOGUE[code], **fields)
