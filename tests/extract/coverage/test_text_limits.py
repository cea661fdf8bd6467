"""Texts too long to be audited are published whole and named."""

from __future__ import annotations

from pipeline.extract.coverage.text_limits import split_overlong
from pipeline.model import LONGEST_AUDITED, Document, Paragraph, Source


def test_a_text_that_cannot_be_cut_is_named_and_kept() -> None:
    text = "1" * (LONGEST_AUDITED + 1)
    document = split_overlong(
        Document("r", Source("raw/r.txt", "ab" * 32, "text"), (Paragraph(text), Paragraph("Son 12.")))
    )
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [text, "Son 12."]
    (finding,) = document.findings
    assert finding.rule == "texto-sin-auditar"
    assert str(len(text)) in finding.message.replace(".", "")
