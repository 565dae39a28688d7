"""Which layer plays which role: one layer for each, and every layer that is left out said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.recognition import Recognition, recognise, sublayers
from dss_planner.intake.roles import ROLES
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text


def choose_layers(
    layers: Sequence[str], choices: Mapping[str, LayerChoice], cancelled: CancelCheck
) -> tuple[list[Recognition], tuple[Text, ...]]:
    """Return the recognised layers, one for each role, and notes on those left out.

    layers: raster paths and vector uris; a file with several layers stands for all of them that are recognised.
    choices: layer → what the user decided about it.
    Raises `InputError` for a layer that is not recognised, could be several things, or plays a role already taken.
    """
    chosen: dict[str, Recognition] = {}
    notes: list[Text] = []
    for given in dict.fromkeys(layers):
        inside = sublayers(given)
        for uri in inside:
            stop_if(cancelled)
            choice = choice_of(choices, uri, given if len(inside) == 1 else uri)
            if choice.left_out:
                continue
            found = _with_legend(recognise(uri, choice.role), choice.legend)
            if found.role == "study_area":
                continue  # it is given on its own
            if not found.role and len(inside) > 1:
                notes.append(text("“{layer}” was left out. {reason}", layer=short_name(uri), reason=found.reason))
                continue
            _require_recognised(found, overruled=bool(choice.role))
            if found.role in chosen:
                raise InputError(
                    "Two layers were recognised as {role}: “{first}” and “{second}”. Remove one of them, or give one "
                    "another role.",
                    role=found.title,
                    first=short_name(chosen[found.role].uri),
                    second=short_name(uri),
                )
            chosen[found.role] = found
    if not chosen:
        raise InputError("No layer was given. Choose at least one layer to align.")
    order = list(ROLES)
    return sorted(chosen.values(), key=lambda found: order.index(found.role)), tuple(notes)


def choice_of(choices: Mapping[str, LayerChoice], uri: str, given: str = "") -> LayerChoice:
    """Return what the user decided about the layer ``uri``, or about the file ``given`` that holds only this layer."""
    return choices.get(uri) or choices.get(given) or LayerChoice()


def _require_recognised(found: Recognition, overruled: bool) -> None:
    if not found.role:
        raise InputError(
            "The layer “{layer}” was not recognised. {reason}", layer=short_name(found.uri), reason=found.reason
        )
    if found.ambiguous and found.alternatives and not overruled:
        raise InputError(
            "The layer “{layer}” could be {roles}. Say which one it is.",
            layer=short_name(found.uri),
            roles=", ".join(str(ROLES[role].title) for role in (found.role, *found.alternatives)),
        )


def _with_legend(found: Recognition, legend: str) -> Recognition:
    if not legend:
        return found
    return replace(found, legend=legend, legends=(legend,), ambiguous=bool(found.alternatives))


def short_name(uri: str) -> str:
    """Return a layer's name for messages: file, and layer within it."""
    path, layer = split_uri(uri)
    return f"{Path(path).name} | {layer}" if layer else Path(path).name
