"""Rules about figures in the prose."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="texto-tabla",
        severity="error",
        title="El texto contradice la tabla",
        title_en="The prose contradicts the table",
        message="El texto dice {observed}, pero la tabla {table} ({where}) dice {expected}.{slip}",
        message_en="The text says {observed}, but table {table} ({where}) says {expected}.{slip}",
        explanation=(
            "Una cifra del texto habla de lo mismo que una celda de la tabla de su sección, y no dice lo "
            "mismo. Una de las dos está equivocada."
        ),
        docs=(
            "Every figure of the prose is matched by words (sentence and section against row labels, "
            "column headers and caption) to the cell it is about. Where no cell and nothing computed "
            "from the tables confirms the figure and that cell differs, it is a contradiction. An error "
            "where a single slip of typing explains the difference of two exact figures, a warning "
            "otherwise. A row may be said before the figure («en Medicina hubo 300 egresos, de los cuales 120 "
            "…»), known by a word only it has, or be that of another figure of the sentence which a cell "
            "confirms; then one slip of typing must make one figure of the other, or few points lie between them. "
            "A figure that is another year's of its row warns where its sentence says the year right beside it, or "
            "tells the last year with its other figures."
        ),
        tolerance=(
            "Half a unit of the last printed digit of the less precise of the two; a truncated figure is "
            "no contradiction."
        ),
        silent=(
            "The figure is hedged (cerca de, más de), in words, scaled (2,5 millones), about another year"
            " or a goal, of a place or group the table does not know, or two cells are equally likely to be meant."
        ),
        example="«se capacitó a 20.888 personas» next to a table of participants whose total is 20.878.",
    ),
    Rule(
        code="texto-proporcion",
        severity="warning",
        title="Una cifra del texto no sale de la tabla",
        title_en="A figure of the prose does not follow from the table",
        message="El texto dice {observed}, pero de la tabla {table} ({how}) resulta {expected}.{slip}",
        message_en="The text says {observed}, but table {table} ({how}) gives {expected}.{slip}",
        explanation="El texto da una proporción o una suma que la tabla no imprime, y de la tabla resulta otra.",
        docs=(
            "A percentage whose clause names one column (mujeres) or one row of the table right before "
            "it, which prints no such percentage: the share of the total is computed and compared; a column "
            "may be a group of columns (mujeres, of planta and of contrata). A count or amount that the sentence "
            "says of several rows together («PRODESAL y PDTI sumaron …», a half year of months, the column of a "
            "table without totals): their sum. Where the level of a share or a change stands beside it, also one that "
            "is exactly of another total, from another year or of one row of two than the sentence says («Es la parte "
            "de otro total: …»)."
        ),
        tolerance=(
            "Half a unit of the last digit of the prose. Reported when twelve points or less apart, or one "
            "slip of typing away; a sum only one slip away."
        ),
        silent=(
            "Hedged figures, growth, other years, words the table does not know, a percentage supported elsewhere, "
            "words that license several different shares."
        ),
        example="«el 54,2% de la dotación son mujeres» after a table with 482 women of 1.000.",
    ),
    Rule(
        code="texto-conteo",
        severity="warning",
        title="El texto anuncia otra cantidad de filas",
        title_en="The prose announces another number of rows",
        message="El texto cuenta {observed}, y la lista de la tabla {table} tiene {expected}.",
        message_en="The text counts {observed}, and the list of table {table} has {expected}.",
        explanation="El párrafo que presenta una lista dice cuántos elementos tiene, y la lista tiene otra cantidad.",
        docs=(
            "The paragraph right before a list (a table without figures, or a numbered one) announces a "
            "number of what the list holds; rows are counted over side-by-side blocks."
        ),
        tolerance="None: rows are counted exactly. Reported only when the two numbers are close (3 "
        "or a fifth) or a slip of typing apart.",
        silent="Another figure of the sentence is the number of rows, or the number is far from it.",
        example="«participó en un total de 18 Gobiernos en Terreno» before a list of 17.",
    ),
    Rule(
        code="texto-extremo",
        severity="warning",
        title="El texto llama mayor o menor a lo que no lo es",
        title_en="The prose calls largest or smallest what is not",
        message=(
            "El texto presenta a {who} como {which} de la columna «{column}» de la tabla {table}, pero {expected}."
        ),
        message_en="The text presents {who} as {which} of column «{column}» of table {table}, but {expected}.",
        explanation="La frase dice que una fila tiene el valor más alto (o más bajo), y otra fila lo supera.",
        docs=(
            "A sentence whose figure is a named row's cell also says «la mayor» or «la menor»; the column"
            " is searched for a larger or smaller detail."
        ),
        tolerance="Equal printed values are both extremes.",
        silent=(
            "The sentence ranks (la segunda), means a group (una de las mayores), or names another "
            "quantity than the column."
        ),
        example="«Maule concentra el 12,3%, la mayor participación» when Los Lagos has 14,0%.",
    ),
    Rule(
        code="texto-calculo",
        severity="warning",
        title="La frase no calza consigo misma",
        title_en="The sentence disagrees with itself",
        message="La frase dice {said}, pero de sus propias cifras resulta {result}.",
        message_en="The sentence says {said}, but its own figures give {result}.",
        explanation="La frase da dos valores y su variación o proporción, y esta no sale de esos valores.",
        docs=(
            "The growth recomputed from A and B: «pasó de A a B, un X% más», «B casos, un X% más que los A del año "
            "anterior». The share: «de un total de A, B (X%)», «A, de los cuales B, es decir, un X%», «B de las A, "
            "lo que representa un X%», «la tasa fue de X%: B de A». Parts stated with their whole, percentages that "
            "close to 100, «un 5% = 0,05», «un B, una baja de D (de A a B)», and a count right before the list of what "
            "is counted («3 recintos: Calama, Ovalle y Petorca»). The figure that neither a table nor another relation "
            "of the sentence speaks for is named."
        ),
        tolerance="The intervals of A and B as printed, and a unit of the last digit of X (it may be truncated).",
        silent=(
            "The sentence has more than one percentage, the figures are of different units, a share is more than 15 "
            "points off or is that of the rest, a table denies one of the figures or supports all three; a list names "
            "only some («entre otros», «principalmente») or explains its entries."
        ),
        example="«pasó de 1.200 a 1.350, un 15% más» (12,5%).",
    ),
    Rule(
        code="texto-repetido",
        severity="warning",
        title="El texto dice la misma cifra de dos maneras",
        title_en="The prose states one figure in two ways",
        message="El texto dice {observed}, pero {where} dice lo mismo con {expected}.",
        message_en="The text says {observed}, but {where} says the same with {expected}.",
        explanation="Dos frases del documento hablan del mismo dato y dan cifras distintas. Una está equivocada.",
        docs=(
            "Two sentences state the same fact (a fitted probability, from the words around their figures, the whole "
            "sentences, and how many other figures of their paragraphs are stated elsewhere, as in a summary), and one "
            "slip of typing makes one figure of the other. Of the two the one that fewer others restate is reported."
        ),
        tolerance="None: the digits differ by one slip.",
        silent=(
            "A table, or the figures of its own sentence, confirm the figure; it has one digit; a "
            "sentence prints both values, or each figure stands right beside a name or a year of its own."
        ),
        example="«191 estratos» in the summary, «119 estratos» in the body.",
    ),
    Rule(
        code="cifras-sin-verificar",
        severity="info",
        title="Cifras que no se verificaron",
        title_en="Figures that were not checked",
        message=(
            "Desde «{observed}» en adelante hay {count} cifras del texto que no se verificaron: son más de las que "
            "se revisan de un documento ({checked})."
        ),
        message_en="The {count} figures of the prose from «{observed}» on were not checked: {checked} are.",
        explanation=(
            "Las tablas y los datos del documento están completos; solo faltan los veredictos de esas cifras. Divida "
            "el documento para que se revisen todas."
        ),
        docs=(
            "Reported once for a document with more than 20,000 figures in its prose: those behind are published in "
            "claims.json without a verdict. Of 66 real documents none has more than 741."
        ),
        silent="For every document anybody would read.",
        example="A list of 50,000 figures saved as a text file.",
    ),
    Rule(
        code="texto-truncado",
        severity="info",
        title="Cifra truncada en el texto",
        title_en="Figure truncated in the prose",
        message="El texto dice {observed}; el valor {source} redondeado sería {expected}.",
        message_en="The text says {observed}; the value {source} rounded would be {expected}.",
        explanation="La cifra del texto corta los decimales en vez de redondearlos. No es un error de contenido.",
        docs=(
            "The figure of the prose equals the table's (or a computed) value cut, not rounded, to its printed digits."
        ),
        tolerance="One unit of the last printed digit.",
        silent="The rounded value equals the printed one.",
        example="«49,4%» for 49,46%.",
    ),
)
