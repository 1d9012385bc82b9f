"""The result page on ``/``, and the three files that it loads."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from config.errors import OffshelfError
from search.api_errors import status_of
from search.page.files import add_files
from search.page.form import PageForm
from search.page.view import render_brand, render_error, render_results
from search.service import SearchService

PAGE = "/"
_HERE = Path(__file__).parent
_ASSET_HEADERS = {"Cache-Control": "max-age=300", "X-Content-Type-Options": "nosniff"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src http: https:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def add_page(app: FastAPI, service: SearchService) -> None:
    """The routes of the page and of its files."""

    @app.get(PAGE, response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        form = PageForm.of(request.query_params)
        try:
            return HTMLResponse(_rendered(service, form), headers=_HEADERS)
        except OffshelfError as error:
            return error_page(service, form, error)

    add_files(app, _HERE, ("page.css", "suggest.js", "icon.svg"), _ASSET_HEADERS)


def error_page(service: SearchService, form: PageForm, error: OffshelfError) -> HTMLResponse:
    """What failed and what to do, for the person in front of the page."""
    return HTMLResponse(render_error(service.settings, form, error), status_of(error), _HEADERS)


def _rendered(service: SearchService, form: PageForm) -> str:
    if form.of_brand:
        return render_brand(service.settings, form, service.brand(form.of_brand, form.brand_request()))
    return render_results(service.settings, form, service.search(form.search_request()))
