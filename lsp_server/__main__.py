"""The command `podium`, and `python -m lsp_server`, which serves when nothing else is asked.

`serve` is told apart here, before anything of the command line loads: an editor waits for it.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Serve, or hand over to the command line."""
    _leave_folder()
    arguments = sys.argv[1:]
    as_module = sys.argv[0].endswith("__main__.py")
    bare = all(argument.startswith("-") for argument in arguments)
    serves = arguments[:1] == ["serve"] or (as_module and bare)
    if serves and not {"--help", "-h", "--version"} & set(arguments):
        _serve(arguments)
    from lsp_server.cli import run  # noqa: PLC0415 - see above

    run(arguments)


def _leave_folder() -> None:
    """Take the current folder off the search path, where `python -m` put it.

    It is a project that we look at: its `random.py` must never run because we import `random`.
    """
    here = os.getcwd()  # noqa: PTH109 - pathlib would import what the folder may replace
    if sys.path[0] in ("", here) and not __file__.startswith(here + os.sep):
        del sys.path[0]


def _serve(arguments: list[str]) -> None:
    gc.disable()  # nothing that is imported is garbage, and looking for some takes a tenth of the start
    from lsp_server.server.fast_types import import_types  # noqa: PLC0415 - must come before pygls

    import_types()
    from lsp_server.server.app import run_server  # noqa: PLC0415

    run_server(arguments)


if __name__ == "__main__":
    main()
