"""Audits the figures of the prose: every numeral with its reading, every claim with its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline import rules
from pipeline.model import Check, ClaimVerdict, CleanReport, Document, Evidence, Finding, Heading, Numeral, Paragraph
from pipeline.quantities.numerals import parse
from pipeline.rules.evidence import of_numeral
from pipeline.validate.claims.announced_counts import confirmed_counts, list_end, miscounted
from pipeline.validate.claims.by_labels.nearby_tables import NearbyTables, evidence_of_labels
from pipeline.validate.claims.by_labels.opinion import opinions
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.copied.settings import SETTINGS as COPIED
from pipeline.validate.claims.findings import evidence_of_verdict, findings
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.settings import MENTIONS
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED
from pipeline.validate.claims.verdict.judging import Judged, judge
from pipeline.validate.claims.verdict.no_ground.explained import Explanations
from pipeline.validate.evidence.numerals import Figure, figures
from pipeline.validate.evidence.prose_format import prose_format
from pipeline.validate.evidence.sentences import Sentence, sentences
from pipeline.validate.evidence.table_facts import TableFacts


def audit(
    clean: CleanReport, checks: Iterable[Check] = (), tables: tuple[TableFacts, ...] | None = None
) -> tuple[tuple[Numeral, ...], tuple[Finding, ...]]:
    """Every numeral of the document's prose in reading order, and the findings of its claims.

    ``checks`` are those of the arithmetic: where it says that a cell should be what the text says, the
    text is right. ``tables`` are those of the document where they were read before.
    """
    return audit_space(clean.document, CellSpace(clean.document, tables), clean.identity.accounted, checks)


def audit_document(
    document: Document, year: int | None = None, checks: Iterable[Check] = ()
) -> tuple[tuple[Numeral, ...], tuple[Finding, ...]]:
    """As :func:`audit`, from the raw document: the typed tables are not needed."""
    return audit_space(document, CellSpace(document), year, checks)


def audit_space(
    document: Document, space: CellSpace, year: int | None = None, checks: Iterable[Check] = ()
) -> tuple[tuple[Numeral, ...], tuple[Finding, ...]]:
    """As :func:`audit_document`, the tables read before."""
    read = mentions.read(document, year)
    judged = judge(document, space, read)
    last = read[-1].block if len(read) >= MENTIONS.most_checked else len(document.blocks)
    checks = tuple(checks)
    _believe(judged, checks)
    _explain(judged)
    verdicts: Verdicts = {
        (m.block, m.figure.start): (j.verdict, evidence_of_verdict(judged, m, j))
        for m, j in zip(judged.mentions, judged.judgements, strict=True)
    }
    nearby = NearbyTables(document, space.tables, year, checks)
    second = opinions(judged, nearby)
    for number, opinion in second.judgements.items():
        mention = judged.mentions[number]
        verdicts[mention.block, mention.figure.start] = ("contradicted", evidence_of_labels(opinion, nearby))
    numerals = _with_counts(document, space, tuple(_numerals(document, verdicts, last)))
    found = [*findings(judged), *second.findings, *miscounted(document, space.as_printed, numerals)]
    found += _unchecked([n for n in numerals if n.block > last and n.reading == "claim"], len(read))
    return numerals, tuple(_one_each(found))


def _with_counts(document: Document, space: CellSpace, numerals: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    """The numerals, those verified that state the length of the list beside them and that nothing else is about."""
    proof = {id(n): list_end(table) for n, table in confirmed_counts(document, space.as_printed, numerals)}
    return tuple(
        replace(n, verdict="verified", evidence=(proof[id(n)],)) if n.verdict == "unsupported" and id(n) in proof else n
        for n in numerals
    )


def _believe(judged: Judged, checks: tuple[Check, ...]) -> None:
    """A figure that a cell contradicts is right where arithmetic says that the cell should be what it says; one that
    something computed contradicts is left open where arithmetic accuses one of the cells."""
    failing = {(c.table, c.row, c.column) for c in checks if not c.holds}
    mended = {(c.table, c.row, c.column): c.expected for c in checks if not c.holds and c.expected}
    for number, (mention, judgement) in enumerate(zip(judged.mentions, judged.judgements, strict=True)):
        if judgement.verdict == "contradicted" and judgement.computed is not None:
            facts = [judged.space.facts[c] for c in judgement.computed.operands]
            if any((f.table, f.row, f.column.index) in failing for f in facts):
                judged.judgements[number] = UNSUPPORTED
        if judgement.verdict != "contradicted" or judgement.cell is None or not mended:
            continue
        fact = judged.space.facts[judgement.cell]
        right = parse(mended.get((fact.table, fact.row, fact.column.index), ""))
        if right is not None and mention.figure.value == right.amount:
            judged.judgements[number] = replace(judgement, verdict="verified")


def _explain(judged: Judged) -> None:
    """A figure that follows exactly from what stands beside it is contradicted by nothing but its own sentence. A
    copy that the model is sure of follows from others of the table as its cell does, which explains nothing; what the
    words of a year alone accuse may be explained ("10.597, contra 10.248 del año anterior")."""
    explanations = Explanations(judged.space, judged.mentions, judged.links)
    for number, judgement in enumerate(judged.judgements):
        accused = judgement.verdict == "contradicted" and judgement.by != "sentence"
        accused &= judgement.copied is None or judgement.probability < COPIED.accused
        accused &= judgement.instead is None and (judgement.computed is None or judgement.copied is None)
        if accused and explanations.explain(number, judgement):
            judged.judgements[number] = UNSUPPORTED


Verdicts = dict[tuple[int, int], tuple[ClaimVerdict, tuple[Evidence, ...]]]


def _unchecked(left: list[Numeral], checked: int) -> list[Finding]:
    """That the figures behind those that are checked are not."""
    if not left:
        return []
    first = left[0]
    said = {"observed": first.text, "count": len(left), "checked": checked}
    return [rules.finding("cifras-sin-verificar", evidence=(of_numeral(first),), **said)]


def _numerals(document: Document, verdicts: Verdicts, last: int) -> Iterator[Numeral]:
    """Every numeral of the prose; those of blocks behind the ``last`` one that was checked have no verdict."""
    format = prose_format(document)
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        by_block.setdefault(sentence.block, []).append(sentence)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Paragraph):
            continue
        found = figures(block.text, heading=isinstance(block, Heading), format=format)
        for sentence, figure in _by_sentence(by_block.get(index, []), found):
            verdict, proof = verdicts.get((index, figure.start), ("unsupported", ()))
            claim = figure.reading == "claim" or (figure.reading == mentions.PRICE and verdict != "unsupported")
            yield Numeral(
                sentence=sentence.text,
                text=figure.text,
                block=sentence.block,
                start=figure.start,
                end=figure.end,
                reading="claim" if claim else figure.reading,
                value=None if figure.value is None else f"{figure.value.normalize():f}",
                unit=figure.unit,
                verdict=verdict if claim and index <= last else None,
                evidence=proof,
                place=sentence.place,
            )


def _by_sentence(candidates: list[Sentence], found: tuple[Figure, ...]) -> Iterator[tuple[Sentence, Figure]]:
    """The figures of a block, each with the sentence it begins in."""
    for number, sentence in enumerate(candidates):
        until = candidates[number + 1].start if number + 1 < len(candidates) else None
        for figure in found:
            if figure.start >= sentence.start and (until is None or figure.start < until):
                yield sentence, figure


def _one_each(found: list[Finding]) -> list[Finding]:
    """One finding for one cause: a caption printed twice, or a sentence repeated, is reported once."""
    seen: set[tuple[str, str, str | None, str | None]] = set()
    kept = []
    for finding in found:
        key = (finding.rule, finding.observed, finding.expected, finding.evidence[0].sentence)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept
