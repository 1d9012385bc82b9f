"""The names of index builds, made and read in one place: prefix, schema version, build number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SCHEMA = 12
"""Rises with every change of what an engine stores; a build of another version is never searched."""

_NAME = re.compile(r"(?P<prefix>[A-Za-z0-9-]+)-v(?P<schema>\d{1,6})-(?P<number>\d{1,12})")


@dataclass(frozen=True)
class BuildName:
    """``offshelf-v1-000017``: the 17th build, in the first version of the schema."""

    prefix: str
    number: int
    schema: int = SCHEMA

    def __str__(self) -> str:
        return f"{self.prefix}-v{self.schema}-{self.number:06d}"

    @classmethod
    def parse(cls, name: str) -> "BuildName | None":
        """The parts of a build's name; None for any other name."""
        found = _NAME.fullmatch(name)
        if not found:
            return None
        return cls(found["prefix"], int(found["number"]), int(found["schema"]))


def is_searchable(name: str) -> bool:
    """Whether this version of Offshelf can read the build."""
    parsed = BuildName.parse(name)
    return parsed is not None and parsed.schema == SCHEMA


def next_build(prefix: str, taken: Iterable[str]) -> BuildName:
    """A name above all that are taken, whatever their schema version."""
    parsed = (BuildName.parse(name) for name in taken)
    highest = max((name.number for name in parsed if name and name.prefix == prefix), default=0)
    return BuildName(prefix, highest + 1)
