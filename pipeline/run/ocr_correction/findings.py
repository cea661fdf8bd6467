"""Findings about recognised text (OCR): its confidence, what was corrected, what remains in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from pipeline.extract.coverage.page_problems import pages_text
from pipeline.geometry import Place
from pipeline.model import Audit, Block, CellKey, Document, Evidence, Finding, Paragraph, Recognition, Table
from pipeline.quantities.numerals import parse
from pipeline.rules import finding
from pipeline.run.ocr_correction.by_arithmetic import ArithmeticCorrection
from pipeline.run.settings import CORRECTING

_RELATIONS = {
    "suma-columna": "la suma de la columna",
    "suma-fila": "la suma de la fila",
    "diferencia": "la diferencia",
    "promedio": "el promedio",
    "porcentaje": "el porcentaje",
    "participacion": "la participación",
    "crecimiento": "el crecimiento",
    "acumulado": "el acumulado",
    "producto": "el producto",
}


@dataclass(frozen=True, slots=True)
class _RecognisedNumeral:
    """A numeral as recognised, where it stands, and whether a relation confirms it."""

    text: str
    reading: Recognition
    evidence: Evidence
    confirmed: bool = False


def reason_of_correction(read: str, correction: ArithmeticCorrection) -> str:
    """Why arithmetic corrects a cell, as a Spanish sentence."""
    named = list(dict.fromkeys(_RELATIONS.get(check.kind, "la cuenta") for check in correction.relations))
    fits = "cuadra" if len(named) == 1 else "cuadran"
    return f"Con «{correction.text}» {fits} {_listed(named)}; con «{read}» no."


def findings(document: Document, audited: Audit) -> tuple[Finding, ...]:
    """The findings about the recognised text of a document."""
    holding = {at for c in audited.checks if c.holds for at in ((c.table, c.row, c.column), *c.operands)}
    read_figures = [(i, list(_figures(i, block, audited, holding))) for i, block in enumerate(document.blocks)]
    made: list[Finding] = []
    for index, figures in read_figures:
        block = document.blocks[index]
        where = f"En la tabla {block.id}" if isinstance(block, Table) else "En el texto"
        made += [_corrected(where, figure) for figure in figures if figure.reading.raw is not None]
        doubtful = [f for f in figures if f.reading.raw is None and not f.reading.sure and not f.confirmed]
        if doubtful:
            made.append(_doubtful(where, doubtful))
    return (_of_document(document, [f for _, figures in read_figures for f in figures]), *made)


def _figures(index: int, block: Block, audited: Audit, holding: Set[CellKey]) -> Iterator[_RecognisedNumeral]:
    if isinstance(block, Table):
        for cell in block.cells:
            if cell.reading is None or cell.row < block.header_rows:
                continue
            if parse(cell.text) is not None or cell.reading.raw is not None:
                at = (block.id, cell.row, cell.column)
                sure = cell.reading.confidence
                proof = Evidence(cell.text, *at, place=cell.place, confidence=sure)
                yield _RecognisedNumeral(cell.text, cell.reading, proof, at in holding)
    elif isinstance(block, Paragraph):
        verified = [(n.start, n.end) for n in audited.numerals if n.block == index and n.verdict == "verified"]
        for part in block.readings:
            text = block.text[part.start : part.end]
            confirmed = any(start < part.end and part.start < end for start, end in verified)
            proof = Evidence(text, sentence=block.text, place=part.place, confidence=part.reading.confidence)
            yield _RecognisedNumeral(text, part.reading, proof, confirmed)


def _of_document(document: Document, figures: list[_RecognisedNumeral]) -> Finding:
    whole = [page for page, status in document.account.pages if status == "ocr"]
    of_text = {page for page, status in document.account.pages if status == "text"}
    read = {f.evidence.place.page for f in figures if f.evidence.place.page is not None}
    pictured = sorted(read & of_text)
    whole = sorted({*whole} | read - of_text)
    named = [pages_text(whole)] if whole else []
    if pictured:
        named.append(f"las imágenes de tablas de {pages_text(pictured)}")
    sure = sum(f.confirmed or f.reading.sure for f in figures)
    return finding(
        "lectura-por-imagen",
        evidence=tuple(Evidence("", place=Place(page), role="context") for page in sorted([*whole, *pictured])),
        pages=" y en ".join(named) or "las imágenes de tablas del documento",
        how=_how_sure(sure, len(figures)) if figures else "",
    )


def _how_sure(sure: int, total: int) -> str:
    if sure == total:
        return f"; todas sus cifras ({total}) se leyeron con seguridad"
    rest = "la que queda está marcada" if total - sure == 1 else f"las {total - sure} que quedan están marcadas"
    return f": {sure} de {total} cifras se leyeron con seguridad y {rest}"


def _corrected(where: str, figure: _RecognisedNumeral) -> Finding:
    return finding(
        "cifra-restablecida",
        evidence=(figure.evidence,),
        observed=figure.text,
        suggestion="Compárela con la imagen antes de citarla.",
        place=where + _on_page(figure),
        raw=figure.reading.raw,
        reason=figure.reading.reason,
    )


def _doubtful(where: str, figures: list[_RecognisedNumeral]) -> Finding:
    listed = [_spelled(figure) for figure in figures[: CORRECTING.most_listed]]
    if len(figures) > CORRECTING.most_listed:
        listed.append(f"{len(figures) - CORRECTING.most_listed} más")
    return finding(
        "cifra-por-confirmar",
        evidence=tuple(figure.evidence for figure in figures),
        observed=figures[0].text,
        suggestion="Compare cada una con la imagen antes de citarla.",
        place=where + _on_page(figures[0]),
        figures=(
            "una cifra se leyó con poca seguridad y ninguna cuenta la"
            if len(figures) == 1
            else f"{len(figures)} cifras se leyeron con poca seguridad y ninguna cuenta las"
        ),
        listed=_listed(listed),
    )


def _spelled(figure: _RecognisedNumeral) -> str:
    other = next(iter(figure.reading.alternatives), None)
    return f"«{figure.text}»" + (f" (o «{other}»)" if other else "")


def _on_page(figure: _RecognisedNumeral) -> str:
    page = figure.evidence.place.page
    return "" if page is None else f", página {page}"


def _listed(parts: Iterable[str]) -> str:
    listed = list(parts)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} y {listed[-1]}"
