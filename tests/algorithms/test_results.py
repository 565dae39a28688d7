"""What arrives in QGIS: temporary outputs, styles, metadata, also at the end of a model."""

import gc
from pathlib import Path

import pytest


@pytest.fixture
def project(qgis_app):
    from qgis.core import QgsProject

    made = QgsProject()
    yield made
    made.clear()


def load(context, path):
    """Load a result as the toolbox does at the end of a run."""
    from qgis.core import QgsProcessingFeedback, QgsProcessingUtils

    details = context.layersToLoadOnCompletion()[path]
    layer = QgsProcessingUtils.mapLayerFromString(path, context, True)
    details.setOutputLayerName(layer)
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback(False))
    return layer


def temporary(project, name):
    from qgis.core import QgsProcessingOutputLayerDefinition

    made = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    made.destinationName = name
    return made


@pytest.fixture
def finished(provider, project):
    """``finished(algorithm, parameters) -> (context, outputs)``; the algorithm is gone when it returns."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    def start(algorithm, parameters):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(project)
        outputs, good = algorithm.run(parameters, context, feedback)
        assert good, feedback.textLog()
        return context, outputs

    return start


def created(name):
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().createAlgorithmById(f"dssplanner:{name}")


def test_a_temporary_result_is_styled_and_described_when_loaded(finished, inputs, project):
    from qgis.core import QgsSingleBandPseudoColorRenderer

    parameters = {**inputs["winderosion"](), "OUTPUT": temporary(project, "Loss")}
    context, outputs = finished(created("winderosion"), parameters)
    gc.collect()
    layer = load(context, outputs["OUTPUT"])
    assert isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer)
    assert layer.customProperty("dss_planner/style") == "soil_loss"
    assert layer.metadata().title() == "Loss"
    assert any("SHA-256" in line for line in layer.metadata().history())


def test_each_of_two_results_gets_its_own_style(finished, inputs, project):
    first, one = finished(
        created("vegetationcover"), {**inputs["vegetationcover"](), "OUTPUT": temporary(project, "a")}
    )
    second, two = finished(
        created("landcoverclasses"), {**inputs["landcoverclasses"](), "OUTPUT": temporary(project, "b")}
    )
    gc.collect()
    assert load(first, one["OUTPUT"]).renderer().type() == "singlebandpseudocolor"
    assert load(second, two["OUTPUT"]).renderer().type() == "paletted"


def test_a_result_that_is_not_to_be_loaded_is_left_alone(finished, inputs):
    context, _ = finished(created("vegetationcover"), inputs["vegetationcover"]())
    assert context.layersToLoadOnCompletion() == {}


def test_the_result_of_a_model_ends_styled(finished, inputs, project):
    """The algorithms of a model are gone before their layers are loaded."""
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterRasterLayer,
    )

    model = QgsProcessingModelAlgorithm("cover of cover", "test")
    model.addModelParameter(QgsProcessingParameterRasterLayer("ndvi", "ndvi"), QgsProcessingModelParameter("ndvi"))
    child = QgsProcessingModelChildAlgorithm("dssplanner:vegetationcover")
    child.setChildId("cover")
    child.addParameterSources("NDVI", [QgsProcessingModelChildParameterSource.fromModelParameter("ndvi")])
    child.addParameterSources("SOIL_NDVI", [QgsProcessingModelChildParameterSource.fromStaticValue(0.05)])
    child.addParameterSources("FULL_NDVI", [QgsProcessingModelChildParameterSource.fromStaticValue(0.85)])
    output = QgsProcessingModelOutput("cover", "Cover")
    output.setChildId("cover")
    output.setChildOutputName("OUTPUT")
    child.setModelOutputs({"cover": output})
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    (destination,) = (definition.name() for definition in model.destinationParameterDefinitions())
    context, _ = finished(
        model, {"ndvi": inputs["vegetationcover"]()["NDVI"], destination: temporary(project, "Cover")}
    )
    gc.collect()
    (path,) = context.layersToLoadOnCompletion()
    layer = load(context, path)
    assert layer.customProperty("dss_planner/style") == "vegetation_cover"


def run_in_the_background(name, parameters, project, cancel=False):
    """Run an algorithm in a task, as the toolbox does; return (successful, outputs, log)."""
    from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProcessingFeedback
    from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer

    context, feedback, loop, end = QgsProcessingContext(), QgsProcessingFeedback(False), QEventLoop(), []
    context.setProject(project)
    algorithm = created(name)
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    task.executed.connect(lambda good, outputs: (end.extend((good, outputs)), loop.quit()))
    if cancel:
        # called in the worker's thread; through the event loop the cancel might come when all is done
        feedback.progressChanged.connect(lambda _: feedback.cancel(), Qt.ConnectionType.DirectConnection)
    QTimer.singleShot(60000, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    assert end, "the task did not end within a minute"
    return end[0], end[1], feedback.textLog()


def test_layers_of_the_project_are_read_in_the_background(provider, inputs, project, read):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsRasterLayer, QgsVectorLayer

    parameters = inputs["stationstogrid"]()
    stations, grid = QgsVectorLayer(parameters["STATIONS"], "stations"), QgsRasterLayer(parameters["GRID"], "grid")
    project.addMapLayers([stations, grid])
    stations.selectByExpression("w > 2")
    parameters["STATIONS"] = QgsProcessingFeatureSourceDefinition(stations.id(), True)
    parameters["GRID"] = grid.id()
    good, outputs, log = run_in_the_background("stationstogrid", parameters, project)
    assert good, log
    assert read(outputs["OUTPUT"]).min() > 2.5


def test_a_run_in_the_background_can_be_cancelled(provider, inputs, project, tmp_path):
    good, _, log = run_in_the_background("winderosion", inputs["winderosion"](), project, cancel=True)
    assert not good
    assert "Cancelled" in log
    assert list((tmp_path / "out").glob("*")) == []


OUTPUTS = {
    "alignlayers": ("FOLDER",),
    "stationstogrid": ("OUTPUT",),
    "friction": ("OUTPUT",),
    "findsites": ("OUTPUT", "REPORT"),
    "sitefacts": ("OUTPUT",),
    "ranksites": ("OUTPUT",),
    "draftplan": ("PLAN",),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_results_can_be_temporary(run, inputs, name):
    done = run(name, {**inputs[name](), **dict.fromkeys(OUTPUTS[name], "TEMPORARY_OUTPUT")})
    assert done.good, done.log
    for output in OUTPUTS[name]:
        assert Path(done.outputs[output]).exists()


@pytest.mark.parametrize(
    ("algorithm", "outputs", "styles"),
    [
        ("leastcostroutes", {"OUTPUT": "Routes"}, {"Routes": "routes"}),
        ("catchments", {"OUTPUT": "Catchments"}, {"Catchments": "catchments"}),
        ("surveyroute", {"OUTPUT": "Survey"}, {"Survey": "survey_route", "Survey stops": "survey_stops"}),
        ("traveltime", {"OUTPUT": "Time", "ALLOCATION": "First"}, {"Time": "travel_time", "First": "allocation"}),
    ],
)
def test_ways_arrive_styled(finished, inputs, project, algorithm, outputs, styles):
    from qgis.core import QgsProcessingFeedback, QgsProcessingUtils

    chosen = {key: temporary(project, name) for key, name in outputs.items()}
    context, _ = finished(created(algorithm), {**inputs[algorithm](), **chosen})
    gc.collect()
    found = {}
    for uri, details in context.layersToLoadOnCompletion().items():
        layer = QgsProcessingUtils.mapLayerFromString(uri, context, True)
        details.setOutputLayerName(layer)
        details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback(False))
        assert layer.isValid()
        found[layer.name()] = layer.customProperty("dss_planner/style")
    assert found == styles
