"""From JSON to checked values: every fault names the criterion, what was found, what was expected and the fix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dss_planner.errors import InputError
from dss_planner.scoring.checking import is_codes, number, short
from dss_planner.scoring.combination.combining import COMBINATIONS, MOST_ORDERED, OWA, WEIGHTED_SUM, Combination
from dss_planner.scoring.functions.functionparsing import parse_function
from dss_planner.scoring.weighing.profiles import WORDS


def parse_model(content: object, versions: Sequence[int]) -> dict:
    """Return the criteria, exclusions and profiles (as mappings), mask and combination with checked values."""
    if not isinstance(content, Mapping):
        raise InputError(
            "The score model is {found}; a JSON object is expected. Choose a score model.", found=short(content)
        )
    if content.get("version") not in versions or isinstance(content.get("version"), bool):
        raise InputError(
            "The score model has version {found}; version {expected} is expected. Save it again with this plugin.",
            found=short(content.get("version")),
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
        raise InputError("The mask is {found}; a layer's path or null is expected. Choose a layer.", found=short(mask))
    return {
        "criteria": criteria,
        "exclusions": exclusions,
        "mask": mask or None,
        "combination": _combination(content, used),
        "profiles": [parse_profile(item, number) for number, item in enumerate(_items(content, "profiles"), start=1)],
    }


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
            found=short(kind),
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


def parse_profile(item: object, position: int) -> dict:
    """Return the values of a weight profile; it may lack weights while its answers do not say all of them."""
    weighed = isinstance(item, Mapping) and isinstance(item.get("weights"), Mapping)
    if not isinstance(item, Mapping) or not weighed or not (item["weights"] or item.get("answers")):
        raise InputError(
            "Weight profile {position} is {found}; an object with “name” and “weights” is expected. Correct or remove "
            "it.",
            position=position,
            found=short(item),
        )
    name = str(item.get("name") or "").strip()
    if not name:
        raise InputError("Weight profile {position} has no name. Say whose weights they are.", position=position)
    weights = {str(key): number(item["weights"], key, name) for key in item["weights"]}
    if weights and (min(weights.values()) < 0 or sum(weights.values()) <= 0):
        raise InputError(
            "The weight profile “{profile}” has the weights {found}; numbers from 0 on, one of them above 0, are "
            "expected. Correct them.",
            profile=name,
            found=short(dict(item["weights"])),
        )
    words = {key: str(item.get(key) or "") for key in WORDS}
    return {"name": name, "weights": weights, **words, "answers": _answers(item.get("answers") or (), name)}


def _answers(found: object, name: str) -> tuple[tuple[str, str, float], ...]:
    """Return the answers of a pairwise comparison."""
    answers = []
    for answer in found if isinstance(found, (list, tuple)) else [found]:
        three = list(answer) if isinstance(answer, (list, tuple)) else []
        if len(three) != 3 or number({"answer": three[2]}, "answer", name) <= 0:
            raise InputError(
                "The weight profile “{profile}” has the answer {found}; two criteria and a number above 0 are "
                "expected. Correct or remove it.",
                profile=name,
                found=short(answer),
            )
        answers.append((str(three[0]), str(three[1]), float(three[2])))
    return tuple(answers)


def _switch(item: object, key: str, name: str, start: bool) -> bool:
    value = item.get(key, start)  # type: ignore[attr-defined]
    if not isinstance(value, bool):
        raise InputError(
            "“{criterion}” has {key} = {found}; true or false is expected. Correct it.",
            criterion=name,
            key=key,
            found=short(value),
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
            found=short(keep),
        )
    values: dict = {**found, "sentence": str(item.get("sentence") or "")}  # type: ignore[attr-defined]
    listed = [key for key in ("in", "not_in") if key in keep]
    if listed:
        if len(keep) > 1 or not is_codes(keep[listed[0]]):
            raise InputError(
                "The exclusion “{exclusion}” keeps {found}; one list of whole class codes is expected. Correct it.",
                exclusion=name,
                found=short(keep),
            )
        return {**values, "codes": tuple(int(float(code)) for code in keep[listed[0]]), "drop": listed[0] == "not_in"}
    low = number(keep, "min", name) if keep.get("min") is not None else None
    high = number(keep, "max", name) if keep.get("max") is not None else None
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise InputError(
            "The exclusion “{exclusion}” keeps {found}; min ≤ max is expected. Correct the limits.",
            exclusion=name,
            found=short(dict(keep)),
        )
    return {**values, "minimum": low, "maximum": high}


def _named(item: object, position: int) -> dict:
    """Return id, name, layer, band and unit of a criterion or an exclusion."""
    if not isinstance(item, Mapping):
        raise InputError(
            "Entry {position} of the score model is {found}; an object is expected. Correct or remove it.",
            position=position,
            found=short(item),
        )
    key = item.get("id")
    if not isinstance(key, str) or not key.strip():
        raise InputError(
            "Entry {position} of the score model has the id {found}; a text is expected. Give it an id.",
            position=position,
            found=short(key),
        )
    name = str(item.get("name") or key)
    layer = item.get("layer")
    if not isinstance(layer, str) or not layer:
        raise InputError(
            "“{criterion}” has the layer {found}; the path of a raster is expected. Choose its layer.",
            criterion=name,
            found=short(layer),
        )
    band = item.get("band", 1)
    if isinstance(band, bool) or not isinstance(band, int) or band < 1:
        raise InputError(
            "“{criterion}” asks for band {found}; a whole number from 1 on is expected. Choose a band of the layer.",
            criterion=name,
            found=short(band),
        )
    return {"id": key, "name": name, "layer": layer, "band": band, "unit": str(item.get("unit") or "")}


def _items(content: Mapping, key: str) -> Sequence:
    items = content.get(key) or []
    if not isinstance(items, (list, tuple)):
        raise InputError(
            "“{key}” of the score model is {found}; a list is expected. Correct it.", key=key, found=short(items)
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
