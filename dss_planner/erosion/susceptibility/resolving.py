"""Percentiles that breakpoints stand for, worked out once over the study area and kept as numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.erosion.susceptibility.memberships import RANGED, Membership
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.percentiles import SumOfBands, percentiles
from dss_planner.running import CancelCheck, Progress, never, portion, silent

#: Layer of a membership: its name in messages, its path (None: none), and the bands to add up.
Layer = tuple[str, "str | None", tuple[int, ...]]


def resolved_by_percentile(
    rules: Mapping[str, Membership],
    layers: Mapping[str, Layer],
    where: str,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> dict[str, Membership]:
    """Return the memberships with numbers in place of percentiles.

    A percentile is the exact one (order statistics, a straight line between two) of all known cells of the layer.
    Raises `InputError` when a membership has no layer of its own, when the layer has no known cell, and when the
    percentile equals the membership's low breakpoint; `Cancelled`.
    """
    found = dict(rules)
    open_ones = [name for name, rule in rules.items() if not rule.is_resolved]
    for number, name in enumerate(open_ones):
        part = portion(progress, number / len(open_ones), (number + 1) / len(open_ones))
        found[name] = _resolved(rules[name], name, layers[name], where, part, cancelled)
    return found


def _resolved(
    rule: Membership, name: str, layer: Layer, where: str, progress: Progress, cancelled: CancelCheck
) -> Membership:
    title, path, bands = layer
    if not path or rule.kind not in RANGED or rule.percentile is None:
        raise InputError(
            "In {where}, the breakpoint “{name}” is a percentile, but “{layer}” is no layer of its own here. Give the "
            "breakpoint as a number.",
            where=where,
            name=name,
            layer=title,
        )
    value = percentiles(SumOfBands(path, bands), Grid.read(path), (rule.percentile,), progress, cancelled)[0]
    if math.isnan(value):
        raise InputError(
            "The layer “{layer}” has no known cell (all NoData). Choose a layer that covers the study area.",
            layer=f"{title}: {path}",
        )
    if value == rule.low:
        raise InputError(
            "The {percentile}th percentile of “{layer}” is {found}, the same as the lower breakpoint of “{name}”, so "
            "the layer does not tell places apart. Give both breakpoints as numbers.",
            percentile=f"{rule.percentile:g}",
            layer=title,
            found=f"{value:.6g}",
            name=name,
        )
    return rule.resolved(value)
