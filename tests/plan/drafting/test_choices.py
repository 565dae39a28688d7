"""The options of each measure: every one changes the drawing, and its default is what the rules drew."""

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.geometry.frame import box
from dss_planner.plan.drafting.choices import COUNT, DIRECTION, HECTARES, METRES, Ground, option_fields
from dss_planner.plan.drafting.drawing import draw
from dss_planner.plan.drafting.options import DrawingOptions, options_from
from dss_planner.plan.drafting.package import CORE, REST, Choice
from dss_planner.plan.drafting.sequences import OF_REST
from dss_planner.plan.drafting.sheet import Land

CATALOGUE = load_catalogue()
CRS = "EPSG:32648"
LAND = Land(
    site=box(500_000.0, 4_900_000.0, 506_000.0, 4_906_000.0),
    core=box(500_000.0, 4_904_000.0, 502_000.0, 4_906_000.0),
    rest=box(502_000.0, 4_900_000.0, 506_000.0, 4_906_000.0),
    wind_from=270.0,
    lattice=False,
    slope=2.0,
    rain=120.0,
    crs=CRS,
)
GROUND = Ground(270.0, 2.0, 120.0)


def drawn(measure, options=None):
    part = REST if measure in OF_REST else CORE
    wishes = {measure: options} if options else {}
    works, _ = draw(CATALOGUE, LAND, (Choice(measure, part, "drafted", ()),), wishes)
    return works[0]


def shapes(work):
    return [one.geometry.ExportToWkt() for one in (*work.zones, *work.lines)]


def fields():
    return [(m.id, one) for m in CATALOGUE.measures for one in option_fields(m, GROUND)]


@pytest.mark.parametrize(("measure", "field"), fields(), ids=lambda one: getattr(one, "name", one))
def test_every_option_does_something_and_its_default_nothing(measure, field):
    plain = drawn(measure)
    if field.kind in (METRES, COUNT, HECTARES, DIRECTION):
        if field.default is not None:
            same = drawn(measure, options_from({field.name: field.default}))
            assert same.quantities == plain.quantities
        wish = {METRES: (field.default or 100.0) / 2, COUNT: 2, HECTARES: 10.0, DIRECTION: 30.0}[field.kind]
        if wish == field.default:
            wish = 1
        again = drawn(measure, DrawingOptions(**{field.name: wish}))
        assert shapes(again) != shapes(plain) or again.quantities != plain.quantities


def test_defaults_say_what_they_rest_on():
    for measure, field in fields():
        if field.default is not None and field.kind not in (DIRECTION, "pattern"):
            assert field.tag in {"V", "V2", "D", "M", "A"}, (measure, field.name)
            assert field.source


def test_spacing_follows_slope_and_rain():
    (steep,) = [f.default for f in option_fields(CATALOGUE.get("sand_fence"), Ground(0.0, 15.0)) if f.name == "spacing"]
    (flat,) = [f.default for f in option_fields(CATALOGUE.get("sand_fence"), Ground(0.0, 0.0)) if f.name == "spacing"]
    assert flat == pytest.approx(10.0)  # ten heights of 1 m
    assert steep < flat
    (dry,) = [f.default for f in option_fields(CATALOGUE.get("shrub_belt"), GROUND) if f.name == "spacing"]
    (wet,) = [f.default for f in option_fields(CATALOGUE.get("shrub_belt"), Ground(rain=250.0)) if f.name == "spacing"]
    assert wet == pytest.approx(8.0)  # two rows 1 m apart and a gap of 7 m
    assert dry > wet
