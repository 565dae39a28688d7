"""Soil loss by wind with RWEQ."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.loss.compaction import read_compaction
from dss_planner.erosion.loss.winderosion import (
    BANDS,
    DEFAULT_FIELD_LENGTH,
    DEFAULT_ROUGHNESS,
    Calibration,
    WindErosionRequest,
    compute_wind_erosion,
)
from dss_planner.erosion.rweq import MAXIMUM_ROUGHNESS
from dss_planner.landcover.classes import cover_coefficients, non_erodible_codes

PERIODS = ("annual", "monthly")
COVER_FORMS = ("landcover", "components")
#: What BANDS may be → the numbers of the bands.
CHOSEN_BANDS = {"usual": (1, 2, 3, 4), "all": tuple(range(1, len(BANDS) + 1))}


class WindErosion(PlannerAlgorithm):
    """Compute soil loss, transport capacity, ranking index and SL190 class, and further bands if asked to."""

    ID = "winderosion"
    GROUP = "erosion"
    STYLE = "soil_loss"

    def displayName(self) -> str:
        return self.tr("Wind erosion (RWEQ)")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("WEATHER_FACTOR", self.tr("Weather factor [kg/m, 12 months and year]"))
        self.add_raster("SAND", self.tr("Sand [%]"))
        self.add_raster("SILT", self.tr("Silt [%]"))
        self.add_raster("CLAY", self.tr("Clay [%]"))
        self.add_raster("ORGANIC_MATTER", self.tr("Organic matter [%]"), optional=True)
        self.add_raster("CARBONATE", self.tr("Calcium carbonate [%]"), optional=True)
        self.add_raster("COVER", self.tr("Vegetation cover [%]"), optional=True)
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"), optional=True)
        self.add_number("ROUGHNESS", self.tr("Ridge roughness Kr [cm]"), DEFAULT_ROUGHNESS, 0.0, MAXIMUM_ROUGHNESS)
        self.add_raster("ROUGHNESS_MAP", self.tr("Map of ridge roughness Kr [cm]"), optional=True)
        self.add_number("FIELD_LENGTH", self.tr("Field length along the wind [m]"), DEFAULT_FIELD_LENGTH, 1.0, 10000.0)
        self.add_choice("PERIODS", self.tr("Weather factor as"), PERIODS, PERIODS[0])
        self._add_ground()
        self._add_vegetation()
        self._add_corrections()
        self.add_raster_output("OUTPUT", self.tr("Wind erosion [t/km² a year]"))

    def _add_ground(self) -> None:
        self.add_number(
            "ASSUMED_ORGANIC_MATTER", self.tr("Organic matter without a raster [%]"), 0.0, 0.0, 20.0, advanced=True
        )
        self.add_number(
            "ASSUMED_CARBONATE", self.tr("Calcium carbonate without a raster [%]"), 0.0, 0.0, 60.0, advanced=True
        )
        self._add_map("GRAVEL", self.tr("Gravel cover of the surface [%]"))
        self.add_number("TRAMPLING", self.tr("Share of the crust that is trampled [0–1]"), 0.0, 0.0, 1.0, advanced=True)
        self._add_map("TRAMPLING_MAP", self.tr("Map of the trampled share [0–1]"))
        self.add_number(
            "RANDOM_ROUGHNESS", self.tr("Random roughness Crr [cm]"), 0.0, 0.0, MAXIMUM_ROUGHNESS, advanced=True
        )
        self._add_map("RANDOM_ROUGHNESS_MAP", self.tr("Map of random roughness Crr [cm]"))

    def _add_vegetation(self) -> None:
        self.add_choice("COVER_FORM", self.tr("Cover factor from"), COVER_FORMS, COVER_FORMS[0], advanced=True)
        self._add_map("FLAT_COVER", self.tr("Flat residue [%]"))
        self._add_map("SILHOUETTE", self.tr("Standing silhouette [cm² a m²]"))
        self._add_map("CANOPY", self.tr("Green canopy [0–1]"))

    def _add_corrections(self) -> None:
        self.add(
            QgsProcessingParameterString(
                "COMPACTION", self.tr("Compacted ground (class: share left, …)"), optional=True
            ),
            advanced=True,
        )
        self.add_number("CALIBRATION_FACTOR", self.tr("Calibration: factor"), 1.0, 0.0, advanced=True)
        self.add_number("CALIBRATION_EXPONENT", self.tr("Calibration: exponent"), 1.0, 0.0, 10.0, advanced=True)
        self.add_choice("BANDS", self.tr("Bands"), tuple(CHOSEN_BANDS), "usual", advanced=True)

    def _add_map(self, name: str, label: str) -> None:
        self.add_raster(name, label, optional=True, advanced=True)

    def check(self, inputs: Inputs) -> None:
        read_compaction(inputs.text("COMPACTION"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        def raster(name: str) -> str | None:
            return inputs.raster(name) or None

        request = WindErosionRequest(
            weather_factor=inputs.raster("WEATHER_FACTOR"),
            sand=inputs.raster("SAND"),
            silt=inputs.raster("SILT"),
            clay=inputs.raster("CLAY"),
            cover=inputs.raster("COVER"),
            output=inputs.raster_output("OUTPUT"),
            organic_matter=raster("ORGANIC_MATTER"),
            carbonate=raster("CARBONATE"),
            landcover=raster("LANDCOVER"),
            cover_coefficients=cover_coefficients(),
            non_erodible=non_erodible_codes(),
            roughness=inputs.number("ROUGHNESS"),
            roughness_map=raster("ROUGHNESS_MAP"),
            field_length=inputs.number("FIELD_LENGTH"),
            periods=inputs.choice("PERIODS"),
            assumed_organic_matter=inputs.number("ASSUMED_ORGANIC_MATTER"),
            assumed_carbonate=inputs.number("ASSUMED_CARBONATE"),
            bands=CHOSEN_BANDS[inputs.choice("BANDS")],
            gravel=raster("GRAVEL"),
            trampling=inputs.number("TRAMPLING"),
            trampling_map=raster("TRAMPLING_MAP"),
            random_roughness=inputs.number("RANDOM_ROUGHNESS"),
            random_roughness_map=raster("RANDOM_ROUGHNESS_MAP"),
            cover_form=inputs.choice("COVER_FORM"),
            flat_cover=raster("FLAT_COVER"),
            silhouette=raster("SILHOUETTE"),
            canopy=raster("CANOPY"),
            compaction=read_compaction(inputs.text("COMPACTION")),
            calibration=Calibration(inputs.number("CALIBRATION_FACTOR"), inputs.number("CALIBRATION_EXPONENT")),
        )
        result = compute_wind_erosion(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
