"""A column of the index is one file and one line in its registry."""

from __future__ import annotations

import re

import pytest

from pipeline.publish.html import index_page
from pipeline.publish.html.index_columns import COLUMNS
from pipeline.publish.html.index_columns.base import IndexColumn
from pipeline.publish.html.index_content import IndexContent
from tests.publish.html.test_index_page import summary

FORMAT = IndexColumn("Formato", "{{ e.summary.source.format }}", style="")


def test_a_new_column_stands_in_its_place_and_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_page, "COLUMNS", (*COLUMNS[:2], FORMAT, *COLUMNS[2:]))
    one = summary("a-22", "A", 2022)
    page = index_page.index_page(IndexContent({"a-22": {**one, "source": {"format": "<b>"}}})).decode()
    table = page.split('class="reports"')[1].split("</table>")[0]
    titles = [column.title for column in COLUMNS]
    assert re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>", table) == [*titles[:2], "Formato", *titles[2:]]
    assert '<td data-label="Formato">&lt;b&gt;</td>' in table


def test_every_column_has_a_name_and_one_is_the_header_of_the_row() -> None:
    assert len({column.title for column in COLUMNS}) == len(COLUMNS)
    assert [column.title for column in COLUMNS if column.is_row_header] == ["Informe"]
