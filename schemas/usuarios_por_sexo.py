"""People attended by sex."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="usuarios_por_sexo",
    title="Usuarios por sexo",
    description="Personas atendidas, por sexo.",
    fields=(
        Field("sexo", "texto", "Género", ("Sexo",), required=True),
        Field("total", "entero", "Total general", ("Total", "Cantidad"), unit="personas", required=True, minimum=0),
        Field("porcentaje", "porcentaje", "%", ("Porcentaje", "Participación"), unit="%", minimum=0, maximum=100),
    ),
    captions=("usuarios", "genero", "sexo"),
    labels=("Femenino", "Masculino", "Mujeres", "Hombres"),
    unique=("sexo",),
)
