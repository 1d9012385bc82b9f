"""Magento 2, by the marks of its pages and its GraphQL endpoint."""

from crawler.platforms.magento import page_address, read_page
from crawler.recognition.marks import found_mark
from crawler.recognition.recogniser import Look, Recognition

_MARKS = ("text/x-magento-init", "data-mage-init", "/static/version", "mage/cookies", "Magento_Theme", "X-Magento")


class MagentoRecogniser:
    """GraphQL is asked only where a page looks like Magento's; where it is refused, the pages remain."""

    def recognise(self, look: Look) -> Recognition | None:
        mark = found_mark(look.front, _MARKS)
        if mark is None:
            return None
        reasons = [f"its front page carries Magento's mark '{mark}'"]
        for number in (0, 1):
            [answer] = look.get(page_address(number, 1, size=20))
            page = read_page(answer.body, answer.final_url, look.now) if answer.status == 200 else None
            if page and page.products:
                reasons.append("/graphql answers with products")
                found = Recognition("magento", reasons, page.products, page.rejected, len(page.products), "at_least")
                if page.total is not None:
                    found.count, found.counting = page.total, "exact"
                return found
            problem = page.refused if page else answer.error or f"status {answer.status}"
        return Recognition("magento", [*reasons, f"/graphql is refused ({problem}), so its pages are read"])
