"""Rules about tables that are compared with each other."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="resumen-detalle",
        severity="error",
        title="El resumen y su detalle no coinciden",
        title_en="A summary and its detail disagree",
        message="{what} dice {observed} en la tabla {table}, pero la tabla {other}, que lo detalla, dice {expected}.",
        message_en="{what} says {observed} in table {table}, but table {other}, which details it, says {expected}.",
        explanation="Una fila de una tabla resume otra tabla, y la cifra no es la que esa tabla da como total.",
        docs=(
            "A row whose label (all its words, or the words its acronym stands for) is in another table's"
            " caption is compared with that table's headline figure: its grand total (or only row) in the"
            " column of the same header, the total column, or the only column of the kind. Reported when "
            "the links beside it agree, or when one slip of typing explains the difference. Amounts are "
            "compared in pesos."
        ),
        tolerance="Half a unit of the last printed digit of the less precise figure (M$ against pesos).",
        silent=(
            "Figures far apart with nothing beside them that agrees; percentages; a cell that arithmetic "
            "accuses already."
        ),
        example="«SEJ 105.333» in the summary, 105.233 as the total of the table «Subsidio al Empleo Joven».",
    ),
    Rule(
        code="dato-repetido",
        severity="error",
        title="El mismo dato, con dos valores",
        title_en="The same thing with two values",
        message="{what} dice {observed} en la tabla {table} y {second} en la tabla {other}.",
        message_en="{what} says {observed} in table {table} and {second} in table {other}.",
        explanation="Dos tablas repiten un dato y no dan la misma cifra.",
        docs=(
            "A row or column of one table repeats a row or column of another: most figures are equal, under labels"
            " that do not contradict it, and one differs by a slip of typing. Or figures of two tables of one chapter"
            " stand under the same row label and column header, the other rows of the two columns agree, and the"
            " captions do not name two funds, regions or groups. Or a figure that nothing proves is a slip of typing"
            " away from a proven one of another table, both so long (seven digits or more) that less than .01 such"
            " pairs are expected in the document by chance, not of two years and with a word of their labels or"
            " captions in common. The figure that a sum which holds, or a third table, supports is called right; else"
            " none is."
        ),
        tolerance="Half a unit of the last printed digit of the less precise figure.",
        silent=(
            "Columns of totals or years only; figures that no slip explains (then they are two things); rows or"
            " columns across the two that are labelled alike and differ; a cell that arithmetic accuses already."
        ),
        example="«COLOCADOS 2022» 13.240 in one table and 13.420 in the next.",
    ),
    Rule(
        code="total-repetido",
        severity="error",
        title="Dos desgloses de lo mismo, con totales distintos",
        title_en="Two breakdowns of one thing with different totals",
        message="{what} dice {observed} en la tabla {table}, y la tabla {other}, de lo mismo, dice {expected}.",
        message_en="{what} says {observed} in table {table}, and table {other}, of the same, says {expected}.",
        explanation="Dos tablas reparten lo mismo (por mes y por canal) y los totales deberían coincidir.",
        docs=(
            "Grand totals of two tables of one chapter that are of the same subject: the same distinctive column"
            " header, or captions that begin alike before they say «por …» or «según …». Reported when one slip"
            " of typing explains the difference, or when they are within five per cent of each other."
        ),
        tolerance="Half a unit of the last printed digit of the less precise figure.",
        silent="Tables that list the same rows, other years, totals far apart, a cell that arithmetic accuses already.",
        example="«Atenciones por canal» with total 45.210 and «Atenciones por mes» with total 45.120.",
    ),
    Rule(
        code="crecimiento-tabla",
        severity="error",
        title="La tasa no es la de las cifras de otra tabla",
        title_en="A rate is not that of the levels in another table",
        message=(
            "{what} dice {observed} en la tabla {table}, pero de {first} a {last} (tabla {other}) el cambio es"
            " {expected} %."
        ),
        message_en=(
            "{what} says {observed} in table {table}, but from {first} to {last} (table {other}) the change is"
            " {expected} %."
        ),
        explanation=(
            "Una tabla da la variación de cifras que otra tabla del documento muestra período a período. Las demás"
            " tasas de la tabla son las de esas cifras, y esta no."
        ),
        docs=(
            "A column whose header names a growth, against a table that has the levels of the same things by"
            " period, in rows or in columns. The periods compared are those that a header may mean (the one before,"
            " twelve before, the first, one it names) under which the rates hold. Reported when nearly all rates of"
            " the table hold so (at least three, five for each that does not)."
        ),
        tolerance="Half a unit of the last printed digit of rate and levels; rates that are cut off count as right.",
        silent="No other table has the levels; more rates fail; a figure that has a finding already.",
        example="«CBA», «últimos 12 meses» 4,9 where the series goes from 40.204 to 41.982 (4,4 %).",
    ),
    Rule(
        code="cifra-reutilizada",
        severity="warning",
        title="La misma cifra para dos cosas distintas",
        title_en="The same figure for two different things",
        message="La cifra {observed} aparece como {one} y también como {other}.",
        message_en="The figure {observed} stands as {one} and also as {other}.",
        explanation=(
            "Dos cosas distintas tienen exactamente la misma cifra, lo que rara vez es casualidad: suele "
            "quedar así al copiar una tabla y olvidar cambiar un dato."
        ),
        docs=(
            "Equal figures of at least four significant digits in two tables of one chapter that are "
            "built alike and about different things. Cleared where labels show the same thing: a summary "
            "row and its detail, the same row and column, two totals of one population, a column whose "
            "detail the other table is."
        ),
        tolerance=(
            "Reported when fewer than 0.02 coincidences are expected among the chapter's figures of as many digits."
        ),
        silent="Figures that could be a row and its breakdown; totals of tables with several rows (budgets balance).",
        example="12.345 women in one subsidy, and 12.345 as all beneficiaries of another.",
    ),
)

ALTERNATIVES: frozenset[str] = frozenset(rule.code for rule in RULES)
"""Rules whose cells are one right and one wrong: when one of them is corrected, the finding is settled."""
