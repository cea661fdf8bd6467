"""The reading of a single document, begun while the rest of the program is still being loaded."""

from __future__ import annotations

from pipeline import addresses
from pipeline.model import Document
from pipeline.run import cache, state
from pipeline.run.beside import Beside
from pipeline.run.sources import Job

Reading = Beside[tuple[Document, bytes | None]]
"""A document and its encoded form, to be had from a child."""


def read_ahead(job: Job, sha256: str) -> Reading:
    """Begins to read a document. Its result raises what reading raises."""

    def read() -> tuple[Document, bytes | None]:
        from pipeline.extract.reader import read as read_document

        document = read_document(addresses.read(job.path), job.report, job.path)
        return document, cache.encode(cache.key(job.report, job.path, sha256, state.reading_version()), document)

    return Beside(read)
