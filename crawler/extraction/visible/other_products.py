"""Where a page goes over from its own product to others: ``You may also like``, ``Similar products``."""

import re
from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache
from itertools import islice, takewhile
from typing import TypeAlias

import lxml.etree

from crawler.extraction.content.surroundings import Surroundings
from crawler.extraction.data.offers import lowest_price
from crawler.extraction.prices.printed_prices import PrintedPrices
from crawler.values.any_case import by_letter, lowered, unwrapped

MAX_TEXT = 60
"""Characters of such a heading."""
MAX_AROUND = 3
"""Elements around one that may make it a link or a choice."""
MAX_BESIDE = 3
"""Elements around a button that may hold its price."""
MAX_CARD = 25
"""Elements of an area that is one product's."""

_Element: TypeAlias = lxml.etree._Element
_NO_HEADING = frozenset(("a", "button", "label", "nav", "option", "li", "summary"))
"""A link to the list, or a tab that opens it."""
_WORDS = r"""
    (?:suggested |recommended |our )?replacement(?: product| item| part)?$|replaced by|
    (?:related|similar|recommended|suggested|alternative|comparable|complementary|sponsored) (?:products?|items?|
    styles?|ads?|listings?|books?|titles?)|you (?:may|might|could) (?:also )?(?:like|love|enjoy|be interested)|
    (?:customers|shoppers|people|others|guests)(?: who| that| also| have| ultimately| frequently)? .{0,30}(?:bought|
    viewed|purchased|liked|shopped|buy|like)|frequently bought|often bought|recommend(?:ed|ations) for you|
    recommendations?$|recently viewed|more like this|more items like this|compare (?:with )?similar|complete (?:the|
    your) (?:look|outfit|set)|goes well with|(?:das |dies )?(?:könnte|dürfte)n? (?:dir|ihnen|dich|sie) |
    wird oft zusammen|oft zusammen gekauft|(?:kunden|andere),? .{0,40}?(?:kauften|gekauft|angesehen|interessier|
    sahen)|(?:ähnliche|verwandte|passende|alternative) (?:produkte|artikel|anzeigen|angebote|modelle)|
    (?:produkt)?empfehlungen|zuletzt (?:angesehen|gesehen)|passend dazu|passendes zubehör|(?:unser )?nachfolge(?:r|
    produkt|artikel|modell)\b|vous (?:aimerez|apprécierez|pourriez) |(?:produits?|articles?|
    annonces) (?:similaires?|associés?|liés?|complémentaires?|recommandés?|apparentés?|vus récemment)|
    (?:les )?(?:clients|internautes) .{0,40}(?:acheté|consulté|aimé)|(?:fréquemment|souvent) achetés? ensemble|
    récemment (?:consultés?|vus?)|vus récemment|dans la même catégorie|(?:también|quizás?|tal vez) (?:te|le|os) |
    (?:te|le) (?:puede|podría) (?:también )?(?:gustar|interesar)|(?:productos?|artículos?|anuncios?) (?:relacionad|
    similar|recomendad|sugerid|vistos? reciente)|(?:los )?clientes (?:que|también) |comprados juntos|
    vistos recientemente|recomendados? para ti|completa (?:tu|el) look|
    (?:ti )?potrebber?o? (?:anche )?(?:interessar|piacer)|(?:prodotti|articoli|annunci) (?:correlati|simili|
    consigliati|complementari|visti di recente)|(?:\d+ )?altri prodotti|(?:chi ha|
    i clienti (?:che )?hanno) (?:visto|acquistato|comprato)|spesso (?:comprati|acquistati) insieme|visti di recente|
    completa il look|(?:gerelateerde|vergelijkbare|aanbevolen|soortgelijke|bijpassende) (?:producten|artikelen)|
    anderen? (?:bekeken|kochten|klanten)|(?:dit )?vind (?:je|u) (?:misschien )?ook|misschien vind |bekijk ook|
    (?:recent|laatst|eerder) bekeken|vaak samen gekocht|(?:zobacz|sprawdź) (?:także|też|również)|
    (?:produkty )?(?:podobne|powiązane|polecane)(?: produkty)?$|(?:inni )?klienci,? .{0,40}(?:kupili|kupowali|
    oglądali|wybrali)|(?:może|mogą) (?:ci |cię |państwa )?.{0,12}(?:spodobać|zainteresować)|ostatnio oglądane|
    często kupowane razem|du kanske (?:också )?gillar|andra (?:köpte|kunder|tittade)|(?:andre|
    kunder) .{0,20}(?:kjøpt|købt)e?|(?:relaterade|liknande|rekommenderade|relaterede|lignende|relaterte|anbefalte|
    anbefalede) (?:produkter|artiklar|varer)|(?:senast|nyligen|sist|senest) (?:visade|sett|sete)|muut (?:ostivat|
    katsoivat)|(?:samankaltaisia|vastaavia|suositeltuja) tuotte|mohlo by (?:se )?(?:vás|vám|ťa|ti)|(?:související|
    podobné|doporučené|súvisiace|odporúčané) (?:produkty|zboží|tovar)|(?:zákazníci|ostatní) .{0,30}(?:koupili|
    kúpili|prohlíželi)|naposledy (?:prohlížené|navštívené|prezerané)|quem (?:viu|comprou|gostou)|
    você também (?:pode|vai)|talvez você |(?:produtos|itens|artigos|anúncios) (?:relacionad|similares|semelhantes|
    recomendad|sugerid|vistos recente)|compre junto|frequentemente comprados|(?:s-ar putea|ar putea|
    te-ar putea) .{0,20}(?:plac|interes)|produse (?:similare|asemănătoare|recomandate)|(?:hasonló|kapcsolódó|
    ajánlott) termékek|(?:slični|povezani|podobni|sorodni|preporučeni|priporočeni) (?:proizvodi|izdelki)|(?:похожие|
    сопутствующие|рекомендуемые|рекомендованные|схожі|супутні|рекомендовані) (?:товар|продукт|модел)|
    с этим (?:товаром|покупают)|(?:вам|вас) (?:также )?(?:может|могут) |вы (?:недавно )?смотрели|
    недавно просмотренные|(?:σχετικά|παρόμοια|προτεινόμενα) προϊόντα|ίσως σας|(?:benzer|ilgili|önerilen) ürünler|
    bunlar da |son (?:baktığınız|gezdiğiniz) ürünler|birlikte al|līdzīgas preces|saistītās preces|panašios prekės|
    susijusios prekės|(?:sarnased|seotud) tooted|sản phẩm (?:liên quan|tương tự)|produk (?:terkait|serupa|sejenis)|
    (?:関連|類似|おすすめ|オススメ|最近見た|最近チェックした|閲覧した)(?:の)?(?:商品|アイテム|製品)|
    この商品を.{1,8}(?:人|方|お客様)|一緒に(?:購入|買)|あなたに(?:おすすめ|オススメ)|(?:관련|추천|비슷한|유사|
    최근 ?본) ?상품|함께 (?:구매|본)|(?:相关|相似|推荐|同类|類似|相關|推薦)(?:商品|产品|產品)|猜你喜|看了又看|
    منتجات (?:ذات صلة|مشابهة|مماثلة|مقترحة)|قد يعجبك|מוצרים (?:קשורים|דומים|נוספים)|สินค้าที่(?:เกี่ยวข้อง|คล้าย)
"""
_HEADING = re.compile(by_letter(unwrapped(_WORDS)))


