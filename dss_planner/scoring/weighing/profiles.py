"""Weights of countries, working groups and people: who set them and when, their mean and their spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dss_planner.errors import InputError

#: What a profile may stand for; others are kept as they are.
KINDS = ("country", "working_group", "person")
#: What is said of a profile in words.
WORDS = ("kind", "who", "organisation", "country", "when", "note")


@dataclass(frozen=True)
class Profile:
    """The weights that someone gives.

    name: of the country, group or person. weights: criterion id → share, any numbers from 0 on; none while the answers
    do not say all of them yet. kind: one of `KINDS`. who: who entered them. when: ISO date. note: why. answers: the
    pairwise comparison that the weights come from, if one was made: (criterion id, other id, how many times as
    important). organisation, country: of who gave them, as far as known.
    """

    name: str
    weights: dict[str, float] = field(default_factory=dict)
    kind: str = ""
    who: str = ""
    when: str = ""
    note: str = ""
    answers: tuple[tuple[str, str, float], ...] = ()
    organisation: str = ""
    country: str = ""

    def as_dict(self) -> dict:
        """Return the profile as plain values for JSON."""
        words = {key: getattr(self, key) for key in WORDS if getattr(self, key)}
        answers = {"answers": [list(answer) for answer in self.answers]} if self.answers else {}
        return {"name": self.name, **words, "weights": dict(self.weights), **answers}


@dataclass(frozen=True)
class WeightSpread:
    """What the profiles say about one criterion [% of the score]. deviation: standard deviation over the profiles (n).

    lowest_by, highest_by: names of the profiles that give least and most.
    """

    criterion: str
    mean: float
    lowest: float
    highest: float
    deviation: float
    lowest_by: str
    highest_by: str


def profile_weights(profiles: Sequence[Profile], criteria: Sequence[str]) -> np.ndarray:
    """Return float64 (profiles, criteria): weights of each profile, summing to 1.

    Raises `InputError` when a profile says nothing about a criterion, or weighs only others: no criterion is filled in
    or dropped silently.
    """
    if not profiles:
        raise InputError("There is no weight profile. Add the weights of at least one country, group or person.")
    rows = []
    for profile in profiles:
        lacking = [key for key in criteria if key not in profile.weights]
        if lacking:
            raise InputError(
                "The weight profile “{profile}” says nothing about {lacking}. Give each criterion a weight (0 where it "
                "does not count).",
                profile=profile.name,
                lacking=", ".join(lacking),
            )
        row = np.array([profile.weights[key] for key in criteria], dtype=float)
        if row.sum() <= 0:
            raise InputError(
                "The weight profile “{profile}” gives all of its weight to criteria that are not used. Give {criteria} "
                "a weight.",
                profile=profile.name,
                criteria=", ".join(criteria),
            )
        rows.append(row / row.sum())
    return np.array(rows)


def says_all(profile: Profile, criteria: Sequence[str]) -> bool:
    """Return whether a profile gives each of the criteria a weight, and one of them more than none."""
    return all(key in profile.weights for key in criteria) and sum(profile.weights[key] for key in criteria) > 0


def complete(profiles: Sequence[Profile], criteria: Sequence[str]) -> tuple[Profile, ...]:
    """Return the profiles that say all that is needed to compare them; who uses it names the others."""
    return tuple(profile for profile in profiles if says_all(profile, criteria))


def mean_weights(profiles: Sequence[Profile], criteria: Sequence[str]) -> dict[str, float]:
    """Return the mean share of each criterion over the profiles, summing to 1; every profile counts alike."""
    return dict(zip(criteria, (float(v) for v in profile_weights(profiles, criteria).mean(axis=0))))


def spreads(profiles: Sequence[Profile], criteria: Sequence[str]) -> tuple[WeightSpread, ...]:
    """Return for each criterion how far the profiles are apart."""
    percent = 100.0 * profile_weights(profiles, criteria)
    found = []
    for key, column in zip(criteria, percent.T):
        low, high = int(column.argmin()), int(column.argmax())
        found.append(
            WeightSpread(
                criterion=key,
                mean=float(column.mean()),
                lowest=float(column[low]),
                highest=float(column[high]),
                deviation=float(column.std()),
                lowest_by=profiles[low].name,
                highest_by=profiles[high].name,
            )
        )
    return tuple(found)


def most_disputed(found: Sequence[WeightSpread]) -> WeightSpread | None:
    """Return the criterion whose weight differs most between profiles (standard deviation), None where none does."""
    widest = max(found, key=lambda item: item.deviation, default=None)
    return None if widest is None or widest.highest - widest.lowest < 1e-9 else widest


def without(profiles: Sequence[Profile], name: str) -> tuple[Profile, ...]:
    """Return the profiles but the one of that name."""
    return tuple(profile for profile in profiles if profile.name != name)


def with_profile(profiles: Sequence[Profile], profile: Profile) -> tuple[Profile, ...]:
    """Return the profiles with one of the same name replaced, or with a new one at the end."""
    if any(known.name == profile.name for known in profiles):
        return tuple(profile if known.name == profile.name else known for known in profiles)
    return (*profiles, profile)
