"""The score model at hand: the user's own or the one that follows from the settings, with all criteria whose layers are
there, for looking at and changing it before anything runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.raster.grid import Grid
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel, check_layers, model_from_dict
from dss_planner.study.criterionnames import default_names, named_today
from dss_planner.study.criterionsettings import CriterionSetting
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import (
    BURNED,
    STEP_OF,
    burn_roles,
    excluded_roles,
    layer_of,
    own_model,
    role_rule,
    study_criterion,
    study_rules,
)
from dss_planner.study.settings import StudySettings
from dss_planner.study.step_list import STEPS
from dss_planner.text import Text, text

#: Value function of a criterion whose layer is not there yet: nothing is worked out with it.
_NONE_YET = ValueFunction("linear", low=0.0, high=1.0)


@dataclass(frozen=True)
class ModelRequest:
    """folder: of the study. settings: all its choices."""

    folder: str
    settings: StudySettings


@dataclass(frozen=True)
class Absent:
    """A criterion of the study that the model cannot have now.

    reason: what to do about it. step: that makes its layer, '' where that is not possible.
    """

    id: str
    name: str
    reason: Text
    step: str = ""


@dataclass(frozen=True)
class ModelAtHand:
    """model: with layers as whole paths; None where `missing` says what has to be done first.

    absent: criteria of the study whose layers are not there. offered: criteria with layers that an own model lacks.
    """

    model: ScoreModel | None = None
    missing: Text | None = None
    absent: tuple[Absent, ...] = ()
    offered: tuple[Criterion, ...] = ()


def find_model(request: ModelRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> ModelAtHand:
    """Return the model of a study; places that it leaves out are burned where their raster is missing or older.

    Raises `Cancelled`; what is missing or wrong is part of the answer.
    """
    folder, settings = StudyFolder.at(request.folder), request.settings
    if not folder.alignment():
        return ModelAtHand(
            missing=text("The layers are not aligned yet: “Align layers” on the first page comes first.")
        )
    there = excluded_roles(folder, settings)
    try:
        missing = _missing(folder, settings)
        if missing is not None:
            return ModelAtHand(missing=missing)
        burn_roles(folder, [role for role in there if _outdated(folder, role)], cancelled)
        if settings.score_model:
            model, added, absent = _own(folder, settings, cancelled)
        else:
            # in the order of the run: only so are the two the same model
            roles = tuple(role for role in settings.exclude_roles if role in there)
            model, absent = _derived(folder, replace(settings, exclude_roles=roles), cancelled)
            added = ()
        check_layers(replace(model, criteria=model.used))
    except InputError as error:
        return ModelAtHand(
            missing=text(
                "{problem} “Work out the score” first runs the steps that are not up to date.", problem=error.text
            )
        )
    return ModelAtHand(model, absent=absent, offered=added)


def draft_model(settings: StudySettings, folder: str = "") -> ScoreModel:
    """Return what the settings say of criteria and rules, to be changed before the layers are there.

    Its layers need not exist and its value functions mean nothing; `settings_of` takes the rest back.
    """
    study = StudyFolder.at(folder)
    criteria = []
    for setting in settings.criteria:
        layer, band, unit = layer_of(setting.id, settings.method)
        name = default_names(setting.id)[0]
        weight, used = setting.weight / 100.0, setting.used and setting.weight > 0
        criteria.append(Criterion(setting.id, name, study.raster(layer), _NONE_YET, weight, band, unit, used))
    rules = list(study_rules(study, replace(settings, exclude_roles=())))
    if not any(rule.id == "slope" for rule in rules):
        rules.append(Exclusion("slope", "slope", study.raster("slope"), maximum=settings.max_slope, unit="°"))
    rules += [role_rule(study, role) for role in settings.exclude_roles]
    return ScoreModel(tuple(criteria), tuple(rules))


def settings_of(model: ScoreModel, settings: StudySettings) -> dict[str, object]:
    """Return the settings that a changed `draft_model` stands for: weights, what is used, limits, classes and roles."""
    items = {criterion.id: criterion for criterion in model.criteria}
    criteria = tuple(
        replace(setting, weight=100.0 * items[setting.id].weight, used=items[setting.id].used)
        if setting.id in items
        else setting
        for setting in settings.criteria
    )
    rules = {rule.id: rule for rule in model.exclusions}
    limits = {
        name: rules[key].maximum
        for name, key in (("max_minutes", "access"), ("max_slope", "slope"))
        if key in rules and rules[key].maximum is not None
    }
    roles = tuple(rule.id for rule in model.exclusions if Path(rule.layer).stem == f"{BURNED}{rule.id}")
    codes = rules["classes"].codes if "classes" in rules else ()
    return {"criteria": criteria, "exclude_roles": roles, "exclude_classes": codes, **limits}


def _missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return a sentence that names the steps whose layers the model needs and the study has not, None when it has."""
    needed = {"landcover_classes", "travel_time"}
    risk = layer_of("erosion", settings.method)[0]
    if settings.score_model:
        model = named_today(model_from_dict(settings.score_model, folder.path))
        items: list[Criterion | Exclusion] = [*model.used, *model.exclusions]
        layers = [Path(item.layer) for item in items]
        stems = {layer.stem for layer in layers if layer.parent == folder.path}
        stems |= {risk for item in model.used if item.id == "erosion"}
        needed = {stem for stem in stems if stem == risk or STEP_OF.get(stem) != "erosion"}
    else:
        used = [c.id for c in settings.criteria if c.used and c.weight > 0]
        if not used:
            return text("No criterion is used. Switch on at least one criterion with a weight above 0.")
        needed |= {layer_of(key, settings.method)[0] for key in used}
    lacking = [stem for stem in sorted(needed) if not folder.has(stem)]
    data = [stem for stem in lacking if stem in ROLES and stem not in STEP_OF]
    if data:
        folder.require_data(data)
    steps = [step for step in STEPS if step.id in {STEP_OF[stem] for stem in lacking if stem in STEP_OF}]
    if not steps:
        return None
    return text(
        "The layers of the criteria are not there yet: “Work out the score” runs {steps}.",
        steps=_listed([step.title for step in steps]),
    )


