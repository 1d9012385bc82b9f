"""Brand and codes that the data leaves open, from what the page prints, has in its code and is addressed by."""

from urllib.parse import urlsplit

from crawler.extraction.brand.page_brand import labelled_brand, shown_brand, without_shop
from crawler.extraction.choice import only_one, squashed
from crawler.extraction.content.context import PageContext
from crawler.extraction.content.labelled import Labelled, labelled_values
from crawler.extraction.content.places import places
from crawler.extraction.content.text import CODE_LENGTH, DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.extraction.controls.labels import only_asks
from crawler.extraction.data.breadcrumb import fuller, printed_breadcrumb
from crawler.extraction.data.draft import Draft
from crawler.extraction.identity.address_id import address_id
from crawler.extraction.identity.coded_number import coded_number
from crawler.extraction.identity.named_image import named_images
from crawler.extraction.identity.named_number import named_number
from crawler.normalisation.words import folded
from crawler.product import Variant
from crawler.values.identifiers import normalize_gtin

_NUMBERS = ("product:retailer_part_no", "product:retailer_item_id")
_CODES = ("sku", "mpn", "gtin")


def with_page_identity(drafts: list[Draft], context: PageContext) -> list[Draft]:
    """The drafts, and further ones with what they leave open of category, brand and codes; of a product with variants
    the codes are those of its variants, which the page around them does not tell."""
    if not drafts:
        return drafts
    name = next((draft.name for draft in drafts if draft.name), "")
    found = labelled_values(context.said)
    around = _around(drafts, name, context)
    if materials := _labelled("material", found):
        around[0].attributes["material"] = materials[0]
    around[0].brand = without_shop(drafts, name, found, context)
    branded = any(draft.brand for draft in (*drafts, *around))
    if len(drafts[0].variants) > 1:
        if not branded:
            labelled = labelled_brand(found, name, context)
            around[0].brand = labelled or shown_brand(name, drafts, context)
        if not any(draft.sku or draft.product_id for draft in drafts):
            around[0].sku = _code(_labelled("sku", found), context) or named_number(context.markup.shown)
        return [*drafts, *around]
    numbered = _numbered(drafts, context)
    # What the page prints for people outranks what it holds for its own code.
    told = [draft for draft in drafts if draft.source != "state"]
    coded = [draft for draft in drafts if draft.source == "state"]
    open_codes = [code for code in _CODES if not any(getattr(draft.variants[0], code) for draft in told)]
    if branded and not open_codes:
        return [*drafts, numbered, *around]
    printed = _printed(name, found, context)
    if not printed.variants[0].sku and not any(draft.variants[0].sku for draft in drafts):
        printed.variants[0].sku = named_number(context.markup.shown)
    if not branded:
        printed.brand = printed.brand or shown_brand(name, drafts, context)
    return [*told, printed, *coded, numbered, *around]


def _around(drafts: list[Draft], name: str, context: PageContext) -> list[Draft]:
    """What the page tells everyone of its product, where the data leaves it open: path of categories, image, text."""
    around = Draft(source="page", variants=[Variant()])
    if not any(draft.category and " > " in draft.category for draft in drafts):
        around.category = printed_breadcrumb(context.markup.shown, context.words, name, context.address)
        fullest = next((draft for draft in drafts if draft.category), None)
        if fullest and fuller(fullest.category, around.category) == around.category:
            fullest.category = None
    if not any(draft.images for draft in drafts):
        stated = (web_url(content, context.url) for key, content in context.markup.metas if key == "og:image")
        around.images = [url for url in stated if url] or named_images(name, context)
    if not any(draft.description for draft in drafts):
        around.description = clean_text(context.markup.meta("og:description", "description"), DESCRIPTION_LENGTH)
    return [around]


def _printed(name: str, found: list[Labelled], context: PageContext) -> Draft:
    codes = {code: _code(_labelled(code, found), context) for code in _CODES}
    options = _labelled_color(found, context.address)
    return Draft(
        source="page", brand=labelled_brand(found, name, context), variants=[Variant(**codes, options=options)]
    )


def _labelled(field: str, found: list[Labelled]) -> list[str]:
    return [one.value for one in found if one.field == field]


def _labelled_color(found: list[Labelled], address: str) -> dict[str, str]:
    """The only colour that a label is clearly of, or that the address has too: several are a choice, or other
    products'."""
    colors = [one for one in found if one.field == "color"]
    addressed = squashed(urlsplit(address).path)
    told = [
        one.value for one in colors if one.marked or (len(one.value) > 3 and squashed(folded(one.value)) in addressed)
    ]
    color = only_one(told)
    return {"color": color} if color and not only_asks(color) else {}


def _code(values: list[str], context: PageContext) -> str | None:
    """The only one, or the one that the address has: of several products' codes, none."""
    return only_one(values) or only_one([value for value in values if value in context.address])


def _numbered(drafts: list[Draft], context: PageContext) -> Draft:
    """The shop's number of the product: one that the page states and its address has, else any that it states, else
    the address's own. What is stated as the sku beside the first is the code of something in it."""
    stated = [draft.product_id for draft in drafts if draft.product_id]
    stated += [value for name in _NUMBERS if (value := clean_text(context.markup.meta(name), CODE_LENGTH))]
    carried = next((number for number in stated if _carries(context.address, number)), None)
    if carried:
        for variant in (draft.variants[0] for draft in drafts):
            if variant.sku and not _carries(context.address, variant.sku) and not _prints_sku(variant.sku, context):
                context.reject("sku_of_a_part", variant.sku)
                variant.sku = None
    in_address = address_id(context.address, context.encoded)
    if in_address and not carried:
        _drop_gtins(drafts, in_address, context)
    open_to_code = not carried and not any(draft.variants[0].sku for draft in drafts)
    if open_to_code and (coded := coded_number(context.encoded)):
        return Draft(source="page", variants=[Variant(sku=coded)])
    return Draft(source="url", variants=[Variant(sku=carried or next(iter(stated), None) or in_address)])


def _prints_sku(sku: str, context: PageContext) -> bool:
    """Whether the page tells people as well that this is the product's number."""
    return any(one.field == "sku" and one.value == sku for one in labelled_values(context.said))


def _drop_gtins(drafts: list[Draft], number: str, context: PageContext) -> None:
    """A GTIN that is stated as the sku is the maker's; the shop's own number is the one that its address has."""
    for variant in (draft.variants[0] for draft in drafts):
        if variant.sku and variant.sku != number and normalize_gtin(variant.sku):
            context.reject("sku_is_gtin", variant.sku)
            variant.gtin, variant.sku = variant.gtin or normalize_gtin(variant.sku), None


def _carries(address: str, code: str) -> bool:
    """Whether an address has a code as a part of its own; a path is no code."""
    if len(code) < 4 or "/" in code:
        return False
    same = str.isdigit if code.isdigit() else str.isalnum
    ends = ((at, at + len(code)) for at in places(address, code))
    return any(not same(address[at - 1 : at]) and not same(address[end : end + 1]) for at, end in ends)
