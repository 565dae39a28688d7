"""What a plan changes, worked out for the window: its numbers, and the map of a year."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dss_planner.plan.scenario.request import ScenarioRequest, ScenarioResult
from dss_planner.plan.scenario.scenario import compute_scenario
from dss_planner.running import CancelCheck, Progress


@dataclass(frozen=True)
class EffectRequest:
    """plan: its file; folder: of the study; year: that the map shows; years: that are worked out; the rest as in
    `ScenarioRequest`."""

    plan: str
    folder: str
    year: int
    years: int
    kept_up: bool
    leakage: float
    leakage_width: float


def year_map(folder: str, year: int) -> str:
    """Return where the map of a year of the plan lies in a study."""
    return str(Path(folder, f"scenario_year_{year}.tif"))


def work_out_effect(request: EffectRequest, progress: Progress, cancelled: CancelCheck) -> ScenarioResult:
    """Work out what the plan changes and write the map of a year. Raises `InputError`, `OutputError`, `Cancelled`."""
    asked = ScenarioRequest(
        plan=request.plan,
        study=request.folder,
        output=year_map(request.folder, request.year),
        year=request.year,
        years=request.years,
        kept_up=request.kept_up,
        leakage=request.leakage,
        leakage_width=request.leakage_width,
    )
    return compute_scenario(asked, progress, cancelled)
