"""A proxy of dust source susceptibility in the manner of the UNCCD base map, by month; not the G-SDS-SBM itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.erosion.susceptibility.ilswerequest import NON_ERODIBLE
from dss_planner.erosion.susceptibility.memberships import Membership
from dss_planner.text import Text

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
