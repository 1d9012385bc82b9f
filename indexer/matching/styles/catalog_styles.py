"""The styles of both catalogs, read from home rows and from harvested products."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from crawler.harvest.harvest import StoredProduct
from crawler.product import Offer, Product, Variant
from indexer.home.record import HomeRecord
from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Item, Style
from indexer.matching.wording.brand_names import BrandNames
from indexer.matching.wording.pack_count import leading_count, pack_count
from indexer.matching.wording.part_numbers import numbers_in_title, stated_numbers
from indexer.text import terms

_LONGEST = 2_000
"""Characters of a title or a description that are read; whoever sends a megabyte names nothing by it."""


def home_styles(rows: Iterable[HomeRecord], brands: BrandNames) -> Iterator[Style]:
    """Rows of one style follow one another."""
    return (_home_style(key, list(group), brands) for key, group in groupby(rows, key=lambda row: row.style_key))


def site_styles(products: Iterable[StoredProduct], brands: BrandNames) -> Iterator[Style]:
    """One per harvested product, with the variants that are listed."""
    return (_site_style(stored, brands) for stored in products)


def _home_style(key: str, rows: list[HomeRecord], brands: BrandNames) -> Style:
    items = [
        Item(
            id=row.home_id,
            title=row.title[:_LONGEST],
            gtins=frozenset(row.gtins),
            numbers=stated_numbers(row.mpn, row.brand),
            title_numbers=numbers_in_title(row.title),
            options=row.options,
            pack=pack_count(row.mpn, row.title),
            described_pack=leading_count(row.title, row.brand),
        )
        for row in rows
    ]
    record = Record(
        title=_common_title(_without_options(rows)),
        brand=brands.resolve(next((row.brand for row in rows if row.brand), None)),
        description=(rows[0].description or "")[:_LONGEST],
        price=_price(row.offer for row in rows),
        numbers=frozenset().union(*(item.numbers for item in items)),
    )
    return Style(key, "", record, items)


def _site_style(stored: StoredProduct, brands: BrandNames) -> Style:
    product = stored.product
    pairs = zip(product.variants, stored.variant_ids, strict=True)
    items = [_site_item(product, variant, variant_id) for variant, variant_id in pairs]
    record = Record(
        title=product.name[:_LONGEST],
        brand=brands.resolve(product.brand),
        description=(product.description or "")[:_LONGEST],
        price=_price(variant.offer for variant in product.variants),
        numbers=frozenset().union(*(item.numbers for item in items)),
    )
    return Style(stored.style_id, stored.site, record, items)


def _site_item(product: Product, variant: Variant, variant_id: str) -> Item:
    titles = " ".join(dict.fromkeys(text[:_LONGEST] for text in (product.name, variant.title) if text))
    return Item(
        id=variant_id,
        title=titles,
        gtins=frozenset([variant.gtin] if variant.gtin else []),
        numbers=stated_numbers(variant.mpn, product.brand),
        title_numbers=numbers_in_title(titles),
        options=variant.options,
        pack=pack_count(variant.mpn, titles),
        described_pack=leading_count(product.name, product.brand) or leading_count(product.description),
    )


def _without_options(rows: Sequence[HomeRecord]) -> list[str]:
    """The titles without what each row ends with of its own size and colour, unless all rows of the style have it."""
    shared = set.intersection(*(set(row.options.items()) for row in rows)) if len(rows) > 1 else set()
    return [_without(row.title[:_LONGEST], dict(row.options.items() - shared).values()) for row in rows]


def _without(title: str, values: Iterable[str]) -> str:
    """Without the values at its end, and what only led to them."""
    own = {term for value in values for term in terms(value)}
    words = title.split()
    while len(words) > 2 and own.issuperset(terms(words[-1])):
        words.pop()
    return " ".join(words).rstrip(" ,;:/|–-(")


def _common_title(titles: list[str]) -> str:
    """The words that all rows of a style share: what is left out are sizes and colours."""
    if len(set(titles)) == 1:
        return titles[0]
    shared = set.intersection(*(set(title.split()) for title in titles))
    common = [word for word in titles[0].split() if word in shared]
    return " ".join(common) if len(common) >= 2 else titles[0]


def _price(offers: Iterable[Offer | None]) -> float | None:
    return next((float(offer.price) for offer in offers if offer and offer.price), None)
