"""Changes that are printed in another table than the figures that changed."""

from __future__ import annotations

from pipeline.model import Document, Finding, Source
from pipeline.validate.arithmetic.audit import audit_document
from tests.validate.arithmetic.test_rules import accused, table

MONTHS = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
POOR = (160_696, 161_020, 161_882, 162_790, 163_145, 163_901, 164_388, 165_020, 165_911, 166_402, 167_077, 167_850)
BASKET = (48_210, 48_433, 48_902, 49_120, 49_385, 49_801, 50_144, 50_310, 50_677, 50_902, 51_233, 51_498)
EXTREME = (107_131, 107_402, 107_950, 108_411, 108_805, 109_120, 109_733, 110_020, 110_610, 111_050, 111_404, 111_911)


def _found(changes: str) -> list[Finding]:
    """Of a table with the figures of thirteen months, and one of what they are over the month a year before."""
    heads = [*(f"{m} 2022" for m in MONTHS), "Ene 2023"]
    lines = [["Línea", *heads], ["LP por persona", *POOR, 172_748], ["LPE por persona", *EXTREME, 118_915]]
    lines.append(["Canasta", *BASKET, 52_260])
    series = table("\n".join("|".join(map(str, line)) for line in lines))
    tables = (series, table(changes))
    named = [type(t)(f"t{n:02d}", t.cells, t.header_rows) for n, t in enumerate(tables, start=1)]
    found, _ = audit_document(Document("r", Source("r", "", "text"), tuple(named)))
    return [f for f in found if f.severity != "info"]


def test_a_change_over_twelve_months_is_over_the_same_month_of_the_year_before() -> None:
    right = "Línea | Variación en 12 meses (%)\nLP por persona | 7,5\nLPE por persona | 11,0\nCanasta | 8,4"
    assert _found(right) == []
    (found,) = _found(right.replace("11,0", "10,1"))
    assert (found.rule, accused(found), found.expected) == ("crecimiento", (2, 1), "11,0")
    assert "118915" in found.message.replace(".", "")
    assert "107131" in found.message.replace(".", "")
