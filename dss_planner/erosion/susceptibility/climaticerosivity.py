"""The FAO climatic erosivity of the data-poor path, month by month and for the year."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text


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
