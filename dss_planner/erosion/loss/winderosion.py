"""Wind erosion by RWEQ on rasters: soil loss, maximum transport, ranking index and SL190 class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner import provenance
from dss_planner.erosion.loss.erosionblocks import ErosionBlocks
from dss_planner.erosion.loss.erosionchecks import require_cover_units, require_numbers
from dss_planner.erosion.loss.erosionnotes import erosion_notes
from dss_planner.erosion.loss.erosionpiece import FLAGS
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

#: The bands that a request may choose from, numbered from 1.
BANDS = (
    Band("Soil loss", "t/km²·a"),
    Band("Maximum transport", "kg/m"),
    Band("Ranking index", "t/km²·a"),
    Band("SL190 class", ""),
    Band("Potential loss", "t/km²·a"),
    Band("Prevented loss", "t/km²·a"),
    Band("Flags", ""),
)


@dataclass(frozen=True)
class Calibration:
    """A correction of soil loss fitted to measurements: factor·SL^exponent, SL in t/km²·a; 1 and 1 change nothing.

    It is put on the year's soil loss and potential loss, and so on the SL190 class. Maximum transport and ranking
    index stay as they are: an exponent above 0 does not change the order of places.
    """

    factor: float = 1.0
    exponent: float = 1.0

    @property
    def changes(self) -> bool:
        """Whether it changes anything."""
        return (self.factor, self.exponent) != (1.0, 1.0)


@dataclass(frozen=True)
class WindErosionRequest:
    """What wind erosion is computed from; all rasters on one projected grid in metres.

    weather_factor: the 13 bands of `weatherfactor` [kg/m]. sand, silt, clay, organic_matter, carbonate: topsoil [%].
    cover: vegetation cover [0–100 %]. landcover: planner classes; cover_coefficients: class code → a of
    C = exp(a·cover) [1/%, negative]; default_coefficient: a when no land cover is given. output: GeoTIFF to write.
    roughness: ridge roughness Kr [cm, 0–18], or roughness_map: the same as a raster. field_length: distance z [m].
    periods: 'annual' puts the year's weather factor in once (HJ 1173-2021), 'monthly' adds up twelve monthly losses;
    at 50 m the year is 2–4 times higher because soil loss grows faster than P; where a long field holds it at the
    turning point the year can be lower (down to 0.61 times) [D].
    assumed_organic_matter, assumed_carbonate: [%] where no raster is given.
    non_erodible: land cover codes that have no wind erosion.
    bands: numbers of the bands to write, ascending: 1 soil loss, 2 maximum transport, 3 ranking index, 4 SL190 class,
    5 potential loss (the same ground bare, C = 1), 6 prevented loss (5 − 1), 7 flags (sum of `erosionflags`).

    What follows changes nothing unless it is given. Each factor lies on the product P, unless it says otherwise.
    gravel: raster of the gravel cover of the surface [%]; the erodible fraction is multiplied by 1 − gravel/40 [A].
    trampling: share of the crust that hooves and wheels break [0–1] [A], or trampling_map: the same as a raster.
    random_roughness: Crr [cm, 0–18], or random_roughness_map: the same as a raster.
    cover_form: 'landcover' is C = exp(a·cover); 'components' is the original C = SLRf·SLRs·SLRc from flat_cover (flat
    residue [%]), silhouette (standing residue [cm² a m² of ground]) and canopy (green canopy [fraction 0–1]), rasters
    of which one at least must be given; `cover` is not read then, and land cover serves non_erodible and compaction.
    compaction: land cover code → share [0–1] that is left of loss, transport and ranking index on compacted ground, as
    the 137Cs check of RWEQext in Inner Mongolia asks for; no figure of it is known here, so there is no default.
    calibration: correction of soil loss.
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
    gravel: str | None = None
    trampling: float = 0.0
    trampling_map: str | None = None
    random_roughness: float = 0.0
    random_roughness_map: str | None = None
    cover_form: str = "landcover"
    flat_cover: str | None = None
    silhouette: str | None = None
    canopy: str | None = None
    compaction: Mapping[int, float] = field(default_factory=dict)
    calibration: Calibration = Calibration()


