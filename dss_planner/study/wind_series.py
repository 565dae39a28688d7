"""The winds and rains of a study that came as a series: erosive wind of every step, and rainy days by month."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from osgeo import gdal

from dss_planner import provenance
from dss_planner.intake.choices import choice_from
from dss_planner.intake.choosing import recognised
from dss_planner.intake.naming import short_name
from dss_planner.intake.preparing.series import series_request
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import MONTHS, ROLES
from dss_planner.intake.series.climatology import monthly_climatology
from dss_planner.intake.series.timeaxis import STEP_MINUTES
from dss_planner.raster.grid import Grid
from dss_planner.raster.resample import align_raster
from dss_planner.raster.scratch import ScratchFolder
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.erosion_inputs import EROSIVE_WIND
from dss_planner.study.erosivewind import ErosiveWindRequest, compute_erosive_wind
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

RAINY_DAYS = "rainy_days"
#: What the provenance of rainy days says that were counted here, not given.
COUNTED = "rainydays"
#: Units of winds whose steps can be taken as they are.
_UNITS = ("m/s", "kn", "km/h")


def make_erosive_wind(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> tuple[Text, ...]:
    """Write ``erosive_wind.tif`` where the study's wind is a series of days or hours, and return notes.

    What an earlier wind left is removed when the wind is none any more. A file made from the same series and numbers
    stays as it is.
    """
    request = erosive_wind_request(folder, settings)
    if request is None:
        _forget(folder, EROSIVE_WIND)
        return ()
    note = Path(folder.file(f"{EROSIVE_WIND}.inputs.json"))
    made_of = json.dumps([provenance.plain(request), _stamps(request)], sort_keys=True, ensure_ascii=False)
    if not (folder.has(EROSIVE_WIND) and note.exists() and note.read_text(encoding="utf-8") == made_of):
        note.unlink(missing_ok=True)
        compute_erosive_wind(request, progress, cancelled)
        note.write_text(made_of, encoding="utf-8")
    return (
        text(
            "The wind came as a series: its steps, not its monthly means, went into the weather factor, so the Weibull "
            "shape does not count."
        ),
    )


def erosive_wind_request(folder: StudyFolder, settings: StudySettings) -> ErosiveWindRequest | None:
    """Return what the erosive wind is made from; None where the study's wind is no series of days or hours."""
    entry = _entry(folder, "wind")
    found = _recognised(entry)
    if found is None or found.steps not in STEP_MINUTES:
        return None
    partner = str(entry.get("partner", ""))
    if found.unit_found not in _UNITS or (found.role == "wind_u" and not partner):
        return None
    series = series_request(found, partner, choice_from(entry.get("choice", {})), folder.raster(EROSIVE_WIND), "wind")
    return ErosiveWindRequest(
        sources=series.sources,
        output=series.output,
        v_sources=series.v_sources,
        unit=found.unit_found,
        height_rule=settings.height_rule,
        threshold=settings.threshold,
        grid=folder.raster("wind"),
        nodata=tuple(series.nodata or ()),  # type: ignore[arg-type]
        valid=series.valid,
    )


def make_rainy_days(folder: StudyFolder, progress: Progress, cancelled: CancelCheck) -> tuple[Text, ...]:
    """Write ``rainy_days.tif`` where precipitation is a series of days or hours and no such layer was given."""
    if folder.has(RAINY_DAYS) and not _is_counted(folder):
        return ()
    entry = _entry(folder, "precipitation")
    found = _recognised(entry)
    if found is None or found.steps not in STEP_MINUTES:
        _forget(folder, RAINY_DAYS)
        return ()
    grid, output = Grid.read(folder.raster("precipitation")), folder.raster(RAINY_DAYS)
    scratch = ScratchFolder(Path(output))
    try:
        path = str(scratch.path / "months.tif")
        request = series_request(found, "", choice_from(entry.get("choice", {})), path, role=RAINY_DAYS)
        result = monthly_climatology(request, portion(progress, 0.0, 0.9), cancelled)
        bands = tuple(range(1, MONTHS + 1))
        names = tuple(Band(f"{RAINY_DAYS} month {n:02d}", ROLES[RAINY_DAYS].unit) for n in bands)
        align_raster(path, bands, grid, "quantity", output, RAINY_DAYS, names=names, cancelled=cancelled)
    finally:
        scratch.remove()
    provenance.record(output, COUNTED, {"precipitation": found.uri}, request, result)
    return (text("Rainy days were counted in “{layer}”.", layer=short_name(found.uri)),)


def _entry(folder: StudyFolder, role: str) -> dict[str, Any]:
    """Return what the alignment says of the layer of ``role``; empty when there is none."""
    entries = folder.alignment().get("layers", ())
    return next((dict(e) for e in entries if e.get("role") == role and e.get("kind") != "vector"), {})


def _recognised(entry: dict[str, Any]) -> Recognition | None:
    """Return what the source of an aligned layer was recognised as; None when it is not there any more."""
    source = str(entry.get("source", ""))
    if not source:
        return None
    try:
        gdal.Open(source)
    except RuntimeError:
        return None
    return recognised(source, choice_from(entry.get("choice", {})))


def _is_counted(folder: StudyFolder) -> bool:
    note = provenance.sidecar(folder.raster(RAINY_DAYS))
    return note.exists() and json.loads(note.read_text(encoding="utf-8")).get("step") == COUNTED


def _forget(folder: StudyFolder, name: str) -> None:
    """Remove what an earlier series left: it may be gone, or have moved."""
    if name == RAINY_DAYS and not _is_counted(folder):
        return
    for path in (Path(folder.raster(name)), provenance.sidecar(folder.raster(name))):
        path.unlink(missing_ok=True)
    Path(folder.file(f"{name}.inputs.json")).unlink(missing_ok=True)


def _stamps(request: ErosiveWindRequest) -> list[list[object]]:
    """Return size and time of the files of the series and of the grid."""
    found = []
    for uri in (*request.sources, *request.v_sources, request.grid):
        dataset = gdal.Open(uri)
        for name in dataset.GetFileList() or ():
            status = Path(name).stat() if Path(name).exists() else None
            found.append([name, status.st_size, status.st_mtime_ns] if status else [name, None, None])
    return found
