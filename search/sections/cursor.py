"""Where a caller is in a result, as an opaque text: what was shown already, so that the next page begins behind it.

An index changes while somebody pages through it: positions and scores move, builds are replaced. A cursor therefore
holds neither a position nor a build, but a digest of every hit that was shown. The next page is the first of today's
order without those: whatever the index does meanwhile, no hit is shown twice, and none that stays in it is left out.
"""

import hashlib
import hmac
import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable
from dataclasses import dataclass

from config.errors import InputError
from search.request import MAX_HITS, SearchRequest

LONGEST = 16_000
"""Characters of a cursor: a thousand hits and a hundred candidates need half of them."""
VALID = 24 * 3_600
"""Seconds."""

_HEAD = struct.Struct(">BI8s")
_VERSION = 1
_DIGEST = 5
"""Bytes a hit: of a thousand shown, one in a billion hides another one."""
_SIGNATURE = 16


class CursorError(InputError):
    """It is damaged, was changed, or belongs to another search."""


class CursorExpiredError(InputError):
    """It was given too long ago."""


@dataclass(frozen=True)
class Cursor:
    """What was shown of one search."""

    shown: frozenset[bytes]

    def has(self, document_id: str) -> bool:
        """Whether the hit was shown."""
        return _digest(document_id) in self.shown


class CursorCodec:
    """Writes cursors and reads them; signed, so that nobody but a service with the same key can have made one."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def write(self, request: SearchRequest, before: Iterable[bytes], ids: Iterable[str]) -> str:
        """The cursor behind these hits, and behind what was shown ``before``."""
        shown = {*before, *map(_digest, ids)}
        body = _HEAD.pack(_VERSION, int(time.time()), _fingerprint(request)) + b"".join(sorted(shown))
        return urlsafe_b64encode(body + self._signature(body)).decode().rstrip("=")

    def read(self, text: str, request: SearchRequest) -> Cursor:
        """Raises CursorError or CursorExpiredError."""
        try:
            content = urlsafe_b64decode(text[:LONGEST] + "=" * (-len(text[:LONGEST]) % 4))
        except (Base64Error, ValueError):
            raise _wrong("The cursor is damaged.") from None
        body, signature = content[:-_SIGNATURE], content[-_SIGNATURE:]
        digests = body[_HEAD.size :]
        if len(body) < _HEAD.size or not hmac.compare_digest(signature, self._signature(body)):
            raise _wrong("The cursor is damaged, or not from this service.")
        version, issued, fingerprint = _HEAD.unpack(body[: _HEAD.size])
        if version != _VERSION or time.time() - issued > VALID:
            raise CursorExpiredError("The cursor has expired.", "Begin again with the first page.")
        if fingerprint != _fingerprint(request):
            raise _wrong("The cursor belongs to another query, filter or order.")
        return Cursor(frozenset(digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST)))

    def _signature(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, "sha256")[:_SIGNATURE]


def page_behind(cursor: Cursor, limit: int) -> int:
    """The number of the page that follows, were all of the same length; so deep the engine has to be asked."""
    return min(-(-len(cursor.shown) // limit) + 1, MAX_HITS)


def _digest(document_id: str) -> bytes:
    return hashlib.blake2b(document_id.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def _fingerprint(request: SearchRequest) -> bytes:
    asked = "\x1f".join((request.q, request.filter or "", request.sort))
    return hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _wrong(problem: str) -> CursorError:
    return CursorError(problem, "Take it from 'page.next' of the page before, with the same query, filter and order.")
