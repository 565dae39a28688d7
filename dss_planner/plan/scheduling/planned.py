"""The schedule of a plan as changes of its rows: what happens when, and when each work stands on the map."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.basis import YEARS
from dss_planner.plan.budget.lines import renewal_years
from dss_planner.plan.drafting.sources import key
from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.months import YEAR
from dss_planner.plan.scheduling.schedule import BASELINE, BUILD, CONFLICT, Entry, Season, Work, schedule
from dss_planner.plan.store.changes import Changes, applied, changes_between
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.plan.store.schema import FIRST_YEAR
from dss_planner.text import Text, text

#: Names of the settings that a schedule is made from, each JSON: site → months, measure → months, work → year,
#: work → calendar month, key of a stage → first and last day.
CLIMATES, WINDOWS, NOT_BEFORE = "season_climates", "season_windows", "season_not_before"
STARTS, DAYS = "season_starts", "season_days"
#: Most years that a plan may have: those that its form offers.
MOST_YEARS = 30


@dataclass(frozen=True)
class Wishes:
    """What people want of the schedule. windows: measure id → months (1–12) instead of the measure's own; not_before:
    key of a work → year of the plan before which it is not built; starts: key of a work → calendar month (as 2027-07)
    in which it begins, whatever the season; days: key of a row of the schedule → its first and last day (ISO), as long
    as there is such a row."""

    windows: Mapping[str, Sequence[int]] = field(default_factory=dict)
    not_before: Mapping[str, int] = field(default_factory=dict)
    starts: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scheduled:
    """changes: of the plan's rows; conflicts: works without a season, and why; notes: what was assumed."""

    changes: Changes
    conflicts: tuple[Text, ...]
    notes: tuple[Text, ...]


def scheduled(
    document: PlanDocument,
    climates: Mapping[str, Climate] | None = None,
    wishes: Wishes | None = None,
    only: Collection[str] | None = None,
) -> Scheduled:
    """Return the schedule of all works of a plan, from its rows as they are now.

    climates: key of a site → its year; wishes: what people want; None takes what the plan remembers. only: keys of the
    sites to place in time, the others stay as they are (None: all). Drawn rows that are locked keep their days. A work
    without a season gets a year after the plan and no days on the map.
    Raises `InputError` for months that are not from 1 to 12.
    """
    known = climates if climates is not None else remembered_climates(document)
    wanted = wishes or remembered_wishes(document)
    measures = {row["id"]: measure_of_record(json.loads(str(row["definition"]))) for row in document.rows("measures")}
    years = int(document.plan.get("years") or YEARS)
    first_year = int(document.plan.get("first_year") or FIRST_YEAR)
    rows: dict[str, list[Row]] = {"works": [], "zones": [], "lines": [], "points": [], "schedule": []}
    conflicts = []
    sites = [site for site in document.rows("sites") if only is None or site["uuid"] in only]
    for site in sites:
        season = Season(first_year, years, known.get(site["uuid"], Climate()), wanted.windows)
        entries, keys = _placed(document, site, measures, season, wanted)
        conflicts += [text("{site}: {note}", site=site["name"], note=one.activity) for one in entries if not one.begin]
        rows["schedule"] += [_schedule_row(entry, own) for entry, own in zip(entries, keys)]
        _date(document, site, measures, season, entries, rows)
    rows["settings"] = _settings(known, wanted)
    new = {row["uuid"] for row in rows["schedule"]}
    chosen = {site["uuid"] for site in sites}
    left = {row["uuid"] for row in document.rows("works") if row["site"] not in chosen}
    gone = [row["uuid"] for row in document.rows("schedule") if row["uuid"] not in new and row["work"] not in left]
    assumed = [site["name"] for site in sites if not known.get(site["uuid"], Climate()).measured]
    return Scheduled(Changes(rows, {"schedule": gone}), tuple(conflicts), _notes(assumed))


def rescheduled(document: PlanDocument, changes: Changes) -> Changes:
    """Return ``changes`` of a plan (a re-draft, another choice of works) together with the schedule that follows."""
    after = applied(document, changes)
    return changes_between(document, applied(after, scheduled(after).changes))


