"""Reports of one service, however each writes its name."""

from __future__ import annotations

from typing import Any

from pipeline.publish.html.index_content import IndexContent
from pipeline.publish.html.index_page import index_page
from pipeline.run.published.services import named, service
from tests.publish.html.test_index_page import summary


def reports(*written: tuple[str, str, int | None]) -> dict[str, dict[str, Any]]:
    return {report: summary(report, institution, year) for report, institution, year in written}


def test_a_service_goes_by_the_name_its_newest_report_writes() -> None:
    said = reports(
        ("m-21", "ILUSTRE MUNICIPALIDAD DE YUMBEL", 2021), ("m-22", "Municipalidad de Yumbel", 2022), ("x", "", None)
    )
    assert service(said["m-21"]) == service(said["m-22"])
    assert named(said) == {
        "m-21": "Municipalidad de Yumbel, Ñuble",
        "m-22": "Municipalidad de Yumbel, Ñuble",
        "x": "Ñuble",
    }


def test_the_index_has_one_row_for_a_service_written_in_two_ways() -> None:
    said = reports(("m-21", "ILUSTRE MUNICIPALIDAD DE YUMBEL", 2021), ("m-22", "Municipalidad de Yumbel", 2022))
    grid = index_page(IndexContent(said, services=named(said))).decode().split('class="years"')[1].split("</table>")[0]
    assert grid.count('<th scope="row">') == 1
    assert "Municipalidad de Yumbel, Ñuble" in grid
