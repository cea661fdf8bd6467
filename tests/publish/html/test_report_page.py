"""The quality report: what is on the page, that it is self-contained, and that nothing of a document runs."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.extract.reader import read
from pipeline.geometry import Box
from pipeline.model import AccountIdentity, Check, CleanReport, Evidence, Expectation, Finding, Report, Table
from pipeline.publish import spanish
from pipeline.publish.html import evidence, sums
from pipeline.publish.html.charts.select import charts
from pipeline.publish.html.engine import with_unbroken_figures
from pipeline.publish.html.expected_section import of_report, with_expectations
from pipeline.publish.html.grids import print_size
from pipeline.publish.html.pictures import crops
from pipeline.publish.html.report_page import quality_report
from pipeline.publish.html.settings import CROPS
from pipeline.publish.quality.summary import summarise
from pipeline.publish.quality.triage import findings_to_ask_about
from tests.places import DATA
from tests.publish.publish_sample import SENTENCE, sample, table

FORMS = DATA / "forms"


def page(report: Report | None = None, source: bytes | None = None) -> str:
    return quality_report(report or sample(), source).decode()


def text(markup: str) -> str:
    """What is read, without tags."""
    markup = re.sub(r"<(style|script)\b.*?</\1>", "", markup, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_the_first_screen_says_what_how_much_and_how_bad() -> None:
    said = text(page().split('id="hallazgos"')[0])
    assert "Cuenta Pública 2022" in said
    assert "Servicio de Prueba" in said
    assert "No debe citarse sin corregir: tiene un error y una advertencia." in said
    assert "Error f001 La columna «REQUERIMIENTO» suma $ 10.000" in said
    assert "Advertencia f002 El texto dice 1005 beneficiarios" in said
    assert "Error no puede ser como está impreso. Advertencia es sospechoso: una persona debe mirarlo." in said
    assert "Cifras de las tablas comprobadas 8 de 16" in said
    assert "6 cuadran" in said
    assert "Afirmaciones del texto con respuesta 2 de 2" in said
    assert "1 error 1 advertencia 0 notas" in said


def test_findings_come_with_their_sum_proof_consequences_and_decision() -> None:
    made = page()
    first, second, third = re.findall(r'<li id="h-.*?</li>\s*(?=<li id="h-|</ol>)', made, flags=re.S)
    assert 'id="h-k-suma"' in first
    said = text(first)
    assert "Impreso $ 11.000 Esperado $ 10.000" in said
    assert "La cuenta 1.000 + 3.000 + 6.000 = 10.000 ≠ 11.000" in said
    assert "Por la misma causa" in said
    assert "El 73,6% de la fila «Total» no es el cociente de sus columnas." in said
    assert "Sugerencia. Corrija el total a $ 10.000." in said
    assert '<a href="#t01-f1-c2"><mark class="operand">1.000</mark></a>' in first
    assert '<mark class="expected">10.000</mark>' in first
    assert '<mark class="observed">$ 11.000</mark>' in first
    assert "<blockquote>" in second
    assert '<mark class="observed kept">1005</mark> beneficiarios' in second
    assert '<mark class="expected">100</mark>' in second
    assert "Aceptado por M. Rojas, 02-05-2023" in text(third)
    assert "Así lo publica el servicio. Fuente: Oficio 12" in text(third)


def test_checked_cells_are_marked_and_lead_to_their_finding() -> None:
    made = page()
    assert re.search(r'<td id="t01-f4-c2" class="contradicted n"><a href="#h-k-suma">\$ 11\.000', made)
    assert re.search(r'<td id="t01-f4-c4" class="contradicted n"><a href="#h-k-suma">73,6%', made)
    assert re.search(r'<td id="t01-f1-c4" class="verified n">90,0%', made)
    assert re.search(r'<td id="t02-f2-c3" class="n">17', made)


def test_the_clean_dataset_stands_beside_with_its_types() -> None:
    said = text(page().split('id="t02"')[1].split("</article>")[0])
    assert "Datos limpios: beneficiarios" in said
    assert "mujeres entero, personas" in said
    assert "08-03-2022" in said
    assert "Reconocida, confianza 90%" in said
    assert "Leída por texto, confianza 98%" in said


def test_every_figure_of_the_prose_has_its_colour_and_a_way_to_its_proof() -> None:
    prose = page().split('id="texto"')[1].split("</section>")[0]
    assert '<span class="figure other kept" title="No se comprueba: fecha">2022</span>' in prose
    assert 'class="figure contradicted kept" href="#h-k-prosa"' in prose
    assert 'class="figure verified kept" href="#t02-f1-c1"' in prose
    assert "verificada: la tabla t02 dice 70." in text(prose)


def test_a_figure_that_a_doubted_cell_repeats_is_said_to_stand_on_it() -> None:
    made = sample()
    cell = next(e for n in made.numerals if n.verdict == "verified" for e in n.evidence if e.table)
    doubt = replace(
        made.findings[0], id="f009", key="k-duda", evidence=(replace(cell, role="observed"),), consequences=()
    )
    prose = page(replace(made, findings=(*made.findings, doubt))).split('id="texto"')[1].split("</section>")[0]
    assert 'class="figure verified kept" href="#h-k-duda"' in prose
    assert "verificada: la tabla t02 dice 70, que está en duda (f009)." in text(prose)
    decided = page(replace(made, findings=(*made.findings, replace(doubt, status="accepted"))))
    assert "que está en duda" not in decided


def test_expectations_are_listed_or_said_to_be_missing() -> None:
    said = text(page().split('id="conjuntos"')[1].split("</section>")[0])
    assert "Las mujeres no pasan de 50. No se cumple 70 muestra-2022 t02/r01" in said
    without = text(page(replace(sample(), expectations=None)))
    assert "no se evaluaron en esta ejecución" in without


def test_expectations_are_put_into_a_finished_page() -> None:
    without = quality_report(replace(sample(), expectations=None))
    assert with_expectations(without, sample().expectations) == quality_report(sample())
    assert with_expectations(quality_report(sample()), None) == without


def test_a_report_is_said_of_its_own_rows_only() -> None:
    failing = ("a/t01/r01", "b/t02/r03")
    given = [Expectation("x", "e", "d", False, "2", failing), Expectation("y", "e", "d", True, "1")]
    assert of_report(given, "b", ["x"]) == (Expectation("x", "e", "d", False, "2", ("t02/r03",)),)


def test_what_comes_from_a_document_stays_text() -> None:
    made = page()
    assert "<script>alert(1)" not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made
    assert "<b>en becas" not in made
    hostile = replace(
        sample().findings[0], rule='"><img src=x>', message="<img src=x onerror=alert(1)>", key='k"><i>', id="f001"
    )
    identity = AccountIdentity(title="</title><script>x</script>", institution="<u>")
    report = sample()
    clean = CleanReport(report.document, identity, report.clean.tables)
    made = page(replace(report, clean=clean, findings=(hostile,)))
    assert "<img" not in made
    assert "<u>" not in made
    assert "<script>x" not in made
    assert made.count("<script>") == 1


def test_it_asks_nothing_of_anyone_and_runs_only_its_own() -> None:
    made = page(sample())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', made)
    assert policy is not None
    allowed = html.unescape(policy.group(1))
    assert "default-src 'none'" in allowed
    assert "unsafe" not in allowed
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", made, flags=re.S)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in allowed
    assert not re.findall(r'(?:src|href)="(?!#|data:|carta-al-servicio)[^"]*"', made)
    assert not re.findall(r'\sstyle="|\son[a-z]+="', made)
    assert "url(" not in made


def test_same_report_same_page() -> None:
    assert quality_report(sample()) == quality_report(sample())


def test_an_empty_report_says_so() -> None:
    document = replace(sample().document, blocks=())
    report = Report(CleanReport(document, AccountIdentity(), ()), ())
    said = text(page(report))
    assert "No se pudo revisar: no se leyó ninguna tabla ni cifra en este documento." in said
    assert "No se encontró nada que deba decidir una persona." in said
    assert "Decisiones" not in said
    assert "No se leyó ninguna tabla." in said


@pytest.mark.parametrize(
    ("severities", "level", "words"),
    [
        (("error", "error"), "bad", "tiene 2 errores."),
        (("warning",), "care", "1 punto sospechoso debe revisarse"),
        (("info",), "good", "todo lo que se pudo comprobar cuadra"),
        ((), "good", "todo lo que se pudo comprobar cuadra"),
    ],
)
def test_the_verdict_follows_the_worst_that_is_open(severities: tuple[str, ...], level: str, words: str) -> None:
    found = tuple(Finding("r", severity, "m", id=f"f{i}") for i, severity in enumerate(severities))
    agreeing = tuple(n for n in sample().numerals if n.verdict != "contradicted")
    summary = summarise(replace(sample(), findings=found, numerals=agreeing))
    summary = replace(summary, figures=summary.checked)  # every figure of a table was checked
    assert summary.level == level
    assert words in summary.verdict


def test_what_does_not_agree_is_not_called_agreeing() -> None:
    summary = summarise(replace(sample(), findings=()))
    assert (summary.level, summary.doubtful) == ("care", 1)
    assert "1 cifra no coincide con otras del documento" in summary.verdict
    assert "cuadra" not in summary.verdict


def test_little_that_could_be_checked_is_no_ground_for_trust() -> None:
    some = replace(summarise(sample()), errors=0, warnings=0, figures=845, checked=10, holding=10, settled=0, decided=0)
    summary = replace(some, claims=0, claims_verified=0, claims_contradicted=0)
    assert summary.level == "unknown"
    assert summary.verdict == (
        "No alcanza para confiar: 10 de 845 cifras se pudieron comprobar contra otras. Lo comprobado cuadra."
    )


@pytest.mark.parametrize(("checked", "level"), [(170, "unknown"), (420, "unknown"), (423, "good"), (845, "good")])
def test_a_document_is_trusted_where_half_of_it_could_be_checked(checked: int, level: str) -> None:
    some = replace(summarise(sample()), errors=0, warnings=0, figures=845, checked=checked, holding=checked, decided=0)
    summary = replace(some, settled=0, claims=0, claims_verified=0, claims_contradicted=0)
    assert summary.level == level
    assert summary.verdict.startswith("Se puede confiar") == (level == "good")


def test_decided_findings_are_said_as_decided() -> None:
    some = replace(summarise(sample()), errors=0, warnings=0, figures=10, checked=8, holding=6, settled=2, decided=2)
    summary = replace(some, claims=0, claims_verified=0, claims_contradicted=0)
    assert (summary.level, summary.doubtful) == ("good", 0)
    assert "2 hallazgos ya están decididos" in summary.verdict
    assert "todo lo que se pudo comprobar cuadra, aparte de 2 cifras ya decididas." in summary.verdict
    assert "Lo comprobado cuadra, aparte de 2 cifras ya decididas." in replace(summary, figures=100).verdict


def test_without_a_check_nothing_is_promised() -> None:
    summary = summarise(replace(sample(), findings=(), checks=(), numerals=()))
    assert (summary.level, summary.checked) == ("unknown", 0)
    assert "No hay cómo saberlo" in summary.verdict


def test_pictures_are_found_by_the_types_of_columns() -> None:
    execution, sexes = charts(sample())
    assert execution.title == "Título de presupuesto: Ejecución"
    assert [(bar.label, bar.text, bar.recomputed_text) for bar in execution.bars] == [
        ("Personal", "90,0%", ""),
        ("<script>alert(1)</script>", "90,0%", ""),
        ('=HYPERLINK("x"); & "más"', "75,5%", ""),
        ("Total", "73,6%", "81,0%"),
    ]
    assert sexes.legend == ("Mujeres", "Hombres")
    assert [(bar.label, bar.text, bar.second_text) for bar in sexes.bars] == [
        ("Becas", "70 (70,0%)", "30"),
        ("Oficios", "0 (0,0%)", "17"),
    ]


def test_a_picture_shows_what_the_sum_gives_where_it_differs() -> None:
    report = sample()
    budget = report.clean.tables[0]
    row = budget.rows[0]
    spoilt = replace(row, values={**row.values, "devengado": replace(row.values["devengado"], typed=500)})
    tables = (replace(budget, rows=(spoilt, *budget.rows[1:])), report.clean.tables[1])
    report = replace(report, clean=replace(report.clean, tables=tables), findings=())
    assert charts(report)[0].differing == 0
    accusing = Finding(
        "r", "error", "m", expected="50,00%", evidence=(Evidence("90,0%", "t01", 1, 4),), id="f9", key="k9"
    )
    report = replace(report, findings=(accusing,))
    execution = charts(report)[0]
    assert execution.bars[0].recomputed_text == "50,00%"
    assert execution.differing == 1
    made = page(report)
    assert "recalculado: 50,00%" in made
    assert "1 valor impreso difiere de lo recalculado." in text(made)


def test_names_in_a_picture_stay_text() -> None:
    report = sample()
    budget = report.clean.tables[0]
    row = budget.rows[0]
    hostile = replace(row.values["asignacion"], typed='"><script>x</script><a b="')
    spoilt = replace(row, values={**row.values, "asignacion": hostile})
    tables = (replace(budget, rows=(spoilt, *budget.rows[1:]), title='"><i>'), report.clean.tables[1])
    made = page(replace(report, clean=replace(report.clean, tables=tables)))
    assert "<script>x" not in made
    assert "<i>" not in made
    assert made.count("<script>") == 1


def test_the_sum_is_coloured_by_the_part_each_figure_plays() -> None:
    terms = sums.cut_at_figures(sample().findings[0])
    assert [(term.text, term.role) for term in terms if term.role] == [
        ("1.000", "operand"),
        ("3.000", "operand"),
        ("6.000", "operand"),
        ("10.000", "expected"),
        ("11.000", "observed"),
    ]
    assert "".join(term.text for term in terms) == sample().findings[0].arithmetic


def test_an_operand_printed_like_the_accused_figure_is_no_accused_one() -> None:
    proof = (
        Evidence("539", "t28", 6, 3, role="observed"),
        Evidence("546", "t28", 6, 1, role="operand"),
        Evidence("539", "t28", 6, 2, role="operand"),
    )
    line = "(546 + 539) / 2 = 543; impreso: 539"
    found = Finding("promedio", "error", "m", "539", "543", proof, arithmetic=line, id="f1", key="k1")
    said = [(t.text, t.role, t.href) for t in sums.cut_at_figures(found) if t.role]
    assert [(text, role) for text, role, _ in said] == [
        ("546", "operand"),
        ("539", "operand"),
        ("543", "expected"),
        ("539", "observed"),
    ]
    assert said[1][2] != said[3][2]


def test_a_sign_is_coloured_with_its_figure() -> None:
    proof = tuple(Evidence(text, "t01", 4, n, role="operand") for n, text in enumerate(("160", "1015")))
    line = "(160 - 1015) / 1015 = -84,24%; impreso: 0,84%"
    found = Finding("crecimiento", "error", "m", "0,84%", "-84,24%", proof, arithmetic=line, id="f1", key="k1")
    assert [(t.text, t.role) for t in sums.cut_at_figures(found) if t.role] == [
        ("160", "operand"),
        ("1015", "operand"),
        ("1015", "operand"),
        ("-84,24%", "expected"),
        ("0,84%", "observed"),
    ]
    assert "".join(t.text for t in sums.cut_at_figures(found)) == line


def test_an_excerpt_shows_the_rows_in_question_under_the_header() -> None:
    proof = evidence.proofs(sample(), None)["f003"]
    excerpt = proof.excerpts[0]
    assert [cell.text for cell in excerpt.header[0]][:2] == ["SUBT", "ASIGNACIÓN"]
    assert excerpt.body[0] is None
    assert [row[0].text for row in excerpt.body if row] == ["02", "03", "Total"]
    assert excerpt.body[2][3].role == "observed"


def test_a_quote_is_cut_around_its_figure() -> None:
    (quote,) = evidence.proofs(sample(), None)["f002"].quotes
    assert [part for part in quote.parts if part.role] == [evidence.QuotePart("1005", "observed")]
    assert "".join(part.text for part in quote.parts) == SENTENCE


def test_a_sentence_is_quoted_once_with_all_figures_a_finding_is_about() -> None:
    sentence = "De 100 personas, 40 son mujeres (45%) y 40 son jóvenes."
    pieces = [("45%", "observed"), ("40", "operand"), ("100", "operand"), ("0", "operand")]
    proof = tuple(Evidence(text, sentence=sentence, role=role) for text, role in pieces)
    report = sample()
    found = replace(report.findings[1], evidence=proof)
    (quote,) = evidence.proofs(replace(report, findings=(found,)), None)["f002"].quotes
    marked = [(part.text, part.role) for part in quote.parts if part.role]
    assert marked == [("100", "operand"), ("40", "operand"), ("45%", "observed")]
    assert "".join(part.text for part in quote.parts) == sentence


def test_a_table_that_may_be_a_chart_says_so() -> None:
    report = sample()
    document = report.document
    blocks = tuple(replace(b, confidence=0.6) if isinstance(b, Table) and b.id == "t01" else b for b in document.blocks)
    unsure = replace(report, clean=replace(report.clean, document=replace(document, blocks=blocks)))
    warned = "No es seguro que esta tabla se haya leído bien"
    assert text(page(unsure)).count(warned) == 1
    places = [(c.row, c.column) for c in document.tables[0].cells if c.row]
    agreeing = tuple(Check("suma-columna", "t01", *place, True) for place in places)
    assert warned not in text(page(replace(unsure, checks=agreeing, findings=()))), "its figures agree with each other"
    assert warned not in text(page(report))


def test_a_year_of_the_clean_data_keeps_its_digits_together() -> None:
    assert spanish.typed_like(2017, "2017") == "2017"
    assert spanish.typed_like(2017, "2.017") == "2.017"
    assert spanish.typed_like(1234567, "1 234 567") == "1.234.567"
    assert spanish.typed_like(Decimal("12345.5"), "12345,5") == "12345,5"
    assert spanish.typed_like(Decimal("0.1234"), "0,1234") == "0,1234"
    assert spanish.typed_like("12.345", "12345") == "12.345"


def test_the_contents_count_what_is_left_to_decide() -> None:
    report = sample()
    assert "Qué decidir 2" in text(page(report))
    accepted = tuple(replace(f, status="accepted") for f in report.findings)
    assert "Qué decidir 0" in text(page(replace(report, findings=accepted)))


def test_nothing_is_said_in_colour_of_what_there_is_none_of() -> None:
    report = sample()
    document = replace(report.document, blocks=report.document.blocks[-1:])
    empty = Report(CleanReport(document, AccountIdentity(), ()), ())
    said = page(empty)
    assert "Ninguna tabla trae cifras." in text(said)
    assert "El texto no afirma ninguna cifra." in text(said)
    assert 'class="badge error"' not in said.partition('id="hallazgos"')[0]


def pdf_report() -> tuple[Report, bytes]:
    """A finding on the last row of the first table of a PDF, put there by hand."""
    data = (FORMS / "ruled.pdf").read_bytes()
    document = read(data, "ruled", "ruled.pdf")
    table = document.tables[0]
    at = table.row_count - 1
    cells = [(at, 2, "observed"), (1, 2, "operand")]
    proof = tuple(
        Evidence(table.rows[r][c], table.id, r, c, place=table.cell_at[r, c].place, role=role) for r, c, role in cells
    )
    finding = Finding("suma-columna", "error", "La columna no suma.", table.rows[at][2], "1", proof, id="f001", key="k")
    return Report(CleanReport(document, AccountIdentity(), ()), (finding,)), data


def test_a_pdf_shows_the_page_with_the_cells_outlined() -> None:
    report, data = pdf_report()
    proof = evidence.proofs(report, data)["f001"]
    picture = proof.pictures[0]
    assert proof.excerpts == ()
    assert picture.page == 1
    assert {outline.role for outline in picture.outlines} == {"observed", "operand"}
    for outline in picture.outlines:
        assert 0 <= outline.x < outline.x + outline.width <= picture.width
        assert 0 <= outline.y < outline.y + outline.height <= picture.height + 1
    assert picture.strips[0].data.startswith("data:image/png;base64,")
    assert "cifra señalada: $ 16.631.241.866" in picture.alternative
    assert len(quality_report(report, data)) < 400_000


def test_the_labels_of_the_rows_in_question_are_known_to_the_picture() -> None:
    report, data = pdf_report()
    picture = evidence.proofs(report, data)["f001"].pictures[0]
    first = min(outline.x for outline in picture.outlines)
    assert 0 < picture.labels <= first + 2 * CROPS.outline < picture.width
    own = replace(report.findings[0], evidence=report.findings[0].evidence[:1])
    (e,) = own.evidence
    assert e.table is not None
    assert e.row is not None
    label = replace(e, column=0, place=report.document.table[e.table].cell_at[e.row, 0].place)
    alone = replace(report, findings=(replace(own, evidence=(label,)),))
    assert evidence.proofs(alone, data)["f001"].pictures[0].labels == 0, "nothing stands before the first cell"


def test_dots_say_that_rows_are_left_out_below_a_header() -> None:
    report, data = pdf_report()
    table = report.document.tables[0]
    moved = tuple(
        replace(c, place=replace(c.place, box=Box(b.x0, b.top + 300, b.x1, b.bottom + 300)))
        if c.row >= table.header_rows and (b := c.place.box) is not None
        else c
        for c in table.cells
    )
    far = replace(table, cells=moved)
    document = replace(report.document, blocks=tuple(far if b is table else b for b in report.document.blocks))
    (found,) = report.findings
    cell = next(c for c in moved if (c.row, c.column) == (table.row_count - 1, 2))
    found = replace(found, evidence=(replace(found.evidence[0], place=cell.place),))
    made = Report(CleanReport(document, AccountIdentity(), ()), (found,))
    (picture,) = evidence.proofs(made, data)["f001"].pictures
    header, body = picture.strips
    assert [header.height < gap < body.y for gap in picture.gaps] == [True]
    assert "El encabezado está recortado aparte de las filas." in picture.alternative
    assert '<path class="dots"' in quality_report(made, data).decode()
    assert '<path class="dots"' not in quality_report(report, data).decode()


def test_without_the_bytes_a_pdf_is_excerpted() -> None:
    report, _ = pdf_report()
    proof = evidence.proofs(report, None)["f001"]
    assert proof.pictures == ()
    assert proof.excerpts[0].table == "t01"


def test_a_crop_has_the_size_asked_for() -> None:
    import io

    from PIL import Image

    data = (FORMS / "ruled.pdf").read_bytes()
    region = (1, Box(50, 100, 250, 200))
    image = Image.open(io.BytesIO(crops.render(data, [region])[region]))
    assert abs(image.width - 200 * CROPS.scale) <= 2
    assert abs(image.height - 100 * CROPS.scale) <= 2


def test_a_heading_is_not_offered_to_be_corrected() -> None:
    report = sample()
    heading = Evidence("Lema", "t01", 0, 1)
    found = replace(report.findings[0], evidence=(heading,), status="open", decision=None, consequences=())
    page = quality_report(replace(report, findings=(found,))).decode()
    assert 'data-decide="accept"' in page
    assert 'data-decide="correct"' not in page
    assert "cuenta correct" not in page.partition('id="hallazgos"')[2].partition('id="decisiones"')[0]
    assert 'data-decide="correct"' in quality_report(report).decode()


def test_a_correction_that_does_not_fit_is_no_fault_of_the_document() -> None:
    report = sample()
    stale = replace(report.findings[0], rule="correccion-vencida", status="open", decision=None, consequences=())
    verdict = summarise(replace(report, findings=(stale,))).verdict
    assert verdict.startswith("Revise las correcciones: 1 corrección no se pudo aplicar. Aparte de eso: ")
    assert "No debe citarse" not in verdict
    assert findings_to_ask_about((stale,)) == ()


def test_a_table_wider_than_a_sheet_is_printed_smaller() -> None:
    figure = "1.234.567.890,12"
    sizes = [print_size(table("t01", ((figure,) * columns,), "T")) for columns in (4, 7, 9, 11, 40)]
    assert sizes == ["", "", "small", "smaller", "smallest"]
    words = ("una frase de muchas palabras cortas que se reparte en varias líneas",) * 9
    assert print_size(table("t01", (words,), "T")) == ""


def test_what_a_browser_would_break_is_kept_whole() -> None:
    assert (
        with_unbroken_figures("informe-2018-07 y 5 %")
        == '<span class="kept">informe-2018-07</span> y <span class="kept">5 %</span>'
    )
    assert with_unbroken_figures("la <b> de COVID-19") == 'la &lt;b&gt; de <span class="kept">COVID-19</span>'
    assert (
        with_unbroken_figures("«casos_de_los_ultimos_14_dias»")
        == "«casos_<wbr>de_<wbr>los_<wbr>ultimos_<wbr>14_<wbr>dias»"
    )
