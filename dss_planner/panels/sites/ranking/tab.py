"""Ranking: all sites and their facts in one table, what makes up their scores, and what was decided of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton

from dss_planner.panels.contribution_bars import Legend
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.undo_bar import UndoBar
from dss_planner.panels.sites.ranking.columns import Column, columns, decision_words
from dss_planner.panels.sites.ranking.reason_bar import ReasonBar
from dss_planner.panels.sites.ranking.site_table import SiteTable
from dss_planner.panels.sites.sites_tab import SitesTab
from dss_planner.study.sitedecisions import EXCLUDED
from dss_planner.study.siteorder import AT_TOP, LEFT_OUT, PLAIN, Standing

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

_FILTER_WIDTH = 120


class RankingTab(SitesTab):
    """Ranking."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Ranking")
        #: The columns, and what they were made for.
        self._columns: list[Column] = []
        self._criteria: object = None
        self.table = SiteTable(self.inner)
        self.filter = QLineEdit(self.inner)
        self.filter.setObjectName("sites_filter")
        self.filter.setPlaceholderText(self.tr("look for…"))
        self.filter.setAccessibleName(self.tr("Show only sites with these words in name, place or decision"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(_FILTER_WIDTH)
        self.filter.textChanged.connect(self.table.look_for)
        self.pin_button = self._button(self.tr("Keep at the &top"), "sites_pin", self._pin)
        self.out_button = self._button(self.tr("&Leave out…"), "sites_leave_out", self._ask)
        self.back_button = self._button(self.tr("Take &back"), "sites_take_back", self._take_back)
        self.back_button.setToolTip(self.tr("The site counts again, or is no longer kept at the top"))
        self.zoom_button = self._button(self.tr("&Zoom"), "sites_zoom", self._zoom)
        self.zoom_button.setToolTip(self.tr("Show the site in the middle of the map"))
        self.copy_button = self._button(self.tr("&Copy"), "sites_copy", self.table.copy)
        self.copy_button.setToolTip(
            self.tr("Copy the columns shown as a table: the selected rows where there are several, else all (Ctrl+C)")
        )
        self.columns_button = self._columns_button()
        self.undo_bar = UndoBar(self.desk.undo, self.inner)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(3)
        self.bar.addWidget(self.filter, 1)
        self._tools = (self.pin_button, self.out_button, self.back_button, self.undo_bar, self.columns_button)
        for tool in (*self._tools, self.copy_button, self.zoom_button):
            self.bar.addWidget(tool)
        self.reason_bar = ReasonBar(self.inner)
        self.reason_bar.decided.connect(self.desk.leave_out)
        self.legend = Legend(self.inner)
        self.reason = quiet_label("", self.inner)
        self.reason.setObjectName("sites_rank_reason")
        self.idle = quiet_label("", self.inner)
        self.idle.setTextFormat(Qt.TextFormat.RichText)
        self.idle.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.idle.linkActivated.connect(lambda _: self.desk.forget_idle())
        self.body.addLayout(self.bar)
        self.body.addWidget(self.reason_bar)
        self.body.addWidget(self.table, 1)
        for label in (self.legend, self.reason, self.idle):
            self.body.addWidget(label)
        self.body.addStretch(0)  # without sites the words stay at the top
        self.table.chosen.connect(self.desk.select)
        self.table.activated_site.connect(self.desk.zoom)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_tools())
        self.desk.message.connect(self.message)

    def renew(self) -> None:
        """Show the sites as they stand."""
        nothing = self.say_nothing()
        parts = (self.table, self.legend, self.reason, self.filter, self.copy_button, self.zoom_button, *self._tools)
        for part in parts:
            part.setVisible(not nothing)
        self.reason_bar.setVisible(self.reason_bar.isVisible() and not nothing)
        self._show_idle()
        if nothing:
            return
        if self._criteria is not self.desk.criteria:
            self._criteria, self._columns = self.desk.criteria, columns(self.desk.criteria)
        self.table.show_sites(self.desk.order, self.desk.sites, self._columns)
        site = next(iter(self.desk.sites.values()), None)
        self.legend.set_names(list(site.criteria) if site is not None else [])
        self.show_selected(self.desk.selected)

    def show_selected(self, site: str) -> None:
        """Select the site and say why it stands where it does."""
        if site and site not in self.table.selected():
            self.table.select([site])
        found, decision = self.desk.sites.get(site), self._decision(site)
        words = decision_words(decision) if decision is not None else ""
        parts = [found.name + ": " if found else "", found.reason if found else ""]
        if decision is not None and decision.decision is not None and decision.decision.kind == EXCLUDED:
            parts[1] = words
        self.reason.setText("".join(parts))
        self._show_tools()

    def show_status(self) -> None:
        """Show how the step stands; decisions wait while it runs."""
        super().show_status()
        self._show_tools()

    def leave(self) -> None:
        """Follow the sites no more."""
        self.desk.message.disconnect(self.message)
        super().leave()

    def _button(self, words: str, name: str, slot: object) -> QPushButton:
        button = QPushButton(words, self.inner)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def _columns_button(self) -> QToolButton:
        button = QToolButton(self.inner)
        button.setObjectName("sites_columns")
        button.setText(self.tr("Col&umns"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = QMenu(button)
        # filled when it is wanted: to know which columns are empty all sites are looked at
        menu.aboutToShow.connect(lambda: self.table.fill_menu(menu))
        button.setMenu(menu)
        return button

    def _decision(self, site: str) -> Standing | None:
        return self.desk.standing(site)

    def _show_tools(self) -> None:
        groups = self.table.selected_groups() if self.desk.rows else set()
        self.pin_button.setEnabled(bool(groups - {AT_TOP}))
        self.out_button.setEnabled(bool(groups - {LEFT_OUT}))
        self.back_button.setEnabled(bool(groups - {PLAIN}))

    def _zoom(self) -> None:
        self.desk.zoom()

    def _pin(self) -> None:
        self.desk.pin(self.table.selected())

    def _ask(self) -> None:
        chosen = self.table.selected()
        names = ", ".join(self.desk.sites[site].name for site in chosen[:3])
        self.reason_bar.ask(chosen, f"{names} …" if len(chosen) > 3 else names, self.desk.person())

    def _take_back(self) -> None:
        self.desk.take_back(self.table.selected())

    def _show_idle(self) -> None:
        idle = self.desk.idle
        self.idle.setVisible(bool(idle))
        if idle:
            names = ", ".join(f"“{one.name}”" for one in idle[:5])
            words = self.tr("Decided earlier about places where no site lies now: {names}.").format(names=names)
            forget = self.tr("Forget")
            self.idle.setText(f'{words} <a href="forget">{forget}</a>')
