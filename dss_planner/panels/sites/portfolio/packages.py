"""Packages of measures that a site may get: each with the share of its cost and of what it brings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dss_planner.panels.fields import number_field
from dss_planner.panels.sites.portfolio.line_list import LineList
from dss_planner.study.portfoliochoices import Package

if TYPE_CHECKING:
    from dss_planner.panels.sites.choice_fields import ChoiceFields

#: Packages at most: each makes a candidate of every site.
MOST = 5


class Packages(LineList):
    """Bound to ``packages`` of the setting. None: every site is taken whole or not at all."""

    def __init__(self, fields: ChoiceFields, parent: QWidget) -> None:
        super().__init__(fields, "packages", "portfolio_add_package", parent)
        self._shown: tuple[Package, ...] = ()
        self.add_button.setText(self.tr("A&dd a package of measures…"))
        self.add_button.setToolTip(
            self.tr("At most one package is chosen for each site; its shares of cost and worth are yours to enter")
        )

    def show_settings(self) -> None:
        """Show the packages as they are now."""
        packages = self._fields.choices.packages
        if packages == self._shown:
            return
        self._shown = packages
        self._put([self._line(place, package) for place, package in enumerate(packages)])
        self.add_button.setEnabled(len(packages) < MOST)

    def _line(self, place: int, package: Package) -> QWidget:
        line = QWidget(self)
        name = QLineEdit(package.name, line)
        name.setAccessibleName(self.tr("Name of the package"))
        name.setObjectName(f"portfolio_package_{place}")
        name.editingFinished.connect(lambda: self._set(place, name=name.text().strip() or package.name))
        cost = number_field(0.0, 1000.0, 0, 10.0, " %", line)
        cost.setAccessibleName(self.tr("Share of the site's cost"))
        cost.setValue(package.cost)
        cost.valueChanged.connect(lambda value: self._set(place, cost=value))
        benefit = number_field(0.0, 1000.0, 0, 10.0, " %", line)
        benefit.setAccessibleName(self.tr("Share of the site's worth"))
        benefit.setValue(package.benefit)
        benefit.valueChanged.connect(lambda value: self._set(place, benefit=value))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, 1)
        for words, field in ((self.tr("costs"), cost), (self.tr("of the site, is worth"), benefit)):
            row.addWidget(QLabel(words, line))
            row.addWidget(field)
        row.addWidget(QLabel(self.tr("of it"), line))
        row.addWidget(self._remover(place, self.tr("Remove this package"), line))
        row.addStretch(1)
        return line

    def _add(self) -> None:
        packages = self._fields.choices.packages
        if not packages:
            packages = (Package(self.tr("all measures")),)
        used = {package.name for package in packages}
        words = self.tr("package {number}")
        numbers = (words.format(number=number) for number in range(len(packages) + 1, MOST + 10))
        name = next(name for name in numbers if name not in used)
        self._fields.change(packages=(*packages, Package(name, 50.0, 60.0)))
        self.show_settings()

    def _set(self, place: int, **values: object) -> None:
        packages = list(self._fields.choices.packages)
        packages[place] = replace(packages[place], **values)
        self._shown = tuple(packages)
        self._fields.change(packages=self._shown)
