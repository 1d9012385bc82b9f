"""What a shopper may mean while typing: queries, brands, categories and products."""

from collections.abc import Iterator, Sequence
from threading import Lock

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine

from config.consent import Consent
from indexer.suggestions.arrays import SuggestionArrays, unpack
from indexer.suggestions.entry import HOME, Kind, Source
from indexer.suggestions.stored import read_suggestions, suggestions_version
from indexer.text import terms
from search.brand_book import BrandBook
from search.buy import Reason
from search.spelling.suggestion_finder import SuggestionFinder

_MOST_TYPED = 100
"""Characters that are read; who has typed more has no use for suggestions."""
_MOST_TERMS = 8


class SuggestRequest(BaseModel):
    """What has been typed so far."""

    model_config = ConfigDict(extra="forbid")

    q: str = ""
    limit: int = Field(5, ge=1, le=20)
    """Suggestions of each kind."""


class Suggestion(BaseModel):
    """One line of what a shopper may mean."""

    text: str
    styles: int
    """About how many styles it brings."""
    id: str | None = None
    """A product's; what ``GET /products/{id}`` takes."""


class SuggestResponse(BaseModel):
    """The answer of ``GET /suggest``: the likeliest of each kind first."""

    query: str
    queries: list[Suggestion] = Field(default_factory=list)
    brands: list[Suggestion] = Field(default_factory=list)
    categories: list[Suggestion] = Field(default_factory=list)
    products: list[Suggestion] = Field(default_factory=list)
    messages: list[Reason] = Field(default_factory=list)


class SuggestionReader:
    """The suggestions of the build that answers, read again when they or the brands' consents change."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._lock = Lock()
        self._arrays: tuple[object, SuggestionArrays] | None = None
        self._finder: tuple[object, BrandBook, SuggestionFinder] | None = None

    def answer(self, request: SuggestRequest, build: str, book: BrandBook) -> SuggestResponse:
        """At most ``limit`` of each kind. Brands that have opted out are not among them."""
        typed = request.q[:_MOST_TYPED]
        response = SuggestResponse(query=typed)
        found = self._current(build, book)
        if found is None:
            told = "Nothing can be suggested before the next index run."
            return response.model_copy(update={"messages": [Reason(code="no_suggestions", text=told)]})
        arrays, finder = found
        asked = terms(typed)[:_MOST_TERMS]

        def suggested(kind: Kind) -> list[Suggestion]:
            return list(_suggestions(arrays, kind, finder.find(kind, asked, request.limit)))

        response.queries, response.brands = suggested("query"), suggested("brand")
        response.categories, response.products = suggested("category"), suggested("product")
        return response

    def _current(self, build: str, book: BrandBook) -> tuple[SuggestionArrays, SuggestionFinder] | None:
        with self._database.connect() as connection, self._lock:
            version = suggestions_version(connection, build)
            if version is None:
                return None
            key = build, version
            if self._arrays is None or self._arrays[0] != key:
                self._arrays = key, unpack(read_suggestions(connection, build))
            if self._finder is None or self._finder[0] != key or self._finder[1] is not book:
                self._finder = key, book, SuggestionFinder(self._arrays[1], _Shown(book))
            return self._arrays[1], self._finder[2]


class _Shown:
    """Whether anything of a source may be shown."""

    def __init__(self, book: BrandBook) -> None:
        self._book = book

    def __call__(self, source: Source) -> bool:
        return source == HOME or self._book.consent(*source) not in (None, Consent.OPTED_OUT)


def _suggestions(arrays: SuggestionArrays, kind: Kind, numbers: Sequence[int] | Iterator[int]) -> Iterator[Suggestion]:
    found = arrays.kinds[kind]
    for number in numbers:
        id_ = found.products[number] if kind == "product" else None
        yield Suggestion(text=found.texts[number], styles=int(found.styles[number]), id=id_)
