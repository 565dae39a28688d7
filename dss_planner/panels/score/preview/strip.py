"""The switches of the preview, in one line: on, how opaque, what is shown, what it is swiped against, the legend."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QHideEvent, QIcon, QKeyEvent, QShowEvent
from qgis.PyQt.QtWidgets import QActionGroup, QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from dss_planner.panels.score.preview.legend_bar import LegendBar
from dss_planner.panels.score.preview.legends import legend_of
from dss_planner.panels.score.preview.pictures import DISAGREEMENT, NEAR_MISSES, SCORE, VALUE, Display
from dss_planner.panels.score.preview.shortcuts import BEFORE_KEYS, ON_KEYS, SWIPE_KEYS, shown_keys
from dss_planner.panels.score.preview.swipe_handle import STEP
from dss_planner.panels.score.preview.words import display_name
from dss_planner.paths import resource

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession

_SLIDER_WIDTH = 54


class PreviewStrip(QWidget):
    """One row that fits 370 pixels. Several may exist: all show the same preview, and one in sight keeps it shown.

    run: whether it has the button for the run at full resolution.
    """

    def __init__(self, session: StudySession, parent: QWidget, run: bool = True) -> None:
        super().__init__(parent)
        self._session = session
        self._preview = session.preview
        self.setObjectName("preview_strip")
        self.on = self._button("preview_on", "preview", self.tr("Preview"))
        self.on.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.on.setCheckable(True)
        self.on.setToolTip(
            self.tr(
                "Show the score over the map while it changes, coarse and at once; nothing is written. {keys}"
            ).format(keys=shown_keys(ON_KEYS))
        )
        self.on.clicked.connect(self._preview.set_on)
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity.setObjectName("preview_opacity")
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(20)
        self.opacity.setFixedWidth(_SLIDER_WIDTH)
        self.opacity.setToolTip(self.tr("How much the preview hides of the map below"))
        self.opacity.setAccessibleName(self.tr("Opacity of the preview, in percent"))
        self.opacity.valueChanged.connect(self._preview.set_opacity)
        self.shown = self._button("preview_shown", "preview_shown", self.tr("What the preview shows"))
        self._give_menu(self.shown, self._fill_shown, QToolButton.ToolButtonPopupMode.InstantPopup)
        self.swipe = self._button("preview_swipe", "preview_swipe", self.tr("Swipe against what was before"))
        self.swipe.setCheckable(True)
        self.swipe.clicked.connect(self._preview.set_swiping)
        self.swipe.installEventFilter(self)
        self._give_menu(self.swipe, self._fill_swipe, QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.before = self._button("preview_before", "preview_before", self.tr("Show what was before"))
        self.before.setToolTip(
            self.tr("Hold to see what was before, with the mouse or the space bar. {keys} keeps it").format(
                keys=shown_keys(BEFORE_KEYS)
            )
        )
        self.before.pressed.connect(partial(self._preview.hold, True))
        self.before.released.connect(partial(self._preview.hold, False))
        self.legend = LegendBar(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.on, self.opacity, self.shown, self.swipe, self.before):
            layout.addWidget(widget)
        layout.addWidget(self.legend, 1)
        self.run = self._button("preview_run", "", self.tr("Run at full resolution"))
        self.run.setIcon(QgsApplication.getThemeIcon("/mActionStart.svg"))
        self.run.setToolTip(self.tr("Work out the score at full resolution, in the background"))
        self.run.clicked.connect(self._preview.run_full)
        self.run.setVisible(run)
        layout.addWidget(self.run)
        for signal, slot in self._links():
            signal.connect(slot)
        self.destroyed.connect(partial(self._preview.in_sight, self, None))
        self._renew()

    def leave(self) -> None:
        """Let go of the preview, which outlives the strip."""
        for signal, slot in self._links():
            signal.disconnect(slot)
        self._preview.in_sight(self, None)

    def showEvent(self, event: QShowEvent) -> None:
        """In sight: the preview may be on the map."""
        super().showEvent(event)
        self._preview.in_sight(self, True)
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: without its switches nothing stays on the map."""
        super().hideEvent(event)
        self._preview.in_sight(self, False)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        """Arrows on the swipe button move the line."""
        if watched is self.swipe and event.type() == QEvent.Type.KeyPress:
            turn = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(QKeyEvent.key(event))
            if turn is not None and self._preview.swiping:
                self._preview.move_swipe(self._preview.swipe_place + turn)
                return True
        return super().eventFilter(watched, event)

    def _links(self) -> tuple:
        session, preview = self._session, self._preview
        return (
            (preview.state_changed, self._renew),
            (preview.scored, self._renew_legend),
            (session.score_desk.changed, self._renew_buttons),
            (session.busy_changed, self._renew_buttons),
            (session.opened, self._renew),
        )

    def _button(self, name: str, icon: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon:
            button.setIcon(QIcon(str(resource("icons", f"{icon}.svg"))))
        button.setText(words)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _give_menu(self, button: QToolButton, fill: object, mode: QToolButton.ToolButtonPopupMode) -> None:
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(fill, menu))
        button.setMenu(menu)
        button.setPopupMode(mode)

    def _fill_shown(self, menu: QMenu) -> None:
        menu.clear()
        model = self._session.score_desk.draft
        kinds = [Display(kind) for kind in (SCORE, NEAR_MISSES, DISAGREEMENT)]
        group = QActionGroup(menu)
        for display in (*kinds, *(Display(VALUE, criterion.id) for criterion in model.used)):
            if display.kind == VALUE and display.criterion == model.used[0].id:
                menu.addSeparator()
            words = display_name(display, model)
            action = menu.addAction(words[:1].upper() + words[1:])
            action.setCheckable(True)
            action.setChecked(display == self._preview.display)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._show_display, display))
            if display.kind == DISAGREEMENT and not model.profiles:
                action.setEnabled(False)
                action.setToolTip(self.tr("The model has no weight profiles of countries, groups or people yet"))

    def _fill_swipe(self, menu: QMenu) -> None:
        menu.clear()
        menu.addSection(self.tr("Swipe against"))
        group = QActionGroup(menu)
        for key, words in self._preview.comparison.choices():
            action = menu.addAction(words[:1].upper() + words[1:])
            action.setCheckable(True)
            action.setChecked(key == self._preview.comparison.choice)
            action.setActionGroup(group)
            action.triggered.connect(partial(self._swipe_against, key))

    def _show_display(self, display: Display, *_: object) -> None:
        self._preview.set_display(display)

    def _swipe_against(self, key: str, *_: object) -> None:
        self._preview.set_against(key)
        self._preview.set_swiping(True)

    def _renew(self) -> None:
        preview = self._preview
        self.on.setChecked(preview.on)
        self.swipe.setChecked(preview.swiping)
        self.swipe.setToolTip(
            self.tr(
                "Drag the line on the map: to its left {what}, to its right now. {keys}; Alt and arrows move the line"
            ).format(what=preview.comparison.name, keys=shown_keys(SWIPE_KEYS))
        )
        self.opacity.blockSignals(True)
        self.opacity.setValue(preview.opacity)
        self.opacity.blockSignals(False)
        for widget in (self.opacity, self.before, self.legend):
            widget.setEnabled(preview.on)
        self._renew_buttons()
        self._renew_legend()

    def _renew_buttons(self, *_: object) -> None:
        ready = self._session.score_desk.model is not None
        self.on.setEnabled(ready or self._preview.on)
        for widget in (self.shown, self.swipe):
            widget.setEnabled(ready)
        self.run.setEnabled(bool(self._session.folder) and not self._session.busy)

    def _renew_legend(self, *_: object) -> None:
        preview = self._preview
        self.legend.show_legend(legend_of(preview.display, self._session.score_desk.model, preview.latest))
