"""Documents full of payloads through the whole program: every file that comes out is safe to open and whole."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from docx import Document
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Table
from pipeline.publish.data_files import csv_cells, json_text
from pipeline.publish.data_files.contract_files import tables_json
from pipeline.safe_text import plain
from tests.publish.publish_sample import sample
from tests.safety.agreement import disagreements
from tests.safety.hostile_texts import CONTROLS, CORPUS, FORMULAS, LONG, MARKDOWN, MARKUP
from tests.safety.test_safe_text import TURNING
from tests.safety.test_spreadsheets import runs

SHORT = tuple(dict.fromkeys(" ".join(plain(text).split()) for text in CORPUS if text not in LONG))
PAYLOADS = tuple(text for text in SHORT if text)
NAME = "</title><script>=cmd|' & [x](javascript:1)"


ADDRESS = "https://x.invalid/'onload=alert(1)//`=cmd|'&lt;b&gt;&amp;![x](javascript:alert(1))"


def quoted(text: str) -> str:
    return json.dumps(text)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word document and a text whose every text attacks, with hostile declarations beside them."""
    folder = tmp_path_factory.mktemp("hostile")
    raw = folder / "raw"
    raw.mkdir()
    word = Document()
    word.add_heading(PAYLOADS[0], 0)
    for n, text in enumerate(PAYLOADS):
        if n % 12 == 0:
            word.add_heading(f"{n}. {text}", 1)
            word.add_paragraph(f"Tabla {n}: {text}")
            table = word.add_table(rows=1, cols=4)
            for cell, header in zip(table.rows[0].cells, (text, "Mujeres", f"Total {text}", "Monto $"), strict=True):
                cell.text = header
        cells = table.add_row().cells
        for cell, content in zip(cells, (text, str(n), str(2 * n), f"$ {n}.000"), strict=True):
            cell.text = content
        if n % 12 == 11:
            word.add_paragraph(f"Hubo {n} personas en {text}, un 5{n}% más que las 1.0{n} de {PAYLOADS[n - 5]}.")
    word.save(str(raw / f"{NAME.replace('/', '-')}.docx"))
    lines = ["**CUENTA PÚBLICA <b>2022</b>**", "", "Texto\tMujeres\tTotal"]
    lines += [f"{' '.join(t.split())}\t{n}\t{2 * n}" for n, t in enumerate((*MARKUP, *MARKDOWN, *FORMULAS, *CONTROLS))]
    lines += ["", *(f"En {' '.join(text.split())} hubo {n} personas." for n, text in enumerate(MARKUP))]
    lines += [f"Una frase más para que esto sea un texto, la número {n} de 400.\n" for n in range(400)]
    (raw / "texto.txt").write_text("\n".join(lines), encoding="utf-8", errors="replace")
    (raw / "texto.toml").write_text(
        f"institucion = {quoted(MARKUP[1])}\ntitulo = {quoted(FORMULAS[1])}\nanio = 2022\n"
        f"direccion = {quoted(ADDRESS)}\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, ["extract", str(raw), "--out", str(folder / "out"), "--no-expectations"])
    assert done.exit_code == 0, done.output
    first = json.loads((folder / "out/texto/findings.json").read_text("utf-8"))["findings"][0]
    (raw / "texto.decisions.toml").write_text(
        f"[[accepted]]\nfinding = {quoted(first['key'])}\nreason = {quoted(MARKUP[0])}\nby = {quoted(MARKUP[8])}\n"
        f"source = {quoted(MARKDOWN[1])}\non = {quoted(FORMULAS[0])}\n\n"
        f'[[accepted]]\nfinding = {quoted(MARKUP[2])}\nreason = "\\u202e\\u0000{MARKDOWN[0]}"\n',
        encoding="utf-8",
    )
    row = json.loads((folder / "out/texto/tables.json").read_text("utf-8"))["tables"][0]["rows"][3]
    (raw / "texto.corrections.toml").write_text(
        f'[[correction]]\ntable = "t01"\nrow = 3\ncolumn = 0\nprinted = {quoted(row[0])}\n'
        f"value = {quoted(FORMULAS[2])}\nreason = {quoted(MARKUP[3])}\nsource = {quoted(MARKUP[17])}\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, ["extract", str(raw), "--out", str(folder / "out"), "--no-expectations"])
    assert done.exit_code == 0, done.output
    return folder / "out"


def files(out: Path, *suffixes: str) -> list[Path]:
    return [path for path in sorted(out.rglob("*")) if path.suffix in suffixes]


def test_both_documents_came_out(published: Path) -> None:
    assert len(files(published, ".html")) == 3
    tables = [json.loads(path.read_text("utf-8"))["tables"] for path in sorted(published.glob("*/tables.json"))]
    cells = {cell["text"] for listed in tables for table in listed for cell in table["cells"]}
    assert len(cells & set(PAYLOADS)) > 0.9 * len(PAYLOADS)


def test_every_file_is_utf_8_without_controls(published: Path) -> None:
    listed = files(published, ".html", ".json", ".md", ".csv")
    assert len(listed) > 20
    for path in listed:
        text = path.read_bytes().decode("utf-8-sig" if path.suffix == ".csv" else "utf-8")
        assert {c for c in text if unicodedata.category(c) in ("Cc", "Cs")} <= {"\n"}, path
        assert not set(text) & (TURNING | {"\ufeff", "\ufffe", "\uffff"}), path
        assert unicodedata.is_normalized("NFC", text), path


def test_pages_hold_no_markup_of_the_documents(published: Path) -> None:
    for path in files(published, ".html"):
        root = lxml.html.document_fromstring(path.read_text("utf-8"))
        assert (len(root.xpath("//script")), len(root.xpath("//style")), root.xpath("//comment()")) == (1, 1, [])
        events = "//@*[starts-with(name(), 'on')]"
        assert root.xpath(f"{events} | //iframe | //object | //form[@action] | //math | //img") == []
        for href in map(str, root.xpath("//@href")):
            assert re.match(r"#|data:,$|data:image/png;base64,|(?:[^:/?#]+/)*[\w-]+\.\w+(?:#h-\w+)?$", href), href


def test_no_csv_cell_is_a_formula(published: Path) -> None:
    for path in files(published, ".csv"):
        text = path.read_bytes().decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True):
            assert [cell for cell in row if runs(cell)] == [], path


def test_no_workbook_cell_is_a_formula_or_a_link(published: Path) -> None:
    for path in files(published, ".xlsx"):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            assert [
                c.value
                for row in sheet.iter_rows()
                for c in row
                if c.data_type == "f" or (c.hyperlink and c.hyperlink.target)
            ] == []


def test_names_of_files_and_columns_are_words(published: Path) -> None:
    for path in published.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._-]+", path.name), path
        assert len(path.name) <= 100
    package = json.loads((published / "datapackage.json").read_text("utf-8"))
    names = [field["name"] for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]{0,90}", name)] == []


