"""`podium setup`: an editor's configuration, written, printed or checked; the editors are data."""

from lsp_server.cli.setup.editors import Editor, editors
from lsp_server.cli.setup.plans import Plan, plan_for

__all__ = ["Editor", "Plan", "editors", "plan_for"]
