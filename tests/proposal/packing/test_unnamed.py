"""Projects that are given away name no user and no folder."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.proposal.packing.unnamed import without_places


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ('<qgis saveUserFull="Бат Dorj" saveUser="bat">', '<qgis saveUserFull="" saveUser="">'),
        ("<history>from /home/Бат Dorj/a.tif, 5 t/km²·a</history>", "<history>from a.tif, 5 t/km²·a</history>"),
        (r"<history>C:\Users\bat\a.tif</history>", "<history>a.tif</history>"),
        ("<history>see https://a.org/b/c</history>", "<history>see https://a.org/b/c</history>"),
        ('<Layer source="/tmp/x/plan.gpkg|layername=a" name="n">', '<Layer source="plan.gpkg|layername=a" name="n">'),
        ('coverageLayerSource="file:///tmp/x/pages.gpkg"', 'coverageLayerSource="pages.gpkg"'),
        ("<datasource>../../study/plan.gpkg</datasource>", "<datasource>../../study/plan.gpkg</datasource>"),
    ],
)
def test_users_and_folders_are_taken_out_and_nothing_else(written, given):
    assert without_places(written) == given
