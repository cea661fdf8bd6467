"""Periods announced in captions and sentences: those that end before they begin, that contradict
their neighbours, or that announce other months than the table shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline import rules
from pipeline.model import Document, Finding, Heading, Paragraph, Table
from pipeline.rules.evidence import of_cell, of_passage
from pipeline.spanish.folding import fold
from pipeline.spanish.months import MONTHS, NAME_PATTERN, NUMBER_OF
from pipeline.spanish.stems import coverage, shared, stems
from pipeline.validate.calendar.settings import SETTINGS
from pipeline.validate.evidence.row_labels import header_labels
from pipeline.validate.evidence.sentences import Sentence, sentences
from pipeline.validate.evidence.table_facts import YEAR

_SPAN = re.compile(
    rf"(?:del?|desde|entre)\s+(?:el\s+)?(?:dia\s+)?(\d{{1,2}})\s?[°º]?\s*(?:de\s+)?({NAME_PATTERN})(?:\s+(?:de|del)?\s*(?:ano\s+)?(\d{{4}}))?"
    rf"\s*,?\s+(?:al?|hasta|y)\s+(?:el\s+)?(?:dia\s+)?(\d{{1,2}})\s?[°º]?\s*(?:de\s+)?({NAME_PATTERN})(?:\s+(?:de|del)?\s*(?:ano\s+)?(\d{{4}}))?"
)
_MONTHS_SPAN = re.compile(
    rf"\b(?:de|desde|entre|meses\s+de|periodo)?\s*({NAME_PATTERN})\s*(?:(?:del?\s+)?(\d{{4}})\s*)?(?:a|al|hasta|y|-|–)\s*({NAME_PATTERN})\b(?:\s*(?:del?\s+)?(\d{{4}}))?"
)
_PART = re.compile(
    r"\b(primer|segundo|tercer|cuarto|1er|2do|3er|4to|i|ii|iii|iv)\.?\s+(trimestre|semestre|cuatrimestre)\b"
)
_NTH = {
    "primer": 1,
    "segundo": 2,
    "tercer": 3,
    "cuarto": 4,
    "1er": 1,
    "2do": 2,
    "3er": 3,
    "4to": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
_ENDS = re.compile(r"[.;:]\s")
_FIGURE = re.compile(r"\d[\d.,]*")
_LENGTH = {"trimestre": 3, "cuatrimestre": 4, "semestre": 6}


@dataclass(frozen=True)
class Span:
    """A period as printed: first and last day, with the sentence and the printed end; ``captions`` says
    that a table stands right behind it."""

    first: date
    last: date
    end_text: str
    text: str
    sentence: Sentence
    captions: bool = False


def of_document(document: Document) -> list[Finding]:
    """All findings about announced periods."""
    spans = list(_spans(document))
    found = [_backwards(s) for s in spans if s.last < s.first]
    found += _against_neighbours([s for s in spans if s.last >= s.first])
    found += _against_table(document)
    return found


def _spans(document: Document) -> Iterator[Span]:
    for sentence in sentences(document):
        folded = fold(sentence.text)
        if len(folded) != len(sentence.text):
            continue
        for match in _SPAN.finditer(folded):
            day1, month1, year1, day2, month2, year2 = match.groups()
            year = year2 or year1
            if year is None:
                continue
            try:
                first = date(int(year1 or year), _month(month1), int(day1))
                last = date(int(year), _month(month2), int(day2))
            except ValueError:
                continue
            if not year1 and first > last:
                first = first.replace(year=first.year - 1)
            yield Span(
                first,
                last,
                sentence.text[match.start(4) : match.end()],
                sentence.text[match.start() : match.end()],
                sentence,
                any(isinstance(b, Table) for b in document.blocks[sentence.block + 1 : sentence.block + 2]),
            )


def _month(name: str) -> int:
    return NUMBER_OF[name]


def _backwards(span: Span) -> Finding:
    return rules.finding(
        "periodo-invertido",
        evidence=(of_passage(span.text, span.sentence),),
        observed=span.text,
        suggestion="Corrija la fecha de inicio o la de término.",
    )


def _against_neighbours(spans: list[Span]) -> list[Finding]:
    """A period that most sentences built alike do not share.

    Sentences are alike when they start on the same day and share most words, dates apart; three of
    four (or two of three) must agree, and the odd one must share start or end with them.
    """
    found = []
    for span in spans:
        alike = [s for s in spans if s is not span and _alike(s, span)]
        if len(alike) < 2:
            continue
        (first, last), times = Counter((s.first, s.last) for s in alike).most_common(1)[0]
        if times < 2 or times < SETTINGS.most_agree * len(alike) or (first, last) == (span.first, span.last):
            continue
        if (first == span.first) == (last == span.last):
            continue
        twin = next(s for s in alike if (s.first, s.last) == (first, last))
        mended = twin.end_text if first == span.first else twin.text
        found.append(
            rules.finding(
                "periodo-distinto",
                evidence=(
                    of_passage(span.text, span.sentence),
                    of_passage(twin.text, twin.sentence, "context"),
                ),
                observed=span.text,
                expected=twin.text,
                suggestion=f"Si el período es el de las demás, debe decir «{mended}».",
                times=times,
            )
        )
    return found


def _alike(one: Span, other: Span) -> bool:
    if one.sentence.chapter != other.sentence.chapter:
        return False
    a = frozenset(w for w in stems(one.sentence.text.replace(one.text, " ")) if not w.isdigit())
    b = frozenset(w for w in stems(other.sentence.text.replace(other.text, " ")) if not w.isdigit())
    shared_start = one.first == other.first or one.last == other.last
    if shared_start and one.captions and other.captions and shared(a, b):
        return True
    return (
        shared_start
        and min(coverage(a, b), coverage(b, a)) >= SETTINGS.alike - SETTINGS.less_alike
        and max(coverage(a, b), coverage(b, a)) >= SETTINGS.alike
    )


def _against_table(document: Document) -> list[Finding]:
    """Captions that announce months which are not those the table has a row or column for."""
    found = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        before = document.blocks[index - 1] if index else None
        if not isinstance(before, Heading | Paragraph) or len(before.text) > SETTINGS.longest_caption:
            continue
        announced = _announced(fold(before.text))
        shown = _shown(block)
        if announced is None or len(shown) < SETTINGS.fewest_months or announced[1] == shown:
            continue
        if announced[1] < shown and (len(announced[1]) == 1 or _states_figures(before.text, announced[0])):
            continue
        found.append(
            rules.finding(
                "periodo-tabla",
                evidence=(
                    of_passage(announced[0], before),
                    of_cell(block, 0, 0, "expected", MONTHS[max(shown) - 1]),
                ),
                observed=announced[0],
                expected=_named(shown),
                suggestion="Corrija el período anunciado o complete la tabla.",
                table=block.id,
            )
        )
    return found


def _states_figures(text: str, period: str) -> bool:
    """Whether the sentence that names a period says how much there was in it: "entre junio y septiembre se atendieron
    2.341" is about a part of the table, and announces none."""
    at = fold(text).find(period)
    before, behind = text[:at], text[at + len(period) :]
    sentence = _ENDS.split(before)[-1] + _ENDS.split(behind)[0]
    return any(not YEAR.fullmatch(figure) for figure in _FIGURE.findall(sentence))


