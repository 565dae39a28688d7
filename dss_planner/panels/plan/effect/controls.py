"""With what the effect is worked out, and whether it is up to date; and which year and map are looked at."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.fields import number_field
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.effect.maps import AVOIDED, DUST, LOSS, OFF
from dss_planner.panels.plan.effect.stored import EffectChoices
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.status_dot import DONE, EMPTY, RUNNING, STALE, status_pixmap
from dss_planner.plan.scenario.request import LEAKAGE, LEAKAGE_WIDTH

_LONGEST = 100
_SETTLE_MS = 350


class RunLine(QWidget):
    """How far the numbers can be trusted to be of the plan as it is, and the button that works them out."""

    wanted = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = EMPTY
        self._dot = QLabel(self)
        self.words = quiet_label("", self)
        self.words.setObjectName("effect_status")
        self.button = QPushButton(self.tr("&Work out the effect"), self)
        self.button.setObjectName("effect_run")
        self.button.setToolTip(
            self.tr("Works out soil loss and dust with the works of the plan as they lie now, year by year")
        )
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._dot)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def show_state(self, state: str, words: str, can: bool) -> None:
        """Show a state of `status_dot` in words; can: whether it can be run now."""
        self.state = state
        self._dot.setPixmap(status_pixmap(state))
        self.words.setText(words)
        self.words.setAccessibleName(words)
        names = {DONE: self.tr("&Work out again"), STALE: self.tr("Upda&te")}
        self.button.setText(names.get(state, self.tr("&Work out the effect")))
        self.button.setEnabled(can and state != RUNNING)


class ChoiceRow(FlowRow):
    """The fields; each change is told at once. The share that leaks carries its evidence: an assumption."""

    #: The choices, as they are now.
    changed = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices = EffectChoices()
        self._filling = False
        self.years = QSpinBox(self)
        self.years.setObjectName("effect_years")
        self.years.setRange(1, _LONGEST)
        self.years.setKeyboardTracking(False)
        self.years.setAccessibleName(self.tr("Years of the plan that are worked out"))
        self.years.setSuffix(self.tr(" years"))
        self.years.setToolTip(self.tr("Years of the plan that are worked out; trees act only after five to ten"))
        self.kept_up = QCheckBox(self.tr("barriers kept up"), self)
        self.kept_up.setObjectName("effect_kept_up")
        self.kept_up.setToolTip(
            self.tr("Off: their efficiency falls to nothing by the end of their life, as nobody repairs them")
        )
        self.leakage = number_field(0.0, 100.0, 0, 5.0, " %", self)
        self.leakage.setObjectName("effect_leakage")
        self.width = number_field(0.0, 100_000.0, 0, 500.0, " m", self)
        self.width.setObjectName("effect_leakage_width")
        self.width.setAccessibleName(self.tr("Width of the land around a fence where grazing goes on"))
        self.width.setToolTip(self.tr("Width of the land around a fence where that grazing goes on; an assumption [A]"))
        self.source = QLineEdit(self)
        self.source.setObjectName("effect_leakage_source")
        self.source.setFixedWidth(150)
        self.source.setPlaceholderText(self.tr("source of this share?"))
        self.source.setAccessibleName(self.tr("Where the share of grazing that goes on around fences is from"))
        self.tag = QLabel(self)
        self.tag.setObjectName("effect_leakage_tag")
        self.tag.setTextFormat(Qt.TextFormat.RichText)
        label = QLabel(self.tr("Gra&zing around fences"), self)
        label.setBuddy(self.leakage)
        within = QLabel(self.tr("within"), self)
        self.add(self.years)
        self.add(self.kept_up)
        self.add(label, self.leakage, within, self.width, self.tag)
        self.add(self.source)
        # slots that end with the row: a lambda would still be called while it is torn down
        self.years.valueChanged.connect(self._changed)
        self.kept_up.toggled.connect(self._changed)
        self.leakage.valueChanged.connect(self._changed)
        self.width.valueChanged.connect(self._changed)
        self.source.editingFinished.connect(self._changed)

    def show_choices(self, choices: EffectChoices, can: bool) -> None:
        """Show the choices of the plan."""
        self._filling = True
        self.choices = choices
        self.years.setValue(choices.years)
        self.kept_up.setChecked(choices.kept_up)
        self.leakage.setValue(100.0 * choices.leakage)
        self.width.setValue(choices.leakage_width)
        if not self.source.hasFocus():
            self.source.setText(choices.leakage_source)
        own = (choices.leakage, choices.leakage_width) != (LEAKAGE, LEAKAGE_WIDTH)
        self.source.setVisible(own or bool(choices.leakage_source))
        if choices.leakage_source:
            self.tag.setText(self.tr("[entered]"))
            self.tag.setToolTip(choices.leakage_source)
        else:
            self.tag.setText(self.tr("<i>⚠ assumed&nbsp;[A]</i>"))
            self.tag.setToolTip(
                self.tr(
                    "No figure was found for the share of fenced-out grazing that goes on around the fence. {share} % "
                    "is an assumption; 0 says that livestock is reduced accordingly."
                ).format(share=f"{100.0 * LEAKAGE:g}")
            )
        self.leakage.setToolTip(self.tag.toolTip())
        self.leakage.setAccessibleDescription(self.tag.text())
        self.setEnabled(can)
        self._filling = False

    def _changed(self, *_: object) -> None:
        if self._filling:
            return
        changed = EffectChoices(
            years=self.years.value(),
            kept_up=self.kept_up.isChecked(),
            leakage=self.leakage.value() / 100.0,
            leakage_width=self.width.value(),
            leakage_source=self.source.text().strip(),
        )
        if changed != self.choices:
            self.choices = changed
            self.changed.emit(changed)


class YearRow(FlowRow):
    """Slider of the years, and what the map shows of the year."""

    #: The year of the plan, from 1, at once while it is dragged.
    year_changed = pyqtSignal(int)
    #: The year once the slider rests: maps take longer than numbers.
    settled = pyqtSignal(int)
    map_changed = pyqtSignal(str)
    swipe_toggled = pyqtSignal(bool)
    before_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first_year = 0
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("effect_year")
        self.slider.setRange(1, 1)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(1)
        self.slider.setFixedWidth(200)
        self.slider.setAccessibleName(self.tr("Year of the plan that is shown"))
        self.label = QLabel(self)
        self.label.setObjectName("effect_year_label")
        self.map = QComboBox(self)
        self.map.setObjectName("effect_map")
        self.map.setAccessibleName(self.tr("What the map shows of the year"))
        self.map.setToolTip(self.tr("Puts the map of the year into the project; all years have one scale"))
        for key, words in (
            (OFF, self.tr("no map")),
            (LOSS, self.tr("soil loss")),
            (AVOIDED, self.tr("soil loss avoided")),
            (DUST, self.tr("dust source potential")),
        ):
            self.map.addItem(words, key)
        self.swipe = self._button("effect_swipe", self.tr("S&wipe"))
        self.swipe.setToolTip(
            self.tr(
                "Drag the line on the map: left of it without the plan, right of it with it; Alt and arrows move it. "
                "Changes within one class of soil loss are seen with the map of what is avoided."
            )
        )
        self.before = self._button("effect_before", self.tr("With&out the plan"))
        self.before.setToolTip(self.tr("Show the land as it is without the plan"))
        map_label = QLabel(self.tr("&Map"), self)
        map_label.setBuddy(self.map)
        self.add(self.label, self.slider)
        self.add(map_label, self.map)
        self.add(self.swipe, self.before)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._rest)
        self.slider.valueChanged.connect(self._moved)
        self.map.currentIndexChanged.connect(self._map_chosen)
        self.swipe.toggled.connect(self.swipe_toggled)
        self.before.toggled.connect(self.before_toggled)

    @property
    def year(self) -> int:
        """The year of the plan shown, from 1."""
        return self.slider.value()

    @property
    def kind(self) -> str:
        """What the map is to show."""
        return str(self.map.currentData() or OFF)

    def show_years(self, count: int, first_year: int) -> None:
        """Offer ``count`` years; the last one is shown first, and the year at hand stays where it is offered."""
        at_end = self.slider.value() == self.slider.maximum()
        self._first_year = first_year
        self.slider.blockSignals(True)
        self.slider.setRange(1, max(count, 1))
        if at_end:
            self.slider.setValue(max(count, 1))
        self.slider.blockSignals(False)
        self._name()

    def show_map(self, kind: str, swiping: bool, before: bool) -> None:
        """Follow what the map shows."""
        for widget in (self.map, self.swipe, self.before):
            widget.blockSignals(True)
        self.map.setCurrentIndex(max(self.map.findData(kind), 0))
        self.swipe.setChecked(swiping)
        self.before.setChecked(before)
        for widget in (self.map, self.swipe, self.before):
            widget.blockSignals(False)
        pair = kind != OFF
        self.swipe.setEnabled(pair)
        self.before.setEnabled(pair and not swiping)

    def _moved(self, year: int) -> None:
        self._name()
        self.year_changed.emit(year)
        self._settle.start()

    def _rest(self) -> None:
        self.settled.emit(self.year)

    def _map_chosen(self, _: int) -> None:
        self.map_changed.emit(self.kind)

    def _name(self) -> None:
        words = self.tr("Year {year}: {date}").format(year=self.year, date=self._first_year + self.year - 1)
        self.label.setText(words)
        self.slider.setToolTip(words)

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


class SentenceBox(QWidget):
    """A sentence on the site chosen, to copy; and what does nothing there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = quiet_label("", self)
        self.sentence.setObjectName("effect_sentence")
        self.idle = quiet_label("", self)
        self.idle.setObjectName("effect_idle")
        self.copy_button = QPushButton(self.tr("Cop&y"), self)
        self.copy_button.setObjectName("effect_copy")
        self.copy_button.setToolTip(self.tr("Copy the sentence, with what it does not hold, for a letter or a report"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.idle)

    def show_words(self, sentence: str, idle: str) -> None:
        """Show both; nothing where there is nothing to say."""
        self.sentence.setText(sentence)
        self.copy_button.setVisible(bool(sentence))
        self.idle.setText(idle)
        self.idle.setVisible(bool(idle))
        self.setVisible(bool(sentence or idle))
