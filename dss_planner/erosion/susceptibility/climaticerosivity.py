"""The FAO climatic erosivity of the data-poor path, month by month and for the year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner import provenance
from dss_planner.erosion.susceptibility.inputchecks import LIMITS, require_limits, require_rain_a_month
from dss_planner.erosion.weather import climate
from dss_planner.erosion.weather.weatherfactor import MONTHS as MONTH_NAMES
from dss_planner.erosion.weather.weatherfactor import row_latitudes
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

MONTHS = 12
_MONTHLY = "one for each month, January to December"


@dataclass(frozen=True)
class ClimaticErosivityRequest:
    """What climatic erosivity is computed from; all rasters on one grid.

    wind: mean wind speed at 10 m [m/s], 12 bands. precipitation [mm/month], 12 bands.
    temperature: monthly mean [°C], 12 bands, for evaporation (Oudin); or evaporation: potential evapotranspiration
    [mm/month], 12 bands; at least one of the two. output: GeoTIFF to write.
    height_rule: a key of `climate.HEIGHT_RULES`, from 10 m to the 2 m of the formula.
    """

    wind: str
    precipitation: str
    output: str
    temperature: str | None = None
    evaporation: str | None = None
    height_rule: str = "power_1_7"


@dataclass(frozen=True)
class ClimaticErosivityResult:
    """Where climatic erosivity is: 12 months and their sum. known: share of known cells (0–1) by band; notes."""

    output: str
    known: tuple[float, ...]
    notes: tuple[Text, ...]


def compute_climatic_erosivity(
    request: ClimaticErosivityRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> ClimaticErosivityResult:
    """Write FAO climatic erosivity [(m/s)³·d/100] as 13 bands: January to December, and their sum.

    Raises `InputError` for a missing layer, wrong grids, band counts or units; `OutputError`; `Cancelled`.
    """
    _require_request(request)
    roles = [role for role in ("wind", "precipitation", "temperature", "evaporation") if _used(request, role)]
    sources = [Source(LIMITS[role][0], getattr(request, role), None, MONTHS, _MONTHLY) for role in roles]
    written = map_blocks(
        _block_function(request, roles),
        sources,
        request.output,
        tuple(Band(f"Climatic erosivity {period}", "(m/s)³·d/100") for period in (*MONTH_NAMES, "year")),
        text("Climatic erosivity"),
        located=True,
        pure=True,
        progress=progress,
        cancelled=cancelled,
    )
    result = ClimaticErosivityResult(request.output, written.known, _notes(request))
    inputs = {source.name: source.path for source in sources}
    provenance.record(request.output, "climaticerosivity", inputs, request, result)
    return result


def oudin_evaporation(temperature: np.ndarray, latitude: np.ndarray, month: int) -> np.ndarray:
    """Return potential evapotranspiration [mm] of a month (0–11) from its mean temperature [°C] and latitude [°].

    Oudin et al. 2005 [V2]: Ra/λ·(T + 5)/100, zero at and below −5 °C. ``latitude``: of any shape that broadcasts.
    """
    radiation = climate.extraterrestrial_radiation(latitude, climate.MID_MONTH_DAYS[month])
    return climate.potential_evaporation(temperature, radiation, climate.MONTH_DAYS[month])


def _used(request: ClimaticErosivityRequest, role: str) -> bool:
    return bool(getattr(request, role)) and not (role == "temperature" and request.evaporation)


def _require_request(request: ClimaticErosivityRequest) -> None:
    if request.height_rule not in climate.HEIGHT_RULES:
        raise InputError(
            "“{found}” is not one of {expected}. Choose one of these.",
            found=request.height_rule,
            expected=", ".join(climate.HEIGHT_RULES),
        )
    require_dryness(request.temperature, request.evaporation)


def require_dryness(temperature: str | None, evaporation: str | None) -> None:
    """Raise `InputError` unless one of the two layers is there."""
    if not (temperature or evaporation):
        raise InputError(
            "Neither temperature nor evaporation is given; one of them is needed to know how dry the months are. "
            "Choose twelve monthly mean temperatures [°C] or potential evapotranspirations [mm/month]."
        )


def _block_function(request: ClimaticErosivityRequest, roles: list[str]) -> Callable[..., np.ndarray]:
    grid = Grid.read(request.wind)
    ratio = climate.HEIGHT_RULES[request.height_rule]

    def block(window: Window, *arrays: np.ndarray) -> np.ndarray:
        layers = dict(zip(roles, arrays))
        require_limits(layers)
        require_rain_a_month(layers["precipitation"])
        latitude = None
        if "evaporation" not in layers:
            latitude = row_latitudes(grid, window.row, window.height)[:, np.newaxis]
        result = np.empty((MONTHS + 1, window.height, window.width), dtype=np.float32)
        for month in range(MONTHS):
            if latitude is None:
                evaporation = layers["evaporation"][month]
            else:
                evaporation = oudin_evaporation(layers["temperature"][month], latitude, month)
            result[month] = climate.fao_climatic_erosivity(
                layers["wind"][month] * ratio, evaporation, layers["precipitation"][month], climate.MONTH_DAYS[month]
            )
        result[MONTHS] = result[:MONTHS].sum(axis=0)
        return result

    return block


def _notes(request: ClimaticErosivityRequest) -> tuple[Text, ...]:
    notes = [
        text(
            "Climatic erosivity (FAO 1979) has no threshold of wind speed: it takes monthly means and compares places, "
            "it does not tell how much soil is moved."
        ),
        text("A month whose precipitation exceeds its evaporation, or in which nothing evaporates, counts as 0."),
    ]
    if not request.evaporation:
        notes.append(
            text(
                "Evaporation is estimated from mean temperature and latitude (Oudin et al. 2005): months at or below "
                "−5 °C evaporate nothing and so count as 0, as if snow or frost held the soil."
            )
        )
    return tuple(notes)
