"""A page of the help, beside the window: it stays open while one works on."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale, QSize, Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from dss_planner import paths

SIZE = QSize(680, 560)
_FALLBACK = "en"


def page_file(name: str) -> Path:
    """Return the help page ``name`` in the language of QGIS, or in English when there is none."""
    language = str(QgsSettings().value("locale/userLocale", QLocale().name()))[:2]
    wanted = paths.resource("help", language, f"{name}.md")
    return wanted if wanted.exists() else paths.resource("help", _FALLBACK, f"{name}.md")


class HelpPage(QDialog):
    """Text to read, select and copy, in the colours of the theme."""

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_help_page")
        self.setWindowTitle(title)
        self.setModal(False)
        self.text = QTextBrowser(self)
        self.text.setObjectName("erosion_help_text")
        self.text.setAccessibleName(title)
        self.text.setOpenExternalLinks(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setMarkdown(_content(name) or self.tr("The help page {name} is missing.").format(name=name))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        self.resize(SIZE)


def _content(name: str) -> str:
    try:
        return page_file(name).read_text(encoding="utf-8")
    except OSError:
        return ""
