"""Which styles are written in a language that the home catalog does not speak: of those, no text can say that they are
not sold here."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from indexer.matching.language import Hits, language_hits, main_language, spoken, sum_hits
from indexer.matching.styles import Style
from indexer.text import terms

Key = TypeVar("Key")
_VOCABULARY = 200
"""Home styles, from which a title without any word that home uses is a sign: few titles hold few words."""


class CatalogLanguages:
    """The languages of home, of each of its brands, and of each brand on each site."""

    def __init__(self, home: Collection[Style], site: Collection[Style]) -> None:
        of_brands = {brand: _hits(styles) for brand, styles in _grouped(home, lambda style: style.record.brand).items()}
        self._home = _spoken([hits for of_brand in of_brands.values() for hits in of_brand])
        self._of_brands = {brand: _spoken(hits) for brand, hits in of_brands.items() if _tells(hits)}
        self._words = {word for style in home for word in _words(style)} if len(home) >= _VOCABULARY else None
        scopes = _grouped(site, lambda style: (style.site, style.record.brand))
        self._scopes = {scope: main_language(sum_hits(_hits(styles))) for scope, styles in scopes.items()}

    def foreign(self, style: Style) -> bool:
        """By its own words where they tell, otherwise by those of its brand's other styles on the site.

        A shop may write one brand's titles in another language than the rest: what it lists of the brand counts, if
        most of that tells. Where nothing tells, a style none of whose words home uses is taken for foreign.
        """
        brand = style.record.brand
        language = main_language(_hits([style])[0]) or self._scopes.get((style.site, brand))
        if language is None:
            return self._words is not None and bool(words := _words(style)) and not words & self._words
        at_home = self._of_brands.get(brand, self._home)
        return bool(at_home) and language not in at_home


def _grouped(styles: Iterable[Style], key: Callable[[Style], Key]) -> dict[Key, list[Style]]:
    groups: dict[Key, list[Style]] = defaultdict(list)
    for style in styles:
        groups[key(style)].append(style)
    return groups


def _tells(hits: Sequence[Hits]) -> bool:
    """Whether most styles say something in a language: names with numbers are the same in all of them."""
    return 2 * sum(main_language(one) is not None for one in hits) > len(hits)


def _spoken(hits: Iterable[Hits]) -> frozenset[str]:
    total = sum_hits(hits)
    return spoken(total) if main_language(total) else frozenset()


def _hits(styles: Sequence[Style]) -> list[Hits]:
    """Of each of the styles of one brand, whose name is a word of no language."""
    brand = terms(styles[0].record.brand)
    return [language_hits(f"{style.record.title} {style.record.description}", brand) for style in styles]


def _words(style: Style) -> set[str]:
    """Of its title, without its brand and what is no word in any language."""
    brand = {*terms(style.record.brand)}
    return {word for word in terms(style.record.title) if word.isalpha() and len(word) > 3 and word not in brand}
