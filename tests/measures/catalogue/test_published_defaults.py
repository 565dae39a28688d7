"""The built-in catalogue against the science brief's table of defaults and its field matrix, number by number."""

import json

import pytest

from dss_planner.measures.catalogue.catalogue import built_in, load_catalogue

CATALOGUE = load_catalogue()
M, V, V2, A, D = "M", "V", "V2", "A", "D"

#: SCIENCE.md 7.4: slope, rain, cost (low, mode, high, unit), life and years to effect.
DEFAULTS = {
    "checkerboard": (15, (50, 400), (1200, 1800, 3500, "ha"), 3, 0),
    "net_grid": (15, (0, 400), (1500, 2500, 5000, "ha"), 6, 0),
    "pla_grid": (15, (0, 400), (3000, 5000, 9000, "ha"), 9, 0),
    "sand_fence": (10, (0, 400), (2250, 3140, 6000, "km"), 3, 0),
    "tree_belt": (15, (300, 600), (1500, 3170, 6000, "ha"), 30, 7),
    "shrub_belt": (15, (200, 350), (150, 350, 600, "ha"), 20, 4),
    "haloxylon": (10, (50, 150), (300, 900, 3200, "ha"), 30, 6),
    "aerial_seed": (20, (37, 250), (100, 140, 300, "ha"), 10, 3),
    "overseed": (10, (200, 450), (100, 180, 300, "ha"), 8, 2),
    "exclosure": (25, (50, 450), (1.5, 2.5, 4, "m"), 10, 3),
    "rot_graze": (25, (80, 450), (2, 8, 20, "ha"), 99, 4),
    "residue": (7, (200, 500), (0, 30, 60, "ha"), 1, 0),
    "gravel": (8, (0, 400), (1000, 2200, 4000, "ha"), 20, 0),
    "biocrust": (8, (80, 400), (500, 1500, 3000, "ha"), 10, 1.5),
    "playa": (2, (0, 300), (1000, 10000, 54600, "ha"), 10, 1),
    "spring_well": (15, None, (10000, 17000, 25000, "point"), 20, 1),
    "mine_rehab": (30, None, (500, 2500, 8000, "ha"), 20, 3),
    "track_merge": (15, None, (5000, 15000, 40000, "km"), 10, 2),
}

#: SCIENCE.md 7.4: cover limits (None is open).
COVER = {
    "checkerboard": (None, 15),
    "net_grid": (None, 15),
    "pla_grid": (None, 15),
    "shrub_belt": (5, 30),
    "aerial_seed": (None, 20),
    "overseed": (10, 35),
    "exclosure": (5, 60),
    "rot_graze": (15, 70),
    "gravel": (None, 10),
    "biocrust": (None, 25),
}

#: SCIENCE.md 7.4 and 7.2: geometry; a pair stands where the brief gives a range. Tree porosity is the optimum of 7.1.
LAYOUT = {
    ("checkerboard", "height"): (0.2, V),
    ("checkerboard", "cell"): (1, V),
    ("checkerboard", "line_length"): (20000, D),
    ("checkerboard", "belt_period"): ((400, 700), V),
    ("checkerboard", "area_cap"): (27, V),
    ("checkerboard", "relay_share"): ((20, 30), M),
    ("net_grid", "height"): (0.2, V),
    ("net_grid", "cell"): (1.5, V),
    ("net_grid", "line_length"): (13333, D),
    ("net_grid", "porosity"): (0.4, V),
    ("pla_grid", "height"): (0.1, V),
    ("pla_grid", "cell"): (2, V),
    ("pla_grid", "line_length"): (10000, D),
    ("sand_fence", "height"): (1.0, V),
    ("sand_fence", "spacing_heights"): ((8, 10), V),
    ("sand_fence", "porosity"): ((0.35, 0.55), V),
    ("sand_fence", "lift_every"): ((1, 3), M),
    ("sand_fence", "single_reach_heights"): (3, V),
    ("tree_belt", "height"): (6, M),
    ("tree_belt", "spacing_heights"): ((15, 20), M),
    ("tree_belt", "secondary_heights"): ((30, 40), M),
    ("tree_belt", "rows"): ((3, 8), M),
    ("tree_belt", "porosity"): (0.25, V),
    ("tree_belt", "density"): ((800, 2500), M),
    ("tree_belt", "survival"): ((40, 85), M),
    ("shrub_belt", "density"): ((1500, 4000), M),
    ("shrub_belt", "target_cover"): ((15, 25), V),
    ("shrub_belt", "coppice_every"): ((4, 6), M),
    ("haloxylon", "density"): ((600, 1100), V2),
    ("haloxylon", "survival"): ((40, 63), V),
    ("aerial_seed", "seed"): (7.5, V),
    ("overseed", "seed"): ((15, 30), M),
    ("rot_graze", "days"): ((40, 45), V),
    ("residue", "stubble"): (30, V),
    ("residue", "cover"): (50, V),
    ("gravel", "cover"): ((30, 40), V),
    ("gravel", "size"): ((2, 5), V),
    ("biocrust", "start_cover"): (28.3, V),
    ("playa", "groundwater"): (4, V),
    ("playa", "salinity"): (10, V),
    ("spring_well", "service_area"): (2826, V),
    ("spring_well", "bare_radius"): ((300, 1000), M),
    ("spring_well", "fence_area"): ((2, 10), M),
    ("mine_rehab", "topsoil"): ((20, 30), M),
    ("track_merge", "buffer"): (25, M),
}

