"""The brand that a page tells where its data leaves it open."""

from urllib.parse import urlsplit

from crawler.extraction.brand.apart import apart_brand
from crawler.extraction.brand.classed import classed_brand
from crawler.extraction.brand.heading import heading_brand
from crawler.extraction.brand.labelled_logo import labelled_logo
from crawler.extraction.brand.linked import crumb_brand, linked_brand, linked_logo, named_link
from crawler.extraction.brand.maker import maker_brand
from crawler.extraction.brand.named import brand_in_name, stated_brands
from crawler.extraction.brand.range_link import range_link
from crawler.extraction.brand.row import named_row_brand, row_brand
from crawler.extraction.brand.titled import titled_brand, titled_logo
from crawler.extraction.choice import only_one, squashed
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.labelled import Labelled
from crawler.extraction.data.draft import Draft
from crawler.extraction.names.common_name import main_headings
from crawler.extraction.names.page_titles import main_part, page_titles

SHORT = 3
"""Characters of what stands in a title by chance."""


def labelled_brand(found: list[Labelled], name: str, context: PageContext) -> str | None:
    """The one that the name confirms; without that, the only one that is clearly labelled, and no heading of a list,
    or that the page has in what it calls itself, or in a row."""
    brands = [one for one in found if one.field == "brand"]
    named = [one.value for one in brands if one.value.casefold() in name.casefold()]
    if only := only_one(named) or only_one([one.value for one in brands if one.marked]):
        return only
    called = " ".join((*page_titles(context), context.markup.meta("og:site_name") or "")).casefold()
    told = only_one([one.value for one in brands if len(one.value) > SHORT and one.value.casefold() in called])
    if told or not brands:
        return told
    page, said = context.markup.shown, only_one([one.value for one in brands])
    return row_brand(page) or (said if said and named_row_brand(page, said) else None)


def without_shop(drafts: list[Draft], name: str, found: list[Labelled], context: PageContext) -> str | None:
    """Take back the shop's own name where the data states it as the brand, as templates do, but the page shows another
    behind a label or right beside the heading, and in what it calls itself or its product; that one is given."""
    labels = (urlsplit(context.address).hostname or "").split(".")[:-1]
    shops = {squashed(draft.brand) for draft in drafts if draft.brand}
    if len(shops) != 1 or shops.isdisjoint(labels):
        return None
    page, heading = context.markup.shown, context.words.main_heading
    shown = labelled_brand(found, name, context) or heading_brand(page, heading, name)
    called = " ".join((name, *page_titles(context))).casefold()
    if not shown or squashed(shown) in shops or shown.casefold() not in called:
        return None
    context.reject("brand_is_shop", *shops)
    for draft in drafts:
        draft.brand = None
    return shown


def shown_brand(name: str, drafts: list[Draft], context: PageContext) -> str | None:
    """The brand that the page states otherwise than behind a label."""
    name = next((heading for heading in main_headings(context) if heading == main_part(name)), name)
    stated = list(stated_brands(context.encoded))
    description = next((draft.description for draft in drafts if draft.description), None)
    return (
        brand_in_name(stated, name)
        or titled_brand(name, page_titles(context))
        or linked_brand(context.markup.shown, name)
        or classed_brand(context.markup.shown, name)
        or heading_brand(context.markup.shown, context.words.main_heading, name)
        or apart_brand(context.markup.shown, context.words.main_heading, page_titles(context), stated)
        or range_link(context.markup.shown, context.words.main_heading, name)
        or crumb_brand(context.markup.shown, context.words.main_heading)
        or titled_logo(
            context.markup.shown, context.words.main_heading, page_titles(context), urlsplit(context.address).netloc
        )
        or maker_brand(name, description, stated, context)
        or labelled_logo(context.markup.shown, context.words.main_heading)
        or named_link(context.markup.shown)
        or linked_logo(context.markup.shown, context.words.main_heading, name)
    )
