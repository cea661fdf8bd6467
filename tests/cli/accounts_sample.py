"""A hospital's account of two years, as text: nobody wrote a schema for it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app

ACCOUNT = """**CUENTA PÚBLICA PARTICIPATIVA {year}**

**HOSPITAL DEL VALLE**

**REGIÓN DE ATACAMA**

**1. Atenciones**

Durante el año {year} se entregaron las prestaciones que siguen.

**Atenciones por unidad {year}**

Unidad\tMujeres\tHombres\tTotal
Urgencia\t{a}\t{b}\t{ab}
Maternidad\t{c}\t12\t{total_c}
Pediatría\t410\t390\t800
{extra}Total\t{women}\t{men}\t{all}

**2. Gasto**

**Gasto por ítem**

Ítem\tPresupuesto {last}\tPresupuesto {year}
Personal\t$ {p_last}\t$ {p}
Farmacia\t$ {f_last}\t$ 4.500.000
Total\t$ {t_last}\t$ {t}
"""


def account(year: int, *, spoilt: bool = False) -> str:
    """The account of 2022 or 2023; ``spoilt`` prints one wrong total of men."""
    if year == 2022:
        return ACCOUNT.format(
            year=2022, last=2021, a="1.204", b="1.101", ab="2.305", c="905", total_c="917", extra="",
            women="2.519", men="1.603" if spoilt else "1.503", all="4.022",
            p_last="7.000.000", f_last="4.000.000", t_last="11.000.000", p="8.250.000", t="12.750.000",
        )  # fmt: skip
    return ACCOUNT.format(
        year=2023, last=2022, a="3.204", b="1.101", ab="4.305", c="905", total_c="917",
        extra="Telemedicina\t100\t150\t250\n", women="4.619", men="1.653", all="6.272",
        p_last="8.350.000", f_last="4.500.000", t_last="12.850.000", p="9.000.000", t="13.500.000",
    )  # fmt: skip


def cuenta(*arguments: str | Path) -> tuple[int, str, str]:
    """Runs the command in this process: exit code, standard output, standard error."""
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr
