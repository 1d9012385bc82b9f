"""The variants of several sources as one list, with what the sources state of the selected one."""

from crawler.extraction.choice import Choice, choose_first
from crawler.extraction.content.context import PageContext
from crawler.extraction.data.draft import Draft
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.data.titled_options import with_titled_options
from crawler.extraction.data.variant_keys import complete_options, is_addressed, share_options
from crawler.extraction.merging.fusion import Reading, fuse_offers
from crawler.extraction.stock.words import GONE
from crawler.product import Offer, Variant

_FIELDS = ("sku", "mpn", "gtin", "options", "image")


def merged_variants(drafts: list[Draft], choices: dict[str, Choice], context: PageContext) -> list[Variant]:
    """The variants of the most trusted draft; a single one is completed from the others' selected variants.

    How each field of the selected variant was chosen is put into ``choices``.
    """
    base = _variant_draft(drafts, context)
    drafts = [base, *(draft for draft in drafts if draft is not base)]
    selected = base.variants[0]
    alone = len(base.variants) == 1
    for draft in drafts[1:] if not alone else ():
        complete_options(base.variants, draft.variants)
        if draft.source == "page" and len(draft.variants) == 1:
            share_options(base.variants, draft.variants[0].options)
    with_titled_options(base.variants, choices["name"].value, context.markup.shown)
    for name in _FIELDS:
        lending = [draft for draft in drafts if draft is base or (alone and _may_tell(name, draft, selected))]
        stated = [(draft.source, getattr(draft.variants[0], name)) for draft in lending]
        if (choice := choose_first(stated)) is not None:
            choices[name] = choice
            setattr(selected, name, choice.value)
    readings = [Reading(draft.source, draft.variants[0].offer) for draft in drafts if draft.variants[0].offer]
    if not alone:
        readings = _of_selected(base, readings)
    selected.offer, chosen = fuse_offers(readings, context)
    choices |= {name: choice for name, choice in chosen.items() if name != "url"}
    return base.variants


def _may_tell(name: str, draft: Draft, selected: Variant) -> bool:
    """Whether another source's first variant may say something of the selected one: its options only where it is no
    other of several."""
    first = draft.variants[0]
    return name != "options" or len(draft.variants) == 1 or (first.sku is not None and first.sku == selected.sku)


def _variant_draft(drafts: list[Draft], context: PageContext) -> Draft:
    """The draft whose variants are taken: the first, unless another one has several that agree with what it states."""
    first = drafts[0]
    if len(first.variants) > 1:
        return first
    selected = first.variants[0]
    for draft in drafts[1:]:
        if len(draft.variants) < 2 or not all(variant.options for variant in draft.variants):
            continue
        prices = {lowest_price(variant.offer) for variant in draft.variants}
        own = next((v for v in draft.variants if selected.sku and v.sku == selected.sku), None)
        least = lowest_price(selected.offer)
        of_it = own or selected.sku is None or draft.sku in (None, selected.sku)
        if is_addressed(draft.variants[0], context):
            # What the data says beside is often of the variant that the page shows without being asked for one.
            return draft
        if of_it and least in {None, *prices}:
            if own is None or lowest_price(own.offer) != least:
                # Of a range the variant that it starts with, of a price the one that has it.
                own = next((v for v in draft.variants if lowest_price(v.offer) == least), own)
            draft.variants.sort(key=lambda variant: variant is not own)
            return draft
    return first


def _of_selected(base: Draft, readings: list[Reading]) -> list[Reading]:
    """Among several variants the page's other sources may speak of another one: they only add to the same price, and
    the range that all of them span is not that of one with a price of its own."""
    own = next((reading for reading in readings if reading.source == base.source), None)
    if own is None or not own.priced:
        return readings
    same = [r for r in readings if r is not own and r.amount == own.amount]
    if own.offer.price is not None and _prices(base.variants) > 1:
        same = [Reading(r.source, _without(r.offer, "low_price", "high_price", "price_raw")) for r in same]
    if own.offer.availability not in GONE and any(v.offer and v.offer.availability in GONE for v in base.variants):
        # The page shows that one of the others is gone.
        same = [Reading(r.source, _without(r.offer, "availability")) if _gone(r) else r for r in same]
    return [own, *same]


def _gone(reading: Reading) -> bool:
    return reading.offer.availability in GONE


def _prices(variants: list[Variant]) -> int:
    return len({lowest_price(variant.offer) for variant in variants})


def _without(offer: Offer, *names: str) -> Offer:
    return offer.model_copy(update=dict.fromkeys(names))
