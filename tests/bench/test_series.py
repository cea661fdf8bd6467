"""Series of documents: what is measured on many months of a report is measured once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.precision import awake
from bench.series import series_of


@pytest.mark.parametrize(
    ("name", "series"),
    [
        ("afp-webscr-informe-agosto-2014", "Superintendencia de Pensiones, informe mensual"),
        ("sp-fondos-pensiones-2012-10", "Superintendencia de Pensiones, informe mensual"),
        ("eu-004", "eu-004"),
        ("leumag-cuentapublica2024", "leumag"),
        ("tresarroyos-deuda-2020", "tresarroyos-deuda"),
    ],
)
def test_months_of_a_report_are_of_one_series(name: str, series: str) -> None:
    assert series_of(name) == series


def test_a_rule_awake_in_many_months_of_a_report_is_awake_once(tmp_path: Path) -> None:
    found = {
        "afp-webscr-informe-enero-2014": {"movimiento": 2, "(prose)": 1},
        "sp-fondos-pensiones-2012-10": {"movimiento": 1, "producto": 1},
        "eu-001": {"producto": 1},
        "eu-002": {"producto": 3},
    }
    lines = [json.dumps({"report": report, "found": rules}) + "\n" for report, rules in found.items()]
    (tmp_path / "spoilt.jsonl").write_text("".join(lines), encoding="utf-8")
    assert awake(tmp_path / "spoilt.jsonl") == {"movimiento": 1, "producto": 3}
