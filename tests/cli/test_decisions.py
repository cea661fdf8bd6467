"""Decisions of people through the whole command: accepted, corrected, expired, illegible."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.cli.accounts_sample import account, cuenta
from tests.published import kept_beside, made_anew

REASON = "Lo confirmó la oficina de partes"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the 2022 account, whose total of men is wrong, published in ``out/``."""
    folder = tmp_path_factory.mktemp("spoilt")
    (folder / "raw").mkdir()
    (folder / "raw" / "hospital-2022.txt").write_text(account(2022, spoilt=True), encoding="utf-8")
    extract(folder)
    return kept_beside(folder)


@pytest.fixture
def spoilt(published: Path) -> Path:
    """The folder as it was published, whatever an earlier test did in it."""
    return made_anew(published)


def extract(folder: Path) -> None:
    code, _, errors = cuenta("extract", folder / "raw", "--out", folder / "out", "--no-expectations")
    assert code == 0, errors


def findings(folder: Path) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((folder / "out" / "hospital-2022" / "findings.json").read_text())[
        "findings"
    ]
    return loaded


def of_rule(folder: Path, rule: str) -> dict[str, Any]:
    (found,) = [f for f in findings(folder) if f["rule"] == rule]
    return found


def rows(folder: Path) -> list[dict[str, Any]]:
    (path,) = (folder / "out").glob("*/datasets/atenciones_unidad.parquet")
    listed: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return listed


def test_accepting_a_finding_is_written_beside_the_document_and_said_in_what_is_published(spoilt: Path) -> None:
    key = of_rule(spoilt, "suma-columna")["key"]
    code, said, errors = cuenta(
        "accept", "hospital-2022", "f001", "--reason", REASON, "--by", "M. Soto", "--on", "2024-03-31",
        "--source", 'Oficio "12"', "--out", spoilt / "out",
    )  # fmt: skip
    assert (code, errors) == (0, "")
    assert "hospital-2022.decisions.toml" in said
    (entry,) = tomllib.loads((spoilt / "raw" / "hospital-2022.decisions.toml").read_text())["accepted"]
    assert entry["finding"] == key
    assert entry["source"] == 'Oficio "12"'

    extract(spoilt)
    found = of_rule(spoilt, "suma-columna")
    assert found["status"] == "accepted"
    assert found["decision"] == {
        "kind": "accepted",
        "reason": REASON,
        "source": 'Oficio "12"',
        "by": "M. Soto",
        "on": "2024-03-31",
    }
    report = json.loads((spoilt / "out" / "hospital-2022" / "report.json").read_text())
    assert report["findings"]["error"] == 0
    assert report["decided"] == 1
    assert REASON in (spoilt / "out" / "hospital-2022" / "quality-report.html").read_text()
    code, said, _ = cuenta("explain", "hospital-2022", key, "--out", spoilt / "out")
    assert f"Decisión: aceptado por M. Soto el 31-03-2024: {REASON}" in said


def test_strict_counts_open_errors_only(spoilt: Path) -> None:
    strict = ("extract", spoilt / "raw", "--out", spoilt / "out", "--no-expectations", "--strict")
    assert cuenta(*strict)[0] == 3
    cuenta("accept", "hospital-2022", "f001", "--reason", REASON, "--out", spoilt / "out")
    assert cuenta(*strict)[0] == 0


def test_a_second_decision_is_added_below_and_nothing_is_rewritten(spoilt: Path) -> None:
    path = spoilt / "raw" / "hospital-2022.decisions.toml"
    path.write_text("# de la unidad de control\n", encoding="utf-8")
    for name in ("f001", "f002"):
        assert cuenta("accept", "hospital-2022", name, "--reason", REASON, "--out", spoilt / "out")[0] == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# de la unidad de control\n")
    assert len(tomllib.loads(text)["accepted"]) == 2
    code, _, errors = cuenta("accept", "hospital-2022", "f002", "--reason", REASON, "--out", spoilt / "out")
    assert code == 2
    assert "ya está aceptado" in errors


def test_a_correction_publishes_the_right_value_beside_the_printed_one(spoilt: Path) -> None:
    code, said, _ = cuenta(
        "correct", "hospital-2022", "f001", "1.503", "--reason", REASON, "--by", "M. Soto", "--out", spoilt / "out"
    )
    assert code == 0
    assert "«1.603» por «1.503»" in said
    extract(spoilt)
    (total,) = [row for row in rows(spoilt) if row["unidad"] == "Total"]
    assert (total["hombres"], total["hombres_impreso"]) == (1503, "1.603")
    found = of_rule(spoilt, "suma-columna")
    assert found["status"] == "corrected"
    assert found["decision"]["reason"] == REASON
    tables = json.loads((spoilt / "out" / "hospital-2022" / "tables.json").read_text())["tables"]
    assert tables[0]["rows"][4][2] == "1.603"


def test_a_text_can_be_corrected_by_its_cell(spoilt: Path) -> None:
    assert (
        cuenta("correct", "hospital-2022", "t01/1/0", "Urgencias", "--reason", REASON, "--out", spoilt / "out")[0] == 0
    )
    extract(spoilt)
    assert (rows(spoilt)[0]["unidad"], rows(spoilt)[0]["unidad_impreso"]) == ("Urgencias", "Urgencia")


