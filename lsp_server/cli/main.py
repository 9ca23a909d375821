"""The commands: each a few lines that read options and hand over to the module of the same name."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

from lsp_server import __version__
from lsp_server.cli.terminal import prepare_streams, tell
from lsp_server.errors import AccessError, ModelError, PodiumError, ToolError

OK, FOUND, USAGE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 3, 4, 130

_PATH = click.argument("target", metavar="PATH[:LINE[:COL]]")
_SYMBOL = click.option("--symbol", metavar="NAME", default="", help="The definition with this name.")
_AGENT = click.option("--agent", metavar="NAME", default="", help="The specialist to ask.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_WRITE = click.option("--write", is_flag=True, help="Change the files.")
_CHECK = click.option("--check", is_flag=True, help="Print nothing; the exit code tells.")
_OFFLINE = click.option("--offline", is_flag=True, help="Use no endpoint at all.")


def _edits(command: Callable[..., None]) -> Callable[..., None]:
    """What all commands take that print a diff, in the order of their help."""
    for option in (_JSON, _CHECK, _WRITE, _AGENT, _SYMBOL, _PATH):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="podium")
def podium() -> None:
    """A squad of specialised agents for your editor and your terminal. Works offline, with no model."""


@podium.command()
def serve() -> None:
    """The language server on standard input and output."""


@podium.command()
@click.option("--pause", type=float, default=0.0, metavar="SECONDS", help="Wait between the steps.")
@click.option("--scripted", is_flag=True, help="Show the model's step with a script in its place.")
def demo(pause: float, scripted: bool) -> None:  # noqa: FBT001 - click passes options so
    """A real editor session over the bundled example project."""
    from lsp_server.cli.demo import run_demo  # noqa: PLC0415 - each command loads only what it needs

    sys.exit(run_demo(pause=pause, scripted=scripted))


@podium.command()
@_edits
@_OFFLINE
@click.option("--unsafe", is_flag=True, help="Also use fixes that may change what the code does.")
def fix(target: str, **options: Any) -> None:
    """Repair problems in a file or folder; prints a diff."""
    _edit("fix", target, options)


@podium.command()
@_edits
@_OFFLINE
@click.option("--all", "everything", is_flag=True, help="Private definitions too.")
def document(target: str, **options: Any) -> None:
    """Write or complete doc comments in a file or folder; prints a diff."""
    _edit("document", target, options)


@podium.command()
@_edits
@click.option("--prompt", metavar="TEXT", default="", help="What to look at in particular.")
def test(target: str, **options: Any) -> None:
    """Write tests for a definition into its test file, by a model; prints a diff."""
    _edit("test", target, options)


@podium.command()
@_edits
@click.option("--prompt", metavar="TEXT", required=True, help="What to change.")
def refactor(target: str, **options: Any) -> None:
    """Change a definition as you say, by a model; prints a diff."""
    _edit("refactor", target, options)


@podium.command()
@_PATH
@_SYMBOL
@_AGENT
@_CHECK
@_OFFLINE
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--low", is_flag=True, help="Findings of low confidence too.")
def audit(target: str, **options: Any) -> None:
    """Security and bug findings in a file or folder, secrets in any file."""
    from lsp_server.cli.audit import AuditOptions, run_audit  # noqa: PLC0415

    wanted = AuditOptions(
        form="json" if options["as_json"] else options["form"],
        symbol=options["symbol"],
        agent=options["agent"],
        check=options["check"],
        low=options["low"],
        offline=options["offline"],
    )
    sys.exit(run_audit(target, wanted))


@podium.command()
@_PATH
@_SYMBOL
@_AGENT
@_JSON
@_OFFLINE
def explain(target: str, **options: Any) -> None:
    """What the code and the rules say of a place."""
    from lsp_server.cli.explain import run_explain  # noqa: PLC0415

    symbol, agent = options["symbol"], options["agent"]
    offline = options["offline"]
    sys.exit(run_explain(target, symbol=symbol, agent=agent, as_json=options["as_json"], offline=offline))


@podium.command()
@_JSON
def doctor(as_json: bool) -> None:  # noqa: FBT001 - click passes options so
    """What Podium finds on this machine, with a next step for each problem."""
    from lsp_server.cli.doctor import run_doctor  # noqa: PLC0415

    sys.exit(run_doctor(as_json=as_json))


@podium.command()
@click.argument("editor", metavar="[EDITOR]", default="")
@click.option("--print", "only_print", is_flag=True, help="Print what would be written.")
@click.option("--check", is_flag=True, help="Only tell whether it is set up and would start.")
def setup(editor: str, **options: bool) -> None:
    """Set Podium up in an editor; without a name, list the editors."""
    from lsp_server.cli.setup.run import run_setup  # noqa: PLC0415

    if options["only_print"] and options["check"]:
        raise click.UsageError("--print and --check exclude each other")
    sys.exit(run_setup(editor, only_print=options["only_print"], check=options["check"]))


@podium.command()
@click.argument("language", metavar="[LANGUAGE]", default="")
@click.option("--markdown", is_flag=True, help="The page docs/rules.md.")
def rules(language: str, markdown: bool) -> None:  # noqa: FBT001 - click passes options so
    """The rules of the offline audit, of one language or of all."""
    from lsp_server.cli.pages import run_rules  # noqa: PLC0415

    sys.exit(run_rules(language, markdown=markdown))


@podium.command()
@click.option("--markdown", is_flag=True, help="The page docs/languages.md.")
def languages(markdown: bool) -> None:  # noqa: FBT001 - click passes options so
    """What Podium knows of each language."""
    from lsp_server.cli.pages import run_languages  # noqa: PLC0415

    sys.exit(run_languages(markdown=markdown))


@podium.command(hidden=True)
@click.argument(
    "kind", type=click.Choice(["ollama", "llama.cpp", "lmstudio", "vllm", "openai", "anthropic", "google"])
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Where to listen on this machine; any free port."
)
@click.option("--model", default="simulated:7b", show_default=True, help="What its model is called.")
@click.option("--slots", type=click.IntRange(0, 64), default=0, help="How many answers at once.")
@click.option(
    "--rate", type=click.FloatRange(min=0), default=0.0, help="Tokens a second; 0 is as fast as can be."
)
@click.option("--replies", metavar="FILE", default="", help="JSON: words of a prompt, and its answer.")
def simulate(**options: Any) -> None:
    """A model server without a model, which answers with something short and plain."""
    from lsp_server.cli.simulate import SimulateOptions, run_simulate  # noqa: PLC0415

    sys.exit(run_simulate(SimulateOptions(**options)))


@podium.group()
def squad() -> None:
    """The agents, endpoints and models in force, and your own squad file."""


@squad.command("show")
@_JSON
def squad_show(as_json: bool) -> None:  # noqa: FBT001 - click passes options so
    """What is in force, and where each part comes from."""
    from lsp_server.cli.squad import run_show  # noqa: PLC0415

    sys.exit(run_show(as_json=as_json))


@squad.command("check")
@click.argument("file", metavar="[FILE]", default="")
def squad_check(file: str) -> None:
    """Every problem of your squad file, with line and column."""
    from lsp_server.cli.squad import run_check  # noqa: PLC0415

    sys.exit(run_check(file))


def _edit(intent: str, target: str, options: dict[str, Any]) -> None:
    from lsp_server.cli.edit import EditOptions, run_edit  # noqa: PLC0415

    if options["check"] and options["write"]:
        raise click.UsageError("--check and --write exclude each other")
    wanted = EditOptions(
        intent=intent,
        symbol=options["symbol"],
        agent=options["agent"],
        write=options["write"],
        check=options["check"],
        as_json=options["as_json"],
        unsafe=options.get("unsafe", False),
        everything=options.get("everything", False),
        offline=options.get("offline", False),
        prompt=options.get("prompt", ""),
    )
    sys.exit(run_edit(target, wanted))


def run(arguments: list[str]) -> None:
    """Run a command line and end the process with its exit code, whatever happens."""
    prepare_streams()
    try:
        code = _run(lambda: podium.main(arguments, prog_name="podium", standalone_mode=False))
    except click.ClickException as fault:
        fault.show()
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        code = _interrupted()
    except Exception as fault:  # noqa: BLE001 - the last resort: one line, no traceback
        code = _crashed(fault)
    sys.exit(code)


def _run(command: Callable[[], Any]) -> int:
    """The command's exit code; our own errors become one line on standard error."""
    try:
        result = command()
    except AccessError as fault:
        return _failed(fault, REFUSED)
    except (ToolError, ModelError) as fault:
        return _failed(fault, FAILED)
    except PodiumError as fault:
        return _failed(fault, USAGE)
    return result if isinstance(result, int) else OK


def _failed(fault: PodiumError, code: int) -> int:
    tell(f"podium: {fault}", fg="red")
    return code


def _interrupted() -> int:
    from lsp_server.tools.process import kill_all  # noqa: PLC0415 - loaded already where something runs

    kill_all()
    click.echo("podium: interrupted", err=True)
    return INTERRUPTED


def _crashed(fault: Exception) -> int:
    if os.environ.get("PODIUM_DEBUG") == "1":
        traceback.print_exception(fault)
    reason = " ".join(str(fault).split())[:200]
    said = f"{type(fault).__name__}: {reason}" if reason else type(fault).__name__
    tell(
        f"podium: this is a fault of Podium's own ({said}); "
        "run it again with PODIUM_DEBUG=1 and report what it prints",
        fg="red",
    )
    return FAILED
