"""Every algorithm says clearly what is wrong with its inputs, how to mend it, and leaves nothing behind."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

#: Words that a sentence about each fault must hold: what is wrong, and what to do.
NO_CRS = ("no coordinate reference system", "Layer Properties")
DEGREES = ("EPSG:4326", "metres", "Align layers")
OTHER_GRID = ("differ in", "Align layers")
NOTHING_KNOWN = ("NoData", "hoose")
NO_FEATURE = ("no feature", "Choose")


class Damage:
    """Ways to spoil the files of a small input, in place."""

    def __init__(self, folder, make_raster, make_vector):
        self.folder = folder
        self.make_raster = make_raster
        self.make_vector = make_vector

    def raster(self, name, **changes):
        """Write a raster again with another CRS, geotransform or values."""
        dataset = gdal.Open(str(self.folder / name))
        values = np.array(dataset.ReadAsArray(), dtype=float).reshape(
            dataset.RasterCount, dataset.RasterYSize, dataset.RasterXSize
        )
        settings = {"crs": dataset.GetProjection(), "geotransform": dataset.GetGeoTransform()}
        dataset = None
        settings.update({key: value for key, value in changes.items() if key != "values"})
        self.make_raster(name, changes["values"](values) if "values" in changes else values, **settings)

    def no_crs(self, *names):
        for name in names:
            self.raster(name, crs="")

    def degrees(self, *names):
        for name in names:
            self.raster(name, crs="EPSG:4326", geotransform=(105.0, 0.01, 0.0, 44.25, 0.0, -0.01))

    def shifted(self, *names):
        for name in names:
            self.raster(name, geotransform=(500500.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0))

    def nothing_known(self, *names):
        for name in names:
            self.raster(name, values=lambda values: np.full_like(values, np.nan))

    def bands(self, count, *names):
        for name in names:
            self.raster(name, values=lambda values: np.repeat(values[:1], count, axis=0))

    def no_feature(self, *names):
        for name in names:
            dataset = gdal.OpenEx(str(self.folder / name), gdal.OF_VECTOR | gdal.OF_UPDATE)
            layer = dataset.GetLayer(0)
            for number in [feature.GetFID() for feature in layer]:
                layer.DeleteFeature(number)
            layer = dataset = None

    def vector_without_crs(self, *names):
        for name in names:
            dataset = gdal.OpenEx(str(self.folder / name), gdal.OF_VECTOR)
            layer = dataset.GetLayer(0)
            rows = [(feature.GetGeometryRef().ExportToWkt(), dict(feature.items())) for feature in layer]
            title = layer.GetName()
            layer = dataset = None
            (self.folder / name).unlink()
            self.make_vector(name, rows, crs=None, layer=title)


@pytest.fixture
def damage(tmp_path, make_raster, make_vector):
    return Damage(tmp_path, make_raster, make_vector)


def case(algorithm, fault, *words, needs=()):
    """One fault: a function that spoils the input (and may return parameters to change), and words of the sentence."""
    return pytest.param(algorithm, fault, (*needs, *words), id=f"{algorithm}-{fault.__name__}")


def named(title):
    def name(function):
        function.__name__ = title
        return function

    return name


def spoil(title, method, *names):
    """A fault that calls a method of `Damage` on files of the input."""

    @named(title)
    def fault(damage):
        getattr(damage, method)(*names)

    return fault


WIND = "in/wind.tif"
WEATHER = ("in/wind.tif", "in/temperature.tif", "in/precipitation.tif", "in/dem.tif")
DUST = ("in/silt.tif", "in/clay.tif", "in/sand.tif", "in/cover.tif")
EROSION = tuple(
    f"in/{name}.tif" for name in ("weather_factor", "sand", "silt", "clay", "organic", "carbonate", "cover", "classes")
)
ALIGNED = ("in/elevation.tif", "in/temperature.tif")
STUDY = tuple(
    f"study/{name}.tif"
    for name in (
        "landcover_classes",
        "vegetation_cover",
        "sand",
        "silt",
        "clay",
        "slope",
        "elevation",
        "precipitation",
        "soil_loss",
    )
)


@named("mask without features")
def empty_mask(damage):
    mask = damage.make_vector("in/mask.gpkg", [("POLYGON((0 0,1 0,1 1,0 0))", {"n": 1.0})])
    damage.no_feature("in/mask.gpkg")
    return {"MASK": mask}


@named("mask on another grid")
def shifted_mask(damage):
    return {"MASK": damage.make_raster("in/mask.tif", np.ones((4, 6)))}


@named("band that is not there")
def third_band(damage):
    model = damage.folder / "in" / "model.json"
    content = json.loads(model.read_text(encoding="utf-8"))
    content["criteria"][1]["band"] = 3
    model.write_text(json.dumps(content), encoding="utf-8")


@named("study without a layer")
def study_without_layer(damage):
    (damage.folder / "study" / "landcover_classes.tif").unlink()


@named("all NoData")
def nothing_known_off_the_road(damage):
    damage.nothing_known("in/classes.tif")
    return {"ROADS": None, "ROAD_CLASS_FIELD": None}


@named("grid in degrees")
def grid_in_degrees(damage):
    return {"CRS": "EPSG:4326"}


@named("folder is a file")
def folder_is_a_file(damage):
    target = damage.folder / "in" / "taken"
    target.parent.mkdir(exist_ok=True)
    target.write_text("", encoding="utf-8")
    return {"FOLDER": str(target)}


@named("wind without a unit")
def wind_without_unit(damage):
    path = damage.folder / "in" / "wind.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("wind_speed_ms", "wind_speed"), encoding="utf-8")


FAULTS = [
    case("alignlayers", spoil("no CRS", "no_crs", ALIGNED[0]), "Layers: elevation", *NO_CRS),
    case("alignlayers", spoil("study area without CRS", "vector_without_crs", "in/area.gpkg"), "Study area", *NO_CRS),
    case("alignlayers", grid_in_degrees, "EPSG:4326", "metres"),
    case("alignlayers", spoil("all NoData", "nothing_known", ALIGNED[0]), "elevation", "hoose"),
    case("alignlayers", spoil("bands", "bands", 11, ALIGNED[1]), "temperature", "11", "12"),
    case("alignlayers", spoil("empty", "no_feature", "in/area.gpkg"), *NO_FEATURE),
    case("alignlayers", folder_is_a_file, "is a file", "Choose a folder"),
    case("stationstogrid", spoil("no CRS", "no_crs", "in/grid.tif"), "Raster whose grid", *NO_CRS),
    case(
        "stationstogrid", spoil("stations without CRS", "vector_without_crs", "in/stations.gpkg"), "Stations", *NO_CRS
    ),
    case("stationstogrid", spoil("degrees", "degrees", "in/grid.tif"), *DEGREES),
    case("stationstogrid", spoil("empty", "no_feature", "in/stations.gpkg"), "stations", *NO_FEATURE),
    case("erosivewind", spoil("no CRS", "no_crs", "in/dem.tif"), "Raster whose grid", *NO_CRS),
    case("erosivewind", spoil("degrees", "degrees", "in/dem.tif"), *DEGREES),
    case("erosivewind", wind_without_unit, "wind.csv", "unit", "knots"),
    case("weatherfactor", spoil("no CRS", "no_crs", WIND), "Mean wind speed", *NO_CRS),
    case("weatherfactor", spoil("other grid", "shifted", "in/dem.tif"), "“Wind”", "“Elevation”", *OTHER_GRID),
    case("weatherfactor", spoil("all NoData", "nothing_known", WIND), "Wind", *NOTHING_KNOWN),
    case("weatherfactor", spoil("bands", "bands", 11, WIND), "“Wind”", "11", "12", "month"),
    case("vegetationcover", spoil("no CRS", "no_crs", "in/ndvi.tif"), "NDVI", *NO_CRS),
    case("vegetationcover", spoil("all NoData", "nothing_known", "in/ndvi.tif"), "NDVI", *NOTHING_KNOWN),
    case("vegetationcover", spoil("bands", "bands", 2, "in/ndvi.tif"), "“NDVI”", "2 band", "1"),
    case("vegetationtrend", spoil("no CRS", "no_crs", "in/ndvi_years.tif"), "NDVI", *NO_CRS),
    case("vegetationtrend", spoil("all NoData", "nothing_known", "in/ndvi_years.tif"), "NDVI", *NOTHING_KNOWN),
    case("vegetationtrend", spoil("bands", "bands", 11, "in/ndvi_years.tif"), "“NDVI”", "11 layers", "12 years"),
    case("winderosion", spoil("no CRS", "no_crs", "in/sand.tif"), "Sand", *NO_CRS),
    case("winderosion", spoil("degrees", "degrees", *EROSION), "Weather factor", *DEGREES),
    case("winderosion", spoil("other grid", "shifted", "in/clay.tif"), "“Weather factor”", "“Clay”", *OTHER_GRID),
    case("winderosion", spoil("all NoData", "nothing_known", "in/silt.tif"), "Silt", *NOTHING_KNOWN),
    case("winderosion", spoil("bands", "bands", 1, "in/weather_factor.tif"), "“Weather factor”", "1 band", "13"),
    case("climaticerosivity", spoil("no CRS", "no_crs", WIND), "Mean wind speed", *NO_CRS),
    case("climaticerosivity", spoil("other grid", "shifted", "in/evaporation.tif"), "“Evaporation”", *OTHER_GRID),
    case("climaticerosivity", spoil("all NoData", "nothing_known", WIND), "Wind", *NOTHING_KNOWN),
    case("climaticerosivity", spoil("bands", "bands", 11, WIND), "“Wind”", "11", "12", "month"),
    case("susceptibility", spoil("no CRS", "no_crs", "in/cover.tif"), "Vegetation cover", *NO_CRS),
    case("susceptibility", spoil("other grid", "shifted", "in/crust.tif"), "“Crust factor”", *OTHER_GRID),
    case("susceptibility", spoil("all NoData", "nothing_known", "in/climate.tif"), "Climatic", *NOTHING_KNOWN),
    case("susceptibility", spoil("bands", "bands", 12, "in/climate.tif"), "Climatic erosivity", "12 band", "13"),
    case("sourceproxy", spoil("no CRS", "no_crs", "in/silt.tif"), "Silt", *NO_CRS),
    case("sourceproxy", spoil("other grid", "shifted", "in/moisture.tif"), "“Soil moisture”", *OTHER_GRID),
    case("sourceproxy", spoil("all NoData", "nothing_known", "in/clay.tif"), "Clay", *NOTHING_KNOWN),
    case("sourceproxy", spoil("bands", "bands", 2, "in/cover.tif"), "Vegetation cover", "2 band", "12"),
    case("dustsource", spoil("lake beds without CRS", "vector_without_crs", "in/playas.gpkg"), "lake beds", *NO_CRS),
    case("dustsource", spoil("degrees", "degrees", *DUST), "Silt", *DEGREES),
    case("dustsource", spoil("other grid", "shifted", "in/clay.tif"), "“Clay”", *OTHER_GRID),
    case("dustsource", spoil("all NoData", "nothing_known", "in/sand.tif"), "Sand", *NOTHING_KNOWN),
    case("dustsource", spoil("empty", "no_feature", "in/playas.gpkg"), "ake beds", *NO_FEATURE),
    case("landcoverclasses", spoil("no CRS", "no_crs", "in/igbp.tif"), "Land cover", *NO_CRS),
    case("landcoverclasses", spoil("all NoData", "nothing_known", "in/igbp.tif"), "Land cover", *NOTHING_KNOWN),
    case("landcoverclasses", spoil("bands", "bands", 2, "in/igbp.tif"), "“Land cover”", "2 band", "1"),
    case("friction", spoil("no CRS", "no_crs", "in/classes.tif"), "Land cover", *NO_CRS),
    case("friction", spoil("roads without CRS", "vector_without_crs", "in/roads.gpkg"), "Roads", *NO_CRS),
    case("friction", spoil("degrees", "degrees", "in/classes.tif"), "Land cover", *DEGREES),
    case("friction", nothing_known_off_the_road, "land cover", "NoData", "Choose"),
    case("friction", spoil("bands", "bands", 2, "in/classes.tif"), "Land cover", "2 band", "1"),
    case("friction", spoil("empty", "no_feature", "in/roads.gpkg"), "roads", *NO_FEATURE),
    case("traveltime", spoil("no CRS", "no_crs", "in/friction.tif"), "Friction", *NO_CRS),
    case("traveltime", spoil("origins without CRS", "vector_without_crs", "in/origins.gpkg"), "Origins", *NO_CRS),
    case("traveltime", spoil("degrees", "degrees", "in/friction.tif"), "Friction", *DEGREES),
    case("traveltime", spoil("all NoData", "nothing_known", "in/friction.tif"), "riction", "hoose"),
    case("traveltime", spoil("bands", "bands", 2, "in/friction.tif"), "Friction", "2 band", "1"),
    case("traveltime", spoil("empty", "no_feature", "in/origins.gpkg"), "rigins", *NO_FEATURE),
    case("surveyroute", spoil("no CRS", "no_crs", "in/friction.tif"), "Friction", *NO_CRS),
    case("surveyroute", spoil("degrees", "degrees", "in/friction.tif"), "Friction", *DEGREES),
    case("surveyroute", spoil("all NoData", "nothing_known", "in/friction.tif"), "riction", "hoose"),
    case("surveyroute", spoil("bands", "bands", 2, "in/friction.tif"), "Friction", "2 band", "1"),
    case("surveyroute", spoil("no sites", "no_feature", "in/sites.gpkg"), "ites", *NO_FEATURE),
    case("surveyroute", spoil("base without CRS", "vector_without_crs", "in/base.gpkg"), "ase", *NO_CRS),
    case("multimodaltime", spoil("no CRS", "no_crs", "in/walk.tif"), "Friction", *NO_CRS),
    case("multimodaltime", spoil("degrees", "degrees", "in/walk.tif"), "Friction", *DEGREES),
    case("multimodaltime", spoil("other grid", "shifted", "in/drive.tif"), "of the vehicle", "of walking", *OTHER_GRID),
    case("multimodaltime", spoil("nothing driven", "nothing_known", "in/drive.tif"), "riction", "hoose"),
    case("multimodaltime", spoil("bands", "bands", 2, "in/drive.tif"), "Friction", "2 band", "1"),
    case("multimodaltime", spoil("empty", "no_feature", "in/bases.gpkg"), "Bases", *NO_FEATURE),
    case("multimodaltime", spoil("camps without CRS", "vector_without_crs", "in/camps.gpkg"), "Destinations", *NO_CRS),
    case("supplydistance", spoil("no CRS", "no_crs", "in/friction.tif"), "Friction", *NO_CRS),
    case("supplydistance", spoil("degrees", "degrees", "in/friction.tif"), "Friction", *DEGREES),
    case("supplydistance", spoil("all NoData", "nothing_known", "in/friction.tif"), "riction", "hoose"),
    case("supplydistance", spoil("bands", "bands", 2, "in/friction.tif"), "Friction", "2 band", "1"),
    case("supplydistance", spoil("empty", "no_feature", "in/wells.gpkg"), *NO_FEATURE),
    case("supplydistance", spoil("sites without CRS", "vector_without_crs", "in/sites.gpkg"), "Sites", *NO_CRS),
    case("seasonchange", spoil("other grid", "shifted", "in/thaw.tif"), "Travel time before", *OTHER_GRID),
    case("score", spoil("no CRS", "no_crs", "in/need.tif", "in/near.tif"), "Need", *NO_CRS),
    case("score", spoil("degrees", "degrees", "in/need.tif", "in/near.tif"), "Need", *DEGREES),
    case("score", spoil("other grid", "shifted", "in/near.tif"), "Need", "Near", *OTHER_GRID),
    case("score", spoil("all NoData", "nothing_known", "in/near.tif"), "Near", *NOTHING_KNOWN),
    case("score", third_band, "Near", "band 3"),
    case("findsites", empty_mask, "Only here", *NO_FEATURE),
    case("findsites", shifted_mask, "Score", "Mask", *OTHER_GRID),
    case("findsites", spoil("no CRS", "no_crs", "in/score.tif"), "Score", *NO_CRS),
    case("findsites", spoil("degrees", "degrees", "in/score.tif"), "Score", *DEGREES),
    case("findsites", spoil("all NoData", "nothing_known", "in/score.tif"), "score"),
    case("sitefacts", spoil("no CRS", "no_crs", "in/columns.tif"), "columns", *NO_CRS),
    case("sitefacts", spoil("sites without CRS", "vector_without_crs", "in/sites.gpkg"), "Sites", *NO_CRS),
    case("sitefacts", spoil("degrees", "degrees", "in/columns.tif"), "columns", *DEGREES),
    case("sitefacts", spoil("all NoData", "nothing_known", "in/columns.tif"), "columns"),
    case("sitefacts", spoil("empty", "no_feature", "in/sites.gpkg"), "Sites", *NO_FEATURE),
    case("ranksites", spoil("sites without CRS", "vector_without_crs", "in/sites.gpkg"), "Sites", *NO_CRS),
    case("ranksites", spoil("empty", "no_feature", "in/sites.gpkg"), "Sites", *NO_FEATURE),
    case("draftplan", spoil("sites without CRS", "vector_without_crs", "in/sites.gpkg"), "Sites", *NO_CRS),
    case("draftplan", spoil("empty", "no_feature", "in/sites.gpkg"), "no feature"),
    case("draftplan", spoil("no CRS", "no_crs", *STUDY), "no coordinate reference system"),
    case("draftplan", spoil("degrees", "degrees", *STUDY), "degrees", "metres"),
    case("draftplan", spoil("other grid", "shifted", "study/soil_loss.tif"), *OTHER_GRID),
    case("draftplan", spoil("bands", "bands", 11, "study/precipitation.tif"), "11", "12"),
    case("draftplan", study_without_layer, "landcover_classes.tif", "Classify land cover"),
    case("measuresuitability", spoil("other grid", "shifted", "study/vegetation_cover.tif"), *OTHER_GRID),
    case("measuresuitability", spoil("degrees", "degrees", *STUDY), "degrees", "metres"),
    case("measuresuitability", study_without_layer, "landcover_classes.tif", "Classify land cover"),
    case("scenario", spoil("other grid", "shifted", "study/vegetation_cover.tif"), *OTHER_GRID),
    case("runexample", folder_is_a_file, "is a file", "Choose a folder"),
]
OUTPUTS = {
    "alignlayers": "FOLDER",
    "stationstogrid": "OUTPUT",
    "erosivewind": "OUTPUT",
    "weatherfactor": "OUTPUT",
    "vegetationcover": "OUTPUT",
    "vegetationtrend": "OUTPUT",
    "winderosion": "OUTPUT",
    "climaticerosivity": "OUTPUT",
    "susceptibility": "OUTPUT",
    "sourceproxy": "OUTPUT",
    "dustsource": "OUTPUT",
    "landcoverclasses": "OUTPUT",
    "friction": "OUTPUT",
    "traveltime": "OUTPUT",
    "seasonchange": "OUTPUT",
    "surveyroute": "OUTPUT",
    "multimodaltime": "OUTPUT",
    "supplydistance": "OUTPUT",
    "score": "OUTPUT",
    "findsites": "OUTPUT",
    "sitefacts": "OUTPUT",
    "ranksites": "OUTPUT",
    "draftplan": "PLAN",
    "measuresuitability": "OUTPUT",
    "planbudget": "OUTPUT",
    "scenario": "OUTPUT",
    "runexample": "FOLDER",
    "proposalpack": "FOLDER",
}

#: What makes a run long enough to have a middle.
SLOWER = {"ranksites": {"DRAWS": 5000}}


def files(folder):
    """All files below a folder but the inputs."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in ("in", "study")
    )


