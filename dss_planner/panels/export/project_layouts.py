"""The layouts of a pack in the project that is open in QGIS, where people go on with them; taken out again at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qgis.core import QgsPrintLayout, QgsProject

from dss_planner.layers.basemap import base_layers
from dss_planner.layers.groups import insert, layers_of
from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.proposal.content.gather import ContentRequest, gather
from dss_planner.proposal.content.spoken import spoken_in
from dss_planner.proposal.languages.fonts import families_of
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.mapset import MapSet, map_pieces
from dss_planner.proposal.packing.request import MAPS, PackRequest, parts_of
from dss_planner.proposal.packing.sources import scenario_of
from dss_planner.proposal.presets.preset import read_preset
from dss_planner.running import Pieces, within
from dss_planner.text import text

#: Property of layouts and layers that came with the pack.
OWN = "dss_planner/pack"


def put_pieces(project: QgsProject, request: PackRequest, folder: Path) -> Pieces:
    """Put the maps of a request into ``project``, map by map; return map id → layout.

    Layouts of an earlier run are replaced, others stay; a stop leaves none. The project is not saved. folder: for the
    layer that the pages of the sites run over. Call on the main thread.
    """
    from dss_planner.proposal.packing.mappages import in_language  # brings the charts along: slow to load

    yield 0.0, text("Reading the plan")
    content = gather(ContentRequest(request.plan, request.study, sensitivity=request.sensitivity))
    words, fonts = Words(request.language), families_of(request.language)
    words.know(content.measures.values())
    content, _ = spoken_in(content, words)
    preset = read_preset(request.preset)
    parts = parts_of(preset, request.parts, content.sensitivity)
    ids = tuple(id for id in preset.maps if f"{MAPS}.{id}" in parts)
    remove_layouts(project)
    folder.mkdir(parents=True, exist_ok=True)
    day, study = words.day(date.today().isoformat()), Path(request.plan).parent
    note = words.stored(request.note) or request.note
    wanted = MapSet(content, words, str(folder), ids, scenario_of(study), note, request.sheet, day)
    manager = project.layoutManager()
    layers, layouts = set(project.mapLayers()), {layout.name(): layout for layout in manager.printLayouts()}
    for name, layout in layouts.items():  # the maps' names: a layout of the user must not make way
        if name[:1].isdigit():
            layout.setName(f"{name} *")
    whole = False
    try:
        _add_base(project, folder)
        made = yield from within(in_language(map_pieces(project, wanted), words, fonts), 0.1, 1.0)
        whole = True
    finally:
        for layout in manager.printLayouts():
            if all(layout is not one and layout != one for one in layouts.values()):
                layout.setCustomProperty(OWN, True)
        for id in set(project.mapLayers()) - layers:
            project.mapLayer(id).setCustomProperty(OWN, True)
        if not whole:
            remove_layouts(project)
        taken = {layout.name() for layout in manager.printLayouts()}
        for name, layout in layouts.items():
            if name not in taken:
                layout.setName(name)
    return made


def _add_base(project: QgsProject, folder: Path) -> None:
    """Add aimags and countries where the project has none; switched off."""
    for layer in base_layers(str(folder)):
        if not layers_of(project, str(layer.customProperty(STYLE_PROPERTY))):
            insert(project, layer, visible=False)


def own_layouts(project: QgsProject) -> list[QgsPrintLayout]:
    """Return the layouts that came with the pack."""
    return [layout for layout in project.layoutManager().printLayouts() if layout.customProperty(OWN, False)]


def remove_layouts(project: QgsProject) -> None:
    """Take out the layouts that came with the pack, and the layers that only they show."""
    for layout in own_layouts(project):
        project.layoutManager().removeLayout(layout)
    own = [id for id, layer in project.mapLayers().items() if layer.customProperty(OWN, False)]
    project.removeMapLayers(own)
