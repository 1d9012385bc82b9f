"""Which styles are written in a language that the home catalog does not speak: of those, no text can say that they are
not sold here."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from indexer.matching.language import Hits, language_hits, main_language, spoken
from indexer.matching.styles import Style
from indexer.text import terms

_VOCABULARY = 200
"""Home styles, from which a title without any word that home uses is a sign: few titles hold few words."""


class CatalogLanguages:
    """The languages of home, and of each brand on each site."""

    def __init__(self, home: Collection[Style], site: Collection[Style]) -> None:
        at_home = _hits(home)
        self._home = spoken(at_home) if main_language(at_home) else frozenset()
        self._words = {word for style in home for word in _words(style)} if len(home) >= _VOCABULARY else None
        scopes: dict[tuple[str, str], list[Style]] = defaultdict(list)
        for style in site:
            scopes[style.site, style.record.brand].append(style)
        self._scopes = {scope: main_language(_hits(styles)) for scope, styles in scopes.items()}

    def foreign(self, style: Style) -> bool:
        """By its own words where they tell, otherwise by those of its brand's other styles on the site.

        Where neither tells, a style none of whose words home uses is taken for foreign.
        """
        language = main_language(_hits([style])) or self._scopes.get((style.site, style.record.brand))
        if language is None:
            return self._words is not None and bool(words := _words(style)) and not words & self._words
        return bool(self._home) and language not in self._home


def _hits(styles: Iterable[Style]) -> Hits:
    return language_hits(f"{style.record.title} {style.record.description}" for style in styles)


def _words(style: Style) -> set[str]:
    """Of its title, without its brand and what is no word in any language."""
    brand = {*terms(style.record.brand)}
    return {word for word in terms(style.record.title) if word.isalpha() and len(word) > 3 and word not in brand}