def _announced(text: str) -> tuple[str, frozenset[int]] | None:
    matches = list(_MONTHS_SPAN.finditer(text))
    if len(matches) == 1:
        match = matches[0]
        first, last = _month(match.group(1)), _month(match.group(3))
        if match.group(2) and match.group(4) and match.group(2) != match.group(4):
            return None
        if " y " in match.group() and "entre" not in match.group():
            return match.group().strip(), frozenset({first, last})
        return (match.group().strip(), frozenset(range(first, last + 1))) if first < last else None
    parts = list(_PART.finditer(text))
    if len(parts) == 1 and not matches:
        size = _LENGTH[parts[0].group(2)]
        start = (_NTH[parts[0].group(1)] - 1) * size + 1
        return (parts[0].group(), frozenset(range(start, start + size))) if start + size <= date.max.month + 1 else None
    return None


def _shown(table: Table) -> frozenset[int]:
    """The months a table has a column or a row for."""
    headers = {_month_named(label) for label in header_labels(table)} - {None}
    first = {_month_named(row[0]) for row in table.rows[table.header_rows :] if row} - {None}
    best = headers if len(headers) >= len(first) else first
    return frozenset(m for m in best if m is not None)


def _month_named(label: str) -> int | None:
    match = re.fullmatch(rf"\W*({NAME_PATTERN})\W*(?:de\s+)?(?:\d{{2,4}})?\W*", fold(label))
    return _month(match.group(1)) if match else None


def _named(months: frozenset[int]) -> str:
    ordered = sorted(months)
    if len(ordered) > 1 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        return f"{MONTHS[ordered[0] - 1]} a {MONTHS[ordered[-1] - 1]}"
    return ", ".join(MONTHS[m - 1] for m in ordered)
