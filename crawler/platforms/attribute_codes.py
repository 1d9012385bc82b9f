"""What shops call the attributes that hold a brand or an identifier, by ``crawler.values.options.option_name``."""

BRAND = frozenset(("brand", "brands", "marke", "marque", "marca", "merk", "manufacturer", "hersteller", "fabricant"))
GTIN = frozenset(("gtin", "ean", "upc", "isbn", "barcode", "ean_code", "ean13", "gtin13", "gtin14", "gtin_ean"))
MPN = frozenset(("mpn", "manufacturer_part_number", "part_number", "herstellernummer"))
