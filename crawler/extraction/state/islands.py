"""Astro's way of handing data to the islands of a page: each value behind the number of its kind."""

MAX_DEPTH = 40
_PLAIN, _LIST = 0, 1


def island_props(props: object, depth: int = MAX_DEPTH) -> object:
    """``{"product": [0, {"price": [0, 12.5], "tags": [1, [[0, "new"]]]}]}`` as what it means; what is written
    otherwise stays as it is."""
    if depth == 0:
        return None
    if isinstance(props, dict):
        return {key: _value(inner, depth) for key, inner in props.items()}
    return props


def _value(pair: object, depth: int) -> object:
    if not (isinstance(pair, list) and len(pair) == 2 and pair[0] in (_PLAIN, _LIST)):
        return pair
    kind, value = pair
    if kind == _LIST and isinstance(value, list):
        return [_value(inner, depth - 1) for inner in value]
    return island_props(value, depth - 1)
