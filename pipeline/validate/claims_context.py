"""What a sentence says around one of its figures: clause, counted noun, hedge, years, growth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pipeline.validate.facts import YEAR, Kind, TableFacts
from pipeline.validate.prose import Sentence
from pipeline.validate.prose_numerals import Figure
from pipeline.validate.wording import STOPWORDS, fold, stem, stems

Hedge = Literal["", "about", "more", "less"]

_BOUNDARY = re.compile(
    r"[;:()–—]|,(?!\d)|\.\s|\s(?:y|e|mientras(?:\s+que)?|pero|aunque|donde|versus|frente\s+a|(?:de|entre)\s+(?:l[oa]s\s+)?cuales|y\s+que)\s",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:cerca\s+de|cercan[oa]s?\s+a|alrededor\s+de|aproximadamente|aprox\.?|casi|un[oa]s|en\s+torno\s+a(?:l)?|del\s+orden\s+de"
    r"|pr[oó]xim[oa]s?\s+a|bordea\w*|rondan?)\s*(?:l[oa]s?|el|un[oa]?)?\s*$"
)
_MORE = re.compile(
    r"(?:m[aá]s\s+de|sobre|por\s+sobre|superior(?:es)?\s+a|supera\w*|super[oó]|excede\w*|al\s+menos|mayor(?:es)?\s+a|desde"
    r"|por\s+encima\s+de)\s*(?:l[oa]s?|el|un[oa]?)?\s*$"
)
_LESS = re.compile(
    r"(?:menos\s+de|inferior(?:es)?\s+a|bajo|hasta|menor(?:es)?\s+a|no\s+m[aá]s\s+de|por\s+debajo\s+de|casi)\s*(?:l[oa]s?|el|un[oa]?)?\s*$"
)
_GROWTH = re.compile(
    r"\b(?:aument\w+|crec\w+|increment\w+|disminu\w+|reduc\w+|reduj\w+|baj[oó]\b|baja\b|subi\w+|alza|caid\w*|cay[oe]\w*|descen\w+"
    r"|variac\w+|vari[oó]\b|expansi\w+|contra[ij]\w+)|\b(?:mas|menos|superior|inferior|mayor|menor)\s+(?:que|al?|respecto|en\s+comparacion)\b"
    r"|\b(?:mas|menos)\s*$|\brespecto\s+(?:a|al|del?)\b.{0,30}\b(?:ano|20\d\d|periodo)"
)
_DIFFERENCE = re.compile(r"^\W*(?:\w+\s+){0,3}?(?:mas|menos|adicional\w*)\b")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)")
_YEAR_BEHIND = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?\(?(?:en|el|durante|a[nñ]o|del?)\s+(?:el\s+)?(?:a[nñ]o\s+)?((?:19|20)\d{2})(?![\d]|[.,]\d)"
)
_COMPARED_YEAR = re.compile(
    r"\b(?:que|respecto\s+(?:al?|del?)|en\s+comparaci[oó]n\s+(?:con|al?)|comparado\s+con|frente\s+al?|versus|sobre|contra)"
    r"\s+(?:en\s+)?(?:el\s+|la\s+|l[oa]s\s+)?(?:mismo\s+)?(?:a[nñ]o|per[ií]odo|ejercicio|(?:cierre\s+de\s+)?[a-z]{4,10}\s+del?)?\s*(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
"""A year that a figure is compared with. "de 2022" alone is the figure's own, "un 5% más que en 2021" is not."""
_WHEN = re.compile(r"\s*(?:cuando|a[nñ]o\s+en\s+que|oportunidad\s+en\s+que)\b", re.IGNORECASE)
_YEAR_BEFORE_BEHIND = re.compile(
    r"\s*(?:[a-z]+\s+){0,3}?(?:de|del|en|durante)\s*(?:l?\s*el\s+|el\s+|la\s+)?(?:mismo\s+)?(?:ano|periodo|ejercicio)\s+(?:anterior|pasado|previo|precedente)"
)
_LEVEL_BEFORE = re.compile(
    r"\b(?:desde|hasta|llega\w*\s+a|llego\s+a|alcanz\w+|totaliz\w+|registr\w+|quedando\s+en|cerr\w+\s+(?:con|en)|\d\s+(?:[a-z]+\s+){0,4}a)"
    r"\s+(?:(?:con|un\s+total\s+de|a|los|las|l[oa]s|un|una|en)\s+)*(?:m?m?\$|uf)?\s*$"
)
_SINCE = re.compile(r"\bdesde\s+(?:l[oa]s\s+)?$")
_CHANGED_FROM = re.compile(
    r"\b(?:pas(?:o|aron|ando|ar)\s+de|desde)\s+(?:l[oa]s\s+)?(?:m?m?\$|uf)?\s*$|\bde\s+(?:l[oa]s\s+)?(?:m?m?\$|uf)?\s*$"
)
_TO_BEHIND = re.compile(
    r"\s*(?:[a-z]+\s+){0,3}?(?:(?:en|el|de|del)\s+(?:19|20)\d\d\s+)?(?:a|hasta)\s+(?:l[oa]s\s+)?(?:m?m?\$|uf)?\s*\d"
)
_NEXT_WORD = re.compile(r"\s*(?:de\s+(?:l[oa]s\s+)?)?([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_OLDER = re.compile(
    r"\b(?:ano|periodo|ejercicio|gestion)s?\s+(?:anterior|pasado|previo|precedente)|\banteriormente\b|\bmeta\b|\bobjetivo\b|\bproyect(?!os?\b)"
)
_FRAME = re.compile(
    r"\s*(?:[•▪·*–-]\s*)?((?:En|A|Al|De|Del|Desde|Entre|Para|Seg[uú]n|Respecto|Durante|El\s+a[nñ]o|Hacia|Hasta|Tras|Sobre|Con"
    r"|La\s+(?:meta|proyecci[oó]n))\b"
    r"[^,;:.()]{2,70})[,:]\s"
)
_SINCE_THEN = re.compile(
    r"\bdesde\s+(?:su|la|el|que)\s+(?:creacion|inicio|fundacion|puesta|comienzo|implementacion|entrada|origen|inauguracion)"
    r"|\bhistoric[oa]s?\b|\bacumulad[oa]s?\b|\ba\s+la\s+fecha\b"
)
_COMPARED = re.compile(
    r"\b(?:que|al?|del?|respecto\s+(?:al?|del?)|en\s+comparacion\s+(?:con|al?))\s+(?:el\s+|la\s+)?"
    r"(?:mismo\s+)?(?:ano|periodo|ejercicio|gestion)s?\s+(?:anterior|pasado|previo|precedente)"
)
_OLDER_AT_END = re.compile(
    r"\b(?:durante|en|del?)\s+(?:el\s+|la\s+)?(?:ano|periodo|ejercicio|gestion)\s+(?:anterior|pasado|previo|precedente)\W*$"
)
_LOCAL_PART = re.compile(r"\b(?:de\s+est[oa]s|de\s+ell[oa]s|de\s+l[oa]s\s+cuales|entre\s+est[oa]s|dich[oa]s)\b")

