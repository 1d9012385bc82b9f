"""Written numbers as decimals, in whatever convention they follow."""

import re
from decimal import Decimal

MAX_AMOUNT = Decimal("1e12")
"""Nothing in a catalog costs as much in any currency."""
_GROUPING = re.compile(r"[ '’]")
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def decimal_of(number: str, currency: str | None = None) -> Decimal | None:
    """The value of one written number in whatever convention it follows; None if it is not plausible as an amount.

    A single separator before exactly three digits groups thousands, as every shop means it, except where the
    currency has three decimals, or the number starts with zero.
    """
    number = _GROUPING.sub("", number)
    points, commas = number.count("."), number.count(",")
    if points and commas:
        decimal = "." if number.rfind(".") > number.rfind(",") else ","
        if number.count(decimal) > 1:
            return None
    elif points + commas > 1:
        decimal = ""
        if not re.fullmatch(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}", number):
            return None
    elif points + commas == 1:
        decimal = "." if points else ","
        if _groups(number, decimal, currency):
            decimal = ""
    else:
        decimal = ""
    whole, _, fraction = number.partition(decimal) if decimal else (number, "", "")
    digits = whole.replace(".", "").replace(",", "")
    if len(digits) > 15 or len(fraction) > 30:
        return None
    value = Decimal(f"{digits or 0}.{fraction}" if fraction else digits or "0")
    return value if value < MAX_AMOUNT else None


def _groups(number: str, separator: str, currency: str | None) -> bool:
    whole, _, fraction = number.partition(separator)
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
        return False
    return currency not in _THREE_DECIMALS
