"""The HTTP API (``/openapi.json`` lists it), and beside it the pages for people."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from secrets import token_urlsafe
from typing import Annotated

from anyio import to_thread
from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel
from pydantic_core import to_json

from search.api_errors import ERROR_RESPONSES, TOO_LATE, add_error_handlers, error_response
from search.brand_page import BrandRequest, BrandResponse
from search.deadline import DEADLINE, Deadline
from search.page.form import PageForm
from search.page.routes import PAGE, add_page, error_page
from search.query_route import QueryRoute
from search.reports.explain import read_explanation
from search.reports.explanation import Explanation
from search.request import SearchRequest
from search.response import ProductResponse, SearchResponse
from search.review.routes import add_review
from search.service import SearchService
from search.spelling.suggestions import SuggestRequest, SuggestResponse

_AT_ONCE = 2
"""Searches under way in one process. More would only take turns, and each would be as slow as all together."""


class Health(BaseModel):
    """The answer of ``GET /healthz``: which build is live, and how many documents it holds."""

    status: str
    engine: str
    index: str
    documents: int


def create_app(service: SearchService, deadline: float = DEADLINE, token: str | None = None) -> FastAPI:
    """The application over an open service, which it closes when it stops; ``deadline``: seconds for an answer.

    ``token``: the secret of the review page's forms, which all processes on one socket share; a new one unless given.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        service.close()

    app = FastAPI(
        title="Offshelf",
        description="What the shop sells, and what it could buy from the brands, in one search.",
        lifespan=lifespan,
        docs_url=None,  # the documentation pages load scripts from elsewhere; /openapi.json has all they show
        redoc_url=None,
        responses=ERROR_RESPONSES,
    )
    add_error_handlers(app)
    app.add_middleware(Deadline, seconds=deadline, late=_late(service))
    _add_api(app, service)
    add_page(app, service)
    add_review(app, service, token or token_urlsafe())
    return app


def _add_api(app: FastAPI, service: SearchService) -> None:
    def search(request: Annotated[SearchRequest, Query()]) -> Response:
        """Both sections of one query: home hits, and buy-for-me candidates."""
        return _json(service.search(request))

    def suggest(request: Annotated[SuggestRequest, Query()]) -> Response:
        """What a shopper may mean while typing: queries, brands, categories and products."""
        return _json(service.suggest(request))

    add_query_route = partial(app.router.add_api_route, route_class_override=QueryRoute)
    add_query_route("/search", search, response_model=SearchResponse)
    add_query_route("/suggest", suggest, response_model=SuggestResponse)

    @app.get("/products/{id}", response_model=ProductResponse)
    def product(id: str) -> Response:  # noqa: A002 (the parameter's public name)
        """One style of either catalog, with all its variants."""
        return _json(service.product(id))

    @app.get("/brands/{brand:path}", response_model=BrandResponse)
    def brand(brand: str, request: Annotated[BrandRequest, Query()]) -> Response:
        """Everything of a brand, sold here or not, in one list with facets."""
        return _json(service.brand(brand, request))

    @app.get("/explain/{variant_id}", response_model=Explanation)
    def explain(variant_id: str) -> Response:
        """The verdict on a brand's variant, and its evidence."""
        with service.database.connect() as connection:
            return _json(read_explanation(connection, variant_id))

    @app.get("/healthz", response_model=Health)
    def health() -> Health:
        """Whether searches can be answered."""
        index = service.live_index()
        return Health(status="ok", engine=service.settings.engine, index=index.name, documents=index.count())


def _late(service: SearchService) -> Callable[[Request], Response]:
    """A person sees a page where the answer would have been one, a program the error as JSON."""

    def late(request: Request) -> Response:
        if request.url.path == PAGE:
            return error_page(service, PageForm.of(request.query_params), TOO_LATE)
        return error_response(TOO_LATE)

    return late


def _json(model: BaseModel) -> Response:
    """Serialised once, by pydantic itself: what is built here is valid by construction."""
    return Response(to_json(model), media_type="application/json")
