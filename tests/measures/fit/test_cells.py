"""Verdicts of cells against the verdict of a site made of that one cell."""

import dataclasses
import math

import numpy as np
import pytest

from dss_planner.measures.catalogue.catalogue import Alternative, load_catalogue
from dss_planner.measures.fit.cells import decode, encode, facts_asked, possible_codes, verdict_codes
from dss_planner.measures.fit.legend import code_words, legend
from dss_planner.measures.fit.suitability import SiteConditions, assess

CATALOGUE = load_catalogue()
NUMBERS = {
    "rain": (0, 650), "slope": (0, 40), "cover": (0, 100), "sand": (0, 100), "groundwater": (0, 20),
    "aridity": (0, 1), "salinity": (0, 20), "area": (0, 20000),
}  # fmt: skip
THINGS = ("gravel_nearby", "playa", "water_point", "abandoned_mine", "braided_tracks")


def random_facts(seed, cells=4000):
    """Facts that often are unknown, and often lie exactly on a limit."""
    random = np.random.default_rng(seed)
    limits = {}
    for measure in CATALOGUE.measures:
        for rule in measure.conditions:
            limits.setdefault(rule.fact, []).extend(x for x in (rule.minimum, rule.maximum) if x is not None)
    facts = {}
    for name, (low, high) in NUMBERS.items():
        values = random.uniform(low, high, cells).astype(np.float32)
        if limits.get(name):
            on_limit = random.choice(np.array(limits[name], dtype=np.float32), cells)
            values = np.where(random.random(cells) < 0.3, on_limit, values)
        facts[name] = values
    facts["landcover"] = random.integers(1, 12, cells).astype(np.float32)
    for name in THINGS:
        facts[name] = random.integers(0, 2, cells).astype(np.float32)
    for values in facts.values():
        values[random.random(cells) < 0.15] = np.nan
    return facts


def site_of(facts, cell):
    """The conditions of a site that is one cell."""
    known = {name: None if math.isnan(values[cell]) else float(values[cell]) for name, values in facts.items()}
    for name in THINGS:
        known[name] = None if known.get(name) is None else bool(known[name])
    code = known.pop("landcover", None)
    return SiteConditions(**known, landcover=None if code is None else {int(code): 1.0})


@pytest.mark.parametrize("seed", [1, 2])
def test_a_cell_gets_the_verdict_of_a_site_of_that_one_cell(seed):
    facts = random_facts(seed, 1500)
    sites = [site_of(facts, cell) for cell in range(1500)]
    met = set()
    for measure in CATALOGUE.measures:
        codes = verdict_codes(measure, facts, (1500,))
        for cell, site in enumerate(sites):
            expected = assess(measure, site)
            found = decode(int(codes[cell]))
            assert found.status == expected.status, (measure.id, cell)
            deciding = [index for index, outcome in enumerate(expected.outcomes) if outcome.status == expected.status]
            assert found.rule == (None if expected.status == "suitable" else deciding[0]), (measure.id, cell)
            met.add(found.status)
        assert set(codes.tolist()) <= set(possible_codes(measure))
    assert met == {"suitable", "conditional", "unsuitable", "unknown"}


def test_facts_that_no_layer_has_are_unknown_and_never_a_yes():
    facts = random_facts(3, 300)
    for gone in (*NUMBERS, "landcover", *THINGS):
        fewer = {name: values for name, values in facts.items() if name != gone}
        bare = {name: values for name, values in facts.items() if name != gone}
        bare[gone] = np.full(300, np.nan, dtype=np.float32)
        for measure in CATALOGUE.measures:
            codes = verdict_codes(measure, fewer, (300,))
            assert (codes == verdict_codes(measure, bare, (300,))).all()
            if any(rule.fact == gone for rule in measure.conditions):
                assert not (codes == encode("suitable")).any()


def test_the_legend_names_rule_limit_and_what_could_have_made_up_for_it():
    trees = CATALOGUE.get("tree_belt")
    rain, deep = np.array([118.0, 118.0, 118.0, 400.0]), np.array([np.nan, 12.0, 4.0, np.nan])
    codes = verdict_codes(trees, {"rain": rain, "groundwater": deep, "slope": np.full(4, 3.0)}, (4,))
    said = [str(code_words(trees, int(code))) for code in codes]
    assert said == [
        "Unsuitable: rain below 300 mm and no groundwater data",
        "Unsuitable: rain below 300 mm and groundwater deeper than 5 m",
        "Conditional: aridity index not known",
        "Conditional: aridity index not known",
    ]
    grid = CATALOGUE.get("checkerboard")
    words = [str(one) for one in legend(grid).values()]
    assert words[0] == "Suitable"
    assert "Unsuitable: sand content below 70 %" in words
    assert "Unsuitable: not sparse vegetation, bare ground, sand" in words
    assert "Unknown: no soil texture" in words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("measure", CATALOGUE.measures, ids=lambda measure: measure.id)
def test_every_code_has_words_and_fits_16_bits(measure):
    codes = legend(measure)
    assert all(str(words) and 10_000 <= code < 50_000 for code, words in codes.items())
    for code in codes:
        parts = decode(code)
        assert encode(parts.status, parts.rule, parts.outcome) == code


def test_the_alternative_counts_by_both_of_its_limits():
    trees = CATALOGUE.get("tree_belt")
    rule = dataclasses.replace(trees.conditions[0], unless=Alternative("groundwater", 1.0, 5.0, "m"))
    changed = dataclasses.replace(trees, conditions=(rule,))
    codes = verdict_codes(changed, {"rain": np.full(3, 100.0), "groundwater": np.array([0.5, 3.0, 6.0])}, (3,))
    assert [decode(int(code)).status for code in codes] == ["unsuitable", "suitable", "unsuitable"]


def test_facts_asked_include_those_that_make_up_for_others():
    assert set(facts_asked(CATALOGUE.get("tree_belt"))) == {"rain", "groundwater", "slope", "aridity", "landcover"}
