"""The land that is left out, said as sentences that can be changed, and what each of them removed."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dss_planner.landcover.classes import planner_classes
from dss_planner.panels.fields import number_field
from dss_planner.panels.page import quiet_label
from dss_planner.panels.results import ExclusionEffect
from dss_planner.panels.role_names import role_name
from dss_planner.panels.tables import number
from dss_planner.study.settings import StudySettings

#: Vector roles whose land can be left out.
ROLES = ("protected_areas", "mining_licences", "lakes")
#: Checkboxes side by side.
COLUMNS = 2


def class_name(key: str) -> str:
    """Return the name of a planner class in the user's language."""
    names = {
        "forest": QCoreApplication.translate("Exclusions", "Forest"),
        "shrubland": QCoreApplication.translate("Exclusions", "Shrubland"),
        "grassland": QCoreApplication.translate("Exclusions", "Grassland"),
        "cropland": QCoreApplication.translate("Exclusions", "Cropland"),
        "sparse_vegetation": QCoreApplication.translate("Exclusions", "Sparse vegetation"),
        "bare_ground": QCoreApplication.translate("Exclusions", "Bare ground"),
        "sand": QCoreApplication.translate("Exclusions", "Sand"),
        "wetland": QCoreApplication.translate("Exclusions", "Wetland"),
        "water": QCoreApplication.translate("Exclusions", "Water"),
        "built_up": QCoreApplication.translate("Exclusions", "Built-up land"),
        "snow_and_ice": QCoreApplication.translate("Exclusions", "Snow and ice"),
    }
    return names.get(key, key.replace("_", " "))


class Exclusions(QGroupBox):
    """Slope, travel time, vector areas and land cover classes."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Land that is left out"))
        self._filling = False
        layout = QVBoxLayout(self)
        layout.setSpacing(4)
        self.slope = number_field(0.0, 90.0, 0, 1.0, self.tr("°"), self)
        self.slope.setObjectName("max_slope")
        self.slope.setToolTip(self.tr("Used where the elevation is fine enough to give a slope"))
        self.minutes = number_field(0.0, 10000.0, 0, 30.0, self.tr(" min"), self)
        self.minutes.setObjectName("max_minutes")
        self._sentence(layout, self.tr("Slopes steeper than"), self.slope)
        self._sentence(layout, self.tr("Land farther from a soum centre than"), self.minutes)
        self.roles = {role: QCheckBox(role_name(role), self) for role in ROLES}
        self.classes = {c.code: QCheckBox(class_name(c.key), self) for c in planner_classes()}
        self._grid(layout, self.tr("Land inside"), list(self.roles.values()))
        self._grid(layout, self.tr("Land covered by"), list(self.classes.values()))
        self.removed = quiet_label("", self)
        self.removed.setObjectName("removed_land")
        layout.addWidget(self.removed)
        self.removed.hide()
        self.slope.valueChanged.connect(lambda value: self._change(max_slope=value))
        self.minutes.valueChanged.connect(lambda value: self._change(max_minutes=value))
        for box in (*self.roles.values(), *self.classes.values()):
            box.toggled.connect(self._change_boxes)

    def show_settings(self, settings: StudySettings) -> None:
        """Show the rules of ``settings``."""
        self._filling = True
        self.slope.setValue(settings.max_slope)
        self.minutes.setValue(settings.max_minutes)
        for role, box in self.roles.items():
            box.setChecked(role in settings.exclude_roles)
        for code, box in self.classes.items():
            box.setChecked(code in settings.exclude_classes)
        self._filling = False

    def show_removed(self, effects: Sequence[ExclusionEffect]) -> None:
        """Say how much land each rule removed when the score was worked out last."""
        lines = [
            self.tr("{rule}: removes {area} ha ({share} %)").format(
                rule=effect.sentence, area=number(effect.hectares), share=number(100.0 * effect.share, 1)
            )
            for effect in effects
        ]
        self.removed.setText("\n".join("• " + line for line in lines))
        self.removed.setVisible(bool(lines))

    def _sentence(self, layout: QVBoxLayout, words: str, field: QWidget) -> None:
        row = QHBoxLayout()
        label = QLabel(words, self)
        label.setWordWrap(True)
        label.setBuddy(field)
        field.setAccessibleName(words)
        row.addWidget(label, 1)
        row.addWidget(field)
        layout.addLayout(row)

    def _grid(self, layout: QVBoxLayout, words: str, boxes: Sequence[QCheckBox]) -> None:
        layout.addWidget(QLabel(words, self))
        grid = QGridLayout()
        grid.setContentsMargins(14, 0, 0, 0)
        grid.setVerticalSpacing(1)
        for place, box in enumerate(boxes):
            box.setAccessibleDescription(words)
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        layout.addLayout(grid)

    def _change(self, **values: object) -> None:
        if not self._filling:
            self.changed.emit(values)

    def _change_boxes(self) -> None:
        self._change(
            exclude_roles=tuple(role for role, box in self.roles.items() if box.isChecked()),
            exclude_classes=tuple(code for code, box in self.classes.items() if box.isChecked()),
        )
