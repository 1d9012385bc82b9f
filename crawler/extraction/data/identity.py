"""What a product or offer node says of its own identity: codes, options, images."""

import re
from typing import Any

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import CODE_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.extraction.data.node import Graph, Node
from crawler.product import Variant
from crawler.values.identifiers import gtin_problem, normalize_gtin, states_mpn
from crawler.values.options import named_options

MAX_IMAGES = 50

_OPTIONS = ("size", "color", "material", "pattern")
_GTINS = ("gtin", "gtin14", "gtin13", "gtin12", "gtin8", "ean", "upc", "isbn")
_LABEL = re.compile(
    r"^(?:item|sku|mpn|model|art(?:ikel|icle)?|part|product|style|ref(?:erence)?)\W*(?:no|nr|number|nummer|code|id)?\s*[.:#]+\s*|"
    r"^sku\s+(?=\S*\d)",
    re.IGNORECASE,
)
_GTIN_LABEL = re.compile(r"^(?:gtin|ean|upc|isbn)[-\s]?(?:8|1[0234])?\s*:\s*", re.IGNORECASE)


def read_identity(graph: Graph, node: Node, context: PageContext) -> Variant:
    """A variant with what one node states of title, codes, address and image."""
    return Variant(
        title=graph.text(node, "name"),
        sku=read_sku(graph, node),
        mpn=graph.first(node, _mpn, "mpn") or prefixed_id(graph, node, "mpn"),
        gtin=read_gtin(graph, node, context),
        url=graph.first(node, lambda value: web_url(value, context.url), "url"),
        image=graph.first(node, lambda value: _image_url(graph, value, context), "image", "photo"),
    )


def read_sku(graph: Graph, node: Node) -> str | None:
    """The seller's number that a node states, without the label before it."""
    return graph.first(node, _sku, "sku") or prefixed_id(graph, node, "sku")


def complete(variant: Variant, other: Variant) -> None:
    """Fill the codes and the image that a variant lacks from another reading of the same thing."""
    for name in ("sku", "mpn", "gtin", "image"):
        if getattr(variant, name) is None:
            setattr(variant, name, getattr(other, name))


def prefixed_id(graph: Graph, node: Node, prefix: str) -> str | None:
    """A code inside ``productID``, which may say what it is: ``mpn:1483C002``."""
    for value in graph.all(node, "productID")[:10]:
        text = clean_text(value, CODE_LENGTH)
        if text and text.lower().startswith(prefix + ":"):
            return text[len(prefix) + 1 :].strip() or None
    return None


def _sku(value: Any) -> str | None:
    text = clean_text(value, CODE_LENGTH)
    return (_LABEL.sub("", text) or None) if text else None


def _mpn(value: Any) -> str | None:
    text = _sku(value)
    return text if text and states_mpn(text) else None


def read_images(graph: Graph, node: Node, context: PageContext, limit: int = MAX_IMAGES) -> list[str]:
    """Addresses of a node's images; a broken or foreign scheme is left out, the rest is counted above the limit."""
    images: list[str] = []
    for value in graph.all(node, "image", "photo")[: limit * 4]:
        url = _image_url(graph, value, context)
        if url is None:
            if isinstance(value, str) and value.strip():
                context.reject("image_url_refused", value)
        elif url not in images:
            images.append(url)
        if len(images) >= limit:
            break
    return images


def _image_url(graph: Graph, value: Any, context: PageContext) -> str | None:
    if isinstance(value, dict):
        value = next(iter(graph.all(value, "contentUrl", "url", "@id")), None)
    return web_url(value, context.url)


def read_gtin(graph: Graph, node: Node, context: PageContext) -> str | None:
    """The first valid GTIN of a node; a wrong one is rejected by its reason, never mended."""
    for value in (value for name in _GTINS for value in graph.all(node, name)[:5]):
        text = clean_text(value, CODE_LENGTH) if not isinstance(value, float) else None
        if text is None:
            continue
        text = _GTIN_LABEL.sub("", text)
        if gtin := normalize_gtin(text):
            return gtin
        context.reject(gtin_problem(text) or "gtin_malformed", text)
    return None


def read_options(graph: Graph, node: Node, varies_by: list[str]) -> dict[str, str]:
    """What tells a variant from its siblings: schema.org's four options, those of variesBy, and named properties."""
    names = dict.fromkeys((*_OPTIONS, *varies_by))
    pairs = [(name, clean_text(graph.text(node, name), 100)) for name in names]
    for extra in graph.nodes(node, "additionalProperty")[:50]:
        name = graph.text(extra, "name", "propertyID")
        if name and (name in varies_by or name.lower() in _OPTIONS):
            pairs.append((name, clean_text(graph.text(extra, "value"), 100)))
    return named_options(pairs)
