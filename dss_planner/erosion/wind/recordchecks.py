"""Whether the numbers of a wind record can be what its columns say: height, unit, impossible values."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dss_planner.erosion.wind.recordcolumns import STANDARD_HEIGHT
from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: No mean wind of ten minutes or more at 10 m has exceeded this [m/s]; such values are codes or slips [A].
LARGEST_SPEED = 75.0
#: Half of the time above this [m/s] is windier than any inhabited place on land: the unit is another one [A].
LARGEST_MEDIAN = 12.0
#: Exponent of the power law that brings other heights to 10 m, as RWEQ's height rule [V code].
HEIGHT_EXPONENT = 1.0 / 7.0
#: Heights that the power law is used for [m] [A].
HEIGHT_RANGE = (1.0, 200.0)
#: Directions that all stay up to here are tens of degrees (dd of weather reports).
_TENS = 36.0
#: So many directions or speeds say something about their unit.
_ENOUGH = 200
#: Speeds whose largest stays below this [m/s] are in doubt.
_WEAK = 4.0


def at_standard_height(speed: np.ndarray, height: float | None, path: Path) -> tuple[np.ndarray, list[Text]]:
    """Return speeds at 10 m and what was done; raises `InputError` for heights that the power law does not hold for."""
    if height is None or height == STANDARD_HEIGHT:
        return speed, []
    if not HEIGHT_RANGE[0] <= height <= HEIGHT_RANGE[1]:
        raise InputError(
            "The wind record “{layer}” is said to be measured at {found} m; {low}–{high} m is expected. Correct the "
            "height.",
            layer=path.name,
            found=height,
            low=HEIGHT_RANGE[0],
            high=HEIGHT_RANGE[1],
        )
    ratio = (STANDARD_HEIGHT / height) ** HEIGHT_EXPONENT
    note = text(
        "Speeds at {height} m are brought to 10 m by the 1/7 power law (× {ratio}).",
        height=f"{height:g}",
        ratio=f"{ratio:.3f}",
    )
    return speed * ratio, [note]


def plausible(speed: np.ndarray, direction: np.ndarray | None, path: Path) -> tuple[np.ndarray, list[Text]]:
    """Return speeds without impossible ones; refuses units that the numbers contradict."""
    notes = []
    with np.errstate(invalid="ignore"):
        impossible = (speed < 0.0) | (speed > LARGEST_SPEED)
    speed = np.where(impossible, np.nan, speed)
    known = speed[np.isfinite(speed)]
    median = float(np.median(known)) if known.size else np.nan
    if (median > LARGEST_MEDIAN and known.size >= _ENOUGH) or known.size < impossible.sum():
        raise InputError(
            "Speeds of the wind record “{layer}” have a median of {found} m/s in the unit it states; no place on land "
            "exceeds {limit} m/s. They are probably in another unit: correct the name of the column or choose "
            "the unit.",
            layer=path.name,
            found=f"{median:.3g}",
            limit=LARGEST_MEDIAN,
        )
    if impossible.any():
        notes.append(
            text(
                "{count} speeds below 0 or above {limit} m/s are left out as unknown.",
                count=int(impossible.sum()),
                limit=LARGEST_SPEED,
            )
        )
    if known.size >= _ENOUGH and known.max() < _WEAK:
        notes.append(
            text(
                "The strongest of {count} winds is {found} m/s: check the unit of the speeds.",
                count=known.size,
                found=f"{known.max():.3g}",
            )
        )
    heard = direction[np.isfinite(direction)] if direction is not None else np.empty(0)
    if heard.size >= _ENOUGH and heard.max() <= _TENS and heard.max() > 0.0:
        raise InputError(
            "No direction of the wind record “{layer}” exceeds {found}: these are tens of degrees. "
            "Multiply them by 10.",
            layer=path.name,
            found=f"{heard.max():g}",
        )
    return speed, notes
