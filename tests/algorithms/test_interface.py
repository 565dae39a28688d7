"""The public interface of the toolbox: ids and parameter names stay for ever."""

import re

import pytest

#: id → (group, names in the interface table of the design, further parameters, outputs).
INTERFACE = {
    "alignlayers": (
        "data",
        ["STUDY_AREA", "CRS", "CELL_SIZE", "LAYERS", "FOLDER"],
        ["LOAD", "ROLES", "LEGENDS", "CHOICES", "CLASS_SHARES"],
        ["FOLDER", "REPORT", "ALIGNED"],
    ),
    "stationstogrid": (
        "data",
        ["STATIONS", "FIELDS", "GRID", "METHOD", "OUTPUT"],
        ["POWER", "NEIGHBOURS", "UNIT"],
        ["OUTPUT"],
    ),
    "weatherfactor": (
        "erosion",
        [
            "WIND",
            "WEIBULL_K",
            "WIND_SD",
            "TEMPERATURE",
            "PRECIPITATION",
            "RAINY_DAYS",
            "SNOW_PROBABILITY",
            "DEM",
            "HEIGHT_RULE",
            "THRESHOLD",
            "OUTPUT",
        ],
        [
            "DENSITY_FORM",
            "FROZEN_BELOW",
            "EROSIVE_WIND",
            "TEMPERATURE_MINIMUM",
            "TEMPERATURE_MAXIMUM",
            "SOLAR_RADIATION",
            "IRRIGATION",
            "IRRIGATION_DAYS",
            "SNOW_DEPTH",
            "WIND_HEIGHT",
            "EVAPORATION",
            "RAIN_PER_RAINY_DAY",
        ],
        ["OUTPUT"],
    ),
    "erosivewind": (
        "erosion",
        ["SERIES", "RECORDS", "GRID", "OUTPUT"],
        [
            "SERIES_NORTH",
            "VARIABLE",
            "VARIABLE_NORTH",
            "UNIT",
            "WIND_HEIGHT",
            "HEIGHT_RULE",
            "THRESHOLD",
            "FIRST_YEAR",
            "LAST_YEAR",
            "METHOD",
            "MAXIMA",
            "STATIONS",
        ],
        ["OUTPUT", "STATIONS"],
    ),
    "vegetationcover": (
        "erosion",
        ["NDVI", "SOIL_NDVI", "FULL_NDVI", "OUTPUT"],
        ["RETENTION", "END_MEMBERS", "NDVI_SEASON"],
        ["OUTPUT"],
    ),
    "vegetationtrend": (
        "erosion",
        ["NDVI", "YEARS", "PRECIPITATION", "CORRECTION", "FALSE_DISCOVERY", "OUTPUT"],
        ["ALPHA"],
        ["OUTPUT"],
    ),
    "winderosion": (
        "erosion",
        [
            "WEATHER_FACTOR",
            "SAND",
            "SILT",
            "CLAY",
            "ORGANIC_MATTER",
            "CARBONATE",
            "COVER",
            "LANDCOVER",
            "ROUGHNESS",
            "ROUGHNESS_MAP",
            "FIELD_LENGTH",
            "PERIODS",
            "OUTPUT",
        ],
        [
            "ASSUMED_ORGANIC_MATTER",
            "ASSUMED_CARBONATE",
            "GRAVEL",
            "TRAMPLING",
            "TRAMPLING_MAP",
            "RANDOM_ROUGHNESS",
            "RANDOM_ROUGHNESS_MAP",
            "COVER_FORM",
            "FLAT_COVER",
            "SILHOUETTE",
            "CANOPY",
            "COMPACTION",
            "CALIBRATION_FACTOR",
            "CALIBRATION_EXPONENT",
            "BANDS",
        ],
        ["OUTPUT"],
    ),
    "calibrateerosion": (
        "erosion",
        ["MEASUREMENTS", "FIELD", "UNIT", "EROSION", "METHOD_FIELD", "OUTPUT", "CHART"],
        ["NAME_FIELD", "DENSITY", "EFFICIENCY", "LOSS_IS_NEGATIVE", "UNIT_IS_SURE", "BAND"],
        ["OUTPUT", "CHART", "FACTOR", "EXPONENT", "RATIO", "SPEARMAN"],
    ),
    "erosionuncertainty": (
        "erosion",
        ["EROSION", "DRAWS", "SEED", "TOP_CLASS", "TOP_SHARE", "STUDY_AREA", "OUTPUT"],
        ["SPREADS"],
        ["OUTPUT"],
    ),
    "explainplace": (
        "erosion",
        ["EROSION", "PLACE", "STUDY_AREA", "OUTPUT", "HTML", "CHART"],
        [],
        ["OUTPUT", "HTML", "CHART", "LOSS", "RANKING"],
    ),
    "driftpotential": (
        "erosion",
        ["WIND_TABLE", "HOURLY", "MONTHS", "THRESHOLD", "OUTPUT", "HTML", "CHART"],
        ["SPEED_UNIT", "HEIGHT"],
        ["OUTPUT", "HTML", "CHART", "DP", "RDP", "RDD", "RATIO", "WIND_FROM", "AXIS"],
    ),
    "downwindexposure": (
        "erosion",
        [
            "SOURCE",
            "SCALE",
            "POPULATION",
            "SETTLEMENTS",
            "POPULATION_FIELD",
            "WIND",
            "MONTHS",
            "DECAY",
            "REACH",
            "OUTPUT",
        ],
        ["BAND", "THRESHOLD"],
        ["OUTPUT"],
    ),
    "climaticerosivity": (
        "erosion",
        ["WIND", "PRECIPITATION", "TEMPERATURE", "EVAPORATION", "OUTPUT"],
        ["HEIGHT_RULE"],
        ["OUTPUT"],
    ),
    "susceptibility": (
        "erosion",
        [
            "CLIMATE",
            "ERODIBLE_FRACTION",
            "CRUST",
            "COVER",
            "ROUGHNESS",
            "SAND",
            "SILT",
            "CLAY",
            "ORGANIC_MATTER",
            "CARBONATE",
            "LANDCOVER",
            "COMBINATION",
            "OUTPUT",
        ],
        [
            "MONTHS",
            "WEIGHTS",
            "BREAKPOINTS",
            "CLASS_BOUNDS",
            "ROUGHNESS_BY_CLASS",
            "ASSUMED_ORGANIC_MATTER",
            "ASSUMED_CARBONATE",
        ],
        ["OUTPUT"],
    ),
    "sourceproxy": (
        "erosion",
        [
            "SILT",
            "CLAY",
            "COVER",
            "TEMPERATURE",
            "PRECIPITATION",
            "SOIL_MOISTURE",
            "LANDCOVER",
            "MONTHS",
            "OUTPUT",
        ],
        ["EVAPORATION", "BREAKPOINTS", "NUMBERS"],
        ["OUTPUT"],
    ),
    "dustsource": (
        "erosion",
        [
            "SILT",
            "CLAY",
            "SAND",
            "COVER",
            "WEATHER",
            "MONTHS",
            "LANDCOVER",
            "ELEVATION",
            "PLAYAS",
            "GRAVEL",
            "DISTURBANCE",
            "TRACKS",
            "EVIDENCE",
            "OUTPUT",
        ],
        ["EVIDENCE_WEIGHTS", "BREAKPOINTS", "NUMBERS", "PROPOSE"],
        ["OUTPUT"],
    ),
    "landcoverclasses": ("landcover", ["LANDCOVER", "LEGEND", "OUTPUT"], [], ["OUTPUT"]),
    "friction": (
        "access",
        [
            "LANDCOVER",
            "DEM",
            "ROADS",
            "ROAD_CLASS_FIELD",
            "BARRIERS",
            "RIVERS",
            "LAKES",
            "SPEEDS",
            "MODE",
            "OUTPUT",
        ],
        [
            "SEASON",
            "PLAYAS",
            "BORDERS",
            "OPENINGS",
            "OPENING_DISTANCE",
            "CROSSINGS",
            "UNKNOWN_RIVERS",
            "PROTECTED",
            "ROAD_TABLE",
            "ELEVATION_FACTOR",
            "SPEEDS_USED",
            "ROAD_TABLE_COPY",
        ],
        ["OUTPUT", "SPEEDS_USED", "ROAD_TABLE_COPY"],
    ),
    "traveltime": (
        "access",
        ["FRICTION", "ORIGINS", "MAX_MINUTES", "DEM", "WALKING", "OUTPUT", "ALLOCATION"],
        ["DIRECTION", "NEIGHBOURS", "OFF_PATH", "STEEPEST", "MORE_ORIGINS", "ORIGIN_NAME_FIELD"],
        ["OUTPUT", "ALLOCATION"],
    ),
    "seasonchange": ("access", ["BEFORE", "AFTER", "OUTPUT"], [], ["OUTPUT"]),
    "leastcostroutes": (
        "access",
        ["FRICTION", "ORIGINS", "DESTINATIONS", "NAME_FIELD", "MAX_MINUTES", "DEM", "WALKING", "OUTPUT"],
        ["DIRECTION", "NEIGHBOURS", "OFF_PATH", "STEEPEST", "ORIGIN_NAME_FIELD"],
        ["OUTPUT"],
    ),
    "multimodaltime": (
        "access",
        [
            "DRIVE_FRICTION",
            "WALK_FRICTION",
            "BASES",
            "TRANSFER",
            "PARKING",
            "ROADS",
            "OFF_ROAD",
            "MAX_MINUTES",
            "DEM",
            "WALKING",
            "DESTINATIONS",
            "NAME_FIELD",
            "OUTPUT",
            "ROUTES",
        ],
        ["PLACES", "DIRECTION", "NEIGHBOURS", "OFF_PATH", "STEEPEST", "BASE_NAME_FIELD"],
        ["OUTPUT", "ROUTES"],
    ),
    "supplydistance": (
        "access",
        [
            "FRICTION",
            "WATER",
            "STRAW",
            "GRAVEL",
            "NURSERY",
            "OTHER",
            "NAME_FIELD",
            "MAX_MINUTES",
            "SITES",
            "SITE_NAME_FIELD",
            "OUTPUT",
            "TABLE",
        ],
        ["HOURS_PER_DAY", "HANDLING", "COST", "NEIGHBOURS"],
        ["OUTPUT", "TABLE"],
    ),
    "catchments": (
        "access",
        ["FRICTION", "ORIGINS", "NAME_FIELD", "MAX_MINUTES", "DEM", "WALKING", "STUDY_AREA", "OUTPUT"],
        ["DIRECTION", "NEIGHBOURS", "OFF_PATH", "STEEPEST"],
        ["OUTPUT"],
    ),
    "surveyroute": (
        "access",
        [
            "FRICTION",
            "SITES",
            "NAME_FIELD",
            "BASE",
            "HOURS_PER_DAY",
            "HOURS_PER_SITE",
            "OVERNIGHT",
            "OUTPUT",
            "TABLE",
            "HTML",
        ],
        ["HOURS_FIELD", "BASE_NAME_FIELD", "START", "SNAP"],
        ["OUTPUT", "TABLE", "HTML", "DAYS", "VISITED", "DRIVE_HOURS", "KILOMETRES"],
    ),
    "score": (
        "scoring",
        ["MODEL", "OUTPUT"],
        ["NEAR_MISSES", "DISAGREEMENT"],
        ["OUTPUT", "NEAR_MISSES", "DISAGREEMENT"],
    ),
    "explainscore": ("scoring", ["MODEL", "PLACE", "OUTPUT", "TEXT"], [], ["OUTPUT", "TEXT", "SCORE"]),
    "findsites": (
        "sites",
        [
            "SCORE",
            "MASK",
            "COUNT",
            "MIN_AREA",
            "MAX_AREA",
            "TOTAL_AREA",
            "SPACING",
            "COMPACTNESS",
            "MIN_SCORE",
            "OUTPUT",
            "REPORT",
        ],
        ["METHOD", "EXISTING", "EXISTING_DISTANCE", "TRAVEL_TIME", "MAX_MINUTES", "HOLES"],
        ["OUTPUT", "REPORT", "HOLES"],
    ),
    "sitefacts": ("sites", ["SITES", "RASTERS", "CATEGORICAL", "OUTPUT"], [], ["OUTPUT"]),
    "ranksites": (
        "sites",
        ["SITES", "FIELDS", "METHOD", "DRAWS", "SEED", "OUTPUT"],
        ["ATTITUDE", "TOP", "WEIGHTING", "CONCENTRATION", "EXCLUDED_FIELD"],
        ["OUTPUT"],
    ),
    "sensitivity": (
        "scoring",
        ["MODEL", "SITES", "FIELDS", "DRAWS", "SEED", "OUTPUT", "RANKED", "REPORT"],
        [
            "WEIGHTING",
            "CONCENTRATION",
            "SPREADS",
            "TOP_SHARE",
            "METHOD",
            "ATTITUDE",
            "TOP",
            "EXCLUDED_FIELD",
            "BY_CELLS",
        ],
        ["OUTPUT", "RANKED", "REPORT"],
    ),
    "selectportfolio": (
        "sites",
        [
            "SITES",
            "SCORE_FIELD",
            "COST_FIELD",
            "BUDGET",
            "SPACING",
            "GROUP_FIELD",
            "MIN_PER_GROUP",
            "LOCKED_FIELD",
            "OUTPUT",
            "REPORT",
        ],
        [
            "AREA_FIELD",
            "ALTERNATIVE_FIELD",
            "COMPACTNESS",
            "REACH",
            "TIME_LIMIT",
            "GAP",
            "CURVE",
            "FIELDS",
            "DRAWS",
            "SEED",
        ],
        ["OUTPUT", "REPORT", "COUNT", "BENEFIT", "COST", "PROVEN_GAP"],
    ),
    "draftplan": (
        "plan",
        ["SITES", "STUDY", "WIND_ROSE", "CATALOGUE", "MEASURES", "PLAN"],
        ["LOAD", "MONTHS", "PACKAGE", "YEARS", "CURRENCY", "RATES"],
        ["PLAN"],
    ),
    "measuresuitability": ("plan", ["STUDY", "MEASURES", "OUTPUT"], ["CATALOGUE"], ["OUTPUT"]),
    "scenario": (
        "plan",
        ["PLAN", "STUDY", "YEAR", "OUTPUT"],
        ["YEARS", "KEPT_UP", "LEAKAGE", "LEAKAGE_WIDTH", "STORE", "SITES"],
        ["OUTPUT", "SITES", "REPORT", "AVOIDED", "LEAKED"],
    ),
    "planbudget": (
        "plan",
        ["PLAN", "CURRENCY", "RATES", "CONTINGENCY", "UPKEEP", "OUTPUT"],
        ["RENEWALS", "DRAWS", "SEED"],
        ["OUTPUT", "REPORT", "P10", "P50", "P90"],
    ),
    "proposalpack": (
        "plan",
        ["PLAN", "PRESET", "LANGUAGE", "FOLDER"],
        ["STUDY", "SENSITIVITY", "NOTE", "SHEET", "DPI", "OUTLINES"],
        ["FOLDER", "REPORT", "CHECKED", "MISSING"],
    ),
    "runexample": ("example", ["FOLDER"], ["LOAD"], ["FOLDER", "SCORE", "SITES", "PLAN"]),
}
#: A unit, or the words for a number without one.
UNIT = re.compile(r"\[[^\]]*\]|%|min/m|\bha\b|\bkm/h\b|codes 1–11")
SECTIONS = ("Inputs", "Outputs", "Sources")


