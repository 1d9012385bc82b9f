"""Verbs that fetch the two catalogs and make the index of them."""

from pathlib import Path
from typing import Annotated

import typer

from cli.console import Json, progress, settings, show


def demo(
    serve: Annotated[bool, typer.Option("--serve", help="Keep the result page running.")] = False, json: Json = False
) -> None:
    """Crawl sample brand sites on loopback, merge them with a sample shop, and search."""
    from search.demo.run import run_demo

    with progress(json) as listener:
        report = run_demo(listener)
    show(report, json)
    if serve:
        from search.demo.run import serve_demo

        serve_demo()


def home_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The shop's export; may be packed with gzip.")],
    format_name: Annotated[
        str | None, typer.Option("--format", help="csv, jsonl or merchant; from the file unless given.")
    ] = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Say which column holds a field.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="The file is all that the shop sells.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Believe a file that lacks half of the catalog.")] = False,
    json: Json = False,
) -> None:
    """Import the shop's own products from CSV, JSON Lines or Google Merchant XML."""
    from indexer.home.importer import import_home

    with progress(json) as listener:
        report = import_home(settings(), file, format_name, mapping or [], replace, listener, force)
    show(report, json)


def crawl(
    brands: Annotated[
        list[str] | None, typer.Argument(metavar="BRAND", help="Ids of brand sites; all of them unless given.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Read every page anew, whatever the validators say.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Believe what is found, however much it differs from the last run.")
    ] = False,
    json: Json = False,
) -> None:
    """Harvest brand sites, each in a process of its own."""
    from crawler.crawl import crawl_brands

    with progress(json) as listener:
        report = crawl_brands(settings(), brands or [], full, listener, accept)
    show(report, json)


def index(json: Json = False) -> None:
    """Match, and apply what changed to the live index."""
    from indexer.index import update_index

    with progress(json) as listener:
        report = update_index(settings(), listener)
    show(report, json)


def reindex(json: Json = False) -> None:
    """Build a new index beside the live one, verify it, and switch."""
    from indexer.reindex import rebuild_index

    with progress(json) as listener:
        report = rebuild_index(settings(), listener)
    show(report, json)
