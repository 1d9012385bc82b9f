"""What a button to buy says, in many languages."""

import re
from functools import lru_cache

from crawler.values.any_case import by_letter

MAX_PRICED = 60
"""Characters of a button that names its price."""

_INTO_CART = r"[\w ]{0,60} i? ?(?:varukorg|kundvagn|handlekurv|handlevogn|til kurv|kurv)"
# Each begins with a letter, and with no choice: so only the places of those letters are looked at.
_PATTERN = (
    r"add[\s_-]?(?:(?:item|one|this)[\s_-]?)?to[\s_-]?(?:(?:my|your|the)[\s_-]?)?(?:shopping[\s_-]?)?(?:cart|bag|basket|trolley|order)|"
    r"a(?<!\wa)dd[_-]?(?:cart|basket)\b|c(?<!\wc)art/add\b|b(?<!\wb)asket/add\b|"
    r"add [\w' -]{1,60} to (?:my |your |the )?(?:cart|bag|basket)\b|add to (?:box|kit)\b|"
    r"put (?:it )?in(?:to)? (?:my |your |the )?(?:cart|bag|basket)\b|buy with (?:shop|apple|google|paypal|amazon)|"
    r"in die (?:einkaufs)?tasche|zur einkaufstasche|ajouter (?:au|à mon|à votre) sac\b|aggiungi alla borsa|"
    r"buy(?:[\s_-]?it)?[\s_-]?now|"
    r"pre-?order now|in den (?:warenkorb|einkaufswagen|korb\b)|zum warenkorb|ajouter (?:au|à mon|à votre) panier|"
    r"aggiungi (?:al|nel) (?:carrello|cestino)|metti nel carrello|inserisci nel carrello|"
    r"a(?:ñadir|gregar) (?:al? )?(?:la |mi )?(?:carr(?:it)?o|cesta|bolsa)|"
    r"in (?:de |mijn )?winkel(?:wagen|mand)|toevoegen aan (?:de |mijn )?winkel(?:wagen|mand)|"
    r"do koszyka|do koš[ií]k[ua]|v košarico|u košaric[ou]|ao carrinho|à sacola|"
    rf"l(?:ägg|egg|æg){_INTO_CART}|tilføj{_INTO_CART}|koriin|kosárba|"
    r"în coș|in cos\b|"
    r"sepete ekle|grozam|grozā|į krepšelį|ostukorvi|в корзину|до кошика|в количката|στο καλάθι|לסל|إلىل?سلة|لل?سلة|"
    r"dodaj u korpu|u košaru|до кошик|в кошик|кошничка|לעגלה|به سبد|"
    r"giỏ hàng|ตะกร้า|장바구니|keranjang|カートに|かごに(?:入れる|追加)|カゴに(?:入れる|追加)|"
    r"加入(?:购物车|購物車|购物袋|購物袋)|放入(?:购物车|購物車)"
)
_BUY = re.compile(by_letter(_PATTERN))
_ALONE = frozenset(
    """
    comprar|comprar ahora|comprar agora|comprar já|compra|compre já|compre ahora|acheter|j'achète|j’achète|kaufen|
    jetzt kaufen|bestellen|jetzt bestellen|acquista|acquista ora|compra ora|koupit|kúpiť|kup|kup teraz|купить|
    купити|купи|заказать|buy|order|order now|kopen|nu kopen|köp|köp nu|kjøp|kjøp nå|køb|køb nu|osta|satın al|
    hemen satın al|hemen al|sepete at|cumpără|cumpara|vásárlás|agregar|añadir|adicionar|mua ngay|購入する|購買|购买|
    立即购买|立即購買|바로구매|바로 구매|구매하기|바로구매하기|바로 구매하기|
    naroči|naruči|poruči|kupi|kupi zdaj|kupi odmah|megrendelem|
    megveszem|pirkti|pirkt|bestel|bestel nu|beställ|bestill|tilaa|αγορά|поръчай|замовити|beli|beli sekarang|
    đặt hàng|mua|ซื้อ|ซื้อเลย|今すぐ買う|今すぐ購入|ご購入|구매|לרכישה|קנה עכשיו|לקנייה|اشتري الآن|شراء الآن|
    اشتر الآن|خرید|
    pre-order|preorder|vorbestellen|jetzt vorbestellen|précommander|preordina|pré-encomendar|förhandsboka|forudbestil|
    forhåndsbestill|ennakkotilaa|předobjednat|予約する|ご予約|예약하기|预订|
    purchase|get it now|get yours|commander|achat immédiat|acheter maintenant|ajouter|hinzufügen|
    voeg toe|aggiungi|handla|lägg till|buy product
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
"""What a button says and nothing else; in a sentence these are words like others."""
_SIGN = r"(?:r?[$€£¥₹₽₴₪₺₩฿₫₦]|kr|zł|kč|руб|грн|lei|tl|ft|rs|eur|usd|gbp|chf|pln)"
_DIGIT = re.compile(r"\d")
_FOR_PRICE = re.compile(
    r"[\s\-–—|·•:(]+(?:(?:for|für|voor|för|por|pour|per|za|за)\s+)?"
    rf"(?:{_SIGN}\.?\s?\d[\d.,'’\s]*|\d[\d.,'’\s]*{_SIGN}\.?)\)?$"
)
"""The one amount that a button costs, behind what it does: ``Buy for $49``, ``Jetzt kaufen – 49,00 €``."""


@lru_cache(maxsize=4096)
def says_buy(text: str) -> bool:
    """Whether a button's words or name say that it buys."""
    # Lower case for both is three times as fast as a pattern that ignores case.
    lowered = text.lower()
    return lowered.strip(" \n\t!+>»›") in _ALONE or _BUY.search(lowered) is not None or _buys_for_price(lowered)


def _buys_for_price(lowered: str) -> bool:
    """Whether a button says that it buys, and for how much."""
    words = lowered.strip() if len(lowered) <= MAX_PRICED else ""
    priced = _FOR_PRICE.search(words) if _DIGIT.search(words) else None
    return priced is not None and (words[: priced.start()] in _ALONE or words[: priced.start()] == "add")


def buys_somewhere(page: bytes) -> bool:
    """Whether a page of UTF-8, or a part of one, has the words of a button to buy."""
    return _BUY.search(page.decode("utf-8", "ignore").lower()) is not None
