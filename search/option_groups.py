"""Variants by their options, in few words for people."""

from collections.abc import Iterable

from search.response import HitVariant


def option_groups(variants: Iterable[HitVariant]) -> list[str]:
    """``Black 41, 42, 43`` and ``Red 41``: the sizes of each colour together, and what else varies beside them."""
    groups: dict[str, dict[str, None]] = {}
    for variant in variants:
        rest = {name: value for name, value in variant.options.items() if name not in ("color", "size")}
        group = " ".join(filter(None, [variant.options.get("color"), *rest.values()]))
        sizes = groups.setdefault(group, {})
        if size := variant.options.get("size"):
            sizes[size] = None
    texts = (f"{group} {', '.join(sizes)}".strip() for group, sizes in groups.items())
    return [text for text in texts if text]
