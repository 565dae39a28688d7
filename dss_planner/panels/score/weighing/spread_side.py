"""How far the weights of profiles are apart: a picture, what its signs mean, and what it says in words."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.weighing.spread_picture import SpreadPicture, SpreadRow
from dss_planner.panels.tables import number
from dss_planner.scoring.editing import percents
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.profiles import complete, most_disputed, profile_weights, spreads


class SpreadSide(QScrollArea):
    """The picture with its legend; it scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        inner = QWidget(self)
        self.picture = SpreadPicture(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.addWidget(self.picture)
        self.legend = quiet_label(
            self.tr("Line: lowest to highest. Box: mean ± one standard deviation. Dots: profiles. Triangle: now."),
            inner,
        )
        column.addWidget(self.legend)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)

    def show_profiles(self, model: ScoreModel, chosen: str) -> str:
        """Show the profiles of a model, one of them marked; return what there is to say of them."""
        keys = [item.id for item in model.used]
        kept = complete(model.profiles, keys)
        others = [profile.name for profile in model.profiles if profile not in kept]
        parts = []
        if kept:
            found = spreads(kept, keys)
            disputed = most_disputed(found) if len(kept) > 1 else None
            dots = 100.0 * profile_weights(kept, keys)
            now = percents(model)
            rows = [
                SpreadRow(shown_name(item), spread, now[item.id], tuple(float(v) for v in column))
                for item, spread, column in zip(model.used, found, dots.T)
            ]
            names = [profile.name for profile in kept]
            self.picture.show_rows(rows, names, disputed.criterion if disputed else "", chosen)
            parts.append(self._said(disputed, rows, len(kept)))
        else:
            self.picture.show_rows([], [])
        self.legend.setVisible(bool(kept))
        if others:
            parts.append(
                self.tr("Left out, as they do not weigh all criteria: {names}.").format(names=", ".join(others))
            )
        return " ".join(part for part in parts if part)

    def _said(self, disputed: object, rows: list[SpreadRow], count: int) -> str:
        if count < 2:
            return self.tr("One profile alone: keep the weights of others to compare them.")
        if disputed is None:
            return self.tr("All profiles give the same weights.")
        row = next(row for row in rows if row.spread is disputed)
        return self.tr("Most disputed: {name}, from {low} % ({low_by}) to {high} % ({high_by}).").format(
            name=row.name,
            low=number(row.spread.lowest),
            low_by=row.spread.lowest_by,
            high=number(row.spread.highest),
            high_by=row.spread.highest_by,
        )
