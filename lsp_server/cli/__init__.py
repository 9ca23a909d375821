"""The same facade from a terminal; the only place that prints: results to standard output, all else to error."""

from lsp_server.cli.main import run

__all__ = ["run"]
