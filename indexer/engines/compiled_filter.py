"""A filter as the condition that engines translate: checked, bounded, options joined that one variant must have."""

import math
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from itertools import product

from config.errors import InputError
from indexer.engines.condition import AllOf, AnyOf, Condition, HasAny, NoneOf, NumberBetween
from indexer.engines.facts import VARIANT_FIELDS, Pair, folded_value, option_field, token
from indexer.engines.numbers import NUMBERS
from indexer.engines.query import FILTERS, And, Between, Equals, Filter, Not, Or
from indexer.minor_units import to_minor_units

_DEEPEST = 50
_MOST_COMBINATIONS = 2_000
_DIGITS = 12

_Combination = frozenset[Pair]


def compile_filter(filter_: Filter, currency: str) -> Condition:
    """The filter as a condition. Raises InputError for unknown fields, wrong prices, and filters without measure.

    ``Not`` speaks of the whole document: no variant of it has the value.
    """
    return _compile(filter_, currency, 0)


def _compile(part: Filter, currency: str, depth: int) -> Condition:
    if depth > _DEEPEST:
        raise InputError("The filter is nested too deep.", f"Use at most {_DEEPEST} levels.")
    on_variant = _combinations(part, depth)
    if on_variant is not None:
        return HasAny(tuple(token(pairs) for pairs in on_variant))
    match part:
        case Equals("price", value):
            amount = _minor(_decimal(value), currency)
            return NumberBetween("price", amount, amount)
        case Equals():
            return HasAny((token([_pair(part)]),))
        case Between("price", low, high):
            return NumberBetween("price", _minor(low, currency), _minor(high, currency))
        case Between(field, low, high):
            return NumberBetween(field, _whole(low, math.ceil), _whole(high, math.floor))
        case Not(inner):
            return NoneOf(_compile(inner, currency, depth + 1))
        case Or(parts):
            return AnyOf(tuple(_compile(inner, currency, depth + 1) for inner in parts))
        case And(parts):
            return _compile_and(parts, currency, depth)


def _compile_and(parts: tuple[Filter, ...], currency: str, depth: int) -> Condition:
    flat = _flattened(parts, depth)
    on_variant = [part for part in flat if _combinations(part, depth + 1) is not None]
    conditions = [_compile(part, currency, depth + 1) for part in flat if part not in on_variant]
    if on_variant:
        conditions.append(_compile(And(tuple(on_variant)), currency, depth + 1))
    return AllOf(tuple(conditions))


def _flattened(parts: tuple[Filter, ...], depth: int) -> list[Filter]:
    if depth > _DEEPEST:
        raise InputError("The filter is nested too deep.", f"Use at most {_DEEPEST} levels.")
    found: list[Filter] = []
    for part in parts:
        found.extend(_flattened(part.parts, depth + 1) if isinstance(part, And) else [part])
    return found


def _combinations(part: Filter, depth: int) -> list[_Combination] | None:
    """The combinations of pairs of which one variant must have one; None if the part asks for anything else."""
    if depth > _DEEPEST:
        raise InputError("The filter is nested too deep.", f"Use at most {_DEEPEST} levels.")
    match part:
        case Equals():
            pair = _pair(part)
            return [frozenset((pair,))] if _is_variants(pair[0]) else None
        case Or(parts) if parts:
            alternatives = [_combinations(inner, depth + 1) for inner in parts]
            known = [found for found in alternatives if found is not None]
            return [c for found in known for c in found] if len(known) == len(alternatives) else None
        case And(parts) if parts:
            factors = [_combinations(inner, depth + 1) for inner in parts]
            known = [found for found in factors if found is not None]
            return _crossed(known) if len(known) == len(factors) else None
        case _:
            return None


def _crossed(factors: list[list[_Combination]]) -> list[_Combination]:
    size = 1
    for factor in factors:
        size *= len(factor)
        if size > _MOST_COMBINATIONS:
            raise InputError("The filter has too many combinations of options.", "Ask for fewer values at once.")
    united = (frozenset[Pair]().union(*choice) for choice in product(*factors))
    return [pairs for pairs in united if _possible(pairs)]


def _possible(pairs: _Combination) -> bool:
    """No variant has two values of one option."""
    return len({name for name, _ in pairs}) == len(pairs)


def _is_variants(field: str) -> bool:
    return field in VARIANT_FIELDS or field.startswith("options.")


def _pair(part: Equals) -> Pair:
    if part.field in ("color", "size"):
        return option_field(part.field), folded_value(part.value)
    if part.field.startswith("options."):
        return option_field(part.field.removeprefix("options.")), folded_value(part.value)
    if part.field not in FILTERS or part.field in NUMBERS:
        known = ", ".join(FILTERS)
        raise InputError(f"There is no filter field '{part.field[:100]}'.", f"Use one of: {known}, options.NAME.")
    if part.field in ("id", "section"):
        return part.field, part.value
    return part.field, folded_value(part.value)


def _decimal(value: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation:
        raise InputError(f"'{value[:100]}' is no price.", "Write it as a decimal number such as 49.90.") from None


def _whole(number: Decimal | None, rounded: Callable[[Decimal], int]) -> int | None:
    if number is None:
        return None
    if not number.is_finite() or number.adjusted() > _DIGITS:
        raise InputError(f"'{str(number)[:100]}' is no number to compare with.", "Write a whole number or a date.")
    return rounded(number)


def _minor(amount: Decimal | None, currency: str) -> int | None:
    if amount is None:
        return None
    units = to_minor_units(amount, currency)
    if units is None:
        raise InputError(f"'{str(amount)[:100]}' is no price.", "Write it as a decimal number such as 49.90.")
    return units
