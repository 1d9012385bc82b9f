"""Drafts of several sources as one product: what each states of a field competes, and the losing values are kept."""

from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.extraction.choice import Choice, choose_first
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.urls import canonical_of, without_tracking
from crawler.extraction.currencies.currency_hint import infer_currency
from crawler.extraction.currencies.printed_currency import contradicted_currency
from crawler.extraction.data.draft import Draft
from crawler.extraction.data.variant_keys import VARIANT_PARAMETERS
from crawler.extraction.merging.confidence import UNSURE, probability
from crawler.extraction.merging.merged_variants import merged_variants
from crawler.extraction.merging.style_number import style_number
from crawler.extraction.names.names import best_name
from crawler.product import Product, Provenance, Variant

MAX_PRODUCT_ID = 500

_TEXTS = ("product_id", "name", "brand", "description", "category")
_PRODUCT_FIELDS = (*_TEXTS, "images", "varies_by", "attributes", "rating")


def merge_drafts(drafts: list[Draft], context: PageContext, site_brand: str | None) -> Product | None:
    """One product out of drafts in the order of their trust; None, counted, if no draft has a name."""
    choices = _chosen(drafts, _PRODUCT_FIELDS)
    if "name" not in choices:
        context.reject("product_without_name", context.url)
        return None
    if "brand" not in choices and site_brand:
        choices["brand"] = Choice(site_brand, "site")
    url = product_url(drafts, context)
    choices.setdefault("product_id", Choice(path_id(url), "url"))
    _improve_name(choices, context)
    fields = {name: choice.value for name, choice in choices.items()}
    variants = merged_variants(drafts, choices, context)
    fields["attributes"] = _attributes(drafts, fields.get("attributes", {}), variants[0])
    _fill_currency(variants, context, choices)
    _correct_currency(variants, context, choices)
    if number := style_number(drafts, variants):
        choices["product.sku"] = number
    product = Product(
        **fields,
        sku=number.value if number else None,
        url=url,
        variants=variants,
        provenance={name: _provenance(name, choice, context) for name, choice in choices.items()},
        observed_at=context.observed_at,
    )
    _leave_open(product, context)
    return product


def _attributes(drafts: list[Draft], stated: dict[str, str], selected: Variant) -> dict[str, str]:
    """What data states of a product's properties, with what the page prints of others, but for a variant's options."""
    printed = {name: value for draft in drafts if draft.source == "page" for name, value in draft.attributes.items()}
    return {name: value for name, value in (printed | stated).items() if name not in selected.options}


def _leave_open(product: Product, context: PageContext) -> None:
    """Take back what is less likely than not."""
    selected = product.variants[0]
    for name, origin in list(product.provenance.items()):
        if name in ("name", "product_id") or origin.probability is None or origin.probability >= UNSURE:
            continue
        holder = next(
            (one for one in (selected, selected.offer, product) if one and name in type(one).model_fields), None
        )
        if holder is not None:
            context.reject("too_unsure", f"{name} {getattr(holder, name)}")
            setattr(holder, name, None)
            del product.provenance[name]


def _provenance(name: str, choice: Choice, context: PageContext) -> Provenance:
    return Provenance(
        source=choice.source,
        url=context.url,
        observed_at=context.observed_at,
        probability=_probability(name, choice),
        agreeing=tuple(choice.agreeing),
        alternatives=tuple(choice.lost),
    )


def _probability(name: str, choice: Choice) -> float | None:
    contested = any(lost.source != "state" for lost in choice.lost)
    return probability(name, choice.source, choice.agreeing, contested)


def _chosen(drafts: list[Draft], names: tuple[str, ...]) -> dict[str, Choice]:
    chosen = ((name, choose_first((draft.source, getattr(draft, name)) for draft in drafts)) for name in names)
    return {name: choice for name, choice in chosen if choice is not None}


def _improve_name(choices: dict[str, Choice], context: PageContext) -> None:
    stated, brand = choices["name"], choices.get("brand")
    name = best_name(stated.value, brand.value if brand else None, context, stated.source == "opengraph")
    if name != stated.value:
        choices["name"] = Choice(name, "page", lost=stated.lost)
        choices["name"].weigh(stated.source, stated.value, "incomplete")


def _fill_currency(variants: list[Variant], context: PageContext, choices: dict[str, Choice]) -> None:
    """Where an amount has no currency, what the page says elsewhere; asked once for all variants."""
    lacking = [
        (offer, amount)
        for variant in variants
        if (offer := variant.offer) is not None and offer.price_currency is None
        if (amount := offer.price if offer.price is not None else offer.low_price) is not None
    ]
    conflicting = any(rejection.reason == "currency_conflict" for rejection in context.rejected)
    if not lacking or conflicting:
        return
    # One page prices all variants of a product alike.
    stated = {v.offer.price_currency for v in variants if v.offer and v.offer.price_currency}
    offer, amount = lacking[0]
    if len(stated) == 1:
        for offer, _ in lacking:
            offer.price_currency = next(iter(stated))
    elif inferred := infer_currency(context, amount, offer.price_raw):
        for offer, _ in lacking:
            offer.price_currency = inferred.value
        choices["price_currency"] = inferred


def _correct_currency(variants: list[Variant], context: PageContext, choices: dict[str, Choice]) -> None:
    """Where the data states another currency than the page prints with the very amount, as templates do, what is
    printed."""
    stated = choices.get("price_currency")
    offer = variants[0].offer
    if stated is None or offer is None or offer.price is None or offer.price_currency is None:
        return
    code = offer.price_currency
    if printed := contradicted_currency(context, offer.price, code):
        for one in (variant.offer for variant in variants if variant.offer):
            one.price_currency = printed if one.price_currency == code else one.price_currency
        choices["price_currency"] = Choice(printed, "page")
        choices["price_currency"].weigh(stated.source, code, "not_printed")


def product_url(drafts: list[Draft], context: PageContext) -> str:
    """The canonical address, without what only selects a variant."""
    stated = (canonical_of(draft.url, context.url) for draft in drafts)
    url = context.canonical or next((url for url in stated if url), None) or without_tracking(context.url)
    parts = urlsplit(url)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name.lower() not in VARIANT_PARAMETERS]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))


def path_id(url: str) -> str:
    """A product's id where the site states none: the path of its address, with a query only where the site needs it."""
    parts = urlsplit(url)
    identity = parts.path.rstrip("/") or "/"
    if parts.query:
        identity += "?" + parts.query
    if len(identity) <= MAX_PRODUCT_ID:
        return identity
    return identity[:400] + "#" + blake2b(identity.encode(), digest_size=10).hexdigest()
