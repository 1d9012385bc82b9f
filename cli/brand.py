"""Verbs on brand sites, under ``offshelf brand``."""

from typing import Annotated

import typer

from cli.console import Json, progress, settings, show

SiteId = Annotated[str, typer.Argument(metavar="BRAND", help="Id of a brand site, as brand list shows it.")]


def brand_add(
    url: Annotated[str, typer.Argument(metavar="URL", help="Of the site's front page, or of its feed.")],
    site_id: Annotated[str | None, typer.Option("--id", help="Id of the site; from its host unless given.")] = None,
    name: Annotated[str | None, typer.Option(help="Name for people; the site's own unless given.")] = None,
    lift: Annotated[
        bool, typer.Option("--lift-tombstone", help="The purged brand agrees now: allow its site again.")
    ] = False,
    json: Json = False,
) -> None:
    """Probe a site, say what was found, and write its YAML."""
    from crawler.brands import add_brand

    with progress(json) as listener:
        report = add_brand(settings(), url, site_id, name, listener, lift)
    show(report, json)


def brand_list(json: Json = False) -> None:
    """The brand sites, with their platform, consent and last crawl."""
    from crawler.brands import list_brands

    show(list_brands(settings()), json)


def brand_check(brand: SiteId, json: Json = False) -> None:
    """Probe a known site again and say what its pages lack."""
    from crawler.brands import check_brand

    with progress(json) as listener:
        report = check_brand(settings(), brand, listener)
    show(report, json)


def brand_consent(
    name: Annotated[str, typer.Argument(metavar="BRAND", help="Id of a brand site; with --brand, a brand's name.")],
    consent: Annotated[
        str | None, typer.Argument(metavar="opted_in|silent|opted_out", help="What was said; without it, look.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    why: Annotated[str | None, typer.Option(help="Why, or where it is written.")] = None,
    as_brand: Annotated[bool, typer.Option("--brand", help="Of a brand, wherever it is sold.")] = False,
    json: Json = False,
) -> None:
    """Show or record what a brand said about being bought from."""
    from crawler.consents import state_consent

    show(state_consent(settings(), name, consent, by, why, as_brand), json)


def brand_purge(
    brand: SiteId,
    reason: Annotated[str, typer.Option(help="Why, for the tombstone.")] = "opted out",
    json: Json = False,
) -> None:
    """Remove everything of a brand site and refuse it from now on."""
    from indexer.purge import purge_brand

    show(purge_brand(settings(), brand, reason), json)
