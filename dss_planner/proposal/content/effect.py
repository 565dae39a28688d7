"""What the works change, from the plan's table ``scenario`` or from the report of a run, and whether it is stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dss_planner.plan.scenario.request import net_of, summed
from dss_planner.plan.scenario.storing import scenario_is_stale
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.proposal.content.effects import EffectContent, SiteEffect, YearEffect
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.content.spans import Span
from dss_planner.proposal.content.studyfiles import read_json
from dss_planner.provenance import sha256, sidecar

_ENDS = ("low", "mode", "high")
#: Sums of the table and of the report of one run differ by rounding only.
_SAME = 1e-9
REPORT = "scenario.json"


def gather_effect(
    document: PlanDocument, plan: Path, folder: Path, sites: Sequence[Site], report: str = ""
) -> EffectContent | None:
    """Return the scenario of a plan, None where none was worked out.

    plan: its file; report: JSON of a run ('' takes that of the study). Rows of the plan's own table count where there
    are any.
    """
    rows = document.rows("scenario")
    path = Path(report) if report else folder / REPORT
    told = read_json(path)
    if rows:
        told = told if _same_run(rows, told) else {}
        found = _of_rows(rows, sites, told)
        return _together(found, sites, scenario_is_stale(document), "scenario", told)
    if told.get("sites"):
        return _together(_of_report(told, sites), sites, _report_is_stale(path, told, plan), path.name, told)
    return None


def _together(
    found: tuple[SiteEffect, ...], sites: Sequence[Site], stale: bool, source: str, told: Mapping[str, Any]
) -> EffectContent:
    avoided, leaked = (_sum(getattr(one, what) for one in found) for what in ("avoided", "leaked"))
    unknown = [(one.unknown_share, site.area) for one, site in zip(found, sites) if one.unknown_share is not None]
    land = sum(area for _, area in unknown)
    return EffectContent(
        sites=found,
        years=max((year.year for one in found for year in one.years), default=0),
        avoided=avoided,
        leaked=leaked,
        net=_net(avoided, leaked),
        unknown_share=sum(share * area for share, area in unknown) / land
        if len(unknown) == len(found) and land
        else None,
        stale=stale,
        source=source,
        notes=tuple(str(note) for note in told.get("notes", ())),
    )


def _sum(spans: Iterable[Span]) -> Span:
    """Return the sum of what is known; unknown when nothing is."""
    known = [_triple(span) for span in spans if span.known]
    return Span(*summed(known)) if known else Span()


def _net(avoided: Span, leaked: Span) -> Span:
    return Span(*net_of(_triple(avoided), _triple(leaked))) if avoided.known and leaked.known else Span()


def _of_rows(rows: Sequence[Row], sites: Sequence[Site], told: Mapping[str, Any]) -> tuple[SiteEffect, ...]:
    found = []
    for site in sites:
        mine = sorted((row for row in rows if row["site"] == site.uuid), key=lambda row: int(row["year"]))
        years = tuple(
            _year(int(row["year"]), *(_span(row, what) for what in ("avoided", "leaked", "emission"))) for row in mine
        )
        found.append(_site(site, years, _told_of(told, site), mine[-1] if mine else {}))
    return tuple(found)


def _same_run(rows: Sequence[Row], told: Mapping[str, Any]) -> bool:
    """Return whether a report tells of the run whose figures the plan holds: only then may they stand side by side."""
    stored = sum(row["avoided_mode"] or 0.0 for row in rows)
    return bool(told.get("sites")) and abs(stored - float(told["total"][1])) <= _SAME * max(abs(stored), 1.0)


def _of_report(told: Mapping[str, Any], sites: Sequence[Site]) -> tuple[SiteEffect, ...]:
    found = []
    for site in sites:
        mine = _told_of(told, site)
        years = tuple(
            _year(int(year["year"]), *(Span(*year[what]) for what in ("avoided", "leaked", "emission")))
            for year in mine.get("years", ())
        )
        found.append(_site(site, years, mine))
    return tuple(found)


def _told_of(told: Mapping[str, Any], site: Site) -> Mapping[str, Any]:
    return next((one for one in told.get("sites", ()) if one.get("uuid") == site.uuid), {})


def _site(
    site: Site, years: tuple[YearEffect, ...], told: Mapping[str, Any], row: Mapping[str, Any] = MappingProxyType({})
) -> SiteEffect:
    """Return the effect at a site; row: of the last year in the plan's table, where it is from there."""
    loss = site.fact("soil_loss")
    share = loss.share_known if loss is not None else None
    unknown = _first(row.get("unknown_share"), told.get("unknown"), None if share is None else 1.0 - share)
    avoided, leaked = (_sum(getattr(year, what) for year in years) for what in ("avoided", "leaked"))
    return SiteEffect(
        site=site.uuid,
        before=_first(row.get("loss_without"), told.get("before")),
        affected=told.get("affected"),
        years=years,
        avoided=avoided,
        leaked=leaked,
        net=_net(avoided, leaked),
        unknown_share=unknown,
        idle=tuple(str(one) for one in told.get("idle", ())),
        per_tonne=Span(*(row.get(f"cost_per_tonne_{end}") for end in _ENDS)),
        currency=str(row.get("currency") or ""),
    )


def _first(*values: float | None) -> float | None:
    return next((float(value) for value in values if value is not None), None)


def _year(year: int, avoided: Span, leaked: Span, emission: Span) -> YearEffect:
    return YearEffect(year, avoided, leaked, _net(avoided, leaked), emission)


def _span(row: Row, what: str) -> Span:
    return Span(*(row[f"{what}_{end}"] for end in _ENDS))


def _triple(span: Span) -> tuple[float, float, float]:
    mode = float(span.mode or 0.0)
    return float(mode if span.low is None else span.low), mode, float(mode if span.high is None else span.high)


def _report_is_stale(path: Path, told: Mapping[str, Any], plan: Path) -> bool:
    """Return whether the plan's file is another than the one that the run read; unknown counts as stale."""
    record = read_json(sidecar(path.with_name(Path(str(told.get("output") or path.name)).name)))
    return record.get("inputs", {}).get("plan", {}).get("sha256") != sha256(plan)
