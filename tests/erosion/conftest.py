"""A second, scalar implementation written from the equations with `math` and numerical integration only."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.integrate import quad

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MIDDLES = (16, 45, 75, 105, 136, 166, 197, 228, 258, 289, 319, 350)


def weibull_expectation(k, c, ut=5.0):
    def integrand(u):
        return u * (u - ut) ** 2 * (k / c) * (u / c) ** (k - 1) * math.exp(-((u / c) ** k))

    return quad(integrand, ut, ut + 12 * c, limit=500)[0]


def radiation(latitude, day):
    """Daily sum over hour angles instead of the closed form."""
    phi = math.radians(latitude)
    declination = 0.409 * math.sin(2 * math.pi * day / 365 - 1.39)
    distance = 1 + 0.033 * math.cos(2 * math.pi * day / 365)

    def height(angle):
        return max(0.0, math.sin(phi) * math.sin(declination) + math.cos(phi) * math.cos(declination) * math.cos(angle))

    return 12 * 60 / math.pi * 0.0820 * distance * quad(height, -math.pi, math.pi, limit=500)[0]


def weather_month(month, wind, temperature, precipitation, elevation, latitude, k, ratio, rainy=None, snow=0.0):
    days = DAYS[month]
    mean = wind * ratio
    expectation = weibull_expectation(k, mean / math.gamma(1 + 1 / k))
    rain = precipitation if temperature > 0 else 0.0
    rainy = min(rain / 4.0, days) if rainy is None else rainy
    evaporation = radiation(latitude, MIDDLES[month]) / 2.45 * max(temperature + 5, 0) / 100 * days
    if evaporation > 0:
        wetness = min(max((evaporation - rain * rainy / days) / evaporation, 0), 1)
    else:
        wetness = 0.0 if rain * rainy > 0 else 1.0
    density = 1.293 * 273 * 101.08 * math.exp(-elevation / 7924) / (101.3 * (273 + temperature))
    return days * expectation * density / 9.8 * wetness * (1 - snow)


def product(weather, sand, silt, clay, cover, a, organic=0.0, carbonate=0.0, ridge=0.0):
    clay5 = max(clay, 5.0)
    fraction = (29.09 + 0.31 * sand + 0.17 * silt + 0.33 * sand / clay5 - 2.59 * organic - 0.95 * carbonate) / 100
    fraction = min(max(fraction, 0.0), 1.0)
    crust = 1 / (1 + 0.0066 * clay**2 + 0.021 * organic**2)
    ridge = min(ridge, 18.0)
    rough = math.exp(1.86 * ridge - 2.41 * ridge**0.934)
    return weather * fraction * crust * rough * math.exp(a * cover)


def erosion(p, z=50.0):
    """Soil loss [t/km²], transport [kg/m], ranking index [t/km²] from the printed equations."""
    if p == 0:
        return 0.0, 0.0, 0.0
    q = 109.8 * p
    s = max(150.71 * p**-0.3711, z / math.sqrt(1.7422 / 0.7422))
    loss = 2 * z / s**2 * q * math.exp(-((z / s) ** 2)) * 1000
    own = 150.71 * p**-0.3711
    x = own / math.sqrt(2)
    largest = 2 * x / own**2 * q * math.exp(-((x / own) ** 2)) * 1000
    return loss, q, largest


@pytest.fixture
def scalar():
    return SimpleNamespace(
        weibull_expectation=weibull_expectation,
        radiation=radiation,
        weather_month=weather_month,
        product=product,
        erosion=erosion,
    )


@pytest.fixture
def climate_files(make_raster):
    """Twelve months of Gobi-like climate on the 6 × 4 grid; returns paths by request field and the arrays."""

    def make(**changes):
        random = np.random.default_rng(7)
        shape = (12, 4, 6)
        arrays = {
            "wind": random.uniform(2.0, 6.0, shape),
            "temperature": random.uniform(-20.0, 25.0, shape),
            "precipitation": random.uniform(0.0, 40.0, shape),
            "dem": random.uniform(700.0, 1800.0, (1, 4, 6)),
        }
        arrays.update(changes)
        return {name: make_raster(f"{name}.tif", array) for name, array in arrays.items()}, arrays

    return make


@pytest.fixture
def soil_files(make_raster):
    """Weather factor, soil and cover on the 6 × 4 grid; returns paths by request field and the arrays."""

    def make(**changes):
        random = np.random.default_rng(11)
        shape = (4, 6)
        sand = random.uniform(30.0, 85.0, shape)
        clay = (100 - sand) * random.uniform(0.2, 0.6, shape)
        months = random.uniform(0.1, 8.0, (12, *shape))
        arrays = {
            "weather_factor": np.concatenate([months, months.sum(axis=0, keepdims=True)]),
            "sand": sand,
            "silt": 100 - sand - clay,
            "clay": clay,
            "cover": random.uniform(0.0, 60.0, shape),
        }
        arrays.update(changes)
        return {name: make_raster(f"{name}.tif", array) for name, array in arrays.items()}, arrays

    return make