def test_printed_tables_give_every_text_back(published: Path) -> None:
    for folder in (path.parent for path in published.glob("*/tables.json")):
        tables = json.loads((folder / "tables.json").read_text("utf-8"))["tables"]
        for path, table in zip(sorted(folder.glob("tables/*.csv")), tables, strict=True):
            text = path.read_bytes().decode("utf-8-sig")
            read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
            assert [[csv_cells.unguard(cell) for cell in row] for row in read] == table["rows"]


def test_the_files_agree(published: Path) -> None:
    assert disagreements(published) == []


def test_what_people_declared_is_shown_as_text(published: Path) -> None:
    page = lxml.html.document_fromstring((published / "texto/quality-report.html").read_text("utf-8")).text_content()
    for dangerous in (MARKUP[0], MARKUP[1], MARKUP[8], MARKDOWN[0], ADDRESS):
        assert dangerous in page


COMMANDS = (
    ("explain", "texto", "f001"),
    ("explain", "texto", "f003"),
    ("sql", "select * from reportes"),
    ("sql", "select mensaje, impreso from hallazgos", "--csv"),
    ("diff", "texto", "texto"),
    ("explain", "\x1b[31mx", "f001"),
    ("sql", "select '\x1b[31m' from nada"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: ascii(" ".join(c)))
def test_no_command_prints_what_steers_a_terminal(command: tuple[str, ...], published: Path) -> None:
    done = CliRunner().invoke(app, [*command, "--out", str(published)])
    assert len(done.output) > 20
    assert not set(done.output) & (TURNING | {chr(n) for n in (*range(9), *range(11, 32), *range(127, 160))})


def test_a_place_that_is_no_number_is_no_place() -> None:
    """A broken page gave «Infinity», which is no JSON."""
    nowhere = Place(1, Box(0.0, float("-inf"), float("nan"), 10.0))
    made = sample()
    (first, *rest) = made.document.blocks
    spoilt = replace(made.document, blocks=(first, Table("t09", (Cell(0, 0, "x", place=nowhere),)), *rest))
    text = tables_json(replace(made, clean=replace(made.clean, document=spoilt))).decode("utf-8")
    assert next(t for t in json.loads(text)["tables"] if t["id"] == "t09")["cells"][0]["box"] is None
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text.dump({"x": float("inf")})


@pytest.mark.parametrize(
    "reason", ["a\x7f\x00b\u202e", "\udce9x", '"]\n[[accepted]]\nfinding = "y', "'\"\\"], ids=ascii
)
def test_a_reason_of_any_text_is_kept_as_one(reason: str, tmp_path: Path) -> None:
    source = tmp_path / "c.txt"
    source.write_text("CUENTA 2022\n\nRegión\tTotal\nÑuble\t1\nMaule\t2\nTotal\t9\n", encoding="utf-8")
    out = ["--out", str(tmp_path / "out")]
    extract = ["extract", str(source), "--no-expectations", *out]
    assert CliRunner().invoke(app, extract).exit_code == 0
    done = CliRunner().invoke(app, ["accept", "c", "f001", "--reason", reason, *out])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(app, extract).exit_code == 0
    (decision,) = [
        f["decision"]["reason"]
        for f in json.loads((tmp_path / "out/c/findings.json").read_text("utf-8"))["findings"]
        if "decision" in f
    ]
    assert decision == plain(reason)
