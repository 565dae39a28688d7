"""Where a layer claims to lie: its system missing, wrong, swapped, made for elsewhere, or of another datum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from osgeo import ogr

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.candidates import assignments, in_degrees, overlap, swapped
from dss_planner.intake.health.figures import crs_name, number
from dss_planner.intake.health.layer import LEAVE_OUT, Layer, Study
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Option, Problem
from dss_planner.intake.vectors.datum import datum_shift
from dss_planner.raster.grid import crs_label, same_crs, spatial_reference
from dss_planner.text import Text, text

#: A system used farther than this [degrees] from the area it is made for places things less well.
_BEYOND_USE = 6.0
#: Shifts below this [m] matter to no study.
_LEAST_SHIFT = 0.5
#: Longitudes beyond this say that they are counted from 0° to 360°.
_HALF_TURN = 180.5


@dataclass(frozen=True)
class Position:
    """Where a layer's numbers lie. stated: CRS of the file ('' for none). extent: outline in the layer's numbers.

    cell: width and height of a cell in those numbers (0 for vectors).
    """

    stated: str
    extent: ogr.Geometry
    cell: tuple[float, float] = (0.0, 0.0)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax."""
        xmin, xmax, ymin, ymax = self.extent.GetEnvelope()
        return xmin, ymin, xmax, ymax


def held(layer: Layer, position: Position) -> str:
    """Return the CRS that holds for the layer: the one assigned by the user, or the file's own; '' for none."""
    return layer.choice.crs or position.stated


def check_crs(layer: Layer, position: Position, study: Study) -> Iterator[Problem]:
    """Yield what is wrong with the reference system of a layer."""
    assigned = layer.choice.crs
    if not position.stated:
        yield _missing(layer, position, study)
    elif assigned and not same_crs(assigned, position.stated):
        yield _overruled(layer, position)
    crs = held(layer, position)
    if not crs:
        return
    wrong = _wrong(layer, position, crs, study)
    if wrong is not None:
        yield wrong
        return
    yield from _elsewhere(layer, position, crs, study)
    yield from check_datum(layer, crs, study)
    if spatial_reference(crs).IsGeographic() and position.bounds[2] > _HALF_TURN:
        yield _turned(layer, position, study)


def fits(layer: Layer, position: Position) -> bool:
    """Return whether the layer's numbers can belong to the system that holds for it."""
    crs = held(layer, position)
    return bool(crs) and _kind_fits(position, crs)


def check_datum(layer: Layer, crs: str, study: Study) -> Iterator[Problem]:
    """Yield how far the layer moves when it is brought to the datum of the study, and how well that is known."""
    shift = datum_shift(crs, study.area.crs, *study.centre)
    if shift is None or (shift.metres < _LEAST_SHIFT and not (shift.ballpark and not shift.geocentric)):
        return
    names = {"found": shift.source, "expected": shift.target}
    if shift.ballpark:
        yield layer.row(
            "datum_unknown",
            TELLS,
            text("Its datum, {found}, has no known shift to {expected}: it may lie 100 m and more beside.", **names),
            text("Compare it with a layer whose position is known"),
            text("coordinates taken over as they are"),
        )
        return
    method = (
        text("datum shift, known to ± {accuracy} m", accuracy=f"{shift.accuracy:g}")
        if shift.accuracy is not None
        else text("datum shift of unknown accuracy")
    )
    moved = text(
        "Its datum is {found}, the study's {expected}: {shift} m apart here.", shift=f"{shift.metres:.0f}", **names
    )
    yield layer.row("datum", MENDS, moved, text("Moved to the study's datum"), method)


def _missing(layer: Layer, position: Position, study: Study) -> Problem:
    xmin, ymin, xmax, ymax = position.bounds
    numbers = {"x": f"{number(xmin)} … {number(xmax)}", "y": f"{number(ymin)} … {number(ymax)}"}
    if in_degrees(position.bounds):
        problem = text("It states no reference system; its numbers (x {x}, y {y}) look like degrees.", **numbers)
    else:
        problem = text("It states no reference system; its numbers (x {x}, y {y}) look like metres.", **numbers)
    return _assignable(layer, "crs_missing", position, problem, study)


def _assignable(layer: Layer, code: str, position: Position, problem: Text, study: Study, but: str = "") -> Problem:
    """Return a row that asks which system holds; mended once one was assigned."""
    offered = assignments(position.extent, study, but)
    if layer.choice.crs and code != "crs_wrong":
        fix = text("Assigned: {crs}", crs=crs_name(layer.choice.crs))
        row = layer.row(code, ASKS, problem, fix, _assign(layer.choice.crs), None, (*offered, LEAVE_OUT))
        return replace(row, mended=True)
    if not offered:
        fix = text("No usual system puts it on the study area: assign the right one, or leave it out")
        return layer.row(code, ASKS, problem, fix, None, None, (LEAVE_OUT,))
    fix = text("Assign the system it was made in")
    best = offered[0].choice
    return layer.row(code, ASKS, problem, fix, _assign(best.crs), best, (*offered, LEAVE_OUT))


