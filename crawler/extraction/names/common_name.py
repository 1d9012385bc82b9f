"""What a page's title and its main heading call its product alike."""

import re

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text
from crawler.extraction.names.page_titles import EAST_ASIAN, main_part, same_name
from crawler.urls import PRODUCT_PATH

MIN_EAST_ASIAN = 6
"""Characters of a name in a script that writes no spaces, in which they are as telling as several words."""

_BEFORE_NAME = re.compile(r"[|•·]\s*$")


def main_headings(context: PageContext) -> list[str]:
    """The texts of the page's main headings."""
    return [text for heading in context.markup.headings if (text := clean_text(heading))]


def only_heading(context: PageContext) -> list[str]:
    """The main heading of a page without a title, if it has just one."""
    headings = main_headings(context)
    return headings if len(headings) == 1 else []


def with_next_heading(name: str, titles: list[str], context: PageContext) -> str:
    """A name with what another heading adds to it, where a title begins with both: the brand has one of its own."""
    headings = (*main_headings(context), *(heading.text for heading in context.headings))
    joined = (f"{name} {heading}" for heading in headings if heading != name)
    return next((one for one in joined if any(t.casefold().startswith(one.casefold()) for t in titles)), name)


def common_name(heading: str, titles: list[str], path: str = "") -> str | None:
    """What title and heading begin with alike: at least two words, and all of one of them but the site's name; else
    the heading, if the title has its words.

    A single word is a name where the page's ``path`` is of a product: elsewhere it may name a section of a site.
    """
    for title in titles:
        main = main_part(title)
        if main != title and main.casefold() == heading.casefold() and PRODUCT_PATH.search(path):
            return heading
        if len(main.split()) > 1 and _BEFORE_NAME.search(heading.removesuffix(main)) and heading.endswith(main):
            return main  # notes that a script shows or hides stand before it
        if len(heading.split()) > len(main.split()) + 1 and same_name(heading, title) and same_name(title, heading):
            return heading  # the title has the name in parts, apart from each other
        for name, other in ((heading, title), (main, heading)):
            if len(name.split()) > 1 and other.casefold().startswith(name.casefold()):
                return name
        if len(main.split()) > 1 and main != title and main.casefold().startswith(heading.casefold()):
            return main  # the heading has the brand alone, the title what is behind it too
        if len(main.split()) > 2 and same_name(main, heading):
            return heading  # the title has less of the name, but nothing else
    several = len(heading.split()) > 1 or (len(heading) >= MIN_EAST_ASIAN and max(heading) >= EAST_ASIAN)
    fits = several and any(same_name(heading, title) for title in titles)
    return heading if fits else None
