"""The columns of one dataset's frames called alike, where their headers differ by a word or a period from report to
report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.clean.column_names import dated
from pipeline.clean.dataset_names import family_title
from pipeline.clean.families import PERIOD, header_of, periods_in
from pipeline.clean.united_tables import ColumnOf, renamed
from pipeline.contract import DOUBT, NUMERIC, OTHER_UNIT, PRINTED, TITLE, is_reserved
from pipeline.publish.datasets.consolidate import Key
from pipeline.publish.datasets.frames import Frame
from pipeline.quantities.labels.label_words import identifier
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import WORDS as MONTHS
from pipeline.spanish.stop_words import LINKING

OF_EVERY_ROW = frozenset({"fila", "tipo_fila", DOUBT, OTHER_UNIT, TITLE})
_TOKEN = re.compile(r"[a-z]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_BESIDE = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|[–—-]")


def lined_up(parts: Sequence[tuple[Key, Frame]]) -> list[tuple[Key, Frame]]:
    """The frames of a dataset with the columns of each called as those of the first, where they are the same, and
    without the period in their name where it differs from report to report: "Últimos 12 meses, sep 2013 – ago 2014".

    Only columns of tables that no schema knows are called by their headers, and may differ.
    """
    if not parts:
        return []
    first = _columns(parts[0][1])
    alike = [(key, _renamed(frame, renamed(first, _columns(frame)))) for key, frame in parts]
    return _undated(alike)


def _columns(frame: Frame) -> list[ColumnOf]:
    found = []
    for field in frame.schema:
        said = field.metadata or {}
        if field.name in OF_EVERY_ROW or b"impreso" in said:
            continue
        numeric = said.get(b"tipo", b"").decode() in NUMERIC
        found.append(ColumnOf(field.name, said.get(b"titulo", b"").decode(), numeric))
    return found


def _is_known(frame: Frame) -> bool:
    return bool((frame.schema.metadata or {}).get(b"conocido") == "sí".encode())


def _renamed(frame: Frame, names: Mapping[str, str], titles: Mapping[str, str] | None = None) -> Frame:
    """A frame with columns of other names, their printed ones with them; ``titles`` by the new name."""
    if not names or _is_known(frame):
        return frame
    import pyarrow as pa

    both = {**names, **{old + PRINTED: new + PRINTED for old, new in names.items()}}
    fields = []
    for field in frame.schema:
        name = both.get(field.name, field.name)
        said = dict(field.metadata or {})
        if titles and name in titles:
            said[b"titulo"] = titles[name].encode()
        fields.append(field.with_name(name).with_metadata(said))
    schema = pa.schema(fields, metadata=frame.schema.metadata)
    return pa.Table.from_arrays(frame.columns, schema=schema)


def _undated(parts: Sequence[tuple[Key, Frame]]) -> list[tuple[Key, Frame]]:
    """The frames with columns of one measure whose headers name another period in every report under one name."""
    columns = [[] if _is_known(frame) else _columns(frame) for _, frame in parts]
    names: list[dict[str, str]] = [{} for _ in parts]
    titles: dict[str, str] = {}
    taken = Counter(column.name for of_frame in columns for column in of_frame)
    for group in _groups(columns):
        headers = list(dict.fromkeys(column.header for _, column in group))
        if len({tuple(periods_in(header)) for header in headers}) < 2:
            continue
        title = _without_date(family_title([_spaced(header) for header in headers]), headers[0])
        name = dated(identifier(title, years=True))
        own = Counter(column.name for _, column in group)
        if not name or is_reserved(name) or name in titles or taken[name] > own[name]:
            continue
        titles[name] = title
        for number, column in group:
            names[number][column.name] = name
    return [(key, _renamed(frame, names[n], titles)) for n, (key, frame) in enumerate(parts)]


def _groups(columns: Sequence[Sequence[ColumnOf]]) -> Iterator[list[tuple[int, ColumnOf]]]:
    """The columns of several frames that are of one measure, each with the number of its frame: those that say the same
    besides periods, where no frame has two of them; else those called alike already."""
    by_words: dict[tuple[str, bool], list[tuple[int, ColumnOf]]] = {}
    by_name: dict[str, list[tuple[int, ColumnOf]]] = {}
    for number, of_frame in enumerate(columns):
        for column in of_frame:
            if header_of(column.header) not in ("", PERIOD):
                by_words.setdefault((_words(column.header), column.numeric), []).append((number, column))
                by_name.setdefault(column.name, []).append((number, column))
    done: set[str] = set()
    for group in by_words.values():
        frames = [number for number, _ in group]
        if len(frames) > 1 and len(set(frames)) == len(frames):
            done |= {column.name for _, column in group}
            yield group
    for name, group in by_name.items():
        if name not in done and len(group) > 1:
            yield group


def _spaced(header: str) -> str:
    """A header with the years and dashes of its periods set apart: "Sep 2002-Ago2014"."""
    return " ".join(_BESIDE.sub(r" \g<0> ", header).split())


def _without_date(title: str, header: str) -> str:
    """A title without the months and days at its end, which are left of periods that only begin alike."""
    words, printed = title.split(), _TOKEN.findall(fold_line(header))
    days = {one for one, after in pairwise(printed) if one.isdigit() and len(one) < 3 and after in MONTHS}
    while len(words) > 1 and all(
        w in MONTHS or w in LINKING or w in days for w in _TOKEN.findall(fold_line(words[-1]))
    ):
        words.pop()
    return " ".join(words)


def _words(header: str) -> str:
    """What a header says besides years and months."""
    words = _TOKEN.findall(fold_line(header))
    return " ".join(w for w in words if w not in MONTHS and w not in LINKING and not _YEAR.fullmatch(w))
