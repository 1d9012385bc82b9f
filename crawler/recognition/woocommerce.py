"""WooCommerce, by its Store API."""

from crawler.platforms.woocommerce import parse_products
from crawler.recognition.recogniser import FIRST_PATHS, Look, Recognition

_PAGE = 100


class WooCommerceRecogniser:
    """Recognised by its products, and by the total that the API states in a header."""

    def recognise(self, look: Look) -> Recognition | None:
        [page] = look.get(FIRST_PATHS[1])
        if page.status != 200:
            return None
        products, rejected = parse_products(page.body, page.final_url, look.now)
        if not products:
            return None
        total = page.headers.get("x-wp-total", "")
        stated = total.isascii() and total.isdigit() and len(total) < 10
        full = len(products) + len(rejected) >= _PAGE
        return Recognition(
            "woocommerce",
            ["the WooCommerce Store API answers with products"],
            products,
            rejected,
            int(total) if stated else len(products),
            "exact" if stated or not full else "at_least",
        )
