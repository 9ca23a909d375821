"""`podium setup`: what it writes for each editor, that it writes it once, and that nothing is lost."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from lsp_server.cli.setup import editors
from lsp_server.cli.setup.command import running_podium
from lsp_server.cli.setup.helix import with_podium
from lsp_server.cli.setup.jsonc import value_at, with_value
from lsp_server.cli.setup.plans import _folder
from lsp_server.errors import UserError
from tests.cli_command import Podium

NAMES = sorted(editors())
OURS = str(running_podium())


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Podium:
    """A home folder of its own, and a PATH without podium."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PODIUM_CONFIG_HOME", str(home / "podium"))
    return Podium(tmp_path, tmp_path / "state", monkeypatch, None)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_it_writes_once_and_is_then_set_up(machine: Podium, tmp_path: Path, name: str) -> None:
    assert machine.run("setup", name, "--check").code == 1
    printed = machine.run("setup", name, "--print")
    assert not files_of(tmp_path / "home"), "--print writes nothing"
    done = machine.run("setup", name)
    assert done.code == 0, done.err
    assert "next: " in done.err
    written = files_of(tmp_path / "home")
    assert any(OURS.encode() in content for content in written.values()), "the absolute path of this podium"
    assert all(content.decode().strip() in printed.out for content in written.values())
    checked = machine.run("setup", name, "--check")
    assert (checked.code, "set up" in checked.out) == (0, True)
    assert "nothing to write" in machine.run("setup", name).err
    assert files_of(tmp_path / "home") == written


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH with a link to this podium, as pipx makes one."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "podium").symlink_to(running_podium())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


@pytest.mark.usefixtures("on_path")
@pytest.mark.parametrize("name", [name for name in NAMES if name != "vscode"])
def test_a_podium_on_the_path_goes_by_its_name(machine: Podium, tmp_path: Path, name: str) -> None:
    machine.run("setup", name)
    assert machine.run("setup", name, "--check").code == 0
    written = files_of(tmp_path / "home")
    assert written
    assert not any(f'{OURS}"'.encode() in content for content in written.values())


def test_an_activated_environment_is_not_the_path_of_other_shells(
    machine: Podium, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(running_podium().parent))
    machine.run("setup", "coc")
    text = (tmp_path / "home" / ".config" / "nvim" / "coc-settings.json").read_text()
    assert value_at(text, ["languageserver", "podium", "command"]) == OURS


@pytest.mark.usefixtures("on_path")
def test_vs_code_finds_a_podium_on_the_path_by_itself(machine: Podium, tmp_path: Path) -> None:
    assert "nothing to write" in machine.run("setup", "vscode").err
    assert machine.run("setup", "vscode", "--check").code == 0
    assert not files_of(tmp_path / "home")


def test_what_was_there_is_kept_and_copied(machine: Podium, tmp_path: Path) -> None:
    folder = tmp_path / "home" / ".config" / "zed"
    folder.mkdir(parents=True)
    before = '{\n    // mine\n    "theme": "One Dark", // dark\n    "lsp": {"ty": {}},\n}\n'
    (folder / "settings.json").write_text(before)
    (folder / "settings.json").chmod(0o600)
    assert machine.run("setup", "zed").code == 0
    now = (folder / "settings.json").read_text()
    assert '    // mine\n    "theme": "One Dark", // dark\n' in now
    assert value_at(now, ["lsp", "podium", "binary", "path"]) == OURS
    assert value_at(now, ["lsp", "ty"]) == {}
    assert (folder / "settings.json.podium-backup").read_text() == before
    assert (folder / "settings.json").stat().st_mode & 0o777 == 0o600


def test_another_command_is_told_and_replaced(machine: Podium, tmp_path: Path) -> None:
    init = tmp_path / "home" / ".emacs.d" / "init.el"
    init.parent.mkdir()
    init.write_text("(setq mine 1)\n")
    machine.run("setup", "emacs")
    text = init.read_text()
    init.write_text(text.replace(OURS, "/gone/podium") + "(setq also-mine 2)\n")
    checked = machine.run("setup", "emacs", "--check")
    assert checked.code == 1
    assert "/gone/podium is not there" in checked.out
    machine.run("setup", "emacs")
    assert init.read_text() == text + "(setq also-mine 2)\n"
    assert machine.run("setup", "emacs", "--check").code == 0


