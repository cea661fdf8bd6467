"""Commemorations posted, by date."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="efemerides",
    title="Publicaciones de efemérides",
    description="Efemérides publicadas, con su fecha.",
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
        Field("efemeride", "texto", "Efemérides", ("Efeméride", "Conmemoración"), required=True),
    ),
    captions=("efemerides",),
    unique=("fecha", "efemeride"),
)
