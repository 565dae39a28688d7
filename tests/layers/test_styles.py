"""Styles by key, on layers and as QML."""

import json

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsRasterLayer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from dss_planner.layers.codes import CODED_STYLES, codes_of
from dss_planner.layers.loading import load_raster, load_vector
from dss_planner.layers.measure_looks import LOOKS, line_symbol, zone_symbol
from dss_planner.layers.raster_styles import RASTER_STYLES, shown_steps
from dss_planner.layers.styles import STYLE_KEYS, apply_style, plan_styles, write_plan_styles
from dss_planner.layers.vector_styles import VECTOR_STYLES
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.paths import resource

CONTRACT = (
    "study_area elevation slope landcover_classes wind weather_factor vegetation_cover soil_loss sl190 friction "
    "travel_time score contribution sites zones lines points roads railroads soum_centers settlements admin1 rivers "
    "lakes mining_licences potential_loss prevented_loss erosion_flags dust_source sand_hazard surface_type "
    "susceptibility susceptibility_class source_proxy climatic_erosivity exposure vegetation_trend trend_class "
    "uncertainty_p10 uncertainty_p50 uncertainty_p90 probability relative_spread near_misses rules_failed missed_by "
    "score_deviation rank_spread"
)


@pytest.mark.parametrize("key", CONTRACT.split())
def test_every_key_of_the_steps_has_a_style(key):
    assert key in STYLE_KEYS


@pytest.mark.parametrize("key", RASTER_STYLES)
def test_a_raster_gets_classes_with_labels(qgis_app, make_raster, key):
    path = make_raster("a.tif", [[1, 2, 3, 4, 5, 6], [7, 9, 10, 11, 40, 60]] * 2)
    layer = QgsRasterLayer(path, "a")
    assert apply_style(layer, key)
    renderer = layer.renderer()
    items = renderer.classes() if key in CODED_STYLES else renderer.shader().rasterShaderFunction().colorRampItemList()
    assert items
    assert all(item.label for item in items)


@pytest.mark.parametrize("key", VECTOR_STYLES)
def test_a_vector_gets_a_renderer_that_survives_its_maker(qgis_app, key):
    geometry = {"lines": "LineString", "roads": "LineString", "railroads": "LineString", "rivers": "LineString"}
    geometry.update(points="Point", soum_centers="Point", settlements="Point", erosion_measurements="Point")
    geometry.update(
        dict.fromkeys(("openings", "water_points", "camps", "nurseries", "material_sources", "survey_stops"), "Point")
    )
    geometry.update(dict.fromkeys(("barriers", "borders", "survey_route", "routes"), "LineString"))
    kind = geometry.get(key, "Polygon")
    layer = QgsVectorLayer(
        f"{kind}?crs=EPSG:32648&field=measure:string&field=kind:string&field=name:string", "a", "memory"
    )
    assert apply_style(layer, key)
    assert layer.renderer().clone().type() in {"singleSymbol", "categorizedSymbol", "graduatedSymbol"}


def test_sites_left_out_are_faint(qgis_app, make_vector):
    square = "POLYGON((500000 4900000,501000 4900000,501000 4899000,500000 4899000,500000 4900000))"
    path = make_vector(
        "s.gpkg", [(square, {"name": "In", "excluded": ""}), (square, {"name": "Out", "excluded": "no"})]
    )
    layer = QgsVectorLayer(path, "sites", "ogr")
    assert apply_style(layer, "sites")
    symbol = layer.renderer().symbol()
    opacity = symbol.dataDefinedProperties().property(QgsSymbol.Property.PropertyOpacity)
    context = QgsExpressionContext()
    shown = []
    for feature in layer.getFeatures():
        context.setFields(layer.fields())
        context.setFeature(feature)
        shown.append(opacity.valueAsDouble(context)[0])
    assert shown == [100.0, 40.0]


def test_days_and_origins_are_told_apart(qgis_app, make_vector):
    line = "LINESTRING(500000 4900000,501000 4900000)"
    route = load_vector(make_vector("r.gpkg", [(line, {"day": day}) for day in (2, 1, 2)]), "survey_route", "Route")
    assert [item.label() for item in route.renderer().categories()] == ["Day 1", "Day 2"]
    named = [(line, {"origin": 3, "origin_name": None}), (line, {"origin": 7, "origin_name": "Bulgan"})]
    routes = load_vector(make_vector("o.gpkg", named), "routes", "Routes")
    found = routes.renderer().categories()
    assert [item.label() for item in found] == ["From origin 3", "Bulgan"]
    assert len({item.symbol().symbolLayer(1).color().name() for item in found}) == 2
    ways = [(line, {"mode": "fourwheel"}), (line, {"mode": "walking"})]
    by_mode = load_vector(make_vector("m.gpkg", ways), "routes", "Routes")
    assert [item.label() for item in by_mode.renderer().categories()] == ["fourwheel", "walking"]


