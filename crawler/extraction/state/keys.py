"""What the keys of embedded state mean, whoever wrote them: names squashed to lower-case letters and digits."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

MAX_KEYS = 300
MAX_SHAPE = 60
"""Keys of an object; one with more is a table of its own, whose keys are no other's."""

_ROLES = {
    "name": "name title productname producttitle displayname productdisplayname itemname fullname pname "
    "longname nameproduct titulo nombre nome",
    "now": "saleprice specialprice discountedprice promoprice promotionprice promotionalprice finalprice currentprice "
    "nowprice sellingprice sellprice offerprice activeprice actualprice pricenow priceactual discountprice pricesale "
    "salepricemoney bestprice displayprice customerprice reducedprice websaleprice",
    "price": "price prices pricing priceinfo productprice itemprice priceamount pricevalue unitprice pricedata "
    "priceinfos pricedetails pricerange pricesinfo buyprice pricewithtax grossprice priceincltax priceinclvat "
    "prix preis precio preco prezzo cena productunitprice pricecurrent price1 priceobject pricemoney pricenumber "
    "offers offer",
    "list": "listprice originalprice regularprice compareatprice compareprice wasprice oldprice msrp rrp strikeprice "
    "strikethroughprice retailprice fullprice standardprice previousprice formerprice pricebeforediscount normalprice "
    "beforeprice crossedprice displayregularprice suggestedretailprice srp uvp pricewas pricebefore listingprice "
    "undiscountedprice priceold priceoriginal crossedoutprice compareatpricenumber",
    "low": "minprice lowprice pricemin fromprice startingprice lowestprice pricefrom minimumprice startprice",
    "high": "maxprice highprice pricemax highestprice priceto maximumprice",
    "currency": "currency currencycode pricecurrency currencyiso currencyisocode isocurrency isocurrencycode "
    "currencyid productcurrency currencyisocode currencyname",
    "available": "availability inventory availabilitystatus stockstatus inventorystatus stocklevelstatus isinstock "
    "instock available isavailable availableforsale stock stockavailability stockstate isorderable orderable "
    "productavailability inventorystate onlineavailability availabilitystate productstock instockflag",
    "gone": "issoldout soldout outofstock isoutofstock isunavailable oos isoos",
    "amount left": "inventoryquantity stockquantity stocklevel availablequantity quantityavailable availabletosell "
    "inventorylevel stockcount stockqty qtyinstock stocknumber",
    "brand": "brand brandname productbrand manufacturer manufacturername itembrand vendor marca marke marque",
    "sku": "sku skuid productsku itemsku skucode itemid productcode itemnumber articlenumber articlenr partnum "
    "stylenumber productid id code",
    "gtin": "gtin gtin8 gtin12 gtin13 gtin14 ean ean13 eancode upc upccode barcode isbn isbn13",
    "mpn": "mpn manufacturerpartnumber partnumber mfrpartnumber manufacturernumber modelnumber modelno mfpartnumber "
    "manufacturersku mfgpartnumber vendorpartnumber",
    "url": "url producturl pdpurl canonicalurl handle slug link href urlkey permalink seourl pageurl",
    "image": "image imageurl mainimage featuredimage images productimageurl imagesrc",
    "variants": "variants productitems skus children variations childproducts childskus productvariants variantoptions "
    "simpleproducts childitems itemsfilterall itemsfilterallavailable",
    "options": "options selectedoptions optionsselections attributes variationattributes optionvalues "
    "variantattributes variantoptionqualifiers optionnames",
}  # fmt: skip
_BY_KEY = {key: role for role, keys in _ROLES.items() for key in keys.split()}

_INSIDE = {
    "now": "current now sale final selling actual special discounted offer promotional promotion promo reduced active",
    "list": "list original regular was old previous compareat strike strikethrough retail msrp rrp full standard "
    "before crossed former",
    "low": "min low lowest minimum from minvariant",
    "high": "max high highest maximum maxvariant",
    "price": "value amount price formatted raw display centamount gross incltax withtax formattedvalue "
    "pricevalue numeric formattedprice text unit units number basic default money",
    "currency": "currency currencycode code iso currencyiso symbol",
}
"""What further words mean inside an object that is a price."""
_IN_PRICE = {key: role for role, keys in _INSIDE.items() for key in keys.split()}

_NOT_ALNUM = re.compile(r"[\W_]+")
_MINOR = re.compile(r"cents?$|^cent|minorunits?|pennies|pence", re.IGNORECASE)


@lru_cache(maxsize=8192)
def role_of(key: str) -> str | None:
    """The role of a key of a product; None for one that says nothing of the kind."""
    return _BY_KEY.get(squashed(key))


@lru_cache(maxsize=4096)
def role_in_price(key: str) -> str | None:
    """The role of a key inside an object that is a price."""
    bare = squashed(key)
    return _IN_PRICE.get(bare) or _BY_KEY.get(bare) or _IN_PRICE.get(bare.removesuffix("price"))


def in_minor_units(key: str) -> bool:
    """Whether a key says that its number counts cents."""
    return bool(_MINOR.search(squashed(key)))


def squashed(key: str) -> str:
    """``sale_price``, ``salePrice`` and ``@sale-price`` alike."""
    key = key[:60].replace("_", "")  # as most that have signs at all have no others
    return (key if key.isalnum() else _NOT_ALNUM.sub("", key)).lower()


def values_of(product: Mapping[str, Any], role: str) -> list[Any]:
    """The values under the keys of one role, in their order; what GraphQL wraps as a connection is a list."""
    values = [_unwrapped(value) for key in keys_of(product, role) if (value := product[key]) is not None]
    return [_listed(value) for value in values] if role == "variants" else values


def keys_of(product: Mapping[str, Any], role: str) -> list[str]:
    """The keys of one role among the first of an object's, in their order."""
    keys = tuple(product)
    return (_shape_of(keys) if len(keys) <= MAX_SHAPE else shape(keys)).get(role, [])


def shape(keys: tuple[str, ...]) -> dict[str, list[str]]:
    """The first keys of an object by their role."""
    found: dict[str, list[str]] = {}
    for key in keys[:MAX_KEYS]:
        if role := role_of(key):
            found.setdefault(role, []).append(key)
    return found


# A state has many objects of few shapes.
_shape_of = lru_cache(maxsize=2048)(shape)


def _unwrapped(value: Any) -> Any:
    """``{"nodes": […]}`` and ``{"edges": [{"node": …}]}`` as their list."""
    if not isinstance(value, dict):
        return value
    if isinstance(nodes := value.get("nodes"), list):
        return nodes
    if isinstance(edges := value.get("edges"), list):
        return [edge["node"] for edge in edges if isinstance(edge, dict) and "node" in edge]
    return value


def _listed(variants: Any) -> Any:
    """``{"4711": {…}, "4712": {…}}``, variants by their numbers, as their list."""
    if isinstance(variants, dict) and variants and all(isinstance(one, dict) for one in variants.values()):
        return list(variants.values()) if all(key.isdigit() for key in variants) else variants
    return variants
