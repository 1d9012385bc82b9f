"""Platforms whose pages are read for their structured data, recognised by what all their shops have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.brand_site import Platform
from crawler.probe.fetch import FetchedPage
from crawler.recognition.recogniser import Look, Recognition

_SEARCHED = 1_000_000


@dataclass(frozen=True)
class MarkRecogniser:
    """``marks`` stand in the source of a page, in its headers or cookies; one is enough."""

    platform: Platform
    name: str
    marks: tuple[str, ...]

    def recognise(self, look: Look) -> Recognition | None:
        mark = found_mark(look.front, self.marks)
        return Recognition(self.platform, [f"its front page carries {self.name}'s mark '{mark}'"]) if mark else None


def found_mark(page: FetchedPage, marks: Sequence[str]) -> str | None:
    """The first of some marks that a page's source or headers hold, whatever their case."""
    if page.status != 200:
        return None
    headers = "\n".join(f"{name}: {value}" for name, value in page.headers.items())
    text = (headers + "\n" + page.body[:_SEARCHED].decode("utf-8", "replace")).lower()
    return next((mark for mark in marks if mark.lower() in text), None)


PRESTASHOP = MarkRecogniser(
    "prestashop", "PrestaShop", ("var prestashop =", 'content="PrestaShop"', "powered-by: prestashop")
)
BIGCOMMERCE = MarkRecogniser(
    "bigcommerce", "BigCommerce", (".bigcommerce.com/s-", "stencilBootstrap", "stencil-utils", "bigcommerce.com/r-")
)
SALESFORCE = MarkRecogniser(
    "salesforce",
    "Salesforce Commerce Cloud",
    ("/on/demandware.static/", "/on/demandware.store/", "demandware.edgesuite.net", "/dw/image/v2/", "dwsid="),
)
