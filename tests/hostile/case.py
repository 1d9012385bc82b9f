"""One hostile page of the site that is crawled once for all of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crawler.product import Product
from tests.hostile.server import Answer, HostileServer, respond


@dataclass(frozen=True)
class Case:
    """A page, what is counted against it, and what it gives. ``name`` begins with the number of the hostile input."""

    name: str
    answer: Answer | Callable[[HostileServer], Answer]
    dropped: tuple[str, ...] = ()
    """Every reason that is counted for the page."""
    gives: str | None = None
    """The name of its product; None where it must give none."""
    check: Callable[[Product], object] = lambda _: True
    """Whether the product is as it should be."""
    needs_server: bool = False
    """Whether ``answer`` takes the server, to name its address."""

    @property
    def path(self) -> str:
        return f"/products/{self.name}"

    def route(self, server: HostileServer) -> Answer:
        """What the server answers."""
        return self.answer(server) if self.needs_server else self.answer  # type: ignore[arg-type,return-value]


def product(name: str, **fields: Any) -> dict[str, Any]:
    """A plain product in JSON-LD; ``offers`` as given replaces its offer."""
    offer = {"@type": "Offer", "price": "25.00", "priceCurrency": "EUR", "availability": "InStock"}
    return {"@context": "https://schema.org", "@type": "Product", "name": name, "offers": offer, **fields}


def block(data: object) -> str:
    """A script of JSON-LD; a text is put in as it is."""
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'


def page(*data: object, html: str = "") -> Answer:
    """A page with blocks of JSON-LD, and whatever else stands on it."""
    return respond(("".join(block(one) for one in data) + html).encode("utf-8", "surrogatepass"))
