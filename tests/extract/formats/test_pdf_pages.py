"""What a page shows: words, lines and areas where they are displayed, nothing nobody sees."""

from __future__ import annotations

import pytest

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import read_pages
from pipeline.model import Source, Table
from tests.extract.paper import Sheet, pdf


def page(sheet: Sheet) -> Page:
    (found,) = read_pages(pdf(sheet))
    assert isinstance(found, Page)
    return found


def texts(sheet: Sheet) -> list[str]:
    return [w.text for w in page(sheet).words]


def test_words_stand_where_they_are_printed() -> None:
    word, other = page(Sheet().text(72, 100, "Región Ñuble", 10)).words
    assert (word.text, other.text) == ("Región", "Ñuble")
    assert word.x0 == pytest.approx(72, abs=1)
    assert (word.top, word.bottom) == (pytest.approx(92.2, abs=0.1), pytest.approx(102.2, abs=0.1))
    assert word.size == pytest.approx(10)
    assert word.upright


def test_a_gap_parts_words_that_no_blank_parts() -> None:
    sheet = Sheet().text(72, 100, "12.345").text(140, 100, "67%")
    assert texts(sheet) == ["12.345", "67%"]


def test_a_word_drawn_in_pieces_is_one() -> None:
    first = page(Sheet().text(72, 100, "Presu")).words[0]
    sheet = Sheet().text(72, 100, "Presu").text(first.x1, 100, "puesto")
    assert texts(sheet) == ["Presupuesto"]


def test_bold_is_known_from_the_font() -> None:
    plain, bold = page(Sheet().text(72, 100, "uno").text(72, 130, "dos", bold=True)).words
    assert (plain.bold, bold.bold) == (False, True)


@pytest.mark.parametrize(
    ("rotate", "horizontal", "position", "start"),
    [(0, False, 100.5, 200), (90, True, 100.5, 542), (180, False, 511.5, 542), (270, True, 511.5, 200)],
)
def test_boxes_are_those_of_the_displayed_page(rotate: int, horizontal: bool, position: float, start: float) -> None:
    (rule,) = page(Sheet(rotate=rotate).fill(100, 200, 101, 250)).rules
    assert rule.horizontal == horizontal
    assert (rule.position, rule.start, rule.end) == pytest.approx((position, start, start + 50), abs=0.1)


def test_what_is_cropped_away_is_not_read() -> None:
    found = page(Sheet(crop=(50, 0, 612, 700)).text(60, 60, "fuera").text(80, 200, "dentro"))
    assert [w.text for w in found.words] == ["dentro"]
    assert found.words[0].x0 == pytest.approx(30, abs=1)
    assert found.words[0].bottom == pytest.approx(200 - 92 + 2.2, abs=0.2)
    assert (found.width, found.height) == (562, 700)


def test_hidden_text_is_counted_and_left_out() -> None:
    sheet = Sheet().text(72, 100, "visible").text(72, 130, "invisible", mode=3).text(72, 160, "blanco", color="1 1 1")
    assert texts(sheet) == ["visible"]
    assert page(sheet).hidden == len("invisibleblanco")


def test_white_text_on_colour_is_seen() -> None:
    sheet = Sheet().fill(60, 80, 300, 110, "0 0 0.5").text(72, 100, "MONTO", color="1 1 1").text(72, 140, "negro")
    assert sorted(texts(sheet)) == ["MONTO", "negro"]


def test_the_text_layer_of_a_scan_is_read() -> None:
    assert texts(Sheet().text(72, 100, "todo", mode=3)) == ["todo"]


def test_lines_however_they_are_drawn() -> None:
    stroke = page(Sheet().line(50, 100, 250, 100)).rules
    thin = page(Sheet().fill(50, 99.5, 250, 100.5, "0 0 0")).rules
    pieces = page(Sheet().line(50, 100, 120, 100).line(121, 100, 250, 100)).rules
    for rules in (stroke, thin, pieces):
        (rule,) = rules
        assert rule.horizontal
        assert (rule.start, rule.end, rule.position) == pytest.approx((50, 250, 100), abs=0.1)


def test_a_stroked_box_is_four_lines() -> None:
    rules = page(Sheet().box(50, 100, 250, 140)).rules
    assert sorted((r.horizontal, round(r.position)) for r in rules) == [
        (False, 50),
        (False, 250),
        (True, 100),
        (True, 140),
    ]


def test_white_lines_are_seen_on_colour_only() -> None:
    white = "1 1 1"
    assert page(Sheet().fill(50, 100, 250, 100.8, white)).rules == ()
    assert len(page(Sheet().fill(40, 80, 260, 120, "0.5 0.6 0.9").fill(50, 100, 250, 100.8, white)).rules) == 1


