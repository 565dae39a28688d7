"""What the settings of a study ask of friction and travel time: speeds, road codes, obstacles, movement, origins."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.access.features import field_names
from dss_planner.access.friction import FrictionRequest
from dss_planner.access.obstacles import ObstacleLayers
from dss_planner.access.roadtable import Coding, RoadTable, load_road_table
from dss_planner.access.speeds import ON_FOOT, SpeedTable, load_speeds, road_class
from dss_planner.access.walking import Movement
from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import open_layer
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text, text

#: Where a trip may start, in order of preference.
FIRST_ORIGINS = ("soum_centers", "settlements")
#: Roles that hold places where trips can start.
ORIGINS = (*FIRST_ORIGINS, "water_points", "nurseries", "material_sources", "openings")
#: Fields that hold names of places, in order of preference.
_NAME_FIELDS = ("name", "name_en", "shapename", "нэр", "soum", "adm2_en")
#: Role of a layer → what `ObstacleLayers` calls it.
_LAYERS = {
    "rivers": "rivers",
    "lakes": "lakes",
    "playas": "playas",
    "railroads": "railways",
    "barriers": "barriers",
    "borders": "borders",
    "mine_pits": "pits",
    "openings": "openings",
    "protected_areas": "protected",
}
#: Settings that bear on the travel time of any season; season, speeds and further origins come beside them.
CHOICES = (
    "mode",
    "own_slope",
    "origins",
    "road_class_field",
    "road_codes",
    "obstacles",
    "crossings",
    "opening_distance",
    "unknown_rivers",
    "elevation_factor",
    "neighbours",
    "walking_pace",
    "walking_direction",
    "travel_limit",
    "margin_km",
)


def speed_table(settings: StudySettings, season: str = "") -> SpeedTable:
    """Return the speeds of the study's way of travel, the user's own among them; '' stands for the study's season.

    Raises `InputError` for a mode, season, entry or number that no table has.
    """
    season = season or settings.season
    table = load_speeds(season, settings.mode)
    for name, speed in settings.speeds.get(settings.mode, {}).get(season, {}).items():
        table = table.with_speed(name, speed)
    own = settings.slope_factors.get(settings.mode, ())
    return table.with_slope(own) if own else table


def road_table(settings: StudySettings) -> RoadTable:
    """Return what road codes mean, the user's own before the product's. Raises `InputError` for codes of no field."""
    table = load_road_table()
    if not settings.road_codes:
        return table
    field = settings.road_class_field.lower()
    if not field:
        raise InputError(
            "The study says what road codes mean, but not of which field. Choose the field with the road class."
        )
    own = {
        road_class(code): None if meant is None else road_class(meant) for code, meant in settings.road_codes.items()
    }
    known = table.coding_of(field) or Coding("own", field, (field,), {}, "A", "entered by the user")
    coding = replace(known, fields=(field,), classes={**known.classes, **own}, own=True)
    return replace(table, codings=(coding, *table.codings))


def obstacle_layers(folder: StudyFolder, settings: StudySettings) -> ObstacleLayers:
    """Return the layers of the study that bar or slow travel, as far as the settings count them."""
    there = folder.vector_roles()
    found = {_LAYERS[role]: folder.vector(role) for role in settings.obstacles if role in _LAYERS and role in there}
    return ObstacleLayers(**found, opening_distance=settings.opening_distance, unknown_rivers=settings.unknown_rivers)


def friction_request(folder: StudyFolder, settings: StudySettings, season: str, output: str) -> FrictionRequest:
    """Return what to ask of the friction in a season. Raises `InputError`."""
    has_slope = folder.has("slope")
    return FrictionRequest(
        landcover=folder.require("landcover_classes", "landcover"),
        output=output,
        dem=folder.optional("elevation") if has_slope or settings.elevation_factor else None,
        roads=folder.vector("roads") if "roads" in folder.vector_roles() else None,
        road_class_field=settings.road_class_field,
        speeds=speed_table(settings, season),
        obstacles=obstacle_layers(folder, settings),
        crossings=settings.crossings,
        road_table=road_table(settings),
        elevation_factor=settings.elevation_factor,
    )


def movement(folder: StudyFolder, settings: StudySettings) -> Movement:
    """Return how one moves: on foot and on horseback slope counts by its direction, where it is known."""
    if settings.mode not in ON_FOOT or not folder.has("slope"):
        return Movement(neighbours=settings.neighbours)
    pace = settings.walking_pace if settings.mode == "walking" else "friction"
    return Movement(settings.neighbours, pace, folder.raster("elevation"), settings.walking_direction)


def origin_roles(folder: StudyFolder, settings: StudySettings) -> tuple[str, ...]:
    """Return the roles of the places where trips start: the one chosen or the first that has places inside, then the
    further ones. Raises `InputError` when no place lies inside."""
    first = next((role for role in dict.fromkeys((settings.origins, *FIRST_ORIGINS)) if has_places(folder, role)), "")
    if not first:
        raise InputError(
            "The study area holds no place where a trip can start. Add a layer of soum centres or settlements that has "
            "some inside, or widen the study area to the nearest one, and align again."
        )
    more = [role for role in settings.more_origins if role != first and has_places(folder, role)]
    return (first, *dict.fromkeys(more))


def has_places(folder: StudyFolder, role: str) -> bool:
    """Return whether the study has a layer of this role with a feature on its grid."""
    if role not in folder.vector_roles():
        return False
    opened = open_layer(folder.vector(role), role)
    xmin, ymin, xmax, ymax = Grid.read(folder.require("landcover_classes", "landcover")).bounds
    opened.layer.SetSpatialFilterRect(xmin, ymin, xmax, ymax)
    return bool(opened.layer.GetFeatureCount() > 0)


def name_field(uri: str) -> str:
    """Return the field with the names of places; '' when there is none."""
    found = {name.lower(): name for name in field_names(uri, "Places")}
    return next((found[name] for name in _NAME_FIELDS if name in found), "")


def origin_notes(settings: StudySettings, used: tuple[str, ...]) -> list[Text]:
    """Return what to say of origins that are not those asked for."""
    notes = []
    if used[0] != settings.origins:
        notes.append(
            text(
                "The study area holds none of this layer: {wanted}. Trips start here instead: {used}.",
                wanted=ROLES[settings.origins].title,
                used=ROLES[used[0]].title,
            )
        )
    notes += [
        text(
            "The study area holds none of this layer, so that it is no set of origins: {layer}.",
            layer=ROLES[role].title,
        )
        for role in settings.more_origins
        if role not in used
    ]
    return notes


def ground_notes(folder: StudyFolder, settings: StudySettings) -> list[Text]:
    """Return what to say of layers that are not there."""
    notes = []
    if "roads" not in folder.vector_roles():
        notes.append(text("No roads were given: travel time is off-road everywhere."))
    if settings.mode in ON_FOOT and not folder.has("slope"):
        notes.append(
            text("Slope plays no part: the elevation is too coarse for the grid, or there is none. Add a finer one.")
        )
    if "railroads" in settings.obstacles and "railroads" in folder.vector_roles():
        notes.append(text("Railways are crossed on roads only, as if they were fenced all along [A]."))
    return notes
