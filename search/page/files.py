"""The files that a page for people loads: styles, scripts, pictures."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse


def add_files(app: FastAPI, folder: Path, names: Iterable[str], headers: Mapping[str, str]) -> None:
    """Serve these files of a folder, each at its own name."""
    for name in names:
        app.add_api_route(f"/{name}", _sender(folder / name, headers), include_in_schema=False)


def _sender(path: Path, headers: Mapping[str, str]) -> Callable[[], FileResponse]:
    def send() -> FileResponse:
        return FileResponse(path, headers=headers)

    return send
