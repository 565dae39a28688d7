"""What wind erosion offers beyond soil, cover and ridges: physics' directions, unknown cells, corrections, messages."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner import provenance
from dss_planner.erosion import rweq
from dss_planner.erosion.loss import erosionblocks, erosionflags, erosionperiods
from dss_planner.erosion.loss.winderosion import BANDS, Calibration, WindErosionRequest, compute_wind_erosion
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole
from tests.erosion.mixed_ground import COEFFICIENTS, SHAPE, landscape

ALL = (1, 2, 3, 4, 5, 6, 7)
LOSS, TRANSPORT, RANKING, POTENTIAL, PREVENTED, FLAGS = 0, 1, 2, 4, 5, 6
MAPS = ("cover", "landcover", "organic_matter", "roughness", "random_roughness", "gravel", "trampling")
COMPONENTS = ("flat_cover", "silhouette", "canopy")
#: Two results of the same equation in float32 may be this much apart where they should be equal.
ROUNDING = 3e-6


def erode(layers, threads=1, **parameters):
    """The seven bands of layers."""
    parameters = {"bands": ALL, "cover_coefficients": COEFFICIENTS, **parameters}
    request = WindErosionRequest("", "", "", "", "", "", **parameters)
    return erosionblocks.ErosionBlocks(request, tuple(layers), threads)(*layers.values())[0]


def annual(seed=5, *extra):
    layers = landscape(seed, *(extra or MAPS))
    layers["weather"] = np.ascontiguousarray(layers["weather"][12:])
    return layers


def changed(layers, role, change):
    return {**layers, role: change(layers[role]).astype(np.float32)}


def never_rises(before, after, bands):
    for band in bands:
        known = np.isfinite(before[band])
        assert (np.isfinite(after[band]) == known).all()
        assert (after[band][known] <= before[band][known] * (1 + ROUNDING)).all(), band
        assert (after[band][known] < before[band][known]).any(), band


@pytest.mark.parametrize("periods", ["annual", "monthly"])
@pytest.mark.parametrize("role", ["cover", "gravel", "random_roughness", "roughness", *COMPONENTS])
def test_more_shelter_never_raises_erosion(role, periods):
    form = "components" if role in COMPONENTS else "landcover"
    layers = landscape(3, *MAPS, *(COMPONENTS if form == "components" else ()))
    layers["weather"] = layers["weather"][12:] if periods == "annual" else layers["weather"][:12].copy()
    limit = {"canopy": 1.0, "silhouette": 5000.0, "roughness": 18.0, "random_roughness": 18.0}.get(role, 100.0)
    more = changed(layers, role, lambda values: np.minimum(values * 1.2 + 0.05 * limit, limit))
    before, after = (erode(one, cover_form=form, periods=periods) for one in (layers, more))
    of_vegetation = role == "cover" or role in COMPONENTS
    never_rises(before, after, (LOSS, TRANSPORT, RANKING, *(() if of_vegetation else (POTENTIAL,))))
    if of_vegetation:
        np.testing.assert_allclose(after[POTENTIAL], before[POTENTIAL], rtol=ROUNDING)
        known = np.isfinite(before[PREVENTED])
        slack = ROUNDING * before[POTENTIAL][known]
        assert (after[PREVENTED][known] >= before[PREVENTED][known] - slack).all()


@pytest.mark.parametrize("role", ["weather", "trampling"])
def test_more_wind_and_more_hooves_never_lower_erosion(role):
    layers = annual()
    less = changed(layers, role, lambda values: values * 0.8)
    never_rises(erode(layers), erode(less), (LOSS, TRANSPORT, RANKING, POTENTIAL))


def test_trampling_as_a_number_never_lowers_erosion():
    layers = annual(5, "cover", "organic_matter")
    steps = [erode(layers, trampling=share) for share in (0.0, 0.1, 0.5, 1.0)]
    for less, more in zip(steps, steps[1:]):
        never_rises(more, less, (LOSS, TRANSPORT, RANKING, POTENTIAL))


def test_potential_is_never_less_than_actual_and_the_rest_is_prevented():
    for periods, form in (("annual", "landcover"), ("monthly", "components")):
        layers = landscape(8, *MAPS, *(COMPONENTS if form == "components" else ()))
        values = erode(layers, periods=periods, cover_form=form, calibration=Calibration(0.7, 1.1))
        known = np.isfinite(values[LOSS])
        assert (values[POTENTIAL][known] >= values[LOSS][known]).all()
        assert (values[PREVENTED][known] == values[POTENTIAL][known] - values[LOSS][known]).all()


def test_bare_ground_prevents_nothing():
    layers = changed(annual(), "cover", lambda values: values * 0.0)
    values = erode(layers)
    assert np.nanmax(values[PREVENTED]) == 0.0
    np.testing.assert_array_equal(values[POTENTIAL][np.isfinite(values[LOSS])], values[LOSS][np.isfinite(values[LOSS])])


def test_what_changes_nothing_changes_nothing():
    layers = annual(5, "cover", "landcover")
    before = erode(layers)
    zero = np.zeros((1, *SHAPE), dtype=np.float32)
    for role in ("gravel", "trampling", "random_roughness"):
        np.testing.assert_allclose(erode({**layers, role: zero}), before, rtol=3 * ROUNDING)
    nothing = erode(layers, compaction={3: 1.0}, calibration=Calibration(1.0, 1.0), trampling=0.0, random_roughness=0.0)
    assert nothing.tobytes() == before.tobytes()


def test_ends_of_the_scales():
    layers = annual(5, "cover")
    full = erode({**layers, "gravel": np.full((1, *SHAPE), 40.0, dtype=np.float32)})
    known = np.isfinite(full[LOSS])
    assert (full[(LOSS, TRANSPORT, RANKING, POTENTIAL), :][:, known] == 0.0).all()
    # without any crust SCF is 1
    broken, whole = erode(layers, trampling=1.0), erode(layers)
    crust = rweq.crust_factor(layers["clay"][0].astype(float))
    np.testing.assert_allclose(broken[TRANSPORT] * crust, whole[TRANSPORT], rtol=ROUNDING)
    smooth = erode(layers, roughness=0.0, random_roughness=5.0)
    np.testing.assert_allclose(
        smooth[TRANSPORT], erode(layers, roughness=0.0)[TRANSPORT] * np.exp(-0.127 * 5.0), rtol=ROUNDING
    )


def test_a_map_goes_before_the_number():
    layers = annual(5, "cover", "trampling", "random_roughness", "roughness")
    number = {"trampling": 0.9, "random_roughness": 7.0, "roughness": 3.0}
    assert erode(layers, **number).tobytes() == erode(layers).tobytes()


@pytest.mark.parametrize(
    "losses",
    [
        [0, 199.9, 200, 2499, 2500, 5000, 8000, 15000, 20000],
        [200, 200],
        [150, 200],
        [200, 2500, np.nan],
        [15000, 16000],
        [np.nan],
    ],
)
def test_grades_of_a_piece_are_those_of_sl190(losses):
    losses = np.array(losses, dtype=np.float32)
    found, mask, grades = np.empty_like(losses), np.empty(losses.size, bool), np.empty(losses.size, np.uint8)
    erosionperiods.grade(losses, found, mask, grades)
    np.testing.assert_array_equal(found, rweq.sl190_class(losses))


def test_compacted_ground_and_calibration():
    layers = annual(5, "cover", "landcover")
    before = erode(layers)
    grass = layers["landcover"][0] == 3
    after = erode(layers, compaction={3: 0.3, 9: 0.1})
    for band in (LOSS, TRANSPORT, RANKING, POTENTIAL):
        np.testing.assert_allclose(after[band][grass], 0.3 * before[band][grass], rtol=ROUNDING)
        np.testing.assert_array_equal(after[band][~grass], before[band][~grass])
    flags = np.nan_to_num(after[FLAGS]).astype(int) & erosionflags.ADJUSTED
    assert ((flags > 0) == (grass & np.isfinite(after[FLAGS]))).all()
    fitted = erode(layers, calibration=Calibration(2.0, 0.5))
    np.testing.assert_allclose(fitted[LOSS], 2.0 * np.sqrt(before[LOSS]), rtol=1e-5)
    np.testing.assert_allclose(fitted[POTENTIAL], 2.0 * np.sqrt(before[POTENTIAL]), rtol=1e-5)
    np.testing.assert_array_equal(fitted[RANKING], before[RANKING])
    np.testing.assert_array_equal(fitted[3], rweq.sl190_class(fitted[LOSS]))


def whole_ground(*roles):
    """Ground that is known, erodes and adds up everywhere."""
    layers = annual(9, *roles)
    known = {role: np.where(np.isnan(values), np.nanmax(values), values) for role, values in layers.items()}
    if "landcover" in known:
        known["landcover"][:] = 3.0
    known["clay"] = np.minimum(known["clay"], 100 - known["sand"])
    known["silt"] = 100 - known["sand"] - known["clay"]
    return {role: np.ascontiguousarray(values, dtype=np.float32) for role, values in known.items()}


@pytest.mark.parametrize("form", ["landcover", "components"])
def test_each_needed_unknown_is_unknown_and_potential_needs_no_vegetation(form):
    cover = ("cover",) if form == "landcover" else COMPONENTS
    layers = whole_ground(*cover, *MAPS[1:], "carbonate")
    before = erode(layers, cover_form=form)
    assert np.isfinite(before).all()
    for number, role in enumerate(layers):
        gone = {name: values.copy() for name, values in layers.items()}
        gone[role][:, 20, 5 + number] = np.nan
        after = erode(gone, cover_form=form)
        bare_too = role not in cover
        assert np.isnan(after[:, 20, 5 + number]).tolist() == [True] * 4 + [bare_too, True, True], role
        others = np.ones(SHAPE, dtype=bool)
        others[20, 5 + number] = False
        np.testing.assert_array_equal(after[:, others], before[:, others])


def test_cells_that_do_not_add_up_say_so_in_the_flags():
    layers = whole_ground("cover", "landcover")
    layers["sand"][0, 3, 4] += 30.0
    layers["sand"][0, 3, 5] += 30.0
    layers["landcover"][0, 3, 5] = 9.0  # water needs no soil
    values = erode(layers)
    assert values[FLAGS, 3, 4] == erosionflags.INCONSISTENT
    assert np.isnan(values[:6, 3, 4]).all()
    assert values[:, 3, 5].tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_chosen_bands_and_threads_change_nothing(monkeypatch):
    layers = annual()
    numbers = {"compaction": {3: 0.5}, "calibration": Calibration(1.5, 0.9)}
    whole = erode(layers, **numbers)
    for chosen in ((1,), (5,), (6,), (7,), (4, 6), (1, 5, 7), (1, 2, 3, 4)):
        part = erode(layers, bands=chosen, **numbers)
        assert part.tobytes() == whole[[number - 1 for number in chosen]].tobytes()
    for threads in (1, 3):
        monkeypatch.setattr(erosionblocks, "PIECE", 300 + threads)
        assert erode(layers, threads, **numbers).tobytes() == whole.tobytes()


def test_flags_come_apart_and_have_words():
    assert erosionflags.flags_of(1 + 4 + 64) == (1, 4, 64)
    assert erosionflags.flags_of(0.0) == ()
    assert erosionflags.flags_of(float("nan")) == ()
    words = {str(erosionflags.flag_meaning(flag)) for flag in erosionflags.FLAGS}
    assert len(words) == len(erosionflags.FLAGS) == 7


@pytest.fixture
def run(soil_files, make_raster, tmp_path):
    def compute(maps=None, cancelled=None, **parameters):
        files, _ = soil_files()
        files.update({name: make_raster(f"{name}.tif", values) for name, values in (maps or {}).items()})
        request = WindErosionRequest(**{**files, "output": str(tmp_path / "loss.tif"), **parameters})
        return compute_wind_erosion(request, cancelled=cancelled) if cancelled else compute_wind_erosion(request)

    return compute


def test_whole_run_writes_names_units_notes_and_provenance(run):
    half = np.full((4, 6), 0.5)
    maps = {
        "gravel": half * np.arange(24).reshape(4, 6) * 8,
        "trampling_map": half,
        "random_roughness_map": half * 50,
        "landcover": np.full((4, 6), 3.0),
    }
    result = run(
        maps, bands=ALL, cover_coefficients=COEFFICIENTS, compaction={3: 0.4}, calibration=Calibration(2.0, 0.9)
    )
    dataset = gdal.Open(result.output)
    named = [(dataset.GetRasterBand(n).GetDescription(), dataset.GetRasterBand(n).GetUnitType()) for n in ALL]
    assert named == [(band.name, band.unit) for band in BANDS]
    assert [unit for _, unit in named] == ["t/km²·a", "kg/m", "t/km²·a", "", "t/km²·a", "t/km²·a", ""]
    assert (result.armoured, result.compacted, result.rough) == (23, 24, 24)
    assert len(result.known) == 7
    words = " ".join(str(note) for note in result.notes)
    for expected in (
        "40 % leaves nothing",
        "crust as its map says",
        "3: 0.4 (land cover class",
        "2 × SL^0.9",
        "armoured",
        "above 18.0 cm",
    ):
        assert expected in words, expected
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["parameters"]["calibration"] == {"factor": 2.0, "exponent": 0.9}
    assert content["parameters"]["compaction"] == {"3": 0.4}
    assert {"Gravel cover", "Trampling", "Random roughness"} <= set(content["inputs"])
    values = np.stack([read_whole(result.output, number) for number in ALL])
    assert set(np.unique(values[FLAGS].astype(int) & 56)) == {32 + 8, 32 + 16 + 8}


def test_components_need_no_cover_and_components_not_chosen_are_not_read(run, make_raster):
    nowhere = np.full((4, 6), np.nan)
    flat = np.linspace(0.0, 90.0, 24).reshape(4, 6)
    values = read_whole(run({"flat_cover": flat}, cover_form="components", cover="").output)
    assert np.isfinite(values).all()
    percent = np.full((4, 6), 30.0)  # would be refused as a canopy
    with_cover = read_whole(run({"canopy": percent, "flat_cover": nowhere}).output)
    assert np.isfinite(with_cover).all()
    words = " ".join(str(note) for note in run({"silhouette": flat * 9}, cover_form="components").notes)
    assert "could not be checked against its source" in words
    assert "vegetation cover was not used" in words


@pytest.mark.parametrize(
    ("maps", "parameters", "words"),
    [
        ({}, {"trampling": 30.0}, "trampling is 30"),
        ({}, {"random_roughness": 19.0}, "random roughness is 19"),
        ({}, {"cover_form": "leaves"}, "“leaves”.*components"),
        ({}, {"cover_form": "components"}, "no component.*cm²/m²"),
        ({}, {"cover": ""}, "Vegetation cover was not given"),
        ({}, {"compaction": {3: 0.5}}, "land cover class, but no land cover"),
        ({}, {"calibration": Calibration(0.0)}, "factor 0.0"),
        ({}, {"calibration": Calibration(1.0, float("nan"))}, "above 0"),
        ({}, {"bands": (1, 8)}, "bands to write"),
        ({"landcover": np.full((4, 6), 3.0)}, {"compaction": {3: 30.0}}, "class 3 is 30"),
        ({"landcover": np.full((4, 6), 3.0)}, {"compaction": {300: 0.3}}, "0–255"),
        ({"gravel": np.full((4, 6), 140.0)}, {}, "“Gravel cover” has values"),
        ({"trampling_map": np.full((4, 6), 30.0)}, {}, "“Trampling”.*not percent"),
        ({"random_roughness_map": np.full((4, 6), 240.0)}, {}, "“Random roughness”.*not terrain relief"),
        ({"flat_cover": np.full((4, 6), 0.4)}, {"cover_form": "components"}, "“Flat residue”.*fraction of 1"),
        ({"silhouette": np.full((4, 6), 0.1)}, {"cover_form": "components"}, "“Standing silhouette”.*by 10000"),
        ({"canopy": np.full((4, 6), 30.0)}, {"cover_form": "components"}, "“Canopy”.*not percent"),
        ({"canopy": np.full((4, 6), -0.1)}, {"cover_form": "components"}, "“Canopy” has values from -0.1"),
        ({"gravel": np.full((4, 6), np.nan)}, {}, "“Gravel cover.*no known cell"),
        ({"gravel": np.full((3, 6), 5.0)}, {}, "size.*“Gravel cover”"),
    ],
)
def test_wrong_options_name_themselves_and_leave_nothing(run, tmp_path, leftovers, maps, parameters, words):
    with pytest.raises(InputError, match=words):
        run(maps, cover_coefficients=COEFFICIENTS, **parameters)
    assert not (tmp_path / "loss.tif").exists()
    assert leftovers() == []


def test_cancel_with_all_options_leaves_nothing(run, tmp_path, cancel_after, leftovers):
    with pytest.raises(Cancelled):
        run({"gravel": np.full((4, 6), 5.0)}, cancelled=cancel_after(1), bands=ALL, trampling=0.2)
    assert leftovers() == []


def test_one_cell(make_raster, tmp_path):
    names = {"weather_factor": 60.0, "sand": 60.0, "silt": 25.0, "clay": 15.0, "cover": 20.0, "organic_matter": 1.0}
    files = {
        name: make_raster(f"{name}.tif", np.full((13 if name == "weather_factor" else 1, 1, 1), value))
        for name, value in names.items()
    }
    request = WindErosionRequest(**files, output=str(tmp_path / "one.tif"), bands=ALL, roughness=0.05)
    result = compute_wind_erosion(request)
    # T1, T5 and grass at 20 %: P = 60·0.5067·0.399042·0.947580·0.100059
    product = 60 * 0.506700 * 0.399042 * 0.947580 * np.exp(-0.1151 * 20)
    bare = product / np.exp(-0.1151 * 20)
    values = [float(read_whole(result.output, number)[0, 0]) for number in ALL]
    expected = [rweq.soil_loss(product, 50.0)[0], 109.8 * product, rweq.ranking_index(product), 2]
    potential = rweq.soil_loss(bare, 50.0)[0]
    assert values == pytest.approx([*expected, potential, potential - expected[0], 0], rel=1e-5)
