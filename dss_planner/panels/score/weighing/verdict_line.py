"""What answers in pairs come to: how consistent they are, which one fits worst, and a button that mends it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.status_dot import DONE, EMPTY, STALE, status_pixmap
from dss_planner.panels.tables import number
from dss_planner.scoring.weighing.judgements import Judgement
from dss_planner.scoring.weighing.pairwise import in_words


class VerdictLine(QWidget):
    """A dot, the sentence, and the button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dot = QLabel(self)
        self.verdict = quiet_label("", self)
        self.verdict.setObjectName("pairs_verdict")
        self.fix = QPushButton(self)
        self.fix.setObjectName("pairs_fix")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 1)
        row.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignTop)

    def show_judgement(self, found: Judgement, names: Sequence[str], together: bool) -> None:
        """Show what ``found`` comes to. names: of the criteria. together: of several people, which nobody can mend."""
        if found.asked == 0:
            self.verdict.setText(self.tr("One criterion alone has all the weight: there is nothing to compare."))
            self.dot.setPixmap(status_pixmap(DONE))
            self.fix.hide()
            return
        worst = found.comparison.worst if found.comparison is not None else None
        words = show(found.verdict)
        if worst is not None and not together:
            words = self.tr(
                "Consistency ratio {ratio} (0.10 or more): contradictory. “{first}” against “{second}” fits worst: "
                "{given}, where the others say {proposed}."
            ).format(
                ratio=number(found.comparison.ratio, 2),
                first=names[worst.first],
                second=names[worst.second],
                given=in_words(worst.given),
                proposed=in_words(worst.proposed),
            )
        self.verdict.setText(words)
        self.verdict.setToolTip(show(worst.sentence) if worst is not None else "")
        state = STALE if found.warns else EMPTY if found.weights is None else DONE
        self.dot.setPixmap(status_pixmap(state))
        self.fix.setVisible(worst is not None and not together)
        if worst is not None:
            self.fix.setText(self.tr("&Set to {ratio}").format(ratio=in_words(worst.proposed)))
            self.fix.setToolTip(show(worst.sentence))
