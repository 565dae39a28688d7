"""Advice from the layers of a model against the arrays that they hold."""

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.scoring.model import read_model
from dss_planner.scoring.weighing.advice import critic_weights, entropy_weights
from dss_planner.scoring.weighing.sampling import AdviceRequest, compute_advice


@pytest.fixture
def model(make_raster, write_model):
    rng = np.random.default_rng(5)
    arrays = [rng.uniform(0, 10, (30, 40)).astype(np.float32) for _ in range(3)]
    arrays[1][:3] = np.nan
    paths = [make_raster(f"v{number}.tif", array) for number, array in enumerate(arrays)]
    criteria = [{"id": "a", "layer": paths[0]}, {"id": "b", "layer": paths[1]}]
    rules = [{"id": "r", "name": "r", "layer": paths[2], "keep": {"max": 8}}]
    return arrays, read_model(write_model(criteria, rules))


def test_advice_rests_on_the_worths_of_the_land_that_is_kept(model):
    arrays, found = model
    result = compute_advice(AdviceRequest(found))
    kept = (arrays[2] <= 8) & ~np.isnan(arrays[1])
    worths = np.column_stack([np.clip(array[kept] / np.float32(10), 0, 1) for array in arrays[:2]]).astype(float)
    entropy, critic = result.advices
    assert (entropy.method, critic.method) == ("entropy", "critic")
    assert entropy.weights == pytest.approx(entropy_weights(worths))
    assert critic.weights == pytest.approx(critic_weights(worths))
    assert entropy.places == kept.sum()
    assert result.criteria == ("a", "b")


def test_a_study_that_is_larger_is_looked_at_here_and_there(model):
    _, found = model
    few = compute_advice(AdviceRequest(found, cells=10)).advices[0]
    assert few.places < 100


def test_faults_and_cancel(model, make_raster, write_model, cancel_after):
    _, found = model
    with pytest.raises(Cancelled):
        compute_advice(AdviceRequest(found), cancelled=cancel_after(1))
    flat = make_raster("flat.tif", np.full((5, 5), 2.0))
    same = read_model(write_model([{"id": "a", "layer": flat}]))
    with pytest.raises(InputError, match="No criterion varies"):
        compute_advice(AdviceRequest(same))
