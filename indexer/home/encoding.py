"""The encoding of a shop's file."""

import codecs

MIXED = "cp1252_beside"
"""An error handler for decoding: bytes that are not in the file's encoding are read as Windows wrote them."""


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
        return "cp1252"
    return "utf-8"


def _cp1252_beside(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not in the file's encoding, as Windows wrote them: a file may mix the two."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(MIXED, _cp1252_beside)
