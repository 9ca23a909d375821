"""One small file for each method of the protocol, and this table of them.

A plain function answers at once on the loop and must be quick; nothing here waits for a model or a tool.
"""

from collections.abc import Callable
from typing import Any

from lsp_server.server.features import (
    code_action,
    code_lens,
    did_change,
    did_change_configuration,
    did_change_watched_files,
    did_change_workspace_folders,
    did_close,
    did_open,
    did_save,
    execute_command,
    exit_,
    hover,
    initialize,
    initialized,
    notebook_did_open,
    podium_context,
    set_trace,
    shutdown,
    work_done_progress_cancel,
)

HANDLERS: dict[str, Callable[[Any, Any], object]] = {
    "initialize": initialize.handle,
    "initialized": initialized.handle,
    "shutdown": shutdown.handle,
    "exit": exit_.handle,
    "$/setTrace": set_trace.handle,
    "textDocument/didOpen": did_open.handle,
    "textDocument/didChange": did_change.handle,
    "textDocument/didSave": did_save.handle,
    "textDocument/didClose": did_close.handle,
    "textDocument/codeAction": code_action.handle,
    "textDocument/codeLens": code_lens.handle,
    "textDocument/hover": hover.handle,
    "notebookDocument/didOpen": notebook_did_open.handle,
    "workspace/executeCommand": execute_command.handle,
    "workspace/didChangeConfiguration": did_change_configuration.handle,
    "workspace/didChangeWatchedFiles": did_change_watched_files.handle,
    "workspace/didChangeWorkspaceFolders": did_change_workspace_folders.handle,
    "window/workDoneProgress/cancel": work_done_progress_cancel.handle,
    "podium/context": podium_context.handle,
}
