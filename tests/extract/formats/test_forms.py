"""The source document in its everyday forms: every cell of its 23 tables, the same clean datasets."""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache

import pytest

from pipeline.clean import clean
from pipeline.contract import datasets
from pipeline.extract.reader import read
from pipeline.model import CleanReport
from tests.documents import read_once
from tests.extract.strict_word import strict
from tests.places import DATA, ROOT

FORMS = ROOT / "tests" / "data" / "forms"
TRUTH = json.loads((FORMS / "truth.json").read_text(encoding="utf-8"))
SOURCES = {
    "text": ROOT / "raw" / "sence-metropolitana-2022.txt",
    "word": FORMS / "word.docx",
    "ruled": FORMS / "ruled.pdf",
    "horizontal": FORMS / "horizontal-rules.pdf",
    "tagged": FORMS / "tagged.pdf",
}


def squeezed(rows: object) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in rows]


@cache
def report(form: str) -> CleanReport:
    path = SOURCES[form]
    return clean(read_once(path), datasets())


@pytest.mark.parametrize("form", SOURCES)
def test_every_cell_of_every_table(form: str) -> None:
    tables = report(form).document.tables
    assert [squeezed(t.rows) for t in tables] == [squeezed(t["rows"]) for t in TRUTH]
    assert [t.header_rows for t in tables] == [t["header_rows"] for t in TRUTH]


@pytest.mark.parametrize("form", [f for f in SOURCES if f != "text"])
def test_the_clean_datasets_are_the_same_from_every_form(form: str) -> None:
    def typed(cleaned: CleanReport) -> list[object]:
        return [
            (
                (t.table, t.dataset, t.known, [c.name for c in t.columns]),
                [(r.key, r.kind, [v.typed for v in r.values.values()]) for r in t.rows],
            )
            for t in cleaned.tables
        ]

    assert typed(report(form)) == typed(report("text"))


def test_every_table_has_its_dataset() -> None:
    cleaned = report("text")
    assert all(t.known for t in cleaned.tables)
    assert {t.table: t.dataset for t in cleaned.tables} == {
        "t01": "ejecucion_por_subtitulo",
        "t02": "transferencias_subtitulo_24",
        "t03": "capacitacion_por_programa",
        "t04": "certificacion_por_sector",
        "t05": "intermediacion_omil",
        "t06": "intermediacion_omil",
        "t07": "intermediacion_omil",
        "t08": "mujeres_colocadas_omil",
        "t09": "plataforma_laboral",
        "t10": "incentivos_contratacion",
        "t11": "incentivos_contratacion",
        "t12": "subsidios_por_region",
        "t13": "subsidios_por_region",
        "t14": "subsidios_por_region",
        "t15": "subsidios_por_region",
        "t16": "subsidios_resumen",
        "t17": "consejo_sociedad_civil",
        "t18": "gobiernos_en_terreno",
        "t19": "publicaciones",
        "t20": "redes_sociales",
        "t21": "efemerides",
        "t22": "consultas_por_tipo",
        "t23": "usuarios_por_sexo",
    }


def test_a_strict_word_file_is_read_as_any_other() -> None:
    data = (DATA / "cases" / "becas-c05.docx").read_bytes()
    other = strict(data)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(other)).read("word/document.xml")
    assert read(other, "r", "r.docx").blocks == read(data, "r", "r.docx").blocks
    assert len(read(data, "r", "r.docx").blocks) > 3
