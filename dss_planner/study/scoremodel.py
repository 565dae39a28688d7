"""The default score model of a study: which layer each criterion reads and how its unit becomes a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dss_planner import provenance
from dss_planner.access.surface import UNREACHABLE
from dss_planner.errors import InputError
from dss_planner.landcover.classes import planner_class
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import burn, window_grid
from dss_planner.raster.reading import tiles
from dss_planner.raster.vectors import geometries
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, stop_if
from dss_planner.scoring.functions.bounds import suggest_bounds
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import WEIGHT_TOLERANCE, Criterion, Exclusion, ScoreModel, model_from_dict, model_to_dict
from dss_planner.study.criterionnames import default_names, named_today
from dss_planner.study.criterionsettings import CriterionSetting
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings

#: Value of each planner class as land for works against wind erosion [A]: open, degraded land first; cropland needs
#: other measures; forest needs none. Water, wetland, built-up land and snow are excluded, not scored.
LANDCOVER_VALUES = {1: 0.1, 2: 0.6, 3: 0.7, 4: 0.5, 5: 1.0, 6: 0.8, 7: 1.0, 8: 0.0, 9: 0.0, 10: 0.0, 11: 0.0}

#: Layer, band and unit that each criterion reads.
_CRITERIA = {
    "erosion": ("soil_loss", 3, "t/km²·a"),
    "landcover": ("landcover_classes", 1, ""),
    "access": ("travel_time", 1, "min"),
    "rain": ("annual_precipitation", 1, "mm/a"),
    "dust": ("dust_source", 1, ""),
    "exposure": ("exposure", 2, ""),
    "trend": ("trend", 1, "1/a"),
}
#: What the erosion criterion reads with another method than soil loss.
_INDICES = {"ilswe": ("susceptibility", 1, ""), "proxy": ("source_proxy", 13, "")}
#: An open upper bound: few cells reach full points, so that the best sites can still be told apart [A].
_HIGH_PERCENTILE = 99.5
#: Layer of a criterion → step that makes it; others are aligned data.
STEP_OF = {
    "soil_loss": "erosion",
    "susceptibility": "erosion",
    "source_proxy": "erosion",
    "landcover_classes": "landcover",
    "travel_time": "access",
    "dust_source": "dust",
    "exposure": "exposure",
    "trend": "trend",
}
#: Layers of the erosion risk, by any method.
_RISKS = {"soil_loss", *(layer for layer, _, _ in _INDICES.values())}
#: First part of the name of the raster of excluded places, before their role.
BURNED = "exclusion_"
#: A trend that counts as none at all where nothing declines [per year].
_NO_DECLINE = -1e-6


def build_model(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> ScoreModel:
    """Return the score model of a study; bounds left open are proposed from the data at each
    run and stored in the model: scores of two runs share a scale only where the bounds are set or the data the same.

    A model of the user's own (``settings.score_model``) is taken as it is, with weights that sum to 1.

    Raises `InputError` when no criterion is used or a layer is missing; it names the step that makes it.
    """
    if settings.score_model:
        return own_model(folder, settings, cancelled)
    used = [c for c in settings.criteria if c.used and c.weight > 0]
    if not used:
        raise InputError("No criterion is used. Switch on at least one criterion with a weight above 0.")
    criteria = tuple(study_criterion(folder, setting, settings.method, cancelled) for setting in used)
    return ScoreModel(criteria, study_rules(folder, settings), mask=folder.file("study_area.gpkg"))


def stored_model(folder: StudyFolder, model: ScoreModel) -> dict[str, Any]:
    """Return a model as ``settings.score_model`` keeps it: layers in the study are relative to it."""
    return model_to_dict(model, folder.path)


def own_model(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> ScoreModel:
    """Return the model of the user's own, its erosion criterion on what the method makes now (`followed`).

    Raises `InputError` naming a layer that is missing and the step that makes it.
    """
    model = named_today(model_from_dict(settings.score_model, folder.path))
    model = followed(model, folder, settings, cancelled)
    layers = [*(criterion.layer for criterion in model.used), *(rule.layer for rule in model.exclusions)]
    for layer in map(Path, layers):
        if layer.parent == folder.path and layer.stem in STEP_OF:
            folder.require(layer.stem, STEP_OF[layer.stem])
    total = sum(criterion.weight for criterion in model.used)
    mask = folder.file("study_area.gpkg")
    if abs(total - 1.0) <= WEIGHT_TOLERANCE:  # dividing would change the last bit of what the preview shows
        return replace(model, mask=mask)
    criteria = tuple(replace(criterion, weight=criterion.weight / total) for criterion in model.criteria)
    return replace(model, criteria=criteria, mask=mask)


def followed(model: ScoreModel, folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> ScoreModel:
    """Return a model whose criterion of the erosion reads what the method of the erosion risk makes now.

    Another method makes another layer in another unit: the value function begins anew on it, the weight stays.
    """
    wanted = layer_of("erosion", settings.method)[0]
    criteria = []
    for criterion in model.criteria:
        layer = Path(criterion.layer)
        if criterion.id == "erosion" and layer.parent == folder.path and layer.stem in _RISKS - {wanted}:
            setting = CriterionSetting("erosion", 0.0, low=0.0)
            anew = study_criterion(folder, setting, settings.method, cancelled)
            anew = replace(anew, weight=criterion.weight, used=criterion.used, locked=criterion.locked)
            criteria.append(anew)
        else:
            criteria.append(criterion)
    return replace(model, criteria=tuple(criteria))


def steps_of(settings: StudySettings) -> tuple[str, ...]:
    """Return the steps whose layers the used criteria read."""
    if settings.score_model:
        try:
            model = model_from_dict(settings.score_model)
        except InputError:  # a study written by hand: the step that scores says what is wrong
            return ()
        layers = [*(criterion.layer for criterion in model.used), *(rule.layer for rule in model.exclusions)]
        read = [Path(layer).stem for layer in layers]
        return tuple(dict.fromkeys(STEP_OF[layer] for layer in read if layer in STEP_OF))
    used = [c.id for c in settings.criteria if c.used and c.weight > 0 and c.id in _CRITERIA]
    return tuple(STEP_OF[layer] for layer in (layer_of(c, settings.method)[0] for c in used) if layer in STEP_OF)


def layer_of(criterion: str, method: str) -> tuple[str, int, str]:
    """Return layer, band and unit of a criterion with a method of the erosion risk."""
    if criterion == "erosion" and method in _INDICES:
        return _INDICES[method]
    return _CRITERIA[criterion]


def study_criterion(folder: StudyFolder, setting: CriterionSetting, method: str, cancelled: CancelCheck) -> Criterion:
    """Return a criterion of the settings on its layer; bounds left open are taken from the data.

    Raises `InputError` when it is unknown, its layer is missing or holds a single value.
    """
    if setting.id not in _CRITERIA:
        raise InputError(
            "The criterion “{criterion}” is unknown. Choose from {known}.",
            criterion=setting.id,
            known=", ".join(_CRITERIA),
        )
    layer, band, unit = layer_of(setting.id, method)
    _require_bounds(setting, layer)
    path = folder.require(layer, STEP_OF.get(layer, "align"))
    if setting.id == "landcover":
        function = ValueFunction("categories", categories=LANDCOVER_VALUES)
    else:
        low, high = setting.low, setting.high
        if low is None or high is None:
            lowest, highest = suggest_bounds(
                path, band, high_percentile=_HIGH_PERCENTILE, below=_marker(setting.id), cancelled=cancelled
            )
            if setting.id == "trend":  # the stronger the decline, the more points
                lowest, highest = highest, min(lowest, _NO_DECLINE)
            low = lowest if low is None else low
            high = highest if high is None else high
        function = ValueFunction("linear", low=low, high=high)
    name = default_names(setting.id)[0]
    return Criterion(setting.id, name, path, function, setting.weight / 100.0, band=band, unit=unit)


def _require_bounds(setting: CriterionSetting, layer: str) -> None:
    """Raise `InputError` for bounds of a soil loss that would be put on an index of 0–1."""
    odd = [value for value in (setting.low, setting.high) if value is not None and not 0.0 <= value <= 1.0]
    if layer in ("susceptibility", "source_proxy") and odd:
        raise InputError(
            "The erosion criterion has a bound of {found}, which is a soil loss, but with this method "
            "it reads an index of 0–1. Clear the bound, or set one between 0 and 1.",
            found=f"{odd[0]:g}",
        )


def _marker(criterion: str) -> float | None:
    """Return the value from which on the layer's values are a marker, not a quantity."""
    return UNREACHABLE if criterion == "access" else None


