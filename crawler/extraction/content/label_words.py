"""What shops print before a brand, a colour or a code, in the languages that shops are written in."""

import html
import re
import unicodedata
from collections.abc import Iterator

from crawler.extraction.content.key_search import KeySearch

SHORT = 2
_ENDS = tuple(" \t\n\r\f\v\xa0:：#./-<&")
"""What a first word ends with."""
_FIRST_WORD = re.compile(r"[^\s:：#./-]+")
_WORDS = {
    "brand": """
        marchio|casa produttrice|manufactured by|mehr artikel von|weitere artikel von|alle artikel von|
        brand|brand name|vendor|make|manufacturer|make/manufacturer|designer|marke|hersteller|marque|fabricant|marca|
        fabricante|produttore|merk|fabrikant|märke|varumärke|merkki|merek|tillverkare|mærke|varemærke|merke|varemerke|
        producent|valmistaja|tuotemerkki|marka|producent/marka|značka|výrobce|výrobca|proizvajalec|
        blagovna znamka|proizvođač|brend|robna marka|márka|gyártó|brand/producator|producator|producător|бренд|
        производитель|марка|изготовитель|виробник|торгова марка|производител|μάρκα|κατασκευαστής|üretici|zīmols|
        ražotājs|gamintojas|prekės ženklas|tootja|bränd|kaubamärk|ブランド|ブランド名|メーカー|品牌|廠牌|制造商|
        브랜드|제조사|제조업체|الماركة|العلامة التجارية|الشركة المصنعة|מותג|יצרן|thương hiệu|ยี่ห้อ|แบรนด์|
        markenname|marca/fabricante|fabricado por|marka produktu|メーカー名|製造元|제조자|브랜드명|品牌名称|品牌名稱|
        品牌名|生产厂家|廠商|markası|
        üretici firma|торговая марка|marcă|produsent|brändi|hãng sản xuất|nhà sản xuất
    """,
    "brands": "brands",
    "color": """
        color|colour|color name|colour name|shade|farbe|farbton|couleur|coloris|kleur|colore|cor|farve|farge|färg|väri|
        kolor|barva|farba|boja|szín|culoare|
        цвет|колір|renk|цвят|spalva|krāsa|värv|χρώμα|צבע|اللون|لون|màu|màu sắc|warna|カラー|色|颜色|顏色|색상
    """,
    "sku": """
        sku|sku code|sku number|sku no|sku id|sku #|item|item no|item number|item #|item id|item code|web item|
        web id|web code|product code|product number|product no|product #|product id|product ref|
        product reference|article no|article number|article|catalog number|catalogue number|cat no|stock code|
        catalog no|stock number|stock #|stock no|style|style no|style number|style #|style code|reference|ref|ref no|
        listing id|listing number|ad id|ad number|post id|posting id|internet #|art-nr|artnr|art nr|artikel-nr|
        artikelnr|artikelnummer|artikel nr|bestellnummer|bestell-nr|bestellnr|produktnummer|produkt-nr|
        produkt-id|anzeige|anzeigennummer|anzeigen-id|référence|réf|réf produit|référence produit|code article|
        code produit|n° d'article|referencia|código|cód|cod|código del producto|código do produto|
        código de artículo|referência|codice|codice prodotto|codice articolo|cod articolo|riferimento|rif|
        artikelcode|bestelnummer|productcode|productnummer|varenummer|varenr|artnr.|produktkod|tuotenumero|
        tuotekoodi|kod produktu|kod|numer katalogowy|indeks|nr katalogowy|symbol|kód|kód produktu|kód zboží|
        katalogové číslo|číslo produktu|číslo artiklu|objednávací kód|šifra|šifra artikla|šifra izdelka|
        šifra proizvoda|koda|koda izdelka|cikkszám|termékkód|cod produs|cod articol|артикул|код|код товара|
        код товару|код продукта|номер товара|номенклатурный номер|арт|кат номер|ürün kodu|stok kodu|κωδικός|
        κωδικός προϊόντος|preces kods|prekės kodas|tootekood|商品番号|品番|商品コード|管理番号|商品编号|
        商品編號|货号|貨號|商品代碼|상품번호|상품코드|رمز المنتج|رقم المنتج|رقم الصنف|מק"ט|מקט|mã sản phẩm|
        order no|order number|order code|product-id|art id|código de referencia|ref art|código artículo|cód produto|
        cód produto|cód artículo|numéro d'article|numéro de référence|n° de référence|n° article|n° de produit|nº ref|
        référence article|référence fournisseur|tuotenro|tuote nro|kat č|kat číslo|katalogové č|nr ref|
        artikelkod|art nr|artikkelnummer|artikkelnr|art no|sku#|item#|style#|produktnr|produkt nr|bestelnr|
        best-nr|best nr|
        bestell nr|kód tovaru|kod towaru|kod katalogowy|številka artikla|cod art|cod prodotto|cod prod|
        identifikator|kataloški broj|gyári cikkszám|kode produk|kode barang|mã sp|รหัสสินค้า|
        produktcode|produkt-code|réf article|código de producto|código del artículo|número de artículo|
        ref producto|sku del producto|sku prodotto|productnr|sku produktu|nr produktu|indeks produktu|cód do produto|
        código do item|obj číslo|objednací číslo|商品id|製品番号|제품번호|제품코드|품번|품목코드|商品货号|款号|
        商品代码|商品貨號|產品編號|ürün no|stok no|
        артикул товара|sku produs|cikksz|vare nr|κωδ|каталожен номер|код на продукта|رقم القطعة|كود المنتج|מספר מוצר|
        קוד מוצר|mã hàng|catalog #|part id|reference no|product sku|item sku|ugs|artikel-nummer|
        artikel nummer|cod artículo
    """,
    "mpn": """
        mpn|part no|part number|part #|manufacturer part number|manufacturer part no|manufacturer part #|
        mfr part number|mfr part no|mfr part #|mfr #|mfg part number|mfg part #|manufacturer number|
        manufacturer's number|manufacturer code|manufacturer sku|manufacturer's part number|model|model no|
        model number|model #|model code|model id|model name/number|item model number|herstellernummer|
        hersteller-nr|herstellernr|hersteller-artikelnummer|hersteller artikelnummer|hersteller-teilenummer|
        modell|modellnummer|modell-nr|référence fabricant|réf fabricant|référence constructeur|réf constructeur|
        modèle|numéro de modèle|modelo|número de modelo|referencia del fabricante|ref fabricante|
        código do fabricante|referência do fabricante|codice produttore|codice fornitore|modello|numero modello|
        modelnummer|typenummer|fabrikantcode|kod producenta|numer katalogowy producenta|nr kat producenta|
        model produktu|kód výrobce|označení výrobce|číslo dílu|partnumber|p/n|модель|артикул производителя|
        партномер|код производителя|код виробника|modelis|mudel|ražotāja kods|gamintojo kodas|tootja kood|
        valmistajan koodi|κωδικός κατασκευαστή|tillverkarens artikelnummer|producentens varenummer|
        gyártói cikkszám|típus|cod producator|üretici kodu|型番|型式|メーカー型番|モデル番号|型号|型號|모델명|
        모델번호|رقم الموديل|رقم الموديل من المورد|الموديل|דגם|
        hersteller-art-nr|herstellerartikelnummer|herstellercode|teilenummer|han|code fabricant|n° de modèle|
        código de fabricante|cód fabricante|número de pieza|cod produttore|codice fabbricante|
        codice modello|fabrikantnummer|artikelnummer fabrikant|nr producenta|numer producenta|symbol producenta|
        part number (pn)|tillverkarens art nr|モデル|製品型番|제조사 모델명|产品型号|商品型号|model kodu|
        парт-номер|cod producător|
        producentens varenr|producentnr|modelnr|produsentens varenummer|valmistajan tuotenumero|malli|μοντέλο|
        код на производителя|модел|šifra proizvođača|kód výrobcu|מק"ט יצרן|รุ่น|manufacturer no|manufacturer's code|
        herst-nr|herst nr|herst-art-nr|hersteller nr|hersteller-nummer|referencia fabricante|referencia de fabricante|
        référence du fabricant|referência fabricante|codice del produttore|rif produttore|fabrikant artikelnummer|
        artikelnr fabrikant|mfr no|mfr part|mfg no|mfr part#|mfg part#|part#|model#|manufacturers part number|
        mfg #|mfr#|vendor part no|mpn (manufacturer part number)|manufacturer product number|manufacturer product no
    """,
    "material": """
        material|materials|material composition|composition|fabric|fabrics|fabric content|fabric composition|
        materialien|zusammensetzung|materialzusammensetzung|obermaterial|stoff|matière|matières|composition et matière|
        materiale|materiali|composizione|composición|composição|materiais|materiaal|samenstelling|materiał|skład|
        skład materiału|materiál|složení|zloženie|materijal|sastav|sestava|anyag|anyaga|összetétel|compoziție|
        sammansättning|materiaali|koostumus|υλικό|σύνθεση|материал|материалы|состав|ткань|матеріал|склад|състав|
        malzeme|materyal|kumaş|kumaş içeriği|素材|材質|材质|成分|面料|소재|재질|الخامة|خامة|المادة|חומר|הרכב|chất liệu|
        วัสดุ|bahan
    """,
    "gtin": """
        ean|ean code|ean-code|ean nr|ean-nr|ean nummer|ean number|ean13|ean-13|ean 13|gtin|gtin-13|gtin13|
        ean (gtin)|gtin (ean)|isbn/ean|ean/isbn|
        gtin-14|gtin/ean|ean/gtin|upc|upc code|upc-a|upc number|upc/ean|ean/upc|barcode|bar code|isbn|isbn-13|
        isbn13|isbn 13|jan|jan code|janコード|jan コード|strichcode|code-barres|code barres|código de barras|
        cod barras|codice a barre|codice ean|streepjescode|streckkod|stregkode|viivakoodi|kod kreskowy|kod ean|
        čárový kód|čiarový kód|ean kód|vonalkód|cod de bare|штрихкод|штрих-код|баркод|barkod|條碼|条形码|바코드|
        الباركود|
        code ean|gencod|code barre|código ean|cód barras|cod ean|kod paskowy|ean-kod|kód ean|バーコード|
        条码|國際條碼|商品条码|barkod no|
        strekkode|ean-koodi|γραμμωτός κώδικας|bar kod|ברקוד|mã vạch|บาร์โค้ด|upc #|ean-nummer
    """,
}


