"""Hashes of what is harvested of a product, by which a change is told."""

from collections.abc import Iterable
from hashlib import blake2b


def digest(content: bytes) -> str:
    """80 bits as 20 hexadecimal digits: one half of a content hash."""
    return blake2b(content, digest_size=10).hexdigest()


def variants_digest(variants: Iterable[tuple[str, str]]) -> str:
    """The half of a content hash that covers the listed variants, given as id and record."""
    text = "\n".join(f"{key} {record}" for key, record in sorted(variants))
    return digest(text.encode("utf-8", "surrogatepass"))