def behind_others(position: int, place: Surroundings) -> bool:
    """Whether what stands at a position is behind a heading that says that other products follow."""
    before = islice(place.worded, bisect_left(place.worded, position))
    return any(_heads(place.behind[at], place) for at in before)


def is_of_another(position: int, price: Decimal | None, place: Surroundings) -> bool:
    """Whether a button is behind the heading of other products, or has another price beside it than the product's."""
    if behind_others(position, place):
        return True
    prices = PrintedPrices(place)
    for area in takewhile(lambda area: area not in place, islice(place.behind[position].iterancestors(), MAX_BESIDE)):
        begin = place.position(area)
        end = begin + sum(1 for _ in islice(area.iter(lxml.etree.Element), MAX_CARD + 1))
        if end - begin > MAX_CARD:
            return False
        if beside := [lowest_price(offer) for _, offer in prices.between(begin, end)]:
            return price not in beside
    return False


def _heads(element: _Element, place: Surroundings) -> bool:
    text = place.own_text(element)
    if not 4 <= len(text) <= MAX_TEXT or not _says_others(text):
        return False
    around = (element, *islice(element.iterancestors(), MAX_AROUND))
    return not any(one.tag in _NO_HEADING for one in around if one not in place)


@lru_cache(maxsize=4096)
def _says_others(text: str) -> bool:
    return _HEADING.match(lowered(text).lstrip("«»„“\"'+-–·• ")) is not None