def remembered_climates(document: PlanDocument) -> dict[str, Climate]:
    """Return key of a site → its year, as the plan remembers it."""
    found = {}
    for site, one in _setting(document, CLIMATES).items():
        wet = None if one["wet"] is None else tuple(one["wet"])
        found[site] = Climate(tuple(one["unfrozen"]), wet, tuple(one["storm"]), bool(one["measured"]))
    return found


def remembered_wishes(document: PlanDocument) -> Wishes:
    """Return what people wanted of the schedule, as the plan remembers it."""
    return Wishes(*(_setting(document, name) for name in (WINDOWS, NOT_BEFORE, STARTS, DAYS)))


def month_index(month: str, first_year: int) -> int:
    """Return the month of the plan, from 0, of a calendar month as 2027-07. Raises `InputError` when it is none."""
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise InputError("The month is “{found}”; year and month (as 2027-07) are expected.", found=month) from error
    return (day.year - first_year) * YEAR + day.month - 1


def build_keys(work: str) -> frozenset[str]:
    """Return the keys that the row of building a work may have, whatever the year that the seasons give it."""
    return frozenset(key("schedule", work, BUILD, year, 1) for year in range(1, MOST_YEARS + 1))


def _built_in(document: PlanDocument, site: Row, wishes: Wishes) -> dict[str, str]:
    """Return work → key of the days that people gave its building."""
    found: dict[str, str] = {}
    if wishes.days:
        there = {row["uuid"] for row in document.rows("schedule")}
        for row in document.rows("works"):
            own = sorted(build_keys(row["uuid"]) & wishes.days.keys(), key=lambda one: (one in there, one))
            if row["site"] == site["uuid"] and own:
                found[row["uuid"]] = own[-1]
    return found


def _placed(
    document: PlanDocument, site: Row, measures: Mapping[str, Measure], season: Season, wishes: Wishes
) -> tuple[list[Entry], list[str]]:
    """Return the entries of a site and their keys, with the days that people gave them.

    What follows a work whose building was given days (renewal, upkeep, effect, works that wait for it) follows these
    days; its row keeps the key that they are kept under.
    """
    built = _built_in(document, site, wishes)
    spans = {
        work: tuple(month_index(day[:7], season.first_year) for day in wishes.days[own]) for work, own in built.items()
    }
    thought = _entries(document, site, measures, season, wishes, spans)
    keys = [built.get(entry.work, own) if entry.stage == BUILD else own for entry, own in zip(thought, _keys(thought))]
    return [_with_days(entry, wishes.days.get(own), season) for entry, own in zip(thought, keys)], keys


def _entries(
    document: PlanDocument,
    site: Row,
    measures: Mapping[str, Measure],
    season: Season,
    wishes: Wishes,
    spans: Mapping[str, Sequence[int]],
) -> tuple[Entry, ...]:
    """spans: key of a work → first and last month of the plan, from 0, in which it is built."""
    starts = {work: month_index(month, season.first_year) for work, month in wishes.starts.items()}
    works = [
        Work(
            row["uuid"],
            measures[row["measure"]],
            row.get("package") or "",
            wishes.not_before.get(row["uuid"], 1),
            *spans.get(row["uuid"], (starts.get(row["uuid"]), None)),
        )
        for row in document.rows("works")
        if row["site"] == site["uuid"]
    ]
    plots = any(row["site"] == site["uuid"] and row["kind"] == "pilot" for row in document.rows("points"))
    return schedule(works, season, plots)


def _with_days(entry: Entry, days: Sequence[str] | None, season: Season) -> Entry:
    """Return the entry, with the days that people gave it where they did."""
    if not days or entry.begin is None:
        return entry
    begin, end = (date.fromisoformat(day) for day in days)
    return replace(entry, begin=begin, end=end, year=max(1, begin.year - season.first_year + 1))


def _keys(entries: Sequence[Entry]) -> list[str]:
    """Return the key of the row of each entry: the same work, stage and year have the same key always."""
    counts: dict[tuple, int] = {}
    keys = []
    for entry in entries:
        place = (entry.work, entry.stage, entry.year)
        counts[place] = counts.get(place, 0) + 1
        keys.append(key("schedule", *place, counts[place]))
    return keys


