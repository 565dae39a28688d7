"""The parts of one criterion in the table: slider, number, lock, and whether it counts."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QSlider, QToolButton, QWidget

from dss_planner.scoring.model import Criterion

#: Steps of the slider per percent.
FINE = 10
#: A dock leaves a slider some 55 pixels, of which the handle of a theme takes up to half.
_SLIM = """
QSlider { border: 1px solid transparent; border-radius: 3px; }
QSlider:focus { border-color: palette(highlight); }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: palette(mid); }
QSlider::sub-page:horizontal { border-radius: 2px; background: palette(highlight); }
QSlider::sub-page:horizontal:disabled { background: palette(mid); }
QSlider::handle:horizontal {
    width: 8px; margin: -7px 0; border-radius: 3px; background: palette(button); border: 1px solid palette(text);
}
QSlider::handle:horizontal:disabled { border-color: palette(mid); }
"""


class CriterionCells(QObject):
    """Widgets of one row; the table places them. Nothing is changed here: signals say what the user wants."""

    #: Percent, and whether the slider is held.
    weighed = pyqtSignal(float)
    #: The slider was let go.
    released = pyqtSignal()
    locked = pyqtSignal(bool)
    used = pyqtSignal(bool)
    #: Anything of the row was touched.
    touched = pyqtSignal()

    def __init__(self, key: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.name = key, name
        self._filling = False
        weight = self.tr("Weight of {criterion}, percent").format(criterion=name)
        self.slider = QSlider(Qt.Orientation.Horizontal, parent)
        self.slider.setObjectName(f"slider_{key}")
        self.slider.setRange(0, 100 * FINE)
        self.slider.setSingleStep(FINE)
        self.slider.setPageStep(5 * FINE)
        self.slider.setAccessibleName(weight)
        self.slider.setMinimumWidth(40)
        self.slider.setStyleSheet(_SLIM)
        self.percent = QDoubleSpinBox(parent)
        self.percent.setObjectName(f"weight_{key}")
        self.percent.setRange(0.0, 100.0)
        self.percent.setDecimals(1)
        self.percent.setKeyboardTracking(False)
        self.percent.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setAccessibleName(weight)
        self.lock = QToolButton(parent)
        self.lock.setObjectName(f"lock_{key}")
        self.lock.setCheckable(True)
        self.lock.setAutoRaise(True)
        self.lock.setIconSize(QSize(14, 14))
        self.lock.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lock.setAccessibleName(self.tr("Lock the weight of {criterion}").format(criterion=name))
        self.lock.setToolTip(self.tr("A locked weight stays when others are moved"))
        self.check = QCheckBox(parent)
        self.check.setObjectName(f"used_{key}")
        self.check.setAccessibleName(self.tr("Use {criterion} in the score").format(criterion=name))
        self.box = QWidget(parent)
        around = QHBoxLayout(self.box)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.check, 0, Qt.AlignmentFlag.AlignCenter)
        self.box.setFocusProxy(self.check)
        for widget in (self.slider, self.percent, self.lock, self.check):
            widget.installEventFilter(self)
        for widget in (self.slider, self.percent):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.valueChanged.connect(lambda value: self._weigh(value / FINE))
        self.slider.sliderReleased.connect(self.released)
        self.percent.valueChanged.connect(self._weigh)
        self.lock.toggled.connect(self._lock)
        self.check.toggled.connect(self._use)

    def show_criterion(self, criterion: Criterion, percent: float, lockable: bool) -> None:
        """Show a criterion with its share of the score; a slider that is held stays under the hand."""
        self._filling = True
        share = percent if criterion.used else 0.0
        if not self.slider.isSliderDown():
            self.slider.setValue(round(share * FINE))
        self.percent.setSpecialValueText("" if criterion.used else "–")
        self.percent.setValue(share)
        self.lock.setChecked(criterion.locked)
        self.lock.setIcon(QgsApplication.getThemeIcon("/locked.svg" if criterion.locked else "/unlocked.svg"))
        self.check.setChecked(criterion.used)
        self.check.setEnabled(True)
        self.check.setToolTip(self.tr("Whether it counts"))
        for widget in (self.slider, self.percent):
            widget.setEnabled(criterion.used and not criterion.locked)
        self.lock.setEnabled(criterion.used and lockable)
        self._filling = False

    def show_absent(self, reason: str, possible: bool) -> None:
        """Show a criterion that is not in the model; possible: a tick brings it there."""
        self._filling = True
        self.slider.setValue(0)
        self.percent.setSpecialValueText("–")
        self.percent.setValue(0.0)
        self.check.setChecked(False)
        self.lock.setIcon(QgsApplication.getThemeIcon("/unlocked.svg"))
        for widget in (self.slider, self.percent, self.lock):
            widget.setEnabled(False)
        self.check.setEnabled(possible)
        self.check.setToolTip(reason)
        self._filling = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel moves a weight only where the keyboard is; touching a part chooses its row."""
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn):
            self.touched.emit()
        return False

    def _weigh(self, percent: float) -> None:
        if not self._filling:
            self.weighed.emit(percent)

    def _lock(self, locked: bool) -> None:
        if not self._filling:
            self.locked.emit(locked)

    def _use(self, used: bool) -> None:
        if not self._filling:
            self.used.emit(used)