def _assign(crs: str) -> Text:
    return text("assign {crs}", crs=crs_label(crs))


def _overruled(layer: Layer, position: Position) -> Problem:
    row = layer.row(
        "crs_overruled",
        TELLS,
        text(
            "It states {found}; you assigned {expected}.",
            found=crs_label(position.stated),
            expected=crs_label(layer.choice.crs),
        ),
        text("Read as {crs}", crs=crs_name(layer.choice.crs)),
        _assign(layer.choice.crs),
    )
    return replace(row, mended=True)


def _kind_fits(position: Position, crs: str) -> bool:
    reference = spatial_reference(crs)
    if reference.IsGeographic():  # cells centred on the poles reach half their size beyond them
        return in_degrees(position.bounds, max(position.cell))
    return not reference.IsProjected() or not in_degrees(position.bounds)


def _wrong(layer: Layer, position: Position, crs: str, study: Study) -> Problem | None:
    """Return the row for numbers that cannot belong to ``crs``, None when they can."""
    xmin, ymin, xmax, ymax = position.bounds
    numbers = {
        "crs": crs_label(crs),
        "x": f"{number(xmin)} … {number(xmax)}",
        "y": f"{number(ymin)} … {number(ymax)}",
    }
    other = swapped(position.extent)
    if spatial_reference(crs).IsGeographic() and not overlap(position.extent, crs, study)[1]:
        turned = overlap(other, crs, study)[1]
        if turned:
            return _swapped(layer, position, numbers)
    if _kind_fits(position, crs):
        return None
    if spatial_reference(crs).IsGeographic():
        problem = text("{crs} says degrees, but its numbers (x {x}, y {y}) are no degrees.", **numbers)
    else:
        problem = text("{crs} says metres, but its numbers (x {x}, y {y}) look like degrees.", **numbers)
    return _assignable(layer, "crs_wrong", position, problem, study, crs)


def _swapped(layer: Layer, position: Position, numbers: dict[str, str]) -> Problem:
    """Return the row for x and y exchanged, which alignment puts right for vectors."""
    problem = text("x and y are swapped: x is {x}, which are latitudes here, y is {y}.", **numbers)
    if any(position.cell):
        fix = text("Save it with longitude as x and latitude as y, and add that file")
        return layer.row("axes_swapped", ASKS, problem, fix, None, None, (LEAVE_OUT,))
    exchange = Option(text("Exchange x and y"), LayerChoice())
    return layer.row(
        "axes_swapped", ASKS, problem, exchange.label, text("swap axes"), LayerChoice(), (exchange, LEAVE_OUT)
    )


def _elsewhere(layer: Layer, position: Position, crs: str, study: Study) -> Iterator[Problem]:
    """Yield that the system is made for another part of the world, for a layer that reaches the study area in it."""
    area = spatial_reference(crs).GetAreaOfUse()
    if area is None or not overlap(position.extent, crs, study)[1]:
        return
    longitude, latitude = study.centre
    across = area.west_lon_degree <= area.east_lon_degree and not (
        area.west_lon_degree - _BEYOND_USE <= longitude <= area.east_lon_degree + _BEYOND_USE
    )
    # a strip of a transverse Mercator is as true in the latitudes of another country
    strip = spatial_reference(crs).GetAttrValue("PROJECTION") == "Transverse_Mercator"
    along = not strip and not (area.south_lat_degree - _BEYOND_USE <= latitude <= area.north_lat_degree + _BEYOND_USE)
    if along and not across:
        yield layer.row(
            "crs_elsewhere",
            TELLS,
            text(
                "{crs} is made for latitudes {south}° to {north}°; the study area lies at {latitude}°.",
                crs=crs_label(crs),
                south=number(area.south_lat_degree),
                north=number(area.north_lat_degree),
                latitude=f"{latitude:.1f}",
            ),
            text("Compare it with a layer whose position is known"),
            text("reproject"),
        )
    elif across:
        yield layer.row(
            "crs_elsewhere",
            TELLS,
            text(
                "{crs} is made for {west}°–{east}° E; the study area lies at {longitude}° E.",
                crs=crs_label(crs),
                west=number(area.west_lon_degree),
                east=number(area.east_lon_degree),
                longitude=f"{longitude:.1f}",
            ),
            text("Compare it with a layer whose position is known"),
            text("reproject"),
        )


def _turned(layer: Layer, position: Position, study: Study) -> Problem:
    xmin, _, xmax, _ = position.bounds
    return layer.row(
        "longitudes_360",
        TELLS,
        text("Its longitudes run from {low}° to {high}°, not from −180° to 180°.", low=number(xmin), high=number(xmax)),
        text("None needed: the study area lies at {longitude}° E", longitude=f"{study.centre[0]:.1f}")
        if study.centre[0] >= 0
        else text("Turned by 360° when it is read"),
        text("reproject"),
    )
