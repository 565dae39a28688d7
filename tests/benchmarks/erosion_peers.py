"""The same equation, annual, as peers compute it (RWEQ, HJ 1173-2021; see dss_planner/erosion/rweq.py)."""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

Z = 50.0
LEAST_S = Z / math.sqrt(1.7422 / 0.7422)
RANKING = 1000 * math.sqrt(2.0) * math.exp(-0.5) * 109.8 / 150.71
BOUNDS = (200.0, 2500.0, 5000.0, 8000.0, 15000.0)
COEFFICIENT = -0.1151
ROLES = ("weather", "sand", "silt", "clay", "cover", "organic_matter", "carbonate", "roughness")
#: The product P in the notation of each tool; letters in the order of `ROLES`.
FORMULAS = {
    "gdal": (
        "A*clip((29.09+0.31*B+0.17*C+0.33*B/maximum(D,5)-2.59*F-0.95*G)/100,0,1)/(1+0.0066*D*D+0.021*F*F)"
        f"*exp(1.86*clip(H,0,18)-2.41*clip(H,0,18)**0.934+({COEFFICIENT})*E)"
    ),
    "grass": (
        "A*max(0,min(1,(29.09+0.31*B+0.17*C+0.33*B/max(D,5)-2.59*F-0.95*G)/100))/(1+0.0066*D*D+0.021*F*F)"
        f"*exp(1.86*min(H,18)-2.41*exp(min(H,18),0.934)+({COEFFICIENT})*E)"
    ),
    "qgis": (
        "A*max(0,min(1,(29.09+0.31*B+0.17*C+0.33*B/max(D,5)-2.59*F-0.95*G)/100))/(1+0.0066*D*D+0.021*F*F)"
        f"*2.718281828^(1.86*min(H,18)-2.41*min(H,18)^0.934+({COEFFICIENT})*E)"
    ),
}


def plain_numpy(layers: dict[str, np.ndarray], bands: int) -> list[np.ndarray]:
    """Return the bands as the equations are printed, float32."""
    weather, sand, silt, clay, cover, organic, carbonate, ridge = (layers[role] for role in ROLES)
    percent = 29.09 + 0.31 * sand + 0.17 * silt + 0.33 * sand / np.maximum(clay, 5) - 2.59 * organic - 0.95 * carbonate
    fraction = np.clip(percent / 100, 0, 1)
    crust = 1 / (1 + 0.0066 * clay**2 + 0.021 * organic**2)
    ridge = np.clip(ridge, 0, 18)
    rough = np.exp(1.86 * ridge - 2.41 * ridge**0.934)
    product = weather * fraction * crust * rough * np.exp(COEFFICIENT * cover)
    transport = 109.8 * product
    length = np.maximum(150.71 * product**-0.3711, LEAST_S)
    loss = 2000 * Z / length**2 * transport * np.exp(-((Z / length) ** 2))
    if bands == 1:
        return [loss]
    grade = np.ones(loss.shape, dtype=np.float32)
    for bound in BOUNDS:
        grade += loss >= bound
    return [loss, transport, RANKING * product**1.3711, grade]


def plain_numexpr(layers: dict[str, np.ndarray], bands: int):
    """one compiled expression for a band, numexpr.evaluate"""
    import numexpr

    numexpr.set_num_threads(2)
    names = dict(zip("ABCDEFGH", (layers[role] for role in ROLES)))
    limit = "where({0}<{1},{1},{0})".format
    percent = "(29.09+0.31*B+0.17*C+0.33*B/{}-2.59*F-0.95*G)/100".format(limit("D", 5))
    low = limit(f"({percent})", 0)
    product = f"A*where({low}>1,1,{low})/(1+0.0066*D*D+0.021*F*F)*exp(1.86*H-2.41*H**0.934+({COEFFICIENT})*E)"
    length = limit("(150.71*P**(-0.3711))", LEAST_S)
    grade = "+".join(f"where(L>={bound},1,0)" for bound in BOUNDS)

    constants: dict[str, np.ndarray] = {}

    def evaluate(expression: str, arrays: dict[str, np.ndarray]) -> np.ndarray:
        # numbers in the text would be float64 and slow all down
        def name(found: re.Match) -> str:
            key = f"k{found.group().replace('.', '_')}"
            constants[key] = np.float32(found.group())
            return key

        text = re.sub(r"(?<![\w.])\d+\.?\d*", name, expression)
        return numexpr.evaluate(text, {**arrays, **constants})

    def run() -> list[np.ndarray]:
        p = evaluate(product, names)
        s = evaluate(length, {"P": p})
        loss = evaluate(f"{2000 * Z * 109.8}/(S*S)*P*exp(-(({Z}/S)*({Z}/S)))", {"S": s, "P": p})
        if bands == 1:
            return [loss]
        more = (("109.8*P", {"P": p}), (f"{RANKING}*P**1.3711", {"P": p}), ("1+" + grade, {"L": loss}))
        return [loss, *(evaluate(expression, arrays) for expression, arrays in more)]

    run()
    return run


