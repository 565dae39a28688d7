"""What a plan changes, worked out for the window: its numbers, and the map of a year."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dss_planner.plan.scenario.ground import open_sources
from dss_planner.plan.scenario.request import ScenarioRequest, ScenarioResult
from dss_planner.plan.scenario.scenario import compute_scenario
from dss_planner.plan.scenario.storing import scenario_changes
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument
from dss_planner.running import CancelCheck, Progress, portion, stop_if


@dataclass(frozen=True)
class EffectRequest:
    """plan: its file; folder: of the study; output: the map; year: that it shows; years: that are worked out; the rest
    as in `ScenarioRequest`."""

    plan: str
    folder: str
    output: str
    year: int
    years: int
    kept_up: bool
    leakage: float
    leakage_width: float


@dataclass(frozen=True)
class EffectFound:
    """result: of the run; changes: what puts it into the plan in place of the one before."""

    result: ScenarioResult
    changes: Changes


def run_map(folder: str) -> str:
    """Return where the map of a run lies in a study, with its report beside it."""
    return str(Path(folder, "scenario.tif"))


def year_map(folder: str, year: int) -> str:
    """Return where the map of another year of the plan lies in a study."""
    return str(Path(folder, f"scenario_year_{year}.tif"))


def map_effect(request: EffectRequest, progress: Progress, cancelled: CancelCheck) -> ScenarioResult:
    """Write the map of a year. Raises `InputError`, `OutputError`, `Cancelled`."""
    asked = ScenarioRequest(
        plan=request.plan,
        study=request.folder,
        output=request.output,
        year=request.year,
        years=request.years,
        kept_up=request.kept_up,
        leakage=request.leakage,
        leakage_width=request.leakage_width,
    )
    return compute_scenario(asked, progress, cancelled)


def work_out_effect(
    asked: tuple[EffectRequest, PlanDocument], progress: Progress, cancelled: CancelCheck
) -> EffectFound:
    """Work out what a plan changes, with the map of a year. Raises `InputError`, `OutputError`, `Cancelled`."""
    request, document = asked
    result = map_effect(request, portion(progress, 0.0, 0.95), cancelled)
    sources = open_sources(request.folder)
    inputs = {"soil_loss": sources.loss, "cover": sources.cover, "dust": sources.dust}
    stop_if(cancelled)
    return EffectFound(result, scenario_changes(document, result.sites, inputs))
