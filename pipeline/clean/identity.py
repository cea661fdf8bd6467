"""Whose account a document is, of which region and year: from title, prose, file name, or as stated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.clean.services import in_case, in_prose, on_cover
from pipeline.model import Document, Heading, Identity, Paragraph
from pipeline.spanish.folding import fold_line

# Official names (Ley 21.074 and 21.033); the folded words by which prose and titles name them.
REGIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Arica y Parinacota", ("arica y parinacota", "arica")),
    ("Tarapacá", ("tarapaca",)),
    ("Antofagasta", ("antofagasta",)),
    ("Atacama", ("atacama",)),
    ("Coquimbo", ("coquimbo",)),
    ("Valparaíso", ("valparaiso",)),
    ("Metropolitana", ("metropolitana", "metropolitano", "rm")),
    ("O'Higgins", ("libertador general bernardo o'higgins", "o'higgins", "o’higgins", "ohiggins")),
    ("Maule", ("maule",)),
    ("Ñuble", ("nuble",)),
    ("Biobío", ("biobio", "bio bio", "bio-bio")),
    ("La Araucanía", ("araucania",)),
    ("Los Ríos", ("los rios",)),
    ("Los Lagos", ("los lagos",)),
    ("Aysén", ("aysen", "aisen")),
    ("Magallanes", ("magallanes",)),
)
_TITLE = re.compile(
    r"cuentas?\s+p[úu]blicas?(\s+participativas?)?(\s+de\s+gesti[óo]n)?|memoria\s+anual|informe\s+de\s+gesti[óo]n",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d{2}(?![\d,]|\.\d)")
_OF_YEAR = re.compile(
    r"\b(?:a[ñn]o|durante(?: el)?|per[ií]odo|gesti[óo]n|ejercicio)\s+(?:del?\s+)?((?:19|20)\d{2})\b", re.IGNORECASE
)
_REGION_WORDS = re.compile(r"^(direcci[óo]n\s+regional|regi[óo]n)\b[^\d]*$", re.IGNORECASE)
_REGION_NAMED = re.compile(
    r"\b[Rr]egi[óo]n(?:\s+(?:de|del|la|las|los))*\s+[A-ZÁÉÍÓÚÑ][\w'’]*(?:\s+[A-ZÁÉÍÓÚÑ][\w'’]*)*"
)
_FEW_REGIONS = 4  # more of them than this are an account of the country
_TOP = 8  # blocks at the top of a document that can hold its title


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person stated about a document in the small file beside it; "" or ``None``: not stated."""

    institution: str = ""
    region: str = ""
    year: int | None = None
    source_address: str = ""
    retrieved: str = ""


def _top_lines(document: Document) -> list[str]:
    """The lines before the first table among which the title stands."""
    top: list[str] = []
    for block in document.blocks[:_TOP]:
        if not isinstance(block, Heading | Paragraph):
            break
        top.append(block.text)
    return top


def _names_region(line: str) -> bool:
    """Whether a line is of the kind that tells whose account it is: a title, or "Región …" alone."""
    return bool(_TITLE.search(line)) or (len(line) <= 80 and bool(_REGION_WORDS.search(line)))


def _region_in(text: str) -> str:
    folded = fold_line(text)
    found = [
        (match.start(), name)
        for name, words in REGIONS
        for word in words
        if (match := re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", folded))
    ]
    return min(found)[1] if found else ""


def _region_of_prose(prose: str) -> str:
    """The region the prose speaks of, where it speaks of few others: an account of the whole country
    names them all."""
    named = Counter(name for m in _REGION_NAMED.finditer(prose) if (name := _region_in(m.group())))
    if not named or len(named) > _FEW_REGIONS:
        return ""
    name, count = named.most_common(1)[0]
    return name if count >= 2 and count >= 0.6 * named.total() else ""


def _prose(document: Document) -> str:
    return "\n".join(b.text for b in document.blocks if isinstance(b, Heading | Paragraph))


def _year(document: Document, top: Sequence[str], prose: str) -> tuple[int | None, str]:
    in_title = [int(y) for line in top for y in _YEAR.findall(line) if _TITLE.search(line) or len(line) < 40]
    counted = Counter(int(y) for y in _OF_YEAR.findall(prose))
    if len(set(in_title)) == 1:
        return in_title[0], "título"
    if in_title and counted:
        # "2022-2023": presented in one year about another; the prose says which it tells about.
        return max(set(in_title), key=lambda y: (counted[y], -y)), "título y texto"
    if counted:
        return max(counted, key=lambda y: (counted[y], y)), "texto"
    if in_title:
        return min(in_title), "título"
    in_name = [int(y) for y in _YEAR.findall(document.report.replace("_", " ").replace("-", " "))]
    if in_name:
        return in_name[-1], "nombre del archivo"
    every = Counter(int(y) for y in _YEAR.findall(prose))
    return (max(every, key=lambda y: (every[y], y)), "años que menciona") if every else (None, "")


def _institution(top: Sequence[str], prose: str, report: str) -> tuple[str, str]:
    """The service, and where its name was read."""
    if name := _in_title(top):
        return in_case(name), "título"
    if name := on_cover(_without_title(line) for line in top):
        return name, "portada"
    if name := in_prose(prose):
        return name, "la que más nombra el texto"
    return _from_name(report), "nombre del archivo"


def _without_title(line: str) -> str:
    """A line of the cover without year and region: "Hospital del Valle, 2022"."""
    rest = re.sub(r"[,|–-]?\s*\bregi[óo]n\b.*$", "", _YEAR.sub("", line), flags=re.IGNORECASE)
    return " ".join(rest.split()).strip(" -–—:,.|/()")


def _in_title(top: Sequence[str]) -> str:
    for line in top:
        if _TITLE.search(line):
            rest = _YEAR.sub(" ", _TITLE.sub(" ", line))
            rest = re.sub(r"\bregi[óo]n\b.*$", " ", rest, flags=re.IGNORECASE)
            name = " ".join(rest.split()).strip(" -–—:,.|/()")
            if sum(c.isalpha() for c in name) >= 3 and len(name) <= 90:
                return name
    return ""


def _from_name(report: str) -> str:
    words = [w for w in re.split(r"[-_\s]+", report) if w and not w.isdigit()]
    words = [w for w in words if fold_line(w) not in ("cuenta", "publica", "cp", "informe") and not _region_in(w)]
    return words[0].upper() if words and len(words[0]) <= 6 else " ".join(words).title()


def identify(document: Document, stated: Stated) -> Identity:
    """Institution, region and year of a document; what is stated comes first, the file name last."""
    top = _top_lines(document)
    prose = _prose(document)
    how = []
    institution, where = stated.institution, "declarada"
    if not institution:
        institution, where = _institution(top, prose, document.report)
    if institution:
        how.append(f"institución: {where}")
    region, where = stated.region, "declarada"
    if not region:
        region, where = next(
            ((r, "título") for line in top if _names_region(line) and (r := _region_in(line))), ("", "")
        )
    if not region:
        region, where = _region_in(document.report.replace("-", " ").replace("_", " ")), "nombre del archivo"
    if not region:
        region, where = _region_of_prose(prose), "la que más nombra el texto"
    if region:
        how.append(f"región: {where}")
    year, from_ = (stated.year, "declarado") if stated.year else _year(document, top, prose)
    if year:
        how.append(f"año: {from_}")
    title = next((line for line in top if _TITLE.search(line)), top[0] if top else document.report)
    return Identity(
        institution=institution,
        region=region,
        year=year,
        title=title,
        source_address=stated.source_address,
        retrieved=stated.retrieved,
        how="; ".join(how),
    )
