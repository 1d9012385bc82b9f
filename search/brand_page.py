"""Everything of a brand, sold here or not, in one list with facets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict, Field

from config.consent import Consent
from config.errors import NotFoundError
from config.settings import Settings
from indexer.engines.numbers import Sort
from indexer.engines.query import And, EngineQuery, Equals, Filter, Or
from indexer.engines.stored_document import StoredDocument
from indexer.matching.wording.brand_names import canonical_brand
from indexer.text import fold
from search.brand_book import BrandBook
from search.buy import Reason
from search.filters.expression import read_filter
from search.filters.facet_counts import FacetScope
from search.filters.facet_merge import merge_facets
from search.hit import Hit
from search.hits.builder import MOST_VARIANTS, HitBuilder
from search.ranking.ranked_document import RankedDocument
from search.ranking.sort_order import in_order
from search.request import MAX_HITS
from search.response import Facet, Page
from search.retrieval.sources import Sources

_LONGEST_NAME = 200


class BrandRequest(BaseModel):
    """A page of a brand's list. Without a sort, what the shop sells comes first, each part by title."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(24, ge=1, le=100)
    page: int = Field(1, ge=1, le=MAX_HITS)
    filter: str | None = None
    """See ``search.filters.expression``."""
    sort: Sort = "relevance"
    histograms: bool = False


class BrandResponse(BaseModel):
    """The answer of ``GET /brands/{brand}``: everything of a brand in one list."""

    brand: str
    """As its products write it."""
    aliases: list[str]
    total: int
    sold_here: int
    """Styles that the shop sells, if only in part."""
    offered: int
    """Styles that it could buy from the brand, or that shoppers can."""
    not_offered: int
    """Styles that are not sold here and can't be had now: out of stock, without a price, not seen lately."""
    hits: list[Hit]
    facets: dict[str, Facet]
    page: Page
    messages: list[Reason] = Field(default_factory=list)


@dataclass(frozen=True)
class BrandPage:
    """Answers from what is there now."""

    settings: Settings
    sources: Sources

    def answer(self, name: str, request: BrandRequest) -> BrandResponse:
        """Raises NotFoundError for a brand that has nothing, InputError for a wrong filter, EngineError."""
        book, currency = self.sources.book, self.settings.currency
        chosen = read_filter(request.filter, currency)
        itself = _itself(name[:_LONGEST_NAME], book)
        filter_ = And((itself, chosen)) if chosen else itself
        scope = FacetScope(None, filter_, book.opted_out_sites(), self.sources.oldest, request.histograms)
        listed, beside, *counted = self.sources.index.search(_questions(scope, request.sort))
        documents = [hit.stored for hit in listed.hits]
        if not documents and not (chosen and self._known(itself)):
            raise NotFoundError(f"There is nothing of the brand '{name[:_LONGEST_NAME]}'.", "Look at /suggest?q=.")
        counts = scope.on_one_variant(self.sources.index, [result.facets for result in counted])
        sections = counted[0].facets["section"]
        shown = self._page(documents, request)
        messages = [Reason(code="brand_files_unreadable", text=book.problem)] if book.problem else []
        if request.page > 1 and not shown:
            messages.append(Reason(code="page_past_end", text="There is no such page; the list ends before it."))
        offered = sections.get("buy_for_me", 0)
        brand = next((document.brand for document in documents if document.brand), name[:_LONGEST_NAME])
        return BrandResponse(
            brand=brand,
            aliases=book.aliases(brand),
            total=listed.total,
            sold_here=sections.get("home", 0),
            offered=offered,
            not_offered=max(beside.total - offered, 0),
            hits=shown,
            facets={name: facet for name, facet in merge_facets(counts, currency).items() if name != "brand"},
            page=Page(number=request.page, limit=request.limit, pages=-(-min(listed.total, MAX_HITS) // request.limit)),
            messages=messages,
        )

    def _known(self, itself: Filter) -> bool:
        return bool(self.sources.index.search([EngineQuery(filter=itself, limit=0)])[0].total)

    def _page(self, documents: Sequence[StoredDocument], request: BrandRequest) -> list[Hit]:
        found = [RankedDocument(document, 0.0, 1.0, {}) for document in documents]
        if request.sort == "relevance":
            found.sort(key=lambda hit: (hit.stored.section != "home", fold(hit.document.title), hit.stored.id))
        else:
            found = in_order(found, request.sort, self.settings.currency)
        start = (request.page - 1) * request.limit
        builder = HitBuilder(self.settings, self.sources.book, now=self.sources.now)
        return [builder.any_hit(hit.stored, MOST_VARIANTS) for hit in found[start : start + request.limit]]


def _questions(scope: FacetScope, sort: Sort) -> list[EngineQuery]:
    """The list, how many of the brand's styles are not sold here, and the facets."""
    listed = replace(scope.both(scope.filter), sort=sort, limit=MAX_HITS)
    return [listed, scope.section("buy_for_me", scope.filter), *scope.questions()]


def _itself(name: str, book: BrandBook) -> Filter:
    """What is of the brand, under any of its names; of one that has opted out, only what the shop sells."""
    wanted = canonical_brand(name)
    names = {name: None}
    for site in book.sites.values():
        own = [site.brand, *site.aliases] if site.brand else []
        if wanted in map(canonical_brand, own):
            names |= dict.fromkeys(own)
    itself = Or(tuple(Equals("brand", each) for each in names))
    if book.brand_consent.get(wanted) is Consent.OPTED_OUT:
        return And((itself, Equals("section", "home")))
    return itself
