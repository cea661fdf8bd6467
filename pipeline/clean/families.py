"""Tables of the same kind: alike in headers, stub, caption and unit, within a report, across reports and years.

A kind is what remains of a table when its figures, years and months are taken away. Two kinds are of one family where
their headers say the same in the same types, and caption or stub agree as far as headers this plain need it: "Concepto
/ Importe" heads tables of anything, "Devengado / Pagado / Saldo por devengar" does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.clean.settings import LIKENESS
from pipeline.contract import NUMERIC
from pipeline.model import CleanTable, Table
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import WORDS as MONTHS
from pipeline.spanish.stop_words import LINKING

_WORD = re.compile(r"[a-z]+")
_SET = re.compile(r"\bset(?=[-.'’/–]\s*(?:19|20)?\d{2}\b|\s+(?:del?\s+)?(?:19|20)\d{2}\b)")
"""September as "set-19", which else is a set of something."""
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# Words that number or date a table and do not say what it is about.
_FORMAL_WORDS = (
    "tabla cuadro grafico figura anexo capitulo seccion titulo articulo art inciso letra n no nro numero al del ano "
    "anos mes periodo continuacion ii iii iv vi vii viii ix"
)
_FORMAL = frozenset(_FORMAL_WORDS.split())
# Units that captions say for the whole table.
_BY = re.compile(r"\b(?:por|segun)\b")
_UNITS = {"pesos": "CLP", "dolares": "USD", "euros": "EUR", "porcentaje": "%", "porcentajes": "%"}
_CURRENCIES = {"CLP", "USD", "EUR", "UF", "UTM"}
_MONTH_IN_DIGITS = re.compile(r"\b(?:19|20)\d{2}[-/.](\d{2})\b|\b(\d{1,2})[-/.](?:19|20)\d{2}\b")
PERIOD = "<periodo>"
"""Stands for a column of one year or month: how many of them a table has is no part of its kind."""
# Words of statistics of which one measure has one and another the other.
CONTRARY = (("real", "nominal"), ("ingresos", "gastos"), ("recursos", "gastos"), ("hombres", "mujeres"))


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table is, without its figures: per column the words of its header and whether it holds figures ("n"),
    dates ("d") or text ("t"); the words of its caption; the labels of its stub; the units of its columns; the word its
    caption begins with, which names what is measured ("Error muestral por región", "Población por región")."""

    headers: tuple[str, ...]
    types: str
    caption: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    lead: str = ""
    measure: tuple[str, ...] = ()
    """The words of the caption before "por" or "según": what is measured, of what follows."""

    def as_json(self) -> dict[str, object]:
        return {
            "headers": list(self.headers),
            "types": self.types,
            "caption": list(self.caption),
            "labels": list(self.labels),
            "units": list(self.units),
            "lead": self.lead,
            "measure": list(self.measure),
        }

    @classmethod
    def of_json(cls, written: Mapping[str, object]) -> Kind:
        """The kind that :meth:`as_json` wrote. Raises ``TypeError`` or ``KeyError`` where it did not."""

        def texts(key: str) -> tuple[str, ...]:
            if not isinstance(listed := written[key], list):
                raise TypeError(written)
            return tuple(map(str, listed))

        headers, caption, labels, units = map(texts, ("headers", "caption", "labels", "units"))
        lead = str(written.get("lead", ""))
        measure = texts("measure") if "measure" in written else ()
        return cls(headers, str(written["types"]), caption, labels, units, lead, measure)


