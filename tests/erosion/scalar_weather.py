"""A second implementation of the weather factor: one cell, one month, plain Python, from the equations alone.

Nothing of the product is used, nor numpy or scipy: expectations are integrated by Simpson's rule, radiation is summed
over hour angles, soil wetness and snow are written as they are printed.
"""

import math

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MIDDLES = (16, 45, 75, 105, 136, 166, 197, 228, 258, 289, 319, 350)


def simpson(function, low, high, parts=20000):
    step = (high - low) / parts
    total = function(low) + function(high)
    for number in range(1, parts):
        total += function(low + number * step) * (4 if number % 2 else 2)
    return total * step / 3


def weibull_expectation(mean, k, ut=5.0):
    """E[u(u − ut)², u > ut] for a Weibull wind of this mean and shape."""
    if mean <= 0:
        return 0.0
    c = mean / math.gamma(1 + 1 / k)
    high = max(c * 45 ** (1 / k), ut)  # beyond it 1e-19 of the time

    def integrand(u):
        return u * (u - ut) ** 2 * (k / c) * (u / c) ** (k - 1) * math.exp(-((u / c) ** k))

    return simpson(integrand, ut, high, 4000) if high > ut else 0.0


def observed_expectation(speeds, ut=5.0):
    """Mean of u(u − ut)² over N observations."""
    total = 0.0
    for u in speeds:
        if u > ut:
            total += u * (u - ut) * (u - ut)
    return total / len(speeds)


def height_ratio(rule, height=10.0):
    if rule == "power_1_7":
        return (2 / height) ** (1 / 7)
    if rule == "power_0_12":
        return (2 / height) ** 0.12
    if rule == "fao56":
        return 4.87 / math.log(67.8 * height - 5.42)
    assert rule == "factor_0_72"
    assert height == 10.0
    return 0.72


def density(form, elevation, temperature):
    if form == "fryrear1998":
        km = elevation / 1000
        return 348 * (1.013 - 0.1183 * km + 0.0048 * km * km) / (temperature + 273.15)
    if form == "zou2020":
        return 1.293 * 273 * 101.08 * math.exp(-elevation / 7924) / (101.3 * (273 + temperature))
    km = elevation / 1000
    pressure = 101.3 * (1 - 0.0255 * km * 6357 / (6357 + km)) ** 5.256
    return 1.293 * 273 / (273 + temperature) * pressure / 101.3


def radiation(latitude, day):
    """Sum of the sun's height over hour angles instead of the closed form with the hour of sunset [MJ/(m²·d)]."""
    phi = math.radians(latitude)
    declination = 0.409 * math.sin(2 * math.pi * day / 365 - 1.39)
    distance = 1 + 0.033 * math.cos(2 * math.pi * day / 365)
    parts, total = 20000, 0.0
    for number in range(parts):
        angle = -math.pi + (number + 0.5) * 2 * math.pi / parts
        height = math.sin(phi) * math.sin(declination) + math.cos(phi) * math.cos(declination) * math.cos(angle)
        total += max(0.0, height)
    return 24 * 60 * 0.0820 * distance * total / parts


def evaporation(form, days, temperature, sky, low=None, high=None, sun=None):
    if form == "oudin":
        return sky / 2.45 * max(temperature + 5, 0) / 100 * days
    if form == "hargreaves_range":
        daily = 0.0023 * sky / 2.45 * (temperature + 17.8) * math.sqrt(high - low)
    elif form == "radiation":
        daily = 0.0135 * sun / 2.45 * (temperature + 17.8)
    else:
        daily = 0.0162 * (sun * 1e6 / 4.1868 / 1e4) / 58.5 * (temperature + 17.8)
    return max(daily, 0.0) * days


def wetness(evaporated, water, wet_days, days):
    wet_days = min(wet_days, days)
    if evaporated <= 0:
        return 0.0 if water * wet_days > 0 else 1.0
    return min(max((evaporated - water * wet_days / days) / evaporated, 0.0), 1.0)


def month_factor(
    month,
    expectation,
    temperature,
    precipitation,
    elevation,
    latitude,
    form="oudin",
    density_form="zou2020",
    rainy_days=None,
    irrigation=0.0,
    irrigation_days=None,
    snow_probability=None,
    snow_depth=None,
    frozen_below=None,
    per_day=4.0,
    low=None,
    high=None,
    sun=None,
):
    days = DAYS[month]
    if frozen_below is not None and temperature <= frozen_below:
        return 0.0
    rain = precipitation if temperature > 0 else 0.0
    wet_days = min(rain / per_day, days) if rainy_days is None else rainy_days
    wet_days += min(irrigation / per_day, days) if irrigation_days is None else irrigation_days
    sky = radiation(latitude, MIDDLES[month])
    evaporated = evaporation(form, days, temperature, sky, low, high, sun)
    dry = wetness(evaporated, rain + irrigation, wet_days, days)
    bare = 1.0
    if snow_probability is not None:
        bare = 1 - snow_probability
    elif snow_depth is not None:
        bare = 0.0 if snow_depth > 0.0254 else 1.0
    return days * expectation * density(density_form, elevation, temperature) / 9.8 * dry * bare
