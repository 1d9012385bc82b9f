"""Search over both catalogs: the shop's own products, and what it could buy from the brands, in one response."""

from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from config.database import open_database
from config.errors import NotFoundError
from config.settings import Settings
from indexer.engines.protocol import SearchIndex, SlowEngineError
from indexer.engines.stored_document import StoredDocument
from search.brand_page import BrandPage, BrandRequest, BrandResponse
from search.filters.expression import read_filter
from search.hits.builder import HitBuilder
from search.hits.why_not_sold import say_why
from search.language.inflection import singular
from search.query.price_phrase import with_price
from search.query.query import read_query
from search.request import SearchRequest
from search.response import ProductResponse, SearchResponse
from search.retrieval.retrieve import Retrieved, retrieve
from search.retrieval.source_reader import SourceReader
from search.retrieval.sources import Sources
from search.sections.composition import compose, nothing_asked
from search.sections.cursor import CursorCodec, page_behind
from search.sections.merchandised import Told, merchandise
from search.sections.merchandising import Merchandising
from search.sections.merchandising_file import MerchandisingReader
from search.sections.paging import Paging
from search.sections.selection import Selection, select
from search.sections.state_messages import DEGRADED, state_messages, too_late
from search.service_key import service_key
from search.spelling.suggestions import SuggestionReader, SuggestRequest, SuggestResponse

if TYPE_CHECKING:
    from search.terminal import SearchReport


def search_once(
    settings: Settings, query: str, *, limit: int, filter_text: str | None, explain: bool
) -> "SearchReport":
    """One search, for the terminal."""
    from search.terminal import SearchReport

    with SearchService(settings) as service:
        response = service.search(SearchRequest(q=query, limit=limit, filter=filter_text, explain=explain))
    return SearchReport(shop=settings.shop_name, **dict(response))


class SearchService:
    """Answers searches from any number of threads, always from what there is now (``SourceReader``).

    Raises StoreError where the store can't be opened.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = open_database(settings)
        self._sources = SourceReader(settings, self.database)
        self._suggestions = SuggestionReader(self.database)
        self._merchandising = MerchandisingReader(settings.config_dir)
        self._cursors = CursorCodec(service_key(settings))

    def __enter__(self) -> "SearchService":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def prepare(self) -> None:
        """Read what the first queries would wait for; nothing where there is no index that can be read."""
        self._sources.prepare()

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
        chosen = read_filter(request.filter, self.settings.currency)
        wanted = with_price(chosen, query.price)
        if query.wordless:
            return nothing_asked(request, query)
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
        builder = HitBuilder(self.settings, sources.book, stems, wanted, request.explain, told or {}, sources.now)
        paging = Paging(request, selection, cursor)
        response = compose(request, query, paging, retrieved, builder)
        response.page.next = paging.next(response, self._cursors)
        say_why(self.database, response.sections.buy_for_me.hits)
        response.messages.extend(state_messages(self.database, sources.index, retrieved, merchandising))
        response.messages.extend([too_late("merchandising_skipped")] * (told is None))
        response.degraded = any(message.code in DEGRADED for message in response.messages)
        return response

    def _merchandised(
        self,
        request: SearchRequest,
        merchandising: Merchandising,
        selection: Selection,
        retrieved: Retrieved,
        sources: Sources,
    ) -> tuple[Selection, Told | None]:
        """Only what fits best is reordered: who asks for an order gets that order. None told: there was no time."""
        if request.sort != "relevance":
            return selection, {}
        words = [word.text for word in retrieved.words]
        rules = merchandising.active(words, selection.intent.brand, datetime.now(UTC).date())
        try:
            return merchandise(selection, rules, retrieved, sources)
        except SlowEngineError:
            return selection, None

    def suggest(self, request: SuggestRequest) -> SuggestResponse:
        """What a shopper may mean while typing. Raises EngineError if there is no index yet."""
        return self._suggestions.answer(request, self.live_index().name, self._sources.brand_book())

    def brand(self, name: str, request: BrandRequest) -> BrandResponse:
        """Everything of a brand. Raises NotFoundError for one that has nothing, InputError for a wrong filter."""
        return BrandPage(self.settings, self.sources()).answer(name, request)

    def product(self, document_id: str) -> ProductResponse:
        """One style of any section, with all its variants. Raises NotFoundError."""
        found = self.live_index().get([document_id])
        if not found:
            raise NotFoundError(f"There is no product '{document_id[:200]}'.", "Take an id from a search's hits.")
        document = found[0]
        builder = HitBuilder(self.settings, self._sources.brand_book())
        return ProductResponse(
            product=builder.any_hit(StoredDocument.of(document)),
            section=document.section,
            description=document.description,
            attributes=document.attributes,
        )

    def live_index(self) -> SearchIndex:
        """The build that answers now. Raises EngineError if there is none."""
        return self._sources.live_index()

    def sources(self) -> Sources:
        """What answers now. Raises EngineError if there is no index yet, ConfigError for a wrong file."""
        return self._sources.current()