def classes_sentence(codes: tuple[int, ...]) -> str:
    """Return the rule that leaves planner classes out, by name."""
    return f"keeps cells that are not {', '.join(planner_class(code).name.lower() for code in codes)}"


def study_rules(folder: StudyFolder, settings: StudySettings) -> tuple[Exclusion, ...]:
    """Return the rules of the settings; a slope and excluded places only where the study has their raster."""
    found = []
    if settings.exclude_classes:
        found.append(
            Exclusion(
                "classes",
                "land cover",
                folder.raster("landcover_classes"),
                codes=settings.exclude_classes,
                drop=True,
                sentence=classes_sentence(settings.exclude_classes),
            )
        )
    found.append(
        Exclusion("access", "travel time", folder.raster("travel_time"), maximum=settings.max_minutes, unit="min")
    )
    if folder.has("slope"):
        found.append(Exclusion("slope", "slope", folder.raster("slope"), maximum=settings.max_slope, unit="°"))
    for role in settings.exclude_roles:
        if folder.has(f"{BURNED}{role}"):
            found.append(role_rule(folder, role))
    return tuple(found)


def role_rule(folder: StudyFolder, role: str) -> Exclusion:
    """Return the rule that leaves out the places of an aligned vector; `burn_exclusions` makes its raster."""
    name = role.replace("_", " ")
    layer = folder.raster(f"{BURNED}{role}")
    return Exclusion(role, name, layer, maximum=0.0, sentence=f"keeps cells outside {name}")


