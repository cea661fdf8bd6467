"""Audits the figures of the prose: every numeral with its reading, every claim with its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from pipeline import rules
from pipeline.model import Check, CleanReport, Document, Evidence, Finding, Heading, Numeral, Paragraph
from pipeline.quantities.numerals import parse
from pipeline.quantities.rounding import to_step
from pipeline.validate.claims.announced_counts import miscounted
from pipeline.validate.claims.context import Claim, claims_of
from pipeline.validate.claims.derived import Derived
from pipeline.validate.claims.neighbouring_claims import beside
from pipeline.validate.claims.superlatives import extreme
from pipeline.validate.claims.value_index import Figures, Judgement, cell_evidence, evidence
from pipeline.validate.claims.verdict import judge
from pipeline.validate.claims.within_sentence import within_sentence
from pipeline.validate.evidence.numerals import Figure, figures
from pipeline.validate.evidence.sentences import Sentence, sentences
from pipeline.validate.evidence.table_facts import Fact


def audit(clean: CleanReport, checks: Iterable[Check] = ()) -> tuple[tuple[Numeral, ...], tuple[Finding, ...]]:
    """Every numeral of the document's prose in reading order, and the findings of its claims.

    ``checks`` are those of the arithmetic: where it says that a cell should be what the text says, the
    text is right.
    """
    return audit_document(clean.document, clean.identity.year, checks)


def audit_document(
    document: Document, year: int | None = None, checks: Iterable[Check] = ()
) -> tuple[tuple[Numeral, ...], tuple[Finding, ...]]:
    """As :func:`audit`, from the raw document: the typed tables are not needed."""
    tables = Figures(document, year, checks)
    numerals: list[Numeral] = []
    findings: list[Finding] = []
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        by_block.setdefault(sentence.block, []).append(sentence)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Paragraph):
            continue
        read: list[tuple[Sentence, Figure, Claim | None]] = []
        for sentence, found in _by_sentence(
            by_block.get(index, []), figures(block.text, heading=isinstance(block, Heading))
        ):
            told_here = iter(claims_of(sentence, block.text, [f for f in found if f.reading == "claim"]))
            read += [(sentence, f, next(told_here) if f.reading == "claim" else None) for f in found]
        claims = [one for _, _, one in read if one is not None]
        judged = dict(
            zip(
                map(id, claims),
                _consistent(claims, beside(claims, [judge(c, tables) for c in claims], tables), tables),
                strict=True,
            )
        )
        for sentence, figure, one in read:
            verdict = judged[id(one)] if one is not None else None
            numerals.append(_numeral(sentence, figure, verdict, evidence(verdict, tables) if verdict else ()))
        findings.extend(_findings([(c, judged[id(c)]) for c in claims], tables))
    findings.extend(miscounted(document, tables.tables, numerals))
    return tuple(numerals), tuple(_one_each(findings))


def _consistent(claims: list[Claim], judged: list[Judgement], tables: Figures) -> list[Judgement]:
    """Contradictions taken back where the same paragraph tells the cell right (then the other figure is
    another thing; a rounded telling does not count), or where arithmetic says that the cell should be what
    the text says."""
    right = {
        _cell(j.source)
        for c, j in zip(claims, judged, strict=True)
        if j.verdict == "verified" and j.source is not None and j.match == "exact" and c.figure.step <= j.source.step
    }
    kept = []
    for one, judgement in zip(claims, judged, strict=True):
        source = judgement.source
        if judgement.verdict != "contradicted" or source is None:
            kept.append(judgement)
            continue
        mended = parse(tables.mended.get(_cell(source), ""))
        if mended is not None and one.figure.value == mended.amount:
            kept.append(Judgement("verified", source, match="mended"))
        elif _cell(source) in right:
            kept.append(Judgement("unsupported"))
        else:
            kept.append(judgement)
    return kept


def _cell(fact: Fact) -> tuple[str, int, int]:
    return fact.table, fact.row, fact.column.index


def _by_sentence(candidates: list[Sentence], found: tuple[Figure, ...]) -> Iterator[tuple[Sentence, list[Figure]]]:
    """The figures of a block by the sentence they begin in."""
    for number, sentence in enumerate(candidates):
        until = candidates[number + 1].start if number + 1 < len(candidates) else None
        inside = [f for f in found if f.start >= sentence.start and (until is None or f.start < until)]
        if inside:
            yield sentence, inside


def _numeral(sentence: Sentence, figure: Figure, judged: Judgement | None, proof: tuple[Evidence, ...]) -> Numeral:
    value = None if figure.value is None else f"{figure.value.normalize():f}"
    return Numeral(
        sentence=sentence.text,
        text=figure.text,
        block=sentence.block,
        start=figure.start,
        end=figure.end,
        reading=figure.reading,
        value=value,
        unit=figure.unit,
        verdict=judged.verdict if judged else None,
        evidence=proof,
        place=sentence.place,
    )


def told(claim: Claim, role: str = "observed") -> Evidence:
    """A claim as evidence: the sentence, and the figure as printed in it."""
    return Evidence(
        claim.figure.text,
        sentence=claim.sentence.text,
        place=claim.sentence.place,
        role=role,  # type: ignore[arg-type]
    )


def _findings(claims: list[tuple[Claim, Judgement]], tables: Figures) -> list[Finding]:
    found = []
    for one, judged in claims:
        if judged.verdict == "contradicted" and judged.source is not None:
            found.append(_contradicted(one, judged, judged.source, tables))
        elif judged.verdict == "contradicted" and judged.derived is not None:
            found.append(_wrong_share(one, judged, judged.derived, tables))
        elif judged.match == "truncated":
            found.append(_truncated(one, judged, tables))
        if judged.verdict == "verified" and judged.source is not None:
            wrong = extreme(one, judged.source, tables.table(judged.source))
            if wrong is not None:
                found.append(wrong)
    found.extend(within_sentence(claims))
    return found


def _contradicted(one: Claim, judged: Judgement, fact: Fact, tables: Figures) -> Finding:
    table = tables.table(fact)
    where = f"fila «{fact.row_label or 'total'}», columna «{fact.column.label}»"
    mistake = f" Se explica por {judged.slip}." if judged.slip else ""
    if judged.other is not None:
        mistake = f" La cifra del texto es la de la fila «{judged.other.row_label}»."
    return rules.finding(
        "texto-tabla",
        severity="error" if judged.sure and judged.slip else "warning",
        evidence=(
            told(one),
            cell_evidence(fact, table, "expected"),
            *((cell_evidence(judged.other, table, "context"),) if judged.other is not None else ()),
        ),
        observed=one.figure.text,
        expected=fact.text.strip(),
        suggestion=(
            f"Revise cuál de las dos es correcta: en el texto «{one.figure.text}», en la tabla «{fact.text.strip()}»."
        ),
        table=fact.table,
        where=where,
        slip=mistake,
    )


def _wrong_share(one: Claim, judged: Judgement, computed: Derived, tables: Figures) -> Finding:
    table = computed.operands[0].table
    percent = one.kind == "percent"
    step = Decimal(1).scaleb(-one.figure.decimals) if percent else Decimal(1)
    value = f"{to_step(computed.value, step, ROUND_HALF_UP):f}".replace(".", ",")
    expected = value + "%" if percent else f"{int(computed.value):,}".replace(",", ".")
    part = computed.operands[: computed.parts] if percent else computed.operands
    whole = computed.operands[computed.parts :] if percent else ()
    spelled = f"{_within(part)} / {_within(whole)}" if percent else _added(part)
    of = f"{_within(part)} de {_within(whole)}"
    return rules.finding(
        "texto-proporcion",
        severity="error" if judged.slip and judged.sure and not percent else "warning",
        evidence=(told(one), *evidence(judged, tables)),
        observed=one.figure.text,
        expected=expected,
        suggestion=f"Revise la cifra del texto o las de la tabla {table}.",
        arithmetic=f"{spelled} = {expected}",
        table=table,
        how=of if percent else "su suma",
    )


def _added(facts: Sequence[Fact]) -> str:
    """Figures as a sum: the first six of many."""
    return " + ".join(f.text.strip() for f in facts[:6]) + (" + …" if len(facts) > 6 else "")


def _within(facts: Sequence[Fact]) -> str:
    """A sum as part of a quotient."""
    return f"({_added(facts)})" if len(facts) > 1 else _added(facts)


def _truncated(one: Claim, judged: Judgement, tables: Figures) -> Finding:
    if judged.derived is not None:
        value, proof = judged.derived.value, tuple(evidence(judged, tables))
        operands = " y ".join(f.text for f in judged.derived.operands[:2])
        source = f"calculado ({judged.derived.how} de {operands})"
    else:
        assert judged.source is not None
        value, proof = judged.source.amount, evidence(judged, tables)
        source = f"«{judged.source.text}» de la tabla {judged.source.table}"
    rounded = to_step(abs(value), one.figure.step, ROUND_HALF_UP) if one.figure.step < 1 else abs(value)
    if rounded == abs(one.figure.value or Decimal(0)):
        rounded = to_step(abs(value), Decimal(1).scaleb(-one.figure.decimals), ROUND_HALF_UP)
    expected = f"{rounded:f}".replace(".", ",") + ("%" if one.figure.unit == "%" else "")
    return rules.finding(
        "texto-truncado", evidence=(told(one), *proof), observed=one.figure.text, expected=expected, source=source
    )


def _one_each(findings: list[Finding]) -> list[Finding]:
    """One finding for one cause: a caption printed twice, or a sentence repeated, is reported once."""
    seen: set[tuple[str, str, str | None, str | None]] = set()
    kept = []
    for finding in findings:
        key = (finding.rule, finding.observed, finding.expected, finding.evidence[0].sentence)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept
