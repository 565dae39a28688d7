"""Whose weights they are: a form for a new profile or the words of one that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import quiet_label
from dss_planner.scoring.weighing.profiles import KINDS, Profile


def own_name() -> str:
    """Return the name of who works on this computer."""
    return QgsApplication.userFullName() or QgsApplication.userLoginName() or QCoreApplication.translate("People", "Me")


def today() -> str:
    """Return the date as it is kept."""
    return date.today().isoformat()


def kind_name(kind: str) -> str:
    """Return what a profile stands for, in words."""
    names = {
        "country": QCoreApplication.translate("People", "Country"),
        "working_group": QCoreApplication.translate("People", "Working group"),
        "person": QCoreApplication.translate("People", "Person"),
    }
    return names.get(kind, kind or QCoreApplication.translate("People", "Other"))


class ProfileDialog(QDialog):
    """Asks for name, kind, organisation, country, note and, where criteria are given, the weights.

    profile: what it begins with. names: criteria that are weighed, id → name; none asks for words alone. taken: names
    of other profiles, which cannot be used again.
    """

    def __init__(
        self, profile: Profile, names: Mapping[str, str], taken: set[str], parent: QWidget, title: str = ""
    ) -> None:
        super().__init__(parent)
        self._profile, self._taken = profile, taken
        self.setWindowTitle(title or self.tr("Weights of a country, group or person"))
        self.fields = {
            key: QLineEdit(getattr(profile, key), self) for key in ("name", "organisation", "country", "who", "note")
        }
        self.kind = QComboBox(self)
        for kind in KINDS:
            self.kind.addItem(kind_name(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(profile.kind), 0))
        form = QFormLayout()
        labels = {
            "name": self.tr("&Name"), "organisation": self.tr("&Organisation"), "country": self.tr("&Country"),
            "who": self.tr("&Entered by"), "note": self.tr("N&ote: why so"),
        }  # fmt: skip
        for key, field in self.fields.items():
            field.setObjectName(f"profile_{key}")
            form.addRow(labels[key], field)
            if key == "name":
                form.addRow(self.tr("&Stands for"), self.kind)
        self.spins: dict[str, QDoubleSpinBox] = {}
        column = QVBoxLayout(self)
        column.addLayout(form)
        if names:
            column.addWidget(self._weights(names), 1)
        self.problem = quiet_label("", self)
        self.problem.hide()
        column.addWidget(self.problem)
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.fields["name"].textChanged.connect(self._check)
        self._check()

    def profile(self) -> Profile:
        """Return the profile as it is filled in; changed weights are no longer those of pairwise answers."""
        words = {key: field.text().strip() for key, field in self.fields.items()}
        found = replace(self._profile, **words, kind=str(self.kind.currentData()))
        weights = {key: spin.value() for key, spin in self.spins.items()}
        shown = {key: round(value, 1) for key, value in _percent(self._profile.weights, self.spins).items()}
        if self.spins and weights != shown:
            others = {key: value for key, value in self._profile.weights.items() if key not in weights}
            found = replace(found, weights={**others, **weights} if not others else weights, answers=())
        return replace(found, when=found.when if found == self._profile and found.when else today())

    def _weights(self, names: Mapping[str, str]) -> QWidget:
        holder = QWidget(self)
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 4, 0)
        shares = _percent(self._profile.weights, names)
        for key, name in names.items():
            spin = QDoubleSpinBox(holder)
            spin.setObjectName(f"profile_weight_{key}")
            spin.setRange(0.0, 100.0)
            spin.setDecimals(1)
            spin.setSuffix(self.tr(" %"))
            spin.setValue(shares.get(key, 0.0))
            spin.setAccessibleName(self.tr("Weight of {criterion}, percent").format(criterion=name))
            spin.valueChanged.connect(self._check)
            self.spins[key] = spin
            form.addRow(name, spin)
        self.sum = QLabel(holder)
        row = QHBoxLayout()
        row.addWidget(self.sum)
        form.addRow(row)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setMinimumHeight(min(34 * (len(names) + 1), 220))
        return scroll

    def _check(self, *_: object) -> None:
        """Say what is missing before it can be kept."""
        name = self.fields["name"].text().strip()
        problem = ""
        if not name:
            problem = self.tr("Whose weights are they? Give a name.")
        elif name in self._taken:
            problem = self.tr("“{name}” is there already. Give another name.").format(name=name)
        if self.spins:
            total = sum(spin.value() for spin in self.spins.values())
            self.sum.setText(self.tr("Sum {sum} %; it is brought to 100 %").format(sum=f"{total:.1f}"))
            if total <= 0:
                problem = problem or self.tr("Give at least one criterion a weight.")
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem) and bool(name or self.spins))
        self.ok.setEnabled(not problem)


def _percent(weights: Mapping[str, float], names: Mapping[str, object]) -> dict[str, float]:
    total = sum(weights.get(key, 0.0) for key in names) or 1.0
    return {key: 100.0 * weights[key] / total for key in names if key in weights}
