"""One measure in full: sections of rich text, the course of its effect, and the editor of a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QPalette
from qgis.PyQt.QtWidgets import QMenu, QTabBar, QTextBrowser, QVBoxLayout, QWidget

from dss_planner.landcover.classes import planner_classes
from dss_planner.layers.translation import show
from dss_planner.measures.effect.course import Course, course
from dss_planner.measures.fit.rulewords import FACTS
from dss_planner.panels.erosion.chart_view import ChartView, is_dark
from dss_planner.panels.plan.catalogue.editor import FieldEditor
from dss_planner.panels.plan.catalogue.offers import ADD, EDIT
from dss_planner.panels.plan.catalogue.pages import (
    COMPARED,
    COST,
    EFFECT,
    FITS,
    GLANCE,
    LAYOUT,
    SOURCES,
    MeasurePage,
)
from dss_planner.panels.plan.catalogue.words import CatalogueWords
from dss_planner.panels.score.values.inks import mixed
from dss_planner.panels.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from dss_planner.measures.catalogue.catalogue import Measure
    from dss_planner.panels.plan.catalogue.shelf import CatalogueShelf

SECTIONS = (GLANCE, FITS, LAYOUT, EFFECT, COST, SOURCES, COMPARED)
#: Land that the course of an effect is drawn for: class and cover [%] [A].
_LAND, _COVER = 5, 10.0
_WARNING_LIGHT, _WARNING_DARK = "#a85600", "#f0a860"
_ACROSS = 440


class MeasureDetail(QWidget):
    """Shows what `show_measure` is given; what is changed goes to the shelf."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)
    #: Another section is in sight.
    turned = pyqtSignal(str)
    #: The editor was opened: it.
    opened = pyqtSignal(object)

    def __init__(self, shelf: CatalogueShelf, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._shelf, self._name_of = shelf, name_of
        self._measure: Measure | None = None
        #: What was found of the measure on the map, as rich text above its rules.
        self._found = ""
        self.sections = QTabBar(self)
        self.sections.setObjectName("catalogue_sections")
        self.sections.setDrawBase(False)
        self.sections.setExpanding(False)
        self.sections.setUsesScrollButtons(True)
        self.sections.setAccessibleName(self.tr("Parts of what is known of the measure"))
        titles = {
            GLANCE: self.tr("Summary"),
            FITS: self.tr("Fits"),
            LAYOUT: self.tr("Layout"),
            EFFECT: self.tr("Effect"),
            COST: self.tr("Cost"),
            SOURCES: self.tr("Names"),
            COMPARED: self.tr("Changes"),
        }
        for section in SECTIONS:
            self.sections.addTab(titles[section])
        self.sections.currentChanged.connect(self._turn)
        self.text = QTextBrowser(self)
        self.text.setObjectName("catalogue_text")
        self.text.setOpenLinks(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.anchorClicked.connect(self._follow)
        self.text.setMinimumHeight(64)
        self.chart = ChartView("catalogue_effect_chart", self)
        self.chart.message.connect(self.message)
        self.chart.setMinimumSize(210, 140)
        self.split = TurningSplitter(_ACROSS, self)
        self.split.addWidget(self.text)
        self.split.addWidget(self.chart)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([300, 260])
        self.editor = FieldEditor(name_of, self)
        self.editor.made.connect(self._made)
        self.editor.closed.connect(self._closed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.sections)
        layout.addWidget(self.editor)
        layout.addWidget(self.split, 1)

    @property
    def section(self) -> str:
        """The section in sight."""
        return SECTIONS[self.sections.currentIndex()]

    def go(self, section: str) -> None:
        """Show a section."""
        self.sections.setCurrentIndex(SECTIONS.index(section))

    def show_measure(self, measure: Measure) -> None:
        """Show a measure; an editor that is open on another one closes."""
        other = self._measure is None or self._measure.id != measure.id
        self._measure = measure
        if other and self.editor.isVisibleTo(self):
            self.editor.hide()
        changed = self._shelf.differs(measure)
        self.sections.setTabVisible(SECTIONS.index(COMPARED), changed)
        if not changed and self.section == COMPARED:
            self.go(GLANCE)
        self.renew(other)

    def renew(self, from_top: bool = False) -> None:
        """Write the section anew."""
        measure = self._measure
        if measure is None:
            return
        shelf = self._shelf
        place = 0 if from_top else self.text.verticalScrollBar().value()
        # what an older version of the planner wrote is no change of the user
        told = self.section == COMPARED or shelf.changed_by_people(measure)
        shipped = shelf.shipped_measure(measure) if told and not shelf.added(measure.id) else None
        words = CatalogueWords(self._name_of)
        page = MeasurePage(measure, shipped, words, shelf.catalogue.tags, self._colours(), not shelf.closed)
        found = self._found if self.section == FITS else ""
        self.text.setHtml(found + page.html(self.section))
        self.text.setAccessibleName(
            self.tr("{measure}, {section}").format(
                measure=self._name_of(measure.id), section=self.sections.tabText(self.sections.currentIndex())
            )
        )
        self.text.verticalScrollBar().setValue(place)
        charted = self.section == EFFECT and not self.editor.isVisibleTo(self)
        self.chart.setVisible(charted)
        if charted:
            self._draw(measure)

    def tell(self, found: str) -> None:
        """Show what was found of the measure on the map, as rich text."""
        self._found = found
        if self.section == FITS:
            self.renew(True)

    def edit(self, field: str, fact: str = "") -> None:
        """Open the editor on a field of the measure shown. fact: of a rule that is to be added."""
        if self._measure is not None and not self._shelf.closed:
            self.chart.hide()
            self.editor.edit(self._shelf.catalogue, self._measure.id, field, fact)
            self.opened.emit(self.editor)

    def _turn(self, _: int) -> None:
        self.editor.hide()
        self.renew(True)
        self.turned.emit(self.section)

    def _follow(self, address: QUrl) -> None:
        words = address.toString()
        if words.startswith(EDIT):
            self.edit(words[len(EDIT) :])
        elif words.startswith(ADD):
            self._offer_facts()
        elif words.startswith("https://"):
            QDesktopServices.openUrl(address)

    def _offer_facts(self) -> None:
        if self._measure is None:
            return
        used = {rule.fact for rule in self._measure.conditions}
        menu = QMenu(self)
        for fact, title in FACTS.items():
            if fact not in used and fact != "landcover":
                menu.addAction(show(title), lambda fact=fact: self.edit("conditions.new", fact))
        menu.exec(self.text.mapToGlobal(self.text.rect().center()))
        menu.deleteLater()

    def _closed(self) -> None:
        self.renew()
        self.text.setFocus()

    def _made(self, title: str, catalogue: object) -> None:
        if self._shelf.change(title, catalogue):
            self.text.setFocus()

    def _colours(self) -> tuple[str, str]:
        palette = self.text.palette()
        ink = palette.color(QPalette.ColorRole.Text)
        quiet = mixed(palette.color(QPalette.ColorRole.Base), ink, 0.66)
        return _WARNING_DARK if is_dark(self.text) else _WARNING_LIGHT, quiet.name()

    def _draw(self, measure: Measure) -> None:
        land = next(entry for entry in planner_classes() if entry.code == _LAND)
        found = course(measure, _COVER, land.cover_coefficient or 0.0)
        words = self.tr(
            "What is left of each factor of wind erosion, kept up, on {land} with {cover} % cover; the band goes from "
            "the weakest to the strongest effect of the catalogue. {numbers}"
        ).format(land=land.name.lower(), cover=f"{_COVER:g}", numbers=course_words(found))
        self.chart.show_figure(
            self.tr("Effect over the years"), words, lambda dark: course_chart(found, dark), shrink=True
        )


def course_words(found: Course) -> str:
    """Return what a course comes to at its end."""
    names = {
        "transport": QCoreApplication.translate("MeasureDetail", "Transport: {low}–{high} % left"),
        "cover": QCoreApplication.translate("MeasureDetail", "Cover factor: {low}–{high} % left"),
        "crust": QCoreApplication.translate("MeasureDetail", "Crust factor: {low}–{high} % left"),
    }
    told = []
    for factor in found.acting:
        ends = sorted(100.0 * getattr(found, factor)[place, -1] for place in (0, 2))
        told.append(names[factor].format(low=f"{ends[0]:.0f}", high=f"{ends[1]:.0f}"))
    return "; ".join(told)


def course_chart(found: Course, dark: bool) -> object:
    """Return the chart in the user's language."""
    from dss_planner.charts.measureeffect import CourseWords, course_figure

    words = CourseWords(
        years=QCoreApplication.translate("MeasureDetail", "Years since it was built"),
        left=QCoreApplication.translate("MeasureDetail", "Share that is left"),
        transport=QCoreApplication.translate("MeasureDetail", "transport Qmax"),
        cover=QCoreApplication.translate("MeasureDetail", "cover factor C, from {before} % to {after} % cover"),
        crust=QCoreApplication.translate("MeasureDetail", "crust factor SCF"),
        nothing=QCoreApplication.translate(
            "MeasureDetail", "The catalogue has no figure\nfor what it does to wind erosion"
        ),
    )
    return course_figure(found, dark, words)
