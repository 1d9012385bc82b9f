"""Shopify, by ``/products.json``; its currency is stated elsewhere."""

from urllib.parse import urlsplit

from crawler.platforms.shopify import ShopMeta, parse_products, read_meta
from crawler.probe.pages import currency_of
from crawler.recognition.recogniser import FIRST_PATHS, Look, Recognition

_PAGE = 250


class ShopifyRecogniser:
    """Recognised by its products; what the endpoint leaves open is asked for in few more requests."""

    def recognise(self, look: Look) -> Recognition | None:
        [page] = look.get(FIRST_PATHS[0])
        if page.status != 200:
            return None
        products, rejected = parse_products(page.body, page.final_url, look.now)
        if not products:
            return None
        reason = f"{urlsplit(page.url).path} lists products the way Shopify does"
        full = len(products) + len(rejected) >= _PAGE
        found = Recognition("shopify", [reason], products, rejected, len(products), "at_least" if full else "exact")
        self._add_facts(look, found)
        self._add_currency(look, found)
        return found

    def _add_facts(self, look: Look, found: Recognition) -> None:
        about, _ = look.get("meta.json", found.products[0].url)
        stated = read_meta(about.body) if about.status == 200 else ShopMeta()
        found.name = stated.name
        if stated.products is not None and found.counting == "at_least":
            found.count, found.counting = max(stated.products, found.count or 0), "exact"
            found.reasons.append("/meta.json states the number of products")

    def _add_currency(self, look: Look, found: Recognition) -> None:
        """The site states it somewhere, or it stays unknown."""
        pages = [*look.get("meta.json", found.products[0].url), look.front]
        for address in (*(page.url for page in pages), "cart.js"):
            [page] = look.get(address)
            if page.status == 200 and (currency := currency_of(page, look.now)):
                found.currency, found.currency_source = currency, urlsplit(page.final_url).path
                break
        for variant in (variant for product in found.products for variant in product.variants):
            if variant.offer and variant.offer.price is not None:
                variant.offer.price_currency = variant.offer.price_currency or found.currency
