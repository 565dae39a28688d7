# DSS Planner: `make help` lists the targets.
PYTHON ?= /usr/bin/python3
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default
DEMO ?= build/demo
VENV := .venv
PARALLEL ?= -n 2 --dist loadfile
ZIP := build/dss_planner.zip
export QT_QPA_PLATFORM ?= offscreen

QGIS_PACKAGES := qgis python3-qgis python3-gdal python3-scipy python3-matplotlib
TEST_PACKAGES := $(QGIS_PACKAGES) python3-venv xvfb xauth poppler-utils fontconfig fonts-dejavu-core fonts-noto-cjk
TEST_TOOLS := pytest==9.2.0 pytest-xdist==3.8.0 scikit-image exactextract==0.3.0 pymcdm==1.4.0 pymannkendall==1.4.3 fastkml==1.4.0
BENCH_TOOLS := numba==0.68.1 numexpr==2.14.1 whitebox-workflows==2.0.6
LINT_TOOLS := ruff==0.17.6 mypy==2.4.1 bandit==1.9.4 detect-secrets==1.5.0

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench package install sample clean qgis venv

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: qgis  ## run the whole chain on the embedded sample into build/demo
	@$(PYTHON) -m dss_planner demo "$(DEMO)"

test: venv  ## run every test, headless, the real QGIS window included
	$(VENV)/bin/python -m pytest $(PARALLEL) $(TESTS)

lint: $(VENV)/lint.ok  ## check style, types and the plugin repository's security rules
	$(VENV)/bin/ruff check dss_planner tests resources
	$(VENV)/bin/ruff format --check dss_planner tests resources
	$(VENV)/bin/mypy
	$(VENV)/bin/bandit -q -c pyproject.toml -r dss_planner
	git ls-files -z dss_planner resources metadata.txt | xargs -0 $(VENV)/bin/detect-secrets-hook --baseline .secrets.baseline

format: $(VENV)/lint.ok  ## format the code
	$(VENV)/bin/ruff format dss_planner tests resources
	$(VENV)/bin/ruff check --fix dss_planner tests resources

bench: $(VENV)/bench.ok  ## measure against the peers: ratios, medians of five (GRASS too, where it is installed)
	@for script in tests/benchmarks/bench_*.py; do PYTHONPATH=. $(VENV)/bin/python "$$script" || exit 1; done

package:  ## build the zip that QGIS's plugin manager installs
	@rm -rf build/package $(ZIP)
	@mkdir -p build/package/dss_planner
	@cp -R dss_planner/. build/package/dss_planner/
	@cp -R resources metadata.txt LICENSE .secrets.baseline build/package/dss_planner/
	@rm -rf build/package/dss_planner/resources/sample/build_sample.py build/package/dss_planner/resources/sample/source
	@find build/package -name __pycache__ -type d -prune -exec rm -rf {} +
	@find build/package -name '*.aux.xml' -delete
	@cd build/package && $(PYTHON) -m zipfile -c ../../$(ZIP) dss_planner
	@echo "$(ZIP)"

install: package  ## install into a QGIS profile (PROFILE=folder; the default profile when not given)
	@mkdir -p "$(PROFILE)/python/plugins"
	@rm -rf "$(PROFILE)/python/plugins/dss_planner"
	@cp -R build/package/dss_planner "$(PROFILE)/python/plugins/dss_planner"
	@$(PYTHON) -m dss_planner enable "$(PROFILE)"

sample: venv  ## rebuild the embedded sample from the public registries (for maintainers)
	$(VENV)/bin/python resources/sample/build_sample.py

clean:  ## remove what was built
	rm -rf build $(VENV) .pytest_cache .mypy_cache .ruff_cache

qgis:
	@$(PYTHON) -c "import qgis.core, osgeo.gdal_array, scipy, matplotlib" 2>/dev/null || $(MAKE) --no-print-directory apt PACKAGES="$(QGIS_PACKAGES)"

venv: $(VENV)/test.ok

$(VENV)/test.ok: Makefile
	@{ $(PYTHON) -c "import qgis.core, osgeo.gdal_array, scipy, matplotlib, ensurepip" && command -v xvfb-run && command -v pdftotext && fc-list :lang=ko | grep -q .; } >/dev/null 2>&1 || $(MAKE) --no-print-directory apt PACKAGES="$(TEST_PACKAGES)"
	$(PYTHON) -m venv --system-site-packages $(VENV)
	$(VENV)/bin/python -c "import numpy, scipy; print(f'numpy=={numpy.__version__}\nscipy=={scipy.__version__}')" > $(VENV)/constraints.txt
	$(VENV)/bin/python -m pip install -q --disable-pip-version-check -c $(VENV)/constraints.txt $(TEST_TOOLS)
	@touch $@

$(VENV)/bench.ok: $(VENV)/test.ok
	$(VENV)/bin/python -m pip install -q --disable-pip-version-check -c $(VENV)/constraints.txt $(BENCH_TOOLS)
	@touch $@

$(VENV)/lint.ok: $(VENV)/test.ok
	$(VENV)/bin/python -m pip install -q --disable-pip-version-check $(LINT_TOOLS)
	@touch $@

.PHONY: apt
apt:
	@command -v apt-get >/dev/null || { echo "DSS Planner needs QGIS 3.22 or newer with its Python packages (numpy, scipy, matplotlib, GDAL): install QGIS from https://qgis.org, then call make with PYTHON= set to the interpreter that QGIS uses."; exit 1; }
	@echo "Installing $(PACKAGES) (about two minutes)…"
	@sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; $$sudo apt-get update -q && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(PACKAGES)
