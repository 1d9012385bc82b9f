"""Facet counts of both sections against counting by hand, for any filter, on every engine."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.settings import Settings
from crawler.product import Availability
from indexer.document import CatalogDocument, DocumentVariant
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchIndex
from indexer.engines.query import FACETS, And, Between, Equals, Filter, Not, Or
from indexer.verdict import Verdict
from indexer.versions import BuildName
from search.filters.facet_counts import FacetScope
from search.filters.facet_merge import merge_facets
from search.request import SearchRequest
from search.response import Facet
from search.retrieval.questions import Answers, ask
from tests.catalog import brand_variant, home_document, home_variant

NOW = datetime(2026, 5, 1, tzinfo=UTC)
OLDEST = NOW - timedelta(days=7)
CLOSED = "closed"

VALUES: Mapping[str, tuple[str, ...]] = {
    "brand": ("Acme", "ACME", "Bell", "Coil"),
    "category": ("Shoes", "Shoes > Running", "Hats"),
    "color": ("Red", "red", "Blue"),
    "size": ("41", "42", "43"),
    "sold_here": ("true", "false"),
}
PRICES = ("5", "5.01", "7.50", "20", "99.99")


def catalog() -> Iterator[CatalogDocument]:
    """Every mixture of what can differ, drawn by number: sizes in part, several currencies, old and closed offers, and
    some without category, sizes and colours."""
    brands, categories, colors, sizes = (VALUES[name] for name in ("brand", "category", "color", "size"))
    for number, (brand, category, color) in enumerate(product(brands, categories, colors)):
        variants = [
            _variant(number, place, {"color": colors[(number + place) % 3] if place else color, "size": size})
            for place, size in enumerate(sizes[: 1 + number % 3])
        ]
        bare = number % 9 == 5
        if bare:
            variants = [_variant(number, 0, {})]
        section = ("home", "buy_for_me", "withheld", "buy_for_me")[number % 4]
        if section == "home" and not bare:
            own = home_variant(f"h{number}", price=Decimal(PRICES[number % 5]), options={"color": color, "size": "41"})
            variants = [own, *variants[1:]]
            yield home_document(str(number), brand=brand, category=category, variants=variants)
        else:
            yield CatalogDocument(
                id=f"site.{number}",
                section="buy_for_me" if section == "home" else section,
                brand_site=_site(number),
                title="A thing",
                brand=brand,
                category=None if bare else category,
                variants=variants,
            )


def _site(number: int) -> str:
    return CLOSED if number % 7 == 0 else "acme"


def _variant(number: int, place: int, options: dict[str, str]) -> DocumentVariant:
    return brand_variant(
        f"{number}-{place}",
        (Verdict.NOT_SOLD_HERE, Verdict.NOT_SOLD_HERE, Verdict.UNCERTAIN)[place],
        brand_site=_site(number),
        options=options,
        price=None if number % 11 == 3 else Decimal(PRICES[(number + place) % 5]),
        list_price=Decimal(25) if number % 3 else None,
        price_currency="SEK" if number % 5 == 4 else "USD",
        availability=(Availability.IN_STOCK, Availability.OUT_OF_STOCK, None)[(number + place) % 3],
        observed_at=NOW - timedelta(days=number % 9),
    )


DOCUMENTS = list(catalog())


def _leaves() -> st.SearchStrategy[Filter]:
    equals = st.sampled_from([(name, value) for name, values in VALUES.items() for value in values])
    amounts = st.none() | st.sampled_from([Decimal(price) for price in PRICES])
    return equals.map(lambda pair: Equals(*pair)) | st.builds(Between, st.just("price"), amounts, amounts)


def _several(parts: st.SearchStrategy[Filter]) -> st.SearchStrategy[Filter]:
    tuples = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return tuples.map(And) | tuples.map(Or) | parts.map(Not)


filters = st.none() | st.recursive(_leaves(), _several, max_leaves=5)


def test_the_engine_counts_what_can_be_counted_by_hand(counted: SearchIndex) -> None:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(filters)
    def check(filter_: Filter | None) -> None:
        scope = FacetScope(None, filter_, [CLOSED], OLDEST, histograms=True)
        answers = Answers.of(counted, ask(SearchRequest(histograms=True), scope, counted.rerank_depth), scope)
        facets = merge_facets(answers.facets, "USD")
        for name in FACETS:
            if name != "price":
                assert _folded(facets[name]) == _by_hand(scope, name), name
        assert [(r.min, r.max, r.count) for r in facets["price"].ranges] == list(_ranges_by_hand(scope))

    check()


@pytest.fixture(scope="module")
def counted(new_settings: Callable[[Path], Settings], tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = new_settings(tmp_path_factory.mktemp("data"))
    index = open_engine(made).create(str(BuildName(made.meilisearch_prefix, 1)))
    index.apply(DOCUMENTS, [])
    return index


def _folded(facet: Facet) -> dict[str, int]:
    return {item.value.lower(): item.count for item in facet.values}


def _by_hand(scope: FacetScope, name: str) -> dict[str, int]:
    """Styles that have the value and all that is chosen of the other facets, options on one variant."""
    rest = _without(scope.filter, name)
    values = {value.lower() for value in VALUES[name]}
    counts = {value: sum(_shown(d, rest, Equals(name, value)) for d in DOCUMENTS) for value in values}
    return {value: count for value, count in counts.items() if count}


def _ranges_by_hand(scope: FacetScope) -> Iterator[tuple[Decimal, Decimal, int]]:
    rest = _without(scope.filter, "price")
    bounds = [("5.00", "7.49"), ("7.50", "9.99"), ("10.00", "14.99"), ("20.00", "29.99"), ("75.00", "99.99")]
    for low, high in ((Decimal(low), Decimal(high)) for low, high in bounds):
        if count := sum(_shown(document, rest, Between("price", low, high)) for document in DOCUMENTS):
            yield low, high, count


def _shown(document: CatalogDocument, *parts: Filter | None) -> bool:
    filters = [part for part in parts if part is not None]
    if document.section == "home":
        return _holds(And(tuple(filters)), document)
    if document.section == "withheld" or document.brand_site == CLOSED:
        return False
    seen = max(variant.observed_at or OLDEST for variant in document.variants) >= OLDEST
    buyable = And((*filters, Equals("availability", "instock"), Between("price", None, None)))
    return seen and _holds(buyable, document)


def _without(filter_: Filter | None, name: str) -> Filter | None:
    """Without the parts at the top that speak of nothing but this facet."""
    parts = _top(filter_) if filter_ else []
    kept = [part for part in parts if not _only(part, name)]
    return And(tuple(kept)) if kept else None


def _top(filter_: Filter) -> list[Filter]:
    return [inner for part in filter_.parts for inner in _top(part)] if isinstance(filter_, And) else [filter_]


def _only(part: Filter, name: str) -> bool:
    if isinstance(part, Or):
        return all(isinstance(inner, Equals | Between) and inner.field == name for inner in part.parts)
    return isinstance(part, Equals | Between) and part.field == name


def _holds(filter_: Filter, document: CatalogDocument) -> bool:
    """A conjunction's parts about variants hold on one variant; ``Not`` is of the whole document."""
    match filter_:
        case And(parts):
            flat = [inner for part in parts for inner in _top(part)]
            about = [part for part in flat if _about_variants(part)]
            others = all(_holds(part, document) for part in flat if part not in about)
            return others and (not about or any(all(_has(p, v) for p in about) for v in document.variants))
        case Or(parts):
            return any(_holds(part, document) for part in parts)
        case Not(part):
            return not _holds(part, document)
        case Between(_, low, high):
            return any((low is None or low <= p) and (high is None or p <= high) for p in _prices(document))
        case Equals("brand", value):
            return (document.brand or "").lower() == value.lower()
        case Equals("category", value):
            levels = (document.category or "").lower().split(" > ")
            return any(" > ".join(levels[:end]) == value.lower() for end in range(1, len(levels) + 1))
        case Equals():
            return any(_has(filter_, variant) for variant in document.variants)


def _about_variants(part: Filter) -> bool:
    match part:
        case Equals(name, _):
            return name in ("color", "size", "sold_here", "availability")
        case And(parts) | Or(parts):
            return bool(parts) and all(map(_about_variants, parts))
        case _:
            return False


def _has(part: Filter, variant: DocumentVariant) -> bool:
    match part:
        case And(parts):
            return all(_has(inner, variant) for inner in parts)
        case Or(parts):
            return any(_has(inner, variant) for inner in parts)
        case Equals("sold_here", value):
            here = variant.home_id is not None or variant.verdict is Verdict.SOLD_HERE
            known = here or variant.verdict is Verdict.NOT_SOLD_HERE
            return known and here == (value == "true")
        case Equals("availability", value):
            return (variant.availability or "").lower() == value.lower()
        case Equals(name, value):
            return variant.options.get(name, "").lower() == value.lower()
        case _:
            raise AssertionError(part)


def _prices(document: CatalogDocument) -> list[Decimal]:
    own = [variant for variant in document.variants if variant.home_id is not None]
    for variants in (own, document.variants):
        if found := [v.price for v in variants if v.price is not None and v.price_currency == "USD"]:
            return found
    return []
