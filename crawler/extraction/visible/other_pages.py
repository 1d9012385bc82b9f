"""Pages of a shop that are no product's, told by their address or their title."""

import re
from urllib.parse import urlsplit

from crawler.extraction.content.context import PageContext
from crawler.extraction.names.page_titles import main_part, page_titles

_OF_SHOPPERS = re.compile(
    r"/(?:cart|basket|checkout|orders?|wish-?lists?|favou?rites|warenkorb|merkzettel|merkliste|wunschliste|"
    r"panier|favoris|carrito|favoritos|carrello|carrinho|winkelwagen|verlanglijst|"
    r"(?:quick|bulk|fast)[_-]?order|schnellbestellung|direktbestellung|(?:commande|pedido|ordine)[_-]?r[aá]pid[eao]|snelbestel\w*|"
    r"(?:compare|comparison|vergleich|comparer|comparar)(?:/[^/]+)?|"
    r"(?:search|suche|recherche|buscar|busca|ricerca|zoeken|szukaj|vyhledavani|hledani|arama|catalogsearch/result)(?:/[^/]+)?)/?$",
    re.IGNORECASE,
)
"""Where shops keep what a shopper has chosen, be it a single thing, order by number, compare or find things."""
_OF_STORIES = re.compile(r"/(?:blogs?|news|ratgeber|magazin|stories|podcasts?)/[^/]", re.IGNORECASE)
"""Where sites write of what they, or others, sell."""
_PAGE = (
    r"(?:page|seite|página|pagina|strona|side?[an]|sivua|stránk[auy]|oldal|страниц[аы]|сторінк[аи]|sayfa|"
    r"ページ|페이지|页面|頁面|الصفحة)"
)
_NOT_FOUND = (
    r"(?:not found|nicht gefunden|introuvable|non trouvée|no encontrad[ao]|não encontrad[ao]|non trovata|niet gevonden|"
    r"nie (?:została )?(?:znaleziona|istnieje)|hittades (?:inte|ej)|ikke fundet|ikke funnet|ei löyt|"
    r"(?:nebyla |ne)nalezena|nem található|не найдена|не знайдена|bulunamadı|見つかりません|찾을 수 없|"
    r"不存在|未找到|找不到|غير موجودة)"
)
_OF_SHOPPERS_TITLED = re.compile(
    r"(?:(?:my|your) )?(?:saved items|wish ?list|favou?rites|(?:shopping )?(?:cart|bag|basket)|order history)|"
    r"(?:mein |ihr |dein )?warenkorb|(?:meine )?(?:merkliste|wunschliste)|(?:mon |votre )?panier|"
    r"ma liste d[e’'] ?envies|(?:mi |tu )?(?:carrito|cesta)(?: de (?:la )?compras?)?|(?:mi )?lista de deseos|"
    r"(?:il mio )?carrello|lista dei desideri|(?:mijn )?winkel(?:wagen|mand(?:je)?)|"
    r"(?:mijn )?verlanglijst(?:je)?|(?:mój |twój )?koszyk|(?:min |din )?varukorg|önskelista|(?:min )?(?:indkøbs|"
    r"handle)kurv|(?:meu )?carrinho(?: de compras)?|(?:minha )?lista de desejos|košík|nákupní košík|"
    r"ショッピングカート|カート|お気に入り(?:商品)?|장바구니|购物车|購物車|корзина|кошик|sepetim",
    re.IGNORECASE,
)
"""What a shop calls what its shopper has chosen."""
_TITLED = re.compile(
    rf"\b404\b.{{0,20}}(?:error|{_NOT_FOUND})|\berror 404\b|{_PAGE}.{{0,12}}{_NOT_FOUND}|"
    r"^\W*(?:search results|results for|suchergebnis|résultats? (?:de (?:la |votre )?recherche|pour)|"
    r"resultados (?:de (?:la )?búsqueda|da (?:busca|pesquisa)|para)|risultati (?:di|della) ricerca|zoekresultaten|"
    r"wyniki wyszukiwania|sökresultat|søgeresultat|výsledky (?:vyhledávání|hledání)|検索結果|검색 ?결과|搜索结果|"
    r"arama sonuçları|результаты поиска|نتائج البحث)",
    re.IGNORECASE,
)


def is_other_page(context: PageContext) -> bool:
    """Whether a page is a site's first one, keeps or finds things for a shopper, or says that there is none."""
    path = urlsplit(context.url).path
    if path in ("", "/") or _OF_SHOPPERS.search(path) or _OF_STORIES.search(path):
        return True
    titles = page_titles(context)
    return any(_TITLED.search(title) or _OF_SHOPPERS_TITLED.fullmatch(main_part(title)) for title in titles)
