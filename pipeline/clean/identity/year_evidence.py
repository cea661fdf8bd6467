"""What speaks for each year that a document names: how it names it ("durante el año 2022", "Ejercicio: 2022", "al 31 de
diciembre de 2022", a date on the cover), counted, as numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipeline.clean.identity.passages.document_kinds import KIND, TITLE
from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.settings import YEAR_FOUND
from pipeline.clean.identity.years_in_words import in_figures
from pipeline.model import Document, Table
from pipeline.spanish.caption_words import CAPTIONED
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import ABBREVIATED, NAME_PATTERN, NUMBER_OF

_Y = r"((?:19[89]|20[0-4])\d)"
_ANY_YEAR = re.compile(_Y)
_YEAR = re.compile(rf"(?<![\d.,/–-]){_Y}(?![\d]|[.,]\d|/\d)")
_SPAN = re.compile(rf"(?<!\d){_Y}\s*[-–—]\s*(?={_Y}(?!\d))")
"""The first year of a span, up to its last: an account of several years is called by the last."""
_ENDS_IN = re.compile(rf"\s*[-–—]\s*{_Y}(?!\d)")
_PERIOD = re.compile(
    rf"\b(?:a[ñn]o(?:\s+(?:fiscal|base|calendario|acad[ée]mico|escolar|lectivo|presupuestario|judicial))?|fiscal\s+year|FY"
    rf"|gesti[óo]n(?:\s+(?:escolar|anual|municipal|institucional|alcaldicia|fiscal))?|ejercicio"
    rf"|per[íi]odo(?:\s+(?:acad[ée]mico|escolar|lectivo|presupuestario))?|temporada|vigencia)\s*:?\s*(?:del?\s+)?(?:a[ñn]o\s+)?{_Y}\b",
    re.IGNORECASE,
)
_MONTHS_OF = re.compile(
    rf"\b(?:{NAME_PATTERN})\s*(?:(?:del?\s+)?{_Y}\s*)?(?:-|–|—|\ba\b|\bhasta\b)\s*(?:{NAME_PATTERN})\s+(?:del?\s+)?{_Y}\b"
    rf"|\bentre\s+(?:{NAME_PATTERN})\s+(?:del?\s+(?:19|20)\d\d\s+)?y\s+(?:{NAME_PATTERN})\s+(?:del?\s+)?{_Y}\b",
    re.IGNORECASE,
)  # "enero – diciembre 2023"; "entre enero y diciembre de 2022"
_DURING = re.compile(
    r"\b(?:durante|(?-i:En)|en\s+(?:el\s+)?a[ñn]o|(?:en\s+el\s+transcurso|a\s+lo\s+largo|meses)\s+de(?:l\s+a[ñn]o)?"
    r"|lo\s+(?:hecho|realizado|obrado|actuado|ejecutado|logrado)\s+(?:en|durante))"
    rf"\s+(?:el\s+)?(?:a[ñn]o\s+)?{_Y}\b(?![/-]\d)",
    re.IGNORECASE,
)
_IN = re.compile(rf"\ben\s+{_Y}\b(?![/-]\d)")
_CLOSING = re.compile(
    rf"\b(?:al|hasta\s+el)\s+(?:[úu]ltimo\s+d[íi]a|cierre|t[ée]rmino|final)\s+del?\s+(?:a[ñn]o\s+)?{_Y}\b"
    rf"|\b(?:al?|hasta\s+el|(?:terminad|finalizad|cerrad)[oa]s?\s+(?:el|al))\s+(?:31|30|29|28)\s+de\s+(?:{NAME_PATTERN})"
    rf"\s+(?:de(?:l)?\s+)?{_Y}\b"
    rf"|\bal?\s+(?:31|30|29|28)[-/. ](?:{'|'.join(ABBREVIATED)})[a-z]*[-/. ]{_Y}\b"
    rf"|\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]{_Y}\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\bdel?\s+\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_Y}\s+al?\s+\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_Y}\b", re.IGNORECASE
)
_RANGE_IN_WORDS = re.compile(
    rf"\b(?:entre|del?|desde)\s+(?:el\s+)?\d{{1,2}}[°º]?\s+de\s+(?:{NAME_PATTERN})\s+(?:(?:del?\s+){_Y}\s+)?(?:y|al?|hasta)\s+(?:el\s+)?"
    rf"\d{{1,2}}\s+de\s+(?:{NAME_PATTERN})\s+(?:del?\s+)?(?:a[ñn]o\s+)?{_Y}\b"
    rf"|\b\d{{1,2}}[°º]?\s+de\s+(?:{NAME_PATTERN})\s+(?:(?:del?\s+){_Y}\s+)?(?:[-–—]|al?)\s*\d{{1,2}}\s+de\s+(?:{NAME_PATTERN})"
    rf"\s+(?:del?\s+)?{_Y}\b",
    re.IGNORECASE,
)  # "entre el 1 de enero y el 31 de diciembre de 2022"; "1 de octubre de 2022 – 30 de septiembre de 2023"
_TERM = re.compile(
    rf"\b(?:administraci[óo]n|gobierno|mandato|trienio|cuatrienio|legislatura)\s+(?:\w+\s+){{0,2}}{_Y}\s*[-–—/]\s*{_Y}(?!\d)",
    re.IGNORECASE,
)
"""The term of who governs, in a line that heads no document: "Administración 2021-2024"."""
_OPENS = re.compile(r"\b(?:inauguraci[óo]n|apertura|inicio|comienzo)\s+del?\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\bdesde\s+(?:(?:el|los)\s+)?(?:(?:bi|tri|cuatri|se)mestre\s+)?(?:m[óo]vil\s+)?$", re.IGNORECASE)
"""Before the beginning of a comparison: "816 mil empleos desde el trimestre enero-marzo de 2010"."""
_COMPARED = re.compile(
    r"\b(?:mism[oa]|igual|similar|idéntico)\s+(?:(?:mes|per[íi]odo|lapso|(?:bi|tri|cuatri|se)mestre)(?:\s+de\s+tiempo)?"
    r"\s+(?:del?\s+|en\s+))?(?:a[ñn]o\s+)?$",
    re.IGNORECASE,
)
"""Before a year that figures are compared with: "frente al mismo mes de 2018"."""
_COMPARED_WITH = re.compile(
    r"\b(?:(?:con\s+)?respecto\s+(?:al?|del?)|en\s+(?:relaci[óo]n|comparaci[óo]n)\s+(?:con|al?)|(?:comparad[oa]s?|compara)\s+con"
    r"|frente\s+al?|contra|versus|vs\.?|a\s+diferencia\s+de|(?:superior|inferior)(?:es)?\s+(?:en\s+[\d,.]+\s*%\s+)?al?)"
    r"(?:\s+(?:las?|los?|el|del?|en|a[ñn]o|per[íi]odo|ejercicio|gesti[óo]n|durante|registrad[oa]s?|que|hubo"
    r"|[^\W\d_]?\$?\s?\d[\d.,]*(?:\s*%)?))*\s*$"
    r"|\b(?:m[áa]s|menos|mayor(?:es)?|menor(?:es)?|mejor(?:es)?|peor(?:es)?|tanto|igual)\b[^.;:()]{0,40}\bque\s+(?:(?:las?|los)\s+(?:del?\s+)?)?$",
    re.IGNORECASE,
)
"""Before a year that figures are only compared with: "con respecto a 2018", "un 68 % más que en 2021"."""
_BEFORE_THEN = re.compile(r"^\W*(?:ya\s+)?(?:se\s+)?(?:hab[íi]an?|era|eran)\b", re.IGNORECASE)
"""Behind a year that is named as the one before another: "en 2019 habían sido 87"."""
_UNTIL = re.compile(r"\b(?:a|hasta)\b", re.IGNORECASE)
_CAPTION = re.compile(rf"^\W*(?:{CAPTIONED})\s+(?:N[°º]\s*)?\d+\s*[.:)–—-]\s*([^.;:]+)", re.IGNORECASE)
_CREATED = re.compile(rf"{_Y}-?(0[1-9]|1[0-2])")
_MONTH = re.compile(rf"\b(?:{NAME_PATTERN})(?:\s+(?:de(?:l)?\s+)?){_Y}\b", re.IGNORECASE)
_LONE = re.compile(rf"^\W*{_Y}\W*$")
_OF_A_TOWN = r"[A-ZÁÉÍÓÚÑ][\w\s]{2,25},\s*"  # "Santiago, " before the date of a letter
_DATED = re.compile(
    rf"^\s*{_OF_A_TOWN}(?:(?:\w+\s+)?\d{{1,2}}\s+de\s+\w+|(?:{NAME_PATTERN})\s)|^\s*\d{{1,2}}[°º]?\s+de\s+\w+",
    re.IGNORECASE,
)  # "Santiago, 7 de enero"; "Talca, marzo de 2023"
_SIGNED = re.compile(
    rf"{_OF_A_TOWN}(?:(?:a\s+)?(?:\w+\s+)?(?:\d{{1,2}}|primero|uno)\s+de\s+)?({NAME_PATTERN})\s+(?:del?\s+)?{_Y}\b",
    re.IGNORECASE,
)
OF_A_YEAR = re.compile(
    r"cuentas?\b|rendici[óo]n|memoria\b|balance\s+de\s+gesti[óo]n|informe\s+(?:anual|de\s+gesti[óo]n)", re.IGNORECASE
)
"""Titles of what is given over a whole year, once it is over."""
_HEADED = re.compile(
    rf"^(?:memoria|anuario|reporte|informe|balance|rendici[óo]n|cuenta)\b(?:\s+(?!(?:{NAME_PATTERN})\b)[^\W\d_]+){{0,6}}\s+{_Y}\W*$",
    re.IGNORECASE,
)
"""A line that heads what is given over a year: "Memoria 2021", "Anuario estadístico 2022"; not that of a month."""
_GIVEN_IN = re.compile(rf"^\W*(?:\d{{1,2}}[°º]?\s+de\s+)?({NAME_PATTERN})\s+(?:del?\s+)?{_Y}\W*$", re.IGNORECASE)
"""When an account was given: "Abril 2023", "26 de abril de 2019"."""
# What a number that looks like a year can be beside one: a law, a file, a resolution, a page.
_NUMBERED = re.compile(
    r"\b(?:expte|expediente|ley(?!\s+de\s+presupuestos?\b)|decreto|ordenanza|resoluci[óo]n|oficio|art[íi]culo|acuerdo|d\.?f\.?l|d\.?l|ord|res|acta"
    r"|rbd|fax|rol|folio)\b(?:(?!\.\s+[A-ZÁÉÍÓÚÑ][a-z]|,\s+(?!del?\s|en\s)[a-záéíóúñ]{4})[^\n]){0,45}$",
    re.IGNORECASE,
)
FEATURES = (
    "título", "portada", "encabezado", "período del encabezado", "mes de la portada", "durante", "período", "al cierre",
    "tablas", "menciones", "en", "período de apertura", "último mencionado", "año del archivo",
    "año anterior al del archivo", "futuro", "anterior al título", "año anterior a la firma",
)  # fmt: skip
DAMPED = ("durante", "en", "período", "al cierre", "menciones", "período de apertura")
"""What one sentence by chance can say of any year: a share of all that say it and of one more that says nothing."""
_ONCE = ("título", "portada", "encabezado", "período del encabezado", "mes de la portada")
"""Evidence that counts once however often it is there: each year of it has the same share."""
SHARES = FEATURES.index("período de apertura") + 1
"""Features that are shares of what is counted; they come first."""


def _years(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - YEAR_FOUND.before) : match.start()]
        if _NUMBERED.search(before) or (pattern is _PERIOD and _OPENS.search(before)):
            continue
        year = match.start(match.lastindex or 0)
        until = text[max(0, year - YEAR_FOUND.before) : year]
        if _COMPARED.search(before) or _COMPARED.search(until) or _is_only_compared(before, until, text[match.end() :]):
            continue
        if pattern is _PERIOD and _ENDS_IN.match(text[match.end() :]):
            continue  # "Gestión 2015-2020" is called by its last year
        if pattern in (_PERIOD, _MONTHS_OF) and _SINCE.search(before) and not _UNTIL.search(match.group()):
            continue
        yield int(next(g for g in reversed(match.groups()) if g))


def _is_only_compared(before: str, until: str, behind: str) -> bool:
    """Whether a text names a year as one that others are compared with: before it or before the preposition that it
    stands behind, or by the tense of what follows."""
    return bool(_COMPARED_WITH.search(before) or _COMPARED_WITH.search(until) or _BEFORE_THEN.match(behind))


def _share(feature: str, years: Counter[int], year: int) -> float:
    """How much a year is of the years of one kind of evidence, 0 to 1."""
    if not years:
        return 0.0
    if feature in _ONCE:
        return float(years[year] > 0) / len(years)
    return years[year] / (years.total() + (feature in DAMPED))


def evidence_by_year(document: Document, passages: Sequence[Passage]) -> dict[int, dict[str, float]]:
    """For every year the document names, the evidence as numbers (shares of what is counted, 0 to 1)."""
    counts = _counted(document, passages)
    made, given = created(document), signed(passages)
    made_in = made[0] if made else None
    every = sorted(set().union(*counts.values(), () if given is None else (given - 1,)))
    fronted = {*counts["título"], *counts["portada"], *counts["encabezado"]}
    if made_in is not None and fronted and min(fronted) > made_in + 1:
        made_in = None  # the date of a template, not of the document
    found: dict[int, dict[str, float]] = {}
    titled = max(counts["título"], default=None)
    for year in every:
        row = {name: _share(name, counts[name], year) for name in FEATURES[:SHARES]}
        common = [y for y, n in counts["menciones"].items() if n >= YEAR_FOUND.fewest_mentions] or every
        row["último mencionado"] = float(year == max(common))
        row["año del archivo"] = float(year == made_in)
        row["año anterior al del archivo"] = float(made_in is not None and year == made_in - 1)
        row["futuro"] = float(
            (made_in is not None and year > made_in + 1)
            or (
                (titled is not None and (year > titled or (len(counts["título"]) == 1 and year < titled - 1)))
                and not counts["período del encabezado"][year]
            )
        )
        row["año anterior a la firma"] = float(year + 1 == given)
        row["anterior al título"] = float(titled is not None and year == titled - 1)
        found[year] = row
    return found


def _counted(document: Document, passages: Sequence[Passage]) -> dict[str, Counter[int]]:
    """How often each year is named, by how; what is said once for a whole line or header counts once."""
    counts: dict[str, Counter[int]] = {name: Counter() for name in FEATURES}
    titled = {y for p in passages if p.where == "título" and OF_A_YEAR.search(p.text) for y in _years(_YEAR, p.text)}
    for passage in passages:
        text = in_figures(passage.text)
        if passage.where == "propiedades" or not _ANY_YEAR.search(text):
            continue
        if passage.alone and not KIND.match(text):
            text = _TERM.sub(_without_term, text)
        of_years = _SPAN.sub("", text) if passage.alone and KIND.match(text) else text  # else a term of office is meant
        if passage.alone and passage.where != "firma":
            dated = bool(_DATED.match(text)) and not _RANGE_IN_WORDS.match(text)
            dated |= passage.where == "portada" and _is_printed_after(text, titled)
            named = set(_years(_YEAR, of_years)) | set(_years(_CLOSING, text))
            if (
                passage.where == "título"
                or (passage.where == "portada" and (_LONE.match(text) or _HEADED.match(text)))
                or (TITLE.search(text) and passage.where == "membrete")
            ):
                counts["título"].update(set(_years(_YEAR, _SPAN.sub("", text))) or named)
            elif not dated and len(text) <= YEAR_FOUND.longest_line:
                counts["encabezado" if passage.where == "membrete" else "portada"].update(named)
            if passage.where == "portada" and (given := _late_date(text)):
                counts["portada"][given] += 1
            if not dated:
                counts["mes de la portada"].update(set(_years(_MONTH, text)))
                counts["período del encabezado"].update(set(_periods(of_years)))
        if passage.where == "apertura":
            counts["período de apertura"].update(_periods(text))
        if passage.of_plans:
            continue
        counts["durante"].update(_years(_DURING, text))
        counts["en"].update(_years(_IN, text))
        counts["período"].update({*_years(_PERIOD, of_years), *_years(_MONTHS_OF, text)})
        counts["al cierre"].update({*_years(_CLOSING, text), *_years(_RANGE_IN_WORDS, text)})
        if caption := _CAPTION.match(text):
            counts["tablas"].update(set(_years(_YEAR, caption.group(1))))
        counts["menciones"].update(_years(_YEAR, text))
    for table in document.tables:
        counts["tablas"].update(_of_header(table))
    return counts


def _is_printed_after(text: str, titled: Collection[int]) -> bool:
    """Whether a line is a month in the first half of the year behind the one that the title names: when it was
    printed."""
    match = _GIVEN_IN.match(text)
    year = int(match.group(2)) if match else 0
    early = match is not None and NUMBER_OF[fold_line(match.group(1))] <= YEAR_FOUND.last_month
    return early and year not in titled and year - 1 in titled


def _without_term(term: re.Match[str]) -> str:
    """What is left of the years of whoever governs: nothing of a term, two years in a row as they are."""
    is_term = int(term.group(2)) - int(term.group(1)) >= YEAR_FOUND.shortest_term
    return "" if is_term else term.group()


def _late_date(text: str) -> int | None:
    """The year of a dateline in the second half of a year, of which an account given then is."""
    match = _SIGNED.match(text)
    return int(match.group(2)) if match and NUMBER_OF[fold_line(match.group(1))] > YEAR_FOUND.last_month else None


def signed(passages: Sequence[Passage]) -> int | None:
    """The year in whose first half a document is dated at its end or on its cover: it accounts for the one before. A
    month by itself on the cover dates an account whose title names no year."""
    titles = [passage.text for passage in passages if passage.where == "título"]
    undated = any(OF_A_YEAR.search(text) for text in titles) and not any(_YEAR.search(text) for text in titles)
    found = [
        int(match.group(2))
        for passage in passages
        if passage.alone and passage.where != "propiedades"
        for pattern in ((_SIGNED, _GIVEN_IN) if undated and passage.where == "portada" else (_SIGNED,))
        for match in pattern.finditer(in_figures(passage.text))
        if NUMBER_OF[fold_line(match.group(1))] <= YEAR_FOUND.last_month
    ]
    return found[-1] if found else None


def created(document: Document) -> tuple[int, int] | None:
    """Year and month in which the file was made, by its properties."""
    texts = (text for name, text in document.properties if name == "created")
    return next(((int(m.group(1)), int(m.group(2))) for text in texts if (m := _CREATED.search(text))), None)


def _periods(text: str) -> Iterator[int]:
    for pattern in (_PERIOD, _RANGE, _RANGE_IN_WORDS, _MONTHS_OF):
        yield from _years(pattern, text)


def _of_header(table: Table) -> set[int]:
    """The latest year that caption and header of a table name."""
    texts = [table.caption, *(text for row in table.rows[: table.header_rows] for text in row)]
    years = [year for text in texts for year in _years(_YEAR, text)]
    return {max(years)} if years else set()
