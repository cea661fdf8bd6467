"""Which column a chart is about, and which tables have none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import AccountIdentity, CleanReport, Column, Document, Report, Source
from pipeline.publish.html.charts import select
from pipeline.publish.html.charts.bars import chart_of
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.draw import draw
from pipeline.publish.html.charts.kind import ChartKind
from pipeline.publish.html.charts.kinds import KINDS
from pipeline.publish.html.charts.kinds.execution import execution
from pipeline.publish.html.charts.kinds.shares import SHARES
from pipeline.publish.html.charts.kinds.wrong_percentages import wrong_percentages
from pipeline.publish.html.charts.letters import width, wrapped
from pipeline.publish.html.charts.select import charts
from pipeline.publish.html.charts.table_view import View
from pipeline.publish.html.settings import BARS, CHOICE
from tests.publish.publish_sample import clean_table, sample, table

HEADS = ("Línea", "Meta", "Solicitado", "Ejecutado", "Desde")
PRINTED = (
    HEADS,
    ("Becas", "900", "70", "60", "2019"),
    ("Oficios", "800", "30", "20", "2021"),
    ("Talleres", "300", "25", "10", "2020"),
    ("Total", "2.000", "125", "90", ""),
)
VALUES = (
    ("Becas", 900, 70, 60, 2019),
    ("Oficios", 800, 30, 20, 2021),
    ("Talleres", 300, 25, 10, 2020),
    ("Total", 2000, 125, 90, None),
)


def report(columns: tuple[int, ...], confidence: float = 0.98) -> Report:
    """A report with one table of some of the columns."""
    printed = tuple(tuple(row[c] for c in columns) for row in PRINTED)
    made = replace(table("t01", printed, "Líneas de trabajo"), confidence=confidence)
    types = tuple(Column(HEADS[c].lower(), "texto" if c == 0 else "entero", HEADS[c]) for c in columns)
    values = tuple(tuple(row[c] for c in columns) for row in VALUES)
    document = Document("x", Source("raw/x.txt", "ab" * 32, "text"), (made,))
    return Report(
        CleanReport(document, AccountIdentity(), (clean_table("t01", "lineas", types, values, printed, {4: "total"}),)),
        (),
    )


@pytest.mark.parametrize(
    ("columns", "drawn"),
    [((0, 1, 2, 3), "Ejecutado"), ((0, 1, 2), "Solicitado"), ((0, 1), None), ((0, 1, 4), None)],
    ids=["what was done", "no target", "only a target", "no years"],
)
def test_a_chart_is_of_what_was_done_never_of_targets_or_years(
    columns: tuple[int, ...], drawn: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another kind may draw these tables first: this is a test of shares."""
    monkeypatch.setattr(select, "KINDS", (SHARES,))
    found = charts(report(columns))
    assert [chart.title.split(": ")[-1] for chart in found] == ([drawn] if drawn else [])
    for chart in found:
        assert round(sum((bar.value for bar in chart.bars), Decimal(0)), 9) == 100


def test_a_table_that_was_hardly_understood_is_not_drawn() -> None:
    assert charts(report((0, 2, 3), confidence=0.6)) == ()


BARS_OF = {
    "two rows and their total": ((Bar("Becas", Decimal(99), "99%"), Bar("Oficios", Decimal(100), "100%")), False),
    "three rows, two of them nothing": (
        tuple(Bar(name, Decimal(n), str(n)) for name, n in (("Becas", 0), ("Oficios", 1), ("Talleres", 0))),
        False,
    ),
    "three rows": (tuple(Bar(name, Decimal(9), "9") for name in ("Becas", "Oficios", "Talleres")), True),
    "two rows, one of which should be another": (
        (Bar("Becas", Decimal(9), "9"), Bar("Oficios", Decimal(9), "9", recomputed=Decimal(8), recomputed_text="8")),
        True,
    ),
}


