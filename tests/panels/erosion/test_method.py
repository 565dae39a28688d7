"""Method: the formulas carry the numbers of the study, and every constant its source and tag."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest
from dss_planner.erosion.weather.weatherrequest import WeatherFactorRequest
from dss_planner.landcover.classes import cover_coefficients
from dss_planner.provenance import plain

TAG = re.compile(r"^\[(V|V2|D|M|A)\]$")


def content(erosion=None, weather=None, cover=None):
    from dss_planner.panels.erosion.method_content import sections

    base = WindErosionRequest("w", "s", "i", "c", "v", "o", cover_coefficients=cover_coefficients(), **(erosion or {}))
    air = WeatherFactorRequest("w", "t", "p", "d", "o", **(weather or {}))
    green = VegetationCoverRequest("n", **(cover or {}))
    return sections(plain(base), plain(air), plain(green))


def formulas(found):
    return " ".join(formula for section in found for formula in section.formulas)


def test_every_constant_has_a_source_and_a_tag():
    for section in content():
        for item in section.constants:
            assert str(item.source), item
            assert TAG.match(item.tag), item


def test_the_numbers_of_the_study_stand_in_the_formulas():
    words = formulas(
        content({"field_length": 80.0, "roughness": 0.5}, {"threshold": 6.5, "weibull_k": 2.1}, {"soil_ndvi": 0.07})
    )
    assert "(2·80 / s²)" in words
    assert "= 0.7179" in words  # K' at Kr = 0.5 (SCIENCE.md 1.5)
    assert "− 6.5)²" in words
    assert "NDVI − 0.07" in words


def test_options_show_only_when_they_are_used():
    plainly = content()
    assert "SCF′" not in formulas(plainly)
    assert "Calibration" not in [str(section.title) for section in plainly]
    options = {
        "trampling": 0.3,
        "gravel": "g.tif",
        "calibration": Calibration(0.4, 0.9),
        "compaction": {3: 0.5},
        "cover_form": "components",
        "canopy": "c.tif",
    }
    found = content(options)
    words = formulas(found)
    assert "SCF′ = SCF + 0.3 · (1 − SCF)" in words
    assert "1 − G/40" in words
    assert "0.4 · SL<sup>0.9</sup>" in words
    assert "SLR<sub>c</sub>" in words
    assert "Compacted ground" in [str(section.title) for section in found]


@pytest.mark.parametrize("key", ["oudin", "hargreaves_range", "radiation", "radiation_rweq"])
def test_every_form_of_evaporation_is_named(key):
    section = next(s for s in content(weather={"evaporation": key}) if str(s.title) == "Weather factor")
    item = next(item for item in section.constants if item.symbol.startswith("ET"))
    assert str(item.source) != "as chosen"


def test_the_tab_shows_what_the_map_was_made_with_and_copies_powers_as_powers(tab, session, study, wait_for):
    from qgis.PyQt.QtWidgets import QApplication

    from dss_planner.panels.erosion.tab_method import MethodTab

    method = tab(MethodTab)
    assert "has not been worked out" in method.state.text()
    session.switch_to(study)
    assert method.state.text().startswith("As used")
    assert "(2·80 / s²)" in method.page.toPlainText()
    method.copy_button.click()
    copied = QApplication.clipboard().text()
    assert "s = 150.71 · P^(−0.3711)" in copied
    assert "Q_max = 109.8 · P" in copied
    assert "<" not in copied.replace("<=", "")


def test_indices_bring_their_breakpoints_with_evidence():
    from dss_planner.panels.erosion.method_index import dust, exposure, proxy, susceptibility

    used = {"breakpoints": {"climate": {"kind": "linear", "low": 0.0, "high": 61.5, "percentile": 95.0, "tag": "A"}}}
    index = susceptibility({"combination": "geometric"}, used, "product")
    assert "w<sub>i</sub>" in index.formulas[0]
    climate = next(item for item in index.constants if item.symbol == "μ climate")
    assert climate.value == "linear: 0 → 61.5"
    shipped = susceptibility({}, {}, "product").constants
    assert next(item for item in shipped if item.symbol == "μ climate").value == "linear: 0 → percentile 95"
    changed = dust({"numbers": {"loose_low": 0.9}})
    assert next(item for item in changed.constants if item.symbol == "loose low").tag == "[U]"
    assert "e<sup>−d/150</sup>" in exposure({"decay_km": 150.0, "max_km": 600.0}).formulas[0]
    for section in (index, changed, proxy({}), exposure({})):
        for item in section.constants:
            assert str(item.source)
            assert re.match(r"^\[(V|V2|D|M|A|U)\]$", item.tag), item


def test_defaults_are_those_of_the_requests():
    assert "field_length" in asdict(WindErosionRequest("", "", "", "", "", ""))


def test_coefficients_of_cover_carry_the_source_of_their_class():
    def coefficients(**changes):
        found = next(section for section in content({**changes}) if str(section.title) == "Vegetation")
        return {str(item.source).split(":")[0]: item for item in found.constants if item.symbol == "a"}

    shipped = coefficients()
    assert {name: item.tag for name, item in shipped.items() if item.tag != "[V]"} == {
        "Sparse vegetation": "[A]",
        "Wetland": "[A]",
    }
    assert "no class of its own" in str(shipped["Wetland"].source)


def test_a_coefficient_of_the_user_is_not_passed_off_as_the_standard_s():
    from dss_planner.panels.erosion.method_ground import vegetation

    own = plain(WindErosionRequest("w", "s", "i", "c", "v", "o", cover_coefficients={3: -0.09, 40: -0.05}))
    found = [item for item in vegetation(own, {}).constants if item.symbol == "a"]
    assert [item.tag for item in found] == ["[U]", "[U]"]
    assert not any("HJ 1173" in str(item.source) for item in found)
