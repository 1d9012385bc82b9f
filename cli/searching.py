"""Verbs that show what was found: a search, a verdict's evidence, all verdicts, one page."""

import sys
from typing import Annotated

import typer

from cli.console import Json, settings, show


def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY", help="What a shopper types, in one argument or several.")
    ],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Home hits to show.")] = 10,
    filter_text: Annotated[
        str | None, typer.Option("--filter", help="Such as 'brand = \"Acme\" AND price < 50'.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each hit is there.")] = False,
    json: Json = False,
) -> None:
    """Search both catalogs."""
    from search.service import search_once

    show(search_once(settings(), " ".join(query), limit=limit, filter_text=filter_text, explain=explain), json)


def explain(
    variant_id: Annotated[str, typer.Argument(metavar="VARIANT_ID", help="As offshelf export lists it.")],
    json: Json = False,
) -> None:
    """The verdict on a brand's variant, and its evidence."""
    from search.explain import explain_variant

    show(explain_variant(settings(), variant_id), json)


def export(
    verdict: Annotated[str | None, typer.Option(help="Only these: sold_here, not_sold_here or uncertain.")] = None,
    format_name: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    json: Json = False,
) -> None:
    """Every brand variant with its verdict, one per line."""
    from search.export import export_variants

    for line in export_variants(settings(), verdict, "json" if json else format_name):
        sys.stdout.write(line)


def preview(
    target: Annotated[str, typer.Argument(metavar="URL_OR_FILE", help="A page, or a saved .html or .html.gz.")],
    url: Annotated[str | None, typer.Option(help="Address of a page that is given as a file.")] = None,
    json: Json = False,
) -> None:
    """What extraction sees on a page, field by field, with provenance."""
    from crawler.preview import preview_page

    show(preview_page(settings(), target, url), json)
