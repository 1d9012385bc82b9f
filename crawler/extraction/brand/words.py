"""What links to all that a brand makes say before its name, in many languages."""

SHOW = (
    r"(?:shop|view|see|browse|discover|explore|voir|découvrir|ver|vedi|scopri|mostra|bekijk|toon|zobacz|visa|vis|se|"
    r"zobrazit)"
)
MORE = (
    r"(?:all|more|other|alle|mehr|weitere|andere|tous les|toutes les|plus d[e'’]|d[’']autres|todos los|todas las|"
    r"más|otros|tutti (?:gli|i)|tutte le|altri|altre|meer|wszystkie|więcej|inne|alla|fler|mer|flere|mere|todos os|"
    r"mais|outros|všechny|další)"
)
PRODUCTS = (
    r"(?:products?|items?|styles|produkte|artikel|produits|articles|productos|artículos|prodotti|articoli|producten|"
    r"artikelen|produkty|produktów|artykuły|produkter|varer|varor|produtos|itens|výrobky)"
)
_OF = (
    r"(?:from|by|of|von(?: der marke)?|der marke|des herstellers|de (?:la )?(?:marque|marca)|du fabricant|chez|de|"
    r"del marchio|della marca|(?:a )?marchio|di|van(?: het merk)?|marki|producenta|firmy|od|från|fra|av|af|"
    r"da(?: marca)?|značky)"
)
ALL_OF = (
    rf"(?:{SHOW} )?{MORE} (?:{PRODUCTS}(?: {_OF})?|{_OF})|(?:shop|view|see|browse) all|"
    r"alle artikel|zur marke"
)
"""A pattern of it, for any case; a colon or space follows."""
