"""What the criteria of a study are called: one name for each, wherever people read of it."""

from __future__ import annotations

import re
from dataclasses import replace

from dss_planner.scoring.model import ScoreModel

#: Criterion → its names until someone renames it: today's, then those that an older plugin gave it.
_NAMES = {
    "erosion": ("Wind erosion", "Wind erosion index", "Susceptibility to wind erosion", "Dust source proxy"),
    "landcover": ("Land cover",),
    "access": ("Travel time",),
    "rain": ("Rain for plants", "Rain for vegetation"),
    "dust": ("Dust sources", "Dust source potential"),
    "exposure": ("People downwind", "Source × people reached"),
    "trend": ("Losing plants", "Trend of vegetation"),
}


def default_names(criterion: str) -> tuple[str, ...]:
    """Return the names that a criterion has until someone renames it, today's first; none where it is not known."""
    return _NAMES.get(criterion, ())


def todays_name(criterion: str, name: str) -> str:
    """Return the name of a criterion: today's where it has one of an older plugin, else its own."""
    names = default_names(criterion)
    return names[0] if name in names else name


def named_today(model: ScoreModel) -> ScoreModel:
    """Return a model whose criteria have no names of an older plugin."""
    criteria = tuple(replace(criterion, name=todays_name(criterion.id, criterion.name)) for criterion in model.criteria)
    return model if criteria == model.criteria else replace(model, criteria=criteria)


def within_a_sentence(name: str) -> str:
    """Return a name as it stands in the middle of a sentence."""
    return name[:1].lower() + name[1:]


def words_today(words: str) -> str:
    """Return what was said of sites, each criterion by the name that it has today."""
    return _FORMER.sub(lambda found: _TODAYS[found.group()], words)


#: Former name → today's, as they stand within a sentence; at first they began large there too.
_TODAYS = {
    written: within_a_sentence(names[0])
    for names in _NAMES.values()
    for former in names[1:]
    for written in (former, within_a_sentence(former))
}
_FORMER = re.compile("|".join(rf"\b{re.escape(former)}\b" for former in _TODAYS))
