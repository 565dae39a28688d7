"""``alignment.json``: what each layer was recognised as, what was done to it, and what it cannot support."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dss_planner.provenance import plain, write_json
from dss_planner.raster.vectors import split_uri

if TYPE_CHECKING:
    from dss_planner.intake.request import AlignRequest, AlignResult

VERSION = 1
NAME = "alignment.json"


def write(path: Path, result: AlignResult, request: AlignRequest, health: Sequence[Mapping[str, object]] = ()) -> None:
    """Write the report; outputs are named relative to the study folder, so that it can be moved.

    health: rows of the health table.
    """
    layers = []
    for entry in result.entries:
        values = dict(plain(entry))  # type: ignore[call-overload]
        file, layer = split_uri(entry.output)
        values["output"] = Path(file).name + (f"|layername={layer}" if layer else "")
        values["class_shares"] = Path(entry.class_shares).name
        layers.append(values)
    content = {
        "version": VERSION,
        "study_area": request.study_area,
        "study_area_hectares": round(result.study_area_hectares, 1),
        "cell_size_m": request.cell_size,
        "grid": result.grid.as_dict(),
        "content": result.content,
        "notes": [str(note) for note in result.notes],
        "layers": layers,
        "health": list(health),
    }
    write_json(path, content)


def health(path: Path, content: str) -> list[Mapping[str, object]] | None:
    """Return the rows of the health table that a report on the same content lists; None for another report."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return list(known["health"]) if content and known["content"] == content else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keys(path: Path) -> tuple[str, ...]:
    """Return the keys of the prepared layers that a study shows; none when there is no readable report."""
    try:
        layers = json.loads(path.read_text(encoding="utf-8"))["layers"]
        return tuple(str(layer["key"]) for layer in layers if layer.get("key"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def files(path: Path) -> tuple[str, ...]:
    """Return the names of the files that an older report lists; none when there is no readable report."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        names = {split_uri(layer["output"])[0] for layer in content["layers"]}
        names |= {layer["class_shares"] for layer in content["layers"] if layer.get("class_shares")}
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(sorted(name for name in names if Path(name).name == name))
