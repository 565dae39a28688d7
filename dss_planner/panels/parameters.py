"""The numbers behind wind erosion and travel time; folded away until someone wants them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget

from dss_planner.landcover.legends import legends
from dss_planner.panels.fields import OptionalNumber, number_field
from dss_planner.panels.page import FoldingBox
from dss_planner.study.settings import StudySettings


class Parameters(FoldingBox):
    """Wind, soil surface, vegetation and season."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("Numbers behind erosion and travel time"))
        self.setObjectName("parameters")
        self._filling = False
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._numbers: dict[str, QDoubleSpinBox] = {}
        self._choices: dict[str, QComboBox] = {}
        self.weibull = OptionalNumber(self.tr("default of the method"), self)
        self.weibull.setObjectName("weibull_k")
        self.weibull.setToolTip(
            self.tr("Shape of the distribution of wind speeds; a lower value means more storms for the same mean wind")
        )
        self.weibull.changed.connect(lambda value: self._change(weibull_k=value))
        form.addRow(self.tr("Weibull shape k"), self.weibull)
        self._choice(
            form,
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
        self._number(
            form,
            "threshold",
            self.tr("Threshold wind at 2 m"),
            (0.0, 20.0, 1, 0.5, self.tr(" m/s")),
            self.tr("Below this wind no soil moves"),
        )
        self._number(
            form,
            "roughness",
            self.tr("Ridge roughness Kr"),
            (0.0, 18.0, 2, 0.1, self.tr(" cm")),
            self.tr("Height of furrows and ridges; a rougher surface loses less soil"),
        )
        self._number(
            form,
            "field_length",
            self.tr("Field length"),
            (1.0, 10000.0, 0, 10.0, self.tr(" m")),
            self.tr("Distance downwind at which the soil loss is worked out"),
        )
        self._choice(
            form,
            "periods",
            self.tr("Sum over"),
            (("annual", self.tr("the year at once")), ("monthly", self.tr("twelve months"))),
            self.tr("Whether the equation runs once for the year or for each month"),
        )
        self._number(
            form,
            "soil_ndvi",
            self.tr("NDVI of bare soil"),
            (-1.0, 1.0, 2, 0.01, ""),
            self.tr("NDVI at which vegetation cover is 0 %"),
        )
        self._number(
            form,
            "full_ndvi",
            self.tr("NDVI of full cover"),
            (-1.0, 1.0, 2, 0.01, ""),
            self.tr("NDVI at which vegetation cover is 100 %"),
        )
        self._number(
            form,
            "retention",
            self.tr("Cover kept until spring"),
            (0.05, 1.0, 2, 0.05, ""),
            self.tr("Share of the summer's cover that dry plants and litter keep until the dust season"),
        )
        self._choice(
            form,
            "season",
            self.tr("Season of travel"),
            season_names(self),
            self.tr("How fast vehicles get along off the road"),
        )
        self._choice(
            form,
            "origins",
            self.tr("Trips start at"),
            (("soum_centers", self.tr("soum centres")), ("settlements", self.tr("settlements"))),
            self.tr("From where the travel time counts; the other layer is taken where this one is missing"),
        )
        self._choice(
            form,
            "legend",
            self.tr("Land cover legend"),
            (("", self.tr("as recognised")), *((found.id, found.name) for found in legends())),
            self.tr("What the codes of the land cover layer mean, where the recognition is wrong or unsure"),
        )
        self.setCollapsed(True)

    def show_settings(self, settings: StudySettings) -> None:
        """Show the numbers of ``settings``."""
        self._filling = True
        self.weibull.set_value(settings.weibull_k)
        for name, field in self._numbers.items():
            field.setValue(getattr(settings, name))
        for name, box in self._choices.items():
            value = getattr(settings, name)
            if box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(box.findData(value))
        self._filling = False

    def _number(
        self, form: QFormLayout, name: str, label: str, shape: tuple[float, float, int, float, str], tip: str
    ) -> None:
        field = number_field(*shape, self)
        field.setObjectName(name)
        field.setToolTip(tip)
        field.setAccessibleName(label)
        field.valueChanged.connect(lambda value: self._change(**{name: value}))
        self._numbers[name] = field
        form.addRow(label, field)

    def _choice(self, form: QFormLayout, name: str, label: str, choices: Sequence[tuple[str, str]], tip: str) -> None:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setToolTip(tip)
        box.setAccessibleName(label)
        for value, words in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda index: self._change(**{name: box.itemData(index)}))
        self._choices[name] = box
        form.addRow(label, box)

    def _change(self, **values: object) -> None:
        if not self._filling:
            self.changed.emit(values)


def season_names(parent: QWidget) -> tuple[tuple[str, str], ...]:
    """Return key and name of the seasons that travel speeds are given for."""
    return (
        ("dry", parent.tr("dry ground")),
        ("wet", parent.tr("wet ground, after rain or thaw")),
        ("winter", parent.tr("winter, frozen ground")),
    )
