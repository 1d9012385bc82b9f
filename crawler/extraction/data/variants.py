"""Variants of a product node: ProductGroup and hasVariant, isVariantOf, or several offers that differ."""

from crawler.extraction.content.context import PageContext
from crawler.extraction.data.identity import complete, read_identity, read_options
from crawler.extraction.data.node import Graph, Node, types_of
from crawler.extraction.data.offers import MAX_OFFERS, lowest_price, one_offer, read_offer
from crawler.extraction.data.variant_keys import select_first, variant_parameter, with_keys
from crawler.extraction.stock.availability import availability_of
from crawler.product import Availability, Variant

MAX_VARIANTS = 2_000


def read_variants(
    graph: Graph, product: Node, siblings: list[Node], varies_by: list[str], context: PageContext
) -> list[Variant]:
    """The variants that a product node states, at least one; ``siblings`` are nodes of its group."""
    named = [_read_variant(graph, node, varies_by, context) for node in siblings[:MAX_VARIANTS]]
    variants = [variant for variant in named if _states_something(variant)]
    if len(variants) < len(named):
        # A mere link to a sibling's own page: what it is, that page says.
        context.reject("variant_without_data", len(named) - len(variants))
    if variants:
        _inherit(variants, graph, product, context)
    else:
        variants = _from_offers(graph, product, varies_by, context)
    if len(siblings) > MAX_VARIANTS:
        context.reject("variants_over_limit", len(siblings))
    of_group = bool(graph.nodes(product, "isVariantOf") or graph.text(product, "inProductGroupWithID"))
    return select_first(with_keys(variants, context, of_group), context)


def _states_something(variant: Variant) -> bool:
    return any((variant.sku, variant.gtin, variant.mpn, variant.options, variant.offer, variant.title))


def _read_variant(graph: Graph, node: Node, varies_by: list[str], context: PageContext) -> Variant:
    offers = offer_nodes(graph, node)
    variant = read_identity(graph, node, context)
    variant.options = read_options(graph, node, varies_by)
    variant.offer = one_offer([read_offer(graph, offer, context) for offer in offers], graph.printed)
    if variant.offer and not variant.url:
        variant.url = variant.offer.url
    if len(offers) == 1:
        complete(variant, read_identity(graph, offers[0], context))
    return variant


def offer_nodes(graph: Graph, node: Node) -> list[Node]:
    """The offers of a node, those inside an AggregateOffer instead of it where they state more."""
    offers: list[Node] = []
    for offer in graph.nodes(node, "offers", "offer", "offerDetails")[:MAX_OFFERS]:
        inner = graph.nodes(offer, "offers") if "AggregateOffer" in types_of(offer) else []
        offers.extend(
            inner[:MAX_OFFERS] if any(graph.all(o, "price", "priceSpecification") for o in inner) else [offer]
        )
    return offers


def _from_offers(graph: Graph, product: Node, varies_by: list[str], context: PageContext) -> list[Variant]:
    """One variant per offer where the offers say what tells them apart; otherwise a single one."""
    common = read_identity(graph, product, context)
    common.options = read_options(graph, product, varies_by)
    offered = [_offered(graph, node, varies_by, context) for node in offer_nodes(graph, product)[:MAX_VARIANTS]]
    if len(offered) < 2 or len({_told_apart_by(variant) for variant in offered} - {None}) < len(offered):
        common.offer = one_offer([variant.offer for variant in offered if variant.offer], graph.printed)
        _add_said(common, graph, product)
        if len(offered) == 1:
            complete(common, offered[0])
        return [common]
    for variant in offered:
        variant.options = {**common.options, **variant.options}
        variant.image = variant.image or common.image
    return offered


def _add_said(variant: Variant, graph: Graph, product: Node) -> None:
    """Give an offer what the product itself says of its stock: always as a page prints that, since templates add
    ``InStock`` to every offer, else where the offer says nothing."""
    offer = variant.offer
    if offer and (graph.printed or not offer.availability) and (said := _said(graph, product)):
        offer.availability = said


def _said(graph: Graph, product: Node) -> Availability | None:
    said = {availability_of(value) for value in graph.all(product, "availability")[:5]}
    return said.pop() if len(said) == 1 else None


def _offered(graph: Graph, node: Node, varies_by: list[str], context: PageContext) -> Variant:
    item = next(iter(graph.nodes(node, "itemOffered")), {})
    variant = read_identity(graph, node, context)
    if item:
        complete(variant, read_identity(graph, item, context))
    variant.options = read_options(graph, item, varies_by) | read_options(graph, node, varies_by)
    variant.offer = read_offer(graph, node, context)
    return variant


def _told_apart_by(variant: Variant) -> tuple[str | None, ...] | None:
    """What makes an offer one of a variant of its own; None where it names nothing that the others don't."""
    own_url = variant.url if variant.url and variant_parameter(variant.url) else None
    parts = (variant.sku, variant.gtin, variant.mpn, own_url, str(variant.options or ""))
    return parts if any(parts) else None


def _inherit(variants: list[Variant], graph: Graph, group: Node, context: PageContext) -> None:
    """A group's own offer stands for the variants that state no price, each with what it says of its stock."""
    if any(lowest_price(variant.offer) is not None for variant in variants):
        return
    common = one_offer([read_offer(graph, node, context) for node in offer_nodes(graph, group)], graph.printed)
    if common is None:
        return
    for variant in variants:
        own = variant.offer.model_dump(exclude_none=True, exclude_defaults=True) if variant.offer else {}
        variant.offer = common.model_copy(update=own)
