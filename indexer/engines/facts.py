"""What a filter can ask of a document, as short tokens that every engine can index and compare.

A token is a digest of one or several field-value pairs, so that it is safe in any engine's filter language, of fixed
length, and equal exactly where the folded values are. For pairs that must hold on one variant, the variant's
combinations are indexed as tokens of their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from operator import attrgetter

from indexer.document import AVAILABLE_NOW, CatalogDocument, DocumentVariant
from indexer.minor_units import to_minor_units
from indexer.text import fold
from indexer.verdict import Verdict

Pair = tuple[str, str]
"""A field of a filter and a folded value."""

UNLISTED: Pair = ("unlisted", "true")
"""Of what is not listed, see ``is_listed``: few documents, so they are taken out of many at next to no cost."""

VARIANT_FIELDS = frozenset(("sold_here", "availability"))
"""Fields that are a variant's beside ``options.NAME``."""

_MOST_OPTIONS = 4
"""Of a variant, in combinations: color and size, then by name. Each further one would double the tokens."""

_MOST_TOKENS = 20_000
"""Of a document: ten thousand variants must not make an index of their own."""

_SHORT = 200
"""Characters of a value that is kept."""

_CHARACTERS = b"abcdefghijklmnopqrstuvwxyz234567" * 8
"""By byte, the character of base 32 (RFC 4648) for its last five bits."""

_FIRST_OPTIONS = ("color", "size")


def option_field(name: str) -> str:
    """The filter field of an option; ``color`` and ``size`` are short for ``options.color`` and ``options.size``."""
    return f"options.{fold(name).strip()}"


def folded_value(value: str) -> str:
    """A value as filters compare it: folded, with single spaces."""
    return _folded_short(value) if len(value) <= _SHORT else _folded(value[:1_000])


def _folded(value: str) -> str:
    return " ".join(fold(value).split())


_folded_short = lru_cache(maxsize=16_384)(_folded)
"""Catalogs repeat their values, so most are known."""


def token(pairs: Iterable[Pair]) -> str:
    """One token that stands for all pairs together, in any order."""
    return _known(_written(pairs))


def id_token(id_: str) -> str:
    """The token of one document alone."""
    return _digest(f"id\x1e{id_}")


@lru_cache(maxsize=65_536)
def _known(text: str) -> str:
    return _digest(text)


def _digest(text: str) -> str:
    """60 bits by an alphabet without capitals: engines compare without case, and each character is a byte on disk."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
    return digest.translate(_CHARACTERS).decode()


def _written(pairs: Iterable[Pair]) -> str:
    return "\x1f".join(f"{name}\x1e{value}" for name, value in sorted(pairs))


def document_tokens(document: CatalogDocument, currency: str) -> list[str]:
    """Every token that the document answers to, each once."""
    sites = frozenset((document.brand_site, *map(_site, document.variants)))
    said = _style_tokens(document.section, document.brand, document.category, sites)
    found = {id_token(document.id): None, **said}
    if not is_listed(document, currency):
        found[_UNLISTED_TOKEN] = None
    for variant in document.variants:
        if len(found) >= _MOST_TOKENS:
            break
        options = tuple(variant.options.items())
        found |= _state_tokens(options, is_sold_here(variant), variant.availability)
    return list(found)


def category_levels(category: str | None) -> list[str]:
    """``Shoes > Running`` → ``Shoes`` and ``Shoes > Running``."""
    levels = [level.strip() for level in (category or "").split(" > ")]
    return [" > ".join(levels[: end + 1]) for end, level in enumerate(levels[:10]) if level]


def is_sold_here(variant: DocumentVariant) -> bool | None:
    """Whether the shop sells the variant; None where that is not decided."""
    if variant.home_id is not None or variant.verdict is Verdict.SOLD_HERE:
        return True
    return False if variant.verdict is Verdict.NOT_SOLD_HERE else None


def is_listed(document: CatalogDocument, currency: str) -> bool:
    """Whether the shop sells it, or as much of eligibility holds as does not depend on the time or on consent.

    As a token of its own: the conditions one by one take ten times as long as the words of a query.
    """
    if document.section == "buy_for_me":
        now = [variant.availability in AVAILABLE_NOW for variant in document.variants]
        seen = [variant.observed_at for variant in document.variants]
        return any(now) and any(seen) and bool(document_prices(document, currency))
    return document.section == "home"


def document_prices(document: CatalogDocument, currency: str) -> list[int]:
    """Prices in the shop's currency in minor units, ascending, each once.

    Of what the shop sells itself, where it says any; otherwise of all variants.
    """
    own: list[int] = []
    others: list[int] = []
    for variant in document.variants:
        if variant.price is not None and variant.price_currency == currency:
            units = to_minor_units(variant.price, currency)
            if units is not None:
                (others if variant.home_id is None else own).append(units)
    found = own or others
    return found if len(found) < 2 else sorted(set(found))


_site = attrgetter("brand_site")

_Tokens = Mapping[str, None]
"""Kept as keys, so that those of a document are united in one step each."""


@lru_cache(maxsize=16_384)
def _style_tokens(section: str, brand: str | None, category: str | None, sites: frozenset[str | None]) -> _Tokens:
    pairs = [("section", section), *(("brand_site", folded_value(site)) for site in sites if site)]
    pairs.extend([("brand", folded_value(brand))] if brand else [])
    pairs.extend(("category", folded_value(level)) for level in category_levels(category))
    return dict.fromkeys([token([pair]) for pair in pairs])


_UNLISTED_TOKEN = token([UNLISTED])


@lru_cache(maxsize=16_384)
def _state_tokens(stated: tuple[Pair, ...], sold: bool | None, availability: str | None) -> _Tokens:
    """Of a variant with these options in this state. Catalogs repeat them, so most are known."""
    options = [(option_field(name), folded_value(value)) for name, value in stated]
    states = list(_states(sold, availability))
    combined = sorted(options, key=_importance)[:_MOST_OPTIONS]
    together = (
        (*some_options, *some_states) for some_options in _subsets(combined) for some_states in _subsets(states)
    )
    return dict.fromkeys([*(token([pair]) for pair in options), *(token(pairs) for pairs in together if pairs)])


def _states(sold: bool | None, availability: str | None) -> Iterator[Pair]:
    if sold is not None:
        yield "sold_here", "true" if sold else "false"
    if availability is not None:
        yield "availability", folded_value(availability)


def _importance(pair: Pair) -> tuple[int, str]:
    name = pair[0].removeprefix("options.")
    return _FIRST_OPTIONS.index(name) if name in _FIRST_OPTIONS else len(_FIRST_OPTIONS), name


def _subsets(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, ...]]:
    for size in range(len(pairs) + 1):
        yield from combinations(pairs, size)
