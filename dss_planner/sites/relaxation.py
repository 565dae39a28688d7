"""Why no further region was found, and the smallest change of one rule that would leave room for one more."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.sites.growth import AREA_MARGIN
from dss_planner.sites.land import Land, Survey
from dss_planner.sites.rulechange import Relaxation
from dss_planner.text import text

#: Halvings of the interval in which a relaxed value lies: to a 4 000th of the rule's value.
_HALVINGS = 12
#: Surveys at most: the rules as asked, then for each of two rules the end of its interval and the halvings.
_MOST = 1 + 2 * (1 + _HALVINGS)


@dataclass(frozen=True)
class Rules:
    """The rules a further region must keep. min_area [ha], spacing [CRS units, metres], min_score (0–100)."""

    min_area: float
    spacing: float
    min_score: float

    @property
    def room(self) -> float:
        """Hectares of contiguous land that a region needs."""
        return self.min_area * (1 + AREA_MARGIN)


def relaxations(
    land: Land, rules: Rules, progress: Progress = silent, cancelled: CancelCheck = never
) -> tuple[Relaxation, ...]:
    """Return the single changes that would each leave room for one more region, the relatively smallest first."""
    return _Trials(land, rules, progress, cancelled).relaxations()


class _Trials:
    """Surveys of the land under other rules."""

    def __init__(self, land: Land, rules: Rules, progress: Progress, cancelled: CancelCheck) -> None:
        self._land = land
        self._rules = rules
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def relaxations(self) -> tuple[Relaxation, ...]:
        """Return the changes that would do; see `relaxations`."""
        rules, found = self._rules, []
        asked = self._survey(rules.spacing, rules.min_score)
        if 0 < asked.largest < rules.room:
            found.append(_area(rules.min_area, asked.largest))
        if self._land.regions:
            enough = self._nearest(lambda spacing: (spacing, rules.min_score), rules.spacing, asked)
            if enough is not None:
                found.append(_spacing(rules.spacing, enough))
        if rules.min_score > 0:
            enough = self._nearest(lambda score: (rules.spacing, score), rules.min_score, asked)
            if enough is not None:
                found.append(_score(rules.min_score, enough))
        return tuple(sorted(found, key=lambda change: 1 - change.enough / change.value))

    def _nearest(self, changed: Callable[[float], tuple[float, float]], value: float, asked: Survey) -> float | None:
        """Return nearly the largest number below ``value`` that leaves the room needed; None when not even 0 does.

        changed: spacing and least score with another number in place of ``value``, for which ``asked`` holds.
        """
        needed = self._rules.room
        weaker, stricter = self._survey(*changed(0.0)), asked
        if weaker.largest < needed:
            return None
        low, high = 0.0, value
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            tried = self._survey(*changed(middle), (weaker, stricter))
            if tried.largest >= needed:
                low, weaker = middle, tried
            else:
                high, stricter = middle, tried
        return low

    def _survey(self, spacing: float, min_score: float, between: tuple[Survey, Survey] | None = None) -> Survey:
        part = portion(self._progress, self._done / _MOST, (self._done + 1) / _MOST)
        part(0.0, text("Looking for the rule that keeps one more site out: trial {number}", number=self._done + 1))
        self._done += 1
        stop_if(self._cancelled)
        return self._land.survey(spacing, min_score, part, self._cancelled, between, self._rules.room)


def _area(value: float, room: float) -> Relaxation:
    enough = math.floor(room * (1 - AREA_MARGIN) * 100) / 100
    return Relaxation(
        "min_area",
        value,
        enough,
        text(
            "The largest land left has {enough} ha: a least area of {enough} ha instead of {value} ha would leave "
            "room for one more site.",
            # rounded down: the number told must leave room when it is typed in
            enough=f"{math.floor(enough):,}" if enough >= 100 else f"{enough:g}",
            value=f"{value:,.6g}",
        ),
    )


def _spacing(value: float, enough: float) -> Relaxation:
    kilometres = math.floor(enough) / 1000
    return Relaxation(
        "spacing",
        value / 1000,
        kilometres,
        text(
            "A spacing of {enough} km instead of {value} km would leave room for one more site.",
            enough=f"{kilometres:g}",
            value=f"{value / 1000:g}",
        ),
    )


def _score(value: float, enough: float) -> Relaxation:
    points = math.floor(enough * 100) / 100
    return Relaxation(
        "min_score",
        value,
        points,
        text(
            "A least score of {enough} instead of {value} would leave room for one more site.",
            enough=f"{points:g}",
            value=f"{value:g}",
        ),
    )
