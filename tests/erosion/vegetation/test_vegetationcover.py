"""Vegetation cover on rasters."""

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, compute_vegetation_cover
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster.reading import read_whole


@pytest.fixture
def run(make_raster, tmp_path):
    def compute(ndvi, **parameters):
        cancelled = parameters.pop("cancelled", None)
        request = VegetationCoverRequest(
            **{"ndvi": make_raster("ndvi.tif", ndvi), "output": str(tmp_path / "cover.tif"), **parameters}
        )
        return (
            compute_vegetation_cover(request, cancelled=cancelled) if cancelled else compute_vegetation_cover(request)
        )

    return compute


def test_cover_in_percent_clipped_with_unknown_kept(run):
    ndvi = np.full((4, 6), 0.25)
    ndvi[0, :5] = (-0.2, 0.05, 0.45, 0.85, 0.95)
    ndvi[3, 3] = np.nan
    result = run(ndvi)
    cover = read_whole(result.output)
    np.testing.assert_allclose(cover[0, :5], [0, 0, 50, 100, 100], atol=1e-4)
    np.testing.assert_allclose(cover[1], 25.0, atol=1e-4)
    assert np.isnan(cover[3, 3])
    assert result.known == pytest.approx(23 / 24)
    dataset = gdal.Open(result.output)
    assert dataset.GetRasterBand(1).GetUnitType() == "%"
    assert "dust season" in str(result.notes[0])


def test_end_members_are_used(run):
    cover = read_whole(run(np.full((4, 6), 0.3), soil_ndvi=0.1, full_ndvi=0.5).output)
    np.testing.assert_allclose(cover, 50.0, atol=1e-4)


@pytest.mark.parametrize("ends", [(0.8, 0.2), (0.5, 0.5), (-1.5, 0.8), (0.05, 8500.0)])
def test_wrong_end_members(run, ends):
    with pytest.raises(InputError, match="soil must be lower"):
        run(np.full((4, 6), 0.3), soil_ndvi=ends[0], full_ndvi=ends[1])


@pytest.mark.parametrize(
    ("ndvi", "words"),
    [
        (np.full((4, 6), 2500.0), "by 10000"),
        (np.full((4, 6), np.nan), "no known cell"),
        (np.full((2, 4, 6), 0.2), "2 band"),
    ],
)
def test_wrong_inputs_leave_nothing(run, tmp_path, leftovers, ndvi, words):
    with pytest.raises(InputError, match=words):
        run(ndvi)
    assert not (tmp_path / "cover.tif").exists()
    assert leftovers() == []


def test_unwritable_output_and_cancel(run, tmp_path, cancel_after, leftovers):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        run(np.full((4, 6), 0.3), output=str(tmp_path / "file" / "cover.tif"))
    with pytest.raises(Cancelled):
        run(np.full((4, 6), 0.3), cancelled=cancel_after(2))
    assert not (tmp_path / "cover.tif").exists()
    assert leftovers() == []


def test_real_ndvi_gives_gobi_cover(gobi, tmp_path):
    result = compute_vegetation_cover(
        VegetationCoverRequest(ndvi=str(gobi / "ndvi_maximum_0p05deg.tif"), output=str(tmp_path / "cover.tif"))
    )
    cover = read_whole(result.output)
    middle = np.nanmedian(cover)
    assert 5.0 < middle < 60.0
    assert np.nanmin(cover) >= 0.0
    assert np.nanmax(cover) <= 100.0
    # the north of the region is steppe, the south desert
    assert np.nanmean(cover[:20]) > np.nanmean(cover[-40:-20])


def test_spring_keeps_a_stated_share_of_the_cover(run, tmp_path):
    run(np.full((4, 6), 0.45), retention=0.6)
    # (0.45 − 0.05)/(0.85 − 0.05) = 50 %, of which 60 % stay
    np.testing.assert_allclose(read_whole(tmp_path / "cover.tif"), 30.0, rtol=1e-6)
    with pytest.raises(InputError, match="share of cover kept"):
        run(np.full((4, 6), 0.45), retention=0.0)
