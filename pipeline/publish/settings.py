"""What is published of a report besides its page: lengths, sizes on paper, and from when on something is said."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SheetSettings:
    """The workbook. Widths of columns are in letters."""

    # powers of ten from one beyond which a number is written as text: a float could not hold it
    max_exponent: int = 300
    line: float = 15.0  # points of a line of text
    most_lines: int = 27  # of a row: a spreadsheet's highest row has 409 points
    letters: float = 1.05  # that fit in a unit of column width, on average, in the proportional font of the cells …
    bold_letters: float = 0.95  # … and of bold ones
    capital: float = 1.25  # letters that a capital is as wide as
    first_year: int = 1900  # of a date that a spreadsheet knows
    usual_width: int = 9  # of a column that says no other
    font: int = 11  # points of a letter
    # of the columns of findings, as their words need
    findings: tuple[int, ...] = (7, 12, 18, 46, 13, 13, 28, 20, 28, 10, 24, 13)
    # the same of notes
    notes: tuple[int, ...] = (7, 30, 74, 28, 44, 13)
    # and of figures of the prose
    prose: tuple[int, ...] = (14, 16, 14, 96, 40)
    around: int = 190  # letters of a sentence around its claims: two lines …
    around_others: int = 95  # … and around years, numbers of lists and the like: one
    name_width: int = 38  # of what the summary says …
    value_width: int = 90  # … and of its value
    title: int = 16  # points of a letter of the title
    sentence: int = 60  # letters of a sentence that says where a finding is
    most_evidence: int = 5  # cells that are named for a finding or a figure of the prose
    max_width: int = 34  # of a column of the printed tables
    rows_above: int = 2  # rows above the first printed table: what the sheet is, and a blank
    title_rows: int = 3  # rows of a printed table for its title and the blanks around it
    # widths of the columns of a row on one page of paper, at most: on A4 across letters are then of six points
    page_width: int = 230
    key_width: int = 12  # of the keys of rows
    kind_width: int = 11  # of their kinds
    figure_width: int = 16  # of figures
    least_text: int = 12  # of texts, at least
    most_text: int = 40  # and at most


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """The letter to a service."""

    gap: int = 12  # pixels between two parts of a page, a band with dots
    # colour of that band, as on the page of the report (``style.css``)
    cut: tuple[int, int, int] = (228, 231, 236)
    # and of the dots
    dots: tuple[int, int, int] = (107, 114, 128)
    width: float = 15.0  # centimetres of a picture between the margins of the page, at most …
    height: float = 4.8  # … and of its height, so that three points fill a page, unless it would then be …
    # … smaller than this part of what it is on the page: figures of 9 points are then of 5.5, and can be read
    smallest: float = 0.62
    quote: int = 600  # letters of a sentence that is quoted
    place: int = 160  # letters of the title of a table where it says where
    title: int = 80  # letters of it within a sentence
    before_point: int = 8  # points of white before one
    inch: float = 2.54  # centimetres
    colours: int = 64  # of a picture
    beside: int = 4  # pixels between a figure and the line around it, beside it …
    above: int = 3  # … and above it
    pen: int = 3  # pixels of that line
    after: int = 5  # points of white after a paragraph
    around_picture: int = 4  # points of white above and below a picture


@dataclass(frozen=True, slots=True)
class SayingSettings:
    """From when on something is said, and how much."""

    max_listed: int = 200  # findings that are spelled out: the page of a pull request shows no more
    max_text: int = 2000  # letters of one text
    sentence: int = 300  # letters of a sentence
    searched_digits: int = 4  # of a figure by which the index finds a report
    searched: int = 1500  # such figures of one report
    # Confidence from which a table is shown without reserve, and drawn. A choice, not measured (confidence is
    # calibrated elsewhere); all 29 tables of 66 real documents that their own caption calls a chart or a figure are
    # below it.
    sure_reading: float = 0.8
    # Where a smaller part of a document could be compared with anything, that it agrees is no ground for trust. Set
    # by judgement: below it an error is likelier to stand where nobody could look than where one could.
    enough: float = 0.5
    # share of the filled cells of a column of text that are figures from which on these count as figures of the table:
    # in 66 real documents such columns have counts and percentages below each other, or a sign beside some figures
    mostly_figures: float = 0.5
    max_points: int = 40  # Findings a letter spells out; with more it is a list, which the workbook is better for.
    full: int = 67  # per cent of a page's figures that were compared from which on it counts as checked …
    half: int = 34  # … and as checked in part
    max_slug: int = 60  # letters of the name of a file
    fewest_periods: int = 2  # from which on columns are a series
    first_company: int = 50_000_000  # number of a RUT from which on it is a company's
    fewest_names: int = 3  # of persons from which on a column lists them
    names: float = 0.6  # of a column's cells that must be names of persons
    first_person: int = 1_000_000  # least number of a person's RUT


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """Every threshold of the room."""

    sheets: SheetSettings = field(default_factory=SheetSettings)
    letter: LetterSettings = field(default_factory=LetterSettings)
    saying: SayingSettings = field(default_factory=SayingSettings)


SETTINGS = PublishSettings()

# The parts by name, as the modules ask for them.
SHEETS = SETTINGS.sheets
LETTER = SETTINGS.letter
SAYING = SETTINGS.saying
