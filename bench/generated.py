"""Made-up accounts of many services, for measuring throughput: varied, sound, the same every time.

    python -m bench.generated FOLDER --count 1000

Hospitals, municipalities and ministries of all regions and some years; two to fifteen pages of
prose and tables; most are PDFs, some Word, some text, as they arrive in real life.
"""

from __future__ import annotations

import argparse
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.tiny_pdf import Writer
from pipeline import references

SERVICES = ("Hospital", "Municipalidad", "Servicio de Salud", "Dirección Regional de Obras", "Gobierno Regional")
PLACES = ("San Roque", "Las Lomas", "El Parral", "Santa Inés", "Los Aromos", "Peñablanca", "Río Claro", "La Aguada")
THINGS = ("Atenciones", "Beneficiarios", "Consultas", "Prestaciones", "Proyectos", "Talleres", "Solicitudes")
PARTS = (
    "Urgencia", "Pediatría", "Obras", "Cultura", "Deporte", "Vivienda", "Educación", "Medio ambiente", "Seguridad",
    "Personas mayores", "Infancia", "Turismo", "Fomento productivo", "Salud rural", "Tránsito", "Aseo y ornato",
    "Biblioteca", "Farmacia", "Laboratorio", "Emergencia", "Alumbrado público", "Mujeres y equidad", "Juventud",
)  # fmt: skip
Grid = list[list[str]]


@dataclass(frozen=True)
class Section:
    """A heading, paragraphs, and a captioned table."""

    heading: str
    paragraphs: tuple[str, ...]
    caption: str
    rows: Grid


def _n(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%".replace(".", ",")


def _people(r: random.Random, parts: Sequence[str]) -> Grid:
    rows = [[p, a := r.randint(20, 30000), b := r.randint(20, 30000), a + b] for p in parts]
    rows.append(["Total", *(sum(row[i] for row in rows) for i in (1, 2, 3))])
    body = [[str(n), _n(a), _n(b), _n(t), _percent(a, t)] for n, a, b, t in rows]
    return [["Unidad", "Mujeres", "Hombres", "Total", "% mujeres"], *body]


def _money(r: random.Random, parts: Sequence[str]) -> Grid:
    rows = [(p, b := r.randint(10**7, 9 * 10**9), int(b * r.uniform(0.7, 1.0))) for p in parts]
    rows.append(("Total", sum(b for _, b, _ in rows), sum(d for _, _, d in rows)))
    body = [[name, f"$ {_n(b)}", f"$ {_n(d)}", _percent(d, b)] for name, b, d in rows]
    return [["Ítem", "Presupuesto", "Ejecutado", "% ejecución"], *body]


def _events(r: random.Random, parts: Sequence[str]) -> Grid:
    days = sorted(r.sample(range(336), len(parts)))
    dates = [f"{day % 28 + 1:02d}-{day // 28 + 1:02d}-{{year}}" for day in days]
    body = [[str(i), date, part] for i, (date, part) in enumerate(zip(dates, parts, strict=True), 1)]
    return [["N°", "Fecha", "Actividad"], *body]


def _section(r: random.Random, number: int, year: int) -> Section:
    thing = r.choice(THINGS)
    parts = r.sample(PARTS, r.randint(4, len(PARTS)))
    make: Callable[[random.Random, Sequence[str]], Grid] = r.choice([_people, _people, _money, _events])
    rows = [[text.replace("{year}", str(year)) for text in row] for row in make(r, parts)]
    sentences = [
        f"Durante el año {year} el equipo trabajó en {len(parts)} líneas, de las que se da cuenta en lo que sigue.",
        f"En {rows[1][0] if make is not _events else rows[1][2]} se avanzó según lo planificado con la comunidad y los "
        "equipos territoriales, en coordinación con otros servicios de la región.",
    ]
    if make is _people:
        sentences.append(f"En total fueron {rows[-1][3]} personas, de las cuales {rows[-1][1]} son mujeres.")
    return Section(f"{number}. {thing}", tuple(sentences), f"{thing} por línea {year}", rows)


def sections(seed: int) -> tuple[str, str, int, list[Section]]:
    """Service, region, year and sections of the report number ``seed``."""
    r = random.Random(seed)
    service = f"{r.choice(SERVICES)} de {r.choice(PLACES)}"
    region, year = r.choice(references.regions()).name, r.randint(2019, 2024)
    return service, region, year, [_section(r, i, year) for i in range(1, r.randint(2, 12))]


def as_text(seed: int) -> bytes:
    """The report as text with tab-separated tables."""
    service, region, year, parts = sections(seed)
    lines = [
        f"**CUENTA PÚBLICA PARTICIPATIVA {year}**",
        "",
        f"**{service.upper()}**",
        "",
        f"**REGIÓN DE {region.upper()}**",
    ]
    for part in parts:
        lines += ["", f"**{part.heading}**", "", *(f"{p}\n" for p in part.paragraphs), f"**{part.caption}**", ""]
        lines += ["\t".join(row) for row in part.rows]
    return ("\n".join(lines) + "\n").encode()


def as_pdf(seed: int) -> bytes:
    """The report as PDF with ruled tables."""
    service, region, year, parts = sections(seed)
    pdf = Writer()
    for line in (f"Cuenta Pública Participativa {year}", service, f"Región de {region}"):
        pdf.heading(line, 16)
    for part in parts:
        pdf.heading(part.heading)
        for text in part.paragraphs:
            pdf.paragraph(text)
        pdf.paragraph(part.caption)
        pdf.table(part.rows)
    return pdf.bytes()


def as_word(seed: int) -> bytes:
    """The report as a Word document."""
    from docx import Document

    service, region, year, parts = sections(seed)
    document = Document()
    for line in (f"Cuenta Pública Participativa {year}", service, f"Región de {region}"):
        document.add_heading(line, 0)
    for part in parts:
        document.add_heading(part.heading, 1)
        for text in (*part.paragraphs, part.caption):
            document.add_paragraph(text)
        table = document.add_table(0, len(part.rows[0]))
        for row in part.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def write(folder: Path, count: int, first: int = 0) -> int:
    """Writes ``count`` reports, seven PDFs to one Word and two texts; gives their pages (PDFs only)."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = 0
    for seed in range(first, first + count):
        kind = ("pdf", "txt", "pdf", "pdf", "docx", "pdf", "pdf", "txt", "pdf", "pdf")[seed % 10]
        data = {"pdf": as_pdf, "txt": as_text, "docx": as_word}[kind](seed)
        pages += data.count(b"/Type /Page ") if kind == "pdf" else 0
        (folder / f"cuenta-{seed:04d}.{kind}").write_bytes(data)
    return pages


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    given = parser.parse_args()
    print(f"{given.count} reports, {write(given.folder, given.count)} pages of PDF")
