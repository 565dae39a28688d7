"""The house: imports point one way, the pure rooms know no QGIS, sentences are literals."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dss_planner"
SHARED = {"text", "monthnames", "errors", "running", "paths", "provenance"}
MAY_USE = {
    "raster": set(),
    "intake": {"raster"},
    "erosion": {"raster"},
    "landcover": {"raster"},
    "access": {"raster"},
    "scoring": {"raster"},
    "sites": {"scoring", "raster"},
    "measures": {"raster", "erosion"},
}
MAY_USE["plan"] = set(MAY_USE)
MAY_USE["study"] = set(MAY_USE)
MAY_USE["charts"] = set(MAY_USE)
PURE = set(MAY_USE)
MAY_USE["layers"] = set(PURE)
MAY_USE["proposal"] = PURE | {"layers"}
MAY_USE["tasks"] = PURE | {"layers"}
MAY_USE["algorithms"] = PURE | {"layers", "proposal", "tasks"}
MAY_USE["panels"] = PURE | {"layers", "proposal", "tasks"}


def modules():
    return sorted(p for p in PACKAGE.rglob("*.py") if "__pycache__" not in p.parts)


def room_of(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    room = room_of(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] in ("PyQt5", "PyQt6"):
            pytest.fail(f"{name}: Qt only through qgis.PyQt")
        if parts[0] == "qgis":
            assert room not in PURE, f"the pure room {room} imports {name}"
            assert path.name not in {f"{shared}.py" for shared in SHARED} or room, f"{path.name} imports {name}"
            if parts[1:2] == ["gui"]:
                assert room in ("panels", ""), f"{room} imports {name}"
        if parts[0] == "dss_planner" and len(parts) > 1 and room:
            assert parts[1] in SHARED | {room} | MAY_USE[room], f"{room} may not use {parts[1]}"


def test_every_room_is_in_the_table():
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert rooms == set(MAY_USE)


def test_pure_rooms_load_without_qgis():
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in modules()
        if room_of(path) in PURE and path.name != "__init__.py"
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('qgis', 'PyQt5', 'PyQt6')]\n"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_sentences_are_literals(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("text", "InputError", "OutputError", "tr") and path.name not in ("text.py", "errors.py"):
            first = node.args[0]
            message = f"{path.name}:{node.lineno}: {name}(…) takes a literal sentence, so that it can be translated"
            literal = isinstance(first, ast.Constant) or getattr(first, "attr", "") == "template"
            assert literal or (name in ("text", "tr") and _helper(node, path)), message


def _helper(node, path):
    """A ``tr`` or ``text`` that is not ours (a widget's text, the definition of tr itself)."""
    return (isinstance(node.func, ast.Attribute) and node.func.attr == "text") or _defines_tr(path, node)


def _defines_tr(path, node):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(f, ast.FunctionDef) and f.name == "tr" and f.lineno <= node.lineno <= f.end_lineno
        for f in ast.walk(tree)
    )


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_excepts_are_narrow_and_nothing_is_run_from_text(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and room_of(path) != "tasks":
            names = ast.dump(node.type) if node.type else "bare"
            assert "bare" not in names, f"{path}:{node.lineno}"
            assert "'Exception'" not in names, f"{path}:{node.lineno}"
            assert "'BaseException'" not in names, f"{path}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("eval", "exec"), f"{path}:{node.lineno}"
    for name in imported(path):
        if name == "subprocess" and path.name == "own_process.py":
            continue  # it says why
        assert name.split(".")[0] not in ("pickle", "subprocess", "requests", "urllib", "socket"), f"{path}: {name}"
