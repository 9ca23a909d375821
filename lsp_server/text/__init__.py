"""Text as values: lines, positions, edits and the three position encodings.

Everything here is pure and counts code points, unless a name says otherwise (`byte`, `unit`). Lines end
with LF, CRLF or a lone CR and with nothing else, as the Language Server Protocol says (3.17, "Text
Documents"); form feed, vertical tab, U+0085, U+2028 and their like are ordinary characters.
"""

from lsp_server.text.drift import Drift, drift_between
from lsp_server.text.edits import TextEdit, apply_edits, minimal_edits
from lsp_server.text.encoding import PositionEncoding, to_codepoints, to_units
from lsp_server.text.lines import join_lines, line_end, split_lines
from lsp_server.text.span import Position, Range
from lsp_server.text.text import Text

__all__ = [
    "Drift",
    "Position",
    "PositionEncoding",
    "Range",
    "Text",
    "TextEdit",
    "apply_edits",
    "drift_between",
    "join_lines",
    "line_end",
    "minimal_edits",
    "split_lines",
    "to_codepoints",
    "to_units",
]
