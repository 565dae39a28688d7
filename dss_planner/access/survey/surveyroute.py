"""A survey of several days: which sites on which day, along which routes, from a base over a friction surface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner import provenance
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.survey.daytable import DayTotal, Row, rows_of, totals_of, write_csv
from dss_planner.access.survey.measuring import Measured, measure
from dss_planner.access.survey.network import CELLS_IN_MEMORY, Ground
from dss_planner.access.survey.places import read_base, read_sites
from dss_planner.access.survey.planning import Plan, planned
from dss_planner.access.survey.routelayers import write_layers
from dss_planner.access.survey.surveychecks import (
    OUTSIDE,
    TOO_FAR,
    UNREACHABLE_SITE,
    LeftOut,
    left_out_notes,
    none_left,
    require_between,
    require_few,
)
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import PATCH_SIDE
from dss_planner.raster.scratch import ScratchFolder, temporary_beside
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

#: Nights at the base, or in a camp at the site visited last.
OVERNIGHT = ("base", "camp")
#: A site on ground that no route reaches is visited from the nearest reached cell this near [km]. [A]
SNAP_KM = 5.0


@dataclass(frozen=True)
class SurveyRequest:
    """friction: raster [min/m], projected in metres. sites, base: points, lines or polygons; the base is one feature.

    output: GeoPackage. table: CSV with the day table, '' for none. hours_per_day: longest day, drive and work [h].
    hours_per_site: work at a site [h], unless hours_field has it. overnight: 'base' or 'camp'. start_hour: when days
    begin [h]. snap_km: how far from a site that no route reaches a team may stop [km].
    name_field, hours_field, base_name_field: fields of the layers, '' for none.
    """

    friction: str
    sites: str
    base: str
    output: str
    table: str = ""
    name_field: str = ""
    hours_field: str = ""
    base_name_field: str = ""
    hours_per_day: float = 10.0
    hours_per_site: float = 2.0
    overnight: str = "base"
    start_hour: float = 8.0
    snap_km: float = SNAP_KM


@dataclass(frozen=True)
class SurveyResult:
    """rows: the day table. days: totals of each day. left_out: sites that are not visited, with the reason.

    visited: number of sites. drive_hours, work_hours: of all days [h]. kilometres: driven. optimal: whether no other
    order has fewer days, or as many with less driving. least_days: no order has fewer. least_drive_hours: no order with
    as many days as this one drives less [h].
    """

    output: str
    table: str
    rows: tuple[Row, ...]
    days: tuple[DayTotal, ...]
    left_out: tuple[LeftOut, ...]
    visited: int
    drive_hours: float
    work_hours: float
    kilometres: float
    optimal: bool
    notes: tuple[Text, ...]
    least_days: int = 0
    least_drive_hours: float = 0.0


def plan_survey(
    request: SurveyRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    cells_in_memory: int = CELLS_IN_MEMORY,
    patch_side: int = PATCH_SIDE,
) -> SurveyResult:
    """Write the route, the stops and the day table of a survey.

    Days hold drive and work and are never longer than ``hours_per_day``; every site that a day can serve is visited
    once; the others are named. Travel times are exact (see `solver.travel_minutes`); for the order of sites see
    `ordering.best_order`. Memory: see `network`. Raises `InputError` when numbers are out of range, when there are
    too many sites, and when no site can be visited; `OutputError`; `Cancelled`.
    """
    check_numbers(request)
    grid = Grid.read(request.friction)
    grid.require_metres("Friction")
    progress(0.0, text("Reading friction, base and sites"))
    base = read_base(request.base, grid.crs, request.base_name_field)
    sites = read_sites(request.sites, grid.crs, request.hours_per_site, request.name_field, request.hours_field)
    require_few(len(sites))
    if request.table:
        temporary_beside(Path(request.table)).unlink()  # a folder that cannot be written is told before the work
    scratch = ScratchFolder(Path(request.output))
    try:
        target = Path(request.output)
        ground = Ground(request.friction, grid, scratch.path / "values", target, cells_in_memory, patch_side, cancelled)
        day = 60.0 * request.hours_per_day
        part = portion(progress, 0.05, 0.8)
        measured = measure(ground, base, sites, day, 1000.0 * request.snap_km, part, cancelled)
        del ground
    finally:
        scratch.remove()
    camping = request.overnight == "camp"
    plan = planned(measured, 60.0 * request.hours_per_day, camping, portion(progress, 0.8, 0.95), cancelled)
    progress(0.95, text("Writing the route"))
    result = _result(request, measured, plan)
    stop_if(cancelled)
    _write(request, grid, result, measured, plan)
    return result


def check_numbers(request: SurveyRequest) -> None:
    """Raise `InputError` for numbers out of range and an unknown kind of night."""
    require_between("Hours per day", request.hours_per_day, 0.1, 24, "h")
    require_between("Hours per site", request.hours_per_site, 0, 24, "h")
    require_between("Start of the day", request.start_hour, 0, 24 - request.hours_per_day, "h")
    require_between("Farthest stop from a site", request.snap_km, 0, 100, "km")
    if request.overnight not in OVERNIGHT:
        raise InputError(
            "Nights are to be spent at “{found}”; choose one of {expected}.",
            found=request.overnight,
            expected=", ".join(OVERNIGHT),
        )


def _result(request: SurveyRequest, measured: Measured, plan: Plan) -> SurveyResult:
    """Return the result. Raises `InputError` when no site is visited."""
    left_out = _left_out(measured, plan)
    if not plan.visited:
        raise none_left(left_out, request.hours_per_day)
    names = [site.name for site in measured.sites]
    work = [60.0 * site.hours for site in measured.sites]
    rows = rows_of(plan.days, names, work, measured.legs, request.start_hour)
    days = totals_of(rows)
    return SurveyResult(
        request.output,
        request.table,
        rows,
        days,
        left_out,
        len(plan.visited),
        sum(day.drive_h for day in days),
        sum(day.work_h for day in days),
        sum(day.km for day in days),
        plan.optimal,
        _notes(request, measured, plan, left_out, sum(day.drive_h for day in days)),
        0 if plan.bound is None else plan.bound.days,
        0.0 if plan.bound is None else plan.bound.driving / 60.0,
    )


def _left_out(measured: Measured, plan: Plan) -> tuple[LeftOut, ...]:
    found = []
    for place in plan.too_far:
        site, from_base = measured.sites[place], float(measured.minutes[0, place])
        others = np.delete(measured.minutes[place], (0, place))
        near = others[others < UNREACHABLE]
        nearest = float(near.min()) / 60.0 if near.size else None
        found.append(LeftOut(site.name, TOO_FAR, from_base / 60.0, nearest, site.hours))
    for reason, sites in ((UNREACHABLE_SITE, measured.unreachable), (OUTSIDE, measured.outside)):
        found.extend(LeftOut(site.name, reason, None, None, site.hours) for site in sites)
    return tuple(found)


def _notes(
    request: SurveyRequest, measured: Measured, plan: Plan, left_out: Sequence[LeftOut], drive: float
) -> tuple[Text, ...]:
    notes = list(left_out_notes(left_out, request.hours_per_day, request.overnight == "camp"))
    for place in (0, *plan.visited):
        moved = measured.stops[place].moved
        if moved > 0:
            notes.append(
                text(
                    "No route leads to “{site}” itself; the team stops {distance} km from it.",
                    site=measured.sites[place].name,
                    distance=f"{moved / 1000:.2f}",
                )
            )
    if not plan.optimal and plan.bound is not None:
        least = plan.bound.driving / 60.0
        notes.append(
            text(
                "The order of the sites was found by trial: {days} days with {drive} h of driving. No order has fewer "
                "than {least_days} days, and with {days} days none drives less than {least} h, {gap} % less.",
                days=len(plan.days),
                drive=f"{drive:.1f}",
                least_days=plan.bound.days,
                least=f"{least:.1f}",
                gap=f"{100.0 * (1.0 - least / drive):.1f}" if drive else "0",
            )
        )
    return tuple(notes)


def _write(request: SurveyRequest, grid: Grid, result: SurveyResult, measured: Measured, plan: Plan) -> None:
    inputs = {"friction": request.friction, "sites": request.sites, "base": request.base}
    if request.table:
        write_csv(request.table, result.rows)
        provenance.record(request.table, "surveyroute", inputs, request, result)
    # last: survey.csv and survey.gpkg share one record, which is to be that of the layers
    write_layers(request.output, grid, result.rows, result.days, result.left_out, measured, plan)
    provenance.record(request.output, "surveyroute", inputs, request, result)
