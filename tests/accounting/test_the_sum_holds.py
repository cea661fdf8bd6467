"""For every document at hand: each page, table region and figure seen is published or named in a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.clean import Declared, clean
from pipeline.extract.coverage.ledger import published_texts
from pipeline.extract.errors import Unreadable
from pipeline.extract.reader import read
from pipeline.model import Document, Paragraph
from pipeline.quantities.digit_counts import count_digits
from pipeline.rules.accounting import MISSING
from pipeline.validate.claims import audit as claims
from tests.accounting import independent
from tests.documents import read_once
from tests.places import ROOT

SHARED = ROOT.parent / "shared"


def _documents(*folders: Path) -> list[Path]:
    return sorted(
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix in (".pdf", ".docx", ".txt") and path.name != "scan.pdf"
    )


COMMITTED = _documents(ROOT / "raw", ROOT / "tests" / "data")
REAL = _documents(SHARED / "real", SHARED / "bench" / "icdar2013-eu")


def _read(path: Path) -> Document:
    try:
        return read_once(path) if path in COMMITTED else read(path.read_bytes(), path.stem, path.name)
    except Unreadable:
        pytest.skip("cannot be read at all, and says so")


def _holds(document: Document, independently: Counter[str] | None) -> None:
    account = document.account
    named = count_digits(left.text for left in account.left_out)
    there = count_digits(published_texts(document.blocks))
    assert there.total() + named.total() == account.seen
    if independently is not None:
        assert not independently - (there + named), "seen by others, neither published nor named"
    _every_kind_is_said(document)
    _every_page_is_said(document)
    _every_region_is_said(document)


def _every_kind_is_said(document: Document) -> None:
    """What is left out is in a finding of its kind, page by page."""
    said = {
        (found.rule, evidence.place.page)
        for found in document.findings
        if found.rule in ("cifras-aparte", "cifra-sin-lugar")
        for evidence in found.evidence
    }
    for left in document.account.left_out:
        rule = "cifra-sin-lugar" if left.kind == MISSING else "cifras-aparte"
        found = [f for f in document.findings if f.rule == rule]
        assert found, left
        if left.place.page is not None:
            assert (rule, left.place.page) in said or any(_names_page(f.message, left.place.page) for f in found), left


def _names_page(message: str, page: int) -> bool:
    """Whether a message with pages ("las páginas 1 a 4, 7 y 9") is about one."""
    where = message.partition(" página")[2].lstrip("s").partition(", en ")[0].partition(" que ")[0]
    words = where.replace(",", " ").replace(" y ", " ").split()
    pages: set[int] = set()
    for i, word in enumerate(words):
        if word.isdigit():
            pages.add(int(word))
        elif word == "a" and 0 < i < len(words) - 1:
            pages.update(range(int(words[i - 1]), int(words[i + 1]) + 1))
    return page in pages


def _every_page_is_said(document: Document) -> None:
    """Each page of a PDF gives a block, or a finding names it."""
    if document.source.format != "pdf":
        return
    assert [page for page, _ in document.account.pages] == list(range(1, (document.source.pages or 0) + 1))
    places = [b.place.page for b in document.blocks if hasattr(b, "place")]
    places += [c.place.page for t in document.tables for c in t.cells]
    places += [page for t in document.tables for page in t.pages]
    places += [region.place.page for region in document.account.regions]
    places += [e.place.page for found in document.findings for e in found.evidence]
    joined = {p.place.page + 1 for p in document.blocks if isinstance(p, Paragraph) and p.place.page is not None}
    assert {page for page, _ in document.account.pages} <= set(places) | joined


def _every_region_is_said(document: Document) -> None:
    """Each place where a table was found is part of a table, or its text is prose."""
    prose = {c for b in document.blocks if isinstance(b, Paragraph) for c in b.text.split()}
    for region in document.account.regions:
        assert region.table in document.table or (region.table is None and prose), region


@pytest.mark.parametrize("path", COMMITTED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_documents_of_the_repository(path: Path) -> None:
    _holds(_read(path), independent.digits(path))


@pytest.mark.skipif(not REAL, reason="the real documents are not on this machine")
@pytest.mark.slow
@pytest.mark.parametrize("path", REAL, ids=lambda p: p.name)
def test_real_documents(path: Path) -> None:
    _holds(_read(path), independent.digits(path))


def _sample(paths: Sequence[Path]) -> list[Path]:
    return [p for p in paths if p.suffix == ".txt" or "becas" in p.name][:6]


@pytest.mark.parametrize("path", _sample(COMMITTED), ids=lambda p: p.name)
def test_every_figure_of_the_prose_is_in_the_claims(path: Path) -> None:
    document = _read(path)
    cleaned = clean(document, (), Declared())
    numerals, _ = claims.audit(cleaned, ())
    prose = count_digits(b.text for b in document.blocks if not hasattr(b, "cells"))
    assert not prose - count_digits(numeral.text for numeral in numerals)
