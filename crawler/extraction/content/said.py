"""What a page says to people: its texts without the tags around them, a small part of most pages."""

import re

# One end is looked for and not two, which is twice as fast.
_TEXT = re.compile(rb">[\s\x1c-\x1f]*+([^<]++)")
_INSIDE = re.compile(r">[<>\s]*+")
_SPACE_BEFORE = re.compile(r"<[<\s]+")
"""Spaces that are more than a byte, and texts of nothing else."""


def said_texts(shown: bytes) -> str:
    """A page's texts in its order, each behind a ``<``; ``shown`` is the page as ``Markup`` has it.

    What is only space between two tags is no text, so that neighbours here are neighbours for people. A ``>`` inside
    a text begins another one, as it may be the end of a tag.
    """
    said = (b"<" + b"<".join(_TEXT.findall(shown))).decode("utf-8", "replace")
    if ">" in said:
        said = _INSIDE.sub("<", said)
    elif said.isascii():
        return said
    return _SPACE_BEFORE.sub("<", said)
