"""What the health rules work on: the study area, and a layer with what was recognised and decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from osgeo import ogr, osr

from dss_planner.errors import InputError
from dss_planner.intake.area.studyarea import StudyArea, propose_crs, read_study_area
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.figures import layer_name
from dss_planner.intake.health.problems import Option, Problem
from dss_planner.intake.recognition import Recognition
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import mended
from dss_planner.text import Text, text

#: The outline of the study area gets a vertex at least this often along its width before it is reprojected.
_PIECES = 400
_TURN = 360.0


@dataclass(frozen=True)
class Study:
    """area: in the analysis CRS. cell_size [m]. today: the day to which the age of data counts.

    centre: longitude and latitude [degrees, WGS 84] of the middle of the study area.
    """

    area: StudyArea
    cell_size: float
    today: date
    centre: tuple[float, float]
    _known: dict[str, ogr.Geometry | None] = field(default_factory=dict, repr=False, compare=False)

    def within(self, crs: str, west: float | None = None) -> ogr.Geometry | None:
        """Return the study area in ``crs``, None where it cannot be expressed in it.

        west: smallest longitude of a layer in degrees, where the study area is turned by 360° to meet it.
        """
        if crs not in self._known:
            self._known[crs] = self._reprojected(crs)
        outline = self._known[crs]
        if outline is None or west is None or outline.GetEnvelope()[1] >= west:
            return outline
        turned = [turn_ring(ring) for ring in _rings(outline)]
        whole = ogr.Geometry(ogr.wkbMultiPolygon)
        for ring in turned:
            polygon = ogr.Geometry(ogr.wkbPolygon)
            polygon.AddGeometry(ring)
            whole.AddGeometry(polygon)
        return mended(whole)

    def _reprojected(self, crs: str) -> ogr.Geometry | None:
        outline = self.area.geometry.Clone()
        xmin, ymin, xmax, ymax = self.area.bounds
        outline.Segmentize(max(xmax - xmin, ymax - ymin) / _PIECES)
        try:
            outline.Transform(osr.CoordinateTransformation(*map(spatial_reference, (self.area.crs, crs))))
        except RuntimeError:  # outside the area where the system is defined
            return None
        return mended(outline)


def turn_ring(ring: ogr.Geometry) -> ogr.Geometry:
    """Return a ring of longitudes and latitudes with 360° added to every longitude."""
    turned = ogr.Geometry(ogr.wkbLinearRing)
    for x, y, *_ in ring.GetPoints():
        turned.AddPoint_2D(x + _TURN, y)
    return turned


def _rings(geometry: ogr.Geometry) -> list[ogr.Geometry]:
    """Return the outer rings of all polygons."""
    if ogr.GT_Flatten(geometry.GetGeometryType()) == ogr.wkbPolygon:
        return [geometry.GetGeometryRef(0)]
    return [ring for index in range(geometry.GetGeometryCount()) for ring in _rings(geometry.GetGeometryRef(index))]


def read_study(study_area: str, crs: str | None, cell_size: float, today: date) -> Study:
    """Return the study area as the rules need it. Raises `InputError` when it cannot be read."""
    wkt = spatial_reference(crs).ExportToWkt(["FORMAT=WKT2_2019"]) if crs else propose_crs(study_area).crs
    area = read_study_area(study_area, wkt)
    degrees = read_study_area(study_area, "EPSG:4326").bounds
    return Study(area, cell_size, today, ((degrees[0] + degrees[2]) / 2, (degrees[1] + degrees[3]) / 2))


def hectares_in(geometry: ogr.Geometry, crs: str) -> float:
    """Return the area on the ellipsoid [ha], 0 for a geometry that cannot be placed there."""
    try:
        return 0.0 if geometry.IsEmpty() else ellipsoidal_hectares(geometry, crs)
    except InputError:
        return 0.0


@dataclass(frozen=True)
class Layer:
    """One layer that is checked. uri; given: under which choices are kept; choice: what the user decided about it.

    found: what it was recognised as, None when that failed. among: it is one of several layers of a file, and left out
    when nobody says what it is.
    """

    uri: str
    given: str
    choice: LayerChoice
    found: Recognition | None = None
    among: bool = False

    @property
    def name(self) -> str:
        """How the table calls the layer."""
        return layer_name(self.uri)

    @property
    def role(self) -> str:
        """Role id, '' when it is not known."""
        return self.found.role if self.found else self.choice.role

    def row(
        self,
        code: str,
        severity: str,
        problem: Text,
        fix: Text,
        method: Text | None = None,
        choice: LayerChoice | None = None,
        options: Sequence[Option] = (),
    ) -> Problem:
        """Return a row of the table about this layer; it is mended when the user accepted its fix."""
        return Problem(
            self.given,
            self.name,
            self.role,
            code,
            severity,
            problem,
            fix,
            method or NOTHING,
            choice,
            tuple(options),
            code in self.choice.accepted,
        )


#: Method of a row that changes nothing.
NOTHING = text("–")
#: The answer that is always possible.
LEAVE_OUT = Option(text("Leave this layer out"), LayerChoice(left_out=True))
