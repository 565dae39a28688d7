"""The catalogue of datasets is complete and its faults are named."""

from __future__ import annotations

import json

import pytest

from dss_planner import paths
from dss_planner.intake.catalogue import load_catalogue
from dss_planner.intake.encodings import CatalogueError
from dss_planner.intake.patterns import longest_match, plain_name
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
