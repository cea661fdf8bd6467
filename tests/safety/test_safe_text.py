"""What is published is text: no controls, no marks that turn the writing, nothing UTF-8 cannot hold; what is
removed is reported."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.extract.coverage.encoding_problems import with_publishable_texts
from pipeline.extract.reader import read
from pipeline.geometry import Place
from pipeline.model import Account, Cell, Document, Heading, LeftOut, Paragraph, ReadPart, Recognition, Source, Table
from pipeline.rules import finding
from pipeline.safe_text import plain, removed_characters, shown_path

UNPUBLISHABLE = {"Cc", "Cs"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_plain_text_is_always_publishable(text: str) -> None:
    made = plain(text)
    assert not {unicodedata.category(c) for c in made} & UNPUBLISHABLE
    assert not set(made) & TURNING
    assert unicodedata.is_normalized("NFC", made)
    assert made.encode("utf-8").decode("utf-8") == made
    assert plain(made) == made


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_shows_is_kept(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)
    assert removed_characters(text) == {}


@pytest.mark.parametrize(
    ("given_", "published", "removed"),
    [
        ("Total\u202e 1.234\x00", "Total 1.234", {"U+202E": 1, "U+0000": 1}),
        ("a\x0bb\u2028c\x85d\te", "a b c d e", {}),
        ("\ud83d\ude00", "😀", {}),
        ("\ud83d 12", "\ufffd 12", {"U+D83D": 1}),
        ("\ude00\ud83d", "\ufffd\ufffd", {"U+D83D": 1, "U+DE00": 1}),
        ("ASIGNACIO\u0301N", "ASIGNACIÓN", {}),
        ("\x1b[31m9\x1b[0m", "[31m9[0m", {"U+001B": 2}),
        ("ni\u00f1o \u00a0 1\u202f000", "ni\u00f1o \u00a0 1\u202f000", {}),
    ],
)
def test_what_becomes_of_each(given_: str, published: str, removed: dict[str, int]) -> None:
    assert plain(given_) == published
    assert removed_characters(given_) == removed


def test_a_document_says_what_was_taken_out_and_where() -> None:
    cells = (
        Cell(0, 0, "Año"),
        Cell(1, 0, "20\u202e22", place=Place(page=3)),
        Cell(2, 0, "a\x00b", place=Place(page=4)),
    )
    read_from_picture = Paragraph(
        "\x00Hubo \x0012 cursos", readings=(ReadPart(7, 9, Recognition(0.9)),), place=Place(page=4)
    )
    unread = finding("pagina-ilegible", page=2, reason="x\x00y")
    document = Document(
        "r",
        Source("r.pdf", "0" * 64, "pdf", 4),
        (Heading("Título\x07"), Table("t01", cells, caption="Cap\u202eción", section="S\x00"), read_from_picture),
        (unread,),
    )
    made = with_publishable_texts(document)
    assert [b.text for b in made.blocks if not isinstance(b, Table)] == ["Título", "Hubo 12 cursos"]
    assert made.tables[0].rows == (("Año",), ("2022",), ("ab",))
    assert (made.tables[0].caption, made.tables[0].section) == ("Capción", "S")
    paragraph = made.blocks[2]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text[paragraph.readings[0].start : paragraph.readings[0].end] == "12"
    assert made.findings[0].message == "La página 2 no se pudo leer: xy. Las demás páginas se leyeron."
    reported = made.findings[1]
    assert reported.rule == "caracteres-retirados"
    assert reported.message == (
        "En las páginas 3 y 4 hay caracteres que no se ven ni son texto, y no se publicaron: "
        "U+0000 (3 veces), U+0007 (1 vez), U+202E (1 vez)."
    )
    assert [(e.table, e.row, e.text) for e in reported.evidence[1:3]] == [("t01", 1, "2022"), ("t01", 2, "ab")]


def test_a_document_without_them_is_the_same() -> None:
    document = read("# Año\n\nHubo 12 niños.\n".encode(), "r", "r.md")
    assert with_publishable_texts(document) is document


def test_an_accent_apart_from_its_letter_is_composed_and_no_news() -> None:
    document = read("Regio\u0301n\tTotal\nÑuble\t12\nMaule\t13\n".encode(), "r", "r.txt")
    assert document.tables[0].rows[0] == ("Región", "Total")
    assert "caracteres-retirados" not in {f.rule for f in document.findings}


def test_a_text_with_controls_is_published_without_them_and_says_so(tmp_path: Path) -> None:
    lines = [
        "**CUENTA PÚBLICA 2022**",
        "",
        "Región\tTotal",
        "Ñu\x00ble\t1\u202e2",
        "Maule\t13",
        "",
        "Hubo 25 \x1b[31mcosas.",
    ]
    lines += ["", "Una frase sin nada raro. " * 40]
    source = tmp_path / "c.txt"
    source.write_text("\n".join(lines), encoding="utf-8")
    source.with_suffix(".toml").write_text('institucion = "Servicio \\u202E\\u0000X"\nanio = 2022\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["extract", str(source), "--no-expectations", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    tables = json.loads((tmp_path / "out/c/tables.json").read_text("utf-8"))
    assert tables["tables"][0]["rows"] == [["Región", "Total"], ["Ñuble", "12"], ["Maule", "13"]]
    found = json.loads((tmp_path / "out/c/findings.json").read_text("utf-8"))["findings"]
    reported = next(f for f in found if f["rule"] == "caracteres-retirados")
    assert reported["observed"] == "U+0000 (1 vez), U+001B (1 vez), U+202E (1 vez)"
    assert json.loads((tmp_path / "out/c/report.json").read_text("utf-8"))["institution"] == "Servicio X"
    for path in (tmp_path / "out").rglob("*"):
        if path.suffix in (".json", ".csv", ".html", ".md"):
            assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", path.read_text("utf-8")) == [], path


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("raw/Cuenta Pública.pdf", "raw/Cuenta Pública.pdf"),
        ("raw/caf\udce9.txt", r"raw/caf\xe9.txt"),
        ("raw/a\x1b[2Jb\n.txt", r"raw/a\x1b[2Jb\n.txt"),
        ("raw/\u202efdp.txt", r"raw/\u202efdp.txt"),
    ],
)
def test_a_path_is_shown_whole_and_steers_no_terminal(path: str, shown: str) -> None:
    assert shown_path(path) == shown


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps any bytes as a file name")
def test_file_names_that_are_no_text_are_published_and_named_as_what_they_are(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name, content in (
        (b"caf\xe9\x1b[2J.txt", b"A\tB\nx\t1\ny\t2\n"),
        (b"roto\xff\x07.txt", b"\x7fELF\x00\x01\x02\x03" * 9),
    ):
        try:
            (Path(os.fsdecode(folder + b"/" + name))).write_bytes(content)
        except OSError:
            pytest.skip("this file system takes only text as a file name")
    done = CliRunner().invoke(app, ["extract", str(tmp_path), "--out", str(tmp_path / "out"), "--no-expectations"])
    assert done.exit_code == 1, done.output
    assert r"roto\xff\x07.txt" in done.output
    assert not re.search("[\x00-\x09\x0b-\x1f\ud800-\udfff]", done.output)
    run = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    assert [e["path"].rsplit("/", 1)[-1] for e in run["inputs"]] == [r"caf\xe9\x1b[2J.txt", r"roto\xff\x07.txt"]
    report = run["inputs"][0]["report"]
    tables = json.loads((tmp_path / "out" / report / "tables.json").read_text("utf-8"))
    assert tables["source"]["path"].endswith(r"caf\xe9\x1b[2J.txt")
    again = CliRunner().invoke(app, ["extract", str(tmp_path), "--out", str(tmp_path / "out"), "--no-expectations"])
    assert again.exit_code == 1
    assert "1 sin cambios" in again.output


def pdf_whose_font_lies(mapping: dict[str, str]) -> bytes:
    """One page of Helvetica whose ToUnicode table gives letters other code points (hexadecimal UTF-16)."""
    lines = ["CUENTA PUBLICA 2022", "Region Total Mujeres", "Nuble A 12 B 34", "Maule C 13 D 35", "Hubo 25 E personas."]
    text = "\n".join(f"1 0 0 1 72 {700 - 20 * n} Tm ({line}) Tj" for n, line in enumerate(lines))
    content = f"BT /F1 12 Tf\n{text}\nET"
    pairs = "\n".join(f"<{ord(c):02X}> <{mapping.get(c, f'{ord(c):04X}')}>" for c in map(chr, range(32, 127)))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange "
        f"<00> <FF> endcodespacerange 95 beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, made in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{made}\nendobj\n"
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    table = f"xref\n0 7\n0000000000 65535 f \n{rows}trailer << /Size 7 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + table).encode("ascii")


def test_a_pdf_whose_font_gives_no_text_is_published(tmp_path: Path) -> None:
    lies = {"A": "D800", "B": "202E", "C": "FFFE", "D": "D83DDE00", "E": "0007"}
    (tmp_path / "f.pdf").write_bytes(pdf_whose_font_lies(lies))
    done = CliRunner().invoke(
        app, ["extract", str(tmp_path / "f.pdf"), "--no-expectations", "--out", str(tmp_path / "out")]
    )
    assert done.exit_code == 0, done.output
    page = (tmp_path / "out/f/quality-report.html").read_text("utf-8")
    assert "Hubo 25" in re.sub(r"<[^>]+>", "", page)
    for path in (tmp_path / "out").rglob("*"):
        if path.suffix in (".json", ".csv", ".html", ".md"):
            text = path.read_text("utf-8")
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe\ud800-\udfff]", text), path


def test_what_was_read_from_a_picture_is_cleaned_whole() -> None:
    reading = Recognition(0.4, "1\x002", "Se leyó «1\u202e2».", ("1\x07", "12"))
    block = Table("t01", (Cell(0, 0, "12", reading=reading),))
    part = ReadPart(0, 2, reading)
    document = Document("r", Source("r.pdf", "0" * 64, "pdf", 1), (block, Paragraph("12", readings=(part,))))
    made = with_publishable_texts(document)
    cleaned = Recognition(0.4, "12", "Se leyó «12».", ("1", "12"))
    assert made.tables[0].cells[0].reading == cleaned
    paragraph = made.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.readings == (ReadPart(0, 2, cleaned),)


def test_what_is_left_out_of_tables_and_text_is_cleaned_too() -> None:
    left = LeftOut("encabezado", "Página 1\u202e2", Place(page=2))
    document = Document("r", Source("r.pdf", "0" * 64, "pdf", 2), (), account=Account(seen=3, left_out=(left,)))
    made = with_publishable_texts(document)
    assert made.account == Account(seen=3, left_out=(replace(left, text="Página 12"),))
    assert [f.observed for f in made.findings] == ["U+202E (1 vez)"]