@pytest.mark.parametrize(("algorithm", "fault", "words"), FAULTS)
def test_a_fault_is_named_with_its_fix_and_leaves_nothing(run, inputs, damage, tmp_path, algorithm, fault, words):
    parameters = inputs[algorithm]()
    parameters.update(fault(damage) or {})
    done = run(algorithm, parameters)
    assert not done.good
    assert done.outputs == {}
    for word in words:
        assert word in done.log, done.log
    assert "Traceback" not in done.log
    assert files(tmp_path) == []


@pytest.mark.parametrize("algorithm", OUTPUTS)
def test_an_output_that_cannot_be_written_is_named(run, inputs, tmp_path, algorithm):
    parameters = inputs[algorithm]()
    name = OUTPUTS[algorithm]
    blocker = tmp_path / "in" / "blocker"
    blocker.parent.mkdir(exist_ok=True)
    blocker.write_text("a file where a folder should be", encoding="utf-8")
    target = blocker / "below" / Path(parameters[name]).name
    done = run(algorithm, {**parameters, name: str(target)})
    assert not done.good
    assert str(target.parent) in done.log, done.log
    assert "cannot be" in done.log
    assert "hoose" in done.log
    assert files(tmp_path) == []


@pytest.mark.parametrize("algorithm", OUTPUTS)
def test_a_cancelled_run_leaves_nothing(run, inputs, tmp_path, algorithm):
    done = run(algorithm, {**inputs[algorithm](), **SLOWER.get(algorithm, {})}, cancel=True)
    assert not done.good
    assert "Cancelled" in done.log, done.log
    # the chain keeps the settings of the study, and the results of steps that had ended
    assert files(tmp_path) == (["out/example/study.json"] if algorithm == "runexample" else [])


@pytest.mark.parametrize(
    "algorithm", [name for name in OUTPUTS if name not in ("runexample", "alignlayers", "proposalpack")]
)
def test_a_cancelled_run_keeps_the_older_result(run, inputs, algorithm):
    parameters = {**inputs[algorithm](), **SLOWER.get(algorithm, {})}
    assert run(algorithm, parameters).good
    path = Path(parameters[OUTPUTS[algorithm]])
    before = path.read_bytes()
    assert not run(algorithm, parameters, cancel=True).good
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("algorithm", "changes", "words"),
    [
        ("weatherfactor", {"WIND_SD": "wind"}, ("one of them", "Leave one of them empty")),
        ("vegetationcover", {"SOIL_NDVI": 0.9}, ("0.9", "0.85", "Lower the first")),
        ("vegetationcover", {"NDVI_SEASON": "spring", "RETENTION": 0.6}, ("0.6", "shows that cover already")),
        ("vegetationtrend", {"YEARS": "last year"}, ("last year", "2001–2025")),
        ("findsites", {"MIN_AREA": 2000}, ("2000", "1600", "Lower the first")),
        ("sitefacts", {"RASTERS": [], "CATEGORICAL": []}, ("No raster was chosen", "Choose")),
        ("ranksites", {"FIELDS": "{"}, ("not valid JSON", "Correct")),
        ("score", {"MODEL": "/nowhere/model.json"}, ("/nowhere/model.json",)),
        ("draftplan", {"WIND_ROSE": "/nowhere/rose.csv"}, ("rose.csv", "/nowhere")),
        ("draftplan", {"STUDY": "/nowhere"}, ("/nowhere",)),
        ("draftplan", {"PLAN": "/nowhere/plan.json"}, ("plan.json", ".gpkg", "Choose")),
        ("draftplan", {"WIND_ROSE": "400"}, ("400", "0 to 360")),
        ("planbudget", {"PLAN": "/nowhere/plan.gpkg"}, ("/nowhere/plan.gpkg",)),
        ("planbudget", {"CURRENCY": "MNT"}, ("no exchange rate of MNT", "Enter what one US dollar is worth")),
        ("planbudget", {"UPKEEP": "{"}, ("upkeep", "JSON")),
        ("planbudget", {"UPKEEP": '{"lawn": 0.1}'}, ("“lawn”", "it has")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_choices_that_contradict_each_other_are_named(run, inputs, algorithm, changes, words):
    parameters = inputs[algorithm]()
    if changes.get("WIND_SD"):
        changes = {"WIND_SD": parameters["WIND"]}
    done = run(algorithm, {**parameters, **changes})
    assert not done.good
    for word in words:
        assert word in done.log, done.log


@pytest.mark.parametrize(
    ("algorithm", "changes"),
    [
        ("vegetationcover", {"SOIL_NDVI": 0.9}),
        ("findsites", {"MIN_AREA": 2000}),
        ("score", {"MODEL": "/nowhere/m.json"}),
    ],
)
def test_cheap_faults_are_found_before_the_run(provider, inputs, algorithm, changes):
    from qgis.core import QgsProcessingContext

    found = provider.algorithm(algorithm)
    good, reason = found.checkParameterValues(inputs[algorithm](), QgsProcessingContext())
    assert good, reason
    good, reason = found.checkParameterValues({**inputs[algorithm](), **changes}, QgsProcessingContext())
    assert not good
    assert len(reason) > 30


def test_degrees_are_fine_where_only_cells_matter(run, inputs, damage):
    parameters = inputs["vegetationcover"]()
    damage.degrees("in/ndvi.tif")
    assert run("vegetationcover", parameters).good
    parameters = inputs["weatherfactor"]()
    damage.degrees(*WEATHER)
    assert run("weatherfactor", parameters).good
