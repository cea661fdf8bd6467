"""Names that invented accounts are made of."""

from pipeline.spanish import months

MONTHS = tuple(month.capitalize() for month in months.MONTHS)
REGIONS = (
    "Arica y Parinacota",
    "Tarapacá",
    "Antofagasta",
    "Atacama",
    "Coquimbo",
    "Valparaíso",
    "Metropolitana",
    "O'Higgins",
    "Maule",
    "Ñuble",
    "Biobío",
    "La Araucanía",
    "Los Ríos",
    "Los Lagos",
    "Aysén",
    "Magallanes y Antártica Chilena",
)
COMMUNES = (
    "Panguipulli",
    "Lanco",
    "Máfil",
    "Corral",
    "Futrono",
    "Lago Ranco",
    "Río Bueno",
    "La Unión",
    "Paillaco",
    "Los Lagos",
    "Mariquina",
    "Valdivia",
)
STREETS = ("Av. Picarte", "calle O'Higgins", "Av. Ramón Picarte", "calle Balmaceda", "Pasaje Los Aromos")