@pytest.mark.parametrize("of", BARS_OF)
def test_two_bars_are_drawn_only_where_one_should_be_another(of: str) -> None:
    bars, drawn = BARS_OF[of]
    total = Bar("Total", Decimal(100), "100%", total=True)
    view = View(report((0, 2, 3)).clean.tables[0], "Líneas", {})
    assert (chart_of(view, "Líneas", "", (*bars, total)) is not None) == drawn
    assert chart_of(view, "Líneas", "", (*bars, total), ("Mujeres", "Hombres")) is not None


def test_rows_are_called_by_their_names_where_letters_number_them() -> None:
    printed = (("Letra", "Línea", "Ejecutado"), ("A", "Becas", "1"), ("B", "Oficios", "2"), ("C", "Talleres", "3"))
    kinds = ("texto", "texto", "entero")
    columns = tuple(Column(head.lower(), kind, head) for head, kind in zip(printed[0], kinds, strict=True))
    clean = clean_table("t01", "lineas", columns, printed[1:], printed, {})
    assert [label for label, _ in View(clean, "Líneas", {}).labelled()] == ["Becas", "Oficios", "Talleres"]


def test_a_new_kind_is_tried_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def rows(view: View) -> Chart:
        made.append(view.title)
        return Chart("bars", view.clean.table, "Filas", "Cuántas son.", (Bar("filas", Decimal(100), "3"),) * 2)

    monkeypatch.setattr(select, "KINDS", (ChartKind(rows), *KINDS))
    assert [chart.title for chart in charts(report((0, 2, 3)))] == ["Filas"]
    assert made
    monkeypatch.setattr(select, "KINDS", (ChartKind(lambda view: None), *KINDS))
    assert [chart.title for chart in charts(report((0, 2, 3)))] != ["Filas"]


@pytest.mark.parametrize(
    ("more", "drawn"), [(0, True), (CHOICE.most_columns - 3, True), (CHOICE.most_columns - 2, False)]
)
def test_a_share_is_not_looked_for_among_hundreds_of_columns(more: int, drawn: bool) -> None:
    """Two amounts and their share, and other amounts beside them."""
    budget = sample().clean.tables[0]
    others = tuple(Column(f"mes_{n}", "entero", f"Mes {n}") for n in range(more))
    view = View(replace(budget, columns=(*budget.columns, *others)), "Presupuesto", {})
    assert (execution(view) is not None) == drawn


def drawn_texts(*bars: Bar) -> list[str]:
    picture = draw(Chart("bars", "t01", "Título", "Nota.", bars), "g1")
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


