"""What soil loss rests on under a site, read from the study: products, cover, coefficients, dust and cell areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.exposure.sourcescale import numbers_of_scores
from dss_planner.erosion.factors.recorded import Recorded, recorded
from dss_planner.erosion.susceptibility.dustindex import emissions_of
from dss_planner.errors import InputError
from dss_planner.landcover.classes import cover_coefficients
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands

_LOSS, _TRANSPORT = 1, 2
_MONTHS = tuple(range(1, 13))
_HECTARES_PER_KM2 = 100.0


@dataclass(frozen=True)
class DustScale:
    """How the dust source potential answers. coefficient: of cover [1/%, negative]; span: tenfolds from 0 to 100."""

    coefficient: float
    span: float


@dataclass(frozen=True)
class Sources:
    """The layers of a study that a scenario reads, and how they were made. dust: None without dust source potential."""

    grid: Grid
    loss: str
    cover: str
    landcover: str
    made: Recorded
    dust: str | None
    scale: DustScale | None

    @property
    def months(self) -> bool:
        """Whether soil loss is the sum of the months."""
        return self.made.base.periods == "monthly"


@dataclass(frozen=True)
class Ground:
    """Cells of a window, flat float64 arrays, NaN where unknown.

    loss: soil loss [t/km²·a]. products: (periods, cells), P of each period that soil loss is added up from. cover [%].
    coefficient: a of C = exp(a·cover) [1/%, 0 where nothing erodes]. dust: potential 0–100, None without. km2: areas.
    distance: z [m]; exponent: of the study's calibration.
    """

    window: Window
    loss: np.ndarray
    products: np.ndarray
    cover: np.ndarray
    coefficient: np.ndarray
    dust: np.ndarray | None
    km2: np.ndarray
    distance: float
    exponent: float


def open_sources(study: str) -> Sources:
    """Return the layers of a study folder.

    Raises `InputError` when a layer is missing, lies on another grid, or nothing tells how soil loss was made.
    """
    folder = Path(study)
    loss = folder / "soil_loss.tif"
    if not loss.exists():
        raise InputError(
            "The study folder “{path}” has no soil_loss.tif (soil loss by wind), which a scenario changes. Run "
            "“Compute wind erosion” first; it makes it.",
            path=folder,
        )
    made = recorded(str(loss))
    grid = Grid.read(str(loss))
    cover, landcover = made.base.cover, made.base.landcover or str(folder / "landcover_classes.tif")
    for name, path in (("vegetation cover", cover), ("land cover", landcover), ("weather", made.base.weather_factor)):
        if not Path(path).exists():
            raise InputError(
                "The scenario needs the {layer} that soil loss was made from, “{path}”, which is not there. "
                "Compute wind erosion again.",
                layer=name,
                path=path,
            )
        grid.require_same("soil loss", Grid.read(path), name)
    dust = folder / "dust_source.tif"
    there = dust.exists() and Grid.read(str(dust)).same(grid)
    return Sources(
        grid,
        str(loss),
        cover,
        landcover,
        made,
        str(dust) if there else None,
        _dust_scale(dust) if there else None,
    )


def read_ground(sources: Sources, window: Window) -> Ground:
    """Return the cells of a window."""
    loss, transport = _flat(sources.loss, (_LOSS, _TRANSPORT), window)
    cover = _flat(sources.cover, (1,), window)[0]
    classes = _flat(sources.landcover, (1,), window)[0]
    base = sources.made.base
    coefficients = base.cover_coefficients or cover_coefficients()
    product = transport / rweq.TRANSPORT_CONSTANT / _by_class(classes, base.compaction, 1.0)
    km2 = CellAreas(window_grid(sources.grid, window)).hectares().ravel() / _HECTARES_PER_KM2
    return Ground(
        window=window,
        loss=loss,
        products=product[np.newaxis] * _shares(sources, window),
        cover=np.clip(cover, 0.0, 100.0),
        coefficient=_by_class(classes, coefficients, base.default_coefficient),
        dust=None if sources.dust is None else _flat(sources.dust, (1,), window)[0],
        km2=km2,
        distance=base.field_length,
        exponent=base.calibration.exponent,
    )


def _shares(sources: Sources, window: Window) -> np.ndarray:
    """Return (periods, cells): the share of P of each period; the year at once is one period."""
    if not sources.months:
        return np.ones((1, window.width * window.height))
    months = _flat(sources.made.base.weather_factor, _MONTHS, window)
    total = months.sum(axis=0)
    return np.divide(months, total, out=np.zeros_like(months), where=total > 0.0)


def _flat(path: str, bands: tuple[int, ...], window: Window) -> np.ndarray:
    dataset = open_raster(path)
    return read_bands(dataset, bands, window).reshape(len(bands), -1).astype(np.float64)


def _by_class(classes: np.ndarray, values: Mapping[int, float], other: float) -> np.ndarray:
    found = np.full(classes.shape, float(other))
    for code, value in values.items():
        found[classes == code] = value
    return found


def _dust_scale(path: Path) -> DustScale:
    """Return the scale of a dust source potential, with the numbers it was made with."""
    numbers = numbers_of_scores(str(path))
    levels = emissions_of(numbers)
    return DustScale(numbers["dust_cover_coefficient"], levels.top - levels.bottom)
