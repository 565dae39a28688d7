"""The tables of sites: facts, positions, corners."""

from __future__ import annotations

from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.languages.numbers import Quantity, Unit, degrees_minutes
from dss_planner.proposal.spatial.edition import COARSE, EXACT, Edition, edition_of
from dss_planner.proposal.tables.table import REAL, WHOLE, Cell, Column, Row, Table
from dss_planner.raster.vectors import transformation
from dss_planner.text import Text, text

#: Digits of degrees that files keep: 0.1 m.
_DIGITS = 6
SITE = Column("site", text("Site"))
KEY = Column("uuid", text("Key"))
TOTAL = text("Total")
#: Land in two sites that is worth a word [ha].
SHARED = 0.05
_INSIDE = text("Longitude and latitude of WGS 84 (EPSG:4326), a point inside the site.")
_CORNERS = text("Longitude and latitude of WGS 84 (EPSG:4326); ring 1 is the outer edge, others are holes.")
POSITION = (
    Column("latitude", text("Latitude, WGS 84"), REAL, "°", _DIGITS, "latitude", _DIGITS),
    Column("longitude", text("Longitude, WGS 84"), REAL, "°", _DIGITS, "longitude", _DIGITS),
    Column("latitude_dms", text("Latitude in degrees, minutes, seconds"), fact="latitude", kept=_DIGITS),
    Column("longitude_dms", text("Longitude in degrees, minutes, seconds"), fact="longitude", kept=_DIGITS),
)


def site_table(content: PackContent, edition: Edition | None = None) -> Table:
    """Return what is known of each site; its place in words only where positions are told exactly."""
    told = edition or edition_of(content)
    columns = (
        KEY,
        Column("rank", text("Rank"), WHOLE, fact="rank"),
        SITE,
        Column("aimag", text("Aimag or province")),
        Column("soum", text("Soum or district")),
        Column("place", text("Place")),
        Column("area", text("Area"), REAL, "ha", 0, "area"),
        Column("score", text("Score (0–100)"), REAL, "", 1, "score"),
        Column("top_share", text("Share of draws among the best"), REAL, "%", 0),
        Column("completeness", text("Data known"), REAL, "%", 0, "completeness"),
        Column("elevation", text("Elevation"), REAL, "m", 0, "elevation"),
        Column("landcover", text("Main land cover")),
        Column("soil_loss", text("Soil loss by wind"), REAL, "t/km²·a", 0, "soil_loss"),
        Column("spring_cover", text("Vegetation cover in spring"), REAL, "%", 0, "spring_cover"),
        Column("rain", text("Rain"), REAL, "mm/a", 0, "rain"),
        Column("travel_time", text("Travel time"), REAL, "min", 0, "travel_time"),
        Column("works", text("Works")),
        Column("reason", text("Reason")),
    )
    rows = [Row(_site_cells(content, site, told), f"site/{site.uuid}") for site in content.sites]
    total = _total(columns, {"area": content.area}, "site")
    shared = text("{area} lie in more than one site; the total counts them once.", area=Quantity(content.shared, "ha"))
    return Table(
        "site_table",
        text("Sites"),
        columns,
        (*rows, Row(total, total=True, states=(("area", "plan/area", "ha"),))),
        (shared,) if content.shared > SHARED else (),
    )


def _site_cells(content: PackContent, site: Site, told: Edition) -> tuple[Cell, ...]:
    sure = site.robustness.top_share if site.robustness else None
    works = "; ".join(content.measures[work.measure].name for work in content.works_of(site.uuid))
    return (
        site.uuid,
        site.rank,
        site.name,
        both(site.aimag, site.aimag_local),
        both(site.soum, site.soum_local),
        (site.place or None) if told.positions == EXACT else None,
        site.area,
        site.score,
        None if sure is None else 100.0 * sure,
        None if site.completeness is None else 100.0 * site.completeness,
        _number(site, "elevation"),
        _word(site, "landcover"),
        _number(site, "soil_loss"),
        _number(site, "spring_cover"),
        _number(site, "rain"),
        _number(site, "travel_time"),
        works_of(content, site) if works else None,
        site.reason or None,
    )


