"""The index over all reports, and the pictures over several years."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import lxml.html
import pytest

from pipeline.model import CleanRow, CleanTable, Column, RowKind, Value
from pipeline.publish.datasets.consolidate import Key, consolidate
from pipeline.publish.datasets.frames import InDoubt, frames
from pipeline.publish.html.charts.multiples import chart_of_services
from pipeline.publish.html.charts.trends import trends
from pipeline.publish.html.index_content import IndexContent
from pipeline.publish.html.index_page import index_page
from tests.publish.publish_sample import sample


def summary(
    report: str, institution: str, year: int | None, error: int = 0, warning: int = 0, level: str = "good"
) -> dict[str, Any]:
    return {
        "report": report,
        "institution": institution,
        "region": "Ñuble",
        "year": year,
        "title": f"Cuenta <{report}>",
        "source": {"path": "x", "sha256": "y", "format": "text", "pages": None},
        "tables": 2,
        "datasets": ["presupuesto"],
        "findings": {"error": error, "warning": warning, "info": 1},
        "level": level,
        "decided": 0,
        "checks": {"made": 10, "hold": 9},
        "claims": {"verified": 3, "contradicted": 1, "unsupported": 2},
    }


def page() -> str:
    listed = [summary("b-23", "B", 2023, error=1), summary("a-22", "A", 2022, warning=2), summary("a-23", "A", 2023)]
    return index_page(IndexContent({s["report"]: s for s in listed})).decode()


def test_services_by_years_lead_to_their_reports() -> None:
    grid = page().split('class="years"')[1].split("</table>")[0]
    assert re.findall(r"<th[^>]*>([^<]*)</th>", grid) == ["Servicio", "2023", "2022", "A, Ñuble", "B, Ñuble"], (
        "the newest first"
    )
    assert re.findall(r'class="level (\w+)"[^>]*href="([^"]+)">([^<]+)', grid) == [
        ("good", "a-23/quality-report.html", "nada que decidir"),
        ("care", "a-22/quality-report.html", "2 advertencias abiertas"),
        ("bad", "b-23/quality-report.html", "1 error abierto"),
    ]


def test_a_report_of_which_little_was_checked_gets_no_good_mark() -> None:
    listed = [summary("a-22", "A", 2022, level="unknown"), summary("a-23", "A", 2023)]
    made = index_page(IndexContent({s["report"]: s for s in listed})).decode()
    grid = made.split('class="years"')[1].split("</table>")[0]
    assert re.findall(r'class="level (\w+)"[^>]*href="([^"]+)">([^<]+)', grid) == [
        ("good", "a-23/quality-report.html", "nada que decidir"),
        ("unknown", "a-22/quality-report.html", "poco comprobado"),
    ]
    assert "comprobados en menos de la mitad" in made


def test_reports_with_most_errors_are_listed_first_and_every_year_can_be_chosen() -> None:
    listed = [
        summary("a-23", "A", 2023),
        summary("a-09", "A", 2009, error=1, warning=4, level="bad"),
        summary("b-20", "B", 2020, warning=2, level="care"),
        summary("c", "C", None, error=3, level="bad"),
        summary("d-22", "D", 2022, level="unknown"),
    ]
    for one in listed:
        found = one["findings"]
        one["open"] = [{"severity": s, "key": f"{one['report']}{s}", "message": s} for s in found if found[s]]
    made = lxml.html.fromstring(index_page(IndexContent({s["report"]: s for s in listed})))
    rows = made.xpath("//tr[@class='report']")
    names = [re.findall(r"<([^>]*)>", row.text_content())[0] for row in rows]
    assert names == ["c", "a-09", "b-20", "d-22", "a-23"]
    assert [row.get("data-year") for row in rows] == ["-", "2009", "2020", "2022", "2023"]
    found = [item.xpath("string(a/@href)") for item in made.xpath("//li[@class='open-finding']")]
    assert [link.split("#h-")[1] for link in found][:2] == ["cerror", "a-09error"]
    assert made.xpath("//select[@name='year']/option/@value") == ["", "2023", "2022", "2020", "2009", "-"]
    assert made.xpath("//table[@class='years']/thead//th/@data-year") == ["2023", "2022", "2020", "2009", "-"]
    one = lxml.html.fromstring(index_page(IndexContent({"a-23": listed[0]})))
    assert not one.xpath("//select[@name='year']")


def test_reports_are_listed_with_counts_and_escaped() -> None:
    made = page()
    listed = lxml.html.fromstring(made).xpath("//table[@class='reports']")[0]
    titles = [cell.text_content() for cell in listed.xpath("thead//th")]
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in listed.xpath("tbody/tr")]
    (shown,) = [dict(zip(titles, row, strict=True)) for row in rows if "<a-22>" in row[0]]
    assert shown["Informe"].startswith("Cuenta <a-22>")
    assert shown["Informe"].endswith("A, Ñuble · a-22")
    wanted = {"Año": "2022", "Tablas": "2", "Relaciones que cuadran": "9 de 10", "Afirmaciones verificadas": "3 de 6"}
    wanted |= {"Errores": "0", "Advertencias": "2", "Notas": "1", "Decididos": "0"}
    assert {title: shown[title] for title in wanted} == wanted
    assert "<a-22>" not in made


def test_without_reports_it_says_so() -> None:
    assert "Todavía no hay informes publicados." in index_page(IndexContent({})).decode()


def test_trends_compare_years_of_one_service() -> None:
    frame = frames(sample().clean)["presupuesto"]
    both = consolidate([(Key("A", "Ñuble", year, f"a-{year}"), frame) for year in (2022, 2023)])
    figure = trends({"presupuesto": both})[0]
    assert figure.title == "Título de presupuesto: Devengado", "what was spent, not what was asked for"
    assert [(bar.label, bar.text, bar.recomputed_text) for bar in figure.bars] == [
        ("2022", "8.100", ""),  # one of its rows is blank: their sum is not known
        ("2023", "8.100", ""),
    ]
    assert trends({"presupuesto": consolidate([(Key("A", "", 2022, "a"), frame)])}) == ()


@pytest.mark.parametrize(
    ("in_doubt", "drawn"),
    [(None, ""), ({("t01", 4, 1): ("f001",)}, "9.100"), ({("t01", 4, 2): ("f001",)}, "")],
    ids=["nobody accuses it", "the total is accused", "another column is"],
)
def test_a_trend_says_what_rows_add_up_to_only_of_a_total_that_a_finding_accuses(
    in_doubt: InDoubt | None, drawn: str
) -> None:
    columns = (Column("total", "monto", "Total"), Column("otro", "monto", "Otro"))
    printed: list[tuple[RowKind, int]] = [("detalle", 5000), ("detalle", 4100), ("total", 8100)]
    rows = tuple(
        CleanRow(f"t01/r{r}", kind, {"total": Value(n, str(n), r, 1), "otro": Value(1, "1", r, 2)})
        for r, (kind, n) in enumerate(printed, 2)
    )
    clean = replace(sample().clean, tables=(CleanTable("t01", "gastos", "Gastos", columns, rows),))
    frame = frames(clean, in_doubt)["gastos"]
    both = consolidate([(Key("A", "Ñuble", year, f"a-{year}"), frame) for year in (2022, 2023)])
    (figure,) = trends({"gastos": both})
    assert [(bar.text, bar.recomputed_text) for bar in figure.bars] == [("8.100", drawn)] * 2


def test_accounts_of_one_year_that_differ_are_left_out_of_trends() -> None:
    frame = frames(sample().clean)["presupuesto"]
    several = [
        (2021, "a", frame),
        (2022, "b", frame),
        (2022, "b-pdf", frame),
        (2023, "c", frame),
        (2023, "d", frame.slice(0, 3)),
    ]
    both = consolidate([(Key("A", "", year, report), part) for year, report, part in several])
    assert [bar.label for bar in trends({"presupuesto": both})[0].bars] == ["2021", "2022"]


def test_what_services_share_is_drawn_as_small_multiples() -> None:
    frame = frames(sample().clean)["presupuesto"]
    keys = [Key(name, "", year, f"{name}-{year}") for name, year in (("A", 2021), ("A", 2023), ("B", 2023))]
    (chart,) = trends({"presupuesto": consolidate([(key, frame) for key in keys])})
    assert [panel.name for panel in chart.panels] == ["A", "B"]
    assert [[(b.label, b.text) for b in p.bars] for p in chart.panels] == [
        [("2021", "8.100"), ("2023", "8.100")],
        [("2021", "sin dato"), ("2023", "8.100")],
    ]
    assert chart.panels[0].change == "2021: 8.100 → 2023: 8.100 (+0\u00a0%)"
    assert "todos a la misma escala" in chart.note
    page = index_page(IndexContent({}, trends=[chart])).decode()
    assert page.count('class="multiples"') == 2
    assert "<h4>B</h4>" in page


@pytest.mark.parametrize(("small", "scale"), [(13, "la misma escala"), (12, "su propia escala")])
def test_services_of_very_different_size_have_scales_of_their_own(small: int, scale: str) -> None:
    values = {
        "Grande": [(2021, Decimal(100), None), (2022, Decimal(90), Decimal(80))],
        "Chico": [(2022, Decimal(small), None)],
    }
    chart = chart_of_services("T", values)
    assert chart is not None
    assert scale in chart.note
    assert next(bar.value for bar in chart.panels[0].bars) == 0, "a year nobody reported has no column"
    assert chart.panels[1].bars[1].recomputed == 80


def test_single_years_of_different_services_are_no_series() -> None:
    assert chart_of_services("T", {"A": [(2021, Decimal(1), None)], "B": [(2022, Decimal(2), None)]}) is None


def with_decisions() -> str:
    made = summary("a-22", "A", 2022, error=3)
    made["decisions"] = {"accepted": 2, "corrected": 1, "by": ["M. Soto", "Inés Díaz"]}
    made["letter"] = True
    made["open"] = [{"id": "f001", "key": "abc", "severity": "error", "message": "No suma 1.005.", "observed": "1.005"}]
    return index_page(IndexContent({"a-22": made}, datasets=["presupuesto"])).decode()


def test_states_say_what_is_open_and_who_decided_what() -> None:
    made = html.unescape(re.sub(r"<[^>]+>", " ", with_decisions().split('class="years"')[1].split("</table>")[0]))
    assert "3 errores abiertos, 2 aceptados y 1 corregido por M. Soto e Inés Díaz" in " ".join(made.split())


def test_findings_datasets_package_and_workbook_are_linked() -> None:
    targets = set(re.findall(r'href="([^"#][^"]*)"', with_decisions()))
    assert {
        "a-22/quality-report.html#h-abc",
        "a-22/quality-report.xlsx",
        "a-22/carta-al-servicio.docx",
        "a-22/datasets/presupuesto.csv",
        "datapackage.json",
        "datasets/presupuesto.csv",
        "datasets/presupuesto.parquet",
    } <= targets


def test_figures_of_a_report_are_there_to_be_searched() -> None:
    made = index_page(IndexContent({"a": {**summary("a", "A", 2023), "figures": "16345308245 9828,5"}})).decode()
    assert 'data-figures="16345308245 9828,5"' in made
    assert 'data-figures=""' in page(), "a report published before figures were kept"


def test_reports_of_one_year_are_told_apart() -> None:
    made = index_page(IndexContent({name: summary(name, "A", 2020) for name in ("informe-1", "informe-2")})).decode()
    assert re.search(r"nada que decidir<small>[^/]*informe-1", made)
    assert "<small>" not in page()[page().index('class="years"') : page().index('id="informes"')]
