"""A plan opened in plain QGIS: its default styles bring forms, names, value maps and times."""

import pytest
from osgeo import ogr
from qgis.core import (
    QgsDateTimeRange,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsValueRelationFieldFormatter,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from dss_planner.layers.styles import empty_table, plan_styles
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.panels.plan.edit_rows import plain
from dss_planner.paths import resource
from dss_planner.plan.scheduling.schedule import STAGES
from dss_planner.plan.store.document import PlanDocument, now, save_plan
from dss_planner.plan.store.schema import TABLES

SQUARE = "POLYGON((500000 5000000,500100 5000000,500100 5000100,500000 5000100,500000 5000000))"


@pytest.fixture(scope="module")
def plan(qgis_app, tmp_path_factory):
    path = tmp_path_factory.mktemp("plain") / "план.gpkg"
    part = {"site": "s", "work": "w", "measure": "exclosure"}
    line = ogr.CreateGeometryFromWkt("LINESTRING(500000 5000000,500000 5000100)")
    lines = [
        {**part, "uuid": "a", "name": "From 2027", "begin_date": "2027-04-01", "length_m": 100.0, "geom": line},
        {**part, "uuid": "b", "name": "2028 only", "begin_date": "2028-01-01", "end_date": "2028-12-31"}
        | {"length_m": 100.0, "geom": line},
        {**part, "uuid": "c", "name": "Always", "length_m": 100.0, "geom": line},
    ]
    tables = {
        "plan": [{"uuid": "p", "title": "Plan", "currency": "USD", "made": now()}],
        "sites": [{"uuid": "s", "name": "Site 1", "area_ha": 1.0, "geom": ogr.CreateGeometryFromWkt(SQUARE)}],
        "measures": [{"id": "exclosure", "name": "Exclosure", "definition": "{}"}],
        "works": [{"uuid": "w", "name": "Fence", "status": "drafted", "site": "s", "measure": "exclosure"}],
        "lines": lines,
        "zones": [{**part, "uuid": "z", "name": "Land", "area_ha": 1.0, "geom": ogr.CreateGeometryFromWkt(SQUARE)}],
    }
    save_plan(PlanDocument("EPSG:32648", tables), path, None, plan_styles())
    return path


@pytest.fixture
def opened(plan):
    """``opened(table)`` as plain QGIS opens it: with the default style of the file and nothing else."""

    def open_table(name):
        layer = QgsVectorLayer(f"{plan}|layername={name}", name, "ogr")
        assert layer.isValid()
        message, loaded = layer.loadDefaultStyle()
        assert loaded, message
        return layer

    return open_table


def widget(layer, name):
    setup = layer.editorWidgetSetup(layer.fields().indexOf(name))
    return setup.type(), setup.config()


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_every_table_has_a_default_style_with_its_keys_hidden(opened, name):
    layer = opened(name)
    for hidden in {"fid", "uuid", "definition", "model", "sentences"} & set(layer.fields().names()):
        assert widget(layer, hidden)[0] == "Hidden"
        assert hidden in [column.name for column in layer.attributeTableConfig().columns() if column.hidden]


def test_the_year_of_a_price_is_not_one_of_the_plan(opened):
    layer = opened("unit_costs")
    kind, config = widget(layer, "year")
    assert kind == "Range"
    assert config["Min"] <= 2016 <= config["Max"], "a form that clamps would write another year"
    assert layer.attributeAlias(layer.fields().indexOf("year")) == "Year of the price"
    assert widget(opened("schedule"), "year")[1]["Max"] == 100


@pytest.mark.parametrize("name", ["zones", "lines", "points"])
def test_what_is_drawn_has_names_and_widgets(opened, name):
    layer = opened(name)
    kind, config = widget(layer, "measure")
    assert kind == "ValueMap"
    titles = {value: title for one in config["map"] for title, value in one.items()}
    assert set(titles) == {measure.id for measure in load_catalogue().measures}
    assert titles["exclosure"] not in ("", "exclosure")
    assert widget(layer, "locked")[0] == "CheckBox"
    assert widget(layer, "note")[0] == "TextEdit"
    assert widget(layer, "note")[1]["IsMultiline"] is True
    assert widget(layer, "begin_date")[0] == "DateTime"
    assert widget(layer, "begin_date")[1]["calendar_popup"] is True
    assert layer.attributeAlias(layer.fields().indexOf("locked")).startswith("Locked")
    assert layer.attributeAlias(layer.fields().indexOf("begin_date")) == "Stands from"
    assert layer.renderer().type() == "categorizedSymbol"


def test_states_and_numbers(opened):
    works, sites = opened("works"), opened("sites")
    kind, config = widget(works, "status")
    assert kind == "ValueMap"
    assert {value for one in config["map"] for value in one.values()} == {
        "drafted",
        "conditional",
        "to verify",
        "against the rules",
    }
    assert widget(works, "chosen")[0] == "CheckBox"
    kind, config = widget(works, "plants")
    assert (kind, float(config["Min"])) == ("Range", 0.0)
    kind, config = widget(sites, "score")
    assert (kind, float(config["Min"]), float(config["Max"])) == ("Range", 0.0, 100.0)
    assert sites.editFormConfig().readOnly(sites.fields().indexOf("area_ha"))
    kind, config = widget(opened("schedule"), "stage")
    assert kind == "ValueMap"
    assert {value for one in config["map"] for value in one.values()} == set(STAGES)


def test_a_site_is_chosen_by_name_where_its_table_is_loaded(opened):
    sites, works = opened("sites"), opened("works")
    project = QgsProject.instance()
    project.addMapLayers([sites, works])
    try:
        kind, config = widget(works, "site")
        assert (kind, config["Key"], config["Value"]) == ("ValueRelation", "uuid", "name")
        shown = QgsValueRelationFieldFormatter().representValue(
            works, works.fields().indexOf("site"), config, None, "s"
        )
        assert shown == "Site 1"
    finally:
        project.clear()


def in_year(layer, year):
    """Names of what the temporal controller shows over a year."""
    times = layer.temporalProperties()
    span = QgsDateTimeRange(QDateTime(QDate(year, 1, 1), QTime(0, 0)), QDateTime(QDate(year, 12, 31), QTime(23, 59)))
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    expression = times.createFilterString(context, span)
    assert expression
    request = QgsFeatureRequest().setFilterExpression(expression)
    return sorted(feature["name"] for feature in layer.getFeatures(request))


def test_the_temporal_controller_plays_the_works(opened):
    layer = opened("lines")
    times = layer.temporalProperties()
    assert times.isActive()
    assert '"begin_date"' in times.startExpression()
    assert '"end_date"' in times.endExpression()
    assert in_year(layer, 2026) == ["Always"]
    assert in_year(layer, 2027) == ["Always", "From 2027"]
    assert in_year(layer, 2028) == ["2028 only", "Always", "From 2027"]
    assert in_year(layer, 2029) == ["Always", "From 2027"]
    for name in ("zones", "points"):
        assert opened(name).temporalProperties().isActive()


def test_a_shape_drawn_by_hand_is_a_whole_row(opened):
    """Key, size, lock, author and time come by themselves; they follow a change of the shape."""
    layer = opened("zones")
    assert layer.startEditing()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    values = {"site": "s", "work": "w", "measure": "exclosure", "name": "By hand"}
    given = {layer.fields().indexOf(name): value for name, value in values.items()}
    made = QgsVectorLayerUtils.createFeature(layer, QgsGeometry.fromWkt(SQUARE), given, context)
    assert len(made["uuid"]) == 36
    assert made["locked"] in (True, 1)
    assert made["area_ha"] == pytest.approx(1 / 0.9996**2, rel=1e-4)
    assert str(made["changed"]).startswith("20")
    assert layer.addFeature(made)
    drafted = next(feature for feature in layer.getFeatures() if feature["name"] == "Land")
    wide = QgsGeometry.fromWkt(SQUARE.replace("500100", "500200"))
    assert layer.changeGeometry(drafted.id(), wide)
    moved = layer.getFeature(drafted.id())
    assert moved["area_ha"] == pytest.approx(2 / 0.9996**2, rel=1e-4)
    assert str(moved["changed"]).startswith("20")
    assert layer.commitChanges(), layer.commitErrors()
    assert sorted(feature["name"] for feature in layer.getFeatures()) == ["By hand", "Land"]
    assert isinstance(made, QgsFeature)


def test_a_new_shape_goes_with_its_nearest_neighbour_without_the_planner(opened):
    layer = opened("zones")
    drafted = next(feature for feature in layer.getFeatures() if feature["name"] == "Land")
    near = QgsGeometry(drafted.geometry())
    near.translate(500.0, 0.0)
    columns = ("site", "work", "measure")
    QgsProject.instance().addMapLayer(layer)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    made = QgsVectorLayerUtils.createFeature(layer, near, {}, context)
    assert [made[column] for column in columns] == [drafted[column] for column in columns]
    near.translate(50_000.0, 0.0)
    made = QgsVectorLayerUtils.createFeature(layer, near, {}, context)
    assert not any(plain(made[column]) for column in columns), "too far to tell"
    QgsProject.instance().removeMapLayer(layer.id())


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_the_stored_forms_are_those_of_today(qgis_app, name):
    """Call ``layers.styles.write_plan_styles`` again when this fails."""
    own = next(table for table in TABLES if table.name == name)
    stored, fresh = empty_table(own), empty_table(own)
    message, loaded = stored.loadNamedStyle(str(resource("styles", f"{name}.qml")))
    assert loaded, message
    file = plan_styles()[name]
    from qgis.PyQt.QtXml import QDomDocument

    document = QDomDocument()
    assert document.setContent(file)
    assert fresh.importNamedStyle(document)[0]
    for index, field in enumerate(own.columns):
        assert widget(stored, field.name) == widget(fresh, field.name)
        assert stored.attributeAlias(index) == fresh.attributeAlias(index)
        assert stored.defaultValueDefinition(index) == fresh.defaultValueDefinition(index)


def test_the_form_demands_prices_in_order(opened):
    layer = opened("unit_costs")
    row = QgsVectorLayerUtils.createFeature(layer)
    for name, value in (("low", 3.0), ("mode", 2.0), ("high", 5.0)):
        row[name] = value
    wrong = [
        name
        for name in ("low", "mode", "high")
        if not QgsVectorLayerUtils.validateAttribute(layer, row, layer.fields().indexOf(name))[0]
    ]
    assert wrong == ["mode"]
