"""The year, and how much was read, checked and found."""

from pipeline.publish.html.index_columns.base import IndexColumn


def _badge(severity: str, field: str) -> str:
    return f'{{% if e.{field} %}}<span class="badge {severity}">{{{{ e.{field} }}}}</span>{{% else %}}0{{% endif %}}'


YEAR = IndexColumn("Año", '{{ e.year if e.year is not none else "" }}')
TABLES = IndexColumn("Tablas", "{{ e.tables }}")
CHECKED = IndexColumn(
    "Relaciones que cuadran", '{{ es.number(e.holding) }} <span class="of">de {{ es.number(e.checked) }}</span>'
)
CLAIMS = IndexColumn("Afirmaciones verificadas", '{{ e.claims_verified }} <span class="of">de {{ e.claims }}</span>')
ERRORS = IndexColumn("Errores", _badge("error", "errors"))
WARNINGS = IndexColumn("Advertencias", _badge("warning", "warnings"))
NOTES = IndexColumn("Notas", "{{ e.infos }}")
DECIDED = IndexColumn("Decididos", "{{ e.decided }}")
