"""tables.json, findings.json, claims.json and the printed tables, by the output contract."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.data_files import csv_cells
from pipeline.publish.data_files.contract_files import claims_json, findings_json, printed_tables, tables_json
from pipeline.publish.data_files.file_names import slug
from tests.publish.publish_sample import BUDGET, PEOPLE, SENTENCE, sample
from tests.trials import trials


def test_tables_are_verbatim_with_their_cells() -> None:
    made = json.loads(tables_json(sample(paged=True)))
    assert made["report"] == "muestra-2022"
    assert made["source"] == {"path": "raw/muestra-2022.pdf", "sha256": "ab" * 32, "format": "pdf", "pages": 1}
    first = made["tables"][0]
    assert [tuple(row) for row in first["rows"]] == list(BUDGET)
    assert (first["id"], first["dataset"], first["method"], first["confidence"]) == (
        "t01",
        "presupuesto",
        "ruled",
        0.98,
    )
    assert first["pages"] == [1]
    assert first["cells"][1] == {
        "row": 0,
        "column": 1,
        "row_span": 1,
        "column_span": 1,
        "text": "ASIGNACIÓN",
        "page": 1,
        "box": [155.12, 100.0, 250.0, 120.0],
    }


def test_without_pages_the_line_says_where() -> None:
    cell = json.loads(tables_json(sample()))["tables"][0]["cells"][0]
    assert (cell["page"], cell["box"], cell["line"]) == (None, None, 10)


def test_findings_carry_their_proof() -> None:
    first, second, third = json.loads(findings_json(sample()))["findings"]
    assert (first["id"], first["rule"], first["severity"], first["status"]) == ("f001", "suma-columna", "error", "open")
    assert first["evidence"][0]["row"] == 4
    assert first["evidence"][0]["text"] == "$ 11.000"
    assert first["evidence"][1]["role"] == "operand"
    assert first["consequences"][0]["observed"] == "73,6%"
    assert second["evidence"][0]["table"] is None
    assert second["evidence"][0]["sentence"] == SENTENCE
    assert third["decision"]["by"] == "M. Rojas"
    assert (third["expected"], third["suggestion"]) == (None, None)


def test_claims_list_every_numeral() -> None:
    numerals = json.loads(claims_json(sample()))["numerals"]
    assert [(n["text"], n["reading"], n["verdict"]) for n in numerals] == [
        ("2022", "date", None),
        ("1005", "claim", "contradicted"),
        ("70", "claim", "verified"),
    ]
    assert numerals[1]["evidence"][0]["column"] == 3


def test_pesos_of_the_prose_are_those_of_the_country_of_the_account() -> None:
    report = sample()
    numeral = replace(report.numerals[1], unit="CLP")
    clean = replace(report.clean, identity=replace(report.clean.identity, currency="ARS"))
    numerals = json.loads(claims_json(replace(report, clean=clean, numerals=(numeral,))))["numerals"]
    assert [one["unit"] for one in numerals] == ["ARS"]


def test_json_is_laid_out_one_cell_a_line_in_readable_letters() -> None:
    text = tables_json(sample()).decode()
    assert text.endswith("}\n")
    assert '\n    ["Becas", "70", "30", "100", "08-03-2022"]' in text
    assert sum('"text": "ASIGNACIÓN"' in line and '"row": 0' in line for line in text.splitlines()) == 1


def test_printed_tables_are_named_in_order_and_read_back_whole() -> None:
    files = printed_tables(sample())
    assert list(files) == ["tables/01-presupuesto-2022-por-subtitulos.csv", "tables/02-beneficiarios-segun-sexo.csv"]
    text = files["tables/01-presupuesto-2022-por-subtitulos.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[3][1] == "'" + BUDGET[3][1]
    assert [tuple(map(csv_cells.unguard, row)) for row in rows] == list(BUDGET)
    other = files["tables/02-beneficiarios-segun-sexo.csv"].decode("utf-8-sig")
    assert tuple(next(csv.reader(io.StringIO(other), delimiter=";"))) == PEOPLE[0]


@pytest.mark.parametrize("text", ["=1+1", "+56 2 2870", "@x", "-lista", "\tx", "'=1", "''@", "\rx"])
def test_what_could_be_a_formula_is_guarded(text: str) -> None:
    assert csv_cells.guard(text) == "'" + text


@pytest.mark.parametrize("text", ["-3,2", "+4,5%", "-1.234", "10.026", "'", "'hola", "(1.234)", "a=b"])
def test_numbers_and_words_are_left_alone(text: str) -> None:
    assert csv_cells.guard(text) == text


@settings(max_examples=trials(200))
@given(st.text(alphabet="=+-@'\t\r1a;\" \n"))
def test_guarding_loses_nothing_and_leaves_no_formula(text: str) -> None:
    guarded = csv_cells.guard(text)
    assert csv_cells.unguard(guarded) == text
    assert not guarded.startswith(("=", "@", "\t", "\r"))


@settings(max_examples=trials(200))
@given(st.lists(st.lists(st.text(alphabet="=-@';\" \n\rab"), min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_csv_reads_back_as_written(rows: list[list[str]]) -> None:
    text = csv_cells.encode(rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [[csv_cells.unguard(t) for t in row] for row in read] == rows


def test_slugs() -> None:
    assert slug("Distribución según género, año 2022.") == "distribucion-segun-genero-ano-2022"
    assert slug("¡…!") == "tabla"
    assert len(slug("palabra " * 30)) <= 60
