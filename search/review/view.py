"""The review page as HTML."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from config.errors import OffshelfError
from search.page.templates import page_templates
from search.review.shown_question import ShownQuestion

_ASKED = {
    "variant": "Is this variant what the shop sells?",
    "style": "Are these the same product?",
    "brand": "Are these two names of one brand?",
}


def render_question(shop: str, shown: ShownQuestion, token: str) -> str:
    """The page with one question, or that there is none."""
    return _environment().get_template("review.html").render(shop=shop, shown=shown, asked=_ASKED, token=token)


def render_trouble(shop: str, error: OffshelfError) -> str:
    """The page that says what failed and what to do."""
    return _environment().get_template("trouble.html").render(shop=shop, error=error)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return page_templates(Path(__file__).parent)
