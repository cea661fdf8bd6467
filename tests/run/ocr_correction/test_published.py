"""What was read from pictures says so in every file that is published of it."""

from __future__ import annotations

import base64
import csv
import html
import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.clean import clean
from pipeline.model import Recognition, Report
from pipeline.publish.data_files.contract_files import claims_json, findings_json, printed_tables, tables_json
from pipeline.publish.datasets import frames
from pipeline.publish.documents import markdown, workbook
from pipeline.publish.html.report_page import quality_report
from pipeline.run.audit.validators import assemble, audit
from pipeline.run.incremental.cache import decode, encode
from pipeline.run.ocr_correction.by_column_type import REASON
from pipeline.run.ocr_correction.correct import corrected
from pipeline.run.published.explain import explain
from pipeline.run.published.reports import tables
from pipeline.store import output
from tests.run.ocr_correction.scanned import ROWS, Rereadings, changed, document, paragraph, table

SENTENCE = "En la comuna de Maipú participaron 1.264 hombres durante el año."


@cache
def report() -> Report:
    """One cell is corrected by its type, one is unsure in a sum that fails, one unsure where nothing tells; the
    sentence contradicts the table and was read unsurely."""
    rows = changed([[*row, code] for row, code in zip(ROWS, ("Folio", "7.301", "2.118", "6.450", ""), strict=True)], {})
    rows = changed(rows, {(2, 2): "l05", (3, 3): "730"})
    unsure = {(3, 3): Recognition(0.72, alternatives=("780",)), (2, 4): Recognition(0.65), (2, 2): Recognition(0.85)}
    read = document(table(rows, unsure), paragraph(SENTENCE, {"1.264": Recognition(0.6)}))
    made = clean(corrected(read, b"", Rereadings({})), ())
    return assemble(made, audit(made, ()))


def _text(markup: str) -> str:
    markup = re.sub(r"<(style|script)\b.*?</\1>", "", markup, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_tables_have_the_settled_text_with_what_was_read_beside_it() -> None:
    (made,) = json.loads(tables_json(report()))["tables"]
    assert (made["method"], made["rows"][2]) == ("ocr", ["Cerrillos", "500", "105", "605", "2.118"])
    cells = {(c["row"], c["column"]): c for c in made["cells"]}
    assert {k: cells[2, 2][k] for k in ("text", "confidence", "raw", "reason", "alternatives")} == {
        "text": "105",
        "confidence": 0.8,
        "raw": "l05",
        "reason": REASON,
        "alternatives": ["l05"],
    }
    assert (cells[3, 3]["confidence"], cells[3, 3]["alternatives"]) == (0.72, ["780"])
    assert cells[1, 1]["confidence"] == 0.97
    assert "raw" not in cells[1, 1]


def test_the_printed_csv_and_the_dataset_have_the_settled_text_and_its_value() -> None:
    (data,) = printed_tables(report()).values()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[2] == ["Cerrillos", "500", "105", "605", "2.118"]
    (frame,) = frames.frames(report().clean).values()
    assert frame.column("mujeres").to_pylist() == [1100, 105, 200, 1405]
    assert frame.column("mujeres_impreso").to_pylist() == ["1.100", "105", "200", "1.405"]


def test_findings_say_how_sure_each_reading_is() -> None:
    found = json.loads(findings_json(report()))["findings"]
    assert [f for f in found if f["severity"] == "error"] == []
    (failing,) = [f for f in found if f["rule"].startswith("suma-")]
    sure = {(e["row"], e["column"]): e["confidence"] for e in failing["evidence"]}
    assert (failing["severity"], sure[3, 3]) == ("warning", 0.72)
    (contradicted,) = [f for f in found if f["rule"] == "texto-tabla"]
    assert [e["confidence"] for e in contradicted["evidence"]] == [0.6, 0.97]


def test_claims_say_how_sure_each_figure_is() -> None:
    (numeral,) = json.loads(claims_json(report()))["numerals"]
    assert (numeral["text"], numeral["verdict"], numeral["confidence"]) == ("1.264", "contradicted", 0.6)


def test_the_page_says_that_it_was_read_how_sure_and_what_was_settled() -> None:
    page = quality_report(report()).decode()
    said = _text(page)
    assert "Lectura de imágenes. Lo que hay en la página 1 se leyó de su imagen" in said
    assert "Seguridad de la lectura 72 %" in said
    assert "Seguridad de la lectura 60 %" in said
    assert "leída «l05»" in said
    assert "Leídas de la imagen: 1 restablecidas, 2 por confirmar" in said
    assert "Se leyó de la imagen con una seguridad del 65 %." in said
    assert 'class="unsure' in page or ' unsure"' in page


def test_a_page_of_a_documents_own_text_says_nothing_of_pictures() -> None:
    made = clean(document(table(sure=None)), ())
    page = quality_report(assemble(made, audit(made, ()))).decode()
    assert "imágenes" not in _text(page)
    assert "por confirmar" not in _text(page)


def test_markdown_and_workbook_say_it_too() -> None:
    written = markdown.quality_markdown(report()).decode()
    assert "**Lectura de imágenes.**" in written
    assert "- Seguridad de la lectura de la imagen: 72 %" in written
    with zipfile.ZipFile(io.BytesIO(workbook.quality_workbook(report()))) as book:
        texts = " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert "Lectura de imágenes" in texts
    assert "leída de la imagen con una seguridad del 72 %" in texts


def test_what_is_published_is_read_back_with_its_readings(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "tables.json").write_bytes(tables_json(report()))
    (folder / "report.json").write_text('{"report": "x"}')
    known = tables(output(tmp_path), "x")
    assert known["t01"].cell_at[2, 2].reading == Recognition(0.8, "l05", REASON, ("l05",))
    entry = next(f for f in json.loads(findings_json(report()))["findings"] if f["rule"].startswith("suma-"))
    assert "leída de la imagen con una seguridad del 72 %" in explain(entry, known)


def test_a_kept_reading_has_all_of_it() -> None:
    own = report().document
    assert decode("key", encode("key", own)) == own


def _noisy_pdf() -> bytes:
    """A scanned page that is nothing but grain: its pictures are as large as pictures get."""
    picture = Image.fromarray(np.random.default_rng(7).integers(90, 255, (1400, 1000), np.uint8))
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=120)
    return out.getvalue()


def test_the_pictures_of_a_noisy_scan_are_whole_in_the_page() -> None:
    page = quality_report(report(), _noisy_pdf()).decode()
    pictures = re.findall(r'href="data:image/png;base64,([^"]*)"', page)
    assert max(map(len, pictures)) > 20_000  # more than a text of a document may have in the page
    sizes = [Image.open(io.BytesIO(base64.b64decode(p, validate=True))).convert("L").size for p in pictures]
    assert min(min(size) for size in sizes) > 20
    crops = re.findall(r"<figcaption>Página 1, ([^<]*)", page)
    assert {"texto", "tabla t01 «Personas por comuna»"} <= set(map(html.unescape, crops))
