"""Nothing in a Markdown report is a link, a picture, markup or structure that a document put there."""

from __future__ import annotations

import lxml.html
import pytest
from marko.ext.gfm import gfm

from pipeline.publish.documents.markdown import escape, quality_markdown
from pipeline.publish.settings import SAYING
from pipeline.safe_text import plain
from tests.publish.publish_sample import sample
from tests.safety.hostile_report import hostile
from tests.safety.hostile_texts import CORPUS, LONG

SHORT = tuple(plain(text) for text in CORPUS if text not in LONG)


def rendered(markdown: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<div>{gfm(markdown)}</div>")


def shape(page: lxml.html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    """Elements in order with their attributes; how wide a table is drawn does not count."""
    return [(str(e.tag), tuple(sorted(map(str, e.attrib)))) for e in page.iter()]


@pytest.mark.parametrize("payload", SHORT, ids=lambda p: ascii(p)[:40])
def test_a_text_is_a_text_wherever_it_stands(payload: str) -> None:
    kept = escape(payload)
    page = rendered(f"{kept}\n\n- {kept}\n\n# x {kept}\n\n| a | b |\n|---|---|\n| x {kept} | «{kept}» |\n")
    harmless = rendered("x\n\n- x\n\n# x\n\n| a | b |\n|---|---|\n| x | «x» |\n")
    if payload.strip():
        assert shape(page) == shape(harmless)
        (first, *_) = page.xpath("//p")
        assert first.text_content().replace("\u200b", "").strip() == " ".join(payload.split()).replace("\u200b", "")


def test_payloads_in_every_field_change_no_structure() -> None:
    harmless = rendered(quality_markdown(hostile(sample(), ("texto",))).decode("utf-8"))
    for start in range(0, len(SHORT), 4):
        report = hostile(sample(), [text or "x" for text in SHORT[start:] + SHORT[:start]])
        page = rendered(quality_markdown(report).decode("utf-8"))
        assert {tag for tag, _ in shape(page)} <= {tag for tag, _ in shape(harmless)}
        assert page.xpath("//a | //img | //script | //input | //iframe | //pre") == []


@pytest.mark.parametrize("text", LONG, ids=lambda t: ascii(t)[:10])
def test_a_long_text_is_cut(text: str) -> None:
    assert len(escape(text)) <= 2 * SAYING.max_text


@pytest.mark.parametrize(
    "text", ["El 73,6% de la fila «Total» no cuadra.", "$ 1.000", "Ñuble (2022)", "1.234 personas"]
)
def test_ordinary_texts_read_as_they_are(text: str) -> None:
    assert rendered(escape(text)).text_content().strip() == text
