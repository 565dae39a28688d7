"""Soil loss with a plan against without: a map of one year, and every site year by year."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError, OutputError
from dss_planner.plan.scenario.ground import Sources, open_sources
from dss_planner.plan.scenario.neighbours import beside_fences, with_neighbours
from dss_planner.plan.scenario.request import ScenarioRequest, ScenarioResult, SiteScenario, summed
from dss_planner.plan.scenario.sitelayer import write_sites
from dss_planner.plan.scenario.sitescenario import Leaks, MapPart, site_leaks, site_scenario
from dss_planner.plan.scenario.storing import store_scenario
from dss_planner.plan.scenario.works import PlannedSite, planned_sites
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.migration import open_plan
from dss_planner.raster.grid import crs_label, same_crs
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

STEP = "scenario"
_LONGEST = 100
#: Shares of land from this on are told.
_TOLD = 0.0005


def compute_scenario(
    request: ScenarioRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> ScenarioResult:
    """Work out soil loss and dust with the plan of ``request``, write the map and the report beside it.

    Raises `InputError` for numbers out of range, a plan or study layers that are missing or on another CRS;
    `OutputError` when something cannot be written; `Cancelled`, which leaves older files as they were.
    """
    _require(request)
    progress(0.0, text("Reading the plan and the study"))
    document = open_plan(request.plan)
    sources = open_sources(request.study)
    _require_same_crs(document.crs, sources, request)
    found, parts = [], []
    last = max(request.year, request.years)
    sites = with_neighbours(planned_sites(document), last, request.leakage_width)
    leaks: Leaks = {}
    for site in beside_fences(sites) if request.leakage > 0.0 else ():
        leaks.update(site_leaks(site, sources, request, cancelled))
    for index, site in enumerate(sites):
        progress(0.02 + 0.68 * index / max(1, len(sites)), text("Working out “{site}”", site=site.name))
        outcome, part = site_scenario(site, sources, request, cancelled, leaks)
        found.append(outcome)
        parts += [] if part is None else [part]
    _write(request, sources, parts, portion(progress, 0.7, 0.97), cancelled)
    report = str(Path(request.output).with_suffix(".json"))
    inputs = {"plan": request.plan, "soil_loss": sources.loss, "cover": sources.cover, "dust": sources.dust}
    notes = _notes(request, sources, found)
    stored = False
    if request.store:
        stored, kept = _store(document, request, found, inputs)
        notes += kept
    result = ScenarioResult(
        output=request.output,
        report=report,
        year=request.year,
        sites=tuple(found),
        avoided=summed([site.years[request.year - 1].avoided for site in found if site.years]),
        leaked=summed([site.years[request.year - 1].leaked for site in found if site.years]),
        total=summed([site.total for site in found if site.years]),
        total_leaked=summed([site.leaked for site in found if site.years]),
        notes=notes,
        unknown=_unknown(sites, found),
        stored=stored,
    )
    if request.sites:
        write_sites(request.sites, document.crs, request.year, sites, found)
    provenance.write_report(report, _finite(provenance.plain(replace(result, output=Path(request.output).name))))
    provenance.record(request.output, STEP, inputs, request, {"notes": result.notes, "year": request.year})
    progress(1.0, None)
    return result


def _store(
    document: PlanDocument, request: ScenarioRequest, found: Sequence[SiteScenario], inputs: dict[str, str | None]
) -> tuple[bool, tuple[Text, ...]]:
    """Write the figures into the plan; a plan that is in use elsewhere is left alone, and a note says so."""
    rest = {name: path for name, path in inputs.items() if name != "plan"}  # it is the very file that is written
    try:
        store_scenario(document, request.plan, found, rest)
    except OutputError as error:
        return False, (text("The figures were not kept in the plan: {reason}", reason=error.text),)
    return True, ()


def _unknown(sites: Sequence[PlannedSite], found: Sequence[SiteScenario]) -> float:
    """Return the share (0–1) of the land of all sites that is not known."""
    areas = [site.geometry.GetArea() for site in sites]
    return sum(area * site.unknown for area, site in zip(areas, found)) / sum(areas) if areas else math.nan


def _require(request: ScenarioRequest) -> None:
    for name, value in (("year", request.year), ("years", request.years)):
        if not 1 <= value <= _LONGEST:
            raise InputError(
                "The {what} of the scenario is {found}; a year of the plan from 1 to {highest} is expected.",
                what=name,
                found=value,
                highest=_LONGEST,
            )
    if not 0.0 <= request.leakage <= 1.0:
        raise InputError(
            "The share of grazing that leaks is {found}; a number from 0 to 1 is expected.",
            found=f"{request.leakage:g}",
        )
    if not 0.0 <= request.leakage_width <= 100_000.0:
        raise InputError(
            "The width of the land that takes up leaking grazing is {found} m; 0 to 100 000 m is expected.",
            found=f"{request.leakage_width:g}",
        )


def _require_same_crs(crs: str, sources: Sources, request: ScenarioRequest) -> None:
    if not same_crs(crs, sources.grid.crs):
        raise InputError(
            "The plan “{plan}” is drawn in {found}, the study “{study}” lies in {expected}. Choose the study folder "
            "that the plan was drafted in, or draft the plan again.",
            plan=request.plan,
            found=crs_label(crs),
            study=request.study,
            expected=crs_label(sources.grid.crs),
        )


def _write(
    request: ScenarioRequest, sources: Sources, parts: Sequence[MapPart], progress: Progress, cancelled: CancelCheck
) -> None:
    bands = [Band("Soil loss without the plan"), Band("Soil loss with the plan"), Band("Soil loss avoided")]
    if sources.dust is not None:
        bands += [Band("Dust source potential without the plan"), Band("Dust source potential with the plan")]
    loss = open_raster(sources.loss)
    dust = None if sources.dust is None else open_raster(sources.dust)
    every = list(tiles(sources.grid, (TILE, TILE)))
    with RasterWriter(request.output, sources.grid, tuple(bands), cancelled=cancelled) as writer:
        for index, window in enumerate(every):
            stop_if(cancelled)
            progress(index / len(every), text("Writing the map"))
            before = read_bands(loss, (1,), window)[0]
            avoided = np.where(np.isfinite(before), np.float32(0), np.float32(np.nan))
            planes = [before]
            for part in parts:
                _add(avoided, window, part.window, part.avoided)
            planes += [np.maximum(before - avoided, 0.0), avoided]
            if dust is not None:
                potential = read_bands(dust, (1,), window)[0]
                after = potential.copy()
                for part in parts:
                    if part.dust is not None:
                        _put(after, potential, window, part.window, part.dust)
                planes += [potential, after]
            writer.write(np.stack(planes).astype(np.float32), window.row, window.column)


def _overlap(window: Window, other: Window) -> tuple[tuple[slice, slice], tuple[slice, slice]] | None:
    top, left = max(window.row, other.row), max(window.column, other.column)
    bottom = min(window.row + window.height, other.row + other.height)
    right = min(window.column + window.width, other.column + other.width)
    if top >= bottom or left >= right:
        return None
    first, second = (
        (slice(top - w.row, bottom - w.row), slice(left - w.column, right - w.column)) for w in (window, other)
    )
    return first, second


def _add(target: np.ndarray, window: Window, part: Window, values: np.ndarray) -> None:
    both = _overlap(window, part)
    if both is not None:
        target[both[0]] += values[both[1]].astype(np.float32)


def _put(target: np.ndarray, before: np.ndarray, window: Window, part: Window, values: np.ndarray) -> None:
    """Take the lowest where works of any site lower what was ``before``, else the highest: what neighbouring sites do
    to a cell is not added up, as both change the same emission."""
    both = _overlap(window, part)
    if both is not None:
        known, first, found = target[both[0]], before[both[0]], values[both[1]].astype(np.float32)
        lowest = np.minimum(known, found)
        target[both[0]] = np.where(lowest < first, lowest, np.maximum(known, found))


def _notes(request: ScenarioRequest, sources: Sources, sites: Sequence[SiteScenario]) -> tuple[Text, ...]:
    notes = [
        text(
            "Works of a year act from the next year's dust season on. The range comes from the catalogue's figures "
            "alone; those of wind, soil and cover are not in it."
        ),
        text(
            "Barriers that are kept up hold their efficiency; planted land keeps the cover coefficient of its class, "
            "which understates shrubs on bare ground [A]."
        )
        if request.kept_up
        else text("Barriers are left to themselves: their efficiency falls to nothing by the end of their life."),
    ]
    if request.leakage > 0.0 and any(effect.leaked[1] > 0.0 for site in sites for effect in site.years):
        notes.append(
            text(
                "{share} % of the grazing kept out by each fence goes on within {width} m around it, where it adds "
                "soil loss. The share is an assumption [A], no figure was found: set it to 0 where livestock is "
                "reduced accordingly.",
                share=f"{100.0 * request.leakage:g}",
                width=f"{request.leakage_width:g}",
            )
        )
        notes.append(
            text(
                "Net of leaks: each end of the range takes the leak that belongs to it, as both come from the same "
                "growth behind the fence. How sure the share itself is, is not in the range."
            )
        )
    meeting = [site.name for site in sites if site.meets]
    if meeting:
        notes.append(
            text(
                "Livestock that fences of {sites} shut out goes to the same land. What it eats there is added up, and "
                "the soil loss parted by what each herd eats.",
                sites=", ".join(f"“{name}”" for name in meeting),
            )
        )
    if sources.dust is None:
        notes.append(text("The study has no dust source potential, so that only soil loss is worked out."))
    for site in sites:
        if site.unknown >= _TOLD:
            notes.append(
                text(
                    "{site}: soil loss is not known on {share} % of the land; nothing is counted there, neither as "
                    "loss nor as avoided.",
                    site=site.name,
                    share=f"{100.0 * site.unknown:.1f}",
                )
            )
    shared = [site.name for site in sites if site.shared >= _TOLD]
    if shared:
        notes.append(
            text(
                "Works of {sites} act on the same land. What they avoid there is counted once and parted equally among "
                "the sites.",
                sites=", ".join(f"“{name}”" for name in shared),
            )
        )
    return (
        *notes,
        *(text("{site}: {reason}", site=site.name, reason=reason) for site in sites for reason in site.idle),
    )


def _finite(value: object) -> object:
    """Return plain values without NaN, which JSON does not know."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and math.isnan(value) else value
