"""Meilisearch by itself: the same documents, the same two sections with the same five facets, its own order."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import meilisearch
import orjson

from benchmarks.search_scale.build import Stopwatch
from benchmarks.search_scale.catalog import documents
from benchmarks.search_scale.load import Sent
from benchmarks.search_scale.queries import Asked
from indexer.document import CatalogDocument
from indexer.engines.prepared_document import PreparedDocument

_INDEX = "raw"
_FACETS = ("brand", "category", "color", "size", "price")
_SECTIONS = {"home": 24, "buy_for_me": 12}
_HOURS = 2
_BATCH = 20_000


def build(url: str, file: Path, count: int) -> dict[str, float]:
    """The seconds until everything can be searched, and how many of them went into making the documents."""
    client = meilisearch.Client(url)
    begun = time.perf_counter()
    client.create_index(_INDEX, {"primaryKey": "id"})
    settings = {
        "searchableAttributes": ["title", "brand", "identifiers", "category", "attributes", "description"],
        "filterableAttributes": ["section", *_FACETS],
    }
    client.index(_INDEX).update_settings(settings)
    made = Stopwatch()
    lines: list[bytes] = []
    for document in made.timed(documents(file, count)):
        lines.append(_line(document))
        if len(lines) == _BATCH:
            client.index(_INDEX).add_documents_ndjson(b"\n".join(lines))
            lines = []
    last = client.index(_INDEX).add_documents_ndjson(b"\n".join(lines or [_line(document)]))
    done = client.wait_for_task(last.task_uid, timeout_in_ms=_HOURS * 3_600_000, interval_in_ms=500)
    if done.status != "succeeded":
        raise SystemExit(f"Meilisearch did not take the documents: {done.error}")
    seconds = time.perf_counter() - begun
    return {"seconds": round(seconds, 1), "of_which_making_documents": round(made.seconds, 1)}


def requests(asked: Sequence[Asked]) -> list[Sent]:
    return [Sent("POST", "/multi-search", orjson.dumps({"queries": list(_queries(one))})) for one in asked]


def is_answer(content: bytes) -> bool:
    return content.startswith(b'{"results"')


def _queries(asked: Asked) -> Iterator[dict[str, object]]:
    brand = [f'brand = "{asked.brand}"'] if asked.brand else []
    price = [f"price <= {asked.most}"] if asked.most else []
    for section, limit in _SECTIONS.items():
        chosen = [f"section = {section}", *brand, *price]
        yield {"indexUid": _INDEX, "q": asked.text, "limit": limit, "filter": chosen, "facets": list(_FACETS)}


def _line(document: CatalogDocument) -> bytes:
    text, variant = PreparedDocument(document).text, document.variants[0]
    fields = {
        "id": document.id.replace(".", "-"),
        "section": document.section,
        **{name: getattr(text, name) for name in ("title", "brand", "identifiers", "category", "attributes")},
        "description": text.description,
        **variant.options,
        "price": float(variant.price or 0),
        "availability": variant.availability,
        "url": document.url,
        "image": document.image,
    }
    return orjson.dumps(fields)
