"""Routes that take all parameters of a query as one model."""

from collections.abc import Callable, Coroutine
from typing import Any, get_type_hints

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError


class QueryRoute(APIRoute):
    """The model is the handler's argument ``request``; none of its fields is a list, and the last of a name counts.

    FastAPI looks at the types of all fields anew for each request, which takes longer than to read them.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """As FastAPI calls it: once for a route."""
        model: type[BaseModel] = get_type_hints(self.endpoint)["request"]

        async def handle(request: Request) -> Response:
            try:
                asked = model.model_validate(dict(request.query_params))
            except ValidationError as error:
                raise RequestValidationError(error.errors()) from error
            return await run_in_threadpool(self.endpoint, asked)

        return handle