def table_kind(table: Table, cleaned: CleanTable) -> Kind:
    """The kind of a table."""
    headers: list[str] = []
    types: list[str] = []
    common = words_of_all([column.source for column in cleaned.columns])
    for column in cleaned.columns[: LIKENESS.most_columns]:
        header = header_of(column.source, common)
        type_ = "n" if column.type in NUMERIC else "d" if column.type == "fecha" else "t"
        if header == PERIOD and headers and headers[-1] == PERIOD and types[-1] == type_:
            continue
        headers.append(header)
        types.append(type_)
    first = cleaned.columns[0].name if cleaned.columns else ""
    labels = [_plain(str(row.values[first].printed)) for row in cleaned.rows if first in row.values]
    stub = [label for label in dict.fromkeys(labels) if any(c.isalpha() for c in label)]
    caption = _words(table.caption or table.section)
    of_caption = {_UNITS[word] for word in caption if word in _UNITS}
    units = tuple(sorted({*of_caption, *(column.unit for column in cleaned.columns if column.unit)}))
    lead = next(iter(_kept(table.caption or table.section)), "")
    labels_kept = tuple(stub[: LIKENESS.most_labels])
    return Kind(tuple(headers), "".join(types), caption, labels_kept, units, lead, _measure(table.caption))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold_line(_YEAR.sub(" ", text))))


def words_of_all(headers: Sequence[str]) -> frozenset[str]:
    """The words that stand over every column: a heading over them all, which says whose table it is (a region, a
    fund), not what a column holds."""
    if len(headers) < LIKENESS.fewest_under_one:
        return frozenset()
    return frozenset.intersection(*(frozenset(_WORD.findall(fold_line(text))) for text in headers))


def header_of(text: str, common: frozenset[str] = frozenset()) -> str:
    """The words of a header without the ``common`` ones; ``PERIOD`` where it is only a year or a month."""
    words = _WORD.findall(_SET.sub("sept", fold_line(text)))
    said = [w for w in words if w not in MONTHS and w not in LINKING and w not in common]
    if not said and (_YEAR.search(text) or any(w in MONTHS for w in words)):
        return PERIOD
    return " ".join(said)


def _kept(text: str) -> list[str]:
    words = _WORD.findall(fold_line(text))
    return [w for w in words if w not in MONTHS and w not in LINKING and w not in _FORMAL and len(w) > 1]


def _measure(caption: str) -> tuple[str, ...]:
    """The words of a caption before "por" or "según"; none where it has neither."""
    before, *what = _BY.split(fold_line(caption), maxsplit=1)
    return tuple(_kept(before)) if what else ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(_kept(text))))


def likeness_of_words(one: Sequence[str], other: Sequence[str]) -> float:
    """How many words two lists have in common (Dice coefficient, repeated words counted), 0 to 1; 0 of two empty
    ones."""
    if not one and not other:
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))


def _header_words(kind: Kind) -> list[str]:
    return [word for header in kind.headers for word in (header.split() or ["_"])]


def are_alike(one: Kind, other: Kind) -> bool:
    """Whether two tables are of one family."""
    first, second = _header_words(one), _header_words(other)
    if likeness_of_words(first, second) < LIKENESS.headers or not _types_go(one, other):
        return False
    if not _units_go(set(one.units), set(other.units)):
        return False
    if min(len(one.caption), len(other.caption)) >= LIKENESS.worded and (
        likeness_of_words(one.caption, other.caption) < LIKENESS.other or _of_other_things(one, other)
    ):
        return False
    distinctive = {word for word in first if word in second and len(word) > 1} - {PERIOD, "total"}
    stub = _overlap(one.labels, other.labels)
    if not distinctive:
        return stub >= LIKENESS.labels and likeness_of_words(one.caption, other.caption) >= LIKENESS.caption
    same_headers = [*map(letters_of, one.headers)] == [*map(letters_of, other.headers)]
    if same_headers and one.types == other.types and len(distinctive) > LIKENESS.plain:
        return True
    return stub >= LIKENESS.labels or likeness_of_words(one.caption, other.caption) >= LIKENESS.caption


def letters_of(header: str) -> str:
    """The letters of a header without the spaces at which a narrow column breaks a word in two: "Modifica ciones"."""
    return "".join(header.split())


