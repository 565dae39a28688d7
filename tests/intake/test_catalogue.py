"""The catalogue of datasets is complete and its faults are named."""

from __future__ import annotations

import json

import pytest

from dss_planner import paths
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.known.encodings import CatalogueError
from dss_planner.intake.known.patterns import longest_match, plain_name
from dss_planner.intake.roles import ROLES, VECTOR


def test_shipped_catalogue_describes_every_role_once():
    catalogue = load_catalogue()
    roles = [entry.role for entry in (*catalogue.rasters, *catalogue.vectors)]
    assert sorted(roles) == sorted(ROLES)
    for entry in catalogue.rasters:
        assert ROLES[entry.role].kind != VECTOR
        assert entry.encodings or entry.legends


def test_every_quantity_has_an_encoding_in_the_unit_of_its_role():
    for entry in load_catalogue().rasters:
        if entry.encodings:
            assert any((e.scale, e.offset) == (1.0, 0.0) for e in entry.encodings), entry.role


def test_conversions_give_the_unit_of_the_role():
    def converted(role, unit, value):
        (entry,) = [e for e in load_catalogue().rasters if e.role == role]
        (encoding,) = [e for e in entry.encodings if e.unit == unit]
        return value * encoding.scale + encoding.offset

    assert converted("temperature", "K", 293.15) == pytest.approx(20)
    assert converted("temperature", "°C × 10", -123) == pytest.approx(-12.3)
    assert converted("temperature", "K × 10", 2931.5) == pytest.approx(20)
    assert converted("precipitation", "m", 0.025) == pytest.approx(25)
    assert converted("precipitation", "kg/m² s", 1 / 86400) == pytest.approx(365.2425 / 12)  # 1 mm a day
    assert converted("wind", "km/h", 36) == pytest.approx(10)
    assert converted("sand", "fraction 0–1", 0.4) == pytest.approx(40)
    assert converted("clay", "g/kg", 220) == pytest.approx(22)
    assert converted("ndvi_maximum", "NDVI × 10 000", 4321) == pytest.approx(0.4321)
    assert converted("organic_matter", "g/kg organic carbon", 10) == pytest.approx(1.724)
    assert converted("organic_matter", "dg/kg organic carbon", 100) == pytest.approx(1.724)


def test_legend_codes_are_those_of_the_land_cover_room():
    file = paths.resource("landcover", "legends.json")
    if not file.exists():
        pytest.skip("the land cover legends are not there")
    from dss_planner.landcover.legends import legend

    for key in ("igbp", "esa_worldcover", "esa_cci"):
        own = load_catalogue().legends[key]
        assert own.codes == {entry.code for entry in legend(key).classes} | (own.codes & set(legend(key).unknown))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c.update(version=99), "version is 99"),
        (lambda c: c["rasters"][0].update(role="nothing"), "raster nothing: not a raster role"),
        (lambda c: c["rasters"][0].update(nmaes=[]), "nmaes not known"),
        (lambda c: c["rasters"][0].pop("names"), "names missing"),
        (lambda c: c["rasters"][0].update(names=["("]), "is not a pattern"),
        (lambda c: c["rasters"][0]["encodings"][0].update(range=[5, 1]), "empty range"),
        (lambda c: c["rasters"][1].update(legends=["none"]), "unknown legend"),
        (lambda c: c["vectors"][1].update(needs=["dew"]), "needs a field"),
        (lambda c: c["vectors"].pop(), "no dataset for admin2"),
    ],
)
def test_faults_are_named(tmp_path, change, message):
    content = {}
    for name in ("vectors.json", "rasters.json"):
        content.update(json.loads(paths.resource("intake", name).read_text(encoding="utf-8")))
    change(content)
    for name in ("vectors.json", "rasters.json"):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_catalogue(str(tmp_path))


def test_words_are_found_whole_and_apart():
    assert plain_name("LandCover_IGBP.2019") == "land cover igbp 2019"
    assert longest_match(("dem",), plain_name("SRTM-DEM30m")) == "dem"
    assert longest_match(("sand",), "sandstorm days") == ""
    assert longest_match(("soums?", "soum ?centers?"), "soum centers") == "soum centers"


# --- named products -------------------------------------------------------------------------------------------------


def test_every_product_has_a_licence_with_its_credit_and_tells_what_to_do_instead():
    products = load_catalogue().products
    assert len({entry.id for entry in products}) == len(products) >= 27
    for entry in products:
        assert "Credit: " in str(entry.licence)
        for layer in entry.layers:
            assert bool(layer.role) != bool(layer.why_not), (entry.id, layer.names)


def test_each_role_that_products_bring_is_there():
    brought = {layer.role for entry in load_catalogue().products for layer in entry.layers} - {"", "ndvi"}
    assert brought <= set(ROLES)
    assert {"elevation", "landcover", "sand", "temperature", "precipitation", "wind", "wind_u", "wind_v"} <= brought
    assert {"rainy_days", "snow_probability", "dust_optical_depth", "organic_matter", "carbonate"} <= brought


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda p: p[0].update(id="SRTM 1"), r"is not of the form \[a-z0-9_\]\+"),
        (lambda p: p[0].pop("licence"), r"products\[srtm\]\.licence: missing"),
        (lambda p: p[0]["licence"].update(status="free"), "“free” is none of known, unverified"),
        (lambda p: p[0].update(words=["("]), "is not a pattern"),
        (lambda p: p[0].update(words=[]), "0 items, 1 to"),
        (lambda p: p[0].update(colour="red"), r"colour: not known"),
        (lambda p: p[0]["layers"][0].update(role="height"), "not a raster role"),
        (lambda p: p[0]["layers"][0].update(units=["fathoms"]), "a unit that the role does not have"),
        (lambda p: p[0]["layers"][0].update(nodata=["none"]), "is not of type number"),
        (lambda p: p[0]["layers"][0].update(role=""), "why_not missing"),
        (lambda p: p[0]["layers"][0].update(valid=[0]), "1 items, 2 to 2 expected"),
        (
            lambda p: [p[0]["layers"][0].pop("names"), p[0]["layers"][0].pop("variables", None)],
            "one of names, variables",
        ),
        (lambda p: p.append(p[0]), "the same id"),
        (lambda p: p[3]["layers"][0].update(legends=["corine"]), "unknown legend"),
    ],
)
def test_faults_of_products_are_named(tmp_path, change, message):
    content = json.loads(paths.resource("intake", "products.json").read_text(encoding="utf-8"))
    change(content["products"])
    (tmp_path / "products.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CatalogueError, match=message):
        load_catalogue(str(tmp_path))


def test_numbers_do_not_run_into_each_other():
    assert longest_match(("u10",), plain_name("era5 u100")) == ""
    assert longest_match(("u10",), plain_name("era5 u10m")) == ""
    assert longest_match(("u10",), plain_name("era5_u10_2020")) == "u10"
