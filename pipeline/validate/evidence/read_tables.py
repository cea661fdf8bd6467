"""Reads the tables of a document as facts: which columns hold figures, of what kind and scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipeline.model import Document, Heading, Paragraph, Quantity, Table
from pipeline.quantities.column_formats import column_format
from pipeline.quantities.dates import looks_like_date
from pipeline.quantities.numerals import NumberFormat, infer_format, is_blank, parse
from pipeline.spanish.folding import fold
from pipeline.spanish.months import ABBREVIATED
from pipeline.spanish.stems import stems
from pipeline.validate.evidence.row_labels import header_labels, is_total_label, side_by_side, without_total
from pipeline.validate.evidence.sentences import chapters
from pipeline.validate.evidence.settings import TABLES
from pipeline.validate.evidence.summed_rows import summed_row
from pipeline.validate.evidence.table_facts import YEAR, Fact, FigureColumn, FigureKind, TableFacts

_IDENTIFIER = re.compile(
    r"^\W*(?:n|nº|n°|nro|num|numero|no|#|cod|codigo|subt|subtitulo|sub|item|it|asig|asignacion|ano|anio|rut|rbd|bip|id|folio|correlativo)"
    r"\W*\d?\W*$"
)
_MONEY = re.compile(
    r"\$|\bpesos\b|\bmontos?\b|\bpresupuest|\bdevengad|\bejecutad[oa]\b.*\bpresup|\bgastos?\b|\bcostos?\b|\bpagad[oa]"
    r"|\brequerimiento\b|\bsaldo\b|\binversion\b|\bfacturacion\b|\brecaud|\bpercibid|\bvigente\b"
)
_THOUSANDS = re.compile(r"(?<!m)\bm\s?\$|\bmiles\s+de\s+(?:pesos|\$)|\bmiles\s*\$|\(\s*m\$\s*\)")
_MILLIONS = re.compile(r"\bmm\s?\$|\bmillones\s+de\s+(?:pesos|\$)|\bmill\.?\s*\$")
_MEASURE = re.compile(
    r"\bhombres\b|\bmujeres\b|\bm[23³²]|\bkwh\b|\blitros\b|\bton\b|\bkm\b|\bkg\b|\bhoras\b|\bhabitantes\b|\bpoblacion\b"
)
_UNIT = re.compile(r"\bUF\b|\bUTM\b|\bUSD\b|US\$")
_COUNTED = re.compile(r"\bn[°º]|\bnumero\b|\bcantidad\b|\bproyectos\b|\bpersonas\b|\bbeneficiari|\bcasos\b")
_PERCENT = re.compile(r"%|\bporcentaje\b|\btasa\b|\bparticipacion\b|\bvariacion\b|\bvar\b")
_IN_PERCENT = re.compile(
    r"\ben\s+porcentajes?\b|\(\s*(?:en\s+)?%\s*\)|\bporcentajes?\s+(?:del?|sobre|respecto)\b|%\s+(?:del?|sobre)\b|,\s*%\W*$"
)
"""What a caption says where the figures below it are percentages without the sign."""
_GROWTH = re.compile(r"\bcrecimiento|\bvariacion|\bvar\b|\baumento|\bdiferencia|\bincremento|\bdelta\b|Δ")
_PARENTHESES = re.compile(r"\([^)]*\)")
_SHARE_WORDS = stems("porcentaje participación proporción tasa índice")
_MONTH = re.compile(rf"\W*(?:{'|'.join(ABBREVIATED)})")
_YEARLY = re.compile(r"\W*(?:ano|anual|acumulad[oa]|acum)\b")
_CODE = re.compile(r"^\s*[\d.\-/]{0,14}[A-Za-z]?\s*$")
_LEFT_OPEN = re.compile(r"\W*(?:(?:más|cerca|alrededor)\s+de|al\s+menos|casi|sobre|>|≥)\s*(?=\d)", re.IGNORECASE)


def read_tables(document: Document) -> tuple[TableFacts, ...]:
    """Every table of the document as facts, in reading order."""
    chapter = chapters(document)
    found = []
    headings: dict[int, str] = {i: b.text for i, b in enumerate(document.blocks) if isinstance(b, Heading)}
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        before = document.blocks[index - 1] if index else None
        caption = block.caption
        if not caption and isinstance(before, Paragraph) and len(before.text) <= TABLES.longest_caption:
            caption = before.text
        found.append(_read(block, index, chapter[index], caption, headings.get(chapter[index], "")))
    return tuple(found)


def _read(table: Table, position: int, chapter: int, caption: str, context: str) -> TableFacts:
    rows = table.rows
    body = range(table.header_rows, table.row_count)
    blocks = side_by_side(table)
    labels = header_labels(table)
    # A percentage often has a point for its decimals where the figures beside it group by points.
    fmt = infer_format(text for row in rows[table.header_rows :] for text in row if "%" not in text)
    about = fold(caption)
    label_columns, columns = [], []
    formats: list[NumberFormat] = []
    for column in range(table.column_count):
        texts = [rows[row][column] for row in body]
        formats.append(column_format(texts, fmt))
        column_read = _column(column, labels[column], texts, about, formats[column])
        if column_read is None:
            label_columns.append(column)
        else:
            columns.append(column_read)
    columns = _of_the_year(_distinguished(_without_title(columns)))
    facts = _facts(table, columns, label_columns, formats)
    return TableFacts(table, position, chapter, tuple(columns), facts, tuple(label_columns), blocks, caption, context)


def _column(index: int, label: str, texts: Sequence[str], about: str, fmt: NumberFormat) -> FigureColumn | None:
    """The column as figures, or ``None`` where it holds labels, dates, codes or years."""
    filled = [t for t in texts if not is_blank(t)]
    if not filled:
        return None
    folded = fold(label)
    if _IDENTIFIER.match(folded) and not _YEARLY.match(folded):
        return None
    percent = "%" in label or (bool(_PERCENT.search(folded)) and any("%" in t or "," in t for t in filled))
    percent = percent or _is_in_percent(label, about, filled, fmt)
    parsed = [parse(t, format=fmt, percent=percent) for t in filled]
    figures = [q for q in parsed if q is not None]
    if len(figures) < TABLES.figures * len(filled) or all(looks_like_date(t) for t in filled):
        return None
    if all(map(_is_year, figures)):
        return None
    if not label and _counts_up(figures):
        return None
    scale = Decimal(1)
    units = {q.unit for q in figures}
    kind: FigureKind = "count"
    if percent or ("%" in units and len([q for q in figures if q.unit == "%"]) * 2 > len(figures)):
        kind = "percent"
    elif _is_money(label, about, figures):
        kind = "amount"
    if kind == "amount" and not any(q.scale != 1 for q in figures):
        said = folded if _THOUSANDS.search(folded) or _MILLIONS.search(folded) else about
        if not units - {""} or said is folded:
            scale = (
                Decimal(1_000_000) if _MILLIONS.search(said) else Decimal(1000) if _THOUSANDS.search(said) else scale
            )
    words = stems(_without_note(without_total(label))) - _SHARE_WORDS
    years = frozenset(YEAR.findall(label))
    signed = sum("%" in t for t in filled)
    bare = kind == "percent" and ("%" in label or signed == 0)
    return FigureColumn(
        index,
        label,
        kind,
        scale,
        is_total_label(label),
        bool(_GROWTH.search(folded)),
        words - years,
        years,
        _currency(label, figures) if kind == "amount" else "",
        bare,
    )


def _is_in_percent(label: str, about: str, texts: Sequence[str], fmt: NumberFormat) -> bool:
    """Whether the caption says that a column whose header says no unit holds percentages: figures with decimals."""
    folded = fold(label)
    own = (_MONEY, _THOUSANDS, _MILLIONS, _COUNTED, _MEASURE)
    if not _IN_PERCENT.search(about) or _UNIT.search(label) or any(p.search(folded) for p in own):
        return False
    figures = [q for q in (parse(t, format=fmt) for t in texts) if q is not None]
    return not any(q.unit or q.grouped for q in figures) and 2 * sum(q.decimals > 0 for q in figures) > len(figures)


def _is_money(label: str, about: str, figures: Sequence[Quantity]) -> bool:
    """Whether a column holds money: by its unit, its header, the caption, or how large its figures are."""
    folded = fold(label)
    if _UNIT.search(label) or {q.unit for q in figures} - {"", "%"}:
        return True
    if any(p.search(folded) for p in (_MONEY, _THOUSANDS, _MILLIONS)):
        return True
    in_caption = any(p.search(about) for p in (_THOUSANDS, _MILLIONS))
    return (in_caption and not _COUNTED.search(folded)) or (_is_large(figures) and not _MEASURE.search(folded))


def _is_large(figures: Sequence[Quantity]) -> bool:
    return sorted(abs(q.value) for q in figures)[len(figures) // 2] >= TABLES.pesos


def _currency(label: str, figures: Sequence[Quantity]) -> str:
    """The currency of a column of money: its cells', else its header's, else pesos."""
    printed = next((q.unit for q in figures if q.unit not in ("", "%")), "")
    said = _UNIT.search(label)
    return printed or ({"US$": "USD"}.get(said.group(), said.group()) if said else "CLP")


def _without_title(columns: Sequence[FigureColumn]) -> list[FigureColumn]:
    """Columns without the words that all their headers share: a title over the whole table distinguishes none."""
    if len(columns) < TABLES.all_share:
        return list(columns)
    common = frozenset.intersection(*(c.stems for c in columns))
    return [replace(c, stems=c.stems - common) for c in columns] if common else list(columns)


def _distinguished(columns: Sequence[FigureColumn]) -> list[FigureColumn]:
    """Columns whose headers differ in gender only (``Niñas``, ``Niños``) get the sex as a word of theirs."""
    found = []
    for column in columns:
        word = _first_word(column)
        twins = [
            c for c in columns if c.stems == column.stems and c.kind == column.kind and _first_word(c) not in ("", word)
        ]
        if twins and column.stems and word.endswith(("a", "as", "o", "os")):
            sex = "mujer" if word.endswith(("a", "as")) else "hombr"
            found.append(replace(column, stems=column.stems | {sex}))
        else:
            found.append(column)
    return found


def _first_word(column: FigureColumn) -> str:
    return next(iter(re.findall(r"[a-z]+", fold(column.label))), "")


def _of_the_year(columns: Sequence[FigureColumn]) -> list[FigureColumn]:
    """Behind a column for each month, "Año" or "Acumulado" is their total."""
    months = sum(1 for c in columns if _MONTH.match(fold(c.label)))
    if months < TABLES.months:
        return list(columns)
    return [replace(c, total=True, stems=frozenset()) if _YEARLY.match(fold(c.label)) else c for c in columns]


def _counts_up(figures: Sequence[Quantity]) -> bool:
    values = [q.value for q in figures]
    return len(values) > 2 and all(b - a == 1 for a, b in pairwise(values))


def _without_note(label: str) -> str:
    """A label without what it says in parentheses (a unit, a law), if that leaves something."""
    short = _PARENTHESES.sub(" ", label)
    return short if stems(short) else label


def _is_year(quantity: Quantity) -> bool:
    plain = not (quantity.grouped or quantity.unit or quantity.decimals)
    return plain and TABLES.first_year <= quantity.value <= TABLES.last_year


def _heads_groups(table: Table, column: int) -> bool:
    """Whether a column of labels names groups of rows: cells that reach over several, or blanks below a name."""
    body = range(table.header_rows, table.row_count)
    inside = 0
    for row in body:
        cell = table.cell_at.get((row, column))
        beside = table.cell_at.get((row, column + 1))
        spans = cell is not None and cell.row_span > 1
        blank = cell is None or not cell.text.strip()
        inside += spans or (blank and beside is not None and bool(beside.text.strip()) and row > body.start)
    return len(body) > TABLES.fewest_grouped and inside * TABLES.grouped_part >= len(body)


def _facts(
    table: Table, columns: Sequence[FigureColumn], label_columns: Sequence[int], formats: Sequence[NumberFormat]
) -> tuple[Fact, ...]:
    found: list[Fact] = []
    by_index = {c.index: c for c in columns}
    labels = header_labels(table)
    codes = [
        c
        for c in label_columns
        if _IDENTIFIER.match(fold(labels[c]))
        and all(_CODE.match(row[c]) for row in table.rows[table.header_rows :] if not is_total_label(row[c]))
    ]
    group = ""
    last = table.row_count - 1
    groups = {c for c in label_columns[:-1] if c not in codes and _heads_groups(table, c)}
    for row in range(table.header_rows, table.row_count):
        texts, own = [], []
        for column in label_columns:
            cell = table.cell_at.get((row, column))
            if cell is not None and cell.text.strip() and cell.text.strip() not in texts and column not in codes:
                texts.append(cell.text.strip())
                own += [cell.text.strip()] if column not in groups else []
        label = " ".join(texts)
        code = " ".join(table.rows[row][c] for c in codes if table.rows[row][c].strip())
        cells = [(by_index[c], table.rows[row][c]) for c in by_index]
        quantities = [(column, text, _quantity(text, column, formats[column.index])) for column, text in cells]
        figures = [(c, t, q) for c, t, q in quantities if q is not None]
        if not figures:
            group = label or group
            continue
        total = is_total_label(label) or is_total_label(code)
        if not label and not code and label_columns:
            total = total or (row == last and row - table.header_rows >= 2)
        row_stems = stems(_without_note(without_total(label) if total else label))
        own_stems = stems(_without_note(" ".join(own))) if groups and not total else row_stems
        found.extend(Fact(table.id, row, c, t, q, label, code, row_stems, total, own_stems) for c, t, q in figures)
    summed = None if any(f.total_row for f in found) else summed_row(found)
    return tuple(replace(f, total_row=True) if f.row == summed else f for f in found)


def _quantity(text: str, column: FigureColumn, fmt: NumberFormat) -> Quantity | None:
    """The figure of a cell; a long one is the figure it states, whatever leaves it open ("Más de 2.164.111")."""
    stated = parse(text, format=fmt, percent=column.bare_percent)
    opened = None if stated is not None else _LEFT_OPEN.match(text)
    if opened is None or sum(map(str.isdigit, text)) < TABLES.exact_digits:
        return stated
    return parse(text[opened.end() :], format=fmt, percent=column.bare_percent)
