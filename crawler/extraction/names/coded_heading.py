"""A heading without the number that a shop prints behind its product's name: ``Oak stool SKU: 4711``."""

from crawler.extraction.content.label_words import LABELS, folded_label

MAX_WORDS = 3
"""Words of what the number is called."""

_CODES = frozenset(("sku", "mpn", "gtin"))


def without_code(heading: str) -> str:
    """The heading up to the label of a number that it ends with; all of it where it ends with none."""
    before, colon, code = heading.rpartition(":")
    if not colon or len(code.split()) != 1 or not any(map(str.isdigit, code)):
        return heading
    words = before.split()
    labels = (n for n in range(min(MAX_WORDS, len(words) - 1), 0, -1) if _is_label(words[-n:]))
    length = next(labels, 0)
    return " ".join(words[:-length]) if length else heading


def _is_label(words: list[str]) -> bool:
    return LABELS.get(folded_label(" ".join(words))) in _CODES
