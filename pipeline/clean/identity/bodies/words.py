"""The words by which public bodies are known, and how their names are put together.

The kinds of bodies of Chile first, then of the other Spanish-speaking countries whose accounts are read, and the forms
that their names have were chosen by hand; where a law makes a kind its name stands beside it.
"""

from __future__ import annotations

import re

from pipeline.spanish.months import NAME_PATTERN

# How particular a kind of body is: what belongs to what. A cover that reads "Ministerio de Salud / Servicio de
# Salud del Maule / Hospital de Curicó" is the hospital's; a division or department is part of the body that speaks.
# The government of a whole state or province is the least: its ministries and services give accounts of their own.
ESTABLISHMENT, REGIONAL, SERVICE, MINISTRY, UNIT, GOVERNMENT = range(4, -2, -1)
# Kinds whose place is that of their name ("Municipalidad de Putre"), by the word that prose calls them later.
_LOCAL: dict[str, str] = {
    r"(?:(?:i\.|ilustre|honorable)\s+)?municipalidad": "municipalidad",
    r"municipio\s+de": "municipio",
    r"(?:excmo\.|excelent[íi]simo|[hr]\.|honorable|republicano)?\s*ayuntamiento": "ayuntamiento",
    r"gad(?:\s+(?:municipal|provincial|parroquial))?": "gobierno",
    r"(?:excmo\.?\s+)?cabildo(?:\s+insular)?": "cabildo",
    r"alcald[íi]a(?:\s+(?:distrital|municipal|mayor))?": "alcaldía",
    r"(?:honorable\s+)?concejo(?:\s+(?:deliberante|distrital|municipal|de\s+bogot[áa]))?": "concejo",
    r"(?:honorable\s+)?legislatura(?:\s+de\s+la\s+provincia)?": "legislatura",
    r"diputaci[óo]n(?:\s+(?:provincial|foral))?|consell\s+(?:insular\s+|comarcal\s+)?de": "diputación",
    r"gobierno\s+(?:regional|aut[óo]nomo(?:\s+descentralizado)?(?:\s+municipal)?|municipal|provincial)": "gobierno",
    r"gobernaci[óo]n(?:\s+provincial)?|intendencia": "gobernación",
    r"consejo\s+regional|delegaci[óo]n\s+presidencial(?:\s+(?:regional|provincial))?": "delegación",
    r"secretar[íi]a\s+regional\s+ministerial|seremi": "seremi",
    r"(?:(?:e\.?\s?s\.?\s?e\.?|empresa\s+social\s+del\s+estado)\s+)?"
    r"hospital(?:\s+(?:cl[íi]nico|base|regional|comunitario|de\s+ni[ñn]os))?|cl[íi]nica": "hospital",
    r"complejo\s+asistencial": "complejo",
    r"instituto\s+(?:nacional\s+)?(?:del\s+(?:t[óo]rax|c[áa]ncer)|de\s+(?:neurocirug[íi]a|rehabilitaci[óo]n|geriatr[íi]a)"
    r"|psiqui[áa]trico|traumatol[óo]gico|oncol[óo]gico)": "instituto",
    r"consultorio|cesfam|cosam|posta(?:\s+de\s+salud)?(?:\s+rural)?": "consultorio",
    r"centro\s+(?:comunitario\s+)?de\s+(?:salud(?:\s+familiar)?|referencia\s+de\s+salud)": "centro",
    r"servicios?\s+de\s+salud|servicio\s+local\s+de\s+educaci[óo]n(?:\s+p[úu]blica)?|slep": "servicio",
    r"liceo|escuela|colegio|academia|(?:instituci[óo]n|unidad)\s+educativa|jard[íi]n\s+infantil|sala\s+cuna|centro\s+de\s+educaci[óo]n|complejo\s+educacional|internado":
        "establecimiento",
    r"instituto\s+(?:comercial|industrial|polit[ée]cnico)": "establecimiento",
    r"universidad|universitat|instituto\s+profesional|centro\s+de\s+formaci[óo]n\s+t[ée]cnica|facultad": "universidad",
    r"(?:(?:iltma\.?|ilustr[íi]sima)\s+)?corte\s+de\s+apelaciones"
    r"|(?:(?:h\.|honorable)\s+)?(?:(?:primer|segundo|tercer|cuarto|quinto|\d+[°º])\s+)?(?:juzgado|tribunal)":
        "tribunal",
    r"corporaci[óo]n\s+(?:municipal|cultural|de\s+desarrollo)|cormun": "corporación",
    r"cementerio\s+(?:municipal|parroquial|general)": "cementerio",
    r"estaci[óo]n\s+experimental": "estación",
    r"museo|biblioteca|teatro|parque\s+(?:metropolitano|nacional)?": "museo",
    r"contralor[íi]a\s+regional|fiscal[íi]a\s+(?:regional|local)|defensor[íi]a\s+(?:regional|local)": "fiscalía",
    r"direcci[óo]n\s+(?:regional|zonal|provincial)|oficina\s+regional|agencia\s+regional": "dirección",
    r"(?:[ivx]+\s+)?regi[óo]n\s+policial(?:\s+metropolitana)?": "unidad",
    r"departamento\s+provincial\s+de\s+educaci[óo]n|deprov": "departamento",
    r"(?:\d+\s?[ª°a]\s+)?(?:sub)?comisar[íi]a(?:\s+(?:de\s+)?carabineros)?": "unidad",
    r"prefectura|capitan[íi]a\s+de\s+puerto|gobernaci[óo]n\s+mar[íi]tima|cuerpo\s+(?:oficial\s+)?de\s+bomberos|bomberos\s+voluntarios|complejo\s+penitenciario":
        "unidad",
    r"aduana\s+de|[áa]rea\s+metropolitana": "oficina",
    r"autoridad\s+portuaria|empresa\s+portuaria|terminal\s+portuario|puerto\s+de": "empresa",
    # community organisations, each of a comuna (Law 19.418, juntas de vecinos y demás organizaciones comunitarias)
    r"junta\s+de\s+vecinos|uni[óo]n\s+comunal|club\s+deportivo|comit[ée]\s+de\s+(?:agua\s+potable|adelanto|allegados|vivienda)":
        "",
}  # fmt: skip
# Local bodies that others belong to, and offices of a body that is named beside them.
_OF_LOCAL = {"servicio": REGIONAL, "seremi": REGIONAL, "corporación": REGIONAL, "dirección": MINISTRY}
_NATIONAL = (
    r"servicio|direcci[óo]n|superintendencia|subsecretar[íi]a|comisi[óo]n|consejo|agencia|junta"
    r"|tesorer[íi]a|corporaci[óo]n|empresa|comit[ée]|instituto|fundaci[óo]n|contralor[íi]a|procuradur[íi]a|gendarmer[íi]a"
    r"|polic[íi]a|armada|ej[ée]rcito|fuerza\s+a[ée]rea|banco|oficina|centro|caja|defensor[íi]a|fiscal[íi]a|tribunal"
    r"|autoridad|presidencia|senado|(?:(?:h\.|honorable)\s+)?c[áa]mara|secretar[íi]a|observatorio|poder\s+judicial|jefatura|patronato|auditor[íi]a\s+(?:general|interna|superior)|agrupaci[óo]n|asociaci[óo]n"
    r"|registro\s+(?:nacional|civil|p[úu]blico|[úu]nico)|cementerio|cooperativa|mancomunidad|consorcio|confederaci[óo]n|asamblea|consejer[íi]a|congreso|parlamento|federaci[óo]n|sindicato"
    r"|zool[óo]gico|orquesta|aeropuerto|mutual|inspecci[óo]n|inspector[íi]a|delegaci[óo]n|ente|organismo|personer[íi]a"
    r"|administraci[óo]n\s+(?:nacional|provincial|general|federal|p[úu]blica|de\s+l[ao]s|de\s+servicios)|administradora|seguro\s+(?:social|integral)"
    r"|unidad\s+(?:nacional|administrativa\s+especial)|contadur[íi]a|sindicatura|viceministerio|sociedad|compa[ñn][íi]a|laboratorio|red\s+(?:de\s+salud|asistencial)|archivo"
    r"|departamento\s+(?:administrativo|nacional)|regimiento|escuadr[óo]n|brigada|estado\s+mayor|comando\s+(?:general|conjunto)|guardia\s+(?:nacional|republicana|civil|urbana)"
    r"|[óo]rgano\s+(?:superior|de\s+fiscalizaci[óo]n)|entidad\s+(?:de\s+fiscalizaci[óo]n|binacional|prestadora)|jurado\s+nacional"
    r"|fideicomiso|loter[íi]a|procuraci[óo]n|defensor\s+del\s+pueblo|obra\s+social|empresas\s+(?:p[úu]blicas|municipales)|yacimientos"
    r"|generalitat|xunta|cortes\s+de|real\s+academia|cruz\s+roja|zona\s+franca|comunidad\s+de\s+(?:aguas|regantes)"
    r"|sistema\s+(?:dif|operador|de\s+aguas|para\s+el\s+desarrollo\s+integral)|distrito\s+(?:especial|de\s+salud)"
)
# Governments of states, provinces and cities of other countries.
_GOVERNMENTS = r"gobierno\s+(?:del\s+estado|de\s+la\s+(?:provincia|ciudad))\s+de"
_MINISTRIES = r"ministerio|secretar[íi]a\s+general|secretar[íi]a\s+de\s+estado"
_MUNICIPAL_UNITS = (
    r"secretar[íi]a\s+(?:comunal|municipal)|direcci[óo]n\s+de\s+(?:obras(?!\s+(?:portuarias|hidr[áa]ulicas))|desarrollo\s+comunitario"
    r"|aseo|tr[áa]nsito|administraci[óo]n\s+y\s+finanzas)|juzgado\s+de\s+polic[íi]a\s+local"
    r"|consejo\s+(?:de\s+administraci[óo]n|directivo)|junta\s+(?:directiva|de\s+vigilancia(?!\s+del?\s+r[íi]o))|directorio|colegio\s+de\s+auditores"
)
_UNITS = (
    r"departamento(?!\s+(?:administrativo|nacional)\b)|divisi[óo]n|unidad|subdirecci[óo]n|secci[óo]n|gerencia"
    r"|subdepartamento|sala|coordinaci[óo]n"
)
_ENGLISH = (
    r"(?:[A-Z][\w.]+\s+){1,5}(?:Patrol|Agency|Bureau|Department|Administration|Authority|Commission|Council|Office)"
)
LEVELS: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (re.compile(rf"(?:{_MUNICIPAL_UNITS})\b", re.IGNORECASE), UNIT, ""),
    *((re.compile(rf"(?:{k})\b", re.IGNORECASE), _OF_LOCAL.get(w, ESTABLISHMENT), w) for k, w in _LOCAL.items()),
    (re.compile(rf"(?:{_MINISTRIES})\b", re.IGNORECASE), MINISTRY, "ministerio"),
    (re.compile(rf"(?:{_GOVERNMENTS})\b", re.IGNORECASE), GOVERNMENT, "gobierno"),
    (re.compile(rf"(?:{_NATIONAL})\b", re.IGNORECASE), SERVICE, ""),
    (re.compile(rf"(?:{_UNITS})\b", re.IGNORECASE), UNIT, ""),
)
# Kinds that begin a second name within a name; others are words of names as well ("Consejo de la Empresa").
_INNER_KINDS = "|".join(
    (
        r"(?:i\.\s+|ilustre\s+)?municipalidad|ayuntamiento|universidad|hospital|gobierno\s+regional|subsecretar[íi]a"
        r"|alcald[íi]a|gobernaci[óo]n|corporaci[óo]n",
        r"superintendencia|ministerio|secretar[íi]a|servicio\s+(?:de\s+salud|nacional)|gendarmer[íi]a|legislatura|cl[íi]nica",
        r"direcci[óo]n\s+(?:general|regional|nacional|acad[ée]mica)|honorable\s+concejo|concejo\s+(?:municipal|distrital)",
        r"instituto\s+nacional|divisi[óo]n|departamento|cooperativa",
    )
)
KINDS = "|".join((*_LOCAL, _GOVERNMENTS, _MINISTRIES, _NATIONAL, _UNITS))
# Kinds with which a second name begins in a line that holds several: "MINISTERIO DE SALUD HOSPITAL DE CURICÓ".
SECOND_NAME = "|".join(
    (
        _INNER_KINDS,
        r"seremi|serviu|secretar[íi]a\s+regional|direcci[óo]n(?:\s+(?:de|del|general|nacional|regional|provincial))|corte\s+(?:de\s+apelaciones|suprema)",
        r"servicio\s+(?:de|local|agr[íi]cola|electoral)|unidad\s+de|gerencia\s+(?:regional|general|municipal|de)|oficina\s+(?:de|nacional)|tesorer[íi]a\s+general"
        r"|contralor[íi]a|delegaci[óo]n\s+presidencial|junta\s+(?:nacional|de)|consejo\s+(?:nacional|regional|para)",
        r"instituto\s+(?:nacional|de)|complejo\s+(?:asistencial|hospitalario)|empresa\s+(?:portuaria|nacional|de)",
    )
)
# What begins like a kind of body with adjectives behind it and is the name of one.
_WHOLE = r"cementerio\s+general|instituto\s+nacional\s+(?:electoral|de)|guardia|loter[íi]a\s+nacional|defensor"
# A line that names a kind of body and not which one: "Consejo Escolar", "Centro de Padres y Apoderados".
KIND_ALONE = re.compile(
    rf"^(?:(?:la|el)\s+)?(?!(?:{_WHOLE})\b)(?:{KINDS})(?:\s+(?:general|nacional|municipal|p[úu]blic[oa]|estatal|regional|provincial"
    r"|polit[ée]cnic[oa]|polivalente|t[ée]cnic[oa](?:\s+profesional)?|industrial|comercial|agr[íi]cola|rural|b[áa]sica"
    r"|bicentenario|electoral|aut[óo]nom[oa]"
    r"|comunal|local|escolar|consultiv[oa]|directiv[oa]|ejecutiv[oa]|asesor[a]?|universitari[oa]|superior|paritari[oa]))*"
    r"(?:\s+(?:general\s+)?de\s+(?:padres|madres|apoderados|alumnos|estudiantes|vecinos|funcionari[oa]s|profesores|socios"
    r"|[ée]tica|auditor[íi]a|adquisiciones)(?:\s+y\s+\w+)?)?\W*$",
    re.IGNORECASE,
)
UNIVERSITY_PART = re.compile(
    r"^(?:facultad|escuela|instituto|departamento|centro|hospital\s+cl[íi]nico)\b", re.IGNORECASE
)
# "y" joins words of a name ("Pesca y Acuicultura") but not two names ("y la Universidad").
_ARTICLE = r"(?:(?:la|las|los|el)\s+)?"
_JOIN = rf"(?:(?:y|e)\s+(?:(?:de|del)\s+)?{_ARTICLE}|(?:de|del|para|al|contra|ante|a|en)\s+{_ARTICLE})"
_CAPITAL = (
    r"(?:N[°º]\s?\d+|(?:Dra?|Sra?|Gral|Pdte|Pbro|Prof|Sta|Sto)\.|[A-ZÁÉÍÓÚÑÜ][\w'’´.-]*[\w'’´]|[A-ZÁÉÍÓÚÑ]\."
    r"|[dl]['’´][A-ZÁÉÍÓÚÑ]\w+)"
)
_COMMA = rf"(?:,\s+(?={_CAPITAL}(?:,|\s+(?:y|e)\s+{_CAPITAL})))?"
MENTION = re.compile(
    rf"(?<![\w-])(?=[A-ZÁÉÍÓÚÑ])(?i:{KINDS})(?![\w-])(?:{_COMMA}\s*\b(?:\s*{_JOIN})?{_CAPITAL}){{1,10}}"
)
LINE = re.compile(rf"^(?:(?:la|el)\s+)?(?:{KINDS})\b", re.IGNORECASE)
ENGLISH_NAME = re.compile(rf"\b{_ENGLISH}(?:\s+(?:of|for)\s+[A-Z]\w+)?\b")
COMPANY = re.compile(
    r"\b(?:[A-ZÁÉÍÓÚÑ][\wÁÉÍÓÚÑáéíóúñ]+\s+(?:(?:de|del|la|y)\s+)*){1,5}(?:S\.\s?A\b\.?|SpA\b|Ltda\b\.?)"
)
HEAD_OF_COMPANY = re.compile(
    r"^(?:director|gerent|president|administrador)[a-z]*\s+(?:\w+\s+)?(?:del?|de\s+la)\s+", re.IGNORECASE
)
"""Who heads a company, before its name."""
COMPANY_FORM = re.compile(r",?\s+(?:limitada|ltda\.?|s\.\s?a\.?|spa)$", re.IGNORECASE)
"""What stands behind the name of a company or cooperative and is no part of it."""
ABBREVIATED = (
    (re.compile(r"\bU\.\s+(?=[Dd]e\s)"), "Universidad "),
    (re.compile(r"\bCFT\s+(?=[Ee]statal\b|ESTATAL\b|de\s)"), "Centro de Formación Técnica "),
    (re.compile(r"\bI\.\s*M\.\s+(?=de\s)"), "I. Municipalidad "),
    (re.compile(r"\bGADM\s+(?:de\s+)?(?=[A-ZÁÉÍÓÚÑ])"), "GAD Municipal de "),
    (re.compile(r"\bGORE\s+(?=[A-ZÁÉÍÓÚÑd])"), "Gobierno Regional "),
    (re.compile(r"\bDPR\s+(?=[A-ZÁÉÍÓÚÑd])"), "Delegación Presidencial Regional "),
    (re.compile(r"\bDPP\s+(?=[A-ZÁÉÍÓÚÑd])"), "Delegación Presidencial Provincial "),
    (re.compile(r"\bC\.\s*A\.\s+(?=de\s)"), "Corte de Apelaciones "),
)
# What the regional corporations of Colombia for the environment are called, by the name of their region: one word.
CORPORATION = re.compile(r"(?:CORPO|Corpo)(?!raci|RACI|rativ|RATIV)[^\W\d_]{4,}")
# What stands behind the name of a town in names that begin with it: "Claromecó Servicios Turísticos".
BEHIND_PLACE = re.compile(
    r"(?:servicios?|cooperativa|corporaci[óo]n|empresa|aguas|obras|salud|deportes?|turismo|cultura|puerto|transportes?)\b",
    re.IGNORECASE,
)
# The acronym of a part of a university before its name: "ESP U. de Chile".
PART_ACRONYM = re.compile(r"\b([A-ZÁÉÍÓÚÑ]{2,6})(?=\s+(?:de\s+la\s+)?(?:U\.\s+[Dd]e\s|Universidad\s))")
# Where a second name begins within a name: behind "de la", a comma, "y", or straight behind.
INNER = re.compile(
    rf"(?:,?\s+(?:del|de\s+la|de\s+los|(?:y\s+)?(?:la|el)|y|e)\s+|,\s+|\s+)(?=[A-ZÁÉÍÓÚÑ])(?=(?i:{_INNER_KINDS})\b\s+\S)"
    r"|\s+(?:y|e)\s+(?=(?:la\s+)?(?:Escuela|Facultad)\s+de\s)"
)
PARTS = re.compile(
    r"\s*[|•·–—/]\s*|\s+-\s+|\s*:\s+|\s*[()«»“”\"]\s*"
    r"|(?<=[^\W\d_]{4})(?<!Gral)(?<!Pdte)(?<!Prof)\.\s+(?=[A-ZÁÉÍÓÚÑ])"
)
TAIL = re.compile(
    r"[\s,;:.\-–—|]*(?:\b(?:regi[óo]n\b(?!\s+policial\b).*|[IVX]+\s+regi[óo]n\b(?!\s+policial\b).*|(?<!de\sla\s)(?<!del\s)(?<!de\s)provincia\s+de\b.*|a[ñn]o|per[íi]odo|gesti[óo]n|(?<!banco\s)del\s+estado\s+de\s+chile|r\.?\s?b\.?\s?d\b.*|(?<!de\s)cuentas?\b.*"
    rf"|(?:(?:{NAME_PATTERN})\s+(?:del?\s+)?)?(?:19|20)\d{{2}}.*"
    r"|(?:para|durante|en)\s+el\s+(?:a[ñn]o|ejercicio|per[íi]odo)\b.*|sanciona\b.*|dicta\b.*"
    r"|(?:de|del|la|las|los|el|y|e|en|para|chile(?!\s+chico\b),?\s+\w+))\b[\s,;:.\-–—|]*)+$",
    re.IGNORECASE,
)
# A kind of body and the region it is of: "Gobierno Regional Región de Coquimbo".
OF_REGION = re.compile(
    rf"^.*?\b(?i:regi[óo]n(?:\s+(?:del|de|la|las|los))*)\s+{_CAPITAL}(?:\s+(?:(?i:de|del|la|las|los|y)\s+)*{_CAPITAL})*"
)
# A kind of body and what it is called, set between quotation marks: 'Escuela "República de Francia"'.
QUOTED = re.compile(rf"\b((?i:{KINDS})(?:\s+[^\W\d_]+){{0,2}}?)\s*[«“\"](?!(?i:a[ñn]o|decenio)\b)([^»”\"]+)[»”\"]")
# The office of one function in a region: "Dirección Regional de Vialidad de Ñuble"; of a region alone it is a part.
OFFICE_OF_FUNCTION = re.compile(
    r"direcci[óo]n\s+(?:regional|zonal|provincial)\s+de(?:l|\s+la|\s+los)?\s+", re.IGNORECASE
)
# Before the region that an office of a service is of: "JUNJI Dirección Regional de Coquimbo".
OFFICE_OF_REGION = re.compile(
    r"^[\s–—·-]*(?:direcci[óo]n\s+regional|regi[óo]n)\s+(?:del?\s+(?:la\s+)?)?(?=[A-ZÁÉÍÓÚÑ])", re.IGNORECASE
)
# An intendancy that is called by what it sees to and not by a place is a part of its service.
INTENDANCY = re.compile(r"intendencia\s+de(?:l|\s+la|\s+los)?\s+", re.IGNORECASE)
# Kinds of bodies below which a letterhead names the one of theirs that speaks.
UPPER_BODY = re.compile(r"(?:direcci[óo]n\s+general|subsecretar[íi]a|secretar[íi]a\s+de)\b", re.IGNORECASE)
# Kinds of which every region has one, called by it.
ONE_PER_REGION = re.compile(r"(?:gobierno|consejo)\s+regional|delegaci[óo]n\s+presidencial\s+regional", re.IGNORECASE)
# A programme or fund that gives an account of its own, of several words: in a line of a cover or a letterhead only.
PROGRAMME = re.compile(
    r"(?:programa|fondo)\s+(?:nacional\s+)?(?!de\s+gobierno\b)(?:[^\W\d_]+\s+)+[^\W\d_]+$", re.IGNORECASE
)
# Who made a document for another, up to the name of whose it is: not "por el Centro para la Prevención de Homicidios".
MADE_FOR = re.compile(
    r"\b(?:elaborad|preparad|realizad|desarrollad|confeccionad|redactad|producid)[oa]s?\s+por\s+[^;:]{3,80}?"
    rf"\s+(?:para|por\s+encargo\s+del?|a\s+(?:solicitud|pedido)\s+del?)\s+(?:(?:la|el)\s+)?(?=(?:{KINDS})\b)",
    re.IGNORECASE,
)
# Kinds that a town has several of or that are called by a person: covers name the town in a line of its own.
OF_A_TOWN = re.compile(
    r"(?:hospital|complejo|consultorio|cesfam|centro\s+de\s+salud|corporaci[óo]n\s+municipal|cementerio|liceo|escuela"
    r"|colegio|jard[íi]n\s+infantil|instituto\s+(?:comercial|industrial|polit[ée]cnico))\b",
    re.IGNORECASE,
)
# Departments that give accounts of their own within a municipality (Ley 18.695, art. 15 and 23).
MUNICIPAL_UNIT = re.compile(
    r"(?:direcci[óo]n|departamento|secretar[íi]a|unidad)\s+(?:de\s+|comunal\s+de\s+|municipal\s+de\s+)"
    r"(?:[^\W\d_]+\s*){1,7}",
    re.IGNORECASE,
)
# What the government of a town is called, in Chile and elsewhere: one body under all of these.
MUNICIPALITY = re.compile(
    r"^(?:(?:i|h|ilustre|honorable)\.?\s+)*(?:municipalidad(?:\s+distrital|\s+provincial)?|municipio|ayuntamiento"
    r"|alcaldia(?:\s+municipal)?|gobierno\s+municipal)\s+(?=de)"
)
# The government of a town, by its name alone: "Gobierno de Zapopan".
GOVERNMENT_OF = re.compile(r"(?:h\.\s+)?gobierno\s+de\s+", re.IGNORECASE)
OF_PERSONS = frozenset({"senor", "senora", "sr", "sra", "don", "dona"})
HONOURS = frozenset({"i", "h", "r", "republicano", "ilustre", "honorable", "excmo", "excma", "iltma", "ilustrisima"})
# What prose calls the bodies that belong to a municipality, which often stands above them on a cover.
OF_MUNICIPALITIES = frozenset({"consultorio", "establecimiento", "corporación", "museo", "cementerio", "centro"})
ARTICLES = frozenset({"el", "la", "los", "las"})
SMALL = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "para", "al", "a", "en"})
LOWER = SMALL | {"su", "sus", "con", "por", "sin"}
"""Words that stay in lower case within a name."""
ABBREVIATIONS = frozenset({"DR", "DRA", "SR", "SRA", "STA", "STO", "GRAL", "PDTE", "ALMTE", "CAP", "STGO"})
KIND_ACRONYMS = frozenset({"CESFAM", "COSAM", "CECOSF", "SEREMI", "SLEP", "DAEM", "CORMUN"})
