"""Members of the civil society council."""

from pipeline.contract import Dataset, Field

DATASET = Dataset(
    name="consejo_sociedad_civil",
    title="Consejo de la Sociedad Civil (COSOC)",
    description="Integrantes del Consejo de la Sociedad Civil.",
    fields=(
        Field("region_tabla", "texto", "Región", description="Región que informa la tabla."),
        Field("organizacion", "texto", "Institución", ("Organización",), required=True),
        Field(
            "consejero", "texto", "Consejero", ("Consejera", "Consejero/a", "Representante", "Nombre"), required=True
        ),
    ),
    captions=("cosoc", "consejo", "sociedad", "civil"),
    unique=("organizacion", "consejero"),
)
