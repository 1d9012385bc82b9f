"""Which of a page's nodes is the product that the page is about, if it is about one."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.extraction.context import PageContext
from crawler.extraction.node import Graph, Node, types_of
from crawler.extraction.text import clean_text
from crawler.extraction.urls import web_url

_PRODUCTS = frozenset(
    ("Product", "ProductGroup", "ProductModel", "IndividualProduct", "SomeProducts", "Vehicle", "Car", "Motorcycle")
)
# Works are products where they are offered.
_WORKS = frozenset(("Book", "Movie", "MusicAlbum", "MusicRelease", "VideoGame", "SoftwareApplication", "CreativeWork"))
_PAGES = frozenset(("WebPage", "ItemPage", "ProductPage", "WebSite", "Thing", "QAPage"))
_LISTS = frozenset(("ItemList", "CollectionPage", "SearchResultsPage", "OfferCatalog"))
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
_ABOUT = ("mainEntity", "mainContentOfPage", "about", "mentions")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class MainProduct:
    """A product node and the nodes of its variants, the page's own first; empty where it has none."""

    node: Node
    variants: list[Node] = field(default_factory=list)


def find_main_product(graph: Graph, context: PageContext, titles: list[str]) -> MainProduct | None:
    """The product that a page is about; None if it is about none, or about many.

    ``titles`` are what the page calls itself. A product that is only listed, related or reviewed is none.
    """
    tops = graph.tops()
    groups = _grouped(graph, _candidates(graph, tops))
    if not groups:
        return None
    kinds = set().union(*(types_of(top) for top in tops))
    fits = [_fit(graph, group, context, titles) for group in groups]
    best = max(range(len(groups)), key=lambda n: (fits[n], -n))
    if fits[best] >= 2 or (
        len(groups) == 1 and not kinds & (_LISTS | _STORIES) and not _elsewhere(graph, groups[0], context)
    ):
        return groups[best]
    context.reject(
        "several_products" if len(groups) > 1 else "product_not_of_page", graph.text(groups[best].node, "name")
    )
    return None


def _candidates(graph: Graph, tops: list[Node]) -> list[Node]:
    found: list[Node] = []
    for top in tops:
        kinds = types_of(top)
        if kinds & _PRODUCTS or (kinds & _WORKS and graph.all(top, "offers", "offerDetails")):
            found.append(top)
        elif kinds & _PAGES or not kinds:
            found.extend(node for name in _ABOUT for node in graph.nodes(top, name) if types_of(node) & _PRODUCTS)
        elif "Offer" in kinds:
            found.extend(
                node | {"offers": top} for node in graph.nodes(top, "itemOffered") if types_of(node) & _PRODUCTS
            )
    return found


def _grouped(graph: Graph, candidates: list[Node]) -> list[MainProduct]:
    """Candidates that are the same product, or variants of one, as one."""
    groups: dict[str, MainProduct] = {}
    united: set[str] = set()
    parents: set[int] = set()
    for position, node in enumerate(candidates):
        key = _group_key(graph, node) or f"#{position}"
        variants = _stated_variants(graph, node, parents)
        group = groups.get(key)
        if group is None:
            groups[key] = MainProduct(node, variants)
        elif "ProductGroup" in types_of(node) or graph.nodes(node, "hasVariant"):
            groups[key] = MainProduct(node, variants or group.variants)
        elif key.startswith("name:") and not _siblings(graph, group.node, node):
            group.node = {**node, **group.node}
        else:
            group.variants = group.variants or [group.node]
            group.variants += variants or [node]
            united.add(key)
    for key in united:
        groups[key].variants = _distinct(graph, groups[key].variants)
    return list(groups.values())


def _stated_variants(graph: Graph, node: Node, parents: set[int]) -> list[Node]:
    """The variants that a node names, or that its group does, which is asked once however many name it."""
    groups = graph.nodes(node, "isVariantOf")
    if not groups:
        return graph.nodes(node, "hasVariant")
    known = id(groups[0]) in parents
    parents.add(id(groups[0]))
    return [node] if known else _distinct(graph, [node, *graph.nodes(groups[0], "hasVariant")])


def _group_key(graph: Graph, node: Node) -> str | None:
    parents = graph.nodes(node, "isVariantOf")
    group = parents[0] if parents else node
    own = graph.text(group, "productGroupID") or graph.text(node, "inProductGroupWithID")
    if own:
        return f"group:{own}"
    if parents or "ProductGroup" in types_of(node):
        return f"id:{group.get('@id')}" if group.get("@id") else None
    name = graph.text(node, "name")
    return f"name:{_folded(name)}" if name else None


def _siblings(graph: Graph, one: Node, other: Node) -> bool:
    """Whether two nodes of one name are variants: each is offered under a sku of its own, and neither elsewhere."""
    skus, urls = ({graph.text(node, name) for node in (one, other)} for name in ("sku", "url"))
    offered = all(graph.all(node, "offers") for node in (one, other))
    return offered and len(skus - {None}) == 2 and len(urls) == 1


def _distinct(graph: Graph, nodes: list[Node]) -> list[Node]:
    """Nodes without those that repeat another's ``@id``, or where there is none, all that identifies it."""
    found: dict[object, Node] = {}
    for position, node in enumerate(nodes):
        stated = tuple(graph.text(node, name) for name in ("sku", "url", "gtin", "size", "color"))
        found.setdefault(graph.text(node, "@id") or (stated if any(stated) else position), node)
    return list(found.values())


def _fit(graph: Graph, group: MainProduct, context: PageContext, titles: list[str]) -> int:
    """How well a product fits the page: its address counts 3, its name 2, something to buy 1."""
    paths = {_path(context.url), _path(context.address)}
    stated = [graph.text(node, "url", "@id") for node in (group.node, *group.variants[:200])]
    stated += [graph.text(offer, "url") for offer in graph.nodes(group.node, "offers")[:50]]
    fit = 3 if any(url and not url.startswith("#") and _path(url) in paths - {"/"} for url in stated) else 0
    name = graph.text(group.node, "name")
    if name and any(same_name(name, title) for title in titles):
        fit += 2
    return fit + (1 if fit and graph.all(group.node, "offers") else 0)


def _elsewhere(graph: Graph, group: MainProduct, context: PageContext) -> bool:
    """Whether a product's own address is another page than this one; ``javascript:`` and its like are no address."""
    url = graph.text(group.node, "url")
    if not url or "/" not in url or web_url(url, context.url) is None:
        return False
    return _path(url) not in (_path(context.url), _path(context.address))


def same_name(name: str, title: str) -> bool:
    """Whether a title gives a product's name, perhaps with more around it or a little left out."""
    words, others = _WORDS.findall(_folded(name)), set(_WORDS.findall(_folded(title)))
    if not words:
        return False
    return sum(word in others for word in words) >= 0.7 * len(words) and any(len(word) > 2 for word in words)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rstrip("/").casefold() or "/"
    except ValueError:
        return "/"


def page_titles(context: PageContext, *more: Any) -> list[str]:
    """What a page calls itself in its head."""
    stated = (context.markup.meta("og:title", "twitter:title"), context.markup.title, *more)
    return [title for value in stated if (title := clean_text(value, 1_000))]
