"""What the shop wants shown first, sooner or last: rules by query and brand, with dates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, model_validator

from indexer.document import CatalogDocument
from indexer.engines.facts import category_levels, folded_value
from indexer.matching.wording.brand_names import canonical_brand
from search.language.field_text import stems

MOST_PINS = 24


class Target(BaseModel):
    """A product, a brand or a category; exactly one of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    product: str | None = None
    """An id or item_group_id of the shop's feed, or the id of a hit."""
    brand: str | None = None
    category: str | None = None
    """Of any level: ``Shoes`` means ``Shoes > Running`` too."""

    @model_validator(mode="after")
    def _one(self) -> "Target":
        if sum(bool(said) for said in (self.product, self.brand, self.category)) != 1:
            raise ValueError("name one of product, brand and category")
        return self

    def covers(self, document: CatalogDocument, id_: str | None) -> bool:
        """``id_``: the document id of the product that is meant, where one is."""
        if self.product is not None:
            return document.id == id_
        if self.brand is not None:
            return canonical_brand(document.brand or "") == canonical_brand(self.brand)
        return folded_value(self.category or "") in map(folded_value, category_levels(document.category))


class Boost(Target):
    """Products that a rule moves up."""

    by: float = Field(gt=1, le=100)
    """What the score is multiplied by."""


class Rule(BaseModel):
    """What to do with the searches that it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=100)
    query: list[str] = Field(default_factory=list)
    """Queries in any order of words, singular or plural."""
    brand: str | None = None
    """Searches that ask for this brand."""
    from_: date | None = Field(None, alias="from")
    until: date | None = None
    """Both included, in UTC."""
    pin: list[str] = Field(default_factory=list, max_length=MOST_PINS)
    """Products to show first, in this order, even if they have no word of the query."""
    boost: list[Boost] = Field(default_factory=list)
    bury: list[Target] = Field(default_factory=list)
    """What is shown behind everything else."""
    line: int = 0
    """Where it begins in the file."""

    @model_validator(mode="after")
    def _complete(self) -> "Rule":
        if not self.query and not self.brand:
            raise ValueError("name a query or a brand that it is for")
        if not (self.pin or self.boost or self.bury):
            raise ValueError("name something to pin, boost or bury")
        if self.from_ and self.until and self.until < self.from_:
            raise ValueError("it ends before it begins")
        return self

    def holds(self, words: frozenset[str], brand: str | None, today: date) -> bool:
        """``words``: the query's stems; ``brand``: the one that the search asks for."""
        if (self.from_ and today < self.from_) or (self.until and today > self.until):
            return False
        if self.brand and canonical_brand(self.brand) != canonical_brand(brand or ""):
            return False
        return not self.query or any(frozenset(stems(query)) == words for query in self.query)

    @property
    def products(self) -> list[str]:
        """All that it names, as they are named."""
        targets = [target.product for target in (*self.boost, *self.bury) if target.product]
        return [*self.pin, *targets]


@dataclass(frozen=True)
class Merchandising:
    """One reading of the rules."""

    rules: Sequence[Rule] = field(default=())
    problem: str | None = None
    """Why the file can't be used; there are no rules then."""

    def active(self, words: Sequence[str], brand: str | None, today: date) -> list[Rule]:
        """The rules for a search, in the order of the file."""
        asked = frozenset(stem for word in words for stem in stems(word))
        return [rule for rule in self.rules if rule.holds(asked, brand, today)]
