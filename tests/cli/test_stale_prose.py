"""Figures of the prose that were not brought up to date, in the report's page and in ``cuenta diff``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.run.comparison.stale_prose import stale_figures
from pipeline.run.comparison.tables import Change
from tests.cli.accounts_sample import account, cuenta

SAID = "En urgencia se atendió a 1.204 mujeres durante {year}; en maternidad, a 905."
CELL = {"table": "t01", "row": 1, "column": 1}
MOVED = Change("Urgencia", "Mujeres", "entero", 1204, 3204, "t01/r01")
OTHER = Change("Partos", "Mujeres", "entero", 1204, 1500, "t01/r03")


def numeral(sentence: str, verdict: str, text: str = "1.204", value: str = "1204") -> dict[str, Any]:
    said = {"sentence": sentence, "text": text, "value": value, "reading": "claim", "verdict": verdict}
    return {**said, "evidence": [CELL] if verdict == "verified" else []}


def test_last_year_told_again_while_the_table_moved(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for year in (2022, 2023):
        text = account(year).replace("se entregaron las prestaciones que siguen", "hubo atenciones")
        text = text.replace("**2. Gasto**", f"{SAID.format(year=year)}\n\n**2. Gasto**")
        (tmp_path / "raw" / f"hospital-{year}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    assert cuenta("extract", tmp_path / "raw", "--out", out, "--no-expectations", "--jobs", "1")[0] == 0
    printed = cuenta("diff", "2022", "2023", "--out", out)[1]
    lines = [line.strip() for line in printed.splitlines()]
    assert lines[lines.index("Frases con la cifra de antes, donde la tabla ya dice otra: 1") + 1] == (
        f"«{SAID.format(year=2023)}»: 1.204; Urgencia · Mujeres: 1.204 → 3.204 (+166,1 %)"
    )
    page = (out / "hospital-2023" / "quality-report.html").read_text(encoding="utf-8")
    assert "Frases con la cifra del año anterior, donde la tabla ya dice otra" in page
    assert "donde la tabla ya dice otra" not in (out / "hospital-2022" / "quality-report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("now", "changes", "stale"),
    [
        (numeral("En 2023 hubo 1.204 partos.", "contradicted"), [MOVED], ["1.204"]),
        (numeral("En 2023 hubo 1.204 partos.", "unsupported"), [MOVED], ["1.204"]),
        (numeral("En 2023 hubo 1.204 partos.", "verified"), [MOVED], []),  # another cell of this year proves it
        (numeral("En 2022 hubo 1.204 partos.", "unsupported"), [MOVED], []),  # the past, told as the past
        (numeral("En 2023 hubo 1.304 partos.", "contradicted", "1.304", "1304"), [MOVED], []),  # brought up to date
        (numeral("En 2023 murieron 1.204 personas.", "unsupported"), [MOVED], []),  # other words
        (numeral("En 2023 hubo 1.204 partos.", "unsupported"), [], []),  # nothing moved
        (numeral("En 2023 hubo 1.204 partos.", "unsupported"), [MOVED, OTHER], []),  # which of two moved nobody knows
    ],
)
def test_which_figures_are_stale(now: dict[str, Any], changes: list[Change], stale: list[str]) -> None:
    before = [numeral("En 2022 hubo 1.204 partos.", "verified")]
    assert [s.text for s in stale_figures(before, [now], changes, 2022)] == stale


def test_what_the_earlier_account_did_not_prove_is_not_stale() -> None:
    before, now = (numeral(f"En {year} hubo 1.204 partos.", "unsupported") for year in (2022, 2023))
    assert stale_figures([before], [now], [MOVED], 2022) == []


def test_a_figure_in_full_is_that_of_a_table_in_thousands() -> None:
    before = numeral("Se gastaron $ 8.250.000 este año.", "verified", "$ 8.250.000", "8250000")
    now = {**before, "verdict": "unsupported", "evidence": []}
    moved = Change("Personal", "Presupuesto (M$)", "monto", 8250, 9000, "t01/r02")
    assert [s.change for s in stale_figures([before], [now], [moved], 2022)] == [moved]
    assert stale_figures([before], [now], [Change("Personal", "x", "monto", 825, 9000, "t01/r02")], 2022) == []