# People under whatever name an account gives them: any total of people may be told with any of these.
PEOPLE = stems(
    "personas beneficiarios beneficiarias usuarios usuarias participantes trabajadores trabajadoras"
    " alumnos estudiantes pacientes habitantes ciudadanos jovenes funcionarios hombres mujeres niños niñas"
    " inscritos asistentes postulantes victimas socios vecinos familias afiliados internos reclusos"
    " imputados agricultores agricultoras damnificados contribuyentes visitantes asegurados productores deportistas"
    " cuidadores cuidadoras detenidos parvulos"
)


@dataclass(frozen=True)
class Claim:
    """A claim of the prose: its sentence, the figure (offsets in the block) and what surrounds it.

    ``around`` is the sentence without the clauses of its other claims of the same kind (``rivals``): what
    may be said of this one;
    ``around_clause`` is the clause with the words right before it; ``lead`` is the sentence up to the clause,
    ``span`` what stands between the figure before and the end of the clause.
    """

    sentence: Sentence
    figure: Figure
    clause: str
    around: str
    rivals: str
    around_clause: str
    before: str
    after: str
    lead: str = ""
    span: str = ""

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.figure)

    @cached_property
    def clause_stems(self) -> frozenset[str]:
        return stems(self.clause)

    @cached_property
    def around_stems(self) -> frozenset[str]:
        return stems(self.around)

    @cached_property
    def hedge(self) -> Hedge:
        """``about``, ``more`` or ``less`` where the figure is announced as rounded, "" where it is exact."""
        folded = self.before
        if _LESS.search(folded) and not _MORE.search(folded):
            return "about" if re.search(r"casi\s*\w*\s*$", folded) else "less"
        if _ABOUT.search(folded):
            return "about"
        return "more" if _MORE.search(folded) and not (self.level and _SINCE.search(folded)) else ""

    @cached_property
    def growth(self) -> bool:
        """Whether the clause tells a change, not a level."""
        return bool(_GROWTH.search(fold(self.clause)))

    @cached_property
    def difference(self) -> bool:
        """Whether the figure itself is how much more or less there was (``1.200 personas más``)."""
        return bool(_DIFFERENCE.match(fold(self.after))) and self.growth

    @cached_property
    def years(self) -> frozenset[str]:
        """The years the figure is of: the one right behind it ("1.350 en 2022"), else those of the clause,
        the last one before the figure where there are several, else those of the sentence outside its rivals."""
        behind = _YEAR_BEHIND.match(self.after)
        if behind:
            return frozenset({behind.group(1)})
        named = _YEAR.findall(self.clause)
        if len(set(named)) > 1:
            before = _YEAR.findall(self.clause[: self.clause.find(self.figure.text)])
            return frozenset(before[-1:] or named)
        if self.year_before:
            return frozenset()
        own = _YEAR.findall(_COMPARED_YEAR.sub(" ", self.clause))
        if _WHEN.match(self.clause):  # "un 2% más que en 2021, cuando hubo 1.350"
            return frozenset(_YEAR.findall(self.lead)[-1:])
        around = own or _YEAR.findall(_COMPARED_YEAR.sub(" ", self.around))
        if around:
            return frozenset(around)
        before = _YEAR.findall(_COMPARED_YEAR.sub(" ", self.lead))[-1:]
        return frozenset(before or _YEAR.findall(_COMPARED_YEAR.sub(" ", self.sentence.text))[-1:])

    @cached_property
    def year_before(self) -> bool:
        """Whether the figure is told as that of the year before ("los 1.350 del año anterior")."""
        return _YEAR_BEFORE_BEHIND.match(fold(self.after)) is not None

    @cached_property
    def level(self) -> bool:
        """Whether the figure is where a change began or ended ("pasó de 1.200 a 1.350"), not how large it was."""
        if _YEAR_BEHIND.match(self.after) or self.year_before:
            return True
        return _LEVEL_BEFORE.search(self.before) is not None or self.start_of_change

    @cached_property
    def start_of_change(self) -> bool:
        """Whether the figure is the first of a change ("de 1.200 a 1.350")."""
        return _CHANGED_FROM.search(self.before) is not None and _TO_BEHIND.match(fold(self.after)) is not None

    @cached_property
    def frame(self) -> str:
        """What the sentence says of all that follows before its first comma ("En la comuna de Lanco, …"), or ""."""
        match = _FRAME.match(self.sentence.text)
        inside = match is None or match.end() > self.figure.start - self.sentence.start
        return "" if inside or match is None else match.group(1)

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the clause, or what frames the sentence, speaks of another year or a goal (what a growth is
        compared with does not count)."""
        if (self.frame and _OLDER.search(fold(self.frame))) or _SINCE_THEN.search(fold(self.sentence.text)):
            return True
        if _OLDER_AT_END.search(_COMPARED.sub(" ", fold(self.sentence.text))) and not self.growth:
            return True
        return bool(_OLDER.search(_COMPARED.sub(" ", fold(self.clause)) if self.growth else fold(self.clause)))

    @cached_property
    def part(self) -> bool:
        """Whether the clause speaks of a part of what came before ("de ellas", "de los cuales")."""
        return bool(_LOCAL_PART.search(fold(self.around_clause)))

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """Stems of the words right behind the figure that say what it counts ("proyectos postulados")."""
        if self.figure.unit and self.kind == "count":
            return (stem(self.figure.unit.split()[0]),)  # kilometres count no people
        match = _NEXT_WORD.match(self.after)
        if match is None:
            return ()
        found = []
        for word in match.groups():
            if word is None:
                break
            folded = fold(word)
            if folded in STOPWORDS:
                break
            found.append(stem(folded))
        return tuple(found)

    @cached_property
    def printed_digits(self) -> int:
        """How many digits the figure has, zeros included."""
        if self.figure.value is None:
            return 0
        return len(str(int(abs(self.figure.value / self.figure.step).to_integral_value())))

    @cached_property
    def digits(self) -> int:
        """The significant digits of the figure: how much it says."""
        if self.figure.value is None:
            return 0
        value = abs(self.figure.value / self.figure.step).to_integral_value()
        return len(str(int(value)).rstrip("0") or "0")


def same_year(claim: Claim, table: TableFacts, usual: frozenset[str]) -> bool:
    """Whether a claim can be of the year a table speaks of: by its columns and rows, its caption, or ``usual``,
    the report's."""
    said = frozenset(y for c in table.columns for y in c.years) | frozenset(table.row_years)
    said = said or frozenset(w for w in table.words if YEAR.fullmatch(w)) or usual
    return not claim.years or not said or bool(claim.years & said)


