"""Judged queries: which products answer them, and how well."""

import csv
from pathlib import Path

from config.errors import InputError, reason_of

Judgments = dict[str, dict[str, int]]
"""By query and product id, the grade: 0 (wrong) to 3 (what was meant)."""


def read_judgments(path: Path) -> Judgments:
    """Judged products by query. Raises InputError with the line of the first mistake."""
    judgments: Judgments = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                try:
                    judgments.setdefault(row["query"], {})[row["product_id"]] = int(row["grade"])
                except (KeyError, TypeError, ValueError) as error:
                    raise InputError(
                        f"{path}:{number}: no query, product and whole grade.", "Give columns query, product_id, grade."
                    ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} can't be read: {reason_of(error)}.", "Name a folder with judgments.csv.") from error
    if not judgments:
        raise InputError(f"{path} has no judgments.", "Give columns query, product_id, grade.")
    return judgments
