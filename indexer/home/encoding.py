"""The encoding of a shop's file."""

import codecs
import re

from charset_normalizer import from_bytes

from indexer.home.column_names import fields_of

MIXED = "cp1252_beside"
"""An error handler for decoding: bytes that are not in the file's encoding are read as Windows wrote them."""
_OTHERS = (
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
"""What spreadsheets write where Windows speaks another language."""
DELIMITERS = ",;\t|"
"""What parts the cells of a row."""
_CELLS = re.compile(f"[{DELIMITERS}]")
_HIGH, _RUN = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\x80-\xff]{3,}")


def find_encoding(head: bytes) -> str:
    """The encoding by the mark or the bytes of a file's beginning; Windows' own where it is not Unicode."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    if len(head) >= 4 and b"\x00" in head[:4]:
        if head[1:4:2] == b"\x00\x00":
            return "utf-16-le"
        if head[0:4:2] == b"\x00\x00":
            return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _of_another_alphabet(head) or "cp1252"
    return "utf-8"


def _of_another_alphabet(head: bytes) -> str | None:
    """The encoding that makes columns of the header known, or the likeliest where letters beyond ASCII run on."""
    header = next((line for line in head.splitlines() if line.strip()), b"")
    known = {name: _columns_known(header, name) for name in ("cp1252", *_OTHERS)}
    best = max(known, key=lambda name: known[name])
    if known[best] > known["cp1252"]:
        return best
    if len(b"".join(_RUN.findall(head))) * 2 < len(_HIGH.findall(head)):
        return None
    guess = from_bytes(head, cp_isolation=list(_OTHERS)).best()
    return guess.encoding if guess else None


def _columns_known(header: bytes, encoding: str) -> int:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(header)
    except UnicodeDecodeError:
        return 0
    return sum(bool(fields_of(cell.strip('" '))) for cell in _CELLS.split(text))


def _cp1252_beside(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not in the file's encoding, as Windows wrote them: a file may mix the two."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(MIXED, _cp1252_beside)
