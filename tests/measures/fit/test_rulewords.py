"""Rules as sentences."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.titles import title_of
from dss_planner.measures.fit.rulewords import FACTS, rule_words


def rule(measure, fact):
    return next(one for one in load_catalogue().get(measure).conditions if one.fact == fact)


def test_limits_levels_and_alternatives_are_told():
    assert str(rule_words(rule("checkerboard", "rain"))) == "Rain: 50 to 400 mm a year. Where not: unsuitable."
    assert str(rule_words(rule("checkerboard", "slope"))) == "Slope: at most 15 °. Where not: unsuitable."
    trees = str(rule_words(rule("tree_belt", "rain")))
    assert trees.startswith("Rain: at least 300 mm a year, or instead groundwater: at most 5 m.")
    land = str(rule_words(rule("checkerboard", "landcover")))
    assert land == "At least 20 % of the land is sparse vegetation, bare ground, sand. Where not: unsuitable."
    advised = replace(rule("checkerboard", "sand"), level="advisory")
    assert str(rule_words(advised)) == "Sand in the topsoil: at least 70 %. Where not: conditional."
    assert str(rule_words(rule("playa", "playa"))) == "Dry lake bed: must be there. Where not: unsuitable."


def test_every_rule_and_every_field_of_the_catalogue_has_words():
    for measure in load_catalogue().measures:
        for one in measure.conditions:
            assert one.fact in FACTS
            assert "{" not in str(rule_words(one))
        for name in (*(f"layout.{key}" for key in measure.layout), *(f"effect.{key}" for key in measure.effect)):
            assert "_" not in str(title_of(name))
    assert str(title_of("costs.1.mode")) == "Cost 1, most likely"
    assert str(title_of("names.mn")) == "Name in Mongolian"
