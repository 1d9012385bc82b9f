"""The engine for production: a Meilisearch server."""
