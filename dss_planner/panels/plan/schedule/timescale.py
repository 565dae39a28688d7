"""Days and places on the chart of a schedule: how wide a month is, and which day lies where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

YEARS, QUARTERS, MONTHS = "years", "quarters", "months"
ZOOMS = (YEARS, QUARTERS, MONTHS)
#: A month is at least so wide [px].
_LEAST = {YEARS: 0.0, QUARTERS: 26.0, MONTHS: 62.0}
_MONTH_DAYS = 30.44


@dataclass(frozen=True)
class TimeScale:
    """first_year, years: of the plan; width: room there is [px]; zoom: one of `ZOOMS`."""

    first_year: int
    years: int
    width: float
    zoom: str = YEARS

    @property
    def begin(self) -> date:
        """First day of the plan."""
        return date(self.first_year, 1, 1)

    @property
    def end(self) -> date:
        """The day after the last one of the plan."""
        return date(self.first_year + self.years, 1, 1)

    @property
    def per_day(self) -> float:
        """Width of a day [px]; the whole plan fills the room where months are not asked to be wider."""
        fits = max(self.width, 1.0) / (self.end - self.begin).days
        return max(fits, _LEAST[self.zoom] / _MONTH_DAYS)

    @property
    def whole(self) -> float:
        """Width of the whole plan [px]."""
        return self.per_day * (self.end - self.begin).days

    def place(self, day: date) -> float:
        """Return where a day begins [px from the first day of the plan]."""
        return (day - self.begin).days * self.per_day

    def day(self, place: float) -> date:
        """Return the day at a place; the first or last one beside the plan."""
        days = int(place // self.per_day)
        return self.begin + timedelta(days=min(max(days, 0), (self.end - self.begin).days - 1))

    def months(self) -> list[date]:
        """Return the first days of all months of the plan."""
        return [date(self.first_year + number // 12, number % 12 + 1, 1) for number in range(12 * self.years)]


def month_after(month: date, count: int = 1) -> date:
    """Return the first day of the month ``count`` months after (before, when negative) the one of a day."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)
