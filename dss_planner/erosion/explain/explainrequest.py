"""What is asked about a place, and what is told."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.erosion.loss.winderosion import WindErosionRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.text import Text

#: What a factor is: one of the five of P = WF·EF·SCF·K'·C, or an input behind one of them.
FACTOR, INPUT = "factor", "input"


@dataclass(frozen=True)
class ExplainRequest:
    """A place and what its soil loss was computed from.

    base: the soil loss as it was computed (its output need not exist). weather, cover: what its weather factor and its
    cover were computed from; None: those rasters stand for themselves. x, y: the place, in ``crs`` ('' for the CRS of
    the rasters). study: folder with ``alignment.json`` ('' for none), which says what product a layer is.
    cache: JSON file that keeps the percentiles of the study area ('' works them out each time, which takes as long as
    reading all rasters once). within: polygons of the study area, '' for all known cells of the rasters.
    """

    base: WindErosionRequest
    x: float
    y: float
    crs: str = ""
    weather: WeatherFactorRequest | None = None
    cover: VegetationCoverRequest | None = None
    study: str = ""
    cache: str = ""
    within: str = ""


@dataclass(frozen=True)
class Factor:
    """One number behind the result at a place.

    id: 'WF', 'EF', 'SCF', 'K', 'C', or of an input ('sand', 'wind', …). kind: 'factor' or 'input'; parent: id of the
    factor that an input stands behind ('' for a factor). title; symbol: of the equation. value: here, None when
    unknown; unit. source: file, product and method. low, high: P10 and P90 of the study area, None for a number that is
    the same everywhere. result_low, result_high: soil loss here [t/km²·a] with this number at P10 and at P90 and all
    others as they are; index_low, index_high: ranking index likewise. None where low and high are None, or unknown.
    """

    id: str
    kind: str
    parent: str
    title: Text
    symbol: str
    value: float | None
    unit: str
    source: Text
    low: float | None = None
    high: float | None = None
    result_low: float | None = None
    result_high: float | None = None
    index_low: float | None = None
    index_high: float | None = None


@dataclass(frozen=True)
class PlaceExplanation:
    """The numbers behind the result at a place.

    x, y: in the CRS of the rasters; longitude, latitude [°]; column, row: of the cell. factors: WF, EF, SCF, K, C, each
    followed by the inputs behind it. product: P = WF·EF·SCF·K'·C of the year. result: soil loss; unit: of it;
    index: ranking index [t/km²·a]; transport: maximum transport [kg/m]; potential: soil loss without vegetation;
    grade: SL190-2007 class. None when unknown. rank: share of the study area (0–1) with a lower ranking index.
    strongest: id of the factor that would lower the ranking index most on its way to the better of its P10 and P90;
    '' for none. flags: ids of the flags that hold here ('turned', …). unknown: titles of the inputs that are
    unknown here. notes: all of this in sentences.
    """

    x: float
    y: float
    longitude: float
    latitude: float
    column: int
    row: int
    factors: tuple[Factor, ...]
    product: float | None
    result: float | None
    unit: str
    index: float | None
    transport: float | None
    potential: float | None
    grade: int | None
    rank: float | None
    strongest: str
    flags: tuple[str, ...]
    unknown: tuple[Text, ...]
    notes: tuple[Text, ...]
