"""Inside QGIS: what is done on pages 3 and 4 and in the windows “Sites” and “Access”."""

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication, QComboBox

from dss_planner.panels.access.tab_survey import SurveyTab
from dss_planner.panels.sites.criteria.tab import CriteriaTab
from dss_planner.panels.sites.groups.tab import GroupsTab
from dss_planner.panels.sites.methods.tab import MethodsTab
from dss_planner.panels.sites.portfolio.tab import PortfolioTab
from dss_planner.panels.sites.ranking.tab import RankingTab
from dss_planner.panels.sites.robustness.tab import RobustnessTab

SITES_TABS = (RankingTab, CriteriaTab, MethodsTab, RobustnessTab, GroupsTab, PortfolioTab)


class SitesActions:
    """Part of the story of `window_actions.py`."""

    def runs(self):
        """What takes its time in the window “Sites”."""
        self.plugin.sites.open()
        yield self.idle
        yield from self.robustness()
        yield from self.groups()
        yield from self.portfolio()

    def sites_window(self):
        """The window “Sites”: each tab for the first time and again."""
        window = self.plugin.sites
        self.dock.go(3)
        yield self.idle
        yield from self.do("Sites: open", window.open)
        for tab in (*SITES_TABS[1:], *SITES_TABS):
            name = tab.__name__.removesuffix("Tab")
            again = any(one["name"] == f"Sites: tab {name}" for one in self.found["actions"])
            words = f"Sites: tab {name}{' again' if again else ''}"
            yield from self.do(words, lambda tab=tab: window.go(tab))

    def decisions(self):
        """The table: sorted, looked through, decided."""
        window, desk = self.plugin.sites, self.sites_desk
        window.go(RankingTab)
        yield self.idle
        tab = next(tab for tab in window.tabs if isinstance(tab, RankingTab))
        down = Qt.SortOrder.DescendingOrder
        yield from self.do("ranking: sort by name", lambda: tab.table.sortByColumn(1, down))
        yield from self.do("ranking: sort by score", lambda: tab.table.sortByColumn(2, down))
        yield from self.do("ranking: sort by rank", lambda: tab.table.sortByColumn(0, Qt.SortOrder.AscendingOrder))
        yield from self.do("ranking: look for words", lambda: tab.filter.setText("2"))
        yield from self.do("ranking: look for nothing", lambda: tab.filter.setText(""))
        ids = [str(one.row["site_id"]) for one in desk.order]
        yield from self.do("ranking: choose a site", lambda: desk.select(ids[2]))
        yield from self.do("ranking: select all", tab.table.selectAll)
        yield from self.do("ranking: copy all", tab.table.copy)
        desk.select(ids[1])
        tab.table.select([ids[1]])
        yield from self.do("ranking: leave a site out", lambda: desk.leave_out([ids[1]], "too far", "me"))
        yield from self.do("ranking: pin a site", lambda: desk.pin([ids[3]]))
        yield from self.do("ranking: undo", desk.undo.undo)
        yield from self.do("ranking: redo", desk.undo.redo)
        yield from self.do("ranking: take back", lambda: desk.take_back([ids[1], ids[3]]))
        yield from self.do("ranking: zoom to a site", lambda: desk.zoom(ids[1]))

    def pairs_of_sites(self):
        """The tab “Criteria”: two sites."""
        window, desk = self.plugin.sites, self.sites_desk
        window.go(CriteriaTab)
        yield self.idle
        ids = [str(one.row["site_id"]) for one in desk.order]
        yield from self.do("criteria: first site", lambda: desk.select(ids[2]))
        tab = next(tab for tab in window.tabs if isinstance(tab, CriteriaTab))
        yield from self.do("criteria: second site", lambda: tab._take_second(ids[4]))
        yield from self.do("criteria: swap", tab._swap)
        window.go(MethodsTab)
        yield self.idle
        yield from self.do("methods: another site", lambda: desk.select(ids[1]))

    def robustness(self):
        """The draws."""
        window = self.plugin.sites
        window.go(RobustnessTab)
        yield self.idle
        yield from self.do("robustness: run to its end", lambda: self.session.run_up_to("robustness"))
        tab = next(tab for tab in window.tabs if isinstance(tab, RobustnessTab))
        choice = self.child(window, "robustness_chart_choice", QComboBox)
        yield from self.do("robustness: other chart", lambda: choice.setCurrentIndex(1))
        yield from self.do("robustness: first chart again", lambda: choice.setCurrentIndex(0))
        yield from self.do("robustness: best ten", lambda: tab.top.setValue(10))
        yield from self.do("robustness: choose a site", lambda: tab.table.selectRow(3))
        yield from self.do("robustness: sort", lambda: tab.table.sortByColumn(2, Qt.SortOrder.DescendingOrder))
        yield from self.do("robustness: map to its end", lambda: self.session.run_up_to("agreement"))
        yield from self.do("robustness: away", lambda: window.go(RankingTab))
        yield from self.do("robustness: back", lambda: window.go(RobustnessTab))

    def groups(self):
        """Profiles and their rankings."""
        window = self.plugin.sites
        window.go(GroupsTab)
        yield self.idle
        for number in range(4):
            yield from self.do("groups: add a profile", lambda number=number: self.add_profile(number))
        tab = next(tab for tab in window.tabs if isinstance(tab, GroupsTab))
        yield from self.do("groups: choose a profile", lambda: tab.groups.table.selectRow(2))

    def portfolio(self):
        """The choice of a set."""
        window = self.plugin.sites
        window.go(PortfolioTab)
        yield self.idle
        yield from self.do("portfolio: run to its end", lambda: self.session.run_up_to("portfolio"))
        tab = next(tab for tab in window.tabs if isinstance(tab, PortfolioTab))
        yield from self.do("portfolio: choose a site", lambda: tab.table.selectRow(3))
        yield from self.do("portfolio: always in", tab.in_button.click)
        yield from self.do("portfolio: free", tab.free_button.click)
        yield from self.do("portfolio: sort", lambda: tab.table.sortByColumn(3, Qt.SortOrder.DescendingOrder))
        yield from self.do("portfolio: away", lambda: window.go(RankingTab))
        yield from self.do("portfolio: back", lambda: window.go(PortfolioTab))

    def find(self):
        """Page 3 with the run of the sites."""
        self.dock.go(2)
        yield self.idle
        yield from self.do("page 3: choose a site", lambda: self.child(self.dock, "candidate_table").selectRow(3))
        core = self.child(self.dock, "core_distance")
        yield from self.do("page 3: a number", lambda: core.setValue(120.0))
        yield from self.do("page 3: find to the end", lambda: self.session.run_up_to("sites"))
        yield from self.do("page 4: show again", lambda: self.dock.go(3))

    def others(self):
        """Windows beside."""
        window = self.plugin.access
        yield from self.do("Access: open", window.open)
        yield from self.do("Access: tab of the survey", lambda: window.go(SurveyTab))
        window.set_open(False)
        yield from self.themes()
        yield from self.do("close the study's project", lambda: QgsProject.instance().removeAllMapLayers())

    def themes(self):
        """Light and dark, with page 2 and both windows open: QGIS's own work at it counts too."""
        self.dock.go(1)
        yield from self.do("theme: dark colours, no window open", lambda: QApplication.setPalette(_dark()))
        yield from self.do("theme: light colours, no window open", lambda: QApplication.setPalette(QPalette()))
        for window in (self.plugin.score, self.plugin.sites):
            window.open()
            yield self.idle
            name = window.objectName()
            yield from self.do(f"theme: dark colours, {name}", lambda: QApplication.setPalette(_dark()))
            yield from self.do(f"theme: light colours, {name}", lambda: QApplication.setPalette(QPalette()))
            window.set_open(False)
        self.dock.setUserVisible(False)
        yield self.idle
        yield from self.do("theme of QGIS, the planner closed", lambda: QgsApplication.setUITheme("Night Mapping"))
        yield from self.do("theme of QGIS back, the planner closed", lambda: QgsApplication.setUITheme("default"))
        self.dock.setUserVisible(True)
        self.plugin.score.open()
        yield self.idle
        yield from self.do("theme of QGIS, page 2 and Score", lambda: QgsApplication.setUITheme("Night Mapping"))
        yield from self.do("theme of QGIS back, page 2 and Score", lambda: QgsApplication.setUITheme("default"))


def _dark():
    """Return dark colours, as a desktop has them."""
    found = QPalette(QColor(45, 45, 45))
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.AlternateBase):
        found.setColor(role, QColor(30, 30, 30))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        found.setColor(role, QColor(230, 230, 230))
    return found
