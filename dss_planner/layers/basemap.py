"""The base of the maps: outlines of countries and aimags, copied into the study folder so that it can travel."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from qgis.core import QgsVectorLayer

from dss_planner import paths
from dss_planner.errors import OutputError
from dss_planner.layers.loading import load_vector
from dss_planner.layers.translation import show
from dss_planner.raster.writing import temporary_beside
from dss_planner.text import text

FILE = "locator.gpkg"


def base_layers(folder: str) -> list[QgsVectorLayer]:
    """Return the layers of aimags and countries, read from a copy in ``folder``; none when the plugin has no base.

    Raises `OutputError` when the copy cannot be written.
    """
    source = paths.resource("locator", FILE)
    if not source.exists():
        return []
    target = Path(folder) / FILE
    if not target.exists() or target.stat().st_size != source.stat().st_size:
        _copy(source, target)
    aimags = show(text("Aimags of Mongolia"))
    countries = show(text("Countries"))
    return [
        load_vector(str(target), "aimags", aimags, "aimags"),
        load_vector(str(target), "countries", countries, "countries"),
    ]


def _copy(source: Path, target: Path) -> None:
    temporary = temporary_beside(target)
    try:
        shutil.copyfile(source, temporary)
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            "The base map “{path}” cannot be written: {reason}. Close what uses it, or choose another folder.",
            path=target,
            reason=error.strerror or error,
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
