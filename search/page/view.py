"""The result page as HTML."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from babel.numbers import format_currency
from jinja2 import Environment

from config.errors import OffshelfError
from config.settings import Settings
from search.brand_page import BrandResponse
from search.eligibility import IN_STOCK, readable
from search.hit import Hit
from search.page.choices import choices
from search.page.form import DISCOUNTS, PageForm
from search.page.options import TOLD, has_mark, option_rows
from search.page.reading import readings
from search.page.templates import page_templates
from search.response import Facet, FacetRange, SearchResponse

_HUES = 8


def render_results(settings: Settings, form: PageForm, response: SearchResponse) -> str:
    """The page with both sections."""
    home, offered = response.sections.home, response.sections.buy_for_me
    row = offered.row or 0
    return (
        _environment()
        .get_template("results.html")
        .render(
            shop=settings.shop_name,
            form=form,
            response=response,
            before=home.hits[:row],
            after=home.hits[row:],
            offered=offered.hits,
            readings=readings(response.intent, _money),
            maker=response.intent.brand or _only_brand(offered.hits),
            choices=choices(form, response.facets),
            discounts=_discounts(form, response.facets.get("discount")),
            pages=_page_links(form, response.page.pages),
        )
    )


def _only_brand(hits: Sequence[Hit]) -> str | None:
    brands = {hit.brand for hit in hits}
    return brands.pop() if len(brands) == 1 else None


def render_brand(settings: Settings, form: PageForm, response: BrandResponse) -> str:
    """A brand's page."""
    return (
        _environment()
        .get_template("brand.html")
        .render(
            shop=settings.shop_name,
            form=form,
            response=response,
            choices=choices(form, response.facets),
            discounts=_discounts(form, response.facets.get("discount")),
            pages=_page_links(form, response.page.pages),
        )
    )


def render_error(settings: Settings, form: PageForm, error: OffshelfError) -> str:
    """The page that says what failed and what to do."""
    return _environment().get_template("error.html").render(shop=settings.shop_name, form=form, error=error)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = page_templates(Path(__file__).parent)
    environment.filters.update(
        money=_money,
        share=_share,
        stock=lambda availability: _sentence(readable(availability)),
        bought_now=lambda availability: availability in IN_STOCK,
        hue=_hue,
        initial=_initial,
        sentence=_sentence,
        options=option_rows,
        has_mark=has_mark,
        told=TOLD.__getitem__,
    )
    return environment


def _money(amount: Decimal, currency: str | None) -> str:
    if not currency:
        return f"{amount:,.2f}"
    return format_currency(amount, currency, locale="en_US")


def _discounts(form: PageForm, facet: Facet | None) -> list[str]:
    """The steps that something is reduced by; what is chosen stays."""
    most = max((part.max for part in facet.ranges), default=Decimal(0)) if facet else Decimal(0)
    return [step for step in DISCOUNTS if Decimal(step) <= most or step == form.min_discount]


def _share(count: int, ranges: Sequence[FacetRange]) -> float:
    """Of the fullest range."""
    return count / max(part.count for part in ranges)


def _hue(text: str | None) -> int:
    """Always the same colour for the same brand."""
    return crc32((text or "").encode("utf-8", "replace")) % _HUES


def _initial(text: str | None) -> str:
    return next((c.upper() for c in text or "" if c.isalnum()), "?")


def _sentence(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def _page_links(form: PageForm, pages: int) -> list[tuple[str, str | None]]:
    """Labels and addresses of the pages around this one; no address for a gap."""
    near = {1, pages, *range(form.page - 2, form.page + 3)}
    links: list[tuple[str, str | None]] = []
    last = 0
    for number in sorted(n for n in near if 1 <= n <= pages):
        if number - last > 1:
            links.append(("…", None))
        links.append((str(number), form.link(number)))
        last = number
    return links
