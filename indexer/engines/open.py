"""The engine that the settings ask for."""

from config.settings import Settings
from indexer.engines.protocol import SearchEngine


def open_engine(settings: Settings) -> SearchEngine:
    """The engine, without touching it yet; only the one that is used is loaded."""
    if settings.engine == "meilisearch":
        from indexer.engines.meilisearch.engine import MeilisearchEngine

        return MeilisearchEngine(settings)
    from indexer.engines.tantivy.engine import TantivyEngine

    return TantivyEngine(settings)
