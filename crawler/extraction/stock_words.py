"""What pages say of their stock, in many languages."""

import re
from functools import lru_cache

from crawler.product import Availability

_SAYINGS = {
    Availability.IN_STOCK: r"""
        (?:\d+\+? )?in[ -]stock(?: online| now|: ?[1-9]\d*| ?\([1-9]\d*.*\)|,? (?:&|and) ready.*)?|in stock,? ships.*|
        available(?: now| online| to order| in stock| for (?:immediate )?(?:delivery|dispatch))?|[1-9]\d* available|
        ready (?:to ship|for dispatch)|usually ships.*|
        (?:sofort )?(?:auf|ab|am) lager(?: lieferbar)?|auf lager,.*|(?:sofort|online) lieferbar|lieferbar|verfügbar|
        sofort verfügbar(?:,.*)?|(?:sofort )?versandfertig|sofort versandfertig.*|vorrätig|
        (?:article |produit )?(?:en stock|disponible)(?: immédiatement| en ligne| en stock)?|stock disponible|
        en stock,? (?:expédié|livr|envoi).*|
        hay (?:stock|existencias)|con stock|en existencia|(?:producto )?disponible|
        disponibilit[àa] immediata|(?:prodotto |subito |immediatamente )?disponibile(?: subito| in magazzino)?|
        em stock|em estoque|disponível|pronta entrega|
        (?:direct |uit voorraad )?leverbaar|(?:ruim )?op voorraad(?:,.*)?|in voorraad|voorradig|disponível|
        (?:finns |finnes )?(?:på|i) lager(?:,.*)?|varastossa|heti saatavilla|
        skladem|skladom|skladem >? ?[1-9]\d* ks|na sklad[eě]|ihned k odeslání|na zalogi|na stanju|na skladištu|
        dostupno|dobavljivo|raspoloživo|isporučivo|dostopno|
        (?:produkt )?dostępny|w magazynie|na stanie|raktáron|készleten|[îi]n stoc|noliktavā|yra sandėlyje|laos olemas|
        stokta(?: var)?|σε απόθεμα|(?:άμεσα )?διαθέσιμο|
        (?:товар |есть )?(?:в наличии|на складе)(?: \d+ шт\.?)?|(?:є )?в наявності|в наличност|
        במלאי|متوفر|متاح|在庫(?:あり|有り)|有[货貨]|[现現][货貨]|재고 ?있음|còn hàng|มีสินค้า|tersedia
    """,
    Availability.OUT_OF_STOCK: r"""
        (?:temporarily |currently |item |product )?(?:out[ -]of[ -]stock|sold[ -]out|unavailable|
        not available)(?: online)?|
        (?:(?:(?:dieser |der )?artikel |(?:dieses |das )?produkt )?(?:ist |steht )?)
        (?:derzeit |aktuell |zur ?zeit |leider |momentan )?
        (?:ausverkauft|vergriffen|nicht (?:auf lager|verfügbar|lieferbar|vorrätig|zur verfügung))|
        (?:this |the )?(?:product|item) is (?:temporarily |currently )?(?:out of stock|sold out|unavailable|
        not available)|
        (?:article |produit |stock )?(?:épuisé|indisponible|non disponible)|(?:en )?rupture(?: de stock)?|
        (?:producto )?(?:agotado|no disponible)|sin (?:stock|existencias)|fuera de stock|
        (?:prodotto |attualmente )?(?:esaurito|non disponibile)|(?:produto )?(?:esgotado|indisponível)|
        fora de (?:estoque|stock)|
        (?:tijdelijk )?uitverkocht|niet (?:op voorraad|leverbaar|voorradig|beschikbaar)|
        udsolgt|ej i|inte i|ikke på|slutsåld|slut i lager|(?:ej|inte) i lager|ikke på lager|utsolgt|loppu|
        loppu varastosta|(?:tilapäisesti )?loppuunmyyty|
        (?:momentálně )?(?:vyprodáno|vypredané|nedostupné)|není skladem|nie je na sklade|ni na zalogi|rasprodano|
        nedostupno|
        (?:produkt |chwilowo )?(?:niedostępny|wyprzedany)|brak (?:w magazynie|towaru)|išparduota|izpārdots|
        nav (?:noliktavā|pieejams)|läbi müüdud|otsas|elfogyott|nincs (?:raktáron|
        készleten)|
        stoc epuizat|indisponibil|tükendi|(?:stokta|stoklarda) yok|εξαντλημένο|μη διαθέσιμο|
        нет (?:в наличии|на складе)|распродано|немає в наявності|няма в наличност|изчерпан[оа]?|
        אזל(?: מהמלאי)?|نفدت الكمية|غير متوفر|
        在庫(?:なし|切れ)|品切れ|売り切れ|完売|缺[货貨]|售罄|품절|hết hàng|สินค้าหมด|habis|
        (?:notify|e?-?mail|alert) me (?:when|once|if) (?:it.?s |it is )?
        (?:available|in stock|back(?: in stock)?)(?: again)?|
        me prévenir (?:de la|du retour|quand|dès).*|m.avertir (?:de la disponibilité|du retour|dès).*|
        benachrichtige[nt]? (?:mich|sie mich),? (?:wenn|sobald).*|bei verfügbarkeit benachrichtigen|
        av[ií]s[ae]me cuando.*|avise-me quando.*|avvisami quando.*|mail mij (?:wanneer|als|zodra).*|
        powiadom (?:mnie )?o dostępności|hlídat dostupnost|再入荷(?:のお知らせ|通知).*|재입고 알림.*|到[货貨]通知
    """,
    Availability.LIMITED_AVAILABILITY: r"""
        (?:only|just|nur noch|plus que|solo|sólo|nog|endast) \d+ (?:left|items? left|verfügbar|en stock|disponibili|
        disponibles|op voorraad|kvar|stück)(?: in stock)?|low stock|limited stock|almost gone|few left|
        (?:últimas|ultimas) (?:unidades|piezas)(?: en stock| disponibles)?|últimas peças|残り\d+(?:点|個|着)|
        dernières pièces(?: en stock| disponibles)?|(?:derniers|plus que quelques) exemplaires|wenige verfügbar|
        nur noch wenige(?: auf lager| verfügbar)?|ultimi pezzi|laatste stuks|ostatnie sztuki|få kvar
    """,
    Availability.PRE_ORDER: r"""
        pre-?order(?: now)?|available for pre-?order|vorbestellbar|vorbestellen|précommander|reservar ahora
    """,
    Availability.BACK_ORDER: r"""
        (?:temporarily )?(?:on )?back-?order(?:ed)?|available on back-?order|nachbestellt|en (?:cours d')?arrivage|
        en réapprovisionnement
    """,
    Availability.DISCONTINUED: r"""
        discontinued|no longer available|nicht mehr (?:lieferbar|verfügbar)|(?:n'est )?plus disponible
    """,
}
WAITING = frozenset(
    (Availability.OUT_OF_STOCK, Availability.DISCONTINUED, Availability.BACK_ORDER, Availability.PRE_ORDER)
)
"""What a page says of a product that can't be had, or not now."""
_SIGNS = (
    """
        of stock|of-stock|sold out|sold-out|unavailable|not available|back-order|backorder|pre-order|preorder|
    discontinued|no longer|ausverk|nicht |vergriffen|vorbestell|nachbestellt|épuisé|rupture|indispon|plus dispon|
    arrivage|approvision|précomm|agotado|sin stock|sin exist|fuera de|fora de|no disponible|reservar|esaurit|non dispon|
    esgotado|uitverk|niet |udsolgt|ej i|inte i|ikke på|slutsåld|slut i|utsolgt|loppu|vyprod|wyprz|nie je|vypred|
    není |ni na|rasprod|nedostup|niedost|brak |
    išpard|izpārd|nav |läbi m|otsas|elfogyott|nincs|epuizat|tükendi|stokta yok|stoklarda|μη δ|εξαντλ|
    нет в|нет на|распрод|немає|няма|изчерп|אזל|نفدت|غير|在庫|品切れ|売り切れ|完売|缺货|售罄|缺貨|품절|hết hàng|หมด|habis
""".replace("\n    ", "")
    .strip()
    .split("|")
)
"""What a text that says so has somewhere: cheap to look for."""
MAX_SHOWN, MAX_TEXT = 12_000, 60
"""Characters behind the heading that are looked through, and of a text that says nothing else."""
_BREAK = re.compile(r"\n *")
"""Where a table of sayings goes on in its next line."""
_LABEL = (
    r"(?:(?:availability|stock|status|in stock|verfügbarkeit|lager(?:bestand|status)?|beschikbaarheid|voorraad|"
    r"наличие|наявність|disponibilit[àaé]|disponibilidad|disponibilidade|dostępność|dostupnost|razpoložljivost|zaloga|"
    r"raspoloživost|tilgængelighed|tillgänglighet|lagerstatus|saatavuus|kättesaadavus|elérhetőség|διαθεσιμότητα|stok)"
    r"\s*:\s*)?"
)
_SAID = {
    # Lower case for both is several times as fast as patterns that ignore case.
    value: re.compile(rf"\W*{_LABEL}(?:{_BREAK.sub('', sayings)})\W*")
    for value, sayings in _SAYINGS.items()
}


_SHORT = re.compile(rf">\s*+([^<>\n]{{2,{MAX_TEXT + 20}}})\s*<")
"""A text between two tags that may say it and nothing else."""


@lru_cache(maxsize=4096)
def said_availability(text: str) -> Availability | None:
    """What a short text says, if it says nothing else; None otherwise."""
    lowered = text.lower()
    return next((value for value, said in _SAID.items() if said.fullmatch(lowered)), None)


def says_waiting(shown: str) -> bool:
    """Whether a page may say close behind its heading that the product can't be had, or not now."""
    begin = shown.find("<h1")
    begin = begin if begin >= 0 else shown.find("<H1")
    if begin < 0:
        return False
    texts = dict.fromkeys(_SHORT.findall(shown, begin, begin + MAX_SHOWN))
    lowered = "\n".join(texts).lower()
    if not any(sign in lowered for sign in _SIGNS):
        return False
    return any(said_availability(text.strip()) in WAITING for text in lowered.split("\n"))