def kind_of(figure: Figure) -> Kind:
    """Whether a figure of the prose is a percentage (or proportion), an amount of money, or a count."""
    if figure.unit in ("%", "pp", "razón"):
        return "percent"
    return "amount" if figure.unit in ("CLP", "USD", "EUR", "UF", "UTM") else "count"


def claims_of(sentence: Sentence, text: str, figures: Sequence[Figure]) -> list[Claim]:
    """The claims of one sentence: ``figures`` (offsets in ``text``, the block's text) with what surrounds each."""
    clauses = [_clause(sentence, text, figure) for figure in figures]
    found = []
    told_until = sentence.start
    for own, figure in zip(clauses, figures, strict=True):
        start, end = sentence.start, max(sentence.end, figure.end)
        around, rivals, at = [], [], start
        alike = {c for c, f in zip(clauses, figures, strict=True) if c != own and kind_of(f) == kind_of(figure)}
        for left, right in sorted(alike):
            if left >= at:
                around.append(text[at:left])
                rivals.append(text[left:right])
                at = right
        around.append(text[at:end])
        found.append(
            Claim(
                sentence,
                figure,
                text[own[0] : own[1]],
                " ".join(around),
                " ".join(rivals),
                text[max(start, own[0] - 20) : own[1]],
                fold(text[max(start, figure.start - 40) : figure.start]),
                text[figure.end : end],
                text[start : own[0]],
                text[told_until : max(own[1], figure.end)],
            )
        )
        told_until = figure.end
    return found


