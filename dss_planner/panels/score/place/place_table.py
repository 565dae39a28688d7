"""A place's criteria and rules as rows: value, value function, weight, points."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.landcover.classes import planner_classes
from dss_planner.layers.translation import show
from dss_planner.panels.contribution_bars import colour
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.scoring.explaining import CRITERION_TITLES, RULE_TITLES, CriterionAtPlace, PlaceScore, RuleAtPlace
from dss_planner.scoring.wording import quantity

_BAR_HEIGHT = 16


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return QCoreApplication.translate("PlaceTable", "unknown")
    # numbers as the locale writes them, with the digits that the room of scoring gives them
    return quantity(value, unit)


def _class_or_amount(item: CriterionAtPlace) -> str:
    """Return the value of a criterion; of the study's land cover the name of the class too."""
    names = {entry.code: entry.name for entry in planner_classes()}
    if item.id == "landcover" and item.value in names:
        return f"{item.value:g} · {names[int(item.value)]}"
    return _amount(item.value, item.unit)


class CriteriaTable(ResultTable):
    """One row for each criterion; the columns are those of the text that is copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__([show(title) for title in CRITERION_TITLES], 2, "score_place_criteria", 12, parent)
        self.setAccessibleName(QCoreApplication.translate("PlaceTable", "Criteria at the place"))

    def show_criteria(self, criteria: tuple[CriterionAtPlace, ...]) -> None:
        """Show the criteria."""
        rows = []
        for item in criteria:
            function = "; ".join(show(part) for part in (item.function, *item.ends))
            rows.append(
                [
                    Cell(item.name),
                    Cell(_class_or_amount(item), _sorted(item.value)),
                    Cell(function),
                    Cell(number(item.worth, 3), _sorted(item.worth)),
                    Cell(number(100.0 * item.weight, 1), item.weight),
                    Cell(number(item.points, 2), _sorted(item.points)),
                    Cell(number(item.lost, 2), _sorted(item.lost)),
                ]
            )
        self.fill(rows, [item.id for item in criteria])


class RulesTable(ResultTable):
    """One row for each rule; those that bite first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__([show(title) for title in RULE_TITLES], 0, "score_place_rules", 6, parent)
        self.setAccessibleName(QCoreApplication.translate("PlaceTable", "Rules at the place"))

    def show_rules(self, rules: tuple[RuleAtPlace, ...]) -> None:
        """Show the rules."""
        kept = {
            True: QCoreApplication.translate("PlaceTable", "yes"),
            False: QCoreApplication.translate("PlaceTable", "no: left out"),
            None: QCoreApplication.translate("PlaceTable", "unknown"),
        }
        order = sorted(rules, key=lambda rule: {False: 0, None: 1, True: 2}[rule.keeps])
        self.fill(
            [
                [
                    Cell(show(rule.sentence)),
                    Cell(_amount(rule.value, rule.unit), _sorted(rule.value)),
                    Cell(kept[rule.keeps]),
                    Cell("" if rule.missed_by is None else quantity(rule.missed_by, rule.unit)),
                ]
                for rule in order
            ],
            [rule.id for rule in order],
        )


class ScoreBar(QWidget):
    """The points of the place side by side, 100 filling the bar; what is missing is what each criterion lost."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: list[float] = []
        self._counts = True
        self.setFixedHeight(_BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, place: PlaceScore) -> None:
        """Show the points; those of a place that is left out are faint."""
        self._points = [item.points or 0.0 for item in place.criteria]
        self._counts = place.score is not None
        words = ", ".join(f"{item.name}: {number(item.points, 1)}" for item in place.criteria)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        painter.setOpacity(1.0 if self._counts else 0.35)
        left = area.left()
        for place, points in enumerate(self._points):
            width = area.width() * points / 100.0
            painter.fillRect(QRectF(left, area.top(), width, area.height()), colour(place))
            left += width
        painter.setOpacity(1.0)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)


def _sorted(value: float | None) -> float:
    return float("nan") if value is None else value
