"""Bytes of a page as UTF-8, whatever its charset claims."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MOST_HEAD = 500_000
_PIECE = 8_192
"""Bytes that are decoded at once to see whether they are good."""

_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Browsers read these labels as the Windows code pages that they nearly are.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_SAFE = re.compile(r"utf-(?:8|16|16-le|16-be|32)|cp\d+|iso8859|koi8|euc|shift|big5|gb|hz|mac|tis|johab", re.IGNORECASE)


def decode_page(body: bytes, content_type: str | None = None) -> bytes:
    """The page's text as UTF-8, without NUL; never fails.

    A byte order mark outranks the header, which outranks the page's own declaration. Text in another charset is hardly
    ever good UTF-8, so what is has been transcoded, whatever it still declares. Where nothing holds, UTF-8 is tried
    before Windows-1252. A byte that fits nothing becomes U+FFFD.
    """
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return _encoded(body[len(mark) :].decode(charset, "replace").replace("\0", ""))
    if body[1:2] == b"\0" and body[3:4] == b"\0":
        return _encoded(body.decode("utf-16-le", "replace").replace("\0", ""))
    # NUL is one byte in every other charset, and much faster to find in bytes than in a text of wide characters.
    body = body.replace(b"\0", b"")
    header = _HEADER.search(content_type or "")
    declared = _DECLARED.search(body[:4096])
    labels = (header[1] if header else None, declared[1].decode("ascii", "replace") if declared else None)
    for label in labels:
        if name := _codec(label):
            return _decode(body, name)
    return _decode(body, "utf-8")


def _decode(body: bytes, charset: str) -> bytes:
    if (charset == "utf-8" or not body.isascii()) and _is_utf8(body):
        return body
    if charset != "utf-8":
        return _encoded(body.decode(charset, "replace"))
    text = body.decode("utf-8", "replace")
    # A few bad bytes are damage; bad bytes all over, and no good sequence, are another charset, which scripts before it
    # may have pushed behind where a page has to declare it.
    if _mostly_utf8(text):
        return _encoded(text)
    late = _DECLARED.search(body, 0, MOST_HEAD)
    return _encoded(body.decode((late and _codec(late[1].decode("ascii", "replace"))) or "cp1252", "replace"))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _is_utf8(body: bytes) -> bool:
    """Whether bytes are good UTF-8: told piece by piece, as a text of all of them would not stay near the processor."""
    view, at, end = memoryview(body), 0, len(body)
    try:
        while at < end:
            at += codecs.utf_8_decode(view[at : at + _PIECE], "strict", at + _PIECE >= end)[1]
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(text: str) -> bool:
    damaged = text.count("\ufffd")
    return 4 * sum(1 for c in text if c > "\x7f" and c != "\ufffd") >= damaged


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    # UTF-7 can hide markup, and Python knows codecs that are no charset (rot13, zip); UTF-16 without a mark is a lie
    # where the declaration itself could be read as ASCII.
    if not _SAFE.match(name) or name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return _SUPERSETS.get(name, name)
