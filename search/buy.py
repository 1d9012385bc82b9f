"""Whether a variant may be bought for the shopper, and why."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, PlainSerializer

BuyMode = Literal["buy_for_me", "link_out", "none"]
Money = Annotated[Decimal, PlainSerializer(lambda amount: format(amount, "f"), return_type=str)]
"""A decimal string in JSON, never in exponent notation."""


class Reason(BaseModel):
    """Why a flag is as it is; ``code`` is stable, ``text`` is for people."""

    code: str
    text: str


class Buy(BaseModel):
    """Whether the shop may buy a variant from its brand on the shopper's behalf."""

    mode: BuyMode
    reasons: list[Reason] = Field(default_factory=list)
    """Every condition that failed, or what decided the mode where none did."""
