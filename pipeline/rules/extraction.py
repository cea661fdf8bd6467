"""Rules about reading documents."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="pagina-ilegible",
        severity="warning",
        title="Página que no se pudo leer",
        title_en="Page that could not be read",
        message="La página {page} no se pudo leer: {reason}. Las demás páginas se leyeron.",
        message_en="Page {page} could not be read: {reason}. The other pages were read.",
        explanation=(
            "Una página del PDF está dañada o contiene algo que el lector no entiende. "
            "Sus tablas y cifras no están en los datos; revísela en el documento original."
        ),
        docs="Reported for each page that raises an error while it is read; the remaining pages are read as usual.",
        silent="When every page can be read.",
        example="A PDF whose third page has a broken content stream.",
    ),
    Rule(
        code="pagina-sin-texto",
        severity="warning",
        title="Página sin texto",
        title_en="Page without text",
        message=(
            "No hay texto en {pages}, solo imágenes: hay que reconocer sus caracteres (OCR) para leer lo que muestran."
        ),
        message_en="There is no text on {pages}, only pictures: they need character recognition (OCR).",
        explanation=(
            "La página se escaneó o se exportó como imagen. Lo que muestra no se puede leer como texto, "
            "de modo que sus tablas y cifras no están en los datos."
        ),
        docs="Reported once for all pages that have no visible character and pictures over most of the page.",
        silent="For blank pages, and for covers where a picture covers less than half of the page.",
        example="A signed resolution that was scanned and bound into the report.",
    ),
    Rule(
        code="codificacion-rota",
        severity="warning",
        title="Texto con codificación rota",
        title_en="Text with a broken encoding",
        message=(
            "En la página {page}, {count} de {total} caracteres no dicen qué letra son: la fuente no trae su "
            "codificación y lo leído puede no ser lo impreso."
        ),
        message_en="On page {page}, {count} of {total} characters do not say which letter they are.",
        explanation=(
            "El PDF dibuja las letras pero no declara cuáles son. Para leerlas hay que reconocer la imagen "
            "de la página (OCR)."
        ),
        docs="Counts characters mapped to private-use or replacement code points, or to control characters.",
        tolerance="Reported from 5 characters and 2 % of the page on.",
        silent="For bullets and signs of symbol fonts.",
        example="A subset font without a ToUnicode table.",
    ),
    Rule(
        code="texto-oculto",
        severity="info",
        title="Texto oculto",
        title_en="Hidden text",
        message=(
            "En {pages} hay {count} caracteres que no se ven (invisibles, blancos sobre blanco, diminutos o "
            "recortados); no se leyeron."
        ),
        message_en="On {pages}, {count} characters cannot be seen; they were not read.",
        explanation="Quien lee el documento no ve ese texto, de modo que no cuenta como parte de él.",
        docs=(
            "Counts characters in invisible mode, white without a coloured area under them, below 1.5 points, or cut "
            "off by a clip; once for all pages."
        ),
        silent="For the text layer of a scanned page, which is all there is to read.",
        example="A note in white under a picture.",
    ),
    Rule(
        code="lecturas-distintas",
        severity="info",
        title="Lecturas distintas de una tabla",
        title_en="Readings of a table that differ",
        message=(
            "La tabla de la página {page} se lee distinto según el método: por «{kept}» dice «{kept_text}» y por "
            "«{other}» dice «{other_text}». Se usó la primera lectura, que es la más coherente."
        ),
        message_en="The table on page {page} reads differently: “{kept_text}” by {kept}, “{other_text}” by {other}; "
        "the first was used.",
        explanation=(
            "Dos maneras independientes de leer la misma tabla no coinciden en todas las celdas. "
            "Conviene mirar la página."
        ),
        docs="Reported when two engines read the same area as a table and the texts of their cells differ.",
        silent="When readings agree on all texts, or one engine sees no table.",
        example="A structure tree that leaves a column out.",
    ),
    Rule(
        code="lectura-insegura",
        severity="info",
        title="Tabla leída con poca seguridad",
        title_en="Table read with low confidence",
        message="La tabla de la página {page} se leyó con poca seguridad ({confidence}); compárela con el documento.",
        message_en="The table on page {page} was read with low confidence ({confidence}).",
        explanation="La disposición de la tabla no deja claro qué filas o columnas tiene.",
        docs="Reported for a table whose reading has a confidence below 0.5.",
        tolerance="Confidence below 0.5 of 1.",
        silent="When drawn lines, the structure tree or a clear alignment give the grid.",
        example="Three labels with figures loosely below them.",
    ),
)
