"""Reading a PDF: pages one by one (scanned ones from their pictures), tables, and the prose around them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.assembly.captions import with_captions
from pipeline.extract.assembly.columns_on_next_pages import joined_sideways, with_lone_columns
from pipeline.extract.assembly.page_break_rows import with_cut_rows
from pipeline.extract.assembly.page_spanning_tables import TableFragment, stitch
from pipeline.extract.assembly.page_view import PageView
from pipeline.extract.coverage import page_problems
from pipeline.extract.coverage.enclosed_content import of_pdf
from pipeline.extract.coverage.ledger import Ledger, findings_of
from pipeline.extract.coverage.page_problems import PageProblems
from pipeline.extract.errors import NotWhole, Unreadable
from pipeline.extract.formats.embedded_tables import PictureTables, picture_tables, shows_figures
from pipeline.extract.formats.pdf_blocks import block_of, flow_of, with_joined_paragraphs
from pipeline.extract.formats.settings import PDF
from pipeline.extract.layout.axis_labels import axis_labels
from pipeline.extract.layout.lines import Line, text_lines
from pipeline.extract.layout.paragraphs import body_style
from pipeline.extract.layout.reading_order import reading_order
from pipeline.extract.layout.running_headers import PageMargins, page_margins, running_lines, running_words
from pipeline.extract.layout.settings import RUNNING
from pipeline.extract.ocr.scanned_pages import with_scans
from pipeline.extract.pdf.file.repair import missing_pages
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.pdf.pdfium import BROKEN, PageFailure, properties, read_pages
from pipeline.extract.pdf.rotation import main_direction, other_directions, turned
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.camelot import Camelot
from pipeline.extract.tables.engines.pdfplumber import Pdfplumber
from pipeline.extract.tables.second_opinion import FallbackEngines
from pipeline.extract.tables.select import SelectedGrids, choose
from pipeline.geometry import Place, contains_centre
from pipeline.model import Document, Paragraph, Source
from pipeline.processes import page_progress


@dataclass
class PdfReading:
    """What was read so far: the views of all pages, and what went wrong."""

    views: list[PageView] = field(default_factory=list)
    aside: list[PageView] = field(default_factory=list)  # texts at an angle, or that run up or down, no tables
    problems: PageProblems = field(default_factory=PageProblems)
    ledger: Ledger = field(default_factory=Ledger)
    failed: list[int] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)  # of ours, for which pages could not be read
    running: dict[str, Paragraph] = field(default_factory=dict)
    pages: int = 0
    fallbacks: FallbackEngines = field(default_factory=lambda: FallbackEngines(()))


def read(data: bytes, report: str, source: Source, threads: int = 1) -> Document:
    """A PDF as a document: headings, paragraphs and tables in reading order, and what went wrong.

    ``threads`` is how many pages may be read side by side, where they must be read from their pictures.

    Raises:
        Unreadable: the PDF is empty, encrypted, damaged as a whole, or none of its pages can be read.
    """
    reading = PdfReading(fallbacks=FallbackEngines((Pdfplumber(data), Camelot(data))))
    for page, own, around in _with_surroundings(_readable(data, reading, threads)):
        try:
            _add(reading, page, own, around)
        except (MemoryError, NotWhole):
            raise  # it is reported as what it is
        except Exception as problem:  # one page must not stop the others, whatever it holds
            reading.failed.append(page.number)
            reading.faults.append(problem)
            reading.problems.of_failure(page.number, problem)
            reading.ledger.of_failure(page.number)
    if len(reading.failed) == reading.pages:
        raise _unreadable(reading)
    style = body_style(line for view in reading.views for run in view.runs for line in run if isinstance(line, Line))
    flow = flow_of([*with_cut_rows(with_lone_columns(reading.views)), *reading.aside], style)
    turns = {view.number: view for view in reversed(reading.views)}
    stitched = joined_sideways(stitch(with_joined_paragraphs(flow)))
    for item in stitched:
        if isinstance(item, TableFragment):
            reading.ledger.of_repeated(item.dropped)
    blocks = with_captions([block_of(item, turns) for item in stitched])
    account = reading.ledger.closed(blocks)
    reading.problems.of_repair(missing_pages(data))
    problems = reading.problems.all()
    findings = (*problems, *reading.ledger.without_content(problems), *findings_of(account), *of_pdf(data))
    running = tuple(reading.running.values())
    return Document(report, replace(source, pages=reading.pages), blocks, findings, account, running, properties(data))


def _unreadable(reading: PdfReading) -> Unreadable:
    """Why none of the pages could be read: damage, or a fault of ours, which is reported as what it is."""
    if not reading.faults:
        return Unreadable(*BROKEN)
    cause = page_problems.cause(reading.faults[0])
    return Unreadable(
        f"No se pudo leer ninguna página por una falla del programa, no del archivo ({cause}).",
        "Avísenos con el documento.",
    )


def _readable(data: bytes, reading: PdfReading, threads: int) -> Iterator[Page]:
    """The pages that can be read, turned so that most of their text runs to the right."""
    for page in with_scans(read_pages(data), data, threads):
        reading.pages += 1
        page_progress.another()
        if isinstance(page, PageFailure):
            reading.failed.append(page.number)
            reading.problems.of_failure(page.number, page)
            reading.ledger.of_failure(page.number)
        else:
            reading.ledger.of_page(page)
            yield turned(page, main_direction(page))


def _with_surroundings(pages: Iterator[Page]) -> Iterator[tuple[Page, PageMargins, list[PageMargins]]]:
    """Every page with its edges and those of the pages around it; only ``PDF.around`` pages are ever kept ahead."""
    ahead: deque[tuple[Page, PageMargins]] = deque()
    behind: deque[PageMargins] = deque(maxlen=PDF.around)
    for page in pages:
        ahead.append((page, page_margins(page)))
        if len(ahead) > PDF.around:
            current, own = ahead.popleft()
            yield current, own, [*behind, *(e for _, e in ahead)]
            behind.append(own)
    while ahead:
        current, own = ahead.popleft()
        yield current, own, [*behind, *(e for _, e in ahead)]
        behind.append(own)


def _add(reading: PdfReading, page: Page, own: PageMargins, around: Sequence[PageMargins]) -> None:
    """Reads one page into views: the page itself, and what text runs other ways than most of it."""
    reading.problems.of_page(page)
    decoration = running_words(page, own, around) if around else frozenset[Word]()
    reading.ledger.of_words("encabezado-o-pie", page, decoration)
    for line in running_lines(decoration):
        if len(reading.running) < RUNNING.most:
            reading.running.setdefault(line.text, Paragraph(line.text, place=Place(page.number, line.box)))
    body = replace(page, words=tuple(w for w in page.words if w not in decoration)) if decoration else page
    view = _view(body, reading, _pictures(page, reading))
    reading.views.append(view)
    # Behind all pages, where they part no table and no paragraph that goes on over a page break, stand the texts that
    # run another way without being a table.
    if other_directions(body):
        taken = {id(w) for run in view.runs for g in run if isinstance(g, Grid) for w in g.words}
        rest = tuple(w for w in body.words if not w.upright and id(w) not in taken)
        for direction in other_directions(replace(body, words=rest)):
            words = tuple(w for w in rest if w.direction == direction)
            other = _view(turned(replace(body, words=words, structure=()), direction), reading)
            tables = any(isinstance(item, Grid) for run in other.runs for item in run)
            (reading.views if tables else reading.aside).append(other)
    said = [w for w in page.slanted if sum(c.isalpha() for c in w.text) >= PDF.fewest_letters]
    reading.ledger.of_words("eje", page, [w for w in page.slanted if w not in said])
    runs = tuple((Line((word,)),) for word in said)
    if runs:
        reading.aside.append(PageView(page.number, page.width, page.height, page.turn, runs))
        reading.ledger.of_content(page, (), len(runs))


def _pictures(page: Page, reading: PdfReading) -> list[PictureTables]:
    """The tables in the pictures of a page; pictures of print that show none are noted."""
    found = []
    named = set(page.printed_pictures)
    for picture in page.embedded:
        tables = picture_tables(picture, _choice(picture.page, reading).grids)
        if tables is not None:
            found.append(tables)
            named.discard(picture.box)
            reading.ledger.of_picture(page, tables.words)
            reading.problems.of_choice(SelectedGrids(tables.grids), page)
        elif shows_figures(picture):
            named.add(picture.box)
    reading.problems.pictures += [(page.number, box) for box in sorted(named, key=lambda b: (b.top, b.x0))]
    return found


def _choice(page: Page, reading: PdfReading) -> SelectedGrids:
    """The tables of a page; none, and why, where looking for them fails: its text is not lost for that."""
    if len(page.words) < PDF.fewest_words:
        return SelectedGrids(())
    try:
        return choose(page)
    except (MemoryError, NotWhole):
        raise
    except Exception as problem:
        reading.problems.of_tables(page.number, problem)
        return SelectedGrids(())


def _view(page: Page, reading: PdfReading, pictures: Sequence[PictureTables] = ()) -> PageView:
    """One page, upright, as runs of lines and grids, those of its pictures among them; troubles with its tables are
    noted."""
    choice = _choice(page, reading)
    if page.scan is None:  # other libraries see no text in a picture
        choice = reading.fallbacks.reviewed(choice, page)
    reading.problems.of_choice(choice, page)
    inside = [g.box for g in choice.grids]
    taken = {id(w) for g in choice.grids for w in g.words}
    lines = text_lines(
        w for w in page.words if id(w) not in taken and not any(contains_centre(b, w, 1.0) for b in inside)
    )
    labels = axis_labels(lines, page)
    reading.ledger.of_words("eje", page, [w for i in labels for w in lines[i].words])
    items: list[Line | Grid] = [line for i, line in enumerate(lines) if i not in labels]
    items += choice.grids
    for picture in pictures:
        items += [*picture.grids, *picture.lines]
        inside += [g.box for g in picture.grids]
    reading.ledger.of_content(page, inside, len(items) - len(inside))
    runs = tuple(tuple(run) for run in reading_order(items))
    recognised = page.words if page.scan is not None else tuple(w for picture in pictures for w in picture.words)
    return PageView(page.number, page.width, page.height, page.turn, runs, page.scan, recognised)
