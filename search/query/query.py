"""What a caller typed, as words and what else is understood of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indexer.text import terms
from search.buy import Reason
from search.language.measures import Measure, read_measures
from search.language.word_pattern import same_length
from search.query.descriptions import Description, describe
from search.query.minor_words import minor_words
from search.query.negation import read_negation
from search.query.price_phrase import PricePhrase, read_price
from search.query.size_phrase import read_size
from search.request import QUERY_LENGTH, QUERY_TERMS

_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """A query's terms within the limits, and what the caller should know about what became of it."""

    text: str
    """At most ``QUERY_LENGTH`` characters of what was typed."""
    terms: tuple[str, ...]
    """Of what is looked for: without the price and what is not wanted, measures as one word."""
    messages: tuple[Reason, ...] = ()
    price: PricePhrase | None = None
    unwanted: tuple[str, ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    """By term that is a number with a unit."""
    description: Description = field(default_factory=Description)
    minor: frozenset[str] = frozenset()
    """Terms that say nothing of what is looked for by themselves."""

    def without_price(self) -> "Query":
        """For a price at which there is nothing: the nearest things then, whatever they cost."""
        named = self.price.named if self.price else ""
        told = Reason(code="price_dropped", text=f"Nothing is to be had “{named}”; these are without that limit.")
        return replace(self, price=None, messages=(*self.messages, told))

    @property
    def wordless(self) -> bool:
        """Something was typed, but nothing that can be looked for."""
        return bool(self.text) and not self.terms and self.price is None


def read_query(typed: str, currency: str) -> Query:
    """The query of any text, however long or odd; never fails. ``currency``: the shop's."""
    text = typed[: QUERY_LENGTH * 4].strip()[:QUERY_LENGTH]
    rest, price = read_price(_POSSESSIVE.sub("", text), currency)
    rest, unwanted = read_negation(same_length(rest))
    rest, measures = read_measures(rest)
    if price is None:  # one without a currency is told by standing at the end
        rest, price = read_price(rest, currency)
    rest, size = read_size(rest)
    found = terms(rest)
    messages = []
    if len(typed.strip()) > QUERY_LENGTH or len(found) > QUERY_TERMS:
        cut = f"Only the first {QUERY_TERMS} words and {QUERY_LENGTH} characters of the query were read."
        messages.append(Reason(code="query_cut", text=cut))
    if text and not found and price is None:
        messages.append(Reason(code="no_words", text="The query has no letters or digits to search for."))
    if price is not None and price.foreign:
        told = f"“{price.named}” was left out: prices are compared in {currency} only."
        messages.append(Reason(code="price_in_other_currency", text=told))
        price = None
    kept = tuple(found[:QUERY_TERMS])
    return Query(text, kept, tuple(messages), price, unwanted, measures, describe(kept, size), minor_words(text, size))
