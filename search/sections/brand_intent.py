"""Does the query name a brand? Decided by what was found, not by a list of names.

A brand is named if words of the query are its name, an alias from its brand file, the beginning of a name that nearly
nobody else uses, or a typing error of one. Many brands are common words too, so the products decide: where some cover
the whole query, enough of the best must be the brand's ("apple pie" is no Apple where pies are sold); where none does,
the word must mostly be used as the brand, and that is enough for a brand of many products ("hp laptop").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import OSA

from indexer.matching.wording.brand_names import canonical_brand
from search.brand_book import BrandBook
from search.query.word import QueryWord
from search.ranking.ranked_document import RankedDocument

_BEST = 20
_SHARE_OF_BEST = 0.2
_MOSTLY = 0.5
_NEARLY_ALWAYS = 0.7
_MANY = 50
"""Products of a brand: where it has so many, a word that mostly means the brand does so beside other words too."""
_FULL = 0.99
_LONGEST = 5
"""Words of a brand's name."""

By = Literal["name", "alias", "typo"]
_ORDER: dict[By, int] = {"name": 0, "alias": 1, "typo": 2}


@dataclass(frozen=True)
class BrandIntent:
    """The brand that a query names, and what tells so."""

    brand: str
    """Canonical, see ``indexer.matching.wording.brand_names``."""
    shown: str
    """The name as its products spell it."""
    words: tuple[str, ...]
    """Of the query."""
    by: By


def find_brand_intent(
    words: Sequence[QueryWord],
    ranked: Sequence[RankedDocument],
    counts: Mapping[str, int],
    frequencies: Mapping[str, int],
    book: BrandBook,
) -> BrandIntent | None:
    """The brand that the query names, if the products agree.

    ``ranked``: what was found, in final order. ``counts``: products by brand. ``frequencies``: products by term.
    """
    full = [found for found in ranked if found.coverage >= _FULL][:_BEST]
    found: list[tuple[tuple[float, ...], BrandIntent]] = []
    for brand, (shown, aliases) in _names(ranked, book).items():
        for intent in _namings(words, brand, shown, aliases):
            share = _share(brand, full)
            count = sum(count for name, count in counts.items() if canonical_brand(name) == brand)
            use = _use_as_brand(intent, count, frequencies)
            if _plausible(intent, use) and _confirmed(intent, use, count, share, len(words)):
                key = (not _after_by(intent, words), -len(intent.words), _ORDER[intent.by], -(share or 0), -count)
                found.append((key, intent))
    return min(found, key=lambda item: item[0])[1] if found else None


def _names(ranked: Sequence[RankedDocument], book: BrandBook) -> dict[str, tuple[str, list[str]]]:
    """By canonical brand of what was found: its name as spelled, and its aliases."""
    names: dict[str, tuple[str, list[str]]] = {}
    for shown in dict.fromkeys(found.stored.brand for found in ranked):
        if shown and (brand := canonical_brand(shown)) and brand not in names:
            names[brand] = (shown, book.aliases(shown))
    return names


def _namings(words: Sequence[QueryWord], brand: str, shown: str, aliases: Iterable[str]) -> Iterator[BrandIntent]:
    """Every way in which neighbouring words of the query may name the brand."""
    squashed = brand.replace(" ", "")
    others = {alias.replace(" ", "") for alias in aliases}
    for window in _windows(words):
        text = "".join(word.text for word in window)
        by: By
        if text == squashed or brand.split()[: len(window)] == [word.text for word in window]:
            by = "name"
        elif text in others:
            by = "alias"
        elif _is_typo(window, text, [squashed, *others]):
            by = "typo"
        else:
            continue
        yield BrandIntent(brand, shown, tuple(word.text for word in window), by)


def _windows(words: Sequence[QueryWord]) -> Iterator[Sequence[QueryWord]]:
    for size in range(1, min(_LONGEST, len(words)) + 1):
        for start in range(len(words) - size + 1):
            yield words[start : start + size]


def _is_typo(window: Sequence[QueryWord], text: str, names: Iterable[str]) -> bool:
    """One wrong letter, or two in a long name; only where no product has the word, and the first letter is right."""
    if all(word.known for word in window) or len(text) < 4:
        return False
    allowed = 1 if len(text) < 8 else 2
    return any(name[:1] == text[:1] and OSA.distance(text, name, score_cutoff=allowed) <= allowed for name in names)


def _use_as_brand(intent: BrandIntent, count: int, frequencies: Mapping[str, int]) -> float:
    """The share of the products with the rarest naming word that are the brand's."""
    rarest = min((frequencies.get(word, 0) for word in intent.words), default=0)
    return count / max(rarest, count, 1)


def _plausible(intent: BrandIntent, use: float) -> bool:
    """The beginning of a name stands for it only if hardly anything else is called so."""
    whole = len("".join(intent.words)) >= len(intent.brand.replace(" ", ""))
    return whole or intent.by != "name" or use >= _NEARLY_ALWAYS


def _confirmed(intent: BrandIntent, use: float, count: int, share: float | None, words: int) -> bool:
    """``share``: of the best products that have the whole query, how many are the brand's; None without any."""
    if share is None or (use >= _MOSTLY and (len(intent.words) == words or count >= _MANY)):
        return use >= _MOSTLY or intent.by != "name"
    return share >= _SHARE_OF_BEST


def _share(brand: str, full: Sequence[RankedDocument]) -> float | None:
    if not full:
        return None
    return sum(canonical_brand(found.stored.brand or "") == brand for found in full) / len(full)


def _after_by(intent: BrandIntent, words: Sequence[QueryWord]) -> bool:
    """``ink by Acme``: said in so many words."""
    texts = [word.text for word in words]
    return any(pair == ("by", intent.words[0]) for pair in pairwise(texts))
