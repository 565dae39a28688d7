"""One drawing option: its field, what the rules make of it and what that rests on, and the way back to it."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.tables import rounded
from dss_planner.panels.wind_dial import WindDial
from dss_planner.plan.drafting.choices import COUNT, DIRECTION, FLAG, HECTARES, METRES, PATTERN, OptionField

#: Largest numbers that a field takes.
_MOST = {METRES: 100_000.0, HECTARES: 100_000.0, COUNT: 1000}
#: What fields show that the rules decide, where no number stands for it.
_OPEN = -1.0


def tag_words(tag: str) -> str:
    """Return what an evidence tag means."""
    names = {
        "V": QCoreApplication.translate("OptionRow", "read in a source"),
        "V2": QCoreApplication.translate("OptionRow", "read in a secondary source"),
        "D": QCoreApplication.translate("OptionRow", "derived from a source"),
        "M": QCoreApplication.translate("OptionRow", "unverified: no source read"),
        "A": QCoreApplication.translate("OptionRow", "a planning assumption"),
    }
    return names.get(tag, tag)


class OptionRow(QObject):
    """title, editor, rule and back are the widgets, for a form. None as its value leaves the option to the rules."""

    #: The value differs.
    changed = pyqtSignal()

    def __init__(self, field: OptionField, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._own = False
        self._dial: WindDial | None = None
        self.title = QLabel(show(field.title), parent)
        self.title.setToolTip(show(field.about))
        self.editor, self._input = self._make(parent)
        self._input.setObjectName(f"plan_option_{field.name}")
        self._input.setAccessibleName(show(field.title))
        self._input.setAccessibleDescription(show(field.about))
        self._input.setToolTip(show(field.about))
        self.title.setBuddy(self._input)
        self.rule = QLabel(self._rule_words(), parent)
        self.rule.setObjectName(f"plan_option_{field.name}_rule")
        tag = tag_words(field.tag) if field.tag else ""
        self.rule.setToolTip("\n".join(part for part in (tag, field.source) if part))
        self.back = QToolButton(parent)
        self.back.setIcon(QgsApplication.getThemeIcon("/mActionUndo.svg"))
        self.back.setAutoRaise(True)
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self.tr("Back to the rules: {field}").format(field=show(field.title))
        self.back.setToolTip(words)
        self.back.setAccessibleName(words)
        self.back.clicked.connect(self.reset)
        self.show_value(None)

    def value(self) -> object:
        """Return what is asked for; None leaves it to the rules."""
        if not self._own:
            return None
        found = self._input
        if isinstance(found, (QDoubleSpinBox, QSpinBox)):
            return None if found.value() == found.minimum() and found.specialValueText() else found.value()
        if isinstance(found, QComboBox):
            return found.currentData()
        if isinstance(found, QCheckBox):
            return found.isChecked()
        return mix_of(found.text()) if isinstance(found, QLineEdit) else None

    def show_value(self, value: object) -> None:
        """Show a value, or what the rules make of it."""
        self._own = value not in (None, ())
        shown = value if self._own else self.field.default
        with QSignalBlocker(self._input):
            self._put(shown)
        self._mark()

    def reset(self) -> None:
        """Leave it to the rules."""
        self.show_value(None)
        self.changed.emit()

    def _make(self, parent: QWidget) -> tuple[QWidget, QWidget]:
        kind = self.field.kind
        if kind == DIRECTION:
            return self._direction(parent)
        if kind in (METRES, HECTARES):
            spin = QDoubleSpinBox(parent)
            spin.setDecimals(1)
            spin.setRange(0.0 if self.field.default is not None else _OPEN, _MOST[kind])
            spin.setSuffix(" m" if kind == METRES else " ha")
            self._open(spin)
            spin.valueChanged.connect(self._edited)
            return spin, spin
        if kind == COUNT:
            count = QSpinBox(parent)
            count.setRange(1 if self.field.default is not None else int(_OPEN), int(_MOST[COUNT]))
            self._open(count)
            count.valueChanged.connect(self._edited)
            return count, count
        if kind == PATTERN:
            box = QComboBox(parent)
            box.addItem(self.tr("across the wind"), "across")
            box.addItem(self.tr("along contours"), "contour")
            box.currentIndexChanged.connect(self._edited)
            return box, box
        if kind == FLAG:
            check = QCheckBox(parent)
            check.toggled.connect(self._edited)
            return check, check
        line = QLineEdit(parent)
        line.setPlaceholderText(self.tr("as the rules say"))
        line.editingFinished.connect(self._edited_mix)
        return line, line

    def _open(self, spin: QDoubleSpinBox | QSpinBox) -> None:
        if self.field.default is None:
            spin.setSpecialValueText(self.tr("as the rules lay it"))

    def _direction(self, parent: QWidget) -> tuple[QWidget, QWidget]:
        both = QWidget(parent)
        spin = QDoubleSpinBox(both)
        spin.setDecimals(0)
        spin.setRange(0.0, 360.0)
        spin.setWrapping(True)
        spin.setSuffix("°")
        self._dial = dial = WindDial(both)
        dial.setObjectName("plan_option_dial")
        dial.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        spin.valueChanged.connect(self._edited)
        dial.valueChanged.connect(lambda degrees: spin.setValue(float(degrees % 360)))
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(spin, 1)
        row.addWidget(dial)
        return both, spin

    def _put(self, value: object) -> None:
        found = self._input
        if isinstance(found, QDoubleSpinBox):
            found.setValue(float(value) if isinstance(value, (int, float)) else found.minimum())
            self._turn()
        elif isinstance(found, QSpinBox):
            found.setValue(int(value) if isinstance(value, (int, float)) else found.minimum())
        elif isinstance(found, QComboBox):
            found.setCurrentIndex(max(found.findData(value), 0))
        elif isinstance(found, QCheckBox):
            found.setChecked(bool(value))
        elif isinstance(found, QLineEdit):
            found.setText(mix_words(value))

    def _turn(self) -> None:
        if self._dial is not None and isinstance(self._input, QDoubleSpinBox):
            with QSignalBlocker(self._dial):
                self._dial.setValue(round(self._input.value()) % 360)

    def _edited(self, *_: object) -> None:
        self._own = True
        self._turn()
        self._mark()
        self.changed.emit()

    def _edited_mix(self) -> None:
        if isinstance(self._input, QLineEdit) and self._input.isModified():
            self._input.setModified(False)
            self._own = bool(self._input.text().strip())
            self._mark()
            self.changed.emit()

    def _mark(self) -> None:
        """Say whether the rules decide: what is asked for stands in bold."""
        font = self.title.font()
        font.setBold(self._own)
        self.title.setFont(font)
        self.back.setEnabled(self._own)

    def _rule_words(self) -> str:
        field = self.field
        if field.kind == PATTERN:
            return self.tr("rules: across the wind")
        if field.default is None or isinstance(field.default, (str, bool)):
            return self.tr("rules decide")
        unit = {DIRECTION: "°", METRES: " m", HECTARES: " ha", COUNT: ""}.get(field.kind, "")
        words = self.tr("rules: {value}{unit}").format(value=rounded(float(field.default)), unit=unit)
        return f"{words} [{field.tag}]" if field.tag else words


def mix_of(words: str) -> tuple[tuple[str, float], ...]:
    """Return species with their shares (adding up to 1) from “name 70, other name 30”; none where no share is told."""
    found: list[tuple[str, float]] = []
    for part in words.split(","):
        name, _, share = part.strip().rstrip("%").strip().rpartition(" ")
        try:
            number = float(share)
        except ValueError:
            name, number = part.strip(), 0.0
        if name.strip():
            found.append((name.strip(), max(number, 0.0)))
    total = sum(share for _, share in found)
    if total <= 0.0:
        return tuple((name, 1.0 / len(found)) for name, _ in found)
    return tuple((name, share / total) for name, share in found if share > 0.0)


def mix_words(mix: object) -> str:
    """Return species with their shares as people write them."""
    if not isinstance(mix, tuple):
        return ""
    return ", ".join(f"{species} {100.0 * share:.3g}" for species, share in mix)
