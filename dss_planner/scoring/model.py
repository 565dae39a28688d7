"""The score model: criteria, weights, exclusions and mask, to and from JSON."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner.errors import InputError, OutputError
from dss_planner.provenance import write_json
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.scoring.combination.combining import NEUTRAL, OWA, WEIGHTED_SUM, Combination
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.parsing import parse_model
from dss_planner.scoring.weighing.profiles import Profile
from dss_planner.text import Text, text

#: Models are written in the oldest format that says all of them, so that older plugins read what they can work out.
VERSIONS = (1, 2)
#: Weights whose sum is this close to 1 count as normalised.
WEIGHT_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Criterion:
    """One criterion.

    id: stable key. name: as people read it. layer: raster file. band: from 1. value_function: unit → 0–1.
    weight: share of the score (> 0). unit: of the layer's values, for messages and charts. used: whether it counts; one
    that does not is kept in the model and named in the result. locked: its weight stays when others are changed.
    """

    id: str
    name: str
    layer: str
    value_function: ValueFunction
    weight: float
    band: int = 1
    unit: str = ""
    used: bool = True
    locked: bool = False


@dataclass(frozen=True)
class Exclusion:
    """One rule that land must pass.

    minimum, maximum: kept range in the layer's unit, both inclusive (None = open). codes: classes that are kept, or
    with ``drop`` the classes that are not. sentence: the rule in the user's words ('' = said from the rule itself).
    """

    id: str
    name: str
    layer: str
    band: int = 1
    minimum: float | None = None
    maximum: float | None = None
    codes: tuple[int, ...] = ()
    drop: bool = True
    unit: str = ""
    sentence: str = ""

    def describe(self) -> Text:
        """Return the rule as a sentence: “keeps cells where slope ≤ 15°”."""
        if self.sentence:
            return text("{sentence}", sentence=self.sentence)
        unit = self.unit if self.unit in ("", "°", "%") else f" {self.unit}"
        if self.codes:
            codes = ", ".join(str(code) for code in self.codes)
            if self.drop:
                return text("keeps cells where {name} is none of the classes {codes}", name=self.name, codes=codes)
            return text("keeps cells where {name} is one of the classes {codes}", name=self.name, codes=codes)
        if self.minimum is None:
            return text("keeps cells where {name} ≤ {high}", name=self.name, high=f"{self.maximum:g}{unit}")
        if self.maximum is None:
            return text("keeps cells where {name} ≥ {low}", name=self.name, low=f"{self.minimum:g}{unit}")
        return text(
            "keeps cells where {low} ≤ {name} ≤ {high}",
            name=self.name,
            low=f"{self.minimum:g}{unit}",
            high=f"{self.maximum:g}{unit}",
        )


@dataclass(frozen=True)
class ScoreModel:
    """What a score is made of.

    mask: a raster on the same grid (known cells ≠ 0 are kept), polygons (cells with their centre inside are kept), or
    None. combination, optimism: how the criteria are combined, see `Combination`. profiles: weights of countries,
    groups or people; they change no score but are kept with the model.
    """

    criteria: tuple[Criterion, ...]
    exclusions: tuple[Exclusion, ...] = ()
    mask: str | None = None
    combination: str = WEIGHTED_SUM
    profiles: tuple[Profile, ...] = ()
    optimism: float = NEUTRAL

    @property
    def how(self) -> Combination:
        """The combination with its optimism."""
        return Combination(self.combination, self.optimism)

    @property
    def used(self) -> tuple[Criterion, ...]:
        """The criteria that count, in the order of the contribution bands."""
        return tuple(criterion for criterion in self.criteria if criterion.used)

    def normalised(self) -> tuple[ScoreModel, tuple[Text, ...]]:
        """Return the model of the criteria that are used, with weights that sum to 1, and what had to be said."""
        used = self.used
        notes: tuple[Text, ...] = ()
        if len(used) < len(self.criteria):
            idle = ", ".join(f"“{criterion.name}”" for criterion in self.criteria if not criterion.used)
            notes = (text("Not used in the score: {criteria}.", criteria=idle),)
        total = sum(criterion.weight for criterion in used)
        if abs(total - 1.0) > WEIGHT_TOLERANCE:
            used = tuple(replace(criterion, weight=criterion.weight / total) for criterion in used)
            note = text("The weights sum to {total}, not 1; each was divided by {total}.", total=f"{total:.6g}")
            notes = (*notes, note)
        return replace(self, criteria=used), notes


def read_model(path: str | Path) -> ScoreModel:
    """Read a score model; layers given relative to the file become absolute.

    Raises `InputError` naming the criterion, the value found, the value expected and the fix.
    """
    path = Path(path)
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            "The score model “{path}” cannot be read: {reason}. Check the path.",
            path=path,
            reason=error.strerror or error,
        ) from error
    except ValueError as error:
        raise InputError(
            "The score model “{path}” is not valid JSON: {reason}. Correct it there.", path=path, reason=error
        ) from error
    return model_from_dict(content, path.parent)


def model_from_dict(content: object, folder: str | Path = ".") -> ScoreModel:
    """Return the model that a JSON object describes; relative layers lie in ``folder``. Raises as `read_model`."""
    found = parse_model(content, VERSIONS)
    criteria = tuple(
        Criterion(**{**values, "layer": _resolved(values["layer"], folder)}) for values in found["criteria"]
    )
    exclusions = tuple(
        _said_by_itself(Exclusion(**{**values, "layer": _resolved(values["layer"], folder)}))
        for values in found["exclusions"]
    )
    profiles = tuple(Profile(**values) for values in found["profiles"])
    how: Combination = found["combination"]
    mask = _resolved(found["mask"], folder) if found["mask"] else None
    return ScoreModel(criteria, exclusions, mask, how.kind, profiles, how.optimism)


def write_model(model: ScoreModel, path: str | Path) -> None:
    """Write the model as JSON (atomically); layers in the file's folder or below become relative.

    Raises `OutputError`.
    """
    try:
        write_json(path, model_to_dict(model, Path(path).parent))
    except OSError as error:
        raise OutputError(
            "The score model “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
            path=path,
            reason=error.strerror or error,
        ) from error


def model_to_dict(model: ScoreModel, folder: str | Path | None = None) -> dict:
    """Return the model as plain values for JSON; layers under ``folder`` become relative to it."""
    return {
        "version": VERSIONS[-1] if _is_richer(model) else VERSIONS[0],
        "combination": model.combination,
        **({"optimism": model.optimism} if model.combination == OWA else {}),
        "mask": _relative(model.mask, folder) if model.mask else None,
        "criteria": [
            {
                "id": criterion.id,
                "name": criterion.name,
                "layer": _relative(criterion.layer, folder),
                "band": criterion.band,
                "unit": criterion.unit,
                "weight": criterion.weight,
                "value_function": function_to_dict(criterion.value_function),
                **({} if criterion.used else {"used": False}),
                **({"locked": True} if criterion.locked else {}),
            }
            for criterion in model.criteria
        ],
        "exclusions": [
            {
                "id": exclusion.id,
                "name": exclusion.name,
                "layer": _relative(exclusion.layer, folder),
                "band": exclusion.band,
                "unit": exclusion.unit,
                "keep": _keep_to_dict(exclusion),
                "sentence": exclusion.sentence or str(exclusion.describe()),
            }
            for exclusion in model.exclusions
        ],
        **({"profiles": [profile.as_dict() for profile in model.profiles]} if model.profiles else {}),
    }


def check_layers(model: ScoreModel) -> Grid:
    """Return the grid that all layers of the model share.

    Raises `InputError` naming the criterion or exclusion whose layer is missing, is no raster, lacks the band, or
    lies on another grid.
    """
    grid: Grid | None = None
    first = ""
    items: list[Criterion | Exclusion] = [*model.criteria, *model.exclusions]
    for item in items:
        if not item.layer.startswith("/vsi") and not Path(item.layer).exists():
            raise InputError(
                "The layer of “{criterion}” ({layer}) does not exist. Choose its file again, or remove “{criterion}” "
                "from the model: nothing is left out silently.",
                criterion=item.name,
                layer=item.layer,
            )
        dataset = open_raster(item.layer)
        if item.band > dataset.RasterCount:
            raise InputError(
                "“{criterion}” asks for band {band} of {layer}, which has {found} band(s). Choose a band from 1 to "
                "{found}.",
                criterion=item.name,
                band=item.band,
                layer=item.layer,
                found=dataset.RasterCount,
            )
        own = Grid.of(dataset)
        own.require_metres(item.name)
        if grid is None:
            grid, first = own, item.name
        else:
            grid.require_same(first, own, item.name)
    if grid is None:
        raise InputError("The score model has no criterion. Add at least one.")
    return grid


def function_to_dict(function: ValueFunction) -> dict:
    """Return the value function as plain values for JSON; `functionparsing.parse_function` reads them."""
    limits = {key: getattr(function, key) for key in ("lower", "upper") if getattr(function, key) is not None}
    ends = {"below": function.below, "above": function.above, **limits}
    if function.kind == "categories":
        values = {str(code): function.categories[code] for code in sorted(function.categories)}
        return {"kind": "categories", "values": values, "other": function.other}
    if function.kind == "steps":
        found: dict = {"kind": "steps", "breaks": list(function.breaks), "values": list(function.values)}
        return {**found, **ends} if limits else found
    found = {"kind": function.kind, "low": function.low, "high": function.high}
    if function.kind == "bell":
        found = {**found, "half_width": function.half_width}
        return {**found, **ends} if limits else found
    return {**found, **ends}


def _is_richer(model: ScoreModel) -> bool:
    """Return whether the model holds what format 1 does not know and would work out otherwise."""
    functions = [criterion.value_function for criterion in model.criteria]
    return (
        model.combination != WEIGHTED_SUM
        or len(model.used) < len(model.criteria)
        or any(function.lower is not None or function.upper is not None for function in functions)
    )


def _said_by_itself(rule: Exclusion) -> Exclusion:
    """Return the rule without a sentence that only repeats it: its own follows when its limits are changed."""
    own = replace(rule, sentence="")
    return own if str(own.describe()) == rule.sentence else rule


def _keep_to_dict(exclusion: Exclusion) -> dict:
    if exclusion.codes:
        return {"not_in" if exclusion.drop else "in": list(exclusion.codes)}
    limits = {"min": exclusion.minimum, "max": exclusion.maximum}
    return {key: value for key, value in limits.items() if value is not None}


def _resolved(layer: str, folder: str | Path) -> str:
    return layer if os.path.isabs(layer) or layer.startswith("/vsi") else str(Path(folder) / layer)


def _relative(layer: str, folder: str | Path | None) -> str:
    if folder is None or layer.startswith("/vsi"):
        return layer
    try:
        return Path(layer).relative_to(Path(folder)).as_posix()
    except ValueError:
        return layer