#: SCIENCE.md 7.2b: years to effect and life. Days are up to 0.1 a; one season is up to 1 a; "20+" and the like end at
#: a number of the catalogue's own.
YEARS = {
    "checkerboard": ((0, 0.1), (3, 6)),
    "net_grid": ((0, 2), (5, 8)),
    "pla_grid": ((0, 0.1), (8, 10)),
    "sand_fence": ((0, 0.1), (2, 5)),
    "tree_belt": ((5, 10), (20, 50)),
    "shrub_belt": ((3, 5), (15, 30)),
    "haloxylon": ((5, 8), (30, 50)),
    "aerial_seed": ((2, 4), (10, 15)),
    "overseed": ((2, 3), (5, 10)),
    "exclosure": ((2, 5), (10, 10)),
    "rot_graze": ((3, 6), (99, 99)),
    "residue": ((0, 1), (1, 1)),
    "gravel": ((0, 0.1), (15, 25)),
    "biocrust": ((1, 1.5), (5, 10)),
    "playa": ((0, 3), (5, 10)),
    "spring_well": ((0, 1), (15, 25)),
    "mine_rehab": ((1, 3), (20, 30)),
    "track_merge": ((1, 3), (10, 10)),
}

#: SCIENCE.md 7.1–7.2: what acts on which factor of RWEQ; what is not in the brief is not in the catalogue.
EFFECT = {
    "checkerboard": ("transport", {"efficiency": (0.9, M)}),
    "net_grid": ("transport", {"efficiency": (0.9, M)}),
    "pla_grid": ("transport", {"efficiency": (0.9, M)}),
    "sand_fence": ("transport", {"efficiency": ((0.85, 0.935), V), "reach_heights": (12, V)}),
    "tree_belt": ("transport", {"efficiency": (0.5, M), "reach_heights": (10, V)}),
    "shrub_belt": ("cover", {"target_cover": ((15, 30), A)}),
    "haloxylon": ("cover", {"target_cover": (15, A)}),
    "aerial_seed": ("cover", {}),
    "overseed": ("cover", {}),
    "exclosure": ("cover", {"gain_points": ((10, 25), M)}),
    "rot_graze": ("cover", {"biomass_gain": (11, V)}),
    "residue": ("transport", {"efficiency": (0.748, V)}),
    "gravel": ("transport", {"efficiency": (0.8, M)}),
    "biocrust": ("crust", {"crust_factor": (0.5, A)}),
    "playa": ("cover", {}),
    "spring_well": ("none", {}),
    "mine_rehab": ("cover", {}),
    "track_merge": ("none", {}),
}

#: SCIENCE.md 7.3 and 7.2: prices read elsewhere.
REFERENCES = {
    ("sand_fence", "CNY", "km", False): [(14500, 20250, 23000)],
    ("sand_fence", "CNY", "km", True): [(500000, 635000, 770000)],
    ("tree_belt", "CNY", "km", True): [(1300000, 1500000, 1700000)],
    ("tree_belt", "MNT", "ha", False): [(5000000, 5000000, 5000000)],
    ("haloxylon", "CNY", "ha", False): [(9000, 15750, 22500)],
    ("aerial_seed", "CNY", "ha", False): [(900, 900, 900)],
    ("exclosure", "CNY", "ha", True): [(90, 90, 90)],
    ("exclosure", "CNY", "ha", False): [(300, 300, 300)],
    ("rot_graze", "CNY", "ha", True): [(22.5, 22.5, 22.5)],
    ("biocrust", "CNY", "km", True): [(400000, 800000, 1200000)],
    ("playa", "USD", "ha", False): [(49800, 49800, 49800), (4790, 4790, 4790)],
}


