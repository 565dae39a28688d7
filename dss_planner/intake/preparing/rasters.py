"""One raster of a study prepared: values in the planner's unit on the study's grid, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import unknown_values
from dss_planner.intake.naming import short_name
from dss_planner.intake.preparing.ground import Ground
from dss_planner.intake.preparing.percell import needs_areas, to_own_cells
from dss_planner.intake.preparing.series import is_rate
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import CLASS, MONTHS, ROLES, SUM
from dss_planner.intake.sentences import stored
from dss_planner.raster.grid import Grid
from dss_planner.raster.resample import align_raster, align_shares
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.text import Text, text

#: Rasters of the share of each class.
SHARES = "landcover_shares.tif"
#: Elevation cells larger than this [m] give no slope at all: hills and valleys fall into one cell.
SLOPE_CELL_LIMIT = 2000.0
#: Elevation cells larger than this [m] give slopes that are too gentle.
GENTLE_SLOPE_CELL = 250.0
#: A layer that is known in a smaller share of the study area than this is reported.
_FULL_COVER = 0.995


def prepare_raster(
    found: Recognition,
    choice: LayerChoice,
    ground: Ground,
    folder: Path,
    shares: bool,
    progress: Progress,
    cancelled: CancelCheck,
) -> dict[str, object]:
    """Write ``<role>.tif`` into ``folder`` and return what was found out: method, native cell size, known share.

    shares: also write the share of each class where land cover is finer than the grid.
    """
    role = ROLES[found.role]
    finer = shares and found.role == "landcover" and bool(found.legend)
    titles = band_titles(found)
    aligned = align_raster(
        found.uri,
        found.bands,
        ground.grid,
        found.kind,
        folder / f"{found.role}.tif",
        name=short_name(found.uri),
        scale=found.scale,
        offset=found.offset,
        nodata=unknown_values(found, choice),
        names=[Band(title, role.unit) for title in titles],
        inside=[ground.area.geometry],
        crs=choice.crs,
        method=choice.method,
        valid=found.valid_range,
        real=found.real,
        progress=portion(progress, 0.0, 0.5) if finer else progress,
        cancelled=cancelled,
    )
    if needs_areas(found):
        to_own_cells(folder / f"{found.role}.tif", found, choice, ground.grid, cancelled)
    known = min(aligned.known)
    warnings = _warnings(found.role, aligned.native_cell_size, ground.grid, known)
    facts = {
        "method": aligned.method,
        "native": aligned.native_cell_size,
        "known": known,
        "warnings": [stored(warning) for warning in warnings],
    }
    if finer and aligned.method == "mode":
        facts["codes"] = _shares(found, choice, ground, folder / SHARES, portion(progress, 0.5, 1.0), cancelled)
    return facts


def band_titles(found: Recognition) -> list[str]:
    """Return the names of the aligned bands: by month, by year, or the role's own."""
    role = ROLES[found.role]
    if role.bands == MONTHS:
        return [f"{found.role} month {n:02d}" for n in range(1, MONTHS + 1)]
    if found.years:
        return [f"{found.role} {year}" for year in found.years]
    return [str(role.title)]


def _shares(
    found: Recognition,
    choice: LayerChoice,
    ground: Ground,
    output: Path,
    progress: Progress,
    cancelled: CancelCheck,
) -> list[int]:
    """Write the share of each class of the legend [% of the known area of a cell]; return the bands' codes."""
    legend = found.legend_known
    if legend is None:
        return []
    unknown = (*unknown_values(found, choice), *legend.unknown_codes)
    codes = sorted(legend.codes - set(unknown))
    align_shares(
        found.uri,
        found.bands[0],
        ground.grid,
        output,
        codes,
        [f"class {code}" for code in codes],
        name=short_name(found.uri),
        nodata=unknown,
        inside=[ground.area.geometry],
        crs=choice.crs,
        valid=found.valid_range,
        real=found.real,
        progress=progress,
        cancelled=cancelled,
    )
    return codes


def _warnings(role: str, native: float, grid: Grid, known: float) -> list[Text]:
    warnings = []
    if known < _FULL_COVER:
        warnings.append(
            text("It covers only {share} % of the study area; the rest is unknown.", share=f"{100 * known:.1f}")
        )
    if known < _FULL_COVER and ROLES[role].resampling == SUM:
        warnings.append(
            text(
                "Cells without a value count as unknown, not as empty. If the product leaves out land where nobody "
                "lives, fill it with 0 first."
            )
        )
    if role == "elevation" and native > SLOPE_CELL_LIMIT:
        warnings.append(text("Cells of {size} km cannot give a slope.", size=f"{native / 1000:.1f}"))
    elif role == "elevation" and max(native, grid.cell_size[0]) > GENTLE_SLOPE_CELL:
        warnings.append(
            text(
                "Slopes on cells of {size} m are gentler than on the ground.",
                size=f"{max(native, grid.cell_size[0]):.0f}",
            )
        )
    if native > 2 * grid.cell_size[0]:
        warnings.append(
            text("Its own cells are {size} km wide: the finer grid adds no detail.", size=f"{native / 1000:.1f}")
        )
    return warnings


def conversion(found: Recognition) -> Text:
    """Return what is done to the values, as a sentence."""
    if needs_areas(found):
        return text("{found} to {unit}: × the size of the cells", found=found.unit_found, unit=found.unit)
    if found.kind == CLASS or (found.scale == 1.0 and found.offset == 0.0):
        return text("none")
    if is_rate(found):
        return text("{found} to {unit}: × the length of each month", found=found.unit_found, unit=found.unit)
    if found.offset == 0.0:
        return text(
            "{found} to {unit}: × {scale}", found=found.unit_found, unit=found.unit or "1", scale=f"{found.scale:g}"
        )
    return text(
        "{found} to {unit}: × {scale} {offset}",
        found=found.unit_found,
        unit=found.unit or "1",
        scale=f"{found.scale:g}",
        offset=f"{found.offset:+g}",
    )


def method_reason(method: str, native: float, grid: Grid, chosen: str) -> Text:
    """Return why a raster is resampled in this way. native: cell size of the source [m]. chosen: by the user, or ''."""
    if chosen:
        return text("Chosen by hand.")
    sizes: Mapping[str, str] = {"native": f"{native:.0f}", "cell": f"{grid.cell_size[0]:.0f}"}
    if method == "average":
        return text(
            "Area-weighted average: a cell of {cell} m holds several of the source's cells of {native} m.", **sizes
        )
    if method == "mode":
        return text(
            "The most frequent class: a cell of {cell} m holds several of the source's cells of {native} m.", **sizes
        )
    if method == "bilinear":
        return text("Interpolated between the source's cells of {native} m, for cells of {cell} m.", **sizes)
    return text("The nearest of the source's cells of {native} m, for cells of {cell} m.", **sizes)
