"""A running provider, a way to run its algorithms as QGIS does, and one small correct input for each algorithm."""

import json

import numpy as np
import pytest


@pytest.fixture(scope="module")
def provider(qgis_app):
    """The provider, registered while a module is tested: the plugin registers its own."""
    from qgis.core import QgsApplication

    from dss_planner.algorithms.provider import DssPlannerProvider

    registry = QgsApplication.processingRegistry()
    made = DssPlannerProvider()
    assert registry.addProvider(made)
    yield made
    registry.removeProvider(made)


class Run:
    """What one run said and gave."""

    def __init__(self, good, outputs, log, layers):
        self.good = good
        self.outputs = outputs
        self.log = log
        self.layers = layers


@pytest.fixture
def run(provider):
    """``run(id, parameters, cancel=False, project=None) -> Run``, as the toolbox runs it (prepare, process, post)."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    kept = []

    def start(algorithm_id, parameters, cancel=False, project=None):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"dssplanner:{algorithm_id}")
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        if project is not None:
            context.setProject(project)
        if cancel:
            feedback.progressChanged.connect(lambda _: feedback.cancel())
        outputs, good = algorithm.run(parameters, context, feedback)
        kept.extend((algorithm, context, feedback))
        return Run(good, outputs, feedback.textLog(), context.layersToLoadOnCompletion())

    return start


@pytest.fixture
def read():
    """``read(path, band) -> array`` with NaN as NoData."""
    from dss_planner.raster.reading import read_whole

    return read_whole


class SmallInputs:
    """``inputs[id]()`` writes a small correct input of an algorithm and returns its parameters.

    All rasters lie on the grid of the fixture ``grid`` (6 × 4 cells of 1 km, upper left corner 500000, 4900000), but
    that of ``findsites``, which is larger.
    """

    def __init__(self, make_raster, make_vector, folder):
        self.make_raster = make_raster
        self.make_vector = make_vector
        self.folder = folder

    def __getitem__(self, algorithm_id):
        return getattr(self, algorithm_id)

    def out(self, name):
        return str(self.folder / "out" / name)

    def constant(self, name, value, bands=1):
        return self.make_raster(f"in/{name}.tif", np.full((bands, 4, 6), float(value)))

    def sites(self, name="sites"):
        # 2 × 2 km and 1.5 × 2 km: the second cuts np.ones((4, 6)) in half
        return self.make_vector(
            f"in/{name}.gpkg",
            [
                (
                    "POLYGON((500000 4898000,502000 4898000,502000 4900000,500000 4900000,500000 4898000))",
                    {"site_id": "a", "name": "Site 1", "need": 80.0, "hours": 4.0},
                ),
                (
                    "POLYGON((503000 4896000,504500 4896000,504500 4898000,503000 4898000,503000 4896000))",
                    {"site_id": "b", "name": "Site 2", "need": 60.0, "hours": 1.0},
                ),
            ],
            layer="sites",
        )

    def stations(self):
        return self.make_vector(
            "in/stations.gpkg",
            [
                ("POINT(500500 4899500)", {"w": 2.0, "v": 10.0}),
                ("POINT(505500 4899500)", {"w": 4.0, "v": 30.0}),
                ("POINT(503000 4896100)", {"w": 6.0, "v": 50.0}),
            ],
        )

    def alignlayers(self):
        area = self.make_vector(
            "in/area.gpkg",
            [("POLYGON((105.0 44.2,105.06 44.2,105.06 44.24,105.0 44.24,105.0 44.2))", {"name": "area"})],
            crs="EPSG:4326",
        )
        degrees = (104.9, 0.01, 0, 44.4, 0, -0.01)
        elevation = self.make_raster(
            "in/elevation.tif", np.full((40, 40), 1200.0), crs="EPSG:4326", geotransform=degrees
        )
        kelvin = self.make_raster(
            "in/temperature.tif", np.full((12, 40, 40), 283.15), crs="EPSG:4326", geotransform=degrees
        )
        return {
            "STUDY_AREA": area,
            "CELL_SIZE": 500,
            "LAYERS": [elevation, kelvin],
            "FOLDER": self.out("study"),
        }

    def stationstogrid(self):
        return {
            "STATIONS": self.stations(),
            "FIELDS": ["w", "v"],
            "GRID": self.constant("grid", 0),
            "OUTPUT": self.out("grid.tif"),
        }

    def erosivewind(self):
        path = self.folder / "in" / "wind.csv"
        path.parent.mkdir(exist_ok=True)
        start = np.datetime64("2001-01-01T00:00")
        # 12 m/s in the first half of each day, 4 m/s in the second
        rows = [f"{start + np.timedelta64(hour, 'h')},{12 if hour % 24 < 12 else 4},105.0,44.2" for hour in range(8760)]
        path.write_text("\n".join(["time,wind_speed_ms,longitude,latitude", *rows, ""]), encoding="utf-8")
        return {"RECORDS": [str(path)], "GRID": self.constant("dem", 0), "OUTPUT": self.out("erosive.tif")}

    def weatherfactor(self):
        return {
            "WIND": self.constant("wind", 4, 12),
            "TEMPERATURE": self.constant("temperature", 10, 12),
            "PRECIPITATION": self.constant("precipitation", 0, 12),
            "DEM": self.constant("dem", 0),
            "WEIBULL_K": 2.0,
            "OUTPUT": self.out("weather.tif"),
        }

    def vegetationcover(self):
        return {"NDVI": self.constant("ndvi", 0.25), "OUTPUT": self.out("cover.tif")}

    def vegetationtrend(self):
        fall = np.linspace(0.5, 0.2, 12)[:, np.newaxis, np.newaxis] * np.ones((12, 4, 6))
        return {
            "NDVI": [self.make_raster("in/ndvi_years.tif", fall)],
            "YEARS": "2001–2012",
            "OUTPUT": self.out("trend.tif"),
        }

    def winderosion(self):
        return {
            "WEATHER_FACTOR": self.constant("weather_factor", 211.0625, 13),
            "SAND": self.constant("sand", 85),
            "SILT": self.constant("silt", 8),
            "CLAY": self.constant("clay", 7),
            "ORGANIC_MATTER": self.constant("organic", 0.4),
            "CARBONATE": self.constant("carbonate", 2),
            "COVER": self.constant("cover", 20),
            "LANDCOVER": self.constant("classes", 3),
            "ROUGHNESS": 0.05,
            "FIELD_LENGTH": 50,
            "OUTPUT": self.out("erosion.tif"),
        }

    def eroded(self):
        """A soil loss with a record of how it was made."""
        from dss_planner.erosion.loss.winderosion import WindErosionRequest, compute_wind_erosion

        sand = np.linspace(40.0, 80.0, 24).reshape(4, 6)
        request = WindErosionRequest(
            weather_factor=self.constant("weather_factor", 20, 13),
            sand=self.make_raster("in/sand.tif", sand),
            silt=self.make_raster("in/silt.tif", 90.0 - sand),
            clay=self.constant("clay", 10),
            cover=self.make_raster("in/cover.tif", np.tile(np.linspace(5.0, 30.0, 6), (4, 1))),
            output=self.out("eroded.tif"),
        )
        compute_wind_erosion(request)
        return request.output

    def calibrateerosion(self):
        from dss_planner.raster.reading import read_whole

        loss = read_whole(self.eroded())
        points = [
            (f"POINT({500500 + 1000 * column} {4899500 - 1000 * row})", {"loss": float(loss[row, column]) * 0.004})
            for row in range(4)
            for column in range(2)
        ]
        return {
            "MEASUREMENTS": self.make_vector("in/measured.gpkg", points),
            "FIELD": "loss",
            "UNIT": "t/ha·a",
            "EROSION": self.out("eroded.tif"),
            "OUTPUT": self.out("calibration.json"),
        }

    def erosionuncertainty(self):
        return {"EROSION": self.eroded(), "DRAWS": 20, "OUTPUT": self.out("uncertainty.tif")}

    def explainplace(self):
        return {
            "EROSION": self.eroded(),
            "PLACE": "502500,4898500 [EPSG:32648]",
            "OUTPUT": self.out("place.json"),
            "HTML": self.out("place.html"),
            "CHART": self.out("place.png"),
        }

    def climaticerosivity(self):
        return {
            "WIND": self.constant("wind", 4.5 / 0.72, 12),
            "PRECIPITATION": self.constant("precipitation", 10, 12),
            "EVAPORATION": self.constant("evaporation", 90, 12),
            "HEIGHT_RULE": "factor_0_72",
            "OUTPUT": self.out("climatic_erosivity.tif"),
        }

    def susceptibility(self):
        climate = np.tile(np.arange(1.0, 25.0).reshape(4, 6), (13, 1, 1))
        return {
            "CLIMATE": self.make_raster("in/climate.tif", climate),
            "COVER": self.constant("cover", 15),
            "ERODIBLE_FRACTION": self.constant("fraction", 0.6),
            "CRUST": self.constant("crust", 0.5),
            "ROUGHNESS": self.constant("smoothness", 1),
            "OUTPUT": self.out("susceptibility.tif"),
        }

    def sourceproxy(self):
        return {
            "SILT": self.constant("silt", 20),
            "CLAY": self.constant("clay", 15),
            "COVER": self.constant("cover", 15),
            "TEMPERATURE": self.constant("temperature", 10, 12),
            "SOIL_MOISTURE": self.constant("moisture", 0.075, 12),
            "OUTPUT": self.out("proxy.tif"),
        }

    def dustsource(self):
        return {
            "SILT": self.constant("silt", 50),
            "CLAY": self.constant("clay", 20),
            "SAND": self.constant("sand", 30),
            "COVER": self.constant("cover", 0),
            "PLAYAS": self.sites("playas"),
            "OUTPUT": self.out("dust.tif"),
        }

    def landcoverclasses(self):
        codes = np.ones((4, 6)) * 10
        codes[:, 3:] = 16
        return {
            "LANDCOVER": self.make_raster("in/igbp.tif", codes),
            "LEGEND": "igbp",
            "OUTPUT": self.out("classes.tif"),
        }

    def friction(self):
        return {
            "LANDCOVER": self.constant("classes", 6),
            "ROADS": self.make_vector(
                "in/roads.gpkg", [("LINESTRING(500000 4899500,506000 4899500)", {"kind": "paved"})], layer="roads"
            ),
            "ROAD_CLASS_FIELD": "kind",
            "OUTPUT": self.out("friction.tif"),
        }

    def surveyroute(self):
        sites = [("POINT(502500 4899500)", {"name": "Near", "work": 1.0}), ("POINT(505500 4896500)", {"name": "Far"})]
        return {
            "FRICTION": self.constant("friction", 0.03),
            "SITES": self.make_vector("in/sites.gpkg", sites),
            "BASE": self.make_vector("in/base.gpkg", [("POINT(500500 4899500)", {"name": "centre"})]),
            "NAME_FIELD": "name",
            "OUTPUT": self.out("survey.gpkg"),
            "TABLE": self.out("days.csv"),
        }

    def traveltime(self):
        return {
            "FRICTION": self.constant("friction", 0.002),
            "ORIGINS": self.make_vector("in/origins.gpkg", [("POINT(500500 4899500)", {"name": "centre"})]),
            "OUTPUT": self.out("minutes.tif"),
        }

    def seasonchange(self):
        return {
            "BEFORE": self.make_raster("in/dry.tif", np.tile([10.0, 20, 30, 1e6, 1e6, 40], (4, 1))),
            "AFTER": self.make_raster("in/thaw.tif", np.tile([70.0, 20, 1e6, 1e6, 50, 10], (4, 1))),
            "OUTPUT": self.out("change.tif"),
        }

    def leastcostroutes(self):
        camps = [("POINT(505500 4896500)", {"camp": "Far"}), ("POINT(502500 4899500)", {"camp": "Near"})]
        return {
            **self.traveltime(),
            "DESTINATIONS": self.make_vector("in/camps.gpkg", camps),
            "NAME_FIELD": "camp",
            "OUTPUT": self.out("routes.gpkg"),
        }

    def multimodaltime(self):
        """1 min/km by vehicle in the three columns to the west, 10 min/km on foot; a base in the upper left corner."""
        drive = np.tile([0.001, 0.001, 0.001, 1e6, 1e6, 1e6], (4, 1))
        camps = [("POINT(505500 4899500)", {"camp": "Far"}), ("POINT(501500 4899500)", {"camp": "Near"})]
        return {
            "DRIVE_FRICTION": self.make_raster("in/drive.tif", drive),
            "WALK_FRICTION": self.constant("walk", 0.01),
            "BASES": self.make_vector("in/bases.gpkg", [("POINT(500500 4899500)", {"base": "Depot"})]),
            "TRANSFER": 5.0,
            "DESTINATIONS": self.make_vector("in/camps.gpkg", camps),
            "NAME_FIELD": "camp",
            "BASE_NAME_FIELD": "base",
            "OUTPUT": self.out("trip.tif"),
            "ROUTES": self.out("legs.gpkg"),
        }

    def supplydistance(self):
        """2 min/km; a well in the upper left corner, two quarries."""
        quarries = [("POINT(505500 4899500)", {"name": "North"}), ("POINT(500500 4896500)", {"name": "South"})]
        return {
            "FRICTION": self.constant("friction", 0.002),
            "WATER": self.make_vector("in/wells.gpkg", [("POINT(500500 4899500)", {"depth": 30.0})]),
            "GRAVEL": self.make_vector("in/quarries.gpkg", quarries),
            "SITES": self.sites(),
            "SITE_NAME_FIELD": "name",
            "OUTPUT": self.out("supplies.tif"),
            "TABLE": self.out("supplies.gpkg"),
        }

    def catchments(self):
        centres = [("POINT(500500 4899500)", {"name": "West"}), ("POINT(505500 4899500)", {"name": "East"})]
        return {
            "FRICTION": self.constant("friction", 0.002),
            "ORIGINS": self.make_vector("in/centres.gpkg", centres),
            "NAME_FIELD": "name",
            "OUTPUT": self.out("catchments.gpkg"),
        }

    def score(self):
        need = self.make_raster("in/need.tif", np.tile(np.arange(6.0), (4, 1)))
        near = self.make_raster("in/near.tif", np.full((4, 6), 2.0))
        model = self.folder / "in" / "model.json"
        function = {"kind": "linear", "low": 0, "high": 10}
        model.write_text(
            json.dumps(
                {
                    "version": 1,
                    "criteria": [
                        {"id": "need", "name": "Need", "layer": need, "value_function": function, "weight": 0.75},
                        {"id": "near", "name": "Near", "layer": near, "value_function": function, "weight": 0.25},
                    ],
                    "exclusions": [{"id": "far", "name": "Need", "layer": need, "keep": {"max": 4.0}}],
                    "combination": "weighted_sum",
                }
            ),
            encoding="utf-8",
        )
        return {"MODEL": str(model), "OUTPUT": self.out("score.tif")}

    def explainscore(self):
        return {
            "MODEL": self.score()["MODEL"],
            "PLACE": "502500,4898500 [EPSG:32648]",
            "OUTPUT": self.out("place.json"),
            "TEXT": self.out("place.txt"),
        }

    def findsites(self):
        values = np.full((20, 30), 20.0)
        values[2:6, 2:6] = 90.0
        values[12:16, 22:26] = 80.0
        return {
            "SCORE": self.make_raster("in/score.tif", values),
            "COUNT": 2,
            "MIN_AREA": 800,
            "MAX_AREA": 1600,
            "SPACING": 5,
            "MIN_SCORE": 50,
            "OUTPUT": self.out("sites.gpkg"),
            "REPORT": self.out("report.json"),
        }

    def sitefacts(self):
        return {
            "SITES": self.sites(),
            "RASTERS": [self.make_raster("in/columns.tif", np.tile(np.arange(6.0), (4, 1)))],
            "CATEGORICAL": [self.make_raster("in/kinds.tif", np.tile([1, 1, 1, 1, 3, 3], (4, 1)))],
            "OUTPUT": self.out("facts.gpkg"),
        }

    def ranksites(self):
        criteria = {
            "need": {"direction": "higher", "weight": 0.5, "low": 0, "high": 100},
            "hours": {"direction": "lower", "weight": 0.5, "low": 0, "high": 5},
        }
        return {"SITES": self.sites(), "FIELDS": json.dumps(criteria), "OUTPUT": self.out("ranked.gpkg")}

    def sensitivity(self):
        """The model of ``score`` and the sites of ``ranksites``."""
        return {
            "MODEL": self.score()["MODEL"],
            "SITES": self.sites(),
            "FIELDS": self.ranksites()["FIELDS"],
            "DRAWS": 50,
            "OUTPUT": self.out("agreement.tif"),
            "RANKED": self.out("ranked.gpkg"),
            "REPORT": self.out("sensitivity.json"),
        }

    def selectportfolio(self):
        return {
            "SITES": self.sites(),
            "SCORE_FIELD": "need",
            "COST_FIELD": "hours",
            "BUDGET": 4.5,
            "OUTPUT": self.out("portfolio.gpkg"),
            "REPORT": self.out("portfolio.json"),
        }

    def draftplan(self):
        for role, value in (
            ("landcover_classes", 7),
            ("vegetation_cover", 8),
            ("sand", 85),
            ("silt", 8),
            ("clay", 7),
            ("slope", 2),
            ("elevation", 1100),
        ):
            self.make_raster(f"study/{role}.tif", np.ones((4, 6)) * value)
        self.make_raster("study/precipitation.tif", np.full((12, 4, 6), 10.0))
        self.make_raster("study/soil_loss.tif", np.stack([np.full((4, 6), v) for v in (6000.0, 500.0, 7000.0, 4.0)]))
        return {
            "SITES": self.sites(),
            "STUDY": str(self.folder / "study"),
            "WIND_ROSE": "315",
            "PLAN": self.out("plan.gpkg"),
        }

    def measuresuitability(self):
        study = self.draftplan()["STUDY"]
        return {"STUDY": study, "MEASURES": "checkerboard, tree_belt", "OUTPUT": str(self.folder / "fits.tif")}

    def scenario(self):
        from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan

        drafted = self.draftplan()
        study = self.folder / "study"
        self.make_raster("study/weather_factor.tif", np.ones((13, 4, 6)))
        layers = {name: str(study / f"{name}.tif") for name in ("weather_factor", "sand", "silt", "clay")}
        parameters = {
            **layers,
            "cover": str(study / "vegetation_cover.tif"),
            "landcover": str(study / "landcover_classes.tif"),
            "output": str(study / "soil_loss.tif"),
            "cover_coefficients": {7: -0.0658},
        }
        record = {"step": "winderosion", "parameters": parameters, "results": {}}
        (study / "soil_loss.provenance.json").write_text(json.dumps(record), encoding="utf-8")
        plan = str(self.folder / "in" / "plan.gpkg")
        draft_plan(DraftPlanRequest(drafted["SITES"], drafted["STUDY"], plan, wind_from=315.0))
        return {"PLAN": plan, "STUDY": drafted["STUDY"], "YEAR": 3, "OUTPUT": self.out("scenario.tif")}

    def planbudget(self):
        from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan

        drafted = self.draftplan()
        plan = str(self.folder / "in" / "plan.gpkg")
        draft_plan(DraftPlanRequest(drafted["SITES"], drafted["STUDY"], plan, wind_from=315.0))
        return {"PLAN": plan, "OUTPUT": self.out("budget.csv")}

    def proposalpack(self):
        found = self.planbudget()
        return {"PLAN": found["PLAN"], "PRESET": "jica_grant", "FOLDER": self.out("pack")}

    def wind_table(self):
        path = self.folder / "in" / "wind.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("direction_from_deg,speed_from_kn,speed_to_kn,percent\n270,18,20,4\n90,18,20,1\n")
        return str(path)

    def driftpotential(self):
        return {
            "WIND_TABLE": self.wind_table(),
            "OUTPUT": self.out("drift.json"),
            "HTML": self.out("drift.html"),
            "CHART": self.out("rose.png"),
        }

    def downwindexposure(self):
        people = np.zeros((4, 6))
        people[2, 5] = 100.0
        return {
            "SOURCE": self.constant("source", 2.0),
            "POPULATION": self.make_raster("in/people.tif", people),
            "WIND": self.wind_table(),
            "DECAY": 10.0,
            "REACH": 30.0,
            "OUTPUT": self.out("exposure.tif"),
        }

    def runexample(self):
        return {"FOLDER": self.out("example")}


@pytest.fixture
def inputs(make_raster, make_vector, tmp_path):
    """``inputs[id]()`` gives a small correct input; see `SmallInputs`."""
    return SmallInputs(make_raster, make_vector, tmp_path)
