"""A starting file for ``schemas/`` from one table or from all tables of a family: what a person edits instead of
writing it.

The draft recognises every table it was made from: columns of the members are lined up, other headers of a column are
its synonyms ("" where a member prints none), columns headed by years or months are fields printed once for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from pipeline.clean.families import columns_of, renamed
from pipeline.clean.tables import clean_table, printed
from pipeline.contract import NUMERIC, is_reserved
from pipeline.model import CleanRow, CleanTable, Column, FieldType, Table
from pipeline.quantities.headers import similarity, slug, tokens
from pipeline.quantities.numerals import is_blank
from pipeline.quantities.periods import split
from pipeline.quantities.relations import discover
from pipeline.safe_text import plain

MOST_LABELS = 12  # a longer first column is a list of things, not a set of labels to know a table by
MOST_SYNONYMS = 12
SHARED = 0.6  # of the members' captions that have a word for it to be one of the family
ALIKE = 0.6  # headers of columns less alike than this are told by their place
HALF = 0.5  # of the words or labels that a table without headers must show, as recognition asks
_WIDTH = 120


@dataclass
class _Drafted:
    """A field as it is put together from the columns of all members."""

    name: str
    titles: list[str] = field(default_factory=list)
    columns: list[tuple[CleanTable, Column]] = field(default_factory=list)
    periods: bool = False

    @cached_property
    def rows(self) -> list[tuple[CleanRow, str]]:
        return [(row, c.name) for table, c in self.columns for row in table.rows if row.kind == "detalle"]

    @property
    def type(self) -> FieldType:
        """The type of all columns; the one that holds them all where they differ."""
        types = {c.type for table, c in self.columns if not _is_blank(table, c)} or {"texto"}
        if len(types) == 1:
            return next(iter(types))
        if types <= {"entero", "decimal"}:
            return "decimal"
        if types <= {"entero", "monto"}:
            return "monto"
        return "decimal" if types <= NUMERIC else "texto"


def draft(
    table: Table | Sequence[Table],
    *,
    name: str = "",
    institution: str | Sequence[str] = "",
) -> tuple[str, str]:
    """The name of the dataset and the text of its file.

    Args:
        table: a table, or all tables of a family.
        name: the name to use; made from caption, section or headers where it is "".
        institution: the service that printed each; only reports of services whose name shares a word with them are
            taken for this dataset, of any where they share none.
    """
    tables = [table] if isinstance(table, Table) else list(table)
    printed_by = [institution] if isinstance(institution, str) else list(institution)
    members = [clean_table(one, (), context="", institution="")[0] for one in tables]
    first, cleaned = tables[0], members[0]
    names = _names(cleaned)
    fields = _fields(tables, members, names)
    dataset = name if name.isidentifier() else slug(name) or cleaned.dataset
    title = first.caption or first.section or dataset.replace("_", " ").capitalize()
    meanings = _meanings(first, cleaned, names) if len(tables) == 1 else {}
    plain_fields = [f for f in fields if not f.periods]
    columns = [_field(f, meanings.get(f.name, ""), len(members)) for f in plain_fields]
    periods = [_field(f, "", len(members)) for f in fields if f.periods]
    words = _shared([tokens(one.caption or one.section) for one in tables])[:6]
    headed = any(tokens(t) for f in plain_fields for t in f.titles)
    labels = _labels(members, headed=headed)
    if not headed and not all(_shows(one, words, labels) for one in tables):
        words, labels = [], []
    many = f" ({len(tables)} tablas)" if len(tables) > 1 else ""
    parts = [
        f'"""{_plain(title)}."""',
        "",
        "from pipeline.contract import Dataset, Field",
        "",
        *(f"# {_line(line)}" for line in _totals(cleaned)),
        "DATASET = Dataset(",
        f"    name={_quoted(dataset)},",
        f"    title={_quoted(title)},",
        f"    description={_quoted(f'{_plain(title)}. Describa aquí qué cuenta cada fila.{many}')},",
        "    fields=(",
        *(f"        {line}" for lines in columns for line in lines),
        "    ),",
        f"    captions={_tuple(words)},",
    ]
    if labels:
        parts += ["    labels=(", *(f"        {_quoted(label)}," for label in labels), "    ),"]
    parts.append(f"    unique={_tuple(_unique(plain_fields, members))},")
    if service := _shared([tuple(w for w in tokens(one) if len(w) > 2 and not w.isdigit()) for one in printed_by], 1.0):
        parts.append(f"    institutions={_tuple(service)},")
    if periods:
        parts += ["    periods=(", *(f"        {line}" for lines in periods for line in lines), "    ),"]
    return dataset, "\n".join([*parts, ")"]) + "\n"


def _quoted(text: str) -> str:
    return '"' + _line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(text: str) -> str:
    return _line(text).replace("\\", " ").replace('"', "'").rstrip(" .:")


def _line(text: str) -> str:
    """``text`` on one line: the file is code, and a line of its own would be a statement."""
    return " ".join(plain(text).split())


def _tuple(items: Iterable[str]) -> str:
    listed = [_quoted(item) for item in items]
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def _shared(worded: Sequence[Sequence[str]], share: float = SHARED) -> list[str]:
    """The words, in order, that at least a share of the texts have; numbers are none."""
    counted = Counter(word for words in worded for word in set(words))
    needed = max(1, round(share * len(worded)))
    every = dict.fromkeys(word for words in worded for word in words)
    return [word for word in every if counted[word] >= needed and not word.isdigit()]


def _names(cleaned: CleanTable) -> dict[str, str]:
    """The field's name for every inferred column: without the year, which changes, where that is enough."""
    short = {c.name: slug(c.title) or c.name for c in cleaned.columns}
    counts = Counter(short.values())
    return {
        name: name if counts[plain] > 1 or is_reserved(plain) or plain[0].isdigit() else plain
        for name, plain in short.items()
    }


