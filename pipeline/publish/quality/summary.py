"""What a report comes to, in a few values: for the first screen, the index and the pull request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from pipeline.model import CellKey, Report
from pipeline.publish.quality import marks
from pipeline.publish.quality.triage import OF_CORRECTIONS
from pipeline.publish.settings import SAYING
from pipeline.publish.spanish import count, enumerated, number, severity_count

Outlook = Literal["bad", "care", "good", "unknown"]


@dataclass(frozen=True, slots=True)
class Summary:
    """One report in numbers. ``claims`` are the figures of the prose that assert something."""

    report: str
    title: str
    institution: str
    region: str
    year: int | None
    source: str
    format: str
    sha256: str
    pages: int | None
    tables: int
    datasets: int
    figures: int
    checked: int
    holding: int
    numerals: int
    claims: int
    claims_verified: int
    claims_contradicted: int
    errors: int
    warnings: int
    infos: int
    decided: int
    settled: int = 0
    """Figures of tables that do not hold and that a person decided about."""
    claims_settled: int = 0
    """The same of claims that are contradicted."""
    unapplied: int = 0
    """Of the open errors those about corrections that could not be applied: no fault of the document."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)

    @property
    def findings(self) -> int:
        """Open findings of any severity."""
        return self.errors + self.warnings + self.infos

    @property
    def claims_unsupported(self) -> int:
        return self.claims - self.claims_verified - self.claims_contradicted

    @property
    def doubtful(self) -> int:
        """Figures of tables and prose that do not agree with others and that nobody decided about."""
        return self.checked - self.holding - self.settled + self.claims_contradicted - self.claims_settled

    @property
    def coverage(self) -> float:
        """The part of the figures of tables and prose that could be compared with others, 0 to 1."""
        asked = self.figures + self.claims
        return (self.checked + self.claims_verified + self.claims_contradicted) / asked if asked else 0.0

    @property
    def level(self) -> Outlook:
        """What a reader sees first: errors, something to look at, enough compared without either, or too little
        compared."""
        if self.errors:
            return "bad"
        if self.warnings or self.doubtful:
            return "care"
        return "good" if self.coverage >= SAYING.enough else "unknown"

    @property
    def verdict(self) -> str:
        """One Spanish sentence a person can decide from."""
        if not self.tables and not self.claims:
            return "No se pudo revisar: no se leyó ninguna tabla ni cifra en este documento."
        if self.unapplied:
            fit = "corrección no se pudo aplicar" if self.unapplied == 1 else "correcciones no se pudieron aplicar"
            first = f"Revise las correcciones: {self.unapplied} {fit}."
            rest = replace(self, errors=self.errors - self.unapplied, unapplied=0).verdict
            return f"{first} Aparte de eso: {rest[0].lower()}{rest[1:]}"
        if self.errors:
            what = "un error" if self.errors == 1 else severity_count(self.errors, "error")
            return f"No debe citarse sin corregir: tiene {what}{self._also()}. {self._covered()}"
        if self.warnings:
            doubts = count(self.warnings, "punto sospechoso debe revisarse", "puntos sospechosos deben revisarse")
            return f"Puede usarse con cuidado: no hay errores comprobados, pero {doubts}. {self._covered()}"
        if not self.checked and not self.claims_verified and not self.claims_contradicted:
            return "No hay cómo saberlo: ninguna de sus cifras se pudo comprobar contra otra."
        if self.doubtful:
            doubts = count(self.doubtful, "cifra no coincide", "cifras no coinciden")
            return (
                f"Puede usarse con cuidado: no hay errores comprobados, pero {doubts} con otras del documento. "
                f"{self._covered()}"
            )
        if self.coverage < SAYING.enough:
            return f"No alcanza para confiar: {self._covered(first=False)} Lo comprobado cuadra{self._but_settled()}."
        agreed = f"todo lo que se pudo comprobar cuadra{self._but_settled()}"
        return f"Se puede confiar en lo comprobado: {agreed}. {self._covered()}"

    def _but_settled(self) -> str:
        """What does not agree and that somebody decided about, where the verdict says that all agrees."""
        settled = self.settled + self.claims_settled
        return f", aparte de {count(settled, 'cifra ya decidida', 'cifras ya decididas')}" if settled else ""

    def _also(self) -> str:
        if self.warnings == 1:
            return " y una advertencia"
        return f" y {severity_count(self.warnings, 'warning')}" if self.warnings else ""

    def _covered(self, *, first: bool = True) -> str:
        """How much of the document the verdict is about, and what people decided."""
        checked = self.checked + self.claims_verified + self.claims_contradicted
        asked = count(self.figures + self.claims, "cifra", "cifras")
        could = "se pudo comprobar" if checked == 1 else "se pudieron comprobar"
        sentence = f"{number(checked)} de {asked} {could} contra otras."
        if first and not checked:
            sentence = f"Ninguna de {asked} se pudo comprobar contra otra."
        if self.decided:
            sentence += f" {count(self.decided, 'hallazgo ya está decidido', 'hallazgos ya están decididos')}."
        return sentence


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open in a report: the worst of it, and a few Spanish words for it."""

    level: Outlook
    words: str

    @classmethod
    def of(cls, published: Mapping[str, Any]) -> Standing:
        """Of what ``report.json`` says, for the index and the command line alike."""
        errors, warnings = published["findings"]["error"], published["findings"]["warning"]
        level: Outlook = "bad" if errors else "care" if warnings else published["level"]
        said = [
            count(errors, "error abierto", "errores abiertos") if errors else "",
            count(warnings, "advertencia abierta", "advertencias abiertas") if warnings else "",
        ]
        return cls(level, enumerated([part for part in said if part]) or _NOTHING_OPEN[level])


_NOTHING_OPEN: Mapping[Outlook, str] = {
    "good": "nada que decidir",
    "care": "cifras que no coinciden",
    "unknown": "poco comprobado",
}


def summarise(report: Report, judged: Mapping[CellKey, marks.Mark] | None = None) -> Summary:
    """The summary of a report; ``judged`` are its marks, if they were made already."""
    document, identity = report.document, report.clean.identity
    counted = marks.counts(report, marks.marks_by_cell(report) if judged is None else judged)
    claims = [numeral for numeral in report.numerals if numeral.reading == "claim"]
    severities = marks.open_by_severity(report.findings)
    return Summary(
        report=document.report,
        title=identity.title or document.report,
        institution=identity.institution,
        region=identity.region,
        year=identity.year,
        source=document.source.path,
        format=document.source.format,
        sha256=document.source.sha256,
        pages=document.source.pages,
        tables=len(document.tables),
        datasets=len({table.dataset for table in report.clean.tables}),
        figures=counted.figures,
        checked=counted.checked,
        holding=counted.holding,
        numerals=len(report.numerals),
        claims=len(claims),
        claims_verified=sum(claim.verdict == "verified" for claim in claims),
        claims_contradicted=sum(claim.verdict == "contradicted" for claim in claims),
        errors=severities["error"],
        warnings=severities["warning"],
        infos=severities["info"],
        decided=sum(finding.status != "open" for finding in report.findings),
        settled=counted.decided,
        claims_settled=_settled(report),
        unapplied=sum(f.rule in OF_CORRECTIONS for f in report.findings if f.status == "open"),
    )


def _settled(report: Report) -> int:
    """Contradicted claims that every finding accusing them is decided about."""
    accused = {"open": set[tuple[str, str]](), "decided": set[tuple[str, str]]()}
    for finding in report.findings:
        said = {(e.sentence, e.text) for e in finding.evidence if e.role == "observed" and e.sentence}
        accused["open" if finding.status == "open" else "decided"].update(said)
    only = accused["decided"] - accused["open"]
    return sum(n.verdict == "contradicted" and (n.sentence, n.text) in only for n in report.numerals)
