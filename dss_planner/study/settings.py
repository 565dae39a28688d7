"""The choices of one study: what the pages show and change, kept as ``study.json`` in the study folder."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dss_planner.access.friction import CROSSINGS
from dss_planner.access.multimodalparking import PARKING
from dss_planner.access.rivers import UNKNOWN_RIVERS
from dss_planner.access.speedtable import DEFAULT_MODE, DEFAULT_SEASON
from dss_planner.access.survey.surveyroute import OVERNIGHT, SNAP_KM
from dss_planner.access.walking import DIRECTIONS, NEIGHBOURS
from dss_planner.erosion.calibration.calibrationrequest import DEFAULT_DENSITY
from dss_planner.erosion.exposure.reach import DECAY_KM, REACH_KM
from dss_planner.erosion.loss.winderosion import DEFAULT_FIELD_LENGTH, DEFAULT_ROUGHNESS
from dss_planner.erosion.uncertainty.uncertaintyrequest import DEFAULT_CLASS, DEFAULT_DRAWS, DEFAULT_SHARE
from dss_planner.erosion.vegetation.mannkendall import CORRECTIONS
from dss_planner.erosion.vegetation.trend import FALSE_DISCOVERY
from dss_planner.erosion.vegetation.vegetationcover import FULL_NDVI, SOIL_NDVI, SPRING_RETENTION
from dss_planner.erosion.wind.seasons import DUST_SEASON
from dss_planner.erosion.wind.windclimate import THRESHOLD
from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice, choice_from
from dss_planner.landcover.classes import excluded_codes
from dss_planner.provenance import plain, write_json
from dss_planner.study.criterionsettings import DEFAULT_CRITERIA, CriterionSetting, criteria_from
from dss_planner.study.portfoliochoices import PortfolioChoices, portfolio_from
from dss_planner.study.robustnesschoices import RobustnessChoices, robustness_from
from dss_planner.study.sitedecisions import EXCLUDED, SiteDecision, decisions_from
from dss_planner.study.snapshots import Snapshot, snapshot_from

FILE = "study.json"
#: 2: criteria of dust, exposure and trend; a method of the erosion risk.
VERSION = 2
#: How the risk of erosion is worked out: soil loss by RWEQ, susceptibility index (ILSWE), or proxy of dust sources.
METHODS = ("rweq", "ilswe", "proxy")
#: How candidate sites come about: found in the score, a layer of the user's own, polygons drawn on the map.
SITE_WAYS = ("find", "own", "drawn")

#: Roles of the layers that bar or slow travel, where the study has them.
OBSTACLES = (
    "rivers",
    "lakes",
    "playas",
    "railroads",
    "barriers",
    "borders",
    "mine_pits",
    "openings",
    "protected_areas",
)


@dataclass(frozen=True)
class StudySettings:
    """All choices of a study. Units in brackets; every default has its source in `SCIENCE.md` or is marked [A].

    Area and data: sources: vector and raster layers, as the user gave them. study_area: vector uri. crs: analysis CRS
    ('' proposes one). cell_size [m]. choices: source → what the user decided about it. legend: land cover
    legend ('' takes the recognised one). layer_notes: role → what is said behind its name on maps.
    data_note: what the data can and cannot support, printed on every map.

    Erosion: method: one of `METHODS`. weibull_k: shape of the wind distribution (None = the room's stated default).
    height_rule: 10 m → 2 m.
    threshold [m/s at 2 m]. roughness: ridge roughness Kr [cm]. field_length [m]. periods: 'annual' or 'monthly'.
    soil_ndvi, full_ndvi: NDVI of bare soil and of full cover (SCIENCE.md 3). retention: share of the cover that stays
    until the dust season [M]; end_members: 'own' for soil_ndvi and full_ndvi, or a name of `endmembers.CHOICES`.
    density_form, evaporation: keys of the weather room's forms. frozen_below [°C]: colder months do not erode (None:
    off). trampling: share of the crust that hooves break (0–1); trampling_full: livestock [head/km²] that breaks all of
    it, in place of the share where a layer of livestock is there (None: not used). random_roughness: Crr [cm].
    cover_form: 'landcover', or 'components': the dust season's cover then counts as flat residue [A]. compaction:
    planner class → share of the loss left on compacted ground. calibration_factor, calibration_exponent: of soil loss.
    combination: of the susceptibility index; the geometric mean, as the product of five factors below 1 puts nearly all
    dry land (98.7 % of a Gobi map) into the lowest class; both rank places alike. breakpoints: section ('ilswe',
    'proxy', 'dust') → name → membership, as `Membership.as_dict` writes it, in place of the defaults.
    index_numbers: section → name → single number in place of the default ('class_3': roughness of that planner class).

    Beside the erosion: propose_landforms: dry lake beds and fans are proposed from elevation. exposure_source: 'dust'
    or 'soil_loss'. population_field: of settlements, where no population raster is there ('' counts each as 1).
    decay_km, max_km: e-folding distance and reach of what the wind carries [km] [A]. wind_months: months (1–12) of an
    hourly wind record that count, for exposure and plan; wind_unit: of its speeds where the record does not state it
    ('' takes what it states). trend_correction, trend_fdr: of the vegetation trend.
    uncertainty_draws, uncertainty_seed, top_class, top_share: of the Monte Carlo; uncertainties: input → values of a
    `Spread` in place of the defaults. calibration_field, calibration_unit: measured value and its unit;
    calibration_density [t/m³]; calibration_efficiency (0–1]; calibration_method_field;
    calibration_loss_is_negative: as 137Cs tables often have it.

    Access: mode, season: whose speeds count; speeds: mode → season → entry of the speed table ("landcover.3",
    "roads.paved", "places.lake") → km/h, in place of the defaults. slope_factors: mode → (up to this slope [degrees],
    factor on its speed off the roads), in place of the defaults. origins: role of the places where a trip starts;
    more_origins: roles of further sets, each a band of its own. road_class_field: '' finds it; road_codes: code of
    that field → class of the speed table (None: not for travel), beside the product's table. obstacles: roles of the
    layers that bar or slow travel; crossings: roads that open barriers, 'roads' or 'bridges'; opening_distance: reach
    of openings [m]. unknown_rivers: what rivers are of which the layer does not tell whether they flow all year, one of
    `rivers.UNKNOWN_RIVERS`. elevation_factor: height slows travel off roads. neighbours: 8 or 16. walking_pace:
    'friction' (the speeds hold on level ground) or 'tobler'; walking_direction: 'both', 'from' or 'to' the origins.
    travel_limit: land farther away counts as not reached [min] (None: no limit). allocation: tell which origin reaches
    a place first. margin_km: land around the study area through which trips may lead and where they may start [km].
    season_before, season_after: what the map of the difference compares. max_minutes: farther land is excluded.
    survey_base_role, survey_base: role and name of the place where a survey starts ('': the one nearest to the sites);
    survey_sites: ids of the sites to visit (all when empty); survey_hours, survey_site_hours, survey_start [h];
    survey_overnight: 'base' or 'camp'; survey_snap_km: how far from an unreachable site a team may stop [km].
    multimodal_vehicle: way of travel before the walk; multimodal_off_road_km: how far it may leave roads [km] (None:
    anywhere); multimodal_parking: 'anywhere' or 'roads'; multimodal_transfer: parking and getting ready [min].
    haul_hours: haulage in a day [h]; haul_handling: loading and unloading [min]; haul_cost [currency per t·km].

    Score: criteria; score_model: the model as it was changed on the page of criteria (`scoring.model.model_to_dict`,
    layers relative to the study), {} derives it from the settings; snapshots: score models under a name;
    max_slope [degrees], used where a slope layer exists; exclude_classes: planner classes left out; exclude_roles:
    vector roles whose land is left out.

    Sites: count, min_area, max_area, total_area [ha], spacing [km], compactness 0–1, min_score 0–100.
    site_way: one of `SITE_WAYS`: find them in the score, take the layer own_sites, or the polygons drawn in the study.
    site_method: 'grow' or 'threshold'; site_max_minutes: longest travel time to a site [min] (None: no limit);
    existing_sites: layer that new sites keep existing_distance [km] from [A]; own_sites_name: field of names;
    own_point_hectares: area around each point [ha] [A]; core_distance: land farther than this from the edge of a site
    is its core [m] [A]. site_decisions: sites kept at the top or left out, see `sitedecisions.considered`.
    robustness: what is drawn to see how sure ranking and score are. portfolio: by which rules a set of sites is chosen.
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
    method: str = METHODS[0]
    end_members: str = "own"
    density_form: str = "zou2020"
    evaporation: str = "oudin"
    frozen_below: float | None = None
    trampling: float = 0.0
    trampling_full: float | None = None
    random_roughness: float = 0.0
    cover_form: str = "landcover"
    compaction: dict[int, float] = field(default_factory=dict)
    calibration_factor: float = 1.0
    calibration_exponent: float = 1.0
    combination: str = "geometric"
    breakpoints: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    index_numbers: dict[str, dict[str, float]] = field(default_factory=dict)
    propose_landforms: bool = True
    exposure_source: str = "dust"
    population_field: str = ""
    decay_km: float = DECAY_KM
    max_km: float = REACH_KM
    trend_correction: str = CORRECTIONS[0]
    trend_fdr: float = FALSE_DISCOVERY
    uncertainty_draws: int = DEFAULT_DRAWS
    uncertainty_seed: int = 1
    top_class: int = DEFAULT_CLASS
    top_share: float = DEFAULT_SHARE
    uncertainties: dict[str, dict[str, object]] = field(default_factory=dict)
    calibration_field: str = ""
    calibration_unit: str = "t/km²·a"
    calibration_density: float = DEFAULT_DENSITY
    calibration_efficiency: float = 1.0
    calibration_method_field: str = ""
    calibration_loss_is_negative: bool = False
    mode: str = DEFAULT_MODE
    season: str = DEFAULT_SEASON
    speeds: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    slope_factors: dict[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    origins: str = "soum_centers"
    more_origins: tuple[str, ...] = ()
    road_class_field: str = ""
    road_codes: dict[str, str | None] = field(default_factory=dict)
    obstacles: tuple[str, ...] = OBSTACLES
    crossings: str = CROSSINGS[0]
    opening_distance: float = 0.0
    unknown_rivers: str = UNKNOWN_RIVERS[0]
    elevation_factor: bool = False
    neighbours: int = NEIGHBOURS[0]
    walking_pace: str = "friction"
    walking_direction: str = DIRECTIONS[0]
    travel_limit: float | None = None
    allocation: bool = False
    margin_km: float = 0.0
    season_before: str = DEFAULT_SEASON
    season_after: str = "thaw"
    survey_base_role: str = "soum_centers"
    survey_base: str = ""
    survey_sites: tuple[str, ...] = ()
    survey_hours: float = 10.0
    survey_site_hours: float = 2.0
    survey_start: float = 8.0
    survey_overnight: str = OVERNIGHT[0]
    survey_snap_km: float = SNAP_KM
    multimodal_vehicle: str = DEFAULT_MODE
    multimodal_off_road_km: float | None = None
    multimodal_parking: str = PARKING[0]
    multimodal_transfer: float = 0.0
    haul_hours: float | None = None
    haul_handling: float = 0.0
    haul_cost: float | None = None
    max_minutes: float = 480.0
    criteria: tuple[CriterionSetting, ...] = DEFAULT_CRITERIA
    score_model: dict[str, Any] = field(default_factory=dict)
    snapshots: tuple[Snapshot, ...] = ()
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
    site_way: str = SITE_WAYS[0]
    site_method: str = "grow"
    site_max_minutes: float | None = None
    existing_sites: str = ""
    existing_distance: float = 10.0
    own_sites: str = ""
    own_sites_name: str = ""
    own_point_hectares: float = 100.0
    core_distance: float = 100.0
    site_decisions: tuple[SiteDecision, ...] = ()
    robustness: RobustnessChoices = field(default_factory=RobustnessChoices)
    portfolio: PortfolioChoices = field(default_factory=PortfolioChoices)
    wind_from: float | None = 315.0
    wind_rose: str = ""
    wind_months: tuple[int, ...] = DUST_SEASON
    wind_unit: str = ""
    measures: tuple[str, ...] = ()

    @property
    def score_choices(self) -> tuple[object, ...]:
        """What the numbers of the score depend on: of an own model not its locks, profiles and idle criteria."""
        own = self.score_model
        if not own:
            return (self.criteria, self.max_minutes, self.max_slope, self.exclude_classes, self.exclude_roles)
        criteria = own.get("criteria") if isinstance(own, dict) else None
        if not isinstance(criteria, list) or not all(isinstance(criterion, dict) for criterion in criteria):
            return (own,)  # a study written by hand: reading the model says what is wrong with it
        used = [
            {key: value for key, value in criterion.items() if key != "locked"}
            for criterion in criteria
            if criterion.get("used", True)
        ]
        return (used, own.get("exclusions"), own.get("combination"), own.get("optimism"), own.get("mask"))

    @property
    def excluded_sites(self) -> tuple[SiteDecision, ...]:
        """The decisions to leave a site out: the plan has no works there."""
        return tuple(decision for decision in self.site_decisions if decision.kind == EXCLUDED)

    @property
    def site_choices(self) -> tuple[object, ...]:
        """What the way to sites depends on, and nothing that only another way reads."""
        if self.site_way == "own":
            return (self.own_sites, self.own_sites_name, self.own_point_hectares)
        if self.site_way == "drawn":
            return ()
        limits = (self.site_method, self.site_max_minutes)
        near = (self.existing_sites, self.existing_distance) if self.existing_sites else ()
        areas = (self.count, self.min_area, self.max_area, self.total_area)
        return (*areas, self.spacing, self.compactness, self.min_score, *limits, *near)

    @property
    def site_draws(self) -> tuple[object, ...]:
        """What the draws of the ranking depend on, besides the sites."""
        return (*self.robustness.drawn, self.excluded_sites)

    @property
    def map_draws(self) -> tuple[object, ...]:
        """What the draws of the map depend on, besides the score."""
        return (*self.robustness.drawn, self.robustness.map_share)

    @property
    def portfolio_draws(self) -> tuple[object, ...]:
        """What the choice of a set depends on besides its own rules: decisions, and the draws where it uses them."""
        return (self.site_decisions, self.robustness.drawn if self.portfolio.draws else ())

    @property
    def own_speeds(self) -> dict[str, float]:
        """The user's own speeds of the way of travel and season that the study scores."""
        return self.speeds.get(self.mode, {}).get(self.season, {})

    @property
    def own_slope(self) -> tuple[tuple[float, float], ...]:
        """The user's own slope factors of the way of travel that the study scores; empty for the defaults."""
        return self.slope_factors.get(self.mode, ())

    @property
    def haul_slope(self) -> tuple[tuple[float, float], ...]:
        """The user's own slope factors of the truck; empty for the defaults."""
        return self.slope_factors.get("truck", ())

    @property
    def multimodal_slopes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The user's own slope factors of the vehicle and on foot; empty for the defaults."""
        return tuple(self.slope_factors.get(mode, ()) for mode in (self.multimodal_vehicle, "walking"))

    @property
    def haul_speeds(self) -> dict[str, float]:
        """The user's own speeds of the truck in the study's season."""
        return self.speeds.get("truck", {}).get(self.season, {})

    @property
    def multimodal_speeds(self) -> tuple[dict[str, float], ...]:
        """The user's own speeds of the vehicle and on foot in the study's season."""
        return tuple(self.speeds.get(mode, {}).get(self.season, {}) for mode in (self.multimodal_vehicle, "walking"))

    @property
    def compared_speeds(self) -> tuple[dict[str, float], ...]:
        """The user's own speeds of the seasons that are compared."""
        own = self.speeds.get(self.mode, {})
        return tuple(own.get(season, {}) for season in (self.season_before, self.season_after))


#: Settings that JSON keeps as lists.
_TUPLES = (
    "sources",
    "exclude_classes",
    "exclude_roles",
    "measures",
    "wind_months",
    "more_origins",
    "obstacles",
    "survey_sites",
)


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
        values["criteria"] = criteria_from(values.get("criteria", ()), version == VERSION)
        values["site_decisions"] = decisions_from(values.get("site_decisions", ()))
        values["robustness"] = robustness_from(values.get("robustness", {}))
        values["portfolio"] = portfolio_from(values.get("portfolio", {}))
        values["snapshots"] = tuple(snapshot_from(item) for item in values.get("snapshots", ()))
        if "slope_factors" in values:
            values["slope_factors"] = _slopes(values["slope_factors"])
        if "compaction" in values:
            values["compaction"] = {int(code): float(share) for code, share in values["compaction"].items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(
            "The study settings “{path}” cannot be read: {reason}. Restore the file or choose an empty folder.",
            path=path,
            reason=error,
        ) from error
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    return StudySettings(**values)


def _slopes(stored: Mapping[str, Sequence[Sequence[float]]]) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return own slope factors as they are kept in memory; whether they hold is asked where they are used."""
    return {str(mode): tuple((float(bound), float(factor)) for bound, factor in own) for mode, own in stored.items()}


def _choices(stored: Mapping[str, Mapping[str, object]]) -> dict[str, LayerChoice]:
    return {str(uri): choice_from(choice) for uri, choice in stored.items()}


def _older_roles(stored: Mapping[str, str]) -> dict[str, LayerChoice]:
    """Return the choices of a study from before layers had more than a role; the role '' left a layer out."""
    return {str(uri): LayerChoice(role=role, left_out=not role) for uri, role in stored.items()}
