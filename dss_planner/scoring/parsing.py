"""From JSON to checked values: every fault names the criterion, what was found, what was expected and the fix."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dss_planner.errors import InputError
from dss_planner.scoring.combining import COMBINATIONS, MOST_ORDERED, OWA, WEIGHTED_SUM, Combination
from dss_planner.scoring.valuefunctions import KINDS, RAMPS, ValueFunction


def parse_model(content: object, versions: Sequence[int]) -> dict:
    """Return the criteria, exclusions and profiles (as mappings), mask and combination with checked values."""
    if not isinstance(content, Mapping):
        raise InputError(
            "The score model is {found}; a JSON object is expected. Choose a score model.", found=_short(content)
        )
    if content.get("version") not in versions or isinstance(content.get("version"), bool):
        raise InputError(
            "The score model has version {found}; version {expected} is expected. Save it again with this plugin.",
            found=_short(content.get("version")),
            expected=", ".join(str(version) for version in versions),
        )
    criteria = [_criterion(item, number) for number, item in enumerate(_items(content, "criteria"), start=1)]
    if not criteria:
        raise InputError("The score model has no criterion; at least one is expected. Add one.")
    used = sum(item["used"] for item in criteria)
    if not used:
        raise InputError("No criterion of the score model is used; at least one is expected. Switch one on.")
    exclusions = [_exclusion(item, number) for number, item in enumerate(_items(content, "exclusions"), start=1)]
    _require_unique(criteria, exclusions)
    mask = content.get("mask")
    if mask is not None and not isinstance(mask, str):
        raise InputError("The mask is {found}; a layer's path or null is expected. Choose a layer.", found=_short(mask))
    return {
        "criteria": criteria,
        "exclusions": exclusions,
        "mask": mask or None,
        "combination": _combination(content, used),
        "profiles": [_profile(item, number) for number, item in enumerate(_items(content, "profiles"), start=1)],
    }


def parse_function(content: object, name: str) -> ValueFunction:
    """Return the value function of the criterion ``name``; raises `InputError` naming it."""
    if not isinstance(content, Mapping):
        raise InputError(
            "“{criterion}” has the value function {found}; an object with “kind” is expected. Choose a function.",
            criterion=name,
            found=_short(content),
        )
    kind = content.get("kind")
    if kind not in KINDS:
        raise InputError(
            "“{criterion}” has a value function of kind {found}; one of {expected} is expected. Choose one of them.",
            criterion=name,
            found=_short(kind),
            expected=", ".join(KINDS),
        )
    if kind == "steps":
        return _steps(content, name)
    if kind == "categories":
        return _categories(content, name)
    return _curve(str(kind), content, name)


def number(content: Mapping, key: str, name: str) -> float:
    """Return the finite number under ``key``; raises `InputError` naming the criterion ``name``."""
    value = content.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise InputError(
            "“{criterion}” has {key} = {found}; a number is expected. Enter one.",
            criterion=name,
            key=key,
            found=_short(value),
        )
    return float(value)


def _criterion(item: object, position: int) -> dict:
    found = _named(item, position)
    name = found["name"]
    if "weight" not in item:  # type: ignore[operator]
        raise InputError("“{criterion}” has no weight; a number above 0 is expected. Enter one.", criterion=name)
    weight = number(item, "weight", name)  # type: ignore[arg-type]
    used, locked = (_switch(item, key, name, start) for key, start in (("used", True), ("locked", False)))
    if weight < 0 or (used and weight == 0):
        raise InputError(
            "“{criterion}” has the weight {found}; a number above 0 is expected. Raise it, or remove the criterion.",
            criterion=name,
            found=f"{weight:g}",
        )
    function = parse_function(item.get("value_function"), name)  # type: ignore[attr-defined]
    return {**found, "weight": weight, "value_function": function, "used": used, "locked": locked}


def _combination(content: Mapping, used: int) -> Combination:
    kind = content.get("combination", WEIGHTED_SUM)
    if kind not in COMBINATIONS:
        raise InputError(
            "The score model combines its criteria by {found}; one of {expected} is expected. Change “combination”.",
            found=_short(kind),
            expected=", ".join(COMBINATIONS),
        )
    if kind != OWA:
        return Combination(kind)
    optimism = number(content, "optimism", "combination")
    if not 0 <= optimism <= 1:
        raise InputError(
            "The score model has the optimism {found}; a number from 0 (cautious) to 1 (optimistic) is expected. "
            "Correct it.",
            found=f"{optimism:g}",
        )
    if used > MOST_ORDERED:
        raise InputError(
            "The score model orders {found} criteria; ordered weighting takes at most {expected}. Switch some off, or "
            "choose the weighted sum.",
            found=used,
            expected=MOST_ORDERED,
        )
    return Combination(kind, optimism)


def _profile(item: object, position: int) -> dict:
    """Return the values of a weight profile."""
    if not isinstance(item, Mapping) or not isinstance(item.get("weights"), Mapping) or not item["weights"]:
        raise InputError(
            "Weight profile {position} is {found}; an object with “name” and “weights” is expected. Correct or remove "
            "it.",
            position=position,
            found=_short(item),
        )
    name = str(item.get("name") or "").strip()
    if not name:
        raise InputError("Weight profile {position} has no name. Say whose weights they are.", position=position)
    weights = {str(key): number(item["weights"], key, name) for key in item["weights"]}
    if min(weights.values()) < 0 or sum(weights.values()) <= 0:
        raise InputError(
            "The weight profile “{profile}” has the weights {found}; numbers from 0 on, one of them above 0, are "
            "expected. Correct them.",
            profile=name,
            found=_short(dict(item["weights"])),
        )
    words = {key: str(item.get(key) or "") for key in ("kind", "who", "when", "note")}
    return {"name": name, "weights": weights, **words}


def _switch(item: object, key: str, name: str, start: bool) -> bool:
    value = item.get(key, start)  # type: ignore[attr-defined]
    if not isinstance(value, bool):
        raise InputError(
            "“{criterion}” has {key} = {found}; true or false is expected. Correct it.",
            criterion=name,
            key=key,
            found=_short(value),
        )
    return value


def _exclusion(item: object, position: int) -> dict:
    found = _named(item, position)
    name = found["name"]
    keep = item.get("keep")  # type: ignore[attr-defined]
    if not isinstance(keep, Mapping) or not any(key in keep for key in ("min", "max", "in", "not_in")):
        raise InputError(
            "The exclusion “{exclusion}” keeps {found}; “min”, “max”, “in” or “not_in” is expected. Say what it keeps.",
            exclusion=name,
            found=_short(keep),
        )
    values: dict = {**found, "sentence": str(item.get("sentence") or "")}  # type: ignore[attr-defined]
    listed = [key for key in ("in", "not_in") if key in keep]
    if listed:
        if len(keep) > 1 or not _is_codes(keep[listed[0]]):
            raise InputError(
                "The exclusion “{exclusion}” keeps {found}; one list of whole class codes is expected. Correct it.",
                exclusion=name,
                found=_short(keep),
            )
        return {**values, "codes": tuple(int(code) for code in keep[listed[0]]), "drop": listed[0] == "not_in"}
    low = number(keep, "min", name) if keep.get("min") is not None else None
    high = number(keep, "max", name) if keep.get("max") is not None else None
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise InputError(
            "The exclusion “{exclusion}” keeps {found}; min ≤ max is expected. Correct the limits.",
            exclusion=name,
            found=_short(dict(keep)),
        )
    return {**values, "minimum": low, "maximum": high}


def _named(item: object, position: int) -> dict:
    """Return id, name, layer, band and unit of a criterion or an exclusion."""
    if not isinstance(item, Mapping):
        raise InputError(
            "Entry {position} of the score model is {found}; an object is expected. Correct or remove it.",
            position=position,
            found=_short(item),
        )
    key = item.get("id")
    if not isinstance(key, str) or not key.strip():
        raise InputError(
            "Entry {position} of the score model has the id {found}; a text is expected. Give it an id.",
            position=position,
            found=_short(key),
        )
    name = str(item.get("name") or key)
    layer = item.get("layer")
    if not isinstance(layer, str) or not layer:
        raise InputError(
            "“{criterion}” has the layer {found}; the path of a raster is expected. Choose its layer.",
            criterion=name,
            found=_short(layer),
        )
    band = item.get("band", 1)
    if isinstance(band, bool) or not isinstance(band, int) or band < 1:
        raise InputError(
            "“{criterion}” asks for band {found}; a whole number from 1 on is expected. Choose a band of the layer.",
            criterion=name,
            found=_short(band),
        )
    return {"id": key, "name": name, "layer": layer, "band": band, "unit": str(item.get("unit") or "")}


def _curve(kind: str, content: Mapping, name: str) -> ValueFunction:
    low, high = number(content, "low", name), number(content, "high", name)
    if kind == "bell":
        half_width = number(content, "half_width", name)
        if low > high or half_width <= 0:
            raise InputError(
                "“{criterion}” has a bell with low {low}, high {high}, half width {width}; low ≤ high and a half width "
                "above 0 are expected. Correct them.",
                criterion=name,
                low=f"{low:g}",
                high=f"{high:g}",
                width=f"{half_width:g}",
            )
        return ValueFunction(kind, low, high, half_width=half_width, **_ends(kind, content, name))
    if low == high or (kind != "linear" and low > high):
        raise InputError(
            "“{criterion}” has the bounds low {low} and high {high}; two different numbers are expected, low < high "
            "for an S-shape. Correct them.",
            criterion=name,
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return ValueFunction(kind, low, high, **_ends(kind, content, name))


def _ends(kind: str, content: Mapping, name: str) -> dict:
    """Return the values beyond the thresholds and the thresholds."""
    found: dict = {key: None if content.get(key) is None else _value(content, key, name) for key in ("below", "above")}
    for key in ("lower", "upper"):
        found[key] = None if content.get(key) is None else number(content, key, name)
    for threshold, value in (("lower", "below"), ("upper", "above")):
        # a ramp takes its bounds as thresholds, the others have none of their own
        lacks = value if found[value] is None else threshold
        alone = (found[threshold] is None) != (found[value] is None)
        if alone and not (kind in RAMPS and lacks == threshold):
            raise InputError(
                "“{criterion}” has “{given}” without “{lacking}”: a threshold and the value beyond it belong "
                "together. Give both, or neither.",
                criterion=name,
                given=threshold if lacks == value else value,
                lacking=lacks,
            )
    if found["lower"] is not None and found["upper"] is not None and found["lower"] > found["upper"]:
        raise InputError(
            "“{criterion}” has the thresholds lower {low} and upper {high}; lower ≤ upper is expected. Correct them.",
            criterion=name,
            low=f"{found['lower']:g}",
            high=f"{found['upper']:g}",
        )
    return found


def _steps(content: Mapping, name: str) -> ValueFunction:
    breaks, values = content.get("breaks"), content.get("values")
    numbers = _is_numbers(breaks) and _is_numbers(values) and bool(breaks)
    if not numbers or len(values) != len(breaks) + 1 or sorted(set(breaks)) != list(breaks):  # type: ignore[arg-type]
        raise InputError(
            "“{criterion}” has the steps {found}; ascending breaks and one value more than breaks are expected. "
            "Correct them.",
            criterion=name,
            found=_short({"breaks": breaks, "values": values}),
        )
    table = tuple(_value({"value": value}, "value", name) for value in values)  # type: ignore[union-attr]
    limits = tuple(float(limit) for limit in breaks)  # type: ignore[union-attr]
    return ValueFunction("steps", breaks=limits, values=table, **_ends("steps", content, name))


def _categories(content: Mapping, name: str) -> ValueFunction:
    values = content.get("values")
    if not isinstance(values, Mapping) or not values or not all(_is_code(code) for code in values):
        raise InputError(
            "“{criterion}” has the category values {found}; an object with whole class codes is expected. Correct it.",
            criterion=name,
            found=_short(values),
        )
    table = {int(code): _value(values, code, name) for code in values}
    other = None if content.get("other") is None else _value(content, "other", name)
    return ValueFunction("categories", categories=table, other=other)


def _value(content: Mapping, key: str, name: str) -> float:
    value = number(content, key, name)
    if not 0 <= value <= 1:
        raise InputError(
            "“{criterion}” has {key} = {found}; a value from 0 to 1 is expected. Correct it.",
            criterion=name,
            key=key,
            found=f"{value:g}",
        )
    return value


def _items(content: Mapping, key: str) -> Sequence:
    items = content.get(key) or []
    if not isinstance(items, (list, tuple)):
        raise InputError(
            "“{key}” of the score model is {found}; a list is expected. Correct it.", key=key, found=_short(items)
        )
    return items


def _require_unique(criteria: list[dict], exclusions: list[dict]) -> None:
    for items in (criteria, exclusions):
        seen: dict[str, str] = {}
        for item in items:
            if item["id"] in seen:
                raise InputError(
                    "“{first}” and “{second}” both have the id “{id}”; ids must differ. Rename one.",
                    first=seen[item["id"]],
                    second=item["name"],
                    id=item["id"],
                )
            seen[item["id"]] = item["name"]


def _is_numbers(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(
        isinstance(item, (int, float)) and not isinstance(item, bool) and math.isfinite(item) for item in value
    )


def _is_code(value: object) -> bool:
    try:
        return not isinstance(value, bool) and float(value) == int(float(value))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return False


def _is_codes(value: object) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(_is_code(code) for code in value)


def _short(value: object) -> str:
    """Return a value as it stands in the file, cut to a readable length."""
    shown = "nothing" if value is None else repr(value)
    return shown if len(shown) <= 120 else f"{shown[:117]}…"
