"""What the user decided about a layer, where the recognition could not know or was wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LayerChoice:
    """The user's word about one layer; an empty value leaves that matter to the recognition.

    role: role id; '' with ``left_out`` false lets it be recognised. left_out: the layer takes no part.
    unit: unit id of the role's encodings. legend: legend id. crs: reference system to assign (the file has none, or a
    wrong one); WKT or ``EPSG:``. nodata: stored value that means unknown. method: resampling instead of the proposed
    one. fields: what a field holds → its name, for vectors. accepted: codes of the problems whose fix was accepted.
    over_time: how several dates become one layer (a way of `series.overtime`). zero_is_value: 0, which the file
    declares as NoData, is a value. legend_file: with a legend of the user's own, and legend_classes: what stands in it
    (code, name, planner class; 0 for unknown).
    """

    role: str = ""
    left_out: bool = False
    unit: str = ""
    legend: str = ""
    crs: str = ""
    nodata: float | None = None
    method: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    over_time: str = ""
    zero_is_value: bool = False
    legend_file: str = ""
    legend_classes: tuple[tuple[int, str, int], ...] = ()

    def merged(self, other: LayerChoice) -> LayerChoice:
        """Return this choice with all that ``other`` decides put over it."""
        empty = LayerChoice()
        decided = {
            item.name: getattr(other, item.name)
            for item in dataclasses.fields(other)
            if getattr(other, item.name) != getattr(empty, item.name)
        }
        decided["fields"] = {**self.fields, **other.fields}
        decided["accepted"] = tuple(dict.fromkeys((*self.accepted, *other.accepted)))
        return dataclasses.replace(self, **decided)


def choice_from(values: Mapping[str, object]) -> LayerChoice:
    """Return the choice that `dataclasses.asdict` turned into JSON; unknown keys are ignored."""
    names = {item.name for item in dataclasses.fields(LayerChoice)}
    known = {key: value for key, value in values.items() if key in names}
    if "accepted" in known:
        known["accepted"] = tuple(known["accepted"])  # type: ignore[arg-type]
    if "legend_classes" in known:
        classes: Iterable[tuple[int, str, int]] = known["legend_classes"]  # type: ignore[assignment]
        known["legend_classes"] = tuple((int(code), str(name), int(planner)) for code, name, planner in classes)
    return LayerChoice(**known)  # type: ignore[arg-type]
