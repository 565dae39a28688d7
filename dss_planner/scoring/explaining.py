"""Why a place scores what it does: value → value function → weight → points, read from the layers of the model."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.rasterise import window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.vectors import transformation
from dss_planner.scoring.combination.combining import losses_of, points_of, score_of
from dss_planner.scoring.land.exclusions import missed_by, removes
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel, check_layers
from dss_planner.scoring.preview.previewinputs import kept_cells
from dss_planner.scoring.wording import describe_combination, describe_ends, describe_function, quantity
from dss_planner.text import Text, text

#: Titles of the columns of a place's criteria and rules.
CRITERION_TITLES = (
    text("Criterion"),
    text("Value"),
    text("Value function"),
    text("Worth (0–1)"),
    text("Weight (%)"),
    text("Points"),
    text("Lost"),
)
RULE_TITLES = (text("Rule"), text("Value"), text("Kept"), text("Missed by"))


@dataclass(frozen=True)
class CriterionAtPlace:
    """One criterion at a place.

    value: of the layer [unit], None where unknown. function: in words; ends: what happens beyond its thresholds.
    worth: what the value function gives (0–1). weight: share of the score (0–1). points, lost: of 100, None where the
    score is unknown; the points of all criteria sum to the score that the place has or would have.
    """

    id: str
    name: str
    value: float | None
    unit: str
    function: Text
    ends: tuple[Text, ...]
    worth: float | None
    weight: float
    points: float | None
    lost: float | None


@dataclass(frozen=True)
class RuleAtPlace:
    """One exclusion at a place. keeps: None where unknown. missed_by: [unit], None where kept or for classes."""

    id: str
    name: str
    sentence: Text
    value: float | None
    unit: str
    keeps: bool | None
    missed_by: float | None


@dataclass(frozen=True)
class PlaceScore:
    """A place explained. x, y: centre of its cell in the CRS of the layers.

    score: 0–100, None where excluded, unknown or outside the mask: the same bits as the score raster. would_be: the
    score without rules and mask, None where a criterion is unknown. inside: whether the mask keeps it. verdict: all in
    one sentence. combination, formula: in words.
    """

    x: float
    y: float
    column: int
    row: int
    score: float | None
    would_be: float | None
    inside: bool
    verdict: Text
    combination: Text
    formula: Text
    criteria: tuple[CriterionAtPlace, ...]
    rules: tuple[RuleAtPlace, ...]
    notes: tuple[Text, ...] = ()

    def copyable(self, show: Callable[[Text], str] = str) -> str:
        """Return everything as plain text with tabs between columns, to paste into a table or a mail.

        show: turns a sentence into the language of the user.
        """
        lines = [
            f"x {self.x:.1f}, y {self.y:.1f}",
            show(self.verdict),
            f"{show(self.combination)} {show(self.formula)}",
        ]
        lines += ["", "\t".join(show(title) for title in CRITERION_TITLES)]
        for item in self.criteria:
            function = "; ".join(show(part) for part in (item.function, *item.ends))
            numbers = ((item.worth, 3), (100 * item.weight, 1), (item.points, 2), (item.lost, 2))
            shown = (_shown(value, decimals) for value, decimals in numbers)
            lines.append("\t".join((item.name, _quantity(item.value, item.unit), function, *shown)))
        lines.append("\t".join((show(text("Score")), "", "", "", "", _shown(self.would_be, 2), "")))
        if self.rules:
            lines += ["", "\t".join(show(title) for title in RULE_TITLES)]
        answers = {None: "?", True: show(text("yes")), False: show(text("no"))}
        for rule in self.rules:
            missed = "" if rule.missed_by is None else quantity(rule.missed_by, rule.unit)
            kept = answers[rule.keeps]
            lines.append("\t".join((show(rule.sentence), _quantity(rule.value, rule.unit), kept, missed)))
        return "\n".join([*lines, *(show(note) for note in self.notes)])


@dataclass(frozen=True)
class PlaceCells:
    """What the layers of a model hold at one place. x, y: centre of the cell in the CRS of the layers, ``crs``.

    values: (layer, band) → the cell, (1, 1), as the score reads it. inside: whether the mask keeps the place.
    """

    x: float
    y: float
    crs: str
    column: int
    row: int
    values: Mapping[tuple[str, int], np.ndarray]
    mask: str | None
    inside: bool

    def covers(self, model: ScoreModel) -> bool:
        """Return whether the cells of all layers that count in ``model`` are known here."""
        items: list[Criterion | Exclusion] = [*model.used, *model.exclusions]
        return model.mask == self.mask and all((item.layer, item.band) in self.values for item in items)


def explain_score(model: ScoreModel, x: float, y: float, crs: str = "") -> PlaceScore:
    """Return why the cell at x, y scores what it does. Reads one cell of each layer.

    crs: of x and y, as WKT or “EPSG:…” ('' = that of the layers; x first).

    Raises `InputError` as `check_layers`, and when the place lies outside the layers.
    """
    return explain_cells(model, read_place(model, x, y, crs))


def read_place(model: ScoreModel, x: float, y: float, crs: str = "") -> PlaceCells:
    """Return what the layers of a model hold at x, y, those of criteria that do not count too where they fit.

    Arguments and errors as `explain_score`.
    """
    used, _ = model.normalised()
    grid = check_layers(used)
    if crs and not same_crs(crs, grid.crs):
        way = transformation(crs, grid.crs)
        x, y, _ = way.TransformPoint(float(x), float(y))
    column, row = (math.floor(v) for v in grid.column_row(x, y))
    if not (0 <= column < grid.width and 0 <= row < grid.height):
        raise InputError("The place lies outside the layers of the score. Choose one inside the study area.")
    window = Window(column, row, 1, 1)
    idle = [criterion for criterion in model.criteria if not criterion.used and _fits(criterion, grid)]
    items: list[Criterion | Exclusion] = [*used.criteria, *used.exclusions, *idle]
    values = {(item.layer, item.band): _cell(item, window) for item in items}
    kept = kept_cells(used.mask, window, window_grid(grid, window), grid, used.criteria[0].name)
    centre = grid.xy(column + 0.5, row + 0.5)
    inside = kept is None or bool(kept.all())
    return PlaceCells(float(centre[0]), float(centre[1]), grid.crs, column, row, values, used.mask, inside)


def explain_cells(model: ScoreModel, place: PlaceCells) -> PlaceScore:
    """Return why a place scores what it does with ``model``, which the cells of the place must cover. Reads nothing."""
    used, notes = model.normalised()
    worths, values = [], []
    for criterion in used.criteria:
        cell = place.values[criterion.layer, criterion.band]
        values.append(_known(cell))
        worths.append(criterion.value_function.apply(cell))
    weights = [criterion.weight for criterion in used.criteria]
    would_be = score_of(worths, weights, used.how)
    points = points_of(worths, weights, used.how, would_be)
    lost = losses_of(worths, weights, used.how, would_be)
    criteria = tuple(
        CriterionAtPlace(
            id=criterion.id,
            name=criterion.name,
            value=values[index],
            unit=criterion.unit,
            function=describe_function(criterion.value_function, criterion.unit),
            ends=describe_ends(criterion.value_function, criterion.unit),
            worth=_known(worths[index]),
            weight=criterion.weight,
            points=_known(points[index]),
            lost=_known(lost[index]),
        )
        for index, criterion in enumerate(used.criteria)
    )
    rules = tuple(_rule(rule, place.values[rule.layer, rule.band]) for rule in used.exclusions)
    whole = _known(would_be)
    counts = place.inside and all(rule.keeps for rule in rules)
    meaning, formula = describe_combination(used.how, len(used.criteria))
    return PlaceScore(
        x=place.x,
        y=place.y,
        column=place.column,
        row=place.row,
        score=whole if counts else None,
        would_be=whole,
        inside=place.inside,
        verdict=_verdict(criteria, rules, place.inside, whole),
        combination=meaning,
        formula=formula,
        criteria=criteria,
        rules=rules,
        notes=notes,
    )


def _fits(criterion: Criterion, grid: Grid) -> bool:
    try:
        return check_layers(ScoreModel((criterion,))).same(grid)
    except InputError:
        return False


def _rule(rule: Exclusion, cell: np.ndarray) -> RuleAtPlace:
    value = _known(cell)
    keeps = None if value is None else not bool(removes(rule, cell).all())
    return RuleAtPlace(rule.id, rule.name, rule.describe(), value, rule.unit, keeps, _known(missed_by(rule, cell)))


def _verdict(
    criteria: tuple[CriterionAtPlace, ...], rules: tuple[RuleAtPlace, ...], inside: bool, score: float | None
) -> Text:
    if not inside:
        return text("Outside the mask: not scored.")
    broken = [rule for rule in rules if rule.keeps is False]
    shown = "?" if score is None else f"{score:.1f}"
    if len(broken) == 1:
        return text(
            "Excluded by one rule, which {rule}; without it the score would be {score}.",
            rule=broken[0].sentence,
            score=shown,
        )
    if broken:
        return text(
            "Excluded by {count} rules: {rules}; without them the score would be {score}.",
            count=len(broken),
            rules=", ".join(f"“{rule.name}”" for rule in broken),
            score=shown,
        )
    unknown = [item.name for item in criteria if item.worth is None]
    unknown += [rule.name for rule in rules if rule.value is None]
    if unknown:
        names = ", ".join(f"“{name}”" for name in dict.fromkeys(unknown))
        return text("Unknown: {names} is unknown here, and nothing is filled in.", names=names)
    best = max(criteria, key=lambda item: item.points or 0.0)
    worst = max(criteria, key=lambda item: item.lost or 0.0)
    return text(
        "Scores {score} of 100. Most points come from “{best}” ({points}); most are lost by “{worst}” ({lost}).",
        score=shown,
        best=best.name,
        points=_shown(best.points, 1),
        worst=worst.name,
        lost=_shown(worst.lost, 1),
    )


def _cell(item: Criterion | Exclusion, window: Window) -> np.ndarray:
    dataset: gdal.Dataset = open_raster(item.layer)
    return read_bands(dataset, (item.band,), window)[0]


def _known(cell: np.ndarray) -> float | None:
    value = float(cell.ravel()[0])
    return value if math.isfinite(value) else None


def _shown(value: float | None, decimals: int) -> str:
    return "?" if value is None else f"{value:.{decimals}f}"


def _quantity(value: float | None, unit: str) -> str:
    return "?" if value is None else quantity(value, unit)
