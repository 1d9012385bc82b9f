"""What each part of the market was decided on, so that a part where nothing changed keeps its verdicts."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from indexer.matching.judgements.judgement import Judgements
from indexer.matching.matrices.arrays import Ints
from indexer.matching.parts.style_spool import StyleSpool
from indexer.tables import matched_part

Fingerprints = Mapping[str, str]
"""A hash of each that matching reads."""


def differing(now: Fingerprints, before: Fingerprints | None) -> list[str]:
    """What is another than before; all where nothing was before."""
    return [name for name in now if before is None or before.get(name) != now[name]]


def fingerprint_of_styles(catalog: StyleSpool, numbers: Ints, own: NDArray[np.bool_] | None = None) -> str:
    """Of the styles, their order, and which of them are decided in the part."""
    return _hash(catalog.digests[numbers].tobytes() + (b"" if own is None else own.tobytes()))


def fingerprint_of_judgements(judgements: Judgements, ids: Collection[str]) -> str:
    """Of what was said of these variants and styles."""
    said = [
        *sorted((one, other) for one, other in judgements.same.items() if one in ids),
        *sorted((one, *sorted(others)) for one, others in judgements.different.items() if one in ids),
        *sorted((one, other) for one, other in judgements.same_styles.items() if one in ids),
    ]
    return _hash(repr(said).encode("utf-8", "surrogatepass"))


def fingerprint_of_method(*further: object) -> str:
    """Of the matcher's own code and data, and of what else is given."""
    return _hash(f"{_code()} {further!r}".encode("utf-8", "surrogatepass"))


def read_matched_parts(connection: Connection) -> dict[str, tuple[Fingerprints, dict[str, Any]]]:
    """By name: what the part was decided on, and what came of it."""
    return {row.name: (row.fingerprints, row.counts) for row in connection.execute(select(matched_part))}


def record_part(connection: Connection, name: str, fingerprints: Fingerprints, counts: Mapping[str, Any]) -> None:
    """Note that a part is decided; after its verdicts are stored, so that a killed run decides it again."""
    connection.execute(delete(matched_part).where(matched_part.c.name == name))
    row = {"name": name, "fingerprints": dict(fingerprints), "counts": dict(counts)}
    connection.execute(insert(matched_part), [row])


def unsettle_part(connection: Connection, name: str) -> None:
    """Before verdicts of a part are touched one by one: a run that reads both catalogs then decides it anew."""
    connection.execute(update(matched_part).where(matched_part.c.name == name).values(fingerprints={}))


def recount_parts(connection: Connection, counts: Mapping[str, Mapping[str, Any]]) -> None:
    """Note by name what parts come to after some of them was decided anew."""
    change = update(matched_part).where(matched_part.c.name == bindparam("known"))
    if counts:
        connection.execute(change, [{"known": name, "counts": dict(its)} for name, its in counts.items()])


def forget_parts(connection: Connection, but: Collection[str]) -> None:
    """Forget the parts that there are no more, and any that is about to be decided anew."""
    connection.execute(delete(matched_part).where(matched_part.c.name.not_in(list(but))))


@lru_cache(maxsize=1)
def _code() -> str:
    here = Path(__file__).parent.parent
    files = [*sorted(here.rglob("*.py")), *sorted(here.rglob("*.json")), here.parent / "text.py"]
    return _hash(b"".join(file.read_bytes() for file in files))


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
