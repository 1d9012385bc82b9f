"""The parts that run the whole line: two catalogs, as they are and with identifiers hidden."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.deployment import Deployment
from benchmarks.hidden_fields import hide_fields
from benchmarks.part import Bar, PartResult
from benchmarks.scoring import read_export, read_truth, score_verdicts
from benchmarks.sites import served_sites, write_brand_files
from benchmarks.verdict_curves import verdict_curves

BRANDS = 12
_SITE_PRODUCTS = 11_242
_IDENTIFIERS = {"gtin", "mpn", "sku"}


def hard_drives(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """Two resellers of computer parts against one shop: packs are the trap."""
    folder = data / "sites" / "hard-drives"
    figures = _line(deployment, folder, data, {"OFFSHELF_CURRENCY": "EUR"}, ["hp proliant hard drive"])
    verdicts = figures["verdicts"]
    return PartResult(
        figures,
        [
            Bar("products harvested", figures["harvested"], least=4_886),
            Bar("not_sold_here precision", verdicts["not_sold_here"]["precision"], least=0.99),
            Bar("not_sold_here recall", verdicts["not_sold_here"]["recall"], least=0.95),
            Bar("sold_here precision", verdicts["sold_here"]["precision"], least=0.95),
            Bar("sold_here recall", verdicts["sold_here"]["recall"], least=0.95),
        ],
    )


def electronics(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """Twelve brands against one shop that writes other titles and few identifiers."""
    folder = _split(deployment, data)
    brands = sorted(path.stem for path in (folder / "sites").glob("*.jsonl"))
    figures = _line(deployment, folder, data, {"OFFSHELF_CURRENCY": "USD"}, brands)
    return PartResult(
        figures, [Bar("products harvested", figures["harvested"], least=_SITE_PRODUCTS), *_by_text(figures)]
    )


def hard_drives_hidden(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """The same resellers and shop, with no identifier but what a title holds."""
    folder = hide_fields(data / "sites" / "hard-drives", _IDENTIFIERS, deployment.root / "hidden")
    figures = _line(deployment, folder, data, {"OFFSHELF_CURRENCY": "EUR"}, [])
    return PartResult(figures, _by_text(figures))


def electronics_hidden(deployment: Deployment, data: Path, _engine: str) -> PartResult:
    """The twelve brands and the shop, with every GTIN hidden; part numbers stay, where there are any."""
    folder = hide_fields(_split(deployment, data), {"gtin"}, deployment.root / "hidden")
    figures = _line(deployment, folder, data, {"OFFSHELF_CURRENCY": "USD"}, [])
    return PartResult(figures, _by_text(figures))


def _line(
    deployment: Deployment, folder: Path, data: Path, settings: dict[str, str], searches: list[str]
) -> dict[str, Any]:
    deployment.settings.update(settings)
    tool = data.parent / "tools" / "serve_sites.py"
    with served_sites(tool, sorted((folder / "sites").glob("*.jsonl"))) as addresses:
        write_brand_files(deployment.config_dir, addresses)
        export = read_export(deployment.run_line(folder / "home.jsonl", searches))
    truth = read_truth(folder / "truth.csv")
    return {
        "harvested": len(export),
        "verdicts": score_verdicts(truth, export),
        "curves": verdict_curves(truth, export),
    }


def _split(deployment: Deployment, data: Path) -> Path:
    """The electronics catalog as a shop and the sites of its largest brands."""
    folder = deployment.root / "split"
    tool = data.parent / "tools" / "split_electronics.py"
    subprocess.run([sys.executable, str(tool), str(folder), "--brands", str(BRANDS)], check=True)
    return folder


def _by_text(figures: dict[str, Any]) -> list[Bar]:
    """What is asked where identifiers decide little."""
    row, curve = figures["curves"]["sold_here_row"], figures["curves"]["not_sold_here_at"]
    return [
        Bar("sold_here with its row, precision", row["precision"], least=0.95),
        Bar("sold_here with its row, recall", row["recall"], least=0.60),
        Bar("not_sold_here precision at recall 0.4", curve["0.4"], least=0.80),
    ]