def _clause(sentence: Sentence, text: str, figure: Figure) -> tuple[int, int]:
    start, end = sentence.start, max(sentence.end, figure.end)
    left = start
    for match in _BOUNDARY.finditer(text, start, figure.start):
        left = match.end()
    boundary = _BOUNDARY.search(text, figure.end, end)
    return left, boundary.start() if boundary else end


def matches(claim: Claim, amount: Decimal, step: Decimal) -> Literal["", "exact", "truncated", "hedged"]:
    """How a claim's figure can be said of ``amount`` (printed or computed, in steps of ``step``).

    A printed figure is an interval of half a unit of its last digit either side; a truncated one is
    one unit above. "Más de", "casi" and "cerca de" allow a tenth of the figure.
    """
    value = claim.figure.value
    if value is None:
        return ""
    amount, value = abs(amount), abs(value)
    off = abs(value - amount)
    if step == 1 and claim.kind != "percent":
        step = Decimal(0)  # a whole number counts: it is exact
    if off <= max(claim.figure.step, step) / 2:
        return "exact"
    if value < amount < value + claim.figure.step and claim.figure.step > step:
        return "truncated"
    room = max(value / 10, claim.figure.step)
    if claim.hedge == "about" and off <= room / 2:
        return "hedged"
    if claim.hedge == "more" and value <= amount <= value + room:
        return "hedged"
    if claim.hedge == "less" and value - room <= amount <= value:
        return "hedged"
    return ""
