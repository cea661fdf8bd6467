"""The pages in a real browser: nothing is asked of the network, keyboard and screen reader are served.

Needs Chromium, Node and ``npm ci`` in ``tests/publish/browser`` (``.ci/run`` does that); skipped without.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Column
from pipeline.publish.html.index_content import IndexContent
from pipeline.publish.html.index_page import index_page
from pipeline.publish.html.report_page import quality_report
from tests.places import DATA, ROOT
from tests.publish.browsing import NEEDED, seen_by
from tests.publish.html.test_index_page import summary
from tests.publish.html.test_report_page import pdf_report
from tests.publish.publish_sample import clean_table, sample, table

FORMS = ("ruled.pdf", "word.docx")

pytestmark = [pytest.mark.slow, *NEEDED]


@functools.cache
def opened(name: str, folder: Path) -> dict[str, Any]:
    listed = [summary("b-23", "B", 2023, error=1), summary("a-22", "A", 2022, warning=2)]
    page = quality_report(sample()) if name == "report" else index_page(IndexContent({s["report"]: s for s in listed}))
    return seen_by("check.mjs", page, folder / f"{name}.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.mark.parametrize("name", ["report", "index"])
def test_no_request_leaves_and_nothing_is_complained_of(name: str, folder: Path) -> None:
    seen = opened(name, folder)
    assert seen["requests"] == []
    assert seen["messages"] == []


@pytest.mark.parametrize("name", ["report", "index"])
def test_nothing_is_wider_than_the_screen(name: str, folder: Path) -> None:
    assert opened(name, folder)["overflow"] == {"1280": 0, "768": 0, "360": 0}


@pytest.mark.parametrize("name", ["report", "index"])
@pytest.mark.parametrize("how", ["light", "dark", "phone"])
def test_accessibility(name: str, how: str, folder: Path) -> None:
    assert opened(name, folder)["axe"][how] == []


@pytest.mark.parametrize("name", ["report", "index"])
def test_links_lead_somewhere(name: str, folder: Path) -> None:
    seen = opened(name, folder)
    assert seen["brokenLinks"] == []
    assert seen["repeatedIds"] == []


def test_filters_and_links_by_keyboard(folder: Path) -> None:
    keyboard = opened("report", folder)["keyboard"]
    assert keyboard["skip"] == "#contenido"
    assert (keyboard["before"], keyboard["withoutInfo"], keyboard["after"]) == (3, 2, 3)
    assert keyboard["said"] == "Se muestran 2 de 3 hallazgos."
    assert keyboard["oneRule"] == 1
    assert keyboard["link"] == "#" + keyboard["focus"] == "#h-k-suma"


def test_dark_light_paper_and_no_script(folder: Path) -> None:
    seen = opened("report", folder)
    assert seen["light"] != seen["dark"]
    assert seen["print"] == {"background": "rgb(255, 255, 255)", "filters": 0, "findings": 3}
    assert seen["withoutScript"] == 3


def test_a_figure_is_found_by_its_digits_a_report_by_its_words(folder: Path) -> None:
    listed = [
        summary("b-23", "B", 2023) | {"figures": "16345308245 9828,5"},
        summary("a-22", "A", 2022) | {"figures": "16345308 9828"},
    ]
    page = index_page(IndexContent({s["report"]: s for s in listed}))
    expected = {
        "$ 16.345.308.245": (1, 1),
        "16345308": (2, 2),
        "9.828,5": (1, 1),
        "b-23": (1, 1),
        "nada de eso": (0, 0),
        "": (2, 2),
    }
    seen = seen_by("search.mjs", page, folder / "search.html", *expected)
    assert {text: (of["services"], of["reports"]) for text, of in seen.items()} == expected
    assert seen["9.828,5"]["said"].endswith("La cifra está en 1 informe.")


REAL = tuple(
    ROOT.parent / "shared" / "real" / f"{name}.pdf"
    for name in (
        "canasta-basica-2018-07",
        "los-conquistadores-cuenta-2022",
        "sanidad-covid-actualizacion-031",
        "sp-fondos-pensiones-2010-01",
        "tresarroyos-deuda-2020",
        "uchile-covid-informe1-2020-04-25",
    )
)
"""Documents offices published: names of files, dates, "COVID-19", footnotes, tables wider than a screen, a scan."""


@pytest.mark.parametrize("document", REAL, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", ["1280", "768", "360"])
def test_no_figure_of_a_real_report_is_broken(document: Path, width: str, folder: Path) -> None:
    if not document.is_file():
        pytest.skip("the real documents are not beside this checkout")
    assert broken_figures(document, folder)[width] == []


@functools.cache
def broken_figures(document: Path, folder: Path) -> dict[str, list[str]]:
    """Figures on more than one line, by width, of a document the program reads."""
    from pipeline.contract import datasets
    from pipeline.run.inputs.declared import Sidecars
    from pipeline.run.inputs.sources import find
    from pipeline.run.report.stages import Given, Task, make

    (job,) = find([str(document)])
    made = make(Task(job, datasets()), Given(Path(job.path).read_bytes(), Sidecars()))
    assert made.files is not None
    return seen_by("broken.mjs", made.files["quality-report.html"], folder / f"{document.stem}.html")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("width", ["1280", "768", "360"])
def test_no_figure_is_broken_over_two_lines(form: str, width: str, folder: Path) -> None:
    assert broken_figures(DATA / "forms" / form, folder)[width] == []


@pytest.mark.parametrize("title", ["SITUACIÓN ECONÓMICO-FINANCIERA", "Cuenta pública " * 6])
def test_no_button_lies_over_a_title(title: str, folder: Path) -> None:
    made = sample()
    identity = replace(made.clean.identity, title=title)
    page = quality_report(replace(made, clean=replace(made.clean, identity=identity)))
    assert re.search(rf"<h1[^>]*>{title.split()[0]}", page.decode())
    assert seen_by("covered.mjs", page, folder / "title.html") == {"1280": [], "768": [], "360": []}


def on_paper(page: bytes, path: Path) -> list[str]:
    """The text of each page of paper, without what stands at its foot."""
    import pypdfium2 as pdfium

    seen_by("paper.mjs", page, path)
    with pdfium.PdfDocument(path.with_suffix(".pdf")) as printed:
        texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    return [" ".join(re.sub(r"^\d+ de \d+$", "", text, flags=re.M).split()) for text in texts]


def test_the_first_sheet_of_paper_has_the_verdict_and_the_first_finding_with_its_proof(folder: Path) -> None:
    first, *others = on_paper(quality_report(*pdf_report()), folder / "paper.html")
    assert "No debe citarse sin corregir" in first
    assert first.count("La columna no suma.") == 2, "in the list, and with its picture"
    assert "Impreso $ 16.631.241.866" in first
    assert "Nadie ha decidido" not in " ".join((first, *others)), "of nothing there is no section"
    assert all(len(text) > 200 for text in others), "no sheet with a line alone"


def test_a_chart_as_high_as_a_sheet_stays_with_its_caption(folder: Path) -> None:
    made = sample()
    labels = [f"Actividades de organizaciones y servicios de la rama número {n} del registro" for n in range(24)]
    rows = (("RAMA", "EMPRESAS"), *((label, "100") for label in labels), ("Total", "2.400"))
    columns = (Column("rama", "texto", "Rama"), Column("empresas", "entero", "Empresas", "empresas"))
    typed = (*((label, 100) for label in labels), ("Total", 2400))
    clean = clean_table("t01", "ramas", columns, typed, rows, {25: "total"})
    document = replace(made.document, blocks=(table("t01", rows, "Empresas de cada rama"),))
    found = replace(made.clean, document=document, tables=(clean,))
    report = replace(made, clean=found, findings=(), checks=(), numerals=())
    sheets = on_paper(quality_report(report), folder / "chart.html")
    (sheet,) = (text for text in sheets if "rama número 23" in text)
    assert "Gráficos Dibujados" in sheet
    assert "Título de ramas: Empresas" in sheet
    assert "rama número 0 " in sheet


def test_a_phone_keeps_what_names_the_row_in_sight_beside_the_accused_figure(folder: Path) -> None:
    (picture,) = seen_by("labels.mjs", quality_report(*pdf_report()), folder / "labels.html")["pictures"]
    assert picture["scrolled"] > 0, "the accused figure is out of sight at first"
    assert picture["frame"][0] <= picture["labels"][0] < picture["labels"][1] <= picture["accused"][0]
    assert picture["accused"][1] <= picture["frame"][1]
    of_labels, of_picture = picture["points"]
    assert of_labels == pytest.approx(of_picture, rel=0.01), "labels lie over themselves"
