"""The weather factor of many draws at once.

Every draw has its own wind distribution, height rule, threshold and density form; soil wetness and snow are the same in
all. A draw's E[u(u − ut)²] is a table over the mean wind (as in `windclimate.expectation_from_mean`), so that a cell's
weather factor in all draws is a product of a sparse row (the two table entries beside the mean wind of each month,
times all that is not wind) with the tables of all draws.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import gamma

from dss_planner.erosion.factors import climate as monthly
from dss_planner.erosion.uncertainty.draws import Draws
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.erosion.wind import windclimate

#: Step of the tables [m/s of mean wind]; interpolation errs by about 1e-5 of the expectation [D].
_STEP = 0.005
#: Tables grow by at least this [m/s].
_GROWTH = 5.0


class WindTables:
    """E[u(u − ut)²] at 2 m [m³/s³] of all draws (entries, draws) over the mean wind; grows as winds need it.

    parts: the draws of each density form, which lie side by side.
    """

    def __init__(self, request: WeatherFactorRequest, draws: Draws, parts: Sequence[slice]) -> None:
        rules, chosen = draws.option("height_rule", request.height_rule)
        ratios = np.array([climate.height_ratio(str(rule), request.wind_height) for rule in rules])[chosen]
        self._ratio = ratios * draws.value("wind", 1.0)
        self._shape = draws.value("weibull_k", request.weibull_k or windclimate.DEFAULT_SHAPE)
        self._threshold = draws.value("threshold", request.threshold)
        self._parts = parts
        self._tables = [np.empty((0, part.stop - part.start), dtype=np.float32) for part in parts]
        self._lock = threading.Lock()

    def up_to(self, mean: float) -> list[np.ndarray]:
        """Return the tables of each part for mean winds up to ``mean`` [m/s] at least; an entry never changes."""
        needed = int(mean / _STEP) + 2
        with self._lock:
            first = len(self._tables[0])
            if first < needed:
                means = np.arange(first, needed + int(_GROWTH / _STEP)) * _STEP
                self._tables = [
                    np.concatenate([table, self._expectations(means, part)])
                    for table, part in zip(self._tables, self._parts)
                ]
            return self._tables

    def _expectations(self, means: np.ndarray, part: slice) -> np.ndarray:
        found = np.empty((len(means), part.stop - part.start), dtype=np.float32)
        rows = zip(self._shape[part], self._ratio[part], self._threshold[part])
        for column, (shape, ratio, threshold) in enumerate(rows):
            scale = means * (ratio / gamma(1.0 + 1.0 / shape))
            found[:, column] = windclimate.erosive_expectation(shape, scale, float(threshold))
        return found


class WeatherDraws:
    """Gives the weather factor of all draws for the cells of a block."""

    def __init__(self, request: WeatherFactorRequest, draws: Draws) -> None:
        self._request = request
        self._forms, form = draws.option("density_form", request.density_form)
        bounds = np.searchsorted(form, np.arange(len(self._forms) + 1))
        self._parts = [slice(int(a), int(b)) for a, b in zip(bounds[:-1], bounds[1:])]
        # a measured distribution is the same in all draws
        self._tables = None if request.erosive_wind or request.wind_sd else WindTables(request, draws, self._parts)

    def block(self, layers: Mapping[str, np.ndarray], latitude: np.ndarray) -> BlockWeather:
        """Return the weather of a block's known cells.

        layers: (12, cells) by field, elevation (cells,). latitude [°] (cells,).
        """
        if self._tables is None:
            winds = [monthly.expectation(self._request, layers, month) for month in range(12)]
            return BlockWeather(self._parts, self._rest(layers, latitude, winds))
        rest = self._rest(layers, latitude, [np.ones(latitude.size, dtype=np.float32)] * 12)
        tables = self._tables.up_to(float(layers["wind"].max(initial=0.0)))
        return TabledWeather(self._parts, rest, tables, layers["wind"])

    def _rest(
        self, layers: Mapping[str, np.ndarray], latitude: np.ndarray, winds: Sequence[np.ndarray]
    ) -> list[np.ndarray]:
        """Return the weather factors (12, cells) of ``winds`` with each density form."""
        found = []
        for form in self._forms:
            months = [
                monthly.terms(self._request, layers, month, latitude, winds[month], str(form)).factor()
                for month in range(12)
            ]
            found.append(np.stack(months).astype(np.float32))
        return found


class BlockWeather:
    """The weather factor of a block's cells in all draws, whose wind is the same.

    parts: draws of each density form; factors: their weather factors (12, cells).
    """

    def __init__(self, parts: list[slice], factors: list[np.ndarray]) -> None:
        self._parts = parts
        self._factors = factors

    def fill(self, result: np.ndarray, cells: slice, months: slice) -> None:
        """Fill ``result`` (cells, draws) with the sum of the weather factors of ``months`` [kg/m]."""
        for part, factors in zip(self._parts, self._factors):
            result[:, part] = factors[months, cells].sum(axis=0)[:, np.newaxis]


class TabledWeather(BlockWeather):
    """The same with the wind of each draw from its table.

    factors: of a wind of 1 m³/s³; tables: of each density form; wind (12, cells) [m/s].
    """

    def __init__(
        self, parts: list[slice], factors: list[np.ndarray], tables: list[np.ndarray], wind: np.ndarray
    ) -> None:
        super().__init__(parts, factors)
        self._tables = tables
        steps = wind * np.float32(1.0 / _STEP)
        self._below = steps.astype(np.int32)
        self._share = steps - self._below.astype(np.float32)

    def fill(self, result: np.ndarray, cells: slice, months: slice) -> None:
        below, share = self._below[months, cells], self._share[months, cells]
        periods, count = below.shape
        entries = np.stack([below, below + 1], axis=-1).transpose(1, 0, 2).ravel()
        starts = np.arange(count + 1, dtype=np.int32) * np.int32(2 * periods)
        for part, factors, table in zip(self._parts, self._factors, self._tables):
            upper = factors[months, cells] * share
            values = np.stack([factors[months, cells] - upper, upper], axis=-1).transpose(1, 0, 2).ravel()
            result[:, part] = csr_matrix((values, entries, starts), shape=(count, len(table))) @ table
