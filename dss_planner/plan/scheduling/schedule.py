"""When the works of a site are agreed on, built, kept up and renewed, and when they are measured, by its seasons."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dss_planner.erosion.wind.seasons import season_name
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import PLANTINGS
from dss_planner.plan.budget.lines import renewal_years
from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.months import YEAR, first_day, last_day, month_of, runs, year_of
from dss_planner.plan.scheduling.windows import comes_before, open_months, window_of
from dss_planner.text import Text, text

PREPARE, ORDER, BUILD, UPKEEP, RENEW, EFFECT = "prepare", "order", "build", "upkeep", "renew", "effect"
BASELINE, MONITOR, CONFLICT = "baseline", "monitor", "conflict"
#: Stages in the order in which tables and charts show them.
STAGES = (PREPARE, ORDER, BASELINE, BUILD, UPKEEP, RENEW, MONITOR, EFFECT, CONFLICT)
#: Months that agreeing and surveying take, and ordering material [A].
_PREPARING, _ORDERING = 2, 2
#: A work is built in a campaign of at most so many months [A]; a season with fewer left is not begun [A].
_CAMPAIGN = 2
#: Months in which cover is measured at its fullest: July and August (SCIENCE 3).
_COVER_MONTHS = (7, 8)
#: Seedlings are grown for a year in a nursery before they are planted [A].
_GROWING = 12
_SEEDLINGS = frozenset({"tree_belt", "shrub_belt", "haloxylon"})
#: Kinds of measures that need no material.
_NOTHING_TO_ORDER = frozenset({"rot_graze", "residue"})


@dataclass(frozen=True)
class Work:
    """A work to place in time. key, measure; group: works of one group wait for each other; not_before: year of the
    plan (from 1) before which it is not built; start: month of the plan, from 0, that people chose for its beginning,
    whatever the season (None: the season decides); end: month in which they chose it to be done (None: a campaign)."""

    key: str
    measure: Measure
    group: str = ""
    not_before: int = 1
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Entry:
    """One bar of the schedule. work: its key; stage: one of `STAGES`; activity: what is done; year: of the plan, from
    1; begin, end: days, both None for a conflict."""

    work: str
    stage: str
    activity: Text
    year: int
    begin: date | None
    end: date | None


@dataclass(frozen=True)
class Season:
    """What a schedule is made for. first_year: calendar year of year 1; years: of the plan; own: measure id → months
    (1–12) that replace those of the measure."""

    first_year: int
    years: int
    climate: Climate = field(default_factory=Climate)
    own: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @property
    def months(self) -> int:
        """Months of the plan."""
        return self.years * YEAR


def schedule(works: Sequence[Work], season: Season, monitored: bool = False) -> tuple[Entry, ...]:
    """Return the schedule of the works of one site; monitored: whether there are plots to measure at.

    A work without a possible month has one entry, a conflict that says why. Raises `InputError` for wrong own months.
    """
    begin = _after_baseline(season) if monitored else 0
    built: dict[str, tuple[int, int]] = {}
    failed: dict[str, Text] = {}
    for work in _in_order(works):
        found = _place(work, works, built, failed, begin, season)
        if isinstance(found, Text):
            failed[work.key] = found
        else:
            built[work.key] = found
    entries = []
    for work in works:
        if work.key in failed:
            entries.append(Entry(work.key, CONFLICT, failed[work.key], min(work.not_before, season.years), None, None))
        else:
            entries += _entries(work, *built[work.key], season)
    if monitored and built:
        entries += _monitoring(built, season)
    return tuple(entries)


def _in_order(works: Sequence[Work]) -> list[Work]:
    """Return the works so that each comes after those it waits for."""

    def depth(work: Work, seen: tuple[str, ...] = ()) -> int:
        waits = [one for one in _awaited(work, works) if one.key not in seen]
        return 1 + max((depth(one, (*seen, work.key)) for one in waits), default=0)

    return sorted(works, key=depth)


def _awaited(work: Work, works: Sequence[Work]) -> list[Work]:
    before = comes_before(work.measure)
    return [one for one in works if one.measure.kind in before and one.group == work.group and one.key != work.key]


def _after_baseline(season: Season) -> int:
    """Return the first month after the first storm season of the plan: that is measured before any work begins [A]."""
    storms = runs(season.climate.storm, 0, YEAR)
    return storms[0][1] + 1 if storms else 0


def _place(
    work: Work,
    works: Sequence[Work],
    built: Mapping[str, tuple[int, int]],
    failed: Mapping[str, Text],
    begin: int,
    season: Season,
) -> tuple[int, int] | Text:
    """Return first and last month of building, from the month ``begin`` on, or why there is none."""
    if work.start is not None:
        return _chosen(work, work.start, season)
    waits = _awaited(work, works)
    lost = next((one for one in waits if one.key in failed), None)
    if lost is not None:
        return text(
            "{work} is not placed: it waits for {other}, which has no place in the plan.",
            work=work.measure.name,
            other=lost.measure.name,
        )
    window = window_of(work.measure, season.own)
    months = open_months(window, season.climate)
    if not months:
        return _no_month(work.measure, season)
    ready = max(
        [
            begin,
            months_before(work.measure),
            (work.not_before - 1) * YEAR,
            *(built[one.key][1] + 1 for one in waits),
        ]
    )
    # from a year before on, so that what is left of a season that has begun is told from a whole short one
    for first, last in runs(months, ready - ready % YEAR - YEAR, season.months):
        start = max(first, ready)
        if start <= last and last - start + 1 >= min(_CAMPAIGN, last - first + 1):
            return start, min(last, start + _CAMPAIGN - 1)
    return text(
        "{work} is not placed: it can begin from month {month} of year {year} on, and no season for it ({months}) is "
        "left before the plan ends. Begin the works before it earlier, or plan more years.",
        work=work.measure.name,
        month=ready % YEAR + 1,
        year=year_of(ready),
        months=season_name(months),
    )


def _chosen(work: Work, start: int, season: Season) -> tuple[int, int] | Text:
    """Return the months of a work that people gave a beginning: a campaign, as long as the season for it lasts."""
    if not 0 <= start < season.months:
        return text(
            "{work} is not placed: it is to begin in {month}, and the plan is from {first} to {last}. Choose another "
            "month, or plan more years.",
            work=work.measure.name,
            month=first_day(start, season.first_year).strftime("%Y-%m"),
            first=season.first_year,
            last=season.first_year + season.years - 1,
        )
    return chosen_months(work, start, season) if work.end is None else (start, work.end)


def chosen_months(work: Work, start: int, season: Season) -> tuple[int, int]:
    """Return first and last month of a work that begins in a month of the plan: a campaign, or the rest of a season."""
    months = open_months(window_of(work.measure, season.own), season.climate)
    end = start
    while end + 1 < min(start + _CAMPAIGN, season.months) and (
        month_of(end + 1) in months or month_of(start) not in months
    ):
        end += 1
    return start, end


def months_before(measure: Measure) -> int:
    """Return how many months before building a work has to be agreed on and its material ordered [A]."""
    return _PREPARING + _ordering(measure)


def _no_month(measure: Measure, season: Season) -> Text:
    window, climate = window_of(measure, season.own), season.climate
    return text(
        "{work} is not placed: no month is left for it. Its months are {months}; here the ground is unfrozen in "
        "{unfrozen}, storms come in {storm}, and rain falls in {wet}. Enter months of your own, or choose another "
        "measure.",
        work=measure.name,
        months=season_name(window.months),
        unfrozen=season_name(climate.unfrozen) if climate.unfrozen else text("no month"),
        storm=season_name(climate.storm),
        wet=season_name(climate.wet) if climate.wet else text("months that are not known"),
    )


def _entries(work: Work, begin: int, end: int, season: Season) -> list[Entry]:
    measure = work.measure
    ordered = begin - _ordering(measure)
    asked = text("{work}: agree on the land and survey it", work=measure.name)
    found = []
    if ordered > 0:  # what should have been done before the plan began has no bar
        found.append(_entry(work.key, PREPARE, asked, max(ordered - _PREPARING, 0), ordered - 1, season))
    if max(ordered, 0) < begin:
        grown = measure.kind in _SEEDLINGS
        wanted = text("{work}: have seedlings grown", work=measure.name)
        material = text("{work}: order material", work=measure.name)
        found.append(_entry(work.key, ORDER, wanted if grown else material, max(ordered, 0), begin - 1, season))
    found.append(_entry(work.key, BUILD, text("{work}: build", work=measure.name), begin, end, season))
    renewed = renewal_years(measure, year_of(begin), season.years)
    for year in range(year_of(begin) + 1, season.years + 1):
        found += _later(work, year, year in renewed, season)
    earliest, latest = measure.time_to_effect.pair
    seen = end + math.ceil(latest * YEAR)
    if seen < season.months:
        done = text("{work}: effect expected by now", work=measure.name)
        found.append(_entry(work.key, EFFECT, done, end + math.floor(earliest * YEAR), seen, season))
    return found


def _ordering(measure: Measure) -> int:
    """Return how many months before building the material of a measure is ordered."""
    if measure.kind in _NOTHING_TO_ORDER:
        return 0
    return _GROWING if measure.kind in _SEEDLINGS else _ORDERING


def _later(work: Work, year: int, renewed: bool, season: Season) -> list[Entry]:
    """Return the renewal or the upkeep of a work in a year of the plan after it was built."""
    measure, start = work.measure, (year - 1) * YEAR
    months = open_months(window_of(measure, season.own), season.climate)
    if months and (renewed or measure.lifespan.pair[0] <= 1.0):
        first, last = runs(months, start, start + YEAR)[0]
        again = text("{work}: renew", work=measure.name) if renewed else _upkeep(measure)
        return [_entry(work.key, RENEW if renewed else UPKEEP, again, first, min(last, first + _CAMPAIGN - 1), season)]
    climate = season.climate
    # when the storms are over: what they damaged is mended, what was planted is watered and guarded
    calm = [month for month in climate.unfrozen if month not in climate.storm] or list(climate.unfrozen)
    if not calm:
        return []
    first, last = max(runs(calm, start, start + YEAR), key=lambda run: run[1] - run[0])
    if measure.kind not in PLANTINGS:
        last = min(last, first + _CAMPAIGN - 1)
    return [_entry(work.key, UPKEEP, _upkeep(measure), first, last, season)]


def _upkeep(measure: Measure) -> Text:
    return text("{work}: {upkeep}", work=measure.name, upkeep=measure.maintenance.value)


def _monitoring(built: Mapping[str, tuple[int, int]], season: Season) -> list[Entry]:
    """Return what is measured before and after; it stands with the work that is built first."""
    work = min(built, key=lambda key: built[key])
    begin = built[work][0]
    storms = runs(season.climate.storm, 0, season.months)
    before = [run for run in storms if run[1] < begin]
    first, last = before[-1] if before else (max(0, begin - _CAMPAIGN), begin - 1)
    what = text("Plots and controls before the works: photo points, cover, sand traps, erosion pins")
    found = [_entry(work, BASELINE, what, first, last, season)] if first <= last else []
    traps = text("Plots and controls: sand traps and erosion pins in the storm season")
    cover = text("Plots and controls: photo points and cover at its fullest")
    found += [_entry(work, MONITOR, traps, *run, season) for run in storms if run[0] > begin]
    found += [_entry(work, MONITOR, cover, *run, season) for run in runs(_COVER_MONTHS, begin, season.months)]
    return sorted(found, key=lambda one: str(one.begin))


def _entry(work: str, stage: str, activity: Text, first: int, last: int, season: Season) -> Entry:
    return Entry(
        work=work,
        stage=stage,
        activity=activity,
        year=year_of(last if stage == EFFECT else first),
        begin=first_day(first, season.first_year),
        end=last_day(last, season.first_year),
    )
