"""Styles of a site that identifiers, or people, have joined to home styles: what they say outranks any text."""

from collections.abc import Iterable, Iterator, Mapping

from indexer.matching.features.frequencies import key_hash
from indexer.matching.identifiers.answer import IdentifierAnswer
from indexer.matching.identifiers.index import IdentifierIndex
from indexer.matching.identifiers.links import link_by_identifiers
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.styles.styles import Item, Style
from indexer.matching.wording.brand_names import BrandNames


class LinkedStyles:
    """Styles of both sides by their numbers; filled by ``link``."""

    def __init__(
        self, home: Mapping[int, Style], site: Mapping[int, Style], brands: BrandNames, judgements: Judgements
    ) -> None:
        self._home, self._site, self._brands, self._judgements = home, site, brands, judgements
        self._place = {row.id: (number, row) for number, style in home.items() for row in style.items}
        self.judged = self._judged_styles()
        """By the number of a site style, that of the home style that a person named."""
        self.answers: dict[str, IdentifierAnswer] = {}
        """By the id of a variant."""
        self.joined: dict[int, tuple[int, float]] = {}
        """By site style: the home style that identifiers or a person joined it to, and how surely."""

    def link(self, numbers: Iterable[int]) -> None:
        """Join these styles of the site to the home styles that identifiers, or a person, name."""
        index = IdentifierIndex(self._home, self._site, self._brands)
        for number in numbers:
            style = self._site[number]
            if number in self.judged:
                self._join(number, self.judged[number], 1.0)
            for item in style.items:
                answer = link_by_identifiers(index, style, item, self.forbidden(item))
                self.answers[item.id] = answer
                if answer.style is not None:
                    self._join(number, answer.style, answer.probability)
                if place := self.judged_row(item):
                    self._join(number, place[0], 1.0)

    def judged_row(self, item: Item) -> tuple[int, Item] | None:
        """The home row that a person named, with the number of its style."""
        return self._place.get(self._judgements.same.get(item.id, ""))

    def forbidden(self, item: Item) -> frozenset[str]:
        """The home rows that a person said are another product."""
        return self._judgements.different.get(item.id, frozenset())

    def pairs(self) -> list[tuple[int, int]]:
        """Site styles with the home styles that they are joined to."""
        return [(number, home) for number, (home, _) in self.joined.items()]

    def by_gtin_alone(self) -> Iterator[tuple[int, int]]:
        """Joined styles that no part number would have joined too: they are like those that only text can join."""
        for number, home in self.pairs():
            one, other = self._site[number], self._home[home]
            by_gtin = any(fact.code == "gtin_equal" for item in one.items for fact in self.answers[item.id].evidence)
            if by_gtin and not one.all_numbers & other.all_numbers & (one.record.numbers | other.record.numbers):
                yield number, home

    def said(self, number: int) -> int:
        """What stands for all that identifiers say of a style that was linked: another number for anything else."""
        answers = [self.answers[item.id] for item in self._site[number].items]
        return key_hash(repr([answer.told() for answer in answers])) if any(a.evidence for a in answers) else 0

    def _join(self, number: int, home: int, sure: float) -> None:
        if number not in self.joined or sure > self.joined[number][1]:
            self.joined[number] = (home, sure)

    def _judged_styles(self) -> dict[int, int]:
        numbers = {style.key: number for number, style in self._home.items()}
        named = ((n, self._judgements.same_styles.get(style.key, "")) for n, style in self._site.items())
        return {number: numbers[key] for number, key in named if key in numbers}