def _listed(titles: Sequence[Text]) -> Text:
    found = text("“{step}”", step=titles[0])
    for title in titles[1:]:
        found = text("{steps}, “{step}”", steps=found, step=title)
    return found


def _derived(
    folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck
) -> tuple[ScoreModel, tuple[Absent, ...]]:
    criteria, absent = [], []
    for setting in settings.criteria:
        stop_if(cancelled)
        used = setting.used and setting.weight > 0
        try:
            criterion = study_criterion(folder, setting, settings.method, cancelled)
            criteria.append(replace(criterion, used=used))
        except InputError:
            if used:
                raise
            absent.append(_absent(folder, setting, settings))
    model = ScoreModel(tuple(criteria), study_rules(folder, settings), mask=folder.file("study_area.gpkg"))
    grid = Grid.read(folder.raster("landcover_classes"))
    odd = [c for c in model.criteria if not c.used and Grid.read(c.layer) != grid]
    absent += [_absent(folder, setting, settings) for setting in settings.criteria if setting.id in {c.id for c in odd}]
    return replace(model, criteria=tuple(c for c in model.criteria if c not in odd)), tuple(absent)


def _own(
    folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck
) -> tuple[ScoreModel, tuple[Criterion, ...], tuple[Absent, ...]]:
    model = own_model(folder, settings, cancelled)
    there = {criterion.id for criterion in model.criteria}
    layers = {(criterion.layer, criterion.band) for criterion in model.criteria}
    others = tuple(
        setting
        for setting in settings.criteria
        if setting.id not in there and _place(folder, setting, settings) not in layers
    )
    rest = replace(settings, score_model={}, criteria=tuple(replace(setting, used=False) for setting in others))
    offered, absent = _derived(folder, rest, cancelled)
    return model, offered.criteria, absent


def _place(folder: StudyFolder, setting: CriterionSetting, settings: StudySettings) -> tuple[str, int]:
    layer, band, _ = layer_of(setting.id, settings.method)
    return folder.raster(layer), band


def _absent(folder: StudyFolder, setting: CriterionSetting, settings: StudySettings) -> Absent:
    layer, _, _ = layer_of(setting.id, settings.method)
    name = default_names(setting.id)[0]
    step = next((step for step in STEPS if step.id == STEP_OF.get(layer)), None)
    if step is None:
        title = ROLES[layer].title if layer in ROLES else layer
        reason = text("Needs data: add “{layer}” on page 1 and align again.", layer=title)
        return Absent(setting.id, name, reason)
    why = step.missing(folder, settings) if step.missing else None
    if why is not None:
        return Absent(setting.id, name, why)
    return Absent(setting.id, name, text("Needs the step “{step}”: tick to run it.", step=step.title), step.id)


def _outdated(folder: StudyFolder, role: str) -> bool:
    """Return whether the raster of excluded places is missing, older than its vector, or on another grid."""
    burned = Path(folder.raster(f"{BURNED}{role}"))
    if not burned.exists() or burned.stat().st_mtime < Path(folder.file("vectors.gpkg")).stat().st_mtime:
        return True
    return Grid.read(str(burned)) != Grid.read(folder.raster("landcover_classes"))


@dataclass(frozen=True)
class PlacesRequest:
    """folder: of the study. role: of the aligned vector whose places are to be left out."""

    folder: str
    role: str


def burn_places(request: PlacesRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> str:
    """Write the raster that a rule of places reads, where there is none that is up to date; return its path."""
    folder = StudyFolder.at(request.folder)
    folder.require("landcover_classes", "landcover")
    if _outdated(folder, request.role):
        burn_roles(folder, [request.role], cancelled)
    return folder.raster(f"{BURNED}{request.role}")
