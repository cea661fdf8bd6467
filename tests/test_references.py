"""The official lists: whole, consistent with each other, and every one with its source and date."""

from __future__ import annotations

from collections import Counter

from pipeline import references
from pipeline.spanish.folding import fold_line


def test_every_list_says_where_it_comes_from() -> None:
    files = {path.stem for path in references.FOLDER.glob("*.csv")}
    assert files == set(references.sources())
    for name, said in references.sources().items():
        assert all((said["titulo"], said["fuente"], said["fecha"][:2] == "20")), name


def test_regions_and_comunas_of_chile() -> None:
    codes = [region.code for region in references.regions()]
    assert codes == [f"{n:02d}" for n in range(1, 17)]
    assert len(references.comunas()) == 346
    assert len({c.code for c in references.comunas()}) == 346
    assert all(c.code.startswith(c.province) and c.province.startswith(c.region) for c in references.comunas())
    assert {c.region for c in references.comunas()} == set(codes)
    assert len(references.provinces()) == 56
    named = references.comuna_by_name()
    assert named["santiago"].code == "13101"
    assert named["puente alto"].code == "13201"
    assert named["arica"].code == "15101"
    assert named["chillan"].code == "16101"
    assert named["paiguano"].code == named["paihuano"].code == "04105"


def test_the_budget_classification() -> None:
    subtitles = {(b.kind, b.subtitle): b.name for b in references.budget() if not b.item}
    assert subtitles[("gasto", "21")] == "Gastos en Personal"
    assert subtitles[("gasto", "34")] == "Servicio de la Deuda"
    assert subtitles[("ingreso", "09")] == "Aporte Fiscal"
    items = {(b.subtitle, b.item): b.name for b in references.budget() if b.item}
    assert items[("22", "05")] == "Servicios Básicos"
    assert {b.subtitle for b in references.budget()} == {code for _, code in subtitles}


def test_services_know_their_ministry() -> None:
    acronyms = Counter(s.acronym for s in references.services() if s.acronym)
    assert [a for a, n in acronyms.items() if n > 1] == []
    ministries = {s.acronym for s in references.services() if s.kind == "ministerio"}
    others = {s.ministry for s in references.services() if s.ministry}
    assert others <= ministries | {"PJUD"}
    regions = {r.code for r in references.regions()}
    assert {s.region for s in references.services() if s.region} <= regions


def test_a_foreign_town_is_of_one_region_that_is_listed() -> None:
    codes = {r.code for r in references.foreign_regions()}
    assert set(references.foreign_localities().values()) <= codes
    assert references.foreign_localities()["tres arroyos"] == "AR-B"
    assert "santiago" not in references.foreign_localities()
    # in several countries, in one region of each
    assert "cuenca" not in references.foreign_localities()
    assert references.localities_of("EC")["cuenca"] == "EC-A"
    assert references.localities_of("PE")["cuenca"] == "PE-HUV"
    assert references.localities_of("AR")["tres arroyos"] == "AR-B"
    assert set(references.localities_of("EC").values()) <= codes


def test_hospitals_are_in_comunas_and_not_called_by_them_alone() -> None:
    codes = {c.code for c in references.comunas()}
    assert {h.comuna for h in references.hospitals()} <= codes
    named = references.comuna_by_name()
    assert [h.name for h in references.hospitals() if fold_line(h.name.removeprefix("Hospital de ")) in named] == []


def test_every_country_of_the_lists_has_a_currency() -> None:
    assert {r.code[:2] for r in references.foreign_regions()} | {"CL"} == set(references.currencies())
