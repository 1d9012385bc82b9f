"""From what was selected to the response: the page of home hits, the offered candidates, facets, messages."""

from collections.abc import Sequence
from itertools import chain
from math import ceil

from indexer.text import terms, words
from search.buy import Reason
from search.filters.facet_merge import merge_facets
from search.hits.builder import HitBuilder
from search.hits.reasons import refusal, refusal_counts
from search.query.query import Query
from search.ranking.ranked_document import RankedDocument
from search.request import MAX_HITS, SearchRequest
from search.response import BuyForMeSection, HomeSection, Intent, Page, SearchResponse, Sections
from search.retrieval.retrieve import Retrieved
from search.sections.offering import NO_OFFERING, Offering, offer
from search.sections.paging import Paging
from search.sections.selection import Selection
from search.spelling.respelling import Respelling

_WORDS_NAMED = 5
_LONGEST_WORD = 60


def compose(
    request: SearchRequest, query: Query, paging: Paging, retrieved: Retrieved, builder: HitBuilder
) -> SearchResponse:
    """The response. Candidates stand on the first page only."""
    selection = paging.selection
    home = [builder.home_hit(found) for found in paging.hits]
    offering = offer(selection, builder) if request.page == 1 else NO_OFFERING
    currency = builder.settings.currency
    told = (
        _respelled(retrieved.respelling),
        _unknown_words(query, selection) or _nearest(paging.hits, retrieved),
        _refusals(selection, offering, paging.hits),
    )
    messages = [*query.messages, *chain.from_iterable(told)]
    if paging.past_end:
        messages.append(Reason(code="page_past_end", text="There is no such page; the results end before it."))
    return SearchResponse(
        query=query.text,
        intent=selection.intent,
        did_you_mean=" ".join(retrieved.respelling.query.terms) if retrieved.respelling.changed else None,
        sections=Sections(
            home=HomeSection(hits=home, total=selection.home_total),
            buy_for_me=BuyForMeSection(hits=offering.hits, row=offering.row(paging.hits, retrieved.words)),
        ),
        facets=merge_facets(retrieved.answers.facets, currency),
        page=Page(number=request.page, limit=request.limit, pages=_pages(selection.home_total, request.limit)),
        messages=messages,
    )


def nothing_asked(request: SearchRequest, query: Query) -> SearchResponse:
    """The response to a query of no words."""
    return SearchResponse(
        query=query.text,
        intent=Intent(),
        sections=Sections(home=HomeSection(hits=[], total=0), buy_for_me=BuyForMeSection(hits=[], row=None)),
        facets={},
        page=Page(number=request.page, limit=request.limit, pages=0),
        messages=list(query.messages),
    )


def _respelled(respelling: Respelling) -> list[Reason]:
    pairs = [(old[:_LONGEST_WORD], " ".join(new)) for old, new in respelling.changed.items()][:_WORDS_NAMED]
    return [Reason(code="respelled", text=f"“{old}” was read as “{new}”.") for old, new in pairs]


def _unknown_words(query: Query, selection: Selection) -> list[Reason]:
    """Words as they were typed: of a script without spaces, ranking looks for pairs of characters."""
    unknown = [word for word in dict.fromkeys(words(query.text)) if set(terms(word)) <= set(selection.unknown)]
    if not unknown:
        return []
    named = ", ".join(f"“{word[:_LONGEST_WORD]}”" for word in unknown[:_WORDS_NAMED])
    more = f" or {len(unknown) - _WORDS_NAMED} other words" if len(unknown) > _WORDS_NAMED else ""
    return [Reason(code="word_not_found", text=f"No product has {named}{more}.")]


def _nearest(shown: Sequence[RankedDocument], retrieved: Retrieved) -> list[Reason]:
    """Said where nothing is what the query names as a whole, with the words that the page's hits do without."""
    if not shown or not retrieved.misfit:
        return []
    query = retrieved.respelling.query
    shown_as = {word: measure.shown for word, measure in query.measures.items()}
    telling = [word.text for word in retrieved.words if not word.weak]
    missing = [text for text in telling if not any(text in found.matched for found in shown)]
    named = ", ".join(f"“{shown_as.get(word, word)[:_LONGEST_WORD]}”" for word in missing[:_WORDS_NAMED])
    without = f", without {named}" if missing else ""
    asked = " ".join(shown_as.get(term, term) for term in query.terms)
    text = f"Nothing here is called “{asked}”; these come nearest{without}."
    return [Reason(code="nearest", text=text)]


def _refusals(selection: Selection, offering: Offering, shown: Sequence[RankedDocument]) -> list[Reason]:
    """Said where a shopper asked for the brand, or sees nothing else; otherwise nobody misses them."""
    refused, brand = offering.refused, selection.intent.brand
    if not refused or not (brand or not (shown or offering.hits)):
        return []
    of = f"other products of {brand}" if brand else "products on brands’ own sites"
    if len(refused) == 1:
        text = f"1 {of.replace('products', 'product')} is not offered: it is {refusal(refused[0])}."
    else:
        text = f"{len(refused)} {of} are not offered: {refusal_counts(refused)}."
    return [Reason(code="not_offered", text=text)]


def _pages(total: int, limit: int) -> int:
    return ceil(min(total, MAX_HITS) / limit)