def _schedule_row(entry: Entry, own: str) -> Row:
    sentence = {"template": entry.activity.template, "values": provenance.plain(entry.activity.values)}
    return {
        "uuid": own,
        "work": entry.work,
        "year": entry.year,
        "stage": entry.stage,
        "activity": str(entry.activity),
        "sentence": json.dumps(sentence, ensure_ascii=False),
        "begin_date": entry.begin and entry.begin.isoformat(),
        "end_date": entry.end and entry.end.isoformat(),
    }


def _date(
    document: PlanDocument,
    site: Row,
    measures: Mapping[str, Measure],
    season: Season,
    entries: Sequence[Entry],
    rows: dict[str, list[Row]],
) -> None:
    """Add the years of works and the days of what is drawn of them, and of the plots."""
    kinds = {row["uuid"]: measures[row["measure"]] for row in document.rows("works")}
    spans: dict[str | None, tuple[date | None, date | None]] = {}
    for entry in entries:
        if entry.stage == BUILD and entry.begin:
            rows["works"].append({"uuid": entry.work, "start_year": entry.year})
            spans[entry.work] = entry.begin, _end_of_life(kinds[entry.work], entry.begin, entry.year, season)
        elif entry.stage == CONFLICT:
            rows["works"].append({"uuid": entry.work, "start_year": season.years + 1})
            spans[entry.work] = None, None
        elif entry.stage == BASELINE:
            spans[None] = entry.begin, _end_of_plan(season)
    for table in ("zones", "lines", "points"):
        for row in document.rows(table):
            fixed = row.get("locked") and row.get("begin_date")
            if row["site"] == site["uuid"] and row.get("work") in spans and not fixed:
                begin, end = (day and day.isoformat() for day in spans[row.get("work")])
                rows[table].append({"uuid": row["uuid"], "begin_date": begin, "end_date": end})


def _end_of_life(measure: Measure, begin: date, year: int, season: Season) -> date:
    """Return the day on which a work, renewed as the schedule says, is worn out: the shortest life counts."""
    life = int(measure.lifespan.pair[0])
    if life <= 1:  # done every year of the plan
        return _end_of_plan(season)
    lives = 1 + len(renewal_years(measure, year, season.years))
    last = begin.year + lives * life
    if (begin.month, begin.day) == (2, 29):  # 28 February, whether the last year is a leap year or not
        return date(last, 2, 28)
    return begin.replace(year=last) - timedelta(days=1)


def _end_of_plan(season: Season) -> date:
    return date(season.first_year + season.years - 1, 12, 31)


def _settings(climates: Mapping[str, Climate], wishes: Wishes) -> list[Row]:
    measured = any(one.measured for one in climates.values())
    source = "temperature and precipitation of the study" if measured else "assumed: frozen from November to March"
    contents: list[tuple[str, object, str, str]] = [
        (CLIMATES, {site: asdict(one) for site, one in climates.items()}, "D" if measured else "A", source),
        (WINDOWS, {name: list(months) for name, months in wishes.windows.items()}, "", "entered"),
        (NOT_BEFORE, dict(wishes.not_before), "", "entered"),
        (STARTS, dict(wishes.starts), "", "entered"),
        (DAYS, {name: list(days) for name, days in wishes.days.items()}, "", "entered"),
    ]
    return [
        {"name": name, "value": json.dumps(value, sort_keys=True), "evidence": tag or None, "source": whence}
        for name, value, tag, whence in contents
    ]


def _setting(document: PlanDocument, name: str) -> dict:
    return next((json.loads(row["value"]) for row in document.rows("settings") if row["name"] == name), {})


def _notes(assumed: Sequence[str]) -> tuple[Text, ...]:
    if not assumed:
        return ()
    return (
        text(
            "The study has no monthly temperature for {sites}: the ground is taken for unfrozen from April to October. "
            "Align a temperature layer, or check the schedule with people who know the place.",
            sites=", ".join(f"“{name}”" for name in assumed),
        ),
    )
