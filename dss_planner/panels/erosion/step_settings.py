"""The choices of the steps that only this window runs, each folded away below its maps."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.parameter_form import ParameterForm

#: No field: each settlement counts as 1.
EACH_ONE = ""


def offer_fields(form: ParameterForm, name: str, fields: Sequence[str], chosen: str) -> None:
    """Offer ``fields`` in the choice ``name`` behind its first entry; a field chosen that is not there stays seen."""
    box = form.field(name)
    wanted = [*fields, *([chosen] if chosen and chosen not in fields else [])]
    if [box.itemData(place) for place in range(1, box.count())] == wanted:
        return
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(box.count() - 1)
    for field in wanted:
        missing = QCoreApplication.translate("StepSettings", "{field} (not in this study)").format(field=field)
        box.addItem(field if field in fields else missing, field)
    box.blockSignals(False)


def numeric_fields(uri: str) -> list[str]:
    """Return the fields with numbers of a vector layer; none when it cannot be read."""
    layer = QgsVectorLayer(uri, "fields", "ogr")
    return [field.name() for field in layer.fields() if field.isNumeric() and field.name() != "fid"]


def dust_settings(parent: QWidget) -> ParameterForm:
    """Return the choices of dust sources and exposure."""
    form = ParameterForm(parent)
    form.set_heading(QCoreApplication.translate("StepSettings", "Settings of dust and exposure"))
    form.choice(
        "propose_landforms",
        QCoreApplication.translate("StepSettings", "Lake beds and fans"),
        (
            (True, QCoreApplication.translate("StepSettings", "proposed from elevation, where not given")),
            (False, QCoreApplication.translate("StepSettings", "only those given")),
        ),
        QCoreApplication.translate(
            "StepSettings", "Dry lake beds and fans give most fine dust; a layer of playas is surer than a proposal"
        ),
    )
    form.choice(
        "exposure_source",
        QCoreApplication.translate("StepSettings", "What leaves a place"),
        (
            ("dust", QCoreApplication.translate("StepSettings", "dust source potential")),
            ("soil_loss", QCoreApplication.translate("StepSettings", "soil loss")),
        ),
        QCoreApplication.translate("StepSettings", "Weight of each place in the exposure"),
    )
    form.choice(
        "population_field",
        QCoreApplication.translate("StepSettings", "People of settlements"),
        ((EACH_ONE, QCoreApplication.translate("StepSettings", "not known: each counts as 1")),),
        QCoreApplication.translate(
            "StepSettings", "Field of the settlements with their people; used where the study has no population raster"
        ),
    )
    form.number(
        "decay_km",
        QCoreApplication.translate("StepSettings", "Decay over"),
        (1.0, 5000.0, 0, 10.0, QCoreApplication.translate("StepSettings", " km")),
        QCoreApplication.translate(
            "StepSettings", "Distance after which a third (1/e) is still in the air [A]; shorter counts neighbours more"
        ),
    )
    form.number(
        "max_km",
        QCoreApplication.translate("StepSettings", "Reach"),
        (1.0, 10000.0, 0, 50.0, QCoreApplication.translate("StepSettings", " km")),
        QCoreApplication.translate("StepSettings", "Nothing is counted beyond [A]"),
    )
    form.setCollapsed(True)
    return form


def trend_settings(parent: QWidget) -> ParameterForm:
    """Return the choices of the trend."""
    form = ParameterForm(parent)
    form.set_heading(QCoreApplication.translate("StepSettings", "Settings of the trend"))
    form.choice(
        "trend_correction",
        QCoreApplication.translate("StepSettings", "Correction"),
        corrections(form),
        QCoreApplication.translate(
            "StepSettings", "A good year is often followed by another: uncorrected tests find trends in chance"
        ),
    )
    form.number(
        "trend_fdr",
        QCoreApplication.translate("StepSettings", "False finds allowed"),
        (0.001, 0.5, 3, 0.01, ""),
        QCoreApplication.translate(
            "StepSettings", "Expected share of false finds among the cells called significant, over the whole map"
        ),
    )
    form.setCollapsed(True)
    return form


def corrections(parent: QWidget) -> tuple[tuple[str, str], ...]:
    """Return key and name of the corrections for years that resemble their neighbours."""
    return (
        ("unbiased_prewhitening", QCoreApplication.translate("StepSettings", "pre-whitened without bias")),
        ("hamed_rao", QCoreApplication.translate("StepSettings", "variance (Hamed and Rao)")),
        ("prewhitening", QCoreApplication.translate("StepSettings", "pre-whitened (Yue and Wang)")),
        ("trend_free_prewhitening", QCoreApplication.translate("StepSettings", "pre-whitened without the trend")),
        ("none", QCoreApplication.translate("StepSettings", "none")),
    )


def uncertainty_settings(parent: QWidget) -> ParameterForm:
    """Return what counts as the top."""
    form = ParameterForm(parent)
    form.set_heading(QCoreApplication.translate("StepSettings", "What counts as the top"))
    form.choice(
        "top_class",
        QCoreApplication.translate("StepSettings", "Top class from"),
        (
            (3, QCoreApplication.translate("StepSettings", "3 moderate")),
            (4, QCoreApplication.translate("StepSettings", "4 intense")),
            (5, QCoreApplication.translate("StepSettings", "5 very intense")),
            (6, QCoreApplication.translate("StepSettings", "6 severe")),
        ),
        QCoreApplication.translate("StepSettings", "Grade of SL190-2007 from which land is top class"),
    )
    form.number(
        "top_share",
        QCoreApplication.translate("StepSettings", "Top share"),
        (0.01, 0.5, 2, 0.01, ""),
        QCoreApplication.translate(
            "StepSettings", "Share of the study area that counts as its top by the ranking index"
        ),
    )
    form.setCollapsed(True)
    return form
