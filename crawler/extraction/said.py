"""What a page says to people: its texts without the tags around them, a small part of most pages."""

import re

# Most tags are followed by another, which is told first. One end is looked for and not two, which is twice as fast.
_TEXT = re.compile(r">(?!<)\s*+([^<\s][^<]*+)")


def said_texts(shown: str) -> str:
    """A page's texts in its order, each behind a ``<``; ``shown`` is the page as ``Markup`` has it.

    What is only space between two tags is no text, so that neighbours here are neighbours for people. A ``>`` inside
    a text begins another one, as it may be the end of a tag.
    """
    texts: list[str] = []
    for text in _TEXT.findall(shown):
        if ">" in text:
            texts += [stripped for part in text.split(">") if (stripped := part.lstrip())]
        else:
            texts.append(text)
    return "<" + "<".join(texts)
