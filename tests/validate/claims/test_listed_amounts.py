"""Labels with long figures, read as text, are called wrong by a cell that is one slip away."""

from __future__ import annotations

from pipeline.validate.claims import audit
from tests.validate.accounts import account

BUDGET = """Concepto | Monto
Total de gastos | $ 330.098.501,25
Total de recursos | $ 347.218.998,53
Ahorro | $ 17.120.497,28"""


def verdicts(text: str) -> dict[str, str | None]:
    return {n.text: n.verdict for n in audit.audit_document(account("Cuenta pública 2020", text, BUDGET))[0]}


def test_a_long_figure_of_a_list_is_called_wrong() -> None:
    found = verdicts("GASTOS $ 330.038.501,25 RECURSOS $ 347.218.998,53 AHORRO $ 17.120.497,28")
    assert found["$ 330.038.501,25"] == "contradicted"
    assert found["$ 347.218.998,53"] == found["$ 17.120.497,28"] == "verified"


def test_a_short_one_is_not() -> None:
    assert "contradicted" not in verdicts("GASTOS 330,7 RECURSOS 347,2 AHORRO 17,1").values()
