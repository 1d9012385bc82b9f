"""Records that were stored before the model had all of its fields stay readable."""

from datetime import UTC, datetime

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.markup import Markup
from crawler.extraction.data.variant_keys import with_keys
from crawler.product import Product, Traits, Variant

STORED = (
    '{"product_id":"7","url":"https://brio.example/7","name":"Mug","observed_at":"2026-01-02T03:04:05Z",'
    '"variants":[{"key":"","sku":"M-7","options":{"color":"red"}}]}'
)


def test_a_record_without_the_newer_fields_is_read() -> None:
    product = Product.model_validate_json(STORED)

    assert product.rating is None
    assert product.variants[0].traits is None


def test_what_variants_mean_does_not_change_their_keys() -> None:
    context = PageContext("https://brio.example/7", b"", Markup(), None, datetime(2026, 1, 2, tzinfo=UTC))
    plain = [Variant(title="One"), Variant(title="Two")]
    meant = [variant.model_copy(update={"traits": Traits(pack_count=2)}) for variant in plain]

    assert [v.key for v in with_keys(meant, context)] == [v.key for v in with_keys(plain, context)]
