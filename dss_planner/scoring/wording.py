"""What a model does, in sentences: value functions, combinations, and what one change changed."""

from __future__ import annotations

import math
from dataclasses import replace

from dss_planner.scoring.combination.combining import GEOMETRIC, OWA, Combination, order_weights, orness, trade_off
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.text import Text, text

#: What a score does where a layer is unknown.
MISSING = text("Where any criterion or rule is unknown, the score is unknown: never zero, never filled in.")

#: Numbers between these are written out, without powers of ten.
_SMALLEST, _LARGEST = 1e-9, 1e15


def quantity(value: float, unit: str = "") -> str:
    """Return a number with its unit as people write it: “15°”, “240 min”."""
    figures = 6 if abs(value) >= 1000 else 4
    shown = f"{value:,.{figures}g}"
    if "e" in shown and _SMALLEST <= abs(value) < _LARGEST:  # powers of ten are for machines
        decimals = max(figures - 1 - math.floor(math.log10(abs(value))), 0)
        shown = f"{float(shown.replace(',', '')):,.{decimals}f}"
        shown = shown.rstrip("0") if decimals else shown
    return f"{shown}{unit}" if unit in ("", "°", "%") else f"{shown} {unit}"


def describe_function(function: ValueFunction, unit: str = "") -> Text:
    """Return what a value function says: “rises from 0 at 60 min to 1 at 240 min”."""
    low, high = (quantity(value, unit) for value in (function.low, function.high))
    if function.kind == "linear" and function.low < function.high:
        return text("rises evenly from 0 at {low} to 1 at {high}", low=low, high=high)
    if function.kind == "linear":
        return text("falls evenly from 1 at {high} to 0 at {low}", low=low, high=high)
    if function.kind == "s_up":
        return text("rises in an S from 0 at {low} to 1 at {high}", low=low, high=high)
    if function.kind == "s_down":
        return text("falls in an S from 1 at {low} to 0 at {high}", low=low, high=high)
    if function.kind == "bell":
        return text(
            "is 1 from {low} to {high} and falls on both sides to 0.5 at a distance of {half_width}",
            low=low,
            high=high,
            half_width=quantity(function.half_width, unit),
        )
    if function.kind == "steps":
        parts = [f"{function.values[0]:.3g}"]
        parts += [f"{value:.3g} ≥ {quantity(at, unit)}" for at, value in zip(function.breaks, function.values[1:])]
        return text("goes in steps: {steps}", steps=", ".join(parts))
    classes = ", ".join(f"{code} → {function.categories[code]:.3g}" for code in sorted(function.categories))
    if function.other is None:
        return text("gives each class its value: {classes}", classes=classes)
    return text("gives each class its value: {classes}, others {other}", classes=classes, other=f"{function.other:g}")


def describe_ends(function: ValueFunction, unit: str = "") -> tuple[Text, ...]:
    """Return what happens beyond the thresholds, one sentence for each that has a value of its own."""
    lower, upper = function.thresholds
    found = []
    if lower is not None and function.below is not None:
        found.append(text("{value} below {limit}", value=f"{function.below:g}", limit=quantity(lower, unit)))
    if upper is not None and function.above is not None:
        found.append(text("{value} above {limit}", value=f"{function.above:g}", limit=quantity(upper, unit)))
    return tuple(found)


