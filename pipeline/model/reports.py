"""A report, ready to publish."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.audits import Check, Expectation, Numeral
from pipeline.model.clean_reports import CleanReport
from pipeline.model.decisions import Correction
from pipeline.model.documents import Document
from pipeline.model.findings import Finding


@dataclass(frozen=True)
class Report:
    """A report ready to publish: findings of all stages together, sorted, with ids and keys.

    ``corrections`` are those that people declared. ``stated`` are the files beside the document in which they declared
    them and accepted findings: the suffix behind the document's name (``.corrections.toml``) and the text, verbatim.
    """

    clean: CleanReport
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    expectations: tuple[Expectation, ...] | None = field(default=None)
    corrections: tuple[Correction, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()

    @property
    def document(self) -> Document:
        return self.clean.document
