"""The texts that menus and lenses were made for: their positions count there when one is picked later."""

from __future__ import annotations

from collections.abc import Sequence

from lsp_server.documents import Document, DocumentStore
from lsp_server.errors import StaleError
from lsp_server.text import Drift, Range, Text, TextEdit

_MOST = 8


class MenuTexts:
    """The last of them, by document and version."""

    def __init__(self, documents: DocumentStore) -> None:
        self._documents = documents
        self._texts: dict[tuple[str, int], Text] = {}

    def remember(self, document: Document) -> None:
        """Keep the present text: a menu or lens is made for it."""
        self.forget(document)
        self._texts[document.uri, document.version] = document.text
        while len(self._texts) > _MOST:
            del self._texts[next(iter(self._texts))]

    def forget(self, document: Document) -> None:
        """What was kept under the document's present version is not its text any more."""
        self._texts.pop((document.uri, document.version), None)

    def follow(self, uri: str, span: Range, version: int | None) -> Range:
        """A range that counts in an older version, in the present text.

        Raises StaleError when that version is not known any more, or its code in the range is gone.
        """
        document = self._documents.get(uri)
        if document is None or version is None or version == document.version:
            return span
        base = self._texts.get((uri, version))
        placed = Drift(base, document.text).place(span) if base else None
        if placed is None:
            raise StaleError("the text changed, ask again")
        return placed

    def carry(self, uri: str, edits: Sequence[TextEdit], version: int) -> tuple[TextEdit, ...]:
        """Edits that were made for a version, for the present text.

        Raises StaleError when that version is not known any more, or its code around them has changed.
        """
        document, base = self._documents.get(uri), self._texts.get((uri, version))
        if document is not None and version == document.version:
            return tuple(edits)
        if document is None or base is None:
            raise StaleError("the text changed, ask again")
        return Drift(base, document.text).carry(edits)

    def text_at(self, uri: str, version: int | None) -> Text | None:
        """The text of a version, the present one if it is not known any more; None if nothing is open."""
        document = self._documents.get(uri)
        if document is None:
            return None
        known = self._texts.get((uri, version)) if version is not None else None
        return known or document.text
