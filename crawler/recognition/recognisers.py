"""Every recogniser, in the order in which they are asked: the first that recognises a site decides."""

from crawler.recognition.feed import FeedRecogniser
from crawler.recognition.magento import MagentoRecogniser
from crawler.recognition.marks import BIGCOMMERCE, PRESTASHOP, SALESFORCE
from crawler.recognition.recogniser import Look, Recogniser, Recognition
from crawler.recognition.shopify import ShopifyRecogniser
from crawler.recognition.woocommerce import WooCommerceRecogniser

RECOGNISERS: tuple[Recogniser, ...] = (
    FeedRecogniser(),
    ShopifyRecogniser(),
    WooCommerceRecogniser(),
    MagentoRecogniser(),
    PRESTASHOP,
    BIGCOMMERCE,
    SALESFORCE,
)
UNKNOWN = "neither a product endpoint nor the mark of a known platform: its pages are read for their structured data"


def recognise(look: Look) -> Recognition:
    """What a site is; one that nobody recognises is read by its structured data."""
    found = (recogniser.recognise(look) for recogniser in RECOGNISERS)
    return next((recognition for recognition in found if recognition), Recognition("structured_data", [UNKNOWN]))
