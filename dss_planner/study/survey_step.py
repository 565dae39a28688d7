"""The survey of a study: candidate sites visited from a base, on which days and along which routes."""

from __future__ import annotations

from pathlib import Path

from osgeo import ogr

from dss_planner.access.survey.routelayers import ROUTE, STOPS
from dss_planner.access.survey.surveyroute import SurveyRequest, plan_survey
from dss_planner.errors import InputError
from dss_planner.intake.roles import ROLES
from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import GeoPackageWriter, geometries, geometries_with
from dss_planner.running import CancelCheck, Progress
from dss_planner.study.access_inputs import ORIGINS, name_field
from dss_planner.study.around import known_ground
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.study.siteranking import EXCLUDED_FIELD, SITES_FILE
from dss_planner.text import Text, text

ROUTE_FILE, TABLE, BASE_FILE = "survey.gpkg", "survey.csv", "survey_base.gpkg"


def survey_missing(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return why no survey can be planned; None when it can."""
    if any(role in folder.vector_roles() for role in (settings.survey_base_role, *ORIGINS)):
        return None
    return text("It needs a place to start from, such as soum centres. Add a layer on the page “Area & data”.")


def run_survey(folder: StudyFolder, settings: StudySettings, progress: Progress, cancelled: CancelCheck) -> StepResult:
    """Route, stops and day table."""
    sites = f"{folder.file(SITES_FILE)}|layername=sites"
    if settings.survey_sites:
        listed = ", ".join("'{}'".format(site.replace("'", "''")) for site in settings.survey_sites)
        sites = f'{sites}|subset="site_id" IN ({listed})'
    elif settings.excluded_sites:
        sites = f"{sites}|subset=\"{EXCLUDED_FIELD}\" = ''"
    result = plan_survey(
        SurveyRequest(
            friction=folder.raster("friction"),
            sites=sites,
            base=_write_base(folder, settings),
            output=folder.file(ROUTE_FILE),
            table=folder.file(TABLE),
            name_field="name",
            base_name_field="name",
            hours_per_day=settings.survey_hours,
            hours_per_site=settings.survey_site_hours,
            overnight=settings.survey_overnight,
            start_hour=settings.survey_start,
            snap_km=settings.survey_snap_km,
        ),
        progress,
        cancelled,
    )
    return StepResult("survey", survey_outputs(folder), tuple(result.notes))


def survey_outputs(folder: StudyFolder) -> tuple[Output, ...]:
    """Return what the step made."""
    path = folder.file(ROUTE_FILE)
    return (
        Output(path, "survey_stops", text("Stops of the survey"), layer_name=STOPS),
        Output(path, "survey_route", text("Route of the survey"), layer_name=ROUTE),
    )


def bases(folder: StudyFolder, settings: StudySettings) -> list[tuple[str, ogr.Geometry]]:
    """Return name and geometry of the places on the friction from where a survey can start, in their layer's order."""
    role = settings.survey_base_role
    ground = known_ground(folder, settings)
    if role not in ground.vector_roles():
        return []
    grid = Grid.read(folder.raster("friction") if folder.has("friction") else folder.raster("landcover_classes"))
    left, bottom, right, top = grid.bounds
    found = []
    uri = ground.vector(role)
    for number, (geometry, name) in enumerate(geometries_with(uri, "Base", grid.crs, name_field(uri)), start=1):
        point = geometry.Centroid()
        if left <= point.GetX() <= right and bottom <= point.GetY() <= top:
            found.append((str(name) if name else f"{number}", geometry))
    return found


def _nearest(folder: StudyFolder, places: list[tuple[str, ogr.Geometry]]) -> tuple[str, ogr.Geometry]:
    """Return the place with the least sum of straight distances to the sites; the first of several."""
    crs = Grid.read(folder.raster("friction")).crs
    sites = [site.Centroid() for site in geometries(f"{folder.file(SITES_FILE)}|layername=sites", "Sites", crs)]
    return min(places, key=lambda place: sum(place[1].Distance(site) for site in sites))


def _write_base(folder: StudyFolder, settings: StudySettings) -> str:
    """Write the base chosen as a layer of its own. Raises `InputError` when it is not there."""
    places = bases(folder, settings)
    title = ROLES[settings.survey_base_role].title if settings.survey_base_role in ROLES else settings.survey_base_role
    if not places:
        raise InputError(
            "The study has no place of the layer “{layer}” from where a survey could start. Choose another layer for "
            "the base, or add one.",
            layer=title,
        )
    chosen = [place for place in places if place[0] == settings.survey_base][:1]
    if not settings.survey_base:
        chosen = [_nearest(folder, places)]
    if not chosen:
        raise InputError(
            "The base “{base}” is not in the layer “{layer}”. Choose one of {expected}.",
            base=settings.survey_base,
            layer=title,
            expected=", ".join(name for name, _ in places[:12]),
        )
    name, geometry = chosen[0]
    crs = Grid.read(folder.raster("friction")).crs
    with GeoPackageWriter(Path(folder.file(BASE_FILE))) as writer:
        layer = writer.add_layer("base", crs, ogr.wkbUnknown, {"name": ogr.OFTString})
        writer.add_feature(layer, geometry, {"name": name})
    return f"{folder.file(BASE_FILE)}|layername=base"
