"""Sites in the order shown: looked through once, so that a decision about one of thousands is followed at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.sites.combining import ranks
from dss_planner.study.sitedecisions import EXCLUDED, PINNED, Ground, Row, SiteDecision, fields_of

#: Groups of sites in the order shown: kept at the top, the others, left out.
AT_TOP, PLAIN, LEFT_OUT = range(3)
_GROUPS = {PINNED: AT_TOP, EXCLUDED: LEFT_OUT}


@dataclass(frozen=True)
class Standing:
    """One site in the order shown. rank: among those that count, None for others. decision: about it, if any."""

    row: Row
    rank: int | None
    decision: SiteDecision | None


class SiteOrder(Sequence[Standing]):
    """The sites as they are shown: those kept at the top, the others by rank, at the end those left out.

    rows: of the file. places: of the sites shown, in ``rows``, in the order shown. ranks, groups: of each of ``rows``;
    rank 0 stands for none. decisions: place → what was decided of it. idle: decisions about places where no site lies.
    """

    def __init__(
        self,
        ranked: RankedSites,
        ranks: np.ndarray,
        groups: np.ndarray,
        decisions: Mapping[int, SiteDecision],
        idle: tuple[SiteDecision, ...],
    ) -> None:
        self.ranked, self.rows = ranked, ranked.rows
        self.ranks, self.groups, self.decisions, self.idle = ranks, groups, decisions, idle
        # by group, then by rank, those without a rank behind; else as in the file
        self.places = np.lexsort((ranks, ranks == 0, groups))
        self._positions: np.ndarray | None = None

    def __len__(self) -> int:
        """Return the number of sites."""
        return len(self.places)

    def __getitem__(self, position):  # type: ignore[no-untyped-def,override]  # noqa: ANN001,ANN204
        """Return how the site at a position of the order shown stands; of a slice a list."""
        if isinstance(position, slice):
            return [self.at(int(place)) for place in self.places[position]]
        return self.at(int(self.places[position]))

    def __iter__(self) -> Iterator[Standing]:
        """Yield the sites in the order shown."""
        return (self.at(place) for place in self.places.tolist())

    def at(self, place: int) -> Standing:
        """Return how the site at a place of the file stands."""
        return Standing(self.rows[place], int(self.ranks[place]) or None, self.decisions.get(place))

    def standing(self, site: str) -> Standing | None:
        """Return how a site stands; None when there is none such."""
        found = self.ranked.ground.places.get(site)
        return None if found is None else self.at(found[0])

    def position(self, site: str) -> int:
        """Return the position of a site in the order shown; -1 when there is none such."""
        found = self.ranked.ground.places.get(site)
        if found is None:
            return -1
        if self._positions is None:
            self._positions = np.empty(len(self.places), dtype=int)
            self._positions[self.places] = np.arange(len(self.places))
        return int(self._positions[found[0]])


class RankedSites:
    """The sites of one file, and what they were written with.

    sample: of each field the first value that is known.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.ground = Ground(rows)
        self._scores = np.array([_score(row) for row in rows], dtype=float)
        self.sample = _sample(rows)
        names = tuple(fields_of(None))
        written = ((place, tuple(row.get(name) or "" for name in names)) for place, row in enumerate(rows))
        self._written = {place: fields for place, fields in written if any(fields)}

    def order(self, decisions: Sequence[SiteDecision]) -> SiteOrder:
        """Return the order shown with these decisions.

        Ranks are those that `rank_again` will write: the scores of a study's sites are their own, so that leaving one
        out moves the others up.
        """
        held, idle = self.ground.held(decisions)
        by_place = {place: decision for key, decision in held.items() for place in self.ground.places[key]}
        groups = np.full(len(self.rows), PLAIN)
        for place, decision in by_place.items():
            groups[place] = _GROUPS[decision.kind]
        found = ranks(np.where(groups == LEFT_OUT, np.nan, self._scores)) if len(self.rows) else np.zeros(0, dtype=int)
        return SiteOrder(self, found, groups, by_place, idle)

    def carries(self, decisions: Sequence[SiteDecision]) -> bool:
        """Return whether the sites of the file carry these decisions."""
        held, _ = self.ground.held(decisions)
        wanted = {
            place: tuple(value or "" for value in fields_of(decision).values())
            for key, decision in held.items()
            for place in self.ground.places[key]
        }
        return wanted == self._written


def _sample(rows: Sequence[Row]) -> Row:
    found: dict[str, object] = {}
    missing = dict.fromkeys(name for row in rows[:1] for name in row)
    for row in rows:
        known = {name: row[name] for name in missing if row.get(name) not in (None, "")}
        found.update(known)
        for name in known:
            del missing[name]
    return found


def _score(row: Row) -> float:
    value = row.get("score")
    return float(value) if isinstance(value, (int, float)) else np.nan
