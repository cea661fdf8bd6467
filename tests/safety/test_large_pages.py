"""A page stays of a size that a browser opens, whatever a document holds, and says what it left out and where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import lxml.html
import pytest

from bench.sensitivity import Threshold, varied
from pipeline.model import Block, Cell, CleanRow, CleanTable, Column, Evidence, Finding, Paragraph, Report, Table, Value
from pipeline.publish.documents.markdown import quality_markdown
from pipeline.publish.html import bounds, settings
from pipeline.publish.html.report_page import quality_report
from pipeline.publish.html.settings import BOUNDS
from tests.publish.publish_sample import sample

SMALL = {
    "max_text": 2_000,
    "max_findings": 200,
    "max_tables": 100,
    "findings": 500_000,
    "excerpts": 400_000,
    "tables": 600_000,
    "prose": 300_000,
}


@pytest.fixture(autouse=True)
def _small() -> Iterator[None]:
    """A tenth of what a page may hold, so that going beyond it takes a tenth of the time."""
    with ExitStack() as stack:
        for name, value in SMALL.items():
            usual = getattr(BOUNDS, name)
            assert value * 10 == usual
            stack.enter_context(varied(Threshold(settings.__name__, "SETTINGS", usual, f"bounds.{name}"), value))
        yield


def most() -> int:
    return BOUNDS.findings + BOUNDS.excerpts + BOUNDS.tables + BOUNDS.prose + 300_000


def table(id: str, rows: int, columns: int, text: str = "1.000", header_rows: int = 1) -> Table:
    cells = tuple(Cell(r, c, text) for r in range(rows) for c in range(columns))
    return Table(id, cells, header_rows, f"Tabla {id}", "Sección")


def clean(table: Table) -> CleanTable:
    columns = tuple(Column(f"columna_{c}", "texto", f"Columna {c}") for c in range(table.column_count))
    rows = tuple(
        CleanRow(f"{table.id}/r{r}", "detalle", {f"columna_{c}": Value(t, t, r, c) for c, t in enumerate(texts)})
        for r, texts in enumerate(table.rows[1:], start=1)
    )
    return CleanTable(table.id, "datos", "Datos", columns, rows)


def report(blocks: tuple[Block, ...], findings: tuple[Finding, ...] = (), typed: bool = False) -> Report:
    made = sample()
    document = replace(made.document, blocks=blocks)
    tables = tuple(clean(b) for b in blocks if isinstance(b, Table)) if typed else ()
    return replace(
        made, clean=replace(made.clean, document=document, tables=tables), findings=findings, checks=(), numerals=()
    )


def finding(number: int, table: str, row: int, message: str = "No suma.") -> Finding:
    evidence = (Evidence("1.000", table, row, 1),)
    return Finding("suma-columna", "error", message, "1", "2", evidence, id=f"f{number}", key=f"k{number}")


def opened(page: bytes) -> lxml.html.HtmlElement:
    assert len(page) < most()
    root = lxml.html.document_fromstring(page.decode("utf-8"))
    ids = set(map(str, root.xpath("//@id")))
    assert [h for h in map(str, root.xpath("//a/@href")) if h.startswith("#") and h[1:] not in ids] == []
    return root


def notes(root: lxml.html.HtmlElement) -> list[str]:
    return [" ".join(p.text_content().split()) for p in root.xpath("//p[@class='more']")]


def test_more_findings_than_a_page_has_room_for() -> None:
    tables = tuple(table(f"t{n}", 60, 4) for n in range(20))
    findings = tuple(finding(n, f"t{n % 20}", 1 + n % 59) for n in range(BOUNDS.max_findings + 3000))
    root = opened(quality_report(report(tables, findings)))
    assert len(root.xpath("//li[contains(@class, 'finding')]")) == BOUNDS.max_findings
    assert (
        notes(root)[0]
        == "Hay 3.000 hallazgos más en findings.json y en quality-report.xlsx: aquí están los más graves."
    )
    (counted,) = root.xpath("//nav//a[@href='#hallazgos']/b")
    assert counted.text == str(BOUNDS.max_findings + 3000)


def test_findings_that_say_very_much() -> None:
    findings = tuple(finding(n, "t1", 1, f"{n} " + "palabra " * 500) for n in range(400))
    root = opened(quality_report(report((table("t1", 5, 4),), findings)))
    assert 50 < len(root.xpath("//li[contains(@class, 'finding')]")) < 200
    assert "texto cortado" in root.xpath("//li[contains(@class, 'finding')]//h3")[0].text_content()


def test_more_tables_and_rows_than_a_page_has_room_for() -> None:
    tables = tuple(table(f"t{n}", 12, 12) for n in range(BOUNDS.max_tables + 200))
    root = opened(quality_report(report(tables)))
    assert len(root.xpath("//article[@class='table']")) == BOUNDS.max_tables
    assert notes(root)[-1] == "Hay 200 tablas más en tables/ y en tables.json."
    assert re.fullmatch(r"Hay 12 filas más en tables/100-tabla-t99\.csv\.", notes(root)[-2])


def test_a_table_wider_than_a_page_has_room_for() -> None:
    wide = table("t1", 6, 3_000, header_rows=3)
    root = opened(quality_report(report((wide,), tuple(finding(n, "t1", 1) for n in range(40)), typed=True)))
    assert "El extracto de la tabla no cabe en esta página: está en tables.json." in notes(root)
    assert any(line.startswith("Hay ") and "filas más en tables/01-tabla-t1.csv" in line for line in notes(root))


def test_a_text_longer_than_a_page_has_room_for() -> None:
    long = "palabra " * 50_000
    blocks = (table("t1", 3, 2, text=long), *(Paragraph(f"Hubo {n} personas. " * 40) for n in range(900)))
    root = opened(quality_report(report(blocks, typed=True)))
    (cell,) = root.xpath("//*[@id='t1-f1-c1']")
    assert cell.text_content().endswith("(texto cortado: completo en los archivos para programas)")
    assert re.fullmatch(
        r"El texto sigue con [\d.]+ párrafos más en el documento; sus cifras están en claims\.json\.", notes(root)[-1]
    )


def test_links_to_what_is_left_out_lead_to_where_it_is_said() -> None:
    page = '<p id="a"></p><a href="#a">1</a><a href="#t9-f1-c1">2</a><a href="#h-x">3</a>'
    assert re.findall('href="([^"]*)"', bounds.with_links_that_lead(page)) == ["#a", "#tablas", "#hallazgos"]


def test_an_ordinary_page_leaves_nothing_out() -> None:
    assert notes(opened(quality_report(sample()))) == []


def test_a_markdown_report_stays_short() -> None:
    findings = tuple(finding(n, "t1", 1, "palabra " * 5000) for n in range(1000))
    markdown = quality_markdown(report((table("t1", 5, 4),), findings))
    assert len(markdown) < 1_000_000
    assert "800 hallazgos más están en `quality-report.html` y en `findings.json`." in markdown.decode("utf-8")
