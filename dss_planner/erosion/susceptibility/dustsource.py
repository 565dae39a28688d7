"""Dust source potential and sand hazard, scored apart: lake beds and fans emit dust, dunes move sand."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner import provenance
from dss_planner.erosion.loss.erosionchecks import require_percent_cover
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.dustblocks import DustBlocks, DustRules
from dss_planner.erosion.susceptibility.dustnotes import notes_of
from dss_planner.erosion.susceptibility.dustrequest import NO_SOURCE, PLAYA, DustSourceRequest, DustSourceResult
from dss_planner.erosion.susceptibility.evidence import EvidenceComparison, compare_evidence, require_evidence
from dss_planner.erosion.susceptibility.inputchecks import require_months
from dss_planner.erosion.susceptibility.landforms import LandformWindows
from dss_planner.erosion.susceptibility.resolving import resolved_by_percentile
from dss_planner.erosion.susceptibility.tracks import TrackLengths
from dss_planner.errors import InputError
from dss_planner.raster.blocks import PassResult, Source, map_blocks
from dss_planner.raster.grid import Grid
from dss_planner.raster.percentiles import SumOfBands, percentiles
from dss_planner.raster.vectors import geometries
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import text

#: Where breakpoints come from, for messages.
WHERE = "the breakpoints of the dust source potential"
#: Percentiles of blended evidence that become 0 and 100 [A].
EVIDENCE_PERCENTILES = (5.0, 95.0)
#: Shares of the progress up to which percentiles, the maps and the comparison go.
_SEARCH, _MAPS = 0.2, 0.9


def compute_dust_source(
    request: DustSourceRequest, progress: Progress = silent, cancelled: CancelCheck = never, threads: int = 0
) -> DustSourceResult:
    """Write dust source potential [0–100], sand hazard [0–100] and surface type, and compare with the evidence.

    The two scores are never mixed, and evidence never is unless it has an explicit weight (then in a fourth band).
    threads: 0 for as many as help; the result does not depend on it. Raises `InputError` for wrong numbers, units,
    grids or band counts; `OutputError`; `Cancelled`.
    """
    require_percent_cover(request.cover)
    months = require_months(request.months, request.weather, "Weather") if request.weather else ()
    rules = _rules(request, months, portion(progress, 0.0, _SEARCH), cancelled)
    grid = Grid.read(request.silt)
    require_evidence(grid, request.evidence)
    playas = tuple(geometries(request.playas, "Lake beds", grid.crs)) if request.playas else ()
    stop_if(cancelled)
    grid.require_metres("Silt")
    tracks = None
    if request.tracks:
        tracks = TrackLengths(geometries(request.tracks, "Tracks and roads", grid.crs), grid)
    landforms = None
    if request.elevation and request.propose:
        landforms = LandformWindows(request.elevation, rules.numbers)
    sources, roles = _sources(request, months, rules)
    bands = [
        Band("Dust source potential", "0–100"),
        Band("Sand hazard", "0–100"),
        Band("Surface type"),
        Band("Dust source potential with evidence", "0–100"),
    ]
    written = map_blocks(
        DustBlocks(request, roles, rules, grid, playas, landforms, tracks),
        sources,
        request.output,
        tuple(bands if rules.evidence else bands[:3]),
        text("Dust sources and sand hazard"),
        classes=True,
        metres=True,
        located=True,
        pure=True,
        progress=portion(progress, _SEARCH, _MAPS),
        cancelled=cancelled,
        threads=threads,
    )
    inputs = {source.name: source.path for source in sources}
    inputs.update({f"Evidence: {name}": path for name, path in request.evidence.items()})

    named = {**inputs, "Lake beds": request.playas, "Tracks and roads": request.tracks}

    def record(comparisons: tuple[EvidenceComparison, ...]) -> DustSourceResult:
        result = _result(request, written, rules, comparisons, landforms)
        provenance.record(request.output, "dustsource", named, request, result)
        return result

    record(())  # the maps stand, whatever becomes of the comparison
    last = portion(progress, _MAPS, 1.0)
    return record(compare_evidence(request.output, request.evidence, 1, last, cancelled, threads))


def _result(
    request: DustSourceRequest,
    written: PassResult,
    rules: DustRules,
    comparisons: tuple[EvidenceComparison, ...],
    landforms: LandformWindows | None,
) -> DustSourceResult:
    seen = written.tally
    known = max(1, int(seen.types.sum()))
    return DustSourceResult(
        request.output,
        written.known,
        {code: int(seen.types[code]) / known for code in range(PLAYA, NO_SOURCE + 1)},
        rules.memberships,
        rules.numbers,
        {name: (low, high) for name, (_, low, high) in rules.evidence.items()},
        comparisons,
        notes_of(request, rules, seen, comparisons, landforms),
    )


def _rules(
    request: DustSourceRequest, months: tuple[int, ...], progress: Progress, cancelled: CancelCheck
) -> DustRules:
    section = defaults("dust")
    memberships = section.memberships_with(request.memberships, WHERE)
    used = [name for name in memberships if name not in ("weather", "disturbance") or getattr(request, name)]
    layers = {
        "fines": ("Silt and clay", None, ()),
        "sand": ("Sand", request.sand, (1,)),
        "coarse": ("Sand", request.sand, (1,)),
        "armour": ("Gravel", request.gravel, (1,)),
        "weather": ("Weather", request.weather, months),
        "disturbance": ("Disturbance", request.disturbance, (1,)),
    }
    chosen = {name: memberships[name] for name in used}
    resolved = resolved_by_percentile(chosen, layers, WHERE, portion(progress, 0.0, 0.7), cancelled)
    evidence = _blended(request, portion(progress, 0.7, 1.0), cancelled)
    return DustRules(resolved, _numbers(request, section.numbers_with(request.numbers, WHERE)), evidence)


def _numbers(request: DustSourceRequest, numbers: dict[str, float]) -> dict[str, float]:
    """Return the numbers; raises `InputError` for those that cannot be."""
    for low, high in (("loose_low", "loose_high"), ("gravel_low", "gravel_high")):
        if not 0.0 < numbers[low] <= numbers[high]:
            raise InputError(
                "The emission {low_name} is {low} and {high_name} is {high} mg/m²s; two numbers above 0, the lower "
                "one first, are expected.",
                low_name=low,
                low=numbers[low],
                high_name=high,
                high=numbers[high],
            )
    if numbers["gravel_low"] >= numbers["loose_high"]:
        raise InputError(
            "The lowest emission (gravel_low {low} mg/m²s) is not below the highest (loose_high {high} mg/m²s), so "
            "there is no scale between them. Correct them.",
            low=numbers["gravel_low"],
            high=numbers["loose_high"],
        )
    for name in ("dust_cover_coefficient", "sand_cover_coefficient"):
        if not -1.0 <= numbers[name] <= 0.0:
            raise InputError(
                "The number {name} is {found}; −1 to 0 per percent is expected, because cover lowers emission.",
                name=name,
                found=numbers[name],
            )
    for name in ("playa_reach", "fan_reach", "track_width"):
        if not 0.0 < numbers[name] <= 1.0e6:
            raise InputError("The number {name} is {found} m; more than 0 is expected.", name=name, found=numbers[name])
    return numbers


def _blended(
    request: DustSourceRequest, progress: Progress, cancelled: CancelCheck
) -> dict[str, tuple[float, float, float]]:
    """Return name → (weight, low, high) of the evidence to blend; raises `InputError`."""
    for name, weight in request.evidence_weights.items():
        if name not in request.evidence:
            raise InputError(
                "The evidence “{name}” has a weight but no layer; there are {expected}. Correct the weights.",
                name=name,
                expected=", ".join(request.evidence) or "none",
            )
        if not 0.0 <= weight <= 1.0:
            raise InputError(
                "The weight of the evidence “{name}” is {found}; 0–1 is expected.", name=name, found=weight
            )
    weights = {name: weight for name, weight in request.evidence_weights.items() if weight > 0.0}
    if sum(weights.values()) > 1.0 + 1e-9:
        raise InputError(
            "The weights of the evidence add up to {found}; at most 1 is expected (the rest is the potential's own).",
            found=f"{sum(weights.values()):g}",
        )
    found = {}
    for number, (name, weight) in enumerate(weights.items()):
        part = portion(progress, number / len(weights), (number + 1) / len(weights))
        found[name] = (weight, *_range(request, name, part, cancelled))
    return found


def _range(request: DustSourceRequest, name: str, progress: Progress, cancelled: CancelCheck) -> tuple[float, float]:
    path = request.evidence[name]
    low, high = request.evidence_ranges.get(name) or percentiles(
        SumOfBands(path, (1,)), Grid.read(path), EVIDENCE_PERCENTILES, progress, cancelled
    )
    if not low < high:
        raise InputError(
            "The evidence “{name}” ranges from {low} to {high}, so it does not tell places apart. Leave out its "
            "weight, or choose another layer.",
            name=name,
            low=low,
            high=high,
        )
    return low, high


def _sources(
    request: DustSourceRequest, months: tuple[int, ...], rules: DustRules
) -> tuple[list[Source], tuple[str, ...]]:
    """Return the rasters to read and, in the same order, the role of each."""
    named: Mapping[str, tuple[str, str | None, str]] = {
        "silt": ("Silt", request.silt, "silt in percent"),
        "clay": ("Clay", request.clay, "clay in percent"),
        "sand": ("Sand", request.sand, "sand in percent"),
        "cover": ("Vegetation cover", request.cover, "cover in percent"),
        "landcover": ("Land cover", request.landcover, "planner classes"),
        "elevation": ("Elevation", request.elevation if request.propose else None, "elevation in metres"),
        "gravel": ("Gravel", request.gravel, "gravel cover in percent"),
        "disturbance": ("Disturbance", request.disturbance, "disturbance 0–1"),
    }
    sources = {
        role: Source(name, path, count=1, meaning=meaning, codes=role == "landcover")
        for role, (name, path, meaning) in named.items()
        if path
    }
    if request.weather:
        sources["weather"] = Source("Weather", request.weather, months)
    for name in rules.evidence:
        sources[f"evidence {name}"] = Source(f"Evidence {name}", request.evidence[name], count=1, meaning="evidence")
    return list(sources.values()), tuple(sources)
