"""What a filter asks for, read part by part."""

from collections.abc import Collection

from indexer.engines.facts import folded_value, option_field
from indexer.engines.query import FACETS, And, Between, Equals, Filter, Not, Or
from search.hit import HitVariant


def asked_values(filter_: Filter | None, name: str) -> Collection[str]:
    """The values of a field that the whole filter insists on: at its top, or under AND."""
    return [value for part in _conjuncts(filter_) if _field(part) == name for value in _values(part)]


def facet_choices(filter_: Filter | None) -> list[str]:
    """The facets of which values, or a range, are chosen for the whole filter."""
    chosen = {_field(part) for part in _conjuncts(filter_)}
    return [name for name in (*FACETS, "discount") if name in chosen]


def fields_of(filter_: Filter | None) -> set[str]:
    """Every field that it speaks of."""
    match filter_:
        case None:
            return set()
        case Between(name, _, _):
            return {name}
        case Equals(name, _):
            return {name}
        case Not(part):
            return fields_of(part)
        case And(parts) | Or(parts):
            return set().union(*map(fields_of, parts))


def without(filter_: Filter | None, facet: str) -> Filter | None:
    """The filter as it would be if nothing were chosen of this facet."""
    rest = tuple(part for part in _conjuncts(filter_) if _field(part) != facet)
    return And(rest) if rest else None


def suits(filter_: Filter | None, variant: HitVariant) -> bool:
    """Whether a variant has the options that are asked for. Other fields are the style's, or the engine's matter."""
    match filter_:
        case Equals("color" | "size" as name, value):
            return _has_option(variant, name, value)
        case Equals("availability", value):
            return folded_value(variant.availability or "") == folded_value(value)
        case Equals(name, value) if name.startswith("options."):
            return _has_option(variant, name.removeprefix("options."), value)
        case And(parts):
            return all(suits(part, variant) for part in parts)
        case Or(parts):
            return any(suits(part, variant) for part in parts)
        case _:
            return True


def _has_option(variant: HitVariant, name: str, value: str) -> bool:
    wanted = option_field(name), folded_value(value)
    return any((option_field(key), folded_value(said)) == wanted for key, said in variant.options.items())


def _conjuncts(filter_: Filter | None) -> list[Filter]:
    match filter_:
        case None:
            return []
        case And(parts):
            return [inner for part in parts for inner in _conjuncts(part)]
        case _:
            return [filter_]


def _field(part: Filter) -> str | None:
    """The one field that values or ranges are listed of; None for anything else."""
    match part:
        case Equals(name, _):
            return name.removeprefix("options.") if name in ("options.color", "options.size") else name
        case Between(name, _, _):
            return name
        case Or(parts) if parts and all(isinstance(inner, Equals | Between) for inner in parts):
            fields = {_field(inner) for inner in parts}
            return fields.pop() if len(fields) == 1 else None
        case _:
            return None


def _values(part: Filter) -> list[str]:
    match part:
        case Equals(_, value):
            return [value]
        case Or(parts):
            return [value for inner in parts for value in _values(inner)]
        case _:
            return []
