"""The wheel as a user installs it: alone in a new environment, with what it needs, without the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lsp_server import __version__

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, folder: Path) -> str:
    """A command's output; what it says when it fails is the test's message."""
    dropped = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")
    environment = {key: value for key, value in os.environ.items() if key not in dropped}
    environment |= {"PODIUM_STATE_HOME": str(folder / "state"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT)
    run(*build, folder=folder)
    (found,) = (folder / "dist").glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a new environment that has the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder / "env", folder=folder)
    commands = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(commands / "python", "-m", "pip", "install", "--quiet", wheel, folder=folder)
    return commands


def test_everything_that_is_read_at_run_time_is_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        path.relative_to(ROOT / "grammars").as_posix()
        for path in (ROOT / "grammars").rglob("*")
        if path.is_file() and path.suffix in (".toml", ".scm")
    }
    assert sources
    assert {f"lsp_server/grammars/{name}" for name in sources} <= names
    assert {
        "lsp_server/py.typed",
        "lsp_server/tools/docs/english.toml",
        "lsp_server/tools/names/stdlib.json",
        "lsp_server/tools/names/preferences.toml",
        "lsp_server/example/pyproject.toml",
        "lsp_server/example/shop/orders.py",
        "lsp_server/example/web/filters.ts",
        f"podium_lsp-{__version__}.dist-info/licenses/LICENSE",
    } <= names


def test_nothing_else_is(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"lsp_server", f"podium_lsp-{__version__}.dist-info"}
    assert not [name for name in names if "tests" in name.split("/") or "__pycache__" in name]
    assert len(names) == len(set(names))


def test_it_works_alone_in_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import os\n\n\ndef run(text):\n    return eval(text)\n")
    podium = installed / "podium"
    assert run(podium, "--version", folder=tmp_path) == f"podium, version {__version__}\n"
    assert "grammars" in run(podium, "doctor", folder=tmp_path)
    assert "-import os\n" in run(podium, "fix", "app.py", folder=tmp_path)
    assert '+    """' in run(podium, "document", "app.py", folder=tmp_path)
    shown = run(podium, "demo", folder=tmp_path)
    assert f"{podium} setup neovim" in shown.replace("\n", "")
    assert run(installed / "python", "-m", "pip", "check", folder=tmp_path)
