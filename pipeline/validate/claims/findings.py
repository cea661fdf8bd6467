"""What is reported of the figures of the prose: contradictions, figures cut instead of rounded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import rules
from pipeline.model import Evidence, EvidenceRole, Finding, Severity
from pipeline.quantities.printing import show_float
from pipeline.rules.evidence import of_passage
from pipeline.validate.claims.computed.kinds import LINEAR, PERCENTAGES
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.computed.wording import arithmetic, described
from pipeline.validate.claims.copied.settings import SETTINGS as COPIED
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.settings import FINDINGS
from pipeline.validate.claims.superlatives import extreme
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.judging import Judged
from pipeline.validate.claims.verdict.settings import VERDICT
from pipeline.validate.evidence.similarity import described_slip
from pipeline.validate.evidence.table_facts import Fact

_BEFORE_DIGITS = re.compile(r"[^\d-]*")


def mention_evidence(mention: Mention, role: EvidenceRole = "observed") -> Evidence:
    """A mention as evidence: the sentence, and the figure as printed in it."""
    return of_passage(mention.figure.text, mention.claim.sentence, role)


def evidence_of_verdict(judged: Judged, mention: Mention, judgement: Judgement) -> tuple[Evidence, ...]:
    """What the verdict on a mention rests on: cells, or other figures of the prose with their sentences."""
    space = judged.space
    role: EvidenceRole = "expected" if judgement.verdict == "contradicted" else "operand"
    if judgement.cell is not None:
        return (space.evidence(judgement.cell, role),)
    if judgement.computed is not None:
        return tuple(space.evidence(c, "operand") for c in judgement.computed.operands[: FINDINGS.most_operands])
    if judgement.other is not None:
        return (mention_evidence(judged.mentions[judgement.other], role),)
    if judgement.relation is not None:
        others = [m for m in judgement.relation.operands if m.figure is not mention.figure]
        return tuple(mention_evidence(m, role) for m in others[: FINDINGS.most_operands])
    return ()


def findings(judged: Judged) -> Iterator[Finding]:
    """The findings of all verdicts, in reading order."""
    broken = {id(mention): relation for relation, mention in judged.broken}
    for mention, judgement in zip(judged.mentions, judged.judgements, strict=True):
        if id(mention) in broken:
            yield _inconsistent(mention, broken[id(mention)])
        elif judgement.verdict == "contradicted" and judgement.cell is not None:
            yield _of_cell(judged, mention, judgement, judgement.cell)
        elif judgement.verdict == "contradicted" and judgement.computed is not None:
            yield _of_computed(judged, mention, judgement, judgement.computed)
        elif judgement.verdict == "contradicted" and judgement.other is not None:
            yield _of_other(judged, mention, judged.mentions[judgement.other])
        elif judgement.verdict == "verified" and judgement.computed is not None:
            yield from _cut(judged, mention, judgement)
        elif judgement.verdict == "verified" and judgement.cell is not None:
            fact = judged.space.facts[judgement.cell]
            yield from _cut(judged, mention, judgement)
            wrong = extreme(mention.claim, fact, judged.space.tables[int(judged.space.table[judgement.cell])])
            if wrong is not None:
                yield wrong


def _severity(judgement: Judgement) -> Severity:
    least = VERDICT.error if judgement.copied is None else COPIED.error
    return "error" if judgement.probability >= least else "warning"


def _of_cell(judged: Judged, mention: Mention, judgement: Judgement, cell: int) -> Finding:
    fact = judged.space.facts[cell]
    return rules.finding(
        "texto-tabla",
        severity=_severity(judgement),
        evidence=(mention_evidence(mention), *evidence_of_verdict(judged, mention, judgement)),
        observed=mention.figure.text,
        expected=fact.text.strip(),
        suggestion=(
            f"Revise cuál de las dos es correcta: en el texto «{mention.figure.text}»,"
            f" en la tabla «{fact.text.strip()}»."
        ),
        table=fact.table,
        where=f"fila «{fact.row_label or 'total'}», columna «{fact.column.label}»",
        slip=_explanation(judged, mention, judgement, fact),
    )


def _explanation(judged: Judged, mention: Mention, judgement: Judgement, meant: Fact) -> str:
    """What may have happened to a figure that is not the cell meant: another row or column copied, or a slip of the
    pen."""
    if judgement.copied is not None:
        copied = judged.space.facts[judgement.copied]
        if (copied.row, copied.table) == (meant.row, meant.table):
            return f" Es la cifra de la columna «{copied.column.label}»."
        return f" Es la cifra de la fila «{copied.row_label or 'total'}»."
    mistake = described_slip(mention.figure.text, meant.text)
    return f" Se explica por {mistake}." if mistake else ""


def _in_print_of(mention: Mention, value: float) -> str:
    """A value as the figure of the text would print it ("M$ 313.533")."""
    figure = mention.figure
    if mention.claim.kind == "percent":
        return show_float(value, max(figure.decimals, 1)) + "%"
    unit = 1.0 if figure.scaled else mention.step * 10**figure.decimals
    sign = _BEFORE_DIGITS.match(figure.text)
    return (sign.group() if sign and not figure.scaled else "") + show_float(value / unit, figure.decimals)


def _result(judged: Judged, mention: Mention, computed: Computed, expected: str) -> str:
    """What the arithmetic of the printed cells gives: in their unit, not in that of the text."""
    scale = float(judged.space.facts[computed.operands[0]].scale)
    if mention.claim.kind == "percent" or scale == 1 or computed.kind not in LINEAR:
        return expected
    return show_float(computed.value / scale, mention.figure.decimals)


def _of_computed(judged: Judged, mention: Mention, judgement: Judgement, computed: Computed) -> Finding:
    expected = _in_print_of(mention, computed.value)
    table = judged.space.facts[computed.operands[0]].table
    return rules.finding(
        "texto-proporcion",
        severity="warning",
        evidence=(mention_evidence(mention), *evidence_of_verdict(judged, mention, judgement)),
        observed=mention.figure.text,
        expected=expected,
        suggestion=f"Revise la cifra del texto o las de la tabla {table}.",
        arithmetic=f"{arithmetic(judged.space, computed)} = {_result(judged, mention, computed, expected)}",
        table=table,
        how=described(judged.space, computed),
        slip=_other_base(judged, judgement),
    )


def _other_base(judged: Judged, judgement: Judgement) -> str:
    """What a figure is computed of that is not what its sentence says."""
    if judgement.copied is not None:
        copied = judged.space.facts[judgement.copied]
        return f" Es la cifra de la columna «{copied.column.label}»."
    instead = judgement.instead
    if instead is None:
        return ""
    said = described(judged.space, instead)
    return f" Es la parte de otro total: {said}." if instead.kind == "share" else f" Es {said}."


def _of_other(judged: Judged, mention: Mention, other: Mention) -> Finding:
    page = other.page
    where = f"en la página {page}" if page is not None and page != mention.page else "en otra frase"
    return rules.finding(
        "texto-repetido",
        evidence=(mention_evidence(mention), mention_evidence(other, "expected")),
        observed=mention.figure.text,
        expected=other.figure.text,
        suggestion="Revise cuál de las dos frases dice la cifra correcta.",
        where=where,
    )


def _inconsistent(mention: Mention, relation: SentenceRelation) -> Finding:
    others = [m for m in relation.operands if m is not mention]
    result = relation.operands[-1]
    observed = mention if relation.kind in ("words", "complement", "count", "level") else result
    expected = relation.expected
    account, _, computed = relation.arithmetic.rpartition(" = ")
    named = [m.figure.text for m in relation.operands if m is not observed]
    figures = _listed([text for text in named if text in account] or named)
    suggestion = (
        f"Corrija la cifra o las que la explican: de {figures} resulta {expected}."
        if figures
        else "Corrija la cifra o las palabras."
    )
    said, made = observed.figure.text, expected
    if relation.kind == "complement":  # any of the parts may be the wrong one
        said = f"{_listed([m.figure.text for m in relation.operands])} como partes de un todo"
        made = computed
        suggestion = f"Corrija una de las partes: suman {made} y no {expected}."
    shown = (
        mention_evidence(observed),
        *(mention_evidence(m, "operand") for m in (mention, *others) if m is not observed),
    )
    return rules.finding(
        "texto-calculo",
        evidence=shown,
        observed=observed.figure.text,
        expected=expected,
        suggestion=suggestion,
        arithmetic=relation.arithmetic,
        said=said,
        result=made,
    )


def _cut(judged: Judged, mention: Mention, judgement: Judgement) -> Iterator[Finding]:
    """A figure that cuts the decimals of what it states instead of rounding them."""
    figure, space = mention.figure, judged.space
    if mention.in_words or mention.claim.hedge:
        return  # "más de la mitad" is a bound
    if judgement.cell is not None:
        fact = space.facts[judgement.cell]
        amount, fine = float(abs(fact.amount)), fact.step < figure.step
        source = f"«{fact.text}» de la tabla {fact.table}"
    elif judgement.computed is not None and judgement.computed.kind in PERCENTAGES:
        amount, fine = judgement.computed.value, True
        operands = " y ".join(space.facts[c].text.strip() for c in judgement.computed.operands[:2])
        source = f"calculado (de {operands})"
    else:
        return
    value, step = mention.value, mention.step
    if not fine or not value < amount < value + step or amount - value <= step / 2 * 1.0001:
        return
    expected = show_float(value + step, figure.decimals) + ("%" if figure.unit == "%" else "")
    yield rules.finding(
        "texto-truncado",
        evidence=(mention_evidence(mention), *evidence_of_verdict(judged, mention, judgement)),
        observed=figure.text,
        expected=expected,
        source=source,
    )


def _listed(figures: Sequence[str]) -> str:
    """``401, 5 y 428``."""
    *first, last = figures or [""]
    return f"{', '.join(first)} y {last}" if first else last
