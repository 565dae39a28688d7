"""The numbers behind wind erosion and travel time; folded away until someone wants them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QWidget

from dss_planner.landcover.legends import legends
from dss_planner.panels.fields import number_field
from dss_planner.panels.parameter_form import ParameterForm
from dss_planner.study.settings import StudySettings

#: Planner class that trampling and traffic compact.
GRASSLAND = 3


class Parameters(ParameterForm):
    """Method, wind and weather, soil surface, vegetation, correction, travel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("Numbers behind erosion and travel time"))
        self.setObjectName("parameters")
        self._add_method()
        self._add_weather()
        self._add_surface()
        self._add_vegetation()
        self.compaction = self._add_correction()
        self._add_travel()
        self.setCollapsed(True)

    def show_settings(self, settings: StudySettings) -> None:
        """Show the numbers of ``settings``; what they leave without effect is switched off."""
        super().show_settings(settings)
        self._filling = True
        self.compaction.setValue(settings.compaction.get(GRASSLAND, 1.0))
        self._filling = False
        self._compaction = dict(settings.compaction)
        for name in ("soil_ndvi", "full_ndvi"):
            self.field(name).setEnabled(settings.end_members == "own")
        self.field("combination").setEnabled(settings.method == "ilswe")

    def change(self, **values: object) -> None:
        """Tell that settings changed, and switch what rests on them."""
        super().change(**values)
        if "end_members" in values:
            for name in ("soil_ndvi", "full_ndvi"):
                self.field(name).setEnabled(values["end_members"] == "own")
        if "method" in values:
            self.field("combination").setEnabled(values["method"] == "ilswe")

    def _add_method(self) -> None:
        self.head(self.tr("Method"))
        self.choice(
            "method",
            self.tr("Erosion risk by"),
            (
                ("rweq", self.tr("soil loss (RWEQ)")),
                ("ilswe", self.tr("susceptibility index (ILSWE type), for few data")),
                ("proxy", self.tr("dust source proxy, not G-SDS-SBM")),
            ),
            self.tr("What the criterion “Wind erosion” counts; soil loss needs most data and gives most"),
        )
        self.choice(
            "combination",
            self.tr("Index combined as"),
            (
                ("product", self.tr("product; one zero makes it zero")),
                ("geometric", self.tr("geometric mean")),
                ("weighted", self.tr("weighted sum")),
            ),
            self.tr("How the memberships of climate, soil, crust, cover and roughness become one index"),
        )

    def _add_weather(self) -> None:
        self.head(self.tr("Wind and weather"))
        self.optional(
            "weibull_k",
            self.tr("Weibull shape k"),
            self.tr("default of the method"),
            self.tr("Shape of the distribution of wind speeds; a lower value means more storms for the same mean wind"),
        )
        self.choice(
            "height_rule",
            self.tr("Wind at 2 m from 10 m"),
            (
                ("power_1_7", self.tr("power law 1/7 (0.80)")),
                ("power_0_12", self.tr("power law 0.12, desert (0.82)")),
                ("factor_0_72", self.tr("fixed factor 0.72")),
                ("fao56", self.tr("FAO-56 logarithm (0.75)")),
            ),
            self.tr("Winds are measured 10 m above ground, the equation wants them at 2 m; more wind, more erosion"),
        )
        self.number(
            "threshold",
            self.tr("Threshold wind at 2 m"),
            (0.0, 20.0, 1, 0.5, self.tr(" m/s")),
            self.tr("Below this wind no soil moves"),
        )
        self.choice(
            "density_form",
            self.tr("Air density"),
            (
                ("zou2020", self.tr("Zou et al. 2020")),
                ("fryrear1998", self.tr("Fryrear 1998")),
                ("talukdar2022", self.tr("Talukdar et al. 2022")),
            ),
            self.tr("Three published forms; they differ by 3 % at most up to 2 km"),
        )
        self.choice(
            "evaporation",
            self.tr("Evaporation"),
            (
                ("oudin", self.tr("mean temperature (Oudin)")),
                ("hargreaves_range", self.tr("temperature range (Hargreaves)")),
                ("radiation", self.tr("radiation (Hargreaves)")),
                ("radiation_rweq", self.tr("radiation, form of RWEQ")),
            ),
            self.tr("How fast the ground dries; range and radiation need layers of their own"),
        )
        self.optional(
            "frozen_below",
            self.tr("Frozen below"),
            self.tr("not considered"),
            self.tr("Months with a mean temperature [°C] at or below this do not erode; empty leaves all in"),
        )
        self.choice(
            "periods",
            self.tr("Sum over"),
            (("annual", self.tr("the year at once")), ("monthly", self.tr("twelve months"))),
            self.tr("Whether the equation runs once for the year or for each month"),
        )

    def _add_surface(self) -> None:
        self.head(self.tr("Soil surface"))
        self.number(
            "roughness",
            self.tr("Ridge roughness Kr"),
            (0.0, 18.0, 2, 0.1, self.tr(" cm")),
            self.tr("Height of furrows and ridges; a rougher surface loses less soil"),
        )
        self.number(
            "random_roughness",
            self.tr("Random roughness"),
            (0.0, 18.0, 2, 0.1, self.tr(" cm")),
            self.tr("Clods and stones without a direction; 0 in HJ 1173"),
        )
        self.number(
            "trampling",
            self.tr("Crust broken"),
            (0.0, 1.0, 2, 0.05, ""),
            self.tr("Share of the rain crust that hooves and wheels have broken [A]; 0 leaves it whole"),
        )
        self.optional(
            "trampling_full",
            self.tr("Livestock that breaks all"),
            self.tr("not used"),
            self.tr(
                "Animals per km² that break the whole crust [A], in place of the share; needs a layer of livestock"
            ),
        )
        self.number(
            "field_length",
            self.tr("Field length"),
            (1.0, 10000.0, 0, 10.0, self.tr(" m")),
            self.tr("Distance downwind at which the soil loss is worked out"),
        )

    def _add_vegetation(self) -> None:
        self.head(self.tr("Vegetation"))
        self.choice(
            "end_members",
            self.tr("NDVI of soil and full cover"),
            (
                ("own", self.tr("own numbers, below")),
                ("arid", self.tr("arid: 0.02 and 0.80")),
                ("semi_arid", self.tr("semi-arid: 0.05 and 0.85")),
                ("sub_humid", self.tr("sub-humid: 0.08 and 0.90")),
                ("percentiles", self.tr("percentiles of the scene")),
            ),
            self.tr("Published pairs [V2]; a desert's own percentiles never hold full cover and make it look greener"),
        )
        self.number(
            "soil_ndvi",
            self.tr("NDVI of bare soil"),
            (-1.0, 1.0, 2, 0.01, ""),
            self.tr("NDVI at which vegetation cover is 0 %"),
        )
        self.number(
            "full_ndvi",
            self.tr("NDVI of full cover"),
            (-1.0, 1.0, 2, 0.01, ""),
            self.tr("NDVI at which vegetation cover is 100 %"),
        )
        self.number(
            "retention",
            self.tr("Cover kept until spring"),
            (0.05, 1.0, 2, 0.05, ""),
            self.tr("Share of the summer's cover that dry plants and litter keep until the dust season"),
        )
        self.choice(
            "cover_form",
            self.tr("Protection by cover"),
            (
                ("landcover", self.tr("by land cover (HJ 1173)")),
                ("components", self.tr("as flat residue (RWEQ)")),
            ),
            self.tr("Exponent of the class of land cover, or that of the original equation for litter"),
        )

    def _add_correction(self) -> QDoubleSpinBox:
        self.head(self.tr("Correction"))
        self.number(
            "calibration_factor",
            self.tr("Factor"),
            (0.001, 1000.0, 3, 0.1, ""),
            self.tr("Soil loss times this number; the tab “Calibration” fits it to measurements. 1 changes nothing"),
        )
        self.number(
            "calibration_exponent",
            self.tr("Exponent"),
            (0.1, 3.0, 3, 0.05, ""),
            self.tr("Soil loss is raised to this before the factor; 1 changes nothing"),
        )
        field = number_field(0.0, 1.0, 2, 0.05, "", self)
        field.valueChanged.connect(self._change_compaction)
        self._compaction: dict[int, float] = {}
        self._add(
            "compaction",
            self.tr("Loss of compacted grassland"),
            field,
            self.tr("Share of the loss left on compacted grassland (as RWEQext argues); 1 leaves the map as it is"),
        )
        return field

    def _change_compaction(self, share: float) -> None:
        others = {code: value for code, value in self._compaction.items() if code != GRASSLAND}
        self._compaction = others if share >= 1.0 else {**others, GRASSLAND: share}
        self.change(compaction=dict(self._compaction))

    def _add_travel(self) -> None:
        self.head(self.tr("Travel and land cover"))
        self.choice(
            "season",
            self.tr("Season of travel"),
            season_names(),
            self.tr("How fast one gets along; way of travel and speeds: window “Access”"),
        )
        self.choice(
            "origins",
            self.tr("Trips start at"),
            (("soum_centers", self.tr("soum centres")), ("settlements", self.tr("settlements"))),
            self.tr("From where the travel time counts; the other layer is taken where this one is missing"),
        )
        self.choice(
            "legend",
            self.tr("Land cover legend"),
            (("", self.tr("as recognised")), *((found.id, found.name) for found in legends())),
            self.tr("What the codes of the land cover layer mean, where the recognition is wrong or unsure"),
        )


def season_names() -> tuple[tuple[str, str], ...]:
    """Return key and name of the seasons that travel speeds are given for."""
    return (
        ("dry", QCoreApplication.translate("SeasonNames", "dry ground")),
        ("wet", QCoreApplication.translate("SeasonNames", "wet ground, after rain")),
        ("winter", QCoreApplication.translate("SeasonNames", "winter, frozen ground")),
        ("thaw", QCoreApplication.translate("SeasonNames", "spring thaw")),
    )
