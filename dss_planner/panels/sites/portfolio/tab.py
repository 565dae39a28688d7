"""Portfolio: the set of sites that is worth most under the rules, how sure that is, and what more money would buy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.sites.portfolio.curve_view import CurveView, point_words
from dss_planner.panels.sites.portfolio.rules import MainRules, MoreRules
from dss_planner.panels.sites.portfolio.words import gap_words, plan_words, state_words, total_words
from dss_planner.panels.sites.sites_tab import SitesTab
from dss_planner.panels.status_dot import PROBLEM, STALE
from dss_planner.panels.tables import Cell, ResultTable, number, rounded
from dss_planner.sites.portfolio.portfoliorequest import CHOSEN, LOCKED_IN, LOCKED_OUT
from dss_planner.tasks.portfolio_reading import ChosenSite, PortfolioAnswer, PortfolioQuestion, read_portfolio

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.sites.rulechange import Relaxation
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

STEP = "portfolio"
#: The table's columns.
STATE, NAME, COST, BENEFIT, OFTEN, WHY = range(6)
_COLOURS = {CHOSEN: "#1a7f5a", LOCKED_IN: "#1a7f5a", LOCKED_OUT: "#b0483a"}
_PLAIN = "#8a8f98"
#: Width that a sentence between buttons takes [px].
_WIDE_WORDS = 480
#: Rows that the widths of the columns are made for.
_LOOKED_AT = 30
#: Rules that a click can change: their part of the setting.
_CHANGEABLE = {"budget": "budget", "spacing": "spacing"}


class PortfolioTab(SitesTab):
    """Rules, what was chosen and why, the curve."""

    prefix = "portfolio"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Portfolio")
        self._answer: PortfolioAnswer | None = None
        self.step = self.add_step(
            STEP,
            self.tr("C&hoose the set"),
            self.tr("Looks for the set of sites that is worth most within all rules, and proves how good it is"),
        )
        self.changes = FlowRow(self.inner)
        self.changes.setObjectName("portfolio_changes")
        self.body.addWidget(self.changes)
        self.rules = MainRules(session, self.inner)
        self.body.addWidget(self.rules)
        self.plan = quiet_label("", self.inner)
        self.plan.setObjectName("portfolio_plan")
        self.body.addWidget(self.plan)
        self.summary = quiet_label("", self.inner)
        self.summary.setObjectName("portfolio_summary")
        self.body.addWidget(self.summary)
        self.result = FoldingRow(self._table_part(), self._chart_part(), self.inner, (6, 4))
        self.body.addWidget(self.result, 1)
        self.empty = quiet_label("", self.inner)
        self.empty.setObjectName("portfolio_empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.empty, 1)
        self.more = MoreRules(session, self.inner)
        self.body.addWidget(self.more)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)
        self.body.addStretch(0)

    def show_editors(self) -> None:
        """Show the rules as they are now."""
        self.rules.show_settings()
        self.more.show_settings()

    def show_status(self) -> None:
        """Show how the step stands, and what would leave a choice where none keeps all rules."""
        super().show_status()
        if self.isVisible():
            self.show_editors()
            self._show_changes()
            self._show_plan()
            self._show_summary()

    def renew(self) -> None:
        """Read what was chosen."""
        self.say_nothing()
        self.show_editors()
        self.notes.show_notes(self.session.notes(STEP))
        folder = self.session.folder
        if not folder:
            self._publish(None)
            return

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._publish(outcome.result)
            elif not outcome.cancelled:
                self._publish(None)
                self.message.emit("warning", show(outcome.sentence), outcome.details)

        self.lookups.ask(
            "portfolio", self.tr("Reading the choice"), lambda: PortfolioQuestion(folder), read_portfolio, publish
        )

    def show_selected(self, site: str) -> None:
        """Choose the row of the site that is looked at."""
        if site and self.table.key() != site and any(one.site_id == site for one in self._sites()):
            self.table.choose(site)

    def _sites(self) -> tuple[ChosenSite, ...]:
        found = None if self._answer is None else self._answer.found
        return () if found is None else found.sites

    def _table_part(self) -> QWidget:
        part = QWidget(self.inner)
        headings = ("", self.tr("Site"), self.tr("Cost"), self.tr("Worth"), self.tr("Draws"), self.tr("Why"))
        self.table = ResultTable(headings, WHY, "portfolio_table", 12, part)
        self.table.setAccessibleName(self.tr("Sites chosen and left"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(STATE, Qt.SortOrder.AscendingOrder)
        self.table.horizontalHeaderItem(OFTEN).setToolTip(
            self.tr("Share of the draws of the scores in which the site belongs to the best set")
        )
        self.table.horizontalHeader().setMinimumSectionSize(28)
        # widths by the first rows: looking at all of them, for every cell that is set, keeps the window waiting
        self.table.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self.table.setMinimumWidth(380)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.cellActivated.connect(lambda row, column: self.desk.zoom(self.table.key()))
        buttons = FlowRow(part)
        self.in_button = QPushButton(self.tr("Al&ways in"), part)
        self.in_button.setToolTip(self.tr("Choose this site in any case"))
        self.out_button = QPushButton(self.tr("Ne&ver"), part)
        self.out_button.setToolTip(self.tr("Never choose this site"))
        self.free_button = QPushButton(self.tr("&Free"), part)
        self.free_button.setToolTip(self.tr("Let the choice decide about this site"))
        self.zoom_button = QPushButton(self.tr("&Zoom to the site"), part)
        for button, slot in (
            (self.in_button, lambda: self._lock(1)),
            (self.out_button, lambda: self._lock(-1)),
            (self.free_button, lambda: self._lock(0)),
            (self.zoom_button, lambda: self.desk.zoom(self.table.key())),
        ):
            button.clicked.connect(slot)
            buttons.add(button)
        self.hidden = quiet_label("", part)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.table, buttons, self.hidden):
            column.addWidget(widget)
        column.addStretch(1)
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return part

    def _chart_part(self) -> QWidget:
        part = QWidget(self.inner)
        self.curve = CurveView("portfolio_curve", part)
        self.curve.message.connect(self.message)
        self.curve.taken.connect(self._take_budget)
        self.curve.setMinimumHeight(190)
        self.take_button = QToolButton(part)
        self.take_button.setObjectName("portfolio_take")
        self.take_button.setText(self.tr("&Take a budget of the curve"))
        self.take_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.take_button.setToolTip(self.tr("The points of the curve; the same as clicking one"))
        self._menu = QMenu(self.take_button)
        self.take_button.setMenu(self._menu)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.curve, 1)
        column.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignRight)
        part.setMinimumWidth(300)
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return part

    def _publish(self, answer: PortfolioAnswer | None) -> None:
        self._answer = answer
        self.more.show_answer(answer)
        self._show_plan()
        self._show_changes()
        found = None if answer is None else answer.found
        for part in (self.result, self.summary):
            part.setVisible(found is not None)
        self.empty.setVisible(found is None and bool(self.desk.rows))
        self.empty.setText(self.tr("Nothing has been chosen yet. Enter a budget and press “Choose the set”."))
        if found is None:
            self.table.fill([])
            return
        self._show_summary()
        self.table.setColumnHidden(OFTEN, all(site.frequency is None for site in found.sites))
        icons = {site.state: QIcon(_dot(_COLOURS.get(site.state, _PLAIN), site.chosen)) for site in found.sites}
        self.table.fill([_row(site, icons[site.state]) for site in found.sites], [site.site_id for site in found.sites])
        self.hidden.setText(
            self.tr("{count} more sites are not shown.").format(count=number(found.count - len(found.sites)))
        )
        self.hidden.setVisible(found.count > len(found.sites))
        self._menu.clear()
        for point in found.curve:
            if point.value is not None:
                action = self._menu.addAction(point_words(point, found.currency))
                action.triggered.connect(lambda _=False, budget=point.budget: self._take_budget(budget))
        self.take_button.setVisible(bool(self._menu.actions()))
        if found.curve:
            self.curve.show_curve(found.curve, found.budget, found.currency, found.worth)
        else:
            self.curve.say(self.tr("“Benefit against budget” is switched off under “More rules”."))
        if self.desk.selected in {site.site_id for site in found.sites}:
            self.table.choose(self.desk.selected)
        self._chosen()

    def _show_summary(self) -> None:
        found = None if self._answer is None else self._answer.found
        if found is None:
            return
        words = f"<b>{total_words(found)}</b> {gap_words(found)}"
        if self.step.state in (PROBLEM, STALE):
            words = self.tr("By the rules of the last time: {summary}").format(summary=words)
        self.summary.setText(words)

    def _show_plan(self) -> None:
        words = plan_words(self._answer, self.session.settings.portfolio)
        self.plan.setText(words)
        self.plan.setVisible(bool(words))

    def _show_changes(self) -> None:
        """Offer what would leave a choice, while the step says that none keeps all rules."""
        changes = self._answer.changes if self._answer is not None and self.step.state == PROBLEM else ()
        self.changes.clear()
        status = self.step.text()
        for change in changes:
            words = show(change.sentence)
            if change.rule in _CHANGEABLE:
                button = QPushButton(self._change_words(change), self.changes)
                button.setToolTip(words)
                button.clicked.connect(lambda _=False, change=change: self._relax(change))
                self.changes.add(button)
            elif words not in status:  # the line of the step says the first one
                label = quiet_label(words, self.changes)
                label.setMinimumWidth(min(label.fontMetrics().horizontalAdvance(words) + 4, _WIDE_WORDS))
                self.changes.add(label)
        self.changes.setVisible(self.changes.layout().count() > 0)

    def _change_words(self, change: Relaxation) -> str:
        if change.rule == "budget":
            return self.tr("Take a budget of {budget}").format(budget=number(math.ceil(change.enough)))
        return self.tr("Take a spacing of {spacing} km").format(spacing=rounded(change.enough))

    def _relax(self, change: Relaxation) -> None:
        # whole money above what is needed
        enough = float(math.ceil(change.enough)) if change.rule == "budget" else change.enough
        self.rules.fields.change(**{_CHANGEABLE[change.rule]: enough})
        self.show_editors()

    def _take_budget(self, budget: float) -> None:
        self.rules.fields.change(budget=budget)
        self.show_editors()

    def _chosen(self) -> None:
        site = next((one for one in self._sites() if one.site_id == self.table.key()), None)
        choices = self.session.settings.portfolio
        key = "" if site is None else site.site_id
        self.in_button.setEnabled(bool(key) and key not in choices.locked_in)
        self.out_button.setEnabled(bool(key) and key not in choices.locked_out)
        self.free_button.setEnabled(key in choices.locked_in or key in choices.locked_out)
        self.zoom_button.setEnabled(bool(key))
        if key and self.isVisible():
            self.desk.select(key)

    def _lock(self, lock: int) -> None:
        key, choices = self.table.key(), self.session.settings.portfolio
        inside = tuple(one for one in choices.locked_in if one != key)
        outside = tuple(one for one in choices.locked_out if one != key)
        self.rules.fields.change(
            locked_in=(*inside, key) if lock > 0 else inside, locked_out=(*outside, key) if lock < 0 else outside
        )
        self._chosen()


def _row(site: ChosenSite, icon: QIcon) -> list[Cell]:
    words = state_words(site.state)
    state = Cell("", 0.0 if site.chosen else 1.0, words)
    state.setIcon(icon)
    state.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)
    why = site.why if isinstance(site.why, str) else show(site.why)
    inf = float("inf")
    return [
        state,
        Cell(site.name),
        Cell(number(site.cost), inf if site.cost is None else site.cost),
        Cell(number(site.benefit), inf if site.benefit is None else site.benefit),
        Cell(
            "–" if site.frequency is None else f"{number(100.0 * site.frequency)} %",
            inf if site.frequency is None else site.frequency,
        ),
        Cell(why or words),
    ]


def _dot(color: str, filled: bool) -> QPixmap:
    """Return a square: filled for a site that is chosen, an outline for one that is not."""
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    pen = painter.pen()
    pen.setColor(QColor(color))
    pen.setWidth(4)
    painter.setPen(pen)
    if filled:
        painter.setBrush(QColor(color))
    painter.drawRect(5, 5, 18, 18)
    painter.end()
    return pixmap
