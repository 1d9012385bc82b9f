"""Search over both catalogs: the shop's own products, and what it could buy from the brands, in one response."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING

from config.database import open_database
from config.errors import NotFoundError
from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchEngine, SearchIndex
from indexer.engines.stored_document import StoredDocument
from indexer.home.catalog import home_usable
from search.brand_book import BrandBookReader
from search.brand_page import BrandPage, BrandRequest, BrandResponse
from search.composition import compose
from search.cursor import CursorCodec, page_behind
from search.filter_expression import parse_filter
from search.hit_reasons import NOT_SOLD_HERE
from search.hits import HitBuilder
from search.index_errors import no_index
from search.inflection import singular
from search.merchandised import Told, merchandise
from search.merchandising import Merchandising
from search.merchandising_file import MerchandisingReader
from search.paging import Paging
from search.price_phrase import with_price
from search.query import read_query
from search.request import SearchRequest
from search.response import (
    BuyForMeSection,
    Hit,
    HomeSection,
    Intent,
    Page,
    ProductResponse,
    Reason,
    SearchResponse,
    Sections,
)
from search.retrieval import Retrieved, Sources, retrieve
from search.selection import Selection, select
from search.service_key import service_key
from search.spelling import SpellerReader
from search.suggestions import SuggestionReader, SuggestRequest, SuggestResponse
from search.synonyms import SynonymReader
from search.verdict_reason import NOTHING_LIKE_IT, not_sold_reasons

if TYPE_CHECKING:
    from search.terminal import SearchReport


_DEGRADED = ("brand_files_unreadable", "merchandising_unreadable", "no_home_catalog")
"""Messages of answers that lack something which a person can mend."""


def search_once(
    settings: Settings, query: str, *, limit: int, filter_text: str | None, explain: bool
) -> "SearchReport":
    """One search, for the terminal."""
    from search.terminal import SearchReport

    with SearchService(settings) as service:
        response = service.search(SearchRequest(q=query, limit=limit, filter=filter_text, explain=explain))
    return SearchReport(shop=settings.shop_name, **dict(response))


class SearchService:
    """Answers searches from any number of threads; follows index switches and changed brand files by itself.

    Raises StoreError where the store can't be opened.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = open_database(settings)
        self._engine: SearchEngine = open_engine(settings)
        self._brands = BrandBookReader(settings)
        self._synonyms = SynonymReader(settings.config_dir)
        self._spellers = SpellerReader(self.database)
        self._suggestions = SuggestionReader(self.database)
        self._merchandising = MerchandisingReader(settings.config_dir)
        self._cursors = CursorCodec(service_key(settings))

    def __enter__(self) -> "SearchService":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the store's connections back."""
        self.database.dispose()

    def search(self, request: SearchRequest) -> SearchResponse:
        """Both sections of one query.

        Raises InputError for a wrong filter or cursor, EngineError if there is no index yet or the engine fails.
        """
        cursor = self._cursors.read(request.cursor, request) if request.cursor else None
        if cursor:
            request = request.model_copy(update={"page": page_behind(cursor, request.limit)})
        sources = self.sources()
        query = read_query(request.q, self.settings.currency)
        expression = (request.filter or "").strip()
        chosen = parse_filter(expression, self.settings.currency) if expression else None
        wanted = with_price(chosen, query.price)
        if query.wordless:
            return _nothing(request, query.text, list(query.messages))
        retrieved = retrieve(request, query, wanted, sources)
        if retrieved.empty and query.price is not None:
            query, wanted = query.without_price(), chosen
            retrieved = retrieve(request, query, wanted, sources)
        selection = select(request, retrieved, self.settings.currency)
        merchandising = self._merchandising.current()
        selection, told = self._merchandised(request, merchandising, selection, retrieved, sources)
        stems = frozenset(
            singular(form) for word in retrieved.words for form in (word.text, *word.synonyms, *word.related)
        )
        builder = HitBuilder(self.settings, sources.book, stems, wanted, request.explain, told)
        paging = Paging(request, selection, cursor)
        response = compose(request, query, paging, retrieved, builder)
        response.page.next = paging.next(response, self._cursors)
        self._say_why(response.sections.buy_for_me.hits)
        response.messages.extend(self._state_messages(sources.index, retrieved))
        if merchandising.problem:
            text = f"The shop's own order is not applied. {merchandising.problem}"
            response.messages.append(Reason(code="merchandising_unreadable", text=text))
        response.degraded = any(message.code in _DEGRADED for message in response.messages)
        return response

    def _merchandised(
        self,
        request: SearchRequest,
        merchandising: Merchandising,
        selection: Selection,
        retrieved: Retrieved,
        sources: Sources,
    ) -> tuple[Selection, Told]:
        """Only what fits best is reordered: who asks for an order gets that order."""
        if request.sort != "relevance":
            return selection, {}
        words = [word.text for word in retrieved.words]
        rules = merchandising.active(words, selection.intent.brand, datetime.now(UTC).date())
        return merchandise(selection, rules, retrieved, sources)

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        """What a shopper may mean while typing. Raises EngineError if there is no index yet."""
        return self._suggestions.answer(request, self.live_index().name, self._brands.current())

    def brand(self, name: str, request: BrandRequest) -> BrandResponse:
        """Everything of a brand. Raises NotFoundError for one that has nothing, InputError for a wrong filter."""
        return BrandPage(self.settings, self.sources()).answer(name, request)

    def product(self, document_id: str) -> ProductResponse:
        """One style of any section, with all its variants. Raises NotFoundError."""
        found = self.live_index().get([document_id])
        if not found:
            raise NotFoundError(f"There is no product '{document_id[:200]}'.", "Take an id from a search's hits.")
        document = found[0]
        builder = HitBuilder(self.settings, self._brands.current())
        return ProductResponse(
            product=builder.any_hit(StoredDocument.of(document)),
            section=document.section,
            description=document.description,
            attributes=document.attributes,
        )

    def live_index(self) -> SearchIndex:
        """The build that answers now. Raises EngineError if there is none."""
        index = self._engine.live()
        if index is None:
            raise no_index(self._engine.live_name())
        return index

    def sources(self) -> Sources:
        """What answers now. Raises EngineError if there is no index yet, ConfigError for a wrong file."""
        return Sources(
            self.live_index(),
            self.database,
            self._brands.current(),
            self._synonyms.current(),
            self._spellers,
            datetime.now(UTC) - timedelta(days=float(self.settings.max_age_days)),
        )

    def _say_why(self, candidates: Sequence[Hit]) -> None:
        """The engine knows that they are not sold here; the store knows why."""
        told = not_sold_reasons(self.database, [hit.id for hit in candidates])
        for hit in candidates:
            why = told.get(hit.id, "")
            if why != NOTHING_LIKE_IT:
                why = f"{NOT_SOLD_HERE.text} {why}".rstrip()
            hit.reasons = [NOT_SOLD_HERE.model_copy(update={"text": why}), *hit.reasons[1:]]

    def _state_messages(self, index: SearchIndex, retrieved: Retrieved) -> Iterator[Reason]:
        if problem := retrieved.book.problem:
            yield Reason(code="brand_files_unreadable", text=f"No candidates are shown. {problem}")
        if retrieved.answers.home_total or self._home_usable():
            return
        held_back = retrieved.scope.section("withheld", retrieved.filter)
        if count := index.search([held_back])[0].total:
            text = (
                "There is no usable home catalog, so nothing is known to be not sold here: "
                f"{count} matching products of brand sites have no verdict. Import one with: offshelf home import FILE"
            )
            yield Reason(code="no_home_catalog", text=text)

    def _home_usable(self) -> bool:
        with self.database.connect() as connection:
            return home_usable(connection)


def _nothing(request: SearchRequest, text: str, messages: list[Reason]) -> SearchResponse:
    return SearchResponse(
        query=text,
        intent=Intent(),
        sections=Sections(home=HomeSection(hits=[], total=0), buy_for_me=BuyForMeSection(hits=[], row=None)),
        facets={},
        page=Page(number=request.page, limit=request.limit, pages=0),
        messages=messages,
    )
