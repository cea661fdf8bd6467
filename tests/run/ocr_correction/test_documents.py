"""A recognised document as a whole: read again, corrected, and never accused of a misreading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.clean import clean
from pipeline.extract.ocr.recognition.reading_vote import Vote, vote
from pipeline.extract.ocr.recognition.rereading import HIDDEN, Rereading
from pipeline.extract.ocr.recognition.settings import VOTING
from pipeline.geometry import Place
from pipeline.model import Audit, Document, Evidence, Finding, Recognition
from pipeline.run.audit.validators import audit
from pipeline.run.ocr_correction.correct import REREAD, corrected
from pipeline.validate.confidence.severity_by_confidence import LOOK
from pipeline.validate.confidence.severity_by_confidence import weighed as with_sureness
from tests.run.ocr_correction.scanned import ROWS, Rereadings, changed, document, paragraph, place, table

NOTHING = Rereadings({})
UNSURE = Recognition(0.7)


def _audited(document: Document) -> Audit:
    return audit(clean(document, ()), ())


def _named(document: Document, code: str) -> list[Finding]:
    return [f for f in document.findings if f.rule == code]


# The vote of rereadings


def test_rereadings_that_agree_make_a_reading_surer() -> None:
    made = vote(
        "$ 1.105", Recognition(0.8, alternatives=("$ 7.105",)), [Rereading("$1.105", 0.97), Rereading("$1.105", 0.1)]
    )
    assert made == Vote(Recognition(VOTING.agreed_by_two))
    assert vote("1.105", UNSURE, [Rereading("1.105", 0.0)] * 4) == Vote(Recognition(VOTING.agreed_by_three))
    assert vote("1.105", Recognition(0.98), [Rereading("1.105", 0.0)] * 4) == Vote(Recognition(0.98))
    assert vote("1.105", UNSURE, [Rereading("1.105", 1.0)]) == Vote(UNSURE)  # one is not enough


def test_an_unsure_rereading_is_no_evidence_against_others() -> None:
    agreeing = [Rereading("975", 0.97), Rereading("975", 0.96)]
    assert vote("975", UNSURE, [*agreeing, Rereading("973", 0.4)]) == Vote(Recognition(VOTING.agreed_by_two))


def test_rereadings_that_differ_make_it_unsure_and_are_kept() -> None:
    made = vote(
        "1.105", Recognition(0.98), [Rereading("1.105", 0.95), Rereading("1.105", 0.9), Rereading("1.165", 0.9)]
    )
    assert made == Vote(Recognition(VOTING.open, alternatives=("1.165",)))
    assert not made.reading.sure
    split = vote("1.105", Recognition(0.5, alternatives=("7.105",)), [Rereading("1.165", 0.9), Rereading("1.106", 0.8)])
    assert split.reading.confidence < 0.25
    assert (split.reading.alternatives, split.instead) == (("1.165", "1.106"), "")


def test_what_all_rereadings_read_instead() -> None:
    assert vote("1.105", Recognition(0.98), [Rereading("1.165", 0.9), Rereading("1.165", 0.8)]).instead == "1.165"
    assert vote("1.105", Recognition(0.98), [Rereading("1.165", 0.9)]).instead == ""
    assert vote("1.105", Recognition(0.98), [Rereading("1.105 2.317", 0.9)] * 2).instead == ""
    assert vote("1.105", Recognition(0.98), [Rereading("1.105.3", 0.9)] * 2).instead == ""
    assert vote("1.105", Recognition(0.98), [Rereading("1.165", 0.9)] * 2 + [Rereading("1.105", 0.2)]).instead == ""


def test_a_look_that_reads_no_figure_says_nothing() -> None:
    assert vote("1.105", UNSURE, []) == Vote(UNSURE)
    assert vote("1.105", UNSURE, [Rereading("", 0.0), Rereading("--", 0.9)]) == Vote(UNSURE)


# Settling


def test_a_document_of_text_is_the_same_document() -> None:
    own = document(table(changed(ROWS, {(3, 2): "208"}), sure=None))
    rereadings = Rereadings({})
    assert corrected(own, b"", rereadings) is own
    assert rereadings.asked == []


def test_what_fails_is_looked_at_again_and_settled() -> None:
    """The figure was read surely, and wrongly; a rereading differs, and the sums confirm it."""
    read = document(table(changed(ROWS, {(3, 2): "208"})))
    rereadings = Rereadings({place(3, 2): ["208", "200"]})
    made = corrected(read, b"", rereadings)
    cell = made.table["t01"].cell_at[3, 2]
    assert place(3, 2) in rereadings.asked
    assert cell.text == "200"
    assert cell.reading is not None
    assert (cell.reading.raw, cell.reading.sure) == ("208", False)
    (restored,) = _named(made, "cifra-restablecida")
    assert restored.message == (
        "En la tabla t01, página 1, la cifra «200» se leyó de la imagen como «208» y se restableció. Con «200» "
        "cuadran la suma de la fila y la suma de la columna; con «208» no."
    )
    assert (restored.severity, restored.observed, restored.evidence[0].row, restored.evidence[0].column) == (
        "info",
        "200",
        3,
        2,
    )
    assert [f.severity for f in _audited(made).findings if f.severity == "error"] == []


def test_what_looks_agree_on_against_the_first_reading_is_read_instead() -> None:
    made = corrected(document(table(changed(ROWS, {(3, 2): "208"}))), b"", Rereadings({place(3, 2): ["200", "200"]}))
    assert made.table["t01"].rows[3][2] == "200"
    (restored,) = _named(made, "cifra-restablecida")
    assert restored.message.endswith("se restableció. " + REREAD)


def test_an_error_of_the_document_is_looked_at_again_and_stays_one() -> None:
    read = document(table(changed(ROWS, {(3, 2): "208"})))
    made = corrected(read, b"", Rereadings({place(3, 2): ["208", "208"]}))
    assert made.table["t01"].rows[3][2] == "208"
    (error,) = [f for f in _audited(made).findings if f.severity == "error"]
    assert (error.rule, error.observed, error.expected) == ("suma-columna", "208", "200")
    assert error.message.endswith("Se leyó de una imagen, con una seguridad del 97 %.")
    assert {e.confidence for e in error.evidence} == {0.97}


def test_an_error_that_stands_on_an_unsure_reading_is_a_warning_to_look() -> None:
    read = document(table(changed(ROWS, {(3, 2): "208"}), {(3, 2): UNSURE}))
    made = corrected(read, b"", NOTHING)
    assert made.table["t01"].rows[3][2] == "208"
    findings = _audited(made).findings
    assert [f for f in findings if f.severity == "error"] == []
    (warning,) = [f for f in findings if f.rule == "suma-columna"]
    assert warning.severity == "warning"
    assert warning.message.endswith("Se leyó de una imagen, con una seguridad del 70 %.")
    assert warning.suggestion is not None
    assert warning.suggestion.startswith(LOOK)
    assert min(e.confidence or 1 for e in warning.evidence) == 0.7
    assert {c.severity for c in warning.consequences} == {"warning"}


def test_the_same_looks_give_the_same_document_and_settling_twice_changes_nothing() -> None:
    read = document(table(changed(ROWS, {(3, 2): "208", (1, 1): "l.204"}), {(1, 1): UNSURE}))
    restored = {place(3, 2): ["200", "200"]}
    one = corrected(read, b"", Rereadings(restored))
    assert one == corrected(read, b"", Rereadings(restored))
    again = corrected(replace(one, findings=()), b"", Rereadings(restored))
    assert again.blocks == one.blocks


def test_what_nothing_confirms_is_reported_once_for_a_table() -> None:
    rows = [["Comuna", "Folio"], ["A", "7.301"], ["B", "2.118"], ["C", "6.450"]]
    made = corrected(
        document(table(rows, {(1, 1): Recognition(0.6, alternatives=("1.301",)), (3, 1): UNSURE})), b"", NOTHING
    )
    (restored,) = _named(made, "cifra-por-confirmar")
    assert restored.message == (
        "En la tabla t01, página 1, 2 cifras se leyeron con poca seguridad y ninguna cuenta las confirma: "
        "«7.301» (o «1.301») y «6.450»."
    )
    assert [(e.row, e.column, e.confidence) for e in restored.evidence] == [(1, 1, 0.6), (3, 1, 0.7)]
    (whole,) = _named(made, "lectura-por-imagen")
    assert whole.message.endswith(": 1 de 3 cifras se leyeron con seguridad y las 2 que quedan están marcadas.")


def test_what_a_sum_confirms_is_not_read_again() -> None:
    made = corrected(document(table(ROWS, {(1, 1): UNSURE})), b"", NOTHING)
    assert _named(made, "cifra-por-confirmar") == []
    (restored,) = _named(made, "lectura-por-imagen")
    assert restored.message == (
        "Lo que hay en la página 1 se leyó de su imagen por reconocimiento óptico (OCR); todas sus cifras (12) se "
        "leyeron con seguridad."
    )


def test_prose_is_corrected_by_type_and_reported() -> None:
    text = paragraph("Durante el año hubo l05 mujeres.", {"l05": UNSURE})
    made = corrected(document(table(ROWS), text), b"", NOTHING)
    assert made.blocks[1].text == "Durante el año hubo 105 mujeres."
    (restored,) = _named(made, "cifra-restablecida")
    assert restored.message.startswith("En el texto, página 1, la cifra «105» se leyó de la imagen como «l05»")


def test_findings_of_a_documents_own_text_are_left_as_they_are() -> None:
    own = document(table(changed(ROWS, {(3, 2): "208"}), sure=None))
    found = Finding("suma-columna", "error", "Así.", evidence=(Evidence("208", "t01", 3, 2),))
    assert with_sureness(own, [found]) == (found,)


MISREAD = "En la comuna de Maipú participaron 1.264 hombres durante el año."


def test_a_figure_of_the_prose_is_settled_by_the_table_it_repeats() -> None:
    read = document(table(ROWS), paragraph(MISREAD, {"1.264": Recognition(0.6, alternatives=("1.204", "1.254"))}))
    assert [n.verdict for n in _audited(read).numerals] == ["contradicted"]
    made = corrected(read, b"", NOTHING)
    assert made.blocks[1].text == MISREAD.replace("1.264", "1.204")
    (restored,) = _named(made, "cifra-restablecida")
    assert "«1.204» es lo que dice la tabla que la frase repite" in restored.message
    assert [n.verdict for n in _audited(made).numerals] == ["verified"]


def test_a_figure_of_the_prose_that_was_read_surely_contradicts_the_table() -> None:
    read = document(table(ROWS), paragraph(MISREAD, {}))
    made = corrected(read, b"", NOTHING)
    assert made.blocks == read.blocks
    (found,) = [f for f in _audited(made).findings if f.rule == "texto-tabla"]
    assert (found.observed, found.expected) == ("1.264", "1.204")
    assert found.evidence[0].confidence == 0.97
    assert LOOK not in (found.suggestion or "")  # the document is in doubt, not its reading


def test_a_figure_of_the_prose_read_unsurely_is_no_error() -> None:
    read = document(table(ROWS), paragraph(MISREAD, {"1.264": Recognition(0.6)}))
    made = corrected(read, b"", NOTHING)
    assert made.blocks == read.blocks
    (found,) = [f for f in _audited(made).findings if f.rule == "texto-tabla"]
    assert (found.severity, found.evidence[0].confidence) == ("warning", 0.6)
    assert (found.suggestion or "").startswith(LOOK)


def test_a_blank_under_a_stamp_is_no_nought() -> None:
    """Nothing was read in a cell; a rereading finds a numeral there."""
    rows = changed(ROWS, {(3, 2): ""})
    blank = corrected(document(table(rows, {})), b"", NOTHING)
    assert [f.severity for f in _audited(blank).findings if f.rule == "suma-columna"] == ["warning"]
    stamped = corrected(document(table(rows, {})), b"", Rereadings({place(3, 2): ["2O0", "200"]}))
    (warning,) = [f for f in _audited(stamped).findings if f.rule == "suma-columna"]
    assert warning.severity == "warning"
    assert stamped.table["t01"].rows[3][2] == ""


def test_what_a_stamp_hides_is_unsure_whatever_can_be_read_of_it() -> None:
    assert vote("39", Recognition(0.98), [HIDDEN]) == Vote(Recognition(VOTING.covered))
    rows = changed(ROWS, {(3, 2): "20"})

    def hidden(data: bytes, places: Sequence[Place], figures: bool) -> list[tuple[Rereading, ...]]:
        return [(HIDDEN,) if p == place(3, 2) else () for p in places]

    found = _audited(corrected(document(table(rows)), b"", hidden)).findings
    assert {f.severity for f in found if f.rule.startswith("suma-")} == {"warning"}
    blank = _audited(corrected(document(table(changed(ROWS, {(3, 2): ""}))), b"", hidden)).findings
    assert {f.severity for f in blank if f.rule.startswith("suma-")} == {"warning"}


def test_a_hole_in_a_grid_that_was_read_is_no_nought() -> None:
    read = table(changed(ROWS, {(3, 2): ""}))
    holed = replace(read, cells=tuple(c for c in read.cells if (c.row, c.column) != (3, 2)))
    made = corrected(document(holed), b"", NOTHING)
    assert {f.severity for f in _audited(made).findings if f.rule == "suma-columna"} == {"warning"}


def test_rereadings_that_differ_by_a_mark_only_do_not_doubt_a_figure() -> None:
    """The planted error stays one: a rereading took a point for a comma."""
    rows = changed(ROWS, {(1, 3): "2.364"})
    comma = Rereadings({place(1, 3): ["2.364", "2,364"], place(1, 1): ["1,204", "1.204", "1.204"]})
    (error,) = [f for f in _audited(corrected(document(table(rows)), b"", comma)).findings if f.severity == "error"]
    assert (error.observed, error.expected) == ("2.364", "2.304")
    digit = Rereadings({place(1, 3): ["2.364", "2,304"]})
    assert [f for f in _audited(corrected(document(table(rows)), b"", digit)).findings if f.severity == "error"] == []


def test_tables_in_pictures_are_known_from_pages_read_as_a_whole() -> None:
    read = document(table(ROWS, {(1, 1): UNSURE}))
    mixed = replace(read, account=replace(read.account, pages=((1, "text"), (2, "ocr"))))
    (restored,) = _named(corrected(mixed, b"", NOTHING), "lectura-por-imagen")
    assert restored.message.startswith(
        "Lo que hay en la página 2 y en las imágenes de tablas de la página 1 se leyó de "
    )
    assert [e.place.page for e in restored.evidence] == [1, 2]
