"""Pictures that a page names like its product, where its data has none."""

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extraction.choice import squashed
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.text import clean_text
from crawler.extraction.content.urls import web_url

MAX_TAGS = 400
MAX_IMAGES = 10
MIN_NAME = 4

_IMAGE = re.compile(r"<img\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ADDRESSES = ("data-zoom-image", "data-large_image", "data-src", "data-lazy-src", "data-original", "src")
"""Where an image's address is, the largest first; before a script has run ``src`` may hold the place only."""


def named_images(name: str, context: PageContext) -> list[str]:
    """The addresses of images whose text is the product's name, alone or with more behind it, such as a view's."""
    wanted = squashed(name)
    if len(wanted) < MIN_NAME:
        return []
    named = (
        one
        for one in _images(context)
        if squashed(clean_text(one.get("alt") or one.get("title")) or "").startswith(wanted)
    )
    found = (url for one in named if (url := _address(one, context.url)))
    return list(islice(dict.fromkeys(found), MAX_IMAGES))


def _images(context: PageContext) -> Iterator[dict[str, str]]:
    """The attributes of each image."""
    for tag in islice(_IMAGE.finditer(context.shown), MAX_TAGS):
        yield {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(tag[1])}


def _address(image: dict[str, str], base: str) -> str | None:
    return next((url for key in _ADDRESSES if (url := web_url(image.get(key), base))), None)
