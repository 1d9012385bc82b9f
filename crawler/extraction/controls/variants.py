"""The variants that a page's controls offer, where its data tells of a single one."""

from decimal import Decimal
from urllib.parse import urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.controls.control import Control
from crawler.extraction.controls.find import controls_behind
from crawler.extraction.controls.lists import UNNAMED
from crawler.extraction.controls.named_sizes import named_sizes
from crawler.extraction.controls.option_places import option_places
from crawler.extraction.controls.values import OptionValue
from crawler.extraction.data.titled_options import with_titled_options
from crawler.extraction.data.variant_keys import with_keys
from crawler.extraction.names.headings import first_of, product_headings
from crawler.product import Availability, Offer, Product, Provenance, Variant

REACH = 90_000
"""Bytes behind a heading in which controls are looked for."""
BEHIND = 3_000
"""Bytes behind the last of them that may say what it is part of."""


def with_chosen_options(product: Product, context: PageContext) -> None:
    """Give a product whose data has one variant those that the page lets a shopper choose, each with its stock.

    One control, that for the size if there is one, makes a variant of each value; of any other only what is selected
    is known to exist with them, so that nothing is made where the page leaves that open.
    """
    controls = _controls(product, context) if len(product.variants) == 1 else []
    if not controls:
        return
    varying = _varying(controls)
    fixed = [control for control in controls if control is not varying]
    if any(control.selected is None for control in fixed):
        context.reject("choices_not_combined", " and ".join(control.option for control in controls))
        return
    only = product.variants[0]
    only.options = only.options | {one.option: one.selected.text for one in fixed if one.selected}
    if varying is not None:
        product.variants = _variants(only, varying, context)
        if varying.option == UNNAMED:
            _name_options(product.variants, product.name, context)
    product.provenance["options"] = Provenance(source="page", url=context.url, observed_at=context.observed_at)


def _controls(product: Product, context: PageContext) -> list[Control]:
    """The first control of each option that the data leaves open; what the page prints as chosen is selected."""
    options, stated = product.variants[0].options, product.provenance.get("options")
    printed = stated is not None and stated.source == "page"
    path = urlsplit(context.url).path
    shown = context.markup.shown
    looked_at: set[int] = set()
    for heading in product_headings(context, [product.name], path):
        near = option_places(context, heading.start, heading.start + REACH)
        if near <= looked_at:
            continue
        looked_at |= near
        tree = context.tree_reaching(heading.start, _length_to(max(near), shown, heading.start))
        element = first_of(heading, tree) if tree is not None else None
        found: dict[str, Control] = {}
        place = Surroundings(element) if element is not None else None
        for control in controls_behind(place, path) if place else ():
            if control.option != UNNAMED or _is_of(control, product.variants[0].offer):
                found.setdefault(control.option, control)
        if place and "size" not in found and (sizes := named_sizes(place, path)):
            found["size"] = sizes
        if found:
            return [_set(control, options) for option, control in found.items() if printed or option not in options]
    return []


def _is_of(control: Control, offer: Offer | None) -> bool:
    """Whether a list that is called nothing is of the product's variants: several, of which one has its price."""
    prices = {value.price for value in control.values} - {None}
    price = offer.price if offer else None
    return len(control.values) > 1 and (not prices or price is None or price in prices)


def _length_to(last: int, shown: bytes, start: int) -> int:
    """How many bytes from a heading on hold its last control and what is said close behind that."""
    end = shown.find(b"</select", last, start + REACH) if shown.startswith(b"<", last) else last
    return end - start + BEHIND if end > 0 else REACH


def _set(control: Control, printed: dict[str, str]) -> Control:
    for value in control.values:
        value.selected = value.selected or value.text == printed.get(control.option)
    return control


def _varying(controls: list[Control]) -> Control | None:
    several = [control for control in controls if len(control.values) > 1]
    return next((control for control in several if control.option == "size"), several[0] if several else None)


def _variants(only: Variant, control: Control, context: PageContext) -> list[Variant]:
    """One of each value; the one that the page has selected comes first, and keeps the codes that are one variant's.

    Where it has selected none, that is the first that can be had for the price that the page shows.
    """
    ordered = sorted(control.values, key=lambda value: (_gone(value), not value.selected, value.surcharged))
    base = None if ordered[0].surcharged or not only.offer else only.offer.price
    variants = with_keys([_variant(only, control.option, value, base) for value in ordered], context)
    variants[0].sku, variants[0].gtin = only.sku, only.gtin
    return variants


def _name_options(variants: list[Variant], name: str, context: PageContext) -> None:
    """Call what variants differ by what their values tell: ``Ink / S`` is a colour and a size."""
    bare = [variant.model_copy(update={"title": variant.options[UNNAMED], "options": {}}) for variant in variants]
    with_titled_options(bare, name, context.markup.shown)
    for variant, told in zip(variants, bare, strict=True):
        if told.options:
            others = {name: value for name, value in variant.options.items() if name != UNNAMED}
            variant.options = others | told.options


def _gone(value: OptionValue) -> bool:
    return value.availability is Availability.OUT_OF_STOCK


def _variant(only: Variant, option: str, value: OptionValue, base: Decimal | None) -> Variant:
    """The variant of a value; ``base`` is the price to which a value's own amount is added."""
    offer = (only.offer or Offer()).model_copy()
    offer.availability = value.availability or offer.availability
    if value.price is not None or value.surcharged:
        summed = None if base is None or value.added is None else base + value.added
        offer.price, offer.list_price = value.price if summed is None else summed, None
    return only.model_copy(
        update={"sku": None, "gtin": None, "options": {**only.options, option: value.text}, "offer": offer}
    )
