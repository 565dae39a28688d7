"""The layers that the draws need, the known cells of a block, and a systematic sample of the study area."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from dss_planner.erosion.factors import layers as named
from dss_planner.erosion.factors.area import area_shapes
from dss_planner.erosion.factors.ground import classes
from dss_planner.erosion.loss.erosionchecks import TEXTURE_TOLERANCE, BlockFacts, require_block_units
from dss_planner.erosion.uncertainty.draws import Draws
from dss_planner.erosion.uncertainty.losses import Cells
from dss_planner.erosion.uncertainty.uncertaininputs import WEATHER
from dss_planner.erosion.uncertainty.uncertaintyrequest import ErosionUncertaintyRequest
from dss_planner.erosion.uncertainty.weatherdraws import WeatherDraws
from dss_planner.erosion.weather.weatherchecks import require_units
from dss_planner.erosion.weather.weatherfactor import row_latitudes
from dss_planner.raster.blocks import Source, common_grid
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, stop_if

#: Cells that the sample of the study area has at least, where there are so many; it has less than four times as many.
SAMPLE = 20_000
#: With many draws the sample is smaller, so that its products (cell × draw) need little memory: at least so many cells.
_SMALLEST, _PRODUCTS = 1000, 8_000_000
_WEATHER_FACTOR = "weather_factor"
_WINDOW_CELLS = 1 << 18


def drawn_layers(request: ErosionUncertaintyRequest, draws: Draws) -> dict[str, Source]:
    """Return the inputs of the pass by what they are: the weather factor itself, or what it was made from."""
    layers: dict[str, Source] = {}
    if request.weather is not None and draws.has(*WEATHER):
        layers.update(named.weather_sources(request.weather))
    else:
        layers[_WEATHER_FACTOR] = named.loss_source(request.base)
    layers.update(named.ground_sources(request.base))
    if request.cover is not None and draws.has("end_members"):
        layers["ndvi"] = named.ndvi_source(request.cover.ndvi)
    return layers


class BlockReader:
    """Makes `Cells` of the arrays of a block."""

    def __init__(self, request: ErosionUncertaintyRequest, draws: Draws, layers: Mapping[str, Source]) -> None:
        self._base = request.base
        self._grid = Grid.read(next(iter(layers.values())).path)
        self._weather = None
        if _WEATHER_FACTOR not in layers and request.weather is not None:
            self._weather = WeatherDraws(request.weather, draws)
        self._weather_roles = tuple(named.weather_sources(request.weather)) if self._weather and request.weather else ()

    def latitudes(self, window: Window) -> np.ndarray:
        """Return the latitude [°] of each cell of a window, that of its row."""
        return np.repeat(row_latitudes(self._grid, window.row, window.height), window.width)

    def known_cells(self, layers: Mapping[str, np.ndarray], latitude: np.ndarray) -> tuple[np.ndarray, Cells]:
        """Return where all layers (bands, cells) are known (bool), and those cells; latitude [°] (cells,)."""
        known = self.known(layers)
        chosen = {role: array[:, known] for role, array in layers.items()}
        return known, self.cells(chosen, latitude[known])

    def known(self, layers: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return where the result is known (bool): where all layers (bands, cells) are and the soil adds up, or where
        nothing can erode and the weather is known, as in `erosionpiece`."""
        weather = (*self._weather_roles, _WEATHER_FACTOR)
        known = self._adds_up(layers)
        for role, array in layers.items():
            if role not in weather:
                known &= np.isfinite(array).all(axis=0)
        if "landcover" in layers:
            known |= classes(self._base, layers["landcover"][0], known.shape).barren
        for role in weather:
            if role in layers:
                known &= np.isfinite(layers[role]).all(axis=0)
        return known

    def cells(self, layers: Mapping[str, np.ndarray], latitude: np.ndarray) -> Cells:
        """Return known cells from layers (bands, cells) and latitudes [°] (cells,)."""
        weather = None
        if self._weather is not None:
            own = {role: layers[role] if role != "dem" else layers[role][0] for role in self._weather_roles}
            weather = self._weather.block(own, latitude)
        ground = {
            role: array[0] for role, array in layers.items() if role not in (*self._weather_roles, _WEATHER_FACTOR)
        }
        landcover = ground.pop("landcover", None)
        factor = layers.get(_WEATHER_FACTOR, np.empty((0, latitude.size), dtype=np.float32))
        return Cells(ground, classes(self._base, landcover, latitude.shape), weather, factor)

    def _adds_up(self, layers: Mapping[str, np.ndarray]) -> np.ndarray:
        total = layers["sand"][0] + layers["silt"][0] + layers["clay"][0]
        return np.abs(total - 100.0) <= TEXTURE_TOLERANCE

    def require_units(self, layers: Mapping[str, np.ndarray]) -> None:
        """Raise `InputError` for layers (bands, cells) in a wrong unit."""
        facts = BlockFacts()
        facts.note_texture(layers["sand"][0] + layers["silt"][0] + layers["clay"][0])
        facts.note_ranges(layers)
        require_block_units(facts)
        if self._weather_roles:
            require_units({role: layers[role] for role in self._weather_roles})


@dataclass(frozen=True)
class Sample:
    """Known cells of the study area at even distances. layers: (bands, cells); latitude [°]; count: cells."""

    layers: dict[str, np.ndarray]
    latitude: np.ndarray
    count: int


def read_sample(
    request: ErosionUncertaintyRequest,
    layers: Mapping[str, Source],
    reader: BlockReader,
    progress: Progress,
    cancelled: CancelCheck,
) -> Sample:
    """Return every n-th column of every n-th row where all layers are known and inside the study area."""
    sources = list(layers.values())
    datasets = [open_raster(source.path) for source in sources]
    grid = common_grid(sources, datasets)
    grid.require_metres(sources[0].name)
    for source, dataset in zip(sources, datasets):
        if source.count is not None:
            require_bands(dataset, source.name, source.count, source.meaning)
    wanted = min(SAMPLE, max(_SMALLEST, _PRODUCTS // request.draws))
    step = max(1, int(math.sqrt(grid.width * grid.height / wanted)))
    shapes = area_shapes(request.within, grid)
    found: list[list[np.ndarray]] = []
    latitudes = []
    done = 0
    with bounded_cache():
        for window in tiles(grid, (TILE, TILE), _WINDOW_CELLS):
            stop_if(cancelled)
            rows, columns = slice(-window.row % step, None, step), slice(-window.column % step, None, step)
            arrays = [_strided(source, data, window, rows, columns) for source, data in zip(sources, datasets)]
            inside = np.ones((window.height, window.width), dtype=bool)
            if shapes is not None:
                inside = mask(window_grid(grid, window), shapes)
            latitude = row_latitudes(grid, window.row, window.height)[rows]
            latitude = np.repeat(latitude, inside[rows, columns].shape[1])
            known = inside[rows, columns].ravel() & reader.known(dict(zip(layers, arrays)))
            latitudes.append(latitude[known])
            found.append([array[:, known] for array in arrays])
            done += window.width * window.height
            progress(done / (grid.width * grid.height), None)
    values = [np.concatenate(parts, axis=1) for parts in zip(*found)]
    together = np.concatenate(latitudes)
    return Sample(dict(zip(layers, values)), together, together.size)


def _strided(source: Source, dataset: gdal.Dataset, window: Window, rows: slice, columns: slice) -> np.ndarray:
    bands = source.bands or tuple(range(1, dataset.RasterCount + 1))
    return read_bands(dataset, bands, window, codes=source.codes)[:, rows, columns].reshape(len(bands), -1)