def works_of(content: PackContent, site: Site) -> Text:
    """Return the names of the measures at a site, to be translated one by one."""
    names = [measure_name(content, work.measure) for work in content.works_of(site.uuid)]
    whole = names[0]
    for name in names[1:]:
        whole = text("{titles}; {title}", titles=whole, title=name)
    return whole


def measure_name(content: PackContent, measure: str) -> Text:
    """Return the name of a measure, to be said in any language."""
    return text("{measure}", measure=content.measures[measure].name)


def unit_name(unit: str) -> Text:
    """Return a unit as a cell, to be said in any language."""
    return text("pieces") if unit == "1" else text("{unit}", unit=Unit(unit))


def both(latin: str, local: str) -> str | None:
    """Return a name in both scripts, None without any."""
    return f"{latin} ({local})" if latin and local and latin != local else latin or local or None


def coordinates(content: PackContent, edition: Edition | None = None) -> Table:
    """Return where each site is: a point inside it."""
    told = edition or edition_of(content)
    columns = (KEY, SITE, *POSITION, Column("area", text("Area"), REAL, "ha", 0, "area"))
    rows = []
    for site in content.sites:
        place = told.place(site.longitude, site.latitude)
        rows.append(Row((site.uuid, site.name, *_position(place), site.area), f"site/{site.uuid}"))
    return Table("coordinates", text("Coordinates of the sites"), columns, tuple(rows), _notes(told, _INSIDE))


def vertices(content: PackContent, edition: Edition | None = None) -> Table:
    """Return the corners of the sites, ring by ring; none where positions are not told exactly."""
    told = edition or edition_of(content)
    columns = (
        KEY,
        SITE,
        Column("ring", text("Ring"), WHOLE),
        Column("number", text("Number"), WHOLE),
        *POSITION,
    )
    rows: list[Row] = []
    if told.positions == EXACT:
        to_degrees = transformation(content.plan.crs, DEGREES)
        for site in content.sites:
            shape = site.shape.Clone()
            shape.Transform(to_degrees)
            for ring in range(shape.GetGeometryCount()):
                points = shape.GetGeometryRef(ring).GetPoints()[:-1]
                rows += [
                    Row(
                        (site.uuid, site.name, ring + 1, number, *_position((point[0], point[1]))),
                        f"vertex/{site.uuid}/{ring + 1}/{number}",
                    )
                    for number, point in enumerate(points, 1)
                ]
    return Table("vertices", text("Corners of the sites"), columns, tuple(rows), _notes(told, _CORNERS))


def _notes(told: Edition, exact: Text) -> tuple[Text, ...]:
    if told.positions == EXACT:
        return (exact,)
    if told.positions == COARSE:
        return (text("Public edition: positions are the middle of a cell of {grid}°.", grid=f"{told.grid:g}"),)
    return (text("Public edition: positions are not told."),)


def _position(place: tuple[float, float] | None) -> tuple[Cell, ...]:
    if place is None:
        return None, None, None, None
    longitude, latitude = (round(angle, _DIGITS) for angle in place)
    return latitude, longitude, *degrees_minutes(latitude, longitude)


def _number(site: Site, name: str) -> float | None:
    fact = site.fact(name)
    return float(fact.value) if fact is not None and isinstance(fact.value, (int, float)) else None


def _word(site: Site, name: str) -> Cell:
    fact = site.fact(name)
    return text("{said}", said=fact.value) if fact is not None and fact.value else None


def _total(columns: tuple[Column, ...], sums: dict[str, float], label: str) -> tuple[Cell, ...]:
    """Return the cells of a row of sums; ``label``: the column that says so."""
    return tuple(TOTAL if column.id == label else sums.get(column.id) for column in columns)
