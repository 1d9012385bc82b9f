"""A page's bytes in, the product that it is about out."""

from dataclasses import dataclass, field
from datetime import datetime

import lxml.etree

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.decoding import decode_page
from crawler.extraction.content.json_text import JsonTextError, read_json
from crawler.extraction.content.key_search import KeySearch
from crawler.extraction.content.markup_scan import scan_markup
from crawler.extraction.content.urls import canonical_of
from crawler.extraction.controls.printed_values import with_printed_values
from crawler.extraction.controls.variants import with_chosen_options
from crawler.extraction.data.draft import Draft, read_draft
from crawler.extraction.data.item_scopes import MICRODATA, RDFA, Syntax, item_tree, marks_a_product, read_scopes
from crawler.extraction.data.main_product import find_main_product
from crawler.extraction.data.node import Graph
from crawler.extraction.data.opengraph import open_graph_product
from crawler.extraction.data.sold import sold
from crawler.extraction.identity.page_identity import with_page_identity
from crawler.extraction.merging.merge import merge_drafts
from crawler.extraction.names.page_titles import page_titles
from crawler.extraction.state.drafts import state_drafts
from crawler.extraction.visible.visible import with_visible
from crawler.normalisation.normalise import normalise
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.robots_directives import USER_AGENT_TOKEN, read_directives

_VARIANTS = KeySearch(
    *('"option1":', "option1&quot;:", "data-product_variations=", '"optionPrices":', '"selectedOptions":'),
    *('"optionsSelections":', '"dimensionsMap":', '"variationAttributes":[', 'items({\\"filter'),
)
"""How the code of shops names what their variants differ by."""


@dataclass(slots=True)
class PageExtraction:
    """What a page says. ``products`` has the page's main product or nothing: related and listed ones are none."""

    products: list[Product]
    rejected: list[Rejection] = field(default_factory=list)
    canonical_url: str | None = None
    noindex: bool = False
    """It asks not to be listed, or not any more since a date that has passed."""
    nofollow: bool = False
    announces_end: bool = False
    """It asks not to be listed from a date on that is still to come."""


def extract_page(
    body: bytes, url: str, observed_at: datetime, content_type: str | None = None, site_brand: str | None = None
) -> PageExtraction:
    """Read a page's structured data: JSON-LD, microdata, OpenGraph, and RDFa if there is nothing else.

    Never fails on what a page says: what can't be used is in ``rejected`` with a reason code. ``site_brand`` is the
    brand that the site's YAML vouches for; it fills a missing brand. ``url`` is the address that answered.
    """
    page = decode_page(body, content_type)
    markup = scan_markup(page)
    canonical = canonical_of(markup.canonical, url)
    context = PageContext(url, page, markup, canonical, observed_at)
    if markup.canonical and canonical is None:
        context.reject("canonical_refused", markup.canonical)
    drafts = with_page_identity(with_visible(sold(_drafts(context), context), context), context)
    product = merge_drafts(drafts, context, site_brand) if drafts else None
    if product:
        with_printed_values(product, context)
        with_chosen_options(product, context)
        normalise(product, markup.lang)
    stated = (markup.meta("robots"), markup.meta(USER_AGENT_TOKEN.lower()))
    robots = read_directives(value for value in stated if value)
    return PageExtraction(
        products=[product] if product else [],
        rejected=context.rejected,
        canonical_url=canonical,
        noindex=robots.forbids_listing(observed_at),
        nofollow=robots.nofollow,
        announces_end=robots.announces_end(observed_at),
    )


def _drafts(context: PageContext) -> list[Draft]:
    """What each syntax says of the main product, in the order of trust; the tree is parsed only where needed."""
    titles = page_titles(context) or page_titles(context, *context.markup.headings)
    drafts = _draft("json-ld", _json_ld(context), context, titles)
    if not (drafts and _complete(drafts[0])) and marks_a_product(context):
        named = titles + [draft.name for draft in drafts if draft.name]
        drafts += _scoped("microdata", MICRODATA, item_tree(context), context, named)
    if node := open_graph_product(context.markup):
        drafts += _draft("opengraph", [node], context, page_titles(context, *context.markup.headings)[1:])
    if not drafts and context.words.rdfa:
        drafts = _scoped("rdfa", RDFA, context.tree, context, titles)
    if drafts and not (_complete(drafts[0]) and _tells_apart(drafts[0], context)):
        drafts += state_drafts(context, [draft.name for draft in drafts if draft.name])
    return drafts


def _json_ld(context: PageContext) -> list[object]:
    values: list[object] = []
    for block in context.markup.json_ld:
        try:
            read = read_json(block)
        except JsonTextError as error:
            context.reject(str(error), block.strip()[:80])
            continue
        if read.repaired:
            context.reject("json_ld_repaired", block.strip()[:80])
        values.append(read.value)
    if context.markup.blocks_left_out:
        context.reject("json_ld_blocks_over_limit", context.markup.blocks_left_out)
    return values


def _scoped(
    source: str, syntax: Syntax, tree: lxml.etree._Element | None, context: PageContext, titles: list[str]
) -> list[Draft]:
    nodes: list[object] = list(read_scopes(tree, syntax, context.url)) if tree is not None else []
    return _draft(source, nodes, context, titles)


def _draft(source: str, values: list[object], context: PageContext, titles: list[str]) -> list[Draft]:
    graph = Graph(values, printed=source in ("microdata", "rdfa"))
    main = find_main_product(graph, context, titles)
    return [read_draft(source, graph, main.node, main.variants, context)] if main else []


def _complete(draft: Draft) -> bool:
    """Whether a draft leaves nothing that another syntax would be parsed for."""
    selected = draft.variants[0]
    offer = selected.offer
    coded = selected.sku or selected.mpn or selected.gtin
    return bool(
        draft.name and draft.brand and coded and offer and offer.price and offer.price_currency and offer.availability
    )


def _tells_apart(draft: Draft, context: PageContext) -> bool:
    """Whether a draft has several variants and says what they differ by, or the page's code does not either."""
    told = len(draft.variants) > 1 and any(variant.options for variant in draft.variants)
    return told or not _VARIANTS.places(context.encoded)
