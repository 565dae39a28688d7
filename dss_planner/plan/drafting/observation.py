"""Where to look and measure on a site: sand traps along the wind, photo points, plots drawn at random by kind of land.

They stand beside the pilot points and their controls (`monitoring`). Numbers are those of a small field party [A];
photographs are taken to four sides from 1.5 m on the same date, cover is read on plots (SCIENCE.md 9 [V]).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.measures.geometry.frame import WindFrame, line, lines, point, vertices
from dss_planner.plan.drafting.facts import StudyLayers
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import open_raster, read_bands
from dss_planner.raster.zonal import zone_window
from dss_planner.text import Text, text

#: Stations of a transect of sand traps, and plots of a site [A].
TRAPS = 5
PLOTS = 9
#: Photo points stand this far beside the ends of the transect, m, so that traps are in the picture [A].
_BESIDE = 20.0
#: Tries to hit the site in a cell that it touches.
_TRIES = 50

TRAP, PHOTO, PLOT = "trap", "photo", "plot"


@dataclass(frozen=True)
class Observed:
    """A place to observe. kind: 'trap', 'photo' or 'plot'; number: of its kind; note: what is done there."""

    kind: str
    number: int
    geometry: ogr.Geometry
    note: Text


def observation_points(
    study: StudyLayers, site: ogr.Geometry, core: ogr.Geometry, wind_from: float, seed: str
) -> list[Observed]:
    """Return sand traps, photo points and plots of a site.

    wind_from: degrees from the map's north; seed: equal seeds give equal plots (the key of the site).
    """
    return [*trap_transect(core, wind_from), *photo_points(core, wind_from), *random_plots(study, site, core, seed)]


def trap_transect(core: ogr.Geometry, wind_from: float) -> list[Observed]:
    """Return traps evenly along the wind from the windward to the lee edge of ``core``, on the longest line through
    its middle."""
    transect = _transect(core, wind_from)
    if transect is None:
        return []
    start, stop = transect
    found = []
    for number in range(TRAPS):
        share = number / (TRAPS - 1)
        note = text(
            "Sand traps at {share} % of the way along the wind, from the windward edge of the works to the lee edge.",
            share=f"{100 * share:.0f}",
        )
        found.append(Observed(TRAP, number + 1, point(*(start + share * (stop - start))), note))
    return found


def photo_points(core: ogr.Geometry, wind_from: float) -> list[Observed]:
    """Return a photo point beside each end of the transect, inside ``core``."""
    transect = _transect(core, wind_from)
    if transect is None:
        return []
    note = text("Photographs to north, east, south and west from 1.5 m above the ground, on the same date every year.")
    frame = WindFrame(wind_from)
    aside = np.array(frame.to_xy(np.array([_BESIDE]), np.array([0.0]))).ravel()
    found = []
    for number, (end, other) in enumerate((transect, transect[::-1]), 1):
        step = (other - end) / max(float(np.hypot(*(other - end))), 1e-9)
        place = end + _BESIDE * step
        options = [point(*one) for one in (place + aside, place - aside, (end + other) / 2)]
        chosen = next((one for one in options if one.Within(core)), options[-1])
        found.append(Observed(PHOTO, number, chosen, note))
    return found


def random_plots(study: StudyLayers, site: ogr.Geometry, core: ogr.Geometry, seed: str) -> list[Observed]:
    """Return `PLOTS` plots at random places, shared among the kinds of land in and beside the core by their area.

    Each kind has at least one plot, the largest first, as far as they go round.
    """
    window = zone_window(site, study.grid)
    if window is None:
        return []
    grid = window_grid(study.grid, window)
    classes = read_bands(open_raster(study.paths["landcover_classes"]), (1,), window)[0]
    in_site = mask(grid, [site], all_touched=True) & np.isfinite(classes)
    in_core = mask(grid, [core])
    strata: dict[tuple[bool, int], np.ndarray] = {}
    for within in (True, False):
        for code in np.unique(classes[in_site & (in_core == within)]):
            strata[within, int(code)] = np.argwhere(in_site & (in_core == within) & (classes == code))
    random = np.random.default_rng(zlib.crc32(seed.encode()))
    found: list[Observed] = []
    for stratum, count in _allotted({key: len(cells) for key, cells in strata.items()}):
        cells = strata[stratum]
        for _ in range(count):
            place = _random_place(grid, site, cells, random)
            if place is None:
                continue
            where = text("in the works") if stratum[0] else text("beside the works")
            note = text("Cover by line-point intercept; plot drawn at random, {where}.", where=str(where))
            found.append(Observed(PLOT, len(found) + 1, place, note))
    return found


def _transect(core: ogr.Geometry, wind_from: float) -> tuple[np.ndarray, np.ndarray] | None:
    """Return the windward and the lee end of the longest line along the wind through the middle of ``core``."""
    frame = WindFrame.over(core, wind_from)
    inside = frame.enter(core)
    _, _, bottom, top = inside.GetEnvelope()
    centre = inside.Centroid()
    middle = centre if centre.Within(inside) else inside.PointOnSurface()
    u = middle.GetX()
    pieces = lines(inside.Intersection(line(np.array([[u, top + 1], [u, bottom - 1]]))), 1.0)
    if not pieces:
        return None
    ends = vertices(max(pieces, key=lambda one: one.Length()))[[0, -1]]
    ends = ends[np.argsort(-ends[:, 1])]
    x, y = frame.to_xy(ends[:, 0], ends[:, 1])
    return np.array([x[0], y[0]]), np.array([x[1], y[1]])


def _allotted(sizes: dict[tuple[bool, int], int]) -> list[tuple[tuple[bool, int], int]]:
    """Return how many plots each kind of land gets: one each, the rest by size (largest remainders)."""
    largest = sorted(sizes, key=lambda key: -sizes[key])[:PLOTS]
    left = PLOTS - len(largest)
    total = sum(sizes[key] for key in largest)
    if not largest:
        return []
    exact = {key: left * sizes[key] / total for key in largest}
    counts = {key: 1 + int(exact[key]) for key in largest}
    for key in sorted(largest, key=lambda one: int(exact[one]) - exact[one])[: PLOTS - sum(counts.values())]:
        counts[key] += 1
    return list(counts.items())


def _random_place(grid: Grid, site: ogr.Geometry, cells: np.ndarray, draw: np.random.Generator) -> ogr.Geometry | None:
    """Return a random place of the site in one of its cells; None where the cells hardly touch it."""
    for _ in range(_TRIES):
        row, column = cells[draw.integers(len(cells))] + draw.random(2)
        place = point(*(float(value) for value in grid.xy(column, row)))
        if place.Within(site):
            return place
    return None
