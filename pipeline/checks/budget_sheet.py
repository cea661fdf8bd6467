"""A table of a budget by what its lines and figures are, in any layout: stages across or down, codes or names.

In: a table as printed. Out: which row or column holds each stage of the budget (initial, changes, current, committed,
accrued, paid, what is left, percentages), and which subtítulo each line is by the official classification
(``schemas/references/clasificador_presupuestario.csv``). Checks ask this sheet and never a position.

The words are those of public budgeting: Chile's Ley de Presupuestos and DIPRES reports (inicial, modificaciones,
vigente, requerimiento), and the same columns in other countries of the language (crédito original and vigente in
Argentina, apropiación inicial and definitiva in Colombia, asignación inicial, reformas and codificado in Ecuador,
aprobado, ampliaciones and modificado in Mexico).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from pipeline import references
from pipeline.model import Position, Quantity, Table
from pipeline.official_codes.columns import plain
from pipeline.official_codes.subtitles import class_and_name
from pipeline.quantities.table_numbers import TableNumbers, numbers_of
from pipeline.spanish.folding import fold_line

Stage = Literal["initial", "changes", "current", "committed", "accrued", "paid", "received"]
LineLevel = Literal["subtitle", "item", "total", "other"]
_Option = tuple[str, str, bool]
"""A subtítulo that a line may be: its code, its class, and whether an official name says so."""

_WORDS: Mapping[Stage, re.Pattern[str]] = {
    "initial": re.compile(r"\binicial(?:es)?\b|\boriginal(?:es)?\b|\bley de presupuestos?\b|\baprobad[oa]s?\b"),
    "changes": re.compile(r"\bmodifica ?ciones?\b|\breformas?\b|\bvariaciones presupuestarias\b|\bampliaciones\b"),
    "current": re.compile(
        r"\bvigentes?\b|\bmodificad[oa]s?\b|\bcodificad[oa]s?\b|\bdefinitiv[oa]s?\b|\bactualizad[oa]s?\b"
        r"|\brequerimientos?\b|\bpresupuesto asignado\b"
    ),
    "committed": re.compile(r"\bcompromisos?\b|\bcomprometid[oa]s?\b|\bobligad[oa]s?\b"),
    "accrued": re.compile(r"\bdevengad[oa]s?\b|\bejecutad[oa]s?\b|\bejecucion\b"),
    "paid": re.compile(r"\bpagad[oa]s?\b|\bpagos?\b"),
    "received": re.compile(r"\bpercibid[oa]s?\b|\brecaudad[oa]s?\b"),
}
# Stages that a word of carrying out ("ejecución pagada", "ejecutado y pagado") stands before without naming accrual.
_EXECUTED = re.compile(r"\bejecutad[oa]s?\b|\bejecucion\b")
_LEFT = re.compile(
    r"\bsaldos?\b|\bdif(?:erencias?)?\b|\bdisponibles?\b|\bno (?:pagad|percibid|ejecutad|devengad)\w+"
    r"|\bdeuda flotante\b|\bpor (?:ejecutar|devengar|pagar|percibir|comprometer|cobrar|gastar)\b"
)
_RATE = re.compile(r"%|\bporcentajes?\b|\bporcentual|\bvariacion\b|\bavance\b|\bcumplimiento\b|\btasa\b")
_LONGEST = 6  # words of the label of a stage: "Presupuesto vigente al 31 de diciembre"
_TOTAL = re.compile(r"^\W*(?:sub-?\s?)?(?:total|suma)\w*\b")
_CLASS_TOTAL = re.compile(
    r"^\W*(?:gran )?(?:total(?:es)?\W*(?:general(?:es)?|de )?\W*)?(?P<kind>gastos?|ingresos?)?\W*$"
)
_CODE = re.compile(r"^(?:subt(?:itulo)?\W*)?(\d{2})(?:$|\s*[-.:]?\s+\D|\s*[-.:]\s*[^\W\d])")
_DEEPER = re.compile(r"^\d{2}[.-]\d{2}\b")
_ONLY_CODE = re.compile(r"^\d{1,3}(?:[.\s-]\d{2,3})*\.?$")
# The group of accounts of a municipality before the code of a subtítulo: 115 what it has to receive, 215 to pay.
_GROUP = re.compile(r"^[12]15[\s.-]+(?=\d{2}(?!\d))")


@dataclass(frozen=True)
class ClassifiedLine:
    """A line of the budget: where it stands, its words, its subtítulo by code ("21") or "" and what it is.

    ``kind`` is the class of its subtítulo or of the total: "gasto", "ingreso", or "" where either is meant.
    """

    at: int
    label: str
    subtitle: str
    kind: str
    level: LineLevel


@dataclass(frozen=True)
class BudgetSheet:
    """A table whose lines are of a budget. ``across``: the stages are columns and the lines rows."""

    table: Table
    read: TableNumbers
    across: bool
    stages: Mapping[Stage, int]
    left: tuple[int, ...]
    rates: tuple[int, ...]

    def at(self, line: int, place: int) -> Position:
        return (line, place) if self.across else (place, line)

    def label(self, place: int) -> str:
        """The words over (or before) a place, folded."""
        return fold_line(self.read.column_label(place) if self.across else self.read.row_label(place))

    def figure(self, line: int, place: int) -> Quantity | None:
        row, column = self.at(line, place)
        return self.read.quantities[row][column]

    def figures(self, line: int, places: Sequence[int]) -> tuple[Quantity, ...] | None:
        """The figures of a line, printed alike; ``None`` where one is missing or of other decimals or scale."""
        found = [self.figure(line, place) for place in places]
        known = tuple(q for q in found if q is not None)
        if len(known) < len(found) or len({(q.decimals, q.scale) for q in known}) > 1:
            return None  # 0,143 beside 1,000: which mark is which is not sure
        return known

    @cached_property
    def lines(self) -> tuple[ClassifiedLine, ...]:
        """Every line that prints a figure of some stage."""
        first = self.read.header_rows if self.across else 0
        count = self.read.shape[0 if self.across else 1]
        at = [n for n in range(first, count) if any(self.figure(n, place) for place in self.stages.values())]
        return _classified(at, [self._words(n) for n in at])

    def _words(self, line: int) -> tuple[str, ...]:
        """The texts that say what a line is: its cells before the first stage."""
        before = min((*self.stages.values(), *self.left, *self.rates))
        texts = [" ".join(self.read.texts[r][c].split()) for r, c in (self.at(line, p) for p in range(before))]
        return tuple(texts) if self.across else (" ".join(t for t in texts if t),)

    @property
    def is_classified(self) -> bool:
        """Whether subtítulos of the official classification stand in it."""
        return sum(line.level == "subtitle" for line in self.lines) >= 2

    def name(self, line: int) -> str:
        """The words of a line, for people."""
        found = next((one.label for one in self.lines if one.at == line), "")
        return found or str(line + 1)


@lru_cache(maxsize=256)
def read_budget(table: Table) -> BudgetSheet | None:
    """A table as a budget; ``None`` where fewer than two stages are named once each.

    Initial or current budget must be among them, or subtítulos of the classification: "pagado" and "saldo" alone are
    of any account.
    """
    read = numbers_of(table)
    rows, columns = read.shape
    across = [fold_line(read.column_label(c)) for c in range(columns)]
    down = ["" if r < read.header_rows else fold_line(read.row_label(r)) for r in range(rows)]
    found = [_sheet(table, read, True, across), _sheet(table, read, False, down)]
    usable = [s for s in found if s is not None and (s.stages.keys() & {"initial", "current"} or s.is_classified)]
    return max(usable, key=lambda s: len(s.stages), default=None)


def _sheet(table: Table, read: TableNumbers, across: bool, labels: Sequence[str]) -> BudgetSheet | None:
    stages: dict[Stage, list[int]] = {}
    left: list[int] = []
    rates: list[int] = []
    for place, label in enumerate(labels):
        if not label:
            continue
        if _RATE.search(label):
            rates.append(place)
        elif _LEFT.search(label) or len(stages_named(label)) == 2:
            left.append(place)
        elif (stage := _stage(label)) is not None:
            stages.setdefault(stage, []).append(place)
    single = {stage: places[0] for stage, places in stages.items() if len(places) == 1}
    return BudgetSheet(table, read, across, single, tuple(left), tuple(rates)) if len(single) >= 2 else None


def _stage(label: str) -> Stage | None:
    """The one stage that a label names; "presupuesto inicial" is no current one, "vigente aprobado" is neither."""
    named = list(_named(label))
    if len(named) != 1 or len(re.findall(r"[a-z]+", label)) > _LONGEST:
        return None  # a sentence says more than a stage: "ingresos por endeudamiento aprobado al cierre"
    return named[0]


def _named(label: str) -> Iterator[Stage]:
    """The stages whose words a label has; "ejecución pagada" is what was paid."""
    found = [stage for stage, words in _WORDS.items() if words.search(label)]
    other = any(stage in ("committed", "paid", "received") for stage in found)
    if other and not _LEFT.search(label) and not _WORDS["accrued"].search(_EXECUTED.sub(" ", label)):
        found = [stage for stage in found if stage != "accrued"]
    yield from found


def stages_named(label: str) -> frozenset[Stage]:
    """The stages that the label of a difference names ("Dif. entre Vigente y Devengado", "por pagar")."""
    found = set(_named(label))
    by_verb: tuple[tuple[str, Stage], ...] = (
        ("por ejecutar", "accrued"),
        ("por devengar", "accrued"),
        ("por gastar", "accrued"),
        ("por comprometer", "committed"),
        ("por pagar", "paid"),
        ("por percibir", "received"),
        ("por cobrar", "received"),
    )
    found |= {stage for words, stage in by_verb if words in label}
    return frozenset(found | ({"current"} if re.search(r"\bvig\.", label) else set()))


def _classified(at: Sequence[int], words: Sequence[tuple[str, ...]]) -> tuple[ClassifiedLine, ...]:
    """The lines by the classification. A name of both classes is of the class of most of the others.

    Codes of subtítulos stand in the first column of codes; one alone in a later column is an ítem's, and so is one of
    the other class where the names say which class the table is of ("01 Personal de planta" below "21").
    """
    column = min((n for texts in words for n, t in enumerate(texts) if _ONLY_CODE.fullmatch(t)), default=0)
    guesses = [_guess(texts, column) for texts in words]
    sure = {
        options[0][1] for options, _, level in guesses if level == "subtitle" and len(options) == 1 and options[0][2]
    }
    guesses = [
        ((), "", "item") if sure and level == "subtitle" and len(options) == 1 and options[0][1] not in sure else guess
        for guess in guesses
        for options, _, level in [guess]
    ]
    kinds = [kind for _, kind, _ in guesses if kind]
    usual = max(sorted(set(kinds)), key=kinds.count, default="")
    made = []
    for line, texts, (options, kind, level) in zip(at, words, guesses, strict=True):
        label = " ".join(t for t in texts if t)
        if level == "subtitle" and not kind and usual:
            kind = usual
        subtitle = next((code for code, of, _ in options if of == kind), "")
        made.append(ClassifiedLine(line, label, subtitle, kind, level if subtitle or level != "subtitle" else "other"))
    return tuple(made)


def _guess(texts: tuple[str, ...], column: int) -> tuple[tuple[_Option, ...], str, LineLevel]:
    """What the words of a line may be: subtítulos, the class if it is one, and the level.

    ``column`` is where codes of subtítulos stand.
    """
    texts = tuple(_GROUP.sub("", t) for t in texts)
    folded = [fold_line(t) for t in texts if t]
    name = " ".join(t for t in folded if not _ONLY_CODE.fullmatch(t))
    if _TOTAL.search(name) or (_CLASS_TOTAL.match(name) and name):
        said = _CLASS_TOTAL.match(name)
        kind = (said["kind"] or "").rstrip("s") if said else ""
        return (), kind, "total"
    codes = [t for t in folded if _ONLY_CODE.fullmatch(t)]
    leading = _CODE.match(folded[0]) if folded else None
    later = codes and not (column < len(texts) and _ONLY_CODE.fullmatch(texts[column]))
    if folded and _DEEPER.match(folded[0]):
        return (), "", "item"
    if len(codes) > 1 or later or (codes and len(re.sub(r"\D", "", codes[0])) != 2):
        return (), "", "item"
    options = _subtitles_named(name)
    code = codes[0] if codes and codes[0] == folded[0] else leading.group(1) if leading else ""
    if code and code in _kinds() and (not options or any(code == c for c, _, _ in options)):
        return ((code, _kinds()[code], bool(options)),), _kinds()[code], "subtitle"
    if code or not options:
        return (), "", "item" if code else "other"
    return options, options[0][1] if len(options) == 1 else "", "subtitle"


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    """The class of each subtítulo by its code."""
    return {line.subtitle: line.kind for line in references.budget() if not line.item}


@lru_cache(maxsize=4096)
def _subtitles_named(name: str) -> tuple[_Option, ...]:
    kind, said = class_and_name(name)
    lines = (line for line in references.budget() if not line.item and said in _names(line))
    return tuple((line.subtitle, line.kind, True) for line in lines if kind in ("", line.kind))


@lru_cache(maxsize=256)
def _names(line: references.BudgetLine) -> frozenset[str]:
    return frozenset(plain(name) for name in (line.name, *line.spellings))


def subtitles_by_kind(sheet: BudgetSheet) -> Iterator[tuple[str, tuple[ClassifiedLine, ...]]]:
    """The lines of subtítulos of each class, in the order of the table."""
    for kind in ("ingreso", "gasto"):
        found = tuple(line for line in sheet.lines if line.level == "subtitle" and line.kind == kind)
        if found:
            yield kind, found
