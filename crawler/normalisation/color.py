"""The family of a colour: ``Nachtblau``, ``navy`` and ``bleu marine`` are blue."""

import re
from functools import lru_cache

from crawler.normalisation.words import folded, lookup_table, meanings

_FAMILIES = lookup_table(
    {
        "black": """
            schwarz noir noire nero nera negro negra preto preta zwart sort svart czarny czarna
            cerna cerny musta fekete negru siyah onyx ebony jet crni crna черный черная чорний 黒
            ブラック 黑色 검정 블랙 أسود
            черен черна чорна μαυρο μαυρη juoda juodas melns melna must שחור שחורה hitam 黑
        """,
        "white": """
            weiss blanc blanche bianco bianca blanco blanca branco branca wit hvid hvit vit
            bialy biala bila bily valkoinen feher alb beyaz bijela ivory ecru offwhite off_white
            snow белый белая 白 ホワイト 白色 흰색 أبيض
            бял бяла білий біла λευκο λευκη ασπρο balta baltas balts valge לבן לבנה putih 화이트 白
        """,
        "grey": """
            gray grau gris grigio cinza grijs gra szary szara seda sedy harmaa szurke gri siva
            charcoal graphite anthracite anthrazit antracite slate серый グレー 灰色 회색 رمادي
            сив сива сірий сіра γκρι pilka pilkas peleks hall אפור אפורה 그레이
        """,
        "red": """
            rot rouge rosso rossa rojo roja vermelho vermelha rood rod czerwony czerwona cervena
            punainen piros rosu kirmizi crvena crimson burgundy bordeaux maroon scarlet wine
            красный 赤 レッド 红色 빨강 أحمر
            rdeca rdec crven crvena raudona sarkans sarkana punane червен червена червоний червона κοκκινο
            레드 אדום אדומה merah 紅色 红
        """,
        "orange": """
            arancione naranja laranja oranje pomaranczowy oranssi narancs turuncu rust apricot
            coral оранжевый オレンジ 橙色
        """,
        "yellow": """
            gelb jaune giallo gialla amarillo amarilla amarelo geel gul zolty zolta zluta
            keltainen sarga galben sari mustard желтый 黄 イエロー 黄色 노랑 أصفر
            жълт жовтий κιτρινο geltona geltonas dzeltens kollane צהוב צהובה kuning 옐로우
        """,
        "green": """
            grun vert verte verde groen gron zielony zielona zelena vihrea zold yesil olive
            khaki mint sage forest emerald teal зеленый 緑 グリーン 绿色 초록 أخضر
            зелен зелена зелений πρασινο πρασινη zalia zalias zals roheline ירוק ירוקה hijau 그린
        """,
        "blue": """
            blau bleu bleue blu azul blauw bla niebieski niebieska modra modry sininen kek
            albastru mavi plava navy marine indigo cobalt azure turquoise turkis petrol denim
            синий голубой 青 ブルー 蓝色 파랑 أزرق
            син синя синій μπλε melyna melynas zils sinine כחול כחולה biru 블루 네이비
        """,
        "purple": """
            violet violett lila viola morado morada roxo roxa paars lilla fioletowy fialova
            violetti mor lavender lilac plum aubergine mauve фиолетовый 紫 パープル 紫色 보라 بنفسجي
            лилав фіолетовий μωβ violetine violets lilla סגול סגולה ungu
        """,
        "pink": """
            rosa rose roze rozowy rozowa ruzova vaaleanpunainen pembe fuchsia magenta blush
            розовый ピンク 粉色 핑크 وردي
            розов рожевий ροζ rozine rozins roosa ורוד ורודה 핑크
        """,
        "brown": """
            braun brun marron marrone castanho castanha bruin braz brazowy brazowa hneda ruskea
            barna maro kahverengi smeda chocolate cognac chestnut walnut mocha espresso
            коричневый 茶 ブラウン 棕色 갈색 بني
            кафяв коричневий καφε ruda rudas bruns pruun חום חומה coklat 브라운
        """,
        "beige": "sand cream creme camel taupe nude stone oatmeal natural bezowy бежевый ベージュ 米色 베이지 بيج",
        "gold": "golden dorado dourado goud guld zloty zlota zlata oro золотой ゴールド 金色 골드 ذهبي",
        "silver": """
            silber argent argento plata plateado prata zilver solv srebrny stribrna серебристый
            シルバー 银色 실버 فضي
        """,
        "transparent": "clear durchsichtig trasparente transparente prozirna прозрачный クリア 透明",
        "multicolor": """
            multi multicolour multicoloured multicolored multicolore bunt mehrfarbig
            multicolorido veelkleurig wielokolorowy rainbow разноцветный マルチ 多色
        """,
    }
)
_COMPOUNDS = re.compile(
    r"(black|schwarz|weiss|white|grau|grey|blau|blue|grun|green|gelb|braun|brown|rosa|groen|zwart)$"
)


@lru_cache(maxsize=4096)
def color_family(text: str) -> str | None:
    """The family of the first colour that a text names; ``multicolor`` of three or more; None if it names none."""
    found = list(dict.fromkeys(meanings(text, _FAMILIES)))
    if len(found) > 2:
        return "multicolor"
    return found[0] if found else _of_compound(folded(text))


def _of_compound(text: str) -> str | None:
    """``Dunkelblau``, ``lightgrey``: a colour at the end of a word."""
    endings = (_COMPOUNDS.search(word) for word in text.split())
    return next((_FAMILIES[ending[1]] for ending in endings if ending), None)
