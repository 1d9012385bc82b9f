"""Price texts with known amounts: how many are read right, and which expectations are judged wrong.

python -m benchmarks.price_texts [--data ../shared/data]
"""

import argparse
import json
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

from crawler.values.money import parse_price

JUDGED = {
    "a currency alone": "a text without any digit is expected to cost 1; no price is stated",
    "two amounts, one reduced to nothing": "the text says what it was and what it is now; what it is now is read",
    "a table of quantities": "the first number is a quantity, and no single price is stated either way",
}
"""Habits of the expectations that are not followed, with why; what else differs is a miss."""


def judged(text: str, expected: Decimal | None, got: Decimal | None) -> str | None:
    """The habit that an expectation follows; None where the reading is what is wrong."""
    if not any(c.isdigit() for c in text):
        return "a currency alone" if expected is not None and got is None else None
    if got == 0 and "now" in text.lower():
        return "two amounts, one reduced to nothing"
    return "a table of quantities" if text.count(" - $") > 2 else None


def amount_of(text: object) -> Decimal | None:
    """An expectation's amount."""
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    lines = (parser.parse_args().data / "pages" / "prices.jsonl").read_text("utf-8").splitlines()
    right, not_followed, missed = 0, dict.fromkeys(JUDGED, 0), []
    for row in map(json.loads, lines):
        text, expected = row["price_text"] or "", amount_of(row["amount_float"])
        price = parse_price(text, row.get("currency_hint"))
        got = price.amount if price else None
        if got == expected:
            right += 1
        elif habit := judged(text, expected, got):
            not_followed[habit] += 1
        else:
            missed.append({"text": text, "expected": str(expected), "got": str(got)})
    share = round(right / len(lines), 4)
    counted = {habit: {"texts": count, "why": JUDGED[habit]} for habit, count in not_followed.items() if count}
    result = {"texts": len(lines), "right": right, "share": share, "not_followed": counted, "missed": missed}
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
