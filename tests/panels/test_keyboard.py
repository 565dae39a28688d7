"""Windows “Score” and “Sites” and pages 2 to 4 without a mouse and without sight: every part is named and reached."""

from __future__ import annotations

import pytest

from dss_planner.study.settings import StudySettings, write_settings
from tests.panels.score.conftest import desk, small_study
from tests.panels.sites.conftest import make_study, model_of

__all__ = ("desk", "make_study", "small_study")
PROFILES = [
    {"name": "Mongolia", "kind": "country", "weights": {"erosion": 8, "access": 1, "rain": 1}},
    {"name": "Korea", "kind": "country", "weights": {"erosion": 1, "access": 1, "rain": 8}},
]
#: Places a walk with Tab may pass before it must be back.
MOST = 400


@pytest.fixture
def studied(session, make_study, make_raster, qgis_app):
    """The session with ranked sites, layers and weight profiles."""
    import numpy as np

    folder = make_study()
    rng = np.random.default_rng(7)
    layers = {key: make_raster(f"study/{key}.tif", rng.uniform(50, 300, (8, 9))) for key in ("erosion", "access")}
    layers["rain"] = make_raster("study/rain.tif", rng.uniform(50, 300, (8, 9)))
    write_settings(folder, StudySettings(score_model={**model_of(layers), "profiles": PROFILES}))
    session.open_folder(folder)
    for _ in range(20):
        qgis_app.processEvents()
    return session


def parts(widget):
    """Return the parts in sight that take the keyboard by Tab."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

    found = [part for part in widget.findChildren(QWidget) if part.isVisible() and part.isEnabled()]
    # a tab widget hands the keyboard to its bar
    found = [part for part in found if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None]
    # the line within a spin box or a choice takes its name from it
    return [part for part in found if not isinstance(part.parent(), (QAbstractSpinBox, QComboBox))]


def nameless(widget):
    """Return the parts that say nothing to a screen reader, by class and name."""
    from qgis.PyQt.QtWidgets import QAbstractButton, QGroupBox, QLabel, QScrollArea, QTabBar

    buddies = {label.buddy() for label in widget.findChildren(QLabel)}
    missing = []
    for part in parts(widget):
        words = part.accessibleName()
        if isinstance(part, (QAbstractButton, QLabel)):
            words = words or part.text()
        if isinstance(part, QGroupBox):
            words = words or part.title()
        if not words and part not in buddies and not isinstance(part, (QTabBar, QScrollArea)):
            missing.append(f"{type(part).__name__} {part.objectName()} in {type(part.parent()).__name__}")
    return missing


def swallow_tab(widget):
    """Return the parts in which Tab goes from cell to cell or writes a tabulator, so that it never leaves."""
    from qgis.PyQt.QtWidgets import QAbstractItemView, QPlainTextEdit, QTextEdit

    kept = [part for part in widget.findChildren(QAbstractItemView) if part.isVisible() and part.tabKeyNavigation()]
    for kind in (QTextEdit, QPlainTextEdit):
        texts = widget.findChildren(kind)
        kept += [part for part in texts if part.isVisible() and not (part.isReadOnly() or part.tabChangesFocus())]
    return [f"{type(part).__name__} {part.objectName()}" for part in kept]


def walk(start):
    """Return the widgets that Tab passes, from ``start`` until it is back."""
    from qgis.PyQt.QtCore import Qt

    seen, now = [], start
    while len(seen) < MOST:
        seen.append(now)
        now = now.nextInFocusChain()
        while now is not start and not (
            now.isVisible() and now.isEnabled() and now.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            now = now.nextInFocusChain()
        if now is start:
            return seen
    raise AssertionError("Tab does not come back")


def unfold(widget):
    """Open what is folded away."""
    from dss_planner.panels.page import FoldingBox

    for box in widget.findChildren(FoldingBox):
        box.setCollapsed(False)


def check(widget):
    unfold(widget)
    wanted = parts(widget)
    assert wanted
    assert nameless(widget) == []
    assert swallow_tab(widget) == []
    reached = walk(wanted[0])
    left = [part for part in wanted if part not in reached]
    assert [f"{type(part).__name__} {part.objectName()}" for part in left] == []


def check_tabs(window, qgis_app):
    for number in range(len(window.tabs)):
        window._bar.setCurrentIndex(number)
        for _ in range(40):
            qgis_app.processEvents()
        check(window)


def test_every_part_of_the_window_score_is_named_and_reached(desk, shown_window, qgis_app):
    from qgis.PyQt.QtWidgets import QListWidget

    from dss_planner.panels.score.values.tab_values import ValuesTab
    from dss_planner.panels.score.weighing.weights_tab import WeightsTab
    from dss_planner.panels.score.window import ScoreWindow

    window = shown_window(ScoreWindow)
    check_tabs(window, qgis_app)
    window.go(WeightsTab)
    ways = window.findChild(QListWidget, "ways_to_weights")
    for row in range(ways.count()):
        ways.setCurrentRow(row)
        qgis_app.processEvents()
        check(window)
    window.go(ValuesTab)
    for criterion in desk.model.criteria:
        desk.select(criterion.id)
        qgis_app.processEvents()
        check(window)


def test_every_part_of_the_window_sites_is_named_and_reached(studied, shown_window, qgis_app):
    from dss_planner.panels.sites.window import SitesWindow

    check_tabs(shown_window(SitesWindow), qgis_app)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_part_of_the_pages_is_named_and_reached(number, studied, iface, qgis_app):
    from qgis.PyQt.QtWidgets import QMainWindow

    from dss_planner.panels.page_candidates import CandidatesPage
    from dss_planner.panels.page_compare import ComparePage
    from dss_planner.panels.page_criteria import CriteriaPage

    holder = QMainWindow(iface.mainWindow())
    page = {2: CriteriaPage, 3: CandidatesPage, 4: ComparePage}[number](studied)
    holder.setCentralWidget(page)
    holder.resize(370, 900)
    holder.show()
    for _ in range(60):
        qgis_app.processEvents()
    check(page)
    leave = getattr(page, "leave", None)
    if leave is not None:
        leave()
    holder.close()
    holder.deleteLater()


def test_a_part_without_a_name_is_told(qgis_app):
    from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QTableWidget, QToolButton, QWidget

    window = QWidget()
    row = QHBoxLayout(window)
    label, named, table = QLabel("How many", window), QSpinBox(window), QTableWidget(window)
    label.setBuddy(named)
    for part in (label, named, QLineEdit(window), QToolButton(window), table):
        row.addWidget(part)
    window.show()
    qgis_app.processEvents()
    told = " ".join(nameless(window))
    assert "QLineEdit" in told
    assert "QTableWidget" in told
    assert "QSpinBox" not in told
    assert swallow_tab(window) == ["QTableWidget "]
    window.close()
