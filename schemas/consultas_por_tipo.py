"""Citizens' enquiries by type."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="consultas_por_tipo",
    title="Consultas ciudadanas por tipo",
    description="Consultas recibidas en la atención ciudadana, por tipo.",
    fields=(
        Field("tipo_consulta", "texto", "Tipo de consulta", ("Tipo", "Tipo de atención"), required=True),
        Field("total", "entero", "Total general", ("Total", "Cantidad"), unit="consultas", required=True, minimum=0),
        Field("porcentaje", "porcentaje", "%", ("Porcentaje", "Participación"), unit="%", minimum=0, maximum=100),
    ),
    captions=("consulta", "tipo"),
    labels=("Pregunta", "Reclamo", "Trámite", "Felicitación", "Sugerencia"),
    unique=("tipo_consulta",),
)
