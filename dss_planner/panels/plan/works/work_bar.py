"""What people do with the work that is chosen: draw it again, lock it, note something on it, take it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from dss_planner.plan.drafting.handling import lock_work, note_on
from dss_planner.plan.drafting.shaperows import DRAWN_TABLES
from dss_planner.plan.store.document import PlanDocument, Row

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk


class WorkBar(QWidget):
    """Buttons for the work that `PlanDesk.work` names; `actions` are the same for a menu."""

    #: Keys of works or sites to be drawn again, and what the step is called.
    again = pyqtSignal(tuple, str)
    #: Keys of works to be taken out, and what the step is called.
    out = pyqtSignal(tuple, str)
    #: The options of the work are asked for.
    options_asked = pyqtSignal()

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._busy = False
        self.again_action = self._action("plan_again", "/mActionRefresh.svg", self.tr("Draw again"), self._again_work)
        self.options_action = self._action(
            "plan_options_action", "/mActionOptions.svg", self.tr("Options…"), self.options_asked.emit
        )
        self.zoom_action = self._action("plan_zoom", "/mActionZoomToSelected.svg", self.tr("Zoom to it"), self.zoom)
        self.lock_action = self._action("plan_lock", "/locked.svg", self.tr("Lock"), self.toggle_lock)
        self.note_action = self._action("plan_note", "/mActionTextAnnotation.svg", self.tr("Note…"), self.note)
        self.remove_action = self._action("plan_remove", "/mActionDeleteSelected.svg", self.tr("Remove"), self.remove)
        self.remove_action.setShortcut(Qt.Key.Key_Delete)
        self.remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.again_button = self._button(self.again_action, True)
        self.again_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self)
        self.again_site_action = menu.addAction(self.tr("All works of this &site"), self._again_site)
        self.again_plan_action = menu.addAction(self.tr("All works of the &plan"), self._again_plan)
        self.again_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.again_button)
        self.options_button = self._button(self.options_action, True)
        self._worded = 0
        row.addWidget(self.options_button)
        row.addStretch(1)
        for action in (self.zoom_action, self.lock_action, self.note_action, self.remove_action):
            row.addWidget(self._button(action, False))
        self.work_actions = (
            self.zoom_action,
            self.again_action,
            self.options_action,
            self.lock_action,
            self.note_action,
            self.remove_action,
        )

    def minimumSizeHint(self) -> QSize:
        """As wide as the buttons are when that of the options shows its picture alone."""
        least = super().minimumSizeHint()
        button = self.options_button
        if button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            return least
        return QSize(least.width() - button.sizeHint().width() + least.height(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the options are told by their picture and tip."""
        super().resizeEvent(event)
        if self.options_button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            self._worded = self.layout().minimumSize().width()
        wide = event.size().width() >= self._worded
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        if self.options_button.toolButtonStyle() != style:
            self.options_button.setToolButtonStyle(style)

    def zoom(self) -> None:
        """Show the work that is chosen on the map, or the site."""
        if self._desk.work:
            self._desk.show_me.row("works", self._desk.work)
        elif self._desk.site:
            self._desk.show_me.row("sites", self._desk.site)

    def remove(self) -> None:
        """Take the work that is chosen out of the plan."""
        row = self._work()
        if row is not None and not self._busy:
            self.out.emit((row["uuid"],), self.tr("Remove “{work}”").format(work=row["name"]))

    def toggle_lock(self) -> None:
        """Lock all shapes of the work that is chosen, or let them go where all are locked."""
        document, row = self._desk.document, self._work()
        if document is None or row is None:
            return
        wanted = not all_locked(document, row["uuid"])
        words = self.tr("Lock “{work}”") if wanted else self.tr("Unlock “{work}”")
        changes = lock_work(document, row["uuid"], wanted, self._desk.author)
        self._desk.apply(words.format(work=row["name"]), changes)

    def note(self) -> None:
        """Ask for a note on the work that is chosen, or on the site."""
        row = self._work()
        about = row or self._desk.row("sites", self._desk.site)
        if about is None:
            return
        title = self.tr("Note on “{name}”").format(name=about["name"])
        words, given = QInputDialog.getMultiLineText(self, self.tr("Note"), title)
        if given and words.strip():
            work = row["uuid"] if row is not None else None
            self._desk.apply(title, note_on(self._desk.site, work, words.strip(), self._desk.author))

    def set_busy(self, busy: bool) -> None:
        """Switch off, while something runs, what would start another thing."""
        self._busy = busy
        self.renew()

    def renew(self) -> None:
        """Show what can be done with what is chosen now."""
        document, row, busy = self._desk.document, self._work(), self._busy
        has = row is not None
        sites = {work["site"] for work in document.rows("works")} if document is not None else set()
        for action in (self.again_action, self.options_action, self.remove_action):
            action.setEnabled(has and not busy)
        self.lock_action.setEnabled(has)
        for action in (self.zoom_action, self.note_action):
            action.setEnabled(bool(self._desk.site))
        self.again_button.setEnabled(not busy and bool(sites))
        self.again_site_action.setEnabled(not busy and self._desk.site in sites)
        self.again_plan_action.setEnabled(not busy)
        locked = document is not None and row is not None and all_locked(document, row["uuid"])
        self.lock_action.setIcon(QgsApplication.getThemeIcon("/unlocked.svg" if locked else "/locked.svg"))
        self.lock_action.setText(self.tr("Unlock") if locked else self.tr("Lock"))
        unlock = self.tr("Unlock all its shapes: drawing again may change them")
        lock = self.tr("Lock all its shapes: drawing again leaves them as they are")
        for action, words in (
            (self.again_action, self.tr("Draw the work again with its options; locked shapes stay as they are")),
            (self.options_action, self.tr("Direction, spacing, rows … of the work, with a look before it is drawn")),
            (self.zoom_action, self.tr("Show it on the map (double click)")),
            (self.lock_action, unlock if locked else lock),
            (self.note_action, self.tr("Note something on the work or the site, with your name and the date")),
            (self.remove_action, self.tr("Take the work out of the plan (Delete); undo brings it back")),
        ):
            action.setToolTip(words)

    def _again_work(self) -> None:
        row = self._work()
        if row is not None:
            self.again.emit((row["uuid"],), self.tr("Draw “{work}” again").format(work=row["name"]))

    def _again_site(self) -> None:
        site = self._desk.row("sites", self._desk.site)
        if site is not None:
            self.again.emit((site["uuid"],), self.tr("Draw “{site}” again").format(site=site["name"]))

    def _again_plan(self) -> None:
        document = self._desk.document
        if document is None:
            return
        sites = {work["site"] for work in document.rows("works")}
        targets = tuple(row["uuid"] for row in document.rows("sites") if row["uuid"] in sites)
        self.again.emit(targets, self.tr("Draw the whole plan again"))

    def _work(self) -> Row | None:
        return self._desk.row("works", self._desk.work) if self._desk.work else None

    def _action(self, name: str, icon: str, words: str, slot: Callable[[], None]) -> QAction:
        action = QAction(QgsApplication.getThemeIcon(icon), words, self)
        action.setObjectName(name)
        action.triggered.connect(lambda _=False: slot())
        return action

    def _button(self, action: QAction, words: bool) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(f"{action.objectName()}_button")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(not words)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        return button


def all_locked(document: PlanDocument, work: str) -> bool:
    """Return whether all that is drawn of a work is locked."""
    shapes = [row for table in DRAWN_TABLES for row in document.rows(table) if row.get("work") == work]
    return bool(shapes) and all(row.get("locked") for row in shapes)
