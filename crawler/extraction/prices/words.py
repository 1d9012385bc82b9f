"""What is printed beside an amount, and what that makes of it, in many languages."""

import re

from crawler.extraction.prices.tax_words import UNTAXED
from crawler.values.any_case import AnyCase, by_letter
from crawler.values.former_price import FORMER_PRICE, NEVER_ASKED, SUGGESTED

_PARTS = (
    r"mtl|monatlich\w*|mensuel\w*|mensual\w*|mensil[ei]|mensa[li]s?|maandelijks|miesięcznie|měsíčně|ежемесячн\w*|"
    r"mois|monate?n?|meses|mês|mesi|maanden|měsíc\w*|mies(?:iąc|ięc)\w*|månad\w*|måned\w*|luni|месяц\w*|мес|"
    r"rate[ns]?|raty?|rati|rater|cuotas?|parcelas?|vezes|juros|mensualit\w+|taksit|avdrag|delbetaling\w*|erää|erissä|termijnen|"
    r"prestaç\w*|splát\w*|obrok\w*|részlet\w*|вноск\w*|плат[её]ж\w*|δόσ\w*"
)
_PARTS_UNSPACED = "月々|回払い|할부|개월|分 ?\\d+ ?期|每期|期付款"
_SAVED = (
    r"[ée]conomi[sz]|ahorr|risparmi|\bspar(?:en|t|a|er|ar)?\b|gespart|oszczęd|u[sš]etř|ušetr|bespaar|säästä|säästa|"
    r"\bpoup|prihran|ušted|megtakar|спестя|\bскидка\b|эконом|економ|κερδίζ|εξοικονομ|kazanc|tasarruf|sutaup|ietaup|立省|节省|お得|할인금액|절약"
)
_UNIT = r"(?:kg|кг|kilo\w*|κιλό|l|lit\w+|m|m[²2³3]|g|gr|ml|cl|dl|oz|lb|lfm|qm)"
_PER_UNIT = (
    rf"\d ?{_UNIT} ?= ?(?=\D{{0,4}}\d)|\b(?:per|pro|pr|le|la|les|al|por|za|po|pe|за|ανά|je(?!\s?l\b)|el|à l.?|"
    rf"zu)\.?\s?(?:\d+\s?)?{_UNIT}\b|"
    rf"/\s?(?:1(?:00?)?\s?)?{_UNIT}\b|"
    rf"{_UNIT}\s?(?:başına|あたり|当たり|당)|每\s?\d*\s?(?:公斤|千克|克|斤|升|米|{_UNIT})"
)
_LOWEST = (
    r"lowest|niedrigst\w*|najniższ\w*|plus bas|più basso|más bajo|mais baixo|laagste|laveste|lägsta|alin|nejnižší|"
    r"najnižš\w*|legalacsonyabb|cel mai mic|най-ниск\w*|χαμηλότερη|zemāk\w*|mažiausi\w*|madalaim"
)
_PER_TIME = (
    r"/\s?(?:\d\s?)?(?:mes|mois|monat|mese|maand|mån|day|night|week|hour|hr|year|yr|tag|woche|nacht|jour|semaine|giorno|día|dia|dag|dzień|den|doba|сутки|день)\b|"
    r"\b(?:pro|je) (?:tag|woche|nacht|stunde)\b|\bpar (?:jour|semaine|nuit|heure)\b|\bal (?:giorno|día)\b|"
    r"\b(?:al|cada) mes\b|\bal mese\b|/ ?kk\b|"
    r"\bpor (?:mes|día|dia|semana|noche|noite|hora)\b|\ba settimana\b|\bza (?:dzień|dobę|den)\b|\bв (?:день|сутки)\b"
)
"""What is paid again and again: of what is let, or comes by subscription."""

