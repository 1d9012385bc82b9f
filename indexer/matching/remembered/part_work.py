"""Changed styles sent to the parts of the market that decide them, meet them, or share their identifiers."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.matching.parts.market_parts import NO_BRAND
from indexer.matching.remembered.changed_styles import ChangedStyles
from indexer.matching.remembered.market_memory import EVERYWHERE, NO_PART, MarketMemory
from indexer.matching.remembered.part_memory import PartMemory
from indexer.matching.remembered.style_entries import identifiers, of_identifier, of_key
from indexer.matching.styles.styles import Style


@dataclass
class PartWork:
    """What has changed for one part; by key the styles as they are in it now, None where they are not."""

    home: dict[str, Style | None] = field(default_factory=dict)
    site: dict[str, Style | None] = field(default_factory=dict)
    guests: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        return len(self.home) + len(self.site)


class Dispatch:
    """Finds out by part what is to be done; ``opened`` gives the memory of a part by its number, if it has one."""

    def __init__(self, market: MarketMemory, opened: Callable[[int], PartMemory | None]) -> None:
        self._market, self._opened = market, opened
        self.work: dict[int, PartWork] = defaultdict(PartWork)
        known = market.known.parts
        self._unbranded = {known.index(NO_BRAND)} if NO_BRAND in known else set[int]()
        self._coming: dict[str, list[Style]] = defaultdict(list)
        """By identifier, the home styles as they are now."""

    def send(self, changed: ChangedStyles) -> bool:
        """False where the changes make other parts of the market."""
        for style in filter(None, changed.home.values()):
            for name in identifiers(style):
                self._coming[name].append(style)
        return all(self._send_home(*each) for each in changed.home.items()) and all(
            self._send_site(key, style, changed) for key, style in changed.site.items()
        )

    def _send_home(self, key: str, style: Style | None) -> bool:
        before, parts = self._parts_before(key), set[int]()
        if style is not None:
            of_brand = self._market.parts_of_brand("home", style.record.brand)
            if of_brand is None:
                return False
            parts = of_brand | self._market.parts_with("site", style)
            first = min(of_brand - self._unbranded, default=min(parts, default=NO_PART))
            self._market.put("home", style, first if style.record.brand else EVERYWHERE)
        for part in before | parts:
            self.work[part].home[key] = style if part in parts else None
        return True

    def _send_site(self, key: str, style: Style | None, changed: ChangedStyles) -> bool:
        before = self._market.part_of("site", key)
        parts = {before} - {NO_PART}
        if style is not None:
            if (now := self._market.parts_of_brand("site", style.record.brand)) is None:
                return False
            for part in now:
                self.work[part].site[key] = style
                self._invite(part, style, changed)
                if key in changed.judged:
                    self._name(part, key, changed)
                self._market.put("site", style, part)
            for part in self._market.parts_with("site", style) - now - parts:
                if (memory := self._opened(part)) and memory.site.rows(of_key(key)):
                    self.work[part].site[key] = style
                    self.work[part].guests.add(key)
            parts -= now
        for part in parts:
            self.work[part].site[key] = None
        return True

    def _parts_before(self, key: str) -> set[int]:
        """Where a home style was; of parts that never had it nothing comes."""
        part = self._market.part_of("home", key)
        if part == EVERYWHERE:
            return set(range(len(self._market.known.parts)))
        if part == NO_PART:
            return set()
        parts = {part} | self._unbranded
        if memory := self._opened(part):
            for row in memory.home.rows(of_key(key)):
                parts |= self._market.parts_with("site", memory.home[row])
        return parts

    def _invite(self, part: int, style: Style, changed: ChangedStyles) -> None:
        """Home styles of other parts that share an identifier, as they are now."""
        others = self._market.parts_with("home", style) - {part}
        if not others:
            return
        names, home = identifiers(style), self.work[part].home
        for memory in filter(None, map(self._opened, sorted(others))):
            found = memory.home.rows_of_each(map(of_identifier, names))
            for known in (memory.home[row] for row in sorted({row for rows in found for row in rows.tolist()})):
                home.setdefault(known.key, changed.home.get(known.key, known))
        coming = {now.key: now for name in names for now in self._coming.get(name, ())}
        home |= dict(sorted(coming.items()))

    def _name(self, part: int, key: str, changed: ChangedStyles) -> None:
        """What people said of a style, with the home styles that they named, and those that are gone."""
        self.work[part].judged.add(key)
        for named, style in changed.home.items():
            if named in changed.named or style is None:
                self.work[part].home[named] = style
