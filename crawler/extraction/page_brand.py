"""The brand that a page tells where its data leaves it open."""

from crawler.extraction.choice import only_one
from crawler.extraction.classed_brand import classed_brand
from crawler.extraction.context import PageContext
from crawler.extraction.draft import Draft
from crawler.extraction.heading_brand import heading_brand
from crawler.extraction.labelled import Labelled
from crawler.extraction.labelled_logo import labelled_logo
from crawler.extraction.linked_brand import linked_brand, linked_logo, named_link
from crawler.extraction.maker import maker_brand
from crawler.extraction.named_brand import brand_in_name, stated_brands
from crawler.extraction.page_titles import page_titles
from crawler.extraction.row_brand import named_row_brand, row_brand
from crawler.extraction.titled_brand import titled_brand

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


def shown_brand(name: str, drafts: list[Draft], context: PageContext) -> str | None:
    """The brand that the page states otherwise than behind a label."""
    stated = list(stated_brands(context.encoded))
    description = next((draft.description for draft in drafts if draft.description), None)
    return (
        brand_in_name(stated, name)
        or titled_brand(name, page_titles(context))
        or linked_brand(context.markup.shown, name)
        or classed_brand(context.markup.shown, name)
        or heading_brand(context.markup.shown, context.words.main_heading, name)
        or maker_brand(name, description, stated, context)
        or labelled_logo(context.markup.shown, context.words.main_heading)
        or named_link(context.markup.shown)
        or linked_logo(context.markup.shown, context.words.main_heading, name)
    )
