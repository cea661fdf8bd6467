"""The thresholds of whose account a document is: one frozen object, in parts by what is looked for.

The weights of evidence stand beside the features they weigh (``institution/weights.json``, ``years.WEIGHTS``)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CoverSettings:
    """Passages of a document that say whose it is."""

    blocks: int = 25  # blocks of the first page, or of a text's beginning, among which the cover stands
    longest_line: int = 160  # characters beyond which a block is no line of a cover
    outer_lines: int = 3  # lines that a cover has at most where the title page behind it is the cover as well
    imprint: int = 3  # lines of the page behind a cover that names no body among which its imprint names one
    longest_text: int = 600  # characters of a block of names and titles that was read as one paragraph
    opening: int = 4  # paragraphs of prose that open a document
    closing: int = 8  # blocks at the end among which it is signed
    near: float = 0.9  # of a line's height within which the next line of a letterhead follows
    overlap: float = 0.3  # of a line's height that the next line of a letterhead may reach into it
    completing: int = 5  # words of a line that completes a kind of body above it: "EMPRESA PORTUARIA" / "ANTOFAGASTA"
    small_words: int = 4  # words of a heading in small letters that is a line of a cover
    names: float = 0.6  # of the longer words of a text of names and titles that begin with a capital, at least
    long_word: int = 4  # letters of a longer word: shorter ones link names, and stand in lower case within them


@dataclass(frozen=True, slots=True)
class SpacedLetterSettings:
    """Letters set apart."""

    longest_word: int = 24  # letters of a word, at most
    unknown: float = 0.5  # of the letters of a line that may be of no known word where it is cut into words
    whole_word: int = 3  # letters of a word that may end a line behind letters of no word, at least


@dataclass(frozen=True, slots=True)
class BodyNameSettings:
    """Names of bodies."""

    longest: int = 110  # characters of a line that is a name and no sentence
    safe_acronym: int = 4  # letters from which on an acronym differs from a word in any text
    most_town_words: int = 6  # of a name that begins with its town
    most_name_words: int = 16  # words of an official name, at most
    most_spanning: int = 4  # words of a name on either side of the end of its line, at most
    shortest_acronym: int = 3  # letters of an acronym
    longest_beginning: int = 4  # letters that an acronym takes of one word, at most: "MINAGRI", "HONADOMANI"
    # distinctive words by which a hospital is known within a longer name; by fewer only where it has no others
    fewest_distinctive: int = 2


@dataclass(frozen=True, slots=True)
class InstitutionSettings:
    """Which body the account is of."""

    # mentions in the prose that one on the cover, letterhead or title counts as, for how a body is called
    front: float = 5.0
    few_mentions: int = 5  # added to all mentions of bodies, so that a share of few is small
    # the probability below which no body is named: by sets of authors left out, 562 of 590 are right and 19 wrong with
    # .4, 557 and 19 with .5
    likely: float = 0.4
    site: float = 0.5  # mentions that the address of its web site counts as, for how a body is called
    beside: int = 25  # characters between the name of a body and the words that say that it speaks
    # sentences of a paragraph that opens a document among which the body that gives the account acts: further on stand
    # the others that it tells of
    opening_sentences: int = 2
    partners: int = 3  # bodies that a line of a cover or a foot names side by side, from which on they are partners
    called: float = 3.0  # what the logarithm of how often a body is called by its word is divided by
    long_name: int = 3  # words of a name that is not likely to be of another body


@dataclass(frozen=True, slots=True)
class StandingSettings:
    """How bodies of a cover stand to each other."""

    holder: float = 0.5  # levels that one with establishments below it is less particular than these
    government: float = 1.5  # the same of the government of a region, whose services are of its level
    upper: float = 0.25  # the same of a general direction or a secretariat beside a direction of it
    longest_head: int = 90  # characters of a line that names who heads a body
    shortest_acronym: int = 3  # letters of a word of the properties of a file that may be an acronym
    longest_acronym: int = 7  # the same, at most


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """Where the account is of."""

    few_regions: int = 4  # more of them than this are an account of the country
    clearly: float = 0.6  # of the mentions of regions in the prose that one must have
    longest_place: int = 4  # words of the name of a comuna or province, at most
    fewest_places: int = 2  # different places of a region that the prose names, at least, to be of it
    share_of_places: float = 0.6  # of the places that the prose names which are of one region, at least
    # the same two for a body of the whole country, whose account of one region names its places only
    fewest_places_of_national: int = 4
    share_of_places_of_national: float = 0.8  # of the places that the prose names, at least
    # places of another country, its own among them, by which a body is of it where the prose names some of Chile too
    fewest_places_abroad: int = 3
    longest_head: int = 160  # characters of a line that can name a region
    # characters between what a body is called and where it is: "El hospital, de alta complejidad, se ubica en …"
    longest_aside: int = 60
    last_words: int = 4  # words at the end of a name among which a town stands
    stem_letters: int = 6  # letters by which the words of prose are counted (``spanish.common_words``)
    # rarity below which a town of another country is called as offices write every day: 139 of 24,483, among them
    # "Salud", "Centro", "Contratación", "Planes"
    common_name: float = 0.6


@dataclass(frozen=True, slots=True)
class TitleSettings:
    """The title of a document."""

    longest: int = 160  # characters of a title
    # less for each line before it: titles stand first. It parts equals and does not outweigh a kind of document
    later: float = 0.05
    dated: float = 0.3  # less for a line that holds a period besides, which a shorter one says without
    in_properties: float = 1.0  # less for a line of the properties: what the page says goes before
    with_date: int = 4  # words that a line with a date must say besides names, to be about more than the date
    # of the words of a line read from a picture that must stand elsewhere in the document too
    seen_elsewhere: float = 0.5
    # what speaks for a line that heads an account; of this and the next three the order decides, they are not
    # measured
    account: float = 3.0
    kind_and_subject: float = 2.5  # the same for a kind of document with what it is about
    kind_and_number: float = 1.5  # the same for a kind of document with its number
    kind_only: float = 0.5  # the same for a kind of document alone; words of something speak 1 for it
    long_word: int = 4  # letters of a longer word, by which a line read from a picture is looked for elsewhere


@dataclass(frozen=True, slots=True)
class YearSettings:
    """The year of an account."""

    likely: float = 1.5  # the score below which no year is stated
    likely_alone: float = 1.3  # the same for the only year that the cover names
    before: int = 60  # characters before a number in which a word can say that it is that of a law or a file
    longest_line: int = 160  # characters of a line of the cover that names the year
    fewest_mentions: int = 3  # mentions of a year by which it can be the last that a document is about
    past: int = 5  # years from which on a later year is not that of the plans of an account
    shortest_term: int = 2  # years between the first and the last of the term of who governs, at least
    last_month: int = 6  # of a date at the end: by law accounts of the year before are given until May
    # times the score of the title's year that the year before must have within the text to be that of the figures
    far_more: float = 2.0
    # the score within the text that is enough for the year before, where the account was given within the title's year
    said_early: float = 0.3
    reason: float = 0.34  # share of the evidence of one kind from which it is named as a reason


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """Every threshold of the room."""

    cover: CoverSettings = field(default_factory=CoverSettings)
    spaced: SpacedLetterSettings = field(default_factory=SpacedLetterSettings)
    body: BodyNameSettings = field(default_factory=BodyNameSettings)
    institution_choice: InstitutionSettings = field(default_factory=InstitutionSettings)
    standing: StandingSettings = field(default_factory=StandingSettings)
    place: PlaceSettings = field(default_factory=PlaceSettings)
    title_of: TitleSettings = field(default_factory=TitleSettings)
    year_found: YearSettings = field(default_factory=YearSettings)


SETTINGS = IdentitySettings()

# The parts by name, as the modules ask for them.
COVER = SETTINGS.cover
SPACED = SETTINGS.spaced
BODY = SETTINGS.body
INSTITUTION_CHOICE = SETTINGS.institution_choice
STANDING = SETTINGS.standing
PLACE = SETTINGS.place
TITLE_OF = SETTINGS.title_of
YEAR_FOUND = SETTINGS.year_found
