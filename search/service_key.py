"""The key that a deployment signs with: every process of it has the same one, and nobody else."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from config.errors import StoreError, reason_of
from config.settings import Settings

_BYTES = 32


def service_key(settings: Settings) -> bytes:
    """Made of the store's address where that has a password; otherwise kept in a file of the data folder.

    Raises StoreError if the file can't be written or read.
    """
    if settings.database_url:
        return hashlib.blake2b(settings.database_url.encode(), person=b"offshelf-cursor", digest_size=_BYTES).digest()
    path = settings.data_dir / "service.key"
    try:
        return _read(path) or _made(path)
    except OSError as error:
        raise StoreError(f"{path} can't be used: {reason_of(error)}.", "Check the data directory.") from error


def _read(path: Path) -> bytes | None:
    key = path.read_bytes() if path.exists() else b""
    return key if len(key) == _BYTES else None


def _made(path: Path) -> bytes:
    """Written beside and linked, so that two processes that begin at once agree on one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    new.touch(mode=0o600)
    new.write_bytes(secrets.token_bytes(_BYTES))
    try:
        path.unlink(missing_ok=True)  # what is there is no key
        with suppress(FileExistsError):  # another process was faster
            path.hardlink_to(new)
    finally:
        new.unlink()
    return path.read_bytes()
