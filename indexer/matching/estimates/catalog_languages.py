"""How much of home is written in another language than a style: there, no text can say that home lacks it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from indexer.matching.styles.styles import Style
from indexer.matching.wording.language import Hits, language_hits, main_language, spoken, sum_hits
from indexer.text import terms

Key = TypeVar("Key")
Item = TypeVar("Item")
_MISREAD = 0.02
"""Share of a catalog's titles that are taken for another language than theirs."""
_VOCABULARY = 200
"""Home styles, from which a title without any word that home uses is a sign: few titles hold few words."""


class CatalogLanguages:
    """The languages of home, of each of its brands, and of each brand on each site."""

    def __init__(self, home: Collection[Style], site: Collection[Style]) -> None:
        of_brands = {brand: _hits(styles) for brand, styles in _grouped(home, lambda style: style.record.brand).items()}
        self._home = _Spoken([hits for of_brand in of_brands.values() for hits in of_brand])
        self._of_brands = {brand: _Spoken(hits) for brand, hits in of_brands.items() if _tells(hits)}
        self._words = {word for style in home for word in _words(style)} if len(home) >= _VOCABULARY else None
        scopes = _grouped(site, lambda style: (style.site, style.record.brand))
        said = {scope: sum_hits(_hits(styles)) for scope, styles in scopes.items()}
        self._scopes = {scope: main_language(hits) for scope, hits in said.items()}
        sites = _grouped(said, lambda scope: scope[0])
        self._sites = {name: _only_language(sum_hits(said[scope] for scope in its)) for name, its in sites.items()}

    def elsewhere(self, style: Style) -> float:
        """The share of home's titles that are in another language than this style; 1 if home does not speak its own.

        By its own words where they tell, otherwise by those of its brand's other styles on the site, or by the only
        language of the site. A shop may write one brand's titles in another language than the rest, or in two: what it
        lists of the brand counts, if most of that tells. Where nothing tells, a style none of whose words home uses is
        taken for foreign.
        """
        site, brand = style.site, style.record.brand
        language = main_language(_hits([style])[0]) or self._scopes.get((site, brand)) or self._sites.get(site)
        if language is None:
            return float(self._words is not None and bool(words := _words(style)) and not words & self._words)
        return self._of_brands.get(brand, self._home).but(language)


class _Spoken:
    """What is spoken in titles, by the ``hits`` of each."""

    def __init__(self, hits: Sequence[Hits]) -> None:
        total = sum_hits(hits)
        self._spoken = spoken(total) if main_language(total) else frozenset()
        self._titles, self._told = len(hits), Counter(filter(None, map(main_language, hits)))

    def but(self, language: str) -> float:
        """The share of titles that are in another language; 1 if none are in this one."""
        if self._spoken and language not in self._spoken:
            return 1.0
        if not self._told[language]:  # heard in words that languages share, but no title is in it
            return 0.0
        share = (self._told.total() - self._told[language]) / self._titles
        return share if share > _MISREAD else 0.0


def _only_language(hits: Hits) -> str | None:
    """What is spoken, if that is one language alone."""
    return main_language(hits) if len(spoken(hits)) == 1 else None


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _tells(hits: Sequence[Hits]) -> bool:
    """Whether most styles say something in a language: names with numbers are the same in all of them."""
    return 2 * sum(main_language(one) is not None for one in hits) > len(hits)


def _hits(styles: Sequence[Style]) -> list[Hits]:
    """Of each of the styles of one brand, whose name is a word of no language."""
    brand = terms(styles[0].record.brand)
    return [language_hits(f"{style.record.title} {style.record.description}", brand) for style in styles]


def _words(style: Style) -> set[str]:
    """Of its title, without its brand and what is no word in any language."""
    brand = {*terms(style.record.brand)}
    return {word for word in terms(style.record.title) if word.isalpha() and len(word) > 3 and word not in brand}
