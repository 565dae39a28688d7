"""Weights in percent that always sum to 100: moved around locks, taken from presets, from ranks and from swings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: What the weights of a score sum to [%].
TOTAL = 100.0
#: Locked weights may exceed the total by so much before it is said [%]: rounding of shown numbers.
_SLACK = 1e-6


def rebalance(
    weights: Sequence[float],
    index: int,
    value: float,
    locked: Sequence[bool] = (),
    total: float = TOTAL,
    least: float = 0.0,
) -> tuple[float, ...]:
    """Return the weights after the one at ``index`` is set to ``value``; the others share the rest as they did before.

    Locked weights stay as they are; the moved one stops where they leave no room. Others that had nothing share
    equally. Where all others are locked, the moved one takes what they leave. While a slider is dragged, hand in the
    weights from before the drag, so that going back restores them. least: what each unlocked weight keeps, as far as
    there is room.

    Raises `InputError` when the locked weights exceed the total.
    """
    fixed = _fixed(weights, locked)
    fixed[index] = False
    room = _room(weights, fixed, total)
    others = [i for i in range(len(weights)) if i != index and not fixed[i]]
    least = min(least, room / (len(others) + 1))
    own = min(max(float(value), least), room - least * len(others)) if others else room
    found = [float(weight) for weight in weights]
    found[index] = own
    return _fill(found, others, [weights[i] for i in others], room - own, least)


def around_locks(
    wanted: Sequence[float],
    weights: Sequence[float],
    locked: Sequence[bool] = (),
    total: float = TOTAL,
    least: float = 0.0,
) -> tuple[float, ...]:
    """Return the locked weights as they are, and the rest of the total shared out as ``wanted`` (a preset, advice).

    least: what each unlocked weight gets, as far as there is room. Raises `InputError` when the locked weights exceed
    the total.
    """
    fixed = _fixed(weights, locked)
    free = [i for i in range(len(weights)) if not fixed[i]]
    found = [float(weight) for weight in weights]
    room = _room(weights, fixed, total)
    return _fill(found, free, [wanted[i] for i in free], room, min(least, room / max(len(free), 1)))


def rounded(weights: Sequence[float], decimals: int = 0, total: float = TOTAL) -> tuple[float, ...]:
    """Return the weights as they are shown: rounded so that they still sum to the total (largest remainders)."""
    scale = 10.0**decimals
    exact = np.asarray(weights, dtype=float) * scale
    whole = np.floor(exact + 1e-9)
    missing = round(total * scale - whole.sum())
    for index in np.argsort(-(exact - whole), kind="stable")[: max(missing, 0)]:
        whole[index] += 1
    return tuple(float(v) / scale for v in whole)


def equal(count: int, total: float = TOTAL) -> tuple[float, ...]:
    """Return the same weight for each."""
    return (total / count,) * count


def from_ranking(places: Sequence[int], total: float = TOTAL) -> tuple[float, ...]:
    """Return rank order centroid weights: wᵢ = (1/n)·Σ_{k≥i} 1/k (Barron & Barrett 1996 [M]).

    places: 1 for the most important; equals share the mean of their places.
    """
    n = len(places)
    centroid = np.array([sum(1 / k for k in range(i, n + 1)) / n for i in range(1, n + 1)])
    order = np.argsort(places, kind="stable")
    found = np.empty(n)
    found[order] = centroid
    for place in set(places):
        same = np.array([other == place for other in places])
        found[same] = found[same].mean()
    return tuple(float(v) * total for v in found)


def from_swings(points: Sequence[float], total: float = TOTAL) -> tuple[float, ...]:
    """Return weights from swings: how much the change of each criterion from worst to best is worth, the largest 100.

    Raises `InputError` when a number is negative or all are 0.
    """
    if min(points) < 0 or sum(points) <= 0:
        raise InputError(
            "The swings are {found}; numbers from 0 on, one of them above 0, are expected. Correct them.",
            found=", ".join(f"{v:g}" for v in points),
        )
    return tuple(total * v / sum(points) for v in points)


@dataclass(frozen=True)
class Preset:
    """A proposal for weights. themes: theme → share, split equally among the criteria of the theme."""

    id: str
    name: Text
    why: Text
    themes: Mapping[str, float] = field(default_factory=dict)


#: What the criteria of a study speak for (criterion tree of SCIENCE.md 5).
THEMES = {
    "erosion": "need",
    "dust": "need",
    "exposure": "need",
    "trend": "need",
    "rain": "feasibility",
    "landcover": "feasibility",
    "access": "access",
}
#: Proposals [A]: the first is the criterion tree of SCIENCE.md 5 without the theme of pilot value, the others turn it.
PRESETS = (
    Preset("equal", text("All equal"), text("Each criterion counts the same.")),
    Preset(
        "balanced",
        text("Balanced"),
        text("Need 50 %, feasibility 33 %, access 17 %: the proposed criterion tree."),
        {"need": 0.45, "feasibility": 0.30, "access": 0.15},
    ),
    Preset(
        "need",
        text("Need first"),
        text("Where the ground erodes most: need 70 %, feasibility 20 %, access 10 %."),
        {"need": 0.7, "feasibility": 0.2, "access": 0.1},
    ),
    Preset(
        "feasibility",
        text("Feasibility first"),
        text("Where plants can grow: feasibility 60 %, need 25 %, access 15 %."),
        {"feasibility": 0.6, "need": 0.25, "access": 0.15},
    ),
    Preset(
        "access",
        text("Easy to reach first"),
        text("Where crews and visitors get to: access 50 %, need 30 %, feasibility 20 %."),
        {"access": 0.5, "need": 0.3, "feasibility": 0.2},
    ),
)


def preset_weights(
    preset: Preset, criteria: Sequence[str], themes: Mapping[str, str] = THEMES, total: float = TOTAL
) -> tuple[float, ...]:
    """Return the weights that a preset gives the criteria (ids).

    Shares of themes without a criterion go to the others in proportion; a criterion of no theme of the preset gets
    what a criterion gets on average.
    """
    counts = Counter(themes.get(key, "") for key in criteria)
    parts = [
        preset.themes[themes[key]] / counts[themes[key]] if themes.get(key, "") in preset.themes else None
        for key in criteria
    ]
    known = [part for part in parts if part is not None]
    mean = sum(known) / len(known) if known else 1.0
    found = [mean if part is None else part for part in parts]
    return tuple(total * part / sum(found) for part in found)


def _fixed(weights: Sequence[float], locked: Sequence[bool]) -> list[bool]:
    return [bool(flag) for flag in locked] if locked else [False] * len(weights)


def _room(weights: Sequence[float], fixed: Sequence[bool], total: float) -> float:
    held = sum(weight for weight, flag in zip(weights, fixed) if flag)
    if held > total + _SLACK:
        raise InputError(
            "The locked weights sum to {found} %; at most {expected} % is expected. Unlock one, or lower it.",
            found=f"{held:g}",
            expected=f"{total:g}",
        )
    return max(total - held, 0.0)


def _fill(
    found: list[float], places: Sequence[int], parts: Sequence[float], room: float, least: float = 0.0
) -> tuple[float, ...]:
    """Return ``found`` with ``room`` shared out among ``places`` in proportion to ``parts``, none below ``least``."""
    rest = dict(zip(places, parts))
    while rest:
        whole = sum(rest.values())
        shares = {place: room * part / whole if whole > 0 else room / len(rest) for place, part in rest.items()}
        short = [place for place, share in shares.items() if share < least * (1 - 1e-12)]
        if not short:
            for place, share in shares.items():
                found[place] = share
            break
        for place in short:
            found[place] = least
            room -= least
            del rest[place]
    return tuple(found)
