"""The special readings of a numeral, each with the pattern it is known by.

Order matters: the first pattern that takes a digit keeps it. Group 1, where there is one, is the
numeral; the rest of a pattern is the context that says what it is.

The words of the contexts were chosen by hand: what is numbered in laws, accounts and reports, with its abbreviations,
in Spanish and, where such reports print it, in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.quantities.numeral_shapes import FIGURE_PATTERN
from pipeline.spanish.caption_words import CAPTIONED
from pipeline.spanish.months import NAME_PATTERN, WORD_PATTERN

_N = FIGURE_PATTERN
_TIMES = r"(?:\s+(?:mil\s+millones|millones|mill[oó]n|mil)\b)?"
_UNIT = (
    r"(?:m2|m²|m3|m³|km2|km²|km|kil[oó]metros|metros(?:\s+c[uú]bicos|\s+cuadrados)?|kg|kilos|kilogramos|toneladas|ton|litros|lts?"
    r"|hect[aá]reas|ha|kwh?|mw|gb|mb|°\s?c)(?!\w)"
)
_NO_AGE = rf"(?!\s+(?:mil|miles|mill[oó]n|millones|pesos|uf|utm|euros|d[oó]lares|horas|d[ií]as|meses)\b|\s?{_UNIT})"
_LIST = rf"{_N}(?:\s*(?:,|y|e|o|/|-|–|al?)\s*{_N}\b)*"
_NO = r"(?:n\.?\s?[°ºo]s?\.?|n[uú]m(?:ero)?s?\.?|nro\.?|#)?\s*:?\s*"
_CAPITAL = "A-ZÁÉÍÓÚÑ"
_SMALL = "a-záéíóúñü"


@dataclass(frozen=True, slots=True)
class NumeralPattern:
    """A reading and the expression it is known by; ``accepts`` is a last look at the context."""

    reading: str
    expression: re.Pattern[str]
    accepts: Callable[[str, re.Match[str]], bool] | None = None
    headings_only: bool = False
    hints: tuple[str, ...] = ()
    """Letters (lower case) of which some stand in every text the expression can match: a quick look."""


def _pattern(
    reading: str,
    expression: str,
    *,
    case: bool = False,
    hints: str = "",
    accepts: Callable[[str, re.Match[str]], bool] | None = None,
    headings_only: bool = False,
) -> NumeralPattern:
    """A pattern; ``case`` says whether capitals count, ``hints`` are separated by spaces."""
    compiled = re.compile(expression, 0 if case else re.IGNORECASE)
    return NumeralPattern(reading, compiled, accepts, headings_only, tuple(hints.split()))


_NOT_A_STREET = re.compile(
    rf"(?:{CAPTIONED}|anexo|cap[ií]tulo|subt[ií]tulo|[ií]tem|ley|a[nñ]o|total|regi[oó]n|decreto|grupo|nivel"
    rf"|mujer(?:es)?|hombres?|los|las|en|de|del|el|la|con|al|por|durante|{WORD_PATTERN})\s",
    re.IGNORECASE,
)


def _is_street(text: str, match: re.Match[str]) -> bool:
    return _NOT_A_STREET.match(match.group()) is None


_SCALED_BEFORE = re.compile(r"\b(?:mil|mill[oó]n|millones|bill[oó]n|billones)\s*$", re.IGNORECASE)


def _begins_a_number(text: str, match: re.Match[str]) -> bool:
    """Not the last digits of one: "26 mil 061"."""
    return _SCALED_BEFORE.search(text[: match.start(1)]) is None


_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:a[nñ]os?|en|de|del|durante|desde|hasta|per[ií]odos?|para|el|al?|y|e|entre"
    rf"|{NAME_PATTERN}|semestre|trimestre|gesti[oó]n|p[uú]blica|presupuesto|temporada)"
    r"|\d{4}\s*[-–—/,y]|[(,/–—-])\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:personas|mujeres|hombres|casos|beneficiari|usuari|atenci|alumn|estudiant|ni[nñ]|familias|"
    r"viviendas|consultas|participant|trabajador|funcionari|millones|mil\b)",
    re.IGNORECASE,
)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Four digits from 1900 to 2099 are a year unless something counted follows and nothing dated precedes."""
    return bool(_YEAR_CONTEXT.search(text[: match.start(1)])) or not _COUNTED.match(text, match.end(1))


