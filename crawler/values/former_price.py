"""What calls an amount the price of before, or the usual one beside a reduced one, in many languages."""

from crawler.values.any_case import by_letter

_FORMER = """
    was|rrp|msrp|mrp|prp|srp|list|compare(?: at)?|before|o(?<!year o)(?<!years o)ld|retail|originally|original|
    instead of|statt|uvp|ehemals|vorher|bisher(?:iger?)?|früher|alter preis|ursprünglich|
    au lieu de|avant|ancien prix|prix (?:barré|d.origine|initial|public)|conseillé|
    antes|en lugar de|anterior|precio (?:original|de lista|recomendado)|pvpr|
    anziché|invece di|prezzo (?:originale|precedente|consigliato)|listino|em vez de|preço (?:original|antigo)|
    adviesprijs|oude prijs|voorheen|in plaats van|tidigare|ord|ordinarie|förr|förpris|rek pris|ursprungspris|
    før|førpris|vejl|vejledende|i stedet for|tidligere|veil|veiledende|ovh|aiemmin|
    zamiast|poprzednia|stara|katalogowa|sugerowana|původn\\w*|namísto|doporučená|pôvodn\\w*|namiesto|odporúčaná|
    prej|namesto|umjesto|umesto|prije|ranije|eredeti|régi|korábbi|listaár|
    în loc de|vechi|inițial|recomandat|вместо|стара|пцд|старая|прежняя|раньше|ррц|замість|раніше|попередня|
    αντί|αρχική|παλιά|προηγούμενη|πλτ|eski|liste|piyasa|önceki|vietoj|sena|buvusi|pradinė|vecā|iepriekšējā|sākotnējā|
    vana hind|alghind|giá gốc|giá cũ|giá niêm yết|giá thị trường|harga (?:awal|asli|lama|coret|asal)|
    במקום|מחיר קודם|מחיר מקורי|מחיר מחירון|بدلا من|بدلاً من|السعر السابق|السعر الأصلي|السعر القديم
"""
SUGGESTED = (
    r"\b(?:rrp|msrp|mrp|prp|srp|list(?: price)?|retail(?: price)?|uvp|(?:prix )?conseillé|pvpr|recomendado|consigliato|"
    r"listino|adviesprijs|rek pris|vejl|vejledende|veil|veiledende|ovh|katalogowa|sugerowana|doporučená|odporúčaná)\b|"
    "定価|希望小売価格|建议零售价|建議售價"
)
"""A pattern of what a maker calls the price that shops are to ask."""
_USUAL = """
    prima|regular|regularly|reg|normal|normally|usually|normalpreis|regulär|regulärer|listenpreis|habituel|régulier|habitual|
    pieno|normale|intero|cheio|normaal|normalpris|norm|normaalihinta|regularna|normalna|běžná|bežná|redna|redovna|
    normál|редовна|обычная|регулярная|звичайна|регулярна|κανονική|įprasta|parastā|regulārā|tavahind|
    מחיר רגיל|السعر العادي
"""
_FORMER_UNSPACED = (
    "定価|参考価格|希望小売価格|元の?価格|旧価格|정가|소비자가|기존가|원래 ?가격|"
    "原价|原價|市场价|市場價|建议零售价|建議售價|吊牌价|划线价|"
    "ราคาเดิม|ราคาเต็ม|ราคาก่อน"
)
_USUAL_UNSPACED = "通常価格|정상가|ราคาปกติ"


_PRICE = (
    r"(?:retail |sale )?(?:price|preis|prix|precio|prezzo|preço|prijs|pris|hinta|cena|cijena|ár|preț|цена|ціна|τιμή|"
    r"fiyat|kaina|hind|harga|giá|מחיר)"
)
_BESIDE = rf"\W{{0,3}}(?:{_PRICE}\W{{0,3}})?(?:\b(?:kr|rs|rp|tl|r|eur|usd|gbp|chf|cad|aud)\b)?[$€£₹₪]?\s?(?=\d|$)"
"""Words for what is usual are also of fits and sizes, so that they count right before an amount only."""


def _any(spaced: str, unspaced: str, behind: str = "") -> str:
    words = "".join(line.strip() for line in spaced.splitlines())
    return rf"(?:{unspaced}|\b(?:{by_letter(words)})\b{behind})"


NEVER_ASKED = _any(_FORMER, _FORMER_UNSPACED)
"""A pattern, for any case, of what is no price that is asked now."""
FORMER_PRICE = rf"(?:{NEVER_ASKED}|{_any(_USUAL, _USUAL_UNSPACED, _BESIDE)})"
"""The same with what is the price asked where a page prints no other: ``Regular price: $50``."""
