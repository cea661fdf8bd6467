"""No markup of a document runs in a page, whatever field it stands in, with the page's policy and without it."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from pipeline.publish.html import engine
from pipeline.publish.html.index_content import IndexContent
from pipeline.publish.html.index_page import index_page
from pipeline.publish.html.report_page import quality_report
from pipeline.safe_text import plain
from tests.publish.browsing import needs_a_browser, seen_by
from tests.publish.html.test_index_page import summary
from tests.publish.publish_sample import sample
from tests.safety.hostile_report import hostile, wide
from tests.safety.hostile_texts import CONTROLS, CORPUS, LONG, MARK, MARKUP
from tests.safety.test_safe_text import TURNING

BROWSER = Path(__file__).parents[1] / "publish" / "browser"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
SHORT = tuple(plain(text) for text in CORPUS if text not in LONG)
OF_THE_FOLDER = re.compile(
    r"[^:/?#&<>\"']+/(quality-report\.(html(#h-\w+)?|xlsx|md)|findings\.json)"
    r"|([^:/?#&<>\"']+/)?carta-al-servicio\.(docx|md)|datapackage\.json"
    r"|([^:/?#&<>\"']+/)?datasets/[^:/?#&<>\"']+\.(csv|parquet)"
)
EVENT = re.compile("^on", re.IGNORECASE)


def page_of(payloads: tuple[str, ...]) -> bytes:
    return quality_report(wide(hostile(sample(), payloads), payloads))


def index_of(payloads: tuple[str, ...]) -> bytes:
    listed = {}
    for n, text in enumerate(payloads):
        made = summary(text or "x", text, 2020 + n % 3, error=n % 2)
        listed[f"{n}{text}"] = {**made, "title": text, "region": text}
    expectations = hostile(sample(), payloads).expectations
    return index_page(IndexContent(listed, expectations))


def tags_and_attributes(page: bytes) -> tuple[set[str], set[str]]:
    root = lxml.html.document_fromstring(page.decode("utf-8"))
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    return {e.tag for e in elements}, {str(name) for e in elements for name in e.attrib}


@pytest.mark.parametrize("make", [page_of, index_of], ids=["report", "index"])
def test_payloads_add_no_element_attribute_or_address(make: Any) -> None:
    harmless = make(tuple(f"texto {n}" for n in range(len(SHORT))))  # rows alike have no chart
    page = make(SHORT)
    allowed, known = tags_and_attributes(harmless)
    tags, attributes = tags_and_attributes(page)
    assert tags - allowed - {"h5", "h6", "ins", "del"} == set()
    assert attributes - known - {"title"} == set()
    assert not any(EVENT.match(name) for name in attributes)
    root = lxml.html.document_fromstring(page.decode("utf-8"))
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//script")[0].text.startswith(engine.asset("theme.js"))
    assert len(root.xpath("//style")) == 1
    assert root.xpath("//comment()") == []
    assert [str(a) for a in root.xpath("//@src | //@action | //@srcdoc | //@style")] == []
    for href in map(str, root.xpath("//@href")):
        assert href.startswith("#") or href == "data:," or OF_THE_FOLDER.fullmatch(href), href


def test_every_payload_is_shown_as_it_is() -> None:
    root = lxml.html.document_fromstring(page_of(SHORT).decode("utf-8"))
    shown = {cell.text_content() for cell in root.xpath("//*[@id='t99']//td")}
    assert set(SHORT) - shown - {""} == set()


@pytest.mark.parametrize("payload", [*MARKUP, *CONTROLS], ids=lambda p: ascii(p)[:40])
def test_one_payload_in_every_field(payload: str) -> None:
    page = page_of((plain(payload),)).decode("utf-8")
    assert len(re.findall("<script", page)) == 1
    assert not set(page) & (TURNING | {chr(n) for n in range(32) if n != 10})


@pytest.mark.parametrize("name", ["report.html", "index.html"])
def test_nothing_may_be_loaded_and_only_our_script_may_run(name: str) -> None:
    page = page_of(SHORT) if name == "report.html" else index_of(SHORT)
    policy = str(lxml.html.document_fromstring(page.decode("utf-8")).xpath("//meta[@http-equiv]/@content")[0])
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["style-src"])
    assert len(policy.split(";")) == 6
    before_policy = page.split(b"Content-Security-Policy")[0]
    assert b"<script" not in before_policy
    assert b"<style" not in before_policy


@functools.cache
def opened(name: str, folder: Path) -> dict[str, Any]:
    page = page_of(SHORT) if name == "report" else index_of(SHORT)
    return seen_by("hostile.mjs", page, folder / f"{name}.html", MARK)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.mark.slow
@needs_a_browser
@pytest.mark.parametrize("policy", ["withPolicy", "withoutPolicy"])
@pytest.mark.parametrize("name", ["report", "index"])
def test_nothing_runs_in_a_real_browser(name: str, policy: str, folder: Path) -> None:
    seen = opened(name, folder)[policy]
    assert not seen["ran"]
    assert seen["dialogs"] == seen["requests"] == seen["errors"] == []
    assert seen["popups"] == 0
    assert (seen["scripts"], seen["styles"]) == (1, 1)
    assert not {"iframe", "object", "embed", "base", "math", "img", "noscript", "template"} & set(seen["tags"])
    assert not any(EVENT.match(attribute) for attribute in seen["attributes"])
    assert seen["url"].startswith("file://")
    assert MARKUP[0] in seen["text"]


@pytest.mark.slow
def test_the_detector_detects(folder: Path) -> None:
    """What the browser test would see if a page let one payload through."""
    if CHROMIUM is None or shutil.which("node") is None or not (BROWSER / "node_modules").is_dir():
        pytest.skip("Chromium, Node or npm packages are not installed")
    path = folder / "broken.html"
    path.write_text(f"<meta charset=utf-8><body>x<img src=x onerror=window.{MARK}=1>", encoding="utf-8")
    done = subprocess.run(
        ["node", str(BROWSER / "hostile.mjs"), str(path), MARK],
        env={**os.environ, "CHROMIUM": str(CHROMIUM)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert json.loads(done.stdout)["withPolicy"]["ran"]