PATTERNS: tuple[NumeralPattern, ...] = (
    _pattern(
        "web",
        r"(?:https?://|www\.)[^\s)]+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+\.(?:gob\.)?(?:cl|com|org)\b[^\s)]*",
        hints="http www @ .cl .com .org",
    ),
    # Identifiers: tax number, project code, tender id.
    _pattern("code", r"\b\d{1,2}\.?\d{3}\.?\d{3}-[\dk]\b|\b\d{3,7}-\d{1,4}-[a-z]{1,2}\d{2}\b"),
    _pattern(
        "code",
        rf"\b(?:rut|bip|rbd|folio|id|rol|c[oó]digo|patente|iso(?:/iec)?|nch|licitaci[oó]n)\s*{_NO}({_N}(?:[-:/][\dk]+)*)",
        hints="rut bip rbd folio id rol códig codig patent iso nch licitaci",
    ),
    # Ten digits without a mark of thousands: accounts of a classification, telephones, tickets. Amounts of that size
    # are printed with marks.
    _pattern("code", r"(?<![\d.,])(\d{10,})(?![.,]?\d)"),
    # Sheets of a file, as the acts of councils quote them: "obrante a fs. 646".
    _pattern("code", rf"\b(?:fs|fjs|fojas?|folios?)\.?\s*{_NO}({_N})", hints="fs fjs foja folio"),
    # "148 de la Ley 19.664, 57 de la Ley 15.076": what is behind the comma counts, it is no second law.
    _pattern(
        "law", rf"\bley(?:es)?\s*{_NO}({_N}(?:\s*(?:,|y|e|o|/|-|–|al?)\s*{_N}\b(?!\s+de\s+la\s+ley))*)", hints="ley"
    ),
    _pattern(
        "law",
        r"\b(?:decretos?|d\.?\s?f\.?\s?l\.?|d\.?\s?s\.?|d\.?\s?l\.?|resoluci[oó]n(?:es)?|res\.|oficios?|ord\.?"
        r"|circular(?:es)?|dictamen(?:es)?|art[ií]culos?|arts?\.|incisos?|glosas?|bolet[ií]n|reglamento)"
        r"(?:\s+(?:supremo|exent[oa]|afect[oa]|con\s+fuerza\s+de\s+ley|ley|ordinario|circular|universitario|alcaldicio|ex\.))*"
        rf"\s*{_NO}({_LIST}(?:\s?[°º])?)",
        hints="ley decreto f s. d. resoluci res. oficio ord circular dictam art incis glosa bolet reglam",
    ),
    _pattern(
        "code",
        rf"\b(?:subt[ií]tulos?|subt\.|[ií]tems?|asignaci[oó]n(?!\s+de)|partida|(?:partida|programa|rubro)\s+presupuestari[oa]"
        rf"|objetos?\s+del?\s+gasto|unidad\s+ejecutora|fuente\s+de\s+financiamiento|rengl[oó]n)\s*{_NO}({_LIST})",
        hints="sub tem asign partida programa rubro objeto unidad fuente rengl",
    ),
    # Dates, whole: "del 1 de enero de 2022", "18 y 19-11-2022", "1° de mayo".
    _pattern(
        "date", r"(?<![\d.,/+])(\d{1,2}(?:\s*(?:y|al?|,)\s*\d{1,2})*([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?![\d/]|[.,-]\d)"
    ),
    _pattern("date", r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)"),
    _pattern(
        "date",
        rf"(?<![\d.,])(\d{{1,2}}\s?[°º]?(?:\s*(?:,|y|e|al?|-|–)\s*\d{{1,2}})*\s*(?:de\s+|-|/)?\s*(?:{WORD_PATTERN})\b\.?"
        r"(?:(?:,?\s+(?:de|del)(?:\s+a[nñ]o)?|[-/\s]|,)\s*(?:19|20)\d{2}(?![\d.]*\d))?)",
    ),
    _pattern("date", rf"\b((?:{WORD_PATTERN})\s+(?:de\s+|del\s+)?(?:a[nñ]o\s+)?(?:19|20)\d{{2}})\b(?!\.\d)"),
    # The base of a rate: "por cada 100 mil habitantes".
    _pattern("rate-base", rf"(?<!\bde )\bcada\s+({_N}(?:\s+mil(?:lones)?)?)(?=\s+[^\W\d_])", hints="cada"),
    _pattern(
        "rate-base",
        r"\bpor\s+((?:100\.000|10\.000|1\.000|100|cien)(?:\s+mil)?)\s+(?:habitantes|personas|nacidos|hogares|trabajador)",
        hints="por",
    ),
    # Times of the day; "36.12 horas" is how long something takes.
    _pattern(
        "time",
        r"(?<![\d.,])((?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s*(?:a|y|-|–|hasta)\s*(?:las\s+)?\d{1,2}[:.]\d{2})?)\s*(?:hrs?|horas|h)\b",
    ),
    _pattern("time", r"(?<![\d.,])(\d{1,2}:\d{2}(?:\s*(?:a|y|-|–|hasta)\s*(?:las\s+)?\d{1,2}:\d{2})?)(?![\d:])"),
    _pattern(
        "time",
        r"\ba\s+las\s+(\d{1,2})(?![.,]?\d|\s*%|\s+mil\b)(?:\s*(?:hrs?|horas|h))?\b(?!\s+(?:familias|personas|mujeres|viviendas))",
        hints="las",
    ),
    _pattern("time", r"\b(24/7)\b", hints="24/7"),
    # Telephones.
    _pattern("phone", r"(\(?\+\s?56\)?[\s\d()-]{6,}\d)", hints="+"),
    _pattern(
        "phone",
        r"\b(?:fonos?|tel[eé]fonos?|tel\.|fax|celular|whatsapp|call\s?center)\s*[:.]?\s*((?:\(?\d(?:[\d\s()+-]|[.,](?=\d)){1,18})?\d)",
        hints="fono tel fax celular whatsapp call",
    ),
    _pattern("phone", r"\b([68]00\s\d{3}\s?\d{3,4})\b"),
    # Addresses.
    _pattern(
        "address",
        r"\b(?:piso|oficinas?|of\.|depto\.?|dpto\.?|block|casilla|torre|local)\s*" + _NO + r"(\d+)(?!\d|\s+mil\b)",
        hints="piso ofi of. dep dpto block casilla torre local",
    ),
    # The number of a house stands behind a name, not behind a conjunction or preposition ("por ruta y 6 salidas"), and
    # is no "6 mil".
    _pattern(
        "address",
        rf"\b(?:calle|avenida|av\.|avda\.|pasaje|pje\.|camino|alameda|paseo|plaza|ruta)\s+(?:[{_CAPITAL}{_SMALL}°.'0]+\s+){{0,5}}?"
        rf"(?:n[°º]\s*)?(?<!\s[yeou]\s)(?<!\s(?:de|en|al|ni)\s)(?<!\s(?:con|por|del|las|los|que)\s)(\d{{1,5}})(?![\d.,]*\d|\s+mil\b)",
        hints="calle av pasaje pje camino alameda paseo plaza ruta",
    ),
    NumeralPattern(
        "address",
        re.compile(
            rf"\b[{_CAPITAL}][{_SMALL}']+\s(?:N[°º]\s*)?(\d{{2,5}})(?=\s*,\s*(?:[{_CAPITAL}][{_SMALL}]+(?!\s+\d)|piso|of))"
        ),
        accepts=_is_street,
    ),
    # Numbers of sections, lists, tables, and what is written with an ordinal mark.
    _pattern("ordinal", r"^\s*(\d{1,2}(?:\.\d{1,2})*)(?=\s*[-.)°º–—]*\s)", headings_only=True),
    _pattern("ordinal", r"\.{4,}\s*(\d{1,3})\b"),
    _pattern("ordinal", r"(?<![\d.,])(\d{1,2}(?:\.\d{1,2}){2,3})(?![\d]|[.,]\d)"),
    _pattern("ordinal", r"(?<![\d.,])(\d{1,2}\.\d{1,2})\.?-(?=\s)"),
    _pattern("ordinal", rf"^\s*(\d{{1,2}})(?=\s+[{_CAPITAL}¿“\"][{_SMALL}]*\s)", case=True),
    _pattern("ordinal", r"[^\W\d_]\s+(\d{1,3})\s*$", headings_only=True),
    _pattern("ordinal", r"^\s*\(?(\d{1,2}(?:\.\d{1,2})*)(?=\s*(?:[.)]|\.-|[°º]|-)\s)"),
    _pattern("ordinal", r"\b(?:p[aá]g(?:ina)?\.?|page)\s+(\d{1,4}\s+(?:de|of)\s+\d{1,4})\b", hints="pág pag"),
    _pattern(
        "ordinal",
        rf"\b(?:(?:{CAPTIONED})s?|figures?|tables?|l[aá]minas?|anexos?|cap[ií]tulos?|t[ií]tulos?"
        r"|secci[oó]n|p[aá]ginas?|p[aá]gs?\.|pages?|(?<!\d )(?<!\d)pp?\."
        rf"|ecuaci[oó]n(?:es)?|equations?|f[oó]rmulas?|sections?|chapters?|puntos?(?=\s+\d)|numeral|objetivos?|ejes?|etapas?|fases?|notas?|letra|sala|lote|tramos?|ciclos?|versi[oó]n|categor[ií]a"
        rf"|edici[oó]n|zonas?|distritos?|circunscripci[oó]n)\s+{_NO}(?!\d+(?:[.,]\d+)?\s?%)({_LIST})",
        hints="l t p cuadro gr figur anexo sec ecuaci eje fase versi edici zona circuns",
    ),
    _pattern("ordinal", rf"\bn[°º]s?\s*({_N})", hints="n° nº"),
    _pattern("ordinal", r"(?<![\d.,])(\d{1,3}(?:\s?[°ºª]|(?:er|ra|ro|do|da|to|ta|mo|ma|vo|va)\b))"),
    _pattern("footnote", r"(?<=\w)(?<!\d\sm)(?<!\dm)(?<!\skm)(?<!\dkm)([¹²³⁴⁵⁶⁷⁸⁹⁰]+)"),
    # Set against a figure with a mark in it ("12.345(1)", "8,5[2]"), and so no count of its own.
    _pattern("footnote", r"(?:(?<=[.,]\d)|(?<=[.,]\d\d)|(?<=[.,]\d\d\d))[(\[](\d{1,2})[)\]]"),
    # Ages and spans of years.
    _pattern(
        "age",
        r"\b((?:entre\s+(?:los\s+)?)?\d{1,3}\s*(?:y|a|al|hasta|-|–)\s*(?:los\s+)?\d{1,3})\s+a[nñ]os\b(?!\s+de\s+(?:experiencia|servicio))",
        hints="años anos",
    ),
    _pattern(
        "age",
        r"\b(?:mayor(?:es)?|menor(?:es)?)\s+(?:de|a|que|o\s+igual(?:es)?\s+a)\s+(?:los\s+)?(\d{1,3})(?![\d.,]*\d|\s?%)"
        + _NO_AGE,
        hints="mayor menor",
    ),
    _pattern(
        "age",
        r"(\b\d{1,3})\s+a[nñ]os\s+(?:y|o|u|en)\s+(?:m[aá]s|menos|adelante)|(?:desde|sobre|hasta|bajo)\s+los\s+\d{1,3}\s+a[nñ]os",
        hints="años anos",
    ),
    _pattern("age", r"\b(\d{1,3})\s+a[nñ]os\s+de\s+edad\b", hints="años anos"),
    _pattern(
        "age",
        r"\b(?:desde|sobre|hasta|bajo|tiene|de)\s+(?:los\s+)?(\d{1,3})\s+a[nñ]os\b(?!\s+de\s+(?:experiencia|servicio|vida))",
        hints="años anos",
    ),
    _pattern("age", r"\b(\d{1,3})\s+and\s+(?:under|over|older|younger)\b", hints="and"),
    # Years with decimals are a mean ("una edad media de 36,2 años"), and a claim.
    _pattern("duration", r"(?<![\d.,])(\d{1,3})\s+a[nñ]os\b", hints="años anos"),
    # Terms of a programme: what one person gets, a ceiling, a share of a wage.
    _pattern(
        "unit-price",
        r"(?:hasta|tope(?:\s+m[aá]ximo)?(?:\s+de)?|m[aá]ximo\s+de"
        rf"|(?<!por un )valor\s+de)\s+((?:M?\$|US\$|UF|UTM)\s?{_N}{_TIMES})",
        hints="hasta tope ximo valor",
    ),
    _pattern(
        "unit-price",
        rf"((?:M?\$|US\$)\s?{_N}|{_N}\s+(?:pesos|UF|UTM))(?=\s*(?:mensual|diari|anuales|c/u|cada\s+un|por\s+(?:cada|persona"
        r"|hora|hij|mes|trabajador|alumn|ni[nñ]|familia|beneficiari|d[ií]a)))",
        hints="mensual diari anuales c/u cada por",
    ),
    _pattern(
        "unit-price",
        rf"({_N}\s?%)(?=\s+(?:del|de\s+la|de\s+un|de\s+su|de\s+una)\s+(?:ingreso\s+m[ií]nimo|sueldo|remuneraci|salario|renta|ingreso"
        r"\s+mensual|(?:valor|costo)(?!\s+total)|arancel|copago))",
        hints="%",
    ),
    # No count begins with a zero: districts, accounts, resolutions do ("los distritos 05 y 06", "N.º 051-2019").
    _pattern("code", r"(?<![\d.,:/])(0\d{1,5})(?![.,:/]?\d)", accepts=_begins_a_number),
    # Years, and names with a digit in them.
    _pattern("year", r"\ba[nñ]os?\s+(?:de\s+)?(1[0-8]\d{2})(?![.,]?\d)", hints="año ano"),
    _pattern("year", r"\b((?:19|20)\d0)s\b"),
    _pattern(
        "year", r"(?<![\d.,$%])(?<!\$ )\b((?:19|20)\d{2})\b(?![.,]\d|\s?%|\s*(?:millones|pesos))", accepts=_is_year
    ),
    # How sure an interval is: "IC 95 %: 1,1 a 1,4", "95% CI".
    _pattern("name", r"\b(?:ic|ci)\s*(?:del?\s+|al\s+)?(9[059]\s?%)", hints="ic ci"),
    _pattern("name", r"(?<![\d.,])(9[059]\s?%)(?=\s*(?:ic|ci)\b)", hints="ic ci"),
    _pattern("measure", rf"({_N}\s*{_UNIT})", accepts=_begins_a_number),
    _pattern(
        "name",
        rf"(?<!\$)\b(?:[{_CAPITAL}{_SMALL}]+[-–]?\d+[{_SMALL}{_CAPITAL}\d]*|\d+[{_CAPITAL}]{{1,3}}\b(?!€))(?<!M\d)",
        case=True,
    ),
    # "Tres Arroyos", where both words have a capital.
    _pattern(
        "name",
        r"\b(Dos|Tres|Cuatro|Cinco|Seis|Siete|Ocho|Nueve|Diez|Once|Doce|Quince|Veinte|Treinta|Cien)\s+"
        rf"(?!Mil|Bill|Ciento)[{_CAPITAL}][{_SMALL}]{{2,}}",
        case=True,
    ),
)
