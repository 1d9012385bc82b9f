"""How soon suggestions are there: beginnings of titles as people type them, letter by letter, some misspelt.

python -m benchmarks.suggest [--data ../shared/data] [--products 19406] [--titles 500]

More products than the electronics catalog has are its copies with another series name. The service is measured in the
process, and over HTTP by one client on a kept connection.
"""

import argparse
import gzip
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from benchmarks.relevance.typos import misspelt
from config.database import opened_database
from config.settings import Settings
from crawler.product import Availability
from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.open import open_engine
from indexer.suggestions.gatherer import SuggestionGatherer
from indexer.suggestions.stored import store_suggestions
from indexer.versions import BuildName
from search.service import SearchService
from search.spelling.suggestions import SuggestRequest

_SEED = 7
_MISSPELT = 4
"""Every fourth title has a wrong letter."""


def catalog(file: Path, products: int) -> Iterator[CatalogDocument]:
    """So many home styles."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for number in range(products):
        copy, place = divmod(number, len(rows))
        row = rows[place]
        variant = DocumentVariant(home_id=str(number), availability=Availability.IN_STOCK)
        yield CatalogDocument(
            id=f"home.{number:020x}",
            section="home",
            home_id=str(number),
            title=row["title"] + (f" series {copy}" if copy else ""),
            brand=row["brand"],
            category=row.get("category"),
            variants=[variant],
        )


def beginnings(titles: Sequence[str]) -> Iterator[str]:
    """Each title's first words, after every letter that is typed."""
    for number, title in enumerate(titles):
        words = " ".join(title.split()[:3])
        typed = misspelt(words, 1) if number % _MISSPELT == 0 else words
        yield from (typed[:end] for end in range(1, len(typed) + 1))


def measured(
    ask: Callable[[str], object], typed: Sequence[str], clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Milliseconds of one answer after the other."""
    seconds = []
    for text in typed:
        begun = clock()
        ask(text)
        seconds.append(clock() - begun)
    seconds.sort()
    return {f"p{share}": round(seconds[len(seconds) * share // 100] * 1000, 2) for share in (50, 95, 99)}


def build(settings: Settings, file: Path, products: int) -> tuple[list[str], float]:
    """A live index with suggestions; some titles, and the seconds that the suggestions took."""
    gathered = SuggestionGatherer(settings.currency)
    titles, seconds = [], 0.0
    for document in catalog(file, products):
        begun = time.perf_counter()
        gathered.consider(document)
        seconds += time.perf_counter() - begun
        titles.append(document.title)
    engine, name = open_engine(settings), str(BuildName(settings.meilisearch_prefix, 1))
    engine.create(name).apply([], [])
    engine.switch(name)
    begun = time.perf_counter()
    with opened_database(settings) as database:
        store_suggestions(database, name, gathered)
    return titles, round(seconds + time.perf_counter() - begun, 2)


def over_http(settings: Settings, typed: Sequence[str]) -> dict[str, float]:
    """The same of a server in a process of its own."""
    folders = {"OFFSHELF_DATA_DIR": str(settings.data_dir), "OFFSHELF_CONFIG_DIR": str(settings.config_dir)}
    command = [sys.executable, "-m", "cli", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **folders}) as server:
        assert server.stdout is not None
        try:
            port = int(re.findall(r":(\d+)/ ", server.stdout.readline())[0])
            connection = http.client.HTTPConnection("127.0.0.1", port)

            def ask(text: str) -> None:
                connection.request("GET", f"/suggest?q={quote(text)}")
                answer = connection.getresponse()
                answer.read()
                assert answer.status == 200

            ask("")
            return measured(ask, typed)
        finally:
            server.terminate()


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--products", type=int, default=19_406)
    parser.add_argument("--titles", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder, "data"), config_dir=Path(folder, "config"))
        file = options.data / "search" / "electronics" / "products.jsonl.gz"
        titles, seconds = build(settings, file, options.products)
        typed = list(beginnings(random.Random(_SEED).sample(titles, options.titles)))
        with SearchService(settings) as service:
            service.suggest(SuggestRequest())
            own = measured(lambda text: service.suggest(SuggestRequest(q=text)), typed)
            used = measured(lambda text: service.suggest(SuggestRequest(q=text)), typed[::-1], time.thread_time)
        served = over_http(settings, typed)
    result = {
        "products": options.products,
        "asked": len(typed),
        "build_seconds": seconds,
        "service_ms": own,
        "service_cpu_ms": used,
    }
    sys.stdout.write(json.dumps({**result, "http_ms": served}, indent=1) + "\n")


if __name__ == "__main__":
    main()
