"""Classes and their legend: which legend it is, and codes that it does not explain."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.figures import listed, percent
from dss_planner.intake.health.layer import LEAVE_OUT, Layer
from dss_planner.intake.health.meaning import Meaning
from dss_planner.intake.health.problems import ASKS, LEGEND_FILE, TELLS, Option, Problem
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.known.rasters import Legend
from dss_planner.intake.roles import CLASS
from dss_planner.text import text

#: Codes and legends that a row names.
_CODES, _LEGENDS = 6, 5
#: A legend that explains less than this share of the sampled cells is not offered.
_LEAST_FIT = 0.5
#: Nor is one that explains less than this share of what the best one explains.
_NEAR_BEST = 0.8


def check_classes(layer: Layer, values: np.ndarray, meaning: Meaning) -> Iterator[Problem]:
    """Yield that the legend is in doubt, or which codes it does not explain. values: sampled, known, as stored."""
    found = layer.found
    if found is None or found.kind != CLASS or not values.size:
        return
    codes, counts = np.unique(values, return_counts=True)
    shares = dict(zip(codes.tolist(), (counts / counts.sum()).tolist()))
    if not meaning.codes:
        yield _legend_doubt(layer, shares) if found.legends else _legend_unknown(layer, shares)
        return
    if found.own_legend is not None:
        yield _own(layer, meaning)
    strange = {
        code: share for code, share in shares.items() if code not in meaning.codes and code not in meaning.unknown_codes
    }
    if strange:
        yield _class_unknown(layer, strange, shares, meaning)


def _own(layer: Layer, meaning: Meaning) -> Problem:
    return layer.row(
        "legend_own",
        TELLS,
        text("Its classes are explained by a legend of your own, {file}.", file=layer.choice.legend_file),
        text("Take another file where it changed, or do without"),
        text("legend {file}: {count} classes", file=meaning.legend, count=len(meaning.codes)),
        None,
        (*_of_file(layer), Option(text("Do without a legend of my own"), LayerChoice())),
    )


def _of_file(layer: Layer) -> tuple[Option, ...]:
    """Return the answer that a file says what the codes mean."""
    if layer.role != "landcover":
        return ()
    return (Option(text("A legend of my own (CSV or JSON) …"), LayerChoice(), LEGEND_FILE),)


def _legend_doubt(layer: Layer, shares: dict[float, float]) -> Problem:
    ids = layer.found.legends if layer.found else ()
    legends = [legend for key in ids if (legend := load_catalogue().legends.get(key)) is not None]
    codes = listed([f"{code:g}" for code in shares], _CODES)
    if len(legends) == 1:
        problem = text("Its codes ({codes}) fit {legend}, but nothing says it.", codes=codes, legend=legends[0].name)
    else:
        problem = text("Its codes ({codes}) fit several legends.", codes=codes)
    return layer.row(
        "legend_doubt",
        ASKS,
        problem,
        text("Say which legend it is"),
        None,
        None,
        (*(_option(legend, shares) for legend in legends), *_of_file(layer), LEAVE_OUT),
    )


def _legend_unknown(layer: Layer, shares: dict[float, float]) -> Problem:
    offered = _fitting(layer, shares)
    codes = listed([f"{code:g}" for code in shares], _CODES)
    if offered:
        best = offered[0]
        lacking = [f"{code:g}" for code in shares if code not in best.codes and code not in best.unknown_codes]
        problem = text(
            "Its codes ({codes}) are those of no legend; {legend} comes nearest, but lacks {lacking}.",
            codes=codes,
            legend=best.name,
            lacking=listed(lacking, _CODES),
        )
        fix = text("Choose the legend, or take another layer")
    else:
        problem = text("Its codes ({codes}) are those of no legend that is known.", codes=codes)
        fix = text("Take a layer of a known product")
    options = (*(_option(legend, shares) for legend in offered), *_of_file(layer), LEAVE_OUT)
    return layer.row("legend_unknown", ASKS, problem, fix, None, None, options)


def _class_unknown(layer: Layer, strange: dict[float, float], shares: dict[float, float], meaning: Meaning) -> Problem:
    ordered = sorted(strange, key=lambda code: -strange[code])
    codes = listed([f"{code:g} ({percent(strange[code])} %)" for code in ordered], _CODES)
    own = [Option(text("{code} means unknown", code=f"{ordered[0]:g}"), LayerChoice(nodata=ordered[0]))]
    others = [
        _option(legend, shares)
        for legend in _fitting(layer, shares)
        if legend.name != meaning.legend and _explained(legend, shares) > 1 - sum(strange.values())
    ]
    return layer.row(
        "class_unknown",
        ASKS,
        text("{legend} has no class {codes}.", legend=meaning.legend, codes=codes),
        text("Say what they mean, or choose another legend") if others else text("Say what they mean"),
        None,
        None,
        (*(own if len(strange) == 1 else ()), *others, *_of_file(layer), LEAVE_OUT),
    )


def _fitting(layer: Layer, shares: dict[float, float]) -> list[Legend]:
    """Return the legends of the layer's role that explain most of its cells, best first."""
    known = load_catalogue()
    dataset = next((entry for entry in known.rasters if entry.role == layer.role), None)
    legends = [known.legends[key] for key in (dataset.legends if dataset else ()) if key in known.legends]
    best = max((_explained(legend, shares) for legend in legends), default=0.0)
    fitting = [legend for legend in legends if _explained(legend, shares) >= max(_LEAST_FIT, _NEAR_BEST * best)]
    return sorted(fitting, key=lambda legend: -_explained(legend, shares))[:_LEGENDS]


def _explained(legend: Legend, shares: dict[float, float]) -> float:
    return sum(share for code, share in shares.items() if code in legend.codes or code in legend.unknown_codes)


def _option(legend: Legend, shares: dict[float, float]) -> Option:
    return Option(
        text(
            "{legend}: explains {share} % of the cells",
            legend=legend.name,
            share=percent(min(_explained(legend, shares), 1.0)),
        ),
        LayerChoice(legend=legend.id),
    )
