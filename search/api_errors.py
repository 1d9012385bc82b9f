"""Failures as JSON: ``{"error", "code", "next_step"}`` with the right status."""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from config.errors import EngineError, InputError, NotFoundError, OffshelfError, StoreError
from indexer.engines.protocol import SlowEngineError
from search.filters.tokens import FilterError
from search.retrieval.index_errors import NoIndexError, OutdatedIndexError
from search.sections.cursor import CursorError, CursorExpiredError

_log = logging.getLogger("offshelf.api")


class ApiError(BaseModel):
    """What every failed request is answered with."""

    error: str
    code: str
    next_step: str
    excerpt: str | None = None
    """Of a wrong filter, with a caret below the place."""


ERROR_RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"model": ApiError, "description": "The query, filter or id can't be used."},
    410: {"model": ApiError, "description": "The cursor has expired."},
    404: {"model": ApiError, "description": "There is no such product or variant."},
    422: {"model": ApiError, "description": "A parameter is missing, unknown or out of bounds."},
    503: {"model": ApiError, "description": "The engine or the store does not answer, or there is no index yet."},
}


class DeadlineError(EngineError):
    """The time in which a caller is answered has passed."""


TOO_LATE = DeadlineError("The answer takes too long.", "Try again; if it stays so, look at the engine's load and log.")

_KINDS: tuple[tuple[type[OffshelfError], int, str], ...] = (
    (NotFoundError, 404, "not_found"),
    (CursorExpiredError, 410, "cursor_expired"),
    (CursorError, 400, "invalid_cursor"),
    (InputError, 400, "invalid_input"),
    (NoIndexError, 503, "no_index"),
    (OutdatedIndexError, 503, "index_outdated"),
    (DeadlineError, 503, "deadline_exceeded"),
    (SlowEngineError, 503, "deadline_exceeded"),
    (EngineError, 503, "engine_unavailable"),
    (StoreError, 503, "store_unavailable"),
)


def status_of(error: OffshelfError) -> int:
    """The HTTP status of a failure."""
    return _kind(error)[0]


def add_error_handlers(app: FastAPI) -> None:
    """Every failure in the same shape; what is our own defect is logged and says nothing of the inside."""

    @app.exception_handler(OffshelfError)
    def known(_: Request, error: OffshelfError) -> JSONResponse:
        return error_response(error)

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        name = str(first["loc"][-1])[:100]
        unknown = first["type"] == "extra_forbidden"
        message = f"There is no parameter '{name}'." if unknown else f"Parameter '{name}': {first['msg']}."
        return _response(422, message, "invalid_parameter", "See /openapi.json for the parameters and their bounds.")

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        return _response(error.status_code, f"{error.detail}.", "http_error", "See /openapi.json for what there is.")

    @app.exception_handler(Exception)
    def unknown(request: Request, error: Exception) -> JSONResponse:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return _response(500, "Offshelf failed.", "internal_error", "Look into the server's log.")


def error_response(error: OffshelfError) -> JSONResponse:
    """A failure as the caller is told of it."""
    status, code = _kind(error)
    excerpt = error.excerpt if isinstance(error, FilterError) else None
    return _response(status, error.message, code, error.next_step, excerpt)


def _kind(error: OffshelfError) -> tuple[int, str]:
    for kind, status, code in _KINDS:
        if isinstance(error, kind):
            return status, code
    return 503, "not_configured"


def _response(status: int, message: str, code: str, next_step: str, excerpt: str | None = None) -> JSONResponse:
    told = ApiError(error=message, code=code, next_step=next_step, excerpt=excerpt)
    return JSONResponse(told.model_dump(exclude_none=True), status)
