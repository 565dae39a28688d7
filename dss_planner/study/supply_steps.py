"""Beyond one vehicle: driving and then walking, and how far water and material are hauled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dss_planner.access.features import field_names, values_of
from dss_planner.access.friction import compute_friction
from dss_planner.access.multimodal import MultimodalRequest, compute_multimodal
from dss_planner.access.multimodalparking import Vehicle
from dss_planner.access.multimodalroutes import LAYER as LEGS
from dss_planner.access.supplies import SupplyKind, SupplyRequest, compute_supplies
from dss_planner.access.suppliestable import LAYER as SUPPLIES
from dss_planner.access.suppliestable import Transport
from dss_planner.access.supplybands import BANDS_OF_A_KIND, kinds_in
from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.study.access_inputs import (
    FIRST_ORIGINS,
    friction_request,
    ground_notes,
    has_places,
    movement,
    name_field,
    origin_notes,
    origin_roles,
)
from dss_planner.study.around import bring_home, ground_of, margin_notes
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.study.site_steps import SITES_FILE
from dss_planner.text import Text, text

SUPPLY_TABLE, TRIPS = "supplies.gpkg", "multimodal.gpkg"
#: Share of the time that the land around the study area takes.
_GROUND = 0.15
#: Roles with sources of supplies, and what each is called; material is told apart by its field “kind”.
_SOURCES = {"water_points": "water", "nurseries": "nursery", "material_sources": "material"}
_KIND_FIELD = "kind"
_KIND_NAMES: dict[str, Text] = {
    "water": text("water"),
    "nursery": text("plants of nurseries"),
    "material": text("material"),
    "settlement": text("settlement, for want of sources"),
}
#: The kind that stands for nurseries and sources of material that no layer tells [A].
_STAND_IN = "settlement"


def supplies_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why haul distances cannot be worked out; None when they can."""
    if any(role in folder.vector_roles() for role in (*_SOURCES, *FIRST_ORIGINS)):
        return None
    return text(
        "It needs sources: water points, tree nurseries or sources of material (with a field “kind”, such as gravel or "
        "straw), or settlements in their stead. Add a layer on the page “Area & data” and align again."
    )


