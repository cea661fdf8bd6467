"""The letter to the service: what it asks, its picture, and the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import numpy as np
import pytest
from PIL import Image

from pipeline.geometry import Box, Place
from pipeline.model import Evidence
from pipeline.publish.documents.letter import NAME, letter
from pipeline.publish.documents.letter_pictures import COLOURS, outlined, size_on_paper, together
from pipeline.publish.html.settings import CROPS
from pipeline.publish.quality.triage import findings_to_ask_about
from pipeline.publish.settings import LETTER
from pipeline.rules import cautions
from tests.extract.paper import Sheet, pdf
from tests.places import DATA
from tests.publish.publish_sample import SENTENCE, sample


def source() -> bytes:
    return (DATA / "forms" / "ruled.pdf").read_bytes()


def said(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize("form", ["md", "docx"])
def test_every_open_error_is_asked_about(form: str) -> None:
    made = letter(sample(), b"")
    text = said(made[f"{NAME}.docx"]) if form == "docx" else made[f"{NAME}.md"].decode()
    text = text.replace("\\", "")
    assert "A: Servicio de Prueba, Región de Ñuble" in text
    assert "consulta sobre cifras de «Cuenta Pública 2022»" in text
    assert "La columna «REQUERIMIENTO» suma $ 10.000 y el total impreso es $ 11.000." in text
    assert "Nuestra referencia: f001, t01/4/2" in text
    assert "no encontramos errores" not in text
    assert "1.000 + 3.000 + 6.000 = 10.000 ≠ 11.000" in text
    assert "¿Cuál es la cifra correcta: «$ 11.000», que está impresa, o «$ 10.000»" in text
    assert "1005" not in text, "a warning is no error"


def test_no_letter_where_no_error_is_open() -> None:
    report = sample()
    accepted = tuple(replace(f, status="accepted") for f in report.findings)
    assert letter(replace(report, findings=accepted), b"") == {}
    notes = tuple(replace(f, severity="info") for f in report.findings)
    assert letter(replace(report, findings=notes), b"") == {}


def test_warnings_are_asked_about_where_no_error_is_open() -> None:
    report = sample()
    findings = tuple(replace(f, severity="warning") if f.severity == "error" else f for f in report.findings)
    assert [f.id for f in findings_to_ask_about(findings)] == ["f001", "f002"]
    text = letter(replace(report, findings=findings), b"")[f"{NAME}.md"].decode()
    assert "Asunto: preguntas sobre «Cuenta Pública 2022»" in text
    assert "no encontramos errores comprobados, pero sí 2 puntos que nos llamaron la atención" in text


def test_how_surely_we_read_is_nothing_to_write_to_a_service_about() -> None:
    report = sample()
    cautious = replace(
        report.findings[0],
        severity="warning",
        message=f"«Total» dice 29. {cautions.of_table(71)} {cautions.of_picture(60)} Mírelo.",
    )
    text = letter(replace(report, findings=(cautious,)), b"")[f"{NAME}.md"].decode()
    assert "## 1. «Total» dice 29. Mírelo." in text
    assert "sí 1 punto que nos llamó la atención y que puede tener una explicación" in text
    assert "Es una pregunta, no un reparo" in text


def test_a_table_is_called_by_its_title_and_not_by_our_number() -> None:
    report = sample(paged=True)
    found = replace(report.findings[0], message="En la tabla t01 («Pagos…»), la tabla t01 y la tabla t99 difieren.")
    text = letter(replace(report, findings=(found,)), source())[f"{NAME}.md"].decode().replace("\\", "")
    caption = report.document.table["t01"].caption
    assert f"En la tabla «Pagos…», la tabla «{caption}» y la tabla t99 difieren." in text


def test_the_picture_shows_the_page_with_the_figure_outlined() -> None:
    made = letter(sample(paged=True), source())
    with Image.open(io.BytesIO(made["carta/f001.png"])) as picture:
        red, green, blue = np.moveaxis(np.asarray(picture.convert("RGB")), 2, 0)
    assert np.count_nonzero((red > 150) & (green < 90) & (blue < 90)) > 100
    assert "carta/f001.png" in made[f"{NAME}.md"].decode()
    assert len(docx.Document(io.BytesIO(made[f"{NAME}.docx"])).inline_shapes) == 1


def test_the_same_report_gives_the_same_bytes() -> None:
    assert letter(sample(paged=True), source()) == letter(sample(paged=True), source())


def test_short_facts_share_a_line_and_three_pictures_fit_on_a_page() -> None:
    made = docx.Document(io.BytesIO(letter(sample(paged=True), source())[f"{NAME}.docx"]))
    printed = [paragraph.text for paragraph in made.paragraphs]
    assert "Dice: $ 11.000   Según las demás cifras del documento: $ 10.000" in printed
    assert [shape.height.cm <= 4.8 for shape in made.inline_shapes] == [True]


def test_a_figure_of_the_prose_is_shown_where_it_stands() -> None:
    report = sample(paged=True)
    box = Box(60.0, 300.0, 500.0, 330.0)
    (piece, *others) = report.findings[1].evidence
    prose = replace(piece, table=None, row=None, column=None, sentence=SENTENCE, place=Place(1, box))
    found = replace(report.findings[1], severity="error", evidence=(prose, *others))
    made = letter(replace(report, findings=(found,)), source())
    with Image.open(io.BytesIO(made[f"carta/{found.id}.png"])) as picture:
        colours = np.asarray(picture.convert("RGB")).reshape(-1, 3)
    assert (colours == COLOURS["observed"]).all(axis=1).any()


def test_a_sentence_that_says_otherwise_is_quoted_and_shown_too() -> None:
    report = sample(paged=True)
    one = Evidence("391", sentence="Egresan 391 personas.", place=Place(1, Box(60.0, 300.0, 500.0, 312.0)))
    other = Evidence("386", sentence="Promoción: 386", role="expected", place=Place(1, Box(60.0, 500.0, 500.0, 512.0)))
    found = replace(report.findings[1], severity="error", evidence=(other, one), observed="391", expected="386")
    alone = replace(found, evidence=(one,))
    made, without = (letter(replace(report, findings=(asked,)), source()) for asked in (found, alone))
    text = made[f"{NAME}.md"].decode()
    assert "- Texto: «Egresan 391 personas.»\n- En la página 1: «Promoción: 386»" in text
    assert "En la página 1: «Promoción: 386»" in said(made[f"{NAME}.docx"])
    assert "confirmar cuál es la correcta." in text
    tall, low = (Image.open(io.BytesIO(files[f"carta/{found.id}.png"])).height for files in (made, without))
    assert tall > 1.8 * low


def test_the_figure_of_a_sentence_is_outlined_where_the_page_prints_it() -> None:
    sheet = Sheet().text(72, 100, "El curso de la escuela lo terminan 391 personas en diciembre.")
    piece = Evidence(
        "391",
        sentence="El curso de la escuela lo terminan 391 personas en diciembre.",
        place=Place(1, Box(70.0, 90.0, 500.0, 104.0)),
    )
    report = sample(paged=True)
    found = replace(report.findings[0], evidence=(piece,), consequences=())
    made = letter(replace(report, findings=(found,)), pdf(sheet))
    with Image.open(io.BytesIO(made[f"carta/{found.id}.png"])) as picture:
        red = np.argwhere((np.asarray(picture.convert("RGB")) == COLOURS["observed"]).all(axis=2))
    assert np.ptp(red[:, 1]) < 50, "three figures, not the paragraph"


def test_dots_say_what_is_left_out_between_a_header_and_rows_and_not_between_a_sentence_and_a_table() -> None:
    part = Image.new("RGB", (200, 40), "white")
    with Image.open(io.BytesIO(together([[part], [part, part]]))) as picture:
        pixels = np.asarray(picture.convert("RGB"))
    assert pixels.shape[0] == 3 * 40 + 2 * LETTER.gap
    below_sentence, below_header = 40 + LETTER.gap // 2, 80 + LETTER.gap + LETTER.gap // 2
    assert {tuple(pixels[below_sentence, x]) for x in range(200)} == {(255, 255, 255)}
    assert {tuple(pixels[below_header, x]) for x in range(200)} == {LETTER.cut, LETTER.dots}


@pytest.mark.parametrize(("pixels", "centimetres"), [((800, 200), 3.75), ((800, 1200), 16.4)])
def test_a_picture_is_made_no_smaller_than_its_figures_can_be_read(pixels: tuple[int, int], centimetres: float) -> None:
    blank = io.BytesIO()
    Image.new("RGB", pixels, "white").save(blank, "PNG")
    _, height = size_on_paper(blank.getvalue())
    own = pixels[1] / CROPS.scale / 72 * 2.54
    assert height == pytest.approx(centimetres, abs=0.1)
    assert height > 0.6 * own


def test_an_outline_stays_inside_its_picture() -> None:
    area = Box(0.0, 0.0, 50.0, 20.0)
    cell = Evidence("1", table="t01", row=1, column=1, role="observed", place=Place(1, area))
    blank = io.BytesIO()
    Image.new("RGB", (round(50 * CROPS.scale), round(20 * CROPS.scale)), "white").save(blank, "PNG")
    drawn = np.asarray(outlined(blank.getvalue(), (1, area), [cell]))
    for side in (drawn[0], drawn[-1], drawn[:, 0], drawn[:, -1]):
        assert (side == COLOURS["observed"]).all()


def test_what_stands_in_another_column_is_not_outlined() -> None:
    area = Box(0.0, 0.0, 50.0, 20.0)
    beside = Evidence("1", sentence="1", role="observed", place=Place(1, Box(80.0, 5.0, 90.0, 15.0)))
    blank = io.BytesIO()
    Image.new("RGB", (round(50 * CROPS.scale), round(20 * CROPS.scale)), "white").save(blank, "PNG")
    assert (np.asarray(outlined(blank.getvalue(), (1, area), [beside])) == 255).all()
