"""Starting the real QGIS window under a virtual screen for a bench script, and getting back what it measured."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: How long QGIS may take to close once its report is there [s].
CLOSING_S = 15.0


def missing() -> str:
    """Return the program without which there is no window to measure; '' where all are there."""
    return next((program for program in ("xvfb-run", "qgis") if shutil.which(program) is None), "")


def measured(folder: Path, script: str, order: dict, timeout: float) -> dict:
    """Run a script of this folder in QGIS with the plugin and return its report.

    folder: for profile, log and report. order: what the script finds in DSS_BENCH, as JSON; with the paths of the
    ``report`` it has to write and of the ``scripts`` it may import. timeout: in seconds.
    """
    profiles, report = folder / "profiles root", folder / "report.json"
    _desktop().install(profiles)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "DSS_BENCH": json.dumps({**order, "report": str(report), "scripts": str(HERE)}),
        "LC_ALL": "C.UTF-8",
        "LANG": "en_US.UTF-8",
        "XDG_RUNTIME_DIR": str(folder),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--nologo", "--noversioncheck"]
    command += ["--profiles-path", str(profiles), "--code", str(HERE / script)]
    with (folder / "qgis.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + timeout
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
            if report.exists():  # QGIS closes then; a question that it may ask is not answered
                end = min(end, time.monotonic() + CLOSING_S)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if not report.exists():
        raise SystemExit((folder / "qgis.log").read_text(encoding="utf-8", errors="replace")[-3000:])
    return json.loads(report.read_text(encoding="utf-8"))


def _desktop() -> object:
    """Return the module that puts the plugin into a profile."""
    spec = importlib.util.spec_from_file_location("desktop", HERE.parent / "desktop" / "test_desktop.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