MEASURE = re.compile(rf"\W{{0,3}}/\s?{_UNIT}\b", re.IGNORECASE)
"""What an amount is for that is one per measure: ``/ kg``."""
NOT_THE_PRICE = AnyCase(
    r"month|/\s?mo\b|interest|instal+ment|payment|financ|shipping|delivery|versand|\bsav(?:e|ing)|discount|\boff\b|points|"
    rf"\b(?:{by_letter(_PARTS)})\b|{_PARTS_UNSPACED}|{_SAVED}|{UNTAXED}|{_PER_UNIT}|{_PER_TIME}|"
    r"\btax(?:es)?\W*$|\bunit price|\bper\b|/\s?100\b|"
    r"\bdue at signing|\bbefore (?:\w+ ){0,2}(?:incentive|discount|rebate|saving|credit)|"
    r"\bafter\W*$|\bupon (?:opening|approval)\b|"
    r"deposit|(?<!non-)(?<!non )member|\bclub|threshold|gift|coupon|orders? (?:of|over)|"
    r"\bportions?\b|\bservings?\b|\bcoût\b|"
    r"protection|warranty|\bopen box|\b(?:new|used|refurbished) from|outlet|\bvalue\b|\bfree\b"
)
"""An instalment, a saving, a price without tax or per measure, postage, a service."""

_QUANTITY = (
    r"\b(?:ab|from|od|vanaf|dès|från|fra|da|desde|от|à partir de) (?:[2-9]|[1-9]\d+) ?"
    r"(?:stück|stk|st|pcs|pieces|units|szt|ks|pièces|pezzi|pz|unidades|stuks|шт)\b"
)
"""What of a price for many is said before it."""
_TIMES = r"\b\d{1,2} ?[x×] ?(?:r?[$€£] ?\d|\d[\d.,]* ?(?:€|zł|kč|kr|₽|руб))|(?:[€$£₽]|zł|kr|руб\.?) ?[x×] ?\d{1,2}\b"
_AMONG_FEW = (
    r"mitglied\w*|medlem\w*|adhérent\w*|\bsoci[oa]s?\b|\bstudent(?:en)?s? ?(?:price|preis|discount|rabatt)|"
    r"\btrade price|\bwholesale\b|"
    r"subscri|autoship|\b(?:spar)?abo\b|abonnement|\brent(?:al)?\b|\bto hire\b|\bmieten?\b|mietpreis"
)
"""A price for those who have signed for more."""
_RETURNED = (
    r"\bpfand\b|statiegeld|éco-?(?:part|taxe|contrib)\w*|\bkaucj\w*|\bpant:? ?(?=\d)|\bconsigne\b|"
    r"core (?:charge|deposit)|\bearn\b|cash ?back|적립금|포인트|ポイント"
)
"""What is given back, or goes to others than the shop."""

ANOTHER_CHARGE = AnyCase(
    rf"{_QUANTITY}|{_TIMES}|{_AMONG_FEW}|{_RETURNED}|"
    r"\b(?:order|buy|get|request) (?:an? |free )*swatch|mitnahme|рассрочк\w*|\bplazos?\b|"
    r"\bklarna\b|\bafterpay\b|\bclearpay\b|\bsezzle\b|\bscalapay\b|\bpay later\b|"
    r"\bup to\b|jusqu.[àa]|\bbis zu\b|\bhasta\b|\bfino a\b|\baté\b|"
    r"\bused\b|\bpre-?owned\b|\brefurbished\b|gebraucht|d.occasion|segunda mano|tweedehands|"
    r"\bbids?\b|\bgebot\b|\benchère|\bpuja\b|\blance\b|"
    r"\bships? (?:for|at)\b|"
    r"\bpost(?:ed|age)\b|\b[ps] ?(?:&|and) ?[ph]\b|\bhandling\b|\bfees?\b|insur|engrav|\bsamples?\b|install|assembl|"
    r"musterst|stoffmuster|wrap(?:ped|ping)?\b|\bporto\b|versicher|gravur|aufbau|montage|livraison|frais|assurance|gravure|échantillon|envío|envio|gastos|"
    r"seguro|muestra|\bfrete\b|spedizione|assicuraz|campione|verzend|bezorg|verzeker|\bfrakt|fragt|försäkr|toimitus|dosta[wv]|wysyłk|"
    r"ubezpiecz|doprav|poštn|zásilk|pojišt|szállít|livrare|доставк|страхов|kargo|μεταφορικ|送料|运费|運費|배송"
)
"""What calls an amount one that is paid for something else than the product: for postage, an engraving, a used one; or
the most of something."""

SAVED = AnyCase(rf"\bsav(?:e|ed|ing|ings)\b|discount|\boff\b|rabatt|{_SAVED}")
"""What calls an amount one by which a price is reduced."""

