"""The same facade from a terminal; the only place that prints. Results go to standard output."""

from lsp_server.cli.main import run

__all__ = ["run"]
