"""All documents that the editor has open, by URI."""

from __future__ import annotations

from collections.abc import Iterator

from lsp_server.documents.document import Document
from lsp_server.syntax import language_by_id
from lsp_server.text import PositionEncoding


class DocumentStore:
    """The open documents, and the encoding in which the client counts characters."""

    def __init__(self, encoding: PositionEncoding = PositionEncoding.UTF16) -> None:
        self.encoding = encoding
        self._documents: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._documents.values()))

    def __len__(self) -> int:
        return len(self._documents)

    def open(self, uri: str, path: str, language_id: str, version: int, content: str) -> Document:
        """Take a document; one that is already open under this URI is replaced."""
        language = language_by_id(language_id, path or uri)
        document = Document(uri, path, language, version, content)
        self._documents[uri] = document
        return document

    def get(self, uri: str) -> Document | None:
        """The open document, or None."""
        return self._documents.get(uri)

    def close(self, uri: str) -> Document | None:
        """Forget a document; None when it was not open."""
        return self._documents.pop(uri, None)