def run_supplies(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """Time and distance of the truck from the nearest source of each kind; a table for the sites."""
    truck = replace(settings, mode="truck")
    friction = folder.raster("friction_truck")
    begin = _GROUND if settings.margin_km else 0.0
    ground = ground_of(folder, settings, portion(progress, 0.0, begin), cancelled)
    request = friction_request(ground, truck, settings.season, friction)
    surface = compute_friction(request, portion(progress, begin, 0.3), cancelled)
    sites, table = _sites(folder, SUPPLY_TABLE)
    result = compute_supplies(
        SupplyRequest(
            kinds=supply_kinds(ground),
            friction=friction,
            output=ground.raster("supplies"),
            neighbours=settings.neighbours,
            sites=sites,
            site_table=table,
            site_name="name" if sites else "",
            transport=Transport(settings.haul_hours, settings.haul_handling, settings.haul_cost),
        ),
        portion(progress, 0.3, 0.98),
        cancelled,
    )
    bring_home(result.output, folder, folder.raster("supplies"), cancelled)
    notes = (*surface.notes, *result.notes, *ground_notes(ground, truck), *margin_notes(settings))
    return StepResult("supplies", supplies_outputs(folder), notes)


def supply_kinds(folder: StudyFolder) -> tuple[SupplyKind, ...]:
    """Return the kinds of supplies of which the study has sources on its grid; material by its field “kind”.

    Where no layer tells nurseries or material, settlements stand for them [A], as a kind of their own.
    """
    kinds = []
    for role, name in _SOURCES.items():
        if not has_places(folder, role):
            continue
        uri = folder.vector(role)
        names = name_field(uri)
        field = next((found for found in field_names(uri, name) if found.lower() == _KIND_FIELD), "")
        if role != "material_sources" or not field:
            kinds.append(SupplyKind(name, uri, names))
            continue
        for value in sorted({str(value) for value in values_of(uri, name, field) if value}):
            quoted = value.replace("'", "''")
            kinds.append(SupplyKind(value, f"{uri}|subset=\"{field}\" = '{quoted}'", names))
    known = {kind.name for kind in kinds}
    role = next((one for one in FIRST_ORIGINS if has_places(folder, one)), "")
    if role and ("nursery" not in known or not known - {"water", "nursery"}):
        uri = folder.vector(role)
        kinds.append(SupplyKind(_STAND_IN, uri, name_field(uri)))
    return tuple(kinds)


def _sites(folder: StudyFolder, table: str) -> tuple[str | None, str | None]:
    """Return the sites and the file for what belongs to each of them; None for both before sites were found."""
    if Path(folder.file(SITES_FILE)).exists():
        return f"{folder.file(SITES_FILE)}|layername=sites", folder.file(table)
    Path(folder.file(table)).unlink(missing_ok=True)
    return None, None


def supplies_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made: time and distance of each kind, routes to the sites."""
    if not folder.has("supplies"):
        return ()
    path = folder.raster("supplies")
    found = []
    for number, kind in enumerate(kinds_in(path)):
        name = _KIND_NAMES.get(kind, kind)
        band = 1 + number * BANDS_OF_A_KIND
        time, distance = text("Haul time (h): {kind}", kind=name), text("Haul distance (km): {kind}", kind=name)
        found += [
            Output(path, "travel_time", time, band=band, visible=False),
            Output(path, "haul_distance", distance, band=band + 1, visible=False),
        ]
    if Path(folder.file(SUPPLY_TABLE)).exists():
        routes = text("Haul routes to the sites")
        found.append(Output(folder.file(SUPPLY_TABLE), "routes", routes, layer_name=SUPPLIES, visible=False))
    return tuple(found)


def run_multimodal(
    folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck
) -> StepResult:
    """Time of trips that begin with a drive and end on foot, with the legs of the trip to each site."""
    driving, afoot = replace(settings, mode=settings.multimodal_vehicle), replace(settings, mode="walking")
    drive, walk = folder.raster("friction_drive"), folder.raster("friction_walk")
    notes: list[Text] = []
    share = _GROUND if settings.margin_km else 0.0
    ground = ground_of(folder, settings, portion(progress, 0.0, share), cancelled)
    half = (0.3 - share) / 2.0
    for one, output, begin in ((driving, drive, share), (afoot, walk, share + half)):
        request = friction_request(ground, one, settings.season, output)
        notes += compute_friction(request, portion(progress, begin, begin + half), cancelled).notes
    origins = origin_roles(ground, settings)[:1]
    bases = ground.vector(origins[0])
    off_road = settings.multimodal_off_road_km
    bound = off_road is not None or settings.multimodal_parking == "roads"
    sites, trips = _sites(folder, TRIPS)
    result = compute_multimodal(
        MultimodalRequest(
            drive_friction=drive,
            walk_friction=walk,
            bases=bases,
            output=ground.raster("multimodal"),
            vehicle=Vehicle(
                roads=ground.vector("roads") if bound and "roads" in ground.vector_roles() else "",
                off_road_km=off_road,
                parking=settings.multimodal_parking,
                transfer_minutes=settings.multimodal_transfer,
            ),
            walking=movement(ground, afoot),
            max_minutes=settings.travel_limit,
            base_name=name_field(bases),
            destinations=sites,
            routes=trips,
            destination_name="name" if sites else "",
        ),
        portion(progress, 0.3, 0.98),
        cancelled,
    )
    bring_home(result.output, folder, folder.raster("multimodal"), cancelled)
    told = [note for number, note in enumerate(notes) if note not in notes[:number]]
    told += [
        *result.notes,
        *origin_notes(replace(settings, more_origins=()), origins),
        *ground_notes(ground, afoot),
        *margin_notes(settings),
    ]
    return StepResult("multimodal", multimodal_outputs(folder), tuple(told))


def multimodal_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.raster("multimodal")
    trips = Output(folder.file(TRIPS), "routes", text("Trips to the sites"), layer_name=LEGS, visible=False)
    return (
        *((trips,) if Path(trips.path).exists() else ()),
        Output(path, "travel_time", text("Driving, then walking (h)"), visible=False),
        Output(path, "travel_time", text("Of this on foot (h)"), band=2, visible=False),
        Output(path, "travel_time", text("Of this driving (h)"), band=3, visible=False),
        Output(path, "haul_distance", text("Length of the walk (km)"), band=4, visible=False),
    )
