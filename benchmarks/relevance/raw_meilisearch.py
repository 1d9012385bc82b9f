"""What Meilisearch gives by itself: its default settings over the same products."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import meilisearch
import orjson

from benchmarks.relevance.pools import DEPTH

_INDEX = "offshelf-benchmark-raw"
_MINUTES = 10
_FIELDS = ("title", "brand", "mpn", "gtins", "description")


def raw_orders(url: str, products: Path, queries: Sequence[str]) -> list[list[str]]:
    """For each query, the ids in the server's own order."""
    client = meilisearch.Client(url)
    try:
        task = client.index(_INDEX).add_documents_ndjson(b"\n".join(_documents(products)), "id")
        done = client.wait_for_task(task.task_uid, timeout_in_ms=_MINUTES * 60_000)
        if done.status != "succeeded":
            raise SystemExit(f"Meilisearch did not take the products: {done.error}")
        asked = [{"indexUid": _INDEX, "q": query, "limit": DEPTH, "attributesToRetrieve": ["id"]} for query in queries]
        return [[hit["id"] for hit in result["hits"]] for result in client.multi_search(asked)["results"]]
    finally:
        client.index(_INDEX).delete()


def _documents(products: Path) -> Iterator[bytes]:
    """With the fields that help it: with the attributes too, its first page is worse by a tenth."""
    with gzip.open(products, "rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            yield orjson.dumps({"id": record["id"], **{name: record[name] for name in _FIELDS if name in record}})
