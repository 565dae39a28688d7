"""The erosive wind of a plan: its direction, where that comes from, and whether strips or grids fit it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.erosion.wind.seasons import season_name
from dss_planner.erosion.wind.windrose import WindRose, read_wind_rose
from dss_planner.errors import InputError
from dss_planner.raster.areas import FLATTENING
from dss_planner.raster.vectors import transformation
from dss_planner.text import Text, text

_GEOGRAPHIC = "EPSG:4326"
#: Step in degrees used to find grid north; small beside the bending of any projection.
_STEP = 1e-3


@dataclass(frozen=True)
class ErosiveWind:
    """wind_from: degrees clockwise from true north that the erosive wind comes from; lattice: winds are so variable
    (RDP/DP below 0.3) that grids fit better than strips; source: where the direction comes from; assumed: whether it
    is the user's number rather than a measurement; ratio: RDP/DP, None when not known."""

    wind_from: float
    lattice: bool
    source: Text
    assumed: bool
    ratio: float | None = None


def erosive_wind(
    wind_from: float | None,
    wind_rose: str | None = None,
    wind_months: Sequence[int] | None = None,
    wind_unit: str | None = None,
) -> ErosiveWind:
    """Return the wind that works are laid against: from the wind file when there is one, else the given number.

    wind_rose: wind table, or hourly record of which the months ``wind_months`` count (None: March to May);
    wind_unit: of its speeds where it does not state it.
    Raises `InputError` when neither is given, the number is no direction, or the file has no resultant direction.
    """
    if wind_rose:
        rose = read_wind_rose(wind_rose, wind_months, unit=wind_unit)
        if rose.wind_from is None:
            raise InputError(
                "The wind table “{path}” has no wind that moves sand in one direction (drift potential {dp}). "
                "Give the direction of the erosive wind as a number.",
                path=wind_rose,
                dp=f"{rose.drift.dp:.3g}",
            )
        return ErosiveWind(
            wind_from=rose.wind_from,
            lattice=rose.drift.suggests_grid,
            source=_measured(rose, rose.wind_from, wind_rose),
            assumed=False,
            ratio=rose.drift.ratio,
        )
    if wind_from is None:
        raise InputError(
            "No direction of the erosive wind is given, and fences and belts are laid across it. "
            "Give it in degrees, or a wind table."
        )
    if not math.isfinite(wind_from) or not 0.0 <= wind_from <= 360.0:
        raise InputError(
            "The wind direction is {found}; degrees from 0 to 360 are expected (0 is north, 90 is east). Correct it.",
            found=wind_from,
        )
    return ErosiveWind(
        wind_from=wind_from % 360.0,
        lattice=False,
        source=text(
            "Erosive wind from {direction}°: a number given by the user, so an assumption. "
            "Check it against a wind table of the spring months.",
            direction=f"{wind_from % 360.0:.0f}",
        ),
        assumed=True,
    )


def _measured(rose: WindRose, wind_from: float, path: str) -> Text:
    drift = rose.drift
    if rose.months:
        return text(
            "Erosive wind from {direction}°: resultant drift direction of the wind record “{path}” in {season} "
            "(DP {dp}, RDP/DP {ratio}).",
            direction=f"{wind_from:.0f}",
            path=path,
            season=season_name(rose.months),
            dp=f"{drift.dp:.0f}",
            ratio=f"{drift.ratio or 0.0:.2f}",
        )
    return text(
        "Erosive wind from {direction}°: resultant drift direction of the wind table “{path}” "
        "(DP {dp}, RDP/DP {ratio}).",
        direction=f"{wind_from:.0f}",
        path=path,
        dp=f"{drift.dp:.0f}",
        ratio=f"{drift.ratio or 0.0:.2f}",
    )


def grid_direction(true_direction: float, x: float, y: float, crs: str) -> float:
    """Return a direction from true north as one from the map's north (y axis) at a place in ``crs``, degrees.

    A short step in that direction on the WGS 84 ellipsoid is looked at on the map.
    """
    to_geographic, to_map = transformation(crs, _GEOGRAPHIC), transformation(_GEOGRAPHIC, crs)
    longitude, latitude, _ = to_geographic.TransformPoint(x, y)
    angle, phi = math.radians(true_direction), math.radians(latitude)
    squared = FLATTENING * (2 - FLATTENING)
    # ratio of the radii of curvature along the parallel and along the meridian
    ratio = (1 - squared * math.sin(phi) ** 2) / (1 - squared)
    north = math.cos(angle) * _STEP * ratio
    east = math.sin(angle) * _STEP / math.cos(phi)
    x1, y1, _ = to_map.TransformPoint(longitude + east, latitude + north)
    x0, y0, _ = to_map.TransformPoint(longitude - east, latitude - north)
    return math.degrees(math.atan2(x1 - x0, y1 - y0)) % 360.0
