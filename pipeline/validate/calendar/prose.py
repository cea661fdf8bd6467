"""Dates of the prose: impossible ones, and weekdays that are not theirs."""

from __future__ import annotations

from pipeline import rules
from pipeline.model import Document, Finding, Heading, Paragraph
from pipeline.quantities.dates import WEEKDAYS, Order, looks_like_date, may_be_code, parse_dates
from pipeline.rules.evidence import of_passage
from pipeline.spanish.folding import fold
from pipeline.validate.calendar.dates import WEEKDAY_NAMES
from pipeline.validate.calendar.settings import SETTINGS
from pipeline.validate.evidence.numerals import Figure, figures
from pipeline.validate.evidence.prose_format import prose_format
from pipeline.validate.evidence.sentences import Sentence, sentences


def of_document(document: Document, order: Order | None = "day") -> list[Finding]:
    """Impossible dates and wrong weekdays of the prose; ``order`` as in :class:`DateReading` of ``dates``."""
    found = []
    if order is None:
        return []
    format = prose_format(document)
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        by_block.setdefault(sentence.block, []).append(sentence)
    for index, inside in by_block.items():
        block = document.blocks[index]
        if not isinstance(block, Heading | Paragraph):
            continue
        for figure in figures(block.text, heading=isinstance(block, Heading), format=format):
            if figure.reading == "date":
                sentence = next((s for s in inside if s.start <= figure.start < s.end), inside[-1])
                found += _of_phrase(block.text, figure, sentence, order)
    return found


def _of_phrase(text: str, figure: Figure, sentence: Sentence, order: Order) -> list[Finding]:
    before = fold(text[: figure.start]).split()
    name = next((w.strip(",") for w in before[-1:] if w.strip(",") in WEEKDAYS), "")
    days = parse_dates(figure.text, order=order)
    evidence = (of_passage(figure.text, sentence),)
    if not days and _is_dated(figure.text):
        return [
            rules.finding(
                "fecha-imposible",
                evidence=evidence,
                observed=figure.text,
                suggestion="Corrija el día o el mes.",
                where="el texto",
            )
        ]
    if name and len(days) == 1 and WEEKDAYS.index(name) != days[0].weekday():
        return [
            rules.finding(
                "dia-semana",
                evidence=evidence,
                observed=f"{name} {figure.text}",
                expected=WEEKDAY_NAMES[days[0].weekday()],
                suggestion="Corrija el día de la semana o la fecha.",
                said=WEEKDAY_NAMES[WEEKDAYS.index(name)],
                where="el texto",
            )
        ]
    return []


def _is_dated(text: str) -> bool:
    """Whether a text has the form of a date with its year, and of nothing else ("53 FEBRERO 2014" is of an issue)."""
    day, _, month = text.partition(" ")
    if day.isdigit() and int(day) > SETTINGS.most_days and not month.startswith("de "):
        return False
    return looks_like_date(text) and any(c.isdigit() for c in text[-SETTINGS.year_digits :]) and not may_be_code(text)
