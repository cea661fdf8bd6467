"""A starting file for ``schemas/`` from one table: what a person edits instead of writing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.clean.tables import clean_table
from pipeline.contract import NUMERIC, is_reserved
from pipeline.model import CleanRow, CleanTable, Column, Table
from pipeline.quantities.headers import slug, tokens
from pipeline.quantities.relations import discover
from pipeline.safe_text import plain

MOST_LABELS = 12  # a longer first column is a list of things, not a set of labels to know a table by
_WIDTH = 120


def draft(table: Table, *, name: str = "", institution: str = "") -> tuple[str, str]:
    """The name of the dataset and the text of its file.

    Args:
        name: the name to use; made from caption, section or headers where it is "".
        institution: the service that printed the table; only reports of services whose name shares
            a word with it are taken for this dataset.
    """
    cleaned, _ = clean_table(table, (), context="", institution="")
    details = [row for row in cleaned.rows if row.kind == "detalle"]
    names = _names(cleaned)
    dataset = name if name.isidentifier() else slug(name) or cleaned.dataset
    title = table.caption or table.section or dataset.replace("_", " ").capitalize()
    meanings = _meanings(table, cleaned, names)
    fields = [_field(c, names[c.name], details, meanings.get(c.name, "")) for c in cleaned.columns]
    words = [w for w in tokens(table.caption or table.section) if not w.isdigit()][:6]
    parts = [
        f'"""{_plain(title)}."""',
        "",
        "from pipeline.contract import Dataset, Field",
        "",
        *(f"# {_line(line)}" for line in _totals(cleaned)),
        "DATASET = Dataset(",
        f"    name={_quoted(dataset)},",
        f"    title={_quoted(title)},",
        f"    description={_quoted(f'{_plain(title)}. Describa aquí qué cuenta cada fila.')},",
        "    fields=(",
        *(f"        {line}" for field in fields for line in field),
        "    ),",
        f"    captions={_tuple(words)},",
    ]
    if labels := _labels(cleaned, details):
        parts += ["    labels=(", *(f"        {_quoted(label)}," for label in labels), "    ),"]
    parts.append(f"    unique={_tuple(names[n] for n in _unique(cleaned, details))},")
    if service := [w for w in tokens(institution) if len(w) > 2 and not w.isdigit()]:
        parts.append(f"    institutions={_tuple(service)},")
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


def _names(cleaned: CleanTable) -> dict[str, str]:
    """The field's name for every inferred column: without the year, which changes, where that is enough."""
    short = {c.name: slug(c.title) or c.name for c in cleaned.columns}
    counts = Counter(short.values())
    return {
        name: name if counts[plain] > 1 or is_reserved(plain) or plain[0].isdigit() else plain
        for name, plain in short.items()
    }


def _typed(rows: Sequence[CleanRow], name: str) -> list[object]:
    return [row.values[name].typed for row in rows]


def _field(column: Column, name: str, details: Sequence[CleanRow], meaning: str) -> list[str]:
    values = [v for v in _typed(details, column.name) if v is not None]
    said = [_quoted(name), _quoted(column.type), _quoted(column.title)]
    if column.unit:
        said.append(f"unit={_quoted(column.unit)}")
    if meaning:
        said.append(f"description={_quoted(meaning)}")
    if details and len(values) == len(details):
        said.append("required=True")
    if column.type in NUMERIC and values and all(v >= 0 for v in values):  # type: ignore[operator]
        said.append("minimum=0")
        if column.type == "porcentaje" and all(v <= 100 for v in values):  # type: ignore[operator]
            said.append("maximum=100")
    line = f"Field({', '.join(said)}),"
    return [line] if len(line) + 8 <= _WIDTH else ["Field(", *(f"    {part}," for part in said), "),"]


def _labels(cleaned: CleanTable, details: Sequence[CleanRow]) -> list[str]:
    first = cleaned.columns[0] if cleaned.columns else None
    if first is None or first.type not in ("texto", "codigo") or not 1 < len(details) <= MOST_LABELS:
        return []
    return list(dict.fromkeys(str(v) for v in _typed(details, first.name) if v))


def _unique(cleaned: CleanTable, details: Sequence[CleanRow]) -> list[str]:
    """The leading columns that distinguish the rows, figures last; none where no columns do."""
    taken: list[str] = []
    for column in sorted(cleaned.columns, key=lambda c: c.type in NUMERIC):
        if column.type in NUMERIC and taken:
            break
        taken.append(column.name)
        keys = [tuple(row.values[n].typed for n in taken) for row in details]
        if len(set(keys)) == len(keys) and all(any(part is not None for part in key) for key in keys):
            return taken
    return []


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


def _meanings(table: Table, cleaned: CleanTable, names: dict[str, str]) -> dict[str, str]:
    """Of columns that follow from others in most rows, how, by inferred name."""
    width = len(cleaned.columns)
    if width != table.column_count:
        return {}
    relations = [r for r in discover(table.rows) if all(row == r.target[0] for row, _ in r.operands)]
    body = max(table.row_count - table.header_rows, 1)
    counted = Counter((r.operator, r.target[1], tuple(c for _, c in r.operands)) for r in relations)
    meanings: dict[str, str] = {}
    for (operator, target, operands), count in counted.most_common():
        column = cleaned.columns[target]
        if count * 2 >= body and column.name not in meanings:
            meanings[column.name] = _meaning(operator, [names[cleaned.columns[c].name] for c in operands])
    return {name: text for name, text in meanings.items() if text}


def _meaning(operator: str, columns: Sequence[str]) -> str:
    if operator == "Sum":
        return f"Suma de {', '.join(columns[:-1])} y {columns[-1]}." if len(columns) > 1 else ""
    if operator == "Average":
        return f"Promedio de {', '.join(columns)}."
    if operator == "Division":
        return f"{columns[0]} sobre {columns[1]}."
    return f"Variación de {columns[0]} a {columns[1]}." if operator == "RelativeChange" else ""
