"""What differs between two score models, as a table of sentences."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.scoring.editing import percents
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.scoring.wording import describe_combination, describe_ends, describe_function
from dss_planner.text import Text, text

WEIGHT, VALUES, LAYER, USE, RULE, COMBINATION, PROFILES = (
    "weight",
    "values",
    "layer",
    "use",
    "rule",
    "combination",
    "profiles",
)
_NONE = text("–")
#: Shares that differ by less are shown as the same [%].
_SEEN = 0.05


@dataclass(frozen=True)
class Difference:
    """kind: one of the kinds above. id, name: of the criterion or rule, '' for the model. before, after: in words."""

    kind: str
    id: str
    name: str
    before: Text
    after: Text


def differences(before: ScoreModel, after: ScoreModel) -> tuple[Difference, ...]:
    """Return what differs: weights (largest change first), value functions, layers, rules, combination, profiles."""
    return (
        *_weights(before, after),
        *_criteria(before, after),
        *_rules(before, after),
        *_whole(before, after),
    )


def _weights(before: ScoreModel, after: ScoreModel) -> list[Difference]:
    old, new = percents(before), percents(after)
    names = {c.id: c.name for c in (*before.criteria, *after.criteria)}
    order = [c.id for c in after.used] + [c.id for c in before.used if c.id not in new]
    changed = [
        key for key in order if abs(new.get(key, 0.0) - old.get(key, 0.0)) > _SEEN or (key in old) != (key in new)
    ]
    changed.sort(key=lambda key: -abs(new.get(key, 0.0) - old.get(key, 0.0)))
    return [Difference(WEIGHT, key, names[key], _share(old.get(key)), _share(new.get(key))) for key in changed]


def _share(percent: float | None) -> Text:
    return text("not used") if percent is None else text("{weight} %", weight=f"{percent:.1f}")


def _criteria(before: ScoreModel, after: ScoreModel) -> list[Difference]:
    old = {criterion.id: criterion for criterion in before.criteria}
    found = []
    for now in after.criteria:
        then = old.get(now.id)
        if then is None:
            continue
        if then.value_function != now.value_function:
            found.append(Difference(VALUES, now.id, now.name, _function(then), _function(now)))
        if (then.layer, then.band) != (now.layer, now.band):
            found.append(Difference(LAYER, now.id, now.name, _layer(then), _layer(now)))
    return found


def _function(criterion: Criterion) -> Text:
    function, unit = criterion.value_function, criterion.unit
    found = describe_function(function, unit)
    for end in describe_ends(function, unit):
        found = text("{curve}; {end}", curve=found, end=end)
    return found


def _layer(criterion: Criterion) -> Text:
    return text("{layer}, band {band}", layer=criterion.layer, band=criterion.band)


def _rules(before: ScoreModel, after: ScoreModel) -> list[Difference]:
    old, new = ({rule.id: rule for rule in model.exclusions} for model in (before, after))
    keys = [*old, *(key for key in new if key not in old)]
    return [
        Difference(RULE, key, (new.get(key) or old[key]).name, _rule(old.get(key)), _rule(new.get(key)))
        for key in keys
        if old.get(key) != new.get(key)
    ]


def _rule(rule: Exclusion | None) -> Text:
    return _NONE if rule is None else rule.describe()


def _whole(before: ScoreModel, after: ScoreModel) -> list[Difference]:
    found = []
    if before.how != after.how:
        then, now = (describe_combination(m.how, len(m.used))[0] for m in (before, after))
        found.append(Difference(COMBINATION, "", "", then, now))
    if before.profiles != after.profiles:
        then, now = (text("{count} weight profiles", count=len(m.profiles)) for m in (before, after))
        found.append(Difference(PROFILES, "", "", then, now))
    return found
