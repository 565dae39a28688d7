"""Which layer plays which role: one layer for each, and every layer that is left out said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.recognition import Recognition, recognise, sublayers
from dss_planner.intake.roles import ROLES
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text


@dataclass(frozen=True)
class Chosen:
    """A layer of the study: what it was recognised as, and what the user decided about it."""

    found: Recognition
    choice: LayerChoice


def choose_layers(
    layers: Sequence[str], choices: Mapping[str, LayerChoice], cancelled: CancelCheck
) -> tuple[list[Chosen], tuple[Text, ...]]:
    """Return the recognised layers, one for each role, and notes on those left out.

    layers: raster paths and vector uris; a file with several layers stands for all of them that are recognised.
    choices: layer → what the user decided about it.
    Raises `InputError` for a layer that is not recognised, could be several things, or plays a role already taken.
    """
    chosen: dict[str, Chosen] = {}
    notes: list[Text] = []
    for given in dict.fromkeys(layers):
        inside = sublayers(given)
        for uri in inside:
            stop_if(cancelled)
            choice = choice_of(choices, uri, given if len(inside) == 1 else uri)
            if choice.left_out:
                continue
            found = recognised(uri, choice)
            if found.role == "study_area":
                continue  # it is given on its own
            if not found.role and len(inside) > 1:
                notes.append(text("“{layer}” was left out. {reason}", layer=short_name(uri), reason=found.reason))
                continue
            require_answers(found, choice)
            if found.role in chosen:
                raise InputError(
                    "Two layers were recognised as {role}: “{first}” and “{second}”. Remove one of them, or give one "
                    "another role.",
                    role=found.title,
                    first=short_name(chosen[found.role].found.uri),
                    second=short_name(uri),
                )
            chosen[found.role] = Chosen(found, choice)
    if not chosen:
        raise InputError("No layer was given. Choose at least one layer to align.")
    order = list(ROLES)
    return sorted(chosen.values(), key=lambda one: order.index(one.found.role)), tuple(notes)


def choice_of(choices: Mapping[str, LayerChoice], uri: str, given: str = "") -> LayerChoice:
    """Return what the user decided about the layer ``uri``, or about the file ``given`` that holds only this layer."""
    return choices.get(uri) or choices.get(given) or LayerChoice()


def recognised(uri: str, choice: LayerChoice) -> Recognition:
    """Return what the layer is, the user's word before everything else. Raises `InputError` as `recognise`."""
    found = _with_legend(recognise(uri, choice.role), choice.legend)
    if choice.nodata is not None:
        found = replace(found, nodata=choice.nodata)
    return found


def require_answers(found: Recognition, choice: LayerChoice) -> None:
    """Raise `InputError` while the role or the unit of a layer is open: the question, and where to answer it."""
    if not found.role:
        raise InputError(
            "The layer “{layer}” was not recognised. {reason}", layer=short_name(found.uri), reason=found.reason
        )
    if found.ambiguous and found.alternatives and not choice.role:
        raise InputError(
            "The layer “{layer}” could be {roles}. Say which one it is: beside the layer on the page “Area & data”, or "
            "with ROLES of “Align layers”.",
            layer=short_name(found.uri),
            roles=", ".join(str(ROLES[role].title) for role in (found.role, *found.alternatives)),
        )
    if found.ambiguous and len(found.units) > 1 and not choice.unit:
        raise InputError(
            "The values of the layer “{layer}” ({role}) could be in {units}. Say which unit it is: beside the layer on "
            "the page “Area & data”, or with CHOICES of “Align layers”.",
            layer=short_name(found.uri),
            role=found.title,
            units=", ".join(found.units),
        )


def _with_legend(found: Recognition, legend: str) -> Recognition:
    if not legend:
        return found
    return replace(found, legend=legend, legends=(legend,), ambiguous=bool(found.alternatives))


def short_name(uri: str) -> str:
    """Return a layer's name for messages: file, and layer within it."""
    path, layer = split_uri(uri)
    return f"{Path(path).name} | {layer}" if layer else Path(path).name
