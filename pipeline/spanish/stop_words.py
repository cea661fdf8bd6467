"""Words that say nothing of what a label or a sentence is about.

Articles, prepositions, conjunctions, pronouns and forms of *ser*, *estar*, *haber* and *tener* are the closed
classes of the grammar (Real Academia Española, Nueva gramática, chapters 14 to 31). All folded.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LINKING = _words("a al ante con de del desde e el en entre la las le lo los o para por que se segun su sus u un una y")
"""Articles, prepositions and conjunctions that headers and labels are joined with."""

PREPOSITIONS = _words("a al con de del desde en entre para por segun")
CONJUNCTIONS = _words("e o u y")
"""Of these, what asks for a word behind it, and what joins two."""

WITHIN_NAMES = _words("de del la las el los y e al a en para por con o u")
"""What stands within a name and gives no letter to its initials."""

SHORT = _words(
    "a al ano con de del dia e el en es fin ha han la las le les lo los mas mes muy ni no o por que red se si sin son "
    "su sus u un una uno uso via y ya"
)
"""Words of up to three letters that stand alone on a line: what is no rest of a broken word."""

OF_SENTENCES = _words(
    """
    a al algo ante ano anos anual aquel asi aun bajo cada como con contra cual cuales cuando cuanto de del desde
    donde durante e el ella ellas ellos en entre era es esa ese eso esta estan este esto estos estas fue fueron
    ha habia haber hacia han hasta hay la las le les lo los mas me mediante mi mismo mucho muy n nº ni no nos
    nuestra nuestro o otra otro otros otras para pero por porque pues que quien se sea segun ser si sido sin
    sobre son su sus tal tambien tan tanto te tener tiene tienen toda todas todo todos tras tu u un una unas uno
    unos y ya periodo cantidad numero distribucion total totales general cuya cuyo cuyas cuyos ademas parte
    lado otro dicha dicho dichas dichos traves vez veces respecto relacion cabe correspond corresponden
    corresponde correspondiente alcanzo alcanza fin dentro fuera luego asimismo igual igualmente
    """
)
"""The closed classes, and what accounts say around any figure ("la cantidad total corresponde a")."""