def test_routes_are_labelled_with_minutes_and_kilometres(qgis_app, make_vector):
    line = "LINESTRING(500000 4900000,501000 4900000)"
    values = [(None, 59.9, 9.97), ("", 42.0, 8.04), ("Bulgan", 144.4, 96.2)]
    features = [(line, {"name": n, "minutes": m, "length_km": km, "origin": 1}) for n, m, km in values]
    layer = load_vector(make_vector("r.gpkg", features), "routes", "Routes")
    words = QgsExpression(layer.labeling().settings().fieldName)
    context = QgsExpressionContext()
    found = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        context.setFields(layer.fields())
        found.append(words.evaluate(context))
        assert not words.hasEvalError(), words.evalErrorString()
    assert found == ["1 h 00 min · 10 km", "42 min · 8 km", "Bulgan\n2 h 24 min · 96 km"]


def test_catchments_darken_with_their_mean_time(qgis_app, make_vector):
    square = "POLYGON((500000 4900000,501000 4900000,501000 4901000,500000 4900000))"
    features = [(square, {"origin": n, "name": "A", "area_km2": 1.0, "mean_min": m}) for n, m in ((1, 31.0), (2, 95.0))]
    features[0][1]["name"] = None
    layer = load_vector(make_vector("c.gpkg", features), "catchments", "Catchments")
    categories = layer.renderer().categories()
    assert [(item.value(), item.label()) for item in categories] == [
        (1, "Origin 1, mean 31 min"),
        (2, "A, mean 1 h 35 min"),
    ]
    lightness = [item.symbol().color().lightnessF() for item in categories]
    assert lightness == sorted(lightness, reverse=True)
    assert len(set(lightness)) == 2
    many = [(square, {"origin": n, "name": "A", "area_km2": 1.0, "mean_min": 30.0 + n}) for n in range(1, 102)]
    layer = load_vector(make_vector("many.gpkg", many), "catchments", "Catchments")
    ranges = layer.renderer().ranges()
    assert ranges[0].label().startswith("below")
    lightness = [item.symbol().color().lightnessF() for item in ranges]
    assert lightness == sorted(lightness, reverse=True)


def test_places_of_an_allocation_differ_and_land_out_of_reach_has_no_number():
    codes = codes_of("allocation", {0.0, 3.0, 12.0})
    assert [code.code for code in codes] == list(range(13))
    assert str(codes[0].label) == "no place: not reached"
    assert len({code.color for code in codes}) == 13


def test_the_legend_of_an_allocation_names_the_places_that_have_land(qgis_app, make_raster, tmp_path):
    path = make_raster("allocation.tif", [[0.0, 2.0, 2.0, 7.0, 7.0, 7.0]] * 4)
    record = {"results": {"allocated": [[[2, "Өргөн"], [7, ""]]]}}
    (tmp_path / "allocation.provenance.json").write_text(json.dumps(record), encoding="utf-8")
    layer = QgsRasterLayer(path, "a")
    assert apply_style(layer, "allocation")
    assert [(item.value, item.label) for item in layer.renderer().classes()] == [
        (0, "no place: not reached"),
        (2, "Өргөн"),
        (7, "place 7"),
    ]
    for broken in ('{"results": {"allocated": 3}}', '{"results": null}', "["):
        (tmp_path / "allocation.provenance.json").write_text(broken, encoding="utf-8")
        assert apply_style(layer, "allocation")
        assert len(layer.renderer().classes()) == 8


def test_a_style_of_the_other_kind_is_refused(qgis_app, make_raster):
    layer = QgsRasterLayer(make_raster("a.tif", [[1.0] * 6] * 4), "a")
    before = layer.renderer().type()
    assert not apply_style(layer, "sites")
    assert not apply_style(layer, "no such style")
    assert layer.renderer().type() == before


def test_land_cover_has_the_planner_classes(qgis_app, make_raster):
    layer = load_raster(make_raster("a.tif", [[1, 2, 3, 4, 5, 6]] * 4), "landcover_classes", "Land cover")
    labels = {int(item.value): item.label for item in layer.renderer().classes()}
    assert sorted(labels) == list(range(1, 12))
    assert labels[6] == "Bare ground"
    assert shown_steps(layer) == [0, 1, 2, 3, 4, 5]


def test_only_classes_with_data_are_shown(qgis_app, make_raster):
    layer = load_raster(make_raster("a.tif", [[41.0, 42, 43, 55, 57, 58]] * 4), "score", "Score")
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [items[number].label for number in shown_steps(layer)] == ["40 – 50", "50 – 60"]


