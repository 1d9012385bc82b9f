"""What shops put around the words on their stock: whose stock it is, since when, and how soon it is sent."""

import re

_SORRY = (
    "sorry|oops|unfortunately|leider|helaas|désolé|spiacenti|desculpe|niestety|bohužel|sajnos|tyvärr|beklager|desværre"
)
_THINGS = """
    item product style size variant article artikel produkt variante größe produit référence taille artículo producto
    articolo prodotto produto artigo varan produkten varen produktet tuote товар המוצר
"""
_NOW = """
    currently|temporarily|now|just|all|online|derzeit|aktuell|zur ?zeit|momentan|vorübergehend|actuellement|
    temporairement|momentanément|actualmente|temporalmente|attualmente|temporaneamente|momentaneamente|al momento|
    no momento|atualmente|temporariamente|momenteel|tijdelijk|tillfälligt|för närvarande|midlertidigt?|for øyeblikket|
    i øjeblikket|tilapäisesti|tällä hetkellä|chwilowo|obecnie|tymczasowo|momentálně|momentálne|dočasně|dočasne|
    aktuálně|jelenleg|átmenetileg|trenutno|privremeno|временно|сейчас|тимчасово|наразі|προσωρινά|geçici olarak|şu anda
"""
_DAYS = r"""
    hours?|h|hrs?|(?:business |working )?days?|(?:werk|arbeits)?tagen?|stunden|jours?(?: ouvr[ée]s)?|horas|
    días(?: hábiles| laborables)?|giorni(?: lavorativi)?|ore|dias(?: úteis)?|(?:werk)?dag(?:en)?|uur|
    (?:var|hver)?dag(?:ar|e|er)|timmar|timer|(?:arki)?päivää|dni|godzin[y]?|dnů|dní|hodin|nap|munkanap|zile|ore|dana|д(?:ня|ней|ні)|ημέρες
"""
_SENDING = r"""
    ships|shipping|shipped|ready|dispatch|deliver|usually|leaves|get it|order (?:by|now|soon)|
    (?:can be|available (?:on|for)) back-?order|
    versand|liefer|expédi|livr|envoi|envío|env[ií]a|entrega|envio|spedi[tz]|consegn|wysyłk|verz[oe]nd|morgen|vandaag|
    voor \d|lever|skickas|sendes|odesíl|expedujeme|dodání|dobava|доставка|kargo|szállítás|livrare|παράδοση
"""
_TOLD = (
    r"notify|get notified|sign up|be notified|join|e-?mail (?:me|us)|back (?:soon|in)|check back|more on|restock|due|"
    r"expected"
)
_ON_ITS_WAY = """
    (?:estimated |standard )?(?:delivery|shipping)(?: time)?|lead time|ready to dispatch|dispatched|leaves warehouse|
    lieferzeit|lieferung|lieferbar|versand|(?:délai de )?livraison(?: estimée)?|expédi(?:tion|ée?)|entrega|envío|
    envio|consegna|spedi(?:zione|to)|levertijd|levering(?:stid)?|leveranstid|leverans|skickas|sendes|toimitusaika|
    wysyłka|czas dostawy|dodání|szállítás|livrare|παράδοση
"""
_TELL = r"""
    notify me|get notified|join (?:the )?wait(?:ing )?list|wait-?list|e?-?mail (?:me )?when (?:back|available|in stock)|
    back soon|coming back soon|restocking soon|more on the way|m.alerter|prévenez-moi|(?:être )?alerté|notificarme|
    avísame|av[ií]se-me|avvisami|bevaka|varsle meg|powiadom mnie|hlídat|upozornit|értesítést? kérek|anunță-mă|
    сообщить о поступлении|уведомить|повідомити|gelince haber ver|再入荷
"""


def _any(words: str) -> str:
    return "|".join(word.strip() for word in re.split(r"\|\s*|\n", words) if word.strip())


_THING = "|".join(_THINGS.split())
_OF = "this|the|die(?:ser|ses|se)?|der|das|le|la|cet?|cette|est[ea]|el|quest[oa]|il|lo|o|dit|het|deze|denna|den|dette"
_IS = "is|are|has been|was|ist|steht|wurde|est|está|è|é|är|er|on|jest|je"
_MORE = (
    "more than|over|mehr als|über|noch|plus de|más de|più di|mais de|meer dan|fler än|mere end|mer enn|więcej niż|более"
)
_PIECES = "pieces|pcs|units|items|stück|stk|articles?|unidades|pezzi|stuks|st|szt|ks|db|kpl|шт|adet"
_SOON = rf"\d{{1,2}}\W*\d{{0,3}}\s?(?:{_any(_DAYS)})\b"
_CLOSINGS = (
    rf"(?:\W+(?:and |& ?|- )?|\s)(?:{_any(_SENDING)}|{_TOLD}).*",
    rf"\W+(?:\w+ ){{0,3}}{_SOON}.*",
    r",? (?:for|per la|pour|à la|para|voor) (?:home )?(?:delivery|shipping|consegna|livraison|envío|entrega|bezorging)",
    r",? (?:(?:at|in) (?:our |the )?warehouse|u nás|v e-shopu|online|temporarily|temporalmente|right now)",
    rf" at the moment| anymore| en ligne| momentan|\s*\((?:\W*[1-9]\d*\+? (?:{_PIECES})\.?|[^()\d]{{1,20}})\)",
)
COUNT = rf"(?:(?:{_MORE}) |[>~] ?)?[1-9]\d{{0,4}}\+?(?: (?:{_PIECES})\b\.?)?"
"""How many there are, at the least."""
OPENING = re.compile(
    rf"\W*(?:(?:{_SORRY})\b\W*)?(?:we(?:.re| are) |(?:(?:{_OF}) )?(?:{_THING}) (?:(?:{_IS}) )?)?"
    rf"(?:(?:{_any(_NOW)})\W+)*(?:(?:{_SORRY}) )?(?:{COUNT}\s)?"
)
"""Whose stock it is, and since when; in small letters, as the rest."""
CLOSING = re.compile(rf"(?:{'|'.join((*_CLOSINGS, f':? {COUNT}'))})\W*$")
"""How soon it is sent, or how one is told of it."""
SENT = re.compile(rf"\W*(?:{_any(_ON_ITS_WAY)})\W*(?:\w+\.? ){{0,3}}{_SOON}.*")
"""How many days or hours it takes, and nothing else: what is sold has such a time."""
TOLD = re.compile(rf"\W*(?:{_any(_TELL)})(?:\W.{{0,40}})?")
"""Words of a button by which one is told when it is back."""