@pytest.fixture(params=INTERFACE)
def algorithm(request, provider):
    return provider.algorithm(request.param)


def test_the_provider_has_exactly_the_public_algorithms(provider):
    assert provider.id() == "dssplanner"
    assert {a.name() for a in provider.algorithms()} == set(INTERFACE)
    assert provider.longName()
    assert provider.versionInfo()
    assert not provider.icon().isNull()


def test_parameter_names_are_binding(algorithm):
    group, binding, further, outputs = INTERFACE[algorithm.name()]
    assert algorithm.groupId() == group
    assert {d.name() for d in algorithm.parameterDefinitions()} == {*binding, *further}
    assert {o.name() for o in algorithm.outputDefinitions()} == set(outputs)


def test_further_parameters_have_defaults_and_do_not_bother(algorithm):
    from qgis.core import QgsProcessingParameterDefinition

    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    for name in INTERFACE[algorithm.name()][2]:
        definition = algorithm.parameterDefinition(name)
        assert definition.flags() & advanced, name
        assert definition.defaultValue() is not None or definition.flags() & optional, name


def test_names_are_shown_to_people(algorithm):
    assert algorithm.displayName()
    assert algorithm.group()
    assert not algorithm.icon().isNull()
    for definition in algorithm.parameterDefinitions():
        assert definition.description() != definition.name()


