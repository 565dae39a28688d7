"""Which layers the maps of a pack are drawn from, and the state they are in."""

from __future__ import annotations

from pathlib import Path

from dss_planner.proposal.content.model import PackContent
from dss_planner.study.results import Output
from dss_planner.study.steps import STEPS, step_outputs
from dss_planner.text import text

#: Layers of a plan, from the top.
_OF_PLAN = (("points", text("Points")), ("lines", text("Lines")), ("zones", text("Zones")))
SCENARIO = "scenario.tif"


def layers_of_pack(content: PackContent, study: Path) -> tuple[Output, ...]:
    """Return the layers of the study and of the plan; where the plan lies elsewhere its own sites count."""
    found = [output for step in STEPS for output in step_outputs(str(study), step.id)]
    found = [output for output in found if Path(output.path).exists()]
    plan = content.plan.path
    if not any(Path(output.path) == Path(plan) for output in found):
        found = [output for output in found if output.style not in ("points", "lines", "zones", "sites")]
        found += [Output(plan, style, title, style) for style, title in _OF_PLAN]
        found.append(Output(plan, "sites", text("Candidate sites"), "sites"))
    return tuple(found)


def scenario_of(study: Path) -> str:
    """Return the GeoTIFF of the scenario in the folder of a study; '' without one."""
    path = study / SCENARIO
    return str(path) if path.exists() else ""


def stamps_of(outputs: tuple[Output, ...], more: tuple[str, ...] = ()) -> list[list[object]]:
    """Return name, size and time of change of each file: whether maps drawn from them are still right."""
    stamps: list[list[object]] = []
    for name in sorted({output.path for output in outputs} | {one for one in more if one}):
        status = Path(name).stat()
        stamps.append([Path(name).name, status.st_size, status.st_mtime_ns])
    return stamps
