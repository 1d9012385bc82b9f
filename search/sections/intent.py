"""What a search has understood, as its answer says it."""

from collections import Counter
from collections.abc import Sequence

from search.language.field_text import stems
from search.ranking.ranked_document import RankedDocument
from search.response import Intent, PriceIntent
from search.sections.brand_intent import BrandIntent
from search.spelling.respelling import Respelling

_BEST = 20


def understood(
    respelling: Respelling, ranked: Sequence[RankedDocument], brand: BrandIntent | None, currency: str
) -> Intent:
    """``ranked``: what was found, in final order."""
    query = respelling.query
    typed = {new: old for old, terms in respelling.changed.items() for new in terms}
    said = query.description
    return Intent(
        brand=brand.shown if brand else None,
        matched=" ".join(typed.get(word, word) for word in brand.words) if brand else None,
        by=("typo" if typed.keys() & set(brand.words) else brand.by) if brand else None,
        category=_category(query.terms, ranked),
        color=said.color,
        size=said.size,
        gender=said.gender,
        measures=[measure.shown for measure in query.measures.values()],
        price=PriceIntent(min=query.price.low, max=query.price.high, currency=currency) if query.price else None,
        without=list(query.unwanted),
    )


def _category(terms: Sequence[str], ranked: Sequence[RankedDocument]) -> str | None:
    """The most frequent one among the best, of those whose last level has no word that the query lacks."""
    asked = set(stems(" ".join(terms)))
    named = (
        found.stored.category for found in ranked[:_BEST] if any("category" in has for has in found.matched.values())
    )
    for category, _ in Counter(filter(None, named)).most_common():
        last = stems(category.rpartition(" > ")[2])
        if last and set(last) <= asked:
            return category
    return None
