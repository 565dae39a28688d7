"""What EX-ACT and its like ask for: hectares by land use and management, without and with the plan. No tonnes."""

from __future__ import annotations

from dss_planner.proposal.content.land import IMPROVED, RESTORED, counts_as
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.tables.sites import KEY, SITE, measure_name
from dss_planner.proposal.tables.table import REAL, WHOLE, Column, Row, Table
from dss_planner.text import Text, text

#: Share of a site below which what works leave over is no land.
_SLIVER = 1e-6
_COLUMNS = (
    KEY,
    SITE,
    Column("landuse", text("Land use now")),
    Column("without", text("Management without the plan")),
    Column("with", text("Management with the plan")),
    Column("area_without", text("Area without the plan"), REAL, "ha", 1),
    Column("area_with", text("Area with the plan"), REAL, "ha", 1),
    Column("first", text("Works from"), WHOLE),
    Column("last", text("Works until"), WHOLE),
    Column("plants", text("Plants in place"), WHOLE),
    Column("rain", text("Rain"), REAL, "mm/a", 0),
)


def exact_table(content: PackContent) -> Table:
    """Return a row for the restored land, the land under other management, and the rest of each site."""
    rows = [row for site in content.sites for row in _rows(content, site)]
    notes = (
        text("Inputs only: no carbon balance is claimed. Factors, soils and livestock are to be entered in EX-ACT."),
        text("Land use is the main class of the whole site; management without the plan is taken to stay as it is."),
    )
    return Table("exact", text("Inputs for EX-ACT"), _COLUMNS, tuple(rows), notes)


def _rows(content: PackContent, site: Site) -> list[Row]:
    land = next(one for one in content.land if one.site == site.uuid)
    fact, rain = site.fact("landcover"), site.fact("rain")
    use = text("{said}", said=fact.value) if fact is not None and fact.value else None
    before = text("as now")
    rows = []
    for what, hectares in ((RESTORED, land.restored), (IMPROVED, land.improved)):
        works = [work for work in content.works_of(site.uuid) if counts_as(content.measures[work.measure]) == what]
        if not works or hectares <= 0.0:
            continue
        years = [content.calendar_year(work.start_year) for work in works if work.start_year]
        plants = [work.plants for work in works if work.plants is not None]
        rows.append(
            Row(
                (
                    site.uuid,
                    site.name,
                    use,
                    before,
                    _named(content, [work.measure for work in works]),
                    hectares,
                    hectares,
                    min(years, default=None),
                    max(years, default=None),
                    sum(plants) if plants else None,
                    rain.value if rain is not None else None,
                ),
                states=(
                    *((name, f"site/{site.uuid}/{what}", "ha") for name in ("area_without", "area_with")),
                    *((name, f"exact/{site.uuid}/{what}/{name}", "") for name in ("first", "last")),
                ),
            )
        )
    rest = site.area - land.together
    if rest > _SLIVER * site.area:  # works that cover the whole site leave slivers of rounding, or less than nothing
        rows.append(Row((site.uuid, site.name, use, before, before, rest, rest, None, None, None, None)))
    return rows


def _named(content: PackContent, measures: list[str]) -> Text:
    whole = measure_name(content, measures[0])
    for measure in measures[1:]:
        whole = text("{titles}; {title}", titles=whole, title=measure_name(content, measure))
    return whole
