"""The score of a preview, worked out again in a few milliseconds after each change: only what changed is computed.

The functions are those of the full run (`valuefunctions`, `combining`, `exclusions`): where the preview is exact, its
scores are those of the full run to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from dss_planner.scoring.combination.combining import (
    FULL_SCORE,
    GEOMETRIC,
    WEIGHTED_SUM,
    Combination,
    from_logarithms,
    logarithms,
    points_of,
    scorer,
    table,
    weighted_sum,
)
from dss_planner.scoring.combination.ordering import Insertion, Ordered, ordered, ordered_score
from dss_planner.scoring.disagreement import spread_of
from dss_planner.scoring.land.exclusions import removes
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.scoring.preview.previewinputs import PreviewInputs
from dss_planner.scoring.score import ExclusionEffect
from dss_planner.scoring.weighing.profiles import profile_weights
from dss_planner.text import Text, text

#: Above so many steps of work (cells times pairs of criteria to sort; cells times criteria times profiles) a score is
#: better not waited for: either is some 30 ms.
SORTED_AT_ONCE, SPREAD_AT_ONCE = 1.0e7, 5.0e7
#: Shades of a picture of the score, half a point each; 0 is no score.
SHADES = 200


@dataclass(frozen=True)
class LiveScore:
    """The score of a preview.

    model: as worked out (criteria in use, weights summing to 1). score: float32 (rows, columns), NaN where excluded,
    unknown or outside. shades: uint8 (rows, columns), 1 … 200 for scores of 0–100, 0 where there is none (for a picture
    with a table of colours). histogram: cells in each half point of the score (200). mean: of the scored land, NaN
    without any. Hectares are of the land under the view: scored + excluded + unknown = hectares. effects: what each
    rule removes. computed: names of what had to be worked out again. notes: what had to be said.
    """

    model: ScoreModel
    score: np.ndarray
    shades: np.ndarray
    histogram: np.ndarray
    mean: float
    hectares: float
    scored_hectares: float
    excluded_hectares: float
    unknown_hectares: float
    effects: tuple[ExclusionEffect, ...]
    computed: tuple[str, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class _Gate:
    """Where a score may stand. pass_through: float32, 0 there and NaN elsewhere."""

    pass_through: np.ndarray
    hectares: float
    excluded: float
    effects: tuple[ExclusionEffect, ...]


class LivePreview:
    """Keeps the inputs of a view and what was worked out from them, and scores them for one model after the other.

    Not for several threads at once.
    """

    def __init__(self, inputs: PreviewInputs) -> None:
        self.inputs = inputs
        self._kept: dict[str, tuple[Any, Any]] = {}
        self._computed: list[str] = []
        self._worth_keys: tuple[Any, ...] = ()

    def score(self, model: ScoreModel) -> LiveScore:
        """Return the score of a model whose layers are among the inputs; weights need not sum to 1."""
        self._computed = []
        used, notes = model.normalised()
        self._forget(model)
        gate = self._gate(used)
        unlisted = [note for criterion in used.criteria for note in self._unlisted(criterion)]
        found = self._combined(used)
        found += gate.pass_through
        shades, histogram, total = _shaded(found)
        known = shades > 0
        scored = float(np.multiply(self.inputs.hectares, known).sum())
        count = int(histogram.sum())
        return LiveScore(
            model=used,
            score=found,
            shades=shades,
            histogram=histogram,
            mean=total / count if count else float("nan"),
            hectares=gate.hectares,
            scored_hectares=scored,
            excluded_hectares=gate.excluded,
            unknown_hectares=max(gate.hectares - gate.excluded - scored, 0.0),
            effects=gate.effects,
            computed=tuple(self._computed),
            notes=(*notes, *unlisted),
        )

    def prepare(self, model: ScoreModel, criterion: str) -> None:
        """Have ready what the first change of a criterion's value function would have to wait for.

        With ordered weighting that is the order of all others; the other combinations need nothing.
        """
        used, _ = model.normalised()
        places = [place for place, item in enumerate(used.criteria) if item.id == criterion]
        if places and len(used.criteria) > 1 and used.how.effective not in (WEIGHTED_SUM, GEOMETRIC):
            keys = tuple((item.id, _worth_key(item)) for item in used.criteria)
            self._others(places[0], keys, [self.worth(item) for item in used.criteria])

    def takes_long(self, model: ScoreModel, disagreement: bool = False) -> bool:
        """Return whether the score of ``model``, or the disagreement on it too, would take some tenths of a second.

        So it does where many layers have to be sorted, or added up for many profiles; once that was done it does not.
        """
        used, _ = model.normalised()
        count, cells = len(used.criteria), self.inputs.hectares.size
        keys = tuple((item.id, _worth_key(item)) for item in used.criteria)
        ordering = used.how.effective not in (WEIGHTED_SUM, GEOMETRIC)
        long_sort = ordering and count * count * cells > SORTED_AT_ONCE
        if long_sort and not self._is_sorted(keys):
            return True
        if not disagreement or self._is_kept("disagreement", self._disagreement_mark(model, used)):
            return False
        return long_sort or count * len(model.profiles) * cells > SPREAD_AT_ONCE

    def points(self, live: LiveScore) -> np.ndarray:
        """Return float32 (criteria, rows, columns): points of each criterion, summing to the score."""
        worths = [self.worth(criterion) for criterion in live.model.criteria]
        weights = [criterion.weight for criterion in live.model.criteria]
        return points_of(worths, weights, live.model.how, live.score)

    def worth(self, criterion: Criterion) -> np.ndarray:
        """Return float32 (rows, columns): the values 0–1 that the value function gives, NaN where unknown."""
        key = _worth_key(criterion)
        layer = self.inputs.layers[criterion.layer, criterion.band]
        return self._once(f"value:{criterion.id}", key, lambda: criterion.value_function.apply(layer))

    def disagreement(self, model: ScoreModel) -> tuple[np.ndarray, np.ndarray]:
        """Return float32 (rows, columns): mean and standard deviation of the score over the model's weight profiles."""
        used, _ = model.normalised()

        def spread() -> tuple[np.ndarray, np.ndarray]:
            weights = profile_weights(model.profiles, [criterion.id for criterion in used.criteria])
            score = scorer([self.worth(criterion) for criterion in used.criteria], used.how)
            shut = self._gate(used).pass_through
            mean, deviation, _, _ = spread_of([score(row.tolist()) + shut for row in weights])
            return mean, deviation

        # the weights now have no part in it: it stays while they are dragged
        return self._once("disagreement", self._disagreement_mark(model, used), spread)

    def _disagreement_mark(self, model: ScoreModel, used: ScoreModel) -> tuple:
        keys = tuple((item.id, _worth_key(item)) for item in used.criteria)
        given = tuple((profile.name, tuple(sorted(profile.weights.items()))) for profile in model.profiles)
        return keys, used.how, used.exclusions, given

    def near_misses(self, model: ScoreModel) -> np.ndarray:
        """Return int16 (rows, columns): number (from 1) of the rule that alone leaves a cell out, 0 elsewhere.

        What `compute_near_misses` writes as its second band; 0 also where a rule's layer is unknown.
        """
        inside = self.inputs.inside
        which = np.zeros(self.inputs.hectares.shape, dtype=np.int16)
        times = np.zeros_like(which)
        for number, rule in enumerate(model.exclusions, start=1):
            values = self.inputs.layers[rule.layer, rule.band]
            removed = self._once(f"rule:{rule.id}", rule, partial(removes, rule, values))
            which[removed] = number
            times += removed
            # an unknown value counts as two rules: what it hides may leave the cell out too
            times[np.isnan(values)] += 2
        which[times != 1] = 0
        if inside is not None:
            which[~inside] = 0
        return which

    def samples(self, model: ScoreModel) -> np.ndarray:
        """Return float64 (places, used criteria): values 0–1 of the land that the mask and the rules leave (advice)."""
        used, _ = model.normalised()
        usable = np.isfinite(self._gate(used).pass_through)
        return np.column_stack([self.worth(criterion)[usable].astype(float) for criterion in used.criteria])

    def _combined(self, model: ScoreModel) -> np.ndarray:
        worths = [self.worth(criterion) for criterion in model.criteria]
        weights = [criterion.weight for criterion in model.criteria]
        kind = model.how.effective
        if kind == WEIGHTED_SUM:
            return weighted_sum(worths, weights)
        if kind == GEOMETRIC:
            logs = [
                self._once(f"logarithm:{c.id}", _worth_key(c), partial(logarithms, worth))
                for c, worth in zip(model.criteria, worths)
            ]
            return from_logarithms(logs, weights)
        return self._ordered(model.criteria, worths, weights, model.how)

    def _ordered(
        self, criteria: Sequence[Criterion], worths: list[np.ndarray], weights: list[float], how: Combination
    ) -> np.ndarray:
        """Return the ordered weighting: sorted once while weights change, and all but one while its function does."""
        chances = table(tuple(weights), how.optimism, worths[0].dtype.char)
        keys = tuple((c.id, _worth_key(c)) for c in criteria)
        before, self._worth_keys = self._worth_keys, keys
        kept = self._kept.get("order")
        if kept is not None and kept[0] == keys:
            return ordered_score(kept[1], chances)
        place = self._place_among_others(keys)
        moved = [place for place, key in enumerate(keys) if len(before) != len(keys) or before[place] != key]
        if place is None and len(moved) == 1 and len(keys) > 1:
            place = moved[0]
        if place is not None:
            return self._inserted(place, keys, worths, (tuple(weights), how.optimism), chances)
        order: Ordered = self._once("order", keys, lambda: ordered(worths))
        return ordered_score(order, chances)

    def _is_sorted(self, keys: tuple) -> bool:
        """Return whether the order of these values is kept, or that of all but one, which is put in its place."""
        return self._is_kept("order", keys) or self._place_among_others(keys) is not None

    def _place_among_others(self, keys: tuple) -> int | None:
        """Return the place of the criterion without which these values are kept in order; None where they are not."""
        kept = self._kept.get("others")
        if kept is None:
            return None
        place, others = kept[0]
        return place if len(others) + 1 == len(keys) and keys[:place] + keys[place + 1 :] == others else None

    def _inserted(
        self, place: int, keys: tuple, worths: list[np.ndarray], weighting: tuple, chances: np.ndarray
    ) -> np.ndarray:
        order = self._others(place, keys, worths)
        others = keys[:place] + keys[place + 1 :]
        made: Insertion = self._once("insertion", (place, others, weighting), lambda: Insertion(order, place, chances))
        return made.score(worths[place])

    def _others(self, place: int, keys: tuple, worths: list[np.ndarray]) -> Ordered:
        """Return the order of all criteria but one."""
        bits = [bit for bit in range(len(keys)) if bit != place]
        mark = (place, keys[:place] + keys[place + 1 :])
        return self._once("others", mark, lambda: ordered([worths[bit] for bit in bits], bits))

    def _gate(self, model: ScoreModel) -> _Gate:
        return self._once("exclusions", model.exclusions, lambda: self._exclude(model.exclusions))

    def _exclude(self, rules: tuple[Exclusion, ...]) -> _Gate:
        inputs = self.inputs
        shape = inputs.hectares.shape
        inside = np.ones(shape, dtype=bool) if inputs.inside is None else inputs.inside
        hectares = np.where(inside, inputs.hectares, 0.0)
        whole = float(hectares.sum())
        times = np.zeros(shape, dtype=np.int16)
        unsure = ~inside
        removed = []
        for rule in rules:
            values = inputs.layers[rule.layer, rule.band]
            removed.append(self._once(f"rule:{rule.id}", rule, partial(removes, rule, values)))
            unsure = unsure | np.isnan(values)
            times += removed[-1]
        effects = []
        for rule, cells in zip(rules, removed):
            alone, only = float(hectares[cells].sum()), float(hectares[cells & (times == 1)].sum())
            share = alone / whole if whole else 0.0
            effects.append(ExclusionEffect(rule.id, rule.name, rule.describe(), alone, only, share))
        gate = np.where(unsure | (times > 0), np.float32(np.nan), np.float32(0))
        return _Gate(gate, whole, float(hectares[times > 0].sum()), tuple(effects))

    def _unlisted(self, criterion: Criterion) -> list[Text]:
        """Return a sentence where the view has class codes without a value; the full run stops there."""
        function = criterion.value_function
        if function.kind != "categories" or function.other is not None:
            return []
        key = (criterion.layer, criterion.band)
        codes = self._once(f"codes:{key}", key, lambda: np.unique(self.inputs.layers[key]))
        found = function.unlisted(codes)
        if not found:
            return []
        return [
            text(
                "“{criterion}” has no value for the class code(s) {found}: unknown in the preview. Give each a value "
                "from 0 to 1, or set “other”.",
                criterion=criterion.name,
                found=", ".join(f"{code:g}" for code in found),
            )
        ]

    def _once(self, name: str, key: Any, compute: Callable[[], Any]) -> Any:
        """Return what is kept under ``name`` when it was computed for the same key, else compute and keep it."""
        kept = self._kept.get(name)
        if kept is not None and kept[0] == key:
            return kept[1]
        self._computed.append(name)
        self._kept[name] = (key, compute())
        return self._kept[name][1]

    def _is_kept(self, name: str, key: Any) -> bool:
        kept = self._kept.get(name)
        return kept is not None and kept[0] == key

    def _forget(self, model: ScoreModel) -> None:
        """Let go of what belongs to criteria and rules that the model no longer has."""
        there = {f"{what}:{c.id}" for c in model.criteria for what in ("value", "logarithm")}
        there |= {f"rule:{rule.id}" for rule in model.exclusions}
        for name in [n for n in self._kept if n.startswith(("value:", "logarithm:", "rule:")) and n not in there]:
            del self._kept[name]


def _worth_key(criterion: Criterion) -> tuple:
    return criterion.layer, criterion.band, criterion.value_function


def _shaded(score: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Return the shades of a score, how many cells each has, and the sum of the scores."""
    scaled = score * np.float32(SHADES / FULL_SCORE)
    scaled += np.float32(1)
    # maximum would keep NaN; fmax takes the number
    np.fmax(scaled, np.float32(0), out=scaled)
    total = float(scaled.sum(dtype=np.float64))
    np.minimum(scaled, np.float32(SHADES), out=scaled)
    shades = scaled.astype(np.uint8)
    histogram = np.bincount(shades.ravel(), minlength=SHADES + 1)[1:]
    return shades, histogram, (total - float(histogram.sum())) * FULL_SCORE / SHADES
