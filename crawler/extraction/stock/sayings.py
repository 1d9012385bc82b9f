"""What shops say of their stock, in the languages that shops are written in: as patterns, in lower case."""

from crawler.product import Availability

SAYINGS = {
    Availability.IN_STOCK: r"""
        (?:[1-9]\d*\+? (?:units? )?)?in[ -]stock(?: online| now|: ?[1-9]\d*| ?\([1-9]\d*.*\)|,? (?:&|and) ready.*)?|
        in stock,? ships.*|
        available(?: now| online| to order| in stock| for (?:immediate )?(?:delivery|dispatch))?|[1-9]\d* available|
        ready (?:to ship|for dispatch).*|usually ships.*|item in stock|available to ship|in stock\W+ships.*|
        (?:usually )?(?:ships|dispatched|shipped) (?:in|within) \d\S{0,3} (?:hours?|(?:business |working )?days?)|
        lieferbar in \d.{0,6}tagen|lieferzeit:? \d.{0,6}(?:werk)?tage|versandbereit.*|lagernd|artikel verfügbar|
        auf lager ?\([1-9].*\)|expédi[ée]e? sous \d+ ?h.*|disponible sous \d.*jours?|livraison sous \d+ ?h|
        en existencias|envío (?:inmediato|en 24.*)|entrega en 24.*|stock: [1-9]\d*|hay [1-9]\d* disponibles|
        disponibilidad inmediata|spedizione in 24.*|pronta consegna|in magazzino|voor \d+[:.]\d\d(?: uur)? besteld.*|
        levertijd:? \d.{0,5}dag(?:en)?|vandaag (?:verzonden|verstuurd)|på lager ?\([1-9].*\)|(?:på )?(?:fjern|
        nett)lager|
        lever(?:ings|ans)tid:? \d.{0,6}(?:dage|dager|dagar)|[1-9]\d* stk\.? på lager|heti varastossa|
        varastossa [1-9]\d* kpl|toimitusaika:? \d.{0,6}päivää|dostępność: (?:duża|średnia).*|wysyłka w 24.*|
        skladem u dodavatele|expedice do 24.*|azonnal (?:szállítható|elérhető)|[îi]n stoc furnizor|livrare în 24.*|
        готов(?:ий|о) до відправ(?:лення|ки)|на склад|ετοιμοπαράδοτο|即納|在庫[○◎]|[当即]日発送|有現貨|[库庫]存充足|
        재고 ?[1-9]\d*개|พร้อมส่ง|متوفر في المخزون|(?:זמין|קיים) במלאי|
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
        במלאי|متوفر|متاح|在庫(?:あり|有り)|有[货貨]|[现現][货貨]|재고 ?있음|còn hàng|มีสินค้า|tersedia|
        instock|immediately available|inmediata|disponibil[ei]|disponibles|in warehouse|ready for delivery|
        na stanju|saatavilla|disponibil|налично|dostupné|duża ilość|heti lähetettävissä|finns i webblager|
        disponível em (?:estoque|stock)|
        immédiate|immediata|stok tersedia|มีสินค้าในสต็อก|متوفر بالمخزون|구매 ?가능|即日出荷|
        在庫 ?[:：]? ?(?:あり|○|◎)|yes,? in stock|en magasin et en ligne|w magazynie: \d+ szt\.?|dostupno odmah|
        heute versandfertig
    """,
    Availability.OUT_OF_STOCK: r"""
        (?:coming )?back in stock soon|expected back in stock\b.*|
        back in stock\W+(?:on |in |from |by )?(?:\d|early|mid|late|
        (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b).{0,20}|
        e?-?mail (?:me )?when (?:back )?in stock|no longer in stock|0 (?:(?:units? )?in stock|
        available)|
        benachrichtigen,? wenn.*verfügbar|restlos ausverkauft|(?:actuellement|temporairement) (?:indisponible|épuisé)|
        victime de son succès|bientôt de retour|plus (?:en|de) stock|
        (?:temporalmente|actualmente) (?:agotado|no disponible)|
        (?:temporaneamente|attualmente|momentaneamente) (?:non disponibile|esaurito)|terminato|
        (?:momenteel|tijdelijk) niet (?:op voorraad|beschikbaar|leverbaar)|midlertidigt? u[dt]solgt|
        tillfälligt slut(?: i lager)?|loppunut|ei (?:varastossa|saatavilla)|tilapäisesti loppu|wyprzedan[eya]|
        jelenleg nem (?:elérhető|kapható|rendelhető)|nu (?:este|e) (?:în stoc|disponibil)|товар закончился|закончился|
        закінчи(?:вся|лося|лась)|няма наличност|geçici olarak temin edilem(?:iyor|ez)|εκτός αποθέματος|εξαντλήθηκε|
        品切れ中|入荷待ち|[无無][货貨]|[暂暫]时缺[货貨]|暫時缺貨|(?:已)?售完|일시 ?품절|재고 ?없음|stok (?:habis|
        kosong)|
        tạm hết hàng|(?:ของ)?หมด|نفذت الكمية|نفدت?(?: من المخزون)?|לא במלאי|אזל|
        (?:temporarily |currently |item |product )?(?:out[ -]of[ -]stock|sold[ -]out|unavailable|
        not available)(?: online)?|
        (?:(?:(?:dieser |der )?artikel |(?:dieses |das )?produkt )?(?:ist |steht )?)
        (?:derzeit |aktuell |zur ?zeit |leider |momentan )?
        (?:ausverkauft|vergriffen|nicht (?:auf lager|verfügbar|lieferbar|vorrätig|zur verfügung))|
        (?:sorry,? )?(?:this |the )?(?:product|item) is (?:temporarily |currently )?(?:out of stock|sold out|
        unavailable|
        not available)(?: and (?:unavailable|not available))?|
        ce produit est actuellement en rupture(?: de stock)? et indisponible|
        este producto está actualmente agotado y no está disponible|
        questo prodotto è attualmente esaurito e non disponibile|
        (?:article |produit |stock )?(?:épuisé|indisponible|non disponible)|(?:en )?rupture(?: de stock)?|
        (?:producto )?(?:agotado|no disponible)|sin (?:stock|existencias)|fuera de stock|
        (?:prodotto |attualmente )?(?:esaurito|non disponibile)|(?:produto )?(?:esgotado|indisponível)|
        fora de (?:estoque|stock)|
        (?:tijdelijk )?uitverkocht|niet (?:op voorraad|leverbaar|voorradig|beschikbaar)|
        udsolgt|ej i|inte i|ikke på|slutsåld|slut(?: i lager)?|(?:ej|inte) i lager|ikke på lager|utsolgt|loppu|
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
        powiadom (?:mnie )?o dostępności|hlídat dostupnost|再入荷(?:のお知らせ|通知).*|재입고 알림.*|到[货貨]通知|
        not in stock|no stock(?: available)?|nicht online verfügbar|nicht mehr auf lager|
        (?:n.est )?plus en stock|n.est pas disponible|no hay stock|s[ei]m (?:stock|estoque)|finns ej i lager|
        slut i webblager|brak na stanie|nie je skladom|razprodano|完売御礼|缺货|已?售罄|補貨中|品切れ|품절된 상품입니다|
        نفذ(?:ت)? من المخزون|rupture temporaire|
        غير متوفر حالي[اًا]+|sold out in all sizes|sold out everywhere|ausgebucht|loppunut varastosta|
        ei saatavissa
    """,
    Availability.LIMITED_AVAILABILITY: r"""
        (?:only|just|nur noch|plus que|solo|sólo|nog|endast) \d+ (?:left|items? left|verfügbar|en stock|disponibili|
        disponibles|op voorraad|kvar|stück)(?: in stock)?|low stock|limited stock|almost gone|few left|
        (?:últimas|ultimas) (?:unidades|piezas)(?: en stock| disponibles)?|últimas peças|残り\d+(?:点|個|着)|
        dernières? pièces?(?: en stock| disponibles?)?|(?:hurry,? )?only \d+ left!?|last (?:one|few(?: remaining)?)!?|
        low stock\W+\d+ left|noch \d+ stück(?: auf lager)?|nur noch \d+ auf lager|nur noch wenige artikel.*|
        (?:il ne reste )?(?:plus )?que \d+ (?:exemplaires?|articles?|pièces?)|quedan \d+ unidades|
        ultim[iea] \d* ?(?:disponibil[ei]|pezz[io])|solo \d+ rimast[ie]|få kvar i lager|осталось \d+ шт\.?|
        son \d+ (?:adet|ürün)|残りわずか|(?:derniers|plus que quelques) exemplaires|wenige verfügbar|
        nur noch wenige(?: auf lager| verfügbar)?|ultimi pezzi|laatste stuks|ostatnie sztuki|få kvar|
        low in stock|running low|limited availability|nearly gone|few items left|last items?(?: in stock)?|
        geringer lagerbestand|knapper lagerbestand|nur (?:noch )?wenige stück(?: auf lager|verfügbar)?|
        letzte stücke|derniers articles en stock|stock limité|plus que quelques pièces|quedan pocas unidades|
        pocas unidades|ultimi (?:pezzi|articoli)(?: disponibili|in magazzino)?|disponibilità limitata|
        últimas unidades em (?:stock|estoque)|laatste exemplaren|fåtal kvar|få (?:i|på) lager|
        poslední kusy?(?: skladem)?|utolsó darabok|ultimele (?:produse|bucăți)(?: în stoc)?|осталось мало|
        мало на складе|(?:only|just|nur noch|plus que|(?:solo|sólo) quedan?|restam(?: apenas)?|nog (?:maar|
        slechts)?|endast|bara|kun|vain|został[yo]|仅剩|僅剩) ?[1-9]\d? ?(?:items?|artikel|articles?|unidades|stuks|
        sztuk[ia]?|st|stk|件)?\.? ?(?:left|verfügbar|op voorraad|kvar|tilbage|igjen|jäljellä)?(?: in stock)?|
        (?:nur )?noch [1-9]\d? (?:stück|artikel|exemplare?) (?:auf lager|verfügbar|vorrätig|lieferbar)|
        (?:er zijn )?nog maar [1-9]\d? stuks?(?: op voorraad)?|restano solo [1-9]\d? pezz[io]|
        (?:últimas|ultimas) [1-9]\d? unidades|ne mai sunt [1-9]\d? bucăți|poslední(?:ch)? [1-9]\d? kus[yů]?|
        ostatni[ea] [1-9]\d? sztuk[ia]?|(?:endast|bara) [1-9]\d? (?:st )?kvar i lager|
        остал(?:ся|ась|ось) (?:всего )?[1-9]\d? шт(?:\.|ук[аи]?)?|последний экземпляр|stokta son [1-9]\d? (?:ürün|adet)|
        在庫(?:僅少|わずか)|残り僅か|품절 ?임박|[库庫]存[紧緊][张張]|เหลือ(?:เพียง)? ?[1-9]\d? ชิ้น|متبقي [1-9]\d? فقط|
        נותרו (?:רק )?[1-9]\d? במלאי
    """,
    Availability.IN_STORE_ONLY: r"""
        (?:available |sold |buy )?(?:only )?in[- ]stores? only|only (?:available |sold )?in[- ](?:our )?stores?|
        nur (?:im|in der|in unseren) (?:geschäft|markt|laden|filialen?)(?: erhältlich| verfügbar)?|
        (?:disponible )?(?:uniquement|seulement) en magasin|(?:disponible )?sol[oa]mente en tiendas?|solo en tiendas?|
        (?:disponibile )?solo in negozio|alleen (?:verkrijgbaar )?in de winkel|endast i butik|kun i butik|
        in-store purchase only|(?:store )?pickup only|sold in stores|not sold online|nur (?:vor ort|
        in filialen) (?:erhältlich|verfügbar)|vendu uniquement en magasin|solo disponible en tiendas?|
        (?:disponible )?solo en tiendas?|(?:disponível )?apenas em loja|finns endast i butik|vain myymälästä|
        tylko w sklepie stacjonarnym|pouze na prodejně|solo en tiendas? físicas?|(?:uniquement|seulement) en boutique|
        店頭販売のみ|только в магазинах?
    """,
    Availability.MADE_TO_ORDER: r"""
        (?:hand)?made to order\W*(?:ships? (?:with)?in .{0,25})?|auf bestellung gefertigt|
        fabriqué (?:sur|à la) commande|
        hecho por encargo|prodotto su ordinazione|op bestelling gemaakt|
        made (?:on demand|to measure)|fatto su misura|auf anfrage gefertigt|wird für sie angefertigt|
        hecho a mano bajo pedido|made on request|受注(?:生産|製作)(?:品)?|주문 ?제작(?: 상품)?
    """,
    Availability.PRE_ORDER: r"""
        pre-?order(?: now)?(?:\W+(?:ships|shipping|expected|available|release[ds]?|delivery)\b.{0,40})?|
        available for pre-?order|vorbestellbar|vorbestellen|précommander|reservar ahora|
        available to pre-?order|vorbestellung|jetzt vorbestellen|(?:disponible )?en précommande|précommande|
        (?:disponible )?en preventa|preventa|preordin|prenota ora|in prevendita|(?:em )?pré-(?:venda|encomendar?)|
        pre-?order nu|förbeställ|förhandsboka|forudbestil|forhåndsbestill|ennakkotilaa|przedsprzedaż|
        this is an? pre-?order(?: item)?\b.*|reservar|reserveren|reserveer nu|prenota|
        předobjednávka|předprodej|előrendel(?:hető|és)|precomandă|предзаказ|ön sipariş|
        (?:ご)?予約(?:受付中|販売|商品)?(?:する)?|(?:预售|預購|預售)(?:中|商品)?(?:[,，].{0,30})?|
        예약 ?(?:판매|주문|구매|하기)|预订|předobjednat|preordin[ei]|förhandsbokning|ennakkotilaus|
        طلب مسبق|הזמנה מראש|đặt trước|พรีออเดอร์|
        สั่งจองล่วงหน้า
    """,
    Availability.BACK_ORDER: r"""
        (?:temporarily )?(?:on )?back-?order(?:ed)?(?:\W+(?:ships|shipping|expected|available|delivery)\b.{0,40})?|
        out of stock\W+(?:(?:but )?(?:is )?available )?on back-?order\b.*|
        available on back-?order|nachbestellt|en (?:cours d')?arrivage|
        en réapprovisionnement|
        ships when available|wird nachbestellt|in (?:nabestelling|backorder)|restordre|disponible sur commande|
        (?:disponible )?bajo pedido|(?:disponibile )?su ordinazione|sob encomenda|beställningsvara|
        bestillingsvare|tilaustuote|под заказ|під замовлення|по поръчка|κατόπιν παραγγελίας|
        (?:只今 ?)?お?取り?寄せ(?:商品|品|可|可能|対応)?|sur commande(?: uniquement)?|na zamówienie|na objedn[aá]vku|
        na objednanie|rendelésre|(?:la|pe) comandă|sipariş üzerine|(?:leverbaar )?op bestelling|auf bestellung|
        (?:can|may) be back-?ordered|(?:derzeit |aktuell )?in nachlieferung|réapprovisionnement en cours|
        متوفر عند الطلب|(?:(?:order|buy|purchase)(?: it)? now(?: and|,)? )?(?:(?:we.ll|we will|will) )?ships?
        (?: it)? (?:when|once|as soon as) (?:it.?s |it is |it )?(?:available|back|back in stock|in stock|arrives)|
        jetzt bestellen\W+(?:lieferung|versand|wir liefern),? sobald (?:wieder )?(?:verfügbar|lieferbar|auf lager)
    """,
    Availability.DISCONTINUED: r"""
        (?:has been )?discontinued(?: by (?:the|its) (?:manufacturer|maker))?(?: and (?:is )?no longer available)?|
        no longer available|nicht mehr (?:lieferbar|verfügbar)|(?:n'est )?plus disponible|
        discontinued (?:by manufacturer|product|item)|no longer (?:for sale|sold|made|produced)|end of life|
        retired product|ausgelaufen|nicht mehr im sortiment|(?:produit )?arrêté|discontinué|descatalogado|
        ya no está disponible|discontinuado|non più disponibile|fuori (?:produzione|catalogo)|descontinuado|
        niet meer (?:leverbaar|verkrijgbaar)|uit assortiment|utgått(?: ur sortimentet|produkt)?|udgået|utgått|
        poistunut valikoimasta|(?:produkt )?wycofany|ukončený prodej|prodej skončil|kifutott termék|
        снят[оа]? с производства|знято з виробництва|(?:生産|販売)(?:終了|完了)|(?:已)?停[产產]|已?下架|
        단종(?:된 상품)?|(?:dieser artikel )?wird nicht mehr (?:hergestellt|produziert)|
        wycofan[ye] z (?:oferty|produkcji)|utgår
    """,
}
SIGNS_OF_WAITING = (
    """
        of stock|of-stock|sold out|sold-out|unavailable|not available|back-order|backorder|pre-order|preorder|
    discontinued|no longer|ausverk|nicht |vergriffen|vorbestell|nachbestellt|épuisé|rupture|indispon|plus dispon|
    arrivage|approvision|précomm|agotado|sin stock|sin exist|fuera de|fora de|no disponible|reserv|esaurit|non dispon|
    esgotado|uitverk|niet |udsolgt|ej i|inte i|ikke på|slutsåld|slut i|utsolgt|loppu|vyprod|wyprz|nie je|vypred|
    není |ni na|rasprod|nedostup|niedost|brak |
    išpard|izpārd|nav |läbi m|otsas|elfogyott|nincs|epuizat|tükendi|stokta yok|stoklarda|μη δ|εξαντλ|
    back in stock|when in stock|0 in stock|0 unit|0 available|benachricht|victime|bientôt|plus en|plus de s|terminato|
    tillfälligt|
    ei varas|ei saat|jelenleg nem|nu este|nu e |закончил|закінчи|temin edilem|εκτός|入荷待ち|无货|無貨|無货|售完|재고|
    kosong|
    نفذ|نفد|לא במלאי|нет в|нет на|распрод|немає|няма|изчерп|אזל|نفدت|غير|在庫|品切れ|売り切れ|完売|缺货|售罄|缺貨|품절|
    hết hàng|หมด|habis|not in|no stock|no hay|pas disp|sem e|sem s|slut|finns ej|razprod|補貨|ausgebucht|prévente|
    précom|preventa|preordina|prenota|prevend|pré-|förbest|förhands|forudb|forhånd|ennakko|przedspr|předobj|předprod|
    előrend|precomand|предзаказ|ön sip|予約|预售|預購|예약|when avail|restordre|sur comm|pedido|ordinaz|encomenda|
    beställn|bestillings|tilaust|под заказ|під зам|по пор|κατόπιν|取り寄せ|end of life|retired|ausgelauf|arrêté|
    descatal|discontin|ya no|non più|fuori|descontin|utgått|udgået|poistunut|wycofan|ukonč|skonč|kifut|снят|знято|
    終了|已停|ei saat|loppun|sem est|nabestel|na zam|objedn|rendelés|comand|sipariş|op bestel|auf bestell|nachliefer|
    عند الطلب|取寄|預售|طلب مسبق|הזמנה|đặt trước|พรีออเดอร์|สั่งจอง|完了|停产|停產|下架|단종|نفذ|주문|wird nicht|utgår|
    when it|once it|as soon|sobald
""".replace("\n    ", "")
    .strip()
    .split("|")
)
"""What a text has somewhere that says that the product can't be had, or not now: cheap to look for."""
