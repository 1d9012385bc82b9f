"""One matching run on a filled store, in a process of its own: ``python -m benchmarks.match_once DATA_DIR``.

Prints its report as JSON; started by ``benchmarks.match_scale``.
"""

import sys
from pathlib import Path

from config.database import opened_database
from config.progress import silent
from config.settings import Settings
from indexer.matching.match import match_catalogs


def main() -> int:
    folder = Path(sys.argv[1])
    settings = Settings(data_dir=folder, config_dir=folder / "config")
    with opened_database(settings) as database:
        report = match_catalogs(settings, database, silent)
    sys.stdout.write(report.model_dump_json() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