def excluded_roles(folder: StudyFolder, settings: StudySettings) -> tuple[str, ...]:
    """Return the roles whose places the model leaves out, as far as the study has them."""
    wanted = set(settings.exclude_roles)
    if settings.score_model:
        stems = (Path(rule.layer).stem for rule in model_from_dict(settings.score_model).exclusions)
        wanted = {stem[len(BURNED) :] for stem in stems if stem.startswith(BURNED)}
    return tuple(sorted(wanted & folder.vector_roles()))


def burn_exclusions(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> None:
    """Write ``exclusion_<role>.tif`` (1 inside, 0 outside) for each excluded vector role that the study has.

    A cell counts as inside when a polygon touches it: an excluded place never ends up inside a site. Rasters of
    layers that have left the study are removed: they would still exclude land, or lie on an older grid.
    """
    roles = excluded_roles(folder, settings)
    for old in folder.path.glob(f"{BURNED}*.tif"):
        if old.stem[len(BURNED) :] not in roles:
            old.unlink()
            provenance.sidecar(old).unlink(missing_ok=True)
    burn_roles(folder, roles, cancelled)


def burn_roles(folder: StudyFolder, roles: Sequence[str], cancelled: CancelCheck) -> None:
    """Write ``exclusion_<role>.tif`` for each of ``roles``, on the grid of the study."""
    grid = Grid.read(folder.require("landcover_classes", "landcover"))
    for role in roles:
        shapes = [(shape, 1.0) for shape in geometries(folder.vector(role), role, grid.crs)]
        target = folder.raster(f"{BURNED}{role}")
        with RasterWriter(target, grid, (Band(role),), dtype="uint8", classes=True, cancelled=cancelled) as writer:
            for window in tiles(grid, (TILE, TILE)):
                stop_if(cancelled)
                writer.write(
                    burn(window_grid(grid, window), shapes, all_touched=True, start=0.0), window.row, window.column
                )
        provenance.record(target, "exclusion", {role: folder.vector(role)}, {"all_touched": True})
