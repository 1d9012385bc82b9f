"""The figures of a benchmark: one JSON document on stdout, a table on stderr."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from config.plain_table import plain_table


def print_figures(title: str, result: Mapping[str, Any], *further: Mapping[str, Any]) -> None:
    """Print a result; the table has its plain figures and those of ``further``, which are parts of it."""
    table = plain_table(title, "", numbers=("",))
    for part in (result, *further):
        for name, value in part.items():
            if not isinstance(value, dict):
                table.add_row(name.replace("_", " "), f"{value:,}")
    Console(stderr=True).print(table)
    sys.stdout.write(json.dumps(result) + "\n")


def write_document(document: Mapping[str, Any], output: Path | None) -> None:
    """Write the JSON document to a file, or to stdout where none is given."""
    text = json.dumps(document, indent=1) + "\n"
    if output:
        output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