def numba_kernel(layers: dict[str, np.ndarray], bands: int):
    """one loop, @njit(parallel=True, fastmath=True), float32, compiled beforehand"""
    import numba

    f = np.float32

    @numba.njit(parallel=True, fastmath=True)
    def kernel(weather, sand, silt, clay, cover, organic, carbonate, ridge, loss, transport, ranking, grade):
        for i in numba.prange(weather.size):
            percent = f(29.09) + f(0.31) * sand[i] + f(0.17) * silt[i] + f(0.33) * sand[i] / max(clay[i], f(5))
            percent -= f(2.59) * organic[i] + f(0.95) * carbonate[i]
            fraction = min(max(percent / f(100), f(0)), f(1))
            crust = f(1) + f(0.0066) * clay[i] * clay[i] + f(0.021) * organic[i] * organic[i]
            kr = min(max(ridge[i], f(0)), f(18))
            exponent = f(1.86) * kr - f(2.41) * kr ** f(0.934) + f(COEFFICIENT) * cover[i]
            product = weather[i] * fraction / crust * math.exp(exponent)
            length = max(f(150.71) * product ** f(-0.3711), f(LEAST_S))
            ratio = f(Z) / length
            value = f(2000 * Z * 109.8) / (length * length) * product * math.exp(-ratio * ratio)
            loss[i] = value
            if bands > 1:
                transport[i] = f(109.8) * product
                ranking[i] = f(RANKING) * product ** f(1.3711)
                step = f(1)
                for bound in BOUNDS:
                    if value >= f(bound):
                        step += f(1)
                grade[i] = step

    numba.set_num_threads(2)
    arrays = [layers[role] for role in ROLES]
    results = [np.zeros(arrays[0].size if number < bands else 1, dtype=np.float32) for number in range(4)]

    def run() -> list[np.ndarray]:
        kernel(*arrays, *results)
        return results

    run()
    return run


def gdal_calc(paths: dict[str, str], folder: str, bands: int):
    """Return a run of gdal_calc (ZSTD tiles, no overviews) and how it is called."""
    product = FORMULAS["gdal"]
    loss = f"(lambda P: (lambda S: {2000 * Z * 109.8}/S**2*P*exp(-({Z}/S)**2))(maximum(150.71*P**-0.3711,{LEAST_S})))"
    calcs = [f"{loss}({product})"]
    if bands > 1:
        grade = "(lambda L: 1.0+" + "+".join(f"(L>={bound})" for bound in BOUNDS) + f")({calcs[0]})"
        calcs += [f"109.8*({product})", f"{RANKING}*({product})**1.3711", grade]
    command = [sys.executable, "-m", "osgeo_utils.gdal_calc", "--quiet", "--overwrite", "--type=Float32"]
    for letter, role in zip("ABCDEFGH", ROLES):
        command += [f"-{letter}", paths[role], *([f"--{letter}_band=13"] if role == "weather" else [])]
    command += [f"--outfile={folder}/gdal_calc{bands}.tif", "--NoDataValue=-9999"]
    for option in ("TILED=YES", "COMPRESS=ZSTD", "ZSTD_LEVEL=1", "PREDICTOR=2", "NUM_THREADS=ALL_CPUS"):
        command += ["--co", option]
    command += [f"--calc={calc}" for calc in calcs]
    shown = f"gdal_calc.py -A weather.tif --A_band=13 … --co COMPRESS=ZSTD --co PREDICTOR=2, {len(calcs)} × --calc"
    return lambda: subprocess.run(command, check=True), shown


def gdal_calc_cog(paths: dict[str, str], folder: str, bands: int):
    """Return a run of gdal_calc and of gdal_translate to what our own file is: overviews and statistics too."""
    calculate, shown = gdal_calc(paths, folder, bands)
    made = f"{folder}/gdal_calc{bands}.tif"
    command = ["gdal_translate", "-q", "-stats", "-of", "COG", made, f"{folder}/gdal_cog{bands}.tif"]
    for option in ("COMPRESS=ZSTD", "LEVEL=1", "PREDICTOR=STANDARD", "BLOCKSIZE=256", "NUM_THREADS=ALL_CPUS"):
        command += ["-co", option]

    def run() -> None:
        calculate()
        subprocess.run(command, check=True)

    return run, f"{shown}, then gdal_translate -stats -of COG"