def test_a_legend_skips_the_hours_between_far_and_unreachable(qgis_app, make_raster):
    layer = load_raster(make_raster("a.tif", [[10.0, 20, 100, 100, 1e6, 1e6]] * 4), "travel_time", "Travel time")
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [items[number].label for number in shown_steps(layer)] == ["under ½ hour", "1 – 2 hours", "unreachable"]


def test_every_measure_of_the_catalogue_has_its_own_look(qgis_app):
    ids = [measure.id for measure in load_catalogue().measures]
    assert set(ids) == set(LOOKS)
    seen = [(look.color, look.pattern) for look in LOOKS.values()]
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("name", ["sites", "zones", "lines", "points"])
def test_the_stored_styles_are_those_of_the_catalogue_today(qgis_app, tmp_path, name):
    write_plan_styles(tmp_path)
    stored, fresh = looks(resource("styles", f"{name}.qml"), name), looks(tmp_path / f"{name}.qml", name)
    assert stored == fresh, "call layers.styles.write_plan_styles again"


def looks(file, name):
    """What a style file draws: categories with their symbols, and labels; the XML's order differs at each writing."""
    kind = {"sites": "Polygon", "zones": "Polygon", "lines": "LineString", "points": "Point"}[name]
    layer = QgsVectorLayer(f"{kind}?field=measure:string&field=rank:integer&field=name:string", "a", "memory")
    message, loaded = layer.loadNamedStyle(str(file))
    assert loaded, message
    renderer = layer.renderer()
    label = layer.labeling().settings().fieldName if layer.labeling() else ""
    if name == "sites":
        return renderer.symbol().dump(), label
    return [(item.value(), item.label(), item.symbol().dump()) for item in renderer.categories()], label


@pytest.mark.parametrize("name", ["sites", "zones", "lines", "points"])
def test_the_plan_carries_styles_that_load(qgis_app, name):
    kind = {"sites": "Polygon", "zones": "Polygon", "lines": "LineString", "points": "Point"}[name]
    layer = QgsVectorLayer(
        f"{kind}?field=measure:string&field=kind:string&field=rank:integer&field=name:string", "a", "memory"
    )
    for content in (plan_styles()[name], resource("styles", f"{name}.qml").read_text(encoding="utf-8")):
        document = QDomDocument()
        assert document.setContent(content)
        loaded, message = layer.importNamedStyle(document)
        assert loaded, message
        if name != "sites":
            values = [category.value() for category in layer.renderer().categories()]
            assert set(LOOKS) <= set(values)
        else:
            assert layer.labelsEnabled()


def test_icons_are_drawings(qgis_app):
    from qgis.PyQt.QtSvg import QSvgRenderer

    icons = sorted(resource("icons").glob("*.svg"))
    assert len(icons) > 25
    for icon in icons:
        assert QSvgRenderer(str(icon)).isValid(), icon.name
    assert QgsApplication.instance() is not None


def test_works_are_named_on_maps_of_sites_only(qgis_app):
    fields = "field=measure:string&field=name:string&field=number:integer&field=kind:string"
    for key, kind in (("zones", "Polygon"), ("lines", "LineString"), ("points", "Point")):
        layer = QgsVectorLayer(f"{kind}?crs=EPSG:32648&{fields}", key, "memory")
        assert apply_style(layer, key)
        settings = layer.labeling().settings()
        assert (settings.scaleVisibility, settings.minimumScale) == (True, 75_000)
        told = QgsExpression(settings.fieldName)

        def named(layer=layer, told=told, **values):
            feature = QgsFeature(layer.fields())
            for name, value in values.items():
                feature[name] = value
            context = QgsExpressionContext()
            context.setFeature(feature)
            context.setFields(layer.fields())
            found = told.evaluate(context)
            assert not told.hasEvalError(), told.evalErrorString()
            return found

        assert named(measure="sand_fence", number=1) == "Upright sand fence"
        assert named(measure="own", name="Own work", number=1) == "Own work"
        if key == "lines":  # one of a set, and not what its area is named for
            assert named(measure="sand_fence", number=2) == ""
            assert named(measure="exclosure", number=1) == ""
        if key == "points":
            assert named(measure="sand_fence", kind="gate") == ""


def test_works_stand_out_on_dark_ground(qgis_app):
    for measure in LOOKS:
        symbol = zone_symbol(measure)
        assert symbol.symbolLayer(0).color().lightness() > 200, measure
    fence = line_symbol("sand_fence")
    assert fence.symbolLayer(0).color().lightness() == 255
