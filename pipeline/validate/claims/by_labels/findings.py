"""The findings of the verdicts by labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from pipeline import rules
from pipeline.model import Finding
from pipeline.quantities.printing import added, show
from pipeline.quantities.rounding import to_step
from pipeline.rules.evidence import of_passage
from pipeline.validate.claims.by_labels.derived import Derived
from pipeline.validate.claims.by_labels.nearby_tables import LabelJudgement, NearbyTables, evidence_of_labels
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.evidence.table_facts import Fact, cell_evidence


def findings(claims: list[tuple[Claim, LabelJudgement]], tables: NearbyTables) -> Iterator[Finding]:
    """The findings of judged claims: contradictions, and sentences that disagree with themselves."""
    for one, judged in claims:
        if judged.source is not None:
            yield _contradicted(one, judged, judged.source, tables)
        elif judged.derived is not None:
            yield _wrong_share(one, judged, judged.derived, tables)


def _contradicted(one: Claim, judged: LabelJudgement, fact: Fact, tables: NearbyTables) -> Finding:
    table = tables.table(fact)
    where = f"fila «{fact.row_label or 'total'}», columna «{fact.column.label}»"
    mistake = f" Se explica por {judged.slip}." if judged.slip else ""
    return rules.finding(
        "texto-tabla",
        severity="error" if judged.sure and judged.slip else "warning",
        evidence=(of_passage(one.figure.text, one.sentence), cell_evidence(fact, table, "expected")),
        observed=one.figure.text,
        expected=fact.text.strip(),
        suggestion=(
            f"Revise cuál de las dos es correcta: en el texto «{one.figure.text}», en la tabla «{fact.text.strip()}»."
        ),
        table=fact.table,
        where=where,
        slip=mistake,
    )


def _wrong_share(one: Claim, judged: LabelJudgement, computed: Derived, tables: NearbyTables) -> Finding:
    table = computed.operands[0].table
    percent = one.kind == "percent"
    step = Decimal(1).scaleb(-one.figure.decimals) if percent else Decimal(1)
    value = f"{to_step(computed.value, step, ROUND_HALF_UP):f}".replace(".", ",")
    expected = value + "%" if percent else show(Decimal(int(computed.value)))
    part = computed.operands[: computed.parts] if percent else computed.operands
    whole = computed.operands[computed.parts :] if percent else ()
    spelled = f"{_within(part)} / {_within(whole)}" if percent else _added(part)
    of = f"{_within(part)} de {_within(whole)}"
    return rules.finding(
        "texto-proporcion",
        severity="error" if judged.slip and judged.sure and not percent else "warning",
        evidence=(of_passage(one.figure.text, one.sentence), *evidence_of_labels(judged, tables)),
        observed=one.figure.text,
        expected=expected,
        suggestion=f"Revise la cifra del texto o las de la tabla {table}.",
        arithmetic=f"{spelled} = {expected}",
        table=table,
        how=of if percent else "su suma",
        slip="",
    )


def _added(facts: Sequence[Fact]) -> str:
    """Figures as a sum: the first six of many."""
    most = SETTINGS.most_operands
    return added([f.text for f in facts[:most]]) + (" + …" if len(facts) > most else "")


def _within(facts: Sequence[Fact]) -> str:
    """A sum as part of a quotient."""
    return f"({_added(facts)})" if len(facts) > 1 else _added(facts)