def _fields(tables: Sequence[Table], members: Sequence[CleanTable], names: Mapping[str, str]) -> list[_Drafted]:
    """The fields of all members, in order of first appearance."""
    found: list[_Drafted] = []
    for number, cleaned in enumerate(members):
        repeated = _repeated(cleaned)
        same = renamed(columns_of(members[0].columns), columns_of(cleaned.columns)) if number else {}
        own = names if not number else _names(cleaned)
        used: set[int] = set()
        for position, column in enumerate(cleaned.columns):
            base, period = split(column.source)
            if period is not None and repeated[base] > 1 and (column.type in NUMERIC or _is_blank(cleaned, column)):
                home = _of_period(found, base)
            else:
                wanted = names.get(same.get(column.name, ""), own[column.name])
                home = _home(found, wanted, column, position, used)
            home.columns.append((cleaned, column))
            title = base.capitalize() if home.periods else column.source
            if title not in home.titles:
                home.titles.append(title)
    return found


def _repeated(cleaned: CleanTable) -> Counter[str]:
    """How often headers that name a period say the same besides it; one that says nothing else counts twice."""
    counted: Counter[str] = Counter()
    for column in cleaned.columns:
        base, period = split(column.source)
        if period is not None and column.type in NUMERIC:
            counted[base] += 1 if base else 2
    return counted


def _is_blank(cleaned: CleanTable, column: Column) -> bool:
    return all(is_blank(row.values[column.name].printed) for row in cleaned.rows)


def _of_period(found: list[_Drafted], base: str) -> _Drafted:
    wanted = slug(base) or "valor"
    home = next((f for f in found if f.periods and f.name == wanted), None)
    if home is None:
        taken = {f.name for f in found}
        while wanted in taken or is_reserved(wanted) or not wanted.isidentifier():
            wanted = f"{wanted}_por_periodo" if wanted.isidentifier() else f"valor_{wanted}"
        home = _Drafted(wanted, periods=True)
        found.append(home)
    return home


def _home(found: list[_Drafted], wanted: str, column: Column, position: int, used: set[int]) -> _Drafted:
    """The field of a column: the one called alike, else the one with a like header, else the one at its place where
    one of the two has no header; a new one where there is none."""
    free = [(n, f) for n, f in enumerate(found) if n not in used and not f.periods]
    near = [
        (f.name == wanted, max((similarity(column.source, t) for t in f.titles), default=0.0), -abs(n - position), n, f)
        for n, f in free
    ]
    like = [one for one in near if one[0] or one[1] >= ALIKE]
    blank = [one for one in near if one[2] == 0 and (not tokens(column.source) or not any(map(tokens, one[4].titles)))]
    best = max(like or blank, key=lambda one: one[:3], default=None)
    if best is not None:
        used.add(best[3])
        return best[4]
    taken = {f.name for f in found}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    used.add(len(found))
    found.append(_Drafted(name))
    return found[-1]


def _field(drafted: _Drafted, meaning: str, members: int) -> list[str]:
    details = drafted.rows
    values = [v for row, name in details if (v := row.values[name].typed) is not None]
    titles = [t for t in drafted.titles if tokens(t)]
    title = titles[0] if titles else drafted.name.replace("_", " ").capitalize()
    said = [_quoted(drafted.name), _quoted(drafted.type), _quoted(title)]
    others = list(dict.fromkeys(_line(t) if tokens(t) else "" for t in drafted.titles if t != title))
    unprinted = not drafted.periods and "" in others
    synonyms = [t for t in others if t][:MOST_SYNONYMS] + ([""] if unprinted else [])
    if synonyms:
        said.append(f"synonyms={_tuple(synonyms)}")
    units = {column.unit for _, column in drafted.columns}
    if len(units) == 1 and (unit := units.pop()):
        said.append(f"unit={_quoted(unit)}")
    if meaning:
        said.append(f"description={_quoted(meaning)}")
    if not drafted.periods and len(drafted.columns) >= members and details and len(values) == len(details):
        said.append("required=True")
    numbers = [v for v in values if isinstance(v, int | Decimal)]
    if drafted.type in NUMERIC and numbers and len(numbers) == len(values) and min(numbers) >= 0:
        said.append("minimum=0")
        if drafted.type == "porcentaje" and max(numbers) <= 100:
            said.append("maximum=100")
    line = f"Field({', '.join(said)}),"
    return [line] if len(line) + 8 <= _WIDTH else ["Field(", *(f"    {part}," for part in said), "),"]


