"""Whom the wind reaches: the population of a study as it was brought, beyond the study's own grid."""

from __future__ import annotations

from pathlib import Path

from dss_planner.study.folder import StudyFolder
from dss_planner.text import Text, text

#: Unit in which a raster of people counts as it is, whatever its grid.
_COUNTS = "persons per cell"
#: Decisions on a layer that change its values: then only the aligned raster has them.
_CHANGES = ("zero_is_value", "over_time", "crs")


def population_of(folder: StudyFolder) -> tuple[str | None, tuple[Text, ...]]:
    """Return the population raster to look for people in, None without one, and what to know about it.

    The aligned one ends at the study's grid, the wind does not: the source is taken where its values are persons per
    cell as they stand.
    """
    aligned = folder.optional("population")
    if aligned is None:
        return None, ()
    layers = folder.alignment().get("layers", ())
    entry: dict = next((layer for layer in layers if layer.get("role") == "population"), {})
    source = folder.path / str(entry.get("source") or "")
    choice = entry.get("choice") or {}
    changed = choice.get("nodata") is not None or any(choice.get(name) for name in _CHANGES)
    as_it_is = entry.get("unit_found") == _COUNTS and not changed
    if as_it_is and source.is_file() and list(entry.get("files") or ()) in ([], [str(source)]):
        return str(source), (
            text(
                "People beyond the study area count as far as “{layer}” goes: it is read as it was brought.",
                layer=Path(source).name,
            ),
        )
    return aligned, (
        text(
            "People outside the study's grid do not count: the population had to be converted and ends there. Bring a "
            "raster of persons per cell, or choose a wider study area, where the wind leads to towns beyond."
        ),
    )
