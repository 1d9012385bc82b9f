"""What a brand said about being bought from."""

from enum import StrEnum


class Consent(StrEnum):
    """Kept per site and per brand; the stricter wins."""

    OPTED_IN = "opted_in"
    SILENT = "silent"
    OPTED_OUT = "opted_out"

    def stricter(self, other: "Consent") -> "Consent":
        """The one of the two that allows less."""
        order = list(Consent)
        return max(self, other, key=order.index)
