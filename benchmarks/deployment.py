"""A deployment that lives for one benchmark, and the line run over it stage by stage."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measure import Measured, run_verb


@dataclass
class Deployment:
    """A data and a config folder under ``root``, and what was measured over them."""

    name: str
    root: Path
    settings: dict[str, str] = field(default_factory=dict)
    stages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def config_dir(self) -> Path:
        return self.root / "config"

    def run(self, stage: str, *arguments: str) -> Measured:
        """Run a verb, and note its time and memory; a failure is noted, and the benchmark goes on."""
        print(f"{self.name}: {stage} …", file=sys.stderr, flush=True)  # noqa: T201 (a program, not a library)
        measured = run_verb(arguments, self.environment())
        noted = {"stage": stage, "seconds": measured.seconds, "peak_mib": measured.peak_mib}
        if measured.status != 0:
            noted["failed"] = (measured.error.strip().splitlines() or [f"exit {measured.status}"])[-1]
        self.stages.append(noted)
        return measured

    def run_line(self, home: Path, searches: Sequence[str]) -> list[str]:
        """Crawl, import, index, search and export; returns the export's lines."""
        self.run("crawl", "crawl", "--json")
        self.run("home import", "home", "import", str(home), "--json")
        self.run("index", "index", "--json")
        for query in searches:
            self.run(f"search {query}", "search", query, "--json")
        return self.run("export", "export").output.splitlines()

    def environment(self) -> dict[str, str]:
        """The variables of a verb that is run over it."""
        own = {
            "OFFSHELF_DATA_DIR": str(self.root / "data"),
            "OFFSHELF_CONFIG_DIR": str(self.config_dir),
            "OFFSHELF_ALLOW_PRIVATE_ADDRESSES": "true",
            "OFFSHELF_MEILISEARCH_PREFIX": f"offshelf-bench-{os.getpid()}-{self.name}",
        }
        return {**own, **self.settings}
