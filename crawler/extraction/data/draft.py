"""What one syntax says about the page's product, before the syntaxes are merged."""

import re
from dataclasses import dataclass, field
from typing import Any

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import CODE_LENGTH, DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.extraction.data.breadcrumb import fuller, stated_breadcrumb
from crawler.extraction.data.identity import read_images, read_sku
from crawler.extraction.data.node import Graph, Node
from crawler.extraction.data.variants import read_variants
from crawler.extraction.names.names import brand_name
from crawler.normalisation.rating import parse_rating
from crawler.product import Rating, Variant
from crawler.values.options import option_name

MAX_ATTRIBUTES = 50

_ATTRIBUTES = ("material", "pattern", "audience", "model", "weight", "width", "height", "depth", "countryOfOrigin")
_OTHER_KIND = re.compile(r"[a-z]+\d*:", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A product as one syntax states it; every field may be missing."""

    source: str
    product_id: str | None = None
    sku: str | None = None
    """The number of a product whose variants have others, or none."""
    url: str | None = None
    name: str | None = None
    brand: str | None = None
    description: str | None = None
    category: str | None = None
    images: list[str] = field(default_factory=list)
    varies_by: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    rating: Rating | None = None
    variants: list[Variant] = field(default_factory=list)


def read_draft(source: str, graph: Graph, product: Node, siblings: list[Node], context: PageContext) -> Draft:
    """A product node, with the nodes of its group's variants, as a draft."""
    group = _group(graph, product)
    varies_by = [name.rpartition("/")[2] for name in _texts(graph, group, "variesBy")]
    variants = read_variants(graph, product, siblings, varies_by, context)
    both = {**group, **product} if group is not product else product
    name = graph.text(group, "name") or graph.text(product, "name")
    return Draft(
        source=source,
        product_id=_product_id(graph, product, group),
        sku=_own_number(graph, group, variants),
        url=graph.first(both, lambda value: web_url(value, context.url), "url"),
        name=name,
        brand=brand_name(graph.text(both, "brand", "manufacturer")),
        description=graph.first(both, lambda value: clean_text(value, DESCRIPTION_LENGTH), "description"),
        category=fuller(_category(graph, both), stated_breadcrumb(graph, name, context.address)),
        images=read_images(graph, product, context) or read_images(graph, group, context),
        varies_by=[option_name(name) for name in varies_by if option_name(name)],
        attributes=_attributes(graph, both, variants[0]),
        rating=_rating(graph, both),
        variants=variants,
    )


def _group(graph: Graph, product: Node) -> Node:
    groups = graph.nodes(product, "isVariantOf")
    return groups[0] if groups else product


def _own_number(graph: Graph, group: Node, variants: list[Variant]) -> str | None:
    """What a node states as its number, unless it is its only variant's, or that of one of them."""
    number = read_sku(graph, group) if len(variants) > 1 else None
    return None if number in {variant.sku for variant in variants} else number


def _product_id(graph: Graph, product: Node, group: Node) -> str | None:
    """productGroupID, else productID; one that says it is a sku or a part number is no product id."""
    stated = (
        graph.text(group, "productGroupID"),
        graph.text(product, "productGroupID", "inProductGroupWithID"),
        *(clean_text(value, CODE_LENGTH) for value in graph.all(product, "productID")[:5]),
    )
    return next((text for text in stated if text and not _OTHER_KIND.match(text)), None)


def _rating(graph: Graph, node: Node) -> Rating | None:
    for rating in graph.nodes(node, "aggregateRating")[:5]:
        value, best, count = (
            graph.text(rating, *names) for names in (("ratingValue",), ("bestRating",), ("ratingCount", "reviewCount"))
        )
        if read := parse_rating(value, best, count):
            return read
    return None


def _texts(graph: Graph, node: Node, name: str) -> list[str]:
    return [text for value in graph.all(node, name)[:20] if (text := graph.text_of(value))]


def _category(graph: Graph, node: Node) -> str | None:
    parts = [text for text in _texts(graph, node, "category") if not text.startswith(("http:", "https:"))]
    text = " > ".join(dict.fromkeys(part for part in parts if any(c.isalpha() for c in part)))
    # A slash inside a word joins alternatives (``Tops/Shirts``); two and more, a path.
    slash = "/" if text.count("/") > 1 and " > " not in text else r"/(?=\s)"
    levels = [level.strip() for level in re.split(rf"\s*(?:>|›|»|&gt;|\s<\s|{slash})\s*", text)]
    return clean_text(" > ".join(level for level in levels if level))


def _attributes(graph: Graph, node: Node, selected: Variant) -> dict[str, str]:
    """Stated properties that are no option of the selected variant, by snake_case names."""
    pairs: list[tuple[str, Any]] = [(name, graph.text(node, name)) for name in _ATTRIBUTES]
    for extra in graph.nodes(node, "additionalProperty")[:MAX_ATTRIBUTES]:
        pairs.append((graph.text(extra, "name", "propertyID") or "", graph.text(extra, "value")))
    found: dict[str, str] = {}
    for raw_name, value in pairs:
        if value and (name := option_name(raw_name)) and name not in selected.options:
            found.setdefault(name, value)
    return found
