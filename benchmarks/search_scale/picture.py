"""How the time of a search grows with the catalog, as a picture."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

from benchmarks.line_chart import Axis, line_chart

_NAMES = {"tantivy": "embedded", "meilisearch": "on Meilisearch", "raw": "raw Meilisearch"}


def growth(runs: Sequence[Mapping[str, Any]]) -> str:
    """An SVG of the 95th percentile with one client, by documents in powers of ten."""
    lines: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: int(run["documents"])):
        lines[_NAMES[run["engine"]]].append((log10(run["documents"]), run["clients_1"]["p95"]))
    points = [point for line in lines.values() for point in line]
    powers, times = zip(*points, strict=True)
    least, most = floor(min(powers)), ceil(max(powers))
    across = Axis("documents, as a power of ten", least, max(most, least + 1), ".0f")
    return line_chart("GET /search, 95 % within", across, Axis("milliseconds", 0, max(times), ".0f"), lines)
