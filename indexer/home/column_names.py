"""What shops call the columns of their files: English, German, French, Spanish, Dutch, and platforms' exports.

Names are written as ``indexer.home.columns.snake`` writes them; of two columns the one whose name comes first wins.
"""

OPTIONS = ("size", "color", "material", "pattern")
"""Columns with one of ``crawler.options``' names for these are options of the variant."""

ALIASES = {
    "id": "id home_id product_id item_id article_id artikelnummer artikel_nr artikelnr art_nr artikel_id produkt_id "
    "produktnummer produktnr id_produit id_producto productnummer product_nummer id_article offer_id variant_id "
    "seller_sku item_sku merchant_sku variant_sku sku bestellnummer reference ref referencia codigo referentie",
    "title": "title name product_name item_name product_title productname bezeichnung artikelbezeichnung produktname "
    "artikelname produktbezeichnung titel titre nom nom_du_produit nom_produit libelle designation nombre "
    "nombre_del_producto nombre_producto titulo naam productnaam artikelnaam",
    "item_group_id": "item_group_id group_id product_group_id parent_sku parent_id parent handle style_id style_code "
    "hauptartikel hauptartikelnummer gruppe variantengruppe id_padre id_parent",
    "brand": "brand brand_name product_brand brands marke markenname marque marca merk vendor manufacturer hersteller "
    "fabricant fabricante fabrikant producer",
    "description": "description product_description item_description long_description body_html beschreibung "
    "langbeschreibung artikelbeschreibung descripcion omschrijving beschrijving short_description kurzbeschreibung",
    "category": "category product_category product_type categories category_path kategorie kategorien warengruppe "
    "categorie categoria categorias categorieen google_product_category type",
    "url": "url link product_url permalink deeplink product_link produkt_url produktlink webadresse lien enlace",
    "image": "image image_link image_url image_src main_image_url main_image variant_image images bild bild_url "
    "bildlink picture photo imagen url_imagen afbeelding afbeelding_url image_1",
    "gtins": "gtins gtin ean upc barcode isbn gtin13 gtin14 gtin12 gtin8 ean13 ean_13 ean_code eans ean_nummer "
    "upc_code variant_barcode gtin_upc_ean_or_isbn global_unique_id strichcode code_barres codigo_de_barras "
    "streepjescode",
    "mpn": "mpn manufacturer_part_number part_number partnumber manufacturer_sku manufacturer_number herstellernummer "
    "herstellerartikelnummer hersteller_artikelnummer hersteller_nr hersteller_teilenummer reference_fabricant "
    "referencia_fabricante fabrikantcode artikelnummer_fabrikant fabrikantnummer model_number modellnummer modelnummer",
    "sku": "sku variant_sku seller_sku item_sku merchant_sku stock_keeping_unit",
    "price": "price variant_price regular_price unit_price selling_price current_price preis verkaufspreis bruttopreis "
    "vk_brutto endpreis prix prix_ttc precio precio_venta pvp prijs verkoopprijs",
    "sale_price": "sale_price special_price angebotspreis aktionspreis prix_promo precio_oferta actieprijs",
    "list_price": "list_price compare_at_price variant_compare_at_price msrp rrp uvp prix_barre adviesprijs",
    "price_minor_units": "price_minor_units price_minor price_cents price_in_cents amount_minor "
    "preis_cent preis_in_cent",
    "currency": "currency currency_code price_currency currency_iso waehrung wahrung devise moneda divisa valuta",
    "availability": "availability stock_status in_stock is_in_stock available verfugbarkeit verfuegbarkeit lagerstatus "
    "disponibilite disponibilidad beschikbaarheid voorraadstatus",
    "quantity": "quantity stock qty stock_quantity inventory inventory_quantity variant_inventory_qty "
    "bestand lagerbestand lager menge quantite cantidad voorraad aantal",
    "condition": "condition item_condition zustand etat estado staat",
    "attributes": "attributes",
    "options": "options",
}
SKIPPED = {
    "type": {"variable": "parent_row", "grouped": "parent_row"},
    "parentage": {"parent": "parent_row"},
    "parentage_level": {"parent": "parent_row"},
    "parent_child": {"parent": "parent_row"},
    "status": {"draft": "not_published", "archived": "not_published"},
    "published": {"0": "not_published", "-1": "not_published", "false": "not_published"},
}
"""Rows of platforms' exports that nobody can buy, by column and value: the parents of variants, and drafts."""
