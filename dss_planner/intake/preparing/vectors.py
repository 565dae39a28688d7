"""One vector layer of a study prepared, and all of them in one GeoPackage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import Cancelled, OutputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import COORDINATES
from dss_planner.intake.preparing.ground import Ground
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.sentences import stored
from dss_planner.intake.vectors.alignment import EXPIRED, align_vector
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text

#: Code of the choice that exchanges x and y.
AXES_SWAPPED = "axes_swapped"


def prepare_vector(
    found: Recognition, choice: LayerChoice, ground: Ground, folder: Path, cancelled: CancelCheck
) -> dict[str, object]:
    """Write ``<role>.gpkg`` into ``folder`` and return what is to be known of the layer."""
    columns = {key: choice.fields[key] for key in COORDINATES if key in choice.fields}
    with GeoPackageWriter(folder / f"{found.role}.gpkg") as writer:
        aligned = align_vector(
            found,
            ground.area,
            writer,
            cancelled,
            choice.crs,
            columns or None,
            AXES_SWAPPED in choice.accepted,
            today(),
            EXPIRED in choice.accepted,
        )
    return {"warnings": [stored(warning) for warning in aligned.warnings]}


def today() -> str:
    """Return the ISO day against which licences expire."""
    return date.today().isoformat()


def expires(found: Recognition, choice: LayerChoice) -> bool:
    """Return whether the day on which the layer is prepared decides what is made of it."""
    return EXPIRED in choice.accepted and "expiry" in found.fields


def field_conversions(found: Recognition) -> Text:
    """Return what is done to the values of the fields, as a sentence."""
    converted = ", ".join(
        f"{key}: {item.unit_found} × {item.scale:g} {item.offset:+g}"
        for key, item in found.fields.items()
        if (item.scale, item.offset) != (1.0, 0.0)
    )
    return text("{fields}", fields=converted) if converted else text("none")


def assemble(parts: Sequence[tuple[str, Path]], target: Path, cancelled: CancelCheck) -> None:
    """Put layers (name, GeoPackage that holds it under this name) into the new GeoPackage ``target``.

    Raises `OutputError` when it cannot be written; `Cancelled`.
    """
    stopped: list[bool] = []

    def go_on(_fraction: float, _message: str, _data: object) -> int:
        if cancelled():
            stopped.append(True)
        return 0 if stopped else 1

    for number, (name, path) in enumerate(parts):
        stop_if(cancelled)
        try:
            # the value returned is dropped: that closes the file
            gdal.VectorTranslate(
                str(target),
                str(path),
                format="GPKG",
                layers=[name],
                layerName=name,
                accessMode="update" if number else None,
                options=["-preserve_fid"],
                callback=go_on,
            )
        except RuntimeError as error:
            if stopped:
                raise Cancelled from error
            raise OutputError(
                "The vector layers “{path}” cannot be written: {reason}. Free some disk space.",
                path=target,
                reason=error,
            ) from error
    stop_if(cancelled)
