"""The eleven clients: Neovim 0.11.4, Helix 25.07.1, and the others as they were in the summer of 2026.

Every fact was read in the client's source; the key in brackets says where (`sources.py`).
"""

from __future__ import annotations

from tests.e2e.clients.record import AUTOMATIC, Asking, Client

_ALL_FIELDS = (
    "code",
    "codeDescription",
    "severity",
    "source",
    "message",
    "tags",
    "relatedInformation",
    "data",
)

VS_CODE = Client(
    title="VS Code",
    name="Visual Studio Code",
    askings=(Asking("all"),),  # [V1] [V2]
    resolves="edit missing",  # [V5]: only after the pick, no timeout
    versions="exact",  # [V7]: open documents only, all of them are checked first
    picked_versions=False,  # [V7]: only workspace/applyEdit is checked
    annotations="asks",  # [V7]: needsConfirmation opens the preview
    cancel_button=True,  # [V8]
    watches=True,  # [V11]
    lens_refresh=True,  # [V11]
    # [V12]: restarts by itself, unless it crashes five times in three minutes
    related=True,  # [V7]
    code_description=True,  # [V10]
    sends_back=_ALL_FIELDS,  # [V10]: data only of diagnostics that came from this server
)
NEOVIM = Client(
    title="Neovim",
    name="Neovim",
    askings=(Asking("own on the line"),),  # [N1]
    encodings=("utf-8", "utf-16", "utf-32"),  # [N2]
    first_version=0,  # [N3]
    resolves="either missing",  # [N1]
    refuses_unlisted=True,  # [N4]
    restart="`:LspRestart`",  # [N6]
    document_changes=False,  # [N2]: it takes them all the same
    versions="not older",  # [N5]: and only the first change is looked at
    stale="leave out",  # [N5]
    # [N7]: progress has no button of its own
    reply="always applied",  # [N5]
    related=True,  # [N2]
    sends_back=_ALL_FIELDS,  # [N2]: the object as it came
)
HELIX = Client(
    title="Helix",
    name="helix",
    askings=(Asking("all"),),  # [H1]
    block_cursor=True,  # [H12]
    encodings=("utf-8", "utf-32", "utf-16"),  # [H3]
    first_version=0,  # [H3]
    menu_patience=20.0,  # [H4]
    resolves="either missing",  # [H2]
    resolve_freezes=True,  # [H2]
    commands_by_name=True,  # [H6]
    restart="`:lsp-restart`",  # [H11]
    versions="exact",  # [H5]
    stale="stop there",  # [H5]
    names_failed_change=True,  # [H5]
    progress_text=False,  # [H7]: display-progress-messages is off at first
    message_requests="unknown method",  # [H7]
    watches=True,  # [H10]: only files that Helix itself touches
    strict_diagnostics=True,  # [H9]
    declares_versions=True,  # [H3]
    sends_back=("code", "severity", "source", "message", "tags", "data"),  # [H3]
)
LSP4IJ = Client(
    title="LSP4IJ",
    name="IntelliJ IDEA",
    askings=(
        Asking("one", only=("quickfix",), trigger=AUTOMATIC, shows=("quickfix",), most=20),  # [L1]
        Asking("none", trigger=AUTOMATIC, hides_exactly=("quickfix",), most=20),  # [L2]
    ),
    menu_patience=2.0,  # [L3]
    resolves="both missing",  # [L2]
    resolve_properties=("edit",),  # [L9]
    refuses_unlisted=True,  # [L5]
    stops_unused=True,  # [L11]
    versions="ignored",  # [L6]
    reply="always applied",  # [L6]
    cancel_button=True,  # [L7]
    token_as_text=True,  # [L7]
    watches=True,  # [L9]
    lens_refresh=True,  # [L9]
    related=True,  # [L9]
    code_description=True,  # [L9]
    sends_back=_ALL_FIELDS,  # [L9]
)
JETBRAINS = Client(
    title="JetBrains native",
    name="PyCharm 2026.1 Professional Edition",
    askings=(
        Asking("one", only=("quickfix",), trigger=AUTOMATIC, shows=("quickfix",), most=8),  # [J3]
        Asking("none", trigger=AUTOMATIC, hides=("quickfix",)),  # [J3]
    ),
    encodings=(),  # [J1]
    menu_patience=10.0,  # [J4]
    wants_other_kinds=True,  # [J3]
    disabled_support=True,  # [J1]
    resolves="each offer",  # [J2]
    resolve_freezes=True,  # [J2]
    resolve_properties=("edit",),  # [J1]
    restart="Restart in the status bar",  # [J5]
    operations=("create",),  # [J5]: one that renames or deletes is refused whole
    versions="exact",  # [J5]
    cancel_button=True,  # [J5]
    message_requests="no reply",  # [J6]: once dismissed
    watches=True,  # [J1]
    declares_versions=True,  # [J1]
    sends_back=_ALL_FIELDS,  # [J3]: kept as they came
)
ZED = Client(
    title="Zed",
    name="Zed",
    askings=(Asking("all", trigger=None),),  # [Z1]
    menu_patience=120.0,  # [Z4]
    listed_only=True,  # [Z1]
    resolves="data",  # [Z2]
    edit_hides_command=True,  # [Z2]
    refuses_unlisted=True,  # [Z2]
    restart="its restart action",  # [Z3]
    versions="rebased",  # [Z5]
    reply="always applied",  # [Z5]
    needs_create=True,  # [Z6]
    repeat_cancellable=True,  # [Z6]
    cancel_button=True,  # [Z6]
    show_document="no",  # [Z1]
    watches=True,  # [Z1]
    lens_refresh=True,  # [Z1]
    declares_versions=True,  # [Z1]
    related=True,  # [Z1]
    code_description=True,  # [Z1]
    sends_back=("code", "severity", "source", "message", "data"),  # [Z1]
)
SUBLIME = Client(
    title="Sublime Text",
    name="Sublime Text LSP",
    askings=(Asking("own"),),  # [S1]
    disabled_support=True,  # [S1]
    resolves="edit missing",  # [S2]
    resolve_properties=("edit",),  # [S4]
    # [S5]: the button of progress is never told; [S7]: restarts by itself
    versions="exact",  # [S4]
    stale="stop there",  # [S4]
    names_failed_change=True,  # [S4]
    needs_version_key=True,  # [S4]
    annotations="label only",  # [S4]
    lens_refresh=True,  # [S4]
    declares_versions=True,  # [S4]
    related=True,  # [S4]
    code_description=True,  # [S4]
    sends_back=_ALL_FIELDS,  # [S4]
)
EGLOT = Client(
    title="eglot",
    name="Eglot",
    askings=(Asking("own", trigger=None),),  # [E1]
    encodings=("utf-32", "utf-8", "utf-16"),  # [E1]
    first_version=0,  # [E1]
    menu_patience=10.0,  # [E2]
    resolves="data",  # [E1]
    resolve_freezes=True,  # [E2]
    command_wait=10.0,  # [E2]
    restart_after=3.0,  # [E2]
    # [E5]: progress in the mode line, without a button
    versions="exact",  # [E4]
    reply="error",  # [E4]
    watches=True,  # [E1]
    strict_diagnostics=True,  # [E1]
    declares_versions=True,  # [E1]
    sends_back=_ALL_FIELDS,  # [E6]: the object as it came
)
LSP_MODE = Client(
    title="lsp-mode",
    name="emacs",
    askings=(Asking("all", trigger=None),),  # [M1]
    encodings=("utf-32", "utf-8", "utf-16"),  # [M1]
    first_version=0,  # [M3]: which edits take for no version
    menu_patience=10.0,  # [M2]
    runs_a_single_one=True,  # [M1]
    resolves="both missing",  # [M1]
    resolve_freezes=True,  # [M2]
    command_wait=10.0,  # [M1]
    restart="its question answered with yes",  # [M1]
    versions="exact, 0 is none",  # [M3]
    # [M4]: progress in the mode line, without a button
    watches=True,  # [M1]
    lens_refresh=True,  # [M1]
    declares_versions=True,  # [M1]
    related=True,  # [M1]
    sends_back=_ALL_FIELDS,  # [M1]: the object as it came
)
COC = Client(
    title="coc.nvim",
    name="coc.nvim",
    askings=(Asking("all", hides=("source",)),),  # [C1]
    one_per_title=True,  # [C2]
    longest_title=80,  # [C2]
    disabled_support=True,  # [C1]
    resolves="edit missing",  # [C1]
    versions="exact, 0 is none",  # [C3]
    annotations="asks",  # [C3]
    cancel_button=True,  # [C4]
    # [C6]: restarts by itself four times in three minutes
    lens_refresh=True,  # [C5]
    declares_versions=True,  # [C5]
    related=True,  # [C5]
    code_description=True,  # [C5]
    sends_back=_ALL_FIELDS,  # [C5]
)
KATE = Client(
    title="Kate",
    name=None,
    askings=(Asking("none", trigger=None), Asking("one", trigger=None)),  # [K1]
    encodings=(),  # [K2]
    takes_edits=False,  # [K2]
    takes_edits_for=2.0,  # [K4]
    # [K5]: progress in the output, without a button; [K7]: restarts by itself
    document_changes=False,  # [K2]
    operations=(),  # [K4]
    versions="ignored",  # [K4]
    message_requests="no reply",  # [K6]
    show_document="no reply",  # [K6]
    configuration=False,  # [K6]
    related=True,  # [K2]
    tags=False,  # [K2]
    data=False,  # [K2]
    sends_back=("code", "severity", "source", "message", "relatedInformation"),  # [K2]
)
CLIENTS = (VS_CODE, NEOVIM, HELIX, LSP4IJ, JETBRAINS, ZED, SUBLIME, EGLOT, LSP_MODE, COC, KATE)
