"""Wind erosion by RWEQ on rasters: soil loss, maximum transport, ranking index and SL190 class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner import provenance
from dss_planner.erosion import rweq
from dss_planner.erosion.loss.erosionblocks import ErosionBlocks
from dss_planner.erosion.loss.erosionchecks import BlockFacts, require_numbers, require_percent_cover
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

#: Coefficient a of C = exp(a·SC) when no land cover is given: grass (HJ 1173-2021) [V].
GRASS_COEFFICIENT = -0.1151
#: Ridge roughness Kr [cm] when none is given: the middle of the 0–2 cm of land-cover look-ups [A]; 0 is smooth ground.
DEFAULT_ROUGHNESS = 1.0
#: Distance z downwind [m], the usual default of GIS codes [V code]; HJ 1173 leaves it to the user.
DEFAULT_FIELD_LENGTH = 50.0
#: Planner classes without wind erosion: water, built-up, snow and ice.
NON_ERODIBLE = (9, 10, 11)

BANDS = (
    Band("Soil loss", "t/km²·a"),
    Band("Maximum transport", "kg/m"),
    Band("Ranking index", "t/km²·a"),
    Band("SL190 class", ""),
)


@dataclass(frozen=True)
class WindErosionRequest:
    """What wind erosion is computed from; all rasters on one projected grid in metres.

    weather_factor: the 13 bands of `weatherfactor` [kg/m]. sand, silt, clay, organic_matter, carbonate: topsoil [%].
    cover: vegetation cover [0–100 %]. landcover: planner classes; cover_coefficients: class code → a of
    C = exp(a·cover) [1/%, negative]; default_coefficient: a when no land cover is given. output: GeoTIFF to write.
    roughness: ridge roughness Kr [cm, 0–18], or roughness_map: the same as a raster. field_length: distance z [m].
    periods: 'annual' puts the year's weather factor in once (HJ 1173-2021), 'monthly' adds up twelve monthly losses;
    the two differ by a factor of 2–4 because soil loss is not linear.
    assumed_organic_matter, assumed_carbonate: [%] where no raster is given.
    non_erodible: land cover codes that have no wind erosion.
    bands: numbers of the bands to write, ascending: 1 soil loss, 2 maximum transport, 3 ranking index, 4 SL190 class.
    A study needs all four.
    """

    weather_factor: str
    sand: str
    silt: str
    clay: str
    cover: str
    output: str
    organic_matter: str | None = None
    carbonate: str | None = None
    landcover: str | None = None
    cover_coefficients: Mapping[int, float] = field(default_factory=dict)
    default_coefficient: float = GRASS_COEFFICIENT
    roughness: float = DEFAULT_ROUGHNESS
    roughness_map: str | None = None
    field_length: float = DEFAULT_FIELD_LENGTH
    periods: str = "annual"
    assumed_organic_matter: float = 0.0
    assumed_carbonate: float = 0.0
    non_erodible: tuple[int, ...] = NON_ERODIBLE
    bands: tuple[int, ...] = (1, 2, 3, 4)


@dataclass(frozen=True)
class WindErosionResult:
    """Where the four bands are, and what was met on the way.

    known: share of known cells (0–1) by band. Numbers of cells: turned (beyond the turning point of soil loss at the
    field length), extrapolated (texture outside the range of the EF regression), inconsistent (sand + silt + clay not
    about 100 %, left unknown), rough (Kr above 18 cm, limited). notes: assumptions and findings.
    """

    output: str
    known: tuple[float, ...]
    turned: int
    extrapolated: int
    inconsistent: int
    rough: int
    notes: tuple[Text, ...]


def compute_wind_erosion(
    request: WindErosionRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> WindErosionResult:
    """Write soil loss [t/km²·a], maximum transport [kg/m], ranking index [t/km²·a] and SL190 class as bands.

    Rank places by the ranking index: it never falls while erosion rises. threads: 0 for as many as help; the result
    does not depend on it. Raises `InputError` for wrong numbers,
    units, grids, band counts or land cover codes without a coefficient; `OutputError`; `Cancelled`.
    """
    require_numbers(request)
    sources, roles = _sources(request)
    require_percent_cover(request.cover)
    written = map_blocks(
        ErosionBlocks(request, roles),
        sources,
        request.output,
        tuple(BANDS[number - 1] for number in request.bands),
        text("Wind erosion"),
        classes=True,
        metres=True,
        progress=progress,
        cancelled=cancelled,
        pure=True,
        threads=threads,
    )
    facts = written.tally
    cells = written.grid.width * written.grid.height
    result = WindErosionResult(
        request.output,
        written.known,
        facts.turned,
        facts.extrapolated,
        facts.inconsistent,
        facts.rough,
        _notes(request, facts, cells),
    )
    provenance.record(request.output, "winderosion", {source.name: source.path for source in sources}, request, result)
    return result


def _sources(request: WindErosionRequest) -> tuple[list[Source], tuple[str, ...]]:
    """Return the rasters to read and, in the same order, the role of each."""
    numbers = tuple(range(1, 13)) if request.periods == "monthly" else (13,)
    weather = Source("Weather factor", request.weather_factor, numbers, 13, "twelve months and their sum")
    entries = [
        ("weather", weather),
        ("sand", Source("Sand", request.sand, count=1, meaning="sand in percent")),
        ("silt", Source("Silt", request.silt, count=1, meaning="silt in percent")),
        ("clay", Source("Clay", request.clay, count=1, meaning="clay in percent")),
        ("cover", Source("Vegetation cover", request.cover, count=1, meaning="cover in percent")),
    ]
    optional = (
        ("organic_matter", "Organic matter", request.organic_matter, "organic matter in percent"),
        ("carbonate", "Carbonate", request.carbonate, "CaCO3 in percent"),
        ("landcover", "Land cover", request.landcover, "planner classes"),
        ("roughness", "Roughness", request.roughness_map, "ridge roughness in centimetres"),
    )
    entries += [(role, Source(name, path, count=1, meaning=meaning)) for role, name, path, meaning in optional if path]
    return [source for _, source in entries], tuple(role for role, _ in entries)


def _notes(request: WindErosionRequest, facts: BlockFacts, cells: int) -> tuple[Text, ...]:
    notes = [
        text(
            "RWEQ over-predicts on compacted grassland: compare places by the ranking index first, "
            "and read t/km² as an order of magnitude."
        )
    ]
    if not request.organic_matter:
        notes.append(
            text(
                "Organic matter was not given: {percent} % is assumed everywhere. With 0 % the erodible fraction and "
                "the crust factor are upper bounds.",
                percent=request.assumed_organic_matter,
            )
        )
    if not request.carbonate:
        notes.append(
            text(
                "Carbonate was not given: {percent} % is assumed everywhere. With 0 % the erodible fraction is an "
                "upper bound.",
                percent=request.assumed_carbonate,
            )
        )
    if not request.landcover:
        notes.append(
            text(
                "Land cover was not given: one cover coefficient, {coefficient}, is used everywhere.",
                coefficient=request.default_coefficient,
            )
        )
    if not request.roughness_map:
        notes.append(text("Ridge roughness is {roughness} cm everywhere.", roughness=request.roughness))
    notes.append(_period_note(request))
    return tuple(notes) + _findings(request, facts, cells)


def _period_note(request: WindErosionRequest) -> Text:
    if request.periods == "monthly":
        return text(
            "Soil loss adds up twelve monthly losses: 2–4 times lower than with the year's weather factor put in once."
        )
    return text(
        "Soil loss puts the year's weather factor in once (HJ 1173-2021): 2–4 times higher than the sum of months."
    )


def _findings(request: WindErosionRequest, facts: BlockFacts, cells: int) -> tuple[Text, ...]:
    found = []
    if facts.turned:
        found.append(
            text(
                "{cells} cells ({share} %) erode so strongly that the equation at {length} m would turn down; "
                "their soil loss is held on the rising branch (s ≥ 0.653·z).",
                cells=facts.turned,
                share=_percent(facts.turned, cells),
                length=request.field_length,
            )
        )
    if facts.extrapolated:
        found.append(
            text(
                "{cells} cells ({share} %) have a texture outside the range of the erodible-fraction regression "
                "(clay below {clay} % is taken as {clay} %).",
                cells=facts.extrapolated,
                share=_percent(facts.extrapolated, cells),
                clay=rweq.MINIMUM_CLAY,
            )
        )
    if facts.inconsistent:
        found.append(
            text(
                "{cells} cells ({share} %) are left unknown: their sand, silt and clay do not add up to 90–110 %.",
                cells=facts.inconsistent,
                share=_percent(facts.inconsistent, cells),
            )
        )
    if facts.rough:
        found.append(
            text(
                "{cells} cells ({share} %) have a roughness above {limit} cm, which the equation does not cover; "
                "{limit} cm is used there.",
                cells=facts.rough,
                share=_percent(facts.rough, cells),
                limit=rweq.MAXIMUM_ROUGHNESS,
            )
        )
    return tuple(found)


def _percent(part: int, whole: int) -> str:
    return f"{100.0 * part / whole:.3g}"
