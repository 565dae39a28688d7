"""The drawing of a site in progress: its land, what surrounds it, the works drawn so far and the land they took."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from osgeo import ogr

from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import WindFrame, polygons
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import Choice
from dss_planner.plan.drafting.surroundings import Surroundings
from dss_planner.text import Text, text

M2_PER_HECTARE = 10_000.0
#: Room in metres between the windward edge of the core and the first fence, and between paddock and exclosure [A].
EDGE = 10.0
#: Cap in ha of works for which the catalogue has none: that of the grids, the size of a demonstration [A].
PILOT_CAP = 27.0


@dataclass(frozen=True)
class Land:
    """Where works are drawn. site, core: polygons in the map's CRS (metres); rest: site without core, or None;
    wind_from: degrees from the map's north; lattice: winds from many sides; slope: degrees or None; rain: mm or None;
    around: roads, wells and other places that the study knows; contours: (zone, m between rows) → contour lines, None
    where the study's elevation is too coarse for them.
    """

    site: ogr.Geometry
    core: ogr.Geometry
    rest: ogr.Geometry | None
    wind_from: float
    lattice: bool
    slope: float | None
    rain: float | None
    crs: str
    around: Surroundings = field(default_factory=Surroundings)
    contours: Callable[[ogr.Geometry, float], list[ogr.Geometry]] | None = None


@dataclass(frozen=True)
class Shape:
    """One drawn geometry. number: row, paddock or gate; name: what it is; kind: of a point ('' for 'work')."""

    geometry: ogr.Geometry
    number: int
    name: str
    kind: str = ""


@dataclass(frozen=True)
class Work:
    """A measure drawn on a site; quantities: counted once it is drawn (`counts`). options: what was asked for beside
    the rules. orientation: degrees from the map's north of the wind it was laid across; spacing: m between its rows,
    or side of its cells."""

    choice: Choice
    measure: Measure
    quantities: Quantities = field(default_factory=Quantities)
    zones: tuple[Shape, ...] = ()
    lines: tuple[Shape, ...] = ()
    points: tuple[Shape, ...] = ()
    notes: tuple[Text, ...] = ()
    options: DrawingOptions = field(default_factory=DrawingOptions)
    orientation: float | None = None
    spacing: float | None = None


@dataclass
class Sheet:
    """taken: metres from the core's windward edge that works have used up; refusals: why a work has no place."""

    land: Land
    taken: float = 0.0
    works: list[Work] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    refusals: list[Text] = field(default_factory=list)
    options: Mapping[str, DrawingOptions] = field(default_factory=dict)

    def asked(self, measure: Measure) -> DrawingOptions:
        """Return what people want of a measure."""
        return self.options.get(measure.id, DrawingOptions())

    def wind(self, measure: Measure) -> float:
        """Return the direction that the rows of a measure are laid across: the wind's, or the one asked for."""
        wanted = self.asked(measure).orientation
        return self.land.wind_from if wanted is None else wanted

    def spacing(self, measure: Measure, ruled: float) -> float:
        """Return the spacing asked for, or that of the rules times the factor asked for, m."""
        asked = self.asked(measure)
        return asked.spacing if asked.spacing is not None else ruled * (asked.spacing_factor or 1.0)

    def gaps(self, measure: Measure) -> tuple[float, float]:
        """Return every how many metres a row has a gap, and how wide, m."""
        asked = self.asked(measure)
        every = measure.number_of("gap_every") if asked.gap_every is None else asked.gap_every
        return every, measure.number_of("gap_width") if asked.gap_width is None else asked.gap_width

    def cap(self, measure: Measure, default: float = PILOT_CAP) -> float:
        """Return the largest area of a work, m²."""
        asked = self.asked(measure).area
        if asked is not None:
            return asked * M2_PER_HECTARE
        return (measure.number_of("area_cap") if "area_cap" in measure.layout else default) * M2_PER_HECTARE

    def work_of(self, *ids: str) -> Work | None:
        """Return the first work drawn so far of one of the measures."""
        return next((work for work in self.works if work.measure.kind in ids), None)

    def open_land(self, zone: ogr.Geometry) -> list[ogr.Geometry]:
        """Return the parts of ``zone`` beside the corridors of roads, largest first."""
        return polygons(self.land.around.without_roads(zone), SLIVER)

    def next_strip(self, measure: Measure, gap: float = 0.0, cap: float | None = None) -> list[ogr.Geometry]:
        """Return the next strip of the core to leeward without its roads, and take it; empty when nothing is left.

        A work with an offset of its own begins there instead, and takes no land from those that follow.
        """
        land, asked = self.land, self.asked(measure).offset
        begin = self.taken + gap if asked is None else asked
        zone = layout.strip_of_area(land.core, land.wind_from, begin, self.cap(measure) if cap is None else cap)
        if zone is None:
            return []
        if asked is None:
            frame = WindFrame.over(land.core, land.wind_from)
            self.taken = frame.enter(land.core).GetEnvelope()[3] - frame.enter(zone).GetEnvelope()[2]
        return self.open_land(zone)

    def refuse(self, reason: Text) -> None:
        """Say why the measure at hand has no place here; its drawer then returns None."""
        self.refusals.append(reason)


def zones_of(measure: Measure, found: list[ogr.Geometry], name: str = "") -> tuple[Shape, ...]:
    """Return polygons as the zones of a measure."""
    return tuple(Shape(zone, number, name or measure.name) for number, zone in enumerate(found, 1))


def contour_note(drawn: bool) -> Text:
    """Return what to say where rows along contours were asked for."""
    if drawn:
        return text("Rows follow the contours of the study's elevation.")
    return text("The study's elevation is too coarse for contours; rows are laid across the wind.")
