"""The criteria of a study as its settings keep them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CriterionSetting:
    """One criterion as the user sets it.

    id: 'erosion', 'landcover', 'access', 'rain', 'dust', 'exposure' or 'trend'. weight: share of the score in percent.
    used: whether it counts.
    low, high: values at which it is worth nothing and most, in the criterion's unit; None is proposed from the data
    of the study area whenever the score is worked out, and stored with the score model.
    """

    id: str
    weight: float
    low: float | None = None
    high: float | None = None
    used: bool = True


#: Default criteria. Weights follow the criterion tree of SCIENCE.md section 5 as far as its layers exist here [A].
#: erosion: 0 to the 99.5th percentile of the study area, proposed at each scoring and stored [A]. access: 1 within 1 h,
#: falling by 0.8 until 4 h [A], which reaches 0 at 285 min. rain: 50–200 mm/a, from the driest limit of saxaul to
#: that of rain-fed shrubs (SCIENCE.md 7.4). dust: potential 0–100. exposure: rank of source × people 0–100. trend: no
#: points without a decline of the vegetation, all at the strongest of the study area [A]. These three do not count by
#: default: their layers are not there in every study, and dust sources overlap with erosion.
DEFAULT_CRITERIA = (
    CriterionSetting("erosion", 50.0, low=0.0),
    CriterionSetting("landcover", 20.0),
    CriterionSetting("access", 20.0, low=285.0, high=60.0),
    CriterionSetting("rain", 10.0, low=50.0, high=200.0),
    CriterionSetting("dust", 0.0, low=0.0, high=100.0, used=False),
    CriterionSetting("exposure", 0.0, low=0.0, high=100.0, used=False),
    CriterionSetting("trend", 0.0, low=0.0, used=False),
)


def criteria_from(stored: Sequence[Mapping[str, Any]], complete: bool) -> tuple[CriterionSetting, ...]:
    """Return the criteria that the settings keep, the default ones where there are none.

    complete: whether they were saved with all criteria there are; otherwise those that came up since stand behind
    them, and do not count.
    """
    found = tuple(CriterionSetting(**item) for item in stored)
    if not found or complete:
        return found or DEFAULT_CRITERIA
    known = {criterion.id for criterion in found}
    return (*found, *(entry for entry in DEFAULT_CRITERIA if entry.id not in known and not entry.used))
