"""A page's product nodes, those of one product together."""

from dataclasses import dataclass, field

from crawler.extraction.data.node import Graph, Node, types_of
from crawler.extraction.names.page_titles import folded_name

_PRODUCTS = frozenset(
    ("Product", "ProductGroup", "ProductModel", "IndividualProduct", "SomeProducts", "Vehicle", "Car", "Motorcycle")
)
# Works are products where they are offered.
_WORKS = frozenset(("Book", "Movie", "MusicAlbum", "MusicRelease", "VideoGame", "SoftwareApplication", "CreativeWork"))
_PAGES = frozenset(("WebPage", "ItemPage", "ProductPage", "WebSite", "Thing", "QAPage"))
_ABOUT = ("mainEntity", "mainContentOfPage", "about", "mentions")


@dataclass(slots=True)
class ProductGroup:
    """A product node and the nodes of its variants, the page's own first; empty where it has none."""

    node: Node
    variants: list[Node] = field(default_factory=list)


def product_groups(graph: Graph) -> list[ProductGroup]:
    """The products that a page's nodes state on their own, or that a page's node is about, in its order."""
    return _grouped(graph, _candidates(graph, graph.tops()))


def _candidates(graph: Graph, tops: list[Node]) -> list[Node]:
    found: list[Node] = []
    for top in tops:
        kinds = types_of(top)
        if kinds & _PRODUCTS or (kinds & _WORKS and graph.all(top, "offers", "offerDetails")):
            found.append(top)
        elif kinds & _PAGES or not kinds:
            found.extend(node for name in _ABOUT for node in graph.nodes(top, name) if types_of(node) & _PRODUCTS)
        elif any(kind.endswith("Action") for kind in kinds):
            found.extend(node for node in graph.nodes(top, "object") if types_of(node) & _PRODUCTS)
        elif "Offer" in kinds:
            found.extend(
                node | {"offers": top} for node in graph.nodes(top, "itemOffered") if types_of(node) & _PRODUCTS
            )
    return found


def _grouped(graph: Graph, candidates: list[Node]) -> list[ProductGroup]:
    """Candidates that are the same product, or variants of one, as one."""
    groups: dict[str, ProductGroup] = {}
    united: set[str] = set()
    parents: set[int] = set()
    for position, node in enumerate(candidates):
        key = _group_key(graph, node) or f"#{position}"
        variants = _stated_variants(graph, node, parents)
        group = groups.get(key)
        if group is None:
            groups[key] = ProductGroup(node, variants)
        elif "ProductGroup" in types_of(node) or graph.nodes(node, "hasVariant"):
            groups[key] = ProductGroup(node, variants or group.variants)
        elif key.startswith("name:") and not _siblings(graph, group.node, node):
            group.node = {**node, **group.node}
        else:
            if not group.variants and "ProductGroup" not in types_of(group.node):
                group.variants = [group.node]
            group.variants += variants or [node]
            united.add(key)
    named = {graph.text(node, "@id") for one in groups.values() for node in one.variants if node is not one.node}
    named.discard(None)
    groups = {key: one for key, one in groups.items() if one.variants or graph.text(one.node, "@id") not in named}
    for key in united & groups.keys():
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
        identity = graph.text(group, "@id")
        return f"id:{identity}" if identity else None
    name = graph.text(node, "name")
    return f"name:{folded_name(name)}" if name else None


def _siblings(graph: Graph, one: Node, other: Node) -> bool:
    """Whether two nodes of one name are variants: each is offered under its own sku, neither on another page."""
    skus, urls = ({graph.text(node, name) for node in (one, other)} for name in ("sku", "url"))
    pages = {url and url.partition("?")[0] for url in urls}
    offered = all(graph.all(node, "offers") for node in (one, other))
    return offered and len(skus - {None}) == 2 and len(pages) == 1


def _distinct(graph: Graph, nodes: list[Node]) -> list[Node]:
    """Nodes without those that repeat another's ``@id``, or where there is none, all that identifies it."""
    found: dict[object, Node] = {}
    for position, node in enumerate(nodes):
        stated = tuple(graph.text(node, name) for name in ("sku", "url", "gtin", "size", "color"))
        found.setdefault(graph.text(node, "@id") or (stated if any(stated) else position), node)
    return list(found.values())
