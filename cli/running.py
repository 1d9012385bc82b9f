"""Verbs that keep Offshelf running, and say how it is."""

from typing import Annotated

import typer

from cli.console import Json, settings, show


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """The HTTP API and the result page."""
    from search.server import run_server

    run_server(settings(), host, port)


def schedule() -> None:
    """Crawl and index by the cron expressions of the configuration, until stopped."""
    from indexer.schedule import run_schedule

    run_schedule(settings())


def status(json: Json = False) -> None:
    """What is stored, what is live, what ran last and what runs next."""
    from search.status import current_status

    show(current_status(settings()), json)


def doctor(json: Json = False) -> None:
    """Check that everything Offshelf needs is there and works."""
    from search.doctor import run_checks

    show(run_checks(), json)