def test_a_correction_that_no_longer_matches_fails_loudly(spoilt: Path) -> None:
    cuenta("correct", "hospital-2022", "f001", "1.503", "--reason", REASON, "--out", spoilt / "out")
    document = spoilt / "raw" / "hospital-2022.txt"
    document.write_text(document.read_text().replace("1.603", "1.513"), encoding="utf-8")
    extract(spoilt)
    expired = of_rule(spoilt, "correccion-vencida")
    assert expired["severity"] == "error"
    assert expired["observed"] == "1.513"
    assert "«1.603»" in expired["message"]
    assert of_rule(spoilt, "suma-columna")["status"] == "open"
    (total,) = [row for row in rows(spoilt) if row["unidad"] == "Total"]
    assert total["hombres"] == 1513


UNFIT = pytest.mark.parametrize(
    ("cell", "value", "because"),
    [
        ("t01/4/2", "mil quinientos tres", "«mil quinientos tres» no se puede leer como número entero"),
        ("t01/0/2", "Varones", "es un encabezado o una celda que no está en los datos"),
    ],
)


@UNFIT
def test_what_a_column_cannot_hold_is_refused_at_once(spoilt: Path, cell: str, value: str, because: str) -> None:
    code, _, errors = cuenta("correct", "hospital-2022", cell, value, "--reason", REASON, "--out", spoilt / "out")
    assert code == 2
    assert because in errors
    assert not (spoilt / "raw" / "hospital-2022.corrections.toml").exists()


@UNFIT
def test_a_correction_that_cannot_be_applied_is_an_error(spoilt: Path, cell: str, value: str, because: str) -> None:
    table, row, column = cell.split("/")
    printed = "1.603" if row == "4" else "Hombres"
    (spoilt / "raw" / "hospital-2022.corrections.toml").write_text(
        f'[[correction]]\ntable = "{table}"\nrow = {row}\ncolumn = {column}\n'
        f'printed = "{printed}"\nvalue = "{value}"\nreason = "x"\n',
        encoding="utf-8",
    )
    extract(spoilt)
    found = of_rule(spoilt, "correccion-ilegible")
    assert found["severity"] == "error"
    assert because in found["message"]
    assert of_rule(spoilt, "suma-columna")["status"] == "open"


def claims(folder: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads((folder / "out" / "hospital-2022" / "claims.json").read_text())[
        "numerals"
    ]
    return listed


def test_a_figure_of_the_prose_is_corrected_beside_what_it_prints(spoilt: Path) -> None:
    document = spoilt / "raw" / "hospital-2022.txt"
    document.write_text(document.read_text() + "\nLa unidad atendió a 2.307 personas en urgencia.\n", encoding="utf-8")
    extract(spoilt)
    number = next(n for n, c in enumerate(claims(spoilt), start=1) if c["text"] == "2.307")
    refused = cuenta("correct", "hospital-2022", f"n{number:03d}", "muchas", "--reason", "x", "--out", spoilt / "out")
    assert refused[0] == 2
    assert "no se puede leer como una cifra" in refused[2]
    said = cuenta(
        "correct", "hospital-2022", f"n{number:03d}", "2.305", "--reason", REASON, "--by", "M. Soto",
        "--out", spoilt / "out",
    )  # fmt: skip
    assert said[0] == 0, said[2]
    extract(spoilt)
    (found,) = [c for c in claims(spoilt) if c["text"] == "2.307"]
    assert found["corrected"] == "2.305"
    page = (spoilt / "out" / "hospital-2022" / "quality-report.html").read_text()
    assert "<del>2.307</del> → <ins>2.305</ins>" in page
    document.write_text(document.read_text().replace("2.307", "2.308"), encoding="utf-8")
    extract(spoilt)
    assert of_rule(spoilt, "correccion-vencida")["observed"] == "(no está)"


def test_a_decision_whose_finding_is_gone_is_a_warning(spoilt: Path) -> None:
    cuenta("accept", "hospital-2022", "f001", "--reason", REASON, "--out", spoilt / "out")
    document = spoilt / "raw" / "hospital-2022.txt"
    document.write_text(document.read_text().replace("1.603", "1.503"), encoding="utf-8")
    extract(spoilt)
    assert of_rule(spoilt, "decision-vencida")["severity"] == "warning"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("accept", "nadie", "f001", "--reason", "x"), "No hay un reporte «nadie»"),
        (("accept", "hospital-2022", "f999", "--reason", "x"), "no tiene un hallazgo «f999»"),
        (("accept", "hospital-2022", "f001", "--reason", " "), "La razón no puede quedar vacía"),
        (("correct", "hospital-2022", "t01/99/0", "1", "--reason", "x"), "contadas desde 0"),
        (("correct", "hospital-2022", "t01/1/1", "", "--reason", "x"), "El valor no puede quedar vacío"),
        (("correct", "hospital-2022", "t77/1/0", "1", "--reason", "x"), "no tiene una tabla «t77»"),
    ],
)
def test_what_does_not_exist_is_said_with_what_there_is(spoilt: Path, arguments: tuple[str, ...], message: str) -> None:
    code, _, errors = cuenta(*arguments, "--out", spoilt / "out")
    assert code == 2
    assert message in errors
    assert not (spoilt / "raw" / "hospital-2022.decisions.toml").exists()


def test_a_broken_file_beside_a_document_stops_that_document_only(spoilt: Path) -> None:
    (spoilt / "raw" / "hospital-2022.corrections.toml").write_text("[[correction]\n", encoding="utf-8")
    (spoilt / "raw" / "hospital-2023.txt").write_text(account(2023), encoding="utf-8")
    code, _, errors = cuenta("extract", spoilt / "raw", "--out", spoilt / "out", "--no-expectations", "--jobs", "1")
    assert code == 1
    assert "«hospital-2022.corrections.toml» no es TOML válido" in errors
    assert (spoilt / "out" / "hospital-2023" / "report.json").is_file()
