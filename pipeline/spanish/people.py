"""Words for people: under whatever name an account gives them, they may be the same people."""

from __future__ import annotations

from pipeline.spanish.stems import stems

PEOPLE = stems(
    "personas beneficiarios beneficiarias usuarios usuarias participantes trabajadores trabajadoras"
    " alumnos estudiantes pacientes habitantes ciudadanos jovenes funcionarios hombres mujeres niños niñas"
    " inscritos asistentes postulantes victimas socios vecinos familias afiliados internos reclusos"
    " imputados agricultores agricultoras damnificados contribuyentes visitantes asegurados productores deportistas"
    " cuidadores cuidadoras detenidos parvulos"
)
