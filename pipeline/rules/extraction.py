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
        code="tablas-no-buscadas",
        severity="warning",
        title="Página en la que no se pudieron buscar tablas",
        title_en="Page on which tables could not be looked for",
        message="En la página {page} no se pudieron buscar tablas ({reason}): lo que imprime se publica como texto.",
        message_en="Tables could not be looked for on page {page} ({reason}): what it prints is published as text.",
        explanation=(
            "El programa falló al buscar tablas en la página, por algo que no previó. Su texto se leyó y se revisa "
            "como prosa, pero sus tablas no están en los datos. Es una falla del programa, no del documento: avísenos."
        ),
        docs=(
            "Reported for each page on which an engine raises an error nobody foresaw. The page's text is kept, so "
            "that nothing is lost; its tables are not in the datasets. It is always a fault of this program."
        ),
        silent="When the engines end, with tables or without.",
        example="A table of contents whose page numbers are printed as superscripts, before that was mended.",
    ),
    Rule(
        code="pagina-sin-texto",
        severity="warning",
        title="Página sin texto que no se leyó",
        title_en="Page without text that was not read",
        message="No se leyó lo que muestra la imagen de {pages}, que no trae texto que se pueda usar: {reason}.",
        message_en="What the picture of {pages} shows was not read, and there is no usable text: {reason}.",
        explanation=(
            "La página se escaneó o se exportó como imagen, o la codificación de su texto está rota. Lo que muestra se "
            "lee reconociendo sus caracteres (OCR), y aquí no se pudo, de modo que sus tablas y cifras no están en "
            "los datos."
        ),
        docs=(
            "Reported once for all pages that must be read from their picture where the recogniser (tesserocr) or "
            "Tesseract's data for Spanish is not there. Once it is, the next run reads them."
        ),
        silent="For blank pages, for covers where a picture covers less than half of the page, and where OCR works.",
        example="A signed resolution that was scanned and bound into the report.",
    ),
    Rule(
        code="imagen-sin-leer",
        severity="info",
        title="Imagen con texto o cifras que no se leyó",
        title_en="Picture with text or figures that was not read",
        message="En {pages} hay imágenes con líneas de texto o cifras que no se leyeron: {pictures}.",
        message_en="On {pages} there are pictures with lines of text or figures that were not read: {pictures}.",
        explanation=(
            "Un gráfico, un esquema o una tabla que no se pudo leer, pegado como imagen: lo que muestra no está en los "
            "datos ni se comprobó. Mírelo en el documento, o pida la tabla como texto."
        ),
        docs=(
            "Reported once for all pages that are not read by recognition and show a picture of at least 3 % of the "
            "page with four rows of print or more on a flat ground, or a smaller one in which figures were recognised, "
            "that shows no table for certain; and for a Word or OpenDocument file with such "
            "pictures, or with drawings in a format that is not shown here (EMF, WMF, SVG). The "
            "places of the pictures are the evidence."
        ),
        silent=(
            "For photographs, logos and signatures, for pictures behind text, for pages read by recognition, and for "
            "pictures of tables, which are read (docs/ocr.md)."
        ),
        example="The results of a test, pasted as pictures of tables into a school's account.",
    ),
    Rule(
        code="imagen-sin-texto",
        severity="info",
        title="Imagen en la que no se reconoció texto",
        title_en="Picture in which no text was recognised",
        message="En {pages} solo hay imágenes, y no se reconoció texto en ellas.",
        message_en="There are only pictures on {pages}, and no text was recognised in them.",
        explanation="Puede ser una fotografía o un separador; si muestra texto, el escaneo es demasiado deficiente.",
        docs="Reported once for all pages that were read from their picture and on which nothing was recognised.",
        silent="When at least one word was recognised.",
        example="A photograph that fills a page.",
    ),
    Rule(
        code="escaneo-deficiente",
        severity="warning",
        title="Escaneo deficiente",
        title_en="Poor scan",
        message=(
            "La imagen de {pages} se lee con poca seguridad (en promedio {confidence} %): lo leído ahí puede tener "
            "errores y omisiones."
        ),
        message_en="The picture of {pages} reads unsurely (on average {confidence} %): what was read may be wrong.",
        explanation=(
            "El escaneo es muy grueso, pálido, borroso o sucio para leerlo con seguridad. Una copia a 300 puntos por "
            "pulgada, o el documento original, se lee mejor."
        ),
        docs=(
            "Reported once for all pages read from their picture whose words have a mean confidence, weighed by their "
            "length, below 0.8."
        ),
        tolerance="Mean confidence of a page's words below 0.8 of 1.",
        silent="For scans of usual office quality from about 150 dpi on (docs/ocr.md has figures).",
        example="A faxed page.",
    ),
    Rule(
        code="texto-reemplazado",
        severity="info",
        title="Texto inutilizable reemplazado por el de la imagen",
        title_en="Unusable text replaced by that of the picture",
        message="El texto propio de {pages} no dice lo que se ve ({reason}); se leyó la imagen en su lugar.",
        message_en="The text of {pages} does not say what can be seen ({reason}); the picture was read instead.",
        explanation=(
            "Un PDF puede dibujar letras sin decir bien cuáles son, o llevar bajo la imagen el texto que reconoció un "
            "escáner. Lo que se ve es el documento."
        ),
        docs=(
            "Reported for pages whose characters are unmapped (a tenth or more) or make no words of any European "
            "language, and for pages where all text is invisible over a picture."
        ),
        tolerance="At least 60 pairs of letters to judge by; half of them must be known.",
        silent="For any page whose words are words, whatever the language.",
        example="A font whose ToUnicode table shifts every letter.",
    ),
    Rule(
        code="texto-de-escaner",
        severity="info",
        title="Texto reconocido por el escáner",
        title_en="Text recognised by the scanner",
        message=(
            "De {pages} se usó el texto que el escáner dejó bajo la imagen, que puede tener errores, porque {reason}."
        ),
        message_en="On {pages} the text that the scanner left under the picture was used, because {reason}.",
        explanation=(
            "La página es una imagen con una capa de texto invisible que nadie revisó. Con el reconocimiento de "
            "caracteres disponible se lee la imagen."
        ),
        docs="Reported once for all pages with invisible text over a picture where OCR is not available.",
        silent="Where OCR is available: the picture is read then.",
        example="A report printed, signed and scanned on an office copier.",
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
            "En {pages} hay {count} caracteres que no se ven (invisibles, blancos sobre blanco, diminutos, "
            "recortados o en una capa apagada); no se leyeron."
        ),
        message_en="On {pages}, {count} characters cannot be seen; they were not read.",
        explanation="Quien lee el documento no ve ese texto, de modo que no cuenta como parte de él.",
        docs=(
            "Counts characters in invisible mode, white without a coloured area under them, below 1.5 points, cut "
            "off by a clip, or in a layer that is switched off; once for all pages."
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
    Rule(
        code="archivo-reparado",
        severity="warning",
        title="Archivo dañado que se pudo leer",
        title_en="A damaged file that could be read",
        message="El comienzo o el índice del PDF está dañado y se rehízo a partir de lo que hay en el archivo.{lost}",
        message_en="The beginning or the index of the PDF is damaged and was made anew from what is in the file.{lost}",
        explanation=(
            "El archivo se cortó o lo escribió mal un programa. Todo lo que contiene se leyó; pida otra "
            "copia, o ábralo en un visor y compare que estén todas las páginas."
        ),
        docs=(
            "Reported for a PDF whose trailer, table of offsets or page tree pdfium cannot use: objects are looked for "
            "in the bytes, and page tree and index written anew behind them, in memory. The same where the mark "
            "of a PDF is missing at the beginning and most of the bytes stand in objects of one. A file cut off "
            "is only read where no page, and nothing that a page names, is missing; otherwise it is refused."
        ),
        silent="For a PDF of which pdfium finds every page.",
        example="A trailer without brackets; a file cut within its table of offsets; one whose first line is lost.",
    ),
    Rule(
        code="adjunto-sin-leer",
        severity="info",
        title="Contenido adjunto que no se leyó",
        title_en="Enclosed content that was not read",
        message="El archivo trae además {what}, que no es parte de lo que se leyó.",
        message_en="The file has {what} besides, which is no part of what was read.",
        explanation=(
            "Un PDF puede llevar otros archivos dentro, o un formulario que solo Adobe Acrobat muestra; un documento "
            "Word, trozos de otro formato. Si hay ahí algo de la cuenta, guárdelo aparte y léalo también."
        ),
        docs=(
            "Reported once for a PDF with embedded files or a form in XFA, of which the pages show a notice at most, "
            "and for a Word file that takes in a part in another format (`altChunk`)."
        ),
        silent="For files that comments carry, and for what a chart or an object in Word has behind its picture.",
        example="A portfolio whose only page says that Acrobat is needed.",
    ),
    Rule(
        code="texto-sin-auditar",
        severity="info",
        title="Texto que no se auditó",
        title_en="Text that was not audited",
        message=(
            "Hay {count} caracteres seguidos sin un espacio («{observed}»). "
            "Se publican, pero sus cifras no se auditaron."
        ),
        message_en="There are {count} characters without a blank («{observed}»). They are published, not audited.",
        explanation=(
            "Nadie escribe palabras así de largas: suele ser un archivo incrustado por error o un documento dañado. "
            "Si contiene cifras, revíselas en el documento original."
        ),
        docs=(
            "Reported for a paragraph of more than 4,000 characters that cannot be cut between words; its text is "
            "published as it is, its numerals are not in claims.json."
        ),
        silent="For longer paragraphs of ordinary words, which are cut into several and audited.",
        example="A picture in base64 pasted into the text.",
    ),
)
