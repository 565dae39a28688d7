"""Every sentence that people read is found by the tools that collect them: literals, under names these tools know."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dss_planner"
#: Where a sentence is looked up that stands as a literal elsewhere: marked with QT_TRANSLATE_NOOP, or text("…").
LOOKED_UP = {"algorithms/groups.py", "layers/translation.py"}
WRAPPERS = ("tr", "_tr", "translate", "_translate")


def faults(source, name=""):
    """Return the lines, with why, at which a sentence would be missed."""
    tree = ast.parse(source)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in called and _translates(node):
            found.append((node.lineno, f"{ast.unparse(node)} under another name"))
        if isinstance(node, (ast.Import, ast.ImportFrom)) and any(
            alias.name in WRAPPERS or alias.asname in WRAPPERS for alias in node.names
        ):
            found.append((node.lineno, "a function that translates is imported"))
        if isinstance(node, ast.JoinedStr) and any(
            isinstance(part, ast.Attribute) and _translates(part) for part in ast.walk(node)
        ):
            found.append((node.lineno, "a sentence to translate within an f-string"))
        if isinstance(node, ast.FunctionDef) and node.name in WRAPPERS and not _method_tr(tree, node):
            found.append((node.lineno, f"{node.name} is a wrapper: the tools take its sentences for another context"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _translates(node.func):
            wanted = 1 if node.func.attr == "tr" else 2
            literal = len(node.args) >= wanted and all(_is_words(word) for word in node.args[:wanted])
            if node.func.attr == "tr" and ast.unparse(node.func.value) != "self":
                found.append((node.lineno, "tr of another object: its class is not the one the sentence stands in"))
            if not literal and name not in LOOKED_UP and not _within_tr(tree, node):
                found.append((node.lineno, f"{ast.unparse(node.func)}(…) without a literal"))
    return found


def _translates(node):
    """Whether it is ``….tr``, or translate of QCoreApplication (a painter and a str have one of their own)."""
    return node.attr == "tr" or (node.attr == "translate" and ast.unparse(node.value).endswith("Application"))


def _is_words(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _method_tr(tree, function):
    """Whether it is the method ``tr`` of a class that is no QObject: the tools know that name, and the class."""
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return function.name == "tr" and any(function in node.body for node in classes)


def _within_tr(tree, call):
    return any(
        isinstance(node, ast.FunctionDef) and node.name == "tr" and node.lineno <= call.lineno <= node.end_lineno
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_sentence_is_found(path):
    assert faults(path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).as_posix()) == []


@pytest.mark.parametrize(
    "source",
    [
        "translate = QCoreApplication.translate",
        "say = self.tr",
        "rows = map(self.tr, words)",
        "from dss_planner.panels.score.preview.words import tr",
        "from qgis.PyQt.QtCore import QCoreApplication as App, tr as _",
        "def tr(words): return QCoreApplication.translate('X', words)",
        "self.tr(sentence)",
        "self.tr(f'{count} sites')",
        "QCoreApplication.translate('X', words)",
        "QCoreApplication.translate(context, 'words')",
        "self.tr('a' if one else 'b')",
        "form.tr('a sentence')",
        "f'{count} {self.tr(\"sites\")}'",
    ],
)
def test_what_would_be_missed_is_told(source):
    assert faults(source)


@pytest.mark.parametrize(
    "source",
    [
        "self.tr('a sentence')",
        "QCoreApplication.translate('X', 'a sentence')",
        "painter.translate(x, y)",
        "class Page:\n    def tr(self, words):\n        return QCoreApplication.translate('Page', words)",
    ],
)
def test_what_is_found_is_let_be(source):
    assert faults(source) == []
