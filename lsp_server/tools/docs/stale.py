"""What a doc comment says that the code no longer has. Reported, never deleted."""

from __future__ import annotations

import re

from lsp_server.syntax import Symbol
from lsp_server.text import Text
from lsp_server.tools.docs.existing import Comment
from lsp_server.tools.docs.model import Facts, ParameterKind, Section
from lsp_server.tools.docs.raising import last_part


def stale_sentences(text: Text, symbol: Symbol, known: Facts, comment: Comment) -> tuple[str, ...]:
    """One sentence for each parameter, exception and result that only the comment knows."""
    out = _parameters(known, comment, text.slice(symbol.parameters) if symbol.parameters else "")
    if not known.is_type and not known.is_stub:
        out += _exceptions(text, symbol, known, comment) + _result(known, comment)
    return tuple(dict.fromkeys(out))


def _parameters(known: Facts, comment: Comment, written: str) -> list[str]:
    """Names that no parameter has; `**kwargs` takes any name, so then there are none.

    `written` is the parameter list: one that is only taken apart there has no name, and the comment may give
    it any.
    """
    if any(one.kind is ParameterKind.DOUBLE_STAR for one in known.parameters):
        return []
    names = {one.name for one in known.parameters}
    if known.is_type:
        if not known.parameters:
            return []
        names |= {one.name for one in known.attributes}
    documented = [name.split(".")[0] for name in comment.names(Section.PARAMETERS)]
    free = [name for name in dict.fromkeys(documented) if name and name not in names]
    made_up = sum(not re.search(rf"\b{re.escape(one.name)}\b", written) for one in known.parameters)
    noun = "class's constructor" if known.is_type else "function"
    return [
        f"parameter `{name}` is documented but the {noun} has none of that name" for name in free[made_up:]
    ]


def _exceptions(text: Text, symbol: Symbol, known: Facts, comment: Comment) -> list[str]:
    """Exceptions that the code neither raises nor names."""
    raised = {last_part(one.name) for one in known.raises}
    names = dict.fromkeys(last_part(name) for name in comment.names(Section.RAISES) if name)
    free = [name for name in names if name not in raised and re.fullmatch(r"\w+", name)]
    if not free or symbol.body is None:
        return []
    body = text.slice(symbol.body)
    if symbol.doc is not None and symbol.body.encloses(symbol.doc):
        body = body.replace(text.slice(symbol.doc), "", 1)
    return [
        f"exception `{name}` is documented but the function does not raise it itself"
        for name in free
        if not re.search(rf"\b{re.escape(name)}\b", body)
    ]


def _result(known: Facts, comment: Comment) -> list[str]:
    if known.returns_value or known.yields or known.returned or not comment.has(Section.RETURNS):
        return []
    if known.role == "property":
        return []
    return ["a return value is documented but the function returns none"]
