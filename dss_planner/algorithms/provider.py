"""The Processing provider ``dssplanner``."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from dss_planner import paths
from dss_planner.algorithms.alignlayers import AlignLayers
from dss_planner.algorithms.calibrateerosion import CalibrateErosion
from dss_planner.algorithms.catchments import Catchments
from dss_planner.algorithms.climaticerosivity import ClimaticErosivity
from dss_planner.algorithms.downwindexposure import DownwindExposure
from dss_planner.algorithms.draftplan import DraftPlan
from dss_planner.algorithms.driftpotential import DriftPotential
from dss_planner.algorithms.dustsource import DustSource
from dss_planner.algorithms.erosionuncertainty import ErosionUncertainty
from dss_planner.algorithms.erosivewind import ErosiveWind
from dss_planner.algorithms.explainplace import ExplainPlace
from dss_planner.algorithms.explainscore import ExplainScore
from dss_planner.algorithms.findsites import FindSites
from dss_planner.algorithms.friction import Friction
from dss_planner.algorithms.icons import icon_named
from dss_planner.algorithms.landcoverclasses import LandCoverClasses
from dss_planner.algorithms.leastcostroutes import LeastCostRoutes
from dss_planner.algorithms.measuresuitability import MeasureSuitability
from dss_planner.algorithms.multimodaltime import MultimodalTime
from dss_planner.algorithms.planbudget import PlanBudget
from dss_planner.algorithms.proposalpack import ProposalPack
from dss_planner.algorithms.ranksites import RankSites
from dss_planner.algorithms.results import Results
from dss_planner.algorithms.runexample import RunExample
from dss_planner.algorithms.scenario import Scenario
from dss_planner.algorithms.score import Score
from dss_planner.algorithms.seasonchange import SeasonChange
from dss_planner.algorithms.selectportfolio import SelectPortfolio
from dss_planner.algorithms.sensitivity import Sensitivity
from dss_planner.algorithms.sitefacts import SiteFacts
from dss_planner.algorithms.sourceproxy import SourceProxy
from dss_planner.algorithms.stationstogrid import StationsToGrid
from dss_planner.algorithms.supplydistance import SupplyDistance
from dss_planner.algorithms.surveyroute import SurveyRoute
from dss_planner.algorithms.susceptibility import Susceptibility
from dss_planner.algorithms.traveltime import TravelTime
from dss_planner.algorithms.vegetationcover import VegetationCover
from dss_planner.algorithms.vegetationtrend import VegetationTrend
from dss_planner.algorithms.weatherfactor import WeatherFactor
from dss_planner.algorithms.winderosion import WindErosion

ALGORITHMS = (
    AlignLayers,
    StationsToGrid,
    ErosiveWind,
    WeatherFactor,
    VegetationCover,
    VegetationTrend,
    WindErosion,
    CalibrateErosion,
    ErosionUncertainty,
    ExplainPlace,
    ClimaticErosivity,
    Susceptibility,
    SourceProxy,
    DustSource,
    DriftPotential,
    DownwindExposure,
    LandCoverClasses,
    Friction,
    TravelTime,
    SeasonChange,
    MultimodalTime,
    SupplyDistance,
    SurveyRoute,
    LeastCostRoutes,
    Catchments,
    Score,
    ExplainScore,
    Sensitivity,
    FindSites,
    SiteFacts,
    RankSites,
    SelectPortfolio,
    MeasureSuitability,
    DraftPlan,
    PlanBudget,
    Scenario,
    ProposalPack,
    RunExample,
)


class DssPlannerProvider(QgsProcessingProvider):
    """All computations of the product as Processing algorithms."""

    def __init__(self) -> None:
        super().__init__()
        self.results = Results()

    def id(self) -> str:
        return "dssplanner"

    def name(self) -> str:
        return "DSS Planner"

    def longName(self) -> str:
        return QCoreApplication.translate(
            "DssPlannerProvider", "DSS Planner: countermeasures against dust and sand storms"
        )

    def versionInfo(self) -> str:
        return paths.version()

    def icon(self) -> QIcon:
        return icon_named("dss_planner") or super().icon()

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def supportsNonFileBasedOutput(self) -> bool:
        """Results are written whole or not at all, which only files allow."""
        return False

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        return ["gpkg"]