def test_help_explains_every_parameter_with_units_and_sources(algorithm):
    from dss_planner.algorithms.help import without_unit

    shown = algorithm.shortHelpString()
    assert len(shown) > 300
    assert UNIT.search(shown)
    for section in SECTIONS:
        assert f"<b>{section}</b>" in shown
    for definition in algorithm.parameterDefinitions():
        text = definition.help() if not definition.isDestination() else shown
        assert text, f"{algorithm.name()} does not explain {definition.name()}"
    for output in algorithm.outputDefinitions():
        assert f"<i>{without_unit(output.description())}</i>" in shown, output.name()


def test_help_has_no_item_without_a_parameter(algorithm):
    from dss_planner.algorithms.help import read_help

    known = {d.name() for d in algorithm.parameterDefinitions()} | {o.name() for o in algorithm.outputDefinitions()}
    assert set(read_help(algorithm.name(), "en").tips) == known


def test_numbers_with_a_range_refuse_what_lies_outside(algorithm):
    from qgis.core import QgsProcessingParameterNumber

    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterNumber):
            assert not definition.checkValueIsAcceptable(definition.minimum() - 1), definition.name()


def test_algorithms_can_be_cancelled_and_run_in_the_background(algorithm):
    from qgis.core import QgsProcessingAlgorithm

    assert algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagCanCancel
    # layouts belong to the main thread
    drawing = bool(algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagNoThreading)
    assert drawing == (algorithm.name() == "proposalpack")


def test_help_falls_back_to_english():
    from dss_planner.algorithms.help import help_file

    assert help_file("winderosion", "xx") == help_file("winderosion", "en")
    assert help_file("winderosion", "en").exists()


def test_a_second_provider_can_come_and_go(qgis_app):
    from qgis.core import QgsApplication

    from dss_planner.algorithms.provider import DssPlannerProvider

    for _ in range(2):
        made = DssPlannerProvider()
        made.refreshAlgorithms()
        assert len(made.algorithms()) == len(INTERFACE)
    assert QgsApplication.processingRegistry() is not None
