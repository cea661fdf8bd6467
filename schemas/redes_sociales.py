"""Followers by social network, January and December."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="redes_sociales",
    title="Seguidores en redes sociales",
    description="Seguidores de cada red social al comienzo y al final del año.",
    fields=(
        Field("red_social", "texto", "Red social", ("Red",), required=True),
        Field(
            "seguidores_enero", "entero", "Enero", ("Seguidores enero",), unit="seguidores", required=True, minimum=0
        ),
        Field(
            "seguidores_diciembre",
            "entero",
            "Diciembre",
            ("Seguidores diciembre",),
            unit="seguidores",
            required=True,
            minimum=0,
        ),
        Field("porcentaje_crecimiento", "porcentaje", "% crecimiento", ("Crecimiento", "Variación"), unit="%"),
    ),
    captions=("redes", "sociales", "seguidores"),
    labels=("Facebook", "Twitter", "X", "Instagram", "TikTok", "YouTube", "LinkedIn"),
    unique=("red_social",),
)
