"""Commands that look at what is published: diff, explain, sql, inspect, schema draft."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest

from pipeline import contract
from pipeline.run.comparison.last_year import change_line, change_text
from pipeline.run.comparison.prose import moved_sentences, repeated_sentences
from pipeline.run.comparison.tables import Change, compare
from pipeline.run.published.explain import explain
from pipeline.run.published.reports import Rows
from tests.cli.accounts_sample import account, cuenta
from tests.places import ROOT


def test_diff_of_two_years(two_years: Path) -> None:
    code, output_text, _ = cuenta("diff", "2022", "2023", "--out", two_years / "out")
    assert code == 0
    lines = [line.strip() for line in output_text.splitlines()]
    assert lines[0] == "hospital-2022 → hospital-2023"
    assert "Filas nuevas: 1" in lines
    assert "Telemedicina" in lines
    assert "Urgencia · Mujeres: 1.204 → 3.204 (+166,1 %)" in lines
    assert "Maternidad · Mujeres: 905 → 905" in lines
    assert "Personal · Presupuesto 2022: 8.250.000 → 8.350.000 (+1,2 %)" in lines
    assert not any("Farmacia · Presupuesto 2022" in line for line in lines)  # output_text again unchanged
    assert "Farmacia · Presupuesto 2023: 4.500.000 → 4.500.000" in lines  # what the last account said of its own year
    assert "Maternidad · Hombres: 12 → 12" not in lines  # too small to mean anything


def test_diff_of_two_reports_is_the_same_as_of_their_years(two_years: Path) -> None:
    by_year = cuenta("diff", "2022", "2023", "--out", two_years / "out")[1]
    assert cuenta("diff", "hospital-2022", "hospital-2023", "--out", two_years / "out")[1] == by_year


def test_diff_of_reports_of_two_services_says_so(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "valle.txt").write_text(account(2022), encoding="utf-8")
    other = account(2023).replace("HOSPITAL DEL VALLE", "HOSPITAL DE VICUÑA")
    (tmp_path / "raw" / "vicuna.txt").write_text(other, encoding="utf-8")
    out = tmp_path / "out"
    assert cuenta("extract", tmp_path / "raw", "--out", out, "--no-expectations", "--jobs", "1")[0] == 0
    _, printed, _ = cuenta("diff", "valle", "vicuna", "--out", out)
    assert printed.splitlines()[0] == (
        "Atención: «valle» es de Hospital del Valle y «vicuna» de Hospital de Vicuña; "
        "lo que sigue compara dos servicios distintos."
    )
    assert "No hay un mismo servicio" in cuenta("diff", "2022", "2023", "--out", out)[2]


def test_diff_backwards_tells_rows_that_are_gone(two_years: Path) -> None:
    output_text = cuenta("diff", "hospital-2023", "hospital-2022", "--out", two_years / "out")[1]
    assert "Filas que ya no están: 1\n    Telemedicina" in output_text


def test_diff_of_a_year_nobody_published(two_years: Path) -> None:
    code, _, errors = cuenta("diff", "2019", "2023", "--out", two_years / "out")
    assert code == 2
    assert "Años publicados: 2022, 2023" in errors


def test_explain_spells_the_arithmetic_out_with_cells_by_name(two_years: Path) -> None:
    code, output_text, _ = cuenta("explain", "hospital-2022", "f001", "--out", two_years / "out")
    assert code == 0
    assert "Impreso:  1.603" in output_text
    assert "Esperado: 1.503" in output_text
    assert "1.101 + 12 + 390 = 1.503" in output_text
    assert "t01/4/2" in output_text
    assert "(Maternidad · Hombres)" in output_text


def test_sql_over_all_reports(two_years: Path) -> None:
    query = "select anio, hombres from atenciones_unidad where unidad = 'Urgencia' order by anio"
    code, output_text, _ = cuenta("sql", query, "--csv", "--out", two_years / "out")
    assert (code, output_text) == (0, "anio;hombres\n2022;1101\n2023;1101\n")
    query = "select reporte, errores from reportes order by 1"
    assert cuenta("sql", query, "--csv", "--out", two_years / "out")[1] == (
        "reporte;errores\nhospital-2022;1\nhospital-2023;0\n"
    )
    query = "select esperado from hallazgos where gravedad = 'error'"
    assert cuenta("sql", query, "--csv", "--out", two_years / "out")[1] == "esperado\n1.503\n"


def test_sql_as_a_table(two_years: Path) -> None:
    query = "select unidad, avg(total) promedio from atenciones_unidad where unidad = 'Pediatría' group by all"
    output_text = cuenta("sql", query, "--out", two_years / "out")[1]
    assert output_text.splitlines() == ["unidad     promedio", "─────────  ────────", "Pediatría       800"]


def test_sql_that_is_wrong_says_what_there_is(two_years: Path) -> None:
    code, _, errors = cuenta("sql", "select * from camas", "--out", two_years / "out")
    assert code == 2
    assert (
        "afirmaciones, atenciones_unidad, cifras, gasto_item, gasto_item_largo, hallazgos, reportes, tablas" in errors
    )


def test_sql_before_anything_is_published(tmp_path: Path) -> None:
    code, _, errors = cuenta("sql", "select 1", "--out", tmp_path)
    assert code == 2
    assert "Ejecute antes «cuenta extract»" in errors


def test_inspect_draws_a_page(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "page.png"
    pdf = ROOT / "tests" / "data" / "cases" / "becas-c05.pdf"
    assert cuenta("inspect", pdf, "--page", "1", "--out", picture)[0] == 0
    assert Image.open(picture).width > 500
    code, _, errors = cuenta("inspect", pdf, "--page", "99", "--out", picture)
    assert (code, "no tiene una página 99: tiene" in errors) == (2, True)
    code, _, errors = cuenta("inspect", pdf.with_suffix(".txt"), "--out", picture)
    assert (code, "no es un PDF" in errors) == (2, True)
    code, _, errors = cuenta("inspect", pdf, "--out", tmp_path)
    assert (code, "es una carpeta" in errors) == (2, True)


def test_schema_draft_is_a_schema_that_recognises_its_table(two_years: Path, tmp_path: Path) -> None:
    code, output_text, _ = cuenta(
        "schema",
        "draft",
        "hospital-2022",
        "t01",
        "--from",
        two_years / "out",
        "--out",
        tmp_path,
        "--name",
        "atenciones",
    )
    assert code == 0
    assert "atenciones.py" in output_text
    (dataset,) = contract.datasets(tmp_path)
    assert dataset.name == "atenciones"
    assert [(f.name, f.type) for f in dataset.fields] == [
        ("unidad", "texto"),
        ("mujeres", "entero"),
        ("hombres", "entero"),
        ("total", "entero"),
    ]
    assert dataset.unique == ("unidad",)
    assert dataset.field["total"].description == "Suma de mujeres y hombres."
    assert "hospital" in dataset.institutions
    assert "total «Total»" in (tmp_path / "atenciones.py").read_text()

    out = tmp_path / "out"
    cuenta("extract", two_years / "raw" / "hospital-2023.txt", "--schemas", tmp_path, "--out", out)
    answer = cuenta("sql", "select unidad, mujeres from atenciones where fila = 't01/r04'", "--csv", "--out", out)[1]
    assert answer == "unidad;mujeres\nTelemedicina;100\n"


def test_a_family_becomes_a_schema_and_check_says_why(two_years: Path, tmp_path: Path) -> None:
    family = json.loads((two_years / "out" / "families.json").read_text("utf-8"))["families"][0]["name"]
    code, output_text, _ = cuenta("schema", "draft", family, "--from", two_years / "out", "--out", tmp_path)
    assert (code, f"{family}.py" in output_text) == (0, True)
    check = ("schema", "check", "hospital-2022", "t01", "--from", two_years / "out", "--schemas", tmp_path)
    code, output_text, _ = cuenta(*check, "--dataset", family)
    assert code == 0
    assert f"{family}: la reconoce" in output_text
    assert "«Unidad» → unidad (100%)" in output_text
    code, _, errors = cuenta(*check, "--dataset", "no_existe")
    assert (code, "No hay un esquema «no_existe»" in errors) == (2, True)
    code, _, errors = cuenta("schema", "draft", "ninguna", "--from", two_years / "out", "--out", tmp_path)
    assert (code, "No hay una familia «ninguna»" in errors) == (2, True)


def test_families_that_cannot_be_read_are_said_by_every_command_that_reads_them(
    two_years: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(two_years / "out", out)
    path = out / "families.json"
    path.write_text(path.read_text("utf-8").replace('"families": [', '"families": [[', 1), encoding="utf-8")
    commands = [
        ("schema", "draft", "ninguna", "--from", out, "--out", tmp_path),
        ("diff", "hospital-2022", "hospital-2023", "--out", out),
        ("extract", two_years / "raw", "--out", out),
    ]
    for command in commands:
        code, _, errors = cuenta(*command)
        assert (code, f"«{path}» no se puede usar: no es JSON desde la línea" in errors) == (2, True), errors


def test_schema_draft_does_not_replace_a_file_unasked(two_years: Path, tmp_path: Path) -> None:
    draft = ("schema", "draft", "hospital-2022", "t02", "--from", two_years / "out", "--out", tmp_path)
    assert cuenta(*draft)[0] == 0
    code, _, errors = cuenta(*draft)
    assert (code, "Ya existe" in errors) == (2, True)
    assert cuenta(*draft, "--force")[0] == 0


@pytest.mark.parametrize(
    "command",
    [
        ("diff", "1", "x"),
        ("explain", "x", "f001"),
        ("explain", "../out/hospital-2022", "f001"),
        ("explain", "", "f001"),
        ("schema", "draft", "x", "t01"),
        ("schema", "draft", "hospital-2022/", "t01"),
    ],
)
def test_a_report_that_is_not_published(two_years: Path, command: tuple[str, ...]) -> None:
    where = "--from" if command[0] == "schema" else "--out"
    code, _, errors = cuenta(*command, where, two_years / "out")
    assert code == 2
    assert "Los publicados son: hospital-2022, hospital-2023." in errors


def test_a_report_whose_name_is_misspelt_is_asked_for(two_years: Path) -> None:
    _, _, errors = cuenta("explain", "hospitl-2022", "f001", "--out", two_years / "out")
    assert "¿Quiso decir «hospital-2022»?" in errors


def test_the_page_of_a_year_tells_of_the_one_before(two_years: Path) -> None:
    page = (two_years / "out" / "hospital-2023" / "quality-report.html").read_text(encoding="utf-8")
    section = page.split('<section id="anterior"')[1].split("</section>")[0]
    said = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", section)).split())
    assert 'href="../hospital-2022/quality-report.html"' in section
    assert "Total · Mujeres 2.519 4.619 +83,4 %" in said, "which total, not only which column"
    assert "Urgencia · Mujeres: 1.204 → 3.204" in said
    assert "Maternidad · Mujeres: 905 → 905" in said
    assert "Personal · Presupuesto 2022: 8.250.000 → 8.350.000" in said
    assert "Telemedicina" in said
    first = (two_years / "out" / "hospital-2022" / "quality-report.html").read_text(encoding="utf-8")
    assert '<section id="anterior" aria-labelledby="anterior-t" hidden>' in first


def test_diff_tells_every_change_by_size_and_sentences_that_stayed(two_years: Path) -> None:
    output_text = cuenta("diff", "2022", "2023", "--limit", "0", "--out", two_years / "out")[1]
    others = output_text.split("Otros cambios, de mayor a menor")[1]
    assert others.index("Total · Mujeres: 2.519 → 4.619") < others.index("Total · Hombres: 1.603 → 1.653")


def test_columns_that_are_new_or_gone_and_sentences_word_for_word() -> None:
    types = {"tipo_fila": "texto", "linea": "texto"}
    row = {"tipo_fila": "detalle", "linea": "a"}
    then = Rows("T", {**types, "viejo": "entero"}, {"viejo": "Viejo"}, ({**row, "viejo": 1},))
    now = Rows("T", {**types, "nuevo": "entero"}, {"nuevo": "Nuevo"}, ({**row, "nuevo": 1},))
    ((found,), _, _) = compare({"t": then}, {"t": now}, year=2022)
    assert (found.columns_gone, found.columns_new) == (["Viejo"], ["Nuevo"])
    before = [{"sentence": "Se atendió a 1.005 personas.", "text": "1.005", "reading": "claim"}]
    after = [*before, {"sentence": "Hubo 12.", "text": "12", "reading": "claim"}]
    assert repeated_sentences(before, after) == ["Se atendió a 1.005 personas."]


def one_dataset(column: str, label: str, **values: int) -> Rows:
    """A dataset of a column of texts and columns of whole numbers called after ``values``; one row a text."""
    types = {"tipo_fila": "texto", column: "texto", **dict.fromkeys(values, "entero")}
    return Rows("T", types, {name: name for name in values}, ({"tipo_fila": "detalle", column: label, **values},))


def test_what_moved_between_months_whose_headers_say_the_month() -> None:
    for then, now in (("MODELO 16", "MODELO"), ("Tipo A - riesgoso", "Tipo A – Riesgoso")):
        before, after = one_dataset("fondo", then, octubre_2012=400), one_dataset("fondo", now, dic_2014=700)
        ((found,), _, _) = compare({"t": before}, {"t": after}, year=2012)
        assert [(c.row, c.before, c.after) for c in found.changes] == [(now, 400, 700)]
        assert (found.gone, found.new, found.columns_gone, found.columns_new) == ([], [], [], [])


def named(title: str, *labels: str, of: str = "", figure: int = 400) -> Rows:
    """A dataset under a title, a row a label; ``of`` is the title of the table its rows are of."""
    types = {"tipo_fila": "texto", "fondo": "texto", "total": "entero", **({"titulo_tabla": "texto"} if of else {})}
    more = {"titulo_tabla": of} if of else {}
    rows = tuple({"tipo_fila": "detalle", "fondo": label, "total": figure, **more} for label in labels)
    return Rows(title, types, {name: name for name in types}, rows)


def test_a_table_whose_title_says_another_date_or_number_is_the_same() -> None:
    then = named("4. Cartera de los Fondos de Pensiones a diciembre de 2014", "Acciones", "Bonos")
    now = named("Tabla N° 16 Cartera de los Fondos de Pensiones, al 31 de marzo de 2018", "ACCIONES", "Bonos", figure=7)
    (found,), gone, new = compare({"cartera_diciembre": then}, {"cartera_marzo": now}, year=2014)
    assert (found.dataset, gone, new) == ("cartera_marzo", [], [])
    assert [(c.row, c.before, c.after) for c in found.changes] == [("ACCIONES", 400, 7), ("Bonos", 400, 7)]
    others = (
        named("Cartera de los Fondos de Pensiones", "Depósitos", "Letras"),  # of other things
        named("Cartera de los Fondos de Cesantía", "Acciones", "Bonos"),  # of another fund
    )
    for other in others:
        assert compare({"a": then}, {"b": other}, year=2014) == ([], ["a"], ["b"])
    assert compare({"a": then}, {"b": now, "c": now}, year=2014) == ([], ["a"], ["b", "c"]), (
        "one of two, nobody knows which"
    )


def test_rows_of_several_tables_are_paired_by_the_titles_of_these_without_date_and_number() -> None:
    then = named("T", "Capital", of="Rentabilidad del Fondo B, diciembre de 2014 | EN PORCENTAJE", figure=300)
    now = named("T", "Capital", of="Tabla N° 5 Rentabilidad del Fondo B en porcentaje, marzo de 2018", figure=500)
    ((found,), _, _) = compare({"t": then}, {"t": now}, year=2014)
    assert [(c.before, c.after) for c in found.changes] == [(300, 500)]
    assert (found.gone, found.new) == ([], [])
    other = named("T", "Capital", of="Tabla N° 6 Rentabilidad del Fondo C en porcentaje", figure=500)
    ((found,), _, _) = compare({"t": then}, {"t": other}, year=2014)
    assert (len(found.gone), len(found.new), found.changes) == (1, 1, [])


def test_the_column_of_this_year_is_compared_with_that_of_the_last() -> None:
    then = one_dataset("item", "Personal", gasto_2021=100, gasto_2022=200)
    now = one_dataset("item", "Personal", gasto_2022=210, gasto_2023=300)
    ((found,), _, _) = compare({"t": then}, {"t": now}, year=2022)
    assert [(c.before, c.after) for c in found.restated] == [(200, 210)]
    assert [(c.before, c.after) for c in found.changes] == [(200, 300)]


def test_a_year_that_a_column_is_compared_with_is_not_that_of_its_figures() -> None:
    types = {"tipo_fila": "texto", "linea": "texto", "variacion": "decimal"}

    def rows(year: int, value: float) -> Rows:
        title = f"Variación acumulada (respecto a diciembre {year})"
        return Rows("T", types, {"variacion": title}, ({"tipo_fila": "detalle", "linea": "CBA", "variacion": value},))

    ((found,), _, _) = compare({"t": rows(2017, 2.2)}, {"t": rows(2018, 4.6)}, year=2018)
    assert found.restated == []
    assert [(c.before, c.after) for c in found.changes] == [(2.2, 4.6)]


@pytest.mark.parametrize(("after", "jumps"), [(49.5, False), (50.5, True)])
def test_percentages_jump_by_twenty_points(after: float, jumps: bool) -> None:
    types = {"tipo_fila": "texto", "linea": "texto", "cobertura": "porcentaje"}

    def rows(value: float) -> Rows:
        row = {"tipo_fila": "detalle", "linea": "CBA", "cobertura": value}
        return Rows("Cobertura", types, {"cobertura": "Cobertura (%)"}, (row,))

    ((found,), _, _) = compare({"t": rows(30.0)}, {"t": rows(after)}, year=2022)
    assert [(c.before, c.after) for c in found.jumps] == ([(30.0, after)] if jumps else [])


@pytest.mark.parametrize(
    ("caption", "column", "after", "by"),
    [
        ("Distribución por fondo (en porcentaje)", "Fondo A", 14.5, "+2 puntos"),
        ("Distribución por fondo", "Fondo A", 14.5, "+16,0 %"),
        ("Gasto y porcentaje de ejecución", "Gasto (M$)", 14.5, "+16,0 %"),
        ("Distribución por fondo (en porcentaje)", "Fondo A", 1450.0, "+11.500,0 %"),
    ],
    ids=["the caption alone", "nobody", "the column says what it is in", "more than a whole"],
)
def test_a_change_of_percentages_of_which_only_the_caption_speaks_is_in_points(
    caption: str, column: str, after: float, by: str
) -> None:
    types = {"tipo_fila": "texto", "afp": "texto", "parte": "decimal"}

    def rows(value: float) -> Rows:
        return Rows(caption, types, {"parte": column}, ({"tipo_fila": "detalle", "afp": "Modelo", "parte": value},))

    ((found,), _, _) = compare({"t": rows(12.5)}, {"t": rows(after)}, year=2022)
    assert [change_text(change) for change in found.changes] == [by]


def test_a_change_of_a_row_of_percentages_is_in_points() -> None:
    types = {"tipo_fila": "texto", "linea": "texto", "total": "entero", "monto": "monto"}

    def rows(*figures: int) -> Rows:
        labels = ("Becas", "Variación en doce meses (%)")
        found = zip(labels, figures, strict=True)
        return Rows(
            "T",
            types,
            {"total": "Total", "monto": "Monto"},
            tuple({"tipo_fila": "detalle", "linea": label, "total": f, "monto": f} for label, f in found),
        )

    ((found,), _, _) = compare({"t": rows(40, 4)}, {"t": rows(50, 5)}, year=2022)
    assert [(c.row[:5], c.column, change_text(c)) for c in found.changes] == [
        ("Becas", "Total", "+25,0 %"),
        ("Becas", "Monto", "+25,0 %"),
        ("Varia", "Total", "+1 puntos"),
        ("Varia", "Monto", "+25,0 %"),
    ]


def test_sentences_that_stand_in_both_with_other_figures() -> None:
    before = [{"sentence": "En octubre se atendió a 1.005 personas.", "text": "1.005", "reading": "claim"}]
    after = [{"sentence": "En diciembre se atendió a 1.105 personas.", "text": "1.105", "reading": "claim"}]
    assert moved_sentences(before, after) == [(before[0]["sentence"], after[0]["sentence"])]
    assert moved_sentences(before, before) == []


@pytest.mark.parametrize(
    "text", ["17 19 21 23 25 27 29 → {}", "Doi: 10.2807/1560- {}", "0 1000 2000 3000 {} PCR informados"]
)
def test_the_marks_of_an_axis_and_a_reference_are_no_sentences(text: str) -> None:
    before, after = ([{"sentence": text.format(n), "text": n, "reading": "claim"}] for n in ("4000", "5000"))
    assert moved_sentences(before, after) == []
    assert repeated_sentences(before, before) == []


def test_rows_without_a_label_are_paired_only_where_there_is_one() -> None:
    types = {"tipo_fila": "texto", "pais": "texto", "casos": "entero"}

    def rows(*figures: int) -> Rows:
        found = tuple({"tipo_fila": "detalle", "pais": "", "casos": figure} for figure in figures)
        return Rows("T", types, {"pais": "País", "casos": "Casos"}, found)

    ((several,), _, _) = compare({"t": rows(100, 200)}, {"t": rows(300, 400)}, year=2020)
    assert (several.compared, several.gone, several.new) == (0, [], [])
    ((one,), _, _) = compare({"t": rows(100)}, {"t": rows(300)}, year=2020)
    assert [(c.before, c.after) for c in one.changes] == [(100, 300)]


def test_a_row_is_called_by_its_words_and_not_by_an_interval() -> None:
    types = {"tipo_fila": "texto", "region": "texto", "intervalo": "texto", "re": "decimal"}
    row = {"tipo_fila": "detalle", "region": "Maule", "intervalo": "(0,37-0,59)"}
    then, now = (Rows("T", types, {"re": "Re"}, ({**row, "re": value},)) for value in (1.13, 0.47))
    ((found,), _, _) = compare({"t": then}, {"t": now}, year=2020)
    assert [c.row for c in found.changes] == ["Maule"]


def test_a_column_without_a_header_is_called_so() -> None:
    types = {"tipo_fila": "texto", "linea": "texto"}
    row = {"tipo_fila": "detalle", "linea": "a"}
    then = Rows("T", types, {}, (row,))
    now = Rows("T", {**types, "columna_3": "entero"}, {"columna_3": "columna_3"}, ({**row, "columna_3": 1},))
    ((found,), _, _) = compare({"t": then}, {"t": now}, year=2020)
    assert found.columns_new == ["(sin encabezado)"]


def test_a_change_of_millions_is_told_in_millions() -> None:
    change = Change("Total", "TOTAL MM$", "monto", 12_755_259_000_000, 15_349_572_000_000)
    assert change_line(change) == "Total · TOTAL MM$: 12.755.259 → 15.349.572 (+20,3 %)"


def test_a_figure_that_changes_sign_has_no_percentage() -> None:
    assert change_text(Change("fila", "columna", "monto", 100, -50)) == "cambia de signo"


def test_an_earlier_report_that_is_withdrawn_is_said_of_no_more(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for year in (2021, 2022, 2023):
        output_text = account(2023) if year == 2023 else account(2022).replace("2022", str(year))
        (raw / f"hospital-{year}.txt").write_text(output_text, encoding="utf-8")

    def compared(report: str = "hospital-2023") -> str:
        page = (out / report / "quality-report.html").read_text(encoding="utf-8")
        section = page.split('<section id="anterior"')[1].split("</section>")[0]
        return "".join(re.findall(r'href="\.\./([^/"]*)/quality-report', section))

    arguments = ("extract", raw, "--out", out, "--no-expectations", "--jobs", "1")
    assert cuenta(*arguments)[0] == 0
    assert compared() == "hospital-2022"
    (raw / "hospital-2022.txt").unlink()
    assert cuenta(*arguments)[0] == 0
    assert compared() == "hospital-2021"
    (raw / "hospital-2021.txt").unlink()
    assert cuenta(*arguments)[0] == 0
    assert compared() == ""
    assert not (out / "earlier.json").exists()


def test_a_sentence_is_told_once_below_the_first_of_its_figures() -> None:
    said = {"table": None, "sentence": "De 90 y 10 el 11 %.", "page": 3}
    evidence = [{**said, "text": text, "role": role} for text, role in (("11 %", "observed"), ("90", "operand"))]
    found = {
        "id": "f001", "key": "k", "rule": "texto-calculo", "severity": "warning", "status": "open", "message": "M.",
        "observed": "11 %", "expected": "10 %", "suggestion": "", "evidence": evidence,
    }  # fmt: skip
    lines = explain(found, {}).splitlines()
    assert [line for line in lines if "De 90 y 10" in line] == ["      De 90 y 10 el 11 %."]
    assert lines[lines.index("Pruebas:") + 3].startswith("  «90», página 3")
