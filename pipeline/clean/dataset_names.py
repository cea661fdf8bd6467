"""Names for datasets that no schema names: readable and stable, from what their tables say of themselves.

The caption names a table, else its section, else the headers; whichever says what the table is about. "En millones de
dólares", "Capítulo I" or single letters do not. Where nothing does, the number of the table in its report stands in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.clean.settings import NAMES
from pipeline.contract import is_dataset_name
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.labels.label_words import identifier, tokens
from pipeline.spanish.caption_words import CAPTIONED
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import WORDS as MONTHS
from pipeline.spanish.stop_words import CONJUNCTIONS, LINKING, PREPOSITIONS

WITHOUT_NAME = "tabla"
_TABLE_WORD = re.compile(rf"(?:{CAPTIONED})\W*", re.IGNORECASE)
# Words that number, date or divide a text, say a unit, or head a column of anything: chosen by hand.
_NO_SUBJECT = frozenset(
    [
        *("tabla", "cuadro", "grafico", "figura", "anexo", "numero", "continuacion", "resumen", "detalle", "columna"),
        *(
            "capitulo",
            "titulo",
            "seccion",
            "parte",
            "inciso",
            "articulo",
            "apartado",
            "letra",
            "punto",
            "item",
            "items",
        ),
        *("porcentaje", "porcentajes", "millon", "millones", "miles", "pesos", "dolares", "euros"),
        *("unidad", "unidades", "nominal", "nominales", "total", "totales", "monto", "montos", "valor", "valores"),
        *("cantidad", "codigo", "fecha", "anos", "periodo"),
        *("anual", "anuales", "mensual", "trimestral", "semestral"),
        *("situacion", "actual", "antecedentes", "introduccion", "presentacion", "resultados", "conclusiones"),
    ]
)
# "Tabla 4", "Cuadro N° 2.1:", "Cuadro A-1.", "Anexo IV", "Gráfico a)": a table has another number in the next account.
_NUMBERING = re.compile(
    rf"^\W*(?:{CAPTIONED}|lamina|anexo)s?\b[\s.]*(?:n\s*[°º.o]?\s*|nro\.?\s*|numero\s+)?"
    r"(?:\d+(?:[.\-]\d+)*|[a-z][.\-]?\d+(?:[.\-]\d+)*|[ivxl]+\b|[a-z](?=\s*[:.)\-–—]))\W*"
)


def _unnumbered(caption: str) -> str:
    """A folded caption without what numbers it; "" where it says nothing else."""
    while (found := _NUMBERING.match(caption)) is not None:
        caption = caption[found.end() :]
    return caption


def subject_words(text: str) -> list[str]:
    """The words of a text that can say what a table is about."""
    return [
        w
        for w in tokens(text)
        if len(w) > NAMES.short_word and w.isalpha() and w not in _NO_SUBJECT and w not in MONTHS
    ]


def says_what(text: str) -> bool:
    """Whether a text says what its table is about: "Tabla N° 1" and "En millones de pesos" do not."""
    words = subject_words(text)
    return len(words) > 1 or any(len(word) >= NAMES.long_word for word in words)


def named_by_headers(headers: Sequence[str]) -> str:
    """What headers say of their table, folded: that of its labels alone where it is a title ("Evolución de Gastos por
    Objeto"), else whole headers from the left, as many as a name has room for.

    Headers that a letter tells apart ("A Más riesgoso", "B Riesgoso") are the parts of one and name nothing.
    """
    folded = [fold_label(header) for header in headers]
    if folded and len(subject_words(folded[0])) >= NAMES.title_words:
        return folded[0]
    letters = Counter(place for header in set(folded) for place in _letters(header))
    positions = Counter(position for position, _ in letters)
    said = ""
    for header in folded:
        if any(positions[position] > 1 for position, _ in _letters(header)):
            continue
        longer = f"{said} {header}".strip()
        if said and identifier(longer) == identifier(said):
            break
        if said and len("_".join(tokens(longer))) > NAMES.longest:
            break
        said = longer
    return said


def _letters(header: str) -> list[tuple[int, str]]:
    """The single letters among the words of a folded header, each with its position."""
    return [(n, word) for n, word in enumerate(header.split()) if len(word) == 1 and word.isalpha()]


def dataset_name(caption: str, section: str, headers: Sequence[str], table: str) -> str:
    """A name for the dataset of one table; ``table`` is its identifier in the report ("t04")."""
    caption, section = _unnumbered(fold_label(caption)), fold_label(section)
    columns = named_by_headers(headers)
    short = f"{caption} {columns}" if subject_words(caption) else ""
    texts = (caption, section, short, columns, f"{section} {columns}")
    name = next((identifier(text) for text in texts if says_what(text)), "") or f"{WITHOUT_NAME}_{table.lstrip('t')}"
    return as_name(name)


def table_title(caption: str, section: str, name: str) -> str:
    """The title of a table in Spanish: its caption, behind the section where the caption alone does not say what it is
    about ("En millones de pesos"); without both, ``name``."""
    if caption and section and section != caption and not says_what(caption) and says_what(section):
        return f"{section}: {caption}"
    return caption or section or name


def as_name(name: str) -> str:
    """A name that a dataset can have, the same where it can."""
    if name and not name[0].isdigit() and is_dataset_name(name):
        return name
    return f"{WITHOUT_NAME}_{name}" if name else WITHOUT_NAME


def family_name(captions: Sequence[str], headers: Sequence[str], taken: Container[str] = ()) -> str:
    """A name for a family: the words that most captions of its tables share, in their order; where these do not say
    what it is about, those of the headers. One of the ``taken`` gets a number behind it."""
    captions = [_unnumbered(fold_label(caption)) for caption in captions if caption]
    worded = [tokens(caption) for caption in captions]
    counted = Counter(word for words in worded for word in set(words))
    # What only one of several says sets it apart and does not name them: "Balón mano damas", "Balón mano varones".
    needed = max(min(2, len(worded)), round(NAMES.shared * len(worded)))
    shared = [w for w in (worded[0] if worded else ()) if counted[w] >= needed and w not in MONTHS and not w.isdigit()]
    # A letter distinguishes the tables of a family ("Fondo A", "Fondo C"), unless all have it.
    base = " ".join(w for w in shared if len(w) > 1 or counted[w] == len(worded))
    if not says_what(base):
        base = next((text for text in (named_by_headers(headers), *captions) if says_what(text)), base)
    elif len(subject_words(base)) == 1 and all(len(subject_words(caption)) > 1 for caption in captions):
        base = f"{base} {named_by_headers(headers)}"  # "línea", of "Talleres por línea" and "Consultas por línea"
    made = as_name(identifier(base))
    name, number = made, 2
    while name in taken:
        name, number = f"{made}_{number}", number + 1
    return name


def family_title(titles: Sequence[str]) -> str:
    """The title of a family as printed: the words that all titles of its tables share, in the order of the first,
    without the table's own number, month and year; the first title where they share less than two words."""
    shared = titles[0].split() if titles else []
    for title in dict.fromkeys(titles[1:]):
        kept = SequenceMatcher(None, _bare(shared), _bare(title.split()), autojunk=False).get_matching_blocks()
        shared = [word for block in kept for word in shared[block.a : block.a + block.size]]
    if len(set(titles)) > 1:
        shared = [word for word in shared if any(_bare([word]))]
        opened = max((at for at, word in enumerate(shared) if "(" in word), default=-1)
        if opened >= 0 and not any(")" in word for word in shared[opened:]):
            shared = shared[:opened]
    while shared and (_bare(shared[-1:])[0] in {"", *LINKING} or _ends_in_a_day(shared, titles)):
        shared.pop()
    if len(shared) > 1 and _TABLE_WORD.fullmatch(shared[0]) and not any(c.isdigit() for c in shared[1]):
        shared = shared[1:]
    said = [word for word in _bare(shared) if word and word not in LINKING]
    return " ".join(_with_gaps(shared)).rstrip(" ,;:") if len(said) > 1 else next(iter(titles), "")


def _ends_in_a_day(words: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a title that several share ends in the day of a date whose month they do not share: "al 31"."""
    last = _bare(words[-2:])
    return len(set(titles)) > 1 and len(last) == 2 and last[0] in PREPOSITIONS and last[1].isdigit()


def _with_gaps(words: Sequence[str]) -> list[str]:
    """The words of a title with "…" where a word is left out that the one before asks for: "en millones de … y
    porcentaje", of pesos in one year and of dollars in another."""
    made: list[str] = []
    for word, following in pairwise([*words, ""]):
        made.append(word)
        if _bare([word])[0] in PREPOSITIONS and _bare([following])[0] in CONJUNCTIONS:
            made.append("…")
    return made


def _bare(words: Sequence[str]) -> list[str]:
    """Words folded, without signs around them."""
    return [fold_line(word).strip('.,;:()[]|«»“”"–—-') for word in words]
