"""The seller's number of a product with several variants, as against those of its variants."""

from collections.abc import Iterator

from crawler.extraction.choice import Choice, choose_first, squashed
from crawler.extraction.data.draft import Draft
from crawler.product import Variant


def style_number(drafts: list[Draft], variants: list[Variant]) -> Choice | None:
    """What is stated of the product itself, or else the number of its group; what a variant has is that variant's."""
    if len(variants) < 2:
        return None
    taken = {squashed(variant.sku) for variant in variants if variant.sku}
    return choose_first((source, number) for source, number in _stated(drafts) if squashed(number) not in taken)


def _stated(drafts: list[Draft]) -> Iterator[tuple[str, str]]:
    lists = (
        ((draft.source, draft.sku) for draft in drafts if draft.source != "page"),
        ((draft.source, draft.product_id) for draft in drafts),
        ((draft.source, draft.sku or draft.variants[0].sku) for draft in drafts if len(draft.variants) == 1),
    )
    yield from ((source, number) for stated in lists for source, number in stated if number)
