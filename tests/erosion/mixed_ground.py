"""Ground of all kinds for wind erosion: layers as its block function takes them."""

import numpy as np

SHAPE = (40, 50)
COEFFICIENTS = {1: -0.1535, 2: -0.0921, 3: -0.1151, 4: -0.0438, 5: -0.0921, 6: -0.0768, 7: -0.0658}


def landscape(seed, *extra):
    """Layers (bands, rows, columns) float32 with all kinds of ground; 2 % of each is unknown."""
    random = np.random.default_rng(seed)
    sand = random.uniform(5.0, 97.0, SHAPE)
    clay = (100 - sand) * random.uniform(0.02, 0.95, SHAPE)
    everything = {
        "weather": random.gamma(2.0, 30.0, (13, *SHAPE)) * random.choice([0.0, 0.02, 1.0, 20.0], SHAPE),
        "sand": sand,
        "silt": 100 - sand - clay + random.choice([0.0] * 9 + [-14.0], SHAPE),
        "clay": clay,
        "cover": random.uniform(0.0, 100.0, SHAPE) * random.choice([0.0, 0.3, 1.0], SHAPE),
        "organic_matter": random.uniform(0.0, 6.0, SHAPE),
        "carbonate": random.uniform(0.0, 30.0, SHAPE),
        "landcover": random.choice([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 10.0], SHAPE),
        "roughness": random.uniform(0.0, 22.0, SHAPE) * random.choice([0.0, 0.1, 1.0], SHAPE),
        "random_roughness": random.uniform(0.0, 20.0, SHAPE) * random.choice([0.0, 0.1, 1.0], SHAPE),
        "gravel": random.uniform(0.0, 60.0, SHAPE) * random.choice([0.0, 1.0], SHAPE),
        "trampling": random.uniform(0.0, 1.0, SHAPE),
        "flat_cover": random.uniform(0.0, 100.0, SHAPE),
        "silhouette": random.uniform(0.0, 3000.0, SHAPE) * random.choice([0.0, 1.0], SHAPE),
        "canopy": random.uniform(0.0, 1.0, SHAPE) * random.choice([0.0, 1.0], SHAPE),
    }
    layers = {}
    for role in ("weather", "sand", "silt", "clay", *extra):
        values = everything[role]
        values[..., random.random(SHAPE) < 0.02] = np.nan
        layers[role] = np.ascontiguousarray(values.reshape(-1, *SHAPE), dtype=np.float32)
    return layers
