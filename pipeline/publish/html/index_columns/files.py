"""Links to the report's other files and its datasets."""

from pipeline.publish.html.index_columns.base import IndexColumn

_FILES = (("quality-report.xlsx", "planilla"), ("quality-report.md", "Markdown"), ("findings.json", "JSON"))

FILES = IndexColumn(
    "Archivos",
    "".join(
        f'<a href="{{{{ base }}}}/{name}">{kind}<span class="hidden"> de {{{{ e.report }}}}</span></a> '
        for name, kind in _FILES
    )
    + '{% if e.letter %}<a href="{{ base }}/carta-al-servicio.docx">carta<span class="hidden"> sobre {{ e.report }}'
    "</span></a>{% endif %}"
    '{% if e.dataset_names %}<details><summary>{{ es.count(e.dataset_names|length, "conjunto de datos", '
    '"conjuntos de datos") }}<span class="hidden"> de {{ e.report }}</span></summary><ul>{% for name in '
    'e.dataset_names %}<li><a href="{{ base }}/datasets/{{ name|urlencode|replace("/", "%2F") }}.csv">'
    "{{ name|kept }}</a></li>{% endfor %}</ul></details>{% endif %}",
    style="files",
)
