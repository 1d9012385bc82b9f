"""A product page of Magento: it has the id that GraphQL gives the product in the form that puts it in the basket."""

import re

from crawler.product import Product

_FORM = re.compile(rb"<form\b[^>]{0,2000}\bproduct_addtocart_form\b.{0,5000}?</form>", re.DOTALL | re.I)
_FIELD = re.compile(rb"<input\b(?=[^>]{0,500}\bname=[\"']product[\"'])[^>]{0,500}\bvalue=[\"'](\d{1,12})[\"']", re.I)


def with_entity_id(product: Product, body: bytes) -> Product:
    """The product under its Magento id, so that it is the same one however it was read."""
    form = _FORM.search(body)
    field = _FIELD.search(form[0]) if form else None
    if field:
        product.product_id = field[1].decode()
    return product
