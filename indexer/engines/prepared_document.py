"""A document on its way into an index: what several parts of the index are made of, made once."""

from indexer.document import CatalogDocument
from indexer.engines.attribute_lines import attribute_lines
from indexer.engines.searchable import searchable_text
from indexer.engines.stored_document import stored_content


class PreparedDocument:
    """The document is not changed meanwhile."""

    __slots__ = ("content", "document", "name", "text", "told")

    def __init__(self, document: CatalogDocument) -> None:
        attributes = attribute_lines(document.attributes)
        self.document = document
        self.text = searchable_text(document, attributes)
        self.name = self.text.name()
        """What a style and its variants are called, as opposed to what is told of them."""
        self.told = self.text.told()
        self.content = stored_content(document, self.text, attributes)
        """What an index keeps of it: see ``StoredDocument``."""
