"""Gobiernos en Terreno: dates and places."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="gobiernos_en_terreno",
    title="Gobiernos en Terreno",
    description="Fechas y lugares de los Gobiernos en Terreno.",
    fields=(
        Field("numero", "entero", "N°", ("Nº", "Número"), minimum=1),
        Field("fecha", "fecha", "Fecha", description="Fecha (la primera, si la celda nombra varias).", required=True),
        Field(
            "fecha_termino",
            "fecha",
            "Fecha de término",
            description="Última fecha, si la celda nombra varias.",
            last_of="fecha",
        ),
        Field("comuna", "texto", "Comuna", ("Lugar", "Comuna o lugar"), required=True),
    ),
    captions=("gobierno", "terreno"),
    unique=("fecha", "comuna"),
)
