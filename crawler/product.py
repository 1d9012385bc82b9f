"""The product model of both catalogs: schema.org's terms in snake_case."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Availability(StrEnum):
    """schema.org's ItemAvailability, by its own names."""

    IN_STOCK = "InStock"
    LIMITED_AVAILABILITY = "LimitedAvailability"
    ONLINE_ONLY = "OnlineOnly"
    IN_STORE_ONLY = "InStoreOnly"
    MADE_TO_ORDER = "MadeToOrder"
    PRE_ORDER = "PreOrder"
    PRE_SALE = "PreSale"
    BACK_ORDER = "BackOrder"
    RESERVED = "Reserved"
    OUT_OF_STOCK = "OutOfStock"
    SOLD_OUT = "SoldOut"
    DISCONTINUED = "Discontinued"


class Alternative(BaseModel):
    """A value that another source on the page states for a field, and why it was not taken."""

    model_config = ConfigDict(frozen=True)

    value: str
    source: str
    reason: str
    """A reason code, such as less_trusted, not_shown or struck_out."""


class Provenance(BaseModel):
    """Where a field's value came from."""

    model_config = ConfigDict(frozen=True)

    source: str
    """The syntax or endpoint, such as json-ld, microdata, opengraph, shopify, woocommerce or merchant_feed."""
    url: str
    observed_at: datetime
    probability: float | None = None
    """How likely the value is right, calibrated on labelled pages; None for what a platform's own endpoint states."""
    agreeing: tuple[str, ...] = ()
    """Other sources on the page that state the same; ``print`` for an amount that it prints somewhere."""
    alternatives: tuple[Alternative, ...] = ()


class Offer(BaseModel):
    """What one seller asks for one variant. Unknown is None: no default currency, no guessed availability."""

    price: Decimal | None = None
    """What a buyer pays for one; None where only a range or a from-price is stated."""
    price_currency: str | None = None
    """ISO 4217."""
    price_raw: str | None = None
    """The price as the source prints it."""
    list_price: Decimal | None = None
    low_price: Decimal | None = None
    high_price: Decimal | None = None
    availability: Availability | None = None
    item_condition: str | None = None
    """schema.org's OfferItemCondition by its own name, such as NewCondition."""
    price_valid_until: date | None = None
    agent_checkout: bool | None = None
    """Whether the source lets programs buy it, where it says so."""
    url: str | None = None


class Rating(BaseModel):
    """What buyers think of a product."""

    value: Decimal
    """From 0 to 5."""
    count: int | None = None
    """How many rated or reviewed it."""
    raw: str
    """As stated, with its scale where that is another."""


class Traits(BaseModel):
    """What a variant's texts mean in standard terms; the texts themselves are its options and title."""

    size_system: str | None = None
    """EU, US, UK and so on, letter, waist_length, months, years or one_size; None for a bare number."""
    size_value: str | None = None
    color_family: str | None = None
    """One of some sixteen colours by their English names, or multicolor."""
    materials: list[str] = Field(default_factory=list)
    pack_count: int | None = None
    """How many single products it holds, at least 2; None where it states none."""


class Variant(BaseModel):
    """One thing that can be put in a basket: a style in one size, colour and so on."""

    key: str = ""
    """The source's own id of the variant, unique within its product; empty for the only variant."""
    title: str | None = None
    sku: str | None = None
    """Means something only with a seller; never a key across sellers."""
    mpn: str | None = None
    """Means something only with a brand."""
    gtin: str | None = None
    """GTIN-14 with a right check digit; see ``crawler.values.identifiers``."""
    options: dict[str, str] = Field(default_factory=dict)
    """What tells it from its siblings, such as size or color (schema.org's spelling); values as written."""
    url: str | None = None
    image: str | None = None
    offer: Offer | None = None
    traits: Traits | None = None


class Product(BaseModel):
    """A style with its variants: at least one, the one that the page selects first."""

    product_id: str
    """productGroupID, productID or the platform's id, otherwise the canonical URL's path; never the sku."""
    sku: str | None = None
    """The seller's number of the style, where its variants are told apart by numbers of their own; None for the only
    variant, which has it."""
    url: str
    """Canonical address of the product."""
    name: str
    brand: str | None = None
    description: str | None = None
    description_language: str | None = None
    """ISO 639-1."""
    category: str | None = None
    """Path from the general to the special, levels joined by ' > '."""
    images: list[str] = Field(default_factory=list)
    varies_by: list[str] = Field(default_factory=list)
    attributes: dict[str, str] = Field(default_factory=dict)
    """Further stated properties, such as material, kept for search and comparison."""
    rating: Rating | None = None
    gender: str | None = None
    """male, female or unisex."""
    age_group: str | None = None
    """newborn, infant, toddler, kids or adult."""
    materials: list[str] = Field(default_factory=list)
    """English names."""
    variants: list[Variant] = Field(min_length=1)
    provenance: dict[str, Provenance] = Field(default_factory=dict)
    """By field name; a field of a variant or an offer is named as it is there, and the product's own number
    ``product.sku``."""
    observed_at: datetime
