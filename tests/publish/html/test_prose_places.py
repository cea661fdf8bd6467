"""Where a figure of the prose stands on its page: the one its sentence names, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline.geometry import Box, Place
from pipeline.model import (
    AccountIdentity,
    Cell,
    CleanReport,
    Document,
    Evidence,
    Finding,
    Paragraph,
    Report,
    Source,
    Table,
)
from pipeline.publish.html import evidence
from pipeline.publish.html.pictures import prose_places
from pipeline.publish.html.report_page import quality_report
from pipeline.publish.html.settings import CROPS
from tests.extract.paper import Sheet, pdf

LINE = 14.0
TWICE = (
    "En 2018 egresan 391 personas del curso de la escuela, y",
    "el curso siguiente lo terminan 391 personas, de las que",
    "1.391 son mujeres: un 4,5% de ellas vive en la capital.",
)
SENTENCES = ("En 2018 egresan 391 personas del curso de la escuela,", "el curso siguiente lo terminan 391 personas")


def page(*lines: str, **how: object) -> bytes:
    sheet = Sheet(**how)  # type: ignore[arg-type]
    for number, line in enumerate(lines):
        sheet.text(72, 100 + LINE * number, line)
    return pdf(sheet)


def block(*lines: str) -> Box:
    return Box(70.0, 90.0, 500.0, 92.0 + LINE * len(lines))


def named(figure: str, sentence: str, lines: tuple[str, ...], **how: object) -> Evidence:
    return Evidence(figure, sentence=sentence, place=Place(1, block(*lines)), **how)  # type: ignore[arg-type]


def found(piece: Evidence, data: bytes) -> prose_places.FigureOnPage | None:
    return prose_places.locate(data, [piece]).get(piece)


def test_a_figure_that_stands_twice_is_the_one_of_its_sentence() -> None:
    data = page(*TWICE)
    for row, sentence in enumerate(SENTENCES):
        place = found(named("391", sentence, TWICE), data)
        assert place is not None
        assert place.boxes[0].top < 100 + LINE * row - 2 < place.boxes[0].bottom, "the line of its sentence"
        assert 10 < place.boxes[0].width < 20, "three figures of 10 points"
    left, right = (found(named("391", s, TWICE), data) for s in SENTENCES)
    assert left is not None
    assert right is not None
    assert left.boxes[0].x0 < right.boxes[0].x0


def test_a_part_of_a_longer_number_is_no_figure() -> None:
    lines = ("Son 1.391 personas de la escuela, de 39 cursos.",)
    assert found(named("391", lines[0], lines), page(*lines)) is None
    place = found(named("39", lines[0], lines), page(*lines))
    assert place is not None
    assert place.boxes[0].x0 > 200


def test_what_cannot_be_told_apart_is_not_pointed_at() -> None:
    once = "El curso lo terminan 391 personas. "
    assert found(named("391", once, (once * 2,)), page(once * 2)) is None, "the sentence stands twice"
    both = "Egresan 391 personas y entran 391 personas al curso."
    assert found(named("391", both, (both,)), page(both)) is None, "the sentence has it twice"
    other = "Los demás son 391 según lo informado por la dirección."
    assert found(named("391", once, (other,)), page(other)) is None, "another sentence has it"
    assert found(named("392", once, (once,)), page(once)) is None, "the page prints another"


def test_a_word_that_is_cut_at_the_end_of_a_line_is_the_same_word() -> None:
    lines = ("De los bene-", "ficiarios 391 son mujeres y -4,5% es la varia-", "ción del año.")
    sentence = "De los beneficiarios 391 son mujeres y -4,5% es la variación del año."
    data = page(*lines)
    place, signed = (found(named(figure, sentence, lines), data) for figure in ("391", "-4,5%"))
    assert place is not None
    assert signed is not None
    assert signed.boxes[0].width > 24, "with its sign"


def test_a_figure_on_two_lines_is_outlined_on_both() -> None:
    lines = ("El gasto de la dirección llega a 391", "millones de pesos en el año.")
    made = report(finding(named("391 millones", " ".join(lines), lines)))
    place = found(made.findings[0].evidence[0], page(*lines))
    assert place is not None
    upper, lower = place.boxes
    assert upper.bottom < 104 < lower.top < lower.bottom < 118
    assert upper.width < 20 < lower.width < 50
    proof = evidence.proofs(made, page(*lines))["f001"]
    assert len(proof.pictures[0].outlines) == 2
    assert proof.pictures[0].alternative.count("391 millones") == 1
    assert [p.text for p in proof.quotes[0].parts if p.role] == ["391 millones"]


def test_the_mark_of_a_note_is_no_part_of_a_figure() -> None:
    data = pdf(Sheet().text(72, 100, "A precios de 2012").text(153, 96, "3", 6).text(158, 100, "su valor es mayor."))
    lines = ("A precios de 2012³ su valor es mayor.",)
    place = found(named("2012", lines[0], lines), data)
    assert place is not None
    assert place.boxes[0].x1 < 155


def test_the_page_counts_from_where_it_is_shown_and_is_not_turned() -> None:
    cut = page(*TWICE, crop=(50.0, 100.0, 600.0, 742.0))
    moved = Place(1, Box(20.0, 40.0, 450.0, 42.0 + LINE * 3))
    place = found(replace(named("391", SENTENCES[0], TWICE), place=moved), cut)
    whole = found(named("391", SENTENCES[0], TWICE), page(*TWICE))
    assert place is not None
    assert whole is not None
    assert (whole.boxes[0].x0 - place.boxes[0].x0, whole.boxes[0].top - place.boxes[0].top) == pytest.approx(
        (50.0, 50.0), abs=0.11
    )
    assert found(named("391", SENTENCES[0], TWICE), page(*TWICE, rotate=90)) is None


def test_of_a_long_paragraph_the_lines_around_the_figure_are_shown() -> None:
    lines = tuple(f"Es la frase número {number} de un párrafo muy largo." for number in range(100, 120))
    data = page(*lines)
    place = found(named("110", lines[10], lines), data)
    assert place is not None
    assert place.lines.height == pytest.approx(LINE * (2 * CROPS.lines_around) + 10, abs=3)
    assert place.lines.top < place.boxes[0].top < place.boxes[0].bottom < place.lines.bottom
    short = found(named("103", lines[3], lines[:5]), page(*lines[:5]))
    assert short is not None
    assert short.lines == block(*lines[:5]), "all of it"


def report(*findings: Finding) -> Report:
    paragraph = Paragraph(" ".join(TWICE), place=Place(1, block(*TWICE)))
    document = Document("x", Source("x.pdf", "ab" * 32, "pdf", 1), (paragraph,))
    return Report(CleanReport(document, AccountIdentity(), ()), findings)


def finding(*pieces: Evidence, severity: str = "warning", id: str = "f001") -> Finding:
    return Finding("texto-contradice-tabla", severity, "No calza.", "391", "386", pieces, id=id, key=id)  # type: ignore[arg-type]


ACCUSED = named("391", SENTENCES[1], TWICE)
COMPARED = named("1.391", " ".join(TWICE), TWICE, role="expected")


def test_a_finding_of_the_prose_is_shown_with_its_figures_outlined_and_its_quote() -> None:
    made = report(finding(ACCUSED, COMPARED))
    proof = evidence.proofs(made, page(*TWICE))["f001"]
    (picture,) = proof.pictures
    assert [(o.role, o.text) for o in picture.outlines] == [("observed", "391"), ("expected", "1.391")]
    assert picture.outlines[0].y < picture.outlines[1].y
    assert all(o.width < 40 and o.height < 20 for o in picture.outlines)
    assert picture.alternative.startswith("Recorte de la página 1, texto. cifra señalada: 391; cifra con que se ")
    assert len(proof.quotes) == 2
    html = quality_report(made, page(*TWICE)).decode()
    assert len(re.findall(r'<rect class="(?:observed|expected)"', html)) == 2


def test_what_is_accused_is_shown_before_what_it_is_compared_with() -> None:
    cell = Cell(0, 0, "386", place=Place(1, Box(72.0, 300.0, 90.0, 312.0)))
    table = Table("t01", (cell,), 0, pages=(1,))
    compared = Evidence("386", "t01", 0, 0, place=cell.place, role="expected")
    made = report(finding(ACCUSED, compared))
    document = replace(made.document, blocks=(*made.document.blocks, table))
    whole = replace(made, clean=replace(made.clean, document=document))
    pictures = evidence.proofs(whole, page(*TWICE))["f001"].pictures
    assert [picture.caption for picture in pictures] == ["texto", "tabla t01"]
    turned = finding(replace(compared, role="observed"), replace(ACCUSED, role="expected"))
    pictures = evidence.proofs(replace(whole, findings=(turned,)), page(*TWICE))["f001"].pictures
    assert [picture.caption for picture in pictures] == ["tabla t01", "texto"]


def test_no_picture_where_an_accused_figure_cannot_be_told_apart_and_none_of_notes() -> None:
    twice = named("391", " ".join(TWICE), TWICE)
    data = page(*TWICE)
    assert evidence.proofs(report(finding(twice, COMPARED)), data)["f001"].pictures == ()
    assert evidence.proofs(report(finding(ACCUSED, severity="info")), data)["f001"].pictures == ()
    beside = replace(twice, role="operand")
    (picture,) = evidence.proofs(report(finding(ACCUSED, beside)), data)["f001"].pictures
    assert [o.role for o in picture.outlines] == ["observed"], "what is not told apart is not outlined"


def test_there_are_no_more_pictures_than_a_page_may_have() -> None:
    lines = tuple(f"Es la frase número {number} de un párrafo muy largo." for number in range(100, 148))
    pieces = [
        Evidence(str(number), sentence=lines[number - 100], place=Place(page=sheet, box=block(*lines)))
        for sheet in (1, 2)
        for number in range(100, 148)
    ]
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.text(72, 100 + LINE * number, line)
    findings = [finding(piece, id=f"f{number:03}") for number, piece in enumerate(pieces)]
    proofs = evidence.proofs(report(*findings), pdf(sheet, sheet))
    assert sum(len(proof.pictures) for proof in proofs.values()) == CROPS.max_pictures
    assert len(proofs["f000"].pictures) == 1
