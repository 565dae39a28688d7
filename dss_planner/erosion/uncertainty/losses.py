"""Soil loss and ranking index of some cells in all draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.factors.ground import Classes, ground
from dss_planner.erosion.loss.erosionperiods import add_period, calibrate
from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.uncertainty.draws import Draws
from dss_planner.erosion.uncertainty.weatherdraws import BlockWeather
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, cover_percent

#: Layers that a draw changes by a factor or an addend, with the range of their values.
_CHANGED = {
    "organic_matter": (0.0, 100.0),
    "carbonate": (0.0, 100.0),
    "gravel": (0.0, 100.0),
    "trampling": (0.0, 1.0),
    "roughness": (0.0, rweq.MAXIMUM_ROUGHNESS),
    "random_roughness": (0.0, rweq.MAXIMUM_ROUGHNESS),
    "cover": (0.0, 100.0),
}


@dataclass(frozen=True)
class Cells:
    """Known cells of a block. layers: (cells,) by what they are; classes: what land cover says; weather: None takes
    ``weather_factor`` (periods, cells) as it is."""

    layers: Mapping[str, np.ndarray]
    classes: Classes
    weather: BlockWeather | None
    weather_factor: np.ndarray

    def __len__(self) -> int:
        return self.classes.coefficient.size


class LossDraws:
    """Computes the losses of a few cells at a time in all draws; one for each thread.

    numbers: those that stand for ground layers that are not given. pairs: NDVI of bare soil and full cover by option.
    size: most cells at a time.
    """

    def __init__(
        self,
        request: WindErosionRequest,
        cover: VegetationCoverRequest | None,
        numbers: Mapping[str, float],
        pairs: Mapping[str, tuple[float, float]],
        draws: Draws,
        size: int,
    ) -> None:
        self._request = request
        self._draws = draws
        self._cover = cover
        self._pairs = pairs
        self._numbers = {
            name: draws.value(name, number).astype(np.float32)[np.newaxis] if draws.has(name) else np.float32(number)
            for name, number in numbers.items()
        }
        self._work = np.empty((5, size * draws.count + 64), dtype=np.float32)
        self._mask = np.empty(size * draws.count, dtype=bool)
        self._turning = np.full(size * draws.count, -rweq.TURNING_RATIO, dtype=np.float32)
        self._periods = [slice(month, month + 1) for month in range(12)] if request.periods == "monthly" else []

    def __call__(self, cells: Cells, part: slice) -> tuple[np.ndarray, np.ndarray]:
        """Return soil loss and ranking index [t/km²·a] (cells, draws) of a part of the cells.

        The arrays are used again at the next call.
        """
        count = len(range(len(cells))[part])
        size = count * self._draws.count
        loss, index, product, power, ratio = (row[:size].reshape(count, -1) for row in self._work)
        with np.errstate(all="ignore"):
            bed = self._ground(cells, part)
            for number, months in enumerate(self._periods or [slice(0, 12)]):
                self._fill_weather(product, cells, part, months)
                product *= bed
                if self._draws.has("field_length"):
                    self._add_plainly(product, loss, index, number == 0)
                else:
                    self._add(product, (loss, index), (power, ratio), number == 0)
            self._correct(loss, index, cells, part)
        return loss, index

    def _ground(self, cells: Cells, part: slice) -> np.ndarray:
        """Return EF·SCF·K'·C of some cells, (cells, draws) or what broadcasts to it."""
        request, draws = self._request, self._draws
        layers = {name: layer[part, np.newaxis] for name, layer in cells.layers.items()}
        coefficient = self._coefficient(cells, part)
        values: dict[str, np.ndarray] = {**layers, **self._numbers}  # type: ignore[dict-item]
        for name, (low, high) in _CHANGED.items():
            if name in layers:
                values[name] = draws.change(name, layers[name], low, high)
        self._change_texture(values)
        self._change_cover(values)
        beds = ground(request, values, coefficient)
        return beds.product

    def _coefficient(self, cells: Cells, part: slice) -> np.ndarray:
        coefficient = cells.classes.coefficient[part, np.newaxis]
        name = "cover_coefficient"
        if not self._draws.has(name):
            return coefficient
        if self._draws.spreads[name].kind == "relative":
            return coefficient * self._draws.numbers[name].astype(np.float32)
        return self._draws.value(name, self._request.default_coefficient).astype(np.float32)[np.newaxis]

    def _change_texture(self, values: dict[str, np.ndarray]) -> None:
        """Sand and clay as drawn; silt takes up the difference, so that the sum stays what it was."""
        if not self._draws.has("sand", "clay"):
            return
        total = values["sand"] + values["silt"] + values["clay"]
        clay = np.minimum(self._draws.change("clay", values["clay"], 0.0, 100.0), total)
        sand = np.minimum(self._draws.change("sand", values["sand"], 0.0, 100.0), total - clay)
        values["sand"], values["clay"], values["silt"] = sand, clay, np.maximum(total - sand - clay, 0.0)

    def _change_cover(self, values: dict[str, np.ndarray]) -> None:
        """Cover from NDVI with the end members and the retention drawn."""
        draws, cover = self._draws, self._cover
        if cover is None or not draws.has("retention", "end_members"):
            return
        kept = draws.value("retention", cover.retention).astype(np.float32)
        if draws.has("end_members"):
            options, chosen = draws.option("end_members", "")
            found = [cover_percent(values["ndvi"][:, 0], *self._pairs[str(option)]) for option in options]
            values["cover"] = np.stack(found, axis=-1)[:, chosen] * kept
        else:
            values["cover"] = values["cover"] * (kept / np.float32(cover.retention))
        if draws.has("cover"):
            values["cover"] = draws.change("cover", values["cover"], 0.0, 100.0)

    def _fill_weather(self, product: np.ndarray, cells: Cells, part: slice, months: slice) -> None:
        if cells.weather is not None:
            cells.weather.fill(product, part, months)
        else:
            product[:] = cells.weather_factor[months if self._periods else slice(0, 1), part].sum(axis=0)[:, np.newaxis]
        if self._draws.has("weather_factor"):
            product *= np.maximum(self._draws.value("weather_factor", 1.0), 0.0).astype(np.float32)

    def _add(
        self,
        product: np.ndarray,
        sums: tuple[np.ndarray, np.ndarray],
        work: tuple[np.ndarray, np.ndarray],
        first: bool,
    ) -> None:
        flat = [array.reshape(-1) for array in (product, *sums, *work)]
        scratch = (flat[3], flat[4], self._turning[: product.size])
        distance = self._request.field_length
        add_period(flat[0], distance, (flat[1], None, flat[2]), scratch, self._mask[: product.size], first)

    def _add_plainly(self, product: np.ndarray, loss: np.ndarray, index: np.ndarray, first: bool) -> None:
        lengths = self._draws.value("field_length", self._request.field_length).astype(np.float32)
        own, _ = rweq.soil_loss(product, lengths)  # type: ignore[arg-type]
        ranked = rweq.ranking_index(product)
        if first:
            loss[:], index[:] = own, ranked
        else:
            loss += own
            index += ranked

    def _correct(self, loss: np.ndarray, index: np.ndarray, cells: Cells, part: slice) -> None:
        """Compaction, calibration, and ground that cannot erode."""
        share = cells.classes.share[part, np.newaxis]
        if self._request.compaction:
            loss *= share
            index *= share
        calibration = self._request.calibration
        if calibration.changes:
            calibrate(loss, calibration.factor, calibration.exponent)
        if self._draws.has("loss_factor"):
            loss *= np.maximum(self._draws.value("loss_factor", 1.0), 0.0).astype(np.float32)
        barren = cells.classes.barren[part]
        if barren.any():
            loss[barren] = 0.0
            index[barren] = 0.0
