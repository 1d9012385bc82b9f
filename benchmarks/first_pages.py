"""The first page of twenty queries, before and after: ``python -m benchmarks.first_pages -o docs/twenty-queries.md``.

Before: the engine alone, with the words as they are typed, over everything that may be shown. After: Offshelf's answer.
Runs the demo's catalog through the whole line in a folder that is gone afterwards. The reasons are people's, in
``first_pages.csv``; read them again when a page changes.
"""

import argparse
import csv
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from config.progress import silent
from config.settings import load_settings
from indexer.engines.query import EngineQuery, Equals, Not, QueryTerm, TextQuery
from indexer.text import terms
from search.demo.deployment import demo_settings
from search.demo.run import run_demo
from search.hit import Hit
from search.request import SearchRequest
from search.response import SearchResponse
from search.service import SearchService

SHOWN = 6
_QUERIES = Path(__file__).with_suffix(".csv")
_HEAD = """# Twenty queries, before and after

The first six of each page on the demo's catalog: before, as the embedded engine gives them by itself for the words as
they are typed; after, as Offshelf does. *Italics* are products that only a brand's site sells. Made by
`python -m benchmarks.first_pages -o docs/twenty-queries.md`.
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="The first page of twenty queries, before and after.")
    parser.add_argument("-o", "--output", type=Path, help="file for the page instead of stdout")
    output = parser.parse_args().output
    with _QUERIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with TemporaryDirectory(prefix="offshelf-pages-") as folder:
        os.environ["OFFSHELF_DATA_DIR"] = folder
        run_demo(silent)
        with SearchService(demo_settings(load_settings())) as service:
            text = "\n".join([_HEAD, *(line for row in rows for line in _section(service, row))])
    if output:
        output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0


def _section(service: SearchService, row: dict[str, str]) -> Iterator[str]:
    query = row["query"]
    response = service.search(SearchRequest(q=query, limit=SHOWN))
    yield f"## {query}{'' if row['good'] == 'yes' else ' (bad)'}\n"
    yield f"{row['reason']}\n"
    yield "| | before | after |\n|---:|---|---|"
    before, after = _engine_alone(service, query), list(_answer(response))
    for place in range(max(len(before), len(after), 1)):
        yield f"| {place + 1} | {_cell(before, place)} | {_cell(after, place)} |"
    yield ""
    for message in response.messages:
        yield f"> {message.text}\n"


def _engine_alone(service: SearchService, query: str) -> list[str]:
    text = TextQuery(tuple(map(QueryTerm, dict.fromkeys(terms(query)))))
    shown = Not(Equals("section", "withheld"))
    found = service.live_index().search([EngineQuery(text, shown, limit=SHOWN)])[0].hits
    return [_line(hit.document.title, hit.document.section == "home") for hit in found]


def _answer(response: SearchResponse) -> Iterator[str]:
    """Both sections in the order in which a page shows them, the second one's first few."""
    home, brands = response.sections.home.hits, response.sections.buy_for_me
    row = len(home) if brands.row is None else brands.row
    hits: Sequence[Hit] = [*home[:row], *brands.hits[:SHOWN], *home[row:]]
    for hit in hits:
        yield _line(hit.title, hit.home_id is not None)


def _line(title: str, at_home: bool) -> str:
    plain = title.replace("|", "/")
    return plain if at_home else f"*{plain}*"


def _cell(lines: Sequence[str], place: int) -> str:
    return lines[place] if place < len(lines) else ""


if __name__ == "__main__":
    sys.exit(main())
