"""What a button to buy says, in many languages."""

import re

_BUY = re.compile(
    r"add[\s_-]?(?:item[\s_-]?)?to[\s_-]?(?:my[\s_-]?)?(?:shopping[\s_-]?)?(?:cart|bag|basket|trolley|order)|"
    r"buy[\s_-](?:it[\s_-])?now|"
    r"pre-?order now|in den (?:warenkorb|einkaufswagen)|zum warenkorb|ajouter (?:au panier|à mon panier)|"
    r"aggiungi al (?:carrello|cestino)|(?:añadir|agregar) (?:al? )?(?:la )?(?:carr(?:it)?o|cesta|bolsa)|"
    r"in (?:de )?winkel(?:wagen|mand)|"
    r"do koszyka|do koš[ií]k[ua]|(?:v|u) košarico|u košaricu|ao carrinho|à sacola|"
    r"(?:lägg|legg|læg|tilføj)[\w ]* i? ?(?:varukorg|kundvagn|handlekurv|handlevogn|til kurv|kurv)|koriin|kosárba|"
    r"în coș|in cos\b|"
    r"sepete ekle|grozam|grozā|į krepšelį|ostukorvi|в корзину|до кошика|в количката|στο καλάθι|לסל|(?:إلى|ل)ل?سلة|"
    r"giỏ hàng|ตะกร้า|장바구니|keranjang|カートに|加入(?:购物车|購物車)|放入購物車"
)


def says_buy(text: str) -> bool:
    """Whether a button's words or name say that it buys."""
    # Lower case for both is three times as fast as a pattern that ignores case.
    return _BUY.search(text.lower()) is not None