def folded_label(text: str) -> str:
    """A label as it is looked up: lower case, without accents of writing, colons and dots at its end."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip(" \t:：.-–|•*")
    return folded.replace(".", "").replace("’", "'")


LABELS = {
    folded_label(word): field
    for field, words in _WORDS.items()
    for word in " ".join(words.split()).replace("| ", "|").split("|")
    if word
}
"""Field by label, both as ``Draft``, ``Variant`` and its options name them: brand, color, sku and so on."""
FIRST_WORDS = frozenset(word[0] for label in LABELS if (word := _FIRST_WORD.match(label)))
"""The words that labels begin with."""


def first_word(escaped: str) -> str:
    """The first word of a text of a page, as labels have it; empty where it has none."""
    word = _FIRST_WORD.match(html.unescape(escaped))
    return word[0].casefold() if word else ""


def _spelt(word: str) -> Iterator[str]:
    """How a word may begin in a page where ASCII's letters are small: up to what may be written as an entity, or all of
    it in each of its cases."""
    yield from (f"{word[:at]}&" for at, c in enumerate(word) if not (c.isascii() and c.isalnum()))
    # Many texts begin with a letter or two that are not all of their first word.
    ends = _ENDS if len(word) <= SHORT and word.isascii() else ("",)
    for spelt in (word, re.sub("σ$", "ς", word)):  # Greek's letter at the end of a word
        for cased in (spelt, spelt[:1].title() + spelt[1:], spelt.upper()):
            yield from (f"{cased.encode().lower().decode()}{end}" for end in ends)


LABEL_BEGINNINGS = KeySearch(
    *("<&", "<-", "<–", "<•", "<*", "<·"),
    *dict.fromkeys(f"<{spelt}" for word in sorted(FIRST_WORDS) for spelt in _spelt(word)),
)
"""What a text in which ASCII's letters are small begins with that begins with a label."""
