"""What all algorithms of the product share: parameters, help, messages, progress, cancel and styled results."""

from __future__ import annotations

from typing import Any, ClassVar

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.groups import group_name
from dss_planner.algorithms.help import Help, as_html, read_help
from dss_planner.algorithms.icons import icon_named
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.results import Results
from dss_planner.errors import Cancelled, PlannerError
from dss_planner.layers.translation import show

#: Decimals of numbers in the dialogs.
DECIMALS = 3


class PlannerAlgorithm(QgsProcessingAlgorithm):
    """A thin shell around one function of a pure room.

    A subclass states ``ID``, ``GROUP``, ``STYLE`` (style key of OUTPUT) and ``BAND`` (the one that is shown), adds its
    parameters in ``initAlgorithm``, and in ``compute`` turns `Inputs` into a request, runs it and returns the outputs.
    """

    ID: ClassVar[str]
    GROUP: ClassVar[str]
    STYLE: ClassVar[str] = ""
    BAND: ClassVar[int] = 1

    def name(self) -> str:
        return self.ID

    def group(self) -> str:
        return group_name(self.GROUP)

    def groupId(self) -> str:
        return self.GROUP

    def createInstance(self) -> QgsProcessingAlgorithm:
        return type(self)()

    def icon(self) -> QIcon:
        return icon_named(self.ID, self.GROUP, "dss_planner") or super().icon()

    def tr(self, sentence: str) -> str:
        """Translate in the context of the algorithm's class."""
        return QCoreApplication.translate(type(self).__name__, sentence)

    def shortHelpString(self) -> str:
        labels = {definition.name(): definition.description() for definition in self.parameterDefinitions()}
        labels.update({output.name(): output.description() for output in self.outputDefinitions()})
        return as_html(self._help(), labels)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        """Refuse cheap faults before the run; `fault` says which."""
        good, reason = super().checkParameterValues(parameters, context)
        if not good:
            return good, reason
        try:
            self.check(Inputs(self, parameters, context))
        except PlannerError as error:
            return False, show(error.text)
        return True, ""

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Turn layers into paths; main thread."""
        self._inputs: Inputs | None = None
        self._problem: PlannerError | None = None
        try:
            self._inputs = Inputs(self, parameters, context)
        except PlannerError as error:
            # raised in processAlgorithm, where the sentence reaches scripts too
            self._problem = error
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the room's function; worker thread."""
        bridge = FeedbackBridge(feedback)
        try:
            if self._problem is not None:
                raise self._problem
            self.check(self._inputs)
            outputs = self.compute(self._inputs, bridge, context)
        except Cancelled as stop:
            raise QgsProcessingException(
                QCoreApplication.translate(
                    "PlannerAlgorithm",
                    "Cancelled. No result was written; an earlier result of that name is unchanged.",
                )
            ) from stop
        except PlannerError as error:
            raise QgsProcessingException(show(error.text)) from error
        if self.STYLE:
            self.results().style_when_loaded(context, outputs["OUTPUT"], self.STYLE, self.BAND)
        return outputs

    def check(self, inputs: Inputs) -> None:
        """Raise `InputError` for faults that can be seen without computing."""

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        """Run the room's function and return the outputs by name."""
        raise NotImplementedError

    def results(self) -> Results:
        """Return what styles the results; it belongs to the provider, which outlives the algorithm."""
        return self.provider().results

    def add(self, definition: QgsProcessingParameterDefinition, advanced: bool = False) -> None:
        """Add a parameter with its tip from the help text."""
        definition.setHelp(self._help().tips.get(definition.name(), ""))
        if advanced:
            definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(definition)

    def add_raster(self, name: str, label: str, optional: bool = False, advanced: bool = False) -> None:
        """Add a raster input."""
        self.add(QgsProcessingParameterRasterLayer(name, label, optional=optional), advanced)

    def add_vector(
        self, name: str, label: str, kinds: tuple[int, ...], optional: bool = False, advanced: bool = False
    ) -> None:
        """Add a vector input; ``kinds`` are members of `QgsProcessing.SourceType`."""
        self.add(QgsProcessingParameterFeatureSource(name, label, list(kinds), optional=optional), advanced)

    def add_layer(self, name: str, label: str, kinds: tuple[int, ...], optional: bool = False) -> None:
        """Add an input that is a raster or a vector; ``kinds`` are members of `QgsProcessing.SourceType`."""
        self.add(QgsProcessingParameterMapLayer(name, label, optional=optional, types=list(kinds)))

    def add_number(
        self,
        name: str,
        label: str,
        default: float | None,
        minimum: float | None = None,
        maximum: float | None = None,
        whole: bool = False,
        advanced: bool = False,
    ) -> None:
        """Add a number; it is optional when it has no default."""
        kind = QgsProcessingParameterNumber.Type.Integer if whole else QgsProcessingParameterNumber.Type.Double
        definition = QgsProcessingParameterNumber(name, label, kind, default, optional=default is None)
        definition.setMetadata({"widget_wrapper": {"decimals": DECIMALS}})
        if minimum is not None:
            definition.setMinimum(minimum)
        if maximum is not None:
            definition.setMaximum(maximum)
        self.add(definition, advanced)

    def add_choice(self, name: str, label: str, options: tuple[str, ...], default: str, advanced: bool = False) -> None:
        """Add a choice between words; the words are the values that scripts pass."""
        self.add(
            QgsProcessingParameterEnum(name, label, list(options), defaultValue=default, usesStaticStrings=True),
            advanced,
        )

    def add_raster_output(self, name: str, label: str) -> None:
        """Add a GeoTIFF output."""
        self.add(QgsProcessingParameterRasterDestination(name, label))

    def add_vector_output(self, name: str, label: str) -> None:
        """Add a GeoPackage output of polygons."""
        self.add(QgsProcessingParameterVectorDestination(name, label, QgsProcessing.SourceType.TypeVectorPolygon))

    def _help(self) -> Help:
        return read_help(self.ID, QgsApplication.locale()[:2])
