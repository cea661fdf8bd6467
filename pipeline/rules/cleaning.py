"""Rules about recognising tables, typing values and applying declared corrections."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        code="tabla-desconocida",
        severity="info",
        title="Tabla sin esquema",
        title_en="Table without a schema",
        message="Ningún esquema reconoce la tabla {table} ({caption}); se publica como «{dataset}» "
        "con tipos inferidos.",
        message_en="No schema recognises table {table} ({caption}); it is published as “{dataset}” "
        "with inferred types.",
        explanation="La tabla se publica completa, pero sus nombres y tipos se dedujeron de ella misma. "
        "Un archivo en schemas/ los fija.",
        docs="No dataset of schemas/ is likely enough to be what the table shows. It is published "
        "all the same, with names "
        "and types inferred from its headers and cells.",
        silent="A schema recognises the table.",
        example="A table “Camas por unidad” in a hospital's account for which nobody wrote a schema.",
    ),
    Rule(
        code="reconocimiento-inseguro",
        severity="info",
        title="Reconocimiento inseguro",
        title_en="Unsure recognition",
        message="La tabla {table} se publica en «{dataset}» con una seguridad de {confidence} %; "
        "conviene confirmar que es esa.",
        message_en="Table {table} is published in “{dataset}” with a confidence of {confidence} %; please confirm.",
        explanation="Los encabezados se parecen a los del conjunto de datos, pero no del todo.",
        docs="The best dataset for the table scores between the threshold for using it (62 %) and "
        "the one above which it is "
        "beyond doubt (80 %). Score: half the similarity of the headers, half the share of required "
        "fields found, and a "
        "bonus for words of caption and labels.",
        silent="The score is 80 % or more, or no dataset reaches 62 %.",
        example="A programme table whose “Hombres” column is missing.",
    ),
    Rule(
        code="nombre-no-oficial",
        severity="info",
        title="Nombre que no es el oficial",
        title_en="Name that is not the official one",
        message="La tabla {table} dice «{printed}» donde el nombre oficial es «{official}».",
        message_en="Table {table} says “{printed}” where the official name is “{official}”.",
        explanation="En una columna de nombres oficiales (regiones, comunas, subtítulos del presupuesto) este casi lo "
        "es. Se publica como está impreso; código oficial tiene solo si está impreso al lado.",
        docs="Most texts of the column are names of an official list (`schemas/references/`), or two of them are "
        "printed with their codes; this one is not, but shares four fifths of its letters with one that is: with that "
        "of its code, where codes are printed.",
        silent="Fewer than 60 % of the column's texts are official names and no codes are printed with them, or the "
        "text is like none, or it only cuts words short with a point.",
        example="“SERVICIO DE LA DEDUDA” among the subtítulos of a budget.",
    ),
    Rule(
        code="columna-mixta",
        severity="info",
        title="Columna con cifras de varias unidades",
        title_en="Column with figures of several units",
        message="En la tabla {table}, bajo {columns} hay cifras de varias unidades; se publican como texto.",
        message_en="Table {table} has figures of several units below {columns}; they are published as text.",
        explanation="Bajo un mismo encabezado hay, por ejemplo, personas, pesos y porcentajes. Un solo tipo para todas "
        "las haría decir otra cosa, así que quedan como están impresas.",
        docs="A column of a table without a schema is of a numeric type only where its figures are of one unit, and "
        "those printed without it fit in (an ungrouped figure of at most 100 among percentages, one of a thousand or "
        "more among pesos). Otherwise its cells stay text, verbatim.",
        silent="The header says what the figures are (“%”, “Monto”), or a schema does.",
        example="“Beneficiarios 15.781”, “Cobertura 45,2 %” and “Costo $ 1.250.000” below “Valor”.",
    ),
    Rule(
        code="columna-nueva",
        severity="info",
        title="Columna que el esquema no conoce",
        title_en="Column the schema does not know",
        message="La columna «{column}» de la tabla {table} no está en el esquema «{dataset}»; se "
        "publica como «{name}».",
        message_en="Column “{column}” of table {table} is not in the schema “{dataset}”; it is published as “{name}”.",
        explanation="No se pierde: queda al final del conjunto de datos. La sugerencia trae la línea que la agrega.",
        docs="A column of a recognised table matches no field. It is kept among the dataset's extra "
        "columns; the suggestion is "
        "the line to add to the schema's file.",
        silent="Every column of the table has a field, or the table has no schema.",
        example="The 2023 account adds “Empresas usuarias” to a table that had none.",
    ),
    Rule(
        code="columna-ausente",
        severity="info",
        title="Columna esperada que no está",
        title_en="Expected column missing",
        message="La tabla {table} no trae la columna «{column}» que el esquema «{dataset}» espera; queda vacía.",
        message_en="Table {table} lacks the column “{column}” that schema “{dataset}” expects; it stays empty.",
        explanation="El documento no informa ese dato, o lo hace con otro nombre.",
        docs="A required field of the recognised dataset matches no column of the table.",
        silent="The field is not required, or the form of the table gives it a constant value.",
        example="A table of subsidies without “Hombre”.",
    ),
    Rule(
        code="valor-ilegible",
        severity="info",
        title="Valor que no es del tipo de su columna",
        title_en="Value not of its column's type",
        message="«{observed}» en la columna «{column}» de la tabla {table} no se puede leer como {kind}; "
        "se publica vacío, con lo impreso al lado{elsewhere}.",
        message_en="“{observed}” in column “{column}” of table {table} cannot be read as {kind}; "
        "published empty beside its print{elsewhere}.",
        explanation="El valor no se adivina ni se reemplaza por cero.",
        docs="A filled cell of a numeric or date column that is no figure or date, or a figure of another unit, which "
        "`cifras` has with that unit and the row names in `otra_unidad`. Blanks, dashes "
        "and “s/i” are no values and "
        "give no finding. "
        "It is a note and no warning: nothing is known to be wrong, the figure could not be checked.",
        silent="The cell is blank, a dash, or says that there is no information.",
        example="“1.2e5” or “ver nota” in a column of amounts.",
    ),
    Rule(
        code="texto-ajeno",
        severity="info",
        title="Celda con texto de otra",
        title_en="Cell with another cell's text",
        message="La celda «{observed}» de la columna «{column}» repite «{repeated}», que va en otras "
        "columnas de la misma fila.",
        message_en="Cell “{observed}” of column “{column}” repeats “{repeated}”, which belongs to "
        "other columns of its row.",
        explanation="El texto se publica tal cual; probablemente se pegó de otra lista.",
        docs="A text cell begins with its own row's number, or names its own row's date. Only what "
        "the row prints elsewhere "
        "counts.",
        silent="The number or date in the text is not one the row itself prints.",
        example="“22.- 10 de noviembre en Curacaví” in row 22, dated 10-11-2022.",
    ),
    Rule(
        code="fecha-multiple",
        severity="info",
        title="Una celda con varias fechas",
        title_en="Several dates in one cell",
        message="«{observed}» en la tabla {table} nombra varios días; el conjunto de datos lleva el primero{last}.",
        message_en="“{observed}” in table {table} names several days; the dataset carries the first{last}.",
        explanation="El texto impreso queda al lado en la columna «_impreso».",
        docs="A date cell names more than one day. The first is the typed value; the last goes to the field the schema "
        "declares for it, if it does.",
        silent="The cell names one day.",
        example="“18 y 19-11-2022”.",
    ),
    Rule(
        code="correccion-vencida",
        severity="error",
        title="Corrección que ya no calza",
        title_en="Correction that no longer matches",
        message="La corrección {place} espera «{expected_print}», pero el documento dice «{observed}»; no se aplicó.",
        message_en="The correction ({place}) expects “{expected_print}” but the document says “{observed}”; "
        "it was not applied.",
        explanation="El documento cambió o la corrección apunta a otra celda. Revise el archivo de correcciones.",
        docs="A declared correction (raw/<name>.corrections.toml) whose printed value is not what the cell prints, "
        "whose cell does not exist, or whose sentence is not in the document.",
        silent="The printed value is found at the place declared.",
        example="A correction for “2310” after the office published a new version with “2340”.",
    ),
    Rule(
        code="correccion-ilegible",
        severity="error",
        title="Corrección que no se puede aplicar",
        title_en="Correction that cannot be applied",
        message="La corrección de la celda {table}/{row}/{column} no se aplicó: {problem}.",
        message_en="The correction of cell {table}/{row}/{column} was not applied: {problem}.",
        explanation="El valor se escribe como lo imprimiría el documento («2.340», «97,41%», «08-03-2022»). "
        "Revise el archivo de correcciones.",
        docs="A declared correction (raw/<name>.corrections.toml) that finds what it expects to be "
        "printed, but whose value "
        "is not of the column's type, or whose cell carries no value of the dataset (a header).",
        silent="The value can be read as the column's type.",
        example="A correction of a number of people to “mil cien”.",
    ),
    Rule(
        code="fuera-de-esquema",
        severity="warning",
        title="Valor fuera de lo que el esquema admite",
        title_en="Value outside what the schema admits",
        message="El esquema «{dataset}» no admite «{observed}» en «{column}» (fila {row}): {check}.",
        message_en="Schema “{dataset}” does not admit “{observed}” in “{column}” (row {row}): {check}.",
        explanation="El esquema declara qué valores puede tener cada columna.",
        docs="pandera validates every recognised table against its schema, lazily: a required value "
        "missing, a value out of "
        "range or not among the ones listed, a repeated key. The row key of the failure is the row of the table.",
        silent="The row is a total or average, or the table has no schema.",
        example="A negative number of beneficiaries.",
    ),
    Rule(
        code="lectura-dudosa",
        severity="info",
        title="Tabla probablemente mal leída",
        title_en="Table probably misread",
        message="La tabla {table} no cuadra en {count} lugares a la vez; lo más probable es que se haya leído mal.",
        message_en="Table {table} does not add up in {count} places at once; most likely it was misread.",
        explanation="Un documento se equivoca en una cifra; una mala lectura, en muchas. Mire la "
        "página antes de citarla.",
        docs="Three or more independent findings of arithmetic in one table read from a page, a "
        "fifth or more of the relations "
        "tested in it: the cells were probably cut or joined wrongly. They are listed under one note "
        "and accuse nobody.",
        tolerance="Three findings and 20 % of the checks of the table.",
        silent="The table was read from text or Word, where cells are what they are, or fewer relations fail.",
        example="Two tables side by side read as one.",
    ),
    Rule(
        code="sin-tablas",
        severity="warning",
        title="Documento sin tablas",
        title_en="Document without tables",
        message="No se encontró ninguna tabla en el documento{prose}.",
        message_en="No table was found in the document{prose}.",
        explanation="Una cuenta pública trae tablas: si esta las tiene y no se ven aquí, están en imágenes, "
        "o el archivo es otro.",
        docs="Nothing of the document could be read as a table, and nothing else says why. Of a document of prose it "
        "is a note; of one that has hardly any text, a warning.",
        silent="A table was found, or a page without text or that failed was reported.",
        example="A blank page, or a cover letter saved under the name of the account.",
    ),
)