def _labels(members: Sequence[CleanTable], *, headed: bool) -> list[str]:
    """The labels of the stub to know the table by: few ones, or the first ones where no header tells anything."""
    every: dict[str, None] = {}
    for cleaned in members:
        first = cleaned.columns[0] if cleaned.columns else None
        details = [row for row in cleaned.rows if row.kind == "detalle"]
        if first is None or first.type not in ("texto", "codigo") or (headed and len(details) <= 1):
            continue
        if headed and len(details) > MOST_LABELS:
            return []
        texts = [str(row.values[first.name].typed or "") for row in (details if headed else cleaned.rows)]
        every |= {text: None for text in texts if any(c.isalpha() for c in text)}
    if headed and len(every) > MOST_LABELS:
        return []
    return list(every)


def _shows(table: Table, words: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a table without headers shows enough to be known by: words of its caption or labels of its stub."""
    said = set(tokens(table.caption)) | set(tokens(table.section))
    stub = {text for text in printed(table)[2] if tokens(text)}
    hits = len(stub & set(labels))
    known = sum(word in said for word in words) / len(words) if words else 0.0
    return known >= HALF or (bool(stub) and hits >= HALF * min(len(stub), len(labels) or 1) and hits > 0)


def _unique(fields: Sequence[_Drafted], members: Sequence[CleanTable]) -> list[str]:
    """The leading fields that tell the rows of every member apart, figures last; none where no fields do."""
    taken: list[_Drafted] = []
    for drafted in sorted(fields, key=lambda f: f.type in NUMERIC):
        if (drafted.type in NUMERIC and taken) or len(drafted.columns) < len(members):
            break
        taken.append(drafted)
        if all(_tell_apart(cleaned, taken) for cleaned in members):
            return [one.name for one in taken]
    return []


def _tell_apart(cleaned: CleanTable, taken: Sequence[_Drafted]) -> bool:
    names = [next((c.name for table, c in one.columns if table is cleaned), "") for one in taken]
    if "" in names:
        return False
    keys = [tuple(row.values[n].typed for n in names) for row in cleaned.rows if row.kind == "detalle"]
    return len(set(keys)) == len(keys) and all(any(part is not None for part in key) for key in keys)


def _totals(cleaned: CleanTable) -> list[str]:
    """What the table's own rows say about totals, for the person who edits the file."""
    found = [row for row in cleaned.rows if row.kind != "detalle"]
    if not found:
        return []
    listed = []
    for row in found:
        label = next((str(v.printed) for v in row.values.values() if v.printed), "")
        listed.append(f"{row.kind} «{label}»")
    return [f"Filas que no son detalle: {', '.join(listed)[:90]}. Se reconocen por su rótulo."]


def _meanings(table: Table, cleaned: CleanTable, names: Mapping[str, str]) -> dict[str, str]:
    """Of columns that follow from others in most rows, how, by the field's name."""
    width = len(cleaned.columns)
    if width != table.column_count:
        return {}
    relations = [r for r in discover(table.rows) if all(row == r.target[0] for row, _ in r.operands)]
    body = max(table.row_count - table.header_rows, 1)
    counted = Counter((r.operator, r.target[1], tuple(c for _, c in r.operands)) for r in relations)
    meanings: dict[str, str] = {}
    for (operator, target, operands), count in counted.most_common():
        name = names[cleaned.columns[target].name]
        if count * 2 >= body and name not in meanings:
            meanings[name] = _meaning(operator, [names[cleaned.columns[c].name] for c in operands])
    return {name: text for name, text in meanings.items() if text}


def _meaning(operator: str, columns: Sequence[str]) -> str:
    if operator == "Sum":
        return f"Suma de {', '.join(columns[:-1])} y {columns[-1]}." if len(columns) > 1 else ""
    if operator == "Average":
        return f"Promedio de {', '.join(columns)}."
    if operator == "Division":
        return f"{columns[0]} sobre {columns[1]}."
    return f"Variación de {columns[0]} a {columns[1]}." if operator == "RelativeChange" else ""
