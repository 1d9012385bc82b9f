"""What engines translate a filter from: tokens and ranges of numbers under and, or and not."""

from dataclasses import dataclass

from indexer.engines.numbers import NumberField


@dataclass(frozen=True)
class HasAny:
    """The document answers to at least one of these tokens; none of them means that nothing matches."""

    tokens: tuple[str, ...]


@dataclass(frozen=True)
class NumberBetween:
    """One of the document's numbers of this kind is within these bounds, both included; prices are in minor units."""

    field: NumberField
    low: int | None
    high: int | None


@dataclass(frozen=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """One of the parts holds, or several."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class NoneOf:
    """The part does not hold."""

    part: "Condition"


Condition = HasAny | NumberBetween | AllOf | AnyOf | NoneOf