def describe_combination(how: Combination, criteria: int) -> tuple[Text, Text]:
    """Return what a combination of so many criteria means, and its formula (w: weights that sum to 1, v: values)."""
    if how.effective == GEOMETRIC:
        return (
            text("Geometric mean: a weak criterion pulls the score down; one at 0 makes it 0."),
            text("S = 100 · Π vᵢ^wᵢ"),
        )
    if how.kind != OWA:
        return (
            text("Weighted sum: a strong criterion makes up for a weak one."),
            text("S = 100 · Σ wᵢ · vᵢ"),
        )
    weights = order_weights(criteria, how.optimism)
    numbers = {"orness": f"{orness(weights):.2f}", "trade": f"{trade_off(weights):.2f}"}
    if how.optimism <= 0:
        meaning = text("Most cautious: the weakest criterion alone decides (orness {orness}).", **numbers)
    elif how.optimism < 0.5:
        meaning = text("Cautious: weak criteria count more (orness {orness}, trade-off {trade}).", **numbers)
    elif how.optimism == 0.5:
        meaning = text("Neutral: the weighted sum (orness {orness}, trade-off {trade}).", **numbers)
    elif how.optimism < 1:
        meaning = text("Optimistic: strong criteria count more (orness {orness}, trade-off {trade}).", **numbers)
    else:
        meaning = text("Most optimistic: the strongest criterion alone decides (orness {orness}).", **numbers)
    if how.optimism in (0.0, 1.0):
        formula = text("S = 100 · min vᵢ") if how.optimism == 0 else text("S = 100 · max vᵢ")
        return meaning, formula
    exponent = (1 - how.optimism) / how.optimism
    return meaning, text(
        "S = 100 · Σ z₍ⱼ₎ · (Q(u₁ + … + uⱼ) − Q(u₁ + … + uⱼ₋₁)), Q(p) = p^{exponent}; z: values from the largest to "
        "the smallest, u: their weights",
        exponent=f"{exponent:.3g}",
    )


def describe_change(before: ScoreModel, after: ScoreModel) -> Text:
    """Return what changed between two models, for the list of what can be undone."""
    # a criterion and a rule may have the same id
    old, new = ({(type(item), item.id): item for item in _items(model)} for model in (before, after))
    added, removed = ([item for key, item in a.items() if key not in b] for a, b in ((new, old), (old, new)))
    if len(added) == 1 and not removed:
        return text("Add “{name}”", name=added[0].name)
    if len(removed) == 1 and not added:
        return text("Remove “{name}”", name=removed[0].name)
    if added or removed:
        return text("Replace criteria and rules")
    if (before.combination, before.optimism) != (after.combination, after.optimism):
        return text("Change how criteria are combined")
    if before.profiles != after.profiles:
        return text("Change the weight profiles")
    if before.mask != after.mask:
        return text("Change the mask")
    changed = [(old[key], new[key]) for key in old if old[key] != new[key]]
    if not changed:
        return text("Change the order") if _items(before) != _items(after) else text("No change")
    return _changed_items(changed)


def _changed_items(changed: list[tuple[Criterion | Exclusion, Criterion | Exclusion]]) -> Text:
    pairs = [(a, b) for a, b in changed if isinstance(a, Criterion) and isinstance(b, Criterion)]
    weighed = [(a, b) for a, b in pairs if a.weight != b.weight and replace(a, weight=b.weight) == b]
    others = [pair for pair in changed if pair not in weighed]
    if len(weighed) > 1 and len(others) == 1:  # one weight was moved, the others gave way
        return text("{first}; {second}", first=_changed_items(list(weighed)), second=_changed_items(others))
    if len(changed) > 1 and len(pairs) == len(changed) and all(a.weight != b.weight for a, b in pairs):
        first, last = max(pairs, key=lambda pair: abs(pair[1].weight - pair[0].weight))
        return text(
            "Weight of “{name}”: {before} → {after} %",
            name=last.name,
            before=f"{100 * first.weight:.3g}",
            after=f"{100 * last.weight:.3g}",
        )
    if len(changed) > 1:
        return text("Change {count} criteria and rules", count=len(changed))
    return _changed_criterion(*pairs[0]) if pairs else text("Change the rule “{name}”", name=changed[0][1].name)


def _changed_criterion(before: Criterion, after: Criterion) -> Text:
    name = after.name
    if before.name != name:
        return text("Rename “{before}” to “{name}”", before=before.name, name=name)
    if before.value_function != after.value_function:
        return text("Value function of “{name}”", name=name)
    if before.used != after.used:
        return text("Use “{name}”", name=name) if after.used else text("Leave out “{name}”", name=name)
    if before.locked != after.locked:
        return text("Lock “{name}”", name=name) if after.locked else text("Unlock “{name}”", name=name)
    return text("Change “{name}”", name=name)


def _items(model: ScoreModel) -> list[Criterion | Exclusion]:
    return [*model.criteria, *model.exclusions]