def test_a_label_that_does_not_fit_beside_its_value_stands_above_it() -> None:
    label, value = "Variaciones patrimoniales y otras aplicaciones", "$ 182.987.829.000 (98,9%)"
    bars = Bar(label, Decimal(99), value), Bar("Otras", Decimal(1), "$ 2 (1,1%)")
    assert drawn_texts(*bars) == [label, value, "Otras", "$ 2 (1,1%)"]
    picture = draw(Chart("bars", "t01", "Título", "Nota.", bars), "g1")
    (height,) = re.findall(r'viewBox="0 0 \d+ (\d+)"', picture)
    lines = [float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', picture)]
    assert lines[0] < lines[1] < lines[2] == lines[3] < float(height)


def test_labels_that_would_be_cut_alike_are_not_cut() -> None:
    labels = [f"Programa de capacitación en oficios número {n}" for n in range(14)]
    assert [t for t in drawn_texts(*(Bar(label, Decimal(5), "5") for label in labels)) if t != "5"] == labels


LONG = "PROGRAMA FORMACIÓN DE FORMACIÓN EN EL PUESTO DE TRABAJO PARA MICRO Y PEQUEÑOS EMPRESARIOS DE LA REGIÓN"


def test_a_label_in_capitals_is_broken_over_two_lines_and_then_cut() -> None:
    first, second, value, *_ = drawn_texts(Bar(LONG, Decimal(60), "60%"), Bar("Otras", Decimal(40), "40%"))
    assert LONG.startswith(f"{first} {second.removesuffix('…')}")
    assert second[-1] + value == "…60%"
    assert max(width(line, BARS.letter) for line in (first, second)) <= BARS.width


@given(st.text(st.sampled_from("aWi. 1"), max_size=90), st.integers(20, 400), st.integers(1, 3))
def test_lines_fit_their_room_and_only_the_last_is_cut(text: str, room: int, most: int) -> None:
    lines = wrapped(text, room, 12, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= room or line == "…" for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == " ".join(text.split())


def test_a_picture_whose_bars_another_shows_is_not_drawn_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    bars = tuple(Bar(str(year), Decimal(year - 2010), str(year - 2010)) for year in range(2012, 2016))
    shown = {"t01": bars[:2], "t02": bars, "t03": bars, "t04": (*bars[:1], Bar("2013", Decimal(9), "9"))}

    def cargos(view: View) -> Chart:
        return Chart("bars", view.clean.table, "Cargos", "Por año.", shown[view.clean.table])

    made = report((0, 2, 3))
    (first,), (clean,) = made.document.tables, made.clean.tables
    document = replace(made.document, blocks=tuple(replace(first, id=id) for id in shown))
    tables = tuple(replace(clean, table=id) for id in shown)
    monkeypatch.setattr(select, "KINDS", (ChartKind(cargos),))
    found = charts(replace(made, clean=replace(made.clean, document=document, tables=tables)))
    assert [chart.table for chart in found] == ["t02", "t04"]


def test_the_title_of_a_table_without_caption_keeps_its_capitals() -> None:
    made = report((0, 2, 3))
    document = replace(made.document, blocks=(replace(made.document.tables[0], caption="", section=""),))
    clean = replace(made.clean.tables[0], known=False, title="capítulo II")
    (chart,) = charts(replace(made, clean=replace(made.clean, document=document, tables=(clean,))))
    assert chart.title == "Capítulo II: Ejecutado"


@pytest.mark.parametrize(
    ("section", "head", "title"),
    [
        ("2. Gastos por objeto:", "Evolución de Gastos por Programa", "2. Gastos por objeto: Ejecutado"),
        ("", "Evolución de Gastos por Programa", "Evolución de Gastos por Programa: Ejecutado"),
        ("", "Comuna", "Evolucion gastos: Ejecutado"),
    ],
)
def test_a_table_without_caption_is_called_by_what_is_printed_of_it(section: str, head: str, title: str) -> None:
    made = report((0, 2, 3))
    first = made.document.tables[0]
    cells = tuple(replace(c, text=head) if (c.row, c.column) == (0, 0) else c for c in first.cells)
    document = replace(made.document, blocks=(replace(first, caption="", section=section, cells=cells),))
    clean = replace(made.clean.tables[0], known=False, title="evolucion_gastos")
    (chart,) = charts(replace(made, clean=replace(made.clean, document=document, tables=(clean,))))
    assert chart.title == title


def test_the_stop_behind_a_caption_is_no_part_of_the_title_of_its_chart() -> None:
    made = report((0, 2, 3))
    document = replace(made.document, blocks=(replace(made.document.tables[0], caption="Gasto por capítulo."),))
    clean = replace(made.clean.tables[0], known=False)
    (chart,) = charts(replace(made, clean=replace(made.clean, document=document, tables=(clean,))))
    assert chart.title == "Gasto por capítulo: Ejecutado"


@pytest.mark.parametrize(("total", "drawn"), [("PROM 15,96%", 3), ("15,96%", 4)])
def test_a_mean_printed_in_the_row_of_totals_is_no_total_of_percentages(total: str, drawn: int) -> None:
    printed = (("RED", "CRECIMIENTO"), ("Uno", "11,42%"), ("Dos", "8,41%"), ("Tres", "28,04%"), ("", total))
    columns = (Column("red", "texto", "Red"), Column("crecimiento", "porcentaje", "Crecimiento", "%"))
    typed = tuple((red or None, Decimal(rate.split()[-1][:-1].replace(",", "."))) for red, rate in printed[1:])
    clean = clean_table("t01", "redes", columns, typed, printed, {4: "total"})
    view = View(clean, "Redes", {("t01", 1, 1): "12,89%"})
    made = wrong_percentages(view)
    assert made is not None
    assert [bar.label for bar in made.bars] == ["Uno", "Dos", "Tres", "Total"][:drawn]
