"""A shop's file: its format, delimiter, encoding and compression are found out from its beginning."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from config.errors import InputError, reason_of
from crawler.platforms.feed_item import FeedError
from indexer.home.columns import ColumnMapping
from indexer.home.encoding import DELIMITERS, MIXED, find_encoding
from indexer.home.rows import Row, csv_rows, json_rows, merchant_rows

Format = Literal["csv", "jsonl", "merchant"]
FORMATS: tuple[Format, ...] = ("csv", "jsonl", "merchant")

_HEAD = 1 << 16
_NO_TEXT = {
    b"PK\x03\x04": "a ZIP archive or a spreadsheet",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"%PDF": "a PDF document",
}
"""What shops send instead, by its first bytes."""


@dataclass(frozen=True)
class HomeFile:
    """What was found out about a file before its rows are read."""

    path: Path
    format: Format
    encoding: str
    delimiter: str | None = None

    def rows(self) -> Iterator[Row]:
        """The rows in their order, read in pieces. Raises InputError where the file breaks off."""
        try:
            with _open(self.path) as stream:
                if self.format == "merchant":
                    yield from merchant_rows(stream)
                    return
                text = io.TextIOWrapper(stream, self.encoding, MIXED, newline="")
                yield from csv_rows(text, self.delimiter or ",") if self.format == "csv" else json_rows(text)
        except FeedError as error:
            raise InputError(
                f"{self.path} can't be read as a Merchant feed: {error}.", "Export it again, or correct that line."
            ) from error
        except (EOFError, gzip.BadGzipFile, zlib.error, csv.Error) as error:
            raise InputError(f"{self.path} breaks off or is damaged: {error}.", "Export or copy it again.") from error
        except (OSError, UnicodeError) as error:
            reason = reason_of(error)
            raise InputError(f"{self.path} can't be read: {reason}.", "Check the file and its encoding.") from error


def inspect_file(path: Path, format_name: str | None) -> HomeFile:
    """Format, encoding and delimiter from the file's beginning. Raises InputError with the next step."""
    if format_name is not None and format_name not in FORMATS:
        raise InputError(f"There is no format '{format_name}'.", f"Formats are: {', '.join(FORMATS)}.")
    head = _head(path)
    encoding = find_encoding(head)
    text = head.decode(encoding, "ignore").lstrip("\ufeff")
    if not text.strip():
        raise InputError(f"{path} is empty.", "Export it again; nothing was changed.")
    if (
        "\x00" in text[:4096]
        or sum(not c.isprintable() and not c.isspace() for c in text[:4096]) > len(text[:4096]) // 3
    ):
        raise InputError(f"{path} is no text file.", "Export it as CSV, JSON Lines or Google Merchant XML.")
    found = next((form for form in FORMATS if form == format_name), None) or _format(text, path)
    return HomeFile(path, found, encoding, _delimiter(text) if found == "csv" else None)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(f"{path} is a directory.", "Name a file of it.")
    try:
        with _open(path) as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.", "Check the path.") from error
    except (EOFError, zlib.error) as error:
        raise InputError(f"{path} breaks off or is damaged.", "Export or copy it again.") from error
    except OSError as error:
        raise InputError(f"{path} can't be read: {reason_of(error)}.", "Check the file.") from error
    kind = next((name for mark, name in _NO_TEXT.items() if head.startswith(mark)), None)
    if kind:
        raise InputError(f"{path} is {kind}.", "Unpack it, or save it as CSV (UTF-8), and import that.")
    return head


def _open(path: Path) -> BinaryIO:
    with path.open("rb") as stream:
        zipped = stream.read(2) == b"\x1f\x8b"
    return cast("BinaryIO", gzip.open(path, "rb")) if zipped else path.open("rb")


def _format(text: str, path: Path) -> Format:
    start = text.lstrip()[:1]
    if start == "<":
        return "merchant"
    if start not in ("{", "["):
        return "csv"
    if start == "[" or text.split(maxsplit=1)[0] == "{":
        raise InputError(
            f"{path} is one JSON {'list' if start == '[' else 'object'} over all its lines.",
            "Write one object a line, such as with: jq -c '.[]' FILE > home.jsonl",
        )
    return "jsonl"


def _delimiter(text: str) -> str:
    """The delimiter that makes most header cells known columns, then most cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lower().startswith("sep=") and len(first) == 5:  # a line that Excel writes for itself
        return first[4]

    def score(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        mapping = ColumnMapping()
        mapping.add_columns(cells)
        return len(mapping.fields), len(cells)

    return max(DELIMITERS, key=score)
