"""Why a stage of a schedule lies where it lies, and what speaks against another month: the rules, as sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.basis import YEARS
from dss_planner.plan.scheduling.climate import Climate
from dss_planner.plan.scheduling.months import month_words
from dss_planner.plan.scheduling.moving import by_hand
from dss_planner.plan.scheduling.planned import month_index, remembered_climates, remembered_wishes
from dss_planner.plan.scheduling.schedule import (
    BASELINE,
    BUILD,
    EFFECT,
    MONITOR,
    ORDER,
    PREPARE,
    RENEW,
    UPKEEP,
    Season,
    Work,
    chosen_months,
    months_before,
)
from dss_planner.plan.scheduling.windows import ORDER as BEFORE
from dss_planner.plan.scheduling.windows import Window, comes_before, open_months, window_of
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.plan.store.schema import FIRST_YEAR
from dss_planner.text import Text, text


class Rules:
    """The rules of one plan as it is: what holds for each work. Read it anew when the plan changes."""

    def __init__(self, document: PlanDocument) -> None:
        self._document = document
        self._works: dict[str, Row] = {row["uuid"]: row for row in document.rows("works")}
        self._at: dict[str, list[str]] = {}
        for row in document.rows("works"):
            self._at.setdefault(row["site"], []).append(row["uuid"])
        self._definitions = {row["id"]: row["definition"] for row in document.rows("measures")}
        self._measures: dict[str, Measure] = {}
        self._climates = remembered_climates(document)
        self._own = remembered_wishes(document).windows
        self._rows: dict[str, list[Row]] = {}
        for row in document.rows("schedule"):
            self._rows.setdefault(row["work"], []).append(row)
        self.by_hand = by_hand(document)
        self.first_year = int(document.plan.get("first_year") or FIRST_YEAR)
        self.years = int(document.plan.get("years") or YEARS)

    def measure(self, work: str) -> Measure:
        """Return the measure of a work."""
        name = self._works[work]["measure"]
        if name not in self._measures:
            self._measures[name] = measure_of_record(json.loads(str(self._definitions[name])))
        return self._measures[name]

    def climate(self, work: str) -> Climate:
        """Return the year of the site of a work."""
        return self._climates.get(self._works[work]["site"], Climate())

    def months(self, work: str) -> tuple[int, ...]:
        """Return the months (1–12) in which a work is possible at its site."""
        return open_months(window_of(self.measure(work), self._own), self.climate(work))

    def start(self, work: str) -> date | None:
        """Return the day on which a work begins to be built; None where it has none."""
        return self._day(work, "begin_date", min)

    def against(self, work: str, month: str) -> tuple[Text, ...]:
        """Return what speaks against beginning a work in a calendar month (as 2027-07), each with its rule.

        Raises `InputError` when the month is none.
        """
        index = month_index(month, self.first_year)
        measure, climate = self.measure(work), self.climate(work)
        season = Season(self.first_year, self.years, climate, self._own)
        if not 0 <= index < season.months:
            return (
                text(
                    "{month} is outside the plan ({first}–{last}): the work would have no place in it.",
                    month=month,
                    first=self.first_year,
                    last=self.first_year + self.years - 1,
                ),
            )
        first, last = chosen_months(Work(work, measure, start=index), index, season)
        used = [one % 12 + 1 for one in range(first, last + 1)]
        found = self._against_season(measure, climate, used)
        found += self._against_order(work, measure, month)
        lead = months_before(measure)
        if index < lead:
            found.append(
                text(
                    "Agreeing, surveying and ordering take {count} months [A]; the plan begins only {left} months "
                    "before {month}.",
                    count=lead,
                    left=index,
                    month=month,
                )
            )
        return tuple(found)

    def why(self, row: Row) -> tuple[Text, ...]:
        """Return why a row of the schedule lies where it lies: its rule with evidence."""
        work, stage = str(row["work"]), str(row["stage"])
        measure, climate = self.measure(work), self.climate(work)
        if stage == BUILD:
            return self._why_built(work, measure, climate)
        if stage == PREPARE:
            return (text("Two months to agree on the land and to survey it, before material is ordered [A]."),)
        if stage == ORDER:
            lead = text("Seedlings are grown for a year [A]."), text("Material is ordered two months ahead [A].")
            return (lead[0] if months_before(measure) > 12 else lead[1],)
        if stage == UPKEEP:
            calm = month_words([month for month in climate.unfrozen if month not in climate.storm])
            return (text("After the storms, while the ground is unfrozen: {months}.", months=calm),)
        if stage == RENEW:
            low, high = measure.lifespan.pair
            life = text(
                "Its life of {low}–{high} years is over (the shortest counts) [{tag}].",
                low=f"{low:g}",
                high=f"{high:g}",
                tag=measure.lifespan.tag,
            )
            return (life, *self._season_words(measure, climate))
        if stage == EFFECT:
            low, high = measure.time_to_effect.pair
            return (
                text(
                    "Effect is expected {low} to {high} years after building [{tag}].",
                    low=f"{low:g}",
                    high=f"{high:g}",
                    tag=measure.time_to_effect.tag,
                ),
            )
        if stage in (BASELINE, MONITOR):
            return (
                text(
                    "Sand traps and pins stand through the storm season ({storm}); cover is measured at its fullest, "
                    "July and August.",
                    storm=month_words(climate.storm),
                ),
            )
        return ()

    def _why_built(self, work: str, measure: Measure, climate: Climate) -> tuple[Text, ...]:
        found = []
        if work in self.by_hand:
            found.append(text("People chose this time; the season does not move it."))
        found += self._season_words(measure, climate)
        for other in self._awaited(work, measure):
            end = self._day(other, "end_date", max)
            if end is not None:
                found.append(
                    text(
                        "It waits for “{other}”, done by {day}: {source} [{tag}].",
                        other=self.measure(other).name,
                        day=end.isoformat(),
                        source=BEFORE[measure.kind].source,
                        tag=BEFORE[measure.kind].tag,
                    )
                )
        return tuple(found)

    def _season_words(self, measure: Measure, climate: Climate) -> tuple[Text, ...]:
        window = window_of(measure, self._own)
        months = open_months(window, climate)
        return (
            text(
                "Its months here: {months}. Rule: {source} [{tag}].",
                months=month_words(months),
                source=window.source,
                tag=window.tag,
            ),
            *self._limits(window, climate),
        )

    def _limits(self, window: Window, climate: Climate) -> tuple[Text, ...]:
        found = []
        if window.thaw:
            known = text("measured") if climate.measured else text("assumed [A]")
            found.append(
                text("Unfrozen ground: {months} ({known}).", months=month_words(climate.unfrozen), known=known)
            )
        if window.calm:
            found.append(text("Not in the storm season: {months}.", months=month_words(climate.storm)))
        if window.wet and climate.wet is not None:
            found.append(text("Wet months: {months}.", months=month_words(climate.wet)))
        return tuple(found)

    def _against_season(self, measure: Measure, climate: Climate, used: Sequence[int]) -> list[Text]:
        window = window_of(measure, self._own)
        found = []
        outside = [month for month in used if month not in window.months]
        if outside:
            found.append(
                text(
                    "{work} in {month}: its months are {window}. Rule: {source} [{tag}].",
                    work=measure.name,
                    month=month_words(outside),
                    window=month_words(window.months),
                    source=window.source,
                    tag=window.tag,
                )
            )
        frozen = [month for month in used if window.thaw and month not in climate.unfrozen]
        if frozen:
            known = text("measured") if climate.measured else text("assumed [A]")
            found.append(
                text(
                    "The ground is frozen here in {month}; it is unfrozen in {months} ({known}).",
                    month=month_words(frozen),
                    months=month_words(climate.unfrozen),
                    known=known,
                )
            )
        stormy = [month for month in used if window.calm and month in climate.storm]
        if stormy:
            found.append(
                text(
                    "{month} is in the storm season ({storm}): what is half built is lost [A].",
                    month=month_words(stormy),
                    storm=month_words(climate.storm),
                )
            )
        dry = [month for month in used if window.wet and climate.wet is not None and month not in climate.wet]
        if dry:
            found.append(
                text(
                    "{month} is dry here; wet months are {wet}.",
                    month=month_words(dry),
                    wet=month_words(climate.wet or ()),
                )
            )
        return found

    def _against_order(self, work: str, measure: Measure, month: str) -> list[Text]:
        found = []
        for other in self._awaited(work, measure):
            end = self._day(other, "end_date", max)
            if end is not None and f"{end:%Y-%m}" >= month:
                found.append(
                    text(
                        "“{other}” is done on {day} only, and comes first: {source} [{tag}].",
                        other=self.measure(other).name,
                        day=end.isoformat(),
                        source=BEFORE[measure.kind].source,
                        tag=BEFORE[measure.kind].tag,
                    )
                )
        for other in self._at[self._works[work]["site"]]:
            waits = measure.kind in comes_before(self.measure(other))
            if other == work or not waits or not self._together(work, other):
                continue
            begin = self.start(other)
            if other in self.by_hand and begin is not None and f"{begin:%Y-%m}" <= month:
                found.append(
                    text(
                        "“{other}” waits for it, but people let it begin on {day}.",
                        other=self.measure(other).name,
                        day=begin.isoformat(),
                    )
                )
        return found

    def awaited(self, work: str) -> tuple[str, ...]:
        """Return the keys of the works that a work waits for."""
        return tuple(self._awaited(work, self.measure(work)))

    def _awaited(self, work: str, measure: Measure) -> list[str]:
        before = comes_before(measure)
        if not before:
            return []
        return [
            key
            for key in self._at[self._works[work]["site"]]
            if key != work and self._together(key, work) and self.measure(key).kind in before
        ]

    def _together(self, one: str, other: str) -> bool:
        return (self._works[one].get("package") or "") == (self._works[other].get("package") or "")

    def _day(self, work: str, column: str, choose: type(min)) -> date | None:  # type: ignore[valid-type]
        days = [row[column] for row in self._rows.get(work, ()) if row["stage"] == BUILD and row.get(column)]
        return date.fromisoformat(str(choose(days)).replace("/", "-")) if days else None