def test_text_running_up_is_said() -> None:
    (word,) = page(Sheet().text(100, 300, "VERTICAL", turn="0 1 -1 0")).words
    assert (word.direction, word.upright) == (3, False)
    assert word.bottom == pytest.approx(300, abs=1)


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "vacío"), (b"%PDF-1.4 nada", "dañado"), (pdf(Sheet().text(72, 72, "x"))[:-400], "incompleto")],
)
def test_what_is_no_whole_pdf_is_unreadable(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        list(read_pages(data))


PATTERN = (
    b"/Pattern << /P1 << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 612 0] "
    b"/Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> /Extend [true true] >> >> >>"
)


def patterned(sheet: Sheet) -> bytes:
    """The sheet as a PDF whose resources have a pattern called P1."""
    return pdf(sheet).replace(b"/Resources << /Font", b"/Resources << " + PATTERN + b" /Font")


def test_text_filled_with_a_pattern_is_seen() -> None:
    """pdfium says of it that it is white."""
    sheet = Sheet().text(72, 100, "negro")
    sheet.marks.append("/Pattern cs /P1 scn BT /F1 10 Tf 72 600 Td (Total 1.234) Tj ET")
    sheet.marks.append("/Pattern CS /P1 SCN 1 Tr BT /F1 10 Tf 72 500 Td (trazado) Tj ET")
    sheet.marks.append("0 Tr 1 1 1 rg BT /F1 10 Tf 72 400 Td (blanco 99) Tj ET")
    (found,) = read_pages(patterned(sheet))
    assert isinstance(found, Page)
    assert [w.text for w in found.words] == ["negro", "Total", "1.234", "trazado"]
    assert found.unseen == "99"


def test_white_text_over_other_text_is_hidden() -> None:
    sheet = Sheet().text(72, 100, "Total 1.234").text(72, 101, "Otros 9.999", color="1 1 1")
    assert texts(sheet) == ["Total", "1.234"]
    assert page(sheet).unseen == "9.999"


def type3(unit: float, size: float) -> bytes:
    """A PDF with «Total 1234» 10 points high in a Type 3 font: squares, ``unit`` to the em; set at ``size``."""
    em = 10 / size / unit if unit == 1 else 1 / unit
    glyph = f"{0.6 * em:.4f} 0 0 0 {0.5 * em:.4f} {0.7 * em:.4f} d1 0 0 {0.5 * em:.4f} {0.7 * em:.4f} re f"
    names = {c: f"g{ord(c)}" for c in sorted(set("Total1234"))}
    encoding = " ".join(f"{ord(c)} /{name}" for c, name in names.items())
    procedures = " ".join(f"/{name} 100 0 R" for name in names.values())
    font = (
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 {em} {em}] /FontMatrix [{unit} 0 0 {unit} 0 0] "
        f"/CharProcs << {procedures} >> /Encoding << /Type /Encoding /Differences [{encoding}] >> /FirstChar 0 "
        f"/LastChar 255 /Widths [{' '.join([f'{0.6 * em:.4f}'] * 256)}] /Resources << >> /ToUnicode 101 0 R >>"
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <ff> "
        "endcodespacerange 1 beginbfrange <00> <ff> <0000> endbfrange endcmap end end"
    )
    sheet = Sheet()
    sheet.marks.append(f"BT /F3 {size} Tf 72 600 Td (Total 1234) Tj ET")
    made = pdf(sheet).replace(b"/F2 4 0 R", b"/F2 4 0 R /F3 102 0 R")
    start = made.index(b"xref")
    objects = b"".join(
        b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(text), text.encode())
        for number, text in ((100, glyph), (101, to_unicode))
    )
    return made[:start] + objects + b"102 0 obj\n%s\nendobj\n" % font.encode() + b"trailer\n<< /Root 1 0 R >>\n%%EOF"


UNITS = [(0.001, 10), (0.01, 10), (0.024, 10), (1, 10), (1, 1), (1, 0.25), (1, 0.01)]


@pytest.mark.parametrize(("unit", "size"), UNITS)
def test_a_type_3_font_of_any_unit_is_seen(unit: float, size: float) -> None:
    """Where the matrix of its font is not one thousandth, its size says nothing of how high it is."""
    (found,) = read_pages(type3(unit, size))
    assert isinstance(found, Page)
    assert [(w.text, round(w.size, 1)) for w in found.words] == [("Total", 10.0), ("1234", 10.0)]
    assert found.hidden == 0


def test_text_of_a_hair_is_no_text() -> None:
    assert texts(Sheet().text(72, 100, "legible").text(72, 130, "letra de un punto", 1.0)) == ["legible"]


@pytest.mark.parametrize("turn", ["0.766 0.643 -0.643 0.766", "0.5 -0.866 0.866 0.5", "-0.7 0.7 -0.7 -0.7"])
def test_text_at_an_angle_is_a_line_of_its_own(turn: str) -> None:
    sheet = Sheet().text(72, 100, "Texto recto.").text(300, 400, "Cifras provisorias 2022", turn=turn)
    found = page(sheet)
    assert [w.text for w in found.words] == ["Texto", "recto."]
    assert [w.text for w in found.slanted] == ["Cifras provisorias 2022"]
    document = read_pdf(pdf(sheet), "r", Source("r.pdf", "", "pdf"))
    assert [b.text for b in document.blocks if not isinstance(b, Table)] == ["Texto recto.", "Cifras provisorias 2022"]
    assert document.blocks[-1].place.page == 1
    assert document.findings == ()


def test_figures_at_an_angle_are_labels_of_an_axis() -> None:
    sheet = Sheet().text(72, 100, "Texto recto.").text(300, 400, "01-03-2020", turn="0.766 0.643 -0.643 0.766")
    document = read_pdf(pdf(sheet), "r", Source("r.pdf", "", "pdf"))
    assert [b.text for b in document.blocks if not isinstance(b, Table)] == ["Texto recto."]
    assert [(left.kind, left.text) for left in document.account.left_out] == [("eje", "01-03-2020")]


@pytest.mark.parametrize("padding", [b"\0" * 300_000, b"\n" * 50_000, b"\xff" * 20_000, b"\x1a"])
def test_what_fills_up_a_file_behind_its_end_is_no_damage(padding: bytes) -> None:
    (found,) = read_pages(pdf(Sheet().text(72, 100, "Entero")) + padding)
    assert isinstance(found, Page)
    assert [w.text for w in found.words] == ["Entero"]
