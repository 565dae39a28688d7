"""Changes of a score model as people make them; each returns a new model, so that undo only keeps the old one.

The weights of the criteria that are used sum to 1 afterwards (here they are told in percent); locked weights stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.scoring.weighing.profiles import Profile, mean_weights
from dss_planner.scoring.weighing.weights import TOTAL, around_locks, rebalance

#: What a criterion keeps when another takes the rest [%]: a criterion that is used has a weight.
LEAST = 0.1


def percents(model: ScoreModel) -> dict[str, float]:
    """Return the weights of the criteria that are used, in percent; they sum to 100."""
    total = sum(criterion.weight for criterion in model.used) or 1.0
    return {criterion.id: TOTAL * criterion.weight / total for criterion in model.used}


def with_weight(model: ScoreModel, criterion: str, percent: float) -> ScoreModel:
    """Return the model with one weight moved and the others around their locks.

    While a slider is dragged, hand in the model from before the drag. Raises `InputError` when locks exceed 100 %.
    """
    used, now = model.used, percents(model)
    index = [item.id for item in used].index(criterion)
    moved = rebalance(list(now.values()), index, percent, [item.locked for item in used], least=LEAST)
    return _weighted(model, dict(zip(now, moved)))


def with_weights(model: ScoreModel, wanted: Mapping[str, float]) -> ScoreModel:
    """Return the model with the weights of a preset, an advice or a comparison (any sum), around locks.

    Raises `InputError` when locks exceed 100 %.
    """
    now = percents(model)
    locked = [item.locked for item in model.used]
    found = around_locks([wanted[key] for key in now], list(now.values()), locked, least=LEAST)
    return _weighted(model, dict(zip(now, found)))


def with_profile_mean(model: ScoreModel, profiles: Sequence[Profile] = ()) -> ScoreModel:
    """Return the model with the mean weights of profiles (its own where none are given), around locks.

    Raises `InputError` when there is none, or one leaves out a criterion.
    """
    return with_weights(model, mean_weights(profiles or model.profiles, [item.id for item in model.used]))


def with_function(model: ScoreModel, criterion: str, function: ValueFunction) -> ScoreModel:
    """Return the model with another value function of a criterion."""
    return _changed(model, criterion, value_function=function)


def with_name(model: ScoreModel, criterion: str, name: str) -> ScoreModel:
    """Return ``model`` with another name of a criterion; the same where it would have none."""
    return _changed(model, criterion, name=name.strip()) if name.strip() else model


def with_lock(model: ScoreModel, criterion: str, locked: bool) -> ScoreModel:
    """Return the model with the weight of a criterion locked or free."""
    return _changed(model, criterion, locked=locked)


def with_used(model: ScoreModel, criterion: str, used: bool) -> ScoreModel:
    """Return the model with a criterion switched on or off: it keeps its share for when it comes back.

    The last criterion stays on. Locks that leave no room for it give way.
    """
    if not used and [item.id for item in model.used] == [criterion]:
        return model
    now = percents(model)
    changed = _changed(model, criterion, used=used)
    own = next(item for item in model.criteria if item.id == criterion)
    if used and criterion not in now:
        now = {item.id: now.get(item.id, 0.0) for item in changed.used}
        place = list(now).index(criterion)
        locked = _locks([item.locked and item.id != criterion for item in changed.used], list(now.values()))
        share = TOTAL * own.weight or TOTAL / len(now)
        return _weighted(changed, dict(zip(now, rebalance(list(now.values()), place, share, locked, least=LEAST))))
    return _spread(changed)


def with_criterion(model: ScoreModel, criterion: Criterion) -> ScoreModel:
    """Return the model with a criterion changed, or a new one at the end with the mean weight (1/n)."""
    if any(item.id == criterion.id for item in model.criteria):
        kept = tuple(criterion if item.id == criterion.id else item for item in model.criteria)
        return replace(model, criteria=kept)
    idle = replace(criterion, used=False, weight=0.0)
    return with_used(replace(model, criteria=(*model.criteria, idle)), criterion.id, True)


def without_criterion(model: ScoreModel, criterion: str) -> ScoreModel:
    """Return the model without a criterion; the others share its weight. The last one that is used stays."""
    if [item.id for item in model.used] == [criterion]:
        return model
    return _spread(replace(model, criteria=tuple(item for item in model.criteria if item.id != criterion)))


def with_rule(model: ScoreModel, rule: Exclusion) -> ScoreModel:
    """Return the model with a rule changed, or a new one at the end."""
    if any(item.id == rule.id for item in model.exclusions):
        return replace(model, exclusions=tuple(rule if item.id == rule.id else item for item in model.exclusions))
    return replace(model, exclusions=(*model.exclusions, rule))


def without_rule(model: ScoreModel, rule: str) -> ScoreModel:
    """Return the model without a rule."""
    return replace(model, exclusions=tuple(item for item in model.exclusions if item.id != rule))


def with_combination(model: ScoreModel, how: Combination) -> ScoreModel:
    """Return the model with its criteria combined otherwise."""
    return replace(model, combination=how.kind, optimism=how.optimism)


def _spread(model: ScoreModel) -> ScoreModel:
    """Return the model with the weights of its used criteria filled up to 100 % around locks."""
    used = model.used
    weights = [TOTAL * item.weight for item in used]
    locked = _locks([item.locked for item in used], weights)
    found = around_locks(weights, weights, locked, least=LEAST)
    return _weighted(model, dict(zip([item.id for item in used], found)))


def _locks(locked: list[bool], weights: list[float]) -> list[bool]:
    """Return the locks that can hold: none where they leave no room for the others, or no other to take the rest."""
    held = sum(weight for weight, lock in zip(weights, locked) if lock)
    room = held <= TOTAL - LEAST * locked.count(False)
    return locked if room and not all(locked) else [False] * len(locked)


def _weighted(model: ScoreModel, weights: Mapping[str, float]) -> ScoreModel:
    """Return the model with the weights [%] of some criteria."""
    changed = tuple(
        replace(item, weight=weights[item.id] / TOTAL) if item.id in weights else item for item in model.criteria
    )
    return replace(model, criteria=changed)


def _changed(model: ScoreModel, criterion: str, **values: object) -> ScoreModel:
    changed = tuple(
        replace(item, **values) if item.id == criterion else item  # type: ignore[arg-type]
        for item in model.criteria
    )
    return replace(model, criteria=changed)
