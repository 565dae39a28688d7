"""The three ways to candidate sites of a study: found in the score, brought as a layer, or drawn on the map."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.provenance import plain, write_json
from dss_planner.raster.vectors import features, open_layer, split_uri
from dss_planner.running import CancelCheck, Progress
from dss_planner.sites.limits import Existing, WithinReach
from dss_planner.sites.overlaps import OverlapLayer, OverlapsRequest
from dss_planner.sites.ownsites import OwnSitesRequest, own_sites
from dss_planner.sites.regions import FindSitesRequest, find_sites
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text

#: Polygons drawn by hand, layer and field of names; they stay when the sites are worked out again.
DRAWN_FILE, DRAWN_LAYER, DRAWN_NAME = "drawn_sites.gpkg", "sites", "name"
ENCLOSED_FILE = "enclosed.gpkg"
REGIONS_FILE = "regions.gpkg"
#: Role of an aligned layer → beginning of the fields that tell what a site has in common with it.
OVERLAPS = {
    "protected_areas": "protected",
    "mining_licences": "licences",
    "camps": "camps",
    "admin2": "soum",
    "admin1": "aimag",
}


def drawn_uri(folder: str | Path) -> str:
    """Return the layer of the polygons drawn in the study ``folder``."""
    return f"{Path(folder, DRAWN_FILE)}|layername={DRAWN_LAYER}"


def candidates(
    folder: StudyFolder, settings: StudySettings, report: str, progress: Progress, cancelled: CancelCheck
) -> tuple[FindSitesRequest | OwnSitesRequest, tuple[Text, ...]]:
    """Write the candidate sites of the way chosen to ``regions.gpkg``; return the request and what is to be said.

    Raises `InputError` where the way lacks its layer, and what `find_sites` and `own_sites` raise.
    """
    if settings.site_way == "find":
        search = find_request(folder, settings, report)
        return search, find_sites(search, progress, cancelled).notes
    brought = own_request(folder, settings)
    made = own_sites(brought, progress, cancelled)
    Path(folder.file(ENCLOSED_FILE)).unlink(missing_ok=True)
    # nothing was searched for: the report of an earlier search no longer holds
    content = {
        "targets_met": True,
        "targets": (),
        "relaxations": (),
        "notes": made.notes,
        "sites": (),
        "asked": brought,
    }
    write_json(report, plain(content))
    return brought, made.notes


def find_request(folder: StudyFolder, settings: StudySettings, report: str) -> FindSitesRequest:
    """Return the search that the settings ask for."""
    limit = settings.site_max_minutes
    return FindSitesRequest(
        score=folder.raster("score"),
        output=folder.file(REGIONS_FILE),
        report=report,
        count=settings.count,
        min_area=settings.min_area,
        max_area=settings.max_area,
        total_area=settings.total_area,
        spacing=settings.spacing,
        compactness=settings.compactness,
        min_score=settings.min_score,
        method=settings.site_method,
        existing=Existing(settings.existing_sites, settings.existing_distance) if settings.existing_sites else None,
        reach=None if limit is None else WithinReach(folder.require("travel_time", "access"), limit),
        holes=folder.file(ENCLOSED_FILE),
    )


def own_request(folder: StudyFolder, settings: StudySettings) -> OwnSitesRequest:
    """Return the request for the sites brought or drawn. Raises `InputError` where there are none."""
    if settings.site_way not in ("own", "drawn"):
        raise InputError(
            "The way to sites is “{found}”; find, own or drawn is expected. Choose one of them.",
            found=settings.site_way,
        )
    if settings.site_way == "drawn":
        if not Path(folder.file(DRAWN_FILE)).exists():
            raise InputError("No site is drawn yet. Draw at least one on the map, on the page “Candidates”.")
        source, name = drawn_uri(folder.path), DRAWN_NAME
    elif settings.own_sites:
        source, name = settings.own_sites, settings.own_sites_name
    else:
        raise InputError("No layer of your own sites is chosen. Choose polygons or points on the page “Candidates”.")
    return OwnSitesRequest(source, folder.raster("score"), folder.file(REGIONS_FILE), name, settings.own_point_hectares)


def overlaps_request(folder: StudyFolder, settings: StudySettings, sites: str, output: str) -> OverlapsRequest:
    """Return what the sites are compared with: the aligned layers of `OVERLAPS`, with the names of their features."""
    aligned = folder.vector_roles()
    names = named_roles(folder)
    layers = tuple(
        OverlapLayer(folder.vector(role), name, names.get(role, ""))
        for role, name in OVERLAPS.items()
        if role in aligned
    )
    return OverlapsRequest(sites, layers, output, settings.core_distance)


def named_roles(folder: StudyFolder) -> dict[str, str]:
    """Return role → field with the names of its features, of the aligned layers that have one."""
    return {
        entry["role"]: entry["fields"]["name"][0]
        for entry in folder.alignment().get("layers", ())
        if entry.get("kind") == "vector" and entry.get("fields", {}).get("name")
    }


def outside_layers(settings: StudySettings) -> tuple[str, ...]:
    """Return the layers from outside the study that the way chosen reads."""
    used = {"find": settings.existing_sites, "own": settings.own_sites}.get(settings.site_way, "")
    return (used,) if used else ()


def drawn_content(folder: StudyFolder, settings: StudySettings) -> str:
    """Return a hash of shapes and names drawn; '' where they do not count. Showing the layer on a map changes its file
    but not this."""
    if settings.site_way != "drawn" or not Path(folder.file(DRAWN_FILE)).exists():
        return ""
    digest = hashlib.sha256()
    try:
        for feature in features(open_layer(drawn_uri(folder.path), "Sites drawn")):
            shape = feature.GetGeometryRef()
            digest.update(b"" if shape is None else bytes(shape.ExportToWkb()))
            digest.update(str(feature.GetField(DRAWN_NAME)).encode("utf-8"))
    except InputError:
        return "empty"  # the step says so when it runs
    return digest.hexdigest()


def outside_inputs(request: FindSitesRequest | OwnSitesRequest) -> dict[str, str]:
    """Return name → file of what the way read besides the score."""
    if isinstance(request, OwnSitesRequest):
        return {"own_sites": split_uri(request.source)[0]}
    found = {}
    if request.existing is not None:
        found["existing_sites"] = split_uri(request.existing.uri)[0]
    if request.reach is not None:
        found["travel_time"] = request.reach.travel_time
    return found
