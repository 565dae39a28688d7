"""A proxy of dust source susceptibility in the manner of the UNCCD base map, by month; not the G-SDS-SBM itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from dss_planner import provenance
from dss_planner.erosion.loss.erosionchecks import require_percent_cover
from dss_planner.erosion.susceptibility.climaticerosivity import oudin_evaporation
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.dustphysics import available_fines
from dss_planner.erosion.susceptibility.ilswerequest import NON_ERODIBLE
from dss_planner.erosion.susceptibility.inputchecks import LIMITS, require_limits, require_percent, require_rain_a_month
from dss_planner.erosion.susceptibility.landcovercodes import code_table, coded
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.erosion.susceptibility.resolving import resolved_by_percentile
from dss_planner.erosion.weather.weatherfactor import MONTHS as MONTH_NAMES
from dss_planner.erosion.weather.weatherfactor import row_latitudes
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

#: What bands and legends add to the name, so that nobody takes it for the map of the UNCCD.
LABEL = "proxy, not the G-SDS-SBM"
#: Where breakpoints come from, for messages.
WHERE = "the breakpoints of the source proxy"
_MONTHLY = "one for each month, January to December"

#: The months of the UNCCD base map: January, April, July, October [M].
BASE_MAP_MONTHS = (1, 4, 7, 10)


@dataclass(frozen=True)
class SourceProxyRequest:
    """What the proxy is computed from; all rasters on one grid.

    silt, clay: topsoil [%]. cover: vegetation cover [%], 1 band or 12. temperature: mean of the air, or better of the
    soil [°C], 12 bands. output: GeoTIFF to write. months: 1–12, one band each.
    soil_moisture: volumetric [m³/m³], 12 bands; without it dryness comes from the aridity P/PET of
    precipitation [mm/month, 12] and evaporation [mm/month, 12] (Oudin, from the temperature, when not given).
    landcover, non_erodible: planner classes that are no source.
    memberships, numbers: in place of the defaults of the section "proxy".
    """

    silt: str
    clay: str
    cover: str
    temperature: str
    output: str
    months: tuple[int, ...] = BASE_MAP_MONTHS
    soil_moisture: str | None = None
    precipitation: str | None = None
    evaporation: str | None = None
    landcover: str | None = None
    non_erodible: tuple[int, ...] = NON_ERODIBLE
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceProxyResult:
    """Where the proxy [0–1] is: one band for each month, and their mean.

    known: share of known cells (0–1) by band. dryness: 'soil_moisture' or 'aridity'. memberships, numbers: as used.
    notes: what it is and is not, and assumptions.
    """

    output: str
    known: tuple[float, ...]
    months: tuple[int, ...]
    dryness: str
    memberships: Mapping[str, Membership]
    numbers: Mapping[str, float]
    notes: tuple[Text, ...]


def compute_source_proxy(
    request: SourceProxyRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> SourceProxyResult:
    """Write the proxy [0–1]: one band for each month in ascending order, and their mean.

    Raises `InputError` for missing layers, wrong numbers, units, grids or band counts; `OutputError`; `Cancelled`.
    """
    months = _require_request(request)
    section = defaults("proxy")
    rules = section.memberships_with(request.memberships, WHERE)
    numbers = section.numbers_with(request.numbers, WHERE)
    used = ("fines", "bare", "soil_moisture" if request.soil_moisture else "aridity")
    layers = {name: (name, None, ()) for name in used}
    rules = resolved_by_percentile({name: rules[name] for name in used}, layers, WHERE)
    sources, roles = _sources(request)
    names = (*(MONTH_NAMES[month - 1] for month in months), f"mean of {len(months)} months")
    written = map_blocks(
        _block_function(request, roles, rules, numbers, months),
        sources,
        request.output,
        tuple(Band(f"Dust source susceptibility {name} ({LABEL})", "0–1") for name in names),
        text("Dust source proxy"),
        located=True,
        pure=True,
        progress=progress,
        cancelled=cancelled,
        threads=threads,
    )
    dryness = "soil_moisture" if request.soil_moisture else "aridity"
    result = SourceProxyResult(
        request.output, written.known, months, dryness, rules, numbers, _notes(request, numbers["frozen_below"])
    )
    provenance.record(request.output, "sourceproxy", {s.name: s.path for s in sources}, request, result)
    return result


def unfrozen(temperature: ArrayLike, frozen_below: float = 0.0) -> np.ndarray:
    """Return 1 where the ground [°C] is warmer than ``frozen_below``, else 0; NaN stays NaN."""
    temperature = np.asarray(temperature)
    warm = (temperature > frozen_below).astype(np.float32)
    return np.where(np.isfinite(temperature), warm, np.float32(np.nan))


def aridity(precipitation: ArrayLike, evaporation: ArrayLike) -> np.ndarray:
    """Return P/PET of a month [mm/mm]; infinite (wet) where nothing evaporates; NaN stays NaN."""
    precipitation, evaporation = np.asarray(precipitation), np.asarray(evaporation)
    shape = np.broadcast(precipitation, evaporation).shape
    ratio = np.divide(precipitation, evaporation, out=np.full(shape, np.inf), where=evaporation > 0.0)
    return np.where(np.isfinite(precipitation) & np.isfinite(evaporation), ratio, np.nan)


def require_moisture(soil_moisture: str | None, precipitation: str | None) -> None:
    """Raise `InputError` unless one of the two layers is there."""
    if not soil_moisture and not precipitation:
        raise InputError(
            "Neither soil moisture nor precipitation is given; one of them is needed to know how dry the ground is. "
            "Choose twelve months of soil moisture [m³/m³] or of precipitation [mm]."
        )


def _require_request(request: SourceProxyRequest) -> tuple[int, ...]:
    """Return the months in ascending order; raises `InputError`."""
    months = tuple(sorted(set(request.months)))
    if not months or not all(1 <= month <= 12 for month in months):
        raise InputError(
            "The months are {found}; some of 1 (January) to 12 are expected.",
            found=", ".join(map(str, request.months)) or "none",
        )
    require_moisture(request.soil_moisture, request.precipitation)
    if open_raster(request.cover).RasterCount not in (1, 12):
        raise InputError(
            "The layer “{layer}” has {found} band(s); 1, or 12 for the months, are needed. Choose another layer.",
            layer="Vegetation cover",
            found=open_raster(request.cover).RasterCount,
        )
    require_percent_cover(request.cover)
    return months


def _sources(request: SourceProxyRequest) -> tuple[list[Source], tuple[str, ...]]:
    moist = request.soil_moisture
    paths = {
        "silt": request.silt,
        "clay": request.clay,
        "cover": request.cover,
        "temperature": request.temperature,
        "soil_moisture": moist,
        "precipitation": None if moist else request.precipitation,
        "evaporation": None if moist else request.evaporation,
    }
    counts = {"silt": 1, "clay": 1, "cover": None}
    sources = {
        role: Source(LIMITS[role][0], path, None, counts.get(role, 12), "percent" if role in counts else _MONTHLY)
        for role, path in paths.items()
        if path
    }
    if request.landcover:
        sources["landcover"] = Source("Land cover", request.landcover, count=1, meaning="planner classes", codes=True)
    return list(sources.values()), tuple(sources)


def _block_function(
    request: SourceProxyRequest,
    roles: tuple[str, ...],
    rules: Mapping[str, Membership],
    numbers: Mapping[str, float],
    months: tuple[int, ...],
) -> Callable[..., np.ndarray]:
    grid = Grid.read(request.silt)
    no_source = code_table(request.non_erodible)

    def dryness(month: int, layers: Mapping[str, np.ndarray], latitude: np.ndarray | None) -> np.ndarray:
        if "soil_moisture" in layers:
            return rules["soil_moisture"].of(layers["soil_moisture"][month])
        if latitude is None:
            evaporation = layers["evaporation"][month]
        else:
            evaporation = oudin_evaporation(layers["temperature"][month], latitude, month)
        return rules["aridity"].of(aridity(layers["precipitation"][month], evaporation))

    def block(window: Window, *arrays: np.ndarray) -> np.ndarray:
        layers = dict(zip(roles, arrays))
        require_limits(layers)
        require_percent("Silt, Clay", layers["silt"] + layers["clay"])
        latitude = None
        if "precipitation" in layers:
            require_rain_a_month(layers["precipitation"])
            if "evaporation" not in layers:
                latitude = row_latitudes(grid, window.row, window.height)[:, np.newaxis]
        fines = rules["fines"].of(available_fines(layers["silt"][0], layers["clay"][0], numbers["clay_limit"]))
        if "landcover" in layers:
            fines = np.where(coded(layers["landcover"][0], no_source), np.float32(0.0), fines)
            fines = np.where(np.isfinite(layers["landcover"][0]), fines, np.nan)
        cover = layers["cover"]
        result = np.empty((len(months) + 1, window.height, window.width), dtype=np.float32)
        for place, month in enumerate(months):
            bare = rules["bare"].of(cover[month - 1 if len(cover) > 1 else 0])
            warm = unfrozen(layers["temperature"][month - 1], numbers["frozen_below"])
            result[place] = fines * bare * warm * dryness(month - 1, layers, latitude)
        result[-1] = result[:-1].mean(axis=0)
        return result

    return block


def _notes(request: SourceProxyRequest, frozen_below: float) -> tuple[Text, ...]:
    notes = [
        text(
            "This is a proxy in the manner of the Global Sand and Dust Storms Source Base Map, not that map: its "
            "equations were not at hand. Texture, bare, dry and unfrozen ground are multiplied; breakpoints can be "
            "changed."
        ),
        text(
            "Ground counts as frozen in months with a mean temperature at or below {limit} °C; with air temperature "
            "this is a guess at the temperature of the soil.",
            limit=f"{frozen_below:g}",
        ),
    ]
    if not request.soil_moisture:
        notes.append(
            text(
                "Soil moisture was not given: dryness comes from each month's aridity (precipitation over potential "
                "evapotranspiration), which knows neither soil nor snow melt."
            )
        )
    if not request.landcover:
        notes.append(text("Land cover was not given: lakes and towns are not left out."))
    return tuple(notes)
