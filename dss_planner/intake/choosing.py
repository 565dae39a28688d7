"""Which layer plays which role: one layer for each, and every layer that is left out said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.known.rasters import Legend
from dss_planner.intake.naming import short_name
from dss_planner.intake.ownlegend import OwnClass, legend_of_file, read_legend
from dss_planner.intake.recognition import FoundField, Recognition, recognise, sublayers
from dss_planner.intake.roles import ROLES
from dss_planner.intake.sets.grouping import SINGLE, FileSet, build_vrt, group_files
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text

#: What a choice of fields says about a table's coordinates.
COORDINATES = ("longitude", "latitude")


@dataclass(frozen=True)
class Chosen:
    """A layer of the study: what it was recognised as, and what the user decided about it.

    partner: of a wind's component towards the east, the uri of that towards the north.
    """

    found: Recognition
    choice: LayerChoice
    partner: str = ""


def choose_layers(
    layers: Sequence[str], choices: Mapping[str, LayerChoice], cancelled: CancelCheck, sets: str | Path = ""
) -> tuple[list[Chosen], tuple[Text, ...]]:
    """Return the recognised layers, one for each role, and notes on those left out.

    layers: raster paths and vector uris; a file with several layers stands for all of them that are recognised.
    choices: layer → what the user decided about it. sets: folder for the virtual rasters of files that are one layer
    (tiles, months, years); '' takes each file as a layer of its own.
    Raises `InputError` for a layer that is not recognised, could be several things, or plays a role already taken.
    """
    chosen: dict[str, Chosen] = {}
    notes: list[Text] = []
    if sets:
        layers, choices, notes = _grouped(layers, choices, sets, cancelled)
    for given in dict.fromkeys(layers):
        if choices.get(given, LayerChoice()).left_out:
            continue  # it need not even be readable
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
    notes += _joined_winds(chosen)
    if not chosen:
        raise InputError("No layer was given. Choose at least one layer to align.")
    order = list(ROLES)
    return sorted(chosen.values(), key=lambda one: order.index(one.found.role)), tuple(notes)


def sets_of(layers: Sequence[str], choices: Mapping[str, LayerChoice], cancelled: CancelCheck) -> list[FileSet]:
    """Return the files among ``layers`` that are one layer; files about which the user decided differently are not."""
    taken = [uri for uri in dict.fromkeys(layers) if not choice_of(choices, uri).left_out]
    found = []
    for one in group_files(taken, cancelled=cancelled):
        decided = [choice_of(choices, uri) for uri in one.members]
        if one.kind != SINGLE and set(one.members) <= set(taken) and all(choice == decided[0] for choice in decided):
            found.append(one)
    return found


def _grouped(
    layers: Sequence[str], choices: Mapping[str, LayerChoice], folder: str | Path, cancelled: CancelCheck
) -> tuple[list[str], dict[str, LayerChoice], list[Text]]:
    """Return layers and choices with a virtual raster in the place of the files of a set, and notes on the sets.

    Files about which the user decided different things stay apart.
    """
    members: dict[str, list[str]] = {}  # one GRIB file may hold several quantities, each a set of its own
    joined, notes = dict(choices), []
    for found in sets_of(layers, choices, cancelled):
        said = choice_of(choices, found.members[0])
        uri = build_vrt(found, folder, said.zero_is_value)
        joined[uri] = said.merged(choice_of(choices, uri))
        for member in found.members:
            members.setdefault(member, []).append(uri)
        notes.append(
            text("{count} files were taken together as “{layer}”.", count=len(found.members), layer=found.title)
        )
        notes += found.notes
    return [taken for uri in layers for taken in members.get(uri, [uri])], joined, notes


def _joined_winds(chosen: dict[str, Chosen]) -> list[Text]:
    """Make one wind of its two components, in place; return notes. Raises `InputError` when they do not belong."""
    parts = [chosen.pop(role) for role in ("wind_u", "wind_v") if role in chosen]
    if not parts:
        return []
    names = [short_name(one.found.uri) for one in parts]
    if "wind" in chosen:
        return [
            text("“{layer}” was left out: the study has a layer of wind speed already.", layer=name) for name in names
        ]
    if len(parts) == 1:
        raise InputError(
            "“{layer}” is only one of the two components of the wind ({role}). Add the other one, or remove it.",
            layer=names[0],
            role=parts[0].found.title,
        )
    u, v = parts
    if (u.found.scale, u.found.offset) != (v.found.scale, v.found.offset):
        raise InputError(
            "The components of the wind “{first}” and “{second}” are in different units ({one}, {other}). Bring both "
            "in the same unit.",
            first=names[0],
            second=names[1],
            one=u.found.unit_found,
            other=v.found.unit_found,
        )
    chosen["wind"] = Chosen(replace(u.found, role="wind"), u.choice.merged(v.choice), v.found.uri)
    return []


def choice_of(choices: Mapping[str, LayerChoice], uri: str, given: str = "") -> LayerChoice:
    """Return what the user decided about the layer ``uri``, or about the file ``given`` that holds only this layer."""
    return choices.get(uri) or choices.get(given) or LayerChoice()


def recognised(uri: str, choice: LayerChoice) -> Recognition:
    """Return what the layer is, the user's word before everything else. Raises `InputError` as `recognise`."""
    found = recognise(
        uri,
        choice.role,
        unit=choice.unit,
        legend=choice.legend,
        nodata=choice.nodata,
        over_time=choice.over_time,
        zero_is_value=choice.zero_is_value,
        own_legend=own_legend(choice),
    )
    named = {key: name for key, name in choice.fields.items() if key not in COORDINATES}
    fields = {key: replace(found.fields.get(key, FoundField(())), names=(name,)) for key, name in named.items()}
    return replace(found, fields={**found.fields, **fields})


def own_legend(choice: LayerChoice) -> Legend | None:
    """Return the legend that the user brought; what the file says now goes before what it said when it was chosen."""
    if not choice.legend_file and not choice.legend_classes:
        return None
    return legend_of_file(choice.legend_file, own_classes(choice))


def own_classes(choice: LayerChoice) -> tuple[OwnClass, ...]:
    """Return the classes of the user's own legend: those of the file, or where it is not here, those remembered."""
    if choice.legend_classes and not Path(choice.legend_file).is_file():
        return choice.legend_classes
    return read_legend(choice.legend_file)


def unknown_values(found: Recognition, choice: LayerChoice) -> tuple[float, ...]:
    """Return the stored values that mean unknown although the file does not say so.

    Of a class raster all codes of its legend for unknown, whether a sample met them or not: none may win a majority.
    """
    legend = found.legend_known
    codes = sorted(set(legend.unknown_codes) - legend.codes) if legend is not None else ()
    said = () if choice.nodata is None else (choice.nodata,)
    return tuple(dict.fromkeys((*found.nodatas, *said, *map(float, codes))))


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
    if found.ambiguous and found.units and not choice.unit:
        raise InputError(
            "The values of the layer “{layer}” ({role}) could be in {units}. Say which unit it is: beside the layer on "
            "the page “Area & data”, or with CHOICES of “Align layers”.",
            layer=short_name(found.uri),
            role=found.title,
            units=", ".join(found.units),
        )
