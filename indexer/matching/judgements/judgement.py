"""What a person said of two names: of a variant and a home row, a style and a home style, or two brands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel

Scope = Literal["variant", "style", "brand"]
Decision = Literal["same", "different"]
Said = Literal["same", "different", "withdrawn"]

NAMES: dict[Scope, tuple[str, str]] = {
    "variant": ("variant_id", "home_id"),
    "style": ("style_id", "home_style_key"),
    "brand": ("brand", "home_brand"),
}
"""What the subject and the object of each scope are called in files and answers. Titles are no names: they change."""


class Judgement(BaseModel):
    """One sentence of one person. The names are stable from run to run, whatever the records come to say."""

    scope: Scope
    subject: str
    object: str
    decision: Said
    decided_at: datetime
    """Aware, UTC."""
    decided_by: str
    why: str | None = None

    @property
    def key(self) -> tuple[Scope, str, str]:
        """What it is said of; a later sentence on the same replaces it."""
        return self.scope, self.subject, self.object

    @classmethod
    def said_now(cls, key: tuple[Scope, str, str], decision: Said, by: str, why: str | None = None) -> "Judgement":
        """What a person says at this moment."""
        scope, subject, object_ = key
        return cls(
            scope=scope,
            subject=subject,
            object=object_,
            decision=decision,
            decided_at=datetime.now(UTC),
            decided_by=by,
            why=why,
        )


@dataclass(frozen=True)
class Judgements:
    """A person's decisions by variant: home ids that are the same, and home ids that are another product.

    ``same_styles``: by the key of a brand's style, that of the home style; options then say which variants it sells.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    different: Mapping[str, frozenset[str]] = field(default_factory=dict)
    same_styles: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """The brands' variants and styles that something was said of."""
        return frozenset((*self.same, *self.different, *self.same_styles))