def _of_other_things(one: Kind, other: Kind) -> bool:
    """Whether captions begin with what is measured and it is another thing ("Error muestral", "Error estándar del
    promedio de la dotación"), or say contrary things."""
    first, second = set(one.caption), set(other.caption)
    apart = bool(one.lead and other.lead) and one.lead not in second and other.lead not in first
    contrary = any(
        (a in first - second and b in second - first) or (b in first - second and a in second - first)
        for a, b in CONTRARY
    )
    measured = min(len(one.measure), len(other.measure)) >= LIKENESS.worded_measure
    differs = measured and likeness_of_words(one.measure, other.measure) < LIKENESS.measure
    return apart or contrary or differs


def _units_go(one: set[str], other: set[str]) -> bool:
    """Whether two tables have a unit in common, and the same currencies where both have one."""
    money = one & _CURRENCIES, other & _CURRENCIES
    return (not one or not other or bool(one & other)) and (not all(money) or money[0] == money[1])


def _types_go(one: Kind, other: Kind) -> bool:
    """Whether figures stand where figures stand; a column more or less is allowed in a wide table."""
    if one.types == other.types:
        return True
    a, b = Counter(one.types), Counter(other.types)
    apart = sum(((a - b) + (b - a)).values())
    narrower = min(len(one.types), len(other.types))
    return apart <= max(1, int(LIKENESS.other_columns * narrower)) and len(one.types) > 2


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """How many labels of the shorter of two stubs the other has, 0 to 1; 0 of a stub of one. Totals, which end tables
    of anything, do not count."""
    if min(len(set(one)), len(set(other))) < 2:
        return 0.0
    first, second = ({label for label in stub if not letters_of(label).startswith("total")} for stub in (one, other))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def family_numbers(kinds: Iterable[Kind]) -> list[int]:
    """For each kind the number of its family, counted from 0 in order of first appearance.

    A kind joins the first family whose first kind it is alike; only kinds that share a word of their headers
    (of their stub, where headers have none) are compared, so that thousands take seconds.
    """
    heads: list[Kind] = []
    exact: dict[Kind, int] = {}
    by_word: dict[str, list[int]] = {}
    found: list[int] = []
    for kind in kinds:
        number = exact.get(kind)
        if number is None:
            number = next((n for n in _families_sharing_words(kind, by_word) if are_alike(heads[n], kind)), None)
        if number is None:
            number = len(heads)
            heads.append(kind)
            for word in _keys(kind):
                by_word.setdefault(word, []).append(number)
        exact[kind] = number
        found.append(number)
    return found


def _keys(kind: Kind) -> set[str]:
    words = {word for header in kind.headers for word in header.split()} - {PERIOD, "total"}
    return words or {f"={label}" for label in kind.labels[:5]} or {"="}


def _families_sharing_words(kind: Kind, by_word: Mapping[str, Sequence[int]]) -> list[int]:
    """Families that share a word, those that share most first."""
    shared = Counter(number for word in _keys(kind) for number in by_word.get(word, ()))
    return [number for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))]


def periods_in(text: str) -> list[str]:
    """The years and months that a header names, in words or in figures ("2019-07")."""
    return [*_YEAR.findall(text), *_months_in(text)]


def _months_in(text: str) -> list[str]:
    in_digits = [first or second for first, second in _MONTH_IN_DIGITS.findall(text)]
    return [*(w for w in _WORD.findall(fold_line(text)) if w in MONTHS), *in_digits]


def period_begun(text: str) -> tuple[list[str], list[str]]:
    """Years and months that a header names; only the first where it names two years, the second of which ends a span:
    "Promedio anual Jun 1981 – Ago 2014"."""
    years, months = _YEAR.findall(text), _months_in(text)
    return (years[:1], months[:1]) if len(years) > 1 else (years, months)


def without_words(text: str, words: frozenset[str]) -> str:
    """A header without the words that stand over all columns of its table (see :func:`words_of_all`)."""
    return " ".join(w for w in text.split() if not set(_WORD.findall(fold_line(w))) & words)
