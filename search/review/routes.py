"""``/review`` on the server, and the two files that the page loads."""

from pathlib import Path
from urllib.parse import urlencode

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from config.errors import OffshelfError
from search.api_errors import status_of
from search.page.files import add_files
from search.review.decisions import act, read_skipped
from search.review.guard import RefusedError, check_caller, read_form
from search.review.shown_question import shown_question
from search.review.view import render_question, render_trouble
from search.service import SearchService

_HERE = Path(__file__).parent
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser would not say from where a form comes
    "X-Content-Type-Options": "nosniff",
}


def add_review(app: FastAPI, service: SearchService, token: str) -> None:
    """``token``: what only a page that this server has given out can send."""

    @app.exception_handler(RefusedError)
    def refused(_: Request, error: RefusedError) -> PlainTextResponse:
        return PlainTextResponse(f"{error.why}\n", error.status, _HEADERS)

    @app.get("/review", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        check_caller(request)
        skipped = read_skipped(request.query_params.get("skipped", ""))
        try:
            with service.database.connect() as connection:
                shown = shown_question(connection, skipped)
        except OffshelfError as error:
            return _trouble(service, error)
        return HTMLResponse(render_question(service.settings.shop_name, shown, token), headers=_HEADERS)

    @app.post("/review", include_in_schema=False)
    async def decide(request: Request) -> Response:
        check_caller(request)
        form = await read_form(request, token)
        try:
            skipped = await to_thread.run_sync(act, service.database, form)
        except OffshelfError as error:
            return _trouble(service, error)
        query = f"?{urlencode({'skipped': skipped})}" if skipped else ""
        return RedirectResponse(f"/review{query}", 303, _HEADERS)

    add_files(app, _HERE, ("review.css", "review.js"), _HEADERS)


def _trouble(service: SearchService, error: OffshelfError) -> HTMLResponse:
    return HTMLResponse(render_trouble(service.settings.shop_name, error), status_of(error), _HEADERS)
