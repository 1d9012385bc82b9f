"""Materials by one name in all languages."""

from crawler.normalisation.words import lookup_table, meanings

_MATERIALS = lookup_table(
    {
        "cotton": """
            baumwolle coton cotone algodon algodao katoen bomuld bomull bawelna bavlna puuvilla
            pamut bumbac pamuk хлопок コットン 綿 棉 면 قطن
        """,
        "polyester": "poliester polyesteri полиэстер ポリエステル 聚酯纤维 폴리에스터",
        "polyamide": "nylon polyamid poliammide poliamida poliamid полиамид нейлон ナイロン 尼龙",
        "elastane": "elastan spandex lycra elasthanne elasthan elastano elastam эластан ポリウレタン",
        "viscose": "viskose rayon viscosa viskoza viskoosi вискоза レーヨン",
        "lyocell": "tencel",
        "modal": "",
        "acrylic": "acryl acrylique acrilico akryl plexiglas акрил アクリル",
        "wool": "wolle laine lana wol uld welna vlna villa gyapju merino lambswool шерсть ウール 羊毛",
        "cashmere": "kaschmir cachemire cachemira kasjmier kaszmir кашемир カシミヤ",
        "silk": "seide soie seta seda zijde silke jedwab hedvabi silkki ipek шелк シルク 丝绸",
        "linen": "leinen lin lino linho linnen len pellava keten лен リネン 麻",
        "hemp": "hanf chanvre canapa canamo",
        "down": "daunen piumino plumon",
        "leather": "leder cuir cuero pelle couro laeder lader skora kuze nahka deri кожа レザー 革 皮革 جلد",
        "suede": "wildleder velours daim scamosciato camurca zamsz замша スエード",
        "faux leather": "kunstleder similicuir ecopelle polipiel kunstleer vegan_leather",
        "rubber": "gummi caoutchouc gomma goma borracha kautschuk guma резина ゴム",
        "plastic": """
            kunststoff plastik plastique plastica plastico kunstof plast tworzywo muovi пластик
            プラスチック 塑料
        """,
        "wood": "holz bois legno madera madeira hout drewno drevo ahsap дерево 木製 木",
        "oak": "eiche chene quercia roble carvalho eik дуб",
        "walnut": "nussbaum noyer noce nogal nogueira",
        "bamboo": "bambus bambou bambu bamboe",
        "steel": "stahl acier acciaio acero aco staal stal ocel teras stainless edelstahl inox сталь ステンレス 不锈钢",
        "aluminium": "aluminum alluminio aluminio alumiini алюминий アルミ",
        "brass": "messing laiton ottone laton latao mosiadz mosaz латунь 真鍮",
        "iron": "eisen fer ferro hierro ijzer jern zelazo железо",
        "glass": "glas verre vetro vidrio vidro szklo sklo lasi стекло ガラス 玻璃",
        "ceramic": "keramik ceramique ceramica keramiek keramika ceramika керамика 陶器",
        "porcelain": "porzellan porcelaine porcellana porcelana porselein фарфор 磁器",
        "paper": "papier carta papel papir papper paperi бумага 紙",
    }
)
MAX_MATERIALS = 10


def materials(text: str) -> list[str]:
    """The materials that a text names, without repeats: ``80 % Baumwolle, 20 % Elasthan`` → cotton, elastane."""
    return list(dict.fromkeys(meanings(text, _MATERIALS)))[:MAX_MATERIALS]
