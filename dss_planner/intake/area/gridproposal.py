"""The analysis grid proposed for a study: its reference system, and the cell size that the layers are worth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.intake.area.studyarea import StudyArea, propose_crs, read_study_area, study_grid
from dss_planner.intake.naming import short_name
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import ROLES
from dss_planner.raster.footprint import native_cell_size
from dss_planner.raster.grid import Grid, reference_of
from dss_planner.raster.reading import open_raster
from dss_planner.text import Text, text

#: Roles whose own cells show where things lie; climate and soil are smooth, and finer cells add nothing to them.
DETAILED = ("landcover", "elevation", "ndvi_maximum", "ndvi_minimum")
#: Cell sizes are rounded to one of these times a power of ten.
STEPS = (1.0, 2.0, 2.5, 3.0, 5.0)
#: A proposal stays below this many cells: a first run of the whole chain then takes minutes, not hours.
COMFORTABLE_CELLS = 25_000_000
#: A study area is at least this many cells wide, however coarse its layers are.
LEAST_CELLS_ACROSS = 50
#: A layer whose cells are this much wider than the grid's holds clearly less detail; rounding a cell size changes it by
#: 1.3 at most.
CLEARLY_COARSER = 1.4
#: Without any detailed layer [m].
DEFAULT_CELL = 1000.0


@dataclass(frozen=True)
class GridProposal:
    """crs: WKT, projected in metres; crs_reason; cell_size [m]; cell_reason. grid: over the study area.

    finest: cell size of the finest detailed layer [m], 0 where there is none; finest_layer: its short name.
    """

    crs: str
    crs_reason: Text
    cell_size: float
    cell_reason: Text
    grid: Grid
    finest: float = 0.0
    finest_layer: str = ""


def propose_grid(study_area: str, found: Sequence[Recognition], crs: str = "") -> GridProposal:
    """Return the grid proposed for a study area (vector uri) and its recognised layers.

    The cell size is that of the finest layer that shows detail (land cover, elevation, NDVI), rounded; larger where
    that would give more than `COMFORTABLE_CELLS`. crs: chosen by the user; proposed when empty.
    Raises `InputError` as `read_study_area`.
    """
    proposal = propose_crs(study_area)
    chosen, reason = (crs, text("The reference system was chosen by hand.")) if crs else (proposal.crs, proposal.reason)
    area = read_study_area(study_area, chosen)
    finest = _finest(area, found)
    size, cell_reason = _cell_size(area, finest)
    native, layer = (finest[0], short_name(finest[1].uri)) if finest is not None else (0.0, "")
    return GridProposal(chosen, reason, size, cell_reason, study_grid(area, size), native, layer)


def too_fine(cell_size: float, finest: float, layer: str) -> Text | None:
    """Return that cells of ``cell_size`` are finer than those of the finest detailed layer; None when they are not.

    finest: size of its cells [m], 0 where there is no such layer. layer: its short name.
    """
    if finest < CLEARLY_COARSER * cell_size:
        return None
    return text(
        "Cells of {size} m are finer than those of the finest layer, {layer} ({native} m): the maps look sharper, but "
        "show no more detail, and take {times} times the cells.",
        size=f"{cell_size:g}",
        layer=layer,
        native=f"{finest:.0f}",
        times=f"{(finest / cell_size) ** 2:.0f}",
    )


def rounded_cell(size: float) -> float:
    """Return the round number [m] nearest to ``size`` by ratio: 27.8 → 30, 463 → 500, 1113 → 1000."""
    power = 10.0 ** math.floor(math.log10(size))
    candidates = [step * factor for factor in (power / 10, power, power * 10) for step in STEPS]
    return min(candidates, key=lambda candidate: abs(math.log(candidate / size)))


def _cell_size(area: StudyArea, finest: tuple[float, Recognition] | None) -> tuple[float, Text]:
    xmin, ymin, xmax, ymax = area.bounds
    square = (xmax - xmin) * (ymax - ymin)
    most_detail, most_coarse = math.sqrt(square / COMFORTABLE_CELLS), math.sqrt(square) / LEAST_CELLS_ACROSS
    if finest is None:
        size = min(max(rounded_cell(DEFAULT_CELL), _up(most_detail)), _down(most_coarse))
        return size, text(
            "No layer of land cover, elevation or NDVI was recognised: {size} m is a start.", size=f"{size:g}"
        )
    native, layer = finest
    size = rounded_cell(native)
    name = {"layer": short_name(layer.uri), "native": f"{native:.0f}", "size": f"{size:g}"}
    if size < most_detail:
        size = _up(most_detail)
        return size, text(
            "The finest layer, {layer}, has cells of {native} m, which would give {millions} million cells; {size} m "
            "keeps a first run short. A finer grid can be chosen.",
            layer=name["layer"],
            native=name["native"],
            millions=f"{square / rounded_cell(native) ** 2 / 1e6:.0f}",
            size=f"{size:g}",
        )
    if size > most_coarse:
        size = _down(most_coarse)
        return size, text(
            "The finest layer, {layer}, has cells of {native} m, coarse for so small an area: {size} m draws its "
            "outline, but adds no detail.",
            layer=name["layer"],
            native=name["native"],
            size=f"{size:g}",
        )
    return size, text("As fine as the finest layer, {layer} (cells of {native} m).", **name)


def _finest(area: StudyArea, found: Sequence[Recognition]) -> tuple[float, Recognition] | None:
    """Return the cell size [m] and the layer of the finest detailed raster; layers that cannot be read don't count."""
    probe = Grid.over(area.crs, area.bounds, max(area.bounds[2] - area.bounds[0], area.bounds[3] - area.bounds[1]))
    sizes = []
    for layer in found:
        if layer.role not in DETAILED or not ROLES[layer.role].bands:
            continue
        try:
            dataset = open_raster(layer.uri)
        except InputError:  # the health table says what is wrong with it
            continue
        if reference_of(dataset) is not None:
            sizes.append((native_cell_size(dataset, probe), layer))
    return min(sizes, key=lambda pair: pair[0]) if sizes else None


def _up(size: float) -> float:
    """Return the smallest round number that is not below ``size``."""
    near = rounded_cell(size)
    power = 10.0 ** math.floor(math.log10(near))
    candidates = sorted(step * factor for factor in (power / 10, power, power * 10) for step in STEPS)
    return next(candidate for candidate in candidates if candidate >= size * (1 - 1e-9))


def _down(size: float) -> float:
    """Return the largest round number that is not above ``size``."""
    near = rounded_cell(size)
    power = 10.0 ** math.floor(math.log10(near))
    candidates = sorted((step * factor for factor in (power / 10, power, power * 10) for step in STEPS), reverse=True)
    return next(candidate for candidate in candidates if candidate <= size * (1 + 1e-9))