def test_what_the_user_set_in_the_entry_stays(machine: Podium, tmp_path: Path) -> None:
    file = tmp_path / "home" / ".config" / "nvim" / "coc-settings.json"
    file.parent.mkdir(parents=True)
    entry = {"command": "/gone/podium", "filetypes": ["go"], "settings": {"podium": {"cloud": "never"}}}
    file.write_text(json.dumps({"languageserver": {"podium": entry}}))
    machine.run("setup", "coc")
    now = value_at(file.read_text(), ["languageserver", "podium"])
    assert now["settings"] == entry["settings"]
    assert (now["command"], now["args"], now["filetypes"]) == (OURS, ["serve"], ["go"])
    assert machine.run("setup", "coc", "--check").code == 0


@pytest.mark.parametrize(
    ("there", "written"),
    [
        ((), ".emacs.d/init.el"),
        ((".emacs",), ".emacs"),
        ((".emacs.d/early-init.el",), ".emacs.d/init.el"),
        ((".config/emacs/early-init.el",), ".config/emacs/init.el"),
        ((".config/emacs/init.el", ".emacs.d/init.el"), ".emacs.d/init.el"),
    ],
)
def test_emacs_finds_its_init_file_where_it_did_before(
    machine: Podium, tmp_path: Path, there: tuple[str, ...], written: str
) -> None:
    """By its own order (the manual, "Find Init"): a new ~/.emacs.d would hide what is elsewhere."""
    for name in there:
        (tmp_path / "home" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "home" / name).write_text(";; mine\n")
    machine.run("setup", "emacs")
    changed = {name for name, text in files_of(tmp_path / "home").items() if b"podium: begin" in text}
    assert changed == {written}


def test_line_ends_stay_and_a_block_is_found_again(machine: Podium, tmp_path: Path) -> None:
    file = tmp_path / "home" / ".emacs"
    file.write_bytes(b"(setq mine 1)\r\n")
    machine.run("setup", "emacs")
    machine.run("setup", "emacs")
    data = file.read_bytes()
    assert data.count(b"podium: begin") == 1
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_jetbrains_template_stays_json_whatever_the_path(tmp_path: Path) -> None:
    command = (r"C:\Program Files\R&D\podium.exe", "serve")
    changes = _folder(editors()["jetbrains"], tmp_path, command)
    (text,) = [one.after for one in changes if one.path.name == "template.json"]
    programs = json.loads(text)["programArgs"]
    assert programs["windows"] == r'"C:\Program Files\R&D\podium.exe" serve'
    assert programs["default"] == "sh -c \"exec 'C:\\Program Files\\R&D\\podium.exe' serve\""


PYLSP = '{"servers": {"python": {"command": ["python3", "-m", "pylsp"]}}}'
ONLY_SETTINGS = '{"lsp": {"podium": {"settings": {"podium": {"apply": "preview"}}}}}'
GONE = '{"podium-vscode.server.path": "/gone/podium"}'
NO_LIST = '[[language]]\nname = "go"\nlanguage-servers = "gopls"\n'


@pytest.mark.parametrize(
    ("name", "file", "content", "found"),
    [
        ("kate", "kate/lspclient/settings.json", PYLSP, "not set up"),
        ("zed", "zed/settings.json", ONLY_SETTINGS, "not set up"),
        ("vscode", "Code/User/settings.json", GONE, "/gone/podium is not there"),
        ("helix", "helix/languages.toml", "[language-server]\npodium = 3\n", "is no table"),
        ("helix", "helix/languages.toml", NO_LIST, "is no list"),
    ],
)
def test_what_is_there_is_read_right(
    machine: Podium, tmp_path: Path, name: str, file: str, content: str, found: str
) -> None:
    path = tmp_path / "home" / ".config" / file
    path.parent.mkdir(parents=True)
    path.write_text(content)
    checked = machine.run("setup", name, "--check")
    assert (checked.code, found in checked.out) == (1, True), checked.out
    assert all(f" {one} " in machine.run("setup").out for one in NAMES)


def test_what_cannot_be_read_is_printed_as_if_it_were_empty(machine: Podium, tmp_path: Path) -> None:
    file = tmp_path / "home" / ".config" / "zed" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text("{")
    printed = machine.run("setup", "zed", "--print")
    assert printed.code == 0
    assert "mend it" in printed.err
    assert value_at(printed.out, ["lsp", "podium", "binary", "path"]) == OURS


