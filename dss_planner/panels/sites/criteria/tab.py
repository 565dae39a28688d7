"""Criteria: all sites on each criterion, maps around two of them, and why one stands before the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.sites.criteria.mini_map import MiniMap
from dss_planner.panels.sites.criteria.site_list import SiteList
from dss_planner.panels.sites.criteria.strip import FIRST, SECOND, StripChart
from dss_planner.panels.sites.criteria.strips import criterion_of, strip_of
from dss_planner.panels.sites.sites_tab import SitesTab
from dss_planner.panels.tables import number
from dss_planner.panels.turns import Turns
from dss_planner.scoring.model import ScoreModel, read_model
from dss_planner.sites.pairs import Pair, why_over
from dss_planner.study.folder import StudyFolder
from dss_planner.study.site_steps import MODEL_FILE
from dss_planner.study.siteorder import Standing
from dss_planner.tasks.ranking import SitesQuestion, compare
from dss_planner.tasks.sitemaps import MapsQuestion, draw_maps

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.sites.rankcriteria import RankCriterion
    from dss_planner.sites.reasons import Comparison
    from dss_planner.sites.surroundings import Surroundings
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

KIND, MAPS = "site criteria", "site maps"
#: Pairs of sites whose maps are kept.
_KEPT = 24
#: Of more sites each strip is drawn in a turn of its own, so that the window stays free.
_AT_ONCE = 500
_NAME_WIDTH = 134
_BOX_LETTERS = 22
#: Sites that a box lists without scrolling.
_LISTED = 15


def _title(item: RankCriterion) -> str:
    return f"{item.words[:1].upper()}{item.words[1:]}"


class CriteriaTab(SitesTab):
    """Criteria."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("Criteria &side by side")
        self.comparison: Comparison | None = None
        self.pair: Pair | None = None
        self._model: ScoreModel | None = None
        self._asked: object = None
        self._second = ""
        self._maps: dict[tuple[object, str, str], dict[str, Surroundings]] = {}
        self._offered = SiteList(self)
        self.first_box = self._box("sites_first", self.tr("First site"))
        self.second_box = self._box("sites_second", self.tr("Second site"))
        self.first_box.activated.connect(lambda _: self.desk.select(str(self.first_box.currentData())))
        self.second_box.activated.connect(lambda _: self._take_second(str(self.second_box.currentData())))
        self.swap_button = QToolButton(self.inner)
        self.swap_button.setObjectName("sites_swap")
        self.swap_button.setText("⇄")
        self.swap_button.setAccessibleName(self.tr("Swap the two sites"))
        self.swap_button.setToolTip(self.tr("Swap the two sites"))
        self.swap_button.clicked.connect(self._swap)
        self.copy_button = QPushButton(self.tr("&Copy"), self.inner)
        self.copy_button.setObjectName("sites_pair_copy")
        self.copy_button.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self.copy_button.setToolTip(self.tr("Copy the sentence and the points of both sites as a table"))
        self.copy_button.clicked.connect(self.copy)
        self._dots = (QLabel("●", self.inner), QLabel("◆", self.inner))
        for label, shade in zip(self._dots, (FIRST, SECOND)):
            label.setStyleSheet(f"color: {shade.name()}")
        row = QHBoxLayout()
        over = QLabel(self.tr("against"), self.inner)
        tools = (self._dots[0], self.first_box, over, self._dots[1], self.second_box, self.swap_button)
        for widget in tools:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        self.sentence = quiet_label("", self.inner)
        self.sentence.setObjectName("sites_pair_sentence")
        self.legend = quiet_label("", self.inner)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, StripChart, MiniMap, MiniMap, QLabel]] = []
        self._turns = Turns(self)
        self.body.addLayout(row)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.legend)
        self.body.addStretch(1)
        self._parts: tuple[QWidget, ...] = (*tools, self.copy_button, self.sentence, self.legend)

    def _box(self, name: str, about: str) -> QComboBox:
        box = QComboBox(self.inner)
        box.setObjectName(name)
        box.setAccessibleName(about)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_BOX_LETTERS)
        box.setModel(self._offered)
        # else all sites are measured before the list drops down: as uniform rows, and as a list that scrolls
        box.view().setUniformItemSizes(True)
        box.setStyleSheet("QComboBox { combobox-popup: 0 }")
        box.setMaxVisibleItems(_LISTED)
        return box

    def renew(self) -> None:
        """Ask for the comparison, where the file of the sites is another."""
        nothing = self.say_nothing()
        for part in self._parts:
            part.setVisible(not nothing)
        if nothing:
            self.comparison, self._asked = None, None
            self._make_rows(0)
            return
        if self._asked == self.desk.stamp:
            self._show()
            return
        self._asked = stamp = self.desk.stamp
        self.sentence.setText(self.tr("Comparing the sites…"))
        folder = self.session.folder

        def publish(outcome: Outcome) -> None:
            if self._asked != stamp:
                return
            if outcome.done:
                self.comparison = outcome.result
                self._model = self._read_model()
                self._maps.clear()
                self._show()
            elif not outcome.cancelled:
                self.comparison, self._asked = None, None
                self._make_rows(0)
                self.sentence.setText(show(outcome.sentence))

        self.lookups.ask(KIND, self.tr("Comparing the sites"), lambda: SitesQuestion(folder), compare, publish)

    def show_selected(self, site: str) -> None:
        """The site looked at is the first of the two."""
        if self.comparison is not None:
            self._show_pair()

    def copy(self) -> None:
        """Copy why the one stands before the other, with the points of both."""
        if self.pair is not None:
            QApplication.clipboard().setText(self.pair.copyable(show))

    def leave(self) -> None:
        """Ask nothing any more."""
        for kind in (KIND, MAPS):
            self.lookups.drop(kind)
        super().leave()

    def _read_model(self) -> ScoreModel | None:
        try:
            return read_model(StudyFolder.at(self.session.folder).file(MODEL_FILE))
        except InputError:  # dots without curves and maps
            return None

    def _show(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        sites = tuple(str(row.get("site_id") or "") for row in self.desk.rows)
        if len(sites) != len(comparison.names):
            return  # the file is being read anew
        self._make_rows(len(comparison.criteria))
        for item, row in zip(comparison.criteria, self._rows):
            title = _title(item)
            weight = self.tr("{percent} % of the score").format(percent=number(100.0 * item.weight))
            row[0].setText(f"{title}\n{weight}" if comparison.possible and len(comparison.criteria) > 1 else title)
        self._offered.show(self.desk.order)
        self._show_pair()
        by_id = {criterion.id: criterion for criterion in self._model.criteria} if self._model is not None else {}

        def show_strip(index: int) -> None:
            item = comparison.criteria[index]
            strip = strip_of(comparison, index, sites, by_id.get(criterion_of(item.field)))
            self._rows[index][1].show_strip(strip, _title(item))

        self._turns.begin([partial(show_strip, index) for index in range(len(comparison.criteria))])
        if len(sites) <= _AT_ONCE:
            self._turns.finish()

    def _sites(self) -> tuple[str, str]:
        """Return the ids of the two sites: the one looked at, and the one it is compared with."""
        order = self.desk.order
        first = self.desk.selected if order.position(self.desk.selected) >= 0 else _id(order[0])
        if order.position(self._second) < 0 or self._second == first:
            self._second = next((site for site in map(_id, order[:2]) if site != first), "")
        return first, self._second

    def _take_second(self, site: str) -> None:
        first, _ = self._sites()
        if site == first:
            self._swap()
            return
        self._second = site
        self._show_pair()

    def _swap(self) -> None:
        first, second = self._sites()
        if second:
            self._second = first
            self.desk.select(second)

    def _show_pair(self) -> None:
        comparison = self.comparison
        if comparison is None or not self.desk.rows or len(self.desk.rows) != len(comparison.names):
            return
        first, second = self._sites()
        order = self.desk.order
        self._offered.show(order)
        self.first_box.setCurrentIndex(order.position(first))
        self.second_box.setCurrentIndex(order.position(second))
        for row in self._rows:
            row[1].show_pair(first, second)
        for widget in (self.second_box, self.swap_button, self.copy_button):
            widget.setEnabled(bool(second))
        if not second:
            self.pair = None
            self.sentence.setText(self.tr("There is one site only: nothing to compare it with."))
        else:
            places = order.ranked.ground.places
            self.pair = why_over(comparison, places[first][0], places[second][0])
            self.sentence.setText(show(self.pair.sentence))
        self._show_differences()
        self._show_maps(first, second)

    def _show_differences(self) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        found = {one.field: one for one in self.pair.differences} if self.pair is not None else {}
        for item, row in zip(comparison.criteria, self._rows):
            one = found.get(item.field)
            if one is None:
                row[4].setText("")
                continue
            ahead = round(one.ahead, 1) + 0.0  # no minus before a zero
            sign = "+" if ahead > 0 else ""
            row[4].setText(
                self.tr("{first} against {second} points\n{ahead}").format(
                    first=number(one.first_points, 1),
                    second=number(one.second_points, 1),
                    ahead=f"{sign}{number(ahead, 1)}",
                )
            )

    def _show_maps(self, first: str, second: str) -> None:
        """Show the maps around both sites; those that are not kept are drawn in the background."""
        sites = tuple(site for site in (first, second) if site)
        key = (self.desk.stamp, first, second)
        other = (self.desk.stamp, second, first)
        known = self._maps.get(key) or self._maps.get(other)
        if known is not None:
            self._paint_maps(sites, known)
            return
        for row in self._rows:
            for place in (2, 3):
                row[place].clear()  # type: ignore[union-attr]
        self.legend.setText(self.tr("Drawing the maps…"))
        folder = self.session.folder

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                if len(self._maps) >= _KEPT:
                    self._maps.pop(next(iter(self._maps)))
                self._maps[key] = outcome.result
                if key[0] == self.desk.stamp and (first, second) == self._sites():
                    self._paint_maps(sites, outcome.result)
            elif not outcome.cancelled:
                self.legend.setText(show(outcome.sentence))

        self.lookups.ask(MAPS, self.tr("Drawing maps"), lambda: MapsQuestion(folder, sites), draw_maps, publish)

    def _paint_maps(self, sites: tuple[str, ...], maps: dict[str, Surroundings]) -> None:
        comparison = self.comparison
        if comparison is None:
            return
        for item, row in zip(comparison.criteria, self._rows):
            for place, site in enumerate(sites):
                found = maps[site]
                worths = found.worths.get(criterion_of(item.field))
                picture = row[2 + place]
                if worths is None or not isinstance(picture, MiniMap):
                    continue
                name = self.desk.sites[site].name if site in self.desk.sites else ""
                about = self.tr("{criterion} around {site}: the darker, the more it is worth").format(
                    criterion=item.words, site=name
                )
                picture.show_map(worths, found.rings, about)
        across = number(next(iter(maps.values())).kilometres, 0) if maps else "–"
        dots = (
            self.tr("Dots: the sites by value, the higher the more it is worth; the line is the value function.")
            if comparison.possible
            else self.tr("Dots: the sites by value, the higher the more points it gives.")
        )
        drawn = self.tr("Maps: {kilometres} km across, the darker the more a place is worth.")
        self.legend.setText(f"{dots} {drawn.format(kilometres=across)}")

    def _make_rows(self, count: int) -> None:
        self._turns.drop()
        while len(self._rows) > count:
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._rows) < count:
            place = len(self._rows)
            name = quiet_label("", self.inner)
            name.setFixedWidth(_NAME_WIDTH)
            strip = StripChart(f"sites_strip_{place}", self.inner)
            strip.chosen.connect(self.desk.select)
            maps = tuple(MiniMap(shade, self.inner) for shade in (FIRST, SECOND))
            points = QLabel("", self.inner)
            points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row = (name, strip, maps[0], maps[1], points)
            for column, widget in enumerate(row):
                self._grid.addWidget(widget, place, column)
            self._rows.append(row)


def _id(one: Standing) -> str:
    return str(one.row.get("site_id") or "")
