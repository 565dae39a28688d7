"""The choices of one study: what the pages show and change, kept as ``study.json`` in the study folder."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dss_planner.erosion.loss.winderosion import DEFAULT_FIELD_LENGTH, DEFAULT_ROUGHNESS
from dss_planner.erosion.vegetation.vegetationcover import FULL_NDVI, SOIL_NDVI, SPRING_RETENTION
from dss_planner.erosion.wind.windclimate import THRESHOLD
from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice, choice_from
from dss_planner.landcover.classes import excluded_codes
from dss_planner.provenance import plain, write_json

FILE = "study.json"
VERSION = 1


@dataclass(frozen=True)
class CriterionSetting:
    """One criterion as the user sets it.

    id: 'erosion', 'landcover', 'access' or 'rain'. weight: share of the score in percent. used: whether it counts.
    low, high: values at which it is worth nothing and most, in the criterion's unit; None is proposed from the data
    of the study area whenever the score is worked out, and stored with the score model.
    """

    id: str
    weight: float
    low: float | None = None
    high: float | None = None
    used: bool = True


#: Default criteria. Weights follow the criterion tree of SCIENCE.md section 5 as far as its layers exist here [A].
#: erosion: 0 to the 99.5th percentile of the study area, proposed at each scoring and stored [A]. access: 1 within 1 h,
#: falling by 0.8 until 4 h [A], which reaches 0 at 285 min. rain: 50–200 mm/a, from the driest limit of saxaul to
#: that of rain-fed shrubs (SCIENCE.md 7.4).
DEFAULT_CRITERIA = (
    CriterionSetting("erosion", 50.0, low=0.0),
    CriterionSetting("landcover", 20.0),
    CriterionSetting("access", 20.0, low=285.0, high=60.0),
    CriterionSetting("rain", 10.0, low=50.0, high=200.0),
)


@dataclass(frozen=True)
class StudySettings:
    """All choices of a study. Units in brackets; every default has its source in `SCIENCE.md` or is marked [A].

    Area and data: sources: vector and raster layers, as the user gave them. study_area: vector uri. crs: analysis CRS
    ('' proposes one). cell_size [m]. choices: source → what the user decided about it. legend: land cover
    legend ('' takes the recognised one). layer_notes: role → what is said behind its name on maps.
    data_note: what the data can and cannot support, printed on every map.

    Erosion: weibull_k: shape of the wind distribution (None = the room's stated default). height_rule: 10 m → 2 m.
    threshold [m/s at 2 m]. roughness: ridge roughness Kr [cm]. field_length [m]. periods: 'annual' or 'monthly'.
    soil_ndvi, full_ndvi: NDVI of bare soil and of full cover (SCIENCE.md 3). retention: share of the cover that stays
    until the dust season [M].

    Access: season: speed table. origins: role of the places where a trip starts. road_class_field: '' finds it.
    max_minutes: farther land is excluded.

    Score: criteria; max_slope [degrees], used where a slope layer exists; exclude_classes: planner classes left out;
    exclude_roles: vector roles whose land is left out.

    Sites: count, min_area, max_area, total_area [ha], spacing [km], compactness 0–1, min_score 0–100.
    Plan: wind_from: direction the erosive wind comes from [degrees], an assumption unless wind_rose (file) is given;
    measures: ids to consider (all when empty).
    """

    sources: tuple[str, ...] = ()
    study_area: str = ""
    crs: str = ""
    cell_size: float = 1000.0
    choices: dict[str, LayerChoice] = field(default_factory=dict)
    legend: str = ""
    layer_notes: dict[str, str] = field(default_factory=dict)
    title: str = ""
    data_note: str = ""
    weibull_k: float | None = None
    height_rule: str = "power_1_7"
    threshold: float = THRESHOLD
    roughness: float = DEFAULT_ROUGHNESS
    field_length: float = DEFAULT_FIELD_LENGTH
    periods: str = "annual"
    soil_ndvi: float = SOIL_NDVI
    full_ndvi: float = FULL_NDVI
    retention: float = SPRING_RETENTION
    season: str = "dry"
    origins: str = "soum_centers"
    road_class_field: str = ""
    max_minutes: float = 480.0
    criteria: tuple[CriterionSetting, ...] = DEFAULT_CRITERIA
    max_slope: float = 15.0
    exclude_classes: tuple[int, ...] = field(default_factory=excluded_codes)
    exclude_roles: tuple[str, ...] = ("mining_licences", "protected_areas", "lakes")
    count: int = 5
    min_area: float = 2000.0
    max_area: float = 6000.0
    total_area: float | None = None
    spacing: float = 40.0
    compactness: float = 0.5
    min_score: float = 50.0
    wind_from: float | None = 315.0
    wind_rose: str = ""
    measures: tuple[str, ...] = ()


def write_settings(folder: str | Path, settings: StudySettings) -> Path:
    """Write ``study.json`` (atomically); sources inside the folder are stored relative to it."""
    path = Path(folder) / FILE
    write_json(path, {"version": VERSION, **plain(settings)})  # type: ignore[dict-item]
    return path


def read_settings(folder: str | Path) -> StudySettings:
    """Read ``study.json``; a folder without one gives the defaults.

    Raises `InputError` when it is damaged or was written by a newer version.
    """
    path = Path(folder) / FILE
    if not path.exists():
        return StudySettings()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content.pop("version", 0)
        if version > VERSION:
            raise InputError(
                "“{path}” was written by a newer DSS Planner (format {found}; this one reads up to {known}). "
                "Update the plugin.",
                path=path,
                found=version,
                known=VERSION,
            )
        names = {f.name for f in dataclasses.fields(StudySettings)}
        values = {key: value for key, value in content.items() if key in names}
        values["choices"] = {**_older_roles(content.get("roles", {})), **_choices(content.get("choices", {}))}
        values["criteria"] = tuple(CriterionSetting(**item) for item in values.get("criteria", ())) or DEFAULT_CRITERIA
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(
            "The study settings “{path}” cannot be read: {reason}. Restore the file or choose an empty folder.",
            path=path,
            reason=error,
        ) from error
    for name in ("sources", "exclude_classes", "exclude_roles", "measures"):
        if name in values:
            values[name] = tuple(values[name])
    return StudySettings(**values)


def _choices(stored: Mapping[str, Mapping[str, object]]) -> dict[str, LayerChoice]:
    return {str(uri): choice_from(choice) for uri, choice in stored.items()}


def _older_roles(stored: Mapping[str, str]) -> dict[str, LayerChoice]:
    """Return the choices of a study from before layers had more than a role; the role '' left a layer out."""
    return {str(uri): LayerChoice(role=role, left_out=not role) for uri, role in stored.items()}
