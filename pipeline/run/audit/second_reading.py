"""Before an error is published, what it stands on is read again by another library (DESIGN, "two readers").

In: the findings of the audit, and the document. Out: the same findings, with what the second reading says. What the
two do not read alike is no error and no warning but a note: a misreading is not the document's mistake. What could not
be read again is no error. Plain texts have one reader, for nothing stands between their characters and us; what was
read from pictures has its own second look (see ``pipeline.extract.ocr``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.formats.registry import named
from pipeline.extract.read_again import load, read_again
from pipeline.extract.second_reading.answers import Asked, Reread
from pipeline.model import PROOF_ROLES, SEVERITIES, Document, Evidence, Finding, Severity
from pipeline.processes import fork_call
from pipeline.processes.limits import Limits

LIMITS = Limits(timeout=90.0, memory=4096)
"""The second readers work in a process of their own, which is ended when it takes longer: for the work they are given
they need some 20 seconds of processor at most. What they did not get to is only not confirmed."""

_AGREE = "Dos programas distintos leyeron lo mismo en el documento ({readers})."
_DIFFER = "Una segunda lectura ({reader}) no coincide en «{ours}»{theirs}: no se da por error del documento."
_UNREAD = "No se pudo confirmar con una segunda lectura: compare con la página."


def confirmed(findings: Sequence[Finding], document: Document, data: bytes) -> tuple[Finding, ...]:
    """The findings with what a second reading of their evidence says; ``data`` is the document's, unlocked."""
    second = named(document.source.format).second
    if second is None:
        return tuple(findings)
    asked = tuple(dict.fromkeys(one for found in findings if _accuses(found) for one in _asked(found)))
    if not asked:
        return tuple(findings)
    gridded = frozenset(one for found in findings if found.severity == "error" for one in _asked(found))
    arguments = (data, document.source.format, asked, gridded)
    load(document.source.format, bool(gridded))
    try:
        answers: tuple[Reread, ...] = fork_call.call(read_again, arguments, LIMITS)
    except Exception:  # it was ended, or fell: nothing is confirmed, and the report goes on
        answers = tuple(Reread() for _ in asked)
    known = dict(zip(asked, answers, strict=True))
    return tuple(_confirmed(found, known, second.called) for found in findings)


def _accuses(found: Finding) -> bool:
    return found.severity != "info" and any(e.role in PROOF_ROLES for e in found.evidence)


def _asked(found: Finding) -> Iterable[Asked]:
    """What a finding and its consequences stand on, pictures apart."""
    for evidence in found.evidence:
        if (one := _ask(evidence)) is not None:
            yield one
    for consequence in found.consequences:
        yield from _asked(consequence)


def _ask(e: Evidence) -> Asked | None:
    if e.role not in PROOF_ROLES or e.confidence is not None or not any(c.isdigit() for c in e.text):
        return None
    return Asked(e.text, e.table, e.row or 0, e.column or 0, e.place.page, e.place.box)


def _confirmed(found: Finding, known: Mapping[Asked, Reread], reader: str) -> Finding:
    consequences = tuple(_confirmed(c, known, reader) for c in found.consequences)
    found = replace(found, consequences=consequences)
    if not _accuses(found):
        return found
    asked = [one for e in found.evidence if (one := _ask(e)) is not None]
    if not asked:
        return found
    for one in asked:
        answer = known.get(one, Reread())
        if answer.text == "different":
            theirs = f", donde lee «{answer.read}»" if answer.read else ""
            return _lowered(found, "info", _DIFFER.format(reader=reader, ours=one.text.strip(), theirs=theirs))
        if answer.grid == "different":
            return _lowered(found, "info", _DIFFER.format(reader="camelot", ours=one.text.strip(), theirs=""))
    if any(known.get(one, Reread()).text == "unread" for one in asked):
        return _lowered(found, "warning", _UNREAD)
    grids = reader == "pdfplumber" and any(known[one].grid == "alike" for one in asked)
    readers = f"{reader} y la cuadrícula de camelot" if grids else reader
    return replace(found, second_reading=_AGREE.format(readers=readers))


def _lowered(found: Finding, most: Severity, why: str) -> Finding:
    return replace(found, severity=max(found.severity, most, key=SEVERITIES.index), second_reading=why)
