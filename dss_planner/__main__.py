"""Commands for the shell: ``python3 -m dss_planner demo FOLDER`` and ``python3 -m dss_planner enable PROFILE``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dss_planner.errors import PlannerError


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status."""
    parser = argparse.ArgumentParser(prog="dss_planner")
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="run the whole chain on the embedded sample")
    demo.add_argument("folder", type=Path)
    enable = commands.add_parser("enable", help="switch the plugin on in a QGIS profile")
    enable.add_argument("profile", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "enable":
        return enable_plugin(chosen.profile)
    from dss_planner.demo import run_demo

    try:
        return run_demo(chosen.folder)
    except PlannerError as error:
        print(f"\n{error}", file=sys.stderr)  # noqa: T201 - a command speaks to the shell
        return 1


def enable_plugin(profile: Path) -> int:
    """Switch the plugin on in the settings of a profile folder."""
    from qgis.PyQt.QtCore import QSettings

    settings = QSettings(str(profile / "QGIS" / "QGIS3.ini"), QSettings.Format.IniFormat)
    settings.setValue("PythonPlugins/dss_planner", True)
    settings.sync()
    print(f"DSS Planner is installed in {profile}. Start QGIS: Raster › DSS Planner, or its icon in the toolbar.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
