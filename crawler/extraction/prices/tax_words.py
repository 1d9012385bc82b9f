"""What is printed of the tax beside an amount, in many languages."""

import re

from crawler.values.any_case import AnyCase

_TAX = (
    r"(?:tax|vat|mwst|ust|taxe|tva|iva|dph|ddv|pdv|kdv|btw|moms|mva|alv|áfa|pvm|pvn|käibemaks\w*|ндс|пдв|ддс|φπα|"
    r"מע[\"״]מ)"
)
_WITHOUT = (
    r"(?:ex|eks|excl|exc|excluding|without|plus|before|zzgl|exkl|ekskl|netto|hors|ohne|bez|brez|senza|sin|sem|uden|utan|"
    r"ilman|fără|без|χωρίς|ללא|be)"
)
_WITH = r"(?:inc|incl|including|inkl|with|mit|avec|con|com|s|z|sa|sis|cu|с|з|με|כולל|sisältää)"

UNTAXED = (
    rf"(?:\b{_WITHOUT}|\+)(?!\w)\W*(?:\w+\W+)?{_TAX}(?!\w)|"
    rf"\b{_TAX}\W+(?:escl\w*|excl\w*|exkl\w*|hariç|non inclus\w*|não inclu\w*|0 ?%)|"
    r"\bh\.?t\.?(?!\w)|\bnett[oó]\b|\bveroton|税[抜別]|本体価格|不含税|未税|부가세 ?별도"
)
"""A pattern, for any case, of what calls an amount a price to which tax is added."""
WITHOUT_TAX = AnyCase(UNTAXED)

WITH_TAX = re.compile(
    rf"\b{_WITH}(?!\w)\W*(?:\w+\W+)?{_TAX}(?:-?\w+)?(?!\w)|\b{_TAX}\W+(?:inclu\w*|incluso|dahil|compris\w*)|\bt\.?t\.?c\.?(?!\w)|\bbrutt[oó]\b|"
    r"税込み?|(?<!不)含税|부가세 ?포함",
    re.IGNORECASE,
)
"""What says that the tax is in the price."""

TAX_IN_IT = AnyCase(
    rf"\b(?:incl\w*|inkl\w*|dont|davon|of which)\b\W*(?:[a-z]{{3}})?\s?\d[\d.,]*\W{{0,3}}(?:[a-z]{{3}}\W)?{_TAX}\b|"
    rf"\b(?:dont|davon|of which)\W+{_TAX}\b\W*\d"
)
"""What calls an amount the tax that is in the price."""
