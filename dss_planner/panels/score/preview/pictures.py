"""What the overlay can show of a preview, as a code for each cell and a colour for each code.

The colours are those of the layer that the full run puts on the map: a code stands for values above one limit and up to
the next one, and every limit between two colours is such a limit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.charts.colours import BLUE, BROWN_TEAL, spread
from dss_planner.layers.codes import rule_color
from dss_planner.layers.scales import SCALES, Scale, Step, number
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.preview.livescore import LivePreview
from dss_planner.text import Text, text

SCORE, NEAR_MISSES, DISAGREEMENT, VALUE = "score", "near_misses", "disagreement", "value"
#: Codes of 0 for nothing, then one for the lowest value itself and for each of so many steps above it.
STEPS = 200
#: Code and colour of land of the study that has no value now.
_GREY, NO_VALUE = 255, "#c9c9c9"
#: Values up to the top of each kind are told apart in `STEPS` steps; above it all look like the top.
_TOPS = {SCORE: 100.0, DISAGREEMENT: 50.0, VALUE: 1.0}


@dataclass(frozen=True)
class Display:
    """What is shown. kind: of the constants above. criterion: id, of `VALUE`."""

    kind: str = SCORE
    criterion: str = ""


@dataclass(frozen=True)
class Picture:
    """Colours of a preview's cells, in reading order, and one more, transparent, for what lies outside.

    colours: uint32, alpha, red, green, blue, not transparent at all or wholly. empty: nothing is to be seen anywhere.
    grey: some land of the study has no value now and is grey: the score below it is that of the last run.
    """

    colours: np.ndarray
    empty: bool
    grey: bool = False


def _value_scale() -> Scale:
    colors = spread(BLUE, 10)
    steps = (
        Step(tenth / 10, color, Text("{low} – {high}", {"low": number((tenth - 1) / 10), "high": number(tenth / 10)}))
        for tenth, color in enumerate(colors, start=1)
    )
    return Scale(text("Value of the criterion (0–1)"), tuple(steps))


#: The scale of each kind that has one.
SCALE_OF = {SCORE: SCALES["score"], DISAGREEMENT: SCALES["score_deviation"], VALUE: _value_scale()}


def values_of(live: LivePreview, model: ScoreModel, display: Display, score: np.ndarray) -> np.ndarray:
    """Return the array (rows, columns) that ``display`` shows of a model; score: of that model.

    Raises `InputError` for disagreement when the model has no weight profiles.
    """
    if display.kind == NEAR_MISSES:
        return live.near_misses(model)
    if display.kind == DISAGREEMENT:
        return live.disagreement(model)[1]
    if display.kind == VALUE:
        wanted = next((criterion for criterion in model.criteria if criterion.id == display.criterion), None)
        return score if wanted is None else live.worth(wanted)
    return score


def picture_of(values: np.ndarray, kind: str, study: np.ndarray | None = None) -> Picture:
    """Return the colours of values of a kind. study: bool, land that is grey where it has no value; None: none is."""
    if kind == NEAR_MISSES:
        codes = np.minimum(values, STEPS).astype(np.uint8)
    else:
        codes = codes_of_values(values, _TOPS[kind])
    empty, grey = not codes.any(), False
    if study is not None and kind != NEAR_MISSES and not empty:
        without = (codes == 0) & study
        grey = bool(without.any())
        codes[without] = _GREY
    flat = np.zeros(codes.size + 1, dtype=np.uint8)
    flat[:-1] = codes.ravel()
    return Picture(_TABLES[kind][flat], empty, grey)


def change_picture(difference: np.ndarray, study: np.ndarray | None = None) -> Picture:
    """Return the colours of a change of the score [points]: brown where it falls, teal where it rises.

    study: bool, land that is grey where no change is known; None: none is.
    """
    flat = np.zeros(difference.size + 1, dtype=np.uint8)
    known = np.isfinite(difference).ravel()
    classes = np.searchsorted(CHANGE_LIMITS, difference.ravel()[known].astype(float), side="left")
    flat[:-1][known] = classes + 1
    without = ~known if study is None else ~known & study.ravel()
    grey = study is not None and bool(known.any() and without.any())
    if grey:
        flat[:-1][without] = len(_CHANGES) - 1
    return Picture(_CHANGES[flat], not known.any(), grey)


def codes_of_values(values: np.ndarray, top: float) -> np.ndarray:
    """Return uint8 codes: 0 for NaN, 1 for 0 and below, 2 for values up to one step above, and so on."""
    scaled = values * np.float32(STEPS / top)
    np.ceil(scaled, out=scaled)
    np.minimum(scaled, np.float32(STEPS), out=scaled)
    np.maximum(scaled, np.float32(0), out=scaled)
    scaled += np.float32(1)
    # fmax takes the number where there is one
    return np.fmax(scaled, np.float32(0)).astype(np.uint8)


def argb(color: str) -> int:
    """Return ``#rrggbb`` as the number of an opaque pixel."""
    return 0xFF000000 | int(color[1:], 16)


def _table(kind: str) -> np.ndarray:
    """Return the colour of each code."""
    found = np.zeros(256, dtype=np.uint32)
    if kind == NEAR_MISSES:
        found[1:] = [argb(rule_color(code)) for code in range(1, 256)]
        return found
    scale = SCALE_OF[kind]
    uppers = np.array([step.upper for step in scale.steps[:-1]])
    values = np.arange(STEPS + 1) * (_TOPS[kind] / STEPS)
    # a limit of 0.3 and three tenths are not the same number
    places = np.searchsorted(uppers + 1e-9, values, side="left")
    found[1 : STEPS + 2] = [argb(scale.steps[place].color) for place in places]
    found[_GREY] = argb(NO_VALUE)
    return found


#: Limits of the classes of a change of the score [points], and their colours from the largest fall to the largest rise.
CHANGE_LIMITS = (-20.0, -10.0, -5.0, -1.0, 1.0, 5.0, 10.0, 20.0)
CHANGE_COLORS = spread(BROWN_TEAL, len(CHANGE_LIMITS) + 1)
_CHANGES = np.array([0, *(argb(color) for color in (*CHANGE_COLORS, NO_VALUE))], dtype=np.uint32)
_TABLES = {kind: _table(kind) for kind in (SCORE, NEAR_MISSES, DISAGREEMENT, VALUE)}
