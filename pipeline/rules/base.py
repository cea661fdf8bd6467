"""What a rule is, and how a finding is made of one."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Evidence, Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding.

    ``message`` and ``message_en`` are ``str.format`` templates with the same named fields, complete
    sentences. ``explanation`` (Spanish) explains to an editor what the rule means. ``docs`` (English) has
    what is tested; ``tolerance``, ``silent`` (when it stays silent) and ``example`` complete the
    page of the rule in ``docs/rules/``.
    """

    code: str
    severity: Severity
    title: str
    title_en: str
    message: str
    message_en: str
    explanation: str
    docs: str
    tolerance: str = "None: it is not about a measured quantity."
    silent: str = ""
    example: str = ""


def make(
    rule: Rule,
    *,
    evidence: tuple[Evidence, ...] = (),
    observed: str = "",
    expected: str | None = None,
    suggestion: str | None = None,
    arithmetic: str | None = None,
    consequences: tuple[Finding, ...] = (),
    severity: Severity | None = None,
    **fields: object,
) -> Finding:
    """A finding of ``rule``; ``fields`` fill its template, ``severity`` overrides the rule's own.

    Raises:
        KeyError: a field of the template is missing.
    """
    named = {"observed": observed, "expected": expected, **fields}
    return Finding(
        rule=rule.code,
        severity=severity or rule.severity,
        message=rule.message.format(**named),
        observed=observed,
        expected=expected,
        evidence=evidence,
        suggestion=suggestion,
        arithmetic=arithmetic,
        consequences=consequences,
    )
