"""Reading a born-digital PDF: pages one by one, tables, and the prose around them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.captions import paragraph_of, trimmed, with_captions
from pipeline.extract.charts import axis_labels
from pipeline.extract.choose import Choice, choose, holds
from pipeline.extract.engines.base import Grid
from pipeline.extract.furniture import Edge, edges, furniture
from pipeline.extract.header_rows import header_row_count
from pipeline.extract.order import reading_order
from pipeline.extract.page import Page, Word
from pipeline.extract.pdfium import read_pages
from pipeline.extract.prose import Style, body_style, paragraphs
from pipeline.extract.stitch import Flow, Piece, rows_of, stitch
from pipeline.extract.textlines import Line, text_lines
from pipeline.model import Block, Box, Cell, Document, Evidence, Finding, Paragraph, Place, Source, Table
from pipeline.rules import finding

AROUND = 6  # pages before and after that furniture is looked for on
UNSURE = 0.5
PICTURE = 0.5  # of the page that must be covered by pictures for a page without text to be a scan


@dataclass(frozen=True)
class PageContent:
    """What is kept of a page once it was read: runs of lines and grids in reading order."""

    number: int
    height: float
    runs: tuple[tuple[Line | Grid, ...], ...]
    findings: tuple[Finding, ...]


def read_pdf(data: bytes, report: str, source: Source) -> Document:
    """A PDF as a document: headings, paragraphs and tables in reading order, and what went wrong.

    Raises:
        Unreadable: the PDF is empty, encrypted or damaged as a whole.
    """
    contents: list[PageContent] = []
    count = 0
    for page, own, around in _with_surroundings(read_pages(data)):
        count = page.number
        contents.append(_content(page, own, around))
    style = body_style(line for content in contents for run in content.runs for line in run if isinstance(line, Line))
    flow = _flow(contents, style)
    blocks = with_captions([_block(item) for item in stitch(_paragraphs_joined(flow))])
    found = [f for content in contents for f in content.findings]
    return Document(report, replace(source, pages=count), blocks, tuple(found))


def _with_surroundings(pages: Iterator[Page]) -> Iterator[tuple[Page, Edge, list[Edge]]]:
    """Every page with its edges and those of the pages around it; only ``AROUND`` pages are ever held ahead."""
    ahead: deque[tuple[Page, Edge]] = deque()
    behind: deque[Edge] = deque(maxlen=AROUND)
    for page in pages:
        ahead.append((page, edges(page)))
        if len(ahead) > AROUND:
            current, own = ahead.popleft()
            yield current, own, [*behind, *(e for _, e in ahead)]
            behind.append(own)
    while ahead:
        current, own = ahead.popleft()
        yield current, own, [*behind, *(e for _, e in ahead)]
        behind.append(own)


def _content(page: Page, own: Edge, around: Sequence[Edge]) -> PageContent:
    found = _page_findings(page)
    decoration = furniture(page, own, around) if around else frozenset[Word]()
    body = replace(page, words=tuple(w for w in page.words if w not in decoration)) if decoration else page
    choice = choose(body)
    found += _choice_findings(choice, page)
    inside = [g.box for g in choice.grids]
    items: list[Line | Grid] = []
    taken = {id(w) for g in choice.grids for w in g.words}
    lines = text_lines(w for w in body.words if id(w) not in taken and not any(holds(b, w) for b in inside))
    labels = axis_labels(lines, page)
    items += [line for i, line in enumerate(lines) if i not in labels]
    items += choice.grids
    runs = tuple(tuple(run) for run in reading_order(items))
    return PageContent(page.number, page.height, runs, tuple(found))


def _flow(contents: Sequence[PageContent], style: Style) -> list[Flow]:
    flow: list[Flow] = []
    for content in contents:
        for run in content.runs:
            lines: list[Line] = []
            for item in run:
                if isinstance(item, Line):
                    lines.append(item)
                else:
                    flow += paragraphs(lines, content.number, style)
                    lines = []
                    flow += _pieces(item, content)
            flow += paragraphs(lines, content.number, style)
    return flow


def _pieces(grid: Grid, content: PageContent) -> list[Flow]:
    """A grid with its title rows and notes taken out as paragraphs before and after it."""
    before, grid, after = trimmed(grid)
    rows = rows_of(grid.cells)
    headers = grid.header_rows if grid.header_rows is not None else header_row_count(rows, grid.cells)
    piece = Piece(
        cells=grid.cells,
        header_rows=headers,
        pages=(grid.page,),
        method=grid.method,
        confidence=grid.confidence,
        first=grid,
        last=grid,
        starts_at=grid.box.top / content.height,
        ends_at=grid.box.bottom / content.height,
    )
    return [*map(paragraph_of, before), piece, *map(paragraph_of, after)]


def _paragraphs_joined(flow: Sequence[Flow]) -> list[Flow]:
    """Paragraphs that a page break cut, whole again: the first has no end, the second no beginning."""
    result: list[Flow] = []
    for item in flow:
        before = result[-1] if result else None
        if (
            isinstance(item, Paragraph)
            and isinstance(before, Paragraph)
            and before.place.page is not None
            and item.place.page == before.place.page + 1
            and item.text[:1].islower()
            and before.text[-1:] not in ".:;!?"
        ):
            glue = before.text[:-1] + item.text if before.text.endswith("-") else f"{before.text} {item.text}"
            result[-1] = replace(before, text=glue)
        else:
            result.append(item)
    return result


def _block(item: Flow) -> Block:
    if not isinstance(item, Piece):
        return item
    cells = tuple(sorted((_rounded(c) for c in item.cells), key=lambda c: (c.row, c.column)))
    return Table(
        id="",
        cells=cells,
        header_rows=item.header_rows,
        caption=item.caption,
        pages=tuple(dict.fromkeys(item.pages)),
        method=item.first.method,
        confidence=round(item.confidence, 2),
    )


def _rounded(cell: Cell) -> Cell:
    box = cell.place.box
    if box is None:
        return cell
    rounded = Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    return replace(cell, place=Place(cell.place.page, rounded))


def _page_findings(page: Page) -> list[Finding]:
    found = []
    total = len(page.characters)
    evidence = (Evidence(text="", place=Place(page.number, page.box)),)
    if not total and _pictured(page):
        found.append(finding("pagina-sin-texto", evidence=evidence, page=page.number))
    if page.unmapped >= 5 and page.unmapped >= 0.02 * total:
        found.append(
            finding("codificacion-rota", evidence=evidence, page=page.number, count=page.unmapped, total=total)
        )
    if page.hidden >= 3:
        found.append(finding("texto-oculto", evidence=evidence, page=page.number, count=page.hidden))
    return found


def _pictured(page: Page) -> bool:
    """Whether pictures cover most of a page."""
    area = sum((b.x1 - b.x0) * (b.bottom - b.top) for b in page.images)
    return area >= PICTURE * page.width * page.height


def _choice_findings(choice: Choice, page: Page) -> list[Finding]:
    found = []
    for kept, other in choice.passed_over:
        mine = {"".join(c.text.split()) for c in kept.cells}
        theirs = {"".join(c.text.split()) for c in other.cells}
        a = next((c for c in kept.cells if c.text and "".join(c.text.split()) not in theirs), None)
        b = next((c for c in other.cells if c.text and "".join(c.text.split()) not in mine), None)
        if a is None or b is None:
            continue
        found.append(
            finding(
                "lecturas-distintas",
                evidence=(Evidence(text=a.text, place=a.place), Evidence(text=b.text, place=b.place, role="expected")),
                page=page.number,
                kept=kept.method,
                other=other.method,
                kept_text=a.text,
                other_text=b.text,
            )
        )
    for grid in choice.grids:
        if grid.confidence < UNSURE:
            evidence = (Evidence(text="", place=Place(page.number, grid.box)),)
            confidence = f"{grid.confidence:.2f}".replace(".", ",")
            found.append(finding("lectura-insegura", evidence=evidence, page=page.number, confidence=confidence))
    return found
