"""What variants of one product are known by, and which of them a page selects."""

from collections.abc import Callable
from hashlib import blake2b
from urllib.parse import parse_qsl, urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import CODE_LENGTH
from crawler.product import Availability, Variant

VARIANT_PARAMETERS = ("variant", "variant_id", "variantid", "variation_id", "vid")


def variant_parameter(url: str) -> str | None:
    """The site's own id of a variant in an address, such as ``?variant=123``."""
    for name, value in parse_qsl(urlsplit(url).query) if "?" in url else ():
        if name.lower() in VARIANT_PARAMETERS and value:
            return value[:CODE_LENGTH]
    return None


def complete_options(variants: list[Variant], others: list[Variant]) -> None:
    """Give variants of which none says its options those that another source has of each by its code or address."""
    known = {code: variant.options for variant in others if variant.options for code in _codes(variant)}
    found = [next((known[code] for code in _codes(variant) if code in known), None) for variant in variants]
    if all(found) and not any(variant.options for variant in variants):
        for variant, options in zip(variants, found, strict=True):
            variant.options = dict(options or {})


def share_options(variants: list[Variant], printed: dict[str, str]) -> None:
    """Give variants the options that a page prints once for all of them, such as the colour of a page's sizes."""
    for name, value in printed.items():
        if not any(name in variant.options for variant in variants):
            for variant in variants:
                variant.options = {**variant.options, name: value}


def _codes(variant: Variant) -> list[str]:
    addresses = (variant.url, variant.offer and variant.offer.url)
    stated = (*(variant_parameter(url) for url in addresses if url), variant.sku, variant.gtin)
    return [code for code in stated if code]


def with_keys(variants: list[Variant], context: PageContext, of_group: bool = False) -> list[Variant]:
    """Give each variant a key, by the first way that tells all of them apart; exact repeats are dropped.

    ``of_group`` says that a page's only variant is one of several, whose others have pages of their own: it has a key
    like any of them.
    """
    several = len(variants) > 1
    distinct = list({variant.model_dump_json(): variant for variant in variants}.values()) if several else variants
    if len(distinct) < len(variants):
        context.reject("variant_repeated", len(variants) - len(distinct))
    if len(distinct) == 1:
        if of_group:
            distinct[0].key = next(filter(None, (way(distinct[0]) for way in _WAYS)), "")
        return distinct
    for keys in ([way(variant) for variant in distinct] for way in _WAYS):
        if all(keys) and len(set(keys)) == len(keys):
            break
    else:
        keys = [_digest(variant.model_dump_json(exclude={"offer", "traits"})) for variant in distinct]
        keys = [key if key not in keys[:n] else f"{key}-{n}" for n, key in enumerate(keys)]
    for variant, key in zip(distinct, keys, strict=True):
        variant.key = key or ""
    return distinct


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


_WAYS: tuple[Callable[[Variant], str | None], ...] = (
    lambda v: variant_parameter(v.url or "") or variant_parameter((v.offer and v.offer.url) or ""),
    lambda v: v.sku,
    lambda v: v.url,
    lambda v: v.gtin,
    lambda v: _digest("\n".join(f"{name}={v.options[name]}" for name in sorted(v.options))) if v.options else None,
)


def select_first(variants: list[Variant], context: PageContext) -> list[Variant]:
    """The variant that the page selects comes first: by the page's address, else the first in stock, else as stated."""
    for address in (context.url, context.canonical):
        addressed = [n for n, variant in enumerate(variants) if address and _addressed(variant, address)]
        if len(addressed) == 1:
            return _moved_first(variants, addressed[0])
    for position, variant in enumerate(variants):
        if variant.offer and variant.offer.availability is Availability.IN_STOCK:
            return _moved_first(variants, position)
    return variants


def is_addressed(variant: Variant, context: PageContext) -> bool:
    """Whether the address that the page was asked for selects a variant by its id."""
    return variant_parameter(context.url) is not None and _addressed(variant, context.url)


def _moved_first(variants: list[Variant], position: int) -> list[Variant]:
    return [variants[position], *variants[:position], *variants[position + 1 :]]


def _addressed(variant: Variant, address: str) -> bool:
    own = [url for url in (variant.url, variant.offer.url if variant.offer else None) if url]
    if wanted := variant_parameter(address):
        return wanted in (variant.key, variant.sku, *(variant_parameter(url) for url in own))
    return address in own or any(_selects(address, url) for url in own if "?" in url)


def _selects(address: str, url: str) -> bool:
    """Whether an address states all that selects a variant in another, beside what tells where its reader came from."""
    asked, own = urlsplit(address), urlsplit(url)
    return asked.path == own.path and len(own.query) > 0 and set(parse_qsl(own.query)) <= set(parse_qsl(asked.query))