def grass(paths: dict[str, str], folder: str, bands: int):
    """Return a run of GRASS: start, import, r.mapcalc, export; and how it is called."""
    if not shutil.which("grass"):
        return None, "GRASS is not installed: no comparison with r.mapcalc."
    loss = "L=eval(S=max(150.71*exp(P,-0.3711),{0}),{1}/(S*S)*P*exp(-({2}/S)*({2}/S)))"
    expressions = [f"P={FORMULAS['grass']}", loss.format(LEAST_S, 2000 * Z * 109.8, Z)]
    if bands > 1:
        grade = "+".join(f"if(L>={bound},1.0,0.0)" for bound in BOUNDS)
        expressions += ["Q=109.8*P", f"R={RANKING}*exp(P,1.3711)", f"T=1.0+{grade}"]
    script = Path(folder, f"grass{bands}.sh")
    lines = ["set -e", "export GRASS_COMPRESSOR=ZSTD"]
    for letter, role in zip("ABCDEFGH", ROLES):
        lines.append(f"r.in.gdal -o --q input={paths[role]} output={letter} band={13 if role == 'weather' else 1} &")
        if letter in "BDFH":
            lines.append("wait")
    lines += ["g.region raster=A", "r.mapcalc --q --o file=- <<'END'", *expressions, "END"]
    maps = "L" if bands == 1 else "L,Q,R,T"
    if bands > 1:
        lines.append(f"i.group --q group=bands input={maps}")
        maps = "bands"
    lines.append(
        f"r.out.gdal --q --o -c -f input={maps} output={folder}/grass{bands}.tif type=Float32 nodata=-9999 "
        "createopt=TILED=YES,COMPRESS=ZSTD,PREDICTOR=2,ZSTD_LEVEL=1"
    )
    script.write_text("\n".join(lines), encoding="utf-8")
    command = ["grass", "--tmp-location", paths["sand"], "--exec", "bash", str(script)]
    shown = "grass --tmp-location … --exec: 8 × r.in.gdal (two at a time), r.mapcalc, r.out.gdal"
    return lambda: subprocess.run(command, check=True, capture_output=True), shown


def qgis(paths: dict[str, str], folder: str, bands: int):
    """Return a run of QgsRasterCalculator with the whole formula, as a user types it, and how it is called."""
    calculator = _qgis_calculator(paths, folder, bands)
    if calculator is None:
        return None, _without_qgis(bands)
    calculate, _, formula = calculator

    def run() -> None:
        calculate(formula, f"qgis{bands}", None)

    return run, "QgsRasterCalculator: soil loss in one expression (uncompressed GeoTIFF, its default)"


def qgis_twice(paths: dict[str, str], folder: str, bands: int):
    """Return two runs of QgsRasterCalculator, the product as a map of its own, and how it is called."""
    calculator = _qgis_calculator(paths, folder, bands)
    if calculator is None:
        return None, _without_qgis(bands)
    calculate, product, formula = calculator
    whole = formula.replace(f"({product})", '"P@1"')

    def run() -> None:
        calculate(product, "product", None)
        calculate(whole, f"qgis_twice{bands}", "product")

    return run, "QgsRasterCalculator: product P as a map, then soil loss from it (uncompressed GeoTIFF, its default)"


def _without_qgis(bands: int) -> str:
    if bands > 1:
        return "QgsRasterCalculator writes one band: the four bands would take it four runs."
    return "QGIS is not installed: no comparison with QgsRasterCalculator."


def _qgis_calculator(paths: dict[str, str], folder: str, bands: int):
    """Return calculate(expression, name, name of the map P), the product and the whole formula; None without QGIS."""
    try:
        from qgis.analysis import QgsRasterCalculator, QgsRasterCalculatorEntry
        from qgis.core import QgsApplication, QgsCoordinateTransformContext, QgsRasterLayer
    except ImportError:
        return None
    if bands > 1:
        return None
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication.instance() or QgsApplication([], False)
    application.initQgis()

    def entry(layer: QgsRasterLayer, band: int, name: str) -> QgsRasterCalculatorEntry:
        made = QgsRasterCalculatorEntry()
        made.raster, made.bandNumber, made.ref = layer, band, name
        return made

    layers = {letter: QgsRasterLayer(paths[role], role) for letter, role in zip("ABCDEFGH", ROLES)}
    entries = [entry(layer, 13 if letter == "A" else 1, f"{letter}@1") for letter, layer in layers.items()]
    product = "".join(f'"{c}@1"' if c in "ABCDEFGH" else c for c in FORMULAS["qgis"])
    length = f"max(150.71*({product})^(-0.3711),{LEAST_S})"
    formula = f"{2000 * Z * 109.8}/({length})^2*({product})*2.718281828^(-1*({Z}/({length}))^2)"

    def calculate(expression: str, name: str, product_map: str | None) -> object:
        layer, used = layers["B"], list(entries)
        # an entry does not keep its layer
        map_of_product = QgsRasterLayer(f"{folder}/{product_map}.tif", "P") if product_map else None
        if map_of_product is not None:
            used.append(entry(map_of_product, 1, "P@1"))
        size = (layer.extent(), layer.crs(), layer.width(), layer.height())
        target = f"{folder}/{name}.tif"
        calculator = QgsRasterCalculator(expression, target, "GTiff", *size, used, QgsCoordinateTransformContext())
        if calculator.processCalculation() != 0:
            raise RuntimeError(f"QgsRasterCalculator failed: {calculator.lastError()}")
        return application

    return calculate, product, formula