@dataclass(frozen=True)
class WindErosionResult:
    """Where the bands are, and what was met on the way.

    known: share of known cells (0–1) by band. Numbers of cells that may erode: turned (beyond the turning point of
    soil loss at the field length), extrapolated (soil outside the range of the EF regression), inconsistent (sand +
    silt + clay not about 100 %, left unknown), rough (ridge or random roughness above 18 cm, limited), armoured (by
    gravel), compacted (lowered), potential_turned (as turned, of bare ground; 0 unless band 5, 6 or 7 is written).
    notes: assumptions and findings.
    """

    output: str
    known: tuple[float, ...]
    turned: int
    extrapolated: int
    inconsistent: int
    rough: int
    notes: tuple[Text, ...]
    armoured: int = 0
    compacted: int = 0
    potential_turned: int = 0


def compute_wind_erosion(
    request: WindErosionRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> WindErosionResult:
    """Write the asked of soil loss, maximum transport, ranking index, SL190 class, potential loss, prevented loss and
    flags as bands.

    Rank places by the ranking index: it never falls while erosion rises. threads: 0 for as many as help; the result
    does not depend on it. Raises `InputError` for wrong numbers, units, grids, band counts or land cover codes
    without a coefficient; `OutputError`; `Cancelled`.
    """
    require_numbers(request)
    sources, roles = erosion_sources(request)
    require_cover_units(request)
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
    cells = round(max(written.known) * written.grid.width * written.grid.height)
    if FLAGS not in request.bands:
        cells += facts.inconsistent  # of known texture, and known in the band of flags only
    result = WindErosionResult(
        request.output,
        written.known,
        facts.turned,
        facts.extrapolated,
        facts.inconsistent,
        facts.rough,
        erosion_notes(request, facts, cells),
        facts.armoured,
        facts.compacted,
        facts.potential_turned,
    )
    provenance.record(request.output, "winderosion", {source.name: source.path for source in sources}, request, result)
    return result


def erosion_sources(request: WindErosionRequest) -> tuple[list[Source], tuple[str, ...]]:
    """Return the rasters that a request reads and, in the same order, the role of each in `ErosionBlocks`."""
    numbers = tuple(range(1, 13)) if request.periods == "monthly" else (13,)
    weather = Source("Weather factor", request.weather_factor, numbers, 13, "twelve months and their sum")
    components = request.cover_form == "components"
    entries = [
        ("sand", "Sand", request.sand, "sand in percent"),
        ("silt", "Silt", request.silt, "silt in percent"),
        ("clay", "Clay", request.clay, "clay in percent"),
    ]
    if not components:
        entries.append(("cover", "Vegetation cover", request.cover, "cover in percent"))
    optional = (
        ("organic_matter", "Organic matter", request.organic_matter, "organic matter in percent"),
        ("carbonate", "Carbonate", request.carbonate, "CaCO3 in percent"),
        ("landcover", "Land cover", request.landcover, "planner classes"),
        ("roughness", "Roughness", request.roughness_map, "ridge roughness in centimetres"),
        ("random_roughness", "Random roughness", request.random_roughness_map, "random roughness in centimetres"),
        ("gravel", "Gravel cover", request.gravel, "gravel cover in percent"),
        ("trampling", "Trampling", request.trampling_map, "share of broken crust, 0–1"),
        ("flat_cover", "Flat residue", request.flat_cover if components else None, "flat residue in percent"),
        ("silhouette", "Standing silhouette", request.silhouette if components else None, "silhouette in cm² a m²"),
        ("canopy", "Canopy", request.canopy if components else None, "canopy as a fraction, 0–1"),
    )
    entries += [(role, name, path, meaning) for role, name, path, meaning in optional if path]
    used = [(role, Source(name, path, count=1, meaning=meaning)) for role, name, path, meaning in entries]
    return [weather, *(source for _, source in used)], ("weather", *(role for role, _ in used))