def limits(measure, fact):
    """Lower and upper end over all rules on a fact, the advised ones where there are some."""
    rules = [rule for rule in measure.conditions if rule.fact == fact and rule.present is None]
    advised = [rule for rule in rules if rule.level == "advisory"]
    both = [*advised, *rules]
    lows = [rule.minimum for rule in both if rule.minimum is not None]
    highs = [rule.maximum for rule in both if rule.maximum is not None]
    return (lows[0] if lows else None, highs[0] if highs else None)


@pytest.mark.parametrize("measure", CATALOGUE.measures, ids=lambda measure: measure.id)
def test_conditions_costs_and_years_are_those_of_the_table(measure):
    slope, rain, cost, life, effect = DEFAULTS[measure.id]
    assert limits(measure, "slope") == (None, slope)
    assert limits(measure, "rain") == (rain or (None, None))
    assert [(c.low, c.mode, c.high, c.unit) for c in measure.costs] == [cost]
    assert (measure.lifespan.typical, measure.time_to_effect.typical) == (life, effect)
    assert (measure.time_to_effect.pair, measure.lifespan.pair) == YEARS[measure.id]
    for years in (measure.lifespan, measure.time_to_effect):
        assert years.pair[0] <= years.typical <= years.pair[1]
    if measure.id in COVER:
        assert limits(measure, "cover") == COVER[measure.id]


def test_other_limits_are_those_of_the_table():
    assert limits(CATALOGUE.get("checkerboard"), "sand") == (70, None)
    assert limits(CATALOGUE.get("tree_belt"), "aridity") == (0.2, 0.65)
    assert limits(CATALOGUE.get("haloxylon"), "groundwater") == (None, 10)
    assert limits(CATALOGUE.get("playa"), "groundwater") == (None, 6)
    assert limits(CATALOGUE.get("playa"), "salinity") == (None, 10)
    tree = next(rule for rule in CATALOGUE.get("tree_belt").conditions if rule.unless)
    assert (tree.unless.fact, tree.unless.maximum) == ("groundwater", 5)


@pytest.mark.parametrize(("key", "expected"), LAYOUT.items(), ids=lambda item: "-".join(map(str, item)))
def test_geometry_is_that_of_the_table(key, expected):
    value = CATALOGUE.get(key[0]).layout[key[1]]
    assert (value.value, value.tag) == expected


@pytest.mark.parametrize("measure", CATALOGUE.measures, ids=lambda measure: measure.id)
def test_effects_are_those_of_the_brief_and_no_figure_was_made_up(measure):
    kind, figures = EFFECT[measure.id]
    assert measure.effect_kind == kind
    known = {name: (value.value, value.tag) for name, value in measure.effect.items() if name not in ("years", "decay")}
    assert known == figures


def test_prices_read_elsewhere_are_kept_for_comparison_only():
    found = {}
    for measure in CATALOGUE.measures:
        for cost in measure.reference_costs:
            key = (measure.id, cost.currency, cost.unit, cost.per_year)
            found.setdefault(key, []).append((cost.low, cost.mode, cost.high))
            assert cost.place
            assert cost.verified
    assert found == REFERENCES


def test_names_stand_in_five_languages_and_translations_look_unchecked():
    for measure in CATALOGUE.measures:
        assert set(measure.names) == {"en", "mn", "zh", "ja", "ko"}
        assert all(name.strip() for name in measure.names.values())
        assert len(set(measure.names.values())) == 5
        assert measure.name_tags == dict.fromkeys(("mn", "zh", "ja", "ko"), "M")
        assert measure.name_verified("en")
        assert not any(measure.name_verified(language) for language in ("mn", "zh", "ja", "ko"))
    for language in ("en", "mn", "zh", "ja", "ko"):
        assert len({measure.names[language] for measure in CATALOGUE.measures}) == 18


def test_only_the_entry_that_the_brief_names_points_to_wocat():
    assert {m.id: m.wocat.value for m in CATALOGUE.measures if m.wocat is not None} == {"rot_graze": "unccd_43"}
    for measure in CATALOGUE.measures:
        assert measure.links[0].url.startswith("https://www.unccd.int/")
        assert measure.toolbox_keyword.value
        assert measure.evidence
        assert measure.function is not None


def test_works_that_go_together_are_measures_of_the_catalogue():
    ids = {measure.id for measure in CATALOGUE.measures}
    for measure in CATALOGUE.measures:
        if measure.combines_with is not None:
            assert set(measure.combines_with.value) <= ids - {measure.id}
    assert set(CATALOGUE.get("sand_fence").combines_with.value) == {"checkerboard", "shrub_belt", "exclosure"}


def test_evidence_without_a_source_is_tagged_so():
    for item in json.loads(built_in().read_text(encoding="utf-8"))["measures"]:
        for known in item["evidence"]:
            assert (known["tag"] == "M") == known["source"].startswith("No source read")