def test_a_link_stays_a_link(machine: Podium, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "languages.toml"
    real.parent.mkdir()
    real.write_text("# mine\n")
    link = tmp_path / "home" / ".config" / "helix" / "languages.toml"
    link.parent.mkdir(parents=True)
    link.symlink_to(real)
    machine.run("setup", "helix")
    assert link.is_symlink()
    assert real.read_text().startswith("# mine\n")
    assert "podium" in real.read_text()


@pytest.mark.parametrize(
    ("name", "file", "content", "problem"),
    [
        ("zed", ".config/zed/settings.json", '{"lsp": [1]}', "no object"),
        ("zed", ".config/zed/settings.json", '{"a": 1 "b": 2}', "a comma is missing"),
        ("zed", ".config/zed/settings.json", "[1]", "no JSON object"),
        ("helix", ".config/helix/languages.toml", "language = 3", "no list of tables"),
        ("helix", ".config/helix/languages.toml", "[[language]\n", "no TOML"),
    ],
)
def test_a_file_that_cannot_be_read_stays_as_it_is(
    machine: Podium, tmp_path: Path, name: str, file: str, content: str, problem: str
) -> None:
    path = tmp_path / "home" / file
    path.parent.mkdir(parents=True)
    path.write_text(content)
    done = machine.run("setup", name)
    assert done.code == 2
    assert problem in done.err
    assert "mend it, or add what --print shows by hand" in done.err
    assert files_of(tmp_path / "home") == {file: content.encode()}


def test_an_unknown_editor_is_told_with_the_nearest(machine: Podium) -> None:
    done = machine.run("setup", "neovin")
    assert (done.code, "did you mean neovim?" in done.err) == (2, True)


def test_the_list_and_the_doctor_tell_of_each(machine: Podium, tmp_path: Path) -> None:
    listed = machine.run("setup").out
    assert all(f" {name} " in listed for name in NAMES)
    (tmp_path / "bin").mkdir()
    for program in ("nvim", "hx"):
        (tmp_path / "bin" / program).write_text("#!/bin/sh\n")
        (tmp_path / "bin" / program).chmod(0o755)
    machine.run("setup", "helix")
    rows = {row["name"]: row for row in json.loads(machine.run("doctor", "--json").out)}
    assert rows["editor helix"]["state"] == "ok"
    assert (rows["editor neovim"]["found"], rows["editor neovim"]["next"]) == (
        "not set up",
        "`podium setup neovim`",
    )
    assert "editor kate" not in rows


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("name", NAMES)
def test_the_folders_of_other_systems_are_known(name: str, platform: str) -> None:
    folder = editors()[name].folder({"HOME": "/home/me", "PODIUM_CONFIG_HOME": "/home/me/podium"}, platform)
    assert folder.as_posix().startswith("/home/me")
    assert "$" not in str(folder)


def test_helix_keeps_each_languages_default_servers() -> None:
    defaults = (Path(__file__).parents[1] / "editor-clients/helix/default-servers.toml").read_text()
    mine = (
        '# mine\n[[language]]\nname = "python"\nlanguage-servers = ["ruff"] # only\n\n'
        '[[language]]\nname = "go"\nindent = {tab-width = 2, unit = "\\t"}\n'
    )
    table = tomllib.loads(defaults)
    text = with_podium(mine, defaults, ("podium", "serve"), lambda _names: None)
    assert text.startswith("# mine\n")
    assert "# only" in text
    made = {row["name"]: row for row in tomllib.loads(text)["language"]}
    assert made["python"]["language-servers"] == ["ruff", "podium"]
    assert made["go"]["language-servers"] == ["gopls", "golangci-lint-lsp", "podium"]
    assert made["go"]["indent"]["tab-width"] == 2
    assert made.keys() == {name for name, row in table.items() if not row.get("newer")}
    for name in made.keys() - {"python"}:
        assert made[name]["language-servers"] == [*table[name]["servers"], "podium"], name
    assert tomllib.loads(text)["language-server"]["podium"] == {"command": "podium", "args": ["serve"]}
    assert with_podium(text, defaults, ("podium", "serve"), lambda _names: None) == text


_HELIX = """#!/bin/sh
test ! -e "$HOME/.config" || exit 1
case "$*" in
  --version) echo "helix 25.01.1 (of a test)" ;;
  "--health toml") echo "Configured language servers: None" ;;
  "--health python")
    echo "Configured language servers:"
    echo "  \033[31mNO\033[39m ruff: 'ruff' not found in PATH"
    echo "  OK pylsp: /bin/pylsp"
    echo "Configured debug adapter:"
    echo "  OK C:/debug.exe" ;;
  "--health go")
    echo "Configured language servers:"
    echo "  OK gopls: /bin/gopls"
    echo "  NO golangci-lint-langserver: 'golangci-lint-langserver' not found in PATH" ;;
  *) echo "Language '$2' not found" ;;
esac
"""


def with_helix(folder: Path, script: str) -> None:
    (folder / "bin").mkdir()
    (folder / "bin" / "hx").write_text(script.replace("NO", "\u2718").replace("OK", "\u2713"), "utf-8")
    (folder / "bin" / "hx").chmod(0o755)


def servers_in(folder: Path) -> dict[str, list[str]]:
    text = (folder / "home/.config/helix/languages.toml").read_text()
    return {row["name"]: row["language-servers"] for row in tomllib.loads(text)["language"]}


def test_the_helix_of_this_machine_is_asked_what_it_starts(machine: Podium, tmp_path: Path) -> None:
    (tmp_path / "home" / ".config").mkdir()
    with_helix(tmp_path, _HELIX)
    machine.run("setup", "helix")
    assert servers_in(tmp_path) == {
        "python": ["ruff", "pylsp", "podium"],
        "go": ["gopls", "golangci-lint-lsp", "podium"],
        "toml": ["podium"],
    }
    assert machine.run("setup", "helix", "--check").code == 0


@pytest.mark.parametrize(
    "script",
    [
        "echo hx 1.0, a hex editor",
        "exit 1",
        "cat",
        'test "$1" = --version && echo helix 25.01 || exit 1',
        'test "$1" = --version && echo helix 23.10 || echo "Configured language server: pylsp"',
    ],
)
def test_what_is_not_understood_is_not_believed(machine: Podium, tmp_path: Path, script: str) -> None:
    with_helix(tmp_path, f"#!/bin/sh\n{script}\n")
    machine.run("setup", "helix")
    servers = servers_in(tmp_path)
    assert servers["go"] == ["gopls", "golangci-lint-lsp", "podium"]
    assert "gitlab-ci" not in servers, "a Helix that does not know it would refuse the whole file"


def test_an_empty_list_of_languages_is_filled(machine: Podium, tmp_path: Path) -> None:
    file = tmp_path / "home/.config/helix/languages.toml"
    file.parent.mkdir(parents=True)
    file.write_text("# mine\nlanguage = []\n")
    machine.run("setup", "helix")
    assert servers_in(tmp_path)["python"][-1] == "podium"
    assert file.read_text().startswith("# mine\n")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", '{\n  "a": {\n    "b": 1\n  }\n}\n'),
        ("// only a remark\n", '// only a remark\n{\n  "a": {\n    "b": 1\n  }\n}\n'),
        ("{}", '{\n  "a": {\n    "b": 1\n  }\n}'),
        ('{\n\t"x": [1, 2,], /* y */\n}\n', '{\n\t"x": [1, 2,], /* y */\n\t"a": {\n\t\t"b": 1\n\t},\n}\n'),
        ('{"a": {"b": 2, "c": "}"}}', '{"a": {"b": 1, "c": "}"}}'),
        ('{"a": {}}', '{"a": {\n    "b": 1\n  }}'),
        ('{ "x": 1 /* x, y */ , }', '{ "x": 1 /* x, y */ ,\n  "a": {\n    "b": 1\n  }, }'),
        ('{\n  "x": 1 // one\n}', '{\n  "x": 1, // one\n  "a": {\n    "b": 1\n  }\n}'),
    ],
)
def test_one_value_of_settings_is_set_and_the_rest_stays(text: str, made: str) -> None:
    assert with_value(text, ["a", "b"], 1) == made
    assert value_at(made, ["a", "b"]) == 1
    assert value_at(text, ["a", "z"]) is None


@pytest.mark.parametrize(
    "text", ['{"a": tru}', '{"a": }', '{"a"}', "{", '{"a": 1}}', '{"a": "x\n"}', "nonsense", "{]}"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="it is no JSON"):
        with_value(text, ["b"], 1)
