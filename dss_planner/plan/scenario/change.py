"""Soil loss and dust of cells after works act on them, by the equations that the study used before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.measures.effect.effects import Effect
from dss_planner.plan.scenario.ground import DustScale, Ground


@dataclass(frozen=True)
class Change:
    """What acts on a piece of land: effects of the works on it, and the share (0–1) of its cover that is eaten by
    livestock that was shut out elsewhere."""

    effects: tuple[Effect, ...] = ()
    eaten: float = 0.0

    @property
    def passed(self) -> float:
        """Share (0–1) of transport that is left: what each barrier lets pass, multiplied [A]."""
        return math.prod(effect.passed for effect in self.effects)

    @property
    def crust(self) -> float:
        """Factor (0–1) on SCF."""
        return math.prod(effect.crust for effect in self.effects)

    def cover(self, before: np.ndarray) -> np.ndarray:
        """Return the cover [%] after; the effects act one after the other, then the loss."""
        after = before
        for effect in self.effects:
            after = effect.cover(after)
        return after * (1.0 - self.eaten)


def loss_after(ground: Ground, cells: np.ndarray, change: Change) -> np.ndarray:
    """Return the soil loss [t/km²·a] of some cells (indices) under a change.

    SL' = SL · (1 − η) · (ΣSL(r·P) / ΣSL(P))^e over the study's periods, r = C'/C · crust factor, e the exponent of the
    calibration. Barriers take their share off the loss itself: the field length stays (SCIENCE.md 7.1 iii). Land keeps
    the cover coefficient of its class when it is planted, which understates shrubs on bare ground [A].
    """
    before = ground.loss[cells]
    cover = ground.cover[cells]
    factor = change.crust * rweq.cover_factor(change.cover(cover) - cover, ground.coefficient[cells])
    products = ground.products[:, cells]
    first = rweq.soil_loss(products, ground.distance)[0].sum(axis=0)
    after = rweq.soil_loss(products * factor, ground.distance)[0].sum(axis=0)
    ratio = np.divide(after, first, out=np.where(np.isnan(first), np.nan, 1.0), where=first > 0.0)
    return before * change.passed * ratio**ground.exponent


def emission_left(cover: np.ndarray, change: Change, scale: DustScale) -> np.ndarray:
    """Return the share of the dust emission that is left of land with a cover [%]; above 1 where cover is lost.

    Cover acts as in the dust source potential; barriers and crusts take the same share off dust as off sand [A].
    """
    return change.passed * change.crust * np.exp(scale.coefficient * (change.cover(cover) - cover))


def dust_after(potential: np.ndarray, left: np.ndarray, scale: DustScale) -> np.ndarray:
    """Return the dust source potential (0–100) of cells when a share of their emission is left; the scale is tenfold.

    A potential of 0 (no source, or off the scale) stays 0.
    """
    with np.errstate(divide="ignore"):
        moved = potential + 100.0 / scale.span * np.log10(left)
    return np.where(potential > 0.0, np.clip(moved, 0.0, 100.0), potential)


def left_of(parts: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], size: int) -> np.ndarray:
    """Return for all cells the share that is left: 1 where nothing acts, and what each part adds or takes.

    parts: for each piece the cells (indices), the share of each that it covers, and what is left there. Grazing that
    leaks onto land with works adds to what these leave, as it adds to soil loss.
    """
    left = np.ones(size)
    for cells, share, value in parts:
        left[cells] += share * (value - 1.0)
    return np.maximum(left, 0.0)
