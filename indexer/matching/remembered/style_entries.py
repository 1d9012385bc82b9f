"""Under which names a style is found again: its key and ids, its identifiers, its brand, and its title's words."""

from collections.abc import Iterator

from indexer.matching.styles.styles import Style
from indexer.matching.titles.index import Words
from indexer.matching.titles.words import title_words


def entries(style: Style) -> Iterator[str]:
    """All names; each is told apart by its first letter."""
    words = title_words(style.record.title, style.record.brand)
    scope = (style.site, style.record.brand)
    yield of_key(style.key)
    yield of_brand(style.record.brand)
    yield of_title(scope, words)
    yield from map(of_identifier, identifiers(style))
    yield from (of_item(item.id) for item in style.items)
    yield from (of_word(scope, word) for word in words)
    if words:
        yield of_longest(scope, _longest(words))


def identifiers(style: Style) -> frozenset[str]:
    """GTINs and part numbers, stated or in a title."""
    return style.gtins | style.all_numbers


def of_key(key: str) -> str:
    return f"k{key}"


def of_item(item_id: str) -> str:
    return f"i{item_id}"


def of_brand(brand: str) -> str:
    return f"b{brand}"


def of_identifier(identifier: str) -> str:
    return f"n{identifier}"


def of_title(scope: tuple[str, str], words: Words) -> str:
    """``scope``: site and brand."""
    return f"t{scope[0]}\0{scope[1]}\0{' '.join(sorted(words))}"


def of_word(scope: tuple[str, str], word: str) -> str:
    return f"w{scope[0]}\0{scope[1]}\0{word}"


def of_longest(scope: tuple[str, str], word: str) -> str:
    """A title under its longest word only."""
    return f"l{scope[0]}\0{scope[1]}\0{word}"


def _longest(words: Words) -> str:
    """The word that few other titles have: model numbers are long."""
    return max(words, key=lambda word: (len(word), word))
