"""A feed's bytes as they are read: unpacked, in UTF-8, piece by piece, so that memory never holds the whole."""

import codecs
import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from crawler.platforms.feed_item import FeedError

CHUNK = 1 << 16
MAX_UNPACKED = 1 << 30
"""Bytes; no shop's feed is larger, but a bomb is."""
_LINE_LIMIT = 1 << 22
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The text of a seekable stream in UTF-8, without a byte order mark.

    What declares no other encoding is handed on as it is. Raises FeedError where packed data is damaged or too large.
    """
    pieces = _unpacked(stream)
    first = next(pieces, b"")
    encoding = _encoding(first)
    if encoding is None:
        yield first.removeprefix(b"\xef\xbb\xbf")
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(first).lstrip("\ufeff").encode("utf-8", "replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")


def lines(pieces: Iterator[bytes]) -> Iterator[str]:
    """The lines with their ends. One that is no UTF-8 is read as Windows-1252, as files are that mix the two."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from (_text(line + b"\n") for line in whole)
        if len(rest) > _LINE_LIMIT:
            raise FeedError("feed_not_well_formed", f"a line of more than {_LINE_LIMIT} bytes")
    if rest:
        yield _text(rest)


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _encoding(head: bytes) -> str | None:
    """A known encoding other than UTF-8 that the first bytes show."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf"))
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
        "".encode(name)  # a codec that makes no text of bytes, such as hex, is none
    except (LookupError, ValueError):
        return None
    return None if name in ("utf-8", "ascii") or name.startswith("utf-16") else name


def _unpacked(stream: BinaryIO) -> Iterator[bytes]:
    magic = stream.read(4)
    stream.seek(0)
    try:
        if magic.startswith(b"PK\x03\x04"):
            yield from _limited(_archived(stream))
        elif magic.startswith(b"\x1f\x8b"):
            yield from _limited(cast("BinaryIO", gzip.GzipFile(fileobj=stream)))
        else:
            yield from iter(lambda: stream.read(CHUNK), b"")
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FeedError("feed_not_well_formed", f"its packed data is damaged: {error}") from error


def _archived(stream: BinaryIO) -> BinaryIO:
    """The largest file of an archive: what else is in it explains that one."""
    archive = zipfile.ZipFile(stream)
    files = [entry for entry in archive.infolist() if not entry.is_dir() and "__MACOSX" not in entry.filename]
    if not files:
        raise FeedError("not_a_feed", "the archive is empty")
    return cast("BinaryIO", archive.open(max(files, key=lambda entry: entry.file_size)))


def _limited(stream: BinaryIO) -> Iterator[bytes]:
    size = 0
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > MAX_UNPACKED:
            raise FeedError("feed_too_large", f"more than {MAX_UNPACKED} bytes when unpacked")
        yield piece
