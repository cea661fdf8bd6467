"""Posts by type."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="publicaciones",
    title="Publicaciones por tipo",
    description="Publicaciones en redes sociales por tipo.",
    fields=(
        Field("tipo_publicacion", "texto", "Publicaciones", ("Tipo de publicación",), required=True),
        Field("cantidad", "entero", "Cantidad", ("Total", "Número"), unit="publicaciones", required=True, minimum=0),
    ),
    captions=("publicaciones",),
    unique=("tipo_publicacion",),
)
