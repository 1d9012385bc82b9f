"""Which of a page's nodes is the product that the page is about, if it is about one."""

import re
from urllib.parse import unquote, urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.urls import web_url
from crawler.extraction.data.node import Graph, Node, types_of
from crawler.extraction.data.product_groups import ProductGroup, product_groups
from crawler.extraction.names.headings import shared_words
from crawler.extraction.names.page_titles import same_name
from crawler.extraction.stock.buy_words import buys_somewhere
from crawler.urls import PRODUCT_PATH

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$")
_FIRST_PAGE = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?)?")
_LISTS = frozenset(("ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog"))
_FOUND = frozenset(("CollectionPage", "SearchResultsPage"))
"""What lists products whatever it is called."""
_STORIES = frozenset(
    (
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Recipe",
        "TechArticle",
        "Report",
        "Event",
        "PodcastEpisode",
        "VideoObject",
    )
)


def find_main_product(graph: Graph, context: PageContext, titles: list[str]) -> ProductGroup | None:
    """The product that a page is about; None if it is about none, or about many.

    ``titles`` are what the page calls itself. A product that is only listed, related or reviewed is none.
    """
    groups = [group for group in product_groups(graph) if not _of_category(graph, group, context)]
    groups = [group for group in groups if not _only_loaded(group.node, context)]
    if not groups:
        return None
    kinds = set().union(*(types_of(top) for top in graph.tops()))
    fits = [_fit(graph, group, context, titles) for group in groups]
    best = max(range(len(groups)), key=lambda n: (fits[n], -n))
    away = _elsewhere(graph, groups[best], context)
    if fits[best] >= 2 and not (kinds & _FOUND and away):
        return groups[best]
    if len(groups) == 1 and not kinds & (_LISTS | _STORIES) and not away and not _of_a_card(graph, groups[0], titles):
        return groups[best]
    context.reject(
        "several_products" if len(groups) > 1 else "product_not_of_page", graph.text(groups[best].node, "name")
    )
    return None


_CODES = ("sku", "mpn", "productID", "gtin", "gtin8", "gtin12", "gtin13", "gtin14", "isbn")
_IDENTIFYING = (*_CODES, "image", "model", "color")


def _only_loaded(node: Node, context: PageContext) -> bool:
    """Whether a node is software on a page that has nothing to buy it by: what is downloaded is no product here."""
    if types_of(node) != {"SoftwareApplication"} or buys_somewhere(context.markup.shown):
        return False
    context.reject("product_without_offer", node.get("name"))
    return True


def _of_category(graph: Graph, group: ProductGroup, context: PageContext) -> bool:
    """Whether a node sums up a category: several brands, or none away from where shops have their products, a range of
    prices, and nothing that says which product."""
    node = group.node
    if group.variants or any(graph.all(node, name) for name in _IDENTIFYING):
        return False
    if not _of_several(graph, node) and (graph.all(node, "brand") or PRODUCT_PATH.search(context.url)):
        return False
    offers = graph.nodes(node, "offers")
    if not offers or any("AggregateOffer" not in types_of(offer) or graph.all(offer, "offers") for offer in offers):
        return False
    if all(graph.text(offer, "lowPrice") == graph.text(offer, "highPrice") for offer in offers):
        return False
    context.reject("several_products", graph.text(node, "name"))
    return True


def _of_several(graph: Graph, node: Node) -> bool:
    brands = graph.all(node, "brand")
    names = [name for brand in brands for name in (graph.all(brand, "name") if isinstance(brand, dict) else [brand])]
    return len({str(name) for name in names}) > 1


def _fit(graph: Graph, group: ProductGroup, context: PageContext, titles: list[str]) -> int:
    """How well a product fits the page: its address counts 3, its name 2, something to buy 1."""
    paths = {_path(context.url), _path(context.address)}
    stated = [graph.text(node, "url", "@id") for node in (group.node, *group.variants[:200])]
    stated += [graph.text(offer, "url") for offer in graph.nodes(group.node, "offers")[:50]]
    fit = 3 if any(url and not url.startswith("#") and _path(url) in paths - {"/"} for url in stated) else 0
    name = graph.text(group.node, "name")
    if name and any(same_name(name, title) for title in titles):
        fit += 2
    return fit + (1 if fit and graph.all(group.node, "offers") else 0)


def _elsewhere(graph: Graph, group: ProductGroup, context: PageContext) -> bool:
    """Whether a product's own address, on a site's first page also its offer's, is another page than this one;
    ``javascript:`` and its like are no address, nor is a picture's."""
    offers = graph.nodes(group.node, "offers") if _FIRST_PAGE.fullmatch(_path(context.url)) else []
    url = graph.text(group.node, "url") or next((graph.text(offer, "url") for offer in offers[:1]), None)
    if not url or "/" not in url or web_url(url, context.url) is None or _PICTURE.search(_path(url)):
        return False
    return _path(url) not in (_path(context.url), _path(context.address))


def _of_a_card(graph: Graph, group: ProductGroup, titles: list[str]) -> bool:
    """Whether a page prints a product's name that has not a word of what the page calls itself."""
    name = graph.text(group.node, "name") if graph.printed else None
    return bool(name and titles) and not any(shared_words(str(name), title) for title in titles)


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rstrip("/").casefold() or "/"
    except ValueError:
        return "/"
