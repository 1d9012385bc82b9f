"""One matching run on a filled store, in a process of its own: ``python -m benchmarks.match_once DATA_DIR``.

Prints its report as JSON, and now and then on stderr how far it is; started by ``benchmarks.match_scale``.
"""

import sys
import time
from pathlib import Path

from config.database import opened_database
from config.settings import Settings
from indexer.matching.match import match_catalogs

_SECONDS = 30.0


class Told:
    """Says at most twice a minute how far a stage is."""

    def __init__(self) -> None:
        self._begun = self._last = time.monotonic()

    def __call__(self, stage: str, done: int, total: int | None, note: str = "") -> None:
        now = time.monotonic()
        if now - self._last >= _SECONDS:
            self._last = now
            sys.stderr.write(f"{now - self._begun:,.0f} s: {stage}, {done:,} of {total or 0:,} {note}\n")


def main() -> int:
    folder = Path(sys.argv[1])
    settings = Settings(data_dir=folder, config_dir=folder / "config")
    with opened_database(settings) as database:
        report = match_catalogs(settings, database, Told())
    sys.stdout.write(report.model_dump_json() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
