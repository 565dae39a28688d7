"""From the product P of a period to soil loss, transport, ranking index and class, without temporary arrays.

With q = P^0.3711 the results follow without another power: (z/s)² = k·q², soil loss = (2·109.8/z)·P·r·e^-r with
r = (z/s)², ranking index = 624.9·P·q. A cell and period needs one logarithm and two exponentials.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.erosionchecks import extremes

#: Soil loss, transport and ranking index to add up; None is not wanted.
Sums = tuple[np.ndarray, Optional[np.ndarray], Optional[np.ndarray]]


def add_period(
    product: np.ndarray,
    distance: float,
    sums: Sums,
    work: Sequence[np.ndarray],
    turned: np.ndarray,
    first: bool,
) -> bool:
    """Add soil loss [t/km²], transport [kg/m] and ranking index [t/km²] of one period to ``sums``.

    product: P (cells,), is changed. work: two arrays of the same size, and one full of the turning ratio, negative.
    first: the sums are filled instead. None in ``sums`` is left out. Returns whether the turning point was passed
    anywhere; then ``turned`` (bool) is filled with where.
    """
    power, ratio, turning = work
    np.log(product, out=power)
    power *= -rweq.LENGTH_EXPONENT
    np.exp(power, out=power)
    np.multiply(power, power, out=ratio)
    ratio *= -((distance / rweq.LENGTH_CONSTANT) ** 2)
    limit = np.float32(-rweq.TURNING_RATIO)
    some = bool(np.fmin.reduce(ratio) < limit)
    if some:
        np.less(ratio, limit, out=turned)
        np.maximum(ratio, turning, out=ratio)
    if sums[2] is not None:
        power *= product
        _into(sums[2], power, rweq.TONNES_PER_KM2 * rweq.RANKING_CONSTANT, power, first)
    _into(sums[1], product, rweq.TRANSPORT_CONSTANT, power, first)
    product *= ratio
    product *= np.exp(ratio, out=ratio)
    _into(sums[0], product, -2.0 * rweq.TRANSPORT_CONSTANT / distance * rweq.TONNES_PER_KM2, product, first)
    return some


def _into(total: np.ndarray | None, values: np.ndarray, factor: float, term: np.ndarray, first: bool) -> None:
    if total is None:
        return
    if first:
        np.multiply(values, factor, out=total)
    else:
        total += np.multiply(values, factor, out=term)


def grade(loss: np.ndarray, result: np.ndarray, mask: np.ndarray, grades: np.ndarray) -> None:
    """Fill ``result`` with what `rweq.sl190_class` says of a soil loss [t/(km²·a)]; NaN stays NaN.

    mask (bool) and grades (uint8): to work with.
    """
    least, most = extremes(loss)
    grades[:] = 1 + sum(bound <= least for bound in rweq.SL190_BOUNDS)
    for bound in rweq.SL190_BOUNDS:
        if least < bound <= most:
            grades += np.greater_equal(loss, bound, out=mask)
    np.copyto(result, grades)
    if np.isnan(np.minimum.reduce(loss)):
        np.copyto(result, np.float32(np.nan), where=np.isnan(loss, out=mask))


def calibrate(loss: np.ndarray, factor: float, exponent: float) -> None:
    """Change a soil loss [t/(km²·a)] to factor·loss^exponent."""
    if exponent != 1.0:
        np.log(loss, out=loss)
        loss *= exponent
        np.exp(loss, out=loss)
    loss *= factor
