"""The reading of a document with its encoded form, as one call that any process can make."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline import locations
from pipeline.extract.pdf.file.unlock import unlocked
from pipeline.extract.reader import read
from pipeline.model import Document
from pipeline.processes import limits
from pipeline.run.incremental import cache, state
from pipeline.run.inputs.sources import Job

if TYPE_CHECKING:
    from pipeline.run.audit.memory import AuditMemory


def read_whole(data: bytes, job: Job, threads: int = 1, memory: AuditMemory | None = None) -> Document:
    """A document read, with post-OCR correction where pages were recognised. Arguments as :func:`read`; ``memory``
    keeps what was found when that was audited.

    Raises:
        pipeline.extract.errors.Unreadable: it cannot be read at all.
    """
    plain = unlocked(data, job.password)
    document = read(plain, job.report, job.path, threads)
    if plain is not data:
        document = replace(document, source=replace(document.source, sha256=hashlib.sha256(data).hexdigest()))
    if not document.is_read_from_pictures:
        return document
    from pipeline.run.ocr_correction.correct import corrected

    return corrected(document, plain, memory=memory)


def read_job(job: Job) -> tuple[Document, bytes | None]:
    """A document that is alone read on all cores, and its encoded form for the cache.

    Raises:
        pipeline.extract.errors.Unreadable: it cannot be read at all.
    """
    document = read_whole(locations.read(job.path), job, limits.cores())
    key = cache.key(job.report, job.path, document.source.sha256, state.reading_version())
    return document, cache.encode(key, document)
