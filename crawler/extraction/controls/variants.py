"""The variants that a page's controls offer, where its data tells of a single one."""

import re
from urllib.parse import urlsplit

from crawler.extraction.context import PageContext
from crawler.extraction.controls.find import Control, controls_behind
from crawler.extraction.controls.values import OptionValue
from crawler.extraction.headings import first_of, product_headings
from crawler.extraction.surroundings import Surroundings
from crawler.extraction.variant_keys import with_keys
from crawler.product import Availability, Offer, Product, Provenance, Variant

REACH = 90_000
"""Characters behind a heading in which controls are looked for."""
BEHIND = 3_000
"""Characters behind the last of them that may say what it is part of."""
_MAY_CHOOSE = re.compile(r"<select[\s>]|<input\b[^<>]{0,300}\btype=[\"']?radio", re.IGNORECASE)


def with_chosen_options(product: Product, context: PageContext) -> None:
    """Give a product whose data has one variant those that the page lets a shopper choose, each with its stock.

    One control, that for the size if there is one, makes a variant of each value; of any other only what is selected
    is known to exist with them, so that nothing is made where the page leaves that open.
    """
    if len(product.variants) > 1 or not _MAY_CHOOSE.search(context.markup.shown):
        return
    controls = _controls(product, context)
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
    product.provenance["options"] = Provenance(source="page", url=context.url, observed_at=context.observed_at)


def _controls(product: Product, context: PageContext) -> list[Control]:
    """The first control of each option that the data leaves open; what the page prints as chosen is selected."""
    options, stated = product.variants[0].options, product.provenance.get("options")
    printed = stated is not None and stated.source == "page"
    path = urlsplit(context.url).path
    shown = context.markup.shown
    for heading in product_headings(shown, [product.name], path):
        length = _length_to_last(shown, heading.start)
        tree = context.tree_reaching(heading.start, length) if length else None
        element = first_of(heading, tree) if tree is not None else None
        found: dict[str, Control] = {}
        for control in controls_behind(Surroundings(element), path) if element is not None else ():
            found.setdefault(control.option, control)
        if found:
            return [_set(control, options) for option, control in found.items() if printed or option not in options]
    return []


def _length_to_last(shown: str, start: int) -> int:
    """How many characters from a heading on hold its controls and what is said close behind them; 0 where none is."""
    last = 0
    for match in _MAY_CHOOSE.finditer(shown, start, start + REACH):
        last = match.end() if match[0][1] in "iI" else shown.find("</select", match.end(), start + REACH)
    return last - start + BEHIND if last > 0 else REACH if last else 0


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
    variants = with_keys([_variant(only, control.option, value) for value in ordered], context)
    variants[0].sku, variants[0].gtin = only.sku, only.gtin
    return variants


def _gone(value: OptionValue) -> bool:
    return value.availability is Availability.OUT_OF_STOCK


def _variant(only: Variant, option: str, value: OptionValue) -> Variant:
    offer = (only.offer or Offer()).model_copy()
    offer.availability = value.availability or offer.availability
    if value.price is not None or value.surcharged:
        offer.price, offer.list_price = value.price, None
    return only.model_copy(
        update={"sku": None, "gtin": None, "options": {**only.options, option: value.text}, "offer": offer}
    )
