"""The yardstick of `make bench`: the smallest server that pygls can be, with what is measured."""

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("bare-pygls", "1")


@server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
def code_action(ls: LanguageServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """One action, made from the document's text."""
    document = ls.workspace.get_text_document(params.text_document.uri)
    title = f"{len(document.lines)} lines"
    return [types.CodeAction(title=title, command=types.Command(title=title, command="bare.nothing"))]


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(ls: LanguageServer, params: types.HoverParams) -> types.Hover:
    """The word under the cursor."""
    document = ls.workspace.get_text_document(params.text_document.uri)
    return types.Hover(document.word_at_position(params.position))


if __name__ == "__main__":
    server.start_io()
