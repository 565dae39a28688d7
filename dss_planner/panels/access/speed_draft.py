"""The speeds of one way of travel while they are edited: defaults with their source, changes, undo, JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dss_planner.access.speeds import SEASONS, SpeedTable, as_dict, load_speeds, read_speeds
from dss_planner.access.speedtable import FASTEST, Evidence
from dss_planner.errors import InputError
from dss_planner.provenance import write_json

#: Season → entry → km/h.
Own = dict[str, dict[str, float]]
#: Up to this slope [degrees], factor on the speeds off the roads.
Slopes = tuple[tuple[float, float], ...]
_GROUPS = ("landcover", "roads", "default_road", "places")


class SpeedDraft:
    """Own speeds and slope factors over the product's defaults; each change can be undone. Nothing is stored in the
    study by itself."""

    def __init__(
        self,
        mode: str,
        own: Mapping[str, Mapping[str, float]] | None = None,
        slopes: Sequence[tuple[float, float]] = (),
    ) -> None:
        self.mode = mode
        self.defaults: dict[str, SpeedTable] = {season: load_speeds(season, mode) for season in SEASONS}
        self._speeds = {season: table.speeds() for season, table in self.defaults.items()}
        self._own: Own = {season: dict((own or {}).get(season, {})) for season in SEASONS}
        self._slopes: Slopes = tuple(slopes)
        self._before: list[tuple[Own, Slopes]] = []

    def rows(self) -> dict[str, tuple[str, ...]]:
        """Return the entries of each group of the table, in the order of the defaults."""
        names = dict.fromkeys(name for values in (*self._speeds.values(), *self._own.values()) for name in values)
        return {group: tuple(name for name in names if name.partition(".")[0] == group) for group in _GROUPS}

    def default(self, name: str, season: str) -> float | None:
        """Return the default speed [km/h]; None where the table has none."""
        return self._speeds[season].get(name)

    def value(self, name: str, season: str) -> float | None:
        """Return the speed that counts [km/h]."""
        return self._own[season].get(name, self.default(name, season))

    def changed(self, name: str, season: str) -> bool:
        """Return whether the speed is the user's own."""
        return name in self._own[season]

    def evidence(self, name: str, season: str) -> Evidence | None:
        """Return where the default comes from."""
        return self.defaults[season].evidence.get(name)

    def set(self, name: str, season: str, speed: float | None) -> bool:
        """Take a speed [km/h]; None, or the default itself, puts the default back. False when nothing changes.

        Raises `InputError` for a number out of range.
        """
        if speed is not None and not 0.0 <= speed <= FASTEST:
            raise InputError(
                "The speed {found} km/h is out of range; 0 (impassable) to {most} km/h is expected. Correct it.",
                found=speed,
                most=FASTEST,
            )
        own = dict(self._own[season])
        own.pop(name, None)
        if speed is not None and speed != self.default(name, season):
            own[name] = float(speed)
        return self._take({**self._own, season: own}, self._slopes)

    @property
    def default_slopes(self) -> Slopes:
        """The product's slope factors; they hold in every season."""
        return self.defaults[SEASONS[0]].slope_factors

    @property
    def slopes(self) -> Slopes:
        """The slope factors that count."""
        return self._slopes or self.default_slopes

    @property
    def slopes_changed(self) -> bool:
        """Whether the slope factors are the user's own."""
        return bool(self._slopes)

    def slope_evidence(self, bound: float) -> Evidence | None:
        """Return where the factor up to this slope comes from."""
        return self.table(SEASONS[0]).evidence.get(f"slope.{bound:g}")

    def set_slopes(self, factors: Sequence[tuple[float, float]]) -> bool:
        """Take slope factors; none, or the defaults themselves, put the defaults back. False when nothing changes.

        Raises `InputError` as `SpeedTable.with_slope`.
        """
        given = self.defaults[SEASONS[0]].with_slope(factors).slope_factors if factors else ()
        return self._take(self._own, () if given == self.default_slopes else given)

    def split_slope(self, row: int) -> bool:
        """Cut the class of slope ``row`` in two halves with its factor: nothing changes until one is edited."""
        factors = list(self.slopes)
        lower = factors[row - 1][0] if row else 0.0
        bound, factor = factors[row]
        return self.set_slopes([*factors[:row], (round((lower + bound) / 2.0, 1), factor), *factors[row:]])

    def drop_slope(self, row: int) -> bool:
        """Leave out the class of slope ``row``: the next steeper one begins where it began. The last one stays."""
        factors = list(self.slopes)
        if not 0 <= row < len(factors) - 1:
            return False
        return self.set_slopes(factors[:row] + factors[row + 1 :])

    def reset(self) -> bool:
        """Put all defaults of this way of travel back."""
        return self._take({season: {} for season in SEASONS}, ())

    def undo(self) -> bool:
        """Take the last change back."""
        if not self._before:
            return False
        self._own, self._slopes = self._before.pop()
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def count(self) -> int:
        """How many speeds are the user's own."""
        return sum(len(values) for values in self._own.values())

    def own_slopes(self) -> Slopes:
        """Return the user's own slope factors; empty for the defaults."""
        return self._slopes

    def own(self) -> Own:
        """Return the user's own speeds; seasons without any are not there."""
        return {season: dict(values) for season, values in self._own.items() if values}

    def table(self, season: str) -> SpeedTable:
        """Return the whole speed table of a season."""
        table = self.defaults[season]
        for name, speed in self._own[season].items():
            table = table.with_speed(name, speed)
        return table.with_slope(self._slopes) if self._slopes else table

    def export(self, path: str | Path) -> None:
        """Write the tables of all seasons, as the algorithm “Friction” reads them. Raises `OSError`."""
        write_json(path, {"seasons": {season: as_dict(self.table(season)) for season in SEASONS}})

    def read(self, path: str | Path, season: str) -> tuple[str, ...]:
        """Take the speeds of a JSON file; return the seasons that it holds. A file of one table counts for ``season``.

        Raises `InputError` for a file that is no speed table or is one of another way of travel.
        """
        held = tuple(found for found in _seasons_in(path) if found in SEASONS) or (season,)
        own = {key: dict(values) for key, values in self._own.items()}
        slopes = self._slopes
        for key in held:
            table = read_speeds(path, key, self.mode)
            if table.mode and table.mode != self.mode:
                raise InputError(
                    "The speed table “{path}” is for “{found}”, but “{expected}” is edited. Choose that way of travel "
                    "first.",
                    path=path,
                    found=table.mode,
                    expected=self.mode,
                )
            own[key] = {name: speed for name, speed in table.speeds().items() if speed != self.default(name, key)}
            # a table without slope factors says nothing of them
            if any(name.startswith("slope.") for name in table.evidence) or len(table.slope_factors) > 1:
                slopes = () if table.slope_factors == self.default_slopes else table.slope_factors
        self._take(own, slopes)
        return held

    def _take(self, own: Own, slopes: Slopes) -> bool:
        if (own, slopes) == (self._own, self._slopes):
            return False
        self._before.append((self._own, self._slopes))
        self._own, self._slopes = own, slopes
        return True


def _seasons_in(path: str | Path) -> tuple[str, ...]:
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()  # reading it as a table says what is wrong
    if not isinstance(content, dict):
        return ()
    seasons = content.get("seasons", ())
    if seasons:
        return tuple(seasons)
    return (str(content["season"]),) if content.get("season") else ()
