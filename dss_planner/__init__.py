"""DSS Planner: where to start with countermeasures against dust and sand storms at their source."""


def classFactory(iface):  # noqa: ANN001, ANN201 - the name and signature that QGIS asks for
    """Return the plugin object; imported late so that a test can read the pure rooms without QGIS."""
    from dss_planner.plugin import DssPlanner

    return DssPlanner(iface)
