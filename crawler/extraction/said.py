"""What a page says to people: its texts without the tags around them, a small part of most pages."""

import re

# Most tags are followed by another, which is told first. One end is looked for and not two, which is twice as fast.
_TEXT = re.compile(r">(?!<)\s*+([^<\s][^<]*+)")
_INSIDE = re.compile(r">[<>\s]*+")


def said_texts(shown: str) -> str:
    """A page's texts in its order, each behind a ``<``; ``shown`` is the page as ``Markup`` has it.

    What is only space between two tags is no text, so that neighbours here are neighbours for people. A ``>`` inside
    a text begins another one, as it may be the end of a tag.
    """
    said = "<" + "<".join(_TEXT.findall(shown))
    return _INSIDE.sub("<", said).replace("<<", "<") if ">" in said else said
