"""Rules about dates, order, numbering and periods."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="fecha-imposible",
        severity="error",
        title="Fecha que no existe",
        title_en="Date that does not exist",
        message="En {where} se lee la fecha {observed}, que no existe en el calendario.",
        message_en="In {where} stands the date {observed}, which no calendar has.",
        explanation="La fecha tiene un día o un mes que no existe, como 31 de abril o mes 13.",
        docs="A cell or a phrase of the form of a date is not a day of the Gregorian calendar.",
        silent="What only resembles a date (a ratio, a code).",
        example="31-04-2022.",
    ),
    Rule(
        code="fecha-otro-anio",
        severity="warning",
        title="Fecha de otro año en una lista",
        title_en="Date of another year in a list",
        message="En la tabla {table} casi todas las fechas son de {usual}, pero una dice {observed}.",
        message_en="In table {table} nearly all dates are of {usual}, but one says {observed}.",
        explanation="Una fecha de la lista tiene un año distinto del de las demás; suele ser un error de digitación.",
        docs=(
            "In a list in which four of five dates share their year, a date of another. An error when it "
            "also breaks the order of the list and the usual year puts it in its place; else a warning."
        ),
        silent="A list that runs over from the year before or into the next, in order.",
        example="15-09-2013 between 03-09-2023 and 18-09-2023.",
    ),
    Rule(
        code="fecha-desordenada",
        severity="warning",
        title="Fecha fuera del orden de la lista",
        title_en="Date out of the order of its list",
        message="La tabla {table} va en orden de fecha («{header}»), pero {observed} está {between}.",
        message_en="Table {table} is in order of date («{header}»), but {observed} stands {between}.",
        explanation=(
            "La lista está ordenada por fecha salvo esta entrada: la fecha está mal escrita o la fila "
            "está fuera de lugar."
        ),
        docs=(
            "The longest non-decreasing (or non-increasing) subsequence of the list, side-by-side blocks "
            "read one after the other; what is not in it is out of order. The mend suggested is the only "
            "year, month or day that fits."
        ),
        silent="More than a fifth of the list is out of place, or the list is shorter than five.",
        example="15-04-2023 between 05-07-2023 and 23-07-2023: 15-07-2023 fits.",
    ),
    Rule(
        code="dia-semana",
        severity="error",
        title="El día de la semana no corresponde a la fecha",
        title_en="The weekday is not that of the date",
        message="En {where}, {observed} no fue {said} sino {expected}.",
        message_en="In {where}, {observed} was no {said} but {expected}.",
        explanation="El día de la semana escrito junto a la fecha no es el que tuvo esa fecha.",
        docs=(
            "The weekday printed in the cell, in the cell next to it or before the date, against the "
            "Gregorian calendar."
        ),
        silent="The date has no year, or there are several.",
        example="«lunes 8 de marzo de 2022» was a Tuesday.",
    ),
    Rule(
        code="numeracion",
        severity="warning",
        title="Numeración con saltos o repeticiones",
        title_en="Numbering with gaps or repeats",
        message="En la numeración de la tabla {table}, {what}.",
        message_en="In the numbering of table {table}, {what}.",
        explanation="Los números de una lista deben ir de uno en uno; uno se repite, falta o está mal escrito.",
        docs=(
            "A first column that counts by one in at least six of ten steps, side-by-side blocks read one"
            " after the other (or across, where that counts better). A number alone out of step is a "
            "misprint (an error when it repeats another); a lasting shift is a gap. Years of a header that count by"
            " one, at least five, one of which repeats its neighbour, are such a list too."
        ),
        silent=(
            "The list starts again at 1, or the column is no numbering (codes, years, figures); a header has its last"
            " year twice (budget and execution) or says below what each of the two is."
        ),
        example="1, 2, 3, 4, 5, 5, 7.",
    ),
    Rule(
        code="fila-repetida",
        severity="warning",
        title="Fila repetida",
        title_en="Row printed twice",
        message="En la tabla {table} hay dos filas iguales: {label}.",
        message_en="Table {table} has two equal rows: {label}.",
        explanation="Dos filas dicen exactamente lo mismo: una sobra o debía decir otra cosa.",
        docs="All cells of two rows (or entries of side-by-side blocks) are equal, the number of order apart.",
        silent="Rows that say little: fewer than six significant digits and no date with a text.",
        example="The same date and event under N° 12 and N° 13.",
    ),
    Rule(
        code="periodo-invertido",
        severity="error",
        title="Período que termina antes de empezar",
        title_en="Period that ends before it begins",
        message="El período «{observed}» termina antes de empezar.",
        message_en="The period «{observed}» ends before it begins.",
        explanation="La fecha de término es anterior a la de inicio.",
        docs="«del D de M de A al D de M de A» whose second day is before the first.",
        silent="The years are not printed and the span can run over New Year.",
        example="«del 1 de marzo de 2022 al 1 de enero de 2022».",
    ),
    Rule(
        code="periodo-distinto",
        severity="warning",
        title="Período distinto del de sus semejantes",
        title_en="Period unlike its neighbours'",
        message="El texto dice «{observed}», pero las otras {times} descripciones iguales dicen «{expected}».",
        message_en="The text says «{observed}», but the other {times} alike say «{expected}».",
        explanation=(
            "Varias tablas se anuncian con la misma frase y el mismo período, y una tiene otro: suele ser"
            " un error de copia."
        ),
        docs=(
            "Sentences of one chapter that share most of their words and one end of their period; three "
            "of four must agree, and the odd one differs in one end only."
        ),
        silent="Fewer than two neighbours agree.",
        example="«del 1 de enero al 31 de enero» when its neighbours say 31 de diciembre.",
    ),
    Rule(
        code="periodo-tabla",
        severity="warning",
        title="El período anunciado no es el de la tabla",
        title_en="The announced period is not the table's",
        message="Se anuncia «{observed}», pero la tabla {table} muestra {expected}.",
        message_en="«{observed}» is announced, but table {table} shows {expected}.",
        explanation="La frase que presenta la tabla nombra unos meses y la tabla tiene otros.",
        docs=(
            "Months (or a quarter, a half year) announced right before a table against the months that "
            "head its columns or rows."
        ),
        silent=(
            "The table has fewer than three months, or the sentence says how much there was in some of them"
            " («entre junio y septiembre se atendieron 2.341»)."
        ),
        example="«enero a marzo» before a table of twelve months.",
    ),
)
