"""Finds where the items of an XML feed begin and end, without parsing it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.platforms.feed_item import FeedError, Note

MAX_ITEM = 1 << 22
"""Bytes of one item; a longer one is skipped."""
_HEAD = 1 << 16
_TAG = 64
"""Bytes that a tag's name may take; so much is kept where one may be cut by the end of a piece."""
_TOKEN = re.compile(rb"<!\[CDATA\[|<!--|<(/?)(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>/])")
_BETWEEN = re.compile(rb"</(?:[\w.-]{1,40}:)?(item|entry)\s*>\s*<(?:[\w.-]{1,40}:)?\1[\s>]")


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item from its opening to its end; ``closed`` is false where the next one begins before that."""

    line: int
    text: bytes
    closed: bool


class ItemScanner:
    """``head`` is what comes before the first item, ``tail`` the last of what comes after the last one."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._text = b""
        self.head = b""
        self.tail = b""
        self.line = 1

    def items(self, note: Note) -> Iterator[ItemText]:
        """Each item's text. Raises FeedError where the feed ends inside one."""
        self.head = self._to_opening()
        while self._text:
            tag = self._tag(1)
            if tag is not None:
                closed = tag[1] == b"/"
                line = self.line
                yield ItemText(line, self._take(self._end(tag) if closed else tag.start()), closed)
            elif len(self._text) <= MAX_ITEM:
                raise FeedError("feed_not_well_formed", f"line {self.line}: it breaks off inside an item")
            else:
                note("item_too_long", f"line {self.line}: more than {MAX_ITEM} bytes")
                self._take(_TAG)
            self.tail = self._to_opening()

    def _to_opening(self) -> bytes:
        """Move to where the next item begins, or to the end; returns the last of what was passed over."""
        passed = b""
        while True:
            tag = self._tag(0)
            end = tag.start() if tag and tag[1] != b"/" else tag.end() if tag else max(len(self._text) - _TAG, 0)
            passed = passed if len(passed) > _HEAD and not self.head else passed[-_HEAD:] + self._text[:end]
            self._take(end)
            if tag and tag[1] != b"/":
                return passed
            if tag is None and not self._read_on():
                return passed + self._take(len(self._text))

    def _tag(self, at: int) -> re.Match[bytes] | None:
        """The next opening or closing tag, reading on for it; None at the end, or where there is none for too long."""
        while True:
            token = _TOKEN.search(self._text, at)
            if token and token[1] is not None:
                return token
            if token and (after := self._after(token)):
                at = after
                continue
            full = len(self._text) > MAX_ITEM
            at = token.start() if token else max(at, len(self._text) - _TAG)
            if full or not self._read_on():
                if not token:
                    return None
                at = token.end()  # it never ends: what stands in it counts

    def _after(self, opening: re.Match[bytes]) -> int:
        """Where a CDATA section or comment ends; its own beginning where it swallows an item, 0 if unknown yet."""
        mark = b"-->" if opening[0] == b"<!--" else b"]]>"
        end = self._text.find(mark, opening.end())
        if end < 0:
            return 0
        return opening.end() if _BETWEEN.search(self._text, opening.end(), end) else end + len(mark)

    def _end(self, tag: re.Match[bytes]) -> int:
        while (end := self._text.find(b">", tag.end())) < 0:
            if not self._read_on():
                return len(self._text)
        return end + 1

    def _take(self, length: int) -> bytes:
        taken, self._text = self._text[:length], self._text[length:]
        self.line += taken.count(b"\n")
        return taken

    def _read_on(self) -> bool:
        piece = next(self._pieces, b"")
        self._text += piece
        return bool(piece)
