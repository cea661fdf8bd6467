"""A starting file for ``schemas/`` from one table or from all tables of a family: what a person edits instead of
writing it.

The draft recognises every table it was made from: columns of the members are lined up, other headers of a column are
its synonyms ("" where a member prints none), columns headed by years or months are fields printed once for each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pipeline.clean.tables import clean_table, seen_table
from pipeline.contract import NUMERIC
from pipeline.model import CleanTable, Table
from pipeline.quantities.labels.label_words import identifier, tokens
from pipeline.quantities.relations.discovery import discover
from pipeline.run.schema.fields import DraftedField, fields_of, names_of
from pipeline.run.settings import FAMILIES
from pipeline.safe_text import plain


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
    names = names_of(cleaned)
    fields = fields_of(members, names)
    dataset = name if name.isidentifier() else identifier(name) or cleaned.dataset
    title = first.caption or first.section or dataset.replace("_", " ").capitalize()
    meanings = _meanings(first, cleaned, names) if len(tables) == 1 else {}
    plain_fields = [f for f in fields if not f.periods]
    columns = [_field(f, meanings.get(f.name, ""), len(members)) for f in plain_fields]
    periods = [_field(f, "", len(members)) for f in fields if f.periods]
    words = _shared([tokens(one.caption or one.section) for one in tables], FAMILIES.shared)[:6]
    headed = any(tokens(t) for f in plain_fields for t in f.titles)
    labels = _labels(members, headed=headed)
    if not headed and not all(_shows(one, words, labels) for one in tables):
        words, labels = [], []
    service = _shared([tuple(w for w in tokens(one) if len(w) > 2 and not w.isdigit()) for one in printed_by], 1.0)
    many = f" ({len(tables)} tablas)" if len(tables) > 1 else ""
    lines = [
        f'"""{_plain(title)}."""',
        "",
        "from pipeline.contract import Dataset, Field",
        "",
        *(f"# {_line(line)}" for line in _totals(cleaned)),
        "DATASET = Dataset(",
        f"    name={_quoted(dataset)},",
        f"    title={_quoted(title)},",
        f"    description={_quoted(f'{_plain(title)}. Describa aquí qué cuenta cada fila.{many}')},",
        *_listed("fields", [line for lines in columns for line in lines]),
        f"    captions={_tuple(words)},",
        *(_listed("labels", [f"{_quoted(label)}," for label in labels]) if labels else ()),
        f"    unique={_tuple(_unique(plain_fields, members))},",
        *([f"    institutions={_tuple(service)},"] if service else ()),
        *(_listed("periods", [line for lines in periods for line in lines]) if periods else ()),
        ")",
    ]
    return dataset, "\n".join(lines) + "\n"


def _listed(name: str, lines: Sequence[str]) -> list[str]:
    """An argument of ``Dataset`` that is a tuple, an entry on a line (or lines) of its own."""
    return [f"    {name}=(", *(f"        {line}" for line in lines), "    ),"]


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


def _shared(worded: Sequence[Sequence[str]], share: float) -> list[str]:
    """The words, in order, that at least a share (1 is all) of the texts have; numbers are none."""
    counted = Counter(word for words in worded for word in set(words))
    needed = max(1, round(share * len(worded)))
    every = dict.fromkeys(word for words in worded for word in words)
    return [word for word in every if counted[word] >= needed and not word.isdigit()]


def _field(drafted: DraftedField, meaning: str, members: int) -> list[str]:
    details = drafted.rows
    values = [v for row, name in details if (v := row.values[name].typed) is not None]
    titles = [t for t in drafted.titles if tokens(t)]
    title = titles[0] if titles else drafted.name.replace("_", " ").capitalize()
    said = [_quoted(drafted.name), _quoted(drafted.type), _quoted(title)]
    others = list(dict.fromkeys(_line(t) if tokens(t) else "" for t in drafted.titles if t != title))
    unprinted = not drafted.periods and "" in others
    synonyms = [t for t in others if t][: FAMILIES.most_synonyms] + ([""] if unprinted else [])
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
    return [line] if len(line) + 8 <= FAMILIES.line_width else ["Field(", *(f"    {part}," for part in said), "),"]


def _labels(members: Sequence[CleanTable], *, headed: bool) -> list[str]:
    """The labels of the stub to know the table by: few ones, or the first ones where no header says anything."""
    every: dict[str, None] = {}
    for cleaned in members:
        first = cleaned.columns[0] if cleaned.columns else None
        details = [row for row in cleaned.rows if row.kind == "detalle"]
        if first is None or first.type not in ("texto", "codigo") or (headed and len(details) <= 1):
            continue
        if headed and len(details) > FAMILIES.most_labels:
            return []
        texts = [str(row.values[first.name].typed or "") for row in (details if headed else cleaned.rows)]
        every |= {text: None for text in texts if any(c.isalpha() for c in text)}
    if headed and len(every) > FAMILIES.most_labels:
        return []
    return list(every)


def _shows(table: Table, words: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a table without headers shows enough to be known by: words of its caption or labels of its stub."""
    said = set(tokens(table.caption)) | set(tokens(table.section))
    stub = {text for text in seen_table(table, "").labels if tokens(text)}
    hits = len(stub & set(labels))
    known = sum(word in said for word in words) / len(words) if words else 0.0
    return known >= FAMILIES.half or (
        bool(stub) and hits >= FAMILIES.half * min(len(stub), len(labels) or 1) and hits > 0
    )


def _unique(fields: Sequence[DraftedField], members: Sequence[CleanTable]) -> list[str]:
    """The leading fields that tell the rows of every member apart, figures last; none where no fields do."""
    taken: list[DraftedField] = []
    for drafted in sorted(fields, key=lambda f: f.type in NUMERIC):
        if (drafted.type in NUMERIC and taken) or len(drafted.columns) < len(members):
            break
        taken.append(drafted)
        if all(_are_distinguished(cleaned, taken) for cleaned in members):
            return [one.name for one in taken]
    return []


def _are_distinguished(cleaned: CleanTable, taken: Sequence[DraftedField]) -> bool:
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
    shown, more = listed[: FAMILIES.most_totals], len(listed) - FAMILIES.most_totals
    others = f" y {more} más" if more > 0 else ""
    return [f"Filas que no son detalle: {', '.join(shown)}{others}. Se reconocen por su rótulo."]


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
