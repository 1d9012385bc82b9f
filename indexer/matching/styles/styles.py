"""Both catalogs in one shape: styles with their items, ready to be linked and compared."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.matching.styles.record import Record


@dataclass(frozen=True, slots=True)
class Item:
    """A home row or a brand's variant."""

    id: str
    title: str
    gtins: frozenset[str]
    numbers: frozenset[str]
    """Part numbers stated as such."""
    title_numbers: frozenset[str]
    options: dict[str, str]
    pack: int | None
    """How many it holds, where its part number or its title says so."""
    described_pack: int | None = None
    """The same, where only its title or its description begins with a count."""

    @property
    def states_count(self) -> bool:
        return (self.pack or self.described_pack) is not None

    def without_described_pack(self) -> "Item":
        return replace(self, described_pack=None)

    def __reduce__(self) -> tuple[type["Item"], tuple[object, ...]]:
        """Half the time that pickling field by field takes."""
        numbers = self.numbers, self.title_numbers
        return Item, (self.id, self.title, self.gtins, *numbers, self.options, self.pack, self.described_pack)


@dataclass(frozen=True, slots=True)
class Style:
    """A home style or a brand's style. ``site`` is empty at home."""

    key: str
    site: str
    record: Record
    items: Sequence[Item]

    @property
    def gtins(self) -> frozenset[str]:
        return _united([item.gtins for item in self.items])

    @property
    def all_numbers(self) -> frozenset[str]:
        """Part numbers of all items, stated or in their titles."""
        return _united([item.numbers | item.title_numbers for item in self.items])

    def __reduce__(self) -> tuple[type["Style"], tuple[object, ...]]:
        return Style, (self.key, self.site, self.record, self.items)


def _united(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)