CALLED_FORMER = AnyCase(rf"{FORMER_PRICE}|\b(?:{_LOWEST})\b")
"""A price of before, or the lowest of the last 30 days that shops have to print beside a reduced one."""

NEVER_PRICE = AnyCase(rf"{NEVER_ASKED}|\b(?:{_LOWEST})\b")
"""The same without what may be the price where there is no other."""

REDUCED = AnyCase(
    r"reduced from|reduziert von|réduit de|ridotto da|rebajado de|reducido de|reduzido de|verlaagd van|"
    r"obniżon\w+ z|sänkt från|ned(?:sat|satt) fra|znížen[aáo] z|zlevněn[aáo] z|снижена с"
)
"""What leads from the price of before to the one of now, where ``to`` joins no range."""

ON_SALE = AnyCase(
    r"\b(?:sale|special|promo\w*|reduced|discounted|offer) price|(?:sonder|angebots|aktions)preis|"
    r"prix (?:promo\w*|soldé|réduit|spécial)|precio (?:de )?(?:oferta|especial|rebajado)|prezzo (?:scontato|speciale)|"
    r"preço promocional|(?:aanbiedings|actie)prijs|(?:kampanj|rea|tilbuds)pris|tarjoushinta|"
    r"cena (?:promocyjna|akcyjna)|akční cena|акционная цена|цена (?:со скидкой|по акции)|indirimli fiyat|"
    "セール価格|特価|特價|促销价"
)
"""What calls an amount the reduced one of two."""

LOWEST = AnyCase(rf"\b(?:{_LOWEST})\b")
"""The lowest of the last 30 days, which may be higher or lower than the price and is no list price."""

PART_OF_IT = re.compile(
    r"^\W{0,3}(?:/|per\b|pro\b|a month|monthly|p\.?m\b|x\b|deposit|off\b|saved?\b|after\b)", re.IGNORECASE
)
FROM = re.compile(
    r"\b(?:from|starting at|starting from|ab|od|desde|[àa] partir de|a partire da|vanaf|от|alkaen|itibaren|başlayan)\b|"
    r"^\W*(?:fra|från|de la|від|από|nuo|alates|mulai|már)\b|"
    r"\d\W*(?:ft|forint)?\W*-?\s?t[óő]l\b",
    re.IGNORECASE,
)
APIECE = re.compile(
    r"\s*(?:/|per|pro)?\s*(?:unit|ea|each|pc|item|stk|stück|pz|szt|ks|adet|bottle|botella|bouteille|bottiglia|flasche|"
    r"fles|flaska|garrafa|butelka|pair|paar|paire|piece|pièce|pieza|peça|pezzo|stuk|set)\b|"
    r"\s*/\s*(?:par[aya]?|pár|op|opak\w*|kpl|komplet|zestaw|rolka|bal|balení|sada|kom|kos|buc|styck|st|pari)\b",
    re.IGNORECASE,
)
PER_PIECE = re.compile(
    r"\bper (?:unit|piece|item|pair|set|pack|box|bottle|can|tin|jar|tube|t[iy]re|roll|sheet|plant|bag|case|carton|copy|"
    r"stuk|fles|paar|doos|rol|verpakking|band|styck|st|flaska|rulle|förpackning|pezzo|confezione|bottiglia|paio)\b",
    re.IGNORECASE,
)
LAST_RESORT = re.compile(
    r"(?:/|\b(?:per|pro|je|le|por|al|za|pr\.?|par)\b) ?(?:lfd\.? ?|running |linear )?"
    r"(?:m[²2]?|lfm|qm|(?:square |quadrat)?met(?:er|re|ro|r)|mètre(?: carré)?|(?:sq\.? ?|square )(?:m|ft|foot)|ya?rd)"
    rf"(?!\w)|(?:\+|\bplus\b) ?(?:applicable |sales )?tax(?:es)?\b|{SUGGESTED}",
    re.IGNORECASE,
)
"""What calls an amount one by the metre, to which sales tax is added, or which is suggested to shops: the price of a
page that prints no other."""
SHARE = re.compile(
    r"\W*(?:\b(?:discount|save|saving|off|rabatt|spare)\b\s*)?\d[\d.,]*\s?%(?:\s*(?:off|discount|rabatt))?", re.I
)
